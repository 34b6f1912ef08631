from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import edits, nextstep
from app.domain.empty import empty_places, lacks_reason, next_empty
from app.domain.nextstep import NextThing
from app.domain.plan import (
    MAIN,
    PARKED,
    After,
    At,
    Cue,
    Intent,
    Kind,
    Marker,
    MarkerKind,
    Mode,
    Need,
    Objective,
    Plan,
    Segment,
    Status,
    Step,
    StepKind,
)
from app.domain.rules import check
from tests.domain.strategies import plans

START = 36_000


def next_thing(plan: Plan) -> NextThing | None:
    return nextstep.next_thing(check(plan))


def seg(title: str, minutes: int = 10, start: object = After(), **more: object) -> Segment:
    facts = {"led_by": "Facilitator", "length_touched": True, **more}
    return Segment(title.lower(), title, planned_s=minutes * 60, start=start, **facts)


GOOD = seg(
    "Poll",
    kind=Kind.POLL,
    intent=Intent(why="see where they are", interaction="quick and silent"),
    steps=(Step("s", StepKind.LEARNERS, "Vote"),),
    cues=(Cue("c"),),
    needs=(Need("n", "Poll", owner="Producer"),),
    markers=(Marker("m", MarkerKind.MUST_NOT_CUT, "measured"),),
    shortest_s=300,
    objective_ids=("o",),
)
PLAN = Plan(
    "plan",
    "A session",
    status=Status.READY,
    purpose="Feedback that lands",
    start_s=START,
    objectives=(Objective("o", "Can do"),),
    lanes=(MAIN, PARKED),
    segments=(seg("Welcome"), GOOD, seg("Break", kind=Kind.BREAK), seg("Spare", lane_id="parked", kind=Kind.POLL)),
)


def amended(plan: Plan = PLAN, **changes: object) -> Plan:
    return edits.amend(plan, "poll", lambda s: replace(s, **changes))


@pytest.mark.parametrize(
    ("plan", "words", "segment_id", "field"),
    [
        (replace(PLAN, segments=PLAN.segments[-1:]), "Add the first segment", None, "segments"),
        (amended(start=At(START + 540, "x")), "Solve a clash: Poll begins 1 min before Welcome", "poll", "start"),
        (replace(PLAN, promised_s=60), "Shorten the session: it ends 29 min over", None, "promised_s"),
        (replace(PLAN, purpose=""), "Say what the session is for", None, "purpose"),
        (amended(rounds=3, round_s=300), "Make the rounds of Poll fit its time", "poll", "rounds"),
        (amended(intent=Intent()), "Say why Poll is here", "poll", "intent.why"),
        (amended(markers=(Marker("m", MarkerKind.MUST_NOT_CUT),)), "Say why Poll must not", "poll", "marker.reason"),
        (amended(steps=()), "Write what learners are told to do in Poll", "poll", "steps"),
        (amended(needs=(Need("n", "Poll"),)), "Name who owns “Poll” in Poll", "poll", "need.owner"),
        (amended(cues=()), "Add the producer’s cue that Poll needs", "poll", "cues"),
        (replace(PLAN, objectives=()), "Say what people will be able to do", None, "objectives"),
        (amended(length_touched=False), "Look at the length of Poll", "poll", "planned_s"),
        (
            edits.amend_many(PLAN, ("welcome", "poll"), lambda s: replace(s, length_touched=False)),
            "Look at the lengths: nobody has touched one yet",
            "welcome",
            "planned_s",
        ),
        (amended(markers=()), "Mark what must not be cut", None, "markers"),
        (amended(intent=Intent(why="x")), "Say why Poll is done this way", "poll", "intent.interaction"),
        (amended(shortest_s=None), "Say how short Poll may get", "poll", "shortest_s"),
        (amended(start=At(START + 600)), "Say why Poll starts at a fixed time", "poll", "start"),
        (amended(led_by=""), "Say who leads Poll", "poll", "led_by"),
    ],
)
def test_the_next_thing(plan: Plan, words: str, segment_id: str | None, field: str) -> None:
    found = next_thing(plan)
    assert found is not None
    assert found.words.startswith(words)
    assert (found.segment_id, found.field) == (segment_id, field)


def test_when_all_is_said_there_is_nothing_to_do() -> None:
    assert next_thing(PLAN) is None


