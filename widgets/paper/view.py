"""Pages to look at, with a bar that tells where one is and how large; it knows nothing of what the pages say."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QToolButton, QWidget

from widgets.paper.pages import Pages
from widgets.paper.sheets import Fit, Sheets, Zoom
from widgets.parts import caption, column, row

_PARTS: Final = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)
_STEP: Final = 1.25


class PageView(QWidget):
    """Shows pages and lets one turn them; the same place stays in view when they are laid out anew."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheets = Sheets(self)
        self._where = caption()
        self._size = QComboBox()
        self._size.setAccessibleName(self.tr("Size of the pages"))
        self._fill_sizes()
        self._size.activated.connect(self._choose)
        self.sheets.turned.connect(self._tell_where)
        self.sheets.zoomed.connect(self._tell_size)
        self.setFocusProxy(self.sheets)
        self._lay_out()
        self._tell_where(-1)

    def show_pages(self, pages: Pages) -> None:
        """Show these pages."""
        self.sheets.show_pages(pages)

    def show_words(self, words: str) -> None:
        """Say why there are no pages."""
        self.sheets.show_words(words)

    def _lay_out(self) -> None:
        bar = row(spacing=4)
        bar.setContentsMargins(18, 6, 18, 6)
        bar.addWidget(self._where)
        bar.addStretch(1)
        for sign, words, factor in (
            ("−", self.tr("Smaller"), 1 / _STEP),
            ("+", self.tr("Larger"), _STEP),
        ):
            tool = QToolButton()
            tool.setText(sign)
            tool.setToolTip(words)
            tool.setAccessibleName(words)
            tool.setAutoRaise(True)
            tool.clicked.connect(lambda _=False, by=factor: self.sheets.zoom_by(by))
            bar.addWidget(tool)
            if factor < 1:
                bar.addWidget(self._size)
        whole = column(self)
        whole.addWidget(self.sheets, 1)
        whole.addLayout(bar)

    def _fill_sizes(self) -> None:
        self._size.addItem(self.tr("Fit width"), Fit.WIDTH)
        self._size.addItem(self.tr("Fit page"), Fit.PAGE)
        for part in _PARTS:
            self._size.addItem(self.tr("{0} %").format(round(part * 100)), part)

    def _choose(self, place: int) -> None:
        zoom: Zoom = self._size.itemData(place)
        self.sheets.set_zoom(zoom)

    def _tell_where(self, page: int) -> None:
        count = len(self.sheets.pages)
        self._where.setText(self.tr("Page {0} of {1}").format(page + 1, count) if count else "")

    def _tell_size(self) -> None:
        """Show the size there is: one of those on offer, or a line of its own."""
        with QSignalBlocker(self._size):
            zoom = self.sheets.zoom
            known = self._size.findData(zoom, Qt.ItemDataRole.UserRole)
            while self._size.count() > len(_PARTS) + 2:
                self._size.removeItem(self._size.count() - 1)
            if known < 0 or known >= self._size.count():
                self._size.addItem(self.tr("{0} %").format(round(self.sheets.part * 100)), zoom)
                known = self._size.count() - 1
            self._size.setCurrentIndex(known)
