"""Paints the lines of what a file becomes: sessions with their strip, section names, segments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from widgets import fonts
from widgets.importing.becomes_model import LINE, BecomesModel, Index
from widgets.importing.lines import Line, PlanLine, SectionLine, SegmentLine
from widgets.importing.strip import paint_strip, strip_rows
from widgets.parts import clock
from widgets.theme import Theme, theme_of

if TYPE_CHECKING:
    from widgets.importing.becomes import BecomesView

_LEFT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_BAR_PX: Final = 12
"""How tall the strip's one row is; with more lanes each is thinner."""
_CHECK_PX: Final = 15
_LEAST_TITLE: Final = 0.55
"""As much of the room keeps the title before its marks are shown beside it."""


class BecomesDelegate(QStyledItemDelegate):
    """A session's head is three lines tall, all others one."""

    def __init__(self, model: BecomesModel, parent: BecomesView) -> None:
        super().__init__(parent)
        self._model, self._view = model, parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """What a line needs."""
        line, one = self._model.sheaf.lines[index.row()], option.fontMetrics.height()
        if isinstance(line, PlanLine):
            return QSize(120, 2 * one + 24 + self._strip_px(line) + (10 if index.row() else 0))
        return QSize(120, one + (10 if isinstance(line, SectionLine) else 13))

    def strip_box(self, line: PlanLine, rect: QRect) -> QRectF:
        """Where the strip of a session's head is."""
        tall = self._strip_px(line)
        return QRectF(rect.x(), rect.bottom() - tall - 9, rect.width() - 1, tall)

    def check_box(self, rect: QRect, index: Index) -> QRect:
        """Where one clicks to leave a session out."""
        side = fonts.scaled(_CHECK_PX)
        top = rect.y() + self._top(index) + (self._view.fontMetrics().height() - side) // 2
        return QRect(rect.x(), top, side, side)

    def title_box(self, rect: QRect, index: Index) -> QRect:
        """Where a session's title is."""
        left = fonts.scaled(_CHECK_PX) + 8 if self._model.several else 0
        tall = self._view.fontMetrics().height()
        return QRect(rect.x() + left, rect.y() + self._top(index), rect.width() - left, tall)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One line."""
        line: Line = index.data(LINE)
        theme, rect = theme_of(option.palette), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(line, PlanLine):
            self._head(painter, rect, index, line, theme)
        elif isinstance(line, SectionLine):
            painter.setFont(fonts.small(QFont.Weight.DemiBold))
            painter.setPen(theme.muted)
            words = self.tr("Lane: {0}").format(line.title) if line.is_lane else line.title
            painter.drawText(rect.adjusted(2, 4, 0, 0), _LEFT, _cut(painter, words, rect.width() - 4))
        else:
            self._segment(painter, rect, index, line, theme)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line for a session's title."""
        del option
        editor = QLineEdit(parent)
        editor.setAccessibleName(self.tr("Title of the session"))
        editor.setMaxLength(200)
        editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))
        editor.selectAll()
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Only once, when it is made: what is typed stays."""

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Over the title."""
        editor.setGeometry(self.title_box(QRect(option.rect), index).adjusted(-9, -6, 0, 6))

    # one kind of line each

    def _head(self, painter: QPainter, rect: QRect, index: Index, line: PlanLine, theme: Theme) -> None:
        wanted = self._model.is_wanted(line)
        current = self._view.hasFocus() and self._view.currentIndex().row() == index.row()
        if self._model.several:
            self._check(painter, QRectF(self.check_box(rect, index)), wanted, theme)
        box = self.title_box(rect, index)
        painter.setFont(fonts.strong())
        painter.setPen(theme.text if wanted else theme.faint)
        title = _cut(painter, self._model.title(line), box.width())
        painter.drawText(box, _LEFT, title)
        if current:
            wide = painter.fontMetrics().horizontalAdvance(title)
            painter.fillRect(box.x(), box.bottom() + 1, max(wide, 30), 2, theme.accent)
        painter.setFont(fonts.small())
        painter.setPen(theme.danger if line.clashes and wanted else theme.muted if wanted else theme.faint)
        facts = box.translated(rect.x() - box.x(), box.height() + 3)
        painter.drawText(facts, _LEFT, _cut(painter, self._model.facts(line), rect.width() - 2))
        painter.setOpacity(1.0 if wanted else 0.35)
        paint_strip(painter, self.strip_box(line, rect), line, theme, self._view.lit)

    def _segment(self, painter: QPainter, rect: QRect, index: Index, line: SegmentLine, theme: Theme) -> None:
        band = QRectF(rect).adjusted(0, 1.5, -1, -1.5)
        chosen = self._view.currentIndex().row() == index.row()
        lit = chosen or self._view.lit == line.segment_id
        painter.setPen(QPen(theme.accent, 1.5) if chosen and self._view.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(theme.selected if lit else theme.canvas)
        painter.drawRoundedRect(band, 4, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.kind(line.kind).strong)
        painter.drawRoundedRect(QRectF(band.x(), band.y(), 4, band.height()), 2, 2)
        metrics = painter.fontMetrics()
        painter.setPen(theme.danger if line.clashes else theme.muted)
        painter.drawText(rect.adjusted(13, 0, 0, 0), _LEFT, clock(line.start_s))
        painter.setPen(theme.muted)
        painter.drawText(rect.adjusted(0, 0, -9, 0), _RIGHT, line.length)
        usual = metrics.horizontalAdvance("00:00:00" if self._model.sheaf.to_the_second else "00:00")
        left = 13 + max(usual, metrics.horizontalAdvance(clock(line.start_s))) + 14
        words = rect.adjusted(left, 0, -21 - metrics.horizontalAdvance(line.length), 0)
        used = self._beside(painter, words, line, theme)
        painter.setFont(fonts.strong())
        painter.setPen(theme.text)
        painter.drawText(words, _LEFT, _cut(painter, line.title, words.width() - used))

    def _beside(self, painter: QPainter, words: QRect, line: SegmentLine, theme: Theme) -> int:
        """Its marks, if the title leaves room; how wide they are."""
        painter.setFont(fonts.strong())
        title = painter.fontMetrics().horizontalAdvance(line.title)
        painter.setFont(fonts.small())
        room = words.width() - min(title, round(words.width() * _LEAST_TITLE)) - 10
        marks = self._model.marks(line)
        wide = painter.fontMetrics().horizontalAdvance(marks)
        if not marks or wide > room:
            return 0
        painter.setPen(theme.muted)
        painter.drawText(words, _RIGHT, marks)
        return wide + 10

    @staticmethod
    def _check(painter: QPainter, box: QRectF, wanted: bool, theme: Theme) -> None:
        painter.setPen(QPen(theme.accent if wanted else theme.edge, 1.5))
        painter.setBrush(theme.accent if wanted else theme.surface)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if wanted:
            side = box.width()
            painter.setPen(QPen(theme.on_accent, side / 8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            corner = box.topLeft()
            points = [(0.26, 0.52), (0.44, 0.7), (0.76, 0.32)]
            spots = [corner + type(corner)(x * side, y * side) for x, y in points]
            painter.drawPolyline(spots)

    @staticmethod
    def _strip_px(line: PlanLine) -> int:
        rows = strip_rows(line)
        return fonts.scaled(_BAR_PX if rows == 1 else 7 * rows)

    @staticmethod
    def _top(index: Index) -> int:
        return 6 + (10 if index.row() else 0)


def _cut(painter: QPainter, text: str, width: int) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(width, 0))
