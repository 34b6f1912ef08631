"""The editors of the small things: a marker, a line of the script, a cue, a need."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar, cast

from PySide6.QtWidgets import QWidget

from app.domain.errors import EditRefused
from app.domain.plan import Action, Cue, Marker, MarkerKind, Need, NeedState, Plan, Step, StepKind, Trigger
from app.domain.plan import Field as Detail
from app.domain.text import clean, one_line
from app.domain.words import ACTION_WORDS, MARKER_WORDS, NEED_STATE_WORDS, NEED_WORDS, STEP_WORDS, TRIGGER_WORDS
from app.session import Session
from widgets.fields import ChoiceField, Field, LengthField, LineField, NumberField, OffsetField, TextField
from widgets.inspector.access import item_put, of
from widgets.inspector.form import Form
from widgets.inspector.items import Editor
from widgets.parts import column, row
from widgets.readiness import readiness_of, set_readiness

T = TypeVar("T", Marker, Step, Cue, Need)


class ItemEditor(Editor, Generic[T]):
    """Fields over one item of a segment's list ``list_name``."""

    list_name = ""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.form = Form(session, self)
        self._layout = column(self, 8)
        self._build()
        first = self.form.fields[0]
        self.setFocusProxy(first)

    def show_item(self, item_id: str, item: object) -> None:
        """Show the item's values, and only the fields it can have."""
        self.form.show_subject(item_id, item)
        self._suit(cast(T, item))

    def _build(self) -> None:
        raise NotImplementedError

    def _suit(self, item: T) -> None:
        """Hide what this kind of item does not have."""

    def _bound(self, field: Field, label: str) -> Field:
        return self.form.bind(field, label, of(field.key), item_put(field.key, self.list_name))

    def _side_by_side(self, *fields: Field) -> None:
        line = row(None, 8)
        for one in fields:
            line.addWidget(one, 1)
        self._layout.addLayout(line)

    def _alone(self, field: Field) -> None:
        self._layout.addWidget(field)


class MarkerEditor(ItemEditor[Marker]):
    """A weight: which, why, when, and what belongs to its kind."""

    list_name = "markers"

    def _build(self) -> None:
        label = self.tr("Edit the marker")
        kind = self._bound(ChoiceField("kind", self.tr("Weight"), tuple(MARKER_WORDS.items())), label)
        offset = OffsetField("offset_s", self.tr("From (minutes in)"), optional=True)
        offset.hint(self.tr("the whole segment"))
        self._side_by_side(kind, self._bound(offset, label))
        self._alone(self._bound(LineField("label", self.tr("Its name in your team")), label))
        self._alone(self._bound(TextField("reason", self.tr("Why"), self.tr("What goes wrong without it?")), label))
        question = TextField("question", self.tr("The question to ask"), self.tr("An open question, word for word"))
        self._alone(self._bound(question, label))
        wait = LengthField("wait_s", self.tr("Wait for an answer"))
        wait.hint(self.tr("such as 8 s"))
        self._alone(self._bound(wait, label))
        limits = TextField("limits", self.tr("What may change, and within what limits"))
        self._alone(self._bound(limits, label))

    def _suit(self, item: Marker) -> None:
        asks = item.kind is MarkerKind.INVITE_DIALOGUE
        self.form.field("label").setVisible(item.kind is MarkerKind.OWN)
        self.form.field("question").setVisible(asks)
        self.form.field("wait_s").setVisible(asks)
        self.form.field("limits").setVisible(item.kind is MarkerKind.ADAPT_HERE)


class StepEditor(ItemEditor[Step]):
    """A line of the script."""

    list_name = "steps"

    def _build(self) -> None:
        label = self.tr("Edit the line")
        offset = OffsetField("offset_s", self.tr("At"), optional=True)
        offset.hint(self.tr("in order"))
        kind = self._bound(ChoiceField("kind", self.tr("What it is"), tuple(STEP_WORDS.items())), label)
        self._side_by_side(kind, self._bound(offset, label))
        self._alone(self._bound(TextField("text", self.tr("Words")), label))
        self._alone(self._bound(TextField("expected", self.tr("Answers to expect")), label))
        self._side_by_side(
            self._bound(LineField("speaker", self.tr("Who speaks")), label),
            self._bound(LineField("slide", self.tr("Slide")), label),
        )

    def _suit(self, item: Step) -> None:
        self.form.field("expected").setVisible(item.kind is StepKind.ASK or bool(item.expected))


