"""What assistive technology is told of the timeline: a list whose items are the segments, with names and places.

The interfaces hold no segments, only the view and an id, and say themselves invalid once either is gone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QWindow
from PySide6.QtWidgets import QAccessibleWidget

from widgets.timeline.words import segment_words, time_words

if TYPE_CHECKING:
    from widgets.timeline.view import TimelineView


def is_there(thing: QObject) -> bool:
    """Whether Qt still has what Python still knows."""
    try:
        thing.objectName()
    except RuntimeError:
        return False
    return True


class SegmentItem(QAccessibleInterface):
    """One segment as an item of the list."""

    def __init__(self, view: TimelineView, segment_id: str) -> None:
        super().__init__()
        self._view, self._id = view, segment_id

    @property
    def _place(self) -> int | None:
        board = self._view.board if is_there(self._view) else None
        return None if board is None else board.position(self._id)

    def isValid(self) -> bool:
        """Whether the segment is still there."""
        return self._place is not None

    def object(self) -> QObject:
        """Segments are no objects of Qt."""
        return None  # type: ignore[return-value]

    def window(self) -> QWindow:
        """The window the timeline is in."""
        return self._view.window().windowHandle()

    def role(self) -> QAccessible.Role:
        """An item of a list."""
        return QAccessible.Role.ListItem

    def parent(self) -> QAccessibleInterface:
        """The timeline."""
        return QAccessible.queryAccessibleInterface(self._view)

    def child(self, _index: int) -> QAccessibleInterface:
        """An item has nothing in it."""
        return None  # type: ignore[return-value]

    def childCount(self) -> int:
        """An item has nothing in it."""
        return 0

    def childAt(self, _x: int, _y: int) -> QAccessibleInterface:
        """An item has nothing in it."""
        return None  # type: ignore[return-value]

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        """An item has nothing in it."""
        return -1

    def rect(self) -> QRect:
        """Where it is on the screen."""
        if not is_there(self._view):
            return QRect()
        place, viewport = self._view.rect_of(self._id), self._view.viewport()
        return QRect(viewport.mapToGlobal(place.topLeft()), place.size()) if not place.isEmpty() else QRect()

    def state(self) -> QAccessible.State:
        """Selectable, focusable, and what of it is so now."""
        state = QAccessible.State()
        state.selectable = state.focusable = state.multiSelectable = 1
        selection = self._view.selection
        state.selected = int(self._id in selection.ids)
        state.focused = int(self._view.hasFocus() and self._id == selection.current)
        seen = self._view.viewport().rect().intersects(self._view.rect_of(self._id))
        state.offscreen = int(not seen)
        return state

    def text(self, what: QAccessible.Text) -> str:
        """Title; kind, times and length; and all there is to say of it."""
        board, place = self._view.board, self._place
        if board is None or place is None:
            return ""
        segment = board.plan.segments[place]
        if what is QAccessible.Text.Name:
            return segment.title
        if what is QAccessible.Text.Value:
            return time_words(board, place)
        if what is QAccessible.Text.Description:
            return "; ".join(segment_words(board, self._id, self._view.need_states())[1:])
        return ""

    def setText(self, _what: QAccessible.Text, _text: str) -> None:
        """Nothing is written here."""

    def foregroundColor(self) -> QColor:
        """The color of its words."""
        return self._view.look.theme.text


class TimelineList(QAccessibleWidget):
    """The timeline as a list of segments in the order of the clock."""

    def __init__(self, view: TimelineView) -> None:
        super().__init__(view, QAccessible.Role.List)
        self._view = view
        self._items: dict[str, SegmentItem] = {}

    def _ids(self) -> list[str]:
        board = self._view.board if is_there(self._view) else None
        return [] if board is None else board.ids_by_clock

    def _item(self, segment_id: str) -> SegmentItem:
        if segment_id not in self._items:
            item = self._items[segment_id] = SegmentItem(self._view, segment_id)
            QAccessible.registerAccessibleInterface(item)
        return self._items[segment_id]

    def childCount(self) -> int:
        """How many segments there are."""
        return len(self._ids())

    def child(self, index: int) -> QAccessibleInterface:
        """The segment at a place of the clock's order."""
        ids = self._ids()
        return self._item(ids[index]) if 0 <= index < len(ids) else None  # type: ignore[return-value]

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        """The segment at a point of the screen."""
        at = self._view.viewport().mapFromGlobal(QPoint(x, y))
        met = self._view.stage.hit(at.x(), at.y()).segment_id
        return self._item(met) if met is not None else None  # type: ignore[return-value]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """The place of a segment."""
        wanted = next((one for one, item in self._items.items() if item is child), None)
        ids = self._ids()
        return ids.index(wanted) if wanted in ids else -1

    def focusChild(self) -> QAccessibleInterface:
        """The current segment."""
        current = self._view.selection.current
        known = is_there(self._view) and self._view.board is not None and self._view.board.position(current) is not None
        return self._item(current) if known and current is not None else None  # type: ignore[return-value]

    def place_of(self, segment_id: str | None) -> int:
        """The index of a segment, -1 when it is not there."""
        ids = self._ids()
        return ids.index(segment_id) if segment_id in ids else -1
