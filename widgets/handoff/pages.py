"""The pages of what would be handed off, laid out anew beside the window whenever a choice changes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QTabBar, QWidget

from widgets.paper.making import Drafted, PageMaker
from widgets.paper.pages import Pages
from widgets.paper.view import PageView
from widgets.parts import Line, column

_PAUSE_MS: Final = 180
"""While one types, pages that nobody would see are not made."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A document there are pages of: what it is known by, its name, and what makes it."""

    key: str
    name: str
    drafted: Drafted


class PagesPane(QWidget):
    """A tab for each document; what is shown stays until the new pages are there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._documents: tuple[Shown, ...] = ()
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setAccessibleName(self.tr("Documents to look at"))
        self.view = PageView()
        self._maker = PageMaker(self)
        self._maker.made.connect(self._made)
        self._maker.failed.connect(self._failed)
        self._making = self._again = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._make)
        self.tabs.currentChanged.connect(self._turn)
        whole = column(self)
        whole.addWidget(self.tabs)
        whole.addWidget(Line())
        whole.addWidget(self.view, 1)

    def show_documents(self, documents: Sequence[Shown]) -> None:
        """Make the pages of these; the one that is looked at stays."""
        here = self._current
        self._documents = tuple(documents)
        keys = [one.key for one in documents]
        if keys != [self.tabs.tabData(at) for at in range(self.tabs.count())]:
            self._set_tabs(keys.index(here.key) if here is not None and here.key in keys else 0)
        self._pause.start()

    def stop(self) -> None:
        """Give up what is under way."""
        self._pause.stop()
        self._maker.stop()
        self._making = self._again = False

    @property
    def _current(self) -> Shown | None:
        at = self.tabs.currentIndex()
        return self._documents[at] if 0 <= at < len(self._documents) else None

    def _set_tabs(self, current: int) -> None:
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for one in self._documents:
            self.tabs.setTabData(self.tabs.addTab(one.name), one.key)
        self.tabs.setCurrentIndex(current)
        self.tabs.blockSignals(False)

    def _turn(self) -> None:
        """Another document is read from its beginning."""
        self.view.sheets.go_to(0)
        self._make()

    def _make(self) -> None:
        """One document at a time: what is asked for meanwhile is made when it is done."""
        current = self._current
        self._again = self._making and current is not None
        if self._again:
            return
        self._making = current is not None
        if current is None:
            self._maker.stop()
            self.view.show_words(self.tr("Tick a document for somebody to see its pages."))
        else:
            self._maker.make(current.drafted)

    def _made(self, pages: Pages) -> None:
        self.view.show_pages(pages)
        self._done()

    def _failed(self, sentence: str) -> None:
        self.view.show_words(sentence)
        self._done()

    def _done(self) -> None:
        self._making = False
        if self._again:
            self._make()
