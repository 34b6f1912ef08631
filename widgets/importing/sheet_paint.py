"""Paints the cells of a sheet: headings bold, sections tinted, what is not used hatched, what is in doubt outlined."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen, QPolygon
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from widgets import fonts
from widgets.importing.faces import Face
from widgets.importing.sheet_model import Index, SheetModel
from widgets.theme import Theme, theme_of

FLAT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_SOFT: Final = {False: 0.22, True: 0.3}
"""How much of the file's own color shows, in the light theme and in the dark one."""
_LONGEST: Final = 300


def mixed(ground: QColor, color: QColor, share: float) -> QColor:
    """A color laid thinly over another."""
    return QColor(
        *(
            round(under + (over - under) * share)
            for under, over in zip(ground.getRgb()[:3], color.getRgb()[:3], strict=True)  # type: ignore[index]
        )
    )


class SheetDelegate(QStyledItemDelegate):
    """One cell."""

    def __init__(self, model: SheetModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, lines, signs, words."""
        theme, box, face = theme_of(option.palette), QRect(option.rect), self._model.face
        row, column = index.row(), index.column()
        unused = face.is_read and ((row, column) in face.unread or row in face.idle)
        painter.save()
        painter.fillRect(box, self._ground(face, row, column, theme))
        if unused:
            painter.fillRect(box, QBrush(theme.line, Qt.BrushStyle.BDiagPattern))
        painter.setPen(theme.line)
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.drawLine(box.topRight(), box.bottomRight())
        if (row, column) in face.remarks:
            self._corner(painter, box, theme)
        if (row, column) in face.doubtful:
            painter.setPen(QPen(theme.warning, 2))
            painter.drawRect(box.adjusted(1, 1, -2, -2))
        faint = row in face.hidden_rows or column in face.hidden_columns
        color = theme.faint if faint else theme.muted if unused else theme.text
        strong = not unused and (row in face.heads or row in face.sections)
        self._words(painter, box, str(index.data() or ""), color, strong)
        painter.restore()

    @staticmethod
    def _ground(face: Face, row: int, column: int, theme: Theme) -> QColor:
        if row in face.sections and face.table_at(row, column):
            return theme.selected
        fill = face.fill_at(row, column)
        return mixed(theme.surface, QColor(f"#{fill}"), _SOFT[theme.dark]) if fill else theme.surface

    @staticmethod
    def _corner(painter: QPainter, box: QRect, theme: Theme) -> None:
        """A comment is pinned here."""
        side, corner = fonts.scaled(7), box.topRight()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.accent)
        painter.drawPolygon(QPolygon([corner, corner - QPoint(side, 0), corner + QPoint(0, side)]))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    @staticmethod
    def _words(painter: QPainter, box: QRect, text: str, color: QColor, strong: bool) -> None:
        if not text:
            return
        painter.setFont(fonts.sized(12.5, QFont.Weight.DemiBold if strong else QFont.Weight.Normal))
        painter.setPen(color)
        words = box.adjusted(8, 0, -6, 0)
        line = " ".join(text[:_LONGEST].split())
        painter.drawText(
            words, FLAT, painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, words.width())
        )
