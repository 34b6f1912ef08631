"""Settles when each item starts and ends: halves of the day by the order of the rows, ends by the next start."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from typing import Final

from app.importers.patience import look_up
from app.importers.sense.items.items import Item
from app.importers.sense.notebook import Notebook
from app.importers.sense.plan.clocks import Sequence

_THE_END: Final = re.compile(
    r"(?:the )?end\.?|finish|ende|schluss|fin|fine|fim|einde|終了|结束|結束|끝|종료", re.IGNORECASE
)


def settle(
    items: list[Item], book: Notebook, one_clock: bool = False, frames: frozenset[int] = frozenset()
) -> list[Item]:
    """Give every item its start and end where the file says or implies them; drop those that only mark a time.

    ``one_clock``: all lanes share one column of times, so that their rows are in order together. ``frames``: times
    the file names with their half elsewhere ("7:00 p.m. to 8:45 p.m."), which settle a first "7:00".
    """
    whole_day = _is_24_hour(items)
    for sequence in _sequences(items, by_lane=not one_clock):
        Sequence(sequence, whole_day, book, frames).settle()
    kept = []
    for sequence in _sequences(items, by_lane=True):
        rest = _without_anchors(sequence, book)
        _end_by_word(rest, book)
        if any(item.moved for item in rest):
            rest = _by_start(rest)
        _chain(rest)
        kept.extend(rest)
    _end_with_everybody(kept)
    _end_at_any_start(kept)
    return [item for item in kept if item.title]


def _is_24_hour(items: Iterable[Item]) -> bool:
    """One time past 12:59 without a half of the day, and all are of the 24-hour clock."""
    clocks = [clock for item in items for clock in (item.start, item.end) if clock]
    return any(not clock.half and clock.settled for clock in clocks)


def _sequences(items: list[Item], by_lane: bool) -> list[list[Item]]:
    """Items that follow one another: of one day, and of one lane."""
    runs: dict[tuple[str, str], list[Item]] = {}
    for item in items:
        runs.setdefault((item.day.key if item.day else "", item.lane if by_lane else ""), []).append(item)
    return list(runs.values())


def _without_anchors(sequence: list[Item], book: Notebook) -> list[Item]:
    """Rows such as "8:00 Start" among rows with an end: where another starts at the same time, they take none."""
    ended = sum(item.end_s is not None or item.length is not None for item in sequence)
    if ended < 0.6 * len(sequence):
        return sequence
    starts = Counter(item.start_s for item in sequence if item.start_s is not None)
    kept = []
    for item in sequence:
        endless = item.end_s is None and item.length is None and not item.mark
        if endless and item.start_s is not None and starts[item.start_s] > 1:
            book.release(item.place, "only marks a time at which another row begins")
        else:
            kept.append(item)
    return kept


def _by_start(sequence: list[Item]) -> list[Item]:
    """In order of time; what has no start stays behind what it followed."""
    keyed: list[tuple[int, int]] = []
    reached = 0
    for number, item in enumerate(sequence):
        reached = reached if item.start_s is None else item.start_s
        keyed.append((reached, number))
    return [sequence[number] for _, number in sorted(keyed)]


def _end_by_word(sequence: list[Item], book: Notebook) -> None:
    """A last row that only says "End" is the end of the one before."""
    last = sequence[-1] if sequence else None
    if last and last.end_s is None and last.length is None and _THE_END.fullmatch(last.title.strip()):
        last.title = ""
        book.release(last.place, "only marks the end of the session")


def _chain(sequence: list[Item]) -> None:
    """Missing starts follow the end before; missing ends come from the length, else from the next start."""
    before: Item | None = None
    for place, item in enumerate(sequence):
        length = item.length.planned_s if item.length else None
        if item.start_s is None and item.timed and not item.mark:
            if before is not None and before.end_s is not None:
                item.start_s = before.end_s
            elif item.end_s is not None and length is not None:
                item.start_s = item.end_s - length
        if item.end_s is None and item.start_s is not None:
            later = _next_start(sequence, place)
            item.end_s = later if length is None or _within(item, later) else item.start_s + length
        if not item.mark and (item.title or item.end_s is not None):
            before = item


def _within(item: Item, later: int | None) -> bool:
    """Whether the next start settles how long a range such as "15-20" is planned."""
    length = item.length
    if length is None or length.shortest_s is None or length.longest_s is None or later is None or item.start_s is None:
        return False
    return length.shortest_s <= later - item.start_s <= length.longest_s


def _end_with_everybody(items: list[Item]) -> None:
    """What stands in a lane is over when everybody meets, and what everybody takes part in when any lane goes on."""
    meetings, starts = _starts_by_day(item for item in items if item.for_all), _starts_by_day(items)
    for item in items if meetings else ():
        if item.end is None and item.length is None and item.start_s is not None and not item.mark:
            later = _first_after(starts if item.for_all else meetings, item)
            item.end_s = later if item.end_s is None else min(item.end_s, later or item.end_s)


def _end_at_any_start(items: list[Item]) -> None:
    """Where nothing follows in its own lane, an item ends when anything else of its day begins."""
    starts = _starts_by_day(items)
    for item in items:
        if item.end_s is None and item.start_s is not None and item.length is None and not item.mark:
            item.end_s = _first_after(starts, item)


def _starts_by_day(items: Iterable[Item]) -> dict[str, list[int]]:
    starts: dict[str, list[int]] = {}
    for item in items:
        if item.start_s is not None and not item.mark:
            starts.setdefault(item.day.key if item.day else "", []).append(item.start_s)
    return {day: sorted(own) for day, own in starts.items()}


def _first_after(starts: dict[str, list[int]], item: Item) -> int | None:
    of_day = starts.get(item.day.key if item.day else "", [])
    later = bisect_right(of_day, item.start_s or 0)
    return of_day[later] if later < len(of_day) else None


def _next_start(sequence: list[Item], place: int) -> int | None:
    look_up()
    own = sequence[place].start_s or 0
    for after in range(place + 1, len(sequence)):
        later = sequence[after]
        if later.start_s is not None and not later.mark and later.start_s > own:
            return later.start_s
    return None
