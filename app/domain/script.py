"""What a script adds up to: the length of its lines, its set-up, activity and debrief, and how long saying takes.

Only offsets are facts here; what lies between them, and how fast people speak, is assumed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from app.domain.clock import format_length
from app.domain.plan import INTERACTIVE, Action, MarkerKind, Segment, Step, StepKind
from app.domain.spread import SLOW_RATE, WORDS_PER_MINUTE

_DOING: Final = frozenset({StepKind.LEARNERS, StepKind.DO})
_DEBRIEFING: Final = frozenset({StepKind.ASK, StepKind.LISTEN_FOR})


@dataclass(frozen=True, slots=True)
class Sums:
    """Seconds from offsets: they sum to the segment's planned length, or to the script's end where that is later."""

    set_up_s: int
    activity_s: int
    debrief_s: int


@dataclass(frozen=True, slots=True)
class Script:
    """What a script adds up to.

    ``lengths_s`` stand beside the segment's steps (None: no offset, so it shares the time of the line before);
    ``sums`` is None where the segment is not interactive or no line of it says when learners begin.
    ``saying_s`` is the assumed time to say the exact text, ``over_s`` by how much the script passes the end.
    """

    lengths_s: tuple[int | None, ...]
    sums: Sums | None
    saying_s: int
    over_s: int
    findings: tuple[str, ...]


def script(segment: Segment, language: str = "en") -> Script:
    """The sums of a segment's script."""
    offsets = [step.offset_s for step in segment.steps]
    end_s = max([segment.planned_s, *(offset for offset in offsets if offset is not None)])
    lengths = tuple(_lengths(offsets, end_s))
    saying_s = sum(saying_time_s(step, segment, language) for step in segment.steps)
    over_s = max(end_s, saying_s) - segment.planned_s
    return Script(lengths, _sums(segment, end_s), saying_s, over_s, tuple(_findings(segment, lengths, language)))


def _lengths(offsets: list[int | None], end_s: int) -> Iterator[int | None]:
    """From each offset to the next later line that has one; the last to the end."""
    for i, offset in enumerate(offsets):
        if offset is None:
            yield None
        else:
            following = next((other for other in offsets[i + 1 :] if other is not None), end_s)
            yield max(0, following - offset)


def _sums(segment: Segment, end_s: int) -> Sums | None:
    """Set-up, activity and debrief of an interactive segment.

    Set-up lasts until the first line, *learners* or *do*, that has an offset. The activity lasts from there until,
    after its last line, the rooms close or an *ask* or *listen for* comes. A *learners* or *do* right after an *ask*
    answers it and is no work; a question before more work is part of the work. Else nothing is debrief.
    """
    if segment.kind not in INTERACTIVE:
        return None
    timed = sorted(
        ((step.offset_s, step.kind) for step in segment.steps if step.offset_s is not None), key=lambda line: line[0]
    )
    doing = [at_s for at_s, kind in timed if kind in _DOING]
    if not doing:
        return None
    answers = {at_s for (_, asked), (at_s, _) in pairwise(timed) if asked is StepKind.ASK}
    last_s = max([doing[0], *(at_s for at_s in doing if at_s not in answers)])
    ends = [at_s for at_s, kind in timed if kind in _DEBRIEFING]
    ends += [cue.offset_s for cue in segment.cues if cue.action is Action.ROOMS_CLOSE]
    debrief_s = min((at_s for at_s in ends if last_s < at_s <= end_s), default=end_s)
    return Sums(doing[0], debrief_s - doing[0], end_s - debrief_s)


def saying_time_s(step: Step, segment: Segment, language: str = "en") -> int:
    """The seconds an exact text takes to say, at the language's usual rate (assumed), slower under *slow down*."""
    if step.kind is not StepKind.SAY_EXACTLY:
        return 0
    rate = float(WORDS_PER_MINUTE.get(language[:2].lower(), WORDS_PER_MINUTE["en"]))
    if segment.has(MarkerKind.SLOW_DOWN):
        rate *= SLOW_RATE
    return round(len(step.text.split()) * 60 / rate)


def _findings(segment: Segment, lengths: tuple[int | None, ...], language: str) -> Iterator[str]:
    late = [step for step in segment.steps if step.offset_s is not None and step.offset_s >= segment.planned_s]
    if late:
        lines = "1 line begins" if len(late) == 1 else f"{len(late)} lines begin"
        yield f"{lines} after the {format_length(segment.planned_s)} of the segment are over."
    saying = [saying_time_s(step, segment, language) for step in segment.steps]
    if sum(saying) > segment.planned_s:
        yield (
            f"The exact text takes {format_length(sum(saying))} to say (assumed); "
            f"{format_length(segment.planned_s)} are planned."
        )
    for step, length_s, saying_s in zip(segment.steps, lengths, saying, strict=True):
        if length_s is not None and saying_s > length_s and step not in late:
            start = " ".join(step.text.split()[:4])
            yield f"“{start} …” takes {format_length(saying_s)} to say (assumed); it has {format_length(length_s)}."
