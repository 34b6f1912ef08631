"""A field of several lines that is as tall as its text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from app.domain.text import MAX_TEXT, clean
from widgets.fields.base import Field

_MOST_LINES = 14


class GrowingText(QPlainTextEdit):
    """Grows with its text up to a limit, then scrolls; Tab leaves it; pastes come in as plain text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._grow)
        self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines break elsewhere in another width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._grow()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """No fonts, no colors, no control characters."""
        self.insertPlainText(clean(source.text()))

    def _grow(self) -> None:
        lines = max(1, round(self.document().size().height()))
        shown = min(lines, _MOST_LINES)
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if lines > shown else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
        self.setFixedHeight(shown * self.fontMetrics().lineSpacing() + 16)


class TextField(Field):
    """Text of several lines; ``hint`` stands in it while it is empty, ``read`` makes of it what the plan keeps."""

    def __init__(
        self,
        key: str,
        label: str,
        hint: str = "",
        read: Callable[[str], str] = clean,
        parent: QWidget | None = None,
    ) -> None:
        self._read = read
        self._text = GrowingText()
        self._text.setPlaceholderText(hint)
        super().__init__(key, label, self._text, parent)
        self._putting = False
        self._text.textChanged.connect(self._typed)

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
        """Equal after the cleaning all text goes through."""
        return self._read(self._text.toPlainText()) == (value or "")

    def _typed(self) -> None:
        if self._putting:
            return
        text = self._text.toPlainText()
        if len(text) > MAX_TEXT:
            self.refuse(self.tr("A field holds {0:,} characters; this text has {1:,}.").format(MAX_TEXT, len(text)))
            return
        self.enter(self._read(text))
