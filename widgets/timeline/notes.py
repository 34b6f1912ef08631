"""The words on gaps, waits, clashes and spare time, each whole in view and clear of the others; it draws nothing.

It is told how wide words are and knows no font.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication

from app.domain.clock import format_length
from app.domain.plan import MAIN_LANE
from widgets.timeline.boxes import Box
from widgets.timeline.frame import GAP_PX, Frame
from widgets.timeline.lanes import Row

Measure = Callable[[str], int]


class Tone(Enum):
    """What sort of words."""

    QUIET = "quiet"
    ALARM = "alarm"


@dataclass(frozen=True, slots=True)
class Note:
    """Words in a box. ``repair_id``: the segment whose trouble can be mended here, shown by a badge of ``badge_px``."""

    box: Box
    words: str
    tone: Tone
    repair_id: str | None = None
    badge_px: int = 0


def notes_in(frame: Frame, measure: Measure) -> list[Note]:
    """Every note in view, from left to right in each row; one that would touch another is left out."""
    return _Notes(frame, measure).all()


class _Notes:
    def __init__(self, frame: Frame, measure: Measure) -> None:
        self._frame, self._measure = frame, measure
        self._first, self._last = frame.seen_s
        self._found: list[Note] = []

    def all(self) -> list[Note]:
        layout = self._frame.board.layout
        if layout.clashes:
            self._clashes()
        self._slack()
        if layout.gaps:
            self._gaps()
        if layout.waits:
            self._waits()
        return self._found

    def _clashes(self) -> None:
        layout, segments = self._frame.board.layout, self._frame.board.plan.segments
        for clash in layout.clashes:
            start = layout.start_of(clash.segment_id)
            row = self._frame.row_of(segments[layout.index[clash.segment_id]].lane_id)
            if row is not None and start < self._last and start + clash.by_s > self._first:
                words = QCoreApplication.translate("Timeline", "{0} clash").format(format_length(clash.by_s))
                self._below(row, self._frame.scale.x_of(start), words, Tone.ALARM, clash.segment_id)

    def _slack(self) -> None:
        frame, layout = self._frame, self._frame.board.layout
        row = frame.row_of(MAIN_LANE)
        start, end = sorted((layout.end_s, layout.promised_end_s))
        if row is None or not frame.board.plan.segments or start == end or end < self._first or start > self._last:
            return
        words = slack_words(layout.slack_s)
        if layout.slack_s > 0:
            self._inside(row, start, end, words)
        else:
            self._below(row, frame.scale.x_of(start), words, Tone.ALARM)

    def _gaps(self) -> None:
        for gap in self._frame.board.layout.gaps:
            if gap.end_s <= self._first or gap.start_s >= self._last:
                continue
            row = self._frame.row_of(gap.lane_id)
            if row is not None:
                words = QCoreApplication.translate("Timeline", "{0} gap").format(format_length(gap.end_s - gap.start_s))
                self._inside(row, gap.start_s, gap.end_s, words, gap.before_id)

    def _waits(self) -> None:
        row, board = self._frame.row_of(MAIN_LANE), self._frame.board
        lanes = {lane.id: lane.title for lane in board.plan.lanes}
        for wait in board.layout.waits:
            if row is not None and wait.end_s > self._first and wait.start_s < self._last:
                words = QCoreApplication.translate("Timeline", "waits {0} for {1}")
                length = format_length(wait.end_s - wait.start_s)
                self._inside(row, wait.start_s, wait.end_s, words.format(length, lanes.get(wait.lane_id, "")))

    def _inside(self, row: Row, start_s: int, end_s: int, words: str, repair_id: str | None = None) -> None:
        """In the middle of what is in view of a stretch, or under the lane where that is too narrow."""
        frame = self._frame
        x, right = frame.scale.x_of(start_s), frame.scale.x_of(end_s) - GAP_PX
        if right <= x:
            return
        left, right = max(x, frame.left), min(right, frame.width)
        badge = self._badge(repair_id)
        width, height = badge + self._measure(words) + 8, frame.sizes.small_px + 2
        if width + 4 > right - left:
            self._below(row, x, words, Tone.QUIET, repair_id)
            return
        box = Box((left + right - width) // 2, frame.top_of(row) + (row.height - height) // 2, width, height)
        self._found.append(Note(box, words, Tone.QUIET, repair_id, badge))

    def _badge(self, repair_id: str | None) -> int:
        return 0 if repair_id is None else self._frame.sizes.small_px + 4

    def _below(self, row: Row, x: int, words: str, tone: Tone, repair_id: str | None = None) -> None:
        """In the band under the lane, moved so that it is whole in view and clear of the promised end's line."""
        frame = self._frame
        badge = self._badge(repair_id)
        width = badge + self._measure(words) + 4
        end_x = frame.scale.x_of(frame.board.layout.promised_end_s)
        start = end_x - width - 5 if x < end_x < x + width + 4 else x
        start = max(frame.left + 4, min(start, frame.width - width - 4))
        if start < end_x < start + width and end_x - width - 5 > frame.left:
            start = end_x - width - 5
        box = Box(start, frame.top_of(row) + row.height + 4, width, frame.sizes.small_px + 2)
        if not any(box.grown(4).meets(other.box) for other in self._found):
            self._found.append(Note(box, words, tone, repair_id, badge))


def slack_words(slack_s: int) -> str:
    """What is left until the promised end, or how far the plan runs over it."""
    length = format_length(abs(slack_s))
    if slack_s >= 0:
        return QCoreApplication.translate("Timeline", "{0} spare").format(length)
    return QCoreApplication.translate("Timeline", "{0} over").format(length)
