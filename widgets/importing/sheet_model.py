"""One sheet as a table of cells; what there is to know of a cell beside its text is in its face."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from app.domain.sheet import Grid, column_letters
from widgets import fonts
from widgets.importing.faces import Face
from widgets.importing.meanings import why_words

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_MOST_TIP = 1_000


class SheetModel(QAbstractTableModel):
    """Cells by their address."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.face = Face(Grid(""))
        self._small = fonts.small()

    @property
    def grid(self) -> Grid:
        """The sheet."""
        return self.face.grid

    def show_face(self, face: Face) -> None:
        """Show a sheet; the same sheet understood otherwise keeps its place on the screen."""
        same = self.face.grid is face.grid
        if not same:
            self.beginResetModel()
        self.face = face
        if not same:
            self.endResetModel()
        elif face.grid.rows and face.width:
            self.dataChanged.emit(self.index(0, 0), self.index(len(face.grid.rows) - 1, face.width - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, face.width - 1)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """The sheet's rows."""
        return 0 if parent.isValid() else len(self.grid.rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """The sheet's columns."""
        return 0 if parent.isValid() else self.face.width

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Letters and numbers, as a spreadsheet has them."""
        if role == Qt.ItemDataRole.FontRole:
            return self._small
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignCenter)
        if role == Qt.ItemDataRole.AccessibleTextRole and orientation is Qt.Orientation.Horizontal:
            found = self.face.column_at(self.face.first_row, section)
            return f"{column_letters(section)}, {why_words(found[0])}" if found else column_letters(section)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return column_letters(section) if orientation is Qt.Orientation.Horizontal else str(section + 1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The cell as a person would see it; the tip adds what is to be said of it."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self.grid.at(index.row(), index.column()).text
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return self._told(index.row(), index.column())
        return None

    def _told(self, row: int, column: int) -> str:
        spot, face = (row, column), self.face
        parts = [self.grid.at(row, column).text[:_MOST_TIP]]
        if doubt := face.doubtful.get(spot):
            parts.append(self.tr("In doubt: {0}; read as {1}").format(doubt.question, doubt.readings[doubt.chosen]))
        if reason := face.unread.get(spot):
            parts.append(self.tr("Not used: {0}").format(reason))
        if remark := face.remarks.get(spot):
            parts.append(self.tr("Comment: {0}").format(remark[:_MOST_TIP]))
        return "\n".join(part for part in parts if part)
