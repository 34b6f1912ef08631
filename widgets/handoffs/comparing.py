"""Any two handoffs, or one and the session as it is now, side by side in words."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QPushButton, QWidget

from app.domain.concerns import Audience
from app.domain.handoff import Handoff
from app.domain.news import Item, items, plain_text
from app.domain.tongue import ENGLISH
from widgets.fields.choice import ChoiceBox
from widgets.handoffs.changed_rows import ChangedList
from widgets.handoffs.sides import NOW, Sides
from widgets.handoffs.telling import name_of
from widgets.parts import MUTED, Line, button, caption, column, row, several, wrapped


class ComparingPage(QWidget):
    """Which two, for whom, what differs, and what can be made of it; it writes and copies nothing by itself."""

    wanted = Signal(object)
    """The Item to be shown in the session."""
    copied = Signal(str)
    """The comparison as text."""
    note_asked = Signal(str, str, object)
    """The ids of two handoffs, and the Audience the change note is for."""
    email_asked = Signal(str, str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sides: Sides | None = None
        self._audience: Audience | None = None
        self.before, self.after = self._box(self.tr("From")), self._box(self.tr("To"))
        self.words = wrapped("", MUTED)
        self.list = ChangedList()
        self.copy_button = button(self.tr("Copy as text"))
        self.note_button = self._menu_button(self.tr("Change note"), self.note_asked)
        self.email_button = self._menu_button(self.tr("E-mail text"), self.email_asked)
        self.audiences = QButtonGroup(self)
        self._lay_out()
        self.list.wanted.connect(self.wanted)
        self.copy_button.clicked.connect(self._copy)
        self.audiences.idClicked.connect(self._for)

    def show_sides(self, sides: Sides) -> None:
        """What can be compared; what was chosen stays chosen where it is still there."""
        chosen = (self.before.currentData(), self.after.currentData())
        self._sides = sides
        for box, held in zip((self.before, self.after), chosen, strict=True):
            box.blockSignals(True)
            box.clear()
            if box is self.after and sides.has_now:
                box.addItem(self.tr("The session now"), NOW)
            for one in sides.handoffs:
                box.addItem(name_of(one), one.id)
            box.setCurrentIndex(max(box.findData(held), 0))
            box.blockSignals(False)
        self.compare()

    def since(self, handoff: Handoff) -> None:
        """From a handoff to now; where the session is gone, from the one before it."""
        ids = [one.id for one in self._sides.handoffs] if self._sides else []
        has_now = self._sides is not None and self._sides.has_now
        older = min(ids.index(handoff.id) + 1, len(ids) - 1) if handoff.id in ids else 0
        pair = (handoff.id, NOW) if has_now else (ids[older] if ids else "", handoff.id)
        for box, key in zip((self.before, self.after), pair, strict=True):
            box.blockSignals(True)
            box.setCurrentIndex(max(box.findData(key), 0))
            box.blockSignals(False)
        self.compare()

    @property
    def pair(self) -> tuple[str, str]:
        """The ids that are chosen; NOW is the session as it is."""
        return self.before.currentData() or "", self.after.currentData() or ""

    def compare(self) -> None:
        """Find out what differs, and show it."""
        sides, (before, after) = self._sides, self.pair
        if sides is None or not before or not after:
            return
        found, trouble = sides.compared(before, after)
        told: tuple[Item, ...] = ()
        if found is not None:
            told = items(*found, ENGLISH, self._audience)
        self.list.rows.show_items(told, sides.there)
        self.words.setText(trouble or self._summary(told))
        self.list.setVisible(bool(told))
        if told:
            self.list.setCurrentIndex(self.list.rows.index(0))
        self.copy_button.setEnabled(bool(told))
        two = after not in {NOW, before} and not trouble
        for each in (self.note_button, self.email_button):
            each.setEnabled(two)
            each.setToolTip("" if two else self.tr("Between two handoffs: choose one under To."))

    def _summary(self, told: tuple[Item, ...]) -> str:
        before, after = self.pair
        if before == after:
            return self.tr("The same handoff stands on both sides. Choose another one.")
        if told:
            return several(len(told), self.tr("{0} change"), self.tr("{0} changes"))
        if self._audience is None:
            return self.tr("Nothing differs. Whoever holds it holds the same.")
        return self.tr("Nothing that concerns this reader differs.")

    def _copy(self) -> None:
        told = self.list.rows.items
        heading = self.tr("{0}, from {1} to {2}").format(
            self._sides.title if self._sides else "", self.before.currentText(), self.after.currentText()
        )
        self.copied.emit(plain_text(heading, told))

    def _for(self, number: int) -> None:
        self._audience = (None, *Audience)[number]
        self.compare()

    # what it is put together from

    def _box(self, words: str) -> ChoiceBox:
        box = ChoiceBox()
        box.setAccessibleName(words)
        box.setMaxVisibleItems(20)
        box.currentIndexChanged.connect(self.compare)
        return box

    def _menu_button(self, words: str, wish: object) -> QPushButton:
        made, menu = button(f"{words} ▾"), QMenu(self)
        made.setAccessibleName(words)
        for audience, name in (
            (Audience.FACILITATOR, self.tr("For the facilitator")),
            (Audience.PRODUCER, self.tr("For the producer")),
            (Audience.LEADER, self.tr("For the leader")),
        ):
            menu.addAction(name).triggered.connect(partial(self._ask, wish, audience))
        made.setMenu(menu)
        return made

    def _ask(self, wish: object, audience: Audience, _checked: bool = False) -> None:
        signal = self.note_asked if wish is self.note_asked else self.email_asked
        signal.emit(*self.pair, audience)

    def _readers(self) -> QHBoxLayout:
        line = row(None, 6)
        names = (self.tr("Everyone"), self.tr("Facilitator"), self.tr("Producer"), self.tr("Leader"))
        for number, name in enumerate(names):
            chip = button(name, "chip")
            chip.setCheckable(True)
            chip.setChecked(number == 0)
            self.audiences.addButton(chip, number)
            line.addWidget(chip)
        line.addStretch(1)
        return line

    def _lay_out(self) -> None:
        choose = row(None, 8)
        for words, box in ((self.tr("From"), self.before), (self.tr("To"), self.after)):
            label = caption(words)
            label.setBuddy(box)
            choose.addWidget(label)
            choose.addWidget(box, 1)
        top = column(None, 10)
        top.setContentsMargins(20, 16, 20, 10)
        top.addLayout(choose)
        readers = self._readers()
        top.addLayout(readers)
        top.addWidget(self.words)
        bottom = row(None, 8)
        bottom.setContentsMargins(20, 10, 20, 10)
        for each in (self.copy_button, self.note_button, self.email_button):
            bottom.addWidget(each)
        bottom.addStretch(1)
        layout = column(self)
        layout.addLayout(top)
        layout.addWidget(Line())
        layout.addWidget(self.list, 1)
        layout.addStretch(0)
        layout.addWidget(Line())
        layout.addLayout(bottom)
