"""The e-mail a first handoff goes with: what is attached, for when, and what to do now; it sends nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.domain.handoff import Handoff, Paperwork, Recipient
from app.domain.tongue import Tongue
from exporters.framing import hours
from exporters.guide_context import context_of, version_of
from exporters.names import paper_name
from exporters.options import Options
from exporters.wording import session_date


def first_email(handoff: Handoff, recipient: Recipient, options: Options | None = None) -> str:
    """The subject, an empty line, and a short plain text for one person; the handoff whole."""
    options = options or Options()
    plan, run = handoff.plan, handoff.delivery
    context = context_of(plan, run, replace(options, language=options.language or handoff.language))
    say, version = context.say, version_of(handoff, context.say)
    when = ", ".join(part for part in (say.long_date(session_date(plan, run)), hours(context)) if part)
    lines = [
        say("{title}: {version}, your documents", title=plan.title, version=version),
        "",
        *([say("Hello {name},", name=recipient.name), ""] if recipient.name else []),
        say("Attached is what you need for {title}.", title=say.quoted(plan.title)),
        when,
        *([f"{say('Join')}: {run.link}"] if run and run.link else []),
        "",
        *_papers(recipient, say),
        *([handoff.note, ""] if handoff.note else []),
        say("What to do now:"),
        *(f"{n}. {line}" for n, line in enumerate(_to_do(recipient, version, say), 1)),
        *(["", say("Questions to {person}.", person=options.author)] if options.author else []),
    ]
    return "\n".join(lines) + "\n"


def _papers(recipient: Recipient, say: Tongue) -> Iterator[str]:
    for paper in recipient.paperwork:
        name = paper_name(paper, say)
        yield f"- {name[:1].upper()}{name[1:]}"
    if recipient.paperwork:
        yield ""


def _to_do(recipient: Recipient, version: str, say: Tongue) -> Iterator[str]:
    if Paperwork.GUIDE in recipient.paperwork:
        yield say("Read the first two pages of the guide today: they are enough to begin with.")
    if Paperwork.CARD in recipient.paperwork:
        yield say("Print the recovery card and lay it beside your keyboard.")
    if Paperwork.CUE_SHEET in recipient.paperwork:
        yield say("Build and test what stands in the cue sheet before the clock: polls, rooms, chat texts, slides.")
    yield say("Confirm that you have {after}.", after=version)
