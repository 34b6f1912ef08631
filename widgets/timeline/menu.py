"""The context menu: the same verbs as drags and keys, by name and with their shortcuts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from app.domain.plan import At
from widgets.timeline.item_verbs import build_adding, build_items
from widgets.timeline.mending import troubled

if TYPE_CHECKING:
    from widgets.timeline.view import TimelineView


def build_menu(view: TimelineView, where: QPoint | None) -> QMenu:
    """The verbs for the current segment, or for the canvas when there is none; ``where`` is the pointer, if any."""
    menu = QMenu(view)
    board, verbs = view.board, view.verbs
    segment = None if board is None else board.segment(view.selection.current)
    if board is None:
        return menu
    view.chosen.add_to(menu)
    if segment is None:
        _add(menu, view.tr("Add segment"), verbs.add_segment_after, "N")
    else:
        _add_segment_verbs(view, menu, where)
        if isinstance(segment.start, At):
            _add(menu, view.tr("Let it follow the one before"), verbs.release_start)
        menu.addSeparator()
        _add(menu, view.tr("Delete"), verbs.delete_selected, "Del")
    menu.addSeparator()
    _add(menu, view.tr("Fit all"), view.fit)
    _add(menu, view.tr("Fit selection"), view.fit_selection).setEnabled(segment is not None)
    return menu


def _add_segment_verbs(view: TimelineView, menu: QMenu, where: QPoint | None) -> None:
    verbs, frame = view.verbs, view.frame_now
    at_s = None if where is None or frame is None else frame.scale.s_at(where.x())

    def split_here() -> None:
        verbs.split_selected(at_s)

    _add(menu, view.tr("Rename"), verbs.rename_selected, "F2")
    _add(menu, view.tr("Add segment before"), verbs.add_segment_before)
    _add(menu, view.tr("Add segment after"), verbs.add_segment_after, "N")
    _add(menu, view.tr("Duplicate"), verbs.duplicate_selected, "D")
    menu.addMenu(build_adding(view, menu))
    menu.addMenu(build_items(view, menu))
    menu.addSeparator()
    _add(menu, view.tr("Split here") if at_s is not None else view.tr("Split in the middle"), split_here, "S")
    _add(menu, view.tr("Join with next"), verbs.join_selected, "J")
    menu.addSeparator()
    for words, step, key in ((view.tr("Move earlier"), -1, "Alt+Left"), (view.tr("Move later"), 1, "Alt+Right")):
        _add(menu, words, _Step(verbs.nudge, step), key)
    for words, step, key in ((view.tr("Shorten"), -1, "Shift+Alt+Left"), (view.tr("Lengthen"), 1, "Shift+Alt+Right")):
        _add(menu, words, _Step(verbs.lengthen, step), key)
    lane_verbs = ((view.tr("Move to the lane above"), -1, "Alt+Up"), (view.tr("Move to the lane below"), 1, "Alt+Down"))
    for words, step, key in lane_verbs if view.board is not None and len(view.board.plan.lanes) > 1 else ():
        _add(menu, words, _Step(verbs.change_lane, step), key)
    edges = (
        (view.tr("Move the start earlier"), verbs.move_start, -1, "Ctrl+Left"),
        (view.tr("Move the start later"), verbs.move_start, 1, "Ctrl+Right"),
        (view.tr("Move the edge with the next earlier"), verbs.move_edge, -1, "Ctrl+Shift+Left"),
        (view.tr("Move the edge with the next later"), verbs.move_edge, 1, "Ctrl+Shift+Right"),
    )
    for words, verb, step, key in edges:
        _add(menu, words, _Step(verb, step), key)
    _add(menu, view.tr("Set a fixed start…"), verbs.set_fixed_start, "F")
    menu.addSeparator()
    _add_park(view, menu)
    if troubled(view) is not None:
        _add(menu, view.tr("Repair…"), view.open_repairs, "R")


def _add_park(view: TimelineView, menu: QMenu) -> None:
    board = view.board
    parked = board is not None and view.selection.current in board.layout.parked
    _add(menu, view.tr("Bring back from the shelf") if parked else view.tr("Park"), view.item_verbs.park, "P")


class _Step:
    """A verb with its direction, as something a menu can call."""

    def __init__(self, verb: Callable[[int], None], step: int) -> None:
        self._verb, self._step = verb, step

    def __call__(self) -> None:
        self._verb(self._step)


def _add(menu: QMenu, words: str, act: Callable[[], None], shortcut: str = "") -> QAction:
    action = menu.addAction(words)
    if shortcut:
        action.setShortcut(QKeySequence(shortcut))
        action.setShortcutVisibleInContextMenu(True)
    action.triggered.connect(lambda _checked=False: act())
    return action


def show_menu(view: TimelineView, where: QPoint | None, place: QPoint) -> None:
    """Select what is under the pointer, if it is not selected yet, and open the menu there."""
    board = view.board
    if board is None:
        return
    if where is not None:
        met = view.stage.hit(where.x(), where.y())
        item = met.cue or met.marker
        if item is not None and met.segment_id is not None:
            view.chosen.choose(met.segment_id, item)
        elif met.segment_id not in view.selection.ids:
            view.selection.set(() if met.segment_id is None else (met.segment_id,))
    elif view.selection.current is not None:
        place = view.viewport().mapToGlobal(view.rect_of(view.selection.current).center())
    menu = build_menu(view, where)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(place)
