"""The guide's first pages: what a facilitator needs thirty minutes before, and when running late."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from app.domain.document import (
    Cell,
    Column,
    Heading,
    Listing,
    Look,
    Paragraph,
    Part,
    Role,
    Row,
    Table,
    TableLook,
    Text,
    Words,
    plain,
)
from app.domain.fill_ins import BACK_CHANNEL, LINK, SIGNAL, person_fill
from app.domain.moments import Moment
from app.domain.plan import MarkerKind, Need, NeedState, Objective, StepKind
from app.domain.tongue import Tongue
from app.domain.words import MARKER_GLYPHS
from exporters.at_a_glance import strips
from exporters.framing import facts_line, roles_of, title_parts
from exporters.guide_changes import change_list, marked, run_line
from exporters.guide_context import Context
from exporters.guide_late import late_parts
from exporters.legend import legend
from exporters.markers import floor
from exporters.options import Depth
from exporters.support import needs_in_order
from exporters.timing import length
from exporters.wording import days_before, due_date, person_of

_NUMBER: Final = re.compile(r"\+?\(?\d[\d ()/.-]{4,22}\d")


def front_parts(context: Context, kind: str) -> Iterator[Part]:
    """Title, aims, the session at a glance, what must not change, the late card, what to do before."""
    brief = context.depth is Depth.BRIEF
    yield from title_parts(context, kind, marks=True)
    yield _facts(context)
    yield from () if brief else run_line(context)
    yield from _purpose(context) if brief else aims(context)
    yield from strips(context)
    yield from legend(context)
    yield from must_not_change(context)
    yield from change_list(context) if brief else ()
    yield from late_parts(context)
    yield from () if brief else _before(context)


def _facts(context: Context) -> Paragraph:
    """What to have at hand, with a place to fill in what nobody knows yet."""
    say, delivery = context.say, context.delivery
    return facts_line(
        (marked(say("Join"), context.run_changed("link")), delivery.link if delivery else "", LINK),
        *(
            (marked(role, context.person_changed(role)), unbroken(person_of(delivery, role)), person_fill(role))
            for role in roles_of(context)
        ),
        (say("Back channel"), context.plan.back_channel, BACK_CHANNEL),
        (say("Signal for a change"), context.plan.signal, SIGNAL),
    )


def unbroken(person: str) -> str:
    """``name, number``, the number on one line however it is spaced."""
    return _NUMBER.sub(lambda found: found[0].replace(" ", "\u00a0"), person)


def _purpose(context: Context) -> Iterator[Part]:
    """The one sentence a brief guide keeps of the aims."""
    yield from _empty(context)
    if context.plan.purpose:
        yield Paragraph(Role.BODY, (Words(context.plan.purpose),))


def aims(context: Context) -> Iterator[Part]:
    """Purpose, objectives with what shows them, and the business measure."""
    plan, say, program = context.plan, context.say, context.options.program
    measure = program.measure if program else ""
    yield from _empty(context)
    if not (plan.purpose or plan.objectives or measure):
        return
    yield Heading(1, say("What this session must achieve"))
    if plan.purpose:
        yield Paragraph(Role.BODY, (Words(plan.purpose),))
    if plan.objectives:
        fed = {each.measure for each in plan.objectives}
        shared = fed.pop() if len(fed) == 1 and len(plan.objectives) > 1 else ""
        items = tuple(_objective(say, each, "" if shared else each.measure) for each in plan.objectives)
        yield Listing(items, numbered=True)
        measure = " · ".join(part for part in (measure, shared) if part)
    if measure:
        yield Paragraph(Role.HINT, (Words(say("Business measure: {measure}", measure=measure)),))


def _empty(context: Context) -> Iterator[Part]:
    if not context.timing.main:
        yield Paragraph(Role.HINT, (Words(context.say("This session has no segments yet.")),))


def _objective(say: Tongue, objective: Objective, measure: str) -> Text:
    seen = say("seen when: {evidence}", evidence=objective.evidence) if objective.evidence else ""
    more = " · ".join(part for part in (seen, measure) if part)
    return (Words(objective.text), *((Words(f"  {more}", Look.MUTED),) if more else ()))


def must_not_change(context: Context, clocks: bool = True) -> Iterator[Part]:
    """What the program keeps the same everywhere, and every protected moment with its floor and reason."""
    say, program = context.say, context.options.program
    rows = tuple(_fixed_row(context, moment, clocks) for moment in context.timing.counted if moment.segment.protected)
    stays = program.must_stay if program else ""
    if not (rows or stays):
        return
    yield Heading(1, say("What must not change"))
    if stays:
        yield Paragraph(Role.BODY, (Words(say("In every session: {what}", what=stays)),), keep_next=bool(rows))
    if not rows:
        return
    columns = (Column(say("Moment"), 330), Column(say("Floor"), 130), Column(say("Why"), 540))
    about = say("Moments that must not be cut or must stay the same, with reasons")
    yield Table(TableLook.GRID, columns, rows, about)


_FIXED = (MarkerKind.MUST_NOT_CUT, MarkerKind.KEEP_CONSISTENT)


def _fixed_row(context: Context, moment: Moment, clocks: bool) -> Row:
    """A protected moment: what and when, its floor, and why."""
    segment, say = moment.segment, context.say
    markers = [marker for kind in _FIXED for marker in segment.markers if marker.kind is kind]
    glyphs = " ".join(dict.fromkeys(MARKER_GLYPHS[marker.kind] for marker in markers))
    why = tuple(dict.fromkeys(marker.reason for marker in markers if marker.reason))
    if not why and segment.has(MarkerKind.KEEP_CONSISTENT):
        why = (say("Same words everywhere: read the exact text as written."),)
    least = floor(segment, say) if segment.has(MarkerKind.MUST_NOT_CUT) else say("same words")
    title: Text = (Words(f"{glyphs} "), Words(segment.title, Look.STRONG, to=context.anchor(segment.id)))
    clock: Text = (Words(f"{context.timing.clock(moment.start_s)}, {context.elapsed(moment)}", Look.MUTED),)
    return (Cell((title, clock) if clocks else (title,)), Cell(plain(least)), Cell(plain(*why)))


def _before(context: Context) -> Iterator[Part]:
    say = context.say
    rows = [*_need_rows(context), *_own_rows(context), *(_early_row(context, each) for each in context.timing.before)]
    if not rows:
        return
    yield Heading(1, say("Before you start"))
    columns = (Column(say("Have ready"), 570), Column(say("Who"), 150), Column(say("When"), 280))
    about = say("What has to be ready before the start, by whom and when")
    yield Table(TableLook.FORM, columns, tuple(rows), about)


def _need_rows(context: Context) -> Iterator[Row]:
    for need, _ in needs_in_order(context.timing):
        owner = need.owner or context.say("nobody yet")
        yield _tick(need.title, owner, need_when(context, need))


def need_when(context: Context, need: Need) -> str:
    """State, and the due day: ``tested 12 Nov 2026`` or ``open, due 9 Nov 2026``."""
    say, state = context.say, context.readiness.get(need.id)
    when = say.short_date(state.when) if state else ""
    match state.state if state else None:
        case NeedState.TESTED:
            return say("tested {date}", date=when) if when else say("tested")
        case NeedState.READY:
            return say("ready {date}", date=when) if when else say("ready")
        case known:
            due = say.short_date(due_date(context.plan, context.delivery, need.days_ahead))
            due = due or days_before(say, need.days_ahead)
            facts = (say("open") if known else "", say("due {when}", when=due) if due else "")
            return ", ".join(fact for fact in facts if fact)


def _own_rows(context: Context) -> Iterator[Row]:
    """What the script itself asks of the facilitator: exact words want reading aloud once."""
    say = context.say
    exact = sum(step.kind is StepKind.SAY_EXACTLY for m in context.timing.counted for step in m.segment.steps)
    if exact:
        role = context.plan.roles[0] if context.plan.roles else say("Facilitator")
        read = say.count(
            exact,
            "You have read the exact words aloud once ({n} place)",
            "You have read the exact words aloud once ({n} places)",
        )
        yield _tick(read, role, say("the day before"))


def _early_row(context: Context, moment: Moment) -> Row:
    timing, segment = context.timing, moment.segment
    when = f"{timing.clock(moment.start_s)}, {context.elapsed(moment)} ({length(segment.planned_s)})"
    return _tick(segment.title, segment.led_by, when, segment.description)


def _tick(what: str, who: str, when: str, more: str = "") -> Row:
    lines: tuple[Text, ...] = ((Words("☐ "), Words(what)), *(((Words(more, Look.MUTED),),) if more else ()))
    return (Cell(lines), Cell(plain(who)), Cell(((Words(when, Look.MUTED),),) if when else ()))
