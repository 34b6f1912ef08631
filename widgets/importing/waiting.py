"""What shows while a file is read, and when it cannot be: what is being done, or the sentence and what can be done."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QWidget

from widgets import fonts
from widgets.parts import MUTED, button, column, literal, plain, row, wrapped
from widgets.theme import theme_of

_EVERY_MS: Final = 40
_STEP: Final = 0.02
_PART: Final = 0.3
"""How much of the line the moving part is: nobody knows how far the work is, so it says only that it goes on."""


class Canvas(QFrame):
    """The ground the sheet lies on."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """One flat color."""
        QPainter(self).fillRect(event.rect(), theme_of(self.palette()).canvas)


class BusyLine(QWidget):
    """A thin line in which a part moves while something is under way; it keeps its place when nothing is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(3)
        self._at = 0.0
        self._busy = False
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._move)

    @property
    def busy(self) -> bool:
        """Whether something is under way."""
        return self._busy

    def set_busy(self, busy: bool) -> None:
        """Begin or end."""
        self._busy = busy
        self._heed()

    def showEvent(self, event: QShowEvent) -> None:
        """Move only where it is seen."""
        super().showEvent(event)
        self._heed()

    def hideEvent(self, event: QHideEvent) -> None:
        """And rest elsewhere."""
        super().hideEvent(event)
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The part, wherever it is."""
        del event
        theme, painter = theme_of(self.palette()), QPainter(self)
        if not self._busy:
            painter.fillRect(0, self.height() - 1, self.width(), 1, theme.line)
            return
        painter.fillRect(self.rect(), theme.line)
        left = (self._at * (1 + _PART) - _PART) * self.width()
        painter.fillRect(QRectF(left, 0, _PART * self.width(), self.height()), theme.accent)

    def _heed(self) -> None:
        if self._busy and self.isVisible():
            self._timer.start()
        else:
            self._timer.stop()
        self.update()

    def _move(self) -> None:
        self._at = (self._at + _STEP) % 1.0
        self.update()


class WaitingPage(Canvas):
    """``another``: the person wants another file; ``again``: the same once more; ``back``: the one before."""

    another = Signal()
    again = Signal()
    back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.message = wrapped()
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.message.setFont(fonts.sized(14))
        self.advice = wrapped("", MUTED)
        self.advice.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.line = BusyLine()
        self.line.setFixedWidth(fonts.scaled(260))
        self.choose, self.retry = button(self.tr("Choose another file…")), button(self.tr("Try again"))
        self.choose.clicked.connect(self.another)
        self.retry.clicked.connect(self.again)
        self.return_button = button("")
        self.return_button.clicked.connect(self.back)
        layout = column(self, 14)
        layout.setContentsMargins(60, 40, 60, 40)
        layout.addStretch(2)
        layout.addWidget(self.message)
        layout.addWidget(self.line, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.advice)
        buttons = row(None, 10)
        buttons.addStretch(1)
        buttons.addWidget(self.choose)
        buttons.addWidget(self.retry)
        buttons.addWidget(self.return_button)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        self._drop = plain(self.tr("Or drop a file here."), MUTED)
        self._drop.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self._drop)
        layout.addStretch(3)

    def wait(self, name: str, what: str) -> None:
        """It is being read."""
        self.message.setText(self.tr("{0}\n{1}").format(name, what))
        self.advice.hide()
        self._show(trouble=False)

    def tell(self, trouble: str, can_choose: bool, before: str) -> None:
        """It cannot be read: why, and what can be done. ``before``: the name of a file that could be."""
        self.message.setText(trouble)
        self.advice.setText(self.tr("Nothing was written, and the file is as it was."))
        self.advice.show()
        self._show(trouble=True)
        self.choose.setVisible(can_choose)
        self.return_button.setText(literal(self.tr("Back to {0}").format(before)))
        self.return_button.setVisible(bool(before))

    def _show(self, *, trouble: bool) -> None:
        self.line.setVisible(not trouble)
        self.line.set_busy(not trouble)
        for widget in (self.choose, self.retry, self.return_button, self._drop):
            widget.setVisible(trouble)
