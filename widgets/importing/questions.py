"""What is in doubt, each with the readings there are; and what was not used."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QScrollArea, QSizePolicy, QWidget

from app.domain.sheet import Doubt, Reading, Unread
from app.domain.text import one_line
from widgets import fonts
from widgets.importing.flow import Flow
from widgets.inspector.fold import Fold
from widgets.parts import MUTED, caption, column, plain, wrapped
from widgets.theme import theme_of

_MOST_SHOWN = 200


class QuestionCard(QFrame):
    """The cell, the question, a chip a reading."""

    answered = Signal(str, int)
    pointed = Signal(int, int, int)

    def __init__(self, doubt: Doubt, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.doubt = doubt
        layout = column(self, 8)
        layout.setContentsMargins(14, 10, 12, 11)
        words = wrapped(f"{doubt.place.a1} “{one_line(doubt.text, 60)}” {doubt.question}")
        words.setFont(fonts.sized(13, QFont.Weight.Medium))
        layout.addWidget(words)
        chips = QWidget()
        chips.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        flow = Flow(chips, 6)
        group = QButtonGroup(self)
        self.chips: list[QPushButton] = []
        for number, reading in enumerate(doubt.readings):
            chip = QPushButton(reading)
            chip.setProperty("chip", True)
            chip.setCheckable(True)
            chip.setAutoDefault(False)
            chip.setChecked(number == doubt.chosen)
            chip.clicked.connect(partial(self._choose, number))
            group.addButton(chip)
            flow.addWidget(chip)
            self.chips.append(chip)
        layout.addWidget(chips)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Point at the cell in the sheet."""
        if event.button() == Qt.MouseButton.LeftButton:
            place = self.doubt.place
            self.pointed.emit(place.sheet, place.row, place.column)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A box with a bar in the color of doubt."""
        del event
        theme = theme_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.line, 1))
        box = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.warning)
        painter.drawRoundedRect(box.adjusted(-0.5, -0.5, 4 - box.width(), 0.5), 2, 2)

    def _choose(self, number: int, _checked: bool = False) -> None:
        place = self.doubt.place
        self.pointed.emit(place.sheet, place.row, place.column)
        self.answered.emit(self.doubt.id, number)


class Questions(QScrollArea):
    """The cards, and a fold with what was not used."""

    answered = Signal(str, int)
    pointed = Signal(int, int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.cards: list[QuestionCard] = []
        self._unread_open = False

    def show_reading(self, reading: Reading) -> None:
        """Show what is in doubt in this reading."""
        bar = self.verticalScrollBar()
        kept = bar.value()
        inside = QWidget()
        layout = column(inside, 8)
        layout.setContentsMargins(0, 0, 12, 12)
        self.cards = []
        if reading.doubts:
            layout.addWidget(caption(self.tr("Questions")))
        for doubt in reading.doubts[:_MOST_SHOWN]:
            card = QuestionCard(doubt)
            card.answered.connect(self.answered)
            card.pointed.connect(self.pointed)
            layout.addWidget(card)
            self.cards.append(card)
        for note in reading.notes:
            layout.addWidget(wrapped(note, MUTED))
        if reading.unread:
            layout.addWidget(self._unread(reading))
        layout.addStretch(1)
        self.setWidget(inside)
        bar.setValue(kept)

    def _unread(self, reading: Reading) -> Fold:
        fold = Fold("unread", self.tr("Cells not used"))
        fold.heading.say(str(len(reading.unread)))
        fold.inside.setSpacing(4)
        for one in reading.unread[:_MOST_SHOWN]:
            fold.inside.addWidget(_unread_line(reading, one))
        more = len(reading.unread) - _MOST_SHOWN
        if more > 0:
            fold.inside.addWidget(plain(self.tr("and {0} more").format(more), MUTED))
        fold.open(self._unread_open)
        fold.toggled.connect(self._folded)
        return fold

    def _folded(self, _key: str, shown: bool) -> None:
        self._unread_open = shown


def _unread_line(reading: Reading, one: Unread) -> QWidget:
    sheet = f"{reading.grids[one.place.sheet].name} " if len(reading.grids) > 1 else ""
    label = wrapped(f"{sheet}{one.place.a1} “{one_line(one.text, 80)}”: {one.reason}", MUTED)
    label.setFont(fonts.small())
    return label
