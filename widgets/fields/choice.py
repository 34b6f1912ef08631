"""Fields in which one chooses: one of several, or any of several."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QSizePolicy, QStyledItemDelegate, QWidget

from widgets import fonts
from widgets.fields.base import Field
from widgets.parts import column, row
from widgets.theme import theme_of

_LEFT = 11
_EDGES = 10
"""What the frame of the open list takes at its sides."""
_LONG_WORD = 10
"""As many letters are never cut."""


class ChoiceBox(QComboBox):
    """A combo box in the look of the other fields; the wheel scrolls the page and never the choice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(3)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.currentTextChanged.connect(self.updateGeometry)
        self.setItemDelegate(QStyledItemDelegate(self))  # the box's own heeds no style for its rows

    def sizeHint(self) -> QSize:
        """As tall as a line of text in its field."""
        return QSize(super().sizeHint().width(), self.fontMetrics().height() + 12)

    def minimumSizeHint(self) -> QSize:
        """Room for the word that shows, if it is not a long one."""
        metrics = self.fontMetrics()
        word = min(metrics.horizontalAdvance(self.currentText()) + 1, _LONG_WORD * metrics.averageCharWidth())
        return QSize(word + _LEFT + self._right(), self.sizeHint().height())

    def showPopup(self) -> None:
        """The list is as wide as its words, however narrow the box."""
        rows = self.view()
        bar = rows.verticalScrollBar().sizeHint().width() if self.count() > self.maxVisibleItems() else 0
        rows.setMinimumWidth(rows.sizeHintForColumn(0) + _EDGES + bar)
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to whoever scrolls."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, words, chevron."""
        del event
        theme = theme_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.accent if self.hasFocus() else theme.edge, 1))
        painter.setBrush(theme.canvas)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        words = self.rect().adjusted(_LEFT, 0, -self._right(), 0)
        ink = QPalette.ColorRole.Text if self.currentText() else QPalette.ColorRole.PlaceholderText
        painter.setPen(self.palette().color(ink) if self.isEnabled() else theme.faint)
        shown = self.currentText() or self.placeholderText()
        text = self.fontMetrics().elidedText(shown, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        unit = fonts.scaled(7) / 4
        x, y = self.width() - 8 * unit, self.height() / 2 + 0.5
        painter.setPen(QPen(theme.muted, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPolyline(
            QPolygonF([QPointF(x - 2 * unit, y - unit), QPointF(x, y + unit), QPointF(x + 2 * unit, y - unit)])
        )

    def _right(self) -> int:
        """What the chevron takes."""
        return fonts.scaled(22)


class ChoiceField(Field):
    """One of several values, each shown by its word."""

    def __init__(
        self, key: str, label: str, choices: Sequence[tuple[object, str]] = (), parent: QWidget | None = None
    ) -> None:
        self._box = ChoiceBox()
        super().__init__(key, label, self._box, parent)
        self._values: tuple[object, ...] = ()
        self.offer(choices)
        self._box.activated.connect(self._chosen)

    def hint(self, text: str) -> None:
        """What stands in the field while it shows none of the choices."""
        self._box.setPlaceholderText(text)

    def offer(self, choices: Sequence[tuple[object, str]]) -> None:
        """Put other choices up, keeping the value shown."""
        values = tuple(value for value, _ in choices)
        words = [word for _, word in choices]
        if values == self._values and words == [self._box.itemText(i) for i in range(self._box.count())]:
            return
        self._values = values
        self._box.clear()
        self._box.addItems(words)
        self.put(self.kept)

    def put(self, value: object) -> None:
        """Show the value's word; a value not on offer shows nothing."""
        self._box.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def stands_for(self, value: object) -> bool:
        """Whether it is the one shown."""
        index = self._box.currentIndex()
        return 0 <= index < len(self._values) and self._values[index] == value

    def _chosen(self, index: int) -> None:
        self.enter(self._values[index])


class ClickedWords(QLabel):
    """The words beside a check box, as many lines as they need; a click on them ticks it."""

    def __init__(self, words: str, box: QCheckBox) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(words)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._box = box

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """As if the box had been clicked."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._box.click()


class ChecksField(Field):
    """Any of several values; the value is the tuple of those ticked, in the order offered."""

    def __init__(self, key: str, label: str, parent: QWidget | None = None) -> None:
        self._holder = QWidget()
        self._layout = column(self._holder, 2)
        super().__init__(key, label, self._holder, parent)
        self._values: tuple[object, ...] = ()
        self.boxes: list[QCheckBox] = []
        self._lines: list[QHBoxLayout] = []
        self._words: tuple[str, ...] = ()

    def offer(self, choices: Sequence[tuple[object, str]]) -> None:
        """Put other choices up."""
        values, words = tuple(value for value, _ in choices), tuple(word for _, word in choices)
        if (values, words) == (self._values, self._words):
            return
        for line in self._lines:
            self._layout.removeItem(line)
            while (item := line.takeAt(0)) is not None:
                gone = item.widget()
                if gone is not None:
                    gone.hide()
                    gone.deleteLater()
        self._lines = []
        self._values, self._words, self.boxes = values, words, []
        for word in words:
            box = QCheckBox()
            box.setAccessibleName(word)
            box.clicked.connect(self._ticked)
            beside = ClickedWords(word, box)
            line = row(None, 8)
            line.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(beside, 1)
            self.boxes.append(box)
            self._lines.append(line)
            self._layout.addLayout(line)
        self.put(self.kept)

    def put(self, value: object) -> None:
        """Tick those in the value."""
        chosen = value if isinstance(value, tuple) else ()
        for one, box in zip(self._values, self.boxes, strict=True):
            box.setChecked(one in chosen)

    def stands_for(self, value: object) -> bool:
        """Whether just these are ticked."""
        return self._ticks() == value

    def _ticks(self) -> tuple[object, ...]:
        return tuple(one for one, box in zip(self._values, self.boxes, strict=True) if box.isChecked())

    def _ticked(self) -> None:
        self.enter(self._ticks())
