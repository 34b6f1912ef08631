"""What is in doubt, each with the readings there are; doubts of one kind together, one answer for all of them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.domain.sheet import Choices, Doubt, Place, Reading
from app.domain.text import one_line
from widgets import fonts
from widgets.importing.chips import Chip, Chips
from widgets.importing.marked import Marked
from widgets.parts import MUTED, button, column, plain, row, wrapped
from widgets.theme import theme_of

_MOST_SHOWN = 60
"""Cards of one kind that unfold; the rest is answered with them."""


class QuestionCard(QFrame):
    """The cell, the question, a chip a reading. ``lit``: the cell it asks about is the one that is looked at."""

    answered = Signal(str, int)
    pointed = Signal(Place)
    left = Signal(int)

    def __init__(self, doubt: Doubt, sheet: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.doubt = doubt
        self.settled = self.lit = False
        layout = column(self, 8)
        layout.setContentsMargins(14, 10, 12, 11)
        line = row(None, 6)
        where = f"{sheet} {doubt.place.a1}".strip()
        quoted = f"“{one_line(doubt.text, 60)}”" if doubt.text else ""
        self.words = Marked(f"{where} {quoted}".strip(), doubt.question)
        self._done = plain("✓", MUTED)
        self._done.setToolTip(self.tr("You answered this"))
        line.addWidget(self.words, 1)
        line.addWidget(self._done, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(line)
        self._chips = Chips(doubt.readings, self.words.text())
        self._chips.chosen.connect(self._choose)
        self._chips.left.connect(self.left)
        layout.addWidget(self._chips)
        self.setAccessibleName(self.words.text())

    @property
    def chips(self) -> list[Chip]:
        """A reading each."""
        return self._chips.chips

    def show_doubt(self, doubt: Doubt, settled: bool) -> None:
        """The same question, perhaps answered by now."""
        self.doubt, self.settled = doubt, settled
        self._chips.choose(doubt.chosen)
        self._done.setVisible(settled)
        self.words.set_quiet(settled)
        self.update()

    def light(self, lit: bool) -> None:
        """Mark it."""
        if lit != self.lit:
            self.lit = lit
            self.update()

    def take_keyboard(self) -> None:
        """Into its chosen reading."""
        self._chips.take_keyboard()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Point at the cell in the sheet."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.pointed.emit(self.doubt.place)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A box with a bar in the color of doubt; of what is settled when it is."""
        del event
        theme = theme_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.accent if self.lit else theme.line, 1))
        box = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.good if self.settled else theme.warning)
        painter.drawRoundedRect(box.adjusted(-0.5, -0.5, 4 - box.width(), 0.5), 2, 2)

    def _choose(self, number: int) -> None:
        self.pointed.emit(self.doubt.place)
        self.answered.emit(self.doubt.id, number)


class KindGroup(QWidget):
    """The doubts of one kind: the first, those like it on demand, and one answer for all."""

    def __init__(self, kind: str, questions: Questions) -> None:
        super().__init__()
        self.kind, self._questions = kind, questions
        self.cards: dict[str, QuestionCard] = {}
        self._doubts: tuple[Doubt, ...] = ()
        self._reading: Reading | None = None
        self._choices = Choices()
        self._open = False
        self._brought = ""
        self._layout: QVBoxLayout = column(self, 8)
        line = row(None, 14)
        self.more: QPushButton = button("", "link")
        self.all: QPushButton = button("", "link")
        self.more.clicked.connect(self._unfold)
        self.all.clicked.connect(self._same_for_all)
        for widget in (self.more, self.all):
            widget.setFont(fonts.small())
            line.addWidget(widget)
        line.addStretch(1)
        self._layout.addLayout(line)

    def show_doubts(self, doubts: tuple[Doubt, ...], reading: Reading, choices: Choices) -> None:
        """Show these; a card whose question stays stays as well, with the keyboard in it."""
        self._doubts, self._reading, self._choices = doubts, reading, choices
        most = _MOST_SHOWN if self._open else 1
        shown = (*doubts[:most], *(doubt for doubt in doubts[most:] if doubt.id == self._brought))
        kept = {doubt.id for doubt in shown}
        for name in [name for name in self.cards if name not in kept]:
            self.cards.pop(name).deleteLater()
        for place, doubt in enumerate(shown):
            self._layout.insertWidget(place, self._card(doubt))
            self.cards[doubt.id].show_doubt(doubt, choices.answer(doubt.id) is not None)
        self._say()

    def bring(self, doubt: Doubt) -> None:
        """Show this one beside those that show."""
        self._brought = doubt.id
        if self._reading is not None:
            self.show_doubts(self._doubts, self._reading, self._choices)

    def _card(self, doubt: Doubt) -> QuestionCard:
        old = self.cards.get(doubt.id)
        if old is not None and (old.doubt.text, old.doubt.question, old.doubt.readings) == (
            doubt.text,
            doubt.question,
            doubt.readings,
        ):
            return old
        if old is not None:
            old.deleteLater()
        assert self._reading is not None
        several = len(self._reading.grids) > 1
        card = QuestionCard(doubt, self._reading.grids[doubt.place.sheet].name if several else "")
        card.answered.connect(self._questions.answered)
        card.pointed.connect(self._questions.pointed)
        card.left.connect(partial(self._questions.step_from, card))
        self.cards[doubt.id] = card
        return card

    def _say(self) -> None:
        count = len(self._doubts)
        self.more.setVisible(count > 1 and (self._open or count > len(self.cards)))
        self.all.setVisible(count > 1)
        if count < 2:
            return
        more = self.tr("Show only the first")
        if not self._open:
            more = self.tr("and {0} more like this").format(count - len(self.cards))
        first = self._doubts[0]
        self.more.setText(more)
        alike = {doubt.chosen for doubt in self._doubts} == {first.chosen}
        settled = alike and all(self._choices.answer(doubt.id) is not None for doubt in self._doubts)
        self.all.setEnabled(not settled)
        words = self.tr("All {0} answered alike") if settled else self.tr("Same for all {0}")
        self.all.setText(words.format(count))
        self.all.setToolTip(self.tr("Reading {0} for each").format(first.chosen + 1) if not settled else "")
        self.all.setAccessibleName(f"{self.all.text()}: {first.readings[first.chosen]}")

    def _unfold(self) -> None:
        self._open = not self._open
        if self._reading is not None:
            self.show_doubts(self._doubts, self._reading, self._choices)

    def _same_for_all(self) -> None:
        self._questions.answered_kind.emit(self.kind, self._doubts[0].chosen)


