"""What of a review is shown: all of it, what is simply open, clashes, or remarks, each with its number."""

from __future__ import annotations

from collections import Counter
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from app.domain.review import Review
from widgets.importing.chips import Chip
from widgets.importing.flow import Flow
from widgets.parts import literal
from widgets.review.listed import Show, shown


class FilterBar(QWidget):
    """``chosen``: what to show."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow, self._group = Flow(self, 6), QButtonGroup(self)
        self.chips: dict[Show, Chip] = {}
        for show, words in _words().items():
            chip = self.chips[show] = Chip(words)
            chip.stepped.connect(partial(self._step, show))
            chip.clicked.connect(partial(self._choose, show))
            self._group.addButton(chip)
            self._flow.addWidget(chip)
        self.chips[Show.ALL].setChecked(True)

    def count(self, review: Review) -> None:
        """Say how many there are of each; what there is none of cannot be chosen."""
        found = Counter(show for show in Show for one in review.items if shown(one, show))
        for show, words in _words().items():
            chip = self.chips[show]
            chip.setText(literal(f"{words}  {found[show]}"))
            chip.setEnabled(show is Show.ALL or found[show] > 0)
        self.chips[Show.ALL].setChecked(True)

    def _choose(self, show: Show, _checked: bool = False) -> None:
        self.chosen.emit(show)

    def _step(self, show: Show, step: int) -> None:
        usable = [one for one in Show if self.chips[one].isEnabled()]
        chip = self.chips[usable[(usable.index(show) + step) % len(usable)]]
        chip.setFocus()
        chip.click()


def _words() -> dict[Show, str]:
    tr = QCoreApplication.translate
    return {
        Show.ALL: tr("Review", "All"),
        Show.OPEN: tr("Review", "Open"),
        Show.CLASH: tr("Review", "Clashes"),
        Show.REMARK: tr("Review", "Remarks"),
    }
