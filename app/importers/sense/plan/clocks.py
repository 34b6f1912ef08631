"""Settles which time each start and end means by the order of the rows: its half of the day, slips of the pen."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from app.domain.clock import format_clock
from app.importers.sense.items.items import Item
from app.importers.sense.notebook import Notebook
from app.importers.sense.text.dates import days_between
from app.importers.sense.text.kinds import is_evening
from app.importers.sense.text.times import DAY, HALF_DAY, HOUR, Clock

MOST_DAYS: Final = 14
FIRST_MORNING_HOUR: Final = 6
"""A session that begins at "1:00" to "5:59" begins in the afternoon."""
LAST_EVENING_HOUR: Final = 8
"""One that begins before and is over before noon by its own numbers may as well be in the evening."""
SLIP_BACK_S: Final = 3 * HOUR
NOON: Final = {HALF_DAY: ", noon", 0: ", midnight"}
LONGEST_S: Final = 11 * HOUR
"""What runs longer, its end before its start, has more likely a slip in its end."""


class Sequence:
    """Items that follow one another, on their way through one day."""

    def __init__(self, items: list[Item], whole_day: bool, book: Notebook, frames: frozenset[int]) -> None:
        self._items, self._whole_day, self._book, self._frames = items, whole_day, book, frames
        self._clocks = [(item, item.start) for item in items if item.start is not None]
        falls = sum(later.seconds < earlier.seconds for (_, earlier), (_, later) in pairwise(self._clocks))
        self._in_order = falls <= 1
        self._rises = falls == 0
        self._nearly = falls <= max(2, len(self._clocks) // 10)
        self._asked_half = False

    def settle(self) -> None:
        """Give every item that writes a start or an end the seconds from midnight it means."""
        before: int | None = None
        number = 0
        for item in self._items:
            if item.start is not None:
                later = self._clocks[number + 1][1] if number + 1 < len(self._clocks) else None
                number += 1
                item.start_s = self._start(item, item.start, before, later)
                before = before if item.mark or item.start_s is None else item.start_s
            if item.end is not None:
                later = self._clocks[number][1] if number < len(self._clocks) else None
                self._end(item, item.end, item.start_s if item.start_s is not None else before, later)

    # starts

    def _start(self, item: Item, clock: Clock, before: int | None, later: Clock | None) -> int | None:
        if clock.half:
            return self._named(item, clock, before, later)
        if self._whole_day or clock.settled:
            return self._of_24(item, clock.seconds, before, later)
        return self._unnamed(item, clock.seconds, before, later)

    def _named(self, item: Item, clock: Clock, before: int | None, later: Clock | None) -> int | None:
        """``12:00 AM`` at noon, and other halves named wrongly, where only the other fits between its neighbors."""
        written, other = clock.seconds, (clock.seconds + HALF_DAY) % DAY
        after = later.seconds if later and (later.half or later.settled or self._whole_day) else None
        if not self._nearly or not _is_slip(clock, before, after):
            return self._of_24(item, written, before, later)
        return self._slip(item, clock, (other, written), "does not fit between the rows around it")

    def _of_24(self, item: Item, written: int, before: int | None, later: Clock | None) -> int | None:
        if before is None or written >= before:
            return written
        if self._in_order and written < before - HALF_DAY and before >= 18 * HOUR:
            return written + DAY
        goes_on = later is not None and later.seconds >= before % DAY
        if self._nearly and goes_on and before < DAY and before - written <= SLIP_BACK_S and not item.lane:
            return self._back(item, written, before)
        return written

    def _unnamed(self, item: Item, written: int, before: int | None, later: Clock | None) -> int | None:
        """A time without its half: the first that does not lie before the row above."""
        if before is None:
            return self._first(item, written)
        if written >= before:
            return written
        for near in (written, written + HALF_DAY):
            on = None if later is None else later.seconds + near - written
            if near < before <= near + SLIP_BACK_S and on is not None and on >= before and not item.lane:
                return self._back(item, near, before)
        if written + HALF_DAY >= before and written < HALF_DAY:
            question = f"follows {_said(before)}, without am or pm"
            return self._half("half", item, (written + HALF_DAY, written + DAY), question)
        return written + DAY if before - written > HALF_DAY else written

    def _first(self, item: Item, written: int) -> int:
        if written + HALF_DAY in self._frames:
            self._asked_half = True
            return written + HALF_DAY
        late = written < FIRST_MORNING_HOUR * HOUR
        evening = written < LAST_EVENING_HOUR * HOUR and self._rises and self._over_before_noon()
        if not late and not evening:
            return written
        readings = (written + HALF_DAY, written)
        usual = 0 if late or is_evening(each.title for each in self._items) else 1
        return self._half("first", item, readings, "comes first, without am or pm", usual=usual)

    def _over_before_noon(self) -> bool:
        """Whether all of it fits between six and midnight, so that morning and evening are as likely."""
        return len(self._clocks) >= 2 and all(HOUR <= clock.seconds < HALF_DAY for _, clock in self._clocks)

    def _half(self, kind: str, item: Item, readings: tuple[int, int], question: str, usual: int = 0) -> int:
        """Asked once in a sequence: what follows goes on from there."""
        if self._asked_half:
            return readings[usual]
        self._asked_half = True
        words = tuple(_said(reading) + (", next day" if reading >= DAY else "") for reading in readings)
        text = _of_12(readings[1])
        place = item.time_place or item.place
        return readings[self._book.ask(kind, place, text, question, words, usual=usual)]

    def _back(self, item: Item, written: int, before: int) -> int | None:
        """A time that lies before the row above, while the row below goes on from there."""
        readings = (f"at {_said(written)}, as written", "when the row above ends")
        question = f"is below {_said(before)}: when does it begin?"
        answer = self._book.ask("back", item.time_place or item.place, _said(written), question, readings)
        item.moved = answer == 0
        return (written, None)[answer]

    def _slip(self, item: Item, clock: Clock, meant: tuple[int, int], question: str) -> int:
        text = f"{_of_12(clock.seconds)} {clock.half.upper()}"
        readings = (
            f"{_said(meant[0])}{NOON.get(meant[0], '')}",
            f"{_said(meant[1])}{NOON.get(meant[1] % DAY, '')}, as written",
        )
        return meant[self._book.ask("slip", item.time_place or item.place, text, question, readings)]

    # ends

    def _end(self, item: Item, end: Clock, start: int | None, later: Clock | None) -> None:
        item.end_s = _end_after(end, start, self._whole_day)
        if item.day and item.end_day and 0 < (days := days_between(item.day, item.end_day)) <= MOST_DAYS:
            item.end_s = end.seconds % DAY + days * DAY
        elif item.start is not None and start is not None and end.seconds < start and item.end_s - start > LONGEST_S:
            item.end_s = self._early_end(item, end, (start, item.end_s), later)

    def _early_end(self, item: Item, end: Clock, span: tuple[int, int], later: Clock | None) -> int | None:
        """An end before its start, and too long a night between them."""
        start, over_night = span
        other = (end.seconds + HALF_DAY) % DAY
        if end.half and start <= other <= start + LONGEST_S:
            return self._slip(item, end, (other, over_night), f"ends what begins at {_said(start)}")
        readings = (
            "it ends when the next row begins",
            f"it ends at {_said(over_night)} the next day",
            f"the two are the wrong way round: {_said(end.seconds)} to {_said(start)}",
        )
        question = f"is the end of what begins at {_said(start)}"
        usual = 0 if later is not None and later.seconds > start % DAY else 1
        place = item.time_place or item.place
        answer = self._book.ask("early_end", place, _said(end.seconds), question, readings, usual=usual)
        if answer == 2:
            item.start_s = end.seconds
        return (None, over_night, start)[answer]


def _is_slip(clock: Clock, before: int | None, after: int | None) -> bool:
    """Whether a time lies between its neighbors only with the other half of the day than the one it names."""
    written, other = clock.seconds, (clock.seconds + HALF_DAY) % DAY
    if before is None:
        return written < HOUR and after is not None and HALF_DAY <= after < 18 * HOUR
    if before <= written and (after is None or after < before or written <= after):
        return False
    return before <= other and (other - HALF_DAY < HOUR if after is None else other <= after)


def _end_after(end: Clock, start: int | None, whole_day: bool) -> int:
    """An end, moved on by half a day or a day when it would lie before its start."""
    if start is None or end.seconds >= start:
        return end.seconds
    if not whole_day and not end.settled and end.seconds + HALF_DAY >= start:
        return end.seconds + HALF_DAY
    return end.seconds + DAY * (1 + (start - end.seconds - 1) // DAY)


def _said(seconds: int) -> str:
    return format_clock(seconds)


def _of_12(seconds: int) -> str:
    return format_clock((seconds - HOUR) % HALF_DAY + HOUR).removeprefix("0")
