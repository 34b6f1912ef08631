"""Takes a text apart that holds title, time and remarks together: a cell of a timetable, a line of a document."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from app.importers.sense.text.lengths import Length, length_at, whole_length
from app.importers.sense.text.times import Span, find_spans, leading_span, whole_span

_EDGE = " \t\n-–—:;.,|•·*"
LONGEST_LINE: Final = 100
LONGEST_ENDING: Final = 80
"""Characters at the end of a line in which a length and what sets it apart stand."""
_BRACKETED = re.compile(r"[(\[]\s*(\d[^()\[\]]{0,20})[)\]]")
_LISTED = re.compile(r"\s*(?:\d{1,2}[.)]|[a-z][.)]|[•·*–-])\s+(?=\D)")
_TRAILING = re.compile(r"[\s:–—-]*\(?\s*(?=\d)")


@dataclass(slots=True)
class Part:
    """One item as a text tells it; ``more`` are the lines that are neither title nor time."""

    title: str = ""
    span: Span | None = None
    length: Length | None = None
    more: list[str] = field(default_factory=list)

    @property
    def timed(self) -> bool:
        """Whether the text gives it a time of its own."""
        return self.span is not None or self.length is not None


def parts_of(text: str) -> list[Part]:
    """The items in a timetable's cell: lines of title, then of time; a title after that begins another.

    Without any time it is one item: the first line its title.
    """
    lines = [line for line in (raw.strip() for raw in text.split("\n")) if line.strip(_EDGE)]
    if not any(_time_line(line) for line in lines):
        return [_plain(lines)] if lines else []
    parts: list[Part] = []
    current = Part()
    for place, line in enumerate(lines):
        timed = _time_line(line)
        if timed:
            _merge(current, timed)
        elif current.timed and current.title and any(_time_line(later) for later in lines[place + 1 :]):
            parts.append(current)
            current = Part(line.strip(_EDGE))
        elif current.timed:
            current.more.append(line)
        else:
            current.title = f"{current.title} {line.strip()}".strip()
    return [*parts, current]


def _plain(lines: list[str]) -> Part:
    if len(lines) == 1 and (ending := ending_length(lines[0])):
        return ending
    return Part(" ".join(lines[0].strip(_EDGE).split()), more=lines[1:])


def _merge(part: Part, timed: Part) -> None:
    part.span = part.span or timed.span
    part.length = part.length or timed.length
    if timed.title and not part.title:
        part.title = timed.title
    elif timed.title:
        part.more.append(timed.title)
    part.more.extend(timed.more)


def _time_line(line: str) -> Part | None:
    """A line that is a time or a length, or begins with one that a dash or nothing follows."""
    bare = line.strip("()[] ")
    if any(sign.isdigit() for sign in bare) and (span := whole_span(bare)):
        return Part(span=span)
    length = whole_length(bare)
    if length and length.unit not in {"", ":"}:
        return Part(length=length)
    leading = length_at(line, 0)
    if leading and line[leading[1] :].lstrip().startswith(("-", "–", "—", ",", ")", "(")):
        return Part(line[leading[1] :].strip(_EDGE + "()"), length=leading[0])
    return None


def leading_part(line: str, hours: bool = False) -> Part | None:
    """A line that begins with its time ("9:00: Setup", "10:05-10:50 Workshop", "5m - Happy path"), and says what.

    ``hours``: "8h – Setup" begins at eight and does not last eight hours.
    """
    found = leading_span(line, hours)
    if found:
        rest, *behind = [piece for piece in line[found.ends :].strip(_EDGE).split("\t") if piece.strip()] or [""]
        ending = ending_length(rest)
        length = ending.length if ending else None
        return Part(_flat(ending.title if ending else rest), found.span, length, [_flat(piece) for piece in behind])
    length_found = length_at(line, 0)
    if length_found and length_found[0].unit not in {"", ":"}:
        rest = line[length_found[1] :]
        if rest.lstrip().startswith(("-", "–", "—", ":", "|", "\t", ")")) or not rest.strip():
            return Part(_flat(rest.strip(_EDGE + ")")), length=length_found[0])
    return None


def ending_span(line: str) -> Part | None:
    """A short line that ends in its start and end ("Lunch 12:00-13:00")."""
    found = find_spans(line)[-1:] if len(line) <= LONGEST_LINE else []
    if not found or found[0].span.end is None or line[found[0].ends :].strip(_EDGE + ")"):
        return None
    title = line[: found[0].begins].strip(_EDGE + "(")
    return Part(_flat(title), found[0].span) if any(sign.isalpha() for sign in title) else None


def ending_length(line: str) -> Part | None:
    """A line that ends in its length ("Warm-up (10 min)", "Puffer: 30 Minuten")."""
    line = line.rstrip()
    for begins in (found.end() for found in _TRAILING.finditer(line, len(line) - LONGEST_ENDING) if found.start() > 0):
        if begins and not (line[begins - 1].isspace() or line[begins - 1] in ":(–—-"):
            continue
        if (span := whole_span(line[begins:].rstrip(" )"))) and span.end:
            return _bracketed_length(line[:begins])
        length = whole_length(line[begins:].rstrip(" )"))
        title = line[:begins].strip(_EDGE + "(")
        if length and length.unit not in {"", ":"} and any(sign.isalpha() for sign in title):
            return Part(_flat(title), length=length)
    return _bracketed_length(line)


def _bracketed_length(line: str) -> Part | None:
    """A length in brackets with more behind it ("2. Budget (25 min) – Finance")."""
    found = _BRACKETED.search(line)
    length = whole_length(found[1]) if found else None
    title = line[: found.start()].strip(_EDGE) if found else ""
    if found is None or length is None or length.unit in {"", ":"} or not any(sign.isalpha() for sign in title):
        return None
    more = line[found.end() :].strip(_EDGE)
    return Part(_flat(title), length=length, more=[more] if more else [])


def _flat(text: str) -> str:
    """One line, without the number or dot of a list in front."""
    return " ".join(_LISTED.sub("", text, count=1).split()) if _LISTED.match(text) else " ".join(text.split())
