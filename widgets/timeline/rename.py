"""One line edit laid over a block, for its title or its fixed start; it hands what was typed to the verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from app.domain.clock import format_clock

if TYPE_CHECKING:
    from widgets.timeline.view import TimelineView

_LEAST_PX = 180


class InPlace(QLineEdit):
    """Enter and leaving it take what was typed, Escape drops it."""

    def __init__(self, view: TimelineView) -> None:
        super().__init__(view.viewport())
        self._view = view
        self._segment_id: str | None = None
        self._for_start = False
        self.hide()

    def open_title(self, segment_id: str) -> None:
        """Edit a title."""
        segment = self._view.board.segment(segment_id) if self._view.board is not None else None
        if segment is not None:
            self.setAccessibleName(self.tr("Title"))
            self._open(segment_id, segment.title, for_start=False)

    def open_start(self, segment_id: str) -> None:
        """Ask for the time a segment is to start at."""
        board = self._view.board
        if board is not None and board.position(segment_id) is not None:
            self.setAccessibleName(self.tr("Fixed start"))
            self._open(segment_id, format_clock(board.layout.start_of(segment_id)), for_start=True)

    def _open(self, segment_id: str, text: str, for_start: bool) -> None:
        self._view.camera.reveal(segment_id)
        place = self._view.rect_of(segment_id)
        self._segment_id, self._for_start = segment_id, for_start
        viewport = self._view.viewport()
        width = min(max(place.width(), _LEAST_PX), viewport.width() - 8)
        x = max(4, min(place.x(), viewport.width() - width - 4))
        self.setGeometry(x, place.y() + 2, width, self.sizeHint().height())
        self.setText(text)
        self.selectAll()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def segment_id(self) -> str | None:
        """Whose title or start is being typed; None when closed."""
        return self._segment_id

    def dismiss(self) -> None:
        """Close without taking anything."""
        self._segment_id = None
        if self.hasFocus():
            # before hiding: Qt would pass the focus of a hidden child on as by Tab
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def finish(self) -> None:
        """Close and hand over what was typed, if anything is open."""
        segment_id, for_start, text = self._segment_id, self._for_start, self.text()
        if segment_id is None:
            return
        self.dismiss()
        if for_start:
            self._view.verbs.take_start(segment_id, text)
        else:
            self._view.verbs.take_title(segment_id, text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes, Escape drops."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Going elsewhere keeps what was typed."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.finish()
