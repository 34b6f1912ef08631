"""What differs between two states of one plan, segment by segment, as values: no words, no layout, nothing of a screen.

Segments are known by their id. Parked ones do not run, so parking is leaving and coming back is new.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.domain.order import rising
from app.domain.plan import At, Marker, Plan, Segment, With


class State(StrEnum):
    """What became of a segment."""

    NEW = "new"
    GONE = "gone"
    MOVED = "moved"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Fact:
    """One field that differs. Of markers each is a fact, of other lists how many there are; lengths are seconds."""

    field: str
    before: str | int | None
    after: str | int | None


@dataclass(frozen=True, slots=True)
class Change:
    """One segment, or the session itself where ``segment_id`` is empty. What moved may have changed as well."""

    segment_id: str
    title: str
    state: State
    facts: tuple[Fact, ...] = ()


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
LISTS: Final = ("steps", "cues", "needs", "custom")


def compare(before: Plan, after: Plan) -> Comparison:
    """All that differs, but not the version and the status a plan has."""
    session = tuple(_session(before, after))
    rows = (Change("", after.title, State.CHANGED, session),) if session else ()
    return Comparison((*rows, *_segments(before, after)))


def _session(before: Plan, after: Plan) -> Iterator[Fact]:
    yield from _fields(before, after, SESSION)
    if before.roles != after.roles:
        yield Fact("roles", ", ".join(before.roles), ", ".join(after.roles))
    if before.objectives != after.objectives:
        yield Fact("objectives", len(before.objectives), len(after.objectives))
    if before.sections != after.sections:
        yield Fact("sections", len(before.sections), len(after.sections))


def _fields(before: Plan | Segment, after: Plan | Segment, names: tuple[str, ...]) -> Iterator[Fact]:
    for name in names:
        was, now = getattr(before, name), getattr(after, name)
        if was != now:
            yield Fact(name, was, now)


def _segments(before: Plan, after: Plan) -> Iterator[Change]:
    was = {segment.id: segment for segment in before.running_segments}
    now = {segment.id: segment for segment in after.running_segments}
    moved = _moved(was, now)
    titles = _titles(before) | _titles(after)
    gone = _gone_behind(before, now)
    yield from gone.get("", ())
    for segment in now.values():
        old = was.get(segment.id)
        facts = tuple(_facts(old, segment, titles)) if old else ()
        if old is None:
            yield Change(segment.id, segment.title, State.NEW)
        elif segment.id in moved:
            yield Change(segment.id, segment.title, State.MOVED, facts)
        elif facts:
            yield Change(segment.id, segment.title, State.CHANGED, facts)
        yield from gone.get(segment.id, ())


def _titles(plan: Plan) -> dict[str | None, str]:
    """Of sections and lanes, by their ids."""
    sections: dict[str | None, str] = {section.id: section.title for section in plan.sections}
    return sections | {lane.id: lane.title for lane in plan.lanes}


def _gone_behind(before: Plan, now: dict[str, Segment]) -> dict[str, list[Change]]:
    """What is gone, by the id of the last one before it that stayed; empty where it stood first."""
    gone: dict[str, list[Change]] = {}
    stayed = ""
    for segment in before.running_segments:
        if segment.id in now:
            stayed = segment.id
        else:
            gone.setdefault(stayed, []).append(Change(segment.id, segment.title, State.GONE))
    return gone


def _moved(was: dict[str, Segment], now: dict[str, Segment]) -> set[str]:
    """The fewest whose moving explains the new order."""
    place = {segment_id: n for n, segment_id in enumerate(was)}
    kept = [segment_id for segment_id in now if segment_id in was]
    stayed = {kept[i] for i in rising([place[segment_id] for segment_id in kept])}
    return {each for each in kept if each not in stayed or was[each].lane_id != now[each].lane_id}


def _facts(old: Segment, new: Segment, titles: dict[str | None, str]) -> Iterator[Fact]:
    if old == new:
        return
    yield from _fields(old, new, FIELDS)
    if old.start != new.start:
        yield Fact("start", _begins(old), _begins(new))
    for name in ("section_id", "lane_id"):
        was, now = getattr(old, name), getattr(new, name)
        if was != now:
            yield Fact(name, titles.get(was, ""), titles.get(now, ""))
    yield from _markers(old, new)
    yield from _fields(old, new, TEXTS)
    for name in INTENT:
        was, now = getattr(old.intent, name), getattr(new.intent, name)
        if was != now:
            yield Fact(name, was, now)
    for name in (*LISTS, "objective_ids"):
        was, now = getattr(old, name), getattr(new, name)
        if was != now:
            yield Fact(name, len(was), len(now))


def _begins(segment: Segment) -> int | str | None:
    """The clock of a fixed start, in seconds; the id of what it runs beside; None after the one before it."""
    match segment.start:
        case At(clock_s):
            return clock_s
        case With(anchor_id):
            return anchor_id
        case _:
            return None


def _markers(old: Segment, new: Segment) -> Iterator[Fact]:
    """A weight's kind (a team's own: its label) on the side where it stands; on both where only its words differ."""
    was = {marker.id: marker for marker in old.markers}
    now = {marker.id: marker for marker in new.markers}
    for key in dict.fromkeys((*was, *now)):
        before, after = was.get(key), now.get(key)
        if before != after:
            yield Fact("marker", _weight(before), _weight(after))


def _weight(marker: Marker | None) -> str | None:
    return (marker.label or marker.kind.value) if marker else None
