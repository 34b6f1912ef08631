"""The line over the outline: what it is filtered by, how many rows that leaves, and which columns it has."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QWidget

from app.domain.plan import MarkerKind, Plan
from app.domain.words import MARKER_GLYPHS, MARKER_WORDS
from widgets.fields import ChoiceBox
from widgets.icons import IconButton
from widgets.outline.filters import Filter
from widgets.parts import MUTED, button, plain, row

_PAUSE_MS = 120
_FEWEST_CHARS = 11


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
    order_asked = Signal()
    """The running order again."""

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
        self.folded = button(self.tr("Filters"))
        self.folded.hide()
        self.sorted = button("", "link")
        self.sorted.setToolTip(self.tr("Show the rows in running order again"))
        self.sorted.hide()
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
        self.folded.clicked.connect(self._drop_filters)
        self.sorted.clicked.connect(self.order_asked)

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
        self._fold()

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

    def tell_order(self, title: str, *, down: bool) -> None:
        """By which column the rows are sorted; no title: by none."""
        self.sorted.setText(self.tr("Sorted by {0} {1} ×").format(title, "↓" if down else "↑"))
        self.sorted.setVisible(bool(title))
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the filters would lose their words they go under one button."""
        super().resizeEvent(event)
        self._fold()

    def _put_together(self) -> None:
        line = row(self, 6)
        line.setContentsMargins(8, 5, 8, 5)
        fields: tuple[tuple[QWidget, int], ...] = ((self.words, 30), (self.weight, 22), (self.leads, 22))
        for part, share in fields:
            part.setMinimumWidth(self.fontMetrics().averageCharWidth() * _FEWEST_CHARS)
            line.addWidget(part, share)
        for chip in (self.no_reason, self.open_needs, self.folded):
            line.addWidget(chip)
        for last in (self.count, self.reset_button, self.sorted, self.columns):
            line.addWidget(last)

    @property
    def _filters(self) -> tuple[QWidget, ...]:
        return (self.weight, self.leads, self.no_reason, self.open_needs)

    def _fold(self) -> None:
        others = (self.words, self.count, self.reset_button, self.sorted, self.columns)
        parts = [*self._filters, *(part for part in others if not part.isHidden())]
        needed = sum(max(part.minimumWidth(), part.minimumSizeHint().width()) + 6 for part in parts) + 16
        folds = needed > self.width()
        for part in self._filters:
            part.setVisible(not folds)
        self.folded.setVisible(folds)
        count = sum((self.weight.currentIndex() > 0, self.leads.currentIndex() > 0)) + sum(
            chip.isChecked() for chip in (self.no_reason, self.open_needs)
        )
        self.folded.setText(self.tr("Filters ({0})").format(count) if count else self.tr("Filters"))

    def filter_menu(self) -> QMenu:
        """The filters as a menu, for a bar too narrow to hold them. Deletes itself."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for box in (self.weight, self.leads):
            inside = menu.addMenu(box.itemText(0))
            for place in range(box.count()):
                words = box.itemText(place) if place else self.tr("Any")
                action = inside.addAction(words, partial(box.setCurrentIndex, place))
                action.setCheckable(True)
                action.setChecked(place == box.currentIndex())
        for chip in (self.no_reason, self.open_needs):
            action = menu.addAction(chip.text(), chip.click)
            action.setCheckable(True)
            action.setChecked(chip.isChecked())
        return menu

    def _drop_filters(self) -> None:
        self.filter_menu().popup(self.folded.mapToGlobal(QPoint(0, self.folded.height())))

    def _typed(self) -> None:
        self._pause.start()

    def _say(self) -> None:
        self._pause.stop()
        self.changed.emit(self.wanted)

    def _ask_columns(self) -> None:
        self.columns_asked.emit(self.columns)
