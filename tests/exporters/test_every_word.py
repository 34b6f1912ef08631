"""Every fixed word of a document comes from its language: a language of x's leaves no other letter behind."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from enum import Enum

import pytest

from app.domain.document import Heading, Table
from app.domain.handoff import Handoff, Paperwork
from app.domain.plan import Plan, Program, Segment
from app.domain.tongue import Tongue
from exporters import Audience, Depth, Options, document, guide_context
from exporters.change_note import change_note
from tests.exporters.plans import small_delivery, small_plan, with_fixed

PROGRAM = Program("g", "Coaching", measure="70 % by March", must_stay="The ten words.")
UNITS = re.compile(r"\b(\d+ (min|h|s)|\d+ h \d+)\b")
PAPERS = [
    *((Paperwork.GUIDE, depth) for depth in Depth),
    (Paperwork.CARD, Depth.STANDARD),
    (Paperwork.AGENDA, Depth.STANDARD),
    (Paperwork.LEADER_BRIEF, Depth.STANDARD),
]


class Xs(Tongue):
    """Each letter of its sentences an x; what is filled in stays."""

    def __call__(self, english, /, **values):
        masked = "".join(
            part if part.startswith("{") else re.sub(r"[^\W\d_]", "x", part) for part in re.split(r"(\{\w+\})", english)
        )
        return masked.format(**values) if values else masked


XS = Xs(months=("x",) * 12, short_months=("x",) * 12)


def own_texts(value):
    """Every text a plan brings along, the longest first."""
    if isinstance(value, Enum):
        return set()
    if isinstance(value, str):
        return {value}
    if isinstance(value, tuple):
        return set().union(*map(own_texts, value))
    if is_dataclass(value):
        return set().union(*(own_texts(getattr(value, field.name)) for field in fields(value)))
    return set()


def all_words(made):
    yield from made.words()
    yield from (*made.head, made.foot, made.subject, made.keywords, made.page_words.format(page=1, pages=2))
    for part in made.parts:
        if isinstance(part, Table):
            yield part.about


@pytest.mark.parametrize(("kind", "depth"), PAPERS)
@pytest.mark.parametrize("delivery", [None, small_delivery()])
@pytest.mark.parametrize(
    "plan",
    [
        with_fixed(small_plan(), "close", 43_200),
        replace(small_plan(), promised_s=5400, people_fewest=3, people_most=9, platform="Zoom"),
        Plan("e", "Empty"),
        Plan("l", "Long", segments=tuple(Segment(str(n), f"Part {n}") for n in range(60))),
    ],
    ids=["fixed", "over", "empty", "long"],
)
def test_no_fixed_word_passes_the_language_by(monkeypatch, kind, depth, delivery, plan):
    monkeypatch.setattr(guide_context, "tongue_of", lambda *_: XS)
    before = replace(with_fixed(plan, "hard", 40_000), deck="old.pptx", version="1.2", promised_s=3600)
    options = Options(depth=depth, program=PROGRAM, today="2026-11-13", since=Handoff("h", plan.id, "", before))
    made = document(kind, plan, delivery, options)
    check(made, plan, before, delivery)


@pytest.mark.parametrize("audience", Audience)
def test_no_fixed_word_of_a_change_note_passes_the_language_by(monkeypatch, audience):
    monkeypatch.setattr(guide_context, "tongue_of", lambda *_: XS)
    plan, run = small_plan(), small_delivery()
    other = replace(plan.segments[4], planned_s=60, cues=(), needs=(), steps=(), markers=())
    before = replace(plan, version="1.2", deck="old.pptx", objectives=(), segments=(*plan.segments[:4], other))
    was, now = (Handoff("h", plan.id, "", each, run) for each in (before, plan))
    check(change_note(was, now, audience, Options(author="Dana")), plan, before, run)


def check(made, plan, before, delivery):
    """No letter is left that neither the plan nor the run brought along."""
    mine = sorted(own_texts((plan, before, delivery or (), PROGRAM)) | {"Berlin", "Dana"}, key=len, reverse=True)
    known = re.compile("|".join(re.escape(text) for text in mine if len(text) > 2), re.IGNORECASE)
    for line in all_words(made):
        left = known.sub("", UNITS.sub("", line))
        assert set(re.findall(r"[^\W\d_]", left)) <= {"x", "v", "Δ"}, line
    assert all(part.anchor or part.level == 1 for part in made.parts if isinstance(part, Heading))
