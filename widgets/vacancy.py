"""What stands in an empty table: a sentence that says what to do, and a button that does it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractScrollArea, QSizePolicy, QWidget

from widgets.parts import MUTED, button, column, row, wrapped

_WIDTH_PX = 430


@dataclass(frozen=True, slots=True)
class Offer:
    """The sentence, the words of the button, and the keys that do the same."""

    words: str
    verb: str
    keys: str = ""


_NOTHING = Offer("", "")


class Vacancy(QWidget):
    """Lies over a table's rows while there are none."""

    asked = Signal()

    def __init__(self, over: QAbstractScrollArea, offer: Offer = _NOTHING) -> None:
        super().__init__(over.viewport())
        self._words = wrapped("", MUTED)
        self.button = button("")
        self.button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        inside = QWidget()
        inside.setMaximumWidth(_WIDTH_PX)
        block = column(inside, 12)
        block.addWidget(self._words)
        block.addWidget(self.button)
        across = row(None, 0)
        across.addStretch(1)
        across.addWidget(inside, 100)
        across.addStretch(1)
        whole = column(self)
        whole.addStretch(2)
        whole.addLayout(across)
        whole.addStretch(3)
        self.button.clicked.connect(self.asked)
        over.viewport().installEventFilter(self)
        self.hide()
        self.say(offer)

    def say(self, offer: Offer) -> None:
        """Offer something else."""
        keys = QKeySequence(offer.keys).toString(QKeySequence.SequenceFormat.NativeText)
        self._words.setText(offer.words)
        self.button.setText(f"{offer.verb}  {keys}" if keys else offer.verb)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the table's rows."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.resize(watched.size())
        return super().eventFilter(watched, event)
