"""Reads the import child's answer as carefully as a stranger's, and turns its words into cells.

A sheet's words come once each, its rows as their numbers: a word is checked and made a cell only once.
"""

from __future__ import annotations

import base64
import datetime
import io
import math
import re
from collections.abc import Callable
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from app.domain.annotations import Annotation, Mark
from app.domain.errors import ImportProblem
from app.domain.sheet import EMPTY, Area, Cell, CellKind, Fill, Grid, Remark
from app.domain.template import is_read
from app.domain.text import MAX_TEXT, clean, one_line
from app.importers import limits
from app.importers.patience import Look

Row = Annotated[int, Field(ge=0, lt=limits.LAST_ROW)]
Rectangle = tuple[Row, Row, Row, Row]
Column = Annotated[int, Field(ge=0, lt=limits.COLUMNS)]
Color = Annotated[str, Field(pattern=r"^[0-9A-F]{6}$")]
Word = Annotated[str, Field(max_length=MAX_TEXT + 1)]
Number = Annotated[int, Field(ge=0, lt=limits.CELLS + 1)]
Line = Annotated[str, Field(max_length=500)]
Kind = Annotated[str, Field(pattern="^(" + "|".join(Mark) + ")$")]
WireMark = tuple[Kind, Word, Line, Line, Line, Line, Line, Line, Line, bool]
"""An annotation, field by field."""
_PLAIN = ConfigDict(strict=True, extra="forbid", hide_input_in_errors=True, frozen=True)
_DATE = re.compile(r"(\d{4}-\d\d-\d\d)(?: (\d{1,5}))?")


class Lists(BaseModel):
    """What a sheet has many of, or some more of it."""

    model_config = _PLAIN
    words: list[Word] = []
    rows: list[tuple[Row, Annotated[list[Number], Field(max_length=limits.COLUMNS)]]] = []
    merges: list[Rectangle] = []
    areas: list[Rectangle] = []
    hidden_rows: list[Row] = []
    notes: list[Annotated[str, Field(max_length=500)]] = []
    hidden_columns: list[Column] = []
    fills: list[tuple[Row, Column, Column, Color]] = []
    remarks: list[tuple[Row, Column, Word]] = []
    facts: list[tuple[Line, Line]] = []
    marks: list[WireMark] = []

    def add(self, more: Lists) -> None:
        """Take in a further piece; raises ValueError when there is more of anything than there may be."""
        for name, most in _MOST.items():
            own = getattr(self, name)
            own += getattr(more, name)
            if len(own) > most:
                raise ValueError("too much of it")


_MOST: Final = {
    "words": limits.CELLS + 1,
    "rows": limits.ROWS,
    "merges": limits.MERGES,
    "areas": limits.TABLES,
    "hidden_rows": limits.ROWS,
    "notes": 100,
    "hidden_columns": limits.COLUMNS,
    "fills": limits.FILLS,
    "remarks": limits.REMARKS,
    "facts": limits.FACTS,
    "marks": limits.MARKS,
}


class WireGrid(Lists):
    """One sheet as the child tells it."""

    name: str = Field(max_length=200)
    hidden: bool
    encoding: str = Field(default="", max_length=40)


class Answer(BaseModel):
    """A line of what the child says: sheets, more of the last one, or the sentence why there are none."""

    model_config = _PLAIN
    problem: str = Field(default="", max_length=1_000)
    grids: list[WireGrid] = Field(default=[], max_length=limits.SHEETS)
    more: Lists | None = None


class TemplateAnswer(BaseModel):
    """What the child says of a Word template: its look as a package, or the sentence why there is none."""

    model_config = _PLAIN
    problem: str = Field(default="", max_length=1_000)
    template: str = Field(default="", max_length=limits.ANSWER_BYTES)


def read_template_answer(data: bytes) -> bytes:
    """The package the child made; raises ImportProblem with its sentence, or when the answer is not one."""
    try:
        said = TemplateAnswer.model_validate_json(data)
        if said.problem:
            raise ImportProblem(one_line(said.problem, 1_000))
        package = base64.b64decode(said.template, validate=True)
        if not is_read(package):
            raise ValueError("no template")
    except (ValidationError, ValueError) as problem:
        raise ImportProblem("The template cannot be read: its reader gave no proper answer.") from problem
    return package


