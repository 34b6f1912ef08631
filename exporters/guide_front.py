"""The guide's first pages: what a facilitator needs thirty minutes before, and when running late."""

from __future__ import annotations

from collections.abc import Iterator

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
from app.domain.plan import MarkerKind, Need, Segment, StepKind
from app.domain.words import MARKER_GLYPHS, NEED_STATE_WORDS
from exporters.at_a_glance import strips
from exporters.guide_context import Context
from exporters.markers import floor, minutes
from exporters.options import Depth, Options
from exporters.recovery import Checkpoint, recovery_card
from exporters.timing import Moment, length
from exporters.wording import (
    count,
    days_before,
    due_date,
    long_date,
    person_of,
    session_date,
    setting,
    short_date,
    zone_words,
)

FILL_IN = "____________"


def front_parts(context: Context, options: Options, kind: str) -> Iterator[Part]:
    """Title, aims, the session at a glance, what must not change, the late card, what to do before."""
    yield from _title(context, options, kind)
    yield _facts(context)
    yield from _aims(context, options)
    yield from strips(context.timing)
    yield from _must_not_change(context)
    yield from _if_late(context)
    yield from _before(context)


def _title(context: Context, options: Options, kind: str) -> Iterator[Part]:
    plan, timing = context.plan, context.timing
    kicker = " · ".join(part for part in (options.program.title if options.program else "", kind) if part)
    zone = f" {zone_words(context.delivery.time_zone)}" if context.delivery and context.delivery.time_zone else ""
    ends_s = plan.start_s + plan.promised_s
    facts = (
        f"Version {plan.version}" if plan.version else "",
        long_date(session_date(plan, context.delivery)),
        f"{timing.clock(plan.start_s)} to {timing.clock(ends_s)}{zone} ({length(plan.promised_s)})",
        setting(plan, context.delivery),
        context.delivery.title if context.delivery else "",
    )
    yield Paragraph(Role.KICKER, (Words(kicker),))
    yield Paragraph(Role.TITLE, (Words(plan.title),))
    yield Paragraph(Role.SUBTITLE, (Words(" · ".join(fact for fact in facts if fact)),))


def _facts(context: Context) -> Paragraph:
    """The four things to have at hand, with a place to fill in what nobody knows yet."""
    link = context.delivery.link if context.delivery else ""
    facts = (
        ("Join", link),
        ("Producer", person_of(context.delivery, "Producer")),
        ("Back channel", context.plan.back_channel),
        ("Signal for a change", context.plan.signal),
    )
    words: list[Words] = []
    for name, value in facts:
        gap = "   " if words else ""
        words += [Words(f"{gap}{name} ", Look.STRONG), Words(value) if value else Words(FILL_IN, Look.MUTED)]
    return Paragraph(Role.FACTS, tuple(words))


def _aims(context: Context, options: Options) -> Iterator[Part]:
    plan = context.plan
    measure = options.program.measure if options.program else ""
    if not context.timing.main:
        yield Paragraph(Role.HINT, (Words("This session has no segments yet."),))
    if not (plan.purpose or plan.objectives or measure):
        return
    yield Heading(1, "What this session must achieve")
    if plan.purpose:
        yield Paragraph(Role.BODY, (Words(plan.purpose),))
    if plan.objectives:
        items = tuple(_objective(each.text, each.evidence, each.measure) for each in plan.objectives)
        yield Listing(items, numbered=True)
    if measure:
        yield Paragraph(Role.HINT, (Words("Business measure: "), Words(measure)))


def _objective(text: str, evidence: str, measure: str) -> Text:
    more = " · ".join(part for part in (f"seen when: {evidence}" if evidence else "", measure) if part)
    return (Words(text), Words(f"  {more}", Look.MUTED)) if more else (Words(text),)


def _must_not_change(context: Context) -> Iterator[Part]:
    rows = tuple(_fixed_row(context, moment) for moment in context.timing.counted if moment.segment.protected)
    if not rows:
        return
    yield Heading(1, "What must not change")
    columns = (Column("Moment", 330), Column("Floor", 110), Column("Why", 560))
    yield Table(TableLook.GRID, columns, rows, "Moments that must not be cut or must stay the same, with reasons")


_FIXED = (MarkerKind.MUST_NOT_CUT, MarkerKind.KEEP_CONSISTENT)


def _fixed_row(context: Context, moment: Moment) -> Row:
    segment = moment.segment
    markers = [marker for kind in _FIXED for marker in segment.markers if marker.kind is kind]
    glyphs = " ".join(dict.fromkeys(MARKER_GLYPHS[marker.kind] for marker in markers))
    reasons = tuple(dict.fromkeys(marker.reason for marker in markers if marker.reason))
    same = segment.has(MarkerKind.KEEP_CONSISTENT)
    why = (*reasons, *(("Same words everywhere: read the exact text as written.",) if same and not reasons else ()))
    least = floor(segment) if segment.has(MarkerKind.MUST_NOT_CUT) else "same words"
    title: Text = (Words(f"{glyphs} {segment.title}", Look.STRONG),)
    clock: Text = (Words(f"{context.timing.clock(moment.start_s)}, {context.elapsed(moment)}", Look.MUTED),)
    return (Cell((title, clock)), Cell(plain(least)), Cell(plain(*why)))


