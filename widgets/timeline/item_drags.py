"""Drags of what lies in segments: a marker or cue to another moment, or a new thing from a palette."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.domain import edits
from app.domain.clock import format_clock, format_length
from app.domain.errors import EditRefused
from app.domain.places import fresh
from app.domain.plan import (
    MAIN_LANE,
    PARKED_LANE,
    Action,
    Cue,
    Kind,
    Marker,
    MarkerKind,
    Need,
    NeedKind,
    Plan,
    Segment,
    new_id,
)
from app.domain.words import ACTION_WORDS, KIND_WORDS, NEED_WORDS, marker_word
from widgets.timeline.board import Board
from widgets.timeline.gestures import Gesture, Pointer, Proposal
from widgets.timeline.moves import Gaps, too_early_words
from widgets.timeline.side import spot_at
from widgets.timeline.snap import Snapper

MIME: Final = "application/x-throughline-item"
_MOST_BYTES = 4_096

Item = Marker | Cue | Need


def item_name(item: Item) -> str:
    """What a marker, cue or need is called."""
    if isinstance(item, Marker):
        return marker_word(item)
    if isinstance(item, Cue):
        return item.title or ACTION_WORDS[item.action]
    return item.title


def target_at(board: Board, pointer: Pointer, own_id: str | None = None) -> Segment | None:
    """The segment a thing dropped here belongs to: the one under the pointer, its own if it runs then, the main's."""
    if pointer.segment_id is not None:
        return board.segment(pointer.segment_id)
    own = board.segment(own_id)
    layout, moment_s = board.layout, pointer.moment_s
    if own is not None and layout.start_of(own.id) <= moment_s <= layout.end_of(own.id):
        return own
    if pointer.lane_id is not None:
        return None
    position = board.lane(MAIN_LANE).last_before(moment_s)
    if position is None or layout.ends_s[position] < moment_s:
        return None
    return board.plan.segments[position]


def place_words(item: Item, target: Segment, offset_s: int | None, start_s: int) -> str:
    """Where an item comes to lie, in words."""
    name = item_name(item)
    if offset_s is None and not isinstance(item, Cue):
        return QCoreApplication.translate("Timeline", "{0}: all of “{1}”").format(name, target.title)
    where = _moment_words(target, offset_s or 0)
    if target.parked:  # has no time of day
        return f"{name}: {where}"
    clock = format_clock(start_s + (offset_s or 0))
    return QCoreApplication.translate("Timeline", "{0} at {1}, {2}").format(name, clock, where)


def _moment_words(target: Segment, offset_s: int) -> str:
    if offset_s == 0:
        return QCoreApplication.translate("Timeline", "when “{0}” starts").format(target.title)
    if offset_s < 0:
        words = QCoreApplication.translate("Timeline", "{0} before “{1}”")
    else:
        words = QCoreApplication.translate("Timeline", "{0} into “{1}”")
    return words.format(format_length(abs(offset_s)), target.title)


class CarryDrag(Gesture):
    """A marker or cue to another moment of its segment or of another; ``other``: a marker weighs on all of it."""

    def __init__(self, board: Board, snapper: Snapper, segment_id: str, item: Marker | Cue) -> None:
        super().__init__(board, snapper, (segment_id,), 0)
        self.item = item

    def propose(self, pointer: Pointer) -> Proposal:
        """Put it where the pointer is; outside of every segment it stays."""
        target = target_at(self.board, pointer, self.ids[0] if pointer.segment_id is None else None)
        if target is None:
            return self._refused(QCoreApplication.translate("Timeline", "No segment runs there. It stays where it is."))
        whole = target.parked or (pointer.other and isinstance(self.item, Marker))
        moment_s, line_s = self._drawn(pointer.moment_s, pointer)
        start_s = self.board.layout.start_of(target.id)
        offset_s = None if whole else min(max(0, moment_s - start_s), target.planned_s)
        own_id, item = self.ids[0], self.item
        words = QCoreApplication.translate("Timeline", "Move {0} to “{1}”")
        tried = self._try(
            (target.id, offset_s),
            words.format(item_name(item), target.title),
            lambda plan: edits.carry(plan, own_id, item.id, target.id, offset_s),
            None if offset_s is None else line_s if line_s is not None else start_s + offset_s,
        )
        return replace(tried, does=place_words(item, target, offset_s, start_s), alone=True)


@dataclass(frozen=True, slots=True)
class Putting:
    """What is dropped from a palette: a segment, or an item to lie in one."""

    segment: Segment | None = None
    item: Item | None = None


