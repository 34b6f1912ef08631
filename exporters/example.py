"""A run-of-show as a spreadsheet: one segment a row to fill in, and a sheet that says what goes where.

The sheet is one the import reads without a question. It holds what people keep in a run-of-show; markers, scripts
and the rest of a plan have no column in it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from app.domain.document import Tone
from app.domain.layout import lay_out
from app.domain.plan import DAY_S, MAIN_LANE, After, Plan, Segment
from app.domain.sheet import EXAMPLE_GUIDE
from app.domain.words import KIND_WORDS
from app.domain.workbook import Book, CellLook, Choice, Sheet, SheetCell, SheetColumn, SheetRow

RUN_OF_SHOW: Final = "Run-of-show"
NO_SECTION: Final = "–"
"""An empty cell would go on with the section above, as most people mean it."""
EMPTY_ROWS: Final = 20
"""Rows to go on with, under those that are filled."""


@dataclass(frozen=True, slots=True)
class _Part:
    """One column: its head, its width, what goes there, and what a segment has of it."""

    head: str
    width: int
    told: str
    of: Callable[[Segment], str | int | None]
    look: CellLook = CellLook.TEXT


def _minutes(seconds: int | None) -> int | str | None:
    """Whole minutes as a number to calculate with; others as minutes and seconds in words."""
    if seconds is None or seconds % 60 == 0:
        return None if seconds is None else seconds // 60
    return f"{seconds // 60} min {seconds % 60} s" if seconds >= 60 else f"{seconds} s"


_PARTS: Final = (
    _Part("Title", 34, "What happens, in a few words. The one column every row needs.", lambda s: s.title),
    _Part(
        "Minutes",
        9,
        "How long it is planned to take. A range such as 15–20 is understood too.",
        lambda s: _minutes(s.planned_s),
    ),
    _Part("Shortest", 9, "The least it can take and still do its work.", lambda s: _minutes(s.shortest_s)),
    _Part("Longest", 9, "The most you would give it.", lambda s: _minutes(s.longest_s)),
    _Part("Kind", 15, "Choose one, or leave it empty: the title often says it.", lambda s: KIND_WORDS[s.kind]),
    _Part(
        "Owner", 16, "The role that leads it (facilitator, producer, guest), rather than a name.", lambda s: s.led_by
    ),
    _Part("Why", 36, "Why it is here: what is lost when it is cut.", lambda s: s.intent.why),
    _Part("Description", 40, "What people do, as the facilitator needs it.", lambda s: s.description),
    _Part(
        "Producer cue",
        28,
        "What the producer does. One action a line.",
        lambda s: "\n".join(cue.title for cue in s.cues),
    ),
    _Part(
        "Materials",
        26,
        "What has to be ready. One thing a line.",
        lambda s: "\n".join(need.title for need in s.needs),
    ),
    _Part("Slides", 9, "Numbers of the slides, as 4–9.", lambda s: s.slides),
    _Part("Notes", 28, "Anything else.", lambda s: s.notes),
)
_START_TOLD: Final = (
    "Only for the first row and where something must begin at that time (a guest, lunch). "
    "All other rows follow one another."
)
_SECTION_TOLD: Final = "What the rows belong to, until another is named; a dash for none."
_LANE_TOLD: Final = "For what runs beside the main room; empty for the main room."
_MORE_TOLD: Final = "Any column you add. It is kept with its row under the name you give it."


def example_book(plan: Plan, today: str = "") -> Book:
    """The workbook of a plan; ``today`` is the ISO date it was made on."""
    return Book(
        title=f"{plan.title}: run-of-show",
        subject="Run-of-show to fill in",
        author="Throughline",
        keywords="run-of-show, example",
        language=plan.language,
        made=today,
        head=(plan.title, ""),
        foot=RUN_OF_SHOW,
        sheets=(_rows(plan), _guide(_has_lanes(plan))),
    )


def _has_lanes(plan: Plan) -> bool:
    return any(segment.lane_id != MAIN_LANE for segment in plan.running_segments)


def _rows(plan: Plan) -> Sheet:
    lanes = _has_lanes(plan)
    columns = [SheetColumn("Start", 8), *(SheetColumn(part.head, part.width) for part in _PARTS)]
    columns.append(SheetColumn("Section", 16))
    if lanes:
        columns.append(SheetColumn("Lane", 16))
    starts = lay_out(plan).starts_s
    filled = [
        _row(plan, segment, start, lanes)
        for segment, start in zip(plan.segments, starts, strict=True)
        if not segment.parked
    ]
    blank = SheetRow(tuple(SheetCell(mine=True) for _ in columns))
    title = SheetRow((SheetCell(plan.title, CellLook.TITLE),), span=True)
    kinds = Choice(1 + [part.head for part in _PARTS].index("Kind"), tuple(KIND_WORDS.values()))
    rows = (*filled, *(blank for _ in range(EMPTY_ROWS)))
    return Sheet(RUN_OF_SHOW, tuple(columns), rows, (title,), frozen_columns=2, choices=(kinds,))


def _row(plan: Plan, segment: Segment, start_s: int, lanes: bool) -> SheetRow:
    first = segment.id == next(one.id for one in plan.running_segments)
    told = first or not isinstance(segment.start, After)
    start = SheetCell(start_s % DAY_S if told else None, CellLook.CLOCK, mine=True)
    section = next((one.title for one in plan.sections if one.id == segment.section_id), NO_SECTION)
    cells = [start, *(SheetCell(part.of(segment), part.look, mine=True) for part in _PARTS)]
    cells.append(SheetCell(section if plan.sections else "", mine=True))
    if lanes:
        beside = "" if segment.lane_id == MAIN_LANE else next(x.title for x in plan.lanes if x.id == segment.lane_id)
        cells.append(SheetCell(beside, mine=True))
    return SheetRow(tuple(cells))


def _guide(lanes: bool) -> Sheet:
    told = [
        ("Start", _START_TOLD),
        *((part.head, part.told) for part in _PARTS),
        ("Section", _SECTION_TOLD),
        *((("Lane", _LANE_TOLD),) if lanes else ()),
        ("Your own", _MORE_TOLD),
    ]
    rows = tuple(SheetRow((SheetCell(head, CellLook.STRONG), SheetCell(words)), Tone.GRAY) for head, words in told)
    above = (SheetRow((SheetCell("What goes where", CellLook.TITLE),), span=True),)
    columns = (SheetColumn("Column", 18), SheetColumn("What to write there", 90))
    return Sheet(EXAMPLE_GUIDE, columns, rows, above, filtered=False)
