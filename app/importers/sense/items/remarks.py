"""Gives the comments people pinned to cells to the items they speak of; knows no columns."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.sheet import Meaning, Place, Remark
from app.importers.sense.items.items import Item
from app.importers.sense.notebook import Notebook


def pin_remarks(items: Iterable[Item], book: Notebook) -> None:
    """Each comment becomes a note of the nearest item of its row; in a row of none it is told as not read."""
    rows: dict[tuple[int, int], list[Item]] = {}
    if any(grid.remarks for grid in book.grids):
        for item in items:
            rows.setdefault((item.place.sheet, item.place.row), []).append(item)
    for sheet, grid in enumerate(book.grids):
        for remark in grid.remarks:
            beside = rows.get((sheet, remark.row))
            if beside:
                _nearest(beside, remark).add(Meaning.NOTES, "", remark.text)
            else:
                book.leave_remark(Place(sheet, remark.row, remark.column), remark.text)


def _nearest(items: list[Item], remark: Remark) -> Item:
    return min(items, key=lambda item: abs(item.place.column - remark.column))
