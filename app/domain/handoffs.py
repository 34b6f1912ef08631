"""What several handoffs of one plan say together: which is newest, who holds an old one, what the next is called."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.domain.handoff import Handoff, Recipient
from app.domain.plan import Plan

if TYPE_CHECKING:
    from app.domain.compare import Comparison

_NUMBERED: Final = re.compile(r"(v?\.?\s?)(\d+(?:\.\d+)*)", re.IGNORECASE)
_COUNTED: Final = re.compile(r"(.*\D\s)(\d+)")
_FIRST: Final = "1.0"


@dataclass(frozen=True, slots=True)
class Holder:
    """Someone who has documents of a plan, by the latest handoff that names them; ``newest``: none came after it."""

    recipient: Recipient
    handoff: Handoff
    newest: bool


def of_plan(handoffs: Iterable[Handoff], plan_id: str) -> tuple[Handoff, ...]:
    """Those of one plan, newest first; of the same instant the one recorded last."""
    mine = [one for one in handoffs if one.plan_id == plan_id]
    return tuple(sorted(mine, key=lambda one: one.made_at))[::-1]


def since(plan: Plan, handoff: Handoff) -> Comparison:
    """What a plan says otherwise than when it was handed off; ``handoff`` whole."""
    from app.domain.compare import compare

    return compare(handoff.plan, plan)


def stale(plan: Plan, handoff: Handoff) -> bool:
    """Whether what people hold of this handoff, whole, is no longer the plan: its version and status do not count."""
    return plan is not handoff.plan and bool(since(plan, handoff).rows)


def holders(handoffs: Iterable[Handoff], plan_id: str) -> tuple[Holder, ...]:
    """Everybody who was ever handed a plan, once, those with an old version first, each by name and role.

    A person is known by the contact where there is one, else by role and name: two nameless producers are one.
    """
    newest_first = of_plan(handoffs, plan_id)
    found: dict[tuple[str, ...], Holder] = {}
    for one in newest_first:
        for recipient in one.recipients:
            current = one.version == newest_first[0].version
            found.setdefault(_person(recipient), Holder(recipient, one, current))
    return tuple(sorted(found.values(), key=lambda h: (h.newest, h.recipient.name.casefold(), h.recipient.role)))


def _person(recipient: Recipient) -> tuple[str, ...]:
    contact = recipient.contact.strip().casefold()
    return (contact,) if contact else (recipient.role.strip().casefold(), recipient.name.strip().casefold())


def next_version(version: str, taken: Collection[str] = ()) -> str:
    """The name after a version, passing over those that are taken.

    1.2 leads to 1.3, v1.9 to v1.10, 2 to 2.1, and words to words with a number.
    """
    found = _next(version.strip())
    while found in taken:
        found = _next(found)
    return found


def _next(version: str) -> str:
    if not version:
        return _FIRST
    numbered = _NUMBERED.fullmatch(version)
    if numbered:
        *most, last = numbered[2].split(".")
        return numbered[1] + (".".join([*most, str(int(last) + 1)]) if most else f"{last}.1")
    counted = _COUNTED.fullmatch(version)
    return f"{counted[1]}{int(counted[2]) + 1}" if counted else f"{version} 2"


def suggested_version(plan: Plan, handoffs: Iterable[Handoff]) -> str:
    """What to call the plan when it is handed off now.

    A name nobody has been sent yet stands, but a plan that was only a draft (0.1) is handed off as 1.0.
    """
    taken = {one.version for one in of_plan(handoffs, plan.id)}
    if not taken and re.fullmatch(r"v?0(\.\d+)*", plan.version, re.IGNORECASE):
        return _FIRST
    return plan.version if plan.version and plan.version not in taken else next_version(plan.version, taken)
