"""What can be done to the plan from the timeline, for keys, menus and the main window alike; no drawing, no input."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QCursor

from app.domain import edits
from app.domain.clock import format_clock, format_length, parse_clock
from app.domain.errors import EditRefused
from app.domain.neighbors import one_place_on, stands_apart
from app.domain.plan import DAY_S, MAIN_LANE, PARKED_LANE, After, At, Segment, With, new_id
from app.domain.text import one_line
from widgets.deeds import Deeds
from widgets.reading import read_line
from widgets.timeline.board import Board
from widgets.timeline.edge_drags import edge_label, start_label
from widgets.timeline.gestures import Change, quoted
from widgets.timeline.moves import move_label, parked_words, too_early_words
from widgets.timeline.picking import staying_words, together
from widgets.timeline.scale import grid_step
from widgets.timeline.side import anchor_at, spot_at
from widgets.timeline.walking import beside, walked

if TYPE_CHECKING:
    from widgets.timeline.view import TimelineView

NEW_TITLE = "New segment"


class Verbs:
    """Each verb is one edit and one undo step; what is refused is said and changes nothing."""

    def __init__(self, view: TimelineView) -> None:
        self._view = view
        self.deeds = Deeds(view.session, view.selection, view.say, view.refuse, view)
        # what is at hand all over the timeline
        self.edit, self.commit = self.deeds.edit, self.deeds.commit

    def _current(self) -> tuple[Board, Segment] | None:
        board = self._view.board
        segment = None if board is None else board.segment(self._view.selection.current)
        return None if board is None or segment is None else (board, segment)

    # walking

    def walk(self, step: int, extend: bool = False) -> None:
        """Go to the next segment by the clock, or the one before."""
        board, selection = self._view.board, self._view.selection
        found = None if board is None else walked(board, selection.current, step)
        if found is not None:
            selection.set((*selection.ids, found) if extend else (found,))
            self._view.camera.reveal(found)

    def walk_to(self, place: int) -> None:
        """Go to the first segment by the clock (0), or the last (-1)."""
        board = self._view.board
        if board is not None and board.plan.segments:
            found = board.in_time_order()[place]
            self._view.selection.set((found,))
            self._view.camera.reveal(found)

    def walk_lane(self, step: int) -> None:
        """Go to the nearest segment in the lane above or below."""
        now = self._current()
        found = None if now is None else beside(now[0], now[1].id, step)
        if found is not None:
            self._view.selection.set((found,))
            self._view.camera.reveal(found)

    # moving and lengths

    def nudge(self, step: int) -> None:
        """Move what is selected one place earlier or later; what starts with another segment moves by the grid."""
        now = self._current()
        if now is None:
            self._view.say(self._view.tr("Select a segment first."))
            return
        board, current = now
        if isinstance(current.start, With):
            self._shift(board, current, step)
            return
        ids, lane_id = together(board, self._view.selection.ids, current.id), current.lane_id
        try:
            before_id = one_place_on(board.plan, ids, step)
        except EditRefused as refusal:
            self._view.refuse(str(refusal))
            return
        label, staying = move_label(board, ids, lane_id, before_id), self._staying(board, ids)
        key = f"nudge {' '.join(ids)}"
        if self.edit(label, lambda plan: edits.move(plan, ids, lane_id, before_id), key, ids, staying):
            self._view.camera.reveal(current.id)

    def _staying(self, board: Board, ids: tuple[str, ...]) -> str:
        """That what is selected in other lanes does not come along."""
        return staying_words(board.plan, self._view.selection.ids, ids)

    def _shift(self, board: Board, segment: Segment, step: int) -> None:
        wanted = board.layout.start_of(segment.id) + step * self.grid()
        rule = anchor_at(board, wanted, frozenset((segment.id,)))
        if rule is None:
            self._view.refuse(too_early_words())
            return
        label = self._view.tr("Move “{0}” to {1}").format(segment.title, format_clock(wanted))
        self.edit(label, lambda plan: edits.set_start(plan, segment.id, rule), f"shift {segment.id}")

    def change_lane(self, step: int) -> None:
        """Move what is selected to the lane above or below, at the time it has."""
        now = self._current()
        if now is None:
            return
        board, current = now
        if current.parked:
            self._view.item_verbs.park()
            return
        lanes = [lane.id for lane in board.plan.lanes if lane.id != PARKED_LANE]
        place = lanes.index(current.lane_id) + step
        if not 0 <= place < len(lanes):
            self._view.refuse(self._view.tr("There is no lane on that side."))
            return
        ids, lane_id = together(board, self._view.selection.ids, current.id), lanes[place]
        change = self._to_lane(board, ids, lane_id)
        if change is None:
            self._view.refuse(too_early_words())
            return
        label = self._view.tr("Move {0} to {1}").format(quoted(board, ids), board.plan.lanes[place].title)
        self.edit(label, change, ids=ids, more=self._staying(board, ids))

    def _to_lane(self, board: Board, ids: tuple[str, ...], lane_id: str) -> Change | None:
        """What takes segments to another lane at the time they have; None where nothing runs that early."""
        start_s, segments = board.layout.start_of(ids[0]), board.plan.segments
        if lane_id == MAIN_LANE:
            lane = (pos for pos in board.positions(lane_id) if not stands_apart(segments[pos]))
            before_id = next((segments[pos].id for pos in lane if board.layout.starts_s[pos] >= start_s), None)
            return lambda plan: edits.move(plan, ids, lane_id, before_id)
        spot = spot_at(board, lane_id, start_s, start_s, frozenset(ids))
        return None if spot is None else lambda plan: spot.put(plan, ids)

    def grid(self) -> int:
        """Seconds a nudge counts in at this zoom."""
        frame = self._view.frame_now
        return 60 if frame is None else grid_step(frame.scale.px_per_s)

    def lengthen(self, step: int) -> None:
        """Make the current segment longer or shorter by the grid; never shorter than one step of it."""
        now = self._current()
        if now is None:
            return
        segment, grid = now[1], self.grid()
        planned_s = max(min(grid, segment.planned_s), segment.planned_s + step * grid)
        # several presses are one step, which may have gone both ways: its name says where it arrived
        label = self._view.tr("Set “{0}” to {1}").format(segment.title, format_length(planned_s))
        key = f"resize {segment.id}"
        self.edit(label, lambda plan: edits.resize(plan, segment.id, planned_s), key, (segment.id,))

    def move_edge(self, step: int) -> None:
        """Move the edge the current segment shares with the next by the grid; where it shares none, its own end."""
        now = self._current()
        if now is None:
            return
        board, segment = now
        place, delta_s = board.layout.index[segment.id], step * self.grid()
        if not board.shared_edge(place):
            self.lengthen(step)
            return
        label = edge_label(board, place)
        self.edit(label, lambda plan: edits.roll(plan, segment.id, delta_s), f"roll {segment.id}", (segment.id,))

    def move_start(self, step: int) -> None:
        """Move the current segment's start by the grid and keep its end."""
        now = self._current()
        if now is None:
            return
        board, segment = now
        delta_s = step * self.grid()
        label = start_label(board, segment.id, board.layout.start_of(segment.id) + delta_s)
        self.edit(
            label, lambda plan: edits.resize_start(plan, segment.id, delta_s), f"start {segment.id}", (segment.id,)
        )

    # adding and taking away

    def add_segment_after(self) -> None:
        """Put a new segment behind the current one (none: at the end of the main room) and ask for its title."""
        board = self._view.board
        if board is not None:
            now = self._current()
            last = board.positions(MAIN_LANE)
            after = now[1] if now is not None else (board.plan.segments[last[-1]] if last else None)
            self._add(after, after.id if after is not None else None)

    def add_segment_before(self) -> None:
        """Put a new segment before the current one."""
        now = self._current()
        if now is None:
            self.add_segment_after()
            return
        board, current = now
        place = board.layout.index[current.id] - 1
        inside = place in board.positions(current.lane_id)
        self._add(current, board.plan.segments[place].id if inside else None)

    def _add(self, like: Segment | None, after_id: str | None) -> None:
        lane_id, section_id = (MAIN_LANE, None) if like is None else (like.lane_id, like.section_id)
        fresh = Segment(new_id(), NEW_TITLE, lane_id=lane_id, section_id=section_id)
        if self.edit(self._view.tr("Add a segment"), lambda plan: edits.add_segment(plan, fresh, after_id)):
            self._view.selection.set((fresh.id,))
            self._view.editor.open_title(fresh.id)

    def duplicate_selected(self) -> None:
        """Copy what is selected and select the copies."""
        self.deeds.duplicate()

    def select_new(self, before: Board) -> None:
        """Select what this board has not."""
        now = self._view.board
        if now is not None:
            fresh = [one.id for one in now.plan.segments if one.id not in before.layout.index]
            self._view.selection.set(fresh)

    def split_selected(self, at_s: int | None = None) -> None:
        """Split the current segment at a moment, or in the middle of it, on the grid where that lies inside."""
        now = self._current()
        if now is None:
            return
        board, segment = now
        start_s = board.layout.start_of(segment.id)
        offset = segment.planned_s // 2 if at_s is None else at_s - start_s
        grid = self.grid()
        rounded = (offset + grid // 2) // grid * grid
        offset = rounded if 0 < rounded < segment.planned_s else offset
        self.edit(
            self._view.tr("Split “{0}”").format(segment.title), lambda plan: edits.split(plan, segment.id, offset)
        )

    def split_here(self) -> None:
        """Split the current segment where the pointer is over it, else in its middle."""
        now, view = self._current(), self._view
        at = view.viewport().mapFromGlobal(QCursor.pos())
        inside = now is not None and view.rect_of(now[1].id).contains(at)
        frame = view.frame_now
        self.split_selected(frame.scale.s_at(at.x()) if inside and frame is not None else None)

    def join_selected(self) -> None:
        """Join the current segment with the next in its lane."""
        now = self._current()
        if now is not None:
            segment_id = now[1].id
            label = self._view.tr("Join “{0}” with the next").format(now[1].title)
            self.edit(label, lambda plan: edits.join(plan, segment_id))

    def delete_selected(self) -> None:
        """Remove the marker or cue that is chosen, else what is selected; what takes its place becomes current."""
        if not self._view.chosen.remove():
            self.delete_segments()

    def delete_segments(self) -> None:
        """Remove what is selected, whatever is chosen in it."""
        self.deeds.delete(self._view.tr("Delete {0}"))

    # titles and starts

    def rename_selected(self) -> None:
        """Edit the current segment's title in place."""
        now = self._current()
        if now is not None:
            self._view.editor.open_title(now[1].id)

    def take_title(self, segment_id: str, text: str) -> None:
        """A title was typed."""
        board = self._view.board
        segment = None if board is None else board.segment(segment_id)
        try:
            title = read_line(text)
        except ValueError as too_long:
            self._view.refuse(str(too_long))
            return
        if segment is not None and title != segment.title:
            label = self._view.tr("Rename “{0}”").format(segment.title)
            self.edit(label, lambda plan: edits.retitle(plan, segment_id, title))

    def set_fixed_start(self) -> None:
        """Ask for a fixed start of the current segment."""
        now = self._current()
        if now is not None and now[1].parked:
            self._view.refuse(parked_words())
        elif now is not None:
            self._view.editor.open_start(now[1].id)

    def release_start(self) -> None:
        """Let the current segment start when the one before it ends."""
        now = self._current()
        if now is not None and isinstance(now[1].start, At):
            segment_id = now[1].id
            label = self._view.tr("Let “{0}” follow").format(now[1].title)
            self.edit(label, lambda plan: edits.set_start(plan, segment_id, After()))

    def take_start(self, segment_id: str, text: str) -> None:
        """A fixed start was typed; it is meant on the day the segment lies on now."""
        board = self._view.board
        segment = None if board is None else board.segment(segment_id)
        if board is None or segment is None:
            return
        try:
            clock_s = parse_clock(text)
        except ValueError:
            words = self._view.tr("“{0}” is not a time of day. Write it like 10:45.")
            self._view.refuse(words.format(one_line(text, 20)))
            return
        clock_s += board.layout.start_of(segment_id) // DAY_S * DAY_S
        reason = segment.start.reason if isinstance(segment.start, At) else ""
        label = start_label(board, segment_id, clock_s)
        self.edit(label, lambda plan: edits.set_start(plan, segment_id, At(clock_s, reason)))
