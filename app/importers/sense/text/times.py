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
    (?:(?P<before>午前|午後|上午|下午|中午|晚上|早上|凌晨|清晨|傍晚|夜間|夜间|夜|오전|오후|저녁|밤|아침|[ap]\.?m\.?)\s?)?
    (?:
        (?P<hour>[0-2]?\d|3[0-2])
        (?:
            (?:\s?(?:[:：]\.?|\.:|\.(?!\d\d\.))|\s?[hH]\s?|(?<=\d)[uU](?=\d)|\s?[時时点點시]\s?)(?P<minute>[0-5]\d)
            (?:[:.](?P<second>[0-5]\d)(?:[.,]\d+)?)?
            (?:\s?[분分])?(?!\d)(?!\.\d)
            |\s?(?P<halfpast>[時时点點시]\s?[半반])
            |\s?(?P<mark>uhr\b|uur\b|hrs?\b\.?|hs\b\.?|h\b|u\b|o'?clock\b|[時时点點시](?![a-z간間间]))
        )
        |(?P<compact>(?:[01]\d|2[0-3])[0-5]\d)(?!\d)
        |(?P<word>(?:12\s)?noon|midday|midnight|mittag|mitternacht|midi|minuit|mezzogiorno|mezzanotte|mediod[ií]a
            |medianoche|meio-?\s?dia|meia-?\s?noite|middernacht)\b
        |(?P<asian>正午|정오|자정)
        |(?P<bare>2[0-4]|1?\d|0\d)(?!\d)(?![.,:：/]\d)
    )
    (?:\s?(?P<after>[ap]\.\s?m\b\.?|[ap]m\b\.?|(?<=[0:\d])\sm\.(?=\s*(?:$|[-–—]))|[ap]\b(?=\s*(?:$|[-–—]|to\b))|nn?\b(?=\s*(?:$|[-–—]|to\b))))?
    (?:\s?(?:uhr\b|uur\b|hrs?\b\.?|hs\b\.?|h\b|u\b\.?|heures\b|horas\b))?
    (?-i:\s?\(?(?:[ECMP][SD]?T|UTC|GMT|WES?T|BST|CES?T|MES?Z|EES?T|IST|JST|KST|SGT|HKT|AES?T|MSK|WIB|[ECMP]T)\b(?:[+-]\d{1,2}\b)?\)?)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_YEAR: Final = re.compile(r"\W*(?:19|20)\d\d(?!\d)")
_ZONE: Final = re.compile(r"\b(?:UTC|GMT|[A-Z]{2,4}T)\b(?:\s?[+-]\d{1,2})?")
_TO: Final = re.compile(
    r"\s*(?:[-‐-―−~〜～－ー]+>?|→|から|부터|至|到"
    r"|(?<=\s)(?:to|until|till|til|bis\s+ca\.?|bis|à|a\s+las|a|al|alle\s+ore|alle|até|às|tot|hasta|jusqu'?[aà]|and"
    r"|thru|through|t/m|do|до)"
    r"(?=\s))\s*",
    re.IGNORECASE,
)
_OPEN: Final = re.compile(
    r"\s*(?:[-‐-―−~〜～－]+|→|(?<=\s)(?:onwards?|on|ff)|から|부터|起"
    r"|(?:[-–—]|(?<=\s)(?:to|until|till?|bis|tot))\s*"
    r"(?:late|close|open[- ]end|ende(?: offen)?|end|finish|\?+|tb[ad]))\s*$",
    re.IGNORECASE,
)
_LENGTH_FOLLOWS: Final = re.compile(r"\s?(?:min|mn\b|m\b|sec|s\b|'|′|”|分間|분간|%|x\b|€|\$)", re.IGNORECASE)
_FROM: Final = re.compile(
    r"[\s(\[`'*•·]*(?:(?:from|between|zwischen|von|ab|de|entre|desde|das|dalle\s+ore|dalle|alle\s+ore|ore|h\.|vanaf|van"
    r"|du|dès|um|at|à|às|a\s+las|las|los|kl\.?|klo|godz\.?|gegen|od|с|saat|pukul|ca\.?|approx\.?|~|約|约|약)\s*)?",
    re.IGNORECASE,
)
_AFTERNOON: Final = frozenset({"午後", "下午", "晚上", "傍晚", "夜間", "夜间", "夜", "오후", "저녁", "밤"})
_NOON: Final = "中午"
_HOURS_TOO: Final = frozenset({"h", "hr", "hrs", "uur", "u"})
"""Marks behind a number that may count hours as well: "2 h" lasts two hours as often as it begins at two."""
_MIDNIGHT: Final = frozenset(
    {"midnight", "mitternacht", "minuit", "mezzanotte", "medianoche", "meianoite", "middernacht", "자정"}
)


HALF_NAMED: Final = re.compile(r"\s*[ap]\.?(?:\s?m\.?)?\s*", re.IGNORECASE)
"""Nothing but the half of the day, as in a column of its own."""


def with_half(clock: Clock, half: str) -> Clock:
    """The time in the half of the day that is named beside it ("PM"), unless it names one itself."""
    if clock.half or not HALF_NAMED.fullmatch(half) or clock.seconds >= 13 * HOUR:
        return clock
    return _with_half(clock.seconds, "pm" if half.strip().lower().startswith("p") else "am")


def is_zone(text: str) -> bool:
    """Whether a header names nothing but a time zone ("CET", "Pacific (PST)", "UTC+2")."""
    return bool(_ZONE.search(text)) and len(text) <= 24


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
def leading_span(text: str, hours: bool = False) -> Found | None:
    """The span a text begins with, as in "10:00 – 10:20 – Coffee"; ``hours``: "8h – Welcome" begins at eight."""
    found = _span_at(text, _skipped(text, 0), loose=False, least=1 if hours and not _YEAR.match(text) else 2)
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


def _span_at(text: str, at: int, loose: bool, least: int = 2) -> Found | None:
    first = _clock_at(text, at)
    if first is None:
        return None
    to = _TO.match(text, first.ends)
    second = _clock_at(text, to.end()) if to else None
    if second and _are_years(text[at : first.ends], text[to.end() if to else 0 : second.ends]):
        return None
    if second and _is_range(first, second, loose):
        ends = second.ends
        return Found(Span(_halved(first.clock, second.clock), second.clock), at, ends)
    if first.strength < (0 if loose else least):
        return None
    runs_on = _OPEN.match(text, first.ends)
    return Found(Span(first.clock, open=bool(runs_on)), at, runs_on.end() if runs_on else first.ends)


def _are_years(first: str, second: str) -> bool:
    """Whether "2019 – 2022" tells years: two numbers without a colon of which one is no five minutes' time."""
    digits = [text.strip() for text in (first, second)]
    if not all(text.isdigit() and len(text) == 4 and "1900" <= text < "2060" for text in digits):
        return False
    return any(int(text) % 5 for text in digits)


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
    if word := found["word"] or found["asian"]:
        noon = 0 if re.sub(r"[\s-]", "", word.lower()) in _MIDNIGHT else HALF_DAY
        return _Written(Clock(noon, "am" if noon == 0 else "pm"), 2, found.end())
    seconds, strength = _digits(found)
    half = _half(found)
    if half and seconds < 13 * HOUR:
        return _Written(_with_half(seconds, half), 2, found.end())
    return _Written(Clock(seconds), max(strength, 2 if half else 0), found.end())


def _digits(found: re.Match[str]) -> tuple[int, int]:
    if found["compact"]:
        marked = found[0].lower().rstrip(". ").endswith(("h", "hr", "hrs", "uhr"))
        return int(found["compact"][:2]) * HOUR + int(found["compact"][2:]) * 60, 2 if marked else 1
    if found["bare"]:
        return int(found["bare"]) * HOUR, 0
    minute = 30 if found["halfpast"] else int(found["minute"] or 0)
    seconds = int(found["hour"]) * HOUR + minute * 60 + int(found["second"] or 0)
    mark = (found["mark"] or "").lower()
    return seconds, 1 if mark in _HOURS_TOO else 2


def _half(found: re.Match[str]) -> str:
    written = (found["before"] or found["after"] or "").lower()
    if not written:
        return ""
    if written == _NOON:
        return "am" if (found["hour"] or found["bare"] or "").startswith(("10", "11")) else "pm"
    return "pm" if written.strip().startswith(("p", "m", "n")) or written in _AFTERNOON else "am"


def _with_half(seconds: int, half: str) -> Clock:
    of_half = seconds % HALF_DAY
    return Clock(of_half + (HALF_DAY if half == "pm" else 0), half)
