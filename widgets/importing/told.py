"""What was read, in one line under the title of the page."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.domain.sheet import Reading
from widgets.parts import several


def _tr(text: str) -> str:
    return QCoreApplication.translate("ImportDialog", text)


def told(reading: Reading, sheet: int) -> str:
    """How much of everything, and which sheet of how many shows."""
    parts = [
        several(reading.segments, _tr("{0} segment read"), _tr("{0} segments read")),
        several(len(reading.doubts), _tr("{0} question"), _tr("{0} questions")),
        several(len(reading.unread), _tr("{0} cell not used"), _tr("{0} cells not used")),
    ]
    if not reading.plans:
        parts[0] = _tr("no session found yet")
    if len(reading.plans) > 1:
        parts.insert(0, _tr("{0} sessions").format(len(reading.plans)))
    words = ", ".join(parts)
    if len(reading.grids) < 2:
        return words
    return _tr("sheet “{0}” of {1} · {2}").format(reading.grids[sheet].name, len(reading.grids), words)
