"""The change note: one page for one reader from one handoff to the next, and the text of the e-mail that brings it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from app.domain.concerns import Audience
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
from app.domain.handoff import Handoff, Paperwork
from app.domain.news import Item
from app.domain.tongue import Tongue
from exporters.framing import facts_line, framed, headed, hours
from exporters.news import News, news
from exporters.options import Options
from exporters.wording import session_date

_LINES: Final = 18
"""How many lines of changes a page has room for beside all else; what is more is counted and named in the guide."""
_LETTERS: Final = 76
_LETTERS_WHERE: Final = 28
_LETTERS_ALL: Final = 95
"""In a line over the whole width."""
_SENTENCES: Final = 5
_SHIFTS: Final = 4
_IN_AN_EMAIL: Final = 8


def change_note(before: Handoff, after: Handoff, audience: Audience, options: Options | None = None) -> Document:
    """The note for one reader, every word decided; both handoffs whole, ValueError when they are not of one plan."""
    options = options or Options()
    found = news(before, after, audience, options)
    title = note_name(audience, found.context.say)
    return framed(found.context, Paperwork.CHANGE_NOTE, title, tuple(_parts(found, after.note, options)))


def change_email(before: Handoff, after: Handoff, audience: Audience, options: Options | None = None) -> str:
    """The subject, an empty line, and a short plain text: enough for who opens nothing that is attached."""
    options = options or Options()
    found = news(before, after, audience, options)
    say, title = found.context.say, found.context.plan.title
    first = sorted(found.items, key=lambda item: not item.binding)
    told = [f"- {item.where}: {_short(item.sentences, say)}" for item in first[:_IN_AN_EMAIL]]
    lines = [
        say("{title}: {after} takes the place of {before}", title=title, after=found.after, before=found.before),
        "",
        " · ".join(_facts(found)),
        "",
        *([after.note, ""] if after.note else []),
        say("What changed for you:") if told else say("Nothing that concerns you has changed."),
        *told,
        *_more(len(found.items) - _IN_AN_EMAIL, say),
        *(f"- {shift}" for shift in found.shifts[:_SHIFTS]),
        "",
        say("What to do now:"),
        *(f"{n}. {line}" for n, line in enumerate(found.to_do, 1)),
        *(["", say("Questions to {person}.", person=options.author)] if options.author else []),
    ]
    return "\n".join(lines) + "\n"


def note_name(audience: Audience, say: Tongue) -> str:
    """What a note is called for its reader, in its head and in the name of its file."""
    names = {
        Audience.FACILITATOR: say("Change note, facilitator"),
        Audience.PRODUCER: say("Change note, producer"),
        Audience.LEADER: say("Change note, leader"),
    }
    return names[audience]


def _parts(found: News, note: str, options: Options) -> Iterator[Part]:
    context = found.context
    say, kind = context.say, note_name(found.audience, context.say)
    yield from headed(context, kind, _facts(found))
    if options.author:
        yield facts_line((say("Questions to"), options.author, ""))
    if note:
        yield Paragraph(Role.BODY, (Words(note),))
    yield from _tables(found, _LINES - (len(note) // _LETTERS_ALL + 2 if note else 0))
    yield from _times(found)
    yield Heading(1, say("What to do now"))
    yield Listing(plain(*found.to_do), numbered=True)


def _facts(found: News) -> tuple[str, ...]:
    """From which version to which, and of which run."""
    context, say = found.context, found.context.say
    delivery = context.delivery
    facts = (
        say("From {before} to {after}", before=found.before, after=found.after),
        delivery.title if delivery else "",
        say.long_date(session_date(context.plan, delivery)),
        hours(context),
    )
    return tuple(fact for fact in facts if fact)


def _tables(found: News, room: int) -> Iterator[Part]:
    """First what may not be missed, then the rest, each in running order, together no more than a page holds."""
    say = found.context.say
    if not found.items:
        yield Paragraph(Role.BODY, (Words(say("Nothing that concerns you has changed.")),))
        return
    groups = (
        (say("Do not miss"), [item for item in found.items if item.binding]),
        (say("What else changed"), [item for item in found.items if not item.binding]),
    )
    for title, items in groups:
        shown = _fitting(items, room, say)
        room -= sum(_height(item, say) for item in shown)
        if items:
            yield Heading(1, title)
            rows = (*(_row(item, say) for item in shown), *_rest(items[len(shown) :], say))
            yield Table(TableLook.GRID, (Column(say("Where"), 300), Column(say("What"), 700)), rows, title)


def _fitting(items: Sequence[Item], room: int, say: Tongue) -> list[Item]:
    shown: list[Item] = []
    for item in items:
        room -= _height(item, say)
        if room < 0:
            break
        shown.append(item)
    return shown


def _height(item: Item, say: Tongue) -> int:
    """About how many lines a row takes."""
    return 1 + max(len(_short(item.sentences, say)) // _LETTERS, len(item.where) // _LETTERS_WHERE)


def _row(item: Item, say: Tongue) -> Row:
    return (Cell(((Words(item.where, Look.STRONG),),)), Cell(plain(_short(item.sentences, say))))


def _rest(items: Sequence[Item], say: Tongue) -> tuple[Row, ...]:
    """One row for all there is no room for, so that nobody takes the page for the whole."""
    if not items:
        return ()
    named = ", ".join(item.where for item in items[:_SENTENCES])
    more = " ".join((*_more(len(items) - _SENTENCES, say), say("See the list of changes in the guide.")))
    return ((Cell(plain(f"{named}. {more}" if named else more)),),)


def _more(count: int, say: Tongue) -> tuple[str, ...]:
    return (say.count(count, "And {n} more.", "And {n} more."),) if count > 0 else ()


def _short(sentences: Sequence[str], say: Tongue) -> str:
    """The first few; how many more there are is told."""
    return " ".join((*sentences[:_SENTENCES], *_more(len(sentences) - _SENTENCES, say)))


def _times(found: News) -> Iterator[Part]:
    if found.shifts:
        say = found.context.say
        yield Heading(1, say("What begins at another time"))
        yield Listing(plain(*found.shifts[:_SHIFTS], *_more(len(found.shifts) - _SHIFTS, say)))
