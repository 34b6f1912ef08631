"""How the plan's values lie in rows and come back; knows the columns, not where the rows are kept.

A row is a tuple in the order of :data:`COLUMNS`. ``pos`` (the order in its list) is a row's own and part of no
value. Lists are JSON text, flags 0 or 1. Standard library only: the first plan is read before anything heavy.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any, Final

from app.domain.plan import (
    Action,
    Actual,
    After,
    At,
    Cue,
    Delivery,
    Field,
    Intent,
    Kind,
    Lane,
    LaneKind,
    Marker,
    MarkerKind,
    Mode,
    Need,
    NeedKind,
    NeedReadiness,
    NeedState,
    Objective,
    Person,
    Plan,
    Program,
    Section,
    Segment,
    Setting,
    Silence,
    StartRule,
    Status,
    Step,
    StepKind,
    Trigger,
    With,
)

Row = tuple[Any, ...]
Children = tuple[Marker | Step | Cue | Need, ...]

COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "program": ("id", "pos", "title", "purpose", "measure", "must_stay", "trashed_at"),
    "plan": (
        *("id", "pos", "title", "program_id", "status", "version", "date", "start_s", "promised_s", "language"),
        *("mode", "platform", "people_fewest", "people_expected", "people_most", "roles", "deck", "purpose"),
        *("back_channel", "signal", "notes", "trashed_at", "custom"),
    ),
    "objective": ("plan_id", "id", "pos", "text", "evidence", "measure"),
    "section": ("plan_id", "id", "pos", "title", "budget_s"),
    "lane": ("plan_id", "id", "pos", "title", "kind"),
    "segment": (
        *("plan_id", "id", "pos", "lane_id", "title", "kind", "planned_s", "shortest_s", "longest_s"),
        *("length_touched", "start_rule", "start_s", "start_text", "section_id", "led_by", "slides", "group_size"),
        *("rounds", "round_s", "description", "why", "good", "listen_for", "interaction", "substitute", "short_form"),
        *("short_form_s", "cut_order", "transition", "notes", "objective_ids", "custom"),
    ),
    "marker": (
        *("plan_id", "segment_id", "id", "pos", "kind", "reason", "offset_s", "question", "wait_s", "limits"),
        "label",
    ),
    "step": (*("plan_id", "segment_id", "id", "pos", "kind", "text", "speaker", "slide", "offset_s", "expected"),),
    "cue": (
        *("plan_id", "segment_id", "id", "pos", "offset_s", "number", "title", "trigger_kind", "trigger_text"),
        *(
            "action",
            "details",
            "runs_s",
            "ended_by",
            "text",
            "asset",
            "target",
            "who",
            "rights",
            "handling_s",
            "backup",
        ),
    ),
    "need": ("plan_id", "segment_id", "id", "pos", "title", "kind", "owner", "days_ahead", "test"),
    "delivery": (
        *("id", "pos", "plan_id", "title", "date", "start_s", "time_zone", "language", "link", "head_count"),
        "observations",
    ),
    "person": ("delivery_id", "pos", "role", "name", "contact"),
    "readiness": ("delivery_id", "pos", "need_id", "state", "who", "on_date"),
    "actual": ("delivery_id", "pos", "segment_id", "start_s", "end_s", "note"),
    "handoff": ("id", "pos", "plan_id", "made_at", "head", "delivery", "language", "folder", "files", "note"),
    "recipient": ("handoff_id", "pos", "role", "name", "contact", "paperwork", "sent", "confirmed"),
    "frozen": ("handoff_id", "whole"),
    "silence": ("plan_id", "id", "pos", "rule_id", "segment_id", "reason", "item_id"),
    "setting": ("id", "pos", "is_on", "numbers"),
}
"""Every table of values and its columns; the columns of a plan's head leave out its revision and digest."""

PLAN_ITEMS: Final = ("objective", "section", "lane", "segment", "silence")
SEGMENT_ITEMS: Final = ("marker", "step", "cue", "need")
DELIVERY_ITEMS: Final = ("person", "readiness", "actual")
HANDOFF_ITEMS: Final = ("recipient", "frozen")

_KINDS: Final = {kind.value: kind for kind in Kind}
_MARKERS: Final = {kind.value: kind for kind in MarkerKind}
_STEPS: Final = {kind.value: kind for kind in StepKind}
_TRIGGERS: Final = {kind.value: kind for kind in Trigger}
_ACTIONS: Final = {kind.value: kind for kind in Action}
_NEEDS: Final = {kind.value: kind for kind in NeedKind}
_AFTER: Final = After()
_NO_INTENT: Final = Intent()
_NOTHING: Final = ("", "", "", "", "")


def _listed(values: Iterable[object]) -> str:
    found = list(values)
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")) if found else "[]"


