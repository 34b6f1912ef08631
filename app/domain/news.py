"""What is otherwise between two states of a plan and of its run, place by place, in sentences; lays nothing out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.domain.compare import Change, Fact, State, compare, compare_runs
from app.domain.compare_words import fact_sentences, said
from app.domain.concerns import Audience, concerns, for_role
from app.domain.handoff import Handoff
from app.domain.plan import Delivery, Marker, MarkerKind, Plan
from app.domain.tongue import Tongue

_BINDING = frozenset({MarkerKind.MUST_NOT_CUT, MarkerKind.KEEP_CONSISTENT})


@dataclass(frozen=True, slots=True)
class Held:
    """A plan, whole, and the run it is for, as somebody holds them."""

    plan: Plan
    run: Delivery | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One place and what is otherwise there, in sentences, the weightiest first; ``binding``: it may not be missed.

    ``segment_id`` is empty for the run and for the session itself.
    """

    where: str
    sentences: tuple[str, ...]
    binding: bool
    segment_id: str = ""


def items(before: Held, after: Held, say: Tongue, audience: Audience | None = None) -> tuple[Item, ...]:
    """The run first, then the session, then its segments in running order; for one reader, or (None) all there is."""
    return (*run_items(before.run, after.run, say, audience), *_plan_items(before.plan, after.plan, say, audience))


def run_items(
    before: Delivery | None, after: Delivery | None, say: Tongue, audience: Audience | None = None
) -> tuple[Item, ...]:
    """Day, hour, link and people of one run, as a single place."""
    facts = [one for one in compare_runs(before, after) if audience is None or concerns(one, audience)]
    return (Item(say("This run"), facts_said(facts, say), binding=True),) if facts else ()


def facts_said(facts: Sequence[Fact], say: Tongue) -> tuple[str, ...]:
    """The sentences of several facts."""
    return tuple(sentence for fact in facts for sentence in fact_sentences(fact, say))


def plain_text(heading: str, told: Sequence[Item]) -> str:
    """All of it as lines of plain text, to be pasted anywhere."""
    return "\n".join((heading, "", *(f"- {one.where}: {' '.join(one.sentences)}" for one in told))) + "\n"


def how_many(before: Held, after: Held) -> int:
    """How many places :func:`items` tells of when it tells of all."""
    return len(compare(before.plan, after.plan).rows) + bool(compare_runs(before.run, after.run))


def _plan_items(before: Plan, after: Plan, say: Tongue, audience: Audience | None) -> Iterator[Item]:
    protected = {one.id for plan in (before, after) for one in plan.running_segments if one.protected}
    found = compare(before, after)
    for change in (for_role(found, audience) if audience else found).rows:
        where = change.title if change.segment_id else say("The session")
        yield Item(where, said(change, say), _binds(change, protected), change.segment_id)


def _binds(change: Change, protected: set[str]) -> bool:
    """The session itself, what came or went, and whatever must not be cut or must stay the same."""
    if not change.segment_id or change.state in (State.NEW, State.GONE, State.PARKED):
        return True
    return change.segment_id in protected or any(
        isinstance(one, Marker) and one.kind in _BINDING for fact in change.facts for one in (fact.before, fact.after)
    )


def run_now(handoff: Handoff, deliveries: Iterable[Delivery]) -> Delivery | None:
    """The run of a handoff as it is now; None where it named none, or the run is gone."""
    named = handoff.delivery.id if handoff.delivery else ""
    return next((one for one in deliveries if one.id == named), None)
