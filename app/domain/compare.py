"""What differs between two states of one plan, segment by segment, as values: no words, no layout, nothing of a screen.

Segments are known by their id, and so are the items in them. Parked ones do not run: what was parked is told, what
is changed on the shelf is not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Final

from app.domain.order import rising
from app.domain.plan import (
    At,
    Cue,
    Delivery,
    Field,
    Lane,
    Marker,
    Need,
    Objective,
    Person,
    Plan,
    Section,
    Segment,
    Step,
    With,
)


class State(StrEnum):
    """What became of a segment."""

    NEW = "new"
    GONE = "gone"
    PARKED = "parked"
    MOVED = "moved"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Beside:
    """Where something runs beside another segment: that one's title, and how long after its start."""

    title: str
    offset_s: int


Item = Marker | Step | Cue | Need | Objective | Section | Lane | Field | Person
Value = str | int | At | Beside | Item | None


@dataclass(frozen=True, slots=True)
class Fact:
    """One field that differs, or one item (``marker``, ``step``, ``cue`` ...): None where there is none.

    ``order`` says that a list holds the same in another order: both values are its name. Lengths are seconds.
    """

    field: str
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class Change:
    """One segment, or the session itself where ``segment_id`` is empty. What moved may have changed as well.

    ``behind`` is the title of the one that what is new or moved stands behind now, empty where it is the first.
    """

    segment_id: str
    title: str
    state: State
    facts: tuple[Fact, ...] = ()
    behind: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """``rows``: the session first, then the segments in their order now, each gone one where it stood."""

    rows: tuple[Change, ...]


SESSION: Final = (
    *("title", "date", "start_s", "promised_s", "language", "mode", "platform"),
    *("people_fewest", "people_expected", "people_most", "deck", "purpose", "back_channel", "signal", "notes"),
)
FIELDS: Final = (
    *("title", "kind", "planned_s", "shortest_s", "longest_s", "led_by", "slides"),
    *("group_size", "rounds", "round_s", "short_form_s", "cut_order"),
)
TEXTS: Final = ("description", "short_form", "transition", "notes")
INTENT: Final = ("why", "good", "listen_for", "interaction", "substitute")
RUN: Final = ("date", "start_s", "time_zone", "link", "language", "head_count")


def compare(before: Plan, after: Plan) -> Comparison:
    """All that differs for who has to deliver it: not the version, the status and the program a plan has."""
    session = tuple(_session(before, after))
    rows = (Change("", after.title, State.CHANGED, session),) if session else ()
    return Comparison((*rows, *_segments(before, after)))


def sharing(before: Plan, after: Plan) -> Plan:
    """The plan before, with the very segments of the plan after where they are equal: comparing again is then quick."""
    now = {segment.id: segment for segment in after.segments}
    pairs = [(segment, now.get(segment.id)) for segment in before.segments]
    if all(one is other or one != other for one, other in pairs):
        return before
    segments = tuple(other if other is not None and one == other else one for one, other in pairs)
    return replace(before, segments=segments)


def compare_runs(before: Delivery | None, after: Delivery | None) -> tuple[Fact, ...]:
    """What differs between two states of one run: day and hour, link, people; nothing where it is another run."""
    if after is None or (before is not None and before.id != after.id):
        return ()
    return (*_fields(before or Delivery("", ""), after, RUN), *_people(before.people if before else (), after.people))


def _people(before: Sequence[Person], after: Sequence[Person]) -> Iterator[Fact]:
    was, now = ({one.role.strip().casefold(): one for one in people} for people in (before, after))
    for role in dict.fromkeys((*was, *now)):
        if was.get(role) != now.get(role):
            yield Fact("person", was.get(role), now.get(role))


def _session(before: Plan, after: Plan) -> Iterator[Fact]:
    yield from _fields(before, after, SESSION)
    if before.roles != after.roles:
        yield Fact("roles", ", ".join(before.roles), ", ".join(after.roles))
    yield from _items("objective", before.objectives, after.objectives)
    yield from _items("section", before.sections, after.sections)
    yield from _items("lane", _lanes(before), _lanes(after))
    yield from _custom(before.custom, after.custom)


def _lanes(plan: Plan) -> tuple[Lane, ...]:
    """Those something runs in: an empty one is nobody's concern, and so is the shelf."""
    used = {segment.lane_id for segment in plan.running_segments}
    return tuple(lane for lane in plan.lanes if lane.id in used)


def _fields(before: object, after: object, names: tuple[str, ...]) -> Iterator[Fact]:
    for name in names:
        was, now = getattr(before, name), getattr(after, name)
        if was != now:
            yield Fact(name, was, now)


