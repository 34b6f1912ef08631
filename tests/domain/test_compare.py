"""Two states of a plan compared: nothing for the same, each change once, and every change can be said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from app.domain.compare import Fact, State, compare, compare_runs, sharing
from app.domain.compare_words import fact_sentences, said
from app.domain.concerns import Audience, for_role
from app.domain.plan import (
    MAIN,
    MAIN_LANE,
    PARKED,
    PARKED_LANE,
    Action,
    At,
    Cue,
    Delivery,
    Field,
    Intent,
    Lane,
    Marker,
    MarkerKind,
    Need,
    Objective,
    Person,
    Plan,
    Section,
    Segment,
    Step,
    StepKind,
    Trigger,
    With,
)
from app.domain.tongue import ENGLISH
from tests.domain.strategies import changed, plans
from tests.store import anything

OPEN = Cue("c", 0, "301", "Open rooms", action=Action.ROOMS_OPEN)
PRACTICE = Segment(
    "b",
    "Practice",
    planned_s=1200,
    markers=(Marker("m", MarkerKind.MUST_NOT_CUT, "The point of it"),),
    steps=(Step("s", StepKind.SAY, "Find a partner."), Step("t", StepKind.ASK, "What did you see?")),
    cues=(OPEN,),
    needs=(Need("n", "Handout", owner="Producer"),),
    custom=(Field("Mood", "calm"),),
)
PLAN = Plan(
    "p",
    "Session",
    objectives=(Objective("o", "Give feedback"),),
    sections=(Section("x", "Practise"),),
    lanes=(MAIN, Lane("rooms", "Rooms"), PARKED),
    segments=(
        Segment("a", "Welcome"),
        PRACTICE,
        Segment("d", "Debrief"),
        Segment("r", "In rooms", lane_id="rooms", start=With("b")),
    ),
)


def with_one(key, **changes):
    return replace(PLAN, segments=tuple(replace(s, **changes) if s.id == key else s for s in PLAN.segments))


def ordered(*keys):
    found = {segment.id: segment for segment in PLAN.segments}
    return replace(PLAN, segments=tuple(found[key] for key in keys))


def told(after, before=PLAN):
    """What is said of each row, by the segment's id."""
    return {row.segment_id: said(row, ENGLISH) for row in compare(before, after).rows}


@given(plans())
def test_a_plan_does_not_differ_from_itself(plan):
    assert compare(plan, plan).rows == ()
    assert compare(plan, replace(plan, version="9", status="ready")).rows == ()


@given(st.data())
def test_what_came_went_and_stayed_is_told_once(data):
    before = data.draw(plans())
    after = data.draw(changed(before))
    rows = compare(before, after).rows
    was = {segment.id: segment for segment in before.running_segments}
    now = {segment.id: segment for segment in after.running_segments}
    ids = [row.segment_id for row in rows]
    assert len(ids) == len(set(ids))
    gone = {row.segment_id for row in rows if row.state in (State.GONE, State.PARKED)}
    parked = {segment.id for segment in after.segments if segment.parked}
    assert {row.segment_id for row in rows if row.state is State.NEW} == now.keys() - was.keys()
    assert gone == was.keys() - now.keys()
    assert {row.segment_id for row in rows if row.state is State.PARKED} == gone & parked
    told = {row.segment_id for row in rows}
    assert told >= {each for each in was.keys() & now.keys() if was[each] != now[each]}


@given(st.data())
def test_what_is_shared_compares_the_same(data):
    before = data.draw(plans())
    after = data.draw(changed(before))
    shared = sharing(replace(before, segments=tuple(replace(one) for one in before.segments)), after)
    assert shared == before
    assert compare(shared, after) == compare(before, after)
    now = {one.id: one for one in after.segments}
    assert all(one is now[one.id] for one in shared.segments if now.get(one.id) == one)


@given(st.data())
def test_what_goes_one_way_comes_back_the_other(data):
    before = data.draw(plans())
    after = data.draw(changed(before))
    there, back = compare(before, after).rows, compare(after, before).rows
    gone = (State.GONE, State.PARKED)
    assert {row.segment_id for row in there if row.state in gone} == {
        row.segment_id for row in back if row.state is State.NEW
    }
    assert turned(there) == {(key, name, now, was) for key, name, was, now in turned(back)}


def turned(rows):
    """The facts of all that stayed, as texts."""
    stayed = [row for row in rows if row.state in (State.CHANGED, State.MOVED)]
    return {(row.segment_id, fact.field, repr(fact.before), repr(fact.after)) for row in stayed for fact in row.facts}


