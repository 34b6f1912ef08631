"""Understands grids as plans: pure, without files; run again with the person's choices it reads anew."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Final

from app.domain.plan import Plan
from app.domain.sheet import (
    ASSUMED_S,
    EXAMPLE_GUIDE,
    NO_CHOICES,
    CellKind,
    Choices,
    Column,
    Grid,
    Meaning,
    Place,
    Reading,
    Table,
)
from app.importers.sense.items.crossed import CrossReader
from app.importers.sense.items.headings import alike, date_by_heading, goes_on, join_by_heading, name_by_heading
from app.importers.sense.items.inside import tells_times
from app.importers.sense.items.items import Item
from app.importers.sense.items.lines import FEWEST, LineReader, lines_of
from app.importers.sense.items.remarks import pin_remarks
from app.importers.sense.items.rows import ListReader
from app.importers.sense.items.sessions import SessionReader
from app.importers.sense.notebook import Notebook
from app.importers.sense.ours.returned import Returned, read_returned
from app.importers.sense.plan.actuals import delivery_of
from app.importers.sense.plan.day_order import settle_days
from app.importers.sense.plan.drafts import drafts
from app.importers.sense.plan.facts import Facts, end_with, facts_above, with_facts, with_people
from app.importers.sense.plan.groups import Group, grouped, title_above
from app.importers.sense.plan.plans import USUAL_START_S, plan_of
from app.importers.sense.plan.settle import settle
from app.importers.sense.plan.totals import promised
from app.importers.sense.tables.columns import meanings
from app.importers.sense.tables.crossing import CROSSED
from app.importers.sense.tables.hidden import is_looked_at
from app.importers.sense.tables.plan_tables import is_order, is_plan, other_than_a_plan
from app.importers.sense.tables.regions import Region
from app.importers.sense.tables.tables import find_tables
from app.importers.sense.text.times import find_spans
from app.importers.sense.text.words import normal

FEWEST_AROUND: Final = 5
FRAME_ROWS: Final = 60
LONGEST_FRAME: Final = 2_000


def understand(source: str, grids: tuple[Grid, ...], choices: Choices = NO_CHOICES) -> Reading:
    """What the file holds, everything that is unsure, and everything left over. Never raises for any grids."""
    book = Notebook(grids, choices)
    book.notes.extend(f"{grid.name}: {note}" for grid in grids for note in grid.notes)
    ours = read_returned(source, book)
    return _as_returned(source, grids, ours, book) if ours else _understood(source, grids, book)


def _as_returned(source: str, grids: tuple[Grid, ...], ours: Returned, book: Notebook) -> Reading:
    """A cue sheet of our own says what it means by its ids."""
    pin_remarks((), book)
    return Reading(
        source,
        grids,
        tuple(ours.tables),
        (ours.plan,),
        unread=book.unread(),
        notes=tuple(book.notes),
        deliveries=ours.deliveries,
        origins=tuple(ours.origins),
        ours=True,
    )


def _understood(source: str, grids: tuple[Grid, ...], book: Notebook) -> Reading:
    sheets = [
        each for each, grid in enumerate(grids) if not _explains(each, grid, book) and is_looked_at(each, grid, book)
    ]
    tables, groups = _read_sheets(sheets, book, untimed=False)
    if not groups:
        tables, groups = _read_sheets(sheets, book, untimed=True)
    left = drafts(groups, book)
    groups = [group for group in groups if group.sheet not in left]
    tables = [table for table in tables if table.sheet not in left]
    pin_remarks((item for group in groups for item in group.items), book)
    facts = _facts(groups, tables, book)
    plans = tuple(_plans(source, groups, facts, book))
    if not plans:
        book.notes.append("No plan was found: no rows with a title and a time.")
    deliveries = tuple(
        with_people(run, facts[group.sheet], book)
        for plan, group in zip(plans, groups, strict=True)
        if (run := delivery_of(plan, group.items)) is not None
    )
    unsized = sum(_unsized(group.items) for group in groups)
    return Reading(
        source,
        grids,
        tuple(tables),
        plans,
        book.doubts,
        book.unread(),
        tuple(book.notes),
        unsized,
        deliveries,
        assumed=tuple(book.assumed),
        offers=book.offered(tables),
        origins=tuple((item.segment_id, item.place) for group in groups for item in group.items if item.segment_id),
    )


def _unsized(items: list[Item]) -> int:
    return sum(map(_is_unsized, items))


def _is_unsized(item: Item) -> bool:
    return not item.mark and item.length is None and item.end_s is None


def _read_sheets(sheets: list[int], book: Notebook, untimed: bool) -> tuple[list[Table], list[Group]]:
    tables: list[Table] = []
    groups: list[Group] = []
    for sheet in sheets:
        found, items = _read_sheet(sheet, book.grids[sheet], book, untimed)
        tables.extend(found)
        groups.extend(grouped(sheet, book.grids[sheet], items, book))
        if not items:
            book.withdraw(sheet, range(-1, len(book.grids[sheet].rows)))
    return tables, groups


def _explains(sheet: int, grid: Grid, book: Notebook) -> bool:
    """Whether it is the sheet of our own example that explains its columns."""
    if not grid.name == EXAMPLE_GUIDE == grid.at(0, 0).text:
        return False
    for row, cells in enumerate(grid.rows):
        book.use_all(Place(sheet, row), range(len(cells)))
    return True


def _read_sheet(sheet: int, grid: Grid, book: Notebook, untimed: bool) -> tuple[list[Table], list[list[Item]]]:
    """The tables of a sheet that are plans and their items; without any, the lines of text that carry times."""
    tables: list[Table] = []
    items: list[list[Item]] = []
    last: tuple[Region, list[Item]] | None = None
    frames = _frames(grid)
    found = [(region, meanings(region, book)) for region in find_tables(sheet, grid, book.choices)]
    for region, columns in found:
        book.offer(_table(region, columns, ()))
        wanted = any(column.meaning is Meaning.TITLE and column.why == "chosen" for column in columns)
        likely = is_order(columns) if untimed else is_plan(columns) or tells_times(region, columns)
        if not wanted and (
            not likely or _is_aside(region, columns, found) or _is_other(region, columns, untimed, book)
        ):
            book.withdraw(sheet, region.sheet_rows, region.columns if region.in_place else None)
            continue
        reader = _reader(region, columns, book)
        read = reader.read()
        date_by_heading(region, read, tables, book)
        if last and alike(last[0], region) and goes_on(last[1], read):
            join_by_heading(region, last[1], read, tables, book)
            read = [*last[1], *read]
            items.pop()
        elif any(other is not region and alike(other, region) for other, _ in found):
            name_by_heading(region, read, tables, book)
        settle_days(read, book)
        settled = settle(read, book, isinstance(reader, CrossReader), frames)
        few = (len(settled) < FEWEST and not region.headers) or _is_stray(settled, untimed)
        if not settled or (few and not wanted):
            _forget(region, book)
            continue
        items.append(settled)
        last = (region, read)
        for row in region.header_rows:
            region.use(book, row, region.columns)
        if isinstance(reader, ListReader):
            book.totals.extend(reader.totals)
        sections = _kept_heads(region, reader.heads, settled, book)
        tables.append(_table(region, columns, sections))
    return tables, items or _read_lines(sheet, grid, book)


def _forget(region: Region, book: Notebook) -> None:
    book.forget(region.sheet, region.sheet_rows, region.columns if region.in_place else None)


def _kept_heads(region: Region, heads: dict[int, str], items: list[Item], book: Notebook) -> tuple[int, ...]:
    """The rows that name a section or day; one under which nothing happens is not read after all."""
    named = {item.section for item in items} | {item.day.label for item in items if item.day}
    for row, name in heads.items():
        if name not in named:
            book.release(region.place(row, -1), "a heading with nothing under it")
    return tuple(row for row, name in heads.items() if name in named)


def _table(region: Region, columns: list[Column], sections: tuple[int, ...]) -> Table:
    """The table in the sheet's own rows and columns; one read across or out of one row shows no columns."""
    rows = region.sheet_rows
    if not region.in_place:
        return Table(region.sheet, rows[0], rows[-1])
    return Table(region.sheet, rows[0], rows[-1], region.header_rows, sections, tuple(columns))


