"""What somebody wrote where no row has an id: in the sheets that only say again what other sheets say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from app.domain.cue_sheet import ID
from app.domain.sheet import Cell, CellKind, Grid, Place
from app.domain.workbook import Book, Sheet
from app.importers.sense.ours.identity import LOOKED_AT
from app.reviewing.bench import Bench
from app.reviewing.cells import clock_in, flat, number_in, ticked
from app.reviewing.ledger import Spot
from exporters.excel_styles import written

MOST: Final = 50
"""Cells of one sheet that are told one by one."""
_DEEPEST: Final = 5_000


def read_elsewhere(bench: Bench, made: Book, grids: tuple[Grid, ...], names: tuple[str, ...]) -> None:
    """Enter each text that the sheet did not hold when it was handed off, with the segment its row names."""
    for sheet in made.sheets:
        at = next((n for n, one in enumerate(grids) if one.name in {sheet.known_as, sheet.name}), None)
        if at is None or any(column.known_as == ID for column in sheet.columns):
            continue
        found = list(_new_texts(sheet, grids[at]))
        for row, column, text in found[:MOST]:
            place = f"{names[at]}, {Place(0, row, column).a1}"
            segment_id = _named(bench, grids[at].rows[row])
            bench.remark(Spot(f"at:{place}", segment_id, place), sheet.known_as, text)
        if len(found) > MOST:
            bench.ledger.unread.append(f"{names[at]}: {len(found) - MOST:,} more cells were written in.")


def _new_texts(sheet: Sheet, grid: Grid) -> Iterator[tuple[int, int, str]]:
    """The texts under the heads that the sheet did not hold; times and numbers follow from others."""
    known = {flat(str(written(cell) or "")) for row in sheet.rows for cell in row.cells}
    heads = {word for column in sheet.columns for word in (column.title, column.known_as) if word}
    head = next((n for n, row in enumerate(grid.rows[:LOOKED_AT]) if {cell.text for cell in row} & heads), None)
    for n, row in enumerate(grid.rows[:_DEEPEST]):
        if head is not None and n > head:
            yield from ((n, column, flat(cell.text)) for column, cell in enumerate(row) if _says(cell, known))


def _says(cell: Cell, known: set[str]) -> bool:
    if cell.kind is not CellKind.TEXT or flat(cell.text) in known:
        return False
    return ticked(cell) is None and number_in(cell) is None and clock_in(cell) is None


def _named(bench: Bench, row: tuple[Cell, ...]) -> str:
    """The segment whose title a row begins or goes on with; the longest title that fits."""
    texts = [flat(cell.text) for cell in row[:8]]
    fitting = [
        segment
        for segment in bench.ledger.handoff.plan.segments
        if segment.title and any(text.endswith(flat(segment.title)) for text in texts)
    ]
    return max(fitting, key=lambda segment: len(segment.title)).id if fitting else ""
