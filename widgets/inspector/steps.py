"""The script of a segment: its lines, what they add up to, and which of them take longer than they have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.domain.clock import format_length, format_timer
from app.domain.plan import Segment, Step, StepKind, new_id
from app.domain.script import Sums, saying_time_s, script
from app.domain.words import STEP_WORDS
from app.session import Session
from widgets.fields.offsets import offset_words
from widgets.inspector.access import Item
from widgets.inspector.editors import StepEditor
from widgets.inspector.items import Editor, ItemList, Summary
from widgets.inspector.lists import ItemsSection
from widgets.parts import DANGER, MUTED, wrapped


def _tr(text: str) -> str:
    return QCoreApplication.translate("Script", text)


class StepsSection(ItemsSection):
    """The script, line by line, and its sums under it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self._segment: Segment | None = None
        super().__init__(session, parent)
        self.sums, self.findings = wrapped("", MUTED), wrapped("", DANGER)
        for place, shown in enumerate((self.sums, self.findings), 1):
            shown.setContentsMargins(0, 4, 0, 2)
            self._layout.insertWidget(place, shown)

    def show_segment(self, segment: Segment) -> None:
        """The lines, then set-up, activity and debrief, then what does not fit."""
        self._segment = segment
        super().show_segment(segment)
        known = script(segment, self._language())
        self.sums.setText(_sum_words(known.sums))
        self.findings.setText("\n".join(known.findings))
        for shown in (self.sums, self.findings):
            shown.setVisible(bool(shown.text()))

    def _language(self) -> str:
        return self.session.plan.language if self.session.plan is not None else "en"

    def _make_list(self) -> ItemList:
        return ItemList(self._editor, self._summary)

    def _editor(self) -> Editor:
        return StepEditor(self.session)

    def _summary(self, item: object) -> Summary:
        step = cast(Step, item)
        lead = "" if step.offset_s is None else offset_words(step.offset_s)
        saying_s = saying_time_s(step, self._segment, self._language()) if self._segment is not None else 0
        saying = _tr("{0} to say (assumed)").format(format_length(saying_s)) if saying_s else ""
        more = " · ".join(part for part in (STEP_WORDS[step.kind], step.speaker, saying) if part)
        return Summary(step.text or STEP_WORDS[step.kind], more, lead)

    @classmethod
    def _items(cls, segment: Segment) -> Sequence[Item]:
        return segment.steps

    def _add_words(self) -> str:
        return self.tr("Add a line")

    def _remove_label(self) -> str:
        return self.tr("Remove the line")

    def _add_pressed(self) -> None:
        kind = self._menu(tuple(STEP_WORDS.items()))
        if isinstance(kind, StepKind):
            self.add(Step(new_id(), kind), self.tr("Add a line"))


def _sum_words(sums: Sums | None) -> str:
    """The three sums: "Set-up 3, activity 18:30, debrief 4 min"; nothing where the offsets do not say."""
    if sums is None:
        return ""
    parts = (sums.set_up_s, sums.activity_s, sums.debrief_s)
    return _tr("Set-up {0}, activity {1}, debrief {2} min").format(*map(format_timer, parts))
