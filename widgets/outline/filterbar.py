"""The line over the outline: what it is filtered by, how many rows that leaves, and which columns it has."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from app.domain.plan import MarkerKind, Plan
from app.domain.words import MARKER_GLYPHS, MARKER_WORDS
from widgets.fields import ChoiceBox
from widgets.icons import IconButton
from widgets.outline.filters import Filter
from widgets.parts import MUTED, button, plain, row

_PAUSE_MS = 120


class WordsLine(QLineEdit):
    """Escape empties it; Down leaves it for the rows."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape and Down."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FilterBar(QWidget):
    """Says what is looked for by ``changed``; shows what is left of it."""

    changed = Signal(object)
    columns_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = WordsLine()
        self.words.setPlaceholderText(self.tr("Filter"))
        self.words.setAccessibleName(self.tr("Filter the rows by words"))
        self.weight, self.leads = ChoiceBox(), ChoiceBox()
        self._markers: tuple[MarkerKind | None, ...] = (None, *MarkerKind)
        self.weight.addItems([self.tr("Weight"), *(f"{MARKER_GLYPHS[one]}  {MARKER_WORDS[one]}" for one in MarkerKind)])
        self.weight.setAccessibleName(self.tr("Filter by weight"))
        self._names: tuple[str | None, ...] = (None,)
        self.leads.setAccessibleName(self.tr("Filter by who leads"))
        self.leads.addItem(self.tr("Led by"))
        self.no_reason = self._chip(self.tr("No reason"), self.tr("Only what does not say why it is here"))
        self.open_needs = self._chip(self.tr("Open needs"), self.tr("Only what has support that is not ready"))
        self.count = plain("", MUTED)
        self.reset_button = IconButton("close", self.tr("Show all rows"))
        self.reset_button.hide()
        self.columns = button(self.tr("Columns"), "link")
        self.columns.setToolTip(self.tr("Choose which columns show"))
        self._put_together()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._say)
        self.words.textChanged.connect(self._typed)
        self.weight.currentIndexChanged.connect(self._say)
        self.leads.currentIndexChanged.connect(self._say)
        self.reset_button.clicked.connect(self.reset)
        self.columns.clicked.connect(self._ask_columns)

    @property
    def wanted(self) -> Filter:
        """What is looked for."""
        return Filter(
            self.words.text().strip(),
            self._markers[max(0, self.weight.currentIndex())],
            self._names[max(0, self.leads.currentIndex())],
            self.no_reason.isChecked(),
            self.open_needs.isChecked(),
        )

    def offer(self, plan: Plan | None) -> None:
        """The names to choose from: who leads anything."""
        led = sorted({one.led_by for one in plan.segments}) if plan is not None else []
        names = (None, *led)
        if names == self._names:
            return
        chosen = self._names[max(0, self.leads.currentIndex())]
        self._names = names
        self.leads.blockSignals(True)
        self.leads.clear()
        self.leads.addItems([self.tr("Led by"), *(name or self.tr("nobody yet") for name in led)])
        self.leads.setCurrentIndex(names.index(chosen) if chosen in names else 0)
        self.leads.blockSignals(False)
        if chosen not in names:
            self._say()

    def tell(self, shown: int, running: int, parked: int) -> None:
        """How many rows are left."""
        wanted = bool(self.wanted)
        more = self.tr(", {0} parked").format(parked) if parked else ""
        self.count.setText(self.tr("{0} of {1}").format(shown, running) + more)
        for part in (self.count, self.reset_button):
            part.setVisible(wanted)

    def reset(self) -> None:
        """All rows again."""
        for part in (self.words, self.weight, self.leads):
            part.blockSignals(True)
        self.words.clear()
        self.weight.setCurrentIndex(0)
        self.leads.setCurrentIndex(0)
        for part in (self.words, self.weight, self.leads):
            part.blockSignals(False)
        for chip in (self.no_reason, self.open_needs):
            chip.setChecked(False)
        self._say()

    def _chip(self, words: str, tip: str) -> QPushButton:
        made = button(words, "chip")
        made.setCheckable(True)
        made.setToolTip(tip)
        made.clicked.connect(self._say)
        return made

    def _put_together(self) -> None:
        line = row(self, 6)
        line.setContentsMargins(8, 5, 8, 5)
        fields: tuple[tuple[QWidget, int], ...] = ((self.words, 30), (self.weight, 22), (self.leads, 22))
        for part, share in fields:
            part.setMinimumWidth(58)
            line.addWidget(part, share)
        for chip in (self.no_reason, self.open_needs):
            line.addWidget(chip)
        for last in (self.count, self.reset_button, self.columns):
            line.addWidget(last)

    def _typed(self) -> None:
        self._pause.start()

    def _say(self) -> None:
        self._pause.stop()
        self.changed.emit(self.wanted)

    def _ask_columns(self) -> None:
        self.columns_asked.emit(self.columns)
