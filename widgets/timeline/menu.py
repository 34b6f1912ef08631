"""The context menu: the same verbs as drags and keys, by name and with their shortcuts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from app.domain.plan import PARKED_LANE, At
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
        menu.addSeparator()
        if view.chosen.now is None:
            _add(menu, view.tr("Delete"), verbs.delete_segments, "Del")
        else:  # the key is about what is chosen
            _add(menu, view.tr("Delete the segment"), verbs.delete_segments)
    menu.addSeparator()
    if board.positions(PARKED_LANE):
        _add(menu, view.tr("Open or fold the shelf"), view.fold_shelf, "Shift+P")
    _add(menu, view.tr("Fit"), view.fit)
    _add(menu, view.tr("Fit the selection"), view.fit_selection).setEnabled(segment is not None)
    return menu


def build_everything(view: TimelineView) -> QMenu:
    """Every verb the timeline has by key or menu, to be found by name; without a segment it says what it misses."""
    menu, verbs, select = QMenu(view.tr("Timeline"), view), view.verbs, view.tr("Select a segment first.")

    def add(words: str, act: Callable[[], None], key: str = "") -> None:
        def run() -> None:
            if view.selection.current is None:
                view.say(select)
            else:
                act()

        _add(menu, words, run, key)

    _add(menu, view.tr("Add segment after"), verbs.add_segment_after, "N")
    add(view.tr("Add segment before"), verbs.add_segment_before)
    add(view.tr("Rename"), verbs.rename_selected, "F2")
    add(view.tr("Duplicate"), verbs.duplicate_selected, "D")
    add(view.tr("Delete"), verbs.delete_selected, "Del")
    add(view.tr("Split in the middle"), verbs.split_selected, "S")
    add(view.tr("Join with next"), verbs.join_selected, "J")
    for words, act, key in _moves(view):
        add(words, act, key)
    add(view.tr("Set a fixed start…"), verbs.set_fixed_start, "F")
    add(view.tr("Let it follow the one before"), verbs.release_start)
    add(_park_words(view), view.item_verbs.park, "P")
    _add(menu, view.tr("Open or fold the shelf"), view.fold_shelf, "Shift+P")
    _add(menu, view.tr("Repair…"), view.open_repairs, "R")
    add(view.tr("Choose the next marker or cue"), partial(view.chosen.step, 1), "C")
    add(view.tr("Choose the previous marker or cue"), partial(view.chosen.step, -1), "Shift+C")
    menu.addMenu(build_adding(view, menu))
    menu.addMenu(build_items(view, menu))
    for words, act, key in _ways(view):
        _add(menu, words, act, key)
    return menu


_Verb = tuple[str, Callable[[], None], str]


def _moves(view: TimelineView) -> tuple[_Verb, ...]:
    """What moves the current segment or one of its edges."""
    verbs, tr = view.verbs, view.tr
    lanes = view.board is not None and len(view.board.plan.lanes) > 1
    return (
        (tr("Move earlier"), partial(verbs.nudge, -1), "Alt+Left"),
        (tr("Move later"), partial(verbs.nudge, 1), "Alt+Right"),
        *(
            (
                (tr("Move to the lane above"), partial(verbs.change_lane, -1), "Alt+Up"),
                (tr("Move to the lane below"), partial(verbs.change_lane, 1), "Alt+Down"),
            )
            if lanes
            else ()
        ),
        (tr("Shorten"), partial(verbs.lengthen, -1), "Shift+Alt+Left"),
        (tr("Lengthen"), partial(verbs.lengthen, 1), "Shift+Alt+Right"),
        (tr("Move the start earlier"), partial(verbs.move_start, -1), "Ctrl+Left"),
        (tr("Move the start later"), partial(verbs.move_start, 1), "Ctrl+Right"),
        (tr("Move the edge with the next earlier"), partial(verbs.move_edge, -1), "Ctrl+Shift+Left"),
        (tr("Move the edge with the next later"), partial(verbs.move_edge, 1), "Ctrl+Shift+Right"),
    )


def _ways(view: TimelineView) -> tuple[_Verb, ...]:
    """What goes from segment to segment and along time."""
    verbs, tr = view.verbs, view.tr
    return (
        (tr("Next segment"), partial(verbs.walk, 1), "Right"),
        (tr("Previous segment"), partial(verbs.walk, -1), "Left"),
        (tr("Add the next segment to the selection"), partial(verbs.walk, 1, extend=True), "Shift+Right"),
        (tr("Add the previous segment to the selection"), partial(verbs.walk, -1, extend=True), "Shift+Left"),
        (tr("First segment"), partial(verbs.walk_to, 0), "Home"),
        (tr("Last segment"), partial(verbs.walk_to, -1), "End"),
        (tr("Up to the lane above"), partial(verbs.walk_lane, -1), "Up"),
        (tr("Down to the lane below"), partial(verbs.walk_lane, 1), "Down"),
        (tr("Scroll to earlier"), partial(view.camera.page, -1), "PgUp"),
        (tr("Scroll to later"), partial(view.camera.page, 1), "PgDown"),
    )


def _add_segment_verbs(view: TimelineView, menu: QMenu, where: QPoint | None) -> None:
    verbs, frame = view.verbs, view.frame_now
    at_s = None if where is None or frame is None else frame.scale.s_at(where.x())
    _add(menu, view.tr("Rename"), verbs.rename_selected, "F2")
    _add(menu, view.tr("Add segment before"), verbs.add_segment_before)
    _add(menu, view.tr("Add segment after"), verbs.add_segment_after, "N")
    _add(menu, view.tr("Duplicate"), verbs.duplicate_selected, "D")
    menu.addMenu(build_adding(view, menu))
    menu.addMenu(build_items(view, menu))
    menu.addSeparator()
    split = view.tr("Split here") if at_s is not None else view.tr("Split in the middle")
    _add(menu, split, partial(verbs.split_selected, at_s), "S")
    _add(menu, view.tr("Join with next"), verbs.join_selected, "J")
    menu.addSeparator()
    moves = menu.addMenu(view.tr("Move and resize"))
    for words, act, key in _moves(view):
        _add(moves, words, act, key)
    _add_start(view, menu)
    menu.addSeparator()
    _add(menu, _park_words(view), view.item_verbs.park, "P")
    if troubled(view) is not None:
        _add(menu, view.tr("Repair…"), view.open_repairs, "R")


def _add_start(view: TimelineView, menu: QMenu) -> None:
    _add(menu, view.tr("Set a fixed start…"), view.verbs.set_fixed_start, "F")
    segment = None if view.board is None else view.board.segment(view.selection.current)
    if segment is not None and isinstance(segment.start, At):
        _add(menu, view.tr("Let it follow the one before"), view.verbs.release_start)


def _park_words(view: TimelineView) -> str:
    parked = view.board is not None and view.selection.current in view.board.layout.parked
    return view.tr("Bring back from the shelf") if parked else view.tr("Park")


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
