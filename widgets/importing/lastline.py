"""The last line of the import page: where it goes, what is promised, cancel and import."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from widgets.importing.target import TargetBox
from widgets.parts import MUTED, Elided, button, plain, row

_LEAST_SEEN: Final = 0.8
"""How much of the promise has to be seen for it to be shown at all."""


class LastLine(QWidget):
    """Says a sentence, or warns with one: a warning takes the room of the target."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.warned = False
        self._create = plain(self.tr("Create"))
        self.target = TargetBox()
        self.promise = Elided("", MUTED)
        self.promise.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.cancel_button = button(self.tr("Cancel"))
        self.import_button = button(self.tr("Import"), "primary")
        self.import_button.setEnabled(False)
        self.import_button.setDefault(True)
        line: QHBoxLayout = row(self, 10)
        line.setContentsMargins(18, 12, 18, 12)
        line.addWidget(self._create)
        line.addWidget(self.target)
        line.addWidget(self.promise, 1)
        line.addStretch(0)
        line.addWidget(self.cancel_button)
        line.addWidget(self.import_button)
        self.fit()

    def say(self, words: str) -> None:
        """Say it, and warn no more."""
        self.warned = False
        self.cancel_button.setText(self.tr("Cancel"))
        self.promise.say(words)
        self.fit()

    def warn(self, words: str) -> None:
        """Say what would be lost; the button beside it now means it."""
        self.warned = True
        self.cancel_button.setText(self.tr("Leave"))
        self.promise.say(words)
        self.fit()

    def fit(self) -> None:
        """Leave out a promise that would be cut to a word."""
        self._create.setText(self.tr("Into") if self.target.is_merge else self.tr("Create"))
        for widget in (self._create, self.target):
            widget.setVisible(self.target.count() > 0 and not self.warned)
        beside = (self._create, self.target, self.cancel_button, self.import_button)
        room = self.width() - 80 - sum(widget.sizeHint().width() for widget in beside if not widget.isHidden())
        self.promise.setVisible(self.warned or room > self.promise.sizeHint().width() * _LEAST_SEEN)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See what there is room for."""
        super().resizeEvent(event)
        self.fit()
