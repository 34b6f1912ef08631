"""Each language the documents are written in has every fixed word, with the same places to fill in."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path
from string import Formatter

import pytest

from app.assets import asset
from app.domain import words
from app.domain.cue_sheet import FIXED_WORD
from app.domain.document import PAGE_WORDS
from app.tongues import TONGUES, tongue

ROOT = Path(__file__).resolve().parents[2]
TRANSLATED = sorted(name for name in TONGUES if name.split("-")[0] != "en")
ENGLISH_ONLY = {"example.py"}
"""What is filled in for the import, which reads it without a question."""
SAID = (
    words.KIND_WORDS,
    words.MARKER_WORDS,
    words.STEP_WORDS,
    words.ACTION_WORDS,
    words.TRIGGER_WORDS,
    words.NEED_WORDS,
    words.NEED_STATE_WORDS,
    words.MODE_WORDS,
    words.STATUS_WORDS,
)


def fixed_words() -> set[str]:
    """All that is said as it stands in the code, and the words for the plan's kinds."""
    files = [file for file in (ROOT / "exporters").glob("*.py") if file.name not in ENGLISH_ONLY]
    found = {PAGE_WORDS, FIXED_WORD, *(word for each in SAID for word in each.values())}
    domain = ROOT / "app" / "domain"
    spoken = ("compare_words", "compare_items", "cue_words", "news", "recovery", "tongue")
    for file in (*files, *(domain / f"{name}.py" for name in spoken)):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                found.update(one.value for one in said(node) if isinstance(one, ast.Constant))
    return found


def said(call: ast.Call) -> list[ast.expr]:
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    return call.args[:1] if name in ("say", "self", "head") else call.args[1:3] if name == "count" else []


def places(pattern: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(pattern) if name is not None)


@pytest.mark.parametrize("name", TRANSLATED)
def test_every_fixed_word_is_there_and_no_other(name: str) -> None:
    held = tongue(name).words
    assert fixed_words() - held.keys() == set()
    assert held.keys() - fixed_words() == set()


@pytest.mark.parametrize("name", TRANSLATED)
def test_the_places_to_fill_in_are_the_same(name: str) -> None:
    for english, own in tongue(name).words.items():
        assert own.strip(), english
        assert places(own) == places(english), english
        assert [part for part in (own[:1], own[-1:]) if part == " "] == [
            part for part in (english[:1], english[-1:]) if part == " "
        ], english


@pytest.mark.parametrize("name", TRANSLATED)
def test_a_language_has_its_own_dates(name: str) -> None:
    say = tongue(name)
    assert len(set(say.months)) == len(set(say.short_months)) == 12
    assert re.fullmatch(r"14\D+\D2026", say.long_date("2026-11-14"))
    assert say.long_date("no date") == "no date"
    assert json.loads(asset("documents", f"{name}.json").read_text(encoding="utf-8")).keys() >= {"words", "quotes"}


def test_an_american_clock_has_twelve_hours() -> None:
    say = tongue("en-US")
    assert [say.clock(hour * 3600 + 300) for hour in (0, 9, 12, 23)] == [
        "12:05\u00a0AM",
        "9:05\u00a0AM",
        "12:05\u00a0PM",
        "11:05\u00a0PM",
    ]
    assert say.short_date("2026-11-14") == "Nov 14, 2026"


@pytest.mark.parametrize(("tag", "own"), [("de-AT", "de"), ("fr_CA", "fr"), ("es", "es"), ("ja", "en"), ("", "en")])
def test_a_region_falls_back_on_its_language(tag: str, own: str) -> None:
    assert tongue(tag).tag == own
