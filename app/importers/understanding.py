"""Understands grids as plans: pure, without files; run again with the person's choices it reads anew."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Final

from app.domain.plan import Plan
from app.domain.sheet import NO_CHOICES, Cell, CellKind, Choices, Column, Grid, Meaning, Place, Reading, Table
from app.importers.sense.cells import sense
from app.importers.sense.columns import meanings
from app.importers.sense.crossed import CrossReader
from app.importers.sense.dates import Day, find_day, whole_day
from app.importers.sense.items import Item
from app.importers.sense.lines import FEWEST, LineReader, lines_of
from app.importers.sense.notebook import Notebook
from app.importers.sense.plans import plan_of
from app.importers.sense.rows import ListReader
from app.importers.sense.settle import settle
from app.importers.sense.tables import Region, find_tables
from app.importers.sense.times import find_spans
from app.importers.sense.words import header_guesses, normal

TIMED: Final = frozenset({Meaning.RANGE, Meaning.START, Meaning.END, Meaning.LENGTH})
CROSSED: Final = frozenset({Meaning.LANE_TITLE, Meaning.DAY_TITLE})
CALENDAR: Final = 1.5
"""Up to so many items a day over three days and more are one series, not as many sessions."""


@dataclass
class _Group:
    """The items of one plan, and what it is called beside the file's title."""

    sheet: int
    label: str = ""
    date: str = ""
    items: list[Item] = field(default_factory=list)


def understand(source: str, grids: tuple[Grid, ...], choices: Choices = NO_CHOICES) -> Reading:
    """What the file holds, everything that is unsure, and everything left over. Never raises for any grids."""
    book = Notebook(grids, choices)
    book.notes.extend(f"{grid.name}: {note}" for grid in grids for note in grid.notes)
    sheets = [sheet for sheet, grid in enumerate(grids) if not _left_out(sheet, grid, book)]
    tables, groups = _read_sheets(sheets, book, untimed=False)
    if not groups:
        tables, groups = _read_sheets(sheets, book, untimed=True)
    plans = tuple(_plan(source, grids, group, len(groups)) for group in groups)
    if not plans:
        book.notes.append("No plan was found: no rows with a title and a time.")
    return Reading(source, grids, tuple(tables), plans, book.doubts, book.unread(), tuple(book.notes))


def _read_sheets(sheets: list[int], book: Notebook, untimed: bool) -> tuple[list[Table], list[_Group]]:
    tables: list[Table] = []
    groups: list[_Group] = []
    for sheet in sheets:
        found, items = _read_sheet(sheet, book.grids[sheet], book, untimed)
        tables.extend(found)
        groups.extend(_grouped(sheet, book.grids[sheet], items))
    return tables, groups


def _left_out(sheet: int, grid: Grid, book: Notebook) -> bool:
    """Hidden sheets are drafts and lookups more often than plans: left out, unless the person says otherwise."""
    if grid.hidden_rows:
        book.notes.append(f"{grid.name}: {len(grid.hidden_rows)} hidden rows were read too")
    if not grid.hidden or not any(grid.rows):
        return False
    return book.ask("hidden", Place(sheet), grid.name, "is a hidden sheet", ("left out", "read")) == 0


def _read_sheet(sheet: int, grid: Grid, book: Notebook, untimed: bool) -> tuple[list[Table], list[list[Item]]]:
    tables: list[Table] = []
    items: list[list[Item]] = []
    frames = _frames(grid)
    found = [(region, meanings(region, book.choices)) for region in find_tables(sheet, grid)]
    for region, columns in found:
        if not (_is_order(columns) if untimed else _is_plan(columns)) or _is_aside(region, columns, found):
            continue
        reader = _reader(region, columns, book)
        read = reader.read()
        if not any(item.title for item in read):
            continue
        _date_by_heading(region, read, tables, book)
        items.append(settle(read, book, isinstance(reader, CrossReader), frames))
        for row in region.header_rows:
            book.use_all(Place(sheet, row), region.columns)
        sections = tuple(reader.section_rows)
        tables.append(Table(sheet, region.top, region.last, region.header_rows, sections, tuple(columns)))
    return tables, items or _read_lines(sheet, grid, book)


