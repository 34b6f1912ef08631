"""What shows when a document does not say which handoff it came from: the handoffs there are, to choose from."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.handoff import Handoff
from widgets import fonts
from widgets.fields import ChoiceBox
from widgets.importing.waiting import Canvas
from widgets.parts import MUTED, button, column, row, wrapped
from widgets.review.told import handoff_words


class ChoosingPage(Canvas):
    """``chosen``: the handoff the person says it is."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._handoffs: tuple[Handoff, ...] = ()
        self.message = wrapped()
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.message.setFont(fonts.sized(14))
        advice = wrapped(self.tr("Some programs leave that out when they save a file. Say which one it is."), MUTED)
        advice.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.box = ChoiceBox()
        self.box.setAccessibleName(self.tr("The handoff it came from"))
        self.box.setMinimumContentsLength(24)
        self.take = button(self.tr("Review it against this one"), "primary")
        self.take.clicked.connect(self._take)
        layout = column(self, 14)
        layout.setContentsMargins(60, 40, 60, 40)
        layout.addStretch(2)
        layout.addWidget(self.message)
        layout.addWidget(advice)
        line = row(None, 10)
        line.addStretch(1)
        line.addWidget(self.box, 4)
        line.addWidget(self.take)
        line.addStretch(1)
        layout.addLayout(line)
        layout.addStretch(3)

    def offer(self, name: str, handoffs: tuple[Handoff, ...]) -> None:
        """Let one of these be chosen, the first of them at first."""
        self._handoffs = handoffs
        self.message.setText(self.tr("“{0}” does not say which handoff it came from.").format(name))
        self.box.clear()
        self.box.addItems([handoff_words(one) for one in handoffs])
        self.box.setFocus()

    def _take(self) -> None:
        self.chosen.emit(self._handoffs[self.box.currentIndex()])
