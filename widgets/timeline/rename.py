"""One line edit laid over a block, for its title or its fixed start; it hands what was typed to the verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.clock import format_clock
from widgets.parts import MUTED, column, plain, row
from widgets.timeline.chips import signs_px, tall_enough

if TYPE_CHECKING:
    from widgets.timeline.boxes import Box
    from widgets.timeline.view import TimelineView

_LEAST_EM = 11


class _Card(QWidget):
    """Lies over the words of a block, so that none of them shows cut open beside what is typed."""

    def __init__(self, view: TimelineView) -> None:
        super().__init__(view.viewport())
        self._view = view
        self._line = row(None, 7)
        whole = column(self)
        whole.setContentsMargins(8, 3, 8, 3)
        whole.addLayout(self._line)
        whole.addStretch(1)
        self.words = plain("", MUTED)
        self._line.addWidget(self.words)
        self.hide()

    def hold(self, line: QLineEdit) -> None:
        """Take the line in, behind the words."""
        self._line.addWidget(line, 1_000)
        self._line.addStretch(1)

    def cover(self, box: Box) -> None:
        """Stand over the words of a block, all of it in view."""
        frame, viewport = self._view.frame_now, self._view.viewport()
        em = self.fontMetrics().height()
        width = min(max(box.w, _LEAST_EM * em, self.sizeHint().width()), viewport.width() - 8)
        signs = signs_px(frame.sizes) if frame is not None and tall_enough(box, frame.sizes) else 0
        x = max(4, min(box.x, viewport.width() - width - 4))
        self.setGeometry(x, box.y, width, max(self.sizeHint().height(), box.h - signs))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A surface with the border of a field that has the keyboard."""
        theme = self._view.look.theme
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.canvas)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.accent, 1.5))
            painter.setBrush(theme.surface)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)


class InPlace(QLineEdit):
    """Enter and leaving it take what was typed, Escape drops it."""

    def __init__(self, view: TimelineView) -> None:
        self._card = _Card(view)
        super().__init__(self._card)
        self._view = view
        self._segment_id: str | None = None
        self._for_start = False
        self.setProperty("bare", True)
        self._card.hold(self)

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
        frame = self._view.frame_now
        box = None if frame is None else frame.box(segment_id)
        if box is None:
            return
        self._segment_id, self._for_start = segment_id, for_start
        self._card.words.setText(self.tr("Start at") if for_start else "")
        self._card.words.setVisible(for_start)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("00:00:00 "))
        self.setMaximumWidth(self.minimumWidth() if for_start else 16_777_215)
        self._card.cover(box)
        self.setText(text)
        self.selectAll()
        self._card.show()
        self._card.raise_()
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
        self._card.hide()

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
