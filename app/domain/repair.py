"""Repairs of a clash, of a gap before a fixed start and of a missed end: those that work, and what each costs.

Three strategies of rundown tools (move the fixed start, move the one before, change a length) and what a session
needs beside them: what must not be cut is never touched, and one segment may wait on the shelf. Each repair is an
edit; it is tried and laid out before it is offered, so that nothing is offered that does not solve it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from app.domain import edits
from app.domain.clock import format_clock, format_length
from app.domain.effects import effects
from app.domain.errors import EditRefused
from app.domain.layout import Layout, lay_out
from app.domain.plan import At, Kind, LaneKind, MarkerKind, Plan, Segment, StartRule, With, new_id
from app.domain.room import Stretch, room_s, shares, stretch_before
from app.domain.spread import spread

_MOST_TRIED = 5
_MOST_NAMED = 2
Apply = Callable[[Plan], Plan]


class RepairKind(StrEnum):
    """What a repair does."""

    MOVE = "move"
    MOVE_BEFORE = "move_before"
    SHORTEN = "shorten"
    STRETCH = "stretch"
    BUFFER = "buffer"
    PARK = "park"
    PROMISE = "promise"


@dataclass(frozen=True, slots=True)
class Repair:
    """An edit that solves it: its words, its cost in words, and in seconds by segment id.

    ``detail``: what the words leave out for their length. ``moved_s``: starts later (negative: earlier); ``cut_s``:
    takes less (negative: more). ``apply`` is the edit.
    """

    kind: RepairKind
    words: str
    cost: str
    moved_s: tuple[tuple[str, int], ...]
    cut_s: tuple[tuple[str, int], ...]
    apply: Apply
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a way to mend it does not work here, in a sentence."""

    kind: RepairKind
    words: str


@dataclass(frozen=True, slots=True)
class _Trouble:
    """What is wrong: ``by_s`` seconds too many before ``segment`` (negative: too few); None: before the end."""

    plan: Plan
    layout: Layout
    segment: Segment | None
    by_s: int
    before: Stretch

    @property
    def place(self) -> str:
        """What it is wrong before, in words."""
        return self.segment.title if self.segment else "the promised end"


def repairs(plan: Plan, layout: Layout, segment_id: str | None) -> tuple[Repair | Refusal, ...]:
    """Ways to solve the clash or the gap before a segment with its own start; None: to end as promised.

    Those that work are repairs, of the others some say why they do not. Nothing when nothing is wrong there.
    """
    trouble = _trouble(plan, layout, segment_id)
    if trouble is None:
        return ()
    ways = _of_gap(trouble) if trouble.by_s < 0 else _of_clash(trouble)
    return tuple(sorted(ways, key=lambda way: isinstance(way, Refusal)))


def _trouble(plan: Plan, layout: Layout, segment_id: str | None) -> _Trouble | None:
    if segment_id is None:
        if layout.slack_s >= 0:
            return None
        before = stretch_before(plan, layout, _last(plan, layout), len(plan.segments))
        return _Trouble(plan, layout, None, -layout.slack_s, before)
    position = layout.index[segment_id]
    segment = plan.segments[position]
    for clash in layout.clashes:
        if clash.segment_id == segment_id:
            return _Trouble(plan, layout, segment, clash.by_s, stretch_before(plan, layout, clash.with_id, position))
    for gap in layout.gaps:
        if gap.before_id == segment_id:
            before = stretch_before(plan, layout, gap.after_id, position)
            return _Trouble(plan, layout, segment, gap.start_s - gap.end_s, before)
    return None


def _last(plan: Plan, layout: Layout) -> str | None:
    """Who ends last of what the end counts, the main room first."""
    counted = {lane.id for lane in plan.lanes if lane.kind in (LaneKind.MAIN, LaneKind.JOINED)}
    ending = (s for s, end_s in zip(plan.segments, layout.ends_s, strict=True) if end_s == layout.end_s)
    return next((s.id for s in ending if s.lane_id in counted and s.kind is not Kind.OFF_CLOCK), None)


def _of_clash(trouble: _Trouble) -> Iterator[Repair | Refusal]:
    yield _shorten(trouble)
    if trouble.segment is not None:
        yield _move(trouble, trouble.segment)
    if trouble.before.fixed is not None:
        yield from _kept(_move_before(trouble, trouble.before.fixed))
    yield from _park(trouble)
    if trouble.segment is None:
        yield _promise(trouble)


def _of_gap(trouble: _Trouble) -> Iterator[Repair | Refusal]:
    if trouble.segment is not None:
        yield _move(trouble, trouble.segment)
        yield _stretch(trouble)
        yield _buffer(trouble, trouble.segment)


def _kept(way: Repair | Refusal) -> Iterator[Repair]:
    if isinstance(way, Repair):
        yield way