class Questions(QScrollArea):
    """The groups, one below the other, in the order of the sheet."""

    answered = Signal(str, int)
    answered_kind = Signal(str, int)
    pointed = Signal(Place)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Questions"))
        self._groups: dict[str, KindGroup] = {}
        inside = QWidget()
        self._layout = column(inside, 8)
        self._layout.setContentsMargins(0, 8, 12, 12)
        self.none = wrapped(self.tr("No questions: every cell can be read in one way only."), MUTED)
        self._layout.addWidget(self.none)
        self._layout.addStretch(1)
        self.setWidget(inside)

    @property
    def cards(self) -> list[QuestionCard]:
        """Those shown, from top to bottom."""
        return [card for group in self._groups.values() for card in group.cards.values()]

    @property
    def groups(self) -> list[KindGroup]:
        """One a kind of doubt."""
        return list(self._groups.values())

    def wanted_height(self) -> int:
        """What all cards shown would need."""
        return self._layout.heightForWidth(self.viewport().width())

    def show_reading(self, reading: Reading, choices: Choices) -> None:
        """Show what is in doubt in this reading."""
        kinds: dict[str, list[Doubt]] = {}
        for doubt in reading.doubts:
            kinds.setdefault(doubt.kind or doubt.id, []).append(doubt)
        for kind in [kind for kind in self._groups if kind not in kinds]:
            self._groups.pop(kind).deleteLater()
        order = {}
        for place, (kind, doubts) in enumerate(kinds.items()):
            group = self._groups.get(kind) or KindGroup(kind, self)
            self._layout.insertWidget(place, group)
            group.show_doubts(tuple(doubts), reading, choices)
            order[kind] = group
        self._groups = order
        self.none.setVisible(not kinds)

    def go_to(self, doubt: Doubt) -> None:
        """Bring a question under the eye and mark it."""
        group = self._groups.get(doubt.kind or doubt.id)
        if group is not None and doubt.id not in group.cards:
            group.bring(doubt)
        self.light(doubt.id)
        card = next((card for card in self.cards if card.doubt.id == doubt.id), None)
        if card is not None:
            self._layout.activate()
            self.ensureWidgetVisible(card, 0, 20)

    def light(self, doubt_id: str) -> None:
        """Mark one question, or none."""
        for card in self.cards:
            card.light(card.doubt.id == doubt_id)

    def take_keyboard(self) -> None:
        """Into the first question that is open, else the first."""
        cards = self.cards
        card = next((card for card in cards if not card.settled), None) or next(iter(cards), None)
        if card is not None:
            card.take_keyboard()

    def step_from(self, card: QuestionCard, step: int) -> None:
        """To the question after or before one."""
        cards = self.cards
        place = cards.index(card) + step
        if 0 <= place < len(cards):
            cards[place].take_keyboard()
            self.ensureWidgetVisible(cards[place], 0, 20)
            self.pointed.emit(cards[place].doubt.place)
