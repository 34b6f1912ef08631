"""The facts of a plan and of a run that a sheet shows, as something to read, to put and to say; knows no sheet."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from app.domain.clock import format_clock, format_length
from app.domain.edits import amend, amend_head, put, resize, set_start
from app.domain.errors import EditRefused
from app.domain.fields import segment_of
from app.domain.layout import lay_out
from app.domain.library import Library, put_delivery, set_need_state
from app.domain.plan import DAY_S, Actual, At, Cue, Delivery, Need, NeedReadiness, NeedState, Plan, Segment, With
from app.reviewing.ledger import Aim, quoted

V = TypeVar("V")


def changed(item: V, name: str, value: object) -> V:
    """The same with another value in one field."""
    changes: dict[str, Any] = {name: value}
    return replace(item, **changes)  # type: ignore[type-var]  # every V is one of the plan's values


class _Places:
    """Where the cues and needs of a row of segments are, found out once."""

    def __init__(self, segments: tuple[Segment, ...]) -> None:
        self.segments = segments
        self.cues = {cue.id: (segment, cue) for segment in segments for cue in segment.cues}
        self.needs = {need.id: (segment, need) for segment in segments for need in segment.needs}


_known: deque[_Places] = deque(maxlen=4)


def _places(plan: Plan) -> _Places:
    """The places of this very row of segments: a review asks of the same two plans again and again."""
    for one in tuple(_known):
        if one.segments is plan.segments:
            return one
    found = _Places(plan.segments)
    _known.append(found)
    return found


def cue_in(plan: Plan, cue_id: str) -> tuple[Segment, Cue]:
    """The cue and the segment it is in now; EditRefused when it is gone."""
    found = _places(plan).cues.get(cue_id)
    if found is None:
        raise EditRefused("That cue is no longer in the session.")
    return found


def need_in(plan: Plan, need_id: str) -> tuple[Segment, Need]:
    """The need and the segment it is in now; EditRefused when it is gone."""
    found = _places(plan).needs.get(need_id)
    if found is None:
        raise EditRefused("That need is no longer in the session.")
    return found


def of_segment(segment_id: str, name: str, head: str, show: Callable[[Any], str] = quoted) -> Aim[Plan, Any]:
    """One field of a segment."""
    return Aim(
        head,
        lambda plan: getattr(segment_of(plan, segment_id), name),
        lambda plan, value: amend(plan, segment_id, lambda segment: changed(segment, name, value)),
        show,
    )


def of_cue(cue_id: str, name: str, head: str, show: Callable[[Any], str] = quoted) -> Aim[Plan, Any]:
    """One field of a cue, wherever it is now."""

    def placed(plan: Plan, value: object) -> Plan:
        segment, cue = cue_in(plan, cue_id)
        return put(plan, segment.id, changed(cue, name, value))

    return Aim(head, lambda plan: getattr(cue_in(plan, cue_id)[1], name), placed, show)


def of_cue_pair(
    cue_id: str, names: tuple[str, str], head: str, show: Callable[[Any], str]
) -> Aim[Plan, tuple[Any, Any]]:
    """Two fields of a cue that are said together."""
    one, other = (of_cue(cue_id, name, head) for name in names)
    return Aim(
        head,
        lambda plan: (one.get(plan), other.get(plan)),
        lambda plan, values: other.put(one.put(plan, values[0]), values[1]),
        show,
    )


def of_need(need_id: str, name: str, head: str, show: Callable[[Any], str] = quoted) -> Aim[Plan, Any]:
    """One field of a need, wherever it is now."""

    def placed(plan: Plan, value: object) -> Plan:
        segment, need = need_in(plan, need_id)
        return put(plan, segment.id, changed(need, name, value))

    return Aim(head, lambda plan: getattr(need_in(plan, need_id)[1], name), placed, show)


def of_head(name: str, head: str, show: Callable[[Any], str] = quoted) -> Aim[Plan, Any]:
    """A fact of the session itself."""
    return Aim(
        head,
        lambda plan: getattr(plan, name),
        lambda plan, value: amend_head(plan, lambda one: changed(one, name, value)),
        show,
    )


def length_of(segment_id: str) -> Aim[Plan, int]:
    """A segment's planned length."""
    return Aim(
        "Length",
        lambda plan: segment_of(plan, segment_id).planned_s,
        lambda plan, value: resize(plan, segment_id, value),
        format_length,
    )


