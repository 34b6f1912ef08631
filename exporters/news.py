"""What one reader has to know of two handoffs: where, what, and what to do now; the note and its e-mail lay it out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from app.domain.concerns import Audience
from app.domain.handoff import Handoff
from app.domain.news import Held, Item, items
from exporters.guide_context import Context, context_of, version_of
from exporters.options import Options
from exporters.timing import Timing, length, time_plan


@dataclass(frozen=True)
class News:
    """All that one reader has to know. ``items`` are in running order, ``shifts`` say what begins at another time."""

    context: Context
    audience: Audience
    before: str
    after: str
    items: tuple[Item, ...]
    shifts: tuple[str, ...]

    @property
    def to_do(self) -> tuple[str, ...]:
        """What to do now, in the order to do it."""
        say, before, after = self.context.say, self.before, self.after
        use = say("Put everything of {before} aside: {after} takes its place.", before=before, after=after)
        own = {
            Audience.FACILITATOR: say("Read these places again in the guide, and say fixed words aloud once."),
            Audience.PRODUCER: say("Build and test again what is named here: polls, rooms, chat texts, slides."),
            Audience.LEADER: say("Say within a day if something here cannot be so."),
        }
        confirm = say("Confirm that you have {after}.", after=after)
        return (use, *((own[self.audience],) if self.items else ()), confirm)


def news(before: Handoff, after: Handoff, audience: Audience, options: Options) -> News:
    """What changed for one of them from one handoff to another of the same plan; both with their whole plans."""
    if not before.whole or not after.whole or before.plan_id != after.plan_id:
        raise ValueError("two handoffs of one plan, each whole")
    chosen = replace(options, since=before, language=options.language or after.language)
    context = context_of(after.plan, after.delivery, chosen)
    told = items(Held(before.plan, before.delivery), Held(after.plan, after.delivery), context.say, audience)
    shifts = () if audience is Audience.LEADER else tuple(_shifts(context, before))
    return News(context, audience, context.since, version_of(after, context.say), told, shifts)


def _shifts(context: Context, before: Handoff) -> Iterator[str]:
    """What begins earlier or later than it did, counted from the start; neighbors that do so alike as one."""
    say, then = context.say, _elapsed(time_plan(before.plan, before.delivery, context.say))
    now = [
        (moment.segment.title, moment.segment.id, context.timing.offset_s(moment.start_s))
        for moment in context.timing.main
    ]
    kept = [(title, at_s - then[key]) for title, key, at_s in now if key in then]
    for by_s, group in groupby(kept, key=lambda pair: pair[1]):
        titles = [title for title, _ in group]
        if by_s:
            what = titles[0] if len(titles) == 1 else say("{first} to {last}", first=titles[0], last=titles[-1])
            yield (
                say("{what}: {length} later.", what=what, length=length(by_s))
                if by_s > 0
                else say("{what}: {length} earlier.", what=what, length=length(-by_s))
            )


def _elapsed(timing: Timing) -> dict[str, int]:
    return {moment.segment.id: timing.offset_s(moment.start_s) for moment in timing.main}
