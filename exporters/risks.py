"""What stands open today: facts that follow from a plan and the readiness of its run, each one sentence."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.plan import Kind, MarkerKind, Need, NeedState
from exporters.framing import roles_of
from exporters.guide_context import Context
from exporters.support import needs_in_order
from exporters.timing import length
from exporters.wording import due_date, person_of


def open_risks(context: Context) -> Iterator[str]:
    """The time first, then the weights, then support and people."""
    yield from _time(context)
    yield from _reasons(context)
    yield from _needs(context)
    yield from _people(context)


def _time(context: Context) -> Iterator[str]:
    say, timing = context.say, context.timing
    if timing.layout.slack_s < 0:
        yield say("The plan runs {length} past its promised end.", length=length(-timing.layout.slack_s))
    titles = {segment.id: segment.title for segment in context.plan.segments}
    for clash in timing.layout.clashes:
        first, then, by = titles[clash.with_id], titles[clash.segment_id], length(clash.by_s)
        yield say("{then} begins {length} before {first} is over.", then=then, length=by, first=first)
    if timing.main and not _absorbs_late(context):
        yield say("Nothing in the last third absorbs lateness: neither a buffer nor a gap.")


def _absorbs_late(context: Context) -> bool:
    """A buffer, a gap, or time left before the promised end."""
    timing = context.timing
    from_s = context.plan.start_s + context.plan.promised_s * 2 // 3
    buffers = any(m.segment.kind is Kind.BUFFER and m.segment.planned_s and m.end_s > from_s for m in timing.main)
    gaps = any(gap.end_s > from_s for gap in timing.layout.gaps)
    return buffers or gaps or timing.layout.slack_s > 0


def _reasons(context: Context) -> Iterator[str]:
    for moment in context.timing.counted:
        markers = [one for one in moment.segment.markers if one.kind is MarkerKind.MUST_NOT_CUT]
        if markers and not any(one.reason for one in markers):
            yield context.say("{segment} must not be cut, and no reason is given.", segment=moment.segment.title)


def _needs(context: Context) -> Iterator[str]:
    say = context.say
    for need, _ in needs_in_order(context.timing):
        if state_of(context, need) is not NeedState.OPEN:
            continue
        due, today = due_date(context.plan, context.delivery, need.days_ahead), context.options.today
        if due and today and due < today:
            yield say("{need} was due on {date} and is open.", need=need.title, date=say.short_date(due))
        elif not need.owner:
            yield say("{need} has no owner.", need=need.title)


def _people(context: Context) -> Iterator[str]:
    say = context.say
    if context.delivery is None:
        yield say("No run is named yet: there is no one to deliver it and no date to prepare for.")
        return
    missing = tuple(role for role in roles_of(context) if not person_of(context.delivery, role))
    if missing:
        yield say("Nobody is named yet as {roles}.", roles=say.several(missing))


def state_of(context: Context, need: Need) -> NeedState:
    """How far a need is for this run; open where nobody said."""
    known = context.readiness.get(need.id)
    return known.state if known else NeedState.OPEN
