"""The heads of a sheet: letters with what each column is taken for, and numbers that tell the rows of a table."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QHelpEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QToolTip, QWidget

from app.domain.sheet import Column, Meaning, column_letters
from widgets import fonts
from widgets.importing.meanings import meaning_words, why_words
from widgets.importing.sheet_model import SheetModel
from widgets.importing.sheet_paint import FLAT
from widgets.theme import Theme, theme_of


class MeaningHeader(QHeaderView):
    """Letters above, and under each what its column is taken for: a click changes that.

    ``row`` is the row of the sheet whose table is meant.
    """

    asked = Signal(int)

    def __init__(self, model: SheetModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._sheet = model
        self._pressed = (-1, 0)
        self.row = 0
        self.setSectionsClickable(True)
        self.setMinimumSectionSize(fonts.scaled(28))
        self.setAccessibleName(self.tr("What each column means"))

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(super().sizeHint().width(), 2 * (self.fontMetrics().height() + 10))

    def words(self, index: int) -> str:
        """What is written under a column's letters."""
        found = self._sheet.face.column_at(self.row, index)
        if found is None:
            return ""
        column, read = found
        if read:
            return meaning_words(column.meaning, column.header)
        if column.meaning is Meaning.KEEP:
            return self.tr("What is it?")
        return self.tr("{0}?").format(meaning_words(column.meaning, column.header))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's names
        """Letter and meaning."""
        theme, half = theme_of(self.palette()), rect.height() // 2
        letter = QRect(rect.x(), rect.y(), rect.width(), half)
        below = QRect(rect.x(), rect.y() + half, rect.width(), rect.height() - half)
        found = self._sheet.face.column_at(self.row, logicalIndex)
        used = found is not None and found[1] and found[0].meaning not in (Meaning.KEEP, Meaning.IGNORE)
        painter.save()
        painter.fillRect(letter, theme.canvas)
        painter.fillRect(below, theme.selected if used else theme.canvas)
        painter.setFont(fonts.small())
        painter.setPen(theme.faint if logicalIndex in self._sheet.face.hidden_columns else theme.muted)
        painter.drawText(letter, Qt.AlignmentFlag.AlignCenter, column_letters(logicalIndex))
        painter.setPen(theme.line)
        for box in (letter, below):
            painter.drawLine(box.bottomLeft(), box.bottomRight())
            painter.drawLine(box.topRight(), box.bottomRight())
        if found is not None:
            self._meaning(painter, below.adjusted(8, 0, -6, 0), logicalIndex, theme, used)
            if found[0].why == "chosen":
                painter.fillRect(below.x(), below.bottom() - 2, below.width() - 1, 2, theme.accent)
        painter.restore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where: at the edge of a column it is a change of its width."""
        at = event.position().toPoint()
        width = self.sectionSize(max(self.logicalIndexAt(at), 0))
        self._pressed = (self.logicalIndexAt(at), width)
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The lower half asks for another meaning."""
        super().mouseReleaseEvent(event)
        section = self.logicalIndexAt(event.position().toPoint())
        still = (section, self.sectionSize(max(section, 0))) == self._pressed
        if section >= 0 and still and event.button() == Qt.MouseButton.LeftButton and self._is_meaning(event):
            self.asked.emit(section)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The other button asks the same."""
        section = self.logicalIndexAt(event.pos())
        if section >= 0:
            self.asked.emit(section)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand where a click opens the meanings."""
        super().mouseMoveEvent(event)
        if self.cursor().shape() in (Qt.CursorShape.ArrowCursor, Qt.CursorShape.PointingHandCursor):
            over = self._is_meaning(event) and bool(self.words(self.logicalIndexAt(event.position().toPoint())))
            self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell why a column is taken for what it is."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self._sheet.face.column_at(self.row, self.logicalIndexAt(event.pos()))
            QToolTip.showText(event.globalPos(), self._tip(*found) if found else "", self)
            return True
        return super().viewportEvent(event)

    def _tip(self, column: Column, read: bool) -> str:
        if not read:
            return self.tr("Nothing is read from this table yet. Say which column holds the titles, which the times.")
        change = self.tr("Click, or press Alt+Down in the column, to change it.")
        return f"{why_words(column)}\n{change}"

    def _is_meaning(self, event: QMouseEvent) -> bool:
        return event.position().y() > self.height() / 2

    def _meaning(self, painter: QPainter, box: QRect, index: int, theme: Theme, used: bool) -> None:
        painter.setFont(fonts.small(QFont.Weight.DemiBold))
        painter.setPen(theme.accent if used else theme.muted)
        metrics = painter.fontMetrics()
        arrow = metrics.horizontalAdvance(" ▾")
        shown = metrics.elidedText(self.words(index), Qt.TextElideMode.ElideRight, box.width() - arrow)
        painter.drawText(box, FLAT, f"{shown} ▾")


class RowHeader(QHeaderView):
    """Row numbers: bold over a heading, quiet outside the tables; the other button asks what a row is."""

    asked = Signal(int, QPoint)

    def __init__(self, model: SheetModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._sheet = model
        self.setSectionsClickable(True)
        self.setToolTip(self.tr("Right-click a row to say what it is: heading, section, segment, or left out."))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's names
        """A number."""
        theme, face = theme_of(self.palette()), self._sheet.face
        inside = face.table_at(logicalIndex) is not None
        head = logicalIndex in face.heads or logicalIndex in face.sections
        painter.save()
        painter.fillRect(rect, theme.canvas)
        painter.setFont(fonts.small(QFont.Weight.DemiBold if head else QFont.Weight.Normal))
        dim = logicalIndex in face.hidden_rows or not inside
        painter.setPen(theme.faint if dim else theme.muted)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(logicalIndex + 1))
        painter.setPen(theme.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.restore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask what the row is."""
        row = self.logicalIndexAt(event.pos())
        if row >= 0:
            self.asked.emit(row, event.globalPos())
