"""Asks which of two columns is meant where either could hold the titles or the starts; knows no rows' meaning."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import Final

from app.domain.sheet import Meaning, column_letters
from app.importers.patience import look_up
from app.importers.sense.notebook import Notebook
from app.importers.sense.tables.candidates import Candidate, column_of
from app.importers.sense.tables.profile import Profile
from app.importers.sense.tables.regions import Region
from app.importers.sense.tables.title_columns import second_title, telling
from app.importers.sense.text.cells import loose_span
from app.importers.sense.text.header_words import ANY_TIME, Guess
from app.importers.sense.text.times import DAY
from app.importers.sense.text.words import header_guesses

CLOSE: Final = 0.7
"""A second column of titles so telling could as well be the first."""
MOSTLY: Final = 0.8
QUARTER_S: Final = 900
STARTING: Final[frozenset[Guess]] = frozenset({ANY_TIME, Meaning.START})
_ZONE: Final = re.compile(
    r"\b(?:C?E?S?T|[CEMP][SD]T|[ECMP]T|CEST|CET|EET|WET|GMT|UTC|BST|IST|JST|SGT|HKT|A[CEW][SD]T|NZ[SD]T|MSK|local)\b",
    re.IGNORECASE,
)

Taken = dict[int, Candidate]


def ask_which_title(
    region: Region, taken: Taken, profiles: dict[int, Profile], candidates: dict[int, list[Candidate]], book: Notebook
) -> None:
    """Two columns under words for a title, both full of texts that differ: the person may take the other."""
    best = column_of(taken, Meaning.TITLE)
    if best is None or taken[best].why == "chosen":
        return
    worth = {column: _worth(candidates[column]) * telling(profiles[column]) for column in taken}
    others = [
        column
        for column in taken
        if column != best
        and taken[column].why == "a second title"
        and _worth(candidates[column]) >= _worth(candidates[best])
        and worth[column] >= CLOSE * worth[best]
    ]
    if not others:
        return
    other = max(others, key=lambda column: (worth[column], -column))
    if _ask("which_title", region, (best, other), "and {0} could both be the title", book) == other:
        taken[other] = Candidate(Meaning.TITLE, 0.2, "answered")
        taken[best] = second_title(candidates[best], profiles[best], profiles[other])


def ask_which_start(region: Region, taken: Taken, profiles: dict[int, Profile], book: Notebook) -> None:
    """Starts of a plan and of its rehearsal, or in two time zones: the person may take the other than the first."""
    for meaning in (Meaning.START, Meaning.RANGE):
        start = column_of(taken, meaning)
        if start is None or taken[start].why == "chosen":
            continue
        others = [column for column in taken if column != start and _may_start(column, taken, profiles)]
        other = next((column for column in others if _is_another(region, start, column, taken)), None)
        if other is not None:
            answer = _ask("which_start", region, (start, other), "and {0} could both be the start", book)
            taken[start] = taken[other] = Candidate(Meaning.KEEP, 0.05, "another start")
            taken[answer] = Candidate(meaning, 0.4, "answered")
            return


def _is_another(region: Region, start: int, other: int, taken: Taken) -> bool:
    """Whether a column holds other starts: by its header's words, or by the times in it."""
    words = header_guesses(region.header(other))
    named = any(weight >= (0.5 if guess is Meaning.START else 0.95) for guess, weight in words if guess in STARTING)
    return (named and taken[other].meaning is Meaning.KEEP) or _is_shifted(region, start, other)


def _worth(bids: list[Candidate]) -> float:
    return max((bid.weight for bid in bids if bid.meaning is Meaning.TITLE), default=0.0)


def _may_start(column: int, taken: Taken, profiles: dict[int, Profile]) -> bool:
    found = profiles[column]
    unsure = taken[column].meaning is Meaning.KEEP or (
        taken[column].meaning in {Meaning.END, Meaning.LENGTH} and taken[column].why == "cells"
    )
    return unsure and found.filled >= 2 and found.share(found.times) >= MOSTLY


def _is_shifted(region: Region, start: int, other: int) -> bool:
    """Whether the same times stand in both, some quarters of an hour apart, and so far that they are no ends."""
    look_up()
    pairs = [(loose_span(region.at(row, start)), loose_span(region.at(row, other))) for row in region.filled]
    both = [(first.start.seconds, second.start.seconds) for first, second in pairs if first and second]
    steps = Counter((second - first) % DAY for first, second in both)
    common, times = steps.most_common(1)[0] if steps else (0, 0)
    if len(both) < 2 or not common or common % QUARTER_S:
        return False
    late = sum(second > later for (_, second), (later, _) in pairwise(both))
    zones = all(_ZONE.search(region.header(column)) for column in (start, other))
    return times >= MOSTLY * len(both) and (zones or late > 0.5 * (len(both) - 1))


def _ask(kind: str, region: Region, columns: tuple[int, int], question: str, book: Notebook) -> int:
    """The column to take; the left one is always the first reading."""
    left, right = sorted(columns)
    place = region.place(region.header_rows[-1] if region.header_rows else region.first, left)
    names = [_named(region, column) for column in (left, right)]
    text = region.header(left) or region.at(region.first, left).text
    answer = book.ask(
        kind, place, text, question.format(names[1]), (names[0], names[1]), usual=int(columns[0] == right)
    )
    return (left, right)[answer]


def _named(region: Region, column: int) -> str:
    letters = column_letters(column) if region.in_place else str(column + 1)
    header = " ".join(region.header(column).split())[:40]
    return f"column {letters} “{header}”" if header else f"column {letters}"
