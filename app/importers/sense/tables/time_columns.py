"""Tells columns of starts, ends and lengths apart by arithmetic, where no header does."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from app.domain.sheet import Meaning
from app.importers.patience import look_up
from app.importers.sense.tables.candidates import Candidate, column_of, columns_of
from app.importers.sense.tables.counted import counted
from app.importers.sense.tables.profile import Profile
from app.importers.sense.tables.regions import Region
from app.importers.sense.text.cells import loose_length, loose_span, sense
from app.importers.sense.text.header_words import ANY_TIME
from app.importers.sense.text.times import HALF_DAY
from app.importers.sense.text.words import header_guesses

FEWEST_DEPARTURES: Final = 3
LATEST_S: Final = 5_400
"""So far from its plan a session runs at most."""
COUNTED: Final = "counts from the start"
"""Why a column of "T-10", "+5" or "0, 5, 20" holds starts."""


def settle_counted(region: Region, taken: dict[int, Candidate]) -> None:
    """Where no column holds times of day, one that counts minutes from the start says when each row begins."""
    if column_of(taken, Meaning.RANGE) is not None:
        return
    for column, candidate in sorted(taken.items()):
        started = column_of(taken, Meaning.START)
        may = (
            candidate.meaning in {Meaning.START, Meaning.LENGTH}
            or candidate.why == "unknown"
            or _is_time(region, column)
        )
        if candidate.why == "chosen" or not may or started not in {None, column}:
            continue
        offsets = counted(region, column)
        if offsets and (candidate.why != "unknown" or min(offsets.values()) < 0 or _is_time(region, column)):
            taken[column] = Candidate(Meaning.START, 0.6, COUNTED)


def _is_time(region: Region, column: int) -> bool:
    return any(guess in {ANY_TIME, Meaning.START} for guess, _ in header_guesses(region.header(column)))


def settle_times(region: Region, taken: dict[int, Candidate], profiles: dict[int, Profile]) -> None:
    """Start, end and length told apart where only the cells speak: a start and its length lead to the next start."""
    if _drop_departures(region, taken, profiles):
        return
    guessed = [column for column, candidate in taken.items() if candidate.why == "cells"]
    clocks = [column for column in guessed if profiles[column].share(profiles[column].clocks) >= 0.5]
    if not clocks or column_of(taken, Meaning.RANGE) is not None:
        return
    rising = [column for column in clocks if _rises(region, column)]
    for column in clocks:
        if column not in rising:
            taken[column] = Candidate(Meaning.LENGTH, 0.42, "cells")
    for other in columns_of(taken, Meaning.LENGTH)[1:]:
        taken[other] = Candidate(Meaning.KEEP, 0.05, "repeats the length")
    _drop_early_ends(region, taken)
    length = column_of(taken, Meaning.LENGTH)
    if len(rising) == 1 and not _start_is_known(taken):
        ends = length is not None and _ends_rows(region, rising[0], length)
        taken[rising[0]] = Candidate(Meaning.END if ends else Meaning.START, 0.4, "cells")


def _drop_departures(region: Region, taken: dict[int, Candidate], profiles: dict[int, Profile]) -> bool:
    """Three and more columns of times, each beginning after the one left of it has ended: departures, and no plan."""
    clocks = [
        column
        for column, candidate in sorted(taken.items())
        if candidate.why in {"cells", "unknown"} and profiles[column].share(profiles[column].clocks) >= 0.8
    ]
    spans = [[span.start.seconds for cell in region.cells(column) if (span := loose_span(cell))] for column in clocks]
    if len(clocks) < FEWEST_DEPARTURES or not all(_rises(region, column) for column in clocks):
        return False
    if not all(right[0] > left[-1] for left, right in pairwise(spans)):
        return False
    for column in clocks:
        taken[column] = Candidate(Meaning.KEEP, 0.05, "one of several departures")
    return True


def settle_actuals(region: Region, taken: dict[int, Candidate]) -> None:
    """A column named only "Actual" that holds times of day near the starts tells when, not how long."""
    start = next((each for meaning in (Meaning.START, Meaning.RANGE) for each in columns_of(taken, meaning)), None)
    for column in columns_of(taken, Meaning.ACTUAL_LENGTH):
        if start is None or taken[column].why == "chosen":
            continue
        look_up()
        pairs = [(loose_span(region.at(row, start)), loose_span(region.at(row, column))) for row in region.filled]
        apart = [(was.start.seconds - planned.start.seconds) % HALF_DAY for planned, was in pairs if planned and was]
        near = sum(min(each, HALF_DAY - each) <= LATEST_S for each in apart)
        typed = sum(loose_length(cell) is not None and not sense(cell).span for cell in region.cells(column))
        if apart and near >= 0.7 * len(apart) and not typed and not columns_of(taken, Meaning.ACTUAL_START):
            taken[column] = Candidate(Meaning.ACTUAL_START, 0.5, "cells")


def _drop_early_ends(region: Region, taken: dict[int, Candidate]) -> None:
    """A column taken for ends by its cells alone, most of them not behind their starts, is something else."""
    start, end = column_of(taken, Meaning.START), column_of(taken, Meaning.END)
    if start is None or end is None or taken[end].why != "cells":
        return
    look_up()
    pairs = [(loose_span(region.at(row, start)), loose_span(region.at(row, end))) for row in region.filled]
    both = [(first.start.seconds, last.start.seconds) for first, last in pairs if first and last]
    if sum(last <= first for first, last in both) > 0.5 * len(both):
        taken[end] = Candidate(Meaning.KEEP, 0.05, "before the start")


def _start_is_known(taken: dict[int, Candidate]) -> bool:
    return any(candidate.why == "header" and candidate.meaning is Meaning.START for candidate in taken.values())


def _rises(region: Region, column: int) -> bool:
    """Whether its times rise; on another day they may begin anew."""
    moments = [(sense(cell).day, span.start.seconds) for cell in region.cells(column) if (span := loose_span(cell))]
    falls = sum(later < earlier and day == after for (day, earlier), (after, later) in pairwise(moments))
    return len(moments) < 3 or falls <= 0.2 * len(moments)


def _ends_rows(region: Region, clock: int, length: int) -> bool:
    """Whether each time is the one above plus its own row's length, so that it is an end."""
    agree = other = 0
    before: int | None = None
    before_length: int | None = None
    for row in region.filled:
        span, own = loose_span(region.grid.at(row, clock)), loose_length(region.grid.at(row, length))
        if span is None:
            continue
        if before is not None:
            step = span.start.seconds - before
            agree += own is not None and step == own.planned_s
            other += before_length is not None and step == before_length
        before, before_length = span.start.seconds, own.planned_s if own else None
    return agree > other
