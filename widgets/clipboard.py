"""Segments on the clipboard: whole ones for this window, a table of text for everything else."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard

from app.domain.plan import Plan, Segment, new_id

MIME = "application/x-throughline-segments"


class SegmentClipboard:
    """Keeps what was copied; the system's clipboard holds its ticket, so that anything copied later wins."""

    def __init__(self, system: QClipboard) -> None:
        self._system = system
        self._ticket = ""
        self._segments: tuple[Segment, ...] = ()

    def copy(self, plan: Plan, ids: Collection[str], text: str) -> int:
        """Copy segments in running order, for others as ``text``; how many."""
        wanted = frozenset(ids)
        self._segments = tuple(one for one in plan.segments if one.id in wanted)
        self._ticket = new_id()
        data = QMimeData()
        data.setData(MIME, self._ticket.encode())
        data.setText(text)
        self._system.setMimeData(data)
        return len(self._segments)

    def text(self) -> str:
        """What is there as text."""
        return self._system.text()

    def segments(self) -> tuple[Segment, ...]:
        """What can be pasted; nothing when something else was copied since."""
        data = self._system.mimeData()
        held = bytes(data.data(MIME).data()).decode("ascii", "replace") if data is not None else ""
        return self._segments if held and held == self._ticket else ()
