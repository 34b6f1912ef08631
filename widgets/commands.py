"""What the menus do to the open session: each a step through the session, each refusal said in the status line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.domain import edits
from app.domain.errors import EditRefused
from app.domain.plan import MAIN_LANE, Cue, Lane, Marker, MarkerKind, Need, Plan, Section, Segment, With, new_id
from app.domain.words import MARKER_WORDS
from app.session import Session
from widgets.clipboard import SegmentClipboard
from widgets.deeds import Deeds
from widgets.parts import several
from widgets.selection import Selection


class Commands(QObject):
    """The verbs over the selection."""

    said = Signal(str)
    added = Signal(str, str)
    """A segment's id and which part of it grew ("markers", "needs", "cues"), so that the inspector can open it."""

    def __init__(
        self, session: Session, selection: Selection, clipboard: SegmentClipboard, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._selection, self._clipboard = session, selection, clipboard
        self._deeds = Deeds(session, selection, self.said.emit, self.said.emit, self)

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

    def copy(self) -> None:
        """The selected segments to the clipboard."""
        plan = self._session.plan
        if plan is not None and self._selection.ids:
            count = self._clipboard.copy(plan, self._session.layout, self._selection.ids)
            self.said.emit(several(count, self.tr("Copied {0} segment"), self.tr("Copied {0} segments")))

    def cut(self) -> None:
        """To the clipboard, and out of the session."""
        if self._selection.ids:
            self.copy()
            self._deeds.delete(self.tr("Cut {0}"))

    def paste(self) -> None:
        """What was copied, after the current segment."""
        segments, after = self._clipboard.segments(), self._selection.current
        if not segments:
            self.said.emit(self.tr("There are no segments on the clipboard. Import… reads a spreadsheet."))
            return
        self._deeds.grow(self.tr("Paste"), lambda plan: edits.paste(plan, segments, after))

    def duplicate(self) -> None:
        """A copy of the selected segments after them."""
        self._deeds.duplicate()

    def delete(self) -> None:
        """The selected segments out of the session."""
        self._deeds.delete(self.tr("Delete {0}"))

    def select_all(self) -> None:
        """Every segment of the session."""
        plan = self._session.plan
        if plan is not None:
            self._selection.set(one.id for one in plan.segments)

    def add_segment(self) -> None:
        """A new segment after the current one, in its lane."""
        plan, after = self._session.plan, self._selection.current
        if plan is None:
            return
        lane_id = next((one.lane_id for one in plan.segments if one.id == after), MAIN_LANE)
        fresh = Segment(new_id(), self.tr("New segment"), lane_id=lane_id)
        last = after or next((one.id for one in reversed(plan.segments) if one.lane_id == MAIN_LANE), None)
        self._deeds.grow(self.tr("Add a segment"), lambda now: edits.add_segment(now, fresh, last))
        self.added.emit(fresh.id, "title")

    def add_marker(self, kind: MarkerKind) -> None:
        """A weight on each selected segment."""
        ids = self._selection.ids
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
        ids, section = self._selection.ids, Section(new_id(), self.tr("New section"))

        def change(plan: Plan) -> Plan:
            known = edits.put_section(plan, section)
            return edits.amend_many(known, ids, lambda one: replace(one, section_id=section.id))

        self._deeds.edit(self.tr("Add a section"), change)

    def add_lane(self) -> None:
        """A lane beside the main room, with a first segment at the current one."""
        plan, current = self._session.plan, self._selection.current
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
        current = self._selection.current
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