def _items(
    name: str,
    before: Sequence[Marker | Step | Cue | Need | Objective | Section | Lane],
    after: Sequence[Marker | Step | Cue | Need | Objective | Section | Lane],
) -> Iterator[Fact]:
    """Each that came, went or changed, in the order now; and whether those that stayed stand in another order."""
    if before == after:
        return
    was = {one.id: one for one in before}
    now = {one.id: one for one in after}
    yield from (Fact(name, one, None) for key, one in was.items() if key not in now)
    yield from (Fact(name, was.get(key), one) for key, one in now.items() if was.get(key) != one)
    if [key for key in was if key in now] != [key for key in now if key in was]:
        yield Fact("order", name, name)


def _custom(before: Sequence[Field], after: Sequence[Field]) -> Iterator[Fact]:
    """Facts of the person's own, by their names; a name that stands twice counts once."""
    was, now = ({one.name: one for one in row} for row in (before, after))
    for name in dict.fromkeys((*was, *now)):
        if was.get(name) != now.get(name):
            yield Fact("custom", was.get(name), now.get(name))


def _segments(before: Plan, after: Plan) -> Iterator[Change]:
    was = {segment.id: segment for segment in before.running_segments}
    now = {segment.id: segment for segment in after.running_segments}
    moved, behind, titles = _moved(was, now), _behind(after), (_titles(before), _titles(after))
    gone = _gone_behind(before, after, now)
    yield from gone.get("", ())
    for segment in now.values():
        old = was.get(segment.id)
        facts = tuple(_facts(old, segment, titles)) if old else ()
        if old is None:
            length = Fact("planned_s", None, segment.planned_s)
            yield Change(segment.id, segment.title, State.NEW, (length,), behind[segment.id])
        elif segment.id in moved:
            yield Change(segment.id, segment.title, State.MOVED, facts, behind[segment.id])
        elif facts:
            yield Change(segment.id, segment.title, State.CHANGED, facts)
        yield from gone.get(segment.id, ())


def _titles(plan: Plan) -> dict[str, str]:
    """Of sections, lanes and segments, by their ids."""
    found = {segment.id: segment.title for segment in plan.segments}
    found |= {lane.id: lane.title for lane in plan.lanes}
    return found | {section.id: section.title for section in plan.sections}


def _behind(plan: Plan) -> dict[str, str]:
    """The title of what stands before each in its lane; empty for the first."""
    found: dict[str, str] = {}
    last: dict[str, str] = {}
    for segment in plan.running_segments:
        found[segment.id] = last.get(segment.lane_id, "")
        last[segment.lane_id] = segment.title
    return found


def _gone_behind(before: Plan, after: Plan, now: dict[str, Segment]) -> dict[str, list[Change]]:
    """What is gone or parked, by the id of the last one before it that stayed; empty where it stood first."""
    parked = {segment.id for segment in after.segments if segment.parked}
    gone: dict[str, list[Change]] = {}
    stayed = ""
    for segment in before.running_segments:
        if segment.id in now:
            stayed = segment.id
        else:
            state = State.PARKED if segment.id in parked else State.GONE
            gone.setdefault(stayed, []).append(Change(segment.id, segment.title, state))
    return gone


def _moved(was: dict[str, Segment], now: dict[str, Segment]) -> set[str]:
    """The fewest whose moving explains the new order."""
    place = {segment_id: n for n, segment_id in enumerate(was)}
    kept = [segment_id for segment_id in now if segment_id in was]
    stayed = {kept[i] for i in rising([place[segment_id] for segment_id in kept])}
    return {each for each in kept if each not in stayed or was[each].lane_id != now[each].lane_id}


def _facts(old: Segment, new: Segment, titles: tuple[dict[str, str], dict[str, str]]) -> Iterator[Fact]:
    if old is new or old == new:
        return
    yield from _fields(old, new, FIELDS)
    if old.start != new.start:
        yield Fact("start", _begins(old, titles[0]), _begins(new, titles[1]))
    for name in ("section_id", "lane_id"):
        was, now = getattr(old, name), getattr(new, name)
        if was != now:
            yield Fact(name, titles[0].get(was, ""), titles[1].get(now, ""))
    yield from _items("marker", old.markers, new.markers)
    yield from _items("cue", old.cues, new.cues)
    yield from _items("need", old.needs, new.needs)
    yield from _items("step", old.steps, new.steps)
    yield from _fields(old, new, TEXTS)
    yield from _fields(old.intent, new.intent, INTENT)
    yield from _custom(old.custom, new.custom)
    if old.objective_ids != new.objective_ids:
        yield Fact("objective_ids", len(old.objective_ids), len(new.objective_ids))


def _begins(segment: Segment, titles: dict[str, str]) -> At | Beside | None:
    """Where it does not follow the one before it."""
    match segment.start:
        case At():
            return segment.start
        case With(anchor_id, offset_s):
            return Beside(titles.get(anchor_id, ""), offset_s)
        case _:
            return None


def changed_fields(before: Item, after: Item) -> tuple[str, ...]:
    """The names of an item's fields that differ, in the order they are declared in; never its id."""
    names = (field.name for field in fields(after))
    return tuple(name for name in names if name != "id" and getattr(before, name) != getattr(after, name))
