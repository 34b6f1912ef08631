"""Segments on the clipboard: whole ones for this window, a table of text for everything else."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard

from app.domain.clock import format_clock, format_minutes
from app.domain.layout import Layout
from app.domain.plan import Plan, Segment, new_id

MIME = "application/x-throughline-segments"


class SegmentClipboard:
    """Keeps what was copied; the system's clipboard holds its ticket, so that anything copied later wins."""

    def __init__(self, system: QClipboard) -> None:
        self._system = system
        self._ticket = ""
        self._segments: tuple[Segment, ...] = ()

    def copy(self, plan: Plan, layout: Layout, ids: Sequence[str], text: str = "") -> int:
        """Copy segments in running order, for others as ``text`` where there is one; how many."""
        wanted = frozenset(ids)
        self._segments = tuple(one for one in plan.segments if one.id in wanted)
        self._ticket = new_id()
        data = QMimeData()
        data.setData(MIME, self._ticket.encode())
        data.setText(text or "\n".join(_line(one, layout) for one in self._segments))
        self._system.setMimeData(data)
        return len(self._segments)

    def segments(self) -> tuple[Segment, ...]:
        """What can be pasted; nothing when something else was copied since."""
        data = self._system.mimeData()
        held = bytes(data.data(MIME).data()).decode("ascii", "replace") if data is not None else ""
        return self._segments if held and held == self._ticket else ()


def _line(segment: Segment, layout: Layout) -> str:
    cells = (
        format_clock(layout.start_of(segment.id)),
        format_minutes(segment.planned_s),
        segment.title,
        segment.intent.why,
        ", ".join(need.title for need in segment.needs),
        segment.led_by,
    )
    return "\t".join(" ".join(cell.split()) for cell in cells)