def _fields(fields: tuple[Field, ...]) -> str:
    return _listed((one.name, one.value) for one in fields) if fields else "[]"


def _read_texts(text: str) -> tuple[str, ...]:
    return () if text == "[]" else tuple(json.loads(text))


def _read_fields(text: str) -> tuple[Field, ...]:
    return () if text == "[]" else tuple(Field(name, value) for name, value in json.loads(text))


def _start(rule: StartRule) -> tuple[str, int | None, str]:
    if isinstance(rule, At):
        return "at", rule.clock_s, rule.reason
    if isinstance(rule, With):
        return "with", rule.offset_s, rule.anchor_id
    return "after", None, ""


def _read_start(rule: str, seconds: int, text: str) -> StartRule:
    if rule == "after":
        return _AFTER
    return At(seconds, text) if rule == "at" else With(text, seconds)


def plan_row(plan: Plan, pos: int) -> Row:
    """A plan's head."""
    return (
        *(plan.id, pos, plan.title, plan.program_id, plan.status.value, plan.version, plan.date, plan.start_s),
        *(plan.promised_s, plan.language, plan.mode.value, plan.platform, plan.people_fewest, plan.people_expected),
        *(plan.people_most, _listed(plan.roles), plan.deck, plan.purpose, plan.back_channel, plan.signal, plan.notes),
        *(plan.trashed_at, _fields(plan.custom)),
    )


def read_plan_head(row: Row) -> Plan:
    """A plan whose collections are empty."""
    return Plan(
        row[0],
        row[2],
        row[3],
        Status(row[4]),
        row[5],
        row[6],
        row[7],
        row[8],
        row[9],
        Mode(row[10]),
        row[11],
        row[12],
        row[13],
        row[14],
        _read_texts(row[15]),
        row[16],
        row[17],
        row[18],
        row[19],
        row[20],
        row[21],
        _read_fields(row[22]),
        lanes=(),
    )


def segment_row(plan_id: str, one: Segment, pos: int) -> Row:
    """A segment without its markers, steps, cues and needs."""
    intent = one.intent
    return (
        *(plan_id, one.id, pos, one.lane_id, one.title, one.kind.value, one.planned_s, one.shortest_s, one.longest_s),
        *(int(one.length_touched), *_start(one.start), one.section_id, one.led_by, one.slides, one.group_size),
        *(one.rounds, one.round_s, one.description, intent.why, intent.good, intent.listen_for, intent.interaction),
        *(intent.substitute, one.short_form, one.short_form_s, one.cut_order, one.transition, one.notes),
        *(_listed(one.objective_ids), _fields(one.custom)),
    )


def read_segment(
    row: Row,
    markers: tuple[Marker, ...] = (),
    steps: tuple[Step, ...] = (),
    cues: tuple[Cue, ...] = (),
    needs: tuple[Need, ...] = (),
) -> Segment:
    """The segment, with what lies in its other tables."""
    intent = row[20:25]
    return Segment(
        row[1],
        row[4],
        _KINDS[row[5]],
        row[3],
        row[6],
        row[7],
        row[8],
        row[9] == 1,
        _AFTER if row[10] == "after" else _read_start(row[10], row[11], row[12]),
        row[13],
        row[14],
        row[15],
        row[16],
        row[17],
        row[18],
        row[19],
        _NO_INTENT if intent == _NOTHING else Intent(*intent),
        row[25],
        row[26],
        row[27],
        row[28],
        row[29],
        () if row[30] == "[]" else _read_texts(row[30]),
        markers,
        steps,
        cues,
        needs,
        () if row[31] == "[]" else _read_fields(row[31]),
    )


def _objective_row(plan_id: str, one: Objective, pos: int) -> Row:
    return (plan_id, one.id, pos, one.text, one.evidence, one.measure)


def _section_row(plan_id: str, one: Section, pos: int) -> Row:
    return (plan_id, one.id, pos, one.title, one.budget_s)


def _lane_row(plan_id: str, one: Lane, pos: int) -> Row:
    return (plan_id, one.id, pos, one.title, one.kind.value)


def _silence_row(plan_id: str, one: Silence, pos: int) -> Row:
    return (plan_id, one.id, pos, one.rule_id, one.segment_id, one.reason, one.item_id)


ITEM_ROW: Final[dict[str, Callable[[str, Any, int], Row]]] = {
    "objective": _objective_row,
    "section": _section_row,
    "lane": _lane_row,
    "segment": segment_row,
    "silence": _silence_row,
}
"""The row of one item of a plan: ``(plan_id, item, pos)``."""

