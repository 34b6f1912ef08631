"""The inspector's quieter groups: group work, what is left when time is short, details, and fields of one's own."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.domain import edits
from app.domain.clock import format_length
from app.domain.groupwork import check, fits
from app.domain.plan import MAIN_LANE, PARKED_LANE, Plan, Segment
from app.domain.words import KIND_WORDS
from app.session import Session
from widgets.fields import ChecksField, ChoiceField, Field, LengthField, LineField, NumberField, ReadField, TextField
from widgets.inspector.access import find, intent_of, intent_put, of, segment_put, with_value
from widgets.inspector.editors import role_choices
from widgets.inspector.section import Section
from widgets.inspector.sidebyside import SideBySide
from widgets.parts import DANGER, MUTED, column, several, wrapped


def _tr(text: str) -> str:
    return QCoreApplication.translate("GroupWork", text)


class IntentSection(Section):
    """Some of the five answers that say why the segment is as it is."""

    def __init__(self, session: Session, names: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        layout = column(self, 10)
        label = self.tr("Say why it is here")
        words = {
            "why": (self.tr("Why this moment is here"), self.tr("What is lost without it?")),
            "good": (self.tr("What good looks like"), self.tr("What you would see or hear")),
            "listen_for": (self.tr("Listen for"), self.tr("Words or signs that tell you where they are")),
            "interaction": (self.tr("Why this interaction"), self.tr("Why this one and not another")),
            "substitute": (self.tr("What may replace it"), self.tr("And within what limit")),
        }
        for name in names:
            field = TextField(name, *words[name])
            layout.addWidget(self.form.bind(field, label, intent_of(name), intent_put(name)))


class GroupWork(Section):
    """Size, rounds and minutes a round, and what they come to."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        label = self.tr("Change the group work")
        layout = column(self, 6)
        self._segment: Segment | None = None
        self._fields: tuple[ReadField, ...] = (
            NumberField("group_size", self.tr("People a group"), 1, 10_000),
            NumberField("rounds", self.tr("Rounds"), 1, 1_000),
            LengthField("round_s", self.tr("A round")),
        )
        for field in self._fields:
            self.form.bind(field, label, of(field.key), segment_put(field.key))
            field.line.textEdited.connect(self._check)
        layout.addLayout(SideBySide(*self._fields))
        messages = column(None, 3)
        layout.addLayout(messages)
        for field in self._fields:
            field.say_in(messages)
        self.told = wrapped("", MUTED)
        layout.addWidget(self.told)

    def show_segment(self, segment: Segment) -> None:
        """The fields, and what they come to."""
        super().show_segment(segment)
        self._segment = segment
        self._check()

    def _check(self) -> None:
        """The words for what stands in the fields now, on its way to the plan or there already."""
        plan, segment = self.session.plan, self._segment
        if segment is None or segment.id != self.form.subject_id:
            return
        for field in self._fields:
            segment = with_value(segment, field.key, field.typed)
        told = check(segment, plan.people_expected if plan is not None else None)
        self.told.setText("\n".join(told))
        self.told.setForegroundRole(MUTED if fits(segment) else DANGER)
        self.told.setVisible(bool(told))

    @classmethod
    def note(cls, segment: Segment) -> str:
        """Size and rounds in short."""
        size = _tr("groups of {0}").format(segment.group_size) if segment.group_size else ""
        rounds = several(segment.rounds, _tr("{0} round"), _tr("{0} rounds")) if segment.rounds else ""
        return ", ".join(part for part in (size, rounds) if part)


class ShortOfTime(Section):
    """What is done when there is less time, and in which order things go."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        label = self.tr("Change the short form")
        layout = column(self, 8)
        text = TextField("short_form", self.tr("Short form"), self.tr("What is done instead, in less time"))
        layout.addWidget(self.form.bind(text, label, of("short_form"), segment_put("short_form")))
        fields = (
            LengthField("short_form_s", self.tr("Then takes")),
            NumberField("cut_order", self.tr("Cut as number"), 1, 1_000),
        )
        for field in fields:
            self.form.bind(field, label, of(field.key), segment_put(field.key))
        layout.addLayout(SideBySide(*fields))

    @classmethod
    def note(cls, segment: Segment) -> str:
        """The short form's length."""
        return format_length(segment.short_form_s) if segment.short_form_s else ""


class Details(Section):
    """Everything else a segment has."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._layout = column(self, 8)
        label = self.tr("Change the details")
        self._led = ChoiceField("led_by", self.tr("Led by"))
        kind = ChoiceField("kind", self.tr("Kind"), tuple(KIND_WORDS.items()))
        for field in (kind, self._led):
            self.form.bind(field, label, of(field.key), segment_put(field.key))
        self._layout.addLayout(SideBySide(kind, self._led))
        self._section = ChoiceField("section_id", self.tr("Section"))
        self._lane = ChoiceField("lane_id", self.tr("Lane"))
        self.form.bind(self._section, label, of("section_id"), segment_put("section_id"))
        self.form.bind(self._lane, self.tr("Move to another lane"), of("lane_id"), _put_lane)
        self._layout.addLayout(SideBySide(self._section, self._lane))
        self._one(label, LineField("slides", self.tr("Slides"), self.tr("such as 8–14")))
        self._objectives = ChecksField("objective_ids", self.tr("Serves the objectives"))
        self._one(label, self._objectives)
        self._one(label, TextField("description", self.tr("What happens")))
        self._one(label, TextField("transition", self.tr("Transition to the next")))
        self._one(label, TextField("notes", self.tr("Notes")))

    def show_segment(self, segment: Segment) -> None:
        """The fields, with what the session offers to choose from."""
        plan = self.session.plan
        if plan is not None:
            self._led.offer(role_choices(plan.roles, segment.led_by, self.tr("nobody yet")))
            self._section.offer([(None, self.tr("none")), *((one.id, one.title) for one in plan.sections)])
            running = [(one.id, one.title) for one in plan.lanes if one.id != PARKED_LANE]
            self._lane.offer([*running, (PARKED_LANE, self.tr("Parked"))])
            self._objectives.offer([(one.id, one.text) for one in plan.objectives])
            self._objectives.setVisible(bool(plan.objectives))
        super().show_segment(segment)

    def _one(self, label: str, field: Field) -> None:
        self._layout.addWidget(self.form.bind(field, label, of(field.key), segment_put(field.key)))


def _put_lane(plan: Plan, segment_id: str, lane_id: str) -> Plan:
    """To another lane's end; what is parked comes back first, so that it may have its fixed time again."""
    ids = (segment_id,)
    if lane_id == PARKED_LANE:
        return edits.park(plan, ids)
    if find(plan, segment_id).parked:
        plan = edits.unpark(plan, ids, None)
        return plan if lane_id == MAIN_LANE else edits.move(plan, ids, lane_id, None)
    return edits.move(plan, ids, lane_id, None)
