"""The left side: a tab for each sheet of the file, the sheet, and how a text file's letters are read."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabBar, QVBoxLayout, QWidget

from app.domain.sheet import ENCODINGS, Choices, Grid, Place
from widgets import fonts
from widgets.fields import ChoiceBox
from widgets.importing.faces import Face
from widgets.importing.sheet import SheetView
from widgets.importing.waiting import Canvas
from widgets.importing.work import Understood
from widgets.parts import caption, column, literal, row, several


class SheetSide(Canvas):
    """``turned``: another sheet shows; ``encoding_chosen``: the file shall be read in another encoding."""

    turned = Signal()
    encoding_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what: Understood | None = None
        self._choices = Choices()
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(self.tr("Sheets of the file"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.encoding = ChoiceBox()
        self.encoding.setAccessibleName(self.tr("How the letters of the file are read"))
        self.encoding.setFixedWidth(fonts.scaled(200))
        self.encoding.addItems(list(ENCODINGS.values()))
        self._letters = caption(self.tr("Letters as"))
        self.view = SheetView()
        line = row(None, 10)
        line.addWidget(self.tabs, 1)
        line.addStretch(0)
        line.addWidget(self._letters)
        line.addWidget(self.encoding)
        layout: QVBoxLayout = column(self, 8)
        layout.setContentsMargins(14, 10, 14, 14)
        layout.addLayout(line)
        layout.addWidget(self.view, 1)
        self.tabs.currentChanged.connect(self._turn)
        self.encoding.activated.connect(self._choose_encoding)

    @property
    def number(self) -> int:
        """Which sheet shows."""
        return max(self.tabs.currentIndex(), 0)

    @property
    def face(self) -> Face:
        """What there is to know of the sheet that shows."""
        return self.view.sheet.face

    def show_file(self, what: Understood, choices: Choices) -> None:
        """Another file: its sheets, the first one that became something on top."""
        reading = what.reading
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for grid in reading.grids:
            self.tabs.addTab(self._name(grid))
        read = [table.sheet for table in reading.tables] or [place.sheet for _, place in reading.origins]
        self.tabs.setCurrentIndex(min(read, default=0))
        self.tabs.blockSignals(False)
        self.tabs.setVisible(len(reading.grids) > 1)
        encoding = next((grid.encoding for grid in reading.grids if grid.encoding in ENCODINGS), "")
        for widget in (self.encoding, self._letters):
            widget.setVisible(bool(encoding))
        if encoding:
            self.encoding.setCurrentIndex(list(ENCODINGS).index(encoding))
        self.show_understood(what, choices)

    def show_understood(self, what: Understood, choices: Choices) -> None:
        """The same sheets understood otherwise."""
        self._what, self._choices = what, choices
        for sheet in range(self.tabs.count()):
            self.tabs.setTabToolTip(sheet, self._told(what, sheet))
        self.view.show_face(what.faces[self.number], self.number, choices)

    def go_to(self, place: Place) -> None:
        """Bring a cell under the eye, whichever sheet it is on."""
        self.tabs.setCurrentIndex(place.sheet)
        if place.row >= 0:
            self.view.go_to(place.row, place.column)

    def _turn(self, sheet: int) -> None:
        if self._what is not None and 0 <= sheet < len(self._what.faces):
            self.view.show_face(self._what.faces[sheet], sheet, self._choices)
            self.turned.emit()

    def _choose_encoding(self, place: int) -> None:
        self.encoding_chosen.emit(list(ENCODINGS)[place])

    def _name(self, grid: Grid) -> str:
        name = literal(grid.name or self.tr("Sheet"))
        return self.tr("{0} (hidden)").format(name) if grid.hidden else name

    def _told(self, what: Understood, sheet: int) -> str:
        made = sum(place.sheet == sheet for place in what.sheaf.place_of.values())
        doubts = sum(doubt.place.sheet == sheet for doubt in what.reading.doubts)
        if not made:
            return self.tr("Nothing is read from this sheet")
        words = several(made, self.tr("{0} segment read"), self.tr("{0} segments read"))
        return f"{words}, " + several(doubts, self.tr("{0} question"), self.tr("{0} questions"))
