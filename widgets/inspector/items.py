"""A list of small things (markers, lines, cues, needs): calm summaries, each opening into an editor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QSizePolicy, QWidget

from app.domain.text import one_line
from widgets import fonts
from widgets.icons import IconButton
from widgets.parts import MUTED, Line, column, plain, row, wrapped
from widgets.theme import theme_of


@dataclass(frozen=True, slots=True)
class Summary:
    """An item in two lines; ``lead`` stands before them where there is no sign, ``warn`` colors the second."""

    title: str
    detail: str = ""
    lead: str = ""
    warn: bool = False


class Editor(QWidget):
    """What an item opens into; the parts of the plan it shows come in by :meth:`show_item`.

    ``first`` is the field the keyboard goes to.
    """

    first: QWidget

    def focusInEvent(self, event: QFocusEvent) -> None:
        """On to the first field."""
        self.first.setFocus(event.reason())

    def show_item(self, item_id: str, item: object) -> None:
        """Show the item's values."""
        raise NotImplementedError


class SummaryLine(QWidget):
    """The closed item: a click or Return opens it, Delete removes it, Alt with an arrow moves it."""

    pressed = Signal()
    removal = Signal()
    moved = Signal(int)

    def __init__(self, sign: QWidget | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lead = plain("", MUTED)
        self._lead.setFixedWidth(self.fontMetrics().horizontalAdvance("+00:00") + 2)
        self._lead.hide()
        self._lead.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._title, self._detail = wrapped(), wrapped("", MUTED)
        self._detail.setFont(fonts.small())
        words = column(None, 1)
        if sign is not None:  # its middle is that of the first line
            words.setContentsMargins(0, max(0, (sign.sizeHint().height() - self.fontMetrics().height()) // 2), 0, 0)
        words.addWidget(self._title)
        words.addWidget(self._detail)
        layout: QBoxLayout = row(self, 8)
        layout.setContentsMargins(0, 6, 0, 6)
        for first in (sign, self._lead):
            if first is not None:
                layout.addWidget(first, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)

    def say(self, summary: Summary) -> None:
        """Show other words."""
        self._lead.setText(summary.lead)
        self._lead.setVisible(bool(summary.lead))
        self._title.setText(one_line(summary.title, 200))
        self._detail.setText(one_line(summary.detail, 200))
        self._detail.setVisible(bool(summary.detail))
        self._detail.setForegroundRole(MUTED if not summary.warn else self._detail.palette().ColorRole.BrightText)
        self.setAccessibleName(f"{summary.lead} {summary.title} {summary.detail}".strip())

    @property
    def labels(self) -> tuple[QLabel, QLabel]:
        """Title and detail, as they are shown."""
        return self._title, self._detail

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open or close."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The same by keyboard."""
        key, alt = event.key(), event.modifiers() == Qt.KeyboardModifier.AltModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removal.emit()
        elif alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A ring when the keyboard is here."""
        del event
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(theme_of(self.palette()).accent)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class ItemRow(QWidget):
    """One item: its summary, and its editor once it was opened."""

    removal = Signal(str)
    moved = Signal(str, int)

    def __init__(self, item_id: str, sign: QWidget | None, make_editor: Callable[[], Editor]) -> None:
        super().__init__()
        self.item_id = item_id
        self.sign = sign
        self._make_editor = make_editor
        self._item: object = None
        self.editor: Editor | None = None
        self.summary = SummaryLine(sign)
        self._body = QWidget()
        self._body.hide()
        self._inside = column(self._body, 8)
        self._inside.setContentsMargins(0, 2, 0, 10)
        layout = column(self)
        for widget in (self.summary, self._body, Line()):
            layout.addWidget(widget)
        self.summary.pressed.connect(self.toggle)
        self.summary.removal.connect(self._remove)
        self.summary.moved.connect(self._move)

    def show_item(self, item: object, summary: Summary) -> None:
        """Show the item as it is now."""
        self._item = item
        self.summary.say(summary)
        if self.editor is not None:
            self.editor.show_item(self.item_id, item)

    @property
    def is_open(self) -> bool:
        """Whether the editor shows."""
        return self._body.isVisibleTo(self)

    def toggle(self) -> None:
        """Open or close the editor."""
        if self.editor is None:
            self.editor = self._make_editor()
            self._inside.addWidget(self.editor)
            self._inside.addLayout(self._buttons())
            self.editor.show_item(self.item_id, self._item)
        self._body.setVisible(not self.is_open)

    def _buttons(self) -> QBoxLayout:
        layout = row(None, 2)
        layout.addStretch(1)
        for name, words, act in (
            ("up", self.tr("Move up"), self._up),
            ("down", self.tr("Move down"), self._down),
            ("trash", self.tr("Remove"), self._remove),
        ):
            made = IconButton(name, words)
            made.clicked.connect(act)
            layout.addWidget(made)
        return layout

    def _up(self) -> None:
        self._move(-1)

    def _down(self) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        self.moved.emit(self.item_id, step)

    def _remove(self) -> None:
        self.removal.emit(self.item_id)


class ItemList(QWidget):
    """The rows of one kind of item; rows of items that stay are kept, so an open editor stays open."""

    removal = Signal(str)
    moved = Signal(str, int)

    def __init__(
        self,
        make_editor: Callable[[], Editor],
        summarize: Callable[[object], Summary],
        make_sign: Callable[[object], QWidget] | None = None,
        show_sign: Callable[[QWidget, object], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._make_editor, self._summarize = make_editor, summarize
        self._make_sign, self._show_sign = make_sign, show_sign
        self._rows: dict[str, ItemRow] = {}
        self._layout = column(self)

    def show_items(self, items: Sequence[tuple[str, object]]) -> None:
        """Show these items, by id, in this order."""
        wanted = dict(items)
        for item_id in [one for one in self._rows if one not in wanted]:
            gone = self._rows.pop(item_id)
            self._layout.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, (item_id, item) in enumerate(items):
            shown = self._rows.get(item_id) or self._add(item_id, item)
            if self._layout.indexOf(shown) != place:
                self._layout.insertWidget(place, shown)
            shown.show_item(item, self._summarize(item))
            if shown.sign is not None and self._show_sign is not None:
                self._show_sign(shown.sign, item)

    @property
    def ids(self) -> tuple[str, ...]:
        """The items shown."""
        return tuple(self._rows)

    def row(self, item_id: str) -> ItemRow:
        """The row of an item."""
        return self._rows[item_id]

    def open_item(self, item_id: str) -> None:
        """Open an item's editor and put the keyboard into it, its first words ready to be typed over."""
        shown = self._rows[item_id]
        if not shown.is_open:
            shown.toggle()
        shown.show()
        if shown.editor is not None:
            shown.editor.setFocus(Qt.FocusReason.TabFocusReason)

    def _add(self, item_id: str, item: object) -> ItemRow:
        sign = self._make_sign(item) if self._make_sign is not None else None
        made = ItemRow(item_id, sign, self._make_editor)
        made.removal.connect(self.removal)
        made.moved.connect(self.moved)
        self._rows[item_id] = made
        return made
