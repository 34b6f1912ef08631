"""Tells tables that are plans from those that only look so: departures, records, rotas, lists of people or papers.

Knows columns and cells, no items.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from app.domain.sheet import Column, Meaning
from app.importers.sense.tables.crossing import CROSSED
from app.importers.sense.tables.headers import TIMING
from app.importers.sense.tables.regions import Region
from app.importers.sense.text.cells import loose_span, sense
from app.importers.sense.text.header_words import LEDGER
from app.importers.sense.text.times import is_zone
from app.importers.sense.text.words import counts_otherwise, header_guesses, is_filler, normal

TIMED: Final = frozenset({Meaning.RANGE, Meaning.START, Meaning.END, Meaning.LENGTH})
EXACT: Final = 0.8
LOOKED_AT: Final = 40
"""Cells of a column looked at."""
MOST_CLOCKS: Final = 2
"""Columns of times under words that speak of none: more are departures, or hours of prayer."""
FEWEST_VARIED: Final = 0.6
LONGEST_IN_ORDER: Final = 120
"""Letters of the average text in a running order; longer ones are abstracts and biographies."""


def _words(text: str) -> frozenset[str]:
    return frozenset(word.strip() for word in text.replace("\n", ",").split(","))


_TRAVEL: Final = _words(
    """stop id, stop sequence, stop name, trip id, route id, flight, flight no, flight number, gate, platform, train
    train no, bus, line, gleis, halte, haltestelle, station, bahnhof, quai"""
)
_CALLS: Final = _words("departure time, arrival time, departure, arrival, departs, arrives, abfahrt, ankunft, vertrek")
_WORKED: Final = _words(
    """clock in, clock out, punch in, punch out, join time, leave time, hours worked, overtime, employee id
    employee name, staff id, logged in, logged out, kommen, gehen, uberstunden"""
)
_LISTED: Final = _words(
    """email, e mail, email address, phone, telephone, tel, mobile, telefon, address, correo, due, due date, deadline
    priority, crn, course code, credits, grade, score, marks, qty, quantity, price, unit price, amount, cost, isbn, doi
    publisher, journal, paper id, decision, album, album name, popularity, sets, reps, weight, severity, log level, ip
    gpa, abstract, bio, biography, salary, department, advisor"""
)


_GUESSED: Final = frozenset({"unknown", "cells", "answered", "another start"})


def is_plan(columns: Iterable[Column]) -> bool:
    """Whether the columns say what happens when, or how long."""
    held = {column.meaning for column in columns}
    if held & {Meaning.DAY_TITLE, Meaning.PART_TITLE}:
        return True
    return bool(held & TIMED) and bool(held & {Meaning.TITLE, *CROSSED})


def is_order(columns: Iterable[Column]) -> bool:
    """Who does what in which order is a plan too, where a file has no times at all; a list of titles alone is not."""
    named = {column.meaning for column in columns if any(weight >= 1 for _, weight in header_guesses(column.header))}
    return {Meaning.TITLE, Meaning.OWNER} <= named and Meaning.DAY not in named


def other_than_a_plan(region: Region, columns: list[Column], untimed: bool) -> str:
    """What a table with the columns of a plan is in truth, as the reason to leave it; empty for a plan."""
    words = [normal(column.header) for column in columns]
    listed = sum(word in _LISTED or _is_ledger(column.header) for word, column in zip(words, columns, strict=True))
    if untimed:
        listed += sum(counts_otherwise(column.header) for column in columns)
        return "" if not listed and _reads_like_an_order(region, columns) else "a list, but of no plan"
    travels = bool(_TRAVEL & set(words)) and sum(word in _TRAVEL | _CALLS for word in words) >= 2
    if travels or _clocks(region, columns) > MOST_CLOCKS:
        return "a timetable of departures or the like, not a plan"
    if any(word in _WORKED for word in words) or _is_record(region, columns):
        return "a record of what happened, not a plan"
    if _is_rota(region, columns):
        return "hours of people at work, not a plan"
    has_clock = any(column.meaning in TIMED - {Meaning.LENGTH} for column in columns)
    if (not has_clock and listed >= 2) or _lists_things(region):
        return "a list, but of no plan"
    return ""


def _is_ledger(text: str) -> bool:
    """Whether a header is one of a list of people, things or tasks ("Phone", "Due", "Price")."""
    return any(guess == LEDGER and weight >= EXACT for guess, weight in header_guesses(text))


def _lists_things(region: Region) -> bool:
    """Whether a table without a known header has one of a list of people, things or tasks in its first row."""
    first = region.grid.rows[region.first] if not region.headers and region.in_place else ()
    return any(_is_ledger(cell.text) for cell in first if cell)


def _clocks(region: Region, columns: list[Column]) -> int:
    """Columns that hold times of day under words that speak of none, time zones aside; none where one says "Start"."""
    if any(column.meaning in TIMED and column.why in {"header", "chosen"} for column in columns):
        return 0
    likely = [column for column in columns if column.meaning is not Meaning.LENGTH]
    unknown = [column for column in likely if column.why in _GUESSED and column.header]
    return sum(
        _share(region, column.index, clock=True) >= 0.6
        for column in unknown
        if not is_zone(column.header) and not {guess for guess, _ in header_guesses(column.header)} & TIMING
    )


def _share(region: Region, index: int, clock: bool) -> float:
    """How many of a column's cells are times of day, or spans."""
    cells = [cell for cell, _ in zip(region.cells(index), range(LOOKED_AT), strict=False) if not is_filler(cell.text)]
    found = sum(sense(cell).clock if clock else sense(cell).span is not None for cell in cells)
    return found / len(cells) if cells else 0.0


def _is_record(region: Region, columns: list[Column]) -> bool:
    """Starts at any second of the minute, and neither an end nor a length: what happened then was not planned."""
    if any(column.meaning in {Meaning.END, Meaning.LENGTH, Meaning.RANGE} for column in columns):
        return False
    starts = [column.index for column in columns if column.meaning is Meaning.START]
    spans = [span for index in starts for cell in region.cells(index) if (span := loose_span(cell))]
    return len(spans) >= 3 and sum(span.start.seconds % 5 != 0 for span in spans) >= 0.5 * len(spans)


def _is_rota(region: Region, columns: list[Column]) -> bool:
    """Days across whose fields say only when: who works, or what is open."""
    across = [column.index for column in columns if column.meaning is Meaning.DAY_TITLE]
    return bool(across) and sum(_share(region, index, clock=False) for index in across) >= 0.4 * len(across)


def _reads_like_an_order(region: Region, columns: list[Column]) -> bool:
    """Titles that differ, and nothing beside them as long as an abstract."""
    titles = [cell.text for column in columns if column.meaning is Meaning.TITLE for cell in region.cells(column.index)]
    if len(set(titles)) < FEWEST_VARIED * len(titles):
        return False
    return not any(_average(region, column.index) > LONGEST_IN_ORDER for column in columns)


def _average(region: Region, index: int) -> float:
    lengths = [len(cell.text) for cell in region.cells(index)]
    return sum(lengths) / len(lengths) if lengths else 0.0