def _frames(grid: Grid) -> frozenset[int]:
    """Starts in the afternoon that the first rows name with their half of the day, each as part of a span."""
    texts = [cell.text for row in grid.rows[:FRAME_ROWS] for cell in row if cell.kind is CellKind.TEXT]
    spans = [found.span for text in texts if _may_name_half(text) for found in find_spans(text)]
    return frozenset(span.start.seconds for span in spans if span.end and span.start.half == "pm")


def _may_name_half(text: str) -> bool:
    return len(text) < LONGEST_FRAME and "m" in text.lower() and any(sign.isdigit() for sign in text)


def _read_lines(sheet: int, grid: Grid, book: Notebook) -> list[list[Item]]:
    """Where no table is a plan, lines with times may be one."""
    lines = lines_of(grid)
    items = settle(LineReader(sheet, lines, book).read(), book, frames=_frames(grid))
    if len(items) >= FEWEST:
        return [items]
    book.forget(sheet, range(len(grid.rows)))
    return []


def _is_other(region: Region, columns: list[Column], untimed: bool, book: Notebook) -> bool:
    """Whether the table is something else than a plan, and why it is left then."""
    reason = other_than_a_plan(region, columns, untimed)
    for row in region.sheet_rows if reason else ():
        book.leave(Place(region.sheet, row), reason)
    return bool(reason)


