"""What the keyboard does on the timeline: the twin of every gesture."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from widgets.timeline.item_verbs import build_adding, build_items, open_menu

if TYPE_CHECKING:
    from widgets.timeline.view import TimelineView

_Key = Qt.Key
_NONE, _SHIFT, _CTRL, _ALT = 0, 1, 2, 4
_FLAGS: Final = (
    (Qt.KeyboardModifier.ShiftModifier, _SHIFT),
    (Qt.KeyboardModifier.ControlModifier, _CTRL),
    (Qt.KeyboardModifier.AltModifier, _ALT),
)


def _shift(view: TimelineView, way: int) -> None:
    """Move the marker or cue that is chosen, else the segments."""
    if not view.chosen.move(way):
        view.verbs.nudge(way)


def _open(view: TimelineView) -> None:
    """Open the marker or cue that is chosen, else the segment's title."""
    if not view.chosen.open():
        view.verbs.rename_selected()


_ACTS: Final[dict[tuple[Qt.Key, int], Callable[[TimelineView], object]]] = {
    (_Key.Key_Left, _NONE): lambda view: view.verbs.walk(-1),
    (_Key.Key_Right, _NONE): lambda view: view.verbs.walk(1),
    (_Key.Key_Left, _SHIFT): lambda view: view.verbs.walk(-1, extend=True),
    (_Key.Key_Right, _SHIFT): lambda view: view.verbs.walk(1, extend=True),
    (_Key.Key_Up, _NONE): lambda view: view.verbs.walk_lane(-1),
    (_Key.Key_Down, _NONE): lambda view: view.verbs.walk_lane(1),
    (_Key.Key_Home, _NONE): lambda view: view.verbs.walk_to(0),
    (_Key.Key_End, _NONE): lambda view: view.verbs.walk_to(-1),
    (_Key.Key_Left, _ALT): lambda view: _shift(view, -1),
    (_Key.Key_Right, _ALT): lambda view: _shift(view, 1),
    (_Key.Key_Up, _ALT): lambda view: view.verbs.change_lane(-1),
    (_Key.Key_Down, _ALT): lambda view: view.verbs.change_lane(1),
    (_Key.Key_Left, _SHIFT | _ALT): lambda view: view.verbs.lengthen(-1),
    (_Key.Key_Right, _SHIFT | _ALT): lambda view: view.verbs.lengthen(1),
    # the same where a window manager keeps Shift+Alt and the arrows for itself
    (_Key.Key_Comma, _NONE): lambda view: view.verbs.lengthen(-1),
    (_Key.Key_Period, _NONE): lambda view: view.verbs.lengthen(1),
    (_Key.Key_Left, _CTRL): lambda view: view.verbs.move_start(-1),
    (_Key.Key_Right, _CTRL): lambda view: view.verbs.move_start(1),
    (_Key.Key_Left, _CTRL | _SHIFT): lambda view: view.verbs.move_edge(-1),
    (_Key.Key_Right, _CTRL | _SHIFT): lambda view: view.verbs.move_edge(1),
    (_Key.Key_PageUp, _NONE): lambda view: view.camera.page(-1),
    (_Key.Key_PageDown, _NONE): lambda view: view.camera.page(1),
    (_Key.Key_S, _NONE): lambda view: view.verbs.split_here(),
    (_Key.Key_J, _NONE): lambda view: view.verbs.join_selected(),
    (_Key.Key_D, _NONE): lambda view: view.verbs.duplicate_selected(),
    (_Key.Key_F, _NONE): lambda view: view.verbs.set_fixed_start(),
    (_Key.Key_P, _NONE): lambda view: view.item_verbs.park(),
    (_Key.Key_P, _SHIFT): lambda view: view.fold_shelf(),
    (_Key.Key_R, _NONE): lambda view: view.open_repairs(),
    (_Key.Key_C, _NONE): lambda view: view.chosen.step(1),
    (_Key.Key_C, _SHIFT): lambda view: view.chosen.step(-1),
    (_Key.Key_M, _NONE): lambda view: open_menu(view, build_items(view)),
    (_Key.Key_A, _NONE): lambda view: open_menu(view, build_adding(view)),
    (_Key.Key_Plus, _NONE): lambda view: view.zoom_in(),
    (_Key.Key_Equal, _NONE): lambda view: view.zoom_in(),
    (_Key.Key_Plus, _SHIFT): lambda view: view.zoom_in(),
    (_Key.Key_Minus, _NONE): lambda view: view.zoom_out(),
    (_Key.Key_Delete, _NONE): lambda view: view.verbs.delete_selected(),
    (_Key.Key_Backspace, _NONE): lambda view: view.verbs.delete_selected(),
    (_Key.Key_F2, _NONE): lambda view: view.verbs.rename_selected(),
    (_Key.Key_Return, _NONE): _open,
    (_Key.Key_Enter, _NONE): _open,
    (_Key.Key_N, _NONE): lambda view: view.verbs.add_segment_after(),
}


def press_key(view: TimelineView, event: QKeyEvent) -> bool:
    """Do what a key means here; whether it meant anything."""
    key = Qt.Key(event.key())
    if key is _Key.Key_Escape:
        return _escape(view)
    if view.hand.busy:
        view.hand.modifiers_changed(event)
        return True
    if key is _Key.Key_Space:
        view.hand.hold_space(True)
        return True
    held = event.modifiers()
    act = _ACTS.get((key, sum(flag for modifier, flag in _FLAGS if held & modifier)))
    if act is None:
        return False
    act(view)
    return True


def _escape(view: TimelineView) -> bool:
    """Cancel the drag; without one clear the selection; without that, let the key go on."""
    if view.hand.cancel() or view.chosen.let_go():
        return True
    had = bool(view.selection.ids)
    view.selection.set(())
    return had
