"""What came back of a handoff, as a list to accept or decline one by one; knows no file and no screen.

Each is told against three states: the plan as it was handed off, what came back, and the plan as it is now.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum

from app.domain.plan import Delivery, Plan

OnPlan = Callable[[Plan], Plan]
"""An edit of the plan; EditRefused when it can no longer be made."""

OnRun = Callable[[Delivery], Delivery]
"""An edit of the run the handoff was for; EditRefused when it can no longer be made."""


class Standing(StrEnum):
    """How something that came back stands to the plan as it is now."""

    OPEN = "open"
    """The plan still says what was handed off there: accepting it overwrites nothing."""
    CLASH = "clash"
    """The plan was changed there since, to something else: accepting it overwrites that."""
    SETTLED = "settled"
    """The plan already says so: nothing to do."""
    REMARK = "remark"
    """Words of a reader that change nothing by themselves: accepting keeps them as a note."""
    LOST = "lost"
    """What it is about is gone from the plan: it can only be read."""


@dataclass(frozen=True, slots=True)
class Returned:
    """One thing that came back. ``id`` is the same each time the same file is reviewed.

    ``segment_id`` empty: the session as a whole. ``place``: where it stands in the file, for a person to find it.
    ``said``: what it says, in a sentence. ``now``: for a clash, what the plan says instead. ``quoted``: for a
    comment, the words it is about. ``who`` and ``when`` (ISO) as the file has them, or empty.
    ``removes``: accepting it takes something out of the plan, so nobody but a person chooses it.
    """

    id: str
    segment_id: str
    title: str
    place: str
    said: str
    standing: Standing
    now: str = ""
    quoted: str = ""
    who: str = ""
    when: str = ""
    on_plan: OnPlan | None = None
    on_run: OnRun | None = None
    removes: bool = False


@dataclass(frozen=True, slots=True)
class Review:
    """What one file brought back of one handoff. ``unread``: sentences about what was not understood, with places."""

    source: str
    handoff_id: str
    items: tuple[Returned, ...]
    unread: tuple[str, ...] = ()


def accepted(review: Review, chosen: Collection[str], plan: Plan, run: Delivery | None) -> tuple[Plan, Delivery | None]:
    """The plan and the run with the chosen items taken in, in the order they came; EditRefused names none half-way."""
    for item in review.items:
        if item.id in chosen:
            plan = item.on_plan(plan) if item.on_plan else plan
            run = item.on_run(run) if item.on_run and run is not None else run
    return plan, run
