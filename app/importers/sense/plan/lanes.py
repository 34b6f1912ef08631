"""Sorts a day's items into lanes: the file's own tracks where they overlap, else what runs beside the rest."""

from __future__ import annotations

from itertools import count
from typing import Final

from app.domain.clock import format_clock
from app.importers.patience import look_up
from app.importers.sense.items.items import Item
from app.importers.sense.notebook import Notebook

FEW: Final = 2
"""So many overlaps are taken for slips of the pen and stay where they are, as clashes."""
SHARE: Final = 0.15
ROUNDED_S: Final = 60
"""Less than this is no overlap but a start that was rounded."""
BESIDE, CLASH, IN_TURN = range(3)
NAMED_SHARE: Final = 0.05
"""Where the file names lanes, a slip is all that may overlap in one."""


def lanes_of(items: list[Item], book: Notebook) -> dict[str, list[Item]]:
    """The items by lane, the main room first under the name ""; each lane in order of time."""
    named = {item.lane for item in items if item.lane}
    overlaps = _overlaps(items)
    if len(named) > 1 and len(overlaps) > NAMED_SHARE * len(items):
        return _ordered(_by_name(items))
    if all((before.end_s or 0) - (later.start_s or 0) < ROUNDED_S for before, later in overlaps):
        return _ordered({"": list(items)})
    answer = _asked(overlaps, len(overlaps) > max(FEW, SHARE * len(items)), book)
    if answer == BESIDE:
        return _ordered(_spread_out(items))
    if answer == IN_TURN:
        for before, later in overlaps:
            _take_turns(before, later)
    return _ordered({"": list(items)})


def _take_turns(before: Item, later: Item) -> None:
    """The first ends when the second begins; of two that begin at once the second waits for the first."""
    if before.start_s is None or before.end_s is None or later.start_s is None:
        return
    if before.start_s < later.start_s < before.end_s:
        before.end_s = later.start_s
    elif later.start_s < before.end_s and later.end_s is not None:
        length = later.end_s - later.start_s
        later.start_s = before.end_s
        later.end_s = later.end_s if later.end_s > before.end_s else before.end_s + length


def _asked(overlaps: list[tuple[Item, Item]], many: bool, book: Notebook) -> int:
    """Whether rows that overlap run side by side; asked once a sheet."""
    before, later = overlaps[0]
    more = f" (and {len(overlaps) - 1} more like it)" if len(overlaps) > 1 else ""
    question = f"begins at {format_clock(later.start_s or 0)}, before “{before.title[:40]}” ends{more}"
    turn = later if before.start_s == later.start_s else before
    moves = (
        f"begins at {format_clock(before.end_s or 0)}"
        if turn is later
        else f"ends at {format_clock(later.start_s or 0)}"
    )
    readings = (
        "they run side by side",
        "they clash: keep the times as written",
        f"one after the other: “{turn.title[:40]}” {moves}",
    )
    return book.ask_once("overlap", later.place, later.title, question, readings, usual=BESIDE if many else CLASH)


def _overlaps(items: list[Item]) -> list[tuple[Item, Item]]:
    """Every item that begins while an earlier one runs, behind that earlier one; in order of time."""
    timed = [item for item in items if item.start_s is not None and item.end_s is not None and not item.mark]
    timed.sort(key=lambda item: (item.start_s or 0, item.end_s or 0))
    found: list[tuple[Item, Item]] = []
    running: Item | None = None
    for item in timed:
        if running is not None and (item.start_s or 0) < (running.end_s or 0):
            found.append((running, item))
        if running is None or (item.end_s or 0) > (running.end_s or 0):
            running = item
    return found


def _by_name(items: list[Item]) -> dict[str, list[Item]]:
    """Items for everybody are the main room; without any, the first lane is."""
    lanes: dict[str, list[Item]] = {"": [item for item in items if not item.lane]}
    for item in items:
        if item.lane:
            lanes.setdefault(item.lane, []).append(item)
    if not lanes[""]:
        del lanes[""]
    return lanes


def _spread_out(items: list[Item]) -> dict[str, list[Item]]:
    """What overlaps goes to the first lane that is free then."""
    lanes: dict[str, list[Item]] = {"": []}
    ends: dict[str, int] = {"": -1}
    for item in sorted(items, key=lambda each: each.start_s if each.start_s is not None else -1):
        if item.start_s is None or item.mark:
            lanes[""].append(item)
            continue
        look_up()
        name = next((name for name, end in ends.items() if end <= item.start_s), "")
        if ends[name] > item.start_s:
            name = next(name for number in count(2) if (name := f"Beside {number}") not in ends)
        lanes.setdefault(name, []).append(item)
        ends[name] = max(item.end_s or item.start_s, item.start_s)
    return lanes


def _ordered(lanes: dict[str, list[Item]]) -> dict[str, list[Item]]:
    """Each lane by start; what has none stays after the one it followed."""
    for name, items in lanes.items():
        reached = -1
        keys: dict[int, int] = {}
        for item in items:
            reached = item.start_s if item.start_s is not None else reached
            keys[id(item)] = reached
        lanes[name] = sorted(items, key=lambda item: keys[id(item)])
    return lanes
