"""Takes a total below the rows as the length that is promised, and asks where the rows add up to another."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from app.domain.clock import format_length
from app.domain.plan import DAY_S, MAIN_LANE, Kind, Plan
from app.importers.sense.items.items import Stated
from app.importers.sense.notebook import Notebook
from app.importers.sense.plan.groups import Group

SHORTEST_S: Final = 60
FAR: Final = 2
"""A total more than twice what the rows add up to, or less than half of it, is more likely of something else."""


def promised(plan: Plan, group: Group, groups: list[Group], totals: list[Stated], book: Notebook) -> Plan:
    """The plan with the length its total states, or with that of its rows, as the person says.

    A total that leaves out the breaks, or the rows without a length, is no promise.
    """
    own = [total for total in totals if _is_of(total, group, groups)]
    added = sum(segment.planned_s for segment in plan.segments if segment.lane_id == MAIN_LANE)
    for total in own:
        if meant := {added, plan.promised_s}.intersection(total.seconds):
            _use(total, book)
            return replace(plan, promised_s=meant.pop())
    part = _parts(plan, group, added)
    if len(own) != 1 or part.intersection(own[0].seconds) or not SHORTEST_S <= own[0].seconds[0] <= DAY_S:
        return plan
    unsized = any(item.length is None and item.end_s is None and not item.mark for item in group.items)
    if not unsized and _rows_are_right(own[0], added, book):
        return replace(plan, promised_s=min(max(SHORTEST_S, added), DAY_S))
    _use(own[0], book)
    return replace(plan, promised_s=own[0].seconds[0])


def _parts(plan: Plan, group: Group, added: int) -> set[int]:
    """What a total of some rows only comes to."""
    pauses = sum(segment.planned_s for segment in plan.segments if segment.kind is Kind.BREAK)
    sized = sum(item.length.planned_s for item in group.items if item.length)
    return {added - pauses, plan.promised_s - pauses, sized}


def _rows_are_right(total: Stated, added: int, book: Notebook) -> bool:
    """Asked where a total is not what its rows add up to."""
    stated = total.seconds[0]
    readings = (f"promise {format_length(stated)}, as it says", f"promise {format_length(added)}, as the rows add up")
    question = f"is the total, but the rows above add up to {format_length(added)}"
    far = not stated / FAR <= added <= stated * FAR
    return book.ask("total", total.value, total.text, question, readings, usual=int(far)) == 1


def _is_of(total: Stated, group: Group, groups: list[Group]) -> bool:
    """Whether the last rows above a total are of this plan, and no other plan has any there."""
    above = [
        (max(rows), each)
        for each in groups
        if each.sheet == total.value.sheet
        and (rows := [item.place.row for item in each.items if item.place.row < total.value.row])
    ]
    return bool(above) and max(above, key=lambda pair: pair[0])[1] is group


def _use(total: Stated, book: Notebook) -> None:
    book.use(total.label)
    book.use(total.value)