@given(anything.plans(), st.data())
@settings(max_examples=25, phases=(Phase.explicit, Phase.generate))
def test_every_edit_is_found_and_every_change_can_be_said(plan, data):
    after = data.draw(anything.changed(plan))
    rows = {row.segment_id: row for row in compare(plan, after).rows}
    was, now = ({one.id: one for one in each.running_segments} for each in (plan, after))
    differing = {key for key in was.keys() | now.keys() if was.get(key) != now.get(key)}
    assert differing <= rows.keys()
    assert "" in rows or (plan.title, plan.objectives, plan.sections) == (after.title, after.objectives, after.sections)
    for row in rows.values():
        assert said(row, ENGLISH)
        assert all(sentence.strip() for sentence in said(row, ENGLISH))


@given(st.data())
def test_nobody_is_told_what_is_not_so_and_a_facilitator_of_every_segment(data):
    before = data.draw(plans())
    comparison = compare(before, data.draw(changed(before)))
    for audience in Audience:
        whole = {row.segment_id: row for row in comparison.rows}
        for row in for_role(comparison, audience).rows:
            assert set(row.facts) <= set(whole[row.segment_id].facts)
            assert said(row, ENGLISH)


@pytest.mark.parametrize(
    ("after", "key", "sentences"),
    [
        (with_one("b", planned_s=1500), "b", ("Length: 25 min instead of 20 min.",)),
        (with_one("a", title="Hello"), "a", ("Title: Hello instead of Welcome.",)),
        (with_one("b", led_by="Ana"), "b", ("Led by: Ana.",)),
        (with_one("b", section_id="x"), "b", ("Section: Practise.",)),
        (with_one("b", start=At(37_800, "guest")), "b", ("Starts at 10:30, fixed.",)),
        (with_one("r", start=With("d", 300)), "r", ("Runs beside “Debrief”, 5 min after its start.",)),
        (with_one("r", start=With("d")), "r", ("Runs beside “Debrief”, from its start.",)),
        (with_one("b", markers=()), "b", ("No longer carries “Must not cut”.",)),
        (
            with_one("b", intent=Intent(why="x"), notes="y"),
            "b",
            ("Notes: “y”.", "Why it is here: “x”."),
        ),
        (
            with_one("b", cues=(replace(OPEN, offset_s=120),)),
            "b",
            ("Cue 301 “Open rooms”: now at +0:02 instead of +0:00.",),
        ),
        (
            with_one("b", cues=(replace(OPEN, number="302", backup="Assign by hand"),)),
            "b",
            (
                "Cue 302 “Open rooms”: number 302 instead of 301.",
                "Cue 302 “Open rooms”: backup “Assign by hand”.",
            ),
        ),
        (
            with_one("b", cues=(replace(OPEN, trigger=Trigger.WORDS, trigger_text="Off you go"),)),
            "b",
            (
                "Cue 301 “Open rooms”: trigger On the words instead of At the time.",
                "Cue 301 “Open rooms”: words “Off you go”.",
            ),
        ),
        (with_one("b", cues=()), "b", ("Cue 301 “Open rooms”: no longer there.",)),
        (
            with_one("b", cues=(OPEN, Cue("n", 60, "302", action=Action.CHAT))),
            "b",
            ("Cue 302 “Paste in chat”: new, at +0:01.",),
        ),
        (
            with_one("b", needs=(replace(PRACTICE.needs[0], owner=""),)),
            "b",
            ("Need “Handout”: no longer owner Producer.",),
        ),
        (with_one("b", steps=PRACTICE.steps[::-1]), "b", ("In another order: script.",)),
        (
            with_one("b", steps=(replace(PRACTICE.steps[0], text="Find two."), PRACTICE.steps[1])),
            "b",
            ("Line “Find two.”: was “Find a partner.”.",),
        ),
        (with_one("b", custom=(Field("Mood", "lively"),)), "b", ("Mood: “lively” instead of “calm”.",)),
        (with_one("b", custom=()), "b", ("Mood: no longer “calm”.",)),
        (replace(PLAN, date="2026-03-09", start_s=32_400), "", ("Date: 9 Mar 2026.", "Start: 09:00 instead of 10:00.")),
        (replace(PLAN, objectives=()), "", ("Objective “Give feedback”: no longer there.",)),
        (replace(PLAN, sections=(Section("x", "Try"),)), "", ("Section “Try”: was “Practise”.",)),
    ],
)
def test_each_change_is_said_as_a_person_would(after, key, sentences):
    assert told(after) == {key: sentences}


def test_an_order_that_changed_is_told_of_what_moved_and_of_nothing_else():
    assert told(ordered("b", "d", "a", "r")) == {"a": ("Stands behind “Debrief” now.",)}
    assert told(ordered("d", "a", "b", "r")) == {"d": ("Stands first now.",)}