def putting(data: bytes, plan: Plan, activities: Sequence[Segment] = ()) -> Putting:
    """What a palette hands over: ``{"put": "segment"|"activity"|"marker"|"need"|"cue", "kind": ..., "title": ...}``.

    Of an activity ``kind`` is its id; of a segment ``minutes`` may say its length. :class:`EditRefused` for anything
    else.
    """
    try:
        read = json.loads(data[:_MOST_BYTES])
        put, kind, title = read["put"], read.get("kind"), str(read.get("title", ""))
        minutes = int(read.get("minutes", 10))
        if put == "activity":
            named = {one.id: one for one in activities}
            return Putting(segment=fresh([named[kind]], plan)[0])
        return _MAKERS[put](kind, title, minutes)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise EditRefused(QCoreApplication.translate("Timeline", "This cannot be dropped on a session.")) from None


def _segment(kind: str | None, title: str, minutes: int) -> Putting:
    of = Kind(kind or Kind.INPUT)
    return Putting(segment=Segment(new_id(), title or KIND_WORDS[of], of, planned_s=60 * minutes))


def _marker(kind: str | None, title: str, _minutes: int) -> Putting:
    return Putting(item=Marker(new_id(), MarkerKind(kind or ""), label=title))


def _need(kind: str | None, title: str, _minutes: int) -> Putting:
    of = NeedKind(kind or NeedKind.MATERIAL)
    return Putting(item=Need(new_id(), title or NEED_WORDS[of], of))


def _cue(kind: str | None, title: str, _minutes: int) -> Putting:
    named = title or ("" if kind else QCoreApplication.translate("Timeline", "New cue"))
    return Putting(item=Cue(new_id(), title=named, action=Action(kind or Action.OTHER)))


_MAKERS: Final[dict[str, Callable[[str | None, str, int], Putting]]] = {
    "segment": _segment,
    "marker": _marker,
    "need": _need,
    "cue": _cue,
}


class PutDrag(Gesture):
    """A new thing from a palette, held over the timeline."""

    def __init__(self, board: Board, snapper: Snapper, what: Putting) -> None:
        super().__init__(board, snapper, (), 0)
        self._what, self._gaps = what, Gaps(board, ())
        if what.segment is not None:
            self.ids = (what.segment.id,)

    def propose(self, pointer: Pointer) -> Proposal:
        """Put it where the pointer is."""
        segment, item = self._what.segment, self._what.item
        if segment is not None:
            return self._put_segment(segment, pointer)
        return self._still() if item is None else self._put_item(item, pointer)

    def _put_segment(self, fresh: Segment, pointer: Pointer) -> Proposal:
        lane_id = pointer.lane_id or MAIN_LANE
        before_id, _ = self._gaps.at(lane_id, pointer.moment_s)
        start_s, _ = self._drawn(pointer.moment_s, pointer)
        beside = lane_id not in (MAIN_LANE, PARKED_LANE)
        spot = spot_at(self.board, lane_id, pointer.moment_s, start_s, frozenset()) if beside else None
        if beside and spot is None:
            return self._refused(too_early_words())
        neighbor = self.board.segment(before_id)
        here = fresh if neighbor is None or beside else replace(fresh, section_id=neighbor.section_id)

        def change(plan: Plan) -> Plan:
            last = [one.id for one in plan.segments if one.lane_id == MAIN_LANE][-1:]
            added = edits.add_segment(plan, here, last[0] if last else None)
            if lane_id == PARKED_LANE:
                return edits.park(added, (here.id,))
            return spot.put(added, (here.id,)) if spot else edits.move(added, (here.id,), MAIN_LANE, before_id)

        label = QCoreApplication.translate("Timeline", "Add “{0}”").format(fresh.title)
        return self._try((lane_id, spot or before_id), label, change, None)

    def _put_item(self, item: Item, pointer: Pointer) -> Proposal:
        target = target_at(self.board, pointer)
        if target is None:
            return self._refused(QCoreApplication.translate("Timeline", "Drop it on a segment: it belongs to one."))
        moment_s, line_s = self._drawn(pointer.moment_s, pointer)
        start_s = self.board.layout.start_of(target.id)
        whole = isinstance(item, Need) or target.parked or (pointer.other and isinstance(item, Marker))
        offset_s = None if whole else min(max(0, moment_s - start_s), target.planned_s)
        label = QCoreApplication.translate("Timeline", "Add {0} to “{1}”").format(item_name(item), target.title)
        tried = self._try(
            (target.id, offset_s),
            label,
            lambda plan: edits.put(plan, target.id, _at(item, offset_s)),
            None if offset_s is None else line_s if line_s is not None else start_s + offset_s,
        )
        return replace(tried, does=place_words(item, target, offset_s, start_s), alone=True)


def _at(item: Item, offset_s: int | None) -> Item:
    if isinstance(item, Need):
        return item
    return replace(item, offset_s=offset_s or 0) if isinstance(item, Cue) else replace(item, offset_s=offset_s)
