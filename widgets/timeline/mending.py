"""Offers the repairs of a clash, a gap or a missed end: each by its words and its cost, or why none is possible."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from app.domain.plan import MAIN_LANE
from app.domain.repair import Repair, repairs
from widgets.parts import literal
from widgets.timeline.board import Board

if TYPE_CHECKING:
    from widgets.timeline.view import TimelineView

_WIDTH_EM: Final = 44
_WORDS_SHARE: Final = 0.55


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
    width = min(_WIDTH_EM * menu.fontMetrics().height(), round(0.7 * view.window().width()))
    for way in repairs(board.plan, board.layout, segment_id):
        if isinstance(way, Repair):
            action = menu.addAction(_in_a_line(menu, width, way.words, way.cost))
            action.setToolTip(_all_of(way.words, way.detail, way.cost))
            action.triggered.connect(_mend(view, way))
        else:
            action = menu.addAction(_in_a_line(menu, width, way.words))
            action.setToolTip(_all_of(way.words))
            action.setData(way.words)
            action.setEnabled(False)
    return menu


def _in_a_line(menu: QMenu, width: int, words: str, cost: str = "") -> str:
    """Words and cost as they fit; where both are long, the cost keeps its share, as one chooses by it."""
    metrics, right = menu.fontMetrics(), Qt.TextElideMode.ElideRight
    if cost:
        room = width - metrics.horizontalAdvance("  ()")
        before = min(metrics.horizontalAdvance(words), round(_WORDS_SHARE * room))
        cost = metrics.elidedText(cost, right, room - before)
        words, cost = metrics.elidedText(words, right, room - metrics.horizontalAdvance(cost)), f"  ({cost})"
    return literal(metrics.elidedText(words, right, width) + cost)


def _all_of(*lines: str) -> str:
    """A tooltip of every word, whatever is in them."""
    return "<br>".join(escape(line) for line in lines if line)


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
        view.say(view.tr("Nothing clashes, there is no gap, and the session ends in time."))
        return
    menu = build_repairs(view, wanted)
    usable = [action for action in menu.actions() if action.isEnabled()]
    if not usable:
        words = " ".join(action.data() for action in menu.actions())
        menu.deleteLater()
        view.refuse(words or view.tr("Nothing here can be mended by itself."))
        return
    if wanted is not None:
        view.selection.set((wanted,))
        view.camera.reveal(wanted)
    menu.aboutToHide.connect(menu.deleteLater)
    at = _beside(view, board, wanted, menu.sizeHint().height())
    menu.popup(at if place is None else QPoint(place.x(), at.y()))


def _beside(view: TimelineView, board: Board, segment_id: str | None, height_px: int) -> QPoint:
    """Under the lane of the trouble, so that all of it stays in view; over it where the screen ends before."""
    frame, port, segment = view.frame_of(board), view.viewport(), board.segment(segment_id)
    row = frame.row_of(MAIN_LANE if segment is None else segment.lane_id)
    if row is None:
        return port.mapToGlobal(port.rect().center())
    moment_s = board.layout.promised_end_s if segment is None else board.layout.start_of(segment.id)
    x = max(frame.left, min(frame.scale.x_of(moment_s), frame.width - 1))
    top = frame.top_of(row)
    at = port.mapToGlobal(QPoint(x, top + row.height + frame.sizes.words_px))
    if at.y() + height_px > view.screen().availableGeometry().bottom():
        at.setY(port.mapToGlobal(QPoint(x, top)).y() - height_px)
    return at
