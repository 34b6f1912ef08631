"""The sheet that tells a producer what is otherwise than in the handoff before, and what to do about it now."""

from __future__ import annotations

from dataclasses import replace

from app.domain.cue_sheet import CHANGES
from app.domain.news import Item
from app.domain.plan import At
from app.domain.workbook import CellLook, Choice, Sheet, SheetCell, SheetRow
from exporters.cue_rows import OFFSET_AT, clock_cells
from exporters.desk import BLANK, BOX, TICKS, Desk, clock_width, title_rows
from exporters.news import News


def changes(desk: Desk, news: News) -> Sheet:
    """Every place with a sentence a change, in running order; then what begins at another time."""
    say = desk.say
    columns = (
        desk.head("Where", 32),
        desk.head("Clock", clock_width(say)),
        desk.head("Min", 8),
        desk.head("What changed", 84),
        desk.head("Mind", 18),
        desk.head("Done", 8),
    )
    rows = [_row(desk, item) for item in news.items]
    if news.shifts:
        where = SheetCell(say("What begins at another time"), CellLook.STRONG)
        rows.append(SheetRow((where, BLANK, BLANK, SheetCell("\n".join(news.shifts)), BLANK, BOX)))
    nothing = SheetRow((SheetCell(say("Nothing that concerns you has changed."), CellLook.HINT),), span=True)
    above = title_rows(desk, say("What changed since {version}", version=news.before), " ".join(news.to_do))
    choices = (Choice(5, TICKS),)
    return Sheet(
        say("Changes"), columns, tuple(rows) or (nothing,), above, filtered=False, choices=choices, key=CHANGES
    )


def _row(desk: Desk, item: Item) -> SheetRow:
    moment = next((one for one in desk.timing.everything if one.segment.id == item.segment_id), None)
    clock = (BLANK, BLANK)
    if moment is not None:
        shown, offset = clock_cells(desk.timing, moment.start_s, isinstance(moment.segment.start, At), OFFSET_AT)
        clock = (replace(shown, mine=False), replace(offset, mine=False))
    mind = desk.say("Do not miss") if item.binding else ""
    said = SheetCell("\n".join(item.sentences))
    return SheetRow((SheetCell(item.where, CellLook.STRONG), *clock, said, SheetCell(mind), BOX))
