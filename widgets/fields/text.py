"""A field of several lines that is as tall as its text."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextLayout
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from app.domain.text import MAX_TEXT, clean
from widgets.fields.base import Field
from widgets.reading import too_long

_MOST_LINES = 14


class GrowingText(QPlainTextEdit):
    """As tall as its text or its hint at any width, up to a limit, then it scrolls; Tab leaves it."""

    overfull = Signal(int)
    """Somebody pasted more than there is room for: how many characters it would have been. Nothing was taken."""

    def __init__(
        self, most_lines: int = _MOST_LINES, most_chars: int = MAX_TEXT, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.most_chars = most_chars
        self._most_lines = most_lines
        self._counts: dict[int, int] = {}
        self.setTabChangesFocus(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._remeasure)

    def heightForWidth(self, width: int) -> int:
        """The height at which nothing has to scroll, or that of the most lines."""
        margins = self.contentsMargins()
        edges = margins.top() + margins.bottom() + 2 * self.document().documentMargin() + 2
        lines = min(self._lines(width), self._most_lines)
        return lines * self.fontMetrics().lineSpacing() + ceil(edges)

    def sizeHint(self) -> QSize:
        """A line: the height follows from the width."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Room for a word, and for a line of them."""
        metrics = self.fontMetrics()
        return QSize(8 * metrics.averageCharWidth(), 2 * metrics.lineSpacing())

    def changeEvent(self, event: QEvent) -> None:
        """Another font breaks the lines elsewhere."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._remeasure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """So does another width."""
        super().resizeEvent(event)
        self._scroll_if_needed()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """No fonts, no colors, no control characters; what there is no room for is not cut but left out whole."""
        words = self.taken(source.text())
        count = len(self.toPlainText()) - len(self.textCursor().selectedText()) + len(words)
        if count > self.most_chars:
            self.overfull.emit(count)
        else:
            self.insertPlainText(words)

    def taken(self, text: str) -> str:
        """What is made of pasted text."""
        return clean(text, len(text))

    def _remeasure(self) -> None:
        self._counts.clear()
        self.updateGeometry()
        self._scroll_if_needed()

    def _scroll_if_needed(self) -> None:
        over = self._lines(self.width()) > self._most_lines
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if over else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)

    def _lines(self, width: int) -> int:
        """How many lines the text has at a width of the whole field; counting ends where it would scroll."""
        margins = self.contentsMargins()
        inner = width - margins.left() - margins.right() - 2 * round(self.document().documentMargin())
        if inner not in self._counts:
            self._counts[inner] = self._count(max(inner, 1))
        return self._counts[inner]

    def _count(self, width: int) -> int:
        document, lines = self.document(), 0
        for paragraph in (self.toPlainText() or self.placeholderText()).split("\n"):
            layout = QTextLayout(paragraph, document.defaultFont())
            layout.setTextOption(document.defaultTextOption())
            layout.beginLayout()
            while lines <= self._most_lines and (line := layout.createLine()).isValid():
                line.setLineWidth(width)
                lines += 1
            layout.endLayout()
            if lines > self._most_lines:
                break
        return lines


class TextField(Field):
    """Text of several lines; ``hint`` stands in it while it is empty, ``read`` makes of it what the plan keeps.

    ValueError's words of ``read`` go under the field.
    """

    def __init__(
        self,
        key: str,
        label: str,
        hint: str = "",
        read: Callable[[str], str] = clean,
        *,
        text: GrowingText | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._read = read
        self._text = text or GrowingText()
        self._text.setPlaceholderText(hint)
        super().__init__(key, label, self._text, parent)
        self._putting = False
        self._text.textChanged.connect(self._typed)
        self._text.overfull.connect(self._refuse_length)

    def put(self, value: object) -> None:
        """Show the text; the cursor stays where it was as far as there is text."""
        cursor = self._text.textCursor()
        place = cursor.position()
        self._putting = True
        self._text.setPlainText(str(value or ""))
        self._putting = False
        cursor = self._text.textCursor()
        cursor.setPosition(min(place, max(self._text.document().characterCount() - 1, 0)))
        self._text.setTextCursor(cursor)

    def stands_for(self, value: object) -> bool:
        """Equal after the cleaning all text goes through; an unread text stands for nothing."""
        try:
            return self._read(self._text.toPlainText()) == (value or "")
        except ValueError:
            return False

    def _typed(self) -> None:
        if self._putting:
            return
        text = self._text.toPlainText()
        if len(text) > self._text.most_chars:
            self._refuse_length(len(text))
            return
        try:
            value = self._read(text)
        except ValueError as unreadable:
            self.refuse(str(unreadable))
            return
        self.enter(value)

    def _refuse_length(self, count: int) -> None:
        self.refuse(too_long(self._text.most_chars, count), at_once=True)
