"""The one marker or cue that is chosen on the timeline: which it is, where it stands, what can be done to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from app.domain import edits
from app.domain.plan import Cue, Marker, Segment
from widgets.parts import literal
from widgets.timeline.boxes import Box
from widgets.timeline.chips import chip_boxes
from widgets.timeline.faces import moments_in
from widgets.timeline.frame import Frame
from widgets.timeline.hit import cues_at
from widgets.timeline.item_drags import item_name, place_words
from widgets.timeline.lanes import RowKind

if TYPE_CHECKING:
    from widgets.timeline.view import TimelineView


def items_of(segment: Segment) -> list[Marker | Cue]:
    """The markers and cues of a segment in the order the keyboard goes through them."""
    return [*segment.markers, *sorted(segment.cues, key=lambda cue: cue.offset_s)]


def place_of(frame: Frame, segment: Segment, item: Marker | Cue) -> Box | None:
    """Where a marker's chip or a cue's diamond stands; None where it is not drawn."""
    if isinstance(item, Marker):
        box = frame.box(segment.id)
        if box is None or segment.parked:
            return None
        places = chip_boxes(box, moments_in(segment), frame.sizes, (frame.left, frame.width))
        return places[segment.markers.index(item)]
    row = next((one for one in frame.rows if one.kind is RowKind.CUES), None)
    if row is None or segment.parked:
        return None
    x = frame.scale.x_of(frame.board.layout.start_of(segment.id) + item.offset_s)
    return Box(x, frame.top_of(row) + row.height // 2, 1, 1).grown(frame.sizes.cue_reach_px)


class Chosen:
    """What a click on a chip or a diamond chooses, and its keys."""

    def __init__(self, view: TimelineView) -> None:
        self._view = view

    @property
    def now(self) -> tuple[Segment, Marker | Cue] | None:
        """The segment and the marker or cue of it that is chosen."""
        view = self._view
        board, item_id = view.board, view.selection.item
        segment = None if board is None or item_id is None else board.segment(view.selection.current)
        if segment is None:
            return None
        item = next((one for one in items_of(segment) if one.id == item_id), None)
        return None if item is None else (segment, item)

    @property
    def words(self) -> str:
        """What is chosen and where it lies; empty for nothing."""
        board, now = self._view.board, self.now
        if board is None or now is None:
            return ""
        segment, item = now
        return place_words(item, segment, item.offset_s, board.layout.start_of(segment.id))

    def choose(self, segment_id: str, item: Marker | Cue) -> None:
        """Choose one, and say what it is."""
        self._view.selection.choose(segment_id, item.id)
        self._view.say(self.words)

    def follow(self, item: Marker | Cue) -> None:
        """Choose one where it was carried to, so that the next key is about it and not about the segment it left."""
        plan = self._view.session.plan
        holders = () if plan is None else plan.segments
        held = ((segment.id, one) for segment in holders for one in items_of(segment) if one.id == item.id)
        for segment_id, one in held:
            self.choose(segment_id, one)

    def click(self, segment_id: str, item: Marker | Cue, x: int) -> None:
        """Choose what was clicked; of cues that share a column, each click the next."""
        frame = self._view.frame_now
        here = cues_at(frame, x) if frame is not None and isinstance(item, Cue) else []
        ids = [cue.id for _, cue in here]
        if self._view.selection.item in ids:
            segment_id, item = here[(ids.index(str(self._view.selection.item)) + 1) % len(here)]
        self.choose(segment_id, item)

    def step(self, way: int) -> None:
        """Choose the next marker or cue of the current segment, or the one before; behind the last, none."""
        view, now = self._view, self.now
        board = view.board
        segment = None if board is None else board.segment(view.selection.current)
        items = [] if segment is None else items_of(segment)
        if segment is None or not items:
            view.say(view.tr("There is no marker and no cue here."))
            return
        place = (items.index(now[1]) + 1 if now is not None else 0) + way
        chosen = items[place % (len(items) + 1) - 1] if place % (len(items) + 1) else None
        if chosen is None:
            view.selection.set((segment.id,))
        else:
            self.choose(segment.id, chosen)

    def move(self, way: int) -> bool:
        """Move what is chosen along its segment; whether anything is."""
        now = self.now
        if now is not None:
            self._view.item_verbs.move(now[1], way)
        return now is not None

    def remove(self) -> bool:
        """Take what is chosen out of its segment; whether anything is."""
        now, view = self.now, self._view
        if now is None:
            return False
        segment, item = now
        label = view.tr("Remove {0} from “{1}”").format(item_name(item), segment.title)
        if view.verbs.edit(label, lambda plan: edits.drop(plan, segment.id, item.id), ids=(segment.id,)):
            view.selection.set((segment.id,))
            view.say(label)
        return True

    def open(self) -> bool:
        """Show the fields of what is chosen; whether anything is."""
        now = self.now
        if now is not None:
            segment, item = now
            field = "cue.title" if isinstance(item, Cue) else "marker.reason"
            self._view.opened_item.emit(segment.id, field, item.id)
        return now is not None

    def let_go(self) -> bool:
        """Choose the segment alone again; whether anything was chosen."""
        current, had = self._view.selection.current, self.now is not None
        if had and current is not None:
            self._view.selection.set((current,))
        return had

    def add_to(self, menu: QMenu) -> None:
        """What can be done to it, at the head of a menu."""
        view, now = self._view, self.now
        if now is None:
            return
        menu.addAction(literal(self.words)).setEnabled(False)
        for words, act, key in (
            (view.tr("Open"), self.open, "Return"),
            (view.tr("Move earlier"), lambda: self.move(-1), "Alt+Left"),
            (view.tr("Move later"), lambda: self.move(1), "Alt+Right"),
            (view.tr("Remove"), self.remove, "Del"),
        ):
            action = menu.addAction(words)
            action.setShortcut(QKeySequence(key))
            action.setShortcutVisibleInContextMenu(True)
            action.triggered.connect(act)
        menu.addSeparator()
