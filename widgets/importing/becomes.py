"""What the file becomes: the sessions and their segments, as they would be imported."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.domain.clock import format_clock, format_length, format_minutes
from app.domain.layout import lay_out
from app.domain.plan import Kind, Plan, Segment
from widgets import fonts
from widgets.theme import theme_of

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
LINE = Qt.ItemDataRole.UserRole
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class Line:
    """One row: a session's title, or a segment of it."""

    title: str
    start: str = ""
    length: str = ""
    kind: Kind | None = None


def lines_of(plans: tuple[Plan, ...]) -> tuple[Line, ...]:
    """A row a segment; where there are several sessions each has its title over them."""
    made: list[Line] = []
    for plan in plans:
        if len(plans) > 1:
            day = f" · {plan.date}" if plan.date else ""
            made.append(Line(f"{plan.title}{day}"))
        starts = lay_out(plan).starts_s
        made += [_line(one, start) for one, start in zip(plan.segments, starts, strict=True)]
    return tuple(made)


def _line(segment: Segment, start_s: int) -> Line:
    low, high = segment.shortest_s, segment.longest_s
    if low is not None and high is not None and low != high:
        length = f"{format_minutes(low)}–{format_minutes(high)} min"
    else:
        length = format_length(segment.planned_s)
    return Line(segment.title, format_clock(start_s), length, segment.kind)


class BecomesModel(QAbstractListModel):
    """The rows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """One a line."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words, and the line for whoever paints it."""
        line = self._lines[index.row()]
        if role == LINE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return "  ".join(word for word in (line.start, line.title, line.length) if word)
        return None


class BecomesDelegate(QStyledItemDelegate):
    """A soft band with the kind's bar, the start, the title, the length."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line with its air."""
        del index
        return QSize(120, option.fontMetrics.height() + 13)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row."""
        line: Line = index.data(LINE)
        theme, box = theme_of(option.palette), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.kind is None:
            painter.setFont(fonts.strong())
            painter.setPen(theme.text)
            painter.drawText(box.adjusted(2, 0, 0, 0), _LEFT, line.title)
            painter.restore()
            return
        band = QRectF(box).adjusted(0, 1.5, -1, -1.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.canvas)
        painter.drawRoundedRect(band, 4, 4)
        painter.setBrush(theme.kind(line.kind).strong)
        painter.drawRoundedRect(QRectF(band.x(), band.y(), 4, band.height()), 2, 2)
        painter.setPen(theme.muted)
        painter.drawText(box.adjusted(13, 0, 0, 0), _LEFT, line.start)
        painter.drawText(box.adjusted(0, 0, -9, 0), _RIGHT, line.length)
        left = 13 + painter.fontMetrics().horizontalAdvance("00:00") + 14
        words = box.adjusted(left, 0, -20 - painter.fontMetrics().horizontalAdvance(line.length), 0)
        painter.setFont(fonts.strong())
        painter.setPen(theme.text)
        shown = painter.fontMetrics().elidedText(line.title, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, _LEFT, shown)
        painter.restore()


class BecomesView(QListView):
    """The list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = BecomesModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(BecomesDelegate(self))
        self.setAccessibleName(self.tr("What it becomes"))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_plans(self, plans: tuple[Plan, ...]) -> None:
        """Show what the file becomes now."""
        self.lines.show_lines(lines_of(plans))