def read_answer(data: bytes, look: Look = lambda: None) -> tuple[Grid, ...]:
    """The grids the child read; raises ImportProblem with its sentence, or when the answer is not one.

    Line by line: checking all of a large answer in one go would hold the interpreter, and so the window.
    """
    try:
        wires: list[WireGrid] = []
        for line in io.BytesIO(data):
            look()
            _take(Answer.model_validate_json(line), wires)
        if not wires:
            raise ValueError("no sheet")
        return tuple(_grid(wire, look) for wire in wires)
    except (ValidationError, ValueError, IndexError) as problem:
        raise ImportProblem("The file cannot be read: its reader gave no proper answer.") from problem


def _take(said: Answer, wires: list[WireGrid]) -> None:
    if said.problem:
        raise ImportProblem(one_line(said.problem, 1_000))
    wires.extend(said.grids)
    wires[-1].add(said.more or Lists())
    if len(wires) > limits.SHEETS:
        raise ValueError("too many sheets")


def _grid(wire: WireGrid, look: Look) -> Grid:
    rows: list[tuple[Cell, ...]] = []
    cells = [cell_of(word) for word in wire.words]
    look()
    for number, numbers in wire.rows:
        look()
        if number < len(rows):
            raise ValueError("rows out of order")
        rows.extend([()] * (number - len(rows)))
        rows.append(tuple([cells[each] for each in numbers]))
    return Grid(
        name=one_line(wire.name, 200),
        rows=tuple(rows),
        merges=tuple(Area(*merge) for merge in wire.merges),
        hidden=wire.hidden,
        hidden_rows=tuple(wire.hidden_rows),
        areas=tuple(
            Area(top, left, min(bottom, len(rows) - 1), right)
            for top, left, bottom, right in wire.areas
            if top < len(rows)
        ),
        notes=tuple(one_line(note) for note in wire.notes),
        hidden_columns=tuple(wire.hidden_columns),
        fills=tuple(Fill(*fill) for fill in wire.fills),
        remarks=tuple(Remark(row, column, clean(text)) for row, column, text in wire.remarks),
        encoding=one_line(wire.encoding, 40),
        facts=tuple((one_line(name), one_line(value)) for name, value in wire.facts),
        marks=tuple(_mark(one) for one in wire.marks),
    )


def _mark(one: WireMark) -> Annotation:
    kind, text, name, quoted, who, when, under, heading, parent, done = one
    return Annotation(
        Mark(kind),
        clean(text),
        *(one_line(name), one_line(quoted), one_line(who), one_line(when)),
        one_line(under),
        one_line(heading),
        one_line(parent),
        done,
    )


def cell_of(word: str) -> Cell:
    """The cell a word stands for; raises ValueError when it is none."""
    if not word:
        return EMPTY
    maker = _MAKERS.get(word[0])
    if maker is None:
        raise ValueError("unknown word")
    return maker(word[1:])


def _text_cell(value: str) -> Cell:
    text = clean(value).rstrip().lstrip(" \t\xa0")  # blank lines before the first count: cells run in parallel
    return Cell(text, CellKind.TEXT) if text else EMPTY


def _number_cell(value: str) -> Cell:
    number = float(value)
    if not math.isfinite(number):
        raise ValueError("not a number")
    return Cell(value, CellKind.NUMBER, number=number)


def _date_cell(value: str) -> Cell:
    found = _DATE.fullmatch(value)
    if not found:
        raise ValueError("not a date")
    date, seconds = datetime.date.fromisoformat(found[1]).isoformat(), found[2]
    if seconds is None:
        return Cell(date, CellKind.DATE, date=date)
    return Cell(f"{date} {shown_time(int(seconds))}", CellKind.DATE, seconds=int(seconds), date=date)


_MAKERS: Final[dict[str, Callable[[str], Cell]]] = {
    "s": _text_cell,
    "n": _number_cell,
    "t": lambda value: Cell(shown_time(int(value)), CellKind.TIME, seconds=int(value)),
    "d": _date_cell,
    "b": lambda value: Cell("TRUE" if value == "1" else "FALSE", CellKind.BOOL),
    "e": lambda value: Cell(one_line(value, 100), CellKind.ERROR),
}


def shown_time(seconds: int) -> str:
    """``HH:MM`` or ``HH:MM:SS`` as a spreadsheet shows a time; hours may pass 24."""
    sign, rest = ("-", -seconds) if seconds < 0 else ("", seconds)
    hours, minutes, left = rest // 3600, rest // 60 % 60, rest % 60
    return f"{sign}{hours:02d}:{minutes:02d}" + (f":{left:02d}" if left else "")
