"""The words for what lies under the pointer or the keyboard: tooltips and what a screen reader is told."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from app.domain.clock import format_clock, format_length
from app.domain.empty import lacks_reason
from app.domain.plan import At, Cue, Need, NeedState, Segment
from app.domain.spread import spread
from app.domain.words import ACTION_WORDS, KIND_WORDS, NEED_STATE_WORDS, marker_word
from widgets.timeline.board import Board


def segment_words(board: Board, segment_id: str, needs: Mapping[str, NeedState]) -> tuple[str, ...]:
    """A segment line by line: title, times and length, range, weights, needs, what is missing, what is wrong."""
    position = board.layout.index[segment_id]
    segment = board.plan.segments[position]
    lines = [
        segment.title,
        time_words(board, position),
        _range_words(segment),
        _start_words(segment),
        QCoreApplication.translate("Timeline", "Led by {0}").format(segment.led_by) if segment.led_by else "",
        "; ".join(_marker_words(segment)),
        "; ".join(_need_words(need, needs) for need in segment.needs),
        QCoreApplication.translate("Timeline", "Why it is here is not written yet") if lacks_reason(segment) else "",
        *_wait_words(board, segment_id),
        *_clash_words(board, segment_id),
    ]
    return tuple(line for line in lines if line)


def time_words(board: Board, position: int) -> str:
    """Kind, times and length of the segment at a position; what is parked has no times."""
    segment, layout = board.plan.segments[position], board.layout
    if segment.parked:
        when = QCoreApplication.translate("Timeline", "parked")
    else:
        when = f"{format_clock(layout.starts_s[position])}–{format_clock(layout.ends_s[position])}"
    return f"{KIND_WORDS[segment.kind]}, {when}, {format_length(segment.planned_s)}"


def _range_words(segment: Segment) -> str:
    room = spread(segment)
    if room.shortest_s == room.longest_s:
        return ""
    if room.shortest_assumed and room.longest_assumed:
        words = QCoreApplication.translate("Timeline", "From {0} to {1} (assumed)")
    else:
        words = QCoreApplication.translate("Timeline", "From {0} to {1}")
    return words.format(format_length(room.shortest_s), format_length(room.longest_s))


def _start_words(segment: Segment) -> str:
    if not isinstance(segment.start, At):
        return ""
    reason = f": {segment.start.reason}" if segment.start.reason else ""
    words = QCoreApplication.translate("Timeline", "Starts at {0} whatever comes before")
    return words.format(format_clock(segment.start.clock_s)) + reason


def _marker_words(segment: Segment) -> list[str]:
    return [f"{marker_word(one)}: {one.reason}" if one.reason else marker_word(one) for one in segment.markers]


def _need_words(need: Need, needs: Mapping[str, NeedState]) -> str:
    return f"{need.title}: {NEED_STATE_WORDS[needs.get(need.id, NeedState.OPEN)].lower()}"


def _wait_words(board: Board, segment_id: str) -> list[str]:
    words = QCoreApplication.translate("Timeline", "Waits {0} for {1}")
    waits = [wait for wait in board.layout.waits if wait.before_id == segment_id]
    return [words.format(format_length(one.end_s - one.start_s), board.lane_title(one.lane_id)) for one in waits]


def _clash_words(board: Board, segment_id: str) -> list[str]:
    found = []
    for clash in board.layout.clashes:
        if segment_id in (clash.segment_id, clash.with_id):
            other = board.segment(clash.with_id if segment_id == clash.segment_id else clash.segment_id)
            words = QCoreApplication.translate("Timeline", "Overlaps “{0}” by {1}")
            found.append(words.format(other.title if other else "", format_length(clash.by_s)))
    return found


def cue_words(board: Board, segment_id: str, cue: Cue) -> tuple[str, ...]:
    """A producer's cue line by line."""
    moment = board.layout.start_of(segment_id) + cue.offset_s
    name = cue.title or ACTION_WORDS[cue.action]
    number = QCoreApplication.translate("Timeline", "Cue {0}: ").format(cue.number) if cue.number else ""
    segment = board.segment(segment_id)
    where = QCoreApplication.translate("Timeline", "{0}, in “{1}”")
    return (f"{number}{name}", where.format(format_clock(moment), segment.title if segment else ""))
