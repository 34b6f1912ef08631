"""The sheet as it is: its tables outlined, what each column is taken for above it, menus to take it otherwise."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from app.domain.sheet import Area, Choices, Meaning, RowRole, column_letters
from widgets import fonts
from widgets.importing.faces import Face
from widgets.importing.meanings import column_menu, row_menu
from widgets.importing.sheet_heads import MeaningHeader, RowHeader
from widgets.importing.sheet_model import SheetModel
from widgets.importing.sheet_paint import SheetDelegate
from widgets.theme import theme_of

_MOST_SPANS = 400
_NARROWEST_PX, _WIDEST_PX = 52, 240
_WIDEST_HEAD_PX = 130
_MEASURED_ROWS, _MEASURED_SIGNS = 120, 140


class SheetView(QTableView):
    """Shows a sheet; ``chosen`` carries a column's id and its meaning, ``said`` a row and its role (or None)."""

    chosen = Signal(str, object)
    said = Signal(int, object)
    pointed = Signal(int, int)
    """A cell that the person went to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = SheetModel(self)
        self.setModel(self.sheet)
        self.header = MeaningHeader(self.sheet, self)
        self.numbers = RowHeader(self.sheet, self)
        self.setHorizontalHeader(self.header)
        self.setVerticalHeader(self.numbers)
        self.setItemDelegate(SheetDelegate(self.sheet, self))
        self.setAccessibleName(self.tr("The sheet as it is"))
        self.setProperty("ground", "canvas")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.numbers.setDefaultSectionSize(self.fontMetrics().height() + 10)
        self.numbers.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.numbers.setFixedWidth(fonts.scaled(36))
        self.choices = Choices()
        self._number = 0
        self._lit = -1
        self._quiet = self._own_widths = self._setting = False
        self._wanted: list[int] = []
        self.header.sectionResized.connect(self._resized)
        self.header.asked.connect(self.ask)
        self.numbers.asked.connect(self.ask_row)
        self.selectionModel().currentChanged.connect(self._went)
        self.verticalScrollBar().valueChanged.connect(self._heed_table)

    # what is shown

    def show_face(self, face: Face, number: int, choices: Choices) -> None:
        """Show a sheet, the one of this number in its file."""
        fresh = self.sheet.grid is not face.grid
        self.choices, self._number = choices, number
        self.sheet.show_face(face)
        if fresh:
            self._fit()
            self._go_to_first_table()
        self._heed_table()
        for part in (self.viewport(), self.header.viewport(), self.numbers.viewport()):
            part.update()

    def go_to(self, row: int, column: int) -> None:
        """Bring a cell under the eye without telling that one went there."""
        index = self.sheet.index(max(row, 0), max(column, 0))
        if index.isValid():
            self._quiet = True
            self.setCurrentIndex(index)
            self._quiet = False
            self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def light(self, row: int) -> None:
        """Mark a row, -1 for none: what somebody points at elsewhere."""
        if row != self._lit:
            self._lit = row
            self.viewport().update()

    def _go_to_first_table(self) -> None:
        table = next(iter(self.sheet.face.tables or self.sheet.face.offers), None)
        if table is None:
            return
        head = table.header_rows[0] if table.header_rows else table.first_row
        left = table.columns[0].index if table.columns else 0
        self.go_to(head, left)
        if self.rowViewportPosition(head) > self.viewport().height() / 2:
            above = self.sheet.index(max(head - 2, 0), left)
            self.scrollTo(above, QAbstractItemView.ScrollHint.PositionAtTop)

    def _heed_table(self) -> None:
        """The header speaks of the table one is in; scrolled away from it, of the one that shows."""
        row = self.currentIndex().row()
        top, bottom = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        if row < 0 or row < top or (0 <= bottom < row):
            shown = range(max(top, 0), (bottom if bottom >= 0 else len(self.sheet.grid.rows) - 1) + 1)
            row = next((each for each in shown if self.sheet.face.table_at(each)), max(top, 0))
        if row != self.header.row:
            self.header.row = row
            self.header.viewport().update()

    def _fit(self) -> None:
        """Widths after what is in the first rows; merged cells as the file has them."""
        self.clearSpans()
        grid, face = self.sheet.grid, self.sheet.face
        merged = {(area.top, area.left) for area in grid.merges}
        for area in grid.merges[:_MOST_SPANS]:
            tall, wide = area.bottom - area.top + 1, area.right - area.left + 1
            if (tall, wide) != (1, 1):
                self.setSpan(area.top, area.left, tall, wide)
        metrics, head = self.fontMetrics(), self.header.fontMetrics()
        first = face.first_row
        rows = [row for row in range(first, len(grid.rows)) if face.table_at(row) or not face.tables][:_MEASURED_ROWS]
        rows = [row for row in rows if sum(map(bool, grid.rows[row])) > 1] or rows  # lone words run over empty cells
        self.header.row = first
        wanted: list[int] = []
        for col in range(face.width):
            cells = [grid.at(row, col).text for row in rows if (row, col) not in merged]
            widest = max((metrics.horizontalAdvance(text[:_MEASURED_SIGNS]) for text in cells if text), default=0)
            words = head.horizontalAdvance(f"{self.header.words(col)} ▾") * 1.1
            widest = max(widest, min(round(words), fonts.scaled(_WIDEST_HEAD_PX)), fonts.scaled(_NARROWEST_PX) - 22)
            wanted.append(widest + 22)
        self._wanted, self._own_widths = wanted, False
        self._set_widths()

    def _set_widths(self) -> None:
        """As wide as the cells want, until the person sets a width."""
        self._setting = True
        for col, width in enumerate(_widths(self._wanted, fonts.scaled(_WIDEST_PX), self.viewport().width() - 2)):
            self.setColumnWidth(col, width)
        self._setting = False

    def _resized(self) -> None:
        self._own_widths = self._own_widths or not self._setting

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room among the columns again."""
        super().resizeEvent(event)
        if not self._own_widths and len(self._wanted) == self.sheet.face.width:
            self._set_widths()

    # what is asked

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and Down, or Enter, opens the meanings of the column."""
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        opens = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or (alt and event.key() == Qt.Key.Key_Down)
        if opens and self.currentIndex().isValid():
            self.ask(self.currentIndex().column())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What its row is, and what its column means."""
        index = self.currentIndex()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
        if not index.isValid():
            return
        self.setCurrentIndex(index)
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        corner = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        self.ask_row(index.row(), corner if by_key else event.globalPos())

    def menu_for(self, section: int) -> QMenu | None:
        """The meanings a column can have; None where there is no table."""
        found = self.sheet.face.column_at(self.header.row, section)
        if found is None:
            return None
        menu = column_menu(found[0], column_letters(section), self)
        menu.triggered.connect(self._picked)
        return menu

    def row_menu_for(self, row: int) -> QMenu:
        """What a row can be."""
        said = self.choices.role(self._number, row)
        menu = row_menu(row, said or self._role(row), said, self)
        menu.triggered.connect(lambda action: self._picked_row(row, action))
        return menu

    def ask(self, section: int) -> None:
        """Open the meanings under a column's head."""
        x = self.header.sectionViewportPosition(section)
        self._open(self.menu_for(section), self.header.viewport().mapToGlobal(QPoint(x, self.header.height())))

    def ask_row(self, row: int, corner: QPoint) -> None:
        """Open what a row can be."""
        self._open(self.row_menu_for(row), corner)

    @staticmethod
    def _open(menu: QMenu | None, corner: QPoint) -> None:
        if menu is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(corner)

    def _role(self, row: int) -> RowRole | None:
        face = self.sheet.face
        if row in face.heads:
            return RowRole.HEADER
        if row in face.sections:
            return RowRole.SECTION
        return RowRole.ITEM if face.table_at(row) and row not in face.idle else None

    def _picked(self, action: QAction) -> None:
        column_id, value = action.data()  # Qt hands an enum's value back
        self.chosen.emit(column_id, Meaning(value) if value else None)

    def _picked_row(self, row: int, action: QAction) -> None:
        self.said.emit(row, RowRole(action.data()) if action.data() else None)

    def _went(self, index: QModelIndex) -> None:
        self._heed_table()
        self.viewport().update()
        if index.isValid() and not self._quiet:
            self.pointed.emit(index.row(), index.column())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the current cell points at it once more."""
        index = self.indexAt(event.position().toPoint())
        again = index.isValid() and index == self.currentIndex()
        super().mousePressEvent(event)
        if again:
            self.pointed.emit(index.row(), index.column())

    # what lies over the cells

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cells, then a frame round each table, the row that is meant, and the cell one is in."""
        super().paintEvent(event)
        theme = theme_of(self.palette())
        painter = QPainter(self.viewport())
        for area, read in self.sheet.face.frames():
            box = self._box(area)
            if box.intersects(self.viewport().rect()):
                painter.setPen(QPen(theme.accent, 1.5) if read else QPen(theme.edge, 1, Qt.PenStyle.DashLine))
                painter.drawRect(box.adjusted(0, 0, -1, -1))
        if 0 <= self._lit < len(self.sheet.grid.rows):
            color = QColor(theme.accent)
            color.setAlpha(38)
            painter.fillRect(self._box(Area(self._lit, 0, self._lit, max(self.sheet.face.width - 1, 0))), color)
        if self.currentIndex().isValid():
            here = self.currentIndex()
            inset = 3 if (here.row(), here.column()) in self.sheet.face.doubtful else 0
            painter.setPen(QPen(theme.accent if self.hasFocus() else theme.edge, 2 if not inset else 1))
            painter.drawRect(self.visualRect(here).adjusted(inset, inset, -2 - inset, -2 - inset))

    def _box(self, area: Area) -> QRect:
        """Where an area of the sheet stands in the viewport."""
        left, top = self.columnViewportPosition(area.left), self.rowViewportPosition(area.top)
        right = self.columnViewportPosition(area.right) + self.columnWidth(area.right)
        bottom = self.rowViewportPosition(area.bottom) + self.rowHeight(area.bottom)
        return QRect(left, top, right - left, bottom - top)


def _widths(wanted: list[int], most: int, room: int) -> list[int]:
    """No column wider than this, but where room is left the wide ones share it."""
    widths = [min(width, most) for width in wanted]
    left = room - sum(widths)
    lacking = sum(wanted) - sum(widths)
    if left <= 0 or lacking <= 0:
        return widths
    share = min(1.0, left / lacking)
    return [width + int((want - width) * share) for width, want in zip(widths, wanted, strict=True)]
