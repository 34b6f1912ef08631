"""The second line of rules, off until somebody switches one on: finer points that not every team wants to hear."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from app.domain.cue_words import cue_action
from app.domain.find import fold
from app.domain.layout import least_s
from app.domain.plan import Action, MarkerKind, Segment, StepKind, Trigger
from app.domain.rules.cues import clocked
from app.domain.rules.look import Look
from app.domain.rules.mends import paste_on_one_line
from app.domain.rules.values import Mend, Number, Place, Rule, Severity
from app.domain.spread import shortest_s

_RANGE: Final = re.compile(r"(\d+)(?:\s*[-–—]\s*(\d+))?")
_PLACEHOLDER: Final = re.compile(r"\b(?:TBC|TBD|TODO|XX+|lorem ipsum)\b|\?\?\?", re.IGNORECASE)
_HINTS: Final = ("tbc", "tbd", "todo", "xx", "lorem", "???")
"""Looked for first: much sooner than the expression, and without one of them it finds nothing."""
_SPOKEN: Final = frozenset({StepKind.SAY, StepKind.SAY_EXACTLY, StepKind.ASK})


def _slides(look: Look, _: Iterable[Segment], __: tuple[int, ...]) -> Iterator[Place]:
    shown = [(one, _ends(one.slides)) for one in look.main if one.slides]
    for (before, was), (one, now) in pairwise(pair for pair in shown if pair[1]):
        if was and now and now[0] <= was[1]:
            yield Place(one.id, "slides", words=f"slides {one.slides} after {before.slides} of “{before.title}”")


def _ends(slides: str) -> tuple[int, int] | None:
    """The first and the last number of slides."""
    numbers = [int(n) for found in _RANGE.findall(slides) for n in found if n]
    return (min(numbers), max(numbers)) if numbers else None


def _placeholders(_: Look, segments: Iterable[Segment], __: tuple[int, ...]) -> Iterator[Place]:
    for one in segments:
        texts = [one.title, one.description, one.transition, *[s.text for s in one.steps], *[c.text for c in one.cues]]
        folded = " ".join(texts).casefold()
        if any(hint in folded for hint in _HINTS):
            yield from _held_places(one)


def _held_places(one: Segment) -> Iterator[Place]:
    texts = [("title", "", one.title), ("description", "", one.description), ("transition", "", one.transition)]
    texts += [("step.text", step.id, step.text) for step in one.steps]
    texts += [("cue.text", cue.id, cue.text) for cue in one.cues]
    for field, item_id, text in texts:
        found = _PLACEHOLDER.search(text)
        if found:
            yield Place(one.id, field, item_id, f"“{found[0]}”")


def _chat(_: Look, segments: Iterable[Segment], limits: tuple[int, ...]) -> Iterator[Place]:
    for one in segments:
        for cue in one.cues:
            if cue.action not in (Action.CHAT, Action.BROADCAST):
                continue
            if len(cue.text) > limits[0]:
                yield Place(one.id, "cue.text", cue.id, f"“{cue_action(cue)}” has {len(cue.text)} characters")
            elif "\n" in cue.text.strip():
                mend = Mend("Put it on one line", paste_on_one_line, (one.id, cue.id))
                yield Place(one.id, "cue.text", cue.id, f"“{cue_action(cue)}” has more than one line", mend=mend)


def _same_words(look: Look, _: Iterable[Segment], __: tuple[int, ...]) -> Iterator[Place]:
    heard = [(call, fold(call.cue.trigger_text).strip()) for call in look.calls if call.cue.trigger is Trigger.WORDS]
    often = Counter(words for _, words in heard if words)
    for call, words in heard:
        if often[words] > 1:
            cue, mend = call.cue, clocked(call.segment, call.cue)
            yield Place(call.segment.id, "cue.trigger_text", cue.id, f"“{cue.trigger_text}”", mend=mend)


def _mostly_exact(look: Look, _: Iterable[Segment], limits: tuple[int, ...]) -> Iterator[Place]:
    spoken = [step.kind for one in look.running for step in one.steps if step.kind in _SPOKEN]
    exact = spoken.count(StepKind.SAY_EXACTLY)
    if exact * 100 > limits[0] * len(spoken):
        yield Place(None, "segments", words=f"{exact} of {len(spoken)} spoken lines")


def _no_limits(_: Look, segments: Iterable[Segment], __: tuple[int, ...]) -> Iterator[Place]:
    for one in segments:
        for marker in one.markers:
            if marker.kind is MarkerKind.ADAPT_HERE and not marker.limits.strip():
                yield Place(one.id, "marker.limits", marker.id)


def _no_short_form(look: Look, segments: Iterable[Segment], limits: tuple[int, ...]) -> Iterator[Place]:
    for one in segments:
        if one.shortest_s is None or one.short_form.strip() or least_s(one) == 0:
            continue
        if shortest_s(one, look.plan.language) * 100 < limits[0] * one.planned_s:
            yield Place(one.id, "short_form")


def _seen_again(look: Look, _: Iterable[Segment], limits: tuple[int, ...]) -> Iterator[Place]:
    runs = [set(filter(None, map(str.strip, run.observations.splitlines()))) for run in look.known.runs]
    seen = Counter(fold(line) for lines in runs for line in lines)
    words = {fold(line): line for lines in reversed(runs) for line in sorted(lines)}
    for line, times in seen.items():
        if times >= limits[0]:
            yield Place(None, "notes", words=f"“{words[line]}” in {times} deliveries")


SECOND_LINE: Final = (
    Rule(
        "S01",
        Severity.HINT,
        "Slides that overlap or go backwards",
        "Look at the slides of {title}",
        "The wrong slide is on the screen.",
        _slides,
        frozenset({"slides", "title", "order"}),
        each=False,
        second=True,
    ),
    Rule(
        "S02",
        Severity.IMPORTANT,
        "Text that only holds a place",
        "Write what is still to come in {title}",
        "It will be read out as it stands.",
        _placeholders,
        frozenset({"title", "description", "transition", "steps", "cues"}),
        second=True,
    ),
    Rule(
        "S03",
        Severity.HINT,
        "Text for the chat that is long, or has more than one line",
        "Shorten what is pasted in {title}",
        "A line break sends half of it, or brings quotation marks along. The limit differs by platform: assumed.",
        _chat,
        frozenset({"cues"}),
        second=True,
        numbers=(Number("characters", 1000, "The most characters of one paste"),),
    ),
    Rule(
        "S04",
        Severity.IMPORTANT,
        "The same words trigger two cues",
        "Choose other words for one of the cues in {title}",
        "The producer cannot tell which is meant.",
        _same_words,
        frozenset({"cues", "start", "planned_s", "lanes", "order", "plan.start_s"}),
        each=False,
        second=True,
    ),
    Rule(
        "S05",
        Severity.HINT,
        "Most of what is said is written out word for word",
        "Let people use their own words where the words do not matter",
        "Text that is read out sounds read out (Better Conversations fixes a quarter of the lines).",
        _mostly_exact,
        frozenset({"steps", "order"}),
        each=False,
        second=True,
        numbers=(Number("share", 50, "The most of the spoken lines, in percent"),),
    ),
    Rule(
        "S06",
        Severity.IMPORTANT,
        "May be adapted, within no stated limits",
        "Say within what limits {title} may be adapted",
        "Without a limit everything may change.",
        _no_limits,
        frozenset({"markers"}),
        second=True,
    ),
    Rule(
        "S07",
        Severity.HINT,
        "May get much shorter, but how is not said",
        "Write the short form of {title}",
        "A number alone does not say what to leave out.",
        _no_short_form,
        frozenset({"shortest_s", "short_form", "short_form_s", "planned_s", "markers", "steps", "plan.language"}),
        second=True,
        numbers=(Number("share", 80, "Under this share of the planned length, in percent"),),
    ),
    Rule(
        "S08",
        Severity.IMPORTANT,
        "Observed again and again, and still open",
        "Settle what was observed in several deliveries",
        "The same fixes return in every program.",
        _seen_again,
        frozenset({"known.runs"}),
        each=False,
        second=True,
        numbers=(Number("deliveries", 3, "From so many deliveries on"),),
    ),
)
