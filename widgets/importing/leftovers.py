"""The cells that became part of nothing, by the reason why; each leads to its place in the sheet."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from app.domain.sheet import Place, Reading, Unread
from app.domain.text import one_line
from widgets import fonts
from widgets.parts import several

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_TOP = 0
"""The internal id of a reason; a cell's is one more than the row of its reason."""
_FEW = 12


@dataclass(frozen=True, slots=True)
class Reason:
    """Why some cells are not used."""

    words: str
    cells: tuple[Unread, ...]


class LeftoversModel(QAbstractItemModel):
    """Two levels: reasons, most cells first, and their cells."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.reasons: tuple[Reason, ...] = ()
        self._sheets: tuple[str, ...] = ()
        self._strong = fonts.small()

    def show_reading(self, reading: Reading) -> None:
        """Show what this reading left."""
        found: dict[str, list[Unread]] = {}
        for one in reading.unread:
            found.setdefault(one.reason, []).append(one)
        self.beginResetModel()
        self._sheets = tuple(grid.name for grid in reading.grids)
        self.reasons = tuple(Reason(words, tuple(cells)) for words, cells in found.items())
        self.endResetModel()

    def cell(self, index: Index) -> Unread | None:
        """The cell of a line; None for a reason."""
        if not index.isValid() or index.internalId() == _TOP:
            return None
        return self.reasons[index.internalId() - 1].cells[index.row()]

    def index(self, row: int, column: int, parent: Index = _NO_INDEX) -> QModelIndex:
        """A reason, or a cell below one."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _TOP)

    def parent(self, index: Index = _NO_INDEX) -> QModelIndex:  # type: ignore[override]
        """The reason of a cell."""
        if not index.isValid() or index.internalId() == _TOP:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, _TOP)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """Reasons, or the cells of one."""
        if not parent.isValid():
            return len(self.reasons)
        return len(self.reasons[parent.row()].cells) if parent.internalId() == _TOP else 0

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """One."""
        del parent
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The reason and how many, or the cell and what is in it."""
        cell = self.cell(index)
        if role == Qt.ItemDataRole.FontRole:
            return self._strong
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if cell is None:
            reason = self.reasons[index.row()]
            count = several(len(reason.cells), self.tr("{0} cell"), self.tr("{0} cells"))
            return f"{reason.words[:1].upper()}{reason.words[1:]} · {count}"
        sheet = f"{self._sheets[cell.place.sheet]} " if len(self._sheets) > 1 else ""
        return f"{sheet}{cell.place.a1}  {one_line(cell.text, 80 if role == Qt.ItemDataRole.DisplayRole else 500)}"


class Leftovers(QTreeView):
    """``pointed``: a cell to look at."""

    pointed = Signal(Place)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = LeftoversModel(self)
        self.setModel(self.cells)
        self.setProperty("rows", True)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(fonts.scaled(16))
        self.setAccessibleName(self.tr("Cells not used"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.selectionModel().currentChanged.connect(self._went)
        self.clicked.connect(self._clicked)
        self._open: set[str] = set()
        self.expanded.connect(lambda index: self._open.add(self.cells.reasons[index.row()].words))
        self.collapsed.connect(lambda index: self._open.discard(self.cells.reasons[index.row()].words))

    def show_reading(self, reading: Reading) -> None:
        """Show what this reading left; what was open stays open."""
        kept = set(self._open)
        bar = self.verticalScrollBar()
        at = bar.value()
        self.cells.show_reading(reading)
        few = len(reading.unread) <= _FEW
        for place, reason in enumerate(self.cells.reasons):
            if few or reason.words in kept:
                self.expand(self.cells.index(place, 0))
        self._open |= kept
        bar.setValue(at)

    def wanted_height(self) -> int:
        """What all lines that are open now would need."""
        count = sum(
            1 + (len(reason.cells) if self.isExpanded(self.cells.index(place, 0)) else 0)
            for place, reason in enumerate(self.cells.reasons)
        )
        return count * (self.fontMetrics().height() + 8)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens a reason or points at a cell."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._clicked(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _clicked(self, index: QModelIndex) -> None:
        cell = self.cells.cell(index)
        if cell is not None:
            self.pointed.emit(cell.place)
        elif index.isValid():
            self.setExpanded(index, not self.isExpanded(index))

    def _went(self, index: QModelIndex) -> None:
        cell = self.cells.cell(index)
        if cell is not None and self.hasFocus():
            self.pointed.emit(cell.place)
