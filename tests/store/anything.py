"""Any value there can be, for property tests: every field filled, every text that a database must bear."""

from __future__ import annotations

from dataclasses import fields, replace

from hypothesis import strategies as st

from app.domain import plan as p
from app.domain.handoff import Handoff, Paperwork, Recipient

ANY_TEXT = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=12)
TEXT = st.sampled_from(
    [
        "",
        "why",
        "[]",
        "NULL",
        "'; DROP",
        '"',
        "a\nb\tc",
        " ",
        "\u202eabc",
        "e\u0301",
        "\U0001f469\u200d\U0001f680",
        "\ufeff",
    ]
)
NUMBER = st.one_of(st.integers(0, 99), st.sampled_from([0, p.MAX_SECONDS]))
FIELD = st.builds(p.Field, TEXT, TEXT)
KEYS = st.lists(st.text("abcdefghij", min_size=1, max_size=4), unique=True, max_size=3)

_BY_NAME = {
    "title": ANY_TEXT,
    "custom": st.lists(FIELD, max_size=2).map(tuple),
    "details": st.lists(FIELD, max_size=2).map(tuple),
    "roles": st.lists(TEXT, max_size=2).map(tuple),
    "objective_ids": st.lists(TEXT, max_size=2).map(tuple),
    "intent": st.builds(p.Intent, TEXT, TEXT, TEXT, TEXT, TEXT),
    "start": st.one_of(
        st.just(p.After()), st.builds(p.At, NUMBER, TEXT), st.builds(p.With, TEXT, st.integers(0, 5_000))
    ),
}
_BY_TYPE = {
    "str": TEXT,
    "int": NUMBER,
    "bool": st.booleans(),
    "str | None": st.none() | TEXT,
    "int | None": st.none() | NUMBER,
    **{kind.__name__: st.sampled_from(list(kind)) for kind in vars(p).values() if isinstance(kind, type(p.Kind))},
}


def built(kind: type, **given: st.SearchStrategy) -> st.SearchStrategy:
    """A value of a dataclass with anything in every field that is not given."""
    found = {one.name: _BY_NAME.get(one.name, _BY_TYPE.get(one.type)) for one in fields(kind)}
    return st.builds(kind, **{name: rule for name, rule in {**found, **given}.items() if rule is not None})


@st.composite
def row(draw: st.DrawFn, kind: type, **given: st.SearchStrategy) -> tuple:
    """Some values of a kind, each with its own id."""
    return tuple(draw(built(kind, id=st.just(key), **given)) for key in draw(KEYS))


def segment(key: str, lane_id: str) -> st.SearchStrategy[p.Segment]:
    return built(
        p.Segment,
        id=st.just(key),
        lane_id=st.just(lane_id),
        markers=row(p.Marker),
        steps=row(p.Step),
        cues=row(p.Cue),
        needs=row(p.Need),
    )


@st.composite
def plans(draw: st.DrawFn, key: str = "plan") -> p.Plan:
    """A whole plan: the main room first, segments grouped by lane."""
    lanes = (p.MAIN, *(lane for lane in draw(row(p.Lane)) if lane.id != p.MAIN_LANE))
    segments = tuple(draw(segment(f"{lane.id}-{n}", lane.id)) for lane in lanes for n in range(draw(st.integers(0, 3))))
    whole = built(
        p.Plan,
        id=st.just(key),
        objectives=row(p.Objective),
        sections=row(p.Section),
        silences=row(p.Silence),
        lanes=st.just(lanes),
        segments=st.just(segments),
    )
    return draw(whole)


def small_plan(key: str) -> st.SearchStrategy[p.Plan]:
    """A plan with one segment."""
    one = p.Segment("one", "Welcome", steps=(p.Step("step", p.StepKind.SAY, "Hello"),))
    return built(p.Plan, id=st.just(key), lanes=st.just((p.MAIN,)), segments=st.sampled_from([(), (one,)]))


def delivery(key: str) -> st.SearchStrategy[p.Delivery]:
    return built(
        p.Delivery,
        id=st.just(key),
        people=st.lists(built(p.Person), max_size=2).map(tuple),
        readiness=st.lists(built(p.NeedReadiness), max_size=2).map(tuple),
        actuals=st.lists(built(p.Actual), max_size=2).map(tuple),
    )


PAPERWORK = st.lists(st.sampled_from(Paperwork), max_size=2).map(tuple)


def setting(key: str) -> st.SearchStrategy[p.Setting]:
    numbers = st.lists(st.tuples(TEXT, NUMBER), max_size=2).map(tuple)
    return built(p.Setting, id=st.just(key), on=st.none() | st.booleans(), numbers=numbers)


def handoff(key: str) -> st.SearchStrategy[Handoff]:
    """A whole one, of a plan that need not be there any more."""
    return built(
        Handoff,
        id=st.just(key),
        plan=plans("frozen"),
        delivery=st.none() | delivery("run"),
        files=st.lists(TEXT, max_size=2).map(tuple),
        recipients=st.lists(built(Recipient, paperwork=PAPERWORK), max_size=2).map(tuple),
    )


@st.composite
def shuffled(draw: st.DrawFn, items: tuple, fresh: st.SearchStrategy) -> tuple:
    """Some of a row in another order, with something new or changed in it."""
    kept = [item for item in draw(st.permutations(items)) if draw(st.integers(0, 3))]
    new = draw(st.lists(fresh, max_size=2))
    for item in new:
        kept = [other for other in kept if other.id != item.id]
        kept.insert(draw(st.integers(0, len(kept))), item)
    return tuple(kept)


@st.composite
def changed(draw: st.DrawFn, plan: p.Plan) -> p.Plan:
    """Any other state of a plan; segments stay grouped by the lanes there are."""
    lanes = (p.MAIN, *(one for one in draw(shuffled(plan.lanes, built(p.Lane, id=KEY))) if one.id != p.MAIN_LANE))
    homes = {lane.id for lane in lanes}
    fresh = KEY.flatmap(lambda key: segment(key, draw(st.sampled_from(sorted(homes)))))
    old = tuple(one if one.lane_id in homes else replace(one, lane_id=p.MAIN_LANE) for one in plan.segments)
    segments = [draw(_touched(one)) for one in draw(shuffled(old, fresh))]
    return replace(
        plan,
        title=draw(TEXT),
        objectives=draw(shuffled(plan.objectives, built(p.Objective, id=KEY))),
        sections=draw(shuffled(plan.sections, built(p.Section, id=KEY))),
        silences=draw(shuffled(plan.silences, built(p.Silence, id=KEY))),
        lanes=lanes,
        segments=tuple(one for lane in lanes for one in segments if one.lane_id == lane.id),
    )


KEY = st.text("abcdefghij", min_size=1, max_size=4)


@st.composite
def _touched(draw: st.DrawFn, one: p.Segment) -> p.Segment:
    if draw(st.booleans()):
        return one
    return replace(
        one,
        title=draw(TEXT),
        markers=draw(shuffled(one.markers, built(p.Marker, id=KEY))),
        cues=draw(shuffled(one.cues, built(p.Cue, id=KEY))),
    )