def _if_late(context: Context) -> Iterator[Part]:
    card = recovery_card(context.timing)
    if not card:
        return
    yield Heading(1, "If you are running late")
    over_s = -context.timing.layout.slack_s
    early = f"As planned it already ends {length(over_s)} past its promised end. " if over_s > 0 else ""
    hint = (
        f"{early}Find where you are and how late; do only that. Arithmetic on the planned lengths, in the designer’s "
        "cut order, not a forecast. Nothing here touches what must not change."
    )
    yield Paragraph(Role.HINT, (Words(hint),), keep_next=True)
    lates = [f"{minutes(remedy.late_s)} late" for remedy in card[0].remedies]
    columns = (Column("When you reach", 220), *(Column(late, 210) for late in lates), Column("Too late after", 150))
    rows = tuple(_late_row(context, checkpoint) for checkpoint in card)
    yield Table(TableLook.GRID, columns, rows, "What to do at each checkpoint when 5, 10 or 15 minutes late")


def _late_row(context: Context, checkpoint: Checkpoint) -> Row:
    moment, timing = checkpoint.moment, context.timing
    act = moment.act_after_s
    title = (
        (Words(moment.segment.title, Look.STRONG),),
        (Words(f"{timing.clock(moment.start_s)}, {context.elapsed(moment)}", Look.MUTED),),
        *(((Words(f"act after {timing.clock(act)}", Look.MUTED),),) if act is not None else ()),
    )
    last = moment.too_late_after_s
    return (
        Cell(title),
        *(Cell(plain(*remedy.lines())) for remedy in checkpoint.remedies),
        Cell(((Words(timing.clock(last), Look.STRONG),),) if last is not None else ()),
    )


def _before(context: Context) -> Iterator[Part]:
    rows = [*_need_rows(context), *_own_rows(context), *(_early_row(context, each) for each in context.timing.before)]
    if not rows:
        return
    yield Heading(1, "Before you start")
    columns = (Column("Have ready", 570), Column("Who", 150), Column("When", 280))
    yield Table(TableLook.FORM, columns, tuple(rows), "What has to be ready before the start, by whom and when")


def needs_in_order(context: Context) -> list[tuple[Need, Segment]]:
    """Every need with its segment, the longest lead first, then by the clock."""
    moments = (*context.timing.before, *context.timing.counted, *context.timing.after)
    pairs = [(need, moment.segment) for moment in moments for need in moment.segment.needs]
    return sorted(pairs, key=lambda pair: -(pair[0].days_ahead if pair[0].days_ahead is not None else -1))


def _need_rows(context: Context) -> Iterator[Row]:
    for need, _ in needs_in_order(context):
        owner = need.owner or "nobody yet"
        yield _tick(need.title, owner, need_when(context, need))


def need_when(context: Context, need: Need) -> str:
    """State, and the due day: ``tested 12 Nov 2026`` or ``open, due 9 Nov 2026``."""
    state = context.readiness.get(need.id)
    done = NEED_STATE_WORDS[state.state].lower() if state else ""
    if state and state.state.value != "open":
        return " ".join(part for part in (done, short_date(state.when)) if part)
    due = short_date(due_date(context.plan, context.delivery, need.days_ahead))
    lead = days_before(need.days_ahead)
    when = f"due {due or lead}" if due or lead else ""
    return ", ".join(part for part in (done, when) if part)


def _own_rows(context: Context) -> Iterator[Row]:
    """What the script itself asks of the facilitator: exact words want reading aloud once."""
    exact = sum(step.kind is StepKind.SAY_EXACTLY for m in context.timing.counted for step in m.segment.steps)
    if exact and context.depth is not Depth.BRIEF:
        role = context.plan.roles[0] if context.plan.roles else "Facilitator"
        yield _tick(f"You have read the exact words aloud once ({count(exact, 'place')})", role, "the day before")


def _early_row(context: Context, moment: Moment) -> Row:
    timing, segment = context.timing, moment.segment
    when = f"{timing.clock(moment.start_s)}, {context.elapsed(moment)} ({length(segment.planned_s)})"
    return _tick(segment.title, segment.led_by, when, segment.description)


def _tick(what: str, who: str, when: str, more: str = "") -> Row:
    lines: tuple[Text, ...] = ((Words("☐ "), Words(what)), *(((Words(more, Look.MUTED),),) if more else ()))
    return (Cell(lines), Cell(plain(who)), Cell(((Words(when, Look.MUTED),),) if when else ()))
