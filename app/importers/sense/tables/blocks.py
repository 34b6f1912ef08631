"""Parts a table into the blocks of columns that are tables of their own: apart, or side by side; knows no meanings."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import Final

from app.domain.sheet import Meaning
from app.importers.sense.tables.headers import SURE, TIMING
from app.importers.sense.tables.regions import Region
from app.importers.sense.text.cells import sense
from app.importers.sense.text.words import header_guesses, normal

LOOKED_AT: Final = 40
BESIDE: Final = frozenset(
    {Meaning.OWNER, Meaning.NOTES, Meaning.DESCRIPTION, Meaning.MATERIAL, Meaning.WHY, Meaning.CUE, Meaning.KEEP}
)
"""What a column set apart from its table by an empty one may say of the rows."""


def bounded(region: Region) -> list[Region]:
    """The blocks of neighboring columns between fully empty ones, rows cut to what is filled."""
    blocks: list[tuple[int, int]] = []
    for column in region.columns:
        if region.header(column) or any(True for _ in region.cells(column)):
            if blocks and blocks[-1][1] == column - 1:
                blocks[-1] = (blocks[-1][0], column)
            else:
                blocks.append((column, column))
    regions = []
    for left, right in _joined(region, [part for block in blocks for part in _repeated(region, *block)]):
        block = replace(region, left=left, right=right)
        filled = list(block.filled)
        if filled:
            regions.append(replace(block, first=filled[0] if not region.header_rows else region.first, last=filled[-1]))
    return regions


def _repeated(region: Region, left: int, right: int) -> list[tuple[int, int]]:
    """The parts of a block in which the first two headers, the first a word for time, come again further right."""
    first = [normal(region.header(column)) for column in (left, left + 1)]
    if not all(first) or not any(guess in TIMING for guess, _ in header_guesses(region.header(left))):
        return [(left, right)]
    pairs = [[normal(region.header(column)), normal(region.header(column + 1))] for column in range(left, right)]
    begins = [left + place for place, pair in enumerate(pairs) if pair == first]
    return list(zip(begins, [*(column - 1 for column in begins[1:]), right], strict=True))


def _joined(region: Region, blocks: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Blocks of one table that empty columns set apart: times without words and the words right of them."""
    joined: list[tuple[int, int]] = []
    for left, right in blocks:
        if joined and (_needs_words(region, joined[-1], left, right) or _speaks_of(region, joined[-1], left, right)):
            joined[-1] = (joined[-1][0], right)
        else:
            joined.append((left, right))
    return joined


def _needs_words(region: Region, block: tuple[int, int], left: int, right: int) -> bool:
    return _holds(region, *block) == (True, False) and _holds(region, left, right)[1]


def _holds(region: Region, left: int, right: int) -> tuple[bool, bool]:
    """Whether a block has a column of times, and one of words."""
    timed = worded = False
    for column in range(left, right + 1):
        found = [sense(cell) for cell in islice(region.cells(column), LOOKED_AT)]
        timed |= bool(found) and sum(each.timed or each.number is not None for each in found) >= 0.5 * len(found)
        worded |= bool(found) and sum(each.text for each in found) >= 0.5 * len(found)
    return timed, worded


def _speaks_of(region: Region, block: tuple[int, int], left: int, right: int) -> bool:
    """Whether a block has only headers of what is said of an item, and words only where the block before has rows."""
    headers = [header_guesses(region.header(column)) for column in range(left, right + 1)]
    known = [{guess for guess, weight in guesses if weight >= SURE} for guesses in headers]
    if not all(guesses and guesses <= BESIDE for guesses in known) or not _holds(region, *block)[1]:
        return False
    rows = {row for row in region.filled if any(region.grid.rows[row][block[0] : block[1] + 1])}
    return all(row in rows for row in region.filled)
