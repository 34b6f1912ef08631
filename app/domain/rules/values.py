"""What a rule, its finding and a library's own settings of them are; knows no rule by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from app.domain.plan import Plan, Segment

if TYPE_CHECKING:
    from app.domain.rules.look import Look


class Severity(StrEnum):
    """How much hangs on it. What is essential stands between a plan and *ready*."""

    ESSENTIAL = "essential"
    IMPORTANT = "important"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Mend:
    """A change that settles a finding at one place; to be made as an edit, so that it can be undone.

    It may raise :class:`app.domain.errors.EditRefused` when the plan has changed since.
    """

    label: str
    do: Callable[..., Plan]
    arguments: tuple[str | int, ...] = ()

    def __call__(self, plan: Plan) -> Plan:
        """The mended plan."""
        return self.do(plan, *self.arguments)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a rule found something: a segment (None: the session), and a field by its path as in ``empty``.

    ``words`` say what is particular here; ``todo`` what to do, where the rule's own words do not fit. ``assumed``:
    it rests on a value nobody stated. ``severity`` None: the rule's.
    """

    segment_id: str | None
    field: str
    item_id: str = ""
    words: str = ""
    todo: str = ""
    assumed: bool = False
    severity: Severity | None = None
    mend: Mend | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """A figure of a rule that a team may set otherwise; ``words`` say what it counts, and in what unit."""

    name: str
    value: int
    words: str


Find = Callable[["Look", Iterable[Segment], tuple[int, ...]], Iterable[Place]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing the alignment check looks for.

    ``says`` is the finding in one line, ``todo`` what to do about it (``{title}``: the segment's), ``why`` the reason
    it matters, and where that is known from. ``reads``: the fields the answer depends on, of segments by their name,
    of the plan as ``plan.name``, of what is known beside it as ``known.name``; ``order``: which segments there are,
    and in what order. ``each``: it looks at each running segment by itself. ``drafts``: a draft is told, too.
    ``second``: it is off until somebody switches it on.
    """

    id: str
    severity: Severity
    says: str
    todo: str
    why: str
    find: Find
    reads: frozenset[str]
    each: bool = True
    drafts: bool = False
    second: bool = False
    numbers: tuple[Number, ...] = ()


@dataclass(frozen=True, slots=True)
class Tuned:
    """A number of a rule as a team set it."""

    rule_id: str
    number: str
    value: int


@dataclass(frozen=True, slots=True)
class Tuning:
    """What a library wants otherwise: rules switched off, second-line rules on, and numbers."""

    off: tuple[str, ...] = ()
    on: tuple[str, ...] = ()
    numbers: tuple[Tuned, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule has to say: one line, and its places in running order, at least one of the two rows not empty."""

    rule: Rule
    severity: Severity
    places: tuple[Place, ...]
    silenced: tuple[Place, ...] = ()

    @property
    def assumed(self) -> bool:
        """Whether all of it rests on values nobody stated."""
        return all(place.assumed for place in self.places)
