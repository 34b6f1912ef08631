"""The sheet as it is, with what each column is taken for above it and what each cell became shown on it."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.domain.sheet import MEANING_WORDS, Column, Grid, Meaning, Reading, Table, column_letters
from widgets import fonts
from widgets.theme import Theme, theme_of

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_FLAT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_MOST_SPANS = 400
_WIDEST_PX = 240


class SheetModel(QAbstractTableModel):
    """One sheet of a reading: cells by their address, and where each stands."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._grid = Grid("")
        self.tables: tuple[Table, ...] = ()
        self._small = fonts.small()
        self.doubtful: frozenset[tuple[int, int]] = frozenset()
        self.unread: frozenset[tuple[int, int]] = frozenset()
        self._inside: dict[int, Table] = {}

    @property
    def grid(self) -> Grid:
        """The sheet."""
        return self._grid

    def show_sheet(self, reading: Reading, sheet: int) -> None:
        """Show a sheet; the same sheet understood otherwise keeps its place on the screen."""
        same = self._grid is reading.grids[sheet]
        if not same:
            self.beginResetModel()
        self._grid = reading.grids[sheet]
        self.tables = tuple(table for table in reading.tables if table.sheet == sheet)
        self._inside = {row: table for table in self.tables for row in range(table.first_row, table.last_row + 1)}
        self.doubtful = frozenset((d.place.row, d.place.column) for d in reading.doubts if d.place.sheet == sheet)
        self.unread = frozenset((u.place.row, u.place.column) for u in reading.unread if u.place.sheet == sheet)
        if not same:
            self.endResetModel()
        elif self._grid.rows and self._grid.width:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._grid.rows) - 1, self._grid.width - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self._grid.width - 1)

    def table_at(self, row: int) -> Table | None:
        """The table a row belongs to."""
        return self._inside.get(row)

    def column_at(self, row: int, index: int) -> Column | None:
        """What a column is taken for in the table of that row, else in the sheet's first table."""
        table = self._inside.get(row) or (self.tables[0] if self.tables else None)
        return next((one for one in table.columns if one.index == index), None) if table else None

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """The sheet's rows."""
        return 0 if parent.isValid() else len(self._grid.rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """The sheet's columns."""
        return 0 if parent.isValid() else self._grid.width

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Letters and numbers, as a spreadsheet has them."""
        if role == Qt.ItemDataRole.FontRole:
            return self._small
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignCenter)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return column_letters(section) if orientation is Qt.Orientation.Horizontal else str(section + 1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The cell as a person would see it."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._grid.at(index.row(), index.column()).text
        return None


class SheetDelegate(QStyledItemDelegate):
    """Headings bold, sections tinted, what is not used hatched, what is in doubt outlined."""

    def __init__(self, model: SheetModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        theme, box = theme_of(option.palette), QRect(option.rect)
        row, place = index.row(), (index.row(), index.column())
        table = self._model.table_at(row)
        painter.save()
        painter.fillRect(box, theme.selected if table and row in table.section_rows else theme.surface)
        unused = table is None or place in self._model.unread
        if unused:
            painter.fillRect(box, QBrush(theme.line, Qt.BrushStyle.BDiagPattern))
        painter.setPen(theme.line)
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.drawLine(box.topRight(), box.bottomRight())
        if place in self._model.doubtful:
            painter.setPen(QPen(theme.warning, 2))
            painter.drawRect(box.adjusted(1, 1, -2, -2))
        strong = table is not None and row in (*table.header_rows, *table.section_rows)
        self._words(painter, box, str(index.data() or ""), theme.muted if unused else theme.text, strong)
        painter.restore()

    @staticmethod
    def _words(painter: QPainter, box: QRect, text: str, color: QColor, strong: bool) -> None:
        if not text:
            return
        painter.setFont(fonts.sized(12.5, QFont.Weight.DemiBold if strong else QFont.Weight.Normal))
        painter.setPen(color)
        words = box.adjusted(8, 0, -6, 0)
        line = " ".join(text.split())
        painter.drawText(
            words, _FLAT, painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, words.width())
        )


class MeaningHeader(QHeaderView):
    """Letters above, and under each what its column is taken for: a click changes that."""

    asked = Signal(int)

    def __init__(self, model: SheetModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._sheet = model
        self.row = 0
        self.setSectionsClickable(True)
        self.setToolTip(self.tr("What each column means. Click, or press Alt+Down in a column, to change it."))

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(super().sizeHint().width(), 2 * (self.fontMetrics().height() + 10))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's names
        """Letter and meaning."""
        theme, half = theme_of(self.palette()), rect.height() // 2
        letter = QRect(rect.x(), rect.y(), rect.width(), half)
        below = QRect(rect.x(), rect.y() + half, rect.width(), rect.height() - half)
        painter.save()
        painter.fillRect(letter, theme.canvas)
        painter.setFont(fonts.small())
        painter.setPen(theme.muted)
        painter.drawText(letter, Qt.AlignmentFlag.AlignCenter, column_letters(logicalIndex))
        column = self._sheet.column_at(self.row, logicalIndex)
        used = column is not None and column.meaning not in (Meaning.KEEP, Meaning.IGNORE)
        painter.fillRect(below, theme.selected if used else theme.canvas)
        painter.setPen(theme.line)
        for box in (letter, below):
            painter.drawLine(box.bottomLeft(), box.bottomRight())
            painter.drawLine(box.topRight(), box.bottomRight())
        if column is not None:
            self._meaning(painter, below.adjusted(8, 0, -6, 0), column, theme, used)
        painter.restore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The lower half asks for another meaning."""
        super().mouseReleaseEvent(event)
        section = self.logicalIndexAt(event.position().toPoint())
        if (
            section >= 0
            and event.position().y() > self.height() / 2
            and self.cursor().shape() == Qt.CursorShape.ArrowCursor
        ):
            self.asked.emit(section)

    def _meaning(self, painter: QPainter, box: QRect, column: Column, theme: Theme, used: bool) -> None:
        painter.setFont(fonts.small(QFont.Weight.DemiBold))
        painter.setPen(theme.accent if used else theme.muted)
        words = meaning_words(column.meaning, column.header)
        shown = painter.fontMetrics().elidedText(f"{words} ▾", Qt.TextElideMode.ElideMiddle, box.width())
        painter.drawText(box, _FLAT, shown)


class SheetView(QTableView):
    """Shows a sheet; ``chosen`` carries a column's id and the meaning it shall have."""

    chosen = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = SheetModel(self)
        self.setModel(self.sheet)
        self.header = MeaningHeader(self.sheet, self)
        self.setHorizontalHeader(self.header)
        self.setItemDelegate(SheetDelegate(self.sheet, self))
        self.setAccessibleName(self.tr("The sheet as it is"))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.header.asked.connect(self.ask)
        self.selectionModel().currentRowChanged.connect(self._row_changed)

    def show_sheet(self, reading: Reading, sheet: int) -> None:
        """Show a sheet of a reading."""
        fresh = self.sheet.grid is not reading.grids[sheet]
        self.sheet.show_sheet(reading, sheet)
        self.header.viewport().update()
        if fresh:
            self._fit()

    def go_to(self, row: int, column: int) -> None:
        """Bring a cell under the eye."""
        index = self.sheet.index(row, column)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and Down opens the meanings of the column."""
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if alt and event.key() == Qt.Key.Key_Down and self.currentIndex().isValid():
            self.ask(self.currentIndex().column())
        else:
            super().keyPressEvent(event)

    def menu_for(self, section: int) -> QMenu | None:
        """The meanings a column can have; None where there is no table."""
        column = self.sheet.column_at(self.header.row, section)
        if column is None:
            return None
        menu = QMenu(self)
        for meaning in Meaning:
            action = menu.addAction(meaning_words(meaning, column.header))
            action.setCheckable(True)
            action.setChecked(meaning is column.meaning)
            action.setData((column.id, meaning.value))
        menu.triggered.connect(self._picked)
        return menu

    def ask(self, section: int) -> None:
        """Open the meanings under a column's head."""
        menu = self.menu_for(section)
        if menu is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            x = self.header.sectionViewportPosition(section)
            menu.popup(self.header.viewport().mapToGlobal(QPoint(x, self.header.height())))

    def _picked(self, action: object) -> None:
        column_id, value = action.data()  # type: ignore[attr-defined]
        self.chosen.emit(column_id, Meaning(value))

    def _row_changed(self, index: QModelIndex) -> None:
        self.header.row = index.row()
        self.header.viewport().update()

    def _fit(self) -> None:
        """Widths after what is in the first rows; merged cells as the file has them."""
        self.clearSpans()
        grid = self.sheet.grid
        for area in grid.merges[:_MOST_SPANS]:
            tall, wide = area.bottom - area.top + 1, area.right - area.left + 1
            if (tall, wide) != (1, 1):
                self.setSpan(area.top, area.left, tall, wide)
        merged = {(area.top, area.left) for area in grid.merges}
        metrics = self.fontMetrics()
        for col in range(grid.width):
            rows = [row for row in range(min(len(grid.rows), 120)) if self.sheet.table_at(row) or not self.sheet.tables]
            loose = merged | self.sheet.unread
            cells = [grid.at(row, col).text for row in rows if (row, col) not in loose]
            widest = max((metrics.horizontalAdvance(text[:60]) for text in cells), default=0)
            self.setColumnWidth(col, min(max(widest + 22, 84), _WIDEST_PX))


def meaning_words(meaning: Meaning, header: str) -> str:
    """What a column is taken for; a kept one says under which name."""
    if meaning is Meaning.KEEP and header:
        return f"Keep as “{' '.join(header.split())}”"
    return MEANING_WORDS[meaning]
