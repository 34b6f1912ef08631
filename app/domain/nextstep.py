"""The one next best thing to do on a plan, in the order a designer would: what breaks it, what it is for, the rest.

A draft is asked for what it cannot be run without; the finer points wait until it is said to be ready.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from app.domain.clock import format_length
from app.domain.empty import HOUSEKEEPING, lacks_reason
from app.domain.groupwork import fits
from app.domain.layout import Layout, lay_out
from app.domain.plan import INTERACTIVE, At, Kind, MarkerKind, Mode, Plan, Segment, Status, StepKind

INSTRUCTING: Final = frozenset({StepKind.LEARNERS, StepKind.SAY_EXACTLY, StepKind.SAY, StepKind.ASK})
"""The lines that tell learners what to do, in exact or in own words."""


@dataclass(frozen=True, slots=True)
class NextThing:
    """What to do, where (None: in the session as a whole), and in which field: a path as in :mod:`app.domain.empty`."""

    words: str
    segment_id: str | None
    field: str


def next_thing(plan: Plan, layout: Layout | None = None) -> NextThing | None:
    """The next best thing to do; None when there is none. ``layout``: the plan's, where the caller has it."""
    running = plan.running_segments
    if not running:
        return NextThing("Add the first segment, or import a running order", None, "segments")
    found = _times(plan, layout or lay_out(plan))
    if found is None and not plan.purpose:
        found = NextThing("Say what the session is for", None, "purpose")
    if found is None:
        found = _first(plan, running, _ESSENTIAL)
    if found is None and plan.status is Status.READY:
        found = _whole(plan, running) or _first(plan, running, _FINER)
    return found


def _times(plan: Plan, layout: Layout) -> NextThing | None:
    for clash in layout.clashes:
        one, other = (plan.segments[layout.index[key]].title for key in (clash.segment_id, clash.with_id))
        words = f"Solve a clash: {one} begins {format_length(clash.by_s)} before {other} is over"
        return NextThing(words, clash.segment_id, "start")
    if layout.slack_s < 0:
        words = f"Shorten the session: it ends {format_length(-layout.slack_s)} over its promised length"
        return NextThing(words, None, "promised_s")
    return None


Rule = tuple[str, str, Callable[[Plan, Segment], bool]]


def _first(plan: Plan, running: tuple[Segment, ...], rules: tuple[Rule, ...]) -> NextThing | None:
    """The first segment of the first rule that asks for something."""
    for words, field, asks in rules:
        for segment in running:
            if asks(plan, segment):
                return NextThing(words.format(title=segment.title), segment.id, field)
    return None


def _interactive(segment: Segment) -> bool:
    return segment.kind in INTERACTIVE


def _no_why(_: Plan, segment: Segment) -> bool:
    return lacks_reason(segment)


def _no_reason(_: Plan, segment: Segment) -> bool:
    return any(m.kind is MarkerKind.MUST_NOT_CUT and not m.reason for m in segment.markers)


def _no_instruction(_: Plan, segment: Segment) -> bool:
    return _interactive(segment) and not any(step.kind in INSTRUCTING for step in segment.steps)


def _no_owner(_: Plan, segment: Segment) -> bool:
    return any(not need.owner for need in segment.needs)


def _no_cue(plan: Plan, segment: Segment) -> bool:
    """Polls and breakout rooms, on a platform, need the producer's hands."""
    grouped = _interactive(segment) and (segment.group_size or 0) > 1
    return plan.mode is not Mode.ROOM and (segment.kind is Kind.POLL or grouped) and not segment.cues


def _does_not_fit(_: Plan, segment: Segment) -> bool:
    return not fits(segment)


def _no_interaction(_: Plan, segment: Segment) -> bool:
    return _interactive(segment) and not segment.intent.interaction


def _no_floor(_: Plan, segment: Segment) -> bool:
    return segment.has(MarkerKind.MUST_NOT_CUT) and segment.shortest_s is None


def _no_start_reason(_: Plan, segment: Segment) -> bool:
    return isinstance(segment.start, At) and not segment.start.reason


def _no_leader(_: Plan, segment: Segment) -> bool:
    return not segment.led_by and segment.kind not in HOUSEKEEPING


_ESSENTIAL: Final[tuple[Rule, ...]] = (
    ("Make the rounds of {title} fit its time", "rounds", _does_not_fit),
    ("Say why {title} is here", "intent.why", _no_why),
    ("Say why {title} must not be cut", "marker.reason", _no_reason),
    ("Write what learners are told to do in {title}", "steps", _no_instruction),
    ("Name who owns a need of {title}", "need.owner", _no_owner),
    ("Add the producer’s cue that {title} needs", "cues", _no_cue),
)
_FINER: Final[tuple[Rule, ...]] = (
    ("Say why {title} is done this way and not another", "intent.interaction", _no_interaction),
    ("Say how short {title} may get: it must not be cut", "shortest_s", _no_floor),
    ("Say why {title} starts at a fixed time", "start", _no_start_reason),
    ("Say who leads {title}", "led_by", _no_leader),
)


def _whole(plan: Plan, running: tuple[Segment, ...]) -> NextThing | None:
    """What is asked of the session once, and not of each segment."""
    if not plan.objectives:
        return NextThing("Say what people will be able to do afterwards", None, "objectives")
    untouched = next((s for s in running if not s.length_touched and s.kind is not Kind.OFF_CLOCK), None)
    if untouched is not None and not any(s.length_touched for s in running):
        return NextThing("Look at the lengths: nobody has touched one yet", untouched.id, "planned_s")
    if not any(segment.protected for segment in running):
        return NextThing("Mark what must not be cut: no moment carries weight yet", None, "markers")
    return None
