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
from app.domain.moments import Moment
from app.domain.plan import At, Kind, Segment
from app.domain.speakers import changes_hands, speakers
from app.domain.tongue import Tongue
from app.domain.words import KIND_WORDS
from exporters.guide_changes import change_callout, sign
from exporters.guide_context import Context, anchor_of
from exporters.guide_side import side_parts
from exporters.handover import hand_over
from exporters.markers import marker_callouts, minutes, stopped
from exporters.options import Depth
from exporters.script import script_table
from exporters.timing import length, length_range
from exporters.tints import KIND_TONES


def segment_parts(
    context: Context, moment: Moment, following: Moment | None, side: tuple[Moment, ...]
) -> Iterator[Part]:
    """Everything a facilitator needs for one segment; breaks and buffers get their line and no more."""
    segment = moment.segment
    compact = segment.kind in (Kind.BREAK, Kind.BUFFER) and not segment.steps
    yield _heading(context, moment)
    yield from _body(context, moment)
    yield from side_parts(context, side)
    yield from _short_form(segment, context.say)
    yield from _transition(segment, following.segment if following else None, context.say)
    if not compact:
        yield NoteLines(context.say("My notes"), 2)


def _heading(context: Context, moment: Moment) -> Heading:
    segment = moment.segment
    spread = length_range(segment, context.plan.language, context.say)
    aside = (
        Words(f"{context.timing.span(moment)} · {length(segment.planned_s)}", Look.STRONG),
        *((Words(f" ({spread})", Look.MUTED),) if spread else ()),
    )
    title = " ".join(part for part in (f"{moment.number}  {segment.title}".strip(), sign(context, segment)) if part)
    return Heading(2, title, aside, KIND_TONES[segment.kind], anchor_of(segment.id))


def _body(context: Context, moment: Moment) -> Iterator[Part]:
    segment = moment.segment
    scripted = context.depth is Depth.SCRIPTED
    yield Paragraph(Role.META, _meta(context, moment), keep_next=True)
    yield from change_callout(context, segment)
    yield from marker_callouts(segment, context.say)
    if segment.description:
        yield Paragraph(Role.BODY, (Words(segment.description),))
    yield from _intent(context, segment)
    table = script_table(segment, context.numbers, scripted, context.say)
    yield from (table,) if table else ()
    if segment.notes:
        label = Words(f"{context.say('From the designer:')} ", Look.STRONG)
        yield Paragraph(Role.BODY, (label, Words(segment.notes)))
    if scripted:
        yield from _custom(segment, context.say)


def _meta(context: Context, moment: Moment) -> Text:
    segment, timing, say = moment.segment, context.timing, context.say
    facts = (
        context.elapsed(moment),
        say(KIND_WORDS[segment.kind]),
        *_grouping(segment, say),
        say("led by {person}", person=segment.led_by) if segment.led_by else "",
        _slides(segment.slides, say),
        _fixed(segment, say),
    )
    words = [Words(" · ".join(fact for fact in facts if fact))]
    deadlines = ((say("act after"), moment.act_after_s), (say("too late after"), moment.too_late_after_s))
    for name, clock_s in deadlines:
        if clock_s is not None:
            words += [Words(f" · {name} "), Words(timing.clock(clock_s), Look.STRONG)]
    return tuple(words)


def _fixed(segment: Segment, say: Tongue) -> str:
    if not isinstance(segment.start, At):
        return ""
    reason = segment.start.reason
    return say("fixed start: {reason}", reason=reason) if reason else say("fixed start, no reason given")


def _slides(slides: str, say: Tongue) -> str:
    bare = slides.strip()
    if not bare[:1].isdigit():
        return say("slides: {slides}", slides=bare) if bare else ""
    several = any(sign in bare for sign in "-–,")
    return say("slides {slides}", slides=bare) if several else say("slide {slide}", slide=bare)


def _grouping(segment: Segment, say: Tongue) -> Iterator[str]:
    if segment.group_size:
        yield say("in groups of {n}", n=segment.group_size)
    if segment.rounds and segment.round_s:
        each = minutes(segment.round_s)
        yield say.count(segment.rounds, "{n} round of {length}", "{n} rounds of {length}", length=each)
    elif segment.rounds:
        yield say.count(segment.rounds, "{n} round", "{n} rounds")


def _intent(context: Context, segment: Segment) -> Iterator[Part]:
    intent, say = segment.intent, context.say
    facts = (
        (say("Why it is here"), intent.why),
        (say("Good looks like"), intent.good),
        (say("Listen for"), intent.listen_for),
        (say("Why this way"), intent.interaction),
        (say("Or instead"), intent.substitute),
        (say("Serves"), _serves(context, segment)),
        (say("Have ready"), ", ".join(need.title for need in segment.needs)),
    )
    rows = tuple(_fact(name, value) for name, value in facts if value)
    if rows:
        about = say("Why {segment} is here and how to tell it works", segment=say.quoted(segment.title))
        yield Table(TableLook.INTENT, (Column("", 165), Column("", 835)), rows, about, head=False)


def _fact(name: str, value: str) -> Row:
    return (Cell(((Words(name, Look.LABEL),),)), Cell(plain(value)))


def _serves(context: Context, segment: Segment) -> str:
    numbers = [str(n) for n, each in enumerate(context.plan.objectives, 1) if each.id in segment.objective_ids]
    if len(numbers) > 1:
        return context.say("objectives {numbers}", numbers=", ".join(numbers))
    return context.say("objective {number}", number=numbers[0]) if numbers else ""


def _custom(segment: Segment, say: Tongue) -> Iterator[Part]:
    rows = tuple(_fact(field.name, field.value) for field in segment.custom if field.value)
    if rows:
        about = say("Further facts about {segment}", segment=say.quoted(segment.title))
        yield Table(TableLook.INTENT, (Column("", 165), Column("", 835)), rows, about, head=False)


def _short_form(segment: Segment, say: Tongue) -> Iterator[Part]:
    if not segment.short_form and segment.short_form_s is None:
        return
    least = f"({length(segment.short_form_s)}) " if segment.short_form_s is not None else ""
    said = stopped(segment.short_form) or say("shorten to this length.")
    yield Callout(Tone.AMBER, (Words(say("If short of time"), Look.STRONG), Words(f" — {least}{said}")))


def _transition(segment: Segment, following: Segment | None, say: Tongue) -> Iterator[Part]:
    handover = _handover(segment, following, say)
    if not segment.transition and not handover:
        return
    words = f" — {' '.join(part for part in (stopped(segment.transition), handover) if part)}"
    yield Callout(Tone.PLAIN, (Words(say("Transition"), Look.STRONG), Words(words)))


def _handover(segment: Segment, following: Segment | None, say: Tongue) -> str:
    """The words for a change of speaker; none where the transition says it already."""
    leads = speakers(following)[0] if following else ""
    told = leads.casefold() in segment.transition.casefold()
    return hand_over(say, leads) if changes_hands(speakers(segment)[-1], leads) and not told else ""