def _frames(grid: Grid) -> frozenset[int]:
    """Starts written with their half of the day in a sheet's first or lone texts."""
    texts = [
        cell.text for row in grid.rows[:60] for cell in row if cell.kind is CellKind.TEXT and "m" in cell.text.lower()
    ]
    spans = [found.span for text in texts if len(text) < 2_000 for found in find_spans(text)]
    return frozenset(span.start.seconds for span in spans if span.end and span.start.half == "pm")


def _read_lines(sheet: int, grid: Grid, book: Notebook) -> list[list[Item]]:
    """Where no table is a plan, lines with times may be one."""
    items = settle(LineReader(sheet, lines_of(grid), book).read(), book, frames=_frames(grid))
    return [items] if len(items) >= FEWEST else []


def _is_plan(columns: list[Column]) -> bool:
    held = {column.meaning for column in columns}
    return (bool(held & TIMED) and bool(held & CROSSED | held & {Meaning.TITLE})) or Meaning.DAY_TITLE in held


def _is_order(columns: list[Column]) -> bool:
    """Who does what in which order is a plan too, where a file has no times at all; a list of titles alone is not."""
    named = {column.meaning for column in columns if any(weight >= 0.9 for _, weight in header_guesses(column.header))}
    return {Meaning.TITLE, Meaning.OWNER} <= named


def _date_by_heading(region: Region, items: list[Item], above: list[Table], book: Notebook) -> None:
    """The nearest line between this table and the one above that names a day is the day of all its rows."""
    if any(item.day for item in items):
        return
    ends = above[-1].last_row if above else -1
    for row in range(region.top - 1, ends, -1):
        filled = [(column, cell) for column, cell in enumerate(region.grid.rows[row]) if cell]
        day = _day_of(filled[0][1]) if len(filled) == 1 else None
        if day:
            book.use(Place(region.sheet, row, filled[0][0]))
            for item in items:
                item.day = day
            return


def _day_of(cell: Cell) -> Day | None:
    return sense(cell).day or whole_day(cell.text)


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


def _reader(region: Region, columns: list[Column], book: Notebook) -> ListReader | CrossReader:
    crossed = any(column.meaning in CROSSED for column in columns)
    return CrossReader(region, columns, book) if crossed else ListReader(region, columns, book)


def _grouped(sheet: int, grid: Grid, tables: list[list[Item]]) -> list[_Group]:
    """A plan a day; a table without days is one plan; a series of single items over many days is one."""
    groups: list[_Group] = []
    for items in tables:
        days: dict[str, _Group] = {}
        for item in items:
            day = item.day
            group = days.setdefault(
                day.key if day else "", _Group(sheet, day.label if day else "", day.date if day else "")
            )
            group.items.append(item)
        if len(days) >= 3 and len(items) <= CALENDAR * len(days):
            groups.append(_series(sheet, list(days.values())))
        else:
            groups.extend(group for group in days.values() if group.items)
    for group in groups:
        if not group.date:
            day = _day_above(grid, group)
            group.date = day.date if day else ""
    return groups


def _series(sheet: int, days: list[_Group]) -> _Group:
    return _Group(sheet, "", days[0].date, [item for day in days for item in day.items])


def _day_above(grid: Grid, group: _Group) -> Day | None:
    """A full date written above the first item of a plan that names no other day."""
    if group.label:
        return None
    first = min(item.place.row for item in group.items)
    for row in range(first - 1, max(-1, first - 30), -1):
        for cell in grid.rows[row]:
            found = find_day(cell.date or cell.text) if cell and len(cell.text) < 80 else None
            if found and found[0].date:
                return found[0]
    return None


def _plan(source: str, grids: tuple[Grid, ...], group: _Group, of: int) -> Plan:
    title = re.sub(r"[_\s]+", " ", PurePath(source).stem).strip()
    if of > 1:
        label = group.label or grids[group.sheet].name
        title = f"{title} – {label}" if normal(label) != normal(title) else title
    return plan_of(title, group.date, group.items)
