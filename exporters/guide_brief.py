"""The session with one line a segment, for someone with ten minutes."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.document import Cell, Column, Look, Part, Row, Table, TableLook, Words, plain
from app.domain.plan import MarkerKind
from exporters.guide_context import Context
from exporters.legend import legend
from exporters.markers import floor, glyphs
from exporters.timing import Moment, length


def brief_parts(context: Context) -> Iterator[Part]:
    """What the signs mean, and the table."""
    say = context.say
    yield from legend(context)
    columns = (
        Column(say("Clock"), 90),
        Column(say("Elapsed"), 75),
        Column(say("Segment"), 265),
        Column(say("Led by"), 140),
        Column(say("Length"), 80),
        Column(say("Floor"), 75),
        Column(say("What it is for"), 275),
    )
    rows = tuple(_row(context, moment) for moment in context.timing.main)
    yield Table(TableLook.GRID, columns, rows, say("The session, one line a segment"))


def _row(context: Context, moment: Moment) -> Row:
    segment = moment.segment
    title = "  ".join(part for part in (moment.number, glyphs(segment), segment.title) if part)
    floored = segment.has(MarkerKind.MUST_NOT_CUT) or segment.shortest_s is not None
    return (
        Cell(plain(context.timing.clock(moment.start_s))),
        Cell(((Words(context.elapsed(moment), Look.MUTED),),)),
        Cell(((Words(title, Look.STRONG),),)),
        Cell(plain(segment.led_by)),
        Cell(plain(length(segment.planned_s))),
        Cell(plain(floor(segment, context.say) if floored else "")),
        Cell(plain(segment.intent.why or segment.description)),
    )
