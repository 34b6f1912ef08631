"""What the documents of one run share: what stands in head and foot, the title, the hours, and the roles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from app.domain.document import PAGE_WORDS, Document, Look, Paragraph, Part, Role, Words
from app.domain.fill_ins import FILL_IN
from app.domain.handoff import Paperwork
from exporters.guide_changes import marked
from exporters.guide_context import Context
from exporters.options import identity_of
from exporters.script import shortened
from exporters.timing import length
from exporters.wording import session_date, setting, zone_words

_RUNNING: Final = 60
"""Letters of the title in a head and a foot: beside it stand what the document is, its day and the page."""


def framed(context: Context, paperwork: Paperwork, kind: str, parts: tuple[Part, ...]) -> Document:
    """A document of these parts, with what stands in its head, its foot and its properties."""
    plan, say, options = context.plan, context.say, context.options
    version = f"v{plan.version}" if plan.version else ""
    dated = say.short_date(session_date(plan, context.delivery))
    running = shortened(plan.title, _RUNNING)
    subject = " · ".join(part for part in (context.program_title, kind) if part)
    return Document(
        title=plan.title,
        subject=subject,
        author=options.author or "Throughline",
        keywords=", ".join(part for part in (kind, context.program_title, version) if part),
        language=plan.language or say.tag,
        made=options.today,
        version=plan.version,
        head=(
            " · ".join(part for part in (running, subject) if part),
            say("made {date}", date=say.short_date(options.today)) if options.today else "",
        ),
        foot=" · ".join(part for part in (running, version, dated) if part),
        parts=parts,
        paper=options.paper,
        page_words=say(PAGE_WORDS),
        identity=identity_of(paperwork, plan, context.delivery, options, say),
    )


def title_parts(context: Context, kind: str, *, marks: bool = False) -> Iterator[Part]:
    """What this is, the session's title, and when and where it runs; ``marks``: with a sign at what changed."""
    plan, say = context.plan, context.say
    facts = (
        say("Version {version}", version=plan.version) if plan.version else "",
        marked(say.long_date(session_date(plan, context.delivery)), marks and context.run_changed("date")),
        marked(hours(context), marks and context.run_changed("start_s", "time_zone")),
        setting(say, plan, context.delivery),
        context.delivery.title if context.delivery else "",
    )
    yield from headed(context, kind, facts)


def headed(context: Context, kind: str, facts: Iterable[str]) -> Iterator[Part]:
    """Over a first page: what this is, the session's title, and the facts under it that there are."""
    yield Paragraph(Role.KICKER, (Words(" · ".join(part for part in (context.program_title, kind) if part)),))
    yield Paragraph(Role.TITLE, (Words(context.plan.title),))
    yield Paragraph(Role.SUBTITLE, (Words(" · ".join(fact for fact in facts if fact)),))


def hours(context: Context) -> str:
    """``10:00 to 12:00 Berlin time (2 h)``."""
    plan, say = context.plan, context.say
    start, end = context.timing.clock(plan.start_s), context.timing.clock(plan.start_s + plan.promised_s)
    zone = zone_words(say, context.delivery.time_zone) if context.delivery else ""
    if zone:
        return say(
            "{start} to {end} {zone} ({length})", start=start, end=end, zone=zone, length=length(plan.promised_s)
        )
    return say("{start} to {end} ({length})", start=start, end=end, length=length(plan.promised_s))


def roles_of(context: Context) -> tuple[str, ...]:
    """The roles of the plan, then those only this run has; each once."""
    mine = context.delivery.people if context.delivery else ()
    roles = [*context.plan.roles, *(person.role for person in mine)]
    return tuple({role.strip().casefold(): role.strip() for role in reversed(roles) if role.strip()}.values())[::-1]


def facts_line(*facts: tuple[str, str, str]) -> Paragraph:
    """Label, value and the name of the place to fill in where there is no value; a label never breaks."""
    words: list[Words] = []
    for label, value, fill in facts:
        gap = "   " if words else ""
        words.append(Words(gap + f"{label} ".replace(" ", "\u00a0"), Look.STRONG))
        words.append(Words(value) if value else Words(FILL_IN, Look.MUTED, fill=fill))
    return Paragraph(Role.FACTS, tuple(words))
