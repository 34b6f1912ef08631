"""The field of a title: one paragraph that wraps where it is long."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.domain.text import MAX_LINE, one_line
from widgets import fonts
from widgets.fields.text import GrowingText, TextField
from widgets.reading import read_line

TITLE_PX = 15.0
_MOST_LINES = 3


class TitleText(GrowingText):
    """Return begins no line: a title has one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_MOST_LINES, MAX_LINE, parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """All keys but Return."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def taken(self, text: str) -> str:
        """Several lines become one."""
        return one_line(text, len(text))


class TitleField(TextField):
    """A title: set large, without a box until it is edited, never empty."""

    INDENT = 8
    """How far its words stand from its left edge: the box round them comes up when it is edited."""

    def __init__(self, key: str, name: str, parent: QWidget | None = None) -> None:
        text = TitleText()
        super().__init__(key, "", "", _title, text=text, parent=parent)
        text.setAccessibleName(name)
        text.setFont(fonts.strong(TITLE_PX))
        text.setProperty("plain", True)

    def select_all(self) -> None:
        """Ready to be typed over."""
        self._text.selectAll()


def _title(text: str) -> str:
    words = read_line(text)
    if not words:
        raise ValueError(QCoreApplication.translate("Fields", "Give it a title."))
    return words