class CueEditor(ItemEditor[Cue]):
    """A producer's action."""

    list_name = "cues"

    def _build(self) -> None:
        label = self.tr("Edit the cue")
        self._side_by_side(
            self._bound(OffsetField("offset_s", self.tr("At (minutes in)")), label),
            self._bound(LineField("number", self.tr("Number")), label),
        )
        self._alone(self._bound(LineField("title", self.tr("Title")), label))
        self._alone(self._bound(ChoiceField("action", self.tr("Action"), tuple(ACTION_WORDS.items())), label))
        self._alone(self._bound(ChoiceField("trigger", self.tr("Goes"), tuple(TRIGGER_WORDS.items())), label))
        self._alone(self._bound(LineField("trigger_text", self.tr("The words or the signal")), label))
        self._alone(self._bound(TextField("text", self.tr("Exact text"), self.tr("Pasted as it stands here")), label))
        self._pairs(label)
        self._alone(self._bound(self._ended_by(), label))
        self._alone(self._bound(TextField("backup", self.tr("If it fails")), label))
        hint = self.tr("One a line, such as options: yes, no")
        details = TextField("details", self.tr("More of this action"), hint, _tidy)
        self._alone(self.form.bind(details, label, _details_text, _put_details))

    def _pairs(self, label: str) -> None:
        self._side_by_side(
            self._bound(LineField("asset", self.tr("File, slide or poll")), label),
            self._bound(LineField("target", self.tr("For whom")), label),
        )
        self._side_by_side(
            self._bound(LineField("who", self.tr("Who does it")), label),
            self._bound(LineField("rights", self.tr("Rights needed")), label),
        )
        self._side_by_side(
            self._bound(LengthField("runs_s", self.tr("Runs for")), label),
            self._bound(LengthField("handling_s", self.tr("Hands busy for")), label),
        )

    def _ended_by(self) -> ChoiceField:
        self._partner = ChoiceField("ended_by", self.tr("Ended by the cue"))
        return self._partner

    def _suit(self, item: Cue) -> None:
        self._partner.offer([(None, self.tr("none")), *_others(self._session.plan, item.id)])
        self._partner.put(item.ended_by)
        self.form.field("trigger_text").setVisible(item.trigger in (Trigger.WORDS, Trigger.SIGNAL))
        self.form.field("text").setVisible(bool(item.text) or item.action not in _WORDLESS)


_WORDLESS = frozenset({Action.SLIDE, Action.SPOTLIGHT, Action.RECORDING_START, Action.RECORDING_STOP, Action.MUTE})


class NeedEditor(ItemEditor[Need]):
    """Support that has to be ready. Its state belongs to the delivery, so it goes to the library."""

    list_name = "needs"

    def _build(self) -> None:
        label = self.tr("Edit the need")
        self._alone(self._bound(LineField("title", self.tr("What has to be ready")), label))
        self._state = ChoiceField("state", self.tr("For this delivery"), tuple(NEED_STATE_WORDS.items()))
        self._state.edited.connect(self._set_state)
        self.state_box = self._state.editor
        self._owner = ChoiceField("owner", self.tr("Who sees to it"))
        self._bound(self._owner, label)
        self._side_by_side(self._state, self._owner)
        self._side_by_side(
            self._bound(ChoiceField("kind", self.tr("Sort"), tuple(NEED_WORDS.items())), label),
            self._bound(NumberField("days_ahead", self.tr("Days ahead"), 0, 3_650), label),
        )
        self._alone(self._bound(TextField("test", self.tr("How it is tested")), label))

    def _suit(self, item: Need) -> None:
        plan = self._session.plan
        self._owner.offer(role_choices(plan.roles if plan else (), item.owner, self.tr("nobody yet")))
        self._owner.put(item.owner)
        self._state.show_value(readiness_of(self._session.delivery, item.id).state)

    def _set_state(self, key: str, value: object) -> None:
        del key
        try:
            set_readiness(self._session, self.form.subject_id, NeedState(str(value)))
        except EditRefused as reason:
            self._state.refuse(str(reason), at_once=True)


def role_choices(roles: Sequence[str], now: str, nobody: str) -> list[tuple[object, str]]:
    """Who can lead, own or do something: nobody, the session's roles, and who it is now."""
    names = [*roles, *([now] if now and now not in roles else [])]
    return [("", nobody), *((name, name) for name in names)]


def _others(plan: Plan | None, cue_id: str) -> list[tuple[object, str]]:
    if plan is None:
        return []
    cues = [cue for segment in plan.segments for cue in segment.cues if cue.id != cue_id]
    return [(cue.id, f"{cue.number} {cue.title}".strip() or ACTION_WORDS[cue.action]) for cue in cues]


def _details_text(cue: Cue) -> str:
    return _written(cue.details)


def _written(details: tuple[Detail, ...]) -> str:
    return "\n".join(f"{one.name}: {one.value}" for one in details)


def _details(text: str) -> tuple[Detail, ...]:
    lines = [line.partition(":") for line in clean(text).split("\n") if line.strip()]
    return tuple(Detail(one_line(name), one_line(value)) for name, _, value in lines)


def _tidy(text: str) -> str:
    return _written(_details(text))


def _put_details(plan: Plan, cue_id: str, text: str) -> Plan:
    return item_put("details", "cues")(plan, cue_id, _details(text))
