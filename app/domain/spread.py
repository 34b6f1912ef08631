"""How short and how long a segment may run, stated or assumed by its kind; knows nothing of its neighbors.

The ratios and their adjustments are general trade practice; whatever they fill in is marked as assumed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from app.domain.plan import Action, Kind, MarkerKind, Plan, Segment, StepKind

LEAST_S: Final = 60
"""No assumed shortest is under this."""
BREAK_LEAST_S: Final = 300
"""A break under five minutes is none."""
SHORT_S: Final = 480
"""Under this length a ratio alone says too little: at least 30 s below and 60 s above."""

RATIOS: Final[dict[Kind, tuple[float, float]]] = {
    Kind.OPENING: (0.75, 1.4),
    Kind.INPUT: (0.75, 1.3),
    Kind.DEMONSTRATION: (0.9, 1.3),
    Kind.POLL: (0.8, 1.6),
    Kind.DISCUSSION: (0.6, 1.6),
    Kind.PRACTICE: (0.8, 1.4),
    Kind.INDIVIDUAL: (0.85, 1.25),
    Kind.DEBRIEF: (0.7, 1.5),
    Kind.REFLECTION: (0.75, 1.3),
    Kind.QA: (0.4, 1.5),
    Kind.BREAK: (0.8, 1.2),
    Kind.CLOSE: (0.65, 1.2),
    Kind.BUFFER: (0.0, 1.0),
    Kind.OFF_CLOCK: (1.0, 1.0),
}
VIDEO: Final = (1.0, 1.1)
"""A film has its length; only sharing and stopping slip."""

WORDS_PER_MINUTE: Final = {"en": 130, "de": 110, "fr": 140, "es": 145}
"""Speaking rates by language (practice; assumed), others as English."""
SLOW_RATE: Final = 0.85


@dataclass(frozen=True, slots=True)
class Spread:
    """Whole seconds, ``shortest_s <= planned_s <= longest_s``, and which of the two bounds nobody stated."""

    shortest_s: int
    planned_s: int
    longest_s: int
    shortest_assumed: bool
    longest_assumed: bool


def spread(segment: Segment, language: str = "en") -> Spread:
    """The three lengths of a segment."""
    planned = segment.planned_s
    stated = segment.longest_s
    longest = assumed_longest_s(segment) if stated is None else max(planned, stated)
    return Spread(
        shortest_s(segment, language), planned, longest, _shortest_assumed(segment), segment.longest_s is None
    )


@dataclass(frozen=True, slots=True)
class Assumed:
    """The segments whose lengths rest on the same ratios of planned, ``shortest`` and ``longest``, by their ids."""

    kind: Kind
    shortest: float
    longest: float
    ids: tuple[str, ...]


def assumed(plan: Plan) -> tuple[str, ...]:
    """The ids of the segments of which nobody stated the shortest or the longest, though they can vary."""
    return tuple(segment.id for segment in plan.running_segments if _rests(segment))


def assumed_by_kind(plan: Plan) -> tuple[Assumed, ...]:
    """The same, kind by kind; films apart from what is shown live. Adjustments for one segment come on top."""
    found: dict[tuple[Kind, float, float], list[str]] = {}
    for segment in plan.running_segments:
        if _rests(segment):
            found.setdefault((segment.kind, *_ratios(segment)), []).append(segment.id)
    order = list(Kind)
    return tuple(Assumed(*key, tuple(found[key])) for key in sorted(found, key=lambda key: (order.index(key[0]), key)))


def with_stated(segment: Segment, language: str = "en") -> Segment:
    """The segment with what was assumed of its lengths stated."""
    known = spread(segment, language)
    low = known.shortest_s if known.shortest_assumed else segment.shortest_s
    return replace(segment, shortest_s=low, longest_s=known.longest_s)


def _rests(segment: Segment) -> bool:
    """Whether a length that can vary is assumed."""
    still = segment.kind in (Kind.BUFFER, Kind.OFF_CLOCK)
    return not still and (segment.longest_s is None or _shortest_assumed(segment))


def shortest_s(segment: Segment, language: str = "en") -> int:
    """The floor, in seconds: all of it where you slow down, else as stated, else assumed."""
    if segment.markers and slows_down(segment):
        return segment.planned_s
    if segment.shortest_s is not None:
        return min(segment.planned_s, segment.shortest_s)
    return _assumed_shortest_s(segment, language)


def slows_down(segment: Segment) -> bool:
    """Whether the whole of it is marked *slow down*: nothing of it can be hurried."""
    return any(m.kind is MarkerKind.SLOW_DOWN and m.offset_s is None for m in segment.markers)


def say_time_s(segment: Segment, language: str = "en") -> int:
    """The seconds its exact text takes to say, at the language's usual rate (assumed)."""
    words = sum(len(step.text.split()) for step in segment.steps if step.kind is StepKind.SAY_EXACTLY)
    rate = WORDS_PER_MINUTE.get(language[:2].lower(), WORDS_PER_MINUTE["en"])
    slow = SLOW_RATE if segment.has(MarkerKind.SLOW_DOWN) else 1.0
    return round(words * 60 / (rate * slow))


def assumed_longest_s(segment: Segment) -> int:
    """The longest its kind assumes, in seconds."""
    planned, (_, ratio) = segment.planned_s, _ratios(segment)
    if segment.kind in (Kind.BUFFER, Kind.OFF_CLOCK):
        return planned
    if segment.has(MarkerKind.INVITE_DIALOGUE):
        ratio += 0.2
    longest = round(planned * ratio)
    return max(longest, planned + 60) if planned < SHORT_S else longest


def _shortest_assumed(segment: Segment) -> bool:
    return segment.shortest_s is None and not slows_down(segment)


def _assumed_shortest_s(segment: Segment, language: str) -> int:
    planned, (ratio, _) = segment.planned_s, _ratios(segment)
    if segment.kind in (Kind.BUFFER, Kind.OFF_CLOCK):
        return round(planned * ratio)
    shortest = round(planned * ratio)
    if planned < SHORT_S and ratio < 1:
        shortest = min(shortest, planned - 30)
    least = BREAK_LEAST_S if segment.kind is Kind.BREAK else LEAST_S
    spoken = say_time_s(segment, language) if segment.steps else 0
    return min(planned, max(shortest, least, spoken))


def _ratios(segment: Segment) -> tuple[float, float]:
    if segment.kind is Kind.DEMONSTRATION and any(cue.action is Action.VIDEO for cue in segment.cues):
        return VIDEO
    return RATIOS[segment.kind]
