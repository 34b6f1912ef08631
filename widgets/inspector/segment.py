"""The inspector of one segment: its parts in the order one thinks of them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from app.domain import edits
from app.domain.clock import format_clock
from app.domain.plan import Plan, Segment
from app.domain.words import KIND_WORDS
from app.session import Session
from widgets.fields import TitleField
from widgets.inspector.access import of
from widgets.inspector.custom import CustomFields
from widgets.inspector.details import Details, GroupWork, IntentSection, ShortOfTime
from widgets.inspector.fold import Fold
from widgets.inspector.lengths import Lengths
from widgets.inspector.lists import CuesSection, MarkersSection, NeedsSection
from widgets.inspector.page import Page
from widgets.inspector.section import Section
from widgets.inspector.steps import StepsSection
from widgets.parts import MUTED, caption, column, wrapped
from widgets.settings import Settings

_OPEN_AT_FIRST = frozenset({"needs", "cues"})


class Head(Section):
    """The title, and in one line what it is and when."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.title = TitleField("title", self.tr("Title"))
        self.form.bind(self.title, self.tr("Rename the segment"), of("title"), _retitle)
        self.when = wrapped("", MUTED)
        self.when.setContentsMargins(TitleField.INDENT, 0, 0, 0)
        layout = column(self, 1)
        layout.addWidget(self.title)
        layout.addWidget(self.when)

    def show_segment(self, segment: Segment) -> None:
        """Title, kind and clock."""
        super().show_segment(segment)
        layout = self.session.layout
        start, end = layout.start_of(segment.id), layout.end_of(segment.id)
        when = self.tr("parked") if segment.parked else f"{format_clock(start)} – {format_clock(end)}"
        self.when.setText(f"{KIND_WORDS[segment.kind]} · {when}")


@dataclass(slots=True)
class Group:
    """A fold, and what is in it once it was opened."""

    fold: Fold
    make: type[Section]
    section: Section | None = None


class SegmentPane(Page):
    """All of a segment, edited in place."""

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(12, parent)
        self._session, self._settings = session, settings
        self.head, self.lengths = Head(session), Lengths(session)
        self.markers = MarkersSection(session)
        self.reasons = IntentSection(session, ("why", "good"))
        self.more_reasons = IntentSection(session, ("interaction", "listen_for", "substitute"))
        self.sections: list[Section] = [self.head, self.lengths, self.reasons, self.markers, self.more_reasons]
        self.head_layout.addWidget(self.head)
        for section in self.sections[1:]:
            if section is self.markers:
                self.body.addWidget(caption(self.tr("Weight")))
                self.body.addSpacing(-8)
            self.body.addWidget(section)
        self._folds: dict[str, Group] = {}
        self._segment: Segment | None = None
        for key, title, make in (
            ("needs", self.tr("Support needs"), NeedsSection),
            ("cues", self.tr("Producer cues"), CuesSection),
            ("steps", self.tr("Script"), StepsSection),
            ("group", self.tr("Group work"), GroupWork),
            ("short", self.tr("If time runs short"), ShortOfTime),
            ("details", self.tr("Details"), Details),
            ("custom", self.tr("Fields of our own"), CustomFields),
        ):
            self._folded(key, title, make)
        self.body.addStretch(1)

    def show_segment(self, segment: Segment) -> None:
        """Show a segment in every part."""
        self._segment = segment
        for section in self.sections:
            section.show_segment(segment)
        for group in self._folds.values():
            group.fold.heading.say(group.make.note(segment))
            if group.section is not None and group.fold.is_open:
                group.section.show_segment(segment)

    def part(self, key: str) -> Section:
        """The part of that key, unfolded."""
        if key == "markers":
            return self.markers
        self.fold(key).open(True)
        section = self._folds[key].section
        assert section is not None
        return section

    def fold(self, key: str) -> Fold:
        """The group of that key."""
        return self._folds[key].fold

    def _folded(self, key: str, title: str, make: type[Section]) -> None:
        fold = Fold(key, title)
        self._folds[key] = Group(fold, make)
        fold.toggled.connect(self._turned)
        self.body.addWidget(fold)
        self.body.addSpacing(-12)
        fold.open(self._settings.flag(f"inspector/{key}", key in _OPEN_AT_FIRST))

    def _turned(self, key: str, shown: bool) -> None:
        group = self._folds[key]
        if shown and group.section is None:
            group.section = group.make(self._session)
            group.fold.inside.addWidget(group.section)
        if shown and group.section is not None and self._segment is not None:
            group.section.show_segment(self._segment)
        if self._segment is not None:
            self._settings.keep_flag(f"inspector/{key}", shown)


def _retitle(plan: Plan, segment_id: str, title: str) -> Plan:
    return edits.retitle(plan, segment_id, title)
