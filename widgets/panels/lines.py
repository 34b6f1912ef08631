"""A table of things that belong to segments whose cells may have several lines: its rows are as tall as those."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.session import Session
from widgets import fonts
from widgets.panels.rows import ROW, Heading, Index, Row, RowsView, paint_ground
from widgets.selection import Selection
from widgets.theme import theme_of
from widgets.vacancy import Offer

_PAD: Final = 8
_BOX_PX: Final = 24
"""A box to tick and the air after it."""
_LINES: Final = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_MOST_PX: Final = 10_000
_ABOVE: Final = 6
_SPARE_PX: Final = 2
"""Words that fit by less may be broken all the same: Qt rounds what it measures."""


class LinesDelegate(QStyledItemDelegate):
    """Paints a cell of several lines, broken where they do not fit; the last of several is quiet."""

    def __init__(self, view: LinesView) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        row: Row = index.data(ROW)
        theme = theme_of(option.palette)
        painter.save()
        paint_ground(painter, option)
        room = option.rect.adjusted(_PAD + self._view.lead_px(row, index.column()), _ABOVE, -_PAD, -_ABOVE)
        if index.column() == 0 and row.on is not None:
            self._paint_tick(painter, option, row.on)
        ink = theme.muted if row.on is False else theme.danger if index.column() == row.warn else theme.text
        lines = str(index.data()).split("\n")
        for place, line in enumerate(lines):
            quiet = 0 < place == len(lines) - 1
            painter.setFont(fonts.strong() if index.column() == row.strong and not quiet else option.font)
            painter.setPen(theme.muted if quiet else ink)
            used = painter.boundingRect(room, _LINES, line)
            painter.drawText(room, _LINES, line)
            room.setTop(used.bottom() + 1)
        painter.restore()

    def _paint_tick(self, painter: QPainter, option: QStyleOptionViewItem, on: bool) -> None:
        """The box of the style, so that it looks like any other."""
        box = QStyleOptionViewItem(option)
        box.rect = self._view.tick_box(option.rect)
        ticked = QStyle.StateFlag.State_On if on else QStyle.StateFlag.State_Off
        box.state = QStyle.StateFlag.State_Enabled | ticked
        what = QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck
        self._view.style().drawPrimitive(what, box, painter, self._view)


class LinesView(RowsView):
    """Rows of several lines; where a row can be on or off, a click on its box does what Space does."""

    ticks = False
    """Whether there are such rows, so that all make room for a box."""

    def __init__(
        self,
        session: Session,
        selection: Selection,
        headings: Sequence[Heading],
        vacancy: Offer,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, selection, headings, vacancy, parent)
        self.setItemDelegate(LinesDelegate(self))

    def lead_px(self, row: Row, place: int) -> int:
        """Room for a box, too."""
        return fonts.scaled(_BOX_PX) if self.ticks and place == 0 else super().lead_px(row, place)

    def tick_box(self, cell: QRect) -> QRect:
        """Where in a row's first cell its box is."""
        side = self.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, self)
        line = self.fontMetrics().height()
        return QRect(cell.x() + _PAD, cell.y() + _ABOVE + (line - side) // 2, side, side)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A box is ticked where it is pressed; the rest of a row chooses it."""
        index = self.indexAt(event.position().toPoint())
        row = self.rows.rows[index.row()] if index.isValid() else None
        reach = fonts.scaled(_BOX_PX) + _PAD
        on_box = index.column() == 0 and event.position().x() - self.visualRect(index).x() < reach
        if row is not None and row.on is not None and on_box and event.button() is Qt.MouseButton.LeftButton:
            self.act_on(row)
        else:
            super().mousePressEvent(event)

    def _lay_out(self) -> None:
        """Each row is as tall as the tallest of its cells."""
        super()._lay_out()
        shown = [place for place in range(len(self.rows.headings)) if not self.isColumnHidden(place)]
        widths = {place: self.columnWidth(place) - 2 * _PAD for place in shown}
        strong, usual = QFontMetrics(fonts.strong()), self.fontMetrics()
        for at, row in enumerate(self.rows.rows):
            tall = max(
                _height(strong if place == row.strong else usual, row.cells[place], width - self.lead_px(row, place))
                for place, width in widths.items()
            )
            if self.rowHeight(at) != tall + 2 * _ABOVE:
                self.setRowHeight(at, tall + 2 * _ABOVE)


def _height(metrics: QFontMetrics, text: str, width: int) -> int:
    """Of all lines at a width; most fit as they are, and only the others are broken, which takes long."""
    room = QRect(QPoint(0, 0), QSize(max(width, 1), _MOST_PX))
    lines = text.split("\n")
    broken = [line for line in lines if metrics.horizontalAdvance(line) + _SPARE_PX > width]
    whole = metrics.height() * (len(lines) - len(broken))
    return whole + sum(metrics.boundingRect(room, _LINES, line).height() for line in broken)
