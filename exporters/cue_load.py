"""Where the cues ask more of a producer than one pair of hands can do, moment by moment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from app.domain.cue_sheet import LOAD
from app.domain.cue_words import cue_action
from app.domain.document import Tone
from app.domain.handling import PATIENCE_S, Handful, busy_s, hands_of, waits_s
from app.domain.plan import Trigger
from app.domain.workbook import CellLook, Rule, Sheet, SheetCell, SheetRow
from exporters.cue_rows import Call, calls_of, clock_cells
from exporters.desk import Desk, clock_width, title_rows

_WORDS = 8


@dataclass(frozen=True, slots=True)
class Busy:
    """A cue in the hands of whoever does it, and how many seconds late they come to it."""

    call: Call
    busy_s: int
    wait_s: int


def peaks(calls: list[Call]) -> list[tuple[Busy, ...]]:
    """The stretches in which the same hands are wanted again before they are free, by the clock."""
    by_hands = sorted(calls, key=lambda call: (hands_of(call.cue), call.clock_s))
    found = [
        stretch for _, group in groupby(by_hands, key=lambda call: hands_of(call.cue)) for stretch in _stretches(group)
    ]
    return sorted(found, key=lambda stretch: stretch[0].call.clock_s)


def _stretches(group: Iterator[Call]) -> Iterator[tuple[Busy, ...]]:
    calls = list(group)
    handfuls = [Handful(call.clock_s, busy_s(call.cue), call.cue.trigger is Trigger.AFTER_CUE) for call in calls]
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


def peak_load(desk: Desk) -> Sheet:
    """Cues that want the same hands at once, one stretch after another, and which of them come too late."""
    columns = (
        desk.head("Cue", 6),
        desk.head("Clock", clock_width(desk.say)),
        desk.head("Min", 8),
        desk.head("Action", 26),
        desk.head("Who", 16),
        desk.head("Segment", 30),
        desk.head("Hands busy, s", 9),
        desk.head("Begins late by, s", 10),
        desk.head("With one pair of hands", 40),
    )
    rows: list[SheetRow] = []
    for stretch in peaks(calls_of(desk.timing.counted)):
        rows += [SheetRow(()), *(_row(desk, one) for one in stretch)] if rows else [_row(desk, one) for one in stretch]
    say = desk.say
    none = SheetRow((SheetCell(say("No two cues want the same hands at once."), CellLook.HINT),), span=True)
    hint = say(
        "Cues that want the same hands before they are free. Times to handle are general practice where a cue does "
        "not say its own; up to {n} seconds late is on time.",
        n=PATIENCE_S,
    )
    rules = (Rule(_WORDS, say("Second pair of hands"), Tone.RED, 0, _WORDS),)
    above = title_rows(desk, say("Peak load"), hint)
    return Sheet(say("Peak load"), columns, tuple(rows) or (none,), above, filtered=False, rules=rules, key=LOAD)


def _row(desk: Desk, one: Busy) -> SheetRow:
    call, cue = one.call, one.call.cue
    clock, offset = clock_cells(desk.timing, call.clock_s, call.fixed, "C")
    words = desk.say("one pair of hands does it")
    if one.wait_s > PATIENCE_S:
        words = f"{desk.say('Second pair of hands')}: {desk.say('begins {n} s late', n=one.wait_s)}"
    cells = (
        SheetCell(desk.numbers[cue.id], CellLook.STRONG),
        clock,
        SheetCell(offset.value, offset.look),
        SheetCell(cue_action(cue, desk.say), CellLook.STRONG),
        SheetCell(cue.who or desk.say("Producer")),
        SheetCell(call.moment.segment.title),
        SheetCell(one.busy_s),
        SheetCell(one.wait_s),
        SheetCell(words),
    )
    return SheetRow(cells)
