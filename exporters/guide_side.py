"""What runs beside a segment in other rooms, in one table: when, what, and what good looks like there."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.document import Cell, Column, Look, Paragraph, Part, Role, Row, Table, TableLook, Text, Words, plain
from app.domain.moments import Moment
from app.domain.plan import LaneKind
from app.domain.words import STEP_WORDS
from exporters.guide_changes import sign
from exporters.guide_context import Context
from exporters.markers import glyphs, marker_text, minute
from exporters.options import Depth
from exporters.script import cue_lines
from exporters.timing import length


def side_parts(context: Context, side: tuple[Moment, ...]) -> Iterator[Part]:
    """A table a lane, under a line that says whether the main room waits for it."""
    say = context.say
    for lane in context.plan.lanes:
        inside = tuple(moment for moment in side if moment.segment.lane_id == lane.id)
        if not inside:
            continue
        joined = lane.kind is LaneKind.JOINED
        waits = say("beside this, the main room waits for it") if joined else say("beside this, delays nothing")
        yield Paragraph(Role.SECTION, (Words(lane.title, Look.STRONG), Words(f"  {waits}")), keep_next=True)
        columns = (Column(say("When"), 185), Column(say("What"), 475), Column(say("Good looks like"), 340))
        rows = tuple(_row(context, moment) for moment in inside)
        yield Table(TableLook.GRID, columns, rows, say("What runs in {lane} meanwhile", lane=lane.title))


def _row(context: Context, moment: Moment) -> Row:
    segment, timing = moment.segment, context.timing
    when = (
        (Words(timing.span(moment)),),
        (Words(f"{context.elapsed(moment)}, {length(segment.planned_s)}", Look.MUTED),),
        *plain(segment.led_by),
    )
    good = (*plain(segment.intent.good), *_listen(context, segment.intent.listen_for))
    return (Cell(when), Cell(tuple(_what(context, moment))), Cell(good))


def _listen(context: Context, text: str) -> tuple[Text, ...]:
    return (((Words(f"{context.say('listen for:')} ", Look.MUTED), Words(text))),) if text else ()


def _what(context: Context, moment: Moment) -> Iterator[Text]:
    """Title, weights, what happens, script and cues, a line each."""
    segment, say = moment.segment, context.say
    signs = (glyphs(segment), segment.title, sign(context, segment))
    yield (Words(" ".join(part for part in signs if part), Look.STRONG),)
    for marker in segment.markers:
        yield marker_text(marker, segment, say)
    yield from plain(segment.description)
    for step in segment.steps:
        at = f"{minute(step.offset_s)} " if step.offset_s is not None else ""
        yield (Words(f"{at}{say(STEP_WORDS[step.kind])}: ", Look.MUTED), Words(step.text))
    for cue in segment.cues:
        yield from cue_lines(cue, None, context.numbers, context.depth is Depth.SCRIPTED, say)
