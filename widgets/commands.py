"""What the menus do to the open session: each a step through the session, each refusal said in the status line."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain import edits
from app.domain.errors import EditRefused
from app.domain.plan import MAIN_LANE, Cue, Lane, Marker, MarkerKind, Need, Plan, Section, Segment, With, new_id
from app.domain.words import MARKER_WORDS
from app.session import Session
from widgets.deeds import Deeds
from widgets.naming import named
from widgets.parts import several
from widgets.rowverbs import RowVerbs, columns_added, last_of_main, told
from widgets.selection import Selection

if TYPE_CHECKING:
    from widgets.outline.pasting import Rows


class Commands(QObject):
    """The verbs over the selection."""

    said = Signal(str)
    added = Signal(str, str)
    """A segment's id and which part of it grew ("markers", "needs", "cues"), so that the inspector can open it."""

    columns_came = Signal(object)
    """The names of fields of our own that pasted rows brought along."""

    def __init__(self, session: Session, selection: Selection, rows: RowVerbs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self.selection, self.rows = session, selection, rows
        self._deeds = Deeds(session, selection, self.said.emit, self.said.emit, self)
        self.into_cells: Callable[[str], bool] | None = None
        """Set by a table that takes words into its cells while it has the keyboard; whether it took them."""

    def undo(self) -> None:
        """Take back the last step of the session."""
        self._say_undone(self.tr("Undid: {0}"), self._session.undo_label, self._session.undo)

    def redo(self) -> None:
        """Do it again."""
        self._say_undone(self.tr("Redid: {0}"), self._session.redo_label, self._session.redo)

    def undo_library(self) -> None:
        """Take back the last step of the library."""
        self._say_undone(self.tr("Undid: {0}"), self._session.undo_library_label, self._session.undo_library)

    def redo_library(self) -> None:
        """Do it again."""
        self._say_undone(self.tr("Redid: {0}"), self._session.redo_library_label, self._session.redo_library)

    def copy(self, ids: Collection[str] = ()) -> None:
        """These segments, else the selected ones, to the clipboard: whole, and as rows for a spreadsheet."""
        plan, ids = self._session.plan, ids or self.selection.ids
        if plan is not None and ids:
            count = self.rows.copy(plan, self._session.layout, ids)
            self.said.emit(several(count, self.tr("Copied {0} segment"), self.tr("Copied {0} segments")))

    def cut(self) -> None:
        """To the clipboard, and out of the session."""
        if self.selection.ids:
            self.copy()
            self._deeds.delete(self.tr("Cut {0}"))

    def paste(self) -> None:
        """What was copied, after the current segment: segments whole, else rows of a spreadsheet; or into cells."""
        segments, after = self.rows.clipboard.segments(), self.selection.current
        if segments:
            label = self.tr("Paste {0}").format(named(segments))
            self._deeds.grow(label, lambda plan: edits.paste(plan, segments, after))
        elif self.into_cells is None or not self.into_cells(self.rows.clipboard.text()):
            self._paste_rows()

    def _paste_rows(self) -> None:
        plan = self._session.plan
        if plan is None:
            return
        try:
            rows = self.rows.read(plan)
        except EditRefused as reason:
            self.said.emit(str(reason))
            return
        if rows is not None:
            self._put_rows(plan, rows)

    def _put_rows(self, plan: Plan, rows: Rows) -> None:
        from widgets.outline.pasting import pasted

        after = self.selection.current or last_of_main(plan)
        label = self.tr("Paste {0}").format(named(rows.segments))
        if not self._deeds.commit(label, lambda now: pasted(now, rows, after)) or self._session.plan is None:
            return
        had = frozenset(one.id for one in plan.segments)
        self.selection.set(one.id for one in self._session.plan.segments if one.id not in had)
        came = columns_added(plan, self._session.plan)
        self.columns_came.emit(came)
        self.said.emit(told(rows, came))

    def duplicate(self) -> None:
        """A copy of the selected segments after them."""
        self._deeds.duplicate()

    def delete(self) -> None:
        """The selected segments out of the session."""
        self._deeds.delete(self.tr("Delete {0}"))

    def park(self) -> None:
        """The selected segments onto the shelf, or back from it."""
        self._deeds.park()

    def select_all(self) -> None:
        """Every segment of the session."""
        plan = self._session.plan
        if plan is not None:
            self.selection.set(one.id for one in plan.segments)

    def add_segment(self, step: int = 1) -> None:
        """A new segment after the current one, or before it (-1), in its lane."""
        plan, current = self._session.plan, self.selection.current
        if plan is None:
            return
        after = current or last_of_main(plan)
        lane_id = next((one.lane_id for one in plan.segments if one.id == after), MAIN_LANE)
        if step < 0:
            lane = [one.id for one in plan.segments if one.lane_id == lane_id]
            place = lane.index(after) if after in lane else 0
            after = lane[place - 1] if place else None
        fresh = Segment(new_id(), self.tr("New segment"), lane_id=lane_id)
        self._deeds.grow(self.tr("Add a segment"), lambda now: edits.add_segment(now, fresh, after))
        self.added.emit(fresh.id, "title")

    def add_marker(self, kind: MarkerKind) -> None:
        """A weight on each selected segment."""
        ids = self.selection.ids
        label = self.tr("Mark “{0}”").format(MARKER_WORDS[kind])

        def change(segment: Segment) -> Segment:
            return replace(segment, markers=(*segment.markers, Marker(new_id(), kind)))

        if ids and self._deeds.edit(label, lambda plan: edits.amend_many(plan, ids, change)):
            self.added.emit(ids[-1], "markers")

    def add_need(self) -> None:
        """A support need for the current segment."""
        self._add_item(self.tr("Add a need"), Need(new_id(), self.tr("New need")), "needs")

    def add_cue(self) -> None:
        """A producer cue for the current segment."""
        self._add_item(self.tr("Add a cue"), Cue(new_id(), title=self.tr("New cue")), "cues")

    def add_section(self) -> None:
        """A section over the selected segments."""
        ids, section = self.selection.ids, Section(new_id(), self.tr("New section"))

        def change(plan: Plan) -> Plan:
            known = edits.put_section(plan, section)
            return edits.amend_many(known, ids, lambda one: replace(one, section_id=section.id))

        self._deeds.edit(self.tr("Add a section"), change)

    def add_lane(self) -> None:
        """A lane beside the main room, with a first segment at the current one."""
        plan, current = self._session.plan, self.selection.current
        if plan is None:
            return
        mains = [one.id for one in plan.segments if one.lane_id == MAIN_LANE]
        if not mains:
            self.said.emit(self.tr("Add a segment to the main room first: a lane runs beside one."))
            return
        lane = Lane(new_id(), self.tr("New lane"))
        anchor = current if current in mains else mains[0]
        first = Segment(new_id(), self.tr("Room work"), lane_id=lane.id, start=With(anchor), planned_s=600)
        self._deeds.grow(
            self.tr("Add a lane"),
            lambda now: edits.add_segment(edits.put_lane(now, lane), first, None),
        )

    def _add_item(self, label: str, item: Need | Cue, part: str) -> None:
        current = self.selection.current
        if current is None:
            self.said.emit(self.tr("Select the segment it belongs to first."))
        elif self._deeds.edit(label, lambda plan: edits.put(plan, current, item)):
            self.added.emit(current, part)

    def _say_undone(self, words: str, label: str | None, act: Callable[[], None]) -> None:
        try:
            act()
        except EditRefused as reason:
            self.said.emit(str(reason))
        else:
            self.said.emit(words.format(label or ""))
