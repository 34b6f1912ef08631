"""What every part of one guide is written from: the run's times, its delivery, cue numbers and depth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from app.domain.document import Look, Paragraph, Part, Role, Words
from app.domain.plan import Delivery, NeedReadiness, Plan
from app.domain.tongue import Tongue
from exporters.options import Depth
from exporters.timing import Moment, Timing, length
from exporters.wording import count


@dataclass(frozen=True)
class Context:
    """What every part of one guide is written from."""

    timing: Timing
    delivery: Delivery | None
    numbers: dict[str, str]
    depth: Depth

    @property
    def say(self) -> Tongue:
        """The language of the document."""
        return self.timing.say

    @property
    def plan(self) -> Plan:
        """The plan at the delivery's start."""
        return self.timing.plan

    @cached_property
    def readiness(self) -> dict[str, NeedReadiness]:
        """The state of each need for this delivery, by the need's id."""
        return {state.need_id: state for state in self.delivery.readiness} if self.delivery else {}

    @cached_property
    def lane_titles(self) -> dict[str, str]:
        """Each lane's title by its id."""
        return {lane.id: lane.title for lane in self.plan.lanes}

    def elapsed(self, moment: Moment) -> str:
        """``+0:52`` since the start: it still holds when the session began late."""
        return self.timing.elapsed(moment.start_s)

    def section_line(self, section_id: str | None) -> Iterator[Part]:
        """The label over a section's first segment: its title, segments, sum and budget."""
        section = next((each for each in self.plan.sections if each.id == section_id), None)
        if section is None:
            return
        inside = [m.segment for m in self.timing.main if m.segment.section_id == section_id]
        facts = [count(len(inside), "segment"), length(sum(segment.planned_s for segment in inside))]
        if section.budget_s is not None:
            facts.append(f"budget {length(section.budget_s)}")
        words = (Words(section.title, Look.STRONG), Words(f"  {' · '.join(facts)}"))
        yield Paragraph(Role.SECTION, words, keep_next=True)
