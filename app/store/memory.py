"""What the program holds of the library: its value, the whole plans in use, and the revision each was read at.

Pure bookkeeping: reads through a callable it is given, writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final

from app.domain.diff import Diff, diff, patched
from app.domain.errors import EditRefused, StoreUnavailable
from app.domain.handoff import Handoff
from app.domain.library import Library, handoff_of
from app.domain.plan import Plan
from app.store.reader import LibraryRead
from app.store.writes import Write

_NO_RUNS: Final = Diff()
ReadPlan = Callable[[str], tuple[Plan, int] | None]
ReadFrozen = Callable[[str], Plan | None]


class Memory:
    """The library as the person sees it, saved or not."""

    def __init__(self, read: LibraryRead, read_plan: ReadPlan, read_frozen: ReadFrozen) -> None:
        self.library = read.library
        self.plans: dict[str, Plan] = {}
        self._frozen: dict[str, Plan] = {}
        self._revisions = dict(read.revisions)
        self._read_plan = read_plan
        self._read_frozen = read_frozen

    def whole(self, plan_id: str) -> Plan:
        """A whole plan, kept from now on; :class:`StoreUnavailable` when there is none of that id."""
        if plan_id in self.plans:
            return self.plans[plan_id]
        found = self._read_plan(plan_id)
        if found is None:
            raise StoreUnavailable("This session is no longer in the library.")
        self.plans[plan_id], self._revisions[plan_id] = found
        self._follow(found[0])
        return found[0]

    def handoff(self, handoff_id: str) -> Handoff:
        """A handoff with its whole plan, kept from now on; :class:`EditRefused` when it is gone."""
        head = handoff_of(self.library, handoff_id)
        if handoff_id not in self._frozen:
            frozen = self._read_frozen(handoff_id)
            if frozen is None:
                raise StoreUnavailable("What was handed off then is no longer in the library.")
            self._frozen[handoff_id] = frozen
        return replace(head, plan=self._frozen[handoff_id])

    def keep(self, ids: Iterable[str]) -> None:
        """Forget whole plans but these, and frozen ones but those of these plans or handoffs."""
        kept = frozenset(ids)
        self.plans = {key: plan for key, plan in self.plans.items() if key in kept}
        self._frozen = {key: plan for key, plan in self._frozen.items() if key in kept or plan.id in kept}

    def put_plan(self, after: Plan, runs: Diff = _NO_RUNS) -> None:
        """A plan became another, and perhaps its runs; the library's list follows its head."""
        self.library = patched(self.library, runs) if runs else self.library
        self.plans[after.id] = after
        self._follow(after)

    def stepped(self, plan: Plan, change: Diff) -> tuple[Plan, Diff]:
        """A plan after a step of it, and what that changes of it and its runs; :class:`EditRefused`, nothing is put."""
        after = patched(plan, change)
        runs = diff(self.library, patched(self.library, change.runs)) if change.runs else _NO_RUNS
        return after, Diff((*diff(plan, after).changes, *runs.changes))

    def put_library(self, after: Library, changed: Diff) -> None:
        """The library became another; whole plans follow their heads."""
        self.library = replace(
            after,
            plans=tuple(plan.head if plan.lanes else plan for plan in after.plans),
            handoffs=tuple(one.head for one in after.handoffs),
        )
        for change in changed.of("handoff"):
            if isinstance(change.after, Handoff) and change.after.whole:
                self._frozen[change.id] = change.after.plan
        for change in changed.of("plan"):
            if not isinstance(change.after, Plan):
                self.plans.pop(change.id, None)
            elif change.before is None:
                self.plans[change.id] = change.after
            elif change.id in self.plans:
                self.plans[change.id] = dressed(change.after, self.plans[change.id])

    def compare(self, after: Library) -> Diff:
        """What leads from the library to another; plans and handoffs that come or go are carried whole."""
        held = self.library
        known = {plan.id for plan in held.plans} | {one.id for one in held.handoffs}
        kept = {plan.id for plan in after.plans} | {one.id for one in after.handoffs}
        before = replace(
            held,
            plans=tuple(p if p.id in kept else self.whole(p.id) for p in held.plans),
            handoffs=tuple(one if one.id in kept else self.handoff(one.id) for one in held.handoffs),
        )
        heads = tuple(plan.head if plan.id in known and plan.lanes else plan for plan in after.plans)
        handoffs = tuple(one.head if one.id in known else one for one in after.handoffs)
        return diff(before, replace(after, plans=heads, handoffs=handoffs))

    def patched(self, change: Diff) -> Library:
        """The library after a change; :class:`EditRefused` when a plan that is to go has changed inside."""
        for one in change.of("plan"):
            if one.after is None and one.before is not None and self.whole(one.id) != one.before:
                title = self.whole(one.id).title
                raise EditRefused(f"“{title}” has changed since. Move it to the trash instead.")
        return patched(self.library, change)

    def stamp(self, plan_id: str, changed: Diff) -> tuple[tuple[str, int], ...]:
        """The revisions an edit is made on, counted up for the next one."""
        touched = [plan_id] if plan_id else [change.id for change in changed.of("plan")]
        stamps = tuple((key, self._revisions.get(key, 0)) for key in touched)
        self._revisions.update((key, revision + 1) for key, revision in stamps)
        return stamps

    def again(self, write: Write) -> Write:
        """An edit made anew on what is held now, its values put; :class:`EditRefused` when it no longer applies."""
        if write.plan_id:
            after, changed = self.stepped(self.whole(write.plan_id), write.diff)
            self.put_plan(after, changed.runs)
            library = self.library if changed.runs else None
            stamp = self.stamp(write.plan_id, changed)
            return replace(write, diff=changed, after=after, revisions=stamp, library=library)
        library = self.patched(write.diff)
        changed = self.compare(library)
        self.put_library(library, changed)
        return replace(write, diff=changed, after=self.library, revisions=self.stamp("", changed))

    def _follow(self, plan: Plan) -> None:
        head = plan.head
        if any(one.id == plan.id and one != head for one in self.library.plans):
            heads = tuple(head if one.id == plan.id else one for one in self.library.plans)
            self.library = replace(self.library, plans=heads)


def dressed(head: Plan, whole: Plan) -> Plan:
    """A head with the insides of another state of the same plan."""
    return replace(
        head,
        objectives=whole.objectives,
        sections=whole.sections,
        lanes=whole.lanes,
        segments=whole.segments,
        silences=whole.silences,
    )
