"""What people write over rows, as the outline's own columns; and heads for rows that came without any."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.clock import parse_clock, parse_length
from app.domain.errors import EditRefused
from app.domain.find import fold
from app.domain.plan import Plan
from app.domain.tabular import Lines
from app.domain.text import one_line
from widgets.outline.columns import columns_of, read_kind

_EARLIEST_S: Final = 5 * 3600
"""Times in a rising column that begin before this are lengths or offsets: few sessions start at night."""
_CLOCK: Final = re.compile(r"(\d{1,2}[:.h]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?)(?: ?[-–—] ?\d{1,2}[:.h]\d{2}.*)?", re.I)
_ABOUT: Final = re.compile(r"^[~≈] ?|^\d+ ?[-–] ?(?=\d)")
_SAID: Final = {
    "start": "start, begin, from, clock, start time, time, when, zeit, uhrzeit, beginn, heure",
    "planned_s": "min, mins, minutes, duration, length, dauer, minuten, duree, planned",
    "title": "segment, title, activity, topic, session, item, agenda, what, thema, name, titel, aktivitat, titre",
    "intent.why": "why, why it is here, purpose, aim, goal, intent, ziel, zweck",
    "led_by": "led by, owner, who, facilitator, speaker, presenter, lead, wer, host, responsible",
    "slides": "slides, slide, folien",
    "transition": "transition, bridge",
    "kind": "kind, type, art",
    "section_id": "section, part, phase, module, block",
    "description": "description, what happens, details, content, how, method, methode, process, beschreibung",
    "notes": "notes, note, comments, comment, remarks, notizen",
    "number": "no, no., nr, nr., number, #",
}
_HOME: Final = {fold(word): key for key, words in _SAID.items() for word in words.split(", ")}
_MADE: Final = {
    "start": "Start",
    "planned_s": "Min",
    "title": "Segment",
    "kind": "Kind",
    "description": "Description",
    "number": "No",
}
"""The heads given to columns that have none, in words every reader knows."""


@dataclass(frozen=True, slots=True)
class Homes:
    """The key of the column each head (folded) belongs to: by the outline's own heads alone, and by usual words too."""

    own: Mapping[str, str]
    all: Mapping[str, str]


def homes_in(plan: Plan) -> Homes:
    """The heads of a plan's outline."""
    own = {fold(column.title): column.key for column in columns_of(plan)}
    return Homes(own, _HOME | own)


def is_headed(lines: Lines, homes: Homes) -> bool:
    """Whether the first line names the columns: it holds no time, and one of its known words is for titles."""
    first = lines[0]
    if len(lines) < 2 or any(_is_clock(cell) or _length(cell) is not None for cell in first):
        return False
    known = [homes.all.get(fold(one_line(cell))) for cell in first]
    return "title" in known and sum(one is not None for one in known) >= min(2, len(first))


def with_heads(lines: Lines) -> Lines:
    """The lines under heads by what stands in the columns: a clock, minutes, kinds; the first words are the title."""
    meanings: list[str] = []
    for cells in zip(*lines, strict=True):
        meaning = _content([cell.strip() for cell in cells if cell.strip()])
        meanings.append("description" if meaning in meanings else meaning)
    if "title" not in meanings:
        raise EditRefused("There are no titles in these rows. Copy the column with the titles too.")
    return (tuple(_MADE[meaning] for meaning in meanings), *lines)


def _content(filled: Sequence[str]) -> str:
    if not filled:
        return "description"
    if all(map(_is_clock, filled)):
        times = [_clock_s(cell) for cell in filled]
        rising = times == sorted(times) and len(set(times)) == len(times)
        return "start" if rising and (times[0] >= _EARLIEST_S or times[0] == 0) else "planned_s"
    if len(filled) > 2 and [cell.rstrip(".") for cell in filled] == [str(i) for i in range(1, len(filled) + 1)]:
        return "number"
    if all(_length(cell) is not None for cell in filled):
        return "planned_s"
    exact = [read_kind(cell) for cell in filled]
    return "kind" if len(filled) > 1 and len(set(exact)) > 1 and None not in exact else "title"


def _is_clock(cell: str) -> bool:
    return _CLOCK.fullmatch(cell.strip()) is not None and _clock_s(cell) >= 0


def _clock_s(cell: str) -> int:
    """Seconds from midnight of a time, or of the first of a range; -1 where it is none."""
    found = _CLOCK.fullmatch(cell.strip())
    try:
        return parse_clock(found[1]) if found else -1
    except ValueError:
        return -1


def _length(cell: str) -> int | None:
    """Seconds, of a range its end; None where it is no length or of no use as one."""
    try:
        seconds = parse_length(_ABOUT.sub("", cell.strip()))
    except ValueError:
        return None
    return seconds if 0 < seconds <= 86_400 else None
