"""One thing seen in three places: pointing at a cell, a segment or a question shows the other two."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.domain.sheet import Place
from widgets.importing.beside import Beside
from widgets.importing.lines import Sheaf
from widgets.importing.sheets import SheetSide


class Pointing(QObject):
    """Between the sheet and what is beside it; ``sheaf`` knows which segment came from which cell."""

    def __init__(self, side: SheetSide, beside: Beside) -> None:
        super().__init__(side)
        self.sheaf = Sheaf()
        self._side, self._beside = side, beside
        side.view.pointed.connect(self._cell)
        beside.becomes.pointed.connect(self._segment)
        beside.becomes.hovered.connect(self._over)
        beside.questions.pointed.connect(self._place)
        beside.leftovers.pointed.connect(self._place)

    def _cell(self, row: int, column: int) -> None:
        """The person went to a cell: show what it became, and what is asked about it."""
        self._light(Place(self._side.number, row, column))
        doubt = self._side.face.doubtful.get((row, column))
        self._beside.questions.light("")
        if doubt is not None:
            self._beside.ask()
            self._beside.questions.go_to(doubt)

    def _segment(self, segment_id: str) -> None:
        place = self.sheaf.place_of.get(segment_id)
        if place is not None:
            self._side.go_to(place)

    def _over(self, segment_id: str) -> None:
        place = self.sheaf.place_of.get(segment_id)
        self._side.view.light(place.row if place is not None and place.sheet == self._side.number else -1)

    def _place(self, place: Place) -> None:
        self._side.go_to(place)
        self._light(place)

    def _light(self, place: Place) -> None:
        self._beside.becomes.light(self.sheaf.made_of(place), follow=True)