def _tried(trouble: _Trouble, kind: RepairKind, words: str, apply: Apply, refusal: str) -> Repair | Refusal:
    """The repair when it works, else why not."""
    try:
        after = apply(trouble.plan)
    except EditRefused as refused:
        return Refusal(kind, str(refused))
    layout = lay_out(after)
    if not _solved(trouble, layout):
        return Refusal(kind, refusal)
    clashing = _new_clash(trouble, after, layout)
    if clashing:
        return Refusal(kind, clashing)
    cost = effects(trouble.plan, after)
    return Repair(kind, words, cost, _moved_s(trouble, layout), _cut_s(trouble.plan, after), apply)


def _solved(trouble: _Trouble, layout: Layout) -> bool:
    if trouble.segment is None:
        return layout.slack_s >= 0
    key = trouble.segment.id
    if trouble.by_s > 0:
        return not any(clash.segment_id == key for clash in layout.clashes)
    return not any(gap.before_id == key for gap in layout.gaps)


def _new_clash(trouble: _Trouble, after: Plan, layout: Layout) -> str:
    """The sentence that refuses what makes a clash or a worse one; empty when it does not."""
    had = {clash.segment_id: clash.by_s for clash in trouble.layout.clashes}
    for clash in layout.clashes:
        if clash.by_s > had.get(clash.segment_id, 0):
            one, other = (after.segments[layout.index[key]].title for key in (clash.segment_id, clash.with_id))
            return f"{one} would clash with {other} by {format_length(clash.by_s)}. Mend that first."
    return ""


def _moved_s(trouble: _Trouble, layout: Layout) -> tuple[tuple[str, int], ...]:
    found = ((key, layout.start_of(key) - start) for key, start in _starts(trouble, layout))
    return tuple((key, by_s) for key, by_s in found if by_s)


def _starts(trouble: _Trouble, layout: Layout) -> Iterator[tuple[str, int]]:
    for key, i in trouble.layout.index.items():
        if key not in layout.parked and key not in trouble.layout.parked:
            yield key, trouble.layout.starts_s[i]


def _cut_s(before: Plan, after: Plan) -> tuple[tuple[str, int], ...]:
    """What each takes less; one that goes to the shelf takes nothing."""
    now = {segment.id: 0 if segment.parked else segment.planned_s for segment in after.segments}
    found = ((s.id, s.planned_s - now.get(s.id, 0)) for s in before.segments if not s.parked)
    return tuple((key, by_s) for key, by_s in found if by_s)


def _move(trouble: _Trouble, segment: Segment) -> Repair | Refusal:
    """Give what has its own start the time that is reached."""
    by_s, rule = trouble.by_s, _later(segment.start, trouble.by_s)
    way = "later" if by_s > 0 else "earlier"
    words = f"Start {segment.title} {format_length(abs(by_s))} {way}"
    if isinstance(rule, At):
        words += f", at {format_clock(rule.clock_s)}"
        words += f" ({rule.reason})" if rule.reason else ""
    refusal = f"{segment.title} starting {way} does not solve it: something else is in the way. Mend that first."
    return _tried(trouble, RepairKind.MOVE, words, lambda plan: edits.set_start(plan, segment.id, rule), refusal)


def _later(rule: StartRule, by_s: int) -> StartRule:
    if isinstance(rule, At):
        return replace(rule, clock_s=rule.clock_s + by_s)
    return replace(rule, offset_s=rule.offset_s + by_s) if isinstance(rule, With) else rule


def _move_before(trouble: _Trouble, fixed: Segment) -> Repair | Refusal:
    """Start the fixed one the stretch begins with earlier, where there is a gap before it."""
    rule = _later(fixed.start, -trouble.by_s)
    words = f"Start {fixed.title} {format_length(trouble.by_s)} earlier"
    refusal = f"{fixed.title} cannot start {format_length(trouble.by_s)} earlier. Choose another way."
    return _tried(trouble, RepairKind.MOVE_BEFORE, words, lambda plan: edits.set_start(plan, fixed.id, rule), refusal)


def _shorten(trouble: _Trouble) -> Repair | Refusal:
    """Take what is too much from those before it, by their own room."""
    row, language = trouble.before.segments, trouble.plan.language
    given = shares(trouble.by_s, [room_s(segment, language) for segment in row])
    if given is None:
        return Refusal(RepairKind.SHORTEN, _no_room(trouble))
    cuts = [(segment, by_s) for segment, by_s in zip(row, given, strict=True) if by_s]

    def apply(plan: Plan) -> Plan:
        for segment, by_s in cuts:
            plan = edits.resize(plan, segment.id, segment.planned_s - by_s)
        return plan

    named = ", ".join(f"{segment.title} by {format_length(by_s)}" for segment, by_s in cuts)
    refusal = f"Shorter segments before {trouble.place} do not solve it: something else runs as long. Mend that first."
    if len(cuts) <= _MOST_NAMED:
        return _tried(trouble, RepairKind.SHORTEN, f"Shorten {named}", apply, refusal)
    words = f"Take {format_length(trouble.by_s)} from {len(cuts)} segments"
    way = _tried(trouble, RepairKind.SHORTEN, words, apply, refusal)
    return replace(way, detail=named) if isinstance(way, Repair) else way


