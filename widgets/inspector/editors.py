"""The editors of the small things: a marker, a line of the script, a cue, a need."""

from __future__ import annotations

from app.domain.clock import format_length
from app.domain.errors import EditRefused
from app.domain.plan import Marker, MarkerKind, Need, NeedState, Step, StepKind
from app.domain.spread import spread
from app.domain.words import MARKER_WORDS, NEED_STATE_WORDS, NEED_WORDS, STEP_WORDS
from widgets.fields import ChoiceField, LengthField, LineField, NumberField, OffsetField, TextField
from widgets.inspector.cue_editor import CueEditor
from widgets.inspector.item_editor import ItemEditor, role_choices
from widgets.parts import MUTED, wrapped
from widgets.readiness import readiness_of, set_readiness

__all__ = ["CueEditor", "MarkerEditor", "NeedEditor", "StepEditor", "role_choices"]


class MarkerEditor(ItemEditor[Marker]):
    """A weight: which, why, when, and what belongs to its kind."""

    list_name = "markers"

    def _build(self) -> None:
        label = self.tr("Edit the marker")
        kind = self._bound(ChoiceField("kind", self.tr("Marker"), tuple(MARKER_WORDS.items())), label)
        offset = OffsetField("offset_s", self.tr("From (minutes in)"), optional=True)
        offset.hint(self.tr("the whole segment"))
        self._side_by_side(kind, self._bound(offset, label))
        self._alone(self._bound(LineField("label", self.tr("Its name in your team")), label))
        self._alone(self._bound(TextField("reason", self.tr("Why"), self.tr("What goes wrong without it?")), label))
        question = TextField("question", self.tr("The question to ask"), self.tr("An open question, word for word"))
        self._alone(self._bound(question, label))
        wait = LengthField("wait_s", self.tr("Wait for an answer"))
        wait.hint(self.tr("such as 0:08"))
        self._alone(self._bound(wait, label))
        limits = TextField("limits", self.tr("What may change"), self.tr("And within what limits"))
        self._alone(self._bound(limits, label))
        self.floor = wrapped("", MUTED)
        self._layout.addWidget(self.floor)

    def _suit(self, item: Marker) -> None:
        asks = item.kind is MarkerKind.INVITE_DIALOGUE
        self.form.field("label").setVisible(item.kind is MarkerKind.OWN)
        self.form.field("question").setVisible(asks)
        self.form.field("wait_s").setVisible(asks)
        self.form.field("limits").setVisible(item.kind is MarkerKind.ADAPT_HERE)
        self.first = self.form.field(_ASKED_FIRST.get(item.kind, "reason"))
        segment = self._holder(item.id)
        self.floor.setVisible(item.kind is MarkerKind.MUST_NOT_CUT and segment is not None)
        if segment is not None:
            known = spread(segment)
            floor = format_length(known.shortest_s)
            stated = self.tr("Never under {0}: the shortest of the segment is its floor.")
            assumed = self.tr("Never under {0}: the floor is the shortest, and that is assumed until you state it.")
            self.floor.setText((assumed if known.shortest_assumed else stated).format(floor))


_ASKED_FIRST = {
    MarkerKind.INVITE_DIALOGUE: "question",
    MarkerKind.ADAPT_HERE: "limits",
    MarkerKind.OWN: "label",
}
"""Where the keyboard goes when a marker is opened: what its kind cannot do without."""


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
        self.first = self.form.field("text")


class NeedEditor(ItemEditor[Need]):
    """Support that has to be ready. Its state belongs to the delivery, so it goes to the library."""

    list_name = "needs"

    def _build(self) -> None:
        label = self.tr("Edit the need")
        self._alone(self._bound(LineField("title", self.tr("What has to be ready")), label))
        self._state = ChoiceField("state", self.tr("For this delivery"), tuple(NEED_STATE_WORDS.items()))
        self._state.edited.connect(self._set_state)
        self.state_box = self._state.editor
        self._owner = ChoiceField("owner", self.tr("Owner"))
        self._bound(self._owner, label)
        self._side_by_side(self._state, self._owner)
        self._side_by_side(
            self._bound(ChoiceField("kind", self.tr("Kind"), tuple(NEED_WORDS.items())), label),
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
