"""The guide's last pages: what runs beside the whole session, what follows it, materials, and the debrief form."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.document import (
    Cell,
    Column,
    Heading,
    Look,
    NoteLines,
    Paragraph,
    Part,
    Role,
    Row,
    Table,
    TableLook,
    Words,
    plain,
)
from app.domain.plan import NeedKind
from app.domain.words import NEED_WORDS
from exporters.guide_context import Context
from exporters.guide_front import needs_in_order
from exporters.options import Depth
from exporters.timing import Moment, beside, length


def end_parts(context: Context) -> Iterator[Part]:
    """Loose lanes, follow-up, materials, debrief; each only where there is something in it."""
    yield from _loose(context)
    yield from _after(context)
    yield from _materials(context)
    if context.timing.main and context.depth is not Depth.BRIEF:
        yield from _debrief(context)


def _loose(context: Context) -> Iterator[Part]:
    """What stands by the clock in side lanes, hung on no segment."""
    timing = context.timing
    hung = {each.segment.id for moment in timing.main for each in beside(timing, moment.segment.id)}
    loose = [moment for moment in timing.side if moment.segment.id not in hung]
    if loose:
        yield Heading(1, "Beside the session")
        yield _times(context, loose, "What runs beside the session, by the clock")


def _after(context: Context) -> Iterator[Part]:
    if context.timing.after:
        yield Heading(1, "After the session")
        yield _times(context, list(context.timing.after), "What follows the session")


def _times(context: Context, moments: list[Moment], about: str) -> Table:
    columns = (Column("When", 200), Column("What", 550), Column("Who", 250))
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
    deck = ((_material("Slides", context.plan.deck, "whole session")),) if context.plan.deck else ()
    listed = tuple(
        _material(NEED_WORDS[need.kind], need.title, segment.title)
        for need, segment in needs_in_order(context)
        if need.kind in _MATERIALS
    )
    if deck or listed:
        yield Heading(1, "Materials")
        columns = (Column("Kind", 160), Column("What", 500), Column("For", 340))
        yield Table(TableLook.GRID, columns, (*deck, *listed), "Materials of the session")


def _material(kind: str, what: str, where: str) -> Row:
    return (Cell(plain(kind)), Cell(((Words(what, Look.STRONG),),)), Cell(plain(where)))


_ROOMY = 16
"""Rows of the form that leave room for longer answers on its page."""
_QUESTIONS = (
    "What was supposed to happen? Read the aims on page 1 aloud first.",
    "What happened?",
    "Why the difference?",
    "What should the next team do the same, and what otherwise?",
)


def _debrief(context: Context) -> Iterator[Part]:
    yield Heading(1, "Debrief", new_page=True)
    hint = "Five minutes, the same day. What you write here goes back to the designer."
    yield Paragraph(Role.HINT, (Words(hint),), keep_next=True)
    columns = (
        Column("Segment", 350),
        Column("Planned", 150),
        Column("Started", 100),
        Column("Ended", 100),
        Column("As planned, changed, not done", 300),
    )
    rows = tuple(_actual_row(context, moment) for moment in context.timing.main)
    yield Table(TableLook.GRID, columns, rows, "Actual times of each segment, to fill in")
    for question in _QUESTIONS:
        yield NoteLines(question, 3 if len(rows) <= _ROOMY else 2)


def _actual_row(context: Context, moment: Moment) -> Row:
    title = Words(f"{moment.number}  {moment.segment.title}".strip())
    planned = f"{context.timing.span(moment)}"
    return (Cell(((title,),)), Cell(plain(planned)), Cell(), Cell(), Cell(plain("☐ as planned  ☐ changed  ☐ not")))
