"""The tree that shows the library's rows: painted calmly, renamed in place, by mouse and keyboard."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from app.domain.text import one_line
from widgets import fonts
from widgets.icons import pixmap
from widgets.library.nodes import Node, NodeKind, told_apart
from widgets.theme import Theme, theme_of

Index = QModelIndex | QPersistentModelIndex
NODE = Qt.ItemDataRole.UserRole
_LEFT = {NodeKind.HEADING: 16, NodeKind.PROGRAM: 31, NodeKind.PLAN: 31}
_RENAMED = frozenset({NodeKind.PROGRAM, NodeKind.PLAN})


class LibraryDelegate(QStyledItemDelegate):
    """Headings, programs with their chevron, sessions with their state at the right."""

    def __init__(self, parent: LibraryTree) -> None:
        super().__init__(parent)
        self._tree = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Headings keep their distance from what is above."""
        line = option.fontMetrics.height()
        node: Node = index.data(NODE)
        return QSize(80, line + (16 if node.kind is NodeKind.HEADING else 10))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row."""
        node: Node = index.data(NODE)
        theme = theme_of(option.palette)
        box: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if node.kind is NodeKind.HEADING:
            self._heading(painter, box, node, theme)
        else:
            self._row(painter, option, index, node, theme)
        painter.restore()

    @staticmethod
    def _heading(painter: QPainter, box: QRect, node: Node, theme: Theme) -> None:
        painter.setFont(fonts.small(QFont.Weight.DemiBold))
        painter.setPen(theme.muted)
        words = box.adjusted(16, 8, -12, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, node.text)
        painter.setFont(fonts.small())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, node.note)

    def _row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, node: Node, theme: Theme) -> None:
        box: QRect = option.rect
        current = node.kind is NodeKind.PLAN and node.id == self._tree.open_id
        back = QRectF(box).adjusted(8, 0.5, -8, -0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        if current:
            painter.setBrush(theme.selected)
            painter.drawRoundedRect(back, 5, 5)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme.hover)
            painter.drawRoundedRect(back, 5, 5)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.accent)
            painter.drawRoundedRect(back.adjusted(0.5, 0, -0.5, 0), 5, 5)
        left = _left_of(index, node)
        if node.kind is NodeKind.PROGRAM and node.under:
            name = "chevron-down" if self._tree.is_unfolded(index) else "chevron-right"
            ratio = self._tree.devicePixelRatioF()
            painter.drawPixmap(box.x() + 14, box.center().y() - 5, pixmap(name, theme.muted.name(), 12, ratio))
        note = self._note(painter, box, node, theme)
        painter.setFont(fonts.strong() if current else option.font)
        gone = node.kind in (NodeKind.GONE_PLAN, NodeKind.GONE_PROGRAM)
        painter.setPen(theme.muted if gone else theme.text)
        words = QRect(box.x() + left, box.y(), box.width() - left - 16 - note, box.height())
        shown = _shown(index, node, painter.fontMetrics(), words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)

    @staticmethod
    def _note(painter: QPainter, box: QRect, node: Node, theme: Theme) -> int:
        painter.setFont(fonts.small())
        painter.setPen(theme.muted)
        painter.drawText(
            box.adjusted(0, 0, -16, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, node.note
        )
        return painter.fontMetrics().horizontalAdvance(node.note) + 8 if node.note else 0

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line over the words."""
        del option, index
        editor = QLineEdit(parent)
        editor.setProperty("cell", True)
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """From where the words begin to the right edge."""
        box: QRect = option.rect
        editor.setGeometry(box.adjusted(_left_of(index, index.data(NODE)) - 8, 0, -8, 0))


def _shown(index: Index, node: Node, metrics: QFontMetrics, width: int) -> str:
    """As much of the words as there is room for, and what tells them apart from those beside them."""
    cut = metrics.elidedText(node.text, Qt.TextElideMode.ElideRight, width)
    inside = index.parent().data(NODE)
    if cut == node.text or not isinstance(inside, Node):
        return cut
    words = told_apart(node.text, cut.removesuffix("…"), (one.text for one in inside.under))
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)


def _left_of(index: Index, node: Node) -> int:
    inside = index.parent().data(NODE)
    deeper = isinstance(inside, Node) and inside.kind is NodeKind.PROGRAM
    return _LEFT.get(node.kind, 16) if deeper or node.kind is NodeKind.PROGRAM else 16


