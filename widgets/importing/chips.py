"""The readings of a doubt as chips in a row: one is chosen; arrows go between them, Space or Enter chooses."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from widgets.importing.flow import Flow
from widgets.parts import literal

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_LEAVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Chip(QPushButton):
    """One reading."""

    stepped = Signal(int)
    left = Signal(int)

    def __init__(self, words: str) -> None:
        super().__init__(literal(words))
        self.setProperty("chip", True)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setToolTip(words if len(words) > 40 else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """To the next chip, to the next question, or choose."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key in _LEAVES:
            self.left.emit(_LEAVES[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class Chips(QWidget):
    """``chosen``: the number of the reading that was chosen; ``left``: up (-1) or down (1) and out."""

    chosen = Signal(int)
    left = Signal(int)

    def __init__(self, readings: tuple[str, ...], question: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        flow = Flow(self, 6)
        self._group = QButtonGroup(self)
        self.chips: list[Chip] = []
        for number, reading in enumerate(readings):
            chip = Chip(reading)
            chip.setAccessibleDescription(question)
            chip.stepped.connect(self._step)
            chip.left.connect(self.left)
            self._group.addButton(chip, number)
            flow.addWidget(chip)
            self.chips.append(chip)
        self._group.idClicked.connect(self.chosen)

    def choose(self, number: int) -> None:
        """Show which is chosen; Tab stops there and nowhere else."""
        for place, chip in enumerate(self.chips):
            chip.setChecked(place == number)
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if place == number else Qt.FocusPolicy.ClickFocus)

    def take_keyboard(self) -> None:
        """Into the chosen one."""
        chip = next((chip for chip in self.chips if chip.isChecked()), None) or next(iter(self.chips), None)
        if chip is not None:
            chip.setFocus(Qt.FocusReason.TabFocusReason)

    def _step(self, step: int) -> None:
        here = next((place for place, chip in enumerate(self.chips) if chip.hasFocus()), 0)
        self.chips[(here + step) % len(self.chips)].setFocus(Qt.FocusReason.TabFocusReason)
