"""Marks the rows of a workbook that are not as they were handed off: a sign and a word, and a tint beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from app.domain.compare import Change, Fact, State, compare
from app.domain.concerns import Audience, for_role
from app.domain.cue_sheet import ID
from app.domain.document import Tone
from app.domain.plan import Cue, Need, Plan
from app.domain.tongue import Tongue
from app.domain.workbook import CellLook, Rule, Sheet, SheetCell, SheetColumn
from exporters.guide_changes import CHANGED

_WIDTH: Final = 11
_HEAD: Final = "Changed"
_BODY_LOOKS: Final = 2
"""Columns at the left that are tinted with the mark: they stay in view."""


def marks_of(before: Plan, after: Plan, say: Tongue) -> dict[str, str]:
    """The hidden ids of all rows a producer has to look at again, each with its mark."""
    new, changed = f"{CHANGED} {say('New')}", f"{CHANGED} {say('Changed')}"
    found: dict[str, str] = {}
    inside = {segment.id: segment for segment in after.segments}
    for change in for_role(compare(before, after), Audience.PRODUCER).rows:
        segment = inside.get(change.segment_id)
        if segment is None or segment.parked:
            continue
        if change.state is State.NEW:
            items: tuple[Cue | Need, ...] = (*segment.cues, *segment.needs)
            found |= {f"segment:{segment.id}": new, **{_row(item): new for item in items}}
        else:
            found |= dict(_changed(change, new, changed))
    return found


def _changed(change: Change, new: str, changed: str) -> Iterator[tuple[str, str]]:
    """The rows of one segment: its items have rows of their own, all else is told in the segment's."""
    if change.state is State.MOVED or any(not _has_row(fact) for fact in change.facts):
        yield f"segment:{change.segment_id}", changed
    for fact in change.facts:
        if isinstance(fact.after, Cue | Need):
            yield _row(fact.after), changed if fact.before else new


def _has_row(fact: Fact) -> bool:
    return isinstance(fact.after, Cue | Need)


def _row(item: Cue | Need) -> str:
    return f"{'cue' if isinstance(item, Cue) else 'need'}:{item.id}"


def mark_sheet(sheet: Sheet, marks: dict[str, str], say: Tongue) -> Sheet:
    """The sheet with a column of marks, before its hidden ones; as it is where no row is marked."""
    keys = [column.known_as for column in sheet.columns]
    if ID not in keys or not sheet.headed:
        return sheet
    at = keys.index(ID)
    if not any(_marked(row.cells[at].value, marks) for row in sheet.rows if len(row.cells) > at):
        return sheet
    place = next((n for n, column in enumerate(sheet.columns) if column.hidden and n > _last_seen(sheet)), at)
    columns = (*sheet.columns[:place], SheetColumn(say("Changed"), _WIDTH, key=_HEAD), *sheet.columns[place:])
    rows = tuple(
        replace(row, cells=(*row.cells[:place], _mark(row.cells[at].value, marks), *row.cells[place:]))
        if len(row.cells) > at
        else row
        for row in sheet.rows
    )
    marks_first = (
        Rule(place, CHANGED, Tone.VIOLET, 0, _BODY_LOOKS - 1),
        Rule(place, CHANGED, Tone.VIOLET, place, place),
    )
    rules = (*marks_first, *sheet.rules)
    return replace(sheet, columns=columns, rows=rows, rules=rules)


def _last_seen(sheet: Sheet) -> int:
    return max((n for n, column in enumerate(sheet.columns) if not column.hidden), default=-1)


def _marked(row_id: object, marks: dict[str, str]) -> str:
    """A row's mark; of a row for several needs that of any of them."""
    kind, _, keys = str(row_id or "").partition(":")
    if kind == "needs":
        return next((marks[f"need:{key}"] for key in keys.split(" ") if f"need:{key}" in marks), "")
    return marks.get(str(row_id or ""), "")


def _mark(row_id: object, marks: dict[str, str]) -> SheetCell:
    return SheetCell(_marked(row_id, marks), CellLook.STRONG)