class LibraryTree(QTreeView):
    """Shows nodes and says what the person wants; it changes nothing by itself."""

    chosen = Signal(str)
    renamed = Signal(object, str)
    asked = Signal(object, QPoint)
    removal = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.open_id = ""
        self._items = QStandardItemModel(self)
        self._filling = False
        self._folded: set[str] = {"trash"}
        self._typed_over: tuple[Node, str] | None = None
        self.setModel(self._items)
        self.setItemDelegate(LibraryDelegate(self))
        self.setAccessibleName(self.tr("Library"))
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self.clicked.connect(self._clicked)
        self._items.itemChanged.connect(self._typed)
        self.expanded.connect(self._unfold)
        self.collapsed.connect(self._fold)

    def show_nodes(self, roots: tuple[Node, ...], *, all_open: bool = False) -> None:
        """Show other rows; what was folded stays folded."""
        kept = self.current_node()
        self._filling = True
        self._items.clear()
        for node in roots:
            self._items.appendRow(self._item(node))
        for row in range(self._items.rowCount()):
            self._open(self._items.index(row, 0), all_open)
        self._filling = False
        if kept is not None:
            self.go_to(kept.id)

    def mark_open(self, plan_id: str) -> None:
        """Mark the session that is open."""
        self.open_id = plan_id
        self.viewport().update()

    def is_unfolded(self, index: Index) -> bool:
        """Whether what is under a row shows."""
        return self.isExpanded(_plain(index))

    def current_node(self) -> Node | None:
        """The row the keyboard is on."""
        index = self.currentIndex()
        return index.data(NODE) if index.isValid() else None

    def go_to(self, node_id: str) -> None:
        """Put the keyboard on a row."""
        index = self.index_of(node_id)
        if index.isValid():
            self.setCurrentIndex(index)

    def index_of(self, node_id: str) -> QModelIndex:
        """Where a program or a session stands; invalid when it is not shown."""
        for item in _walk(self._items.invisibleRootItem()):
            node: Node = item.data(NODE)
            if node.id == node_id and node.kind is not NodeKind.HEADING:
                return item.index()
        return QModelIndex()

    def rename(self, node_id: str) -> None:
        """Open the editor over a row."""
        index = self.index_of(node_id)
        if index.isValid():
            self.setCurrentIndex(index)
            self.edit(index)

    def settle(self) -> None:
        """Take what is being typed over a row, before the rows are made anew."""
        if self.state() == QAbstractItemView.State.EditingState:
            self.setFocus()
        self._tell_typed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return opens a session or folds a program; Delete asks for the trash."""
        node = self.current_node()
        editing = self.state() == QAbstractItemView.State.EditingState
        if node is not None and not editing and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._clicked(self.currentIndex())
        elif node is not None and not editing and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removal.emit(node)
        else:
            super().keyPressEvent(event)

    def _item(self, node: Node) -> QStandardItem:
        item = QStandardItem(node.text)
        item.setData(node, NODE)
        item.setToolTip(node.text if node.kind is not NodeKind.HEADING else "")
        item.setEditable(node.kind in _RENAMED)
        if node.kind is NodeKind.HEADING:
            item.setSelectable(False)
        for under in node.under:
            item.appendRow(self._item(under))
        return item

    def _open(self, index: QModelIndex, all_open: bool) -> None:
        node: Node = index.data(NODE)
        self.setExpanded(index, all_open or node.id not in self._folded)
        for row in range(self._items.rowCount(index)):
            self._open(self._items.index(row, 0, index), all_open)

    def _clicked(self, index: QModelIndex) -> None:
        node: Node = index.data(NODE)
        if node.kind is NodeKind.PLAN:
            self.chosen.emit(node.id)
        elif node.kind in (NodeKind.PROGRAM, NodeKind.HEADING):
            self.setExpanded(index, not self.isExpanded(index))

    def _typed(self, item: QStandardItem) -> None:
        node: Node = item.data(NODE)
        title = one_line(item.text())
        if self._filling or title == node.text:
            return
        self._filling = True
        item.setText(node.text)
        self._filling = False
        if title:
            # the rows are made anew by a rename: not before the editor over them is gone
            self._typed_over = node, title
            QTimer.singleShot(0, self._tell_typed)

    def _tell_typed(self) -> None:
        typed, self._typed_over = self._typed_over, None
        if typed is not None:
            self.renamed.emit(*typed)

    def _menu(self, place: QPoint) -> None:
        index = self.indexAt(place)
        self.asked.emit(index.data(NODE) if index.isValid() else None, self.viewport().mapToGlobal(place))

    def _fold(self, index: QModelIndex) -> None:
        if not self._filling:
            self._folded.add(index.data(NODE).id)

    def _unfold(self, index: QModelIndex) -> None:
        if not self._filling:
            self._folded.discard(index.data(NODE).id)


def _plain(index: Index) -> QModelIndex:
    """The index as most of Qt wants it."""
    return index if isinstance(index, QModelIndex) else index.model().index(index.row(), index.column(), index.parent())


def _walk(item: QStandardItem) -> list[QStandardItem]:
    found: list[QStandardItem] = []
    for row in range(item.rowCount()):
        child = item.child(row)
        found += [child, *_walk(child)]
    return found
