"""Small plans to write documents of."""

from __future__ import annotations

from dataclasses import replace

from app.domain.plan import (
    MAIN,
    Action,
    At,
    Cue,
    Delivery,
    Field,
    Intent,
    Kind,
    Lane,
    Marker,
    MarkerKind,
    Need,
    NeedKind,
    NeedReadiness,
    NeedState,
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


def small_plan() -> Plan:
    """Two hours from 10:00 with everything a document can show, and times that are easy to check by hand."""
    return Plan(
        id="p",
        title="Feedback",
        version="1.3",
        date="2026-11-14",
        promised_s=7200,
        purpose="Every manager has said one piece of real feedback out loud.",
        deck="feedback.pptx",
        signal="“let us park that”",
        objectives=(Objective("o1", "Says what was seen", "quotes the moment", "Pulse item 7"),),
        sections=(Section("s1", "Open", 2400), Section("s2", "Practice", 4800)),
        lanes=(MAIN, Lane("rooms", "Rooms")),
        segments=(
            Segment("pre", "Tech check", Kind.OFF_CLOCK, planned_s=900),
            _opening(),
            Segment("model", "The model", Kind.INPUT, planned_s=1800, section_id="s1", led_by="Facilitator"),
            Segment("break", "Break", Kind.BREAK, planned_s=600, section_id="s2"),
            _practice(),
            Segment(
                "hard",
                "Hard cases",
                Kind.DISCUSSION,
                planned_s=900,
                cut_order=1,
                section_id="s2",
                short_form="One case only.",
                short_form_s=600,
                markers=(Marker("m3", MarkerKind.MAY_SKIP, "It repeats."),),
            ),
            Segment("spare", "Buffer", Kind.BUFFER, planned_s=300, section_id="s2"),
            Segment("close", "Close", Kind.CLOSE, planned_s=900, section_id="s2", led_by="Facilitator"),
            Segment("round", "Round one", Kind.PRACTICE, "rooms", 1200, start=With("practice", 120)),
        ),
    )


def _opening() -> Segment:
    return Segment(
        "open",
        "Check-in",
        Kind.OPENING,
        planned_s=600,
        section_id="s1",
        led_by="Facilitator",
        slides="1-3",
        transition="Now the model.",
        steps=(Step("t1", StepKind.ASK, "One word?", offset_s=60, expected="Tired"),),
        cues=(Cue("c1", 75, title="Question", action=Action.CHAT, text="=1+1", target="Everyone"),),
        needs=(Need("n0", "Poll built", NeedKind.TECHNOLOGY, "Producer", 2),),
    )


def _practice() -> Segment:
    return Segment(
        "practice",
        "Practice: give it",
        Kind.PRACTICE,
        planned_s=2100,
        shortest_s=1500,
        section_id="s2",
        led_by="Co-facilitator",
        objective_ids=("o1",),
        intent=Intent("The only place they say it.", good="They quote."),
        markers=(
            Marker("m1", MarkerKind.MUST_NOT_CUT, "The third round is where it changes"),
            Marker("m2", MarkerKind.INVITE_DIALOGUE, offset_s=1380, question="What surprised you?", wait_s=8),
        ),
        steps=(
            Step("t2", StepKind.SAY_EXACTLY, "One speaks, one listens.", offset_s=0),
            Step("t3", StepKind.DO, "Ask one to say it back.", offset_s=120),
        ),
        cues=(
            Cue(
                "c2",
                130,
                title="Open the rooms",
                action=Action.ROOMS_OPEN,
                runs_s=1200,
                ended_by="c3",
                trigger=Trigger.WORDS,
                trigger_text="You have your cards",
                rights="host",
                backup="Stay together",
                details=(Field("Rooms", "6 of 3"),),
            ),
            Cue("c3", 1330, number="290", action=Action.ROOMS_CLOSE),
        ),
        needs=(Need("n1", "Six rooms of three", NeedKind.ROOM, "Producer", 3, "opened once"), Need("n2", "Cards")),
    )


def small_delivery() -> Delivery:
    """One run of it, with people, and one of three needs tested."""
    return Delivery(
        "d",
        "p",
        "Cohort 3",
        "2026-11-14",
        time_zone="Europe/Berlin",
        link="https://meet.example/3",
        people=(Person("Producer", "Priya", "+1 555 0117"),),
        readiness=(NeedReadiness("n1", NeedState.TESTED, "Priya", "2026-11-12"),),
    )


def with_fixed(plan: Plan, segment_id: str, clock_s: int) -> Plan:
    """The plan with one segment at a fixed time."""
    fixed = At(clock_s, "guest joins")
    return replace(plan, segments=tuple(replace(s, start=fixed) if s.id == segment_id else s for s in plan.segments))
