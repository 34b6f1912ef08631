"""What changed between two plans or two libraries, as data that can be applied, undone and chained.

Knows the collections of a plan and of a library; how a row of things differs is :mod:`app.domain.order`'s.

Kinds in a plan: ``plan`` (the head), ``objective``, ``section``, ``lane``, ``segment``, ``silence``. In a library:
``program``, ``plan``, ``delivery``, ``handoff``, ``setting``; there a plan or a handoff that appears or goes is
carried as whole as the library that has it holds it, so whoever removes one compares with a library that holds it
whole. One that changed is its head.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from app.domain.errors import EditRefused
from app.domain.handoff import Handoff
from app.domain.library import Library
from app.domain.order import Change, Value, changes_between, composed, name_of, rebuilt
from app.domain.plan import Delivery, Lane, Objective, Plan, Program, Section, Segment, Setting, Silence

__all__ = ["Change", "Diff", "Value", "diff", "patched"]

Scope = TypeVar("Scope", Plan, Library)


@dataclass(frozen=True, slots=True)
class Diff:
    """The changes from one value to another; false when there are none."""

    changes: tuple[Change, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changes)

    def inverse(self) -> Diff:
        """The way back."""
        return Diff(tuple(change.inverse() for change in self.changes))

    def then(self, other: Diff) -> Diff:
        """This and then ``other`` (made on what this leads to) as one; what nets to nothing disappears."""
        kinds = dict.fromkeys(change.kind for change in self.changes + other.changes)
        return Diff(tuple(change for kind in kinds for change in composed(self.of(kind), other.of(kind))))

    def of(self, kind: str) -> tuple[Change, ...]:
        """The changes of one kind."""
        return tuple(change for change in self.changes if change.kind == kind)

    @property
    def runs(self) -> Diff:
        """Its part that is about deliveries, where a step of a plan changes its runs as well."""
        return Diff(self.of("delivery"))

    def ids(self, kind: str) -> frozenset[str]:
        """The ids of everything of a kind that was added, removed, moved or changed."""
        return frozenset(change.id for change in self.changes if change.kind == kind)


def diff(before: Scope, after: Scope) -> Diff:
    """The changes that lead from ``before`` to ``after``; both plans, or both libraries."""
    if isinstance(before, Plan) and isinstance(after, Plan):
        return _plan_diff(before, after)
    if isinstance(before, Library) and isinstance(after, Library):
        return Diff(
            (
                *changes_between("program", before.programs, after.programs),
                *changes_between("plan", before.plans, after.plans),
                *changes_between("delivery", before.deliveries, after.deliveries),
                *changes_between("handoff", before.handoffs, after.handoffs),
                *changes_between("setting", before.settings, after.settings),
            )
        )
    raise TypeError("a plan is compared with a plan, a library with a library")


def _plan_diff(before: Plan, after: Plan) -> Diff:
    if before is after:
        return Diff()
    if before.id != after.id:
        raise ValueError("these are two plans, not two states of one")
    old, new = before.head, after.head
    return Diff(
        (
            *(() if old == new else (Change("plan", before.id, old, new),)),
            *changes_between("objective", before.objectives, after.objectives),
            *changes_between("section", before.sections, after.sections),
            *changes_between("lane", before.lanes, after.lanes),
            *changes_between("segment", before.segments, after.segments),
            *changes_between("silence", before.silences, after.silences),
        )
    )


def patched(value: Scope, change: Diff) -> Scope:
    """The value after the changes: ``patched(p, diff(p, q)) == q``.

    :class:`EditRefused` when something they were made from is no longer as it was.
    """
    if isinstance(value, Plan):
        return _patched_plan(value, change)
    return replace(
        value,
        programs=rebuilt(value.programs, change.of("program"), Program),
        plans=rebuilt(value.plans, change.of("plan"), Plan),
        deliveries=rebuilt(value.deliveries, change.of("delivery"), Delivery),
        handoffs=rebuilt(value.handoffs, change.of("handoff"), Handoff),
        settings=rebuilt(value.settings, change.of("setting"), Setting),
    )


def _patched_plan(plan: Plan, change: Diff) -> Plan:
    return replace(
        _patched_head(plan, change.of("plan")),
        objectives=_row(plan.objectives, change.of("objective"), Objective),
        sections=_row(plan.sections, change.of("section"), Section),
        lanes=_row(plan.lanes, change.of("lane"), Lane),
        segments=_row(plan.segments, change.of("segment"), Segment),
        silences=_row(plan.silences, change.of("silence"), Silence),
    )


Row = TypeVar("Row", Objective, Section, Lane, Segment, Silence)


def _row(row: tuple[Row, ...], changes: Sequence[Change], of: type[Row]) -> tuple[Row, ...]:
    return rebuilt(row, changes, of) if changes else row


def _patched_head(plan: Plan, changes: Sequence[Change]) -> Plan:
    for change in changes:
        if not isinstance(change.after, Plan) or change.before != plan.head:
            raise EditRefused(
                f"{name_of(plan)} has changed since. Look at it as it is now, then make the change again."
            )
        return change.after
    return plan