READ_ITEM: Final[dict[str, Callable[[Row], Any]]] = {
    "objective": lambda row: Objective(row[1], *row[3:]),
    "section": lambda row: Section(row[1], *row[3:]),
    "lane": lambda row: Lane(row[1], row[3], LaneKind(row[4])),
    "segment": read_segment,
    "silence": lambda row: Silence(row[1], *row[3:]),
}


def _marker_row(one: Marker) -> Row:
    return (one.kind.value, one.reason, one.offset_s, one.question, one.wait_s, one.limits, one.label)


def _step_row(one: Step) -> Row:
    return (one.kind.value, one.text, one.speaker, one.slide, one.offset_s, one.expected)


def _cue_row(one: Cue) -> Row:
    return (
        *(one.offset_s, one.number, one.title, one.trigger.value, one.trigger_text, one.action.value),
        *(_fields(one.details), one.runs_s, one.ended_by, one.text, one.asset, one.target, one.who, one.rights),
        *(one.handling_s, one.backup),
    )


def _need_row(one: Need) -> Row:
    return (one.title, one.kind.value, one.owner, one.days_ahead, one.test)


_CHILD: Final[dict[str, Callable[[Any], Row]]] = {
    "marker": _marker_row,
    "step": _step_row,
    "cue": _cue_row,
    "need": _need_row,
}


def child_row(table: str, plan_id: str, segment_id: str, one: Marker | Step | Cue | Need, pos: int) -> Row:
    """The row of a marker, step, cue or need."""
    return (plan_id, segment_id, one.id, pos, *_CHILD[table](one))


READ_CHILD: Final[dict[str, Callable[[Row], Any]]] = {
    "marker": lambda row: Marker(row[2], _MARKERS[row[4]], *row[5:]),
    "step": lambda row: Step(row[2], _STEPS[row[4]], *row[5:]),
    "cue": lambda row: Cue(
        row[2],
        row[4],
        row[5],
        row[6],
        _TRIGGERS[row[7]],
        row[8],
        _ACTIONS[row[9]],
        () if row[10] == "[]" else _read_fields(row[10]),
        *row[11:],
    ),
    "need": lambda row: Need(row[2], row[4], _NEEDS[row[5]], *row[6:]),
}


def children_of(segment: Segment, table: str) -> Children:
    """What lies in one of the :data:`SEGMENT_ITEMS` tables for a segment."""
    found: dict[str, Children] = {
        "marker": segment.markers,
        "step": segment.steps,
        "cue": segment.cues,
        "need": segment.needs,
    }
    return found[table]


def program_row(one: Program, pos: int) -> Row:
    """A program."""
    return (one.id, pos, one.title, one.purpose, one.measure, one.must_stay, one.trashed_at)


def read_program(row: Row) -> Program:
    """A program."""
    return Program(row[0], *row[2:])


def setting_row(one: Setting, pos: int) -> Row:
    """What a library wants otherwise of one rule, scenario or assumption."""
    return (one.id, pos, None if one.on is None else int(one.on), _listed(one.numbers))


def read_setting(row: Row) -> Setting:
    """What a library wants otherwise of one rule, scenario or assumption."""
    numbers = tuple((str(name), int(value)) for name, value in json.loads(row[3]))
    return Setting(row[0], None if row[2] is None else row[2] == 1, numbers)


def delivery_row(one: Delivery, pos: int) -> Row:
    """A delivery without its people, need states and actual times."""
    return (
        *(one.id, pos, one.plan_id, one.title, one.date, one.start_s, one.time_zone, one.language, one.link),
        *(one.head_count, one.observations),
    )


def delivery_item_rows(one: Delivery, step: int) -> dict[str, list[Row]]:
    """The people, need states and actual times of a delivery, ``step`` apart in ``pos``."""
    return {
        "person": [(one.id, (i + 1) * step, p.role, p.name, p.contact) for i, p in enumerate(one.people)],
        "readiness": [
            (one.id, (i + 1) * step, r.need_id, r.state.value, r.who, r.when) for i, r in enumerate(one.readiness)
        ],
        "actual": [
            (one.id, (i + 1) * step, a.segment_id, a.start_s, a.end_s, a.note) for i, a in enumerate(one.actuals)
        ],
    }


def read_delivery(row: Row, people: Iterable[Row], readiness: Iterable[Row], actuals: Iterable[Row]) -> Delivery:
    """A delivery with what lies in its other tables."""
    return Delivery(
        row[0],
        row[2],
        row[3],
        row[4],
        row[5],
        row[6],
        row[7],
        row[8],
        row[9],
        tuple(Person(*one[2:]) for one in people),
        tuple(NeedReadiness(one[2], NeedState(one[3]), one[4], one[5]) for one in readiness),
        tuple(Actual(*one[2:]) for one in actuals),
        row[10],
    )
