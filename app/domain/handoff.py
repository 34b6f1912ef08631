"""A handoff: the plan as it was frozen, the run it was for, the documents that were written, and who got them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from app.domain.plan import Delivery, Plan


class Paperwork(StrEnum):
    """The documents there are."""

    GUIDE = "guide"
    CARD = "recovery card"
    CUE_SHEET = "cue sheet"
    READINESS = "readiness list"
    LEADER_BRIEF = "leader's brief"
    AGENDA = "agenda"
    CHANGE_NOTE = "change note"


class Depth(StrEnum):
    """How much of the plan a guide carries: for someone who knows it, prepares it, or reads it out."""

    BRIEF = "brief"
    STANDARD = "standard"
    SCRIPTED = "scripted"


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who got which documents of a handoff. ``sent`` and ``confirmed`` are ISO instants in UTC, or empty."""

    role: str
    name: str = ""
    contact: str = ""
    paperwork: tuple[Paperwork, ...] = ()
    sent: str = ""
    confirmed: str = ""


def version_name(version: str) -> str:
    """``v1.3`` for 1.3; what begins with a letter is called as it is."""
    return f"v{version}" if version[:1].isdigit() else version


@dataclass(frozen=True, slots=True)
class Handoff:
    """What left the machine, and when (``made_at``: an ISO instant in UTC).

    ``plan`` is the whole plan as it was then, and ``delivery`` the run as it was then (None: none was named).
    ``files`` are the names of what was written into ``folder``. In a library's list ``plan`` is only a head, and
    what it held is loaded when it is asked for.
    """

    id: str
    plan_id: str
    made_at: str
    plan: Plan
    delivery: Delivery | None = None
    language: str = ""
    folder: str = ""
    files: tuple[str, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    note: str = ""

    @property
    def version(self) -> str:
        """The version that was handed off."""
        return self.plan.version

    @property
    def whole(self) -> bool:
        """Whether the plan is here with its insides."""
        return bool(self.plan.lanes)

    @property
    def head(self) -> Handoff:
        """The same with the head of its plan: what a library lists."""
        return replace(self, plan=self.plan.head) if self.whole else self
