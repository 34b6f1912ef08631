"""What one reader has to know of two handoffs: where, what, and what to do now; the note and its e-mail lay it out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from app.domain.compare import Change, State, compare, compare_runs
from app.domain.compare_words import fact_sentences, said
from app.domain.concerns import Audience, concerns, for_role
from app.domain.handoff import Handoff
from app.domain.plan import Marker, MarkerKind, Plan
from exporters.guide_context import Context, context_of, version_of
from exporters.options import Options
from exporters.timing import Timing, length, time_plan

_BINDING = frozenset({MarkerKind.MUST_NOT_CUT, MarkerKind.KEEP_CONSISTENT})


@dataclass(frozen=True, slots=True)
class Item:
    """One place and what is otherwise there, in sentences, the weightiest first; ``binding``: it may not be missed.

    ``segment_id`` is empty where it is no segment of the plan.
    """

    where: str
    sentences: tuple[str, ...]
    binding: bool
    segment_id: str = ""


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
    items = (*_run(context, before, after, audience), *_plan(context, before.plan, after.plan, audience))
    shifts = () if audience is Audience.LEADER else tuple(_shifts(context, before))
    return News(context, audience, context.since, version_of(after, context.say), items, shifts)


def _run(context: Context, before: Handoff, after: Handoff, audience: Audience) -> Iterator[Item]:
    """Day, hour, link and people of the run itself."""
    facts = [fact for fact in compare_runs(before.delivery, after.delivery) if concerns(fact, audience)]
    if facts:
        sentences = (sentence for fact in facts for sentence in fact_sentences(fact, context.say))
        yield Item(context.say("This run"), tuple(sentences), binding=True)


def _plan(context: Context, before: Plan, after: Plan, audience: Audience) -> Iterator[Item]:
    protected = {one.id for plan in (before, after) for one in plan.running_segments if one.protected}
    for change in for_role(compare(before, after), audience).rows:
        where = change.title if change.segment_id else context.say("The session")
        yield Item(where, said(change, context.say), _binds(change, protected), change.segment_id)


def _binds(change: Change, protected: set[str]) -> bool:
    """The session itself, what came or went, and whatever must not be cut or must stay the same."""
    if not change.segment_id or change.state in (State.NEW, State.GONE, State.PARKED):
        return True
    return change.segment_id in protected or any(
        isinstance(one, Marker) and one.kind in _BINDING for fact in change.facts for one in (fact.before, fact.after)
    )


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
