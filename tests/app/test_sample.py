"""The sample is what it promises: its arithmetic holds and it has just its three deliberate weaknesses."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest

from app.domain.layout import lay_out
from app.domain.library import SAMPLE_PROGRAM_ID, Library
from app.domain.plan import MAIN_LANE, Action, Cue, Kind, MarkerKind, NeedState, Plan, Segment, StepKind, Trigger
from app.domain.pressure import percent
from app.importers import as_json, read_grids, understand
from app.pressure import pressure_test
from app.sample import SAMPLE_PLAN_ID, add_sample, messy_run_of_show, sample_library

INTERACTIVE = {Kind.OPENING, Kind.POLL, Kind.DEMONSTRATION, Kind.DISCUSSION, Kind.PRACTICE, Kind.INDIVIDUAL}
INTERACTIVE |= {Kind.DEBRIEF, Kind.REFLECTION, Kind.QA, Kind.CLOSE}
ROOMS = (Action.ROOMS_OPEN, Action.ROOMS_CLOSE)


def the_plan() -> Plan:
    return next(plan for plan in sample_library().plans if plan.id == SAMPLE_PLAN_ID)


def counted() -> list[Segment]:
    return [one for one in the_plan().segments if one.lane_id == MAIN_LANE and one.kind is not Kind.OFF_CLOCK]


def cues() -> list[Cue]:
    return [cue for segment in the_plan().segments for cue in segment.cues]


def test_its_program_is_known_by_its_id() -> None:
    assert {plan.program_id for plan in sample_library().plans} == {SAMPLE_PROGRAM_ID}


def test_the_lengths_make_two_hours_with_two_buffers() -> None:
    buffers = [one.planned_s for one in counted() if one.kind is Kind.BUFFER]
    assert buffers == [240, 240]
    assert sum(one.planned_s for one in counted()) == the_plan().promised_s == 7_200


def test_it_ends_when_it_promised_without_gap_or_clash() -> None:
    layout = lay_out(the_plan())
    on_the_clock = {one.id for one in counted()}
    assert (layout.end_s, layout.slack_s) == (43_200, 0)
    assert not layout.clashes
    assert not [gap for gap in layout.gaps if gap.before_id in on_the_clock]


def test_each_section_fills_its_budget() -> None:
    spent: Counter[str | None] = Counter()
    for one in counted():
        spent[one.section_id] += one.planned_s
    assert spent == {section.id: section.budget_s for section in the_plan().sections}


def test_the_threes_fit_their_rounds() -> None:
    plan = the_plan()
    anchor = next(one for one in plan.segments if one.group_size and one.lane_id == MAIN_LANE)
    rounds = [one for one in plan.segments if one.lane_id != MAIN_LANE]
    opened, closed = (next(cue for cue in anchor.cues if cue.action is action) for action in ROOMS)
    assert (anchor.group_size, anchor.rounds, len(rounds)) == (3, 3, 3)
    assert plan.people_expected == 6 * anchor.group_size
    assert sum(one.planned_s for one in rounds) == anchor.rounds * anchor.round_s
    first = lay_out(plan).start_of(rounds[0].id) - lay_out(plan).start_of(anchor.id)
    assert first - opened.offset_s == 60, "a minute to move in"
    assert first + sum(one.planned_s for one in rounds) == closed.offset_s, "and one to move out after the last"
    assert opened.runs_s == closed.offset_s - opened.offset_s


@pytest.mark.parametrize(
    ("kind", "times"),
    [
        (MarkerKind.MUST_NOT_CUT, 3),
        (MarkerKind.SLOW_DOWN, 2),
        (MarkerKind.INVITE_DIALOGUE, 2),
        (MarkerKind.KEEP_CONSISTENT, 2),
        (MarkerKind.ADAPT_HERE, 2),
        (MarkerKind.MAY_SKIP, 1),
    ],
)
def test_weight_is_given_sparingly_and_always_with_a_reason(kind: MarkerKind, times: int) -> None:
    markers = [marker for one in counted() for marker in one.markers if marker.kind is kind]
    assert len(markers) == times
    assert all(marker.reason for marker in markers)


def test_markers_say_what_their_kind_asks_for() -> None:
    for one in counted():
        for marker in one.markers:
            assert marker.kind is not MarkerKind.SLOW_DOWN or one.shortest_s == one.planned_s
            assert marker.kind is not MarkerKind.INVITE_DIALOGUE or (marker.question and marker.wait_s)
            assert marker.kind is not MarkerKind.ADAPT_HERE or marker.limits
        assert not (one.has(MarkerKind.MAY_SKIP) and one.protected)


def test_a_third_of_the_minutes_at_most_is_untouchable() -> None:
    kept = sum(one.planned_s for one in counted() if one.has(MarkerKind.MUST_NOT_CUT))
    assert 0.28 < kept / 7_200 < 0.33


def test_one_practice_and_no_other_interaction_lacks_its_why() -> None:
    taking_part = [one for one in the_plan().segments if one.kind in INTERACTIVE]
    assert all(one.intent.interaction and one.intent.substitute for one in taking_part)
    assert [one.kind for one in taking_part if not one.intent.why] == [Kind.PRACTICE]


def test_it_ends_on_time_in_three_runs_of_four_and_every_length_but_a_buffer_is_stated() -> None:
    found = pressure_test(the_plan())
    assert percent(found.designed.on_time) == 74
    assert found.assumed == ()


def test_one_need_and_no_other_lacks_its_owner() -> None:
    needs = [need for one in the_plan().segments for need in one.needs]
    assert len(needs) == 8
    assert len([need for need in needs if not need.owner]) == 1
    states = {one.need_id: one.state for one in sample_library().deliveries[0].readiness}
    assert states.keys() == {need.id for need in needs}
    assert set(states.values()) == set(NeedState)


def test_cues_are_numbered_in_running_order_and_what_is_opened_is_closed() -> None:
    by_id = {cue.id: cue for cue in cues()}
    assert [cue.number for cue in cues()] == [str(number) for number in range(1, 21)]
    pairs = [(cue.action, by_id[cue.ended_by].action) for cue in cues() if cue.ended_by]
    assert pairs == [
        (Action.POLL_LAUNCH, Action.POLL_CLOSE),
        (Action.RECORDING_START, Action.RECORDING_STOP),
        (Action.ROOMS_OPEN, Action.ROOMS_CLOSE),
    ]
    assert len([cue for cue in cues() if cue.action is Action.CHAT]) == 9
    assert len([cue for cue in cues() if cue.backup]) == 2


def test_a_chat_paste_is_one_line_without_a_clock_that_could_be_wrong() -> None:
    pastes = [cue.text for cue in cues() if cue.action in (Action.CHAT, Action.BROADCAST)]
    assert all(text and "\n" not in text and ":00" not in text for text in pastes)


def test_trigger_words_are_in_the_script_and_not_before_their_time() -> None:
    for segment in the_plan().segments:
        for cue in segment.cues:
            if cue.trigger is Trigger.WORDS:
                said = [step for step in segment.steps if cue.trigger_text in step.text]
                assert said, cue.title
                assert abs(cue.offset_s - (said[0].offset_s or 0)) <= 60, cue.title


def test_a_producer_is_never_asked_for_two_things_at_once() -> None:
    layout = lay_out(the_plan())
    busy_until = 0
    for segment in the_plan().segments:
        for cue in segment.cues:
            begins = layout.start_of(segment.id) + cue.offset_s
            assert begins >= busy_until, cue.title
            busy_until = begins + (cue.handling_s or 0)


def test_boxed_text_can_be_said_before_the_next_line() -> None:
    for segment in the_plan().segments:
        timed = [step for step in segment.steps if step.offset_s is not None]
        for step, following in pairwise(timed):
            if step.kind is StepKind.SAY_EXACTLY:
                seconds = len(step.text.split()) / 130 * 60
                assert seconds <= following.offset_s - step.offset_s, step.text


def test_everything_lies_inside_its_segment() -> None:
    for segment in the_plan().segments:
        offsets = [step.offset_s for step in segment.steps if step.offset_s is not None]
        assert offsets == sorted(offsets)
        assert all(0 <= offset < segment.planned_s for offset in [*offsets, *(cue.offset_s for cue in segment.cues)])


def test_the_other_sessions_are_drafts_of_the_same_program() -> None:
    library = sample_library()
    others = [plan for plan in library.plans if plan.id != SAMPLE_PLAN_ID]
    assert len(others) == 3
    assert {plan.program_id for plan in library.plans} == {library.programs[0].id}
    assert all(sum(one.planned_s for one in plan.segments) == plan.promised_s for plan in others)


def test_no_two_things_share_an_id() -> None:
    ids: list[str] = []
    for plan in sample_library().plans:
        ids += [one.id for group in (plan.objectives, plan.sections, plan.segments) for one in group]
        for one in plan.segments:
            ids += [item.id for group in (one.markers, one.steps, one.cues, one.needs) for item in group]
    assert len(ids) == len(set(ids))


def test_adding_the_sample_twice_adds_it_once() -> None:
    once = add_sample(Library())
    assert once == sample_library()
    assert add_sample(once) == once


def test_adding_the_sample_keeps_what_is_there() -> None:
    own = replace(sample_library().plans[0], id="mine", title="Mine")
    assert add_sample(Library(plans=(own,))).plans[0] is own


def test_the_messy_run_of_show_reads_as_a_person_would_read_it() -> None:
    file = messy_run_of_show()
    reading = understand(file.name, read_grids(file))
    told = as_json(reading)["plans"]
    assert [(one["start"], one["minutes"]) for plan in told for one in plan["segments"]] == [
        ("12:00", 8),
        ("12:08", 7),
        ("12:15", 5.5),
        ("12:20", 12),
        ("12:32", 10),
        ("12:42", 8),
        ("12:50", 5),
        ("12:55", 25),
        ("13:20", 15),
        ("13:35", 7),
        ("13:42", 9),
        ("13:51", 5),
    ]
    (plan,) = reading.plans
    assert plan.date == "2025-11-13"
    assert len(plan.sections) == 4
    assert {"5:30", "10-15", "1:20"} <= {doubt.text.removeprefix("0") for doubt in reading.doubts}
    assert [(doubt.text, doubt.chosen) for doubt in reading.doubts if doubt.kind == "total"] == [("120", 0)]
    assert plan.promised_s == 7_200
    assert sum(one.planned_s for one in plan.segments) != 7_200, "the total does not add up"
    notes = next(one for one in plan.segments if one.title == "Hard cases")
    assert "skip if late" in repr(notes)
