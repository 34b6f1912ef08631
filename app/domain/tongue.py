"""The language a document is written in: its fixed words, dates, clock and quotation marks; reads no file, no locale.

The English words are the keys: what a language has no words for yet stays English and can be found by a test.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from app.domain.clock import format_clock

_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True)
class Tongue:
    """One language's words. Called with an English sentence it gives its own, ``{names}`` filled in.

    ``tag`` is the language's IETF tag. The date patterns take ``{day}``, ``{month}`` and ``{year}``;
    ``number_date`` is how a spreadsheet shows a day, in its own code. ``twelve`` is for a clock of twelve hours.
    """

    tag: str = "en"
    words: Mapping[str, str] = field(default_factory=dict)
    months: tuple[str, ...] = _MONTHS
    short_months: tuple[str, ...] = tuple(month[:3] for month in _MONTHS)
    long_pattern: str = "{day} {month} {year}"
    short_pattern: str = "{day} {month} {year}"
    quotes: tuple[str, str] = ("“", "”")
    twelve: bool = False
    number_date: str = "d mmm yyyy"

    def __call__(self, english: str, /, **values: object) -> str:
        """The sentence in this language; what is filled in is never read as a pattern."""
        said = self.words.get(english, english)
        return said.format(**values) if values else said

    def count(self, number: int, one: str, many: str, /, **values: object) -> str:
        """``1 segment`` or ``3 segments``: both sentences hold ``{n}``."""
        return self(one if number == 1 else many, n=number, **values)

    def several(self, words: tuple[str, ...]) -> str:
        """``a, b and c``."""
        if len(words) < 2:
            return "".join(words)
        return self("{most} and {last}", most=", ".join(words[:-1]), last=words[-1])

    def quoted(self, text: str) -> str:
        """Text in quotation marks, unless it brings its own."""
        bare = text.strip()
        return bare if bare[:1] in "“\"„«‘'‹»" else f"{self.quotes[0]}{bare}{self.quotes[1]}"

    def clock(self, clock_s: int) -> str:
        """``10:52``, or ``10:52 AM`` on a clock of twelve hours; a day later is not told."""
        shown = format_clock(clock_s)
        if not self.twelve:
            return shown
        hour, rest = int(shown[:2]), shown[2:]
        return f"{hour % 12 or 12}{rest}\u00a0{'AM' if hour < 12 else 'PM'}"

    def long_date(self, iso: str) -> str:
        """``14 November 2026``; a text that is no ISO date is given back as it is."""
        return self._dated(iso, self.long_pattern, self.months)

    def short_date(self, iso: str) -> str:
        """``14 Nov 2026``; a text that is no ISO date is given back as it is."""
        return self._dated(iso, self.short_pattern, self.short_months)

    def _dated(self, iso: str, pattern: str, months: tuple[str, ...]) -> str:
        try:
            day = date.fromisoformat(iso)
        except ValueError:
            return iso
        return pattern.format(day=day.day, month=months[day.month - 1], year=day.year)


ENGLISH: Final = Tongue()
