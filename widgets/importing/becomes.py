"""What the file becomes: its sessions with a strip each, and their segments; points at the cells they come from."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem, QToolTip, QWidget

from widgets.importing.becomes_model import BecomesModel
from widgets.importing.becomes_paint import BecomesDelegate
from widgets.importing.lines import Block, PlanLine, SegmentLine, Sheaf
from widgets.importing.strip import block_at


class BecomesView(QListView):
    """``pointed``: a segment the person went to; ``hovered``: one the pointer is over, or nothing."""

    pointed = Signal(str)
    hovered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = BecomesModel(self)
        self.lit = ""
        """The id of the segment that is marked: pointed at, here or in the sheet."""
        self._over = ""
        self._quiet = False
        self.setModel(self.lines)
        self._delegate = BecomesDelegate(self.lines, self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("What it becomes"))
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.selectionModel().currentChanged.connect(self._went)

    def show_sheaf(self, sheaf: Sheaf) -> None:
        """Show what the file becomes now, from where one was."""
        bar, quiet = self.verticalScrollBar(), self._quiet
        kept, self._quiet = bar.value(), True
        self.lit = self._over = ""
        self.lines.show_sheaf(sheaf)
        self._quiet = quiet
        bar.setValue(kept)

    def light(self, segment_id: str, *, follow: bool = False) -> None:
        """Mark a segment, or none; ``follow``: bring it under the eye and go there."""
        row = self.lines.sheaf.row_of.get(segment_id, -1)
        self.lit = segment_id if row >= 0 else ""
        if follow and row >= 0:
            self._quiet = True
            self.setCurrentIndex(self.lines.index(row))
            self._quiet = False
        elif follow:
            self.setCurrentIndex(QModelIndex())
        self.viewport().update()

    def wanted_height(self, most: int) -> int:
        """What all lines would need, but not more than this."""
        option, height = QStyleOptionViewItem(), 4
        self.initViewItemOption(option)
        for row in range(self.lines.rowCount()):
            height += self._delegate.sizeHint(option, self.lines.index(row)).height()
            if height > most:
                return most
        return height

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space leaves a session out or takes it in; Enter goes to the cell, or edits the title."""
        line = self._line(self.currentIndex())
        if self.state() is QAbstractItemView.State.EditingState:
            return  # the Enter that ends a title comes here as well
        if event.key() == Qt.Key.Key_Space and isinstance(line, PlanLine) and self.lines.several:
            self.lines.want(self.currentIndex().row(), not self.lines.is_wanted(line))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(line, SegmentLine):
            self.pointed.emit(line.segment_id)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(line, PlanLine):
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The box of a session, a bar of its strip, or a line."""
        at = event.position()
        index = self.indexAt(at.toPoint())
        line = self._line(index)
        if isinstance(line, PlanLine):
            box = self._delegate.check_box(self.visualRect(index), index).adjusted(-4, -6, 4, 6)
            if self.lines.several and box.contains(at.toPoint()):
                self.lines.want(index.row(), not self.lines.is_wanted(line))
                return
            if block := self._block(at):
                self.pointed.emit(block.segment_id)
                self.light(block.segment_id, follow=True)
                return
        again = index.isValid() and index == self.currentIndex()
        super().mousePressEvent(event)
        if again and isinstance(line, SegmentLine):
            self.pointed.emit(line.segment_id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell what the pointer is over."""
        super().mouseMoveEvent(event)
        line = self._line(self.indexAt(event.position().toPoint()))
        block = self._block(event.position())
        over = block.segment_id if block else line.segment_id if isinstance(line, SegmentLine) else ""
        self._hover(over)

    def leaveEvent(self, event: QEvent) -> None:
        """Over nothing."""
        super().leaveEvent(event)
        self._hover("")

    def viewportEvent(self, event: QEvent) -> bool:
        """Over a bar of a strip, tell which segment it is."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            block = self._block(QPointF(event.pos()))
            if block:
                row = self.lines.sheaf.row_of[block.segment_id]
                QToolTip.showText(event.globalPos(), str(self.lines.index(row).data()), self.viewport())
                return True
        return super().viewportEvent(event)

    def _hover(self, segment_id: str) -> None:
        if segment_id != self._over:
            self._over = segment_id
            self.light(segment_id)
            self.hovered.emit(segment_id)

    def _block(self, at: QPointF) -> Block | None:
        index = self.indexAt(QPoint(round(at.x()), round(at.y())))
        line = self._line(index)
        if not isinstance(line, PlanLine):
            return None
        box = self._delegate.strip_box(line, self.visualRect(index))
        return block_at(line, QRectF(box), at.x(), at.y())

    def _line(self, index: QModelIndex) -> object:
        return self.lines.sheaf.lines[index.row()] if index.isValid() else None

    def _went(self, index: QModelIndex) -> None:
        line = self._line(index)
        self.viewport().update()
        if isinstance(line, SegmentLine) and not self._quiet:
            self.pointed.emit(line.segment_id)
