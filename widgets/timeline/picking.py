"""Which segments a click, a range, a rubber band or a drag means, and which not; it knows no mouse."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.domain.lookup import lookup
from app.domain.plan import Plan
from widgets.timeline.board import Board
from widgets.timeline.boxes import Box
from widgets.timeline.frame import Frame


def range_to(board: Board, current: str | None, clicked: str) -> tuple[str, ...]:
    """From the current segment to the clicked one, which becomes current: in one lane by its order, else by time."""
    segments = board.plan.segments
    here, there = board.position(current), board.layout.index[clicked]
    if here is None:
        return (clicked,)
    if segments[here].lane_id == segments[there].lane_id:
        ids = [segments[pos].id for pos in range(min(here, there), max(here, there) + 1)]
    else:
        ordered = board.in_time_order()
        low, high = sorted((ordered.index(segments[here].id), ordered.index(clicked)))
        ids = ordered[low : high + 1]
    return tuple(ids if ids[-1] == clicked else reversed(ids))


def in_band(frame: Frame, band: Box) -> tuple[str, ...]:
    """The segments a rubber band touches, by lane and time; what is parked last."""
    segments = frame.board.plan.segments
    first, last = frame.scale.moment(band.x), frame.scale.moment(band.right)
    found: list[str] = []
    for row in frame.lane_rows():
        around = frame.board.between(row.lane_id, first, last)
        found += [segments[pos].id for pos in around if frame.box_at(pos, row).meets(band)]
    found += [segments[pos].id for pos, box in frame.parked() if box.meets(band)]
    return tuple(found)


def together(board: Board, selected: tuple[str, ...], grabbed: str) -> tuple[str, ...]:
    """What moves when one segment is grabbed: all that are selected in its lane, in running order."""
    index, segments = board.layout.index, board.plan.segments
    lane_id = segments[index[grabbed]].lane_id
    places = sorted(index[one] for one in {*selected, grabbed} if one in index)
    ids = tuple(segments[pos].id for pos in places if segments[pos].lane_id == lane_id)
    return ids if grabbed in selected else (grabbed,)


def staying_words(plan: Plan, selected: tuple[str, ...], moving: tuple[str, ...]) -> str:
    """That what is selected with all that moves stays in its own lane: "R3 stays in Rooms"; empty for none."""
    left = set(selected).difference(moving) if set(moving) < set(selected) else set()
    if not left:
        return ""
    index, lanes = lookup(plan.segments).index, {lane.id: lane.title for lane in plan.lanes}
    found = [plan.segments[index[one]] for one in left if one in index]
    if len(found) > 1:
        return QCoreApplication.translate("Timeline", "{0} others stay in their lanes").format(len(found))
    words = QCoreApplication.translate("Timeline", "{0} stays in {1}")
    return "".join(words.format(one.title, lanes.get(one.lane_id, "")) for one in found)
