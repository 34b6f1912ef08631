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
    card, say = recovery_card(context.timing.plan, context.say), context.say
    if not card:
        return
    yield Heading(1, say("If you are running late"))
    hint = say("Find where you are and how late; do only that. Nothing here touches what must not change.")
    if context.depth is not Depth.BRIEF:
        how = say("Arithmetic on the planned lengths, in the designer’s cut order, not a forecast.")
        hint = f"{hint} {how}"
    over_s = -context.timing.layout.slack_s
    if over_s > 0:
        over = say("As planned it already ends {length} past its promised end.", length=length(over_s))
        hint = f"{over} {hint}"
    yield Paragraph(Role.HINT, (Words(hint),), keep_next=True)
    lates = (say("{minutes} late", minutes=minutes(remedy.late_s)) for remedy in card[0].remedies)
    columns = (
        Column(say("When you reach"), 190),
        *(Column(late, 225) for late in lates),
        Column(say("Too late after"), 135),
    )
    rows = tuple(_row(context, checkpoint) for checkpoint in card)
    yield Table(TableLook.GRID, columns, rows, say("What to do at each checkpoint when 5, 10 or 15 minutes late"))


def _row(context: Context, checkpoint: Checkpoint) -> Row:
    moment, timing, say = checkpoint.moment, context.timing, context.say
    title = [
        (Words(moment.segment.title, Look.STRONG, to=context.anchor(moment.segment.id)),),
        (Words(f"{timing.clock(moment.start_s)}, {context.elapsed(moment)}", Look.MUTED),),
    ]
    if moment.act_after_s is not None and context.depth is not Depth.BRIEF:
        title.append((Words(say("act after {clock}", clock=timing.clock(moment.act_after_s)), Look.MUTED),))
    last = moment.too_late_after_s
    return (
        Cell(tuple(title)),
        *(_remedy(context, remedy) for remedy in checkpoint.remedies),
        Cell(((Words(timing.clock(last), Look.STRONG),),) if last is not None else ()),
    )


def _remedy(context: Context, remedy: Remedy) -> Cell:
    lines = plain(*remedy.lines(context.say))
    if remedy.back_s is None:
        return Cell(lines)
    back = context.say("on time at {clock}", clock=context.timing.clock(remedy.back_s))
    return Cell((*lines, (Words(back, Look.MUTED),)))
