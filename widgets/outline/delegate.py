"""How a row of the outline is painted and which editor a cell opens."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.domain.plan import Segment
from app.domain.words import MARKER_GLYPHS, marker_word
from widgets import fonts
from widgets.outline.model import Col, OutlineModel, why_missing
from widgets.signs import paint_bar
from widgets.theme import LIGHT, Theme, theme_of

Index = QModelIndex | QPersistentModelIndex
PAD = 8
_SELECTED = QStyle.StateFlag.State_Selected.value
_HOVERED = QStyle.StateFlag.State_MouseOver.value
_FOCUSED = QStyle.StateFlag.State_HasFocus.value
_FLAT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class OutlineDelegate(QStyledItemDelegate):
    """Paints from the segment itself, so a row costs no data role but its words."""

    def __init__(self, model: OutlineModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._strong = fonts.strong()
        self._theme = (-1, LIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        segment = self._model.segment(index.row())
        if segment is None:
            return
        theme = self._theme_for(option.palette)
        box: QRect = option.rect
        painter.save()
        state = option.state.value  # plain numbers: Python's flags cost more than the drawing
        if state & _SELECTED:
            painter.fillRect(box, theme.selected)
        elif state & _HOVERED:
            painter.fillRect(box, theme.hover)
        painter.fillRect(box.x(), box.bottom(), box.width(), 1, theme.line)
        if state & _FOCUSED:
            painter.fillRect(box.x() + PAD, box.bottom() - 1, box.width() - 2 * PAD, 2, theme.accent)
        self._cell(painter, box.adjusted(PAD, 0, -PAD, 0), index, segment, theme)
        painter.restore()

    def _theme_for(self, palette: QPalette) -> Theme:
        key = palette.cacheKey()
        if key != self._theme[0]:
            self._theme = (key, theme_of(palette))
        return self._theme[1]

    def _cell(self, painter: QPainter, box: QRect, index: Index, segment: Segment, theme: Theme) -> None:
        col = Col(index.column())
        words = self._model.words(index.row(), col)
        if col is Col.TITLE:
            paint_bar(painter, QRectF(box.x(), box.center().y() - 6.5, 4, 14), theme.kind(segment.kind).strong)
            self._words(painter, box.adjusted(11, 0, 0, 0), words, theme.text, self._strong)
        elif col is Col.WHY and why_missing(segment):
            self._words(painter, box, self.tr("not stated"), theme.danger)
        elif col is Col.WHY:
            self._words(painter, box, words.partition("\n")[0], theme.muted)
        elif col is Col.WEIGHT:
            self._weight(painter, box, segment, theme)
        else:
            self._words(painter, box, words, theme.text)

    def _weight(self, painter: QPainter, box: QRect, segment: Segment, theme: Theme) -> None:
        metrics = painter.fontMetrics()
        long = [f"{MARKER_GLYPHS[one.kind]} {marker_word(one)}" for one in segment.markers]
        fits = sum(metrics.horizontalAdvance(text) + 8 for text in long) - 8 <= box.width()
        x = box.x()
        for marker, text in zip(segment.markers, long, strict=True):
            shown = text if fits or len(long) == 1 else MARKER_GLYPHS[marker.kind]
            self._words(painter, QRect(x, box.y(), box.right() - x, box.height()), shown, theme.markers[marker.kind])
            x += metrics.horizontalAdvance(shown) + 8

    @staticmethod
    def _words(painter: QPainter, box: QRect, text: str, color: QColor, font: QFont | None = None) -> None:
        if not text or box.width() <= 0:
            return
        if font is not None:
            painter.setFont(font)
        painter.setPen(color)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, _FLAT, shown)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line over the cell."""
        del option, index
        editor = QLineEdit(parent)
        editor.setProperty("cell", True)
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """The line stands on the cell's own words."""
        del index
        box: QRect = option.rect
        editor.setGeometry(box.adjusted(0, 0, 0, -1))
