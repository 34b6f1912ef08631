"""Reads how long something takes from text, in the ways people write it; knows no cell and no plan."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
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


_NUMBER = r"\d{1,4}(?:[.,]\d{1,3})?|\d{0,3}?\s?[½¼¾]|\d\s1/[24]|1/[24]|\d[个個]半"
_HOURS = (
    r"heures?|horas?|h(?:ours?|rs?\b|rs?\.|r(?=[:\s\d])|s\b)?|stunden?|stdn?\.?|ore\b|ora\b|uur|uren|u(?![^\W\d])"
    r"|timm(?:e|ar)\b|timer\b|hodin[ay]?\b|godz(?:\.|in\w*)?|час(?:а|ов)?|ч(?!\w)|saat|jam\b"
    r"|時間|個?小時|个?小时|個?鐘頭|个?钟头|个?钟(?!头)|시간"
)
_MINUTES = (
    r"min(?:u[a-z]{1,4}|s|\.)?|mn|mts\b|m(?!\w)|мин(?:ут\w*|\.)?|menit|dk\b|dakika|phút|['′’´`]|分鐘|分钟|分間?|분"
)
_SECONDS = r"s(?:ec(?:ond[sei]?|\.|s)?|ek(?:unden?|\.)?)?(?!\w)|segundos?|secondi|[\"″”]|秒|초"
_PIECE: Final = re.compile(
    rf"\s*(?:(?:and|und|et|y|e|en|i|и|&|:|,|(?P<plus>\+))\s*)?(?P<number>{_NUMBER})\s*(?:(?P<h>{_HOURS})|(?P<min>{_MINUTES})|(?P<s>{_SECONDS}))",
    re.IGNORECASE,
)
_TO: Final = re.compile(r"\s*(?:[-‐-―−~〜～/]|\b(?:to|bis|à|a|até|tot|or|oder)\b)\s*", re.IGNORECASE)
_PLAIN: Final = re.compile(rf"(?P<number>{_NUMBER})")
_COLON: Final = re.compile(r"(\d{1,3}):([0-5]\d)(?::([0-5]\d)(?:[.,]\d+)?)?")
_ABOUT: Final = re.compile(
    r"[\s(\[]*(?:(?:ca\.?|c\.|circa|about|approx\.?|around|environ|env\.|aprox\.?|max\.?|min\.|up to|bis zu"
    r"|[~≈±<≤約约약]|\+/-)\s*)?",
    re.IGNORECASE,
)
_ABOUT_IT: Final = re.compile(
    r"\(?(?:ca|approx|aprox|max|circa|environ|each|total|in all|h|hrs?|std|min)?[\s.,;:)\]*]*", re.IGNORECASE
)
"""What may follow a length without saying more of it."""
_UNIT_BEHIND: Final = re.compile(rf"(\d{{1,2}}):([0-5]\d)\s?(?:(?P<h>{_HOURS})|(?P<min>{_MINUTES}))", re.IGNORECASE)
_SUM: Final = re.compile(r"\d{1,3}(?:\s?\+\s?\d{1,3})+(?=\D*$)")
"""Minutes left to be added: "20+10 min"."""
_SURELY_ABOUT: Final = re.compile(r"(?:ca\.?|c\.|circa|about|approx\.?|around|~|≈)\s*(?=\d)", re.IGNORECASE)
_HALVES: Final = {"½": 0.5, "¼": 0.25, "¾": 0.75, "1/2": 0.5, "1/4": 0.25, "个半": 0.5, "個半": 0.5}
_AND_A_HALF: Final = re.compile(
    r"\s*(?:and a half\b|et demie?\b|y media\b|e meia\b|e mezz[ao]\b|en een half\b|半|반)", re.IGNORECASE
)
_TIMES: Final = re.compile(r"(\d{1,2})\s?[x×*]\s?(?=\d)", re.IGNORECASE)
_SPOKEN: Final = tuple(
    (seconds, re.compile(words, re.IGNORECASE))
    for seconds, words in (
        (5400, r"(?:one|an hour) and a half(?: hours?)?\b|(?:anderthalb|eineinhalb) stunden\b|anderhalf uur\b"),
        (5400, r"une heure et demie\b|una hora y media\b|uma hora e meia\b|un['’ ]?ora e mezza\b|한 시간 반"),
        (2700, r"three quarters of an hour\b|(?:eine )?dreiviertelstunde\b|trois quarts d['’]heure\b"),
        (1800, r"half (?:an |a )?hour\b|(?:eine )?halbe stunde\b|(?:une )?demi[- ]?heure\b|(?:een )?half uur\b"),
        (1800, r"media hora\b|meia hora\b|mezz['’ ]?ora\b|半[个個]?小[时時]|半時間"),
        (900, r"(?:a )?quarter (?:of an )?hour\b|(?:eine )?viertelstunde\b|(?:een )?kwartier\b|一刻[钟鐘]"),
        (900, r"(?:un )?quart d['’]heure\b|(?:un )?cuarto de hora\b|un quarto d['’]ora\b"),
        (3600, r"(?:an|one) hour\b|eine stunde\b|une heure\b|una hora\b|uma hora\b|un['’ ]?ora\b|een uur\b"),
        (3600, r"一[个個]?小[时時]|한 시간"),
    )
)
"""Lengths in words, longer phrases before those they begin with."""
_MOST_S: Final = 48 * 3600


@lru_cache(maxsize=20_000)
def whole_length(text: str) -> Length | None:
    """The length a text is and nothing beside: "75 Minuten", "1h 45", "15-20 min", "0:35", "5:30", "12" (unit "")."""
    text = text.strip()
    if not text or len(text) > 40:
        return None
    if added := _SUM.match(text):
        text = f"{sum(map(int, re.findall(r'[0-9]+', added[0])))}{text[added.end() :]}"
    found = length_at(text, 0)
    if found is None or not _ABOUT_IT.fullmatch(text[found[1] :].strip()):
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
    for seconds, words in _SPOKEN:
        if spoken := words.match(text, at):
            return Length(seconds, unit="h", text=spoken[0]), spoken.end()
    if (times := _TIMES.match(text, at)) and (each := _with_units(text, times.end())):
        return replace(each[0], planned_s=each[0].planned_s * int(times[1])), each[1]
    total, unit, ends, smallest = 0, "", at, 3601
    while piece := _PIECE.match(text, ends):
        own = str(piece.lastgroup)
        more = UNITS[own] == smallest and piece["plus"]
        if (UNITS[own] >= smallest and not more) or (ends > at and unit == ""):
            break
        total += _seconds(piece["number"], own)
        unit, smallest, ends = unit or own, UNITS[own], piece.end()
    if unit == "h" and smallest == 3600 and (rest := re.compile(r"\s?([0-5]\d)(?![\d:.,])").match(text, ends)):
        total, ends = total + int(rest[1]) * 60, rest.end()
    elif unit == "h" and smallest == 3600 and (half := _AND_A_HALF.match(text, ends)):
        total, ends = total + 1800, half.end()
    return (Length(total, unit=unit, text=text[at:ends].strip()), ends) if unit and total <= _MOST_S else None


def _bare(text: str) -> Length | None:
    text = _SURELY_ABOUT.sub("", text, count=1) if _SURELY_ABOUT.match(text) else text
    if stated := _UNIT_BEHIND.fullmatch(text):
        unit = str(stated.lastgroup)
        return Length(int(stated[1]) * UNITS[unit] + int(stated[2]) * UNITS[unit] // 60, unit=unit, text=text)
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
            number, value = number.removesuffix(sign).strip(), part
    value += float(number.replace(",", ".")) if number else 0.0
    return round(value * UNITS[unit])
