"""The recovery card on paper: where you are, how late, what to do, and when you are on time again."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.document import Cell, Column, Heading, Look, Paragraph, Part, Role, Row, Table, TableLook, Words, plain
from app.domain.recovery import Checkpoint, Remedy, recovery_card
from exporters.guide_context import Context
from exporters.markers import minutes
from exporters.options import Depth
from exporters.timing import length


def late_parts(context: Context) -> Iterator[Part]:
    """Heading, how to use it, and the card; nothing where a session has no checkpoint."""
    card = recovery_card(context.timing.plan, context.say)
    if not card:
        return
    yield Heading(1, context.say("If you are running late"))
    yield late_hint(context)
    yield late_table(context, card)


def late_hint(context: Context) -> Paragraph:
    """How to use the card, and by how much the plan itself is too long."""
    say = context.say
    hint = say("Find where you are and how late; do only that. Nothing here touches what must not change.")
    if context.depth is not Depth.BRIEF:
        how = say("Arithmetic on the planned lengths, in the designer’s cut order, not a forecast.")
        hint = f"{hint} {how}"
    over_s = -context.timing.layout.slack_s
    if over_s > 0:
        over = say("As planned it already ends {length} past its promised end.", length=length(over_s))
        hint = f"{over} {hint}"
    return Paragraph(Role.HINT, (Words(hint),), keep_next=True)


def late_table(
    context: Context, card: tuple[Checkpoint, ...], look: TableLook = TableLook.GRID, *, pencil: bool = False
) -> Table:
    """A row a checkpoint; ``pencil``: with a place to write down when it was really reached."""
    say = context.say
    lates = (say("{minutes} late", minutes=minutes(remedy.late_s)) for remedy in card[0].remedies)
    first, each, last = (150, 230, 80) if pencil else (190, 225, 135)
    columns = (
        Column(say("When you reach"), first),
        *(Column(late, each) for late in lates),
        Column(say("Too late after"), last),
        *((Column(say("Really at"), 80),) if pencil else ()),
    )
    rows = tuple((*_row(context, checkpoint), *((Cell(),) if pencil else ())) for checkpoint in card)
    return Table(look, columns, rows, say("What to do at each checkpoint when 5, 10 or 15 minutes late"))


def _row(context: Context, checkpoint: Checkpoint) -> Row:
    moment, timing, say = checkpoint.moment, context.timing, context.say
    title = [
        (Words(moment.segment.title, Look.STRONG, to=context.anchor(moment.segment.id)),),
        (Words(f"{timing.clock(moment.start_s)}, {context.elapsed(moment)}", Look.MUTED),),
    ]
    act_s = moment.act_after_s
    if act_s is not None and act_s > moment.start_s and context.depth is not Depth.BRIEF:
        title.append((Words(say("act after {clock}", clock=timing.clock(act_s)), Look.MUTED),))
    last = moment.too_late_after_s
    return (
        Cell(tuple(title)),
        *(_remedy(context, remedy) for remedy in checkpoint.remedies),
        Cell(((Words(timing.clock(last), Look.STRONG),),) if last is not None else ()),
    )


def _remedy(context: Context, remedy: Remedy) -> Cell:
    lines = plain(*remedy.lines(context.say))
    outcome = remedy.outcome(context.say, context.timing.clock)
    return Cell((*lines, (Words(outcome, Look.MUTED),))) if outcome else Cell(lines)
