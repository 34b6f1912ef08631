"""Drags of an edge: the end of a segment, which rolls or pushes, and a start of its own."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from app.domain import edits
from app.domain.clock import format_clock, format_length
from app.domain.plan import Plan
from widgets.timeline.board import Board
from widgets.timeline.gestures import LEAST_S, Gesture, Pointer, Proposal, quoted


class EdgeDrag(Gesture):
    """The end of a segment: rolls the edge it shares with the next one, or pushes what follows."""

    def propose(self, pointer: Pointer) -> Proposal:
        """Put the end where the pointer is; never shorter than the step the drag counts in."""
        segment_id = self.ids[0]
        position = self.board.layout.index[segment_id]
        start_s, end_s = self.board.layout.starts_s[position], self.board.layout.ends_s[position]
        wanted, line_s = self._drawn(pointer.moment_s + self.grabbed_s, pointer)
        delta_s = max(wanted, start_s + min(LEAST_S, end_s - start_s)) - end_s
        if delta_s == 0:
            return self._still()
        if not pointer.other and self.board.shared_edge(position):
            return self._roll(position, delta_s, line_s)
        planned_s = end_s + delta_s - start_s
        label = resize_label(self.board, segment_id, planned_s)
        tried = self._try(("resize", planned_s), label, lambda plan: edits.resize(plan, segment_id, planned_s), line_s)
        push = QCoreApplication.translate("Timeline", "Push what follows")
        return replace(tried, does=push) if self.board.shared_edge(position) else tried

    def _roll(self, position: int, delta_s: int, line_s: int | None) -> Proposal:
        segments = self.board.plan.segments
        left, right = segments[position], segments[position + 1]
        delta_s = min(delta_s, max(0, right.planned_s - LEAST_S))
        if delta_s == 0:
            return self._still()
        label = edge_label(self.board, position)
        tried = self._try(("roll", delta_s), label, lambda plan: edits.roll(plan, left.id, delta_s), line_s)
        return replace(tried, does=QCoreApplication.translate("Timeline", "Move the edge"))


class StartDrag(Gesture):
    """The start of a segment that has a start of its own: it moves and the end stays."""

    def propose(self, pointer: Pointer) -> Proposal:
        """Put the start where the pointer is; what does not start by itself says so."""
        segment_id = self.ids[0]
        layout = self.board.layout
        start_s, end_s = layout.start_of(segment_id), layout.end_of(segment_id)
        wanted, line_s = self._drawn(pointer.moment_s + self.grabbed_s, pointer)
        delta_s = min(wanted, end_s - min(LEAST_S, end_s - start_s)) - start_s
        if delta_s == 0:
            return self._still()

        def change(plan: Plan) -> Plan:
            return edits.resize_start(plan, segment_id, delta_s)

        tried = self._try(("start", delta_s), start_label(self.board, segment_id, start_s + delta_s), change, line_s)
        return replace(tried, does=QCoreApplication.translate("Timeline", "Move the start, keep the end"))


def edge_label(board: Board, position: int) -> str:
    """The name of moving the edge a segment shares with the next, as an undo step."""
    words = QCoreApplication.translate("Timeline", "Move the edge between “{0}” and “{1}”")
    return words.format(board.plan.segments[position].title, board.plan.segments[position + 1].title)


def start_label(board: Board, segment_id: str, start_s: int) -> str:
    """The name of another start as an undo step."""
    words = QCoreApplication.translate("Timeline", "Start {0} at {1}")
    return words.format(quoted(board, (segment_id,)), format_clock(start_s))


def resize_label(board: Board, segment_id: str, planned_s: int) -> str:
    """The name of a change of length as an undo step."""
    segment = board.segment(segment_id)
    longer = segment is not None and planned_s > segment.planned_s
    if longer:
        words = QCoreApplication.translate("Timeline", "Lengthen {0} to {1}")
    else:
        words = QCoreApplication.translate("Timeline", "Shorten {0} to {1}")
    return words.format(quoted(board, (segment_id,)), format_length(planned_s))