def test_what_is_new_gone_and_parked_is_told_where_it_stands():
    fresh = replace(PLAN, segments=(PLAN.segments[0], Segment("z", "Poll", planned_s=300), *PLAN.segments[1:]))
    assert told(fresh) == {"z": ("New.", "Stands behind “Welcome” now.", "Length: 5 min.")}
    assert told(PLAN, fresh) == {"z": ("No longer in the session.",)}
    parked = replace(PLAN, segments=(*PLAN.segments[:1], *PLAN.segments[2:], replace(PRACTICE, lane_id=PARKED_LANE)))
    assert told(parked)["b"] == ("No longer in the session, but kept for later.",)
    assert PRACTICE.lane_id == MAIN_LANE


def test_long_texts_are_cut_short():
    (sentence,) = told(with_one("b", custom=(Field("Mood", "x" * 500),)))["b"]
    assert len(sentence) < 100
    assert "x…”" in sentence


LONG = "Give each pair one card. They speak for two minutes each, then change over. Say nothing yourself, and listen."


@pytest.mark.parametrize(
    ("was", "now", "sentences"),
    [
        (
            LONG,
            LONG.replace("one card", "two cards"),
            ("What happens: “Give each pair two cards. They speak for…” instead of “Give each pair one card. They s",),
        ),
        (LONG, f"{LONG} Then all sit down again.", ("What happens: “Then all sit down again.” was added.",)),
        (f"{LONG} Then all sit down again.", LONG, ("What happens: no longer “Then all sit down again.”",)),
        (LONG, "", ("What happens: no longer “Give each pair one card.",)),
        (LONG, LONG.replace(" ", "\n"), ("Changed in their words: what happens.",)),
        (
            LONG,
            LONG.replace("pair", "team").replace("minutes", "rounds").replace("listen", "smile"),
            (
                "What happens: “Give each team one card.",
                "What happens: “…speak for two rounds each, then",
                "And 1 more place",
            ),
        ),
    ],
)
def test_a_rewritten_text_is_quoted_where_it_differs(was, now, sentences):
    found = told(with_one("b", description=now), with_one("b", description=was)).get("b", ())
    assert len(found) == len(sentences)
    assert all(one.startswith(start) for one, start in zip(found, sentences, strict=True))


def test_a_long_line_of_the_script_is_quoted_where_it_differs():
    was, now = (with_one("b", steps=(Step("s", StepKind.SAY, text),)) for text in (LONG, LONG.replace("Say", "Do")))
    (sentence,) = told(now, was)["b"]
    assert sentence.endswith(
        "“…then change over. Do nothing yourself, and…” instead of “…then change over. Say nothing yourself, and…”."
    )


RUN = Delivery("d", "p", date="2026-03-09", link="https://a", people=(Person("Producer", "Ana", "+41"),))


def test_a_run_is_compared_with_itself_only():
    after = replace(RUN, start_s=32_400, link="https://b", people=(Person("producer", "Ben"), Person("Guest", "Cy")))
    sentences = [sentence for fact in compare_runs(RUN, after) for sentence in fact_sentences(fact, ENGLISH)]
    assert sentences == [
        "Start: 09:00.",
        "Join: https://b instead of https://a.",
        "producer: Ben instead of Ana, +41.",
        "Guest: Cy.",
    ]
    assert compare_runs(RUN, RUN) == compare_runs(RUN, None) == compare_runs(RUN, replace(after, id="e")) == ()
    assert Fact("link", "", "https://a") in compare_runs(None, RUN)


@pytest.mark.parametrize(
    ("after", "concerned"),
    [
        (with_one("b", planned_s=1500), {Audience.FACILITATOR, Audience.PRODUCER}),
        (with_one("b", steps=()), {Audience.FACILITATOR}),
        (with_one("b", intent=Intent("why")), {Audience.FACILITATOR}),
        (with_one("b", cues=()), {Audience.PRODUCER}),
        (with_one("b", cues=(replace(OPEN, trigger=Trigger.WORDS),)), {Audience.FACILITATOR, Audience.PRODUCER}),
        (with_one("b", needs=()), set(Audience)),
        (with_one("b", markers=()), set(Audience)),
        (with_one("a", markers=(Marker("m", MarkerKind.SLOW_DOWN),)), {Audience.FACILITATOR, Audience.PRODUCER}),
        (ordered("b", "a", "d", "r"), {Audience.FACILITATOR, Audience.PRODUCER}),
        (ordered("a", "d", "r"), set(Audience)),
        (replace(PLAN, promised_s=3600), set(Audience)),
        (replace(PLAN, purpose="Why"), {Audience.FACILITATOR, Audience.LEADER}),
        (replace(PLAN, objectives=()), {Audience.FACILITATOR, Audience.LEADER}),
    ],
)
def test_each_is_told_what_concerns_them(after, concerned):
    comparison = compare(PLAN, after)
    assert {audience for audience in Audience if for_role(comparison, audience).rows} == concerned