def _no_room(trouble: _Trouble) -> str:
    row, language = trouble.before.segments, trouble.plan.language
    room = sum(room_s(segment, language) for segment in row)
    need = format_length(trouble.by_s)
    can = f"can give only {format_length(room)} of {need}" if room else f"can give {need}"
    who = "What comes" if room else "Nothing"
    reasons = [_why_not(segment) for segment in row if not room_s(segment, language)]
    said = [*reasons[:3], *([f"{len(reasons) - 3} more have no room"] if len(reasons) > 3 else [])]
    return f"{who} before {trouble.place} {can}" + (f": {', '.join(said)}." if said else ".")


def _why_not(segment: Segment) -> str:
    if segment.has(MarkerKind.MUST_NOT_CUT):
        return f"{segment.title} must not be cut"
    return f"{segment.title} is at its shortest"


def _park(trouble: _Trouble) -> Iterator[Repair | Refusal]:
    """Put one on the shelf: what may be skipped first, then the one that gives least more than is needed."""
    free = [segment for segment in trouble.before.segments if not segment.protected]
    long_enough = [segment for segment in free if segment.planned_s >= trouble.by_s]
    refusal: Refusal | None = None
    for segment in sorted(long_enough, key=_parked_first)[:_MOST_TRIED]:
        way = _park_one(trouble, segment)
        if isinstance(way, Repair):
            yield way
            return
        refusal = refusal or way
    yield refusal or Refusal(RepairKind.PARK, _none_to_park(trouble, bool(free)))


def _parked_first(segment: Segment) -> tuple[bool, bool, int]:
    return not segment.has(MarkerKind.MAY_SKIP), segment.kind is Kind.BREAK, segment.planned_s


def _park_one(trouble: _Trouble, segment: Segment) -> Repair | Refusal:
    words = f"Park {segment.title} ({format_length(segment.planned_s)})"
    refusal = f"Parking {segment.title} does not solve it. Choose another way."
    return _tried(trouble, RepairKind.PARK, words, lambda plan: edits.park(plan, [segment.id]), refusal)


def _none_to_park(trouble: _Trouble, some_free: bool) -> str:
    if some_free:
        need = format_length(trouble.by_s)
        return f"No one segment before {trouble.place} takes {need}. Park several, or choose another way."
    return f"Nothing before {trouble.place} can be parked: what is there must not be cut or stays consistent."


def _promise(trouble: _Trouble) -> Repair | Refusal:
    """Promise as much as the plan takes."""
    promised_s = trouble.plan.promised_s + trouble.by_s
    words = f"Promise {format_length(promised_s)} instead of {format_length(trouble.plan.promised_s)}"

    def apply(plan: Plan) -> Plan:
        return edits.amend_head(plan, lambda head: replace(head, promised_s=promised_s))

    return _tried(trouble, RepairKind.PROMISE, words, apply, "A longer promise does not solve it.")


def _stretch(trouble: _Trouble) -> Repair | Refusal:
    """Give the gap to one before it: the nearest that takes it within its longest, else the nearest."""
    gap_s, language = -trouble.by_s, trouble.plan.language
    row = [s for s in reversed(trouble.before.segments) if not s.has(MarkerKind.MUST_NOT_CUT)]
    within = [s for s in row if spread(s, language).longest_s >= s.planned_s + gap_s]
    if not row:
        return Refusal(RepairKind.STRETCH, f"There is nothing before {trouble.place} that may change its length.")
    one = (within or row)[0]
    planned_s = one.planned_s + gap_s
    words = f"Give {format_length(gap_s)} more to {one.title}"
    refusal = f"A longer {one.title} does not fill the gap. Choose another way."
    return _tried(trouble, RepairKind.STRETCH, words, lambda plan: edits.resize(plan, one.id, planned_s), refusal)


def _buffer(trouble: _Trouble, segment: Segment) -> Repair | Refusal:
    """Make the gap a buffer that is planned and seen."""
    lane = [s.id for s in trouble.plan.segments if s.lane_id == segment.lane_id]
    place = lane.index(segment.id)
    behind = lane[place - 1] if place else None
    gap_s = -trouble.by_s
    words = f"Make the {format_length(gap_s)} before {segment.title} a buffer"
    buffer = Segment(new_id(), "Buffer", Kind.BUFFER, segment.lane_id, gap_s, section_id=None)
    refusal = f"A buffer before {segment.title} does not fill the gap. Choose another way."
    return _tried(trouble, RepairKind.BUFFER, words, lambda plan: edits.add_segment(plan, buffer, behind), refusal)
