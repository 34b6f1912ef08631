"""Rules about the script: lines past the end, silence, exact text that does not fit, and who goes on after whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from app.domain.clock import format_length
from app.domain.fields import amend
from app.domain.find import fold
from app.domain.plan import Kind, Marker, MarkerKind, Plan, Segment, Step, StepKind, new_id
from app.domain.rules.look import Look
from app.domain.rules.mends import cue_at, without_time
from app.domain.rules.values import Mend, Number, Place, Rule, Severity
from app.domain.script import saying_time_s
from app.domain.speakers import changes_hands, speakers
from app.domain.spread import WORDS_PER_MINUTE

_OWN_WORDS: Final = 3
"""A line in own words is a note of what is said: said, it takes a few times as long."""
_OWN_LEAST_S: Final = 180
"""And any note may stand for so much."""


def _past_end(look: Look, segments: Iterable[Segment], limits: tuple[int, ...]) -> Iterator[Place]:
    for one in segments:
        end_s = one.planned_s
        for step in one.steps:
            if step.offset_s is not None and step.offset_s >= end_s:
                yield _past(one, "step.offset_s", step.id, step.offset_s)
        for cue in one.cues:
            if cue.offset_s > end_s:
                yield _past(one, "cue.offset_s", cue.id, cue.offset_s)
        for marker in one.markers:
            if marker.offset_s is not None and marker.offset_s >= end_s:
                yield _past(one, "marker.offset_s", marker.id, marker.offset_s)
        if one.kind is Kind.INPUT and len(one.steps) > 1 and not one.has(MarkerKind.SLOW_DOWN):
            yield from _silence(one, look.plan.language, limits[0])


_LATE: Final = {
    "step.offset_s": ("a line begins", "Take its time away, it stays in its place"),
    "cue.offset_s": ("a cue is due", "Let it be due as the segment ends"),
    "marker.offset_s": ("a marker lies", "Let it hold for the whole segment"),
}
"""What is past the end, in words, and what one click does about it."""


def _past(segment: Segment, field: str, item_id: str, offset_s: int) -> Place:
    what, label = _LATE[field]
    after = format_length(offset_s - segment.planned_s)
    words = f"{what} {after} after the end" if offset_s > segment.planned_s else f"{what} when it is over"
    if field == "cue.offset_s":
        mend = Mend(label, cue_at, (segment.id, item_id, segment.planned_s))
    else:
        mend = Mend(label, without_time, (segment.id, item_id))
    return Place(segment.id, field, item_id, words, "Bring the moments of {title} back into its time", mend=mend)


def _silence(segment: Segment, language: str, most: int) -> Iterator[Place]:
    """An input whose timed script has nothing for much of it; only lines that are spoken can be measured."""
    timed = sorted((s for s in segment.steps if s.offset_s is not None), key=lambda s: s.offset_s or 0)
    if len(timed) < 2 or (timed[-1].offset_s or 0) >= segment.planned_s:
        return
    ends = [step.offset_s or 0 for step in timed[1:]] + [segment.planned_s]
    silent = timed[0].offset_s or 0
    for step, end_s in zip(timed, ends, strict=True):
        if step.kind in _SPOKEN:
            silent += max(0, end_s - (step.offset_s or 0) - _carries_s(step, segment, language))
    if silent * 100 > most * segment.planned_s:
        words = f"{format_length(silent)} of {format_length(segment.planned_s)} have no line"
        yield Place(segment.id, "steps", "", words, "Write what happens in the rest of {title}", True, Severity.HINT)


_SPOKEN: Final = frozenset({StepKind.SAY, StepKind.SAY_EXACTLY})


def _carries_s(step: Step, segment: Segment, language: str) -> int:
    """The seconds a spoken line may carry: exact text its time to say, own words a few times that."""
    if step.kind is StepKind.SAY_EXACTLY:
        return saying_time_s(step, segment, language)
    rate = WORDS_PER_MINUTE.get(language[:2].lower(), WORDS_PER_MINUTE["en"])
    return max(_OWN_LEAST_S, round(_OWN_WORDS * len(step.text.split()) * 60 / rate))


def _no_handover(look: Look, _: Iterable[Segment], limits: tuple[int, ...]) -> Iterator[Place]:
    row = [one for one in look.main if one.kind is not Kind.BUFFER]
    if len(row) > _FEW and len({one.led_by for one in row if one.led_by}) * 100 > limits[0] * len(row):
        return  # a program of talks: who chairs it introduces them
    for one, following in pairwise(row):
        if one.transition.strip() or Kind.BREAK in (one.kind, following.kind):
            continue
        if one.led_by == following.led_by and not one.steps and not following.steps:
            continue
        before, after = speakers(one)[-1], speakers(following)[0]
        if changes_hands(before, after) and not _some_stay(before, after):
            yield Place(one.id, "transition", words=f"{before} hands over to {after}")


_FEW: Final = 4
_ALL: Final = frozenset({"all", "everyone", "everybody", "alle", "tous", "todos"})


def _some_stay(before: str, after: str) -> bool:
    """Whether one of those who spoke speaks on, among others."""
    names, others = ({word.strip(".,;") for word in fold(text).split()} for text in (before, after))
    return bool(names & others or (names | others) & _ALL)


def _too_long_to_say(look: Look, segments: Iterable[Segment], _: tuple[int, ...]) -> Iterator[Place]:
    fixed = wording_is_fixed(look)
    for one in segments:
        exact = [step for step in one.steps if step.kind is StepKind.SAY_EXACTLY]
        if not exact:
            continue
        yield from _does_not_fit(one, exact, look.plan.language)
        if fixed and not one.has(MarkerKind.KEEP_CONSISTENT):
            mend = None if one.has(MarkerKind.MAY_SKIP) else Mend("Mark it “Keep consistent”", keep_wording, (one.id,))
            words, todo = (
                "the program fixes the wording",
                "Mark {title} “Keep consistent”: the program fixes the wording",
            )
            yield Place(one.id, "markers", words=words, todo=todo, mend=mend)


def _does_not_fit(segment: Segment, exact: list[Step], language: str) -> Iterator[Place]:
    saying = {step.id: saying_time_s(step, segment, language) for step in exact}
    if sum(saying.values()) > segment.planned_s:
        words = f"the exact text takes {format_length(sum(saying.values()))} to say"
        yield Place(segment.id, "steps", words=words, assumed=True)
        return
    timed = sorted(s.offset_s for s in segment.steps if s.offset_s is not None)
    for step in exact:
        if step.offset_s is None:
            continue
        end_s = next((other for other in timed if other > step.offset_s), segment.planned_s)
        if end_s > step.offset_s and saying[step.id] > end_s - step.offset_s:
            start = " ".join(step.text.split()[:4])
            words = f"“{start} …” takes {format_length(saying[step.id])}; it has {format_length(end_s - step.offset_s)}"
            yield Place(segment.id, "step.text", step.id, words, assumed=True)


_WORDING: Final = ("wording", "word for word", "wortlaut", "mot a mot", "mot pour mot", "palabra por palabra")
"""What says that all exact words are meant, and not a few of them; folded, in the languages documents have."""


def wording_is_fixed(look: Look) -> bool:
    """Whether the program says that the wording must stay."""
    program = look.known.program
    return program is not None and any(word in fold(program.must_stay) for word in _WORDING)


def keep_wording(plan: Plan, segment_id: str) -> Plan:
    """Mark a segment's words as the same everywhere."""
    marker = Marker(new_id(), MarkerKind.KEEP_CONSISTENT, "The program fixes the wording.")
    return amend(plan, segment_id, lambda one: replace(one, markers=(*one.markers, marker)))


PAST_END: Final = Rule(
    "R13",
    Severity.ESSENTIAL,
    "The script does not fill its time, or runs past it",
    "Bring the moments of {title} back into its time",
    "The guide cannot be followed.",
    _past_end,
    frozenset({"planned_s", "steps", "cues", "markers", "plan.language"}),
    drafts=True,
    numbers=(Number("silent", 25, "The most of an input that may have no line, in percent"),),
)
NO_HANDOVER: Final = Rule(
    "R27",
    Severity.IMPORTANT,
    "Another person goes on, and nothing says how",
    "Write how {title} is handed over",
    "Transitions are so often rushed (InSync; practice).",
    _no_handover,
    frozenset({"led_by", "steps", "transition", "order"}),
    each=False,
    numbers=(Number("people", 50, "Where more people than that lead, to a hundred segments, it is left alone"),),
)
TOO_LONG_TO_SAY: Final = Rule(
    "R38",
    Severity.IMPORTANT,
    "Exact text that does not fit, or is not kept consistent",
    "Shorten the exact text of {title}: it does not fit its time",
    "It is read fast or dropped. Speaking rates are assumed by language (practice).",
    _too_long_to_say,
    frozenset({"planned_s", "steps", "markers", "plan.language", "known.program"}),
)
