"""The inspector of one segment: its parts in the order one thinks of them."""

from __future__ import annotations

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
from widgets.inspector.lists import CuesSection, ItemsSection, MarkersSection, NeedsSection, StepsSection
from widgets.inspector.section import Section
from widgets.parts import MUTED, caption, column, plain
from widgets.settings import Settings

_OPEN_AT_FIRST = frozenset({"needs", "cues"})


class Head(Section):
    """The title, and in one line what it is and when."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.title = TitleField("title", self.tr("Title"))
        self.form.bind(self.title, self.tr("Rename the segment"), of("title"), _retitle)
        self._line = plain("", MUTED)
        layout = column(self, 1)
        layout.addWidget(self.title)
        layout.addWidget(self._line)

    def show_segment(self, segment: Segment) -> None:
        """Title, kind and clock."""
        super().show_segment(segment)
        layout = self.session.layout
        start, end = layout.start_of(segment.id), layout.end_of(segment.id)
        self._line.setText(f"{KIND_WORDS[segment.kind]} · {format_clock(start)} – {format_clock(end)}")


class SegmentPane(QWidget):
    """All of a segment, edited in place."""

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._layout = column(self, 12)
        self._layout.setContentsMargins(16, 12, 16, 20)
        self.head, self.lengths = Head(session), Lengths(session)
        self.markers = MarkersSection(session)
        self.reasons = IntentSection(session, ("why", "good"))
        self.more_reasons = IntentSection(session, ("interaction", "listen_for", "substitute"))
        self.sections: list[Section] = [self.head, self.lengths, self.reasons, self.markers, self.more_reasons]
        for section in self.sections:
            if section is self.markers:
                self._layout.addWidget(caption(self.tr("Weight")))
                self._layout.addSpacing(-8)
            self._layout.addWidget(section)
        self._folds: list[tuple[Fold, Section]] = []
        self.steps, self.needs, self.cues = StepsSection(session), NeedsSection(session), CuesSection(session)
        self._folded("needs", self.tr("Support needs"), self.needs)
        self._folded("cues", self.tr("Producer cues"), self.cues)
        self._folded("steps", self.tr("Script"), self.steps)
        self._folded("group", self.tr("Group work"), GroupWork(session))
        self._folded("short", self.tr("If time runs short"), ShortOfTime(session))
        self._folded("details", self.tr("Details"), Details(session))
        self._folded("custom", self.tr("Fields of our own"), CustomFields(session))
        self._layout.addStretch(1)

    def show_segment(self, segment: Segment) -> None:
        """Show a segment in every part."""
        for section in self.sections:
            section.show_segment(segment)
        for fold, section in self._folds:
            section.show_segment(segment)
            fold.heading.say(section.note(segment))

    def reveal(self, section: ItemsSection) -> None:
        """Unfold the part a command adds something to."""
        for fold, inside in self._folds:
            if inside is section:
                fold.open(True)

    def fold(self, key: str) -> Fold:
        """The group of that key."""
        return next(fold for fold, _ in self._folds if fold.key == key)

    def _folded(self, key: str, title: str, section: Section) -> None:
        fold = Fold(key, title)
        fold.inside.addWidget(section)
        fold.open(self._settings.flag(f"inspector/{key}", key in _OPEN_AT_FIRST))
        fold.toggled.connect(self._remember)
        self._folds.append((fold, section))
        self._layout.addWidget(fold)
        self._layout.addSpacing(-12)

    def _remember(self, key: str, shown: bool) -> None:
        self._settings.keep_flag(f"inspector/{key}", shown)


def _retitle(plan: Plan, segment_id: str, title: str) -> Plan:
    return edits.retitle(plan, segment_id, title)
