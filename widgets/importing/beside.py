"""Beside the sheet: what it becomes, and below it the questions, the cells not used and what was assumed."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.domain.sheet import Choices, Reading
from widgets import fonts
from widgets.importing.becomes import BecomesView
from widgets.importing.leftovers import Leftovers
from widgets.importing.questions import Questions
from widgets.importing.work import Understood
from widgets.parts import MUTED, button, caption, column, row, wrapped

_MOST_NOTES = 100
_PAGES_LEAST, _PAGES_SHARE = 0.26, 0.42
"""How much of the height the pages below take at least and at most by themselves."""


class Notes(QScrollArea):
    """What was assumed, cut or read too, in sentences."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._layout: QVBoxLayout = column()

    def wanted_height(self) -> int:
        """What all sentences would need."""
        return self._layout.heightForWidth(self.viewport().width())

    def show_notes(self, notes: tuple[str, ...]) -> None:
        """One below the other."""
        inside = QWidget()
        self._layout = column(inside, 8)
        self._layout.setContentsMargins(0, 10, 12, 12)
        for note in notes[:_MOST_NOTES]:
            self._layout.addWidget(wrapped(note))
        self._layout.addStretch(1)
        self.setWidget(inside)


class Beside(QSplitter):
    """The list above, three pages below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.becomes, self.questions, self.leftovers, self.notes = BecomesView(), Questions(), Leftovers(), Notes()
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self._moved = False
        self.parts = (self._upper(), self._lower())
        for part in self.parts:
            self.addWidget(part)
        self.splitterMoved.connect(self._keep)

    def _upper(self) -> QWidget:
        upper = QWidget()
        layout: QVBoxLayout = column(upper, 6)
        layout.setContentsMargins(16, 14, 8, 0)
        line = row(None, 10)
        line.setContentsMargins(0, 0, 12, 0)
        self.all, self.no_one = button(self.tr("All"), "link"), button(self.tr("None"), "link")
        self.all.clicked.connect(lambda: self.becomes.lines.want_all(True))
        self.no_one.clicked.connect(lambda: self.becomes.lines.want_all(False))
        line.addWidget(caption(self.tr("What it becomes")), 1)
        for link in (self.all, self.no_one):
            link.setFont(fonts.small())
            line.addWidget(link)
            link.hide()
        self.nothing = wrapped("", MUTED)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.nothing.setContentsMargins(0, 6, 12, 0)
        self.nothing.hide()
        layout.addLayout(line)
        layout.addWidget(self.nothing, 1)
        layout.addWidget(self.becomes, 1)
        self._upper_layout, self._merge = layout, QWidget()
        return upper

    def add_merge(self, pane: QWidget) -> None:
        """A pane that shows in the place of the list when the sheet goes into the open session."""
        self._upper_layout.addWidget(pane, 1)
        self._merge = pane
        pane.hide()

    def merge(self, shown: bool) -> None:
        """Show what changes in the open session, or what the file becomes by itself."""
        self._merge.setVisible(shown)
        for link in (self.all, self.no_one):
            link.setVisible(self.becomes.lines.several and not shown)
        self.becomes.setVisible(not shown and self.nothing.isHidden())
        self._share()

    def _lower(self) -> QWidget:
        lower = QWidget()
        layout: QVBoxLayout = column(lower)
        layout.setContentsMargins(16, 4, 6, 0)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(self.tr("Questions, cells not used, what was assumed"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setFont(fonts.small())
        self.pages = QStackedWidget()
        left = QWidget()
        inside = column(left, 4)
        self.hint = wrapped(
            self.tr("To use one, say what its column means above the sheet, or right-click its row."), MUTED
        )
        self.hint.setFont(fonts.small())
        inside.setContentsMargins(0, 8, 12, 0)
        inside.addWidget(self.hint)
        inside.addWidget(self.leftovers, 1)
        for page in (self.questions, left, self.notes):
            self.pages.addWidget(page)
            self.tabs.addTab("")
        self.tabs.currentChanged.connect(self.pages.setCurrentIndex)
        layout.addWidget(self.tabs)
        layout.addWidget(self.pages, 1)
        return lower

    def show_understood(self, what: Understood, choices: Choices) -> None:
        """Show all of it."""
        reading = what.reading
        self.becomes.show_sheaf(what.sheaf)
        self.questions.show_reading(reading, choices)
        self.leftovers.show_reading(reading)
        self.notes.show_notes(reading.notes)
        for link in (self.all, self.no_one):
            link.setVisible(self.becomes.lines.several)
        self.nothing.setText(self._how(reading))
        self.nothing.setVisible(not reading.plans)
        self.becomes.setVisible(bool(reading.plans))
        self._name_tabs(reading, choices)

    def ask(self) -> None:
        """Turn to the questions."""
        self.tabs.setCurrentIndex(0)

    def first_page(self, reading: Reading) -> None:
        """The page that has something to say, with the room it needs once it is laid out."""
        QTimer.singleShot(0, self, self._share)
        counts = (len(reading.doubts), len(reading.unread), len(reading.notes))
        self.tabs.setCurrentIndex(next((page for page, count in enumerate(counts) if count), 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height anew until the person shares it."""
        super().resizeEvent(event)
        self._share()

    def _how(self, reading: Reading) -> str:
        if reading.offers:
            return self.tr(
                "Nothing yet. Say what the columns are:\n\n"
                "1.  Above the column that holds what happens, choose “Title”.\n\n"
                "2.  Above those that hold times, choose “Start”, “Length” or “Start – end”.\n\n"
                "3.  Where the headings stand in another row, right-click that row and say so."
            )
        return self.tr("Nothing: no rows with a title and a time were found in this file.")

    def _name_tabs(self, reading: Reading, choices: Choices) -> None:
        open_ones = sum(choices.answer(doubt.id) is None for doubt in reading.doubts)
        asked = self.tr("Questions {0}").format(len(reading.doubts))
        if open_ones < len(reading.doubts):
            asked = self.tr("Questions {0} of {1}").format(open_ones, len(reading.doubts))
        words = (asked, self.tr("Not used {0}").format(len(reading.unread)), self.tr("Assumed {0}"))
        for tab, text in enumerate(words):
            self.tabs.setTabText(tab, text.format(len(reading.notes)))
        self.tabs.setTabVisible(2, bool(reading.notes))

    def _keep(self) -> None:
        self._moved = True

    def _share(self) -> None:
        """As much for the list as it needs, as long as the pages below keep their share."""
        if self._moved:
            return
        whole = self.height() - self.handleWidth()
        needed = self.becomes.wanted_height(whole) + fonts.scaled(44)
        if not self.nothing.isHidden():
            needed = self.nothing.heightForWidth(max(self.width() - 40, 1)) + fonts.scaled(70)
        below = max(self.questions.wanted_height(), self.leftovers.wanted_height() + fonts.scaled(50))
        below = max(below, self.notes.wanted_height()) + fonts.scaled(48)
        below = min(max(below, round(whole * _PAGES_LEAST)), round(whole * _PAGES_SHARE))
        if not self._merge.isHidden():
            needed, below = whole, round(whole * _PAGES_LEAST)
        upper = max(min(needed, whole - below), fonts.scaled(150))
        self.setSizes([upper, max(whole - upper, 0)])
