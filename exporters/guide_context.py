"""What every part of one guide is written from: the run's times, its delivery, cue numbers and choices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from app.domain.document import Look, Paragraph, Part, Role, Words
from app.domain.plan import Delivery, NeedReadiness, Plan, Segment
from app.domain.tongue import Tongue
from exporters.numbering import cue_numbers
from exporters.options import Depth, Options, tongue_of
from exporters.timing import Moment, Timing, length, time_plan


@dataclass(frozen=True)
class Context:
    """What every part of one guide is written from."""

    timing: Timing
    delivery: Delivery | None
    options: Options

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

    @cached_property
    def numbers(self) -> dict[str, str]:
        """The number of each cue by its id."""
        return cue_numbers(self.timing)

    @cached_property
    def readiness(self) -> dict[str, NeedReadiness]:
        """The state of each need for this delivery, by the need's id."""
        return {state.need_id: state for state in self.delivery.readiness} if self.delivery else {}

    def anchor(self, segment: Segment) -> str:
        """The anchor of a segment's own part; empty where the guide has no part of it."""
        main = self.depth is not Depth.BRIEF and any(m.segment.id == segment.id for m in self.timing.main)
        return anchor_of(segment) if main else ""

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


def context_of(plan: Plan, delivery: Delivery | None, options: Options) -> Context:
    """Everything a document of one run is written from."""
    return Context(time_plan(plan, delivery, tongue_of(plan, delivery, options)), delivery, options)


def anchor_of(segment: Segment) -> str:
    """The anchor of a segment's heading."""
    return f"segment_{segment.id}"
