"""A quiet table of things that belong to segments: made anew from the plan whenever it changed and is seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QPointF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.domain.diff import Diff
from app.domain.plan import NeedState
from app.session import Session
from widgets import fonts
from widgets.selection import Selection
from widgets.signs import paint_need
from widgets.theme import theme_of
from widgets.vacancy import Offer, Vacancy
from widgets.widths import Wish, shared

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
_NO_INDEX = QModelIndex()
_PAD = 8
_DOT_PX = 18
"""The dot of a need's state before its words."""
_MOST_MEASURED = 200
_FLAT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class Row:
    """One line: whose it is, its cells, which cell is strong and which warns, and a need's state.

    ``on``: whether what it stands for counts, shown as a box to tick; None: that is no question.
    """

    segment_id: str
    item_id: str
    cells: tuple[str, ...]
    strong: int = 0
    warn: int = -1
    state: NeedState | None = None
    on: bool | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: its words, and its share of the width where that is short; without one it fits what is in it.

    ``chars``: what a column with a share shows at least. ``yields``: where not all fit, 1 goes first, then 2; 0 stays.
    """

    words: str
    share: int = 0
    chars: int = 8
    yields: int = 0


class RowsModel(QAbstractTableModel):
    """Rows as they were last given."""

    def __init__(self, headings: Sequence[Heading], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.headings = tuple(headings)
        self.rows: tuple[Row, ...] = ()
        self._small = fonts.small()

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show others; where only words changed, nothing is scrolled or lost."""
        same = [row.item_id for row in rows] == [row.item_id for row in self.rows]
        if same:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(self.headings) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """One a thing."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """One a heading."""
        return 0 if parent.isValid() else len(self.headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words over the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_FLAT)
        if role == Qt.ItemDataRole.FontRole:
            return self._small
        return self.headings[section].words if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A box to tick is told to those who cannot see it."""
        found = super().flags(index)
        ticks = index.column() == 0 and self.rows[index.row()].on is not None
        return found | Qt.ItemFlag.ItemIsUserCheckable if ticks else found

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's words, and the whole row for whoever paints it."""
        if role == ROW:
            return self.rows[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            on = self.rows[index.row()].on
            return None if on is None else Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.rows[index.row()].cells[index.column()]
        return None


def paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """What lies under a cell: whether it is chosen or pointed at, and the line under its row."""
    theme, box = theme_of(option.palette), option.rect
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(box, theme.selected)
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(box, theme.hover)
    painter.fillRect(box.x(), box.bottom(), box.width(), 1, theme.line)


class RowsDelegate(QStyledItemDelegate):
    """Paints a row in the outline's manner; a need's first cell carries its dot."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        row: Row = index.data(ROW)
        theme = theme_of(option.palette)
        painter.save()
        paint_ground(painter, option)
        words = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        if index.column() == 0 and row.state is not None:
            paint_need(painter, QPointF(words.x() + 6, words.center().y() + 0.5), row.state, theme.dark)
            words.adjust(_DOT_PX, 0, 0, 0)
        if index.column() == row.strong:
            painter.setFont(fonts.strong())
        quiet = theme.text if index.column() <= row.strong else theme.muted
        painter.setPen(theme.danger if index.column() == row.warn else quiet)
        text = str(index.data()).partition("\n")[0]
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, _FLAT, shown)
        painter.restore()


class RowsView(QTableView):
    """Shows the rows of a subclass's :meth:`rows_now`; choosing a row selects its segment.

    While there are none it says what to do: ``vacancy``.
    """

    said = Signal(str)

    def __init__(
        self,
        session: Session,
        selection: Selection,
        headings: Sequence[Heading],
        vacancy: Offer,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.vacancy = Vacancy(self, vacancy)
        self.session, self.selection = session, selection
        self._stale, self._taking = True, False
        self.rows = RowsModel(headings, self)
        self.setModel(self.rows)
        self.setItemDelegate(RowsDelegate(self))
        self._quiet()
        self.selectionModel().currentRowChanged.connect(self._picked)
        selection.changed.connect(self._follow)
        session.changed.connect(self._changed)
        session.library_changed.connect(self._changed)
        session.opened.connect(self._renew)

    def rows_now(self) -> tuple[Row, ...]:
        """What there is to show in the open session."""
        raise NotImplementedError

    def act_on(self, row: Row) -> None:
        """What Space or a double click does to a row."""

    def leads_to(self, row: Row) -> tuple[str, ...]:
        """The ids of the segments that choosing a row selects."""
        return (row.segment_id,) if row.segment_id else ()

    def lead_px(self, row: Row, place: int) -> int:
        """What stands before the words of a cell takes this much."""
        return _DOT_PX if place == 0 and row.state is not None else 0

    def current_row(self) -> Row | None:
        """The row the keyboard is on."""
        index = self.currentIndex()
        return self.rows.rows[index.row()] if index.isValid() else None

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened unseen."""
        super().showEvent(event)
        if self._stale:
            self._renew()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space acts on the row."""
        row = self.current_row()
        if event.key() == Qt.Key.Key_Space and row is not None:
            self.act_on(row)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the width."""
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        headings, room = self.rows.headings, self.viewport().width()
        wishes = {place: self._wish(place, heading) for place, heading in enumerate(headings)}
        for place in sorted((one for one in wishes if headings[one].yields), key=lambda one: headings[one].yields):
            if sum(wish.least for wish in wishes.values()) > room:
                del wishes[place]
        for place in range(len(headings)):
            self.setColumnHidden(place, place not in wishes)
        for place, width in zip(wishes, shared([*wishes.values()], room), strict=True):
            self.setColumnWidth(place, width)

    def _wish(self, place: int, heading: Heading) -> Wish:
        rows = self.rows.rows[:_MOST_MEASURED]
        strong, usual = QFontMetrics(fonts.strong()), self.fontMetrics()
        widths = [
            (strong if place == row.strong else usual).horizontalAdvance(row.cells[place].partition("\n")[0])
            + self.lead_px(row, place)
            for row in rows
        ]
        enough = max(widths, default=0) + 2 * _PAD + 2
        head = QFontMetrics(fonts.small()).horizontalAdvance(heading.words) + 2 * _PAD + 2
        least = min(enough, heading.chars * usual.averageCharWidth() + 2 * _PAD)
        return Wish(max(head, least), enough, heading.share) if heading.share else Wish(max(head, enough))

    def _quiet(self) -> None:
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.doubleClicked.connect(self._double)
        upright, across = self.verticalHeader(), self.horizontalHeader()
        upright.hide()
        upright.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        upright.setDefaultSectionSize(self.fontMetrics().height() + 12)
        across.setHighlightSections(False)
        across.setSectionsClickable(False)
        across.setMinimumSectionSize(20)
        across.setTextElideMode(Qt.TextElideMode.ElideRight)
        across.setFixedHeight(self.fontMetrics().height() + 13)

    def _double(self, index: QModelIndex) -> None:
        self.act_on(self.rows.rows[index.row()])

    def _picked(self, index: QModelIndex) -> None:
        if index.isValid() and not self._taking:
            self._taking = True
            self.selection.set(self.leads_to(self.rows.rows[index.row()]))
            self._taking = False

    def _follow(self) -> None:
        if self._taking or not self.isVisible():
            return
        row, chosen = self.current_row(), self.selection.current
        if row is None or chosen in self.leads_to(row):
            return
        place = next((i for i, one in enumerate(self.rows.rows) if chosen in self.leads_to(one)), -1)
        self._taking = True
        if place >= 0:
            self.selectRow(place)
        else:
            self.clearSelection()
        self._taking = False

    def _changed(self, diff: Diff) -> None:
        if diff:
            self._renew()

    def _renew(self) -> None:
        self._stale = not self.isVisible()
        if not self._stale:
            self.rows.show_rows(self.rows_now())
            self._lay_out()
            self.vacancy.setVisible(not self.rows.rows and self.session.plan is not None)
