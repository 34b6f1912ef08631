"""Finds columns that are the parts of each row's session, one after another ("Part 1", "Part 2"), and their length."""

from __future__ import annotations

import re
from typing import Final

from app.importers.sense.tables.candidates import Candidate
from app.importers.sense.tables.regions import Region
from app.importers.sense.text.lengths import Length, find_length

FEWEST_PARTS: Final = 2
_NUMBERED: Final = re.compile(r"(\D{2,30}?)\s*(\d{1,2})")


def part_columns(region: Region, taken: dict[int, Candidate]) -> list[int]:
    """Neighboring columns headed "Part 1", "Part 2" ..., where the text above says how long each of them is."""
    runs: list[list[int]] = []
    before: tuple[str, int] = ("", 0)
    for column in region.columns:
        found = _NUMBERED.fullmatch(" ".join(region.header(column).split()))
        word, number = (found[1].strip().casefold(), int(found[2])) if found else ("", 0)
        if found and (word, number) == (before[0], before[1] + 1) and runs:
            runs[-1].append(column)
        elif found:
            runs.append([column])
        before = (word, number)
    long = [run for run in runs if len(run) >= FEWEST_PARTS]
    if not long or any(taken[column].why == "chosen" for column in long[0]):
        return []
    return long[0] if stated_length(region, long[0][0]) else []


def stated_length(region: Region, column: int) -> Length | None:
    """The length a text in or above the header gives each part ("Each part is 30 min long")."""
    found = _NUMBERED.fullmatch(" ".join(region.header(column).split()))
    word = found[1].strip().casefold() if found else "\n"
    for row in range(region.first - 1, -1, -1):
        for cell in region.grid.rows[row]:
            length = find_length(cell.text) if cell and word in cell.text.casefold() else None
            if length:
                return length[0]
    return None
