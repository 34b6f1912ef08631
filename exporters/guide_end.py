"""The guide's last pages: what runs beside the whole session, what follows it, materials, and the debrief form."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.document import (
    Cell,
    Column,
    Heading,
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
from app.domain.fill_ins import CLOCK, FILL_IN, ActualPart, actual_fill, debrief_fill
from app.domain.moments import Moment
from app.domain.plan import NeedKind, Segment
from app.domain.words import NEED_WORDS
from exporters.guide_changes import change_list
from exporters.guide_context import Context
from exporters.options import Depth
from exporters.support import needs_in_order
from exporters.timing import beside, length


def end_parts(context: Context) -> Iterator[Part]:
    """Loose lanes, follow-up, materials, changes, debrief; each only where there is something in it."""
    if context.depth is Depth.BRIEF:
        return
    yield from _loose(context)
    yield from _after(context)
    yield from _materials(context)
    yield from change_list(context)
    if context.timing.main:
        yield from _debrief(context)


def _loose(context: Context) -> Iterator[Part]:
    """What stands by the clock in side lanes, hung on no segment."""
    timing, say = context.timing, context.say
    hung = {each.segment.id for moment in timing.main for each in beside(timing, moment.segment.id)}
    loose = [moment for moment in timing.side if moment.segment.id not in hung]
    if loose:
        yield Heading(1, say("Beside the session"))
        yield _times(context, loose, say("What runs beside the session, by the clock"))


def _after(context: Context) -> Iterator[Part]:
    if context.timing.after:
        yield Heading(1, context.say("After the session"))
        yield _times(context, list(context.timing.after), context.say("What follows the session"))


def _times(context: Context, moments: list[Moment], about: str) -> Table:
    say = context.say
    columns = (Column(say("When"), 200), Column(say("What"), 550), Column(say("Who"), 250))
    return Table(TableLook.FORM, columns, tuple(_time_row(context, moment) for moment in moments), about)


def _time_row(context: Context, moment: Moment) -> Row:
    segment, timing = moment.segment, context.timing
    when = (
        (Words(timing.clock(moment.start_s)),),
        (Words(f"{context.elapsed(moment)}, {length(segment.planned_s)}", Look.MUTED),),
    )
    what = ((Words(segment.title, Look.STRONG),), *plain(segment.description))
    return (Cell(when), Cell(what), Cell(plain(segment.led_by)))


_MATERIALS = (NeedKind.MATERIAL, NeedKind.CONTENT, NeedKind.TECHNOLOGY, NeedKind.ROOM)


def _materials(context: Context) -> Iterator[Part]:
    plan, say = context.plan, context.say
    deck = (_material(say("Slides"), plan.deck, (Words(say("whole session")),)),) if plan.deck else ()
    listed = tuple(
        _material(say(NEED_WORDS[need.kind]), need.title, _led_to(context, segment))
        for need, segment in needs_in_order(context.timing)
        if need.kind in _MATERIALS
    )
    if deck or listed:
        yield Heading(1, say("Materials"))
        columns = (Column(say("Kind"), 160), Column(say("What"), 500), Column(say("For"), 340))
        yield Table(TableLook.GRID, columns, (*deck, *listed), say("Materials of the session"))


def _led_to(context: Context, segment: Segment) -> Text:
    return (Words(segment.title, to=context.anchor(segment.id)),)


def _material(kind: str, what: str, where: Text) -> Row:
    return (Cell(plain(kind)), Cell(((Words(what, Look.STRONG),),)), Cell((where,)))


_ROOMY = 16
"""Rows of the form that leave room for longer answers on its page."""


def _debrief(context: Context) -> Iterator[Part]:
    say = context.say
    yield Heading(1, say("Debrief"), new_page=True)
    hint = say("Five minutes, the same day. What you write here goes back to the designer.")
    yield Paragraph(Role.HINT, (Words(hint),), keep_next=True)
    columns = (
        Column(say("Segment"), 340),
        Column(say("Planned"), 160),
        Column(say("Started"), 95),
        Column(say("Ended"), 95),
        Column(say("What was otherwise than planned"), 310),
    )
    rows = tuple(_actual_row(context, moment) for moment in context.timing.main)
    yield Table(TableLook.GRID, columns, rows, say("Actual times of each segment, to fill in"))
    questions = (
        say("What was supposed to happen? Read the aims on page 1 aloud first."),
        say("What happened?"),
        say("Why the difference?"),
        say("What should the next team do the same, and what otherwise?"),
    )
    blank = 2 if len(rows) <= _ROOMY else 1
    answers = tuple(row for n, text in enumerate(questions, 1) for row in _question_rows(n, text, blank))
    yield Table(TableLook.FORM, (Column("", 1000),), answers, say("Four questions, with room to answer"), head=False)


def _actual_row(context: Context, moment: Moment) -> Row:
    segment = moment.segment
    title = Words(f"{moment.number}  {segment.title}".strip())
    blanks = ((ActualPart.START, CLOCK), (ActualPart.END, CLOCK), (ActualPart.NOTE, FILL_IN))
    places = (Words(blank, Look.MUTED, fill=actual_fill(segment.id, part)) for part, blank in blanks)
    return (
        Cell(((title,),)),
        Cell(plain(context.timing.span(moment))),
        *(Cell(((place,),)) for place in places),
    )


def _question_rows(number: int, question: str, blank: int) -> Iterator[Row]:
    """The question, and a place to type into with room for a hand to write."""
    yield (Cell(((Words(question, Look.STRONG),),)),)
    place = Words(FILL_IN, Look.MUTED, fill=debrief_fill(number))
    yield (Cell(((place,), *((),) * blank)),)
