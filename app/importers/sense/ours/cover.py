"""Reads the cover of a cue sheet this app wrote: label and value, one pair a row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from app.domain.plan import Mode, Plan, Status, new_id
from app.domain.sheet import Cell, CellKind, Grid
from app.domain.text import one_line
from app.domain.words import MODE_WORDS
from app.importers.sense.text.dates import whole_day
from app.importers.sense.text.lengths import whole_length

_WHERE: Final = re.compile(r"(.+?)(?: on (.+?))?(?:, (?:(\d{1,5}) to )?(\d{1,5}) people)?")


@dataclass(frozen=True, slots=True)
class Cover:
    """A plan without its inside; ``start_s`` None where the cover has none, ``promised_s`` 0."""

    plan: Plan
    start_s: int | None
    promised_s: int


def read_cover(source: str, grid: Grid | None) -> Cover:
    """The cover's facts; without one the plan bears the file's name."""
    rows = grid.rows if grid else ()
    said = {_label(cells): cells[1] for cells in rows if len(cells) > 1 and cells[0] and cells[1]}
    texts = {label: one_line(cell.text) for label, cell in said.items()}
    version, _, status = texts.get("Version", "").rpartition(", ")
    length = whole_length(texts.get("Length", ""))
    day = whole_day(texts.get("Date", ""))
    mode, platform, fewest, most = _where(texts.get("Where", ""))
    plan = Plan(
        id=new_id(),
        title=texts.get("Session", "") or one_line(PurePath(source).stem, 200) or "Imported session",
        status=Status(status) if status in {*Status} else Status.DRAFT,
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


def _where(text: str) -> tuple[Mode, str, int | None, int | None]:
    modes = {words: mode for mode, words in MODE_WORDS.items()}
    found = _WHERE.fullmatch(text)
    if not found or found[1] not in modes:
        return Mode.VIRTUAL, "", None, None
    fewest, most = (int(one) if one else None for one in (found[3], found[4]))
    return modes[found[1]], found[2] or "", fewest, most