def test_a_draft_is_not_asked_for_the_finer_points() -> None:
    draft = replace(amended(led_by="", markers=(), length_touched=False), status=Status.DRAFT, objectives=())
    assert next_thing(draft) is None
    assert next_thing(replace(draft, purpose="")) == NextThing("Say what the session is for", None, "purpose")


def test_what_breaks_the_session_comes_before_what_is_not_said() -> None:
    assert next_thing(replace(amended(intent=Intent()), purpose="", promised_s=60)).field == "promised_s"


def test_in_a_room_nobody_needs_a_producer() -> None:
    assert next_thing(replace(amended(cues=()), mode=Mode.ROOM)) is None


def test_a_title_with_braces_is_only_a_title() -> None:
    value = edits.retitle(amended(led_by=""), "poll", "Poll {0}")
    assert next_thing(value).words == "Say who leads Poll {0}"


@given(plans(), st.sampled_from(Status))
def test_any_plan_has_a_next_thing_or_none(value: Plan, status: Status) -> None:
    found = next_thing(replace(value, status=status))
    assert found is None or found.segment_id is None or any(s.id == found.segment_id for s in value.running_segments)


EMPTY = replace(
    PLAN,
    segments=(
        seg("A"),
        seg("B", kind=Kind.PRACTICE, needs=(Need("n", "Poll"), Need("o", "Room", owner="Producer")), transition="x"),
        seg("Pause", kind=Kind.BREAK),
        seg("C", intent=Intent(why="because"), markers=(Marker("m", MarkerKind.INVITE_DIALOGUE),)),
        seg("Spare", lane_id="parked"),
    ),
)


@pytest.mark.parametrize(
    ("field", "ids"),
    [
        ("intent.why", ("b",)),
        ("intent.interaction", ("b",)),
        ("transition", ("a", "c")),
        ("need.owner", ("b",)),
        ("marker.question", ("c",)),
        ("marker.limits", ()),
        ("marker.reason", ("c",)),
        ("shortest_s", ("a", "b", "c")),
        ("steps", ("a", "b", "c")),
        ("cues", ("a", "b", "pause", "c")),
        ("led_by", ()),
    ],
)
def test_empty_places(field: str, ids: tuple[str, ...]) -> None:
    assert empty_places(EMPTY, field) == ids


@pytest.mark.parametrize(("here", "following"), [("a", "c"), ("b", "c"), ("c", "a"), (None, "a"), ("spare", "a")])
def test_the_next_empty_place_goes_round(here: str | None, following: str) -> None:
    assert next_empty(EMPTY, here, "transition") == following


WEIGHT = (Marker("m", MarkerKind.MUST_NOT_CUT),)


@pytest.mark.parametrize(
    ("kind", "markers", "owed"),
    [
        (Kind.PRACTICE, (), True),
        (Kind.QA, (), True),
        (Kind.DEMONSTRATION, (), False),
        (Kind.DEMONSTRATION, WEIGHT, True),
        (Kind.OPENING, (), False),
        (Kind.INPUT, WEIGHT, True),
        (Kind.CLOSE, WEIGHT, True),
        (Kind.BREAK, WEIGHT, False),
        (Kind.BUFFER, WEIGHT, False),
        (Kind.OFF_CLOCK, WEIGHT, False),
    ],
)
def test_a_reason_is_owed_where_learners_act_or_weight_lies(
    kind: Kind, markers: tuple[Marker, ...], owed: bool
) -> None:
    one = seg("One", kind=kind, markers=markers)
    plan = Plan("p", "P", segments=(one,))
    assert (lacks_reason(one), empty_places(plan, "intent.why")) == (owed, ("one",) if owed else ())
    assert not lacks_reason(replace(one, intent=Intent("it matters")))


@pytest.mark.parametrize(("here", "following"), [("a", "b"), ("b", "a"), ("c", "b"), (None, "b")])
def test_what_owes_no_reason_comes_when_nothing_else_is_left(here: str | None, following: str) -> None:
    assert next_empty(EMPTY, here, "intent.why") == following


def test_only_what_counts_is_the_next() -> None:
    assert next_empty(EMPTY, "a", "cues", ("a", "c")) == "c"
    assert next_empty(EMPTY, "a", "cues", ("a",)) is None


def test_the_only_empty_place_has_no_next() -> None:
    assert next_empty(EMPTY, "b", "need.owner") is None
    assert next_empty(EMPTY, "a", "led_by") is None


def test_a_field_that_is_none_is_a_mistake() -> None:
    with pytest.raises(AttributeError):
        empty_places(EMPTY, "nonsense")
