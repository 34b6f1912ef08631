"""Finds the tables in a sheet: how far their rows go, which columns belong together, which way they run."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice, pairwise
from typing import Final

from app.domain.sheet import EMPTY, NO_CHOICES, Cell, CellKind, Choices, Grid, RowRole
from app.importers.patience import look_up
from app.importers.sense.tables.blocks import bounded
from app.importers.sense.tables.headers import days_over, header_rows, header_texts, joined_rows, unknown_header
from app.importers.sense.tables.regions import Region, covered
from app.importers.sense.tables.said import rows_said, said_headers
from app.importers.sense.text.cells import sense
from app.importers.sense.text.times import leading_span, whole_span

FEW_ROWS: Final = 3
FEWEST_LINES: Final = 5
FEWEST_TIMES: Final = 3
LOOKED_AT: Final = 40
SAMPLED: Final = 2_000
"""Cells under a row of times that tell whether times stand there too."""


def find_tables(sheet: int, grid: Grid, choices: Choices = NO_CHOICES) -> list[Region]:
    """All regions of a sheet that could be tables, in order; a document's areas one by one."""
    bounds = [(area.top, area.bottom) for area in grid.areas] or [(0, len(grid.rows) - 1)]
    covers = covered(grid)
    found = [region for top, bottom in bounds for region in _in_rows(sheet, grid, top, bottom, choices)]
    return [replace(region, covers=covers) if region.in_place else region for region in found]


def _in_rows(sheet: int, grid: Grid, top: int, bottom: int, choices: Choices) -> list[Region]:
    said = rows_said(choices, sheet, RowRole.HEADER) & {*range(top, min(bottom + 1, len(grid.rows)))}
    if said:
        return _under(sheet, grid, top, bottom, choices, said)
    if turned := _turned(sheet, grid, top, bottom):
        return turned
    filled = [row for row in range(top, min(bottom + 1, len(grid.rows))) if any(grid.rows[row])]
    if len(filled) <= FEW_ROWS:
        parallel = [region for row in filled if (region := _parallel_lines(sheet, grid, row))]
        if parallel:
            return parallel
    return _under(sheet, grid, top, bottom, choices, said)


def _under(  # noqa: PLR0917 - a stretch of a sheet, and what was said of it
    sheet: int, grid: Grid, top: int, bottom: int, choices: Choices, said: frozenset[int]
) -> list[Region]:
    """The tables under their header rows, those of the person first; without any the whole stretch."""
    ordinary = rows_said(choices, sheet, RowRole.ITEM) | rows_said(choices, sheet, RowRole.SECTION)
    headers = said_headers(grid, header_rows(grid, top, bottom), said, ordinary)
    if not headers:
        filled = [row for row in range(top, min(bottom + 1, len(grid.rows))) if any(grid.rows[row])]
        whole = Region(sheet, grid, top, bottom, 0, max(0, grid.width - 1))
        row = unknown_header(grid, filled)
        if row is not None and row not in ordinary:
            whole = replace(whole, first=row + 1, header_rows=(row,), headers=header_texts(grid, [row]))
        return bounded(whole)
    regions = []
    for number, row in enumerate(headers):
        last = _above(grid, headers[number + 1], row) if number + 1 < len(headers) else bottom
        rows = [row] if row in said else joined_rows(grid, row, top)
        first = max(rows) + 1
        if first <= last:
            texts = header_texts(grid, rows)
            days = days_over(grid, rows[0])
            heads = (rows[0] - 1, *rows) if days else tuple(rows)
            region = Region(sheet, grid, first, last, 0, max(0, grid.width - 1), heads, texts, over=days)
            regions.extend(bounded(region))
    return regions


def _above(grid: Grid, header: int, before: int) -> int:
    """The last row above a header that is not a heading of it: lines of one cell, without a time, right above it."""
    row = header - 1
    while row > before and not any(grid.rows[row]):
        row -= 1
    while row > before and _is_heading(grid.rows[row]):
        row -= 1
    return row if row > before else header - 1


def _is_heading(cells: tuple[Cell, ...]) -> bool:
    told = [cell for cell in cells if cell]
    return (
        len(told) == 1
        and told[0].kind in {CellKind.TEXT, CellKind.DATE}
        and not sense(told[0]).timed
        and not leading_span(told[0].text)
    )


def _turned(sheet: int, grid: Grid, top: int, bottom: int) -> list[Region]:
    """A table whose times run across: read with its rows and columns swapped."""
    for row in range(top, min(bottom, len(grid.rows) - 1, top + LOOKED_AT)):
        cells = [cell for cell in grid.rows[row][1:] if cell]
        spans = [span for cell in cells if (span := sense(cell).span)]
        if len(spans) < FEWEST_TIMES or len(spans) < 0.8 * len(cells):
            continue
        rising = all(one.start.seconds < two.start.seconds for one, two in pairwise(spans))
        look_up()
        below = list(islice((cell for cells in grid.rows[row + 1 : bottom + 1] for cell in cells if cell), SAMPLED))
        if rising and below and sum(sense(cell).span is not None for cell in below) <= 0.1 * len(below):
            return _across(sheet, grid, row, bottom)
    return []


def _across(sheet: int, grid: Grid, top: int, bottom: int) -> list[Region]:
    rows = tuple(tuple(grid.at(row, column) for row in range(top, bottom + 1)) for column in range(grid.width))
    swapped = Grid(grid.name, rows)
    texts = {column: text for column, text in header_texts(swapped, [0]).items() if column}  # the corner names rows
    covers = {
        (column, row - top): (left, upper - top)
        for (row, column), (upper, left) in covered(grid).items()
        if upper >= top
    }
    region = Region(sheet, swapped, 1, len(rows) - 1, 0, bottom - top, (0,), texts, covers=covers, turned=top)
    return bounded(region)


def _parallel_lines(sheet: int, grid: Grid, row: int) -> Region | None:
    """A row whose cells hold lists of lines side by side, one of them of times: a table written into one row."""
    cells = [cell.text.split("\n") if cell.kind is CellKind.TEXT else [] for cell in grid.rows[row]]
    most = max((len(lines) for lines in cells), default=0)
    if most < FEWEST_LINES or sum(len(lines) >= FEWEST_LINES for lines in cells) < 2:
        return None
    if not any(sum(whole_span(line) is not None for line in lines) >= 0.4 * len(lines) for lines in cells if lines):
        return None
    rows = tuple(
        tuple(_line_cell(lines[number]) if number < len(lines) else EMPTY for lines in cells) for number in range(most)
    )
    return Region(sheet, Grid(grid.name, rows), 0, most - 1, 0, len(cells) - 1, home=row)


def _line_cell(line: str) -> Cell:
    return Cell(line.strip(), CellKind.TEXT) if line.strip() else EMPTY
