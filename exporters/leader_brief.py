"""The leader's brief on one page: what a session is for, what must not change and why, what stands open, and who."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from app.domain.document import (
    Cell,
    Column,
    Document,
    Heading,
    Listing,
    Look,
    Paragraph,
    Part,
    Role,
    Row,
    Table,
    TableLook,
    Words,
    plain,
)
from app.domain.handoff import Paperwork
from app.domain.plan import Delivery, Need, NeedState, Plan
from exporters.framing import facts_line, framed, roles_of, title_parts
from exporters.guide_context import Context, context_of
from exporters.guide_front import aims, must_not_change
from exporters.options import Depth, Options
from exporters.risks import open_risks, state_of
from exporters.support import needs_in_order
from exporters.wording import due_date

_MOST_RISKS: Final = 8


def leader_brief_document(plan: Plan, delivery: Delivery | None = None, options: Options | None = None) -> Document:
    """The whole brief of one run, every word decided; it has no segments to lead to."""
    context = context_of(plan, delivery, replace(options or Options(), depth=Depth.BRIEF))
    kind = context.say("Leader’s brief")
    return framed(context, Paperwork.LEADER_BRIEF, kind, tuple(_parts(context, kind)))


def _parts(context: Context, kind: str) -> Iterator[Part]:
    yield from title_parts(context, kind)
    yield from _who(context)
    yield from aims(context)
    yield from must_not_change(context, clocks=False)
    yield from _risks(context)
    yield from _readiness(context)


def _who(context: Context) -> Iterator[Part]:
    """Names without their phones."""
    people = context.delivery.people if context.delivery else ()
    names = {person.role.strip().casefold(): person.name for person in people if person.name}
    known = tuple((role, names[role.casefold()], "") for role in roles_of(context) if role.casefold() in names)
    if known:
        yield facts_line(*known)


def _risks(context: Context) -> Iterator[Part]:
    say, risks = context.say, tuple(open_risks(context))
    yield Heading(1, say("What stands open"))
    if not risks:
        nothing = say("Nothing that the plan and its readiness show.")
        yield Paragraph(Role.BODY, (Words(nothing),))
        return
    more = len(risks) - _MOST_RISKS
    told = [*risks[:_MOST_RISKS], *((say.count(more, "and {n} more", "and {n} more"),) if more > 0 else ())]
    yield Listing(plain(*told))


def _readiness(context: Context) -> Iterator[Part]:
    say = context.say
    owners: dict[str, list[Need]] = {}
    for need, _ in needs_in_order(context.timing):
        owners.setdefault(need.owner or say("nobody yet"), []).append(need)
    if not owners:
        return
    states = [state_of(context, need) for needs in owners.values() for need in needs]
    tested, ready, still = (states.count(state) for state in _STATES)
    counts = say("{tested} tested, {ready} ready, {open} open", tested=tested, ready=ready, open=still)
    yield Heading(1, say("How ready it is"), aside=(Words(counts, Look.MUTED),))
    columns = (
        Column(say("Who"), 340),
        Column(say("Tested"), 130),
        Column(say("Ready"), 130),
        Column(say("Open"), 130),
        Column(say("Next due"), 270),
    )
    rows = tuple(_owner_row(context, owner, needs) for owner, needs in owners.items())
    yield Table(TableLook.GRID, columns, rows, say("How many needs are tested, ready and open, by owner"))


_STATES: Final = (NeedState.TESTED, NeedState.READY, NeedState.OPEN)


def _owner_row(context: Context, owner: str, needs: list[Need]) -> Row:
    states = [state_of(context, need) for need in needs]
    due = [
        due_date(context.plan, context.delivery, need.days_ahead)
        for need, state in zip(needs, states, strict=True)
        if state is NeedState.OPEN
    ]
    counts = (str(states.count(state)) for state in _STATES)
    return (
        Cell(((Words(owner, Look.STRONG),),)),
        *(Cell(plain("" if count == "0" else count)) for count in counts),
        Cell(plain(context.say.short_date(min((each for each in due if each), default="")))),
    )
