"""What is handed to the writer and what it answers, as values; imports nothing heavy."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from app.domain.diff import Diff
from app.domain.library import Library
from app.domain.plan import Plan
from app.store.reader import Entry


@dataclass(frozen=True, slots=True)
class Write:
    """One edit: its journal entry, its diff, the value it leads to, and the revision of each plan it was made on.

    ``plan_id`` is '' for an edit of the library. A plan that is new to the library has revision 0. ``library`` is the
    value the library leads to where an edit of a plan changes its runs as well.
    """

    entry: Entry
    plan_id: str
    diff: Diff
    after: Plan | Library
    revisions: tuple[tuple[str, int], ...]
    again: bool = False
    """Whether it was tried before: then it may be in the library although it failed."""
    library: Library | None = None


class Cause(Enum):
    """What kind of failure it was, for what can be done about it."""

    BUSY = "busy"
    CONFLICT = "conflict"
    MACHINE = "machine"
    BUG = "bug"


@dataclass(frozen=True, slots=True)
class Saved:
    """An edit is in the file."""

    edit_id: str


@dataclass(frozen=True, slots=True)
class Failed:
    """An edit is not known to be in the file; it and all after it wait to be handed over again."""

    edit_id: str
    cause: Cause
    sentence: str
    error: BaseException | None = None


@dataclass(frozen=True, slots=True)
class Noticed:
    """Another program wrote to the library."""


@dataclass(frozen=True, slots=True)
class Warned:
    """Something the person should know that stops nothing: no backup could be made."""

    sentence: str


Report = Saved | Failed | Noticed | Warned
