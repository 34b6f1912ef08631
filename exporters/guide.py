"""The facilitator guide as a neutral document: which parts it has, in which order, at which depth."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.document import Contents, Document, Entry, Heading, Part, read
from app.domain.handoff import Paperwork
from app.domain.plan import Delivery, Plan
from app.domain.tongue import Tongue
from exporters.framing import framed
from exporters.guide_brief import brief_parts
from exporters.guide_context import Context, context_of
from exporters.guide_end import end_parts
from exporters.guide_front import front_parts
from exporters.guide_segment import segment_parts
from exporters.options import Depth, Options
from exporters.timing import beside


def guide_document(plan: Plan, delivery: Delivery | None = None, options: Options | None = None) -> Document:
    """The whole guide of one run, every word decided."""
    context = context_of(plan, delivery, options or Options())
    kind = _kind_words(context.say, context.depth)
    return framed(
        context, Paperwork.GUIDE, kind, (*front_parts(context, kind), *_segments(context), *end_parts(context))
    )


def _kind_words(say: Tongue, depth: Depth) -> str:
    match depth:
        case Depth.BRIEF:
            return say("Facilitator guide, brief")
        case Depth.STANDARD:
            return say("Facilitator guide")
        case Depth.SCRIPTED:
            return say("Facilitator guide, scripted")


def _segments(context: Context) -> Iterator[Part]:
    """The part's own heading, a way to each segment, and the segments; one table in a brief guide."""
    if not context.timing.main:
        return
    title = context.say("The session, segment by segment")
    if context.depth is Depth.BRIEF:
        yield Heading(1, title, anchor="segments")
        yield from brief_parts(context)
        return
    segments = tuple(_segment_parts(context))
    headings = [part for part in segments if isinstance(part, Heading) and part.level == 2]
    yield Heading(1, title, anchor="segments", new_page=True)
    yield Contents(tuple(Entry(each.level, each.text, read(each.aside), each.anchor) for each in headings))
    yield from segments


def _segment_parts(context: Context) -> Iterator[Part]:
    timing = context.timing
    section: str | None = None
    for i, moment in enumerate(timing.main):
        if moment.segment.section_id != section:
            section = moment.segment.section_id
            yield from context.section_line(section)
        following = timing.main[i + 1] if i + 1 < len(timing.main) else None
        yield from segment_parts(context, moment, following, beside(timing, moment.segment.id))
