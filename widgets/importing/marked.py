"""Words of which the first are strong, over as many lines as they need; every character stands for itself."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets import fonts


class Marked(QWidget):
    """A strong beginning and the rest of a sentence."""

    def __init__(self, strong: str, rest: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strong, self._rest = strong, rest
        self._quiet = False
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.text())

    def text(self) -> str:
        """All of it."""
        return f"{self._strong} {self._rest}".strip()

    def set_quiet(self, quiet: bool) -> None:
        """In the quiet color, or not."""
        self._quiet = quiet
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Narrower is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The lines it takes."""
        layout = self._laid(width)
        return round(layout.boundingRect().height())

    def sizeHint(self) -> QSize:
        """One line, as wide as there is room."""
        return QSize(120, self.heightForWidth(max(self.width(), 120)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words."""
        del event
        painter = QPainter(self)
        role = QPalette.ColorRole.PlaceholderText if self._quiet else QPalette.ColorRole.WindowText
        painter.setPen(self.palette().color(role))
        self._laid(self.width()).draw(painter, QPointF(0, 0))

    def _laid(self, width: int) -> QTextLayout:
        layout = QTextLayout(self.text(), self.font())
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        strong = QTextLayout.FormatRange()
        strong.start, strong.length = 0, len(self._strong.encode("utf-16-le")) // 2
        shape = QTextCharFormat()
        shape.setFontWeight(fonts.strong().weight())
        strong.format = shape
        layout.setFormats([strong])
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, y))
            y += line.height()
        layout.endLayout()
        return layout
