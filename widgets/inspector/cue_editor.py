"""The editor of a cue: when it goes, what the producer does, and what that action asks for."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from app.domain.clock import format_clock, format_length
from app.domain.groupwork import groups
from app.domain.handling import usual_s
from app.domain.plan import Action, Cue, Plan, Trigger
from app.domain.words import ACTION_WORDS, TRIGGER_WORDS
from widgets.fields import ChoiceField, Field, LengthField, LineField, OffsetField, TextField
from widgets.inspector.access import item_put
from widgets.inspector.actions import (
    ASKS,
    Answer,
    Ask,
    detail_of,
    hint_of,
    more_of,
    takes,
    tidy_more,
    with_detail,
    with_more,
)
from widgets.inspector.form import Get, Put
from widgets.inspector.item_editor import ItemEditor
from widgets.parts import column


class CueEditor(ItemEditor[Cue]):
    """A producer's action; the fields of an action are made when a cue first needs them."""

    list_name = "cues"

    def _build(self) -> None:
        label = self._label = self.tr("Edit the cue")
        self._asked: dict[str, Field] = {}
        self._side_by_side(
            self._bound(OffsetField("offset_s", self.tr("At (minutes in)")), label),
            self._bound(LineField("number", self.tr("Number")), label),
        )
        self._alone(self._bound(LineField("title", self.tr("Title")), label))
        self._alone(self._bound(ChoiceField("action", self.tr("Action"), tuple(ACTION_WORDS.items())), label))
        self._own: QVBoxLayout = column(None, 8)
        self._layout.addLayout(self._own)
        self._alone(self._bound(TextField("text", self.tr("Exact text"), self.tr("Pasted as it stands here")), label))
        self._side_by_side(
            self._bound(LineField("asset", self.tr("File, slide or poll")), label),
            self._bound(LineField("target", self.tr("For whom")), label),
        )
        self._alone(self._bound(ChoiceField("trigger", self.tr("Goes"), tuple(TRIGGER_WORDS.items())), label))
        self._alone(self._bound(LineField("trigger_text", self.tr("The words or the signal")), label))
        self._run(label)
        self._alone(self._bound(TextField("backup", self.tr("If it fails")), label))
        hint = self.tr("One a line, such as sound: on")
        more = TextField("details", self.tr("More of this action"), hint, tidy_more)
        self._alone(self.form.bind(more, label, more_of, _put_more))

    def _run(self, label: str) -> None:
        self._partner = ChoiceField("ended_by", self.tr("Ended by the cue"))
        self._busy = LengthField("handling_s", self.tr("Hands busy for"))
        self._side_by_side(
            self._bound(LengthField("runs_s", self.tr("Runs for")), label),
            self._bound(self._busy, label),
        )
        self._alone(self._bound(self._partner, label))
        self._side_by_side(
            self._bound(LineField("who", self.tr("Who does it")), label),
            self._bound(LineField("rights", self.tr("Rights needed")), label),
        )

    def show_item(self, item_id: str, item: object) -> None:
        """The fields the action asks for are there before its answers are shown."""
        assert isinstance(item, Cue)
        for ask in ASKS.get(item.action, ()):
            if ask.name not in self._asked:
                self._make(ask)
        super().show_item(item_id, item)

    def _make(self, ask: Ask) -> None:
        field = _field_of(ask)
        get, put = _detail(ask.name)
        self._asked[ask.name] = self.form.bind(field, self._label, get, put)
        self._own.addWidget(field)

    def _suit(self, item: Cue) -> None:
        plan = self._session.plan
        asks = {ask.name: ask for ask in ASKS.get(item.action, ())}
        for name, field in self._asked.items():
            field.setVisible(name in asks)
            if isinstance(field, ChoiceField) and name in asks:
                field.offer(_answers(asks[name], detail_of(item, name)))
                field.put(detail_of(item, name))
        for name in ("text", "asset", "target"):
            self.form.field(name).setVisible(takes(item, name))
        self.form.field("trigger_text").setVisible(item.trigger in (Trigger.WORDS, Trigger.SIGNAL))
        usual = usual_s(item.action)
        self._busy.hint(self.tr("usually {0}").format(format_length(usual)) if usual else "")
        if plan is not None:
            self._offer_ends(plan, item)
            self._hint_rooms(plan, item)

    def _offer_ends(self, plan: Plan, item: Cue) -> None:
        """The cues that come later by the clock, and the one that is chosen."""
        layout = self._session.layout
        timed = [(layout.start_of(one.id) + cue.offset_s, cue) for one in plan.running_segments for cue in one.cues]
        own_s = next((clock_s for clock_s, cue in timed if cue.id == item.id), None)
        later = sorted(
            (one for one in timed if one[1].id != item.id and (one[1].id == item.ended_by or _after(one[0], own_s))),
            key=lambda one: one[0],
        )
        self._partner.offer([(None, self.tr("none")), *((cue.id, _named(clock_s, cue)) for clock_s, cue in later)])
        self._partner.put(item.ended_by)

    def _hint_rooms(self, plan: Plan, item: Cue) -> None:
        """How many rooms the people and the size of the groups make."""
        rooms = self._asked.get("Rooms")
        segment = self._holder(item.id)
        if not isinstance(rooms, LineField) or item.action is not Action.ROOMS_OPEN or segment is None:
            return
        if plan.people_expected and segment.group_size:
            rooms.hint(groups(plan.people_expected, segment.group_size).words)


def _after(clock_s: int, own_s: int | None) -> bool:
    return own_s is None or clock_s >= own_s


def _named(clock_s: int, cue: Cue) -> str:
    return " ".join(part for part in (format_clock(clock_s), cue.number, cue.title or ACTION_WORDS[cue.action]) if part)


def _field_of(ask: Ask) -> Field:
    if ask.how is Answer.ONE_OF:
        return ChoiceField(ask.name, ask.name)
    return TextField(ask.name, ask.name, hint_of(ask)) if ask.how is Answer.TEXT else _line(ask)


def _line(ask: Ask) -> LineField:
    return LineField(ask.name, ask.name, hint_of(ask))


def _answers(ask: Ask, now: str) -> list[tuple[object, str]]:
    """What may be answered; an answer that came in from elsewhere stays."""
    known = [*ask.choices, *([now] if now and now not in ask.choices else [])]
    return [("", "–"), *((one, one) for one in known)]


def _detail(name: str) -> tuple[Get, Put]:
    def get(cue: Cue) -> str:
        return detail_of(cue, name)

    def put(plan: Plan, cue_id: str, value: object) -> Plan:
        cue = _cue(plan, cue_id)
        return plan if cue is None else item_put("details", "cues")(plan, cue_id, with_detail(cue, name, str(value)))

    return get, put


def _put_more(plan: Plan, cue_id: str, text: str) -> Plan:
    cue = _cue(plan, cue_id)
    return plan if cue is None else item_put("details", "cues")(plan, cue_id, with_more(cue, text))


def _cue(plan: Plan, cue_id: str) -> Cue | None:
    return next((cue for one in plan.segments for cue in one.cues if cue.id == cue_id), None)