def shown_length(seconds: int | None) -> str:
    """``2 min``; nothing for none."""
    return format_length(seconds) if seconds is not None else ""


def start_of(handed: Plan, segment_id: str, by_s: int) -> Aim[Plan, int]:
    """When a segment starts: a fixed one by the clock, all others in seconds from the session's start.

    ``handed`` is the plan that was handed off; the run it was written for began ``by_s`` later.
    """
    fixed = isinstance(segment_of(handed, segment_id).start, At)

    def from_s(plan: Plan) -> int:
        return 0 if fixed else plan.start_s

    def got(plan: Plan) -> int:
        if segment_of(plan, segment_id).parked:
            raise EditRefused("That segment is parked.")
        return lay_out(plan).start_of(segment_id) - from_s(plan)

    return Aim(
        "Starts",
        got,
        lambda plan, value: _started(plan, segment_id, value + from_s(plan)),
        lambda value: format_clock((value + from_s(handed) + by_s) % DAY_S),
    )


def _started(plan: Plan, segment_id: str, clock_s: int) -> Plan:
    """What runs beside another still does, where that is possible; all else is fixed at its time."""
    rule = segment_of(plan, segment_id).start
    if isinstance(rule, With):
        offset_s = clock_s - lay_out(plan).start_of(rule.anchor_id)
        if 0 <= offset_s <= DAY_S:
            return set_start(plan, segment_id, With(rule.anchor_id, offset_s))
    return set_start(plan, segment_id, At(max(0, clock_s), rule.reason if isinstance(rule, At) else ""))


def offset_of(cue_id: str, segment_clock_s: int) -> Aim[Plan, int]:
    """When a cue goes, in seconds into its segment, which began at this clock in the sheet."""
    shown = of_cue(cue_id, "offset_s", "Goes at")
    return replace(
        shown,
        show=lambda value: f"{format_clock((segment_clock_s + value) % DAY_S)} ({_into(value)})",
    )


def _into(offset_s: int) -> str:
    """How far into its segment a cue goes, or how long before."""
    if offset_s == 0:
        return "as its segment begins"
    return f"{format_length(abs(offset_s))} {'into' if offset_s > 0 else 'before'} its segment"


def readiness_of(need_id: str) -> Aim[Delivery, NeedReadiness]:
    """How far a need is in the run."""
    none = NeedReadiness(need_id, NeedState.OPEN)
    return Aim(
        "State",
        lambda run: next((one for one in run.readiness if one.need_id == need_id), none),
        lambda run, value: _through(
            run, lambda held: set_need_state(held, run.id, need_id, value.state, value.who, value.when)
        ),
        lambda value: ", ".join(part for part in (value.state.value, value.who, value.when) if part),
    )


def actual_of(segment_id: str, name: str, head: str, show: Callable[[Any], str]) -> Aim[Delivery, Any]:
    """A fact of what was, for one segment."""
    none = Actual(segment_id)

    def known(run: Delivery) -> Actual:
        return next((one for one in run.actuals if one.segment_id == segment_id), none)

    def kept(run: Delivery, value: object) -> Delivery:
        now = changed(known(run), name, value)
        there = any(one.segment_id == segment_id for one in run.actuals)
        row = tuple(now if one.segment_id == segment_id else one for one in run.actuals)
        return checked(replace(run, actuals=row if there else (*row, now)))

    return Aim(head, lambda run: getattr(known(run), name), kept, show)


def of_run(name: str, head: str, show: Callable[[Any], str] = quoted) -> Aim[Delivery, Any]:
    """A fact of the run itself."""
    return Aim(head, lambda run: getattr(run, name), lambda run, value: checked(changed(run, name, value)), show)


def checked(run: Delivery) -> Delivery:
    """The run as the library takes it; EditRefused when it does not."""
    return _through(run, lambda held: put_delivery(held, run))


def _through(run: Delivery, change: Callable[[Library], Library]) -> Delivery:
    """A change of the library made to this run alone."""
    held = Library(plans=(Plan(run.plan_id, "").head,), deliveries=(run,))
    return change(held).deliveries[0]
