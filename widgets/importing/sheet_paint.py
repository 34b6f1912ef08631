"""Paints the cells of a sheet: headings bold, sections tinted, what is not used hatched, what is in doubt outlined."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen, QPolygon
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from widgets import fonts
from widgets.importing.faces import Face
from widgets.importing.sheet_model import Index, SheetModel
from widgets.theme import Theme, theme_of

FLAT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_SOFT: Final = {False: 0.22, True: 0.16}
"""How much of the file's own color shows, in the light theme and in the dark one."""
_LONGEST: Final = 300
_RUNS_ON: Final = 12
"""Over so many empty cells words run on."""
_FAR: Final = 4_000


def mixed(ground: QColor, color: QColor, share: float) -> QColor:
    """A color laid thinly over another."""
    return QColor(
        *(
            round(under + (over - under) * share)
            for under, over in zip(ground.getRgb()[:3], color.getRgb()[:3], strict=True)  # type: ignore[index]
        )
    )


class SheetDelegate(QStyledItemDelegate):
    """One cell; a line of text outside the tables runs on over the empty cells behind it, as in a spreadsheet."""

    def __init__(self, model: SheetModel, view: QTableView) -> None:
        super().__init__(view)
        self._model, self._view = model, view

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
            painter.setPen(QPen(theme.good if (row, column) in face.settled else theme.warning, 2))
            painter.drawRect(box.adjusted(1, 1, -2, -2))
        faint = row in face.hidden_rows or column in face.hidden_columns
        begins = self._begins(row, column)
        left = unused or (face.is_read and (row, begins) in face.unread)
        color = theme.faint if faint else theme.muted if left else theme.text
        strong = not unused and (row in face.heads or row in face.sections)
        painter.setFont(fonts.sized(12.5, QFont.Weight.DemiBold if strong else QFont.Weight.Normal))
        painter.setPen(color)
        self._words(painter, box, row, column, begins)
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

    def _begins(self, row: int, column: int) -> int:
        """The column whose words show in this one: its own, or those that run on into it."""
        begins = column
        if not self._model.face.table_at(row):
            while begins > 0 and column - begins < _RUNS_ON and not self._model.grid.at(row, begins):
                begins -= 1
        return begins

    def _words(self, painter: QPainter, box: QRect, row: int, column: int, begins: int) -> None:
        text = self._model.grid.at(row, begins).text
        if not text:
            return
        line = " ".join(text[:_LONGEST].split())
        words = box.adjusted(8, 0, -6, 0)
        if begins == column and not self._ends_here(row, column):
            painter.setClipRect(box)
            painter.drawText(words.adjusted(0, 0, _FAR, 0), FLAT, line)
        elif begins == column:
            shown = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, words.width())
            painter.drawText(words, FLAT, shown)
        else:
            painter.setClipRect(box)
            back = self._view.columnViewportPosition(column) - self._view.columnViewportPosition(begins)
            painter.drawText(words.adjusted(-back, 0, _FAR, 0), FLAT, line)

    def _ends_here(self, row: int, column: int) -> bool:
        """Whether there is a table or a filled cell behind it, so that its words have to stay inside."""
        face, grid = self._model.face, self._model.grid
        last = column + self._view.columnSpan(row, column) - 1 >= face.width - 1
        return last or bool(face.table_at(row)) or bool(grid.at(row, column + 1))
