"""A whole workbook that came back: made again as it was handed off, and read sheet by sheet beside it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final

from app.domain.clock import format_clock
from app.domain.cue_sheet import BEFORE, COVER, CUES
from app.domain.handoff import Handoff, Paperwork
from app.domain.identity import SHEET, Identity
from app.domain.plan import Delivery, Plan
from app.domain.review import Review
from app.domain.sheet import NO_RESULT, CellKind, Grid, Place
from app.domain.workbook import Book, Sheet
from app.importers.sense.ours.identity import by_key, stamp_in
from app.reviewing.added_rows import read_added, read_gone
from app.reviewing.bench import Bench
from app.reviewing.cells import clock_in
from app.reviewing.cue_rows import enter_done, read_cue
from app.reviewing.elsewhere import read_elsewhere
from app.reviewing.finding import tables_of
from app.reviewing.ledger import Ledger, Spot, quoted
from app.reviewing.other_rows import read_fact, read_need, read_needs, read_over, read_person, read_right, table_value
from app.reviewing.segment_rows import read_segment
from app.reviewing.tables import Line, Table
from app.reviewing.times import Starts, moved_to, start_of_clocks, unreadable
from exporters import book
from exporters.numbering import cue_numbers
from exporters.options import Options, tongue_of
from exporters.timing import Timing, time_plan

Read = Callable[[Bench, Table, Line], None]
READERS: Final[dict[str, Read]] = {
    "segment": read_segment,
    "cue": read_cue,
    "need": read_need,
    "needs": read_needs,
    "rights": read_right,
    "person": read_person,
    "fact": read_fact,
}
_BOOKS: Final = {kind.value: kind for kind in (Paperwork.CUE_SHEET, Paperwork.READINESS)}
CHANGED: Final = "Changed"
"""The column of marks: it is there only beside what was otherwise than in the handoff before."""
ANOTHER: Final = "The file was made from another session. Choose the handoff it came from, or import it."


def reviewed(handoff: Handoff, plan: Plan, run: Delivery | None, grids: tuple[Grid, ...], source: str) -> Review:
    """What the workbook brought back."""
    stamp = stamp_in(grids)
    identity = stamp.identity if stamp else Identity("", handoff.plan_id)
    if identity.plan_id != handoff.plan_id:
        return Review(source, handoff.id, (), (ANOTHER,))
    ledger = Ledger(handoff, plan, run)
    keyed = by_key(grids, stamp)
    made = _made_again(handoff, identity, keyed)
    names = tuple(grid.name for grid in grids)
    told = {key: {*heads.values()} for key, heads in stamp.columns.items()} if stamp else {}
    tables = list(tables_of(made, keyed, names, told))
    found = [table for _, table in tables if table is not None]
    bench = _bench(ledger, identity, found)
    _tell(ledger, tables, grids)
    if bench.starts.now_s != bench.starts.was_s and not any(table.key == COVER for table in found):
        clock = format_clock(bench.starts.now_s)
        ledger.unread.append(f"All clocks count from {clock} now, and no cover says so: the start is left as it is.")
    shown = [table.shown for table in found]
    _tell_strangers(ledger, made, keyed, {*told, *(stamp.sheets.values() if stamp else ()), *shown})
    _read_all(bench, found)
    read_elsewhere(bench, made, keyed, names)
    _remarks(bench, found, grids)
    return ledger.review(source)


def _read_all(bench: Bench, found: list[Table]) -> None:
    """What is over the tables first, since rows count from it; what is gone last."""
    for table in found:
        read_over(bench, table)
    for table in found:
        for line in table.lines:
            READERS[line.kind](bench, table, line)
            _beside(bench, table, line)
            for column in unreadable(line):
                bench.ledger.unread.append(f"{table.place(line, column)}: {quoted(line.text(column))} is no time.")
        read_added(bench, table)
    for table in found:
        read_gone(bench, table)
    enter_done(bench)


def _made_again(handoff: Handoff, identity: Identity, grids: tuple[Grid, ...]) -> Book:
    """The workbook as it was handed off; which of the two it is, its sheets tell where it does not say so itself."""
    kind = _BOOKS.get(identity.paperwork)
    if kind is None:
        kind = Paperwork.READINESS if any(grid.name == "Readiness" for grid in grids) else Paperwork.CUE_SHEET
    return book(kind, handoff.plan, handoff.delivery, Options(language=identity.language or handoff.language))


def _bench(ledger: Ledger, identity: Identity, found: list[Table]) -> Bench:
    handoff = ledger.handoff
    say = tongue_of(handoff.plan, handoff.delivery, Options(language=identity.language or handoff.language))
    timing = time_plan(handoff.plan, handoff.delivery, say)
    starts = _starts(timing, found)
    offsets = {one.segment.id: timing.offset_s(one.start_s) for one in timing.everything}
    by_s = timing.plan.start_s - handoff.plan.start_s
    bench = Bench(ledger, say, starts, by_s, offsets, cue_numbers(timing))
    for table in found:
        if table.key in {CUES, BEFORE}:
            moves = ((line.key, moved_to(line, starts)) for line in table.lines if line.kind == "segment")
            bench.moved.update({key: offset for key, offset in moves if offset is not None})
    return bench


def _starts(timing: Timing, found: list[Table]) -> Starts:
    """The start on the cover, which all clocks follow; where there is no cover, the one they agree on."""
    was_s = timing.plan.start_s
    for table in found:
        for line in table.lines:
            if line.id == "fact:Start":
                clock = clock_in(line.now[table_value(table)])
                return Starts(was_s, was_s if clock is None else clock)
    lines = (line for table in found if table.key == CUES for line in table.lines)
    return Starts(was_s, start_of_clocks(lines, was_s))


def _tell(ledger: Ledger, tables: list[tuple[Sheet, Table | None]], grids: tuple[Grid, ...]) -> None:
    """What cannot be reviewed, in sentences."""
    if not any(table for _, table in tables):
        ledger.unread.append("No sheet of the workbook that was handed off is in the file.")
        return
    here = {grid.name for grid in grids}
    missing = [sheet.name for sheet, table in tables if table is None]
    if gone := ", ".join(f"“{name}”" for name in missing if name not in here):
        ledger.unread.append(f"Not in the file, so not read: {gone}.")
    if bare := ", ".join(f"“{name}”" for name in missing if name in here):
        ledger.unread.append(f"Without its heads or the hidden columns at its right, so not read: {bare}.")
    for _, table in tables:
        if table is None:
            continue
        if table.strange:
            rows = ", ".join(str(number + 1) for number in table.strange[:5])
            more = " and more" if len(table.strange) > 5 else ""
            ledger.unread.append(f"{table.shown}: row {rows}{more} is of another session.")
        ledger.unread.extend(f"{table.shown}: the column “{title}” is not in the file." for title in table.lost)
    for grid in grids:
        errors = [
            Place(0, row, column).a1
            for row, cells in enumerate(grid.rows)
            for column, cell in enumerate(cells)
            if cell.kind is CellKind.ERROR
        ]
        if errors and grid.name != SHEET:
            ledger.unread.append(f"{grid.name}: {', '.join(errors[:5])} shows an error instead of a value.")
        ledger.unread.extend(f"{grid.name}: {note}" for note in grid.notes if not note.endswith(NO_RESULT))


def _tell_strangers(ledger: Ledger, made: Book, grids: tuple[Grid, ...], known: Collection[str]) -> None:
    """Sheets somebody put in."""
    ours = {SHEET, *known, *(word for sheet in made.sheets for word in (sheet.name, sheet.known_as))}
    strange = [grid.name for grid in grids if grid.name not in ours and any(cell for row in grid.rows for cell in row)]
    if strange and len(grids) > 1:
        ledger.unread.append(f"Not of this workbook, so not read: {', '.join(f'“{name}”' for name in strange[:5])}.")


def _beside(bench: Bench, table: Table, line: Line) -> None:
    """What somebody wrote in a column of their own."""
    for head, column, text in line.beside:
        if head in {CHANGED, bench.say(CHANGED)}:
            continue
        place = f"{table.shown}, {Place(0, line.number, column).a1}"
        words = f"{head}: {text}" if head else text
        bench.remark(bench.spot(line, place), head or f"beside {column}", words)


def _remarks(bench: Bench, found: list[Table], grids: tuple[Grid, ...]) -> None:
    """Comments pinned to cells, each with the segment of its row."""
    for grid in grids:
        table = next((one for one in found if one.shown == grid.name), None)
        rows = {line.number: line for line in table.lines} if table else {}
        for remark in grid.remarks:
            line = rows.get(remark.row)
            place = f"{grid.name}, {Place(0, remark.row, remark.column).a1}"
            spot = bench.spot(line, place) if line else Spot(f"at:{place}", "", place)
            bench.remark(spot, f"Comment {remark.column}", remark.text)
