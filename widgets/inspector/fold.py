"""A group of fields under a heading that can be folded away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from widgets import fonts
from widgets.icons import pixmap
from widgets.parts import Line, column
from widgets.theme import theme_of

_CHEVRON = 12


class FoldHeading(QAbstractButton):
    """The line one clicks: chevron, name, and what is inside in a word."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(title)
        self.setAccessibleName(title)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(self.fontMetrics().height() + 16)
        self.note = ""
        self._tip(False)
        self.toggled.connect(self._tip)

    def _tip(self, is_open: bool) -> None:
        words = self.tr("Fold “{0}”") if is_open else self.tr("Open “{0}”")
        self.setToolTip(words.format(self.text()))

    def say(self, note: str) -> None:
        """What is inside, at the right."""
        if note != self.note:
            self.note = note
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Chevron, name, note; a line under it when the keyboard is here."""
        del event
        theme = theme_of(self.palette())
        painter = QPainter(self)
        name = "chevron-down" if self.isChecked() else "chevron-right"
        side = fonts.scaled(_CHEVRON)
        top = (self.height() - side) // 2
        painter.drawPixmap(-side // 6, top, pixmap(name, theme.muted.name(), side, self.devicePixelRatioF()))
        painter.setFont(fonts.small(QFont.Weight.DemiBold))
        painter.setPen(theme.text if self.underMouse() or self.hasFocus() else theme.muted)
        box = self.rect().adjusted(side + 2, 0, 0, 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.setFont(fonts.small())
        painter.setPen(theme.muted)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self.note)
        if self.hasFocus():
            painter.fillRect(0, self.height() - 2, self.width(), 2, theme.accent)

    def enterEvent(self, event: object) -> None:
        """The name answers the mouse."""
        del event
        self.update()

    def leaveEvent(self, event: object) -> None:
        """And falls quiet again."""
        del event
        self.update()


class Fold(QWidget):
    """Heading and body; the body is made when it is first opened."""

    toggled = Signal(str, bool)

    def __init__(self, key: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.heading = FoldHeading(title)
        self.body = QWidget()
        self.inside: QVBoxLayout = column(self.body, 10)
        self.inside.setContentsMargins(0, 2, 0, 12)
        self.body.hide()
        layout = column(self)
        for widget in (Line(), self.heading, self.body):
            layout.addWidget(widget)
        self.heading.toggled.connect(self._toggle)

    @property
    def is_open(self) -> bool:
        """Whether the body shows."""
        return self.heading.isChecked()

    def open(self, shown: bool) -> None:
        """Show or hide the body."""
        self.heading.setChecked(shown)

    def _toggle(self, shown: bool) -> None:
        self.body.setVisible(shown)
        self.toggled.emit(self.key, shown)
