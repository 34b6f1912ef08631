"""The inspector of several selected segments: what they have in common, and what is done to all of them at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain import edits
from app.domain.clock import format_length
from app.domain.plan import Plan, Segment
from app.domain.words import KIND_WORDS
from app.session import Session
from widgets import fonts
from widgets.fields import ChoiceField
from widgets.fields.title import TITLE_PX, TitleField
from widgets.inspector.access import with_value
from widgets.inspector.form import Form
from widgets.inspector.item_editor import role_choices
from widgets.inspector.page import Page
from widgets.inspector.sidebyside import SideBySide
from widgets.parts import MUTED, button, row, wrapped

VARIOUS: Final = object()
"""What stands for values that differ."""
Segments = tuple[Segment, ...]


class SeveralPane(Page):
    """How many and how long, three fields that change all of them, and three verbs that take all of them."""

    park_asked = Signal()
    duplicate_asked = Signal()
    delete_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(12, parent)
        self._session, self._ids = session, tuple[str, ...]()
        self.form = Form(session, self)
        self.count, self.length = wrapped(), wrapped("", MUTED)
        self.count.setFont(fonts.strong(TITLE_PX))
        self.count.setContentsMargins(TitleField.INDENT, 5, 0, 6)  # where a title stands in its field
        self.length.setContentsMargins(TitleField.INDENT, 1, 0, 0)
        self.head_layout.addWidget(self.count)
        self.head_layout.addWidget(self.length)
        self._kind = self._field("kind", self.tr("Kind"), self.tr("Change the kind"))
        self._led = self._field("led_by", self.tr("Led by"), self.tr("Change who leads"))
        self._section = self._field("section_id", self.tr("Section"), self.tr("Move to a section"))
        self._kind.offer(tuple(KIND_WORDS.items()))
        self.body.addLayout(SideBySide(self._kind, self._led))
        self.body.addWidget(self._section)
        self.body.addLayout(self._verbs())
        self.body.addStretch(1)

    def show_segments(self, segments: Segments) -> None:
        """Show what they are together."""
        plan, self._ids = self._session.plan, tuple(one.id for one in segments)
        if plan is None:
            return
        self.count.setText(self.tr("{0} segments selected").format(len(segments)))
        self.length.setText(self.tr("{0} in all").format(format_length(sum(one.planned_s for one in segments))))
        led = _common("led_by")(segments)
        self._led.offer(role_choices(plan.roles, led if isinstance(led, str) else "", self.tr("nobody yet")))
        self._section.offer([(None, self.tr("none")), *((one.id, one.title) for one in plan.sections)])
        shelved = any(one.parked for one in segments)
        self.park.setText(self.tr("Bring back from the shelf") if shelved else self.tr("Park"))
        self.form.show_subject(" ".join(self._ids), segments)

    def _field(self, key: str, label: str, step: str) -> ChoiceField:
        made = ChoiceField(key, label)
        made.hint(self.tr("various"))
        self.form.bind(made, step, _common(key), self._putter(key))
        return made

    def _putter(self, key: str) -> Callable[[Plan, str, Any], Plan]:
        def put(plan: Plan, subject_id: str, value: object) -> Plan:
            del subject_id
            return edits.amend_many(plan, self._ids, lambda segment: with_value(segment, key, value))

        return put

    def _verbs(self) -> QHBoxLayout:
        self.park, self.duplicate = button(self.tr("Park"), "link"), button(self.tr("Duplicate"), "link")
        self.delete = button(self.tr("Delete"), "link")
        layout = row(None, 16)
        for made, asked in (
            (self.park, self.park_asked),
            (self.duplicate, self.duplicate_asked),
            (self.delete, self.delete_asked),
        ):
            made.clicked.connect(asked)
            layout.addWidget(made)
        layout.addStretch(1)
        return layout


def _common(key: str) -> Callable[[Segments], object]:
    """The value all of them have, or that it differs."""

    def get(segments: Segments) -> object:
        values = {getattr(one, key) for one in segments}
        return values.pop() if len(values) == 1 else VARIOUS

    return get
