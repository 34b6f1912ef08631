"""Rows of a spreadsheet as segments: read as the importer reads a sheet, put where the outline's columns are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from app.domain import edits
from app.domain.errors import EditRefused
from app.domain.find import fold
from app.domain.plan import Field, Plan, Section, Segment, new_id
from app.domain.sheet import NO_CHOICES, Choices, Grid, Meaning, Reading
from app.domain.tabular import Lines, grid_of, ways_to_cut
from app.domain.text import clean, one_line
from widgets.outline.heads import Homes, homes_in, is_headed, with_heads
from widgets.outline.homing import TIMES, homed
from widgets.verbs import Understand

MOST_ROWS: Final = 2_000
SOURCE: Final = "clipboard"
_MOST_TRIED: Final = 6
"""More doubts than these are asked about without a look at what hangs on them."""
_REASONS: Final = frozenset({"purpose", "intent", "zweck"})
"""Heads that stand over reasons as often as over titles: beside a title they are reasons."""
_OURS: Final = {
    "start": Meaning.START,
    "planned_s": Meaning.LENGTH,
    "title": Meaning.TITLE,
    "intent.why": Meaning.WHY,
    "led_by": Meaning.OWNER,
    "kind": Meaning.KIND,
    "section_id": Meaning.SECTION,
    "slides": Meaning.SLIDES,
}
"""What the outline's own columns are to the importer."""


@dataclass(frozen=True, slots=True)
class Rows:
    """What was pasted, understood. ``asked``: the sheet to look at first, where lengths can be read in two ways."""

    segments: tuple[Segment, ...]
    sections: tuple[Section, ...] = ()
    unsized: int = 0
    left_out: tuple[str, ...] = ()
    asked: tuple[Grid, Choices] | None = None


def read_rows(text: str, plan: Plan, understand: Understand) -> Rows:
    """What was pasted, understood; EditRefused when there is nothing to take."""
    ways = [_squared(lines) for lines in ways_to_cut(text) if lines]
    if not ways:
        raise EditRefused("There is no text on the clipboard. Copy rows from a spreadsheet first.")
    if len(ways[-1]) > MOST_ROWS:
        raise EditRefused(f"These are {len(ways[-1]):,} rows. Paste {MOST_ROWS:,} at most, or import the file.")
    homes = homes_in(plan)
    for lines in ways:
        rows = _timed(lines, homes, understand)
        if rows is None and is_headed(lines, homes):
            rows = _untimed(lines, homes)
        if rows is not None:
            return rows
    return _untimed(with_heads(ways[-1]), homes)


def pasted(plan: Plan, rows: Rows, after_id: str | None) -> Plan:
    """The plan with the rows as segments behind one; sections that it has not are made."""
    known = {fold(section.title): section.id for section in plan.sections}
    homes: dict[str | None, str | None] = {None: None}
    for section in rows.sections:
        homes[section.id] = known.setdefault(fold(section.title), section.id)
        if homes[section.id] == section.id:
            plan = edits.put_section(plan, section)
    segments = [replace(one, section_id=homes[one.section_id]) for one in rows.segments]
    return edits.paste(plan, segments, after_id)


def rows_of(reading: Reading, plan: Plan) -> Rows:
    """The segments of a reading, with what the outline has columns for where it belongs."""
    return _rows(reading, homes_in(plan))


def _squared(lines: Lines) -> Lines:
    width = max(len(line) for line in lines)
    return tuple((*line, *[""] * (width - len(line))) for line in lines)


def _timed(lines: Lines, homes: Homes, understand: Understand) -> Rows | None:
    """Rows with times or lengths; None where the importer finds none."""
    reading = understand(SOURCE, (grid_of(lines, SOURCE),), NO_CHOICES)
    if not any(table.header_rows for table in reading.tables):
        if is_headed(lines, homes):
            return None
        reading = understand(SOURCE, (grid_of(with_heads(lines), SOURCE),), NO_CHOICES)
    choices = _choices(reading, homes)
    if choices != NO_CHOICES:
        chosen = understand(SOURCE, reading.grids, choices)
        reading, choices = (chosen, choices) if chosen.plans else (reading, NO_CHOICES)
    if not reading.plans:
        return None
    asked = (reading.grids[0], choices) if _is_in_doubt(reading, choices, understand) else None
    rows = replace(_rows(reading, homes), asked=asked)
    return rows if asked or rows.unsized < len(rows.segments) else _usual(rows)


def _usual(rows: Rows) -> Rows:
    """Where no row at all says a length, each gets that of any new segment."""
    usual = Segment("", "").planned_s
    return replace(rows, segments=tuple(replace(one, planned_s=usual) for one in rows.segments), unsized=0)


def _choices(reading: Reading, homes: Homes) -> Choices:
    """What our own columns are, where the importer takes their heads for something else; times are its own affair."""
    choices = NO_CHOICES
    for column in (column for table in reading.tables for column in table.columns):
        head = fold(one_line(column.header))
        wish = Meaning.WHY if head in _REASONS else None
        if head in homes.own:
            wish = _OURS.get(homes.own[head], Meaning.KEEP)
        if wish is not None and wish is not column.meaning and column.meaning not in TIMES:
            choices = choices.with_column(column.id, wish)
    return choices


def _is_in_doubt(reading: Reading, choices: Choices, understand: Understand) -> bool:
    """Whether another answer would give other lengths, or these rows do not follow one another in one room."""
    if len(reading.plans) > 1 or len(reading.plans[0].lanes) > 1 or len(reading.doubts) > _MOST_TRIED:
        return True
    others = (
        choices.with_answer(doubt.id, number)
        for doubt in reading.doubts
        for number in range(len(doubt.readings))
        if number != doubt.chosen
    )
    now = _lengths(reading)
    return any(_lengths(understand(SOURCE, reading.grids, other)) != now for other in others)


def _lengths(reading: Reading) -> list[tuple[int, int | None, int | None]]:
    return [(one.planned_s, one.shortest_s, one.longest_s) for plan in reading.plans for one in plan.segments]


def _rows(reading: Reading, homes: Homes) -> Rows:
    columns = (column for table in reading.tables for column in table.columns)
    meanings = {fold(one_line(column.header)): column.meaning for column in columns}
    segments = tuple(homed(one, homes.all, meanings) for plan in reading.plans for one in plan.segments)
    sections = tuple(one for plan in reading.plans for one in plan.sections)
    return Rows(segments, sections, reading.unsized, tuple(one.text for one in reading.unread))


def _untimed(lines: Lines, homes: Homes) -> Rows:
    """Rows under heads without any time: each a segment of the usual length."""
    sections: dict[str, Section] = {}
    segments = []
    for line in lines[1:]:
        cells = [(one_line(head, 80), cell) for head, cell in zip(lines[0], line, strict=True) if cell.strip()]
        named = next((one_line(cell) for head, cell in cells if homes.all.get(fold(head)) == "section_id"), "")
        home = sections.setdefault(fold(named), Section(new_id(), named)).id if named else None
        custom = tuple(
            Field(head, clean(cell.strip())) for head, cell in cells if homes.all.get(fold(head)) != "section_id"
        )
        made = homed(Segment(new_id(), "", section_id=home, custom=custom), homes.all, {})
        segments.append(made if made.title else replace(made, title=one_line(made.description) or "New segment"))
    return Rows(tuple(segments), tuple(sections.values()))
