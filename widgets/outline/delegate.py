"""How a row of the outline is painted and which editor a cell opens."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.domain.empty import lacks_reason
from app.domain.plan import At, Segment
from app.domain.words import MARKER_GLYPHS, marker_word
from app.session import Session
from widgets import fonts
from widgets.outline.fitting import BAR_PX, PAD, SIGN_PX
from widgets.outline.model import OutlineModel
from widgets.signs import paint_bar, paint_pin
from widgets.theme import LIGHT, Theme, theme_of

Index = QModelIndex | QPersistentModelIndex
_SELECTED = QStyle.StateFlag.State_Selected.value
_HOVERED = QStyle.StateFlag.State_MouseOver.value
_FOCUSED = QStyle.StateFlag.State_HasFocus.value
_FLAT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class OutlineDelegate(QStyledItemDelegate):
    """Paints from the segment itself, so a row costs no data role but its words."""

    def __init__(self, session: Session, model: OutlineModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._model = session, model
        self._strong, self._small = fonts.strong(), fonts.small(QFont.Weight.DemiBold)
        self._theme = (-1, LIGHT)
        self.on_next = False
        """Whether the editor was left by the keys that go on to the next empty cell."""
        self.at = ("", 0)
        """The segment and the column that were edited last."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        segment = self._model.segment(index.row())
        theme = self._theme_for(option.palette)
        box: QRect = option.rect
        painter.save()
        state = option.state.value  # plain numbers: Python's flags cost more than the drawing
        if segment is None:
            painter.fillRect(box, theme.canvas)
        elif state & _SELECTED:
            painter.fillRect(box, theme.selected)
        elif state & _HOVERED:
            painter.fillRect(box, theme.hover)
        painter.fillRect(box.x(), box.bottom(), box.width(), 1, theme.line)
        if state & _FOCUSED:
            painter.fillRect(box.x() + PAD, box.bottom() - 1, box.width() - 2 * PAD, 2, theme.accent)
        inner = box.adjusted(PAD, 0, -PAD, 0)
        if segment is None:
            self._words(painter, inner, str(index.data()), theme.muted, self._small)
        else:
            self._cell(painter, inner, index, segment, theme)
        painter.restore()

    def _theme_for(self, palette: QPalette) -> Theme:
        key = palette.cacheKey()
        if key != self._theme[0]:
            self._theme = (key, theme_of(palette))
        return self._theme[1]

    def _cell(self, painter: QPainter, box: QRect, index: Index, segment: Segment, theme: Theme) -> None:
        column, words = self._model.columns[index.column()], self._model.words(index.row(), index.column())
        ink = theme.muted if segment.parked else theme.text
        if column.key == "title":
            bar = theme.faint if segment.parked else theme.kind(segment.kind).strong
            paint_bar(painter, QRectF(box.x(), box.center().y() - 6.5, 4, 14), bar)
            self._words(painter, box.adjusted(BAR_PX, 0, 0, 0), words, ink, self._strong)
        elif column.key == "intent.why" and lacks_reason(segment):
            self._words(painter, box, self.tr("not stated"), theme.muted if segment.parked else theme.danger)
        elif column.key == "intent.why":
            self._words(painter, box, words.partition("\n")[0], theme.muted)
        elif column.key == "markers":
            self._weight(painter, box, segment, theme)
        elif column.key == "start":
            self._start(painter, box, words, segment, theme)
        else:
            self._words(painter, box, words.partition("\n")[0], ink)

    def _start(self, painter: QPainter, box: QRect, words: str, segment: Segment, theme: Theme) -> None:
        """The time; a pin where it is fixed, an exclamation mark in red where it clashes."""
        clashes = self._model.clash(segment.id) is not None
        self._words(painter, box, words, theme.danger if clashes else theme.text)
        right = box.x() + painter.fontMetrics().horizontalAdvance(words)
        if clashes:
            self._words(painter, QRect(right + 5, box.y(), SIGN_PX, box.height()), "!", theme.danger, self._strong)
        elif isinstance(segment.start, At) and not segment.parked:
            paint_pin(painter, QPointF(right + 9, box.center().y()), theme.muted)

    def _weight(self, painter: QPainter, box: QRect, segment: Segment, theme: Theme) -> None:
        """The weights by sign and word; where not all fit, the first and how many more there are."""
        metrics, x = painter.fontMetrics(), box.x()
        shown = [
            (f"{MARKER_GLYPHS[one.kind]} {marker_word(one)}", theme.marker_inks[one.kind]) for one in segment.markers
        ]
        more = ""
        if sum(metrics.horizontalAdvance(text) + PAD for text, _ in shown) - PAD > box.width() and len(shown) > 1:
            shown, more = shown[:1], f"+{len(shown) - 1}"
        end = box.right() + 1 - (metrics.horizontalAdvance(more) + PAD if more else 0)
        for text, ink in shown:
            self._words(painter, QRect(x, box.y(), end - x, box.height()), text, theme.muted if segment.parked else ink)
            x = min(end, x + metrics.horizontalAdvance(text)) + PAD
        self._words(painter, QRect(x, box.y(), box.right() - x + 1, box.height()), more, theme.muted)

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
        """A line over the cell; a list of the kinds; names in use are offered while one types."""
        del option
        self.on_next, self.at = False, (self._model.ids[index.row()], index.column())
        column, plan = self._model.columns[index.column()], self._session.plan
        offered = list(column.choices(plan)) if column.choices is not None and plan is not None else []
        if column.key == "kind":
            return self._kinds(parent, offered)
        editor = QLineEdit(parent)
        editor.setProperty("cell", True)
        editor.setAccessibleName(column.title)
        if column.key == "start":
            editor.setPlaceholderText(str(index.data()))
        if offered:
            known = QCompleter(offered, editor)
            known.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            editor.setCompleter(known)
        return editor

    def _kinds(self, parent: QWidget, offered: list[str]) -> QWidget:
        box = QComboBox(parent)
        box.addItems(offered)
        box.activated.connect(self._chosen)
        return box

    def _chosen(self) -> None:
        box = self.sender()
        if isinstance(box, QWidget):
            self.commitData.emit(box)
            self.closeEditor.emit(box)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """The cell's words."""
        if isinstance(editor, QComboBox):
            editor.setCurrentText(str(index.data()))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """What was typed or chosen."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        else:
            super().setModelData(editor, model, index)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Ctrl with Return ends the edit and asks for the next empty cell below."""
        kind = event.type()
        keys = isinstance(event, QKeyEvent) and kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if keys and isinstance(editor, QWidget) and goes_on(cast(QKeyEvent, event)):
            event.accept()
            if kind == QEvent.Type.KeyPress:
                self.commitData.emit(editor)
                self.on_next = True
                self.closeEditor.emit(editor)
            return True
        return super().eventFilter(editor, event)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """The line stands on the cell's own words."""
        del index
        box: QRect = option.rect
        editor.setGeometry(box.adjusted(0, 0, 0, -1))


def goes_on(event: QKeyEvent) -> bool:
    """Whether these are the keys that go to the next empty place of the same kind."""
    control = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.ControlModifier
    return control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
