"""Asking all rules about a plan, and after a change only those it touched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Final

from app.domain.diff import Diff
from app.domain.layout import Layout
from app.domain.plan import Plan, Segment, Silence, Status
from app.domain.rules.book import RULES
from app.domain.rules.look import Known, Look
from app.domain.rules.tuning import is_on, numbers_of, silence_at
from app.domain.rules.values import Finding, Place, Rule, Severity, Tuning

_ALWAYS: Final = frozenset({"kind", "lane_id", "lanes"})
"""What every rule that looks at segments depends on: which of them run, and as what."""
_FACTS: Final = tuple(one.name for one in fields(Segment) if one.name != "id")
_INSIDES: Final = ("id", "objectives", "sections", "lanes", "segments", "silences")
_HEAD: Final = tuple(one.name for one in fields(Plan) if one.name not in _INSIDES)
_KNOWN: Final = tuple(one.name for one in fields(Known))
_RANK: Final = {Severity.ESSENTIAL: 0, Severity.IMPORTANT: 1, Severity.HINT: 2}

Found = dict[str | None, tuple[Place, ...]]
"""The places of a rule by their segment, in the order they were found."""


@dataclass(frozen=True, slots=True, eq=False)
class Check:
    """What every rule found in one state of a plan, shown or not; ``asked``: the ids of those asked anew for it."""

    look: Look
    tuning: Tuning
    found: dict[str, Found]
    asked: tuple[str, ...]

    @property
    def plan(self) -> Plan:
        """The plan that was looked at."""
        return self.look.plan

    def findings(self, status: Status | None = None) -> tuple[Finding, ...]:
        """One a rule, the essential first, each group in the order of the rules; what is silenced is in it, too.

        A draft is told what it cannot be run without. ``status``: as if the plan were that far.
        """
        draft = (status or self.plan.status) is Status.DRAFT
        rows = (self._finding(rule, draft) for rule in RULES if self.found.get(rule.id))
        return tuple(sorted(filter(None, rows), key=lambda one: _RANK[one.severity]))

    @property
    def silenced(self) -> int:
        """How many places are kept quiet."""
        return sum(len(one.silenced) for one in self.findings())

    @property
    def idle(self) -> tuple[Silence, ...]:
        """Silences that keep nothing quiet: their place is gone, or settled. Of a rule that is off nobody can tell."""
        busy = [
            silence_at(self.plan, key, place)
            for key in {one.rule_id for one in self.plan.silences} & self.found.keys()
            for places in self.found[key].values()
            for place in places
        ]
        here = self.look.layout.index
        return tuple(
            one
            for one in self.plan.silences
            if one not in busy and (one.rule_id in self.found or (one.segment_id and one.segment_id not in here))
        )

    def _finding(self, rule: Rule, draft: bool) -> Finding | None:
        if draft and not rule.drafts:
            return None
        heard: list[Place] = []
        quiet: list[Place] = []
        for place in self._in_order(rule):
            if not draft or (place.severity or rule.severity) is Severity.ESSENTIAL:
                (quiet if silence_at(self.plan, rule.id, place) else heard).append(place)
        if not heard and not quiet:
            return None
        worst = min((place.severity or rule.severity for place in heard or quiet), key=_RANK.__getitem__)
        return Finding(rule, worst, tuple(heard), tuple(quiet))

    def _in_order(self, rule: Rule) -> Iterator[Place]:
        found, index = self.found[rule.id], self.look.layout.index
        for key in sorted(found, key=lambda one: -1 if one is None else index[one]):
            yield from found[key]


def check(plan: Plan, known: Known | None = None, tuning: Tuning | None = None, layout: Layout | None = None) -> Check:
    """Ask all rules about a plan; ``layout``: the plan's, where the caller has it."""
    look, wanted = Look(plan, known, layout), tuning or Tuning()
    rules = [rule for rule in RULES if is_on(wanted, rule)]
    found = {rule.id: _ask(rule, look, look.running, wanted) for rule in rules}
    return Check(look, wanted, found, tuple(found))


def check_again(
    before: Check,
    plan: Plan,
    change: Diff,
    *,
    known: Known | None = None,
    tuning: Tuning | None = None,
    layout: Layout | None = None,
) -> Check:
    """The same as a whole check of ``plan``, and there sooner: ``change`` leads to it from the plan before."""
    look, wanted = Look(plan, known, layout), tuning or Tuning()
    touched = _touched(before.look, look, change)
    found: dict[str, Found] = {}
    asked: list[str] = []
    for rule in RULES:
        if not is_on(wanted, rule):
            continue
        last = before.found.get(rule.id)
        if last is None or numbers_of(wanted, rule) != numbers_of(before.tuning, rule) or touched.wholly(rule):
            found[rule.id] = _ask(rule, look, look.running, wanted)
        elif rule.each and (ids := touched.segments_for(rule)):
            again = [one for one in map(touched.now.get, ids) if one is not None and not one.parked]
            left = {key: places for key, places in last.items() if key not in ids}
            found[rule.id] = left | _ask(rule, look, again, wanted)
        else:
            found[rule.id] = last
            continue
        asked.append(rule.id)
    return Check(look, wanted, found, tuple(asked))


def _ask(rule: Rule, look: Look, segments: Iterable[Segment], tuning: Tuning) -> Found:
    found: dict[str | None, list[Place]] = {}
    for place in rule.find(look, segments, numbers_of(tuning, rule)):
        found.setdefault(place.segment_id, []).append(place)
    return {key: tuple(places) for key, places in found.items()}


@dataclass(frozen=True, slots=True)
class _Touched:
    """What a change touched: ``names`` as rules read them, of each segment its own, and the segments as they are."""

    names: frozenset[str]
    facts: dict[str, frozenset[str]]
    now: dict[str, Segment]

    def wholly(self, rule: Rule) -> bool:
        """Whether a rule has to be asked about everything again."""
        if not rule.each:
            return bool(self.names & (rule.reads | _ALWAYS)) or ("*" in rule.reads and bool(self.names))
        return "lanes" in self.names or any("." in name and name in rule.reads for name in self.names)

    def segments_for(self, rule: Rule) -> set[str]:
        """The ids of those a rule that looks at each by itself has to look at again."""
        reads = rule.reads | _ALWAYS
        return {key for key, facts in self.facts.items() if facts & reads}


def _touched(before: Look, after: Look, change: Diff) -> _Touched:
    facts: dict[str, frozenset[str]] = {}
    now: dict[str, Segment] = {}
    names: set[str] = set()
    for one in change.of("segment"):
        old, new = one.before, one.after
        if isinstance(new, Segment):
            now[one.id] = new
        both = isinstance(old, Segment) and isinstance(new, Segment)
        facts[one.id] = _differing(old, new, _FACTS) if both else frozenset(_FACTS)
        names |= facts[one.id]
        if not both or one.was_after != one.now_after:
            names.add("order")
    names |= {f"plan.{name}" for name in _differing(before.plan, after.plan, _HEAD)}
    names |= {name for name in ("objectives", "sections", "lanes") if change.of(name[:-1])}
    names |= {f"known.{name}" for name in _differing(before.known, after.known, _KNOWN)}
    return _Touched(frozenset(names), facts, now)


def _differing(one: object, other: object, names: tuple[str, ...]) -> frozenset[str]:
    """The fields in which two values differ."""
    pairs = ((name, getattr(one, name), getattr(other, name)) for name in names)
    return frozenset(name for name, was, now in pairs if was is not now and was != now)
