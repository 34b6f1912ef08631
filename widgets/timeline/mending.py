"""Offers the repairs of a clash, a gap or a missed end: each by its words and its cost, or why none is possible."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from app.domain.repair import Repair, repairs

if TYPE_CHECKING:
    from widgets.timeline.view import TimelineView


def troubled(view: TimelineView) -> str | None:
    """The segment to mend: the current one when something is wrong before it, else the next by the clock that has."""
    board = view.board
    if board is None:
        return None
    layout = board.layout
    wrong = {clash.segment_id for clash in layout.clashes} | {gap.before_id for gap in layout.gaps}
    current = view.selection.current
    if current in wrong or not wrong:
        return current if current in wrong else None
    here = layout.starts_s[layout.index[current]] if current in layout.index else board.plan.start_s
    ahead = [one for one in wrong if layout.start_of(one) >= here]
    return min(ahead or wrong, key=layout.start_of)


def build_repairs(view: TimelineView, segment_id: str | None) -> QMenu:
    """The ways to solve what is wrong before a segment (None: to end as promised); refusals stand there greyed."""
    menu = QMenu(view)
    menu.setToolTipsVisible(True)
    board = view.board
    if board is None:
        return menu
    for way in repairs(board.plan, board.layout, segment_id):
        if isinstance(way, Repair):
            action = menu.addAction(f"{way.words}  ({way.cost})" if way.cost else way.words)
            action.triggered.connect(_mend(view, way))
        else:
            action = menu.addAction(way.words)
            action.setEnabled(False)
    return menu


def _mend(view: TimelineView, way: Repair) -> Callable[[], None]:
    def mend() -> None:
        view.verbs.edit(way.words, way.apply)

    return mend


def open_repairs(view: TimelineView, segment_id: str | None, place: QPoint | None = None) -> None:
    """Open the repairs beside the trouble, or say that there is none, or in a sentence why nothing works."""
    board = view.board
    wanted = segment_id or troubled(view)
    if board is None:
        return
    if wanted is None and board.layout.slack_s >= 0:
        view.say(view.tr("Nothing clashes, nothing waits, and the session ends in time."))
        return
    menu = build_repairs(view, wanted)
    usable = [action for action in menu.actions() if action.isEnabled()]
    if not usable:
        words = " ".join(action.text() for action in menu.actions())
        menu.deleteLater()
        view.refuse(words or view.tr("Nothing here can be mended by itself."))
        return
    if wanted is not None:
        view.selection.set((wanted,))
        view.camera.reveal(wanted)
    at = view.rect_of(wanted).bottomLeft() if wanted is not None else view.viewport().rect().center()
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(place or view.viewport().mapToGlobal(at))
