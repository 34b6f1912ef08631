"""What can be done by key and menu to the markers, cues and needs of the current segment, and to the shelf."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from app.domain import edits
from app.domain.places import fresh
from app.domain.plan import Cue, Kind, Marker, MarkerKind, Need, NeedKind, Plan, Segment, new_id
from app.domain.words import KIND_WORDS, MARKER_WORDS, NEED_WORDS
from widgets.parts import literal
from widgets.timeline.board import Board
from widgets.timeline.item_drags import item_name, place_words

if TYPE_CHECKING:
    from widgets.timeline.view import TimelineView


class ItemVerbs:
    """The twins of dragging what lies in a segment, of dropping from a palette, and of the shelf."""

    def __init__(self, view: TimelineView) -> None:
        self._view = view

    def _current(self) -> tuple[Board, Segment] | None:
        board = self._view.board
        segment = None if board is None else board.segment(self._view.selection.current)
        return None if board is None or segment is None else (board, segment)

    def park(self) -> None:
        """Put what is selected on the shelf; what is parked comes back to where it was."""
        self._view.verbs.deeds.park()
        now = self._current()
        if now is not None and not now[1].parked:
            self._view.camera.reveal(now[1].id)

    def move(self, item: Marker | Cue, step: int) -> None:
        """Move a marker or cue by the grid; at the end of its segment it stays.

        Before its start there is all of the segment for a marker; a cue that lies before it or past its end
        comes no further out.
        """
        now = self._current()
        if now is None:
            return
        segment, grid = now[1], self._view.verbs.grid()
        items: tuple[Marker | Cue, ...] = (*segment.markers, *segment.cues)
        held = next((one for one in items if one.id == item.id), None)
        if held is None:
            return
        offset_s = _moved(held, step * grid, segment.planned_s)
        if offset_s == held.offset_s:
            self._view.say(place_words(held, segment, offset_s, now[0].layout.start_of(segment.id)))
            return
        self._carry(segment, held, segment, offset_s, f"carry {item.id}")

    def hand_on(self, item: Marker | Cue, step: int) -> None:
        """Move a marker or cue to the next segment of the lane, or the one before, at its start."""
        now = self._current()
        if now is None:
            return
        board, segment = now
        place = board.layout.index[segment.id] + step
        if place not in board.positions(segment.lane_id):
            self._view.refuse(self._view.tr("There is no segment on that side."))
            return
        target = board.plan.segments[place]
        whole = isinstance(item, Marker) and item.offset_s is None
        if self._carry(segment, item, target, None if whole else 0):
            self._view.chosen.follow(item)

    def _carry(
        self, source: Segment, item: Marker | Cue, target: Segment, offset_s: int | None, key: str | None = None
    ) -> bool:
        label = self._view.tr("Move {0} in “{1}”").format(item_name(item), target.title)
        return self._view.verbs.edit(
            label, lambda plan: edits.carry(plan, source.id, item.id, target.id, offset_s), key, (target.id,)
        )

    def add(self, item: Marker | Cue | Need) -> None:
        """Put a new marker, cue or need into the current segment."""
        now = self._current()
        if now is not None:
            segment_id, title = now[1].id, now[1].title
            label = self._view.tr("Add {0} to “{1}”").format(item_name(item), title)
            self._view.verbs.edit(label, lambda plan: edits.put(plan, segment_id, item), ids=(segment_id,))

    def add_kind(self, kind: Kind) -> None:
        """Add a segment of a kind behind the current one, or at the end."""
        self._add_segment(Segment(new_id(), KIND_WORDS[kind], kind))

    def add_activity(self, activity: Segment) -> None:
        """Add a copy of a ready-made segment behind the current one, or at the end."""
        plan = self._view.session.plan
        if plan is not None:
            self._add_segment(fresh([activity], plan)[0])

    def _add_segment(self, segment: Segment) -> None:
        now = self._current()
        after_id = None
        if now is not None:
            after_id = now[1].id
            segment = replace(segment, lane_id=now[1].lane_id, section_id=now[1].section_id)
        label = self._view.tr("Add “{0}”").format(segment.title)

        def change(plan: Plan) -> Plan:
            last = plan.segments[-1].id if after_id is None and plan.segments else after_id
            return edits.add_segment(plan, segment, last)

        if self._view.verbs.edit(label, change, ids=(segment.id,)):
            self._view.selection.set((segment.id,))


def _moved(item: Marker | Cue, by_s: int, planned_s: int) -> int | None:
    """Where an item lies after a step; None: it is for all of its segment."""
    if item.offset_s is None:
        return 0 if by_s > 0 else None
    if isinstance(item, Marker) and item.offset_s == 0 and by_s < 0:
        return None
    wanted = item.offset_s + by_s
    if by_s > 0:
        return min(wanted, max(item.offset_s, planned_s))
    return max(min(wanted, planned_s), min(item.offset_s, 0))


def build_items(view: TimelineView, parent: QMenu | None = None) -> QMenu:
    """The markers and cues of the current segment, and where each can go."""
    menu = QMenu(view.tr("Markers and cues"), parent or view)
    board, verbs = view.board, view.item_verbs
    segment = None if board is None else board.segment(view.selection.current)
    items: tuple[Marker | Cue, ...] = () if segment is None else (*segment.markers, *segment.cues)
    for item in items:
        one = menu.addMenu(literal(item_name(item)))
        ways: tuple[tuple[str, Callable[[Marker | Cue, int], None], int], ...] = (
            (view.tr("Earlier"), verbs.move, -1),
            (view.tr("Later"), verbs.move, 1),
            (view.tr("To the segment before"), verbs.hand_on, -1),
            (view.tr("To the segment after"), verbs.hand_on, 1),
        )
        for words, verb, step in ways:
            one.addAction(words).triggered.connect(_bound(verb, item, step))
    menu.setEnabled(bool(menu.actions()))
    return menu


def _bound(verb: Callable[[Marker | Cue, int], None], item: Marker | Cue, step: int) -> Callable[[], None]:
    return lambda: verb(item, step)


def build_adding(view: TimelineView, parent: QMenu | None = None) -> QMenu:
    """What a palette offers: kinds of segments, and for the current segment markers, a cue and needs."""
    menu, verbs = QMenu(view.tr("Add here"), parent or view), view.item_verbs
    kinds = menu.addMenu(view.tr("Segment"))
    for kind in Kind:
        kinds.addAction(literal(KIND_WORDS[kind])).triggered.connect(_adding_kind(verbs, kind))
    activities = menu.addMenu(view.tr("Activity"))
    for activity in view.activities():
        activities.addAction(literal(activity.title)).triggered.connect(_adding_activity(verbs, activity))
    board = view.board
    if board is None or board.segment(view.selection.current) is None:
        return menu
    markers, needs = menu.addMenu(view.tr("Marker")), menu.addMenu(view.tr("Need"))
    for weight in MarkerKind:
        if weight is not MarkerKind.OWN:
            markers.addAction(MARKER_WORDS[weight]).triggered.connect(_adding(verbs, Marker(new_id(), weight)))
    for sort in NeedKind:
        needs.addAction(NEED_WORDS[sort]).triggered.connect(_adding(verbs, Need(new_id(), NEED_WORDS[sort], sort)))
    menu.addAction(view.tr("Cue")).triggered.connect(_adding(verbs, Cue(new_id(), title=view.tr("New cue"))))
    return menu


def _adding(verbs: ItemVerbs, item: Marker | Cue | Need) -> Callable[[], None]:
    return lambda: verbs.add(item)


def _adding_activity(verbs: ItemVerbs, activity: Segment) -> Callable[[], None]:
    return lambda: verbs.add_activity(activity)


def _adding_kind(verbs: ItemVerbs, kind: Kind) -> Callable[[], None]:
    return lambda: verbs.add_kind(kind)


def open_menu(view: TimelineView, menu: QMenu) -> None:
    """Open a menu at the current segment; an empty one is dropped."""
    if not menu.actions():
        menu.deleteLater()
        view.say(view.tr("There is no marker and no cue here."))
        return
    current = view.selection.current
    place = view.viewport().rect().center() if current is None else view.rect_of(current).bottomLeft()
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(view.viewport().mapToGlobal(QPoint(place)))
