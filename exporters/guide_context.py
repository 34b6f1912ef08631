"""What every part of one guide is written from: the run's times, its delivery, cue numbers and choices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from app.domain.compare import Change, Fact, compare, compare_runs
from app.domain.document import Look, Paragraph, Part, Role, Words
from app.domain.fill_ins import segment_anchor
from app.domain.handoff import Handoff, version_name
from app.domain.moments import Moment
from app.domain.plan import Delivery, NeedReadiness, Person, Plan
from app.domain.tongue import Tongue
from app.domain.words import KIND_WORDS
from exporters.numbering import cue_numbers
from exporters.options import Depth, Options, tongue_of
from exporters.timing import Timing, length, time_plan


@dataclass(frozen=True)
class Context:
    """What every part of one guide is written from. ``changes`` since the handoff before, by the segment's id."""

    timing: Timing
    delivery: Delivery | None
    options: Options
    changes: dict[str, Change]

    @property
    def say(self) -> Tongue:
        """The language of the document."""
        return self.timing.say

    @property
    def plan(self) -> Plan:
        """The plan at the delivery's start."""
        return self.timing.plan

    @property
    def depth(self) -> Depth:
        """How much of the plan the guide carries."""
        return self.options.depth

    @property
    def program_title(self) -> str:
        """The program's title, or empty."""
        return self.options.program.title if self.options.program else ""

    @property
    def since(self) -> str:
        """The version handed off before, or the day it was; empty where there was none."""
        return version_of(self.options.since, self.say) if self.options.since else ""

    @cached_property
    def run_changes(self) -> tuple[Fact, ...]:
        """What is otherwise with day, hour, link and people of this run since the handoff before."""
        since = self.options.since
        return compare_runs(since.delivery, self.delivery) if since else ()

    def run_changed(self, *fields: str) -> bool:
        """Whether one of these facts of the run is otherwise."""
        return any(fact.field in fields for fact in self.run_changes)

    def person_changed(self, role: str) -> bool:
        """Whether somebody else has a role, or is reached elsewhere."""
        people = (one for fact in self.run_changes for one in (fact.before, fact.after) if isinstance(one, Person))
        return role.strip().casefold() in {one.role.strip().casefold() for one in people}

    @cached_property
    def numbers(self) -> dict[str, str]:
        """The number of each cue by its id."""
        return cue_numbers(self.timing)

    @cached_property
    def readiness(self) -> dict[str, NeedReadiness]:
        """The state of each need for this delivery, by the need's id."""
        return {state.need_id: state for state in self.delivery.readiness} if self.delivery else {}

    @cached_property
    def parts_of(self) -> frozenset[str]:
        """The ids of the segments the guide has a part of."""
        main = () if self.depth is Depth.BRIEF else self.timing.main
        return frozenset(moment.segment.id for moment in main)

    def anchor(self, segment_id: str) -> str:
        """The anchor of a segment's own part; empty where the guide has none."""
        return anchor_of(segment_id) if segment_id in self.parts_of else ""

    def elapsed(self, moment: Moment) -> str:
        """``+0:52`` since the start: it still holds when the session began late."""
        return self.timing.elapsed(moment.start_s)

    def section_line(self, section_id: str | None) -> Iterator[Part]:
        """The label over a section's first segment: its title, segments, sum and budget."""
        section = next((each for each in self.plan.sections if each.id == section_id), None)
        if section is None:
            return
        inside = [m.segment for m in self.timing.main if m.segment.section_id == section_id]
        facts = [
            self.say.count(len(inside), "{n} segment", "{n} segments"),
            length(sum(segment.planned_s for segment in inside)),
        ]
        if section.budget_s is not None:
            facts.append(self.say("budget {length}", length=length(section.budget_s)))
        words = (Words(section.title, Look.STRONG), Words(f"  {' · '.join(facts)}"))
        yield Paragraph(Role.SECTION, words, keep_next=True)


def version_of(handoff: Handoff, say: Tongue) -> str:
    """``v1.3``, or the day of a handoff without a version."""
    return version_name(handoff.version) or say.short_date(handoff.made_at[:10])


def context_of(plan: Plan, delivery: Delivery | None, options: Options) -> Context:
    """Everything a document of one run is written from."""
    rows = compare(options.since.plan, plan).rows if options.since else ()
    say = tongue_of(plan, delivery, options)
    timing = time_plan(_named(plan, say), delivery, say)
    return Context(timing, delivery, options, {change.segment_id: change for change in rows})


def _named(plan: Plan, say: Tongue) -> Plan:
    """The plan with a name for the reader where it has none yet: a segment is called what it is."""
    if plan.title.strip() and all(segment.title.strip() for segment in plan.segments):
        return plan
    segments = tuple(
        segment if segment.title.strip() else replace(segment, title=say(KIND_WORDS[segment.kind]))
        for segment in plan.segments
    )
    return replace(plan, title=plan.title if plan.title.strip() else say("Session"), segments=segments)


def anchor_of(segment_id: str) -> str:
    """The anchor of a segment's heading."""
    return segment_anchor(segment_id)
