"""What can be done to the plan from the timeline, for keys, menus and the main window alike; no drawing, no input."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCursor

from app.domain import edits
from app.domain.clock import format_clock, parse_clock
from app.domain.effects import effects
from app.domain.errors import EditRefused
from app.domain.plan import DAY_S, MAIN_LANE, PARKED_LANE, After, At, Plan, Segment, With, new_id
from widgets.timeline.board import Board
from widgets.timeline.edge_drags import resize_label, start_label
from widgets.timeline.gestures import Change, quoted
from widgets.timeline.moves import move_label
from widgets.timeline.picking import together
from widgets.timeline.scale import grid_step
from widgets.timeline.side import anchor_at
from widgets.timeline.walking import beside, walked

if TYPE_CHECKING:
    from widgets.timeline.view import TimelineView

NEW_TITLE = "New segment"


class Verbs:
    """Each verb is one edit and one undo step; what is refused is said and changes nothing."""

    def __init__(self, view: TimelineView) -> None:
        self._view = view
        self._unsaid: tuple[Plan, tuple[str, ...]] | None = None
        self._saying = QTimer(view, singleShot=True, interval=0)
        self._saying.timeout.connect(self._say_effects)

    def edit(self, label: str, change: Change, merge_key: str | None = None, ids: tuple[str, ...] = ()) -> bool:
        """Commit a change; what it did is said when the screen shows it. Refused: say why. Whether it went through."""
        before = self._view.session.plan
        if before is None or not self.commit(label, change, merge_key):
            return False
        self._unsaid = (before, ids)
        self._saying.start()
        return True

    def commit(self, label: str, change: Change, merge_key: str | None = None) -> bool:
        """Commit a change whose words are said already, or say why not; whether it went through."""
        try:
            self._view.session.edit(label, change, merge_key)
        except EditRefused as refusal:
            self._view.refuse(str(refusal))
            return False
        return True

    def _say_effects(self) -> None:
        """In a turn of its own, as comparing two layouts of a long plan takes as long as the edit did."""
        after = self._view.session.plan
        if self._unsaid is not None and after is not None and after.id == self._unsaid[0].id:
            before, ids = self._unsaid
            self._view.say(effects(before, after, ids))
        self._unsaid = None

    def _current(self) -> tuple[Board, Segment] | None:
        board = self._view.board
        segment = None if board is None else board.segment(self._view.selection.current)
        return None if board is None or segment is None else (board, segment)

    def _chosen(self) -> tuple[Board, tuple[str, ...]] | None:
        """The board and the selected ids that are in it, in running order."""
        board = self._view.board
        index = {} if board is None else board.layout.index
        ids = tuple(sorted((one for one in self._view.selection.ids if one in index), key=index.__getitem__))
        return None if board is None or not ids else (board, ids)

    # walking

    def walk(self, step: int, extend: bool = False) -> bool:
        """Go to the next segment by the clock, or the one before; whether there was one."""
        board, selection = self._view.board, self._view.selection
        found = None if board is None else walked(board, selection.current, step)
        if found is None:
            return False
        selection.set((*selection.ids, found) if extend else (found,))
        self._view.camera.reveal(found)
        return True

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
        ids = together(board, self._view.selection.ids, current.id)
        lane = board.positions(current.lane_id)
        places = [board.layout.index[one] for one in ids]
        target = places[0] - 1 if step < 0 else places[-1] + 1
        if target not in lane:
            tr = self._view.tr
            first, last = tr("{0} is already the first of its lane."), tr("{0} is already the last of its lane.")
            self._view.refuse((first if step < 0 else last).format(quoted(board, ids)))
            return
        segments = board.plan.segments
        place = target if step < 0 else target + 1
        before_id = segments[place].id if place in lane else None
        label = move_label(board, ids, current.lane_id, before_id)
        lane_id = current.lane_id
        if self.edit(label, lambda plan: edits.move(plan, ids, lane_id, before_id), f"nudge {' '.join(ids)}", ids):
            self._view.camera.reveal(current.id)

    def _shift(self, board: Board, segment: Segment, step: int) -> None:
        wanted = board.layout.start_of(segment.id) + step * self.grid()
        rule = anchor_at(board, wanted, frozenset((segment.id,)))
        if rule is None:
            self._view.refuse(self._view.tr("Nothing in the main room runs that early."))
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
        start_s = board.layout.start_of(ids[0])
        starts, segments = board.layout.starts_s, board.plan.segments
        before_id = next((segments[pos].id for pos in board.positions(lane_id) if starts[pos] >= start_s), None)
        rule = None if lane_id == MAIN_LANE else anchor_at(board, start_s, frozenset(ids))

        def change(plan: Plan) -> Plan:
            moved = edits.move(plan, ids, lane_id, before_id)
            return moved if rule is None else edits.set_start(moved, ids[0], rule)

        label = self._view.tr("Move {0} to {1}").format(quoted(board, ids), board.plan.lanes[place].title)
        self.edit(label, change)

    def grid(self) -> int:
        """Seconds a nudge counts in at this zoom."""
        frame = self._view.frame_now
        return 60 if frame is None else grid_step(frame.scale.px_per_s)

    def lengthen(self, step: int) -> None:
        """Make the current segment longer or shorter by the grid; never shorter than one step of it."""
        now = self._current()
        if now is None:
            return
        board, segment = now
        grid = self.grid()
        planned_s = max(min(grid, segment.planned_s), segment.planned_s + step * grid)
        label = resize_label(board, segment.id, planned_s)
        self.edit(label, lambda plan: edits.resize(plan, segment.id, planned_s), f"resize {segment.id}")

    def move_edge(self, step: int) -> None:
        """Move the edge the current segment shares with the next by the grid."""
        now = self._current()
        if now is None:
            return
        segment, delta_s = now[1], step * self.grid()
        label = self._view.tr("Move the end of “{0}”").format(segment.title)
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
        chosen = self._chosen()
        if chosen is None:
            return
        board, ids = chosen
        if self.edit(
            self._view.tr("Duplicate {0}").format(quoted(board, ids)), lambda plan: edits.duplicate(plan, ids)
        ):
            self.select_new(board)

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
        if self._view.chosen.remove():
            return
        chosen = self._chosen()
        if chosen is None:
            return
        board, ids = chosen
        heir = self._heir(board, ids)
        label = self._view.tr("Delete {0}").format(quoted(board, ids))
        if self.edit(label, lambda plan: edits.remove(plan, ids)) and heir is not None:
            self._view.selection.set((heir,))

    def _heir(self, board: Board, ids: tuple[str, ...]) -> str | None:
        gone = frozenset(ids)
        segments, place = board.plan.segments, board.layout.index[ids[-1]]
        lane = board.positions(segments[place].lane_id)
        around = [*(pos for pos in lane if pos > place), *(pos for pos in reversed(lane) if pos < place)]
        return next((segments[pos].id for pos in around if segments[pos].id not in gone), None)

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
        if segment is not None and text.strip() != segment.title:
            label = self._view.tr("Rename “{0}”").format(segment.title)
            self.edit(label, lambda plan: edits.retitle(plan, segment_id, text.strip()))

    def set_fixed_start(self) -> None:
        """Ask for a fixed start of the current segment."""
        now = self._current()
        if now is not None:
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
            self._view.refuse(self._view.tr("“{0}” is not a time of day. Write it like 10:45.").format(text))
            return
        clock_s += board.layout.start_of(segment_id) // DAY_S * DAY_S
        reason = segment.start.reason if isinstance(segment.start, At) else ""
        label = start_label(board, segment_id, clock_s)
        self.edit(label, lambda plan: edits.set_start(plan, segment_id, At(clock_s, reason)))
