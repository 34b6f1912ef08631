"""Rows of a spreadsheet as segments: what each column means is read from its head, or from what stands in it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from app.domain import edits
from app.domain.clock import parse_clock, parse_length
from app.domain.errors import EditRefused
from app.domain.find import fold
from app.domain.plan import Field, Plan, Section, Segment, new_id
from app.domain.text import clean, one_line
from widgets.outline.columns import OWN, read_kind
from widgets.ownfields import own_names

MOST_ROWS: Final = 2_000
_EARLIEST_S: Final = 5 * 3600
"""Times in a rising column that begin before this are lengths or offsets: few sessions start at night."""
_CLOCK: Final = re.compile(r"(\d{1,2}[:.h]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?)(?: ?[-–—] ?\d{1,2}[:.h]\d{2}.*)?", re.I)
_SAID: Final = {
    "start": "start, begin, from, clock, start time, time, when, zeit, uhrzeit, beginn, heure",
    "planned_s": "min, mins, minutes, duration, length, dauer, minuten, duree, planned",
    "title": "segment, title, activity, topic, session, item, agenda, what, thema, name, aktivitat, titre",
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
_MEANING: Final = {fold(word): key for key, words in _SAID.items() for word in words.split(", ")}


@dataclass(frozen=True, slots=True)
class Rows:
    """Lines of cells with the meaning of each column: a column's key, or ``description`` for all other words."""

    meanings: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]


def cells_of(text: str) -> list[list[str]]:
    """Lines and cells as a spreadsheet puts them on the clipboard; a cell in quotation marks may hold line ends."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        found = list(csv.reader(io.StringIO(unified), delimiter="\t"))
    except csv.Error:  # a cell too long for the reader, or with an odd quotation mark
        found = [line.split("\t") for line in unified.split("\n")]
    return [line for line in found if any(cell.strip() for cell in line)]


def read_rows(text: str, plan: Plan) -> Rows:
    """What was pasted, understood; EditRefused when there is nothing to take."""
    lines = cells_of(text)
    if not lines:
        raise EditRefused("There is no text on the clipboard. Copy rows from a spreadsheet first.")
    if len(lines) > MOST_ROWS:
        raise EditRefused(f"These are {len(lines):,} rows. Paste {MOST_ROWS:,} at most, or import the file.")
    width = max(len(line) for line in lines)
    whole = [(*line, *[""] * (width - len(line))) for line in lines]
    headed = _headed(whole, own_names(plan)) if len(whole) > 1 else ()
    if headed:
        return Rows(headed, tuple(whole[1:]))
    return Rows(_guessed(whole), tuple(whole))


def pasted(plan: Plan, rows: Rows, after_id: str | None) -> Plan:
    """The plan with the rows as segments behind one; sections that it has not are made."""
    known = {fold(section.title): section.id for section in plan.sections}
    segments = []
    for line, length_s in zip(rows.lines, _lengths(rows), strict=True):
        cells = dict(zip(rows.meanings, line, strict=True))
        section = one_line(cells.get("section_id", ""))
        if section and fold(section) not in known:
            known[fold(section)] = new_id()
            plan = edits.put_section(plan, Section(known[fold(section)], section))
        made = _segment(rows, line, length_s)
        segments.append(replace(made, section_id=known.get(fold(section))) if section else made)
    return edits.paste(plan, segments, after_id)


def _headed(lines: Sequence[Sequence[str]], own: Sequence[str]) -> tuple[str, ...]:
    """The meanings by the first line, if it is a line of heads; a head nobody knows names a field of one's own."""
    first = lines[0]
    if any(_is_clock(cell) or _length(cell) is not None for cell in first):
        return ()
    mine = {fold(name): OWN + name for name in own}
    known = [mine.get(fold(one_line(cell))) or _MEANING.get(fold(one_line(cell))) for cell in first]
    if "title" not in known or sum(one is not None for one in known) < min(2, len(first)):
        return ()
    taken: set[str] = set()
    meanings = []
    for cell, meaning in zip(first, known, strict=True):
        fallback = OWN + one_line(cell, 80) if cell.strip() else "description"
        meanings.append(fallback if meaning is None or meaning in taken else meaning)
        taken.add(meanings[-1])
    return tuple(meanings)


def _guessed(lines: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The meanings by what stands in the columns: a clock, minutes, kinds; the first words are the title."""
    meanings: list[str] = []
    for cells in zip(*lines, strict=True):
        filled = [cell.strip() for cell in cells if cell.strip()]
        meaning = _content(filled)
        meanings.append("description" if meaning in meanings else meaning)
    if "title" not in meanings:
        raise EditRefused("There are no titles in these rows. Copy the column with the titles too.")
    return tuple(meanings)


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


def _lengths(rows: Rows) -> list[int | None]:
    """The length of each row: as it is written, else from its start to the next one's."""
    if "planned_s" in rows.meanings:
        place = rows.meanings.index("planned_s")
        return [_length(line[place]) for line in rows.lines]
    if "start" not in rows.meanings:
        return [None] * len(rows.lines)
    place = rows.meanings.index("start")
    starts = [_clock_s(line[place]) if _is_clock(line[place]) else None for line in rows.lines]
    return [
        after - start if start is not None and after is not None and after > start else None
        for start, after in zip(starts, [*starts[1:], None], strict=True)
    ]


def _segment(rows: Rows, line: Sequence[str], length_s: int | None) -> Segment:
    made = Segment(new_id(), "", planned_s=length_s or 600, length_touched=length_s is not None)
    spare: list[str] = []
    own: list[Field] = []
    for meaning, cell in zip(rows.meanings, line, strict=True):
        if not cell.strip():
            continue
        if meaning.startswith(OWN):
            own.append(Field(meaning[len(OWN) :], clean(cell.strip())))
        elif meaning == "description" or _unread(meaning, cell):
            spare.append(clean(cell.strip()))
        else:
            made = _with(made, meaning, cell)
    title = made.title or (one_line(spare[0]) if spare else "") or "New segment"
    return replace(made, title=title, description="\n".join(spare), custom=tuple(own))


def _unread(meaning: str, cell: str) -> bool:
    """Whether what was written there cannot be read as what the column means: its words are kept all the same."""
    return (meaning == "planned_s" and _length(cell) is None) or (meaning == "kind" and read_kind(cell) is None)


def _with(segment: Segment, meaning: str, cell: str) -> Segment:
    match meaning:
        case "title" | "led_by" | "slides":
            return _with_line(segment, meaning, one_line(cell))
        case "intent.why":
            return replace(segment, intent=replace(segment.intent, why=clean(cell.strip())))
        case "transition":
            return replace(segment, transition=clean(cell.strip()))
        case "notes":
            return replace(segment, notes=clean(cell.strip()))
        case "kind":
            return replace(segment, kind=read_kind(cell) or segment.kind)
    return segment


def _with_line(segment: Segment, name: str, words: str) -> Segment:
    if name == "title":
        return replace(segment, title=words)
    return replace(segment, led_by=words) if name == "led_by" else replace(segment, slides=words)


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
    """Seconds, or None where it is no length or of no use as one."""
    try:
        seconds = parse_length(cell.strip())
    except ValueError:
        return None
    return seconds if 0 < seconds <= 86_400 else None
