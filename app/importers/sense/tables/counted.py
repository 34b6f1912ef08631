"""Reads columns of times that count from the start of a session ("T-10", "+5", "0, 5, 20"); knows no plan."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from app.domain.sheet import Cell, CellKind
from app.importers.sense.tables.regions import Region
from app.importers.sense.text.cells import loose_length, sense, signed
from app.importers.sense.text.times import HOUR

FEWEST: Final = 3
LONGEST_S: Final = 24 * HOUR
_ZERO: Final = re.compile(r"[tlh]\s?[-–−+±]?\s?0?|live|go live|start|0", re.IGNORECASE)
_NAMED: Final = re.compile(r"[tlhx]\s?[-–−+±]", re.IGNORECASE)


def counted(region: Region, column: int) -> dict[int, int] | None:
    """The seconds from the start in each row of a column that counts so; None for all other columns.

    Signs tell it; without any, bare minutes that begin at 0 and only rise do.
    """
    cells = {row: cell for row in region.filled if (cell := region.at(row, column))}
    offsets = {row: offset for row, cell in cells.items() if (offset := signed(cell)) is not None}
    if len(offsets) >= 2 and _has_signs(cells[row] for row in offsets):
        offsets = {row: at for row, cell in cells.items() if (at := offsets.get(row, _plain(cell))) is not None}
    else:
        offsets = {row: at for row, cell in cells.items() if (at := _minutes(cell)) is not None}
        if len(offsets) < FEWEST or next(iter(offsets.values())) != 0:
            return None
    ordered = [offsets[row] for row in sorted(offsets)]
    rises = all(one < two for one, two in pairwise(ordered)) and ordered != list(range(0, 60 * len(ordered), 60))
    return offsets if rises and len(offsets) >= 0.8 * len(cells) and ordered[-1] < LONGEST_S else None


def _has_signs(cells: Iterable[Cell]) -> bool:
    texts = [cell.text.strip() for cell in cells]
    return any(text.startswith(("+", "±", "-", "–", "−")) or _NAMED.match(text) for text in texts)


def _plain(cell: Cell) -> int | None:
    """An offset without its sign among others that have theirs."""
    if _ZERO.fullmatch(cell.text.strip()):
        return 0
    if cell.kind is CellKind.TIME:
        return cell.seconds
    span = sense(cell).span
    return span.start.seconds if span and not span.end else _minutes(cell)


def _minutes(cell: Cell) -> int | None:
    length = loose_length(cell)
    return length.planned_s if length and length.unit in {"", "min"} and length.shortest_s is None else None
