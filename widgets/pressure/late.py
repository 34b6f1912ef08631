"""The recovery card of the open session: where one is, how late, what to do; written anew with every edit."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from app.domain.clock import format_length, format_minutes
from app.domain.parking import running
from app.domain.recovery import LATE_BY_S, Checkpoint, Remedy, recovery_card
from app.domain.tongue import ENGLISH
from app.session import Session
from widgets import fonts
from widgets.panels.rows import ROW, Heading, Row, RowsView
from widgets.parts import clock
from widgets.selection import Selection
from widgets.theme import theme_of
from widgets.vacancy import Offer

_PAD: Final = 8
_LINES: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_MOST_PX: Final = 10_000


class LinesDelegate(QStyledItemDelegate):
    """Paints a cell of several lines, broken where they do not fit; the last of several is quiet."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One cell."""
        row: Row = index.data(ROW)
        theme, box = theme_of(option.palette), QRect(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.selected)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.hover)
        painter.fillRect(box.x(), box.bottom(), box.width(), 1, theme.line)
        room = box.adjusted(_PAD, 6, -_PAD, -6)
        lines = str(index.data()).split("\n")
        for place, line in enumerate(lines):
            quiet = 0 < place == len(lines) - 1
            painter.setFont(fonts.strong() if index.column() == row.strong and not quiet else option.font)
            painter.setPen(theme.muted if quiet else theme.text)
            used = painter.boundingRect(room, int(_LINES), line)
            painter.drawText(room, int(_LINES), line)
            room.setTop(used.bottom() + 1)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As tall as all of its lines at the column's width."""
        row: Row = index.data(ROW)
        metrics = option.fontMetrics
        if index.column() == row.strong:
            metrics = QFontMetrics(fonts.strong())
        view = self.parent()
        wide = view.columnWidth(index.column()) if isinstance(view, QTableView) else option.rect.width()
        width = wide - 2 * _PAD
        room = QRect(QPoint(0, 0), QSize(max(width, 1), _MOST_PX))
        tall = sum(
            metrics.boundingRect(room, int(_LINES), line or " ").height() for line in str(index.data()).split("\n")
        )
        return QSize(width, tall + 12)


class LatePanel(RowsView):
    """One row a checkpoint, one column for each of 5, 10 and 15 minutes late."""

    def __init__(self, session: Session, selection: Selection, parent: QWidget | None = None) -> None:
        lates = (self.tr("{0} late").format(format_length(late_s)) for late_s in LATE_BY_S)
        headings = (
            Heading(self.tr("When you reach"), share=24, chars=12),
            *(Heading(late, share=25, chars=11) for late in lates),
            Heading(self.tr("Too late after")),
        )
        offer = Offer(self.tr("No place to look at the clock yet. A session needs at least two segments for that."), "")
        super().__init__(session, selection, headings, offer, parent)
        self.vacancy.button.hide()
        self.setItemDelegate(LinesDelegate(self))
        self.setAccessibleName(self.tr("If late"))

    def rows_now(self) -> tuple[Row, ...]:
        """The card as it is now; its words are those of the documents."""
        plan = self.session.plan
        if plan is None:
            return ()
        return tuple(self._row(point) for point in recovery_card(running(plan)))

    def _row(self, point: Checkpoint) -> Row:
        moment = point.moment
        act = moment.act_after_s
        where = [moment.segment.title, clock(moment.start_s)]
        if act is not None:
            where[1] = self.tr("{0}, act after {1}").format(clock(moment.start_s), clock(act))
        last = moment.too_late_after_s
        cells = ("\n".join(where), *map(self._remedy, point.remedies), "" if last is None else clock(last))
        return Row(moment.segment.id, moment.segment.id, cells)

    def _remedy(self, remedy: Remedy) -> str:
        lines = list(remedy.lines(ENGLISH))
        if remedy.back_s is None:
            return "\n".join(lines)
        if not remedy.cuts:
            return "\n".join((*lines, self.tr("on time at {0}").format(clock(remedy.back_s))))
        won = format_minutes(remedy.won_s)
        lines.append(self.tr("{0} min won, on time at {1}").format(won, clock(remedy.back_s)))
        return "\n".join(lines)

    def _lay_out(self) -> None:
        super()._lay_out()
        self.resizeRowsToContents()
