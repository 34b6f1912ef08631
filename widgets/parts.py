"""Small things every part of the window is put together from; they know no plan."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.domain.clock import format_clock
from app.domain.plan import DAY_S
from widgets import fonts
from widgets.theme import theme_of

MUTED = QPalette.ColorRole.PlaceholderText
DANGER = QPalette.ColorRole.BrightText


def plain(text: str = "", role: QPalette.ColorRole = QPalette.ColorRole.WindowText) -> QLabel:
    """A label that takes every character for itself and none for markup."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setForegroundRole(role)
    label.setText(text)
    return label


def caption(text: str = "") -> QLabel:
    """The small, quiet words over a field or a list."""
    label = plain(text, MUTED)
    label.setFont(fonts.small())
    return label


def in_menu(label: str) -> str:
    """A step's name within quotation marks on a menu: its own are single ones, and an & is an &."""
    return literal(label.replace("“", "‘").replace("”", "’"))


def literal(words: str) -> str:
    """Words for a menu, a tab or a button, where Qt takes a single & for the sign of a key."""
    return words.replace("&", "&&")


def wrapped(text: str = "", role: QPalette.ColorRole = QPalette.ColorRole.WindowText) -> QLabel:
    """A label of several lines."""
    label = plain(text, role)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label


def button(text: str, kind: str = "") -> QPushButton:
    """A push button; ``kind`` is "", "primary" or "link"."""
    made = QPushButton(text)
    made.setAutoDefault(False)
    if kind:
        made.setProperty(kind, True)
    if kind == "link":
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return made


def tight(layout: QLayout, spacing: int = 0, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> None:
    """No air but what is asked for."""
    layout.setContentsMargins(*margins)
    layout.setSpacing(spacing)


def row(parent: QWidget | None = None, spacing: int = 8) -> QHBoxLayout:
    """A row of widgets without margins."""
    layout = QHBoxLayout(parent) if parent is not None else QHBoxLayout()
    tight(layout, spacing)
    return layout


def column(parent: QWidget | None = None, spacing: int = 0) -> QVBoxLayout:
    """A column of widgets without margins."""
    layout = QVBoxLayout(parent) if parent is not None else QVBoxLayout()
    tight(layout, spacing)
    return layout


def several(count: int, one: str, many: str) -> str:
    """The number with the word that goes with it: "1 cue", "3 cues"; each word has ``{0}`` for the number."""
    return (one if count == 1 else many).format(count)


def clock(seconds: int) -> str:
    """A time of the session's day; on another day it says how many days later or earlier."""
    days = seconds // DAY_S
    return format_clock(seconds) if not days else f"{format_clock(seconds)} {days:+d}"


class Line(QFrame):
    """A hairline, in the theme's color for lines."""

    def __init__(self, parent: QWidget | None = None, *, upright: bool = False) -> None:
        super().__init__(parent)
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """One flat color."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme_of(self.palette()).line)


class Elided(QLabel):
    """One line that ends in an ellipsis when there is no room; the tooltip then has it whole."""

    def __init__(self, text: str = "", role: QPalette.ColorRole = QPalette.ColorRole.WindowText) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setForegroundRole(role)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._whole = ""
        self.say(text)

    def say(self, text: str) -> None:
        """Show another text."""
        self._whole = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self._fit()

    @property
    def whole(self) -> str:
        """The text without an ellipsis."""
        return self._whole

    def sizeHint(self) -> QSize:
        """Room for all of it."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._whole) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:
        """Room for a word or so."""
        metrics = self.fontMetrics()
        return QSize(min(metrics.averageCharWidth() * 6, self.sizeHint().width()), metrics.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, max(self.width(), 0))
        self.setText(shown)
        self.setToolTip("" if shown == self._whole else self._whole)


class Pill(QWidget):
    """A rounded outline round a fact: quiet words, strong words, and a dot that repeats their meaning in color."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._parts: tuple[tuple[str, bool], ...] = ()
        self._dot: QColor | None = None

    def say(self, *parts: tuple[str, bool], dot: QColor | None = None) -> None:
        """Show words, each with whether it is strong, and perhaps a dot."""
        self._parts, self._dot = parts, dot
        self.setAccessibleName(" ".join(word for word, _ in parts))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The words and their air."""
        words = sum(self._metrics_width(*part) for part in self._parts) + 6 * max(len(self._parts) - 1, 0)
        return QSize(words + 22 + (14 if self._dot else 0), self.fontMetrics().height() + 11)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Outline, dot, words."""
        del event
        theme = theme_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.line, 1))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        x = 11
        if self._dot is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._dot)
            painter.drawEllipse(QRectF(x, box.center().y() - 4, 8, 8))
            x += 14
        painter.setPen(theme.text)
        for word, strong in self._parts:
            painter.setFont(fonts.strong() if strong else self.font())
            width = self._metrics_width(word, strong)
            painter.drawText(x, 0, width + 2, self.height(), Qt.AlignmentFlag.AlignVCenter, word)
            x += width + 6

    def _metrics_width(self, word: str, strong: bool) -> int:
        return QFontMetrics(fonts.strong() if strong else self.font()).horizontalAdvance(word)
