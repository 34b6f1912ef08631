"""Plans and libraries for property tests: small, but with everything in them that can be there."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from app.domain.handoff import Handoff
from app.domain.library import Library
from app.domain.plan import (
    MAIN,
    MAIN_LANE,
    PARKED,
    PARKED_LANE,
    After,
    At,
    Cue,
    Delivery,
    Kind,
    Lane,
    LaneKind,
    Marker,
    MarkerKind,
    Objective,
    Plan,
    Program,
    Section,
    Segment,
    Setting,
    Silence,
    StartRule,
    Step,
    StepKind,
    With,
)

LANES = (MAIN, Lane("rooms", "Breakout rooms", LaneKind.JOINED), Lane("chat", "Back channel", LaneKind.FREE))
KINDS = tuple(Kind)
HANDOFF = Handoff("", "q0", "2026-03-01T09:00:00+00:00", Plan("q0", "Session").head)
LENGTHS = st.integers(1, 60).map(lambda n: n * 60)
WEIGHTS = st.sampled_from([(), (MarkerKind.MUST_NOT_CUT,), (MarkerKind.MAY_SKIP,), (MarkerKind.SLOW_DOWN,)])


@st.composite
def segments(draw: st.DrawFn, key: str, lane_id: str, start: StartRule) -> Segment:
    planned = draw(LENGTHS)
    shortest = draw(st.none() | st.integers(1, planned))
    return Segment(
        id=key,
        title=f"Segment {key}",
        kind=draw(st.sampled_from(KINDS)),
        lane_id=lane_id,
        planned_s=planned,
        shortest_s=shortest,
        start=start,
        markers=tuple(Marker(f"{key}-{kind}", kind) for kind in draw(WEIGHTS)),
        steps=tuple(Step(f"{key}-s{n}", StepKind.SAY, "Welcome") for n in range(draw(st.integers(0, 2)))),
        cues=tuple(Cue(f"{key}-c{n}", 60 * n) for n in range(draw(st.integers(0, 2)))),
    )


@st.composite
def plans(draw: st.DrawFn, most: int = 8, fixed: bool = True, sides: bool = True) -> Plan:
    """A plan of at most ``most`` main-room segments; with fixed starts, with side lanes and a shelf where wanted."""
    main_ids = [f"m{n}" for n in range(draw(st.integers(0, most)))]
    rules: st.SearchStrategy[StartRule] = st.just(After())
    if fixed:
        rules = st.one_of(rules, rules, st.integers(0, 200).map(lambda n: At(36_000 + n * 60)))
    found = [draw(segments(key, MAIN_LANE, draw(rules))) for key in main_ids]
    for lane in LANES[1:] if sides and main_ids else ():
        for n in range(draw(st.integers(0, 4))):
            owned = st.builds(With, st.sampled_from(main_ids), st.integers(0, 30).map(lambda m: m * 60))
            start = draw(owned if n == 0 else st.one_of(rules, owned))
            found.append(draw(segments(f"{lane.id}{n}", lane.id, start)))
    shelf = sides and draw(st.booleans())
    for n in range(draw(st.integers(0, 2)) if shelf else 0):
        found.append(draw(segments(f"p{n}", PARKED_LANE, draw(rules))))
    return Plan(
        id="plan",
        title="A session",
        objectives=tuple(Objective(f"o{n}", "Can do") for n in range(draw(st.integers(0, 3)))),
        sections=tuple(Section(f"x{n}", "Part") for n in range(draw(st.integers(0, 3)))),
        lanes=(*LANES, PARKED) if shelf else LANES,
        segments=tuple(found),
        silences=tuple(Silence(f"y{n}", "R10", None, "Agreed") for n in range(draw(st.integers(0, 3)))),
    )


@st.composite
def shuffled(draw: st.DrawFn, row: tuple[object, ...], fresh: object) -> tuple[object, ...]:
    """Some of a row, in another order, some of it changed, with something new."""
    kept = [item for item in draw(st.permutations(row)) if draw(st.integers(0, 4))]
    kept = [replace(item, **{_text_of(item): "Other"}) if draw(st.integers(0, 3)) == 0 else item for item in kept]
    for n in range(draw(st.integers(0, 2))):
        kept.insert(draw(st.integers(0, len(kept))), replace(fresh, id=f"new{n}{draw(st.integers(0, 2))}"))
    return tuple({item.id: item for item in kept}.values())


def _text_of(item: object) -> str:
    found: dict[type, str] = {Objective: "text", Handoff: "note", Silence: "reason"}
    return found.get(type(item), "title")


@st.composite
def changed(draw: st.DrawFn, plan: Plan) -> Plan:
    """Any other state of the plan: what a wild edit could make of it."""
    return replace(
        plan,
        title=draw(st.sampled_from([plan.title, "Renamed"])),
        objectives=draw(shuffled(plan.objectives, Objective("", "New"))),
        sections=draw(shuffled(plan.sections, Section("", "New"))),
        lanes=draw(shuffled(plan.lanes, Lane("", "New"))),
        segments=draw(shuffled(plan.segments, Segment("", "New"))),
        silences=draw(shuffled(plan.silences, Silence("", "R11", None, "New"))),
    )


@st.composite
def libraries(draw: st.DrawFn) -> Library:
    return Library(
        programs=tuple(Program(f"p{n}", "Program") for n in range(draw(st.integers(0, 4)))),
        plans=tuple(Plan(f"q{n}", "Session").head for n in range(draw(st.integers(0, 4)))),
        deliveries=tuple(Delivery(f"d{n}", "q0") for n in range(draw(st.integers(0, 4)))),
        handoffs=tuple(replace(HANDOFF, id=f"h{n}") for n in range(draw(st.integers(0, 4)))),
        settings=tuple(Setting(f"R{n}", on=False) for n in range(draw(st.integers(0, 4)))),
    )


@st.composite
def changed_library(draw: st.DrawFn, library: Library) -> Library:
    return Library(
        programs=draw(shuffled(library.programs, Program("", "New"))),
        plans=draw(shuffled(library.plans, Plan("", "New"))),
        deliveries=draw(shuffled(library.deliveries, Delivery("", "q1"))),
        handoffs=draw(shuffled(library.handoffs, HANDOFF)),
        settings=tuple(Setting(f"R{n}", draw(st.none() | st.booleans())) for n in range(draw(st.integers(0, 4)))),
    )
