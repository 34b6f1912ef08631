"""The participants' agenda: when and where, what they will be able to do, the order of things, how to prepare.

Nothing in it is for those who run the session: no buffers, markers, intents, notes, cues or checks.
"""

from __future__ import annotations

from collections.abc import Iterator
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
from app.domain.fill_ins import CONTACT, LINK
from app.domain.handoff import Paperwork
from app.domain.moments import Moment
from app.domain.plan import Delivery, Kind, Plan, StepKind
from exporters.framing import facts_line, framed, headed, hours
from exporters.guide_context import Context, context_of
from exporters.options import Options
from exporters.wording import session_date, where

_MOST_LINES: Final = 24
"""A longer session is told by its sections and breaks: an agenda has a page."""
_PREWORK: Final = (
    *("pre-work", "prework", "prepar", "homework", "pre-read", "reading"),
    *("vorarbeit", "vorbereit", "lektüre", "prépar", "préalable", "lecture", "trabajo previo", "tarea", "lectura"),
)
_CONTACTS: Final = frozenset({"contact", "host", "organizer", "organiser", "ansprechpartner", "kontakt", "contacto"})


def agenda_document(plan: Plan, delivery: Delivery | None = None, options: Options | None = None) -> Document:
    """The whole agenda of one run, every word decided."""
    context = context_of(plan, delivery, options or Options())
    kind = context.say("Agenda")
    return framed(context, Paperwork.AGENDA, kind, tuple(_parts(context, kind)))


def _parts(context: Context, kind: str) -> Iterator[Part]:
    yield from _title(context, kind)
    yield _facts(context)
    yield from _aims(context)
    yield from _order(context)
    yield from _prepare(context)


def _title(context: Context, kind: str) -> Iterator[Part]:
    plan, say = context.plan, context.say
    facts = (say.long_date(session_date(plan, context.delivery)), hours(context), where(say, plan))
    yield from headed(context, kind, facts)


def _facts(context: Context) -> Paragraph:
    """The link, who leads, and whom to ask; nobody's phone but the contact's own."""
    say, delivery = context.say, context.delivery
    people = delivery.people if delivery else ()
    main = (moment.segment for moment in context.timing.main)
    led_by = {each.led_by.strip().casefold() for each in main if each.kind not in (Kind.BREAK, Kind.BUFFER)}
    leads = tuple(one.name for one in people if one.name and one.role.strip().casefold() in led_by)
    contact = next((one for one in people if one.role.strip().casefold() in _CONTACTS and one.contact), None)
    told = ", ".join(part for part in (contact.name, contact.contact) if part) if contact else ""
    return facts_line(
        (say("Join"), delivery.link if delivery else "", LINK),
        *(((say("With"), say.several(leads), ""),) if leads else ()),
        (say("Questions to"), told, CONTACT),
    )


def _aims(context: Context) -> Iterator[Part]:
    plan, say = context.plan, context.say
    if plan.purpose:
        yield Heading(1, say("What it is for"))
        yield Paragraph(Role.BODY, (Words(plan.purpose),))
    if plan.objectives:
        yield Heading(1, say("What you will be able to do"))
        yield Listing(tuple((Words(objective.text),) for objective in plan.objectives))


def _order(context: Context) -> Iterator[Part]:
    say, times = context.say, context.options.times
    shown = tuple(moment for moment in context.timing.main if moment.segment.kind is not Kind.BUFFER)
    if not shown:
        return
    yield Heading(1, say("What happens when") if times else say("What happens"))
    columns = (Column(say("Time"), 180), Column(say("What"), 820)) if times else (Column(say("What"), 1000),)
    rows = tuple(_rows(context, shown))
    yield Table(TableLook.FORM, columns, rows, say("The parts of the session in their order"))


def _rows(context: Context, shown: tuple[Moment, ...]) -> Iterator[Row]:
    """A line a segment under the line of its section; a long session a line a section, and its breaks."""
    sections = {section.id: section.title for section in context.plan.sections}
    short = len(shown) > _MOST_LINES and bool(sections)
    section: str | None = None
    for moment in shown:
        segment = moment.segment
        begins = segment.section_id != section and segment.section_id in sections
        section = segment.section_id
        if begins and section:
            clock_s = moment.start_s if short else None
            yield _line(context, clock_s, (Words(sections[section], Look.STRONG if short else Look.LABEL),))
        if not short or segment.kind is Kind.BREAK or section not in sections:
            yield _line(context, moment.start_s, (Words(segment.title),))
    yield _line(context, context.plan.start_s + context.plan.promised_s, (Words(context.say("End")),))


def _line(context: Context, clock_s: int | None, what: tuple[Words, ...]) -> Row:
    if clock_s is None or not context.options.times:
        return (Cell((what,)),)
    return (Cell(plain(context.timing.clock(clock_s))), Cell((what,)))


def _prepare(context: Context) -> Iterator[Part]:
    items = [moment.segment for moment in context.timing.before if _for_participants(moment)]
    if items:
        yield Heading(1, context.say("How to prepare"))
        for segment in items:
            more = (Words(f"  {segment.description}"),) if segment.description else ()
            yield Paragraph(Role.BODY, (Words(segment.title, Look.STRONG), *more))


def _for_participants(moment: Moment) -> bool:
    """Work before the session, told by its name or a step of the learners; the rest is for those who run it."""
    segment = moment.segment
    named = any(word in segment.title.casefold() for word in _PREWORK)
    return named or any(step.kind is StepKind.LEARNERS for step in segment.steps)
