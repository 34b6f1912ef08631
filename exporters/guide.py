"""The facilitator guide as a neutral document: which parts it has, in which order, at which depth."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.document import Contents, Document, Entry, Heading, Part, read
from app.domain.plan import Delivery, Plan
from exporters.guide_context import Context
from exporters.guide_end import end_parts
from exporters.guide_front import front_parts
from exporters.guide_segment import segment_parts
from exporters.numbering import cue_numbers
from exporters.options import Depth, Options, tongue_of
from exporters.timing import beside, time_plan
from exporters.wording import session_date, short_date

_DEPTH_WORDS = {
    Depth.BRIEF: "Facilitator guide, brief",
    Depth.STANDARD: "Facilitator guide",
    Depth.SCRIPTED: "Facilitator guide, scripted",
}


def guide_document(plan: Plan, delivery: Delivery | None = None, options: Options | None = None) -> Document:
    """The whole guide of one run, every word decided."""
    options = options or Options()
    timing = time_plan(plan, delivery, tongue_of(plan, delivery, options))
    context = Context(timing, delivery, cue_numbers(timing), options.depth)
    kind = _DEPTH_WORDS[options.depth]
    segments = tuple(_segment_parts(context))
    program = options.program.title if options.program else ""
    version = f"v{plan.version}" if plan.version else ""
    dated = short_date(session_date(plan, delivery))
    made = f"made {short_date(options.today)}" if options.today else ""
    return Document(
        title=plan.title,
        subject=" · ".join(part for part in (program, kind) if part),
        author=options.author or "Throughline",
        keywords=", ".join(part for part in ("facilitator guide", program, version) if part),
        language=plan.language,
        made=options.today,
        version=plan.version,
        head=(" · ".join(part for part in (program, kind) if part), made),
        foot=" · ".join(part for part in (plan.title, version, dated) if part),
        parts=(*front_parts(context, options, kind), *_contents(segments), *segments, *end_parts(context)),
        paper=options.paper,
    )


def _segment_parts(context: Context) -> Iterator[Part]:
    timing = context.timing
    section: str | None = None
    for i, moment in enumerate(timing.main):
        if moment.segment.section_id != section:
            section = moment.segment.section_id
            yield from context.section_line(section)
        following = timing.main[i + 1] if i + 1 < len(timing.main) else None
        yield from segment_parts(context, moment, following, beside(timing, moment.segment.id))


def _contents(segments: tuple[Part, ...]) -> Iterator[Part]:
    """The part's own heading, and a way to each segment."""
    headings = [part for part in segments if isinstance(part, Heading) and part.level == 2]
    entries = tuple(Entry(each.level, each.text, read(each.aside), each.anchor) for each in headings)
    if not entries:
        return
    yield Heading(1, "The session, segment by segment", aside=(), anchor="segments", new_page=True)
    yield Contents(entries)
