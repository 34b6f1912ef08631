"""The session with one line a segment, for someone with ten minutes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from app.domain.document import Cell, Column, Look, Part, Row, Table, TableLook, Words, plain
from app.domain.moments import Moment
from app.domain.plan import MarkerKind
from exporters.guide_changes import sign
from exporters.guide_context import Context
from exporters.markers import floor, glyphs
from exporters.script import shortened
from exporters.timing import length

_LINES: Final = 60
"""Characters of two lines in the last column."""


def brief_parts(context: Context) -> Iterator[Part]:
    """The table; what its signs mean stands beside the session at a glance."""
    say = context.say
    columns = (
        Column(say("Clock"), 76),
        Column(say("Elapsed"), 96),
        Column(say("Segment"), 250),
        Column(say("Led by"), 132),
        Column(say("Length"), 90),
        Column(say("Floor"), 80),
        Column(say("What it is for"), 276),
    )
    rows = tuple(_row(context, moment) for moment in context.timing.main)
    yield Table(TableLook.GRID, columns, rows, say("The session, one line a segment"))


def _row(context: Context, moment: Moment) -> Row:
    segment = moment.segment
    title = "  ".join(part for part in (moment.number, glyphs(segment), segment.title, sign(context, segment)) if part)
    floored = segment.has(MarkerKind.MUST_NOT_CUT) or segment.shortest_s is not None
    return (
        Cell(plain(context.timing.clock(moment.start_s))),
        Cell(((Words(context.elapsed(moment), Look.MUTED),),)),
        Cell(((Words(title, Look.STRONG),),)),
        Cell(plain(segment.led_by)),
        Cell(plain(length(segment.planned_s))),
        Cell(plain(floor(segment, context.say) if floored else "")),
        Cell(plain(_first_sentence(segment.intent.why or segment.description))),
    )


def _first_sentence(text: str) -> str:
    return shortened(re.split(r"(?<=[.!?])\s|(?<=[。！？])", text.strip(), maxsplit=1)[0], _LINES)
