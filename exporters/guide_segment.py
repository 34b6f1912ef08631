"""The guide's part for one segment: when, why, what weight it carries, the script, the short form, what comes next."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.document import (
    Callout,
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
    Text,
    Tone,
    Words,
    plain,
)
from app.domain.plan import At, Kind, Plan, Segment
from app.domain.words import KIND_WORDS
from exporters.guide_context import Context
from exporters.guide_side import side_parts
from exporters.markers import marker_callouts, minutes, stopped
from exporters.options import Depth
from exporters.script import script_table
from exporters.timing import Moment, length, length_range
from exporters.tints import KIND_TONES
from exporters.wording import count


def segment_parts(
    context: Context, moment: Moment, following: Moment | None, side: tuple[Moment, ...]
) -> Iterator[Part]:
    """Everything a facilitator needs for one segment; breaks and buffers get their line and no more."""
    segment = moment.segment
    compact = segment.kind in (Kind.BREAK, Kind.BUFFER) and not segment.steps
    yield _heading(context, moment)
    yield from _body(context, moment)
    yield from side_parts(context, side)
    yield from _short_form(segment)
    yield from _transition(segment, following.segment if following else None)
    if not compact and context.depth is not Depth.BRIEF:
        yield NoteLines("My notes", 2)


def _heading(context: Context, moment: Moment) -> Heading:
    segment = moment.segment
    spread = length_range(segment, context.plan.language)
    aside = (
        Words(f"{context.timing.span(moment)} · {length(segment.planned_s)}", Look.STRONG),
        *((Words(f" ({spread})", Look.MUTED),) if spread else ()),
    )
    title = f"{moment.number}  {segment.title}".strip()
    return Heading(2, title, aside, KIND_TONES[segment.kind], f"segment_{segment.id}")


def _body(context: Context, moment: Moment) -> Iterator[Part]:
    segment = moment.segment
    yield Paragraph(Role.META, _meta(context, moment), keep_next=True)
    yield from marker_callouts(segment)
    if segment.description:
        yield Paragraph(Role.BODY, (Words(segment.description),))
    yield from _intent(context, segment)
    if context.depth is not Depth.BRIEF:
        table = script_table(segment, context.numbers, whole=context.depth is Depth.SCRIPTED)
        yield from (table,) if table else ()
        if segment.notes:
            yield Paragraph(Role.BODY, (Words("From the designer: ", Look.STRONG), Words(segment.notes)))
    if context.depth is Depth.SCRIPTED and segment.custom:
        yield _custom(segment)


def _meta(context: Context, moment: Moment) -> Text:
    segment, timing = moment.segment, context.timing
    facts = [context.elapsed(moment), KIND_WORDS[segment.kind] + _grouping(segment)]
    facts.append(f"led by {segment.led_by}" if segment.led_by else "")
    facts.append(_slides(segment.slides))
    facts.append(f"fixed start: {segment.start.reason or 'no reason given'}" if isinstance(segment.start, At) else "")
    words = [Words(" · ".join(fact for fact in facts if fact))]
    for name, clock_s in (("act after", moment.act_after_s), ("too late after", moment.too_late_after_s)):
        if clock_s is not None:
            words += [Words(f" · {name} "), Words(timing.clock(clock_s), Look.STRONG)]
    return tuple(words)


def _slides(slides: str) -> str:
    bare = slides.strip()
    several = any(sign in bare for sign in "-–,")
    return f"slide{'s' if several else ''} {bare}" if bare[:1].isdigit() else f"slides: {bare}" if bare else ""


def _grouping(segment: Segment) -> str:
    parts = []
    if segment.group_size:
        parts.append(f"in groups of {segment.group_size}")
    if segment.rounds:
        each = f" of {minutes(segment.round_s)}" if segment.round_s else ""
        parts.append(count(segment.rounds, "round") + each)
    return f" {', '.join(parts)}" if parts else ""


def _intent(context: Context, segment: Segment) -> Iterator[Part]:
    intent = segment.intent
    facts = [("Why it is here", intent.why)]
    if context.depth is not Depth.BRIEF:
        facts += [
            ("Good looks like", intent.good),
            ("Listen for", intent.listen_for),
            ("Why this way", intent.interaction),
            ("Or instead", intent.substitute),
            ("Serves", _serves(context.plan, segment)),
            ("Have ready", ", ".join(need.title for need in segment.needs)),
        ]
    rows = tuple(_fact(name, value) for name, value in facts if value)
    if rows:
        about = f"Why “{segment.title}” is here and how to tell it works"
        yield Table(TableLook.INTENT, (Column("", 165), Column("", 835)), rows, about, head=False)


def _fact(name: str, value: str) -> Row:
    return (Cell(((Words(name, Look.LABEL),),)), Cell(plain(value)))


def _serves(plan: Plan, segment: Segment) -> str:
    numbers = [str(n) for n, each in enumerate(plan.objectives, 1) if each.id in segment.objective_ids]
    return f"objective{'s' if len(numbers) > 1 else ''} {', '.join(numbers)}" if numbers else ""


def _custom(segment: Segment) -> Table:
    rows = tuple(_fact(field.name, field.value) for field in segment.custom if field.value)
    about = f"Further facts about “{segment.title}”"
    return Table(TableLook.INTENT, (Column("", 165), Column("", 835)), rows, about, head=False)


def _short_form(segment: Segment) -> Iterator[Part]:
    if not segment.short_form and segment.short_form_s is None:
        return
    least = f"({length(segment.short_form_s)}) " if segment.short_form_s is not None else ""
    said = stopped(segment.short_form) or "shorten to this length."
    yield Callout(Tone.AMBER, (Words("If short of time", Look.STRONG), Words(f" — {least}{said}")))


def _transition(segment: Segment, following: Segment | None) -> Iterator[Part]:
    handover = _handover(segment, following)
    if not segment.transition and not handover:
        return
    words = f" — {' '.join(part for part in (stopped(segment.transition), handover) if part)}"
    yield Callout(Tone.PLAIN, (Words("Transition", Look.STRONG), Words(words)))


def _handover(segment: Segment, following: Segment | None) -> str:
    """The words for a change of speaker; none where one is not named, or the transition says it already."""
    leads = following.led_by if following else ""
    told = segment.transition.casefold()
    if not leads or not segment.led_by or leads.casefold() == segment.led_by.casefold() or leads.casefold() in told:
        return ""
    return f"Hand over to the {leads[:1].lower() + leads[1:]}." if _is_role(leads) else f"Hand over to {leads}."


def _is_role(words: str) -> bool:
    """Roles read with an article ("the co-facilitator"), names do not; roles end like these."""
    return words.casefold().split("-")[-1] in {"facilitator", "producer", "host", "moderator", "expert", "guest"}
