"""Reads how long something takes from text, in the ways people write it; knows no cell and no plan."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

UNITS: Final = {"h": 3600, "min": 60, "s": 1}


@dataclass(frozen=True, slots=True)
class Length:
    """Seconds planned, and the shortest and longest where a range was written ("15-20 min": planned is the longest).

    ``unit`` is "" for a bare number (``planned_s`` takes it as minutes), ":" for ``5:30``, which can be read two ways.
    """

    planned_s: int
    shortest_s: int | None = None
    longest_s: int | None = None
    unit: str = "min"
    text: str = ""


_NUMBER = r"\d{1,4}(?:[.,]\d{1,3})?|\d{1,3}?\s?[½¼¾]"
_HOURS = (
    r"heures?|horas?|h(?:ours?|rs?\b|rs?\.|r(?=[:\s\d])|s\b)?|stunden?|std\.?|ore\b|ora\b|uur|uren|時間|小时|小時|시간"
)
_MINUTES = r"min(?:u[a-z]{1,4}|s|\.)?|mn|m(?!\w)|['′’]|分鐘|分钟|分間?|분"
_SECONDS = r"s(?:ec(?:ond[sei]?|\.|s)?|ek(?:unden?|\.)?)?(?!\w)|segundos?|secondi|[\"″”]|秒|초"
_PIECE: Final = re.compile(
    rf"\s*(?:(?:and|und|et|y|e|en|:|,|\+)\s*)?(?P<number>{_NUMBER})\s*(?:(?P<h>{_HOURS})|(?P<min>{_MINUTES})|(?P<s>{_SECONDS}))",
    re.IGNORECASE,
)
_TO: Final = re.compile(r"\s*(?:[-‐-―−~〜～/]|\b(?:to|bis|à|a|até|tot|or|oder)\b)\s*", re.IGNORECASE)
_PLAIN: Final = re.compile(rf"(?P<number>{_NUMBER})")
_COLON: Final = re.compile(r"(\d{1,3}):([0-5]\d)(?::([0-5]\d)(?:[.,]\d+)?)?")
_ABOUT: Final = re.compile(
    r"[\s(\[]*(?:(?:ca\.?|c\.|circa|about|approx\.?|around|environ|aprox\.?|max\.?|up to|~|≈)\s*)?", re.IGNORECASE
)
_SURELY_ABOUT: Final = re.compile(r"(?:ca\.?|c\.|circa|about|approx\.?|around|~|≈)\s*(?=\d)", re.IGNORECASE)
_HALVES: Final = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_MOST_S: Final = 48 * 3600


@lru_cache(maxsize=20_000)
def whole_length(text: str) -> Length | None:
    """The length a text is and nothing beside: "75 Minuten", "1h 45", "15-20 min", "0:35", "5:30", "12" (unit "")."""
    text = text.strip()
    if not text or len(text) > 40:
        return None
    found = length_at(text, 0)
    if found is None or text[found[1] :].strip(" .,;:)]*"):
        return _bare(text)
    return found[0]


def length_at(text: str, at: int) -> tuple[Length, int] | None:
    """The length with a unit that begins here, with where it ends; None when there is none."""
    about = _ABOUT.match(text, at)
    at = about.end() if about else at
    single = _with_units(text, at)
    if single:
        more = _TO.match(text, single[1])
        second = _with_units(text, more.end()) if more else None
        if second and second[0].planned_s >= single[0].planned_s:
            return _ranged(single[0].planned_s, second[0].planned_s, single[0].unit), second[1]
        return single
    first = _PLAIN.match(text, at)
    to = _TO.match(text, first.end()) if first else None
    second = _with_units(text, to.end()) if to else None
    if first is None or second is None:
        return None
    low, high = _seconds(first["number"], second[0].unit), second[0].planned_s
    return (_ranged(low, high, second[0].unit), second[1]) if 0 < low <= high else None


def find_length(text: str) -> tuple[Length, int, int] | None:
    """The first length with a unit anywhere in a text, with where it begins and ends."""
    for digit in re.finditer(r"(?<![\w.:,])\d", text):
        found = length_at(text, digit.start())
        if found:
            return found[0], digit.start(), found[1]
    return None


def _with_units(text: str, at: int) -> tuple[Length, int] | None:
    """``1h 45 min``: pieces from large to small, the last unit may be missing after hours ("1h30")."""
    total, unit, ends, smallest = 0, "", at, 3601
    while piece := _PIECE.match(text, ends):
        own = str(piece.lastgroup)
        if UNITS[own] >= smallest or (ends > at and unit == ""):
            break
        total += _seconds(piece["number"], own)
        unit, smallest, ends = unit or own, UNITS[own], piece.end()
    if unit == "h" and smallest == 3600 and (rest := re.compile(r"\s?([0-5]\d)(?![\d:.,])").match(text, ends)):
        total, ends = total + int(rest[1]) * 60, rest.end()
    return (Length(total, unit=unit, text=text[at:ends].strip()), ends) if unit and total <= _MOST_S else None


def _bare(text: str) -> Length | None:
    text = _SURELY_ABOUT.sub("", text, count=1) if _SURELY_ABOUT.match(text) else text
    colon = _COLON.fullmatch(text)
    if colon:
        return _colon(colon, text)
    number = _PLAIN.fullmatch(text)
    if number:
        return Length(_seconds(number["number"], "min"), unit="", text=text)
    low, to, high = text.partition("-") if "-" in text else text.partition("–")
    if to and _PLAIN.fullmatch(low.strip()) and _PLAIN.fullmatch(high.strip()):
        first, last = _seconds(low.strip(), "min"), _seconds(high.strip(), "min")
        return _ranged(first, last, "") if first < last else None
    return None


def _colon(colon: re.Match[str], text: str) -> Length | None:
    """``0:35`` and ``1:05:00`` begin with hours; ``5:30`` may begin with minutes: the reader of the column says."""
    first, second, third = int(colon[1]), int(colon[2]), colon[3]
    total = first * 3600 + second * 60 + int(third or 0)
    return Length(total, unit="h" if third or first == 0 else ":", text=text) if total <= _MOST_S else None


def _ranged(low: int, high: int, unit: str) -> Length:
    return Length(high, low, high, unit)


def _seconds(number: str, unit: str) -> int:
    value = 0.0
    for sign, part in _HALVES.items():
        if number.endswith(sign):
            number, value = number[:-1].strip(), part
    value += float(number.replace(",", ".")) if number else 0.0
    return round(value * UNITS[unit])
