"""What changed since the handoff before: marked in place by a sign and a callout, and listed at the end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from app.domain.compare import Change, State
from app.domain.compare_words import said
from app.domain.document import (
    Callout,
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
    Tone,
    Words,
    plain,
)
from app.domain.news import Item, run_items
from app.domain.plan import Segment
from exporters.guide_context import Context

CHANGED: Final = "Δ"
LIST: Final = "changes"
"""The anchor of the list."""


def sign(context: Context, segment: Segment) -> str:
    """The sign of a segment that is not as it was handed off; empty for all others."""
    return CHANGED if segment.id in context.changes else ""


def marked(label: str, changed: bool) -> str:
    """A label, behind the sign where what it names is not as it was handed off."""
    return f"{CHANGED}\u00a0{label}" if changed and label else label


def change_callout(context: Context, segment: Segment) -> Iterator[Part]:
    """What is otherwise than the reader may remember."""
    change = context.changes.get(segment.id)
    if change is None:
        return
    say, since = context.say, context.since
    if change.state is State.NEW:
        yield Callout(Tone.VIOLET, (Words(f"{CHANGED} {say('New since {version}', version=since)}", Look.STRONG),))
        return
    label = f"{CHANGED} {say('Changed since {version}', version=since)}"
    yield Callout(Tone.VIOLET, (Words(label, Look.STRONG), Words(f" — {' '.join(said(change, say))}")))


def run_line(context: Context) -> Iterator[Part]:
    """What is otherwise with the run, where everybody looks first."""
    before, say = context.options.since, context.say
    told = run_items(before.delivery, context.delivery, say) if before else ()
    for item in told:
        label = f"{CHANGED} {say('Changed since {version}', version=context.since)}"
        yield Paragraph(Role.HINT, (Words(label, Look.STRONG), Words(f" — {' '.join(item.sentences)}")))


def change_list(context: Context) -> Iterator[Part]:
    """The run first, then every change, each leading to its segment; what is gone stands where it stood."""
    before = context.options.since
    if before is None:
        return
    say, since = context.say, context.since
    yield Heading(1, say("What changed since {version}", version=since), anchor=LIST)
    run = tuple(_run_row(one) for one in run_items(before.delivery, context.delivery, say))
    rows = (*run, *(_row(context, change) for change in context.changes.values()))
    if not rows:
        yield Paragraph(Role.BODY, (Words(say("Nothing has changed.")),))
        return
    columns = (Column(say("Where"), 330), Column(say("What"), 670))
    yield Table(TableLook.GRID, columns, rows, say("All changes since {version}", version=since))


def _run_row(item: Item) -> Row:
    """Day, hour, link and people of the run."""
    return (Cell(((Words(item.where, Look.STRONG),),)), Cell(plain(" ".join(item.sentences))))


def _row(context: Context, change: Change) -> Row:
    where = Words(change.title, Look.STRONG, to=context.anchor(change.segment_id))
    if not change.segment_id:
        where = Words(context.say("The session"), Look.STRONG)
    return (Cell(((where,),)), Cell(plain(" ".join(said(change, context.say)))))
