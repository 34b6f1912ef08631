"""Where the cues ask more of a producer than one pair of hands can do, moment by moment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from app.domain.cue_words import cue_action
from app.domain.document import Tone
from app.domain.handling import PATIENCE_S, Handful, usual_s, waits_s
from app.domain.plan import Cue, Trigger
from app.domain.workbook import CellLook, Rule, Sheet, SheetCell, SheetColumn, SheetRow
from exporters.cue_rows import Call, calls_of, clock_cells
from exporters.desk import Desk, title_rows

LOAD = "Peak load"
SECOND = "Second pair of hands"
_ONE = "one pair of hands does it"
_WORDS = 8


@dataclass(frozen=True, slots=True)
class Busy:
    """A cue in the hands of whoever does it, and how many seconds late they come to it."""

    call: Call
    busy_s: int
    wait_s: int


def peaks(calls: list[Call]) -> list[tuple[Busy, ...]]:
    """The stretches in which the same hands are wanted again before they are free, by the clock."""
    by_hands = sorted(calls, key=lambda call: (_hands(call.cue), call.clock_s))
    found = [
        stretch for _, group in groupby(by_hands, key=lambda call: _hands(call.cue)) for stretch in _stretches(group)
    ]
    return sorted(found, key=lambda stretch: stretch[0].call.clock_s)


def _stretches(group: Iterator[Call]) -> Iterator[tuple[Busy, ...]]:
    calls = list(group)
    handfuls = [Handful(call.clock_s, _busy_s(call.cue), call.cue.trigger is Trigger.AFTER_CUE) for call in calls]
    stretch: list[Busy] = []
    for call, handful, wait_s in zip(calls, handfuls, waits_s(handfuls), strict=True):
        one = Busy(call, handful.busy_s, wait_s)
        if wait_s == 0:
            yield from _worth(stretch)
            stretch = []
        stretch.append(one)
    yield from _worth(stretch)


def _worth(stretch: list[Busy]) -> Iterator[tuple[Busy, ...]]:
    if len(stretch) > 1:
        yield tuple(stretch)


def _hands(cue: Cue) -> str:
    return cue.who.strip().casefold() or "producer"


def _busy_s(cue: Cue) -> int:
    """What the cue says, else what is usual; nothing where practice has no figure."""
    return cue.handling_s if cue.handling_s is not None else usual_s(cue.action) or 0


def peak_load(desk: Desk) -> Sheet:
    """Cues that want the same hands at once, one stretch after another, and which of them come too late."""
    columns = (
        SheetColumn("Cue", 6),
        SheetColumn("Clock", 8),
        SheetColumn("Min", 7),
        SheetColumn("Action", 26),
        SheetColumn("Who", 16),
        SheetColumn("Segment", 30),
        SheetColumn("Hands busy, s", 9),
        SheetColumn("Begins late by, s", 10),
        SheetColumn("With one pair of hands", 40),
    )
    rows: list[SheetRow] = []
    for stretch in peaks(calls_of(desk.timing.counted)):
        rows += [SheetRow(()), *(_row(desk, one) for one in stretch)] if rows else [_row(desk, one) for one in stretch]
    none = SheetRow((SheetCell("No two cues want the same hands at once.", CellLook.HINT),), span=True)
    hint = (
        "Cues that want the same hands before they are free. Times to handle are general practice where a cue does "
        f"not say its own; up to {PATIENCE_S} seconds late is on time."
    )
    rules = (Rule(_WORDS, SECOND, Tone.RED, 0, _WORDS),)
    above = title_rows(desk, LOAD, hint)
    return Sheet(LOAD, columns, tuple(rows) or (none,), above, filtered=False, rules=rules)


def _row(desk: Desk, one: Busy) -> SheetRow:
    call, cue = one.call, one.call.cue
    clock, offset = clock_cells(desk.timing, call.clock_s, call.fixed, "C")
    words = f"{SECOND}: begins {one.wait_s} s late" if one.wait_s > PATIENCE_S else _ONE
    cells = (
        SheetCell(desk.numbers[cue.id], CellLook.STRONG),
        clock,
        SheetCell(offset.value, offset.look),
        SheetCell(cue_action(cue, desk.say), CellLook.STRONG),
        SheetCell(cue.who or "Producer"),
        SheetCell(call.moment.segment.title),
        SheetCell(one.busy_s),
        SheetCell(one.wait_s),
        SheetCell(words),
    )
    return SheetRow(cells)
