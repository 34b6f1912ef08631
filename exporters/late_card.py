"""The recovery card as a page of its own, to lie beside the keyboard: as large as all of it fits on one sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from app.domain.document import (
    Cell,
    Column,
    Document,
    Heading,
    Look,
    NoteLines,
    Paper,
    Paragraph,
    Part,
    Role,
    Table,
    TableLook,
    Text,
    Words,
)
from app.domain.fill_ins import BACK_CHANNEL, FILL_IN, SIGNAL, person_fill
from app.domain.handoff import Paperwork
from app.domain.plan import Delivery, Plan
from app.domain.recipients import usual_papers
from app.domain.recovery import Checkpoint, recovery_card
from exporters.framing import framed, roles_of, title_parts
from exporters.guide_context import Context, context_of
from exporters.guide_front import unbroken
from exporters.guide_late import late_hint, late_table
from exporters.options import Depth, Options
from exporters.page_fit import points_of
from exporters.script import shortened
from exporters.wording import person_of

_ROOM: Final[dict[Paper, tuple[int, int]]] = {Paper.A4: (728, 496), Paper.LETTER: (678, 512)}
"""Width and height of the text on a sheet that lies on its side, in points."""


@dataclass(frozen=True, slots=True)
class _Size:
    """How large a card is written: its tables, lines for a pencil, the letters of a title, and checkpoints at most."""

    look: TableLook
    lines: int = 0
    title: int = 80
    points: int = 6


_SIZES: Final = (
    _Size(TableLook.CARD_LARGE, lines=2),
    _Size(TableLook.CARD_LARGE),
    _Size(TableLook.CARD, lines=2),
    _Size(TableLook.CARD),
    _Size(TableLook.CARD_SMALL, lines=2),
    _Size(TableLook.CARD_SMALL),
    _Size(TableLook.CARD_SMALL, title=32),
    _Size(TableLook.CARD_SMALL, title=32, points=4),
    _Size(TableLook.CARD_SMALL, title=32, points=3),
)
"""From the largest; where not even the last fits one sheet, the table goes on over the next."""


def late_card_document(plan: Plan, delivery: Delivery | None = None, options: Options | None = None) -> Document:
    """The whole card of one run, every word decided; it has no segments to lead to."""
    options = replace(options or Options(), depth=Depth.BRIEF)
    context = context_of(plan, delivery, options)
    tries = (_parts(context_of(_titled(plan, size.title), delivery, options), size) for size in _SIZES)
    parts: tuple[Part, ...] = ()
    for parts in tries:
        width, height = _ROOM[options.paper]
        if points_of(parts, width) <= height:
            break
    return replace(framed(context, Paperwork.CARD, context.say("Recovery card"), parts), landscape=True)


def _titled(plan: Plan, most: int) -> Plan:
    """The plan with the beginnings of its longest titles."""
    segments = tuple(replace(one, title=shortened(one.title, most)) for one in plan.segments)
    return replace(plan, title=shortened(plan.title, 2 * most), segments=segments)


def _parts(context: Context, size: _Size) -> tuple[Part, ...]:
    say = context.say
    card = _fewer(recovery_card(context.timing.plan, say), size.points)
    parts = (*title_parts(context, say("Recovery card")), _facts(context, size.look), *_card(context, card, size))
    return (*parts, NoteLines(say("My notes"), size.lines)) if size.lines else parts


def _fewer(card: tuple[Checkpoint, ...], most: int) -> tuple[Checkpoint, ...]:
    """Checkpoints from the first to the last, as far apart as they can be."""
    last = len(card) - 1
    return card if last < most else tuple(card[n * last // (most - 1)] for n in range(most))


def _facts(context: Context, look: TableLook) -> Table:
    """When it ends, the signal, and whom to reach where; with a place to fill in what nobody knows yet."""
    plan, say = context.plan, context.say
    end = context.timing.clock(plan.start_s + plan.promised_s)
    known = [
        (say("End as promised"), (Words(end, Look.STRONG),)),
        (say("Signal for a change"), _known(plan.signal, SIGNAL)),
        (say("Back channel"), _known(plan.back_channel, BACK_CHANNEL)),
    ]
    for role in _producers(context):
        known.append((role, _known(unbroken(person_of(context.delivery, role)), person_fill(role))))
    share = (1000 - 150) // (len(known) - 1)
    shares = (1000 - share * (len(known) - 1), *(share for _ in known[1:]))
    columns = tuple(Column(label, share) for (label, _), share in zip(known, shares, strict=True))
    row = tuple(Cell((text,)) for _, text in known)
    return Table(look, columns, (row,), say("The end, the signal for a change, and whom to reach"))


def _known(value: str, fill: str) -> Text:
    return (Words(value, Look.STRONG),) if value else (Words(FILL_IN, Look.MUTED, fill=fill),)


def _producers(context: Context) -> tuple[str, ...]:
    """The roles that work the cue sheet; one by its usual name where the plan names none."""
    roles = tuple(role for role in roles_of(context) if Paperwork.CUE_SHEET in usual_papers(context.plan, role))
    return roles[:2] or (context.say("Producer"),)


def _card(context: Context, card: tuple[Checkpoint, ...], size: _Size) -> Iterator[Part]:
    say = context.say
    yield Heading(1, say("If you are running late"))
    if not card:
        nowhere = say("There is no place to look at the clock: it takes two segments at least.")
        yield Paragraph(Role.BODY, (Words(nowhere),))
        return
    remedies = [remedy for checkpoint in card for remedy in checkpoint.remedies]
    over = [remedy for remedy in remedies if remedy.over_s]
    if over and not any(remedy.cuts for remedy in remedies):
        told = say("Nothing in this session may give: agree beforehand on what to leave out.")
        yield Paragraph(Role.HINT, (Words(told),), keep_next=True)
    else:
        hint = late_hint(context)
        still = say("Still over: say so in the back channel, and agree on what gives or on a later end.")
        yield replace(hint, text=(*hint.text, Words(f" {still}"))) if over else hint
    yield late_table(context, card, size.look, pencil=True)
