"""The numbers by which a producer calls cues: a plan's own are kept, the rest are counted by section."""

from __future__ import annotations

from app.domain.moments import Moment
from app.domain.plan import MAIN_LANE, Cue
from exporters.timing import Timing


def cue_numbers(timing: Timing) -> dict[str, str]:
    """A number for every cue: 101, 102 in the first section, 201 in the second.

    Where a plan has no sections its segments count instead; what lies before the clock begins with 001.
    """
    moments = timing.everything
    taken = {cue.number for moment in moments for cue in moment.segment.cues if cue.number}
    blocks = _blocks(timing)
    numbers: dict[str, str] = {}
    last: dict[int, int] = {}
    for moment, cue in cues_in_order(moments):
        block = blocks[moment.segment.id]
        numbers[cue.id] = cue.number or _next(block, last, taken)
    return numbers


def cues_in_order(moments: tuple[Moment, ...]) -> list[tuple[Moment, Cue]]:
    """Every cue with its segment's moment, by the clock."""
    pairs = [(moment, cue) for moment in moments for cue in moment.segment.cues]
    return sorted(pairs, key=lambda pair: pair[0].start_s + pair[1].offset_s)


def _next(block: int, last: dict[int, int], taken: set[str]) -> str:
    while True:
        last[block] = last.get(block, 0) + 1
        number = f"{block}{last[block]:02d}"
        if number not in taken:
            taken.add(number)
            return number


def _blocks(timing: Timing) -> dict[str, int]:
    """The block each segment counts in: 0 before the clock, then one a section (or a segment)."""
    sectioned = bool(timing.plan.sections)
    blocks: dict[str, int] = {moment.segment.id: 0 for moment in timing.before}
    block, previous = 0, object()
    for moment in timing.counted:
        section = moment.segment.section_id if sectioned else moment.segment.id
        side = moment.segment.lane_id != MAIN_LANE
        if not side and section != previous:
            block, previous = block + 1, section
        blocks[moment.segment.id] = max(block, 1)
    for moment in timing.after:
        blocks[moment.segment.id] = block + 1
    return blocks
