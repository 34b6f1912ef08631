"""Finds times of day and spans of them in text, in the ways people write them; knows no cell and no plan."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

HOUR: Final = 3600
HALF_DAY: Final = 12 * HOUR
DAY: Final = 24 * HOUR


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as written: seconds from midnight, and the half of the day where it was named ("am", "pm")."""

    seconds: int
    half: str = ""

    @property
    def settled(self) -> bool:
        """Whether it can mean one time only: the half is named, or the hour is one of the 24-hour clock's own."""
        return bool(self.half) or self.seconds >= 13 * HOUR or self.seconds < HOUR


@dataclass(frozen=True, slots=True)
class Span:
    """A start, and an end unless there is none. ``open``: a dash or "on" says that it runs on from there."""

    start: Clock
    end: Clock | None = None
    open: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A span in a text, and where it stands."""

    span: Span
    begins: int
    ends: int


@dataclass(frozen=True, slots=True)
class _Written:
    """One clock as it stands in a text. ``strength``: 0 a bare number, 1 could be a time, 2 can hardly be else."""

    clock: Clock
    strength: int
    ends: int


_CLOCK: Final = re.compile(
    r"""
    (?:(?P<before>午前|午後|上午|下午|中午|晚上|早上|오전|오후|[ap]\.?m\.?)\s?)?
    (?:
        (?P<hour>[0-2]?\d|3[0-2])
        (?:
            (?:\s?(?:[:：]\.?|\.:|\.(?!\d\d\.))|\s?[hH]\s?|\s?[時点點시]\s?)(?P<minute>[0-5]\d)
            (?:[:.](?P<second>[0-5]\d)(?:[.,]\d+)?)?
            (?:\s?[분分])?(?!\d)(?!\.\d)
            |\s?(?P<mark>uhr\b|hrs?\b\.?|hs\b\.?|h\b|o'?clock\b|[時点點시](?![a-z간間]))
        )
        |(?P<compact>(?:[01]\d|2[0-3])[0-5]\d)(?!\d)
        |(?P<word>(?:12\s)?noon|midday|midnight|mittag|mitternacht|midi|minuit|mezzogiorno|mezzanotte|mediod[ií]a|medianoche)\b
        |(?P<bare>2[0-4]|1?\d|0\d)(?!\d)(?![.,:：/]\d)
    )
    (?:\s?(?P<after>[ap]\.\s?m\b\.?|[ap]m\b\.?|(?<=[0:\d])\sm\.(?=\s*(?:$|[-–—]))|[ap]\b(?=\s*(?:$|[-–—]|to\b))))?
    (?:\s?(?:uhr\b|hrs?\b\.?|hs\b\.?|h\b))?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TO: Final = re.compile(
    r"\s*(?:[-‐-―−~〜～]+>?|→|(?<=\s)(?:to|until|till|til|bis|à|a|al|alle|até|às|tot|hasta|and)(?=\s)|から|부터|至|到)\s*",
    re.IGNORECASE,
)
_OPEN: Final = re.compile(r"\s*(?:[-‐-―−~〜～]+|→|(?<=\s)(?:onwards?|on|ff))\s*$", re.IGNORECASE)
_LENGTH_FOLLOWS: Final = re.compile(r"\s?(?:min|mn\b|m\b|sec|s\b|'|′|”|分間|분간|%|x\b|€|\$)", re.IGNORECASE)
_FROM: Final = re.compile(
    r"[\s(\[`'*•·]*(?:(?:from|between|von|ab|de|desde|das|dalle|van|du|um|at|à|ca\.?|approx\.?|~)\s*)?", re.IGNORECASE
)
_AFTERNOON: Final = frozenset({"午後", "下午", "晚上", "오후", "中午"})
_MIDNIGHT: Final = frozenset({"midnight", "mitternacht", "minuit", "mezzanotte", "medianoche"})


HALF_NAMED: Final = re.compile(r"\s*[ap]\.?(?:\s?m\.?)?\s*", re.IGNORECASE)
"""Nothing but the half of the day, as in a column of its own."""


def with_half(clock: Clock, half: str) -> Clock:
    """The time in the half of the day that is named beside it ("PM"), unless it names one itself."""
    if clock.half or not HALF_NAMED.fullmatch(half) or clock.seconds >= 13 * HOUR:
        return clock
    return _with_half(clock.seconds, "pm" if half.strip().lower().startswith("p") else "am")


def whole_span(text: str, loose: bool = False) -> Span | None:
    """The span a text is and nothing beside ("9:45 – 11am", "8 to 9:30 Uhr"); ``loose`` takes "13-14" and "9" too."""
    return _whole(text.strip(), loose)


@lru_cache(maxsize=20_000)
def _whole(text: str, loose: bool) -> Span | None:
    if not text or len(text) > 60:
        return None
    found = _span_at(text, _skipped(text, 0), loose)
    if found is None or text[found.ends :].strip(" .,;:)]*'`까지まで"):
        return None
    return found.span


@lru_cache(maxsize=20_000)
def leading_span(text: str) -> Found | None:
    """The span a text begins with, as in "10:00 – 10:20 – Coffee"."""
    found = _span_at(text, _skipped(text, 0), loose=False)
    return found if found and (found.span.end or not _LENGTH_FOLLOWS.match(text, found.ends)) else None


def find_spans(text: str) -> list[Found]:
    """Every span inside a text that can hardly be anything else, in order."""
    spans: list[Found] = []
    at = 0
    for digit in re.finditer(r"(?<![\w.:,/])(?=\d|[ap]m\b|noon\b|[午上下오])", text, re.IGNORECASE):
        if digit.start() < at:
            continue
        found = _span_at(text, digit.start(), loose=False)
        if found and not (found.span.end is None and _LENGTH_FOLLOWS.match(text, found.ends)):
            spans.append(found)
            at = found.ends
    return spans


_BRACKETED: Final = re.compile(r"[(\[]\s*(\d{1,2}(?:[:.]\d\d)?\s*[-–]\s*\d{1,2}(?:[:.]\d\d)?)\s*[)\]]")


def bracketed_span(text: str) -> Span | None:
    """A span in brackets behind something else, as in "Lab 4 (13-15)"."""
    found = _BRACKETED.search(text)
    span = whole_span(found[1], loose=True) if found else None
    return span if span and span.end and span.start.seconds != span.end.seconds else None


def _skipped(text: str, at: int) -> int:
    skipped = _FROM.match(text, at)
    return skipped.end() if skipped else at


def _span_at(text: str, at: int, loose: bool) -> Found | None:
    first = _clock_at(text, at)
    if first is None:
        return None
    to = _TO.match(text, first.ends)
    second = _clock_at(text, to.end()) if to else None
    if second and _is_range(first, second, loose):
        ends = second.ends
        return Found(Span(_halved(first.clock, second.clock), second.clock), at, ends)
    if first.strength < (0 if loose else 2):
        return None
    runs_on = _OPEN.match(text, first.ends)
    return Found(Span(first.clock, open=bool(runs_on)), at, runs_on.end() if runs_on else first.ends)


def _is_range(first: _Written, second: _Written, loose: bool) -> bool:
    if max(first.strength, second.strength) == 2:
        return True
    return loose or min(first.strength, second.strength) == 1


def _halved(start: Clock, end: Clock) -> Clock:
    """A start without its half takes that of the end where the two then lie in order ("9:30 – 9:45 AM", "11 – 1pm")."""
    if start.half or not end.half or not HOUR <= start.seconds < 13 * HOUR:
        return start
    named = _with_half(start.seconds, end.half)
    if named.seconds <= end.seconds:
        return named
    return _with_half(start.seconds, "am" if end.half == "pm" else "pm")


def _clock_at(text: str, at: int) -> _Written | None:
    found = _CLOCK.match(text, at)
    if found is None:
        return None
    if found["word"]:
        noon = 0 if found["word"].lower() in _MIDNIGHT else HALF_DAY
        return _Written(Clock(noon, "am" if noon == 0 else "pm"), 2, found.end())
    seconds, strength = _digits(found)
    half = _half(found)
    if half and seconds < 13 * HOUR:
        return _Written(_with_half(seconds, half), 2, found.end())
    return _Written(Clock(seconds), max(strength, 2 if half else 0), found.end())


def _digits(found: re.Match[str]) -> tuple[int, int]:
    if found["compact"]:
        return int(found["compact"][:2]) * HOUR + int(found["compact"][2:]) * 60, 1
    if found["bare"]:
        return int(found["bare"]) * HOUR, 0
    seconds = int(found["hour"]) * HOUR + int(found["minute"] or 0) * 60 + int(found["second"] or 0)
    mark = (found["mark"] or "").lower()
    return seconds, 1 if mark in {"h", "hr", "hrs"} else 2


def _half(found: re.Match[str]) -> str:
    written = (found["before"] or found["after"] or "").lower()
    if not written:
        return ""
    return "pm" if written.strip().startswith(("p", "m")) or written in _AFTERNOON else "am"


def _with_half(seconds: int, half: str) -> Clock:
    of_half = seconds % HALF_DAY
    return Clock(of_half + (HALF_DAY if half == "pm" else 0), half)
