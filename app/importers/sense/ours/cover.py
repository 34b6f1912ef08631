"""Reads the cover of a cue sheet this app wrote: label and value, one pair a row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from app.domain.plan import Mode, Plan, Status, new_id
from app.domain.sheet import Cell, CellKind, Grid
from app.domain.text import one_line
from app.domain.tongue import ENGLISH, Tongue
from app.domain.words import MODE_WORDS, STATUS_WORDS
from app.importers.sense.ours.said_back import inside
from app.importers.sense.text.dates import whole_day
from app.importers.sense.text.lengths import whole_length


@dataclass(frozen=True, slots=True)
class Cover:
    """A plan without its inside; ``start_s`` None where the cover has none, ``promised_s`` 0."""

    plan: Plan
    start_s: int | None
    promised_s: int


def read_cover(source: str, grid: Grid | None, say: Tongue = ENGLISH) -> Cover:
    """The cover's facts; without one the plan bears the file's name."""
    rows = grid.rows if grid else ()
    said = {_label(cells): cells[1] for cells in rows if len(cells) > 1 and cells[0] and cells[1]}
    texts = {label: one_line(cell.text) for label, cell in said.items()}
    version, _, status = texts.get("Version", "").rpartition(", ")
    known = {say(words): one for one, words in STATUS_WORDS.items()}
    length = whole_length(texts.get("Length", ""))
    day = whole_day(texts.get("Date", ""))
    mode, platform, fewest, most = _where(texts.get("Where", ""), say)
    plan = Plan(
        id=new_id(),
        title=texts.get("Session", "") or one_line(PurePath(source).stem, 200) or "Imported session",
        status=known.get(status, Status.DRAFT),
        version=version or "0.1",
        date=day.date if day else "",
        mode=mode,
        platform=platform,
        people_fewest=fewest,
        people_expected=most if fewest is None else None,
        people_most=most if fewest is not None else None,
        deck=texts.get("Slides", ""),
        back_channel=texts.get("Back channel", ""),
        signal=texts.get("Signal for a change", ""),
    )
    start = said.get("Start")
    start_s = start.seconds if start is not None and start.kind is CellKind.TIME else None
    return Cover(plan, start_s, length.planned_s if length else 0)


def _label(cells: tuple[Cell, ...]) -> str:
    """What a row tells: by its hidden key, else by the words before it."""
    kind, _, key = cells[2].text.partition(":") if len(cells) > 2 else ("", "", "")
    return key if kind == "fact" else cells[0].text


def _where(text: str, say: Tongue) -> tuple[Mode, str, int | None, int | None]:
    """Mode, platform, and the fewest and the most people, as ``Virtual on Zoom, 12 to 18 people``."""
    place, fewest, most = text, None, None
    for start in (n for n, sign in enumerate(text) if sign == ","):
        found = _people(text[start + 1 :].strip(), say)
        if found:
            place, (fewest, most) = text[:start], found
    for mode, words in MODE_WORDS.items():
        if place == say(words):
            return mode, "", fewest, most
        if found_on := inside(say("{mode} on {platform}").replace("{mode}", say(words)), place):
            return mode, found_on["platform"], fewest, most
    return Mode.VIRTUAL, "", None, None


def _people(text: str, say: Tongue) -> tuple[int | None, int] | None:
    """The fewest and the most people, or how many."""
    patterns = (say("{low} to {high} people"), say("{n} people"), say("{n} person"))
    for pattern in patterns:
        found = inside(pattern, text)
        if found and all(_NUMBER.fullmatch(number) for number in found.values()):
            numbers = [int(number) for number in found.values()]
            return (numbers[0] if len(numbers) > 1 else None), numbers[-1]
    return None


_NUMBER: Final = re.compile(r"[0-9]{1,5}")
