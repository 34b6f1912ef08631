"""Asks whether bare numbers under "Time" ("10", "9-10") are times of day or minutes; knows no other column."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from app.domain.sheet import Cell, Meaning
from app.importers.sense.notebook import Notebook
from app.importers.sense.tables.regions import Region
from app.importers.sense.text.header_words import ANY_TIME
from app.importers.sense.text.words import header_guesses, header_unit

_BARE: Final = re.compile(r"(\d{1,2})(?:\.0)?(?:\s*[-–—]\s*(\d{1,2}))?")
LAST_HOUR: Final = 24
LONGEST_STEP: Final = 3
"""Hours from one item to the next, where numbers are hours."""


def ask_bare(region: Region, column: int, book: Notebook) -> Meaning | None:
    """What a column of bare numbers that rise like hours holds, as answered; None where nothing is to be asked."""
    header = region.header(column)
    if not any(guess == ANY_TIME for guess, _ in header_guesses(header)) or header_unit(header):
        return None
    rows = [row for row in region.filled if region.at(row, column)]
    found = [_numbers(region.at(row, column)) for row in rows]
    bare = [pair for pair in found if pair is not None]
    if len(bare) < 2 or len(bare) < len(found) or any(not 1 <= last <= LAST_HOUR for _, last in bare):
        return None
    starts = [first for first, _ in bare]
    steps = [(later - first) % 12 for first, later in pairwise(starts)]
    falls = sum(later < first for first, later in pairwise(starts))
    if falls > 1 or not all(steps):
        return None
    first, last = bare[0]
    spread = any(low != high for low, high in bare)
    text = region.at(rows[0], column).text
    readings = (
        f"from {first}:00 to {last}:00" if last != first else f"at {first}:00",
        f"{first} to {last} minutes" if last != first else f"{first} minutes",
    )
    usual = 0 if max(steps, default=0) <= LONGEST_STEP else 1
    question = "and the others in its column can be times of day or minutes"
    answer = book.ask("bare", region.place(rows[0], column), text, question, readings, usual=usual)
    return Meaning.LENGTH if answer else Meaning.RANGE if spread else Meaning.START


def _numbers(cell: Cell) -> tuple[int, int] | None:
    """The number, or the two of a range, if the cell holds nothing else; a single number counts as both."""
    found = _BARE.fullmatch(cell.text.strip())
    return (int(found[1]), int(found[2] or found[1])) if found else None
