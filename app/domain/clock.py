"""Times of day and lengths as people write them, and as they read them; knows no plan.

Everything is whole seconds. A bare number is minutes for a length and an hour for a time of day.
"""

from __future__ import annotations

import re
from typing import Final

from app.domain.plan import DAY_S, MAX_SECONDS

_CLOCK: Final = re.compile(
    r"(?P<h>\d{1,2})(?:\s*[:.h]\s*(?P<m>\d{2})(?:\s*[:.]\s*(?P<s>\d{2}))?)?\s*(?:h|uhr)?"
    r"\s*(?P<half>[ap]\.?\s*m\.?)?\s*(?:\+(?P<days>\d{1,3})d?)?",
    re.IGNORECASE,
)
_PACKED: Final = re.compile(r"(?P<h>\d{1,2})(?P<m>\d{2})\s*(?P<half>[ap]\.?\s*m\.?)?", re.IGNORECASE)
_TIMER: Final = re.compile(r"(\d{1,4}):([0-5]\d)")
_COLONS: Final = re.compile(r"(\d{1,3}):(\d{2})(?::(\d{2}))?")
_PARTS: Final = re.compile(r"(\d+(?:[.,]\d+)?)\s*([a-zµ'′\"″]*)\.?", re.IGNORECASE)
_UNITS: Final = {
    3600: ("h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden"),
    60: ("", "m", "min", "mins", "minute", "minutes", "minuten", "'", "′"),
    1: ("s", "sec", "secs", "second", "seconds", "sek", '"', "″"),
}
_SECONDS_IN: Final = {word: seconds for seconds, words in _UNITS.items() for word in words}


def parse_clock(text: str) -> int:
    """Seconds from midnight: ``10:52``, ``1:05 pm``, ``9.30``, ``14h00``, ``1405``, ``24:00``, ``00:15 +1``.

    ``ValueError`` when it is no time of day.
    """
    folded = text.strip()
    match = _CLOCK.fullmatch(folded) or _PACKED.fullmatch(folded)
    if match is None:
        raise ValueError(f"{folded!r} is not a time; write it like 10:52")
    found = match.groupdict()
    hour, minute, second = int(found["h"]), int(found["m"] or 0), int(found.get("s") or 0)
    hour = _hour(hour, found["half"])
    if hour > 24 or minute > 59 or second > 59 or (hour == 24 and minute + second):
        raise ValueError(f"{folded!r} is not a time of day; the last is 23:59")
    return int(found.get("days") or 0) * DAY_S + hour * 3600 + minute * 60 + second


def _hour(hour: int, half: str | None) -> int:
    if half is None:
        return hour
    if not 1 <= hour <= 12:
        raise ValueError("with am or pm the hour is 1 to 12")
    return hour % 12 + (12 if half[0] in "pP" else 0)


def parse_length(text: str) -> int:
    """Seconds: ``90`` (minutes), ``90 min``, ``1:30`` (hours and minutes), ``1h30``, ``1.5h``, ``5 min 30 s``.

    ``ValueError`` when it is no length, or one over 32 bits.
    """
    folded = text.strip().lower()
    colons = _COLONS.fullmatch(folded)
    seconds = _of_colons(colons) if colons else _of_parts(folded)
    if seconds > MAX_SECONDS:
        raise ValueError(f"{folded!r} is too long")
    return seconds


def parse_timer(text: str) -> int:
    """Seconds of what is counted in minutes: as :func:`parse_length`, but ``7:30`` is minutes and seconds."""
    pair = _TIMER.fullmatch(text.strip())
    return int(pair[1]) * 60 + int(pair[2]) if pair else parse_length(text)


def _of_colons(match: re.Match[str]) -> int:
    hours, minutes, seconds = int(match[1]), int(match[2]), int(match[3] or 0)
    if minutes > 59 or seconds > 59:
        raise ValueError(f"{match[0]!r} is not a length; after the colon come 00 to 59")
    return hours * 3600 + minutes * 60 + seconds


def _of_parts(text: str) -> int:
    """Numbers with units from large to small; a number without one takes the next smaller unit."""
    total, unit_before, place = 0.0, 0, 0
    while place < len(text):
        match = _PARTS.match(text, place)
        unit = _SECONDS_IN.get(match[2]) if match else None
        if match is None or unit is None:
            break
        if not match[2] and unit_before:
            unit = unit_before // 60
        if unit < 1 or (unit_before and unit >= unit_before):
            break
        total += float(match[1].replace(",", ".")) * unit
        unit_before = unit
        place = match.end() + len(text[match.end() :]) - len(text[match.end() :].lstrip(" ,"))
    if not text or place < len(text):
        raise ValueError(f"{text!r} is not a length; write it like 25 or 1h30")
    if total > MAX_SECONDS:
        raise ValueError(f"{text!r} is too long")
    return round(total)


def minute_down(seconds: int) -> int:
    """The seconds of the whole minute before, or of this one: nobody reads seconds off a deadline or a forecast."""
    return seconds - seconds % 60


def minute_up(seconds: int) -> int:
    """The seconds of the whole minute after, or of this one."""
    return -(-seconds // 60) * 60


def format_clock(clock_s: int) -> str:
    """``10:52``, with seconds only when there are some; past midnight it wraps (the caller says which day)."""
    hours, rest = divmod(clock_s % DAY_S, 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{hours:02d}:{minutes:02d}" + (f":{seconds:02d}" if seconds else "")


def format_length(length_s: int) -> str:
    """``25 min``, ``1 h 05``, ``45 s``, ``5 min 30 s``, ``1 h 05 min 30 s``; negative ones with a minus sign."""
    if length_s < 0:
        return "−" + format_length(-length_s)
    hours, rest = divmod(length_s, 3600)
    minutes, seconds = divmod(rest, 60)
    if hours and seconds:
        return f"{hours} h {minutes:02d} min {seconds} s"
    if hours:
        return f"{hours} h {minutes:02d}" if minutes else f"{hours} h"
    if minutes and seconds:
        return f"{minutes} min {seconds} s"
    return f"{seconds} s" if seconds else f"{minutes} min"


def format_offset(offset_s: int) -> str:
    """Hours and minutes from a start, signed: ``+0:52``, ``−0:10``, with seconds only when there are some."""
    sign = "−" if offset_s < 0 else "+"
    hours, rest = divmod(abs(offset_s), 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{sign}{hours}:{minutes:02d}" + (f":{seconds:02d}" if seconds else "")


def format_timer(length_s: int) -> str:
    """Minutes as a bare number, with seconds after a colon where there are some: ``25``, ``4:12``, ``0:36``."""
    minutes, seconds = divmod(length_s, 60)
    return f"{minutes}:{seconds:02d}" if seconds else str(minutes)


def format_minutes(length_s: int) -> str:
    """Minutes as a bare number: ``25``, ``5.5``; two decimals at most."""
    return f"{length_s / 60:.2f}".rstrip("0").rstrip(".")