def _is_stray(items: list[Item], untimed: bool) -> bool:
    """One time somewhere below, among many rows without any, is no clock of a plan."""
    timed = [number for number, item in enumerate(items) if item.timed]
    return not untimed and len(items) >= FEWEST_AROUND and len(timed) == 1 and timed[0] > 0


def _is_aside(region: Region, columns: list[Column], found: list[tuple[Region, list[Column]]]) -> bool:
    """A table of lengths beside one with times: a calculation, not the plan."""
    if _has_clock(columns):
        return False
    return any(
        other is not region and _has_clock(others) and other.first <= region.last and region.first <= other.last
        for other, others in found
    )


def _has_clock(columns: list[Column]) -> bool:
    return any(column.meaning in {Meaning.START, Meaning.RANGE, *CROSSED} for column in columns)


def _reader(region: Region, columns: list[Column], book: Notebook) -> ListReader | CrossReader | SessionReader:
    held = {column.meaning for column in columns}
    if Meaning.PART_TITLE in held:
        return SessionReader(region, columns, book)
    return CrossReader(region, columns, book) if held & CROSSED else ListReader(region, columns, book)


def _plans(source: str, groups: list[Group], facts: dict[int, Facts], book: Notebook) -> list[Plan]:
    """A title for each: what the sheet says, its first line, else the file's name; with day or sheet where needed."""
    stem = re.sub(r"[_\s]+", " ", PurePath(source).stem).strip()
    sheets = {sheet: [group for group in groups if group.sheet == sheet] for sheet in facts}
    titles = {
        sheet: facts[sheet].title or title_above(sheet, book.grids[sheet], held, book) or stem
        for sheet, held in sheets.items()
    }
    plans = []
    for group in groups:
        title, said = titles[group.sheet], facts[group.sheet]
        label = group.label or (book.grids[group.sheet].name if len(titles) > 1 else "")
        if len(groups) > 1 and label and normal(label) not in normal(title):
            title = f"{title} – {label}"
        alone = len(sheets[group.sheet]) == 1
        if alone:
            end_with(said, group.items)
        _tell_assumptions(title, group.items, said, book)
        start = USUAL_START_S if said.start_s is None else said.start_s
        timed = said.start_s is not None or any(item.start_s is not None for item in group.items)
        plan = plan_of(title, group.date, group.items, book, start)
        book.assumed += [item.segment_id for item in group.items if item.segment_id and _is_unsized(item)]
        book.assumed += [] if timed else [plan.id]
        plan = with_facts(plan, said, alone)
        plans.append(plan if said.promises else promised(plan, group, groups, book.totals, book))
    return plans


def _facts(groups: list[Group], tables: list[Table], book: Notebook) -> dict[int, Facts]:
    """What each sheet with a plan says above its first."""
    facts = {}
    for sheet in {group.sheet for group in groups}:
        rows = [item.place.row for group in groups if group.sheet == sheet for item in group.items]
        rows.extend(table.first_row for table in tables if table.sheet == sheet)
        facts[sheet] = facts_above(sheet, book.grids[sheet], min(rows), book)
    return facts


def _tell_assumptions(title: str, items: list[Item], facts: Facts, book: Notebook) -> None:
    """A start or lengths that nothing gives are assumed, and that is said."""
    if facts.start_s is None and all(item.start_s is None for item in items):
        book.notes.append(f"{title}: no start is given; {USUAL_START_S // 3600}:00 is assumed")
    unknown = _unsized(items)
    if unknown:
        rows = "1 segment has" if unknown == 1 else f"{unknown} segments have"
        book.notes.append(f"{title}: {rows} no length; {ASSUMED_S // 60} min is assumed")
