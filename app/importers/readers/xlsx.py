"""Excel workbooks: values by calamine, or by openpyxl's reader where calamine must not be let near the sheet.

A bounded scan of each sheet's XML comes first: it knows hidden rows, formulas without a result, and cells so
far out that calamine would ask for all the memory there is.
"""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from app.domain.errors import ImportProblem
from app.importers import limits
from app.importers.readers.building import Budget, GridBuilder, Value, word_of
from app.importers.readers.packages import PASSWORD, Attributes, Package, walk

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

RowsOf = Callable[[str], Iterator[tuple[int, Iterable[Value]]]]

_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_ROW_NUMBER = re.compile(rb"""\br=["'](\d{1,12})["']""")
_HIDDEN = re.compile(rb"""\bhidden=["'](?:1|true)["']""")
_REFERENCE = re.compile(rb"""<(?:\w+:)?c\b[^>]*?\br=["']([A-Z]{1,4})(\d{1,12})["']""")
_BARE_FORMULA = re.compile(
    rb"""<(?:\w+:)?c\b(?![^>]*\bt=["']str)[^>]*>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"""
    rb"""(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"""
)
_MERGE = re.compile(rb"""<(?:\w+:)?mergeCell\b[^>]*\bref=["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']""")
_ERROR = re.compile(
    rb"""<(?:\w+:)?c\b(?=[^>]*\bt=["']e["'])[^>]*\br=["']([A-Z]{1,3})(\d{1,7})["'][^>]*>(?:(?!</(?:\w+:)?c>).)*?"""
    rb"""<(?:\w+:)?v>([^<]{1,40})</""",
    re.DOTALL,
)
DENSE: Final = 3_000_000
"""Cells of the rectangle round a sheet's filled cells that calamine may lay out in memory."""


@dataclass
class Scan:
    """What a sheet's XML says beside its values."""

    last_row: int = 0
    last_column: int = 0
    hidden_rows: list[int] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    errors: list[tuple[int, int, str]] = field(default_factory=list)
    formulas_without_result: int = 0

    @property
    def dense(self) -> int:
        """Cells of the rectangle from A1 to the furthest filled one."""
        return self.last_row * self.last_column


@dataclass(frozen=True)
class Sheet:
    """A sheet of the workbook's list."""

    name: str
    part: str
    hidden: bool


def read(data: bytes, package: Package) -> list[dict[str, object]]:
    """The workbook's sheets as wire grids; raises ImportProblem."""
    sheets = _sheets(package)
    for name in package.names:
        if name.endswith((".xml", ".rels")) and not name.startswith("xl/worksheets/"):
            package.xml(name)
    scans = [_scan(package.xml(sheet.part)) for sheet in sheets]
    rows_of = _opened(data, scans)
    budget = Budget()
    grids = []
    for sheet, scan in zip(sheets, scans, strict=True):
        builder = GridBuilder(sheet.name, budget, sheet.hidden)
        _fill(builder, scan, rows_of(sheet.name))
        grids.append(builder.build())
    return grids


def _fill(builder: GridBuilder, scan: Scan, rows: Iterator[tuple[int, Iterable[Value]]]) -> None:
    for number, row in rows:
        for column, value in enumerate(row):
            if value is not None and value != "":
                builder.put(number, column, word_of(value))
    for number, column, error in scan.errors:
        builder.put(number, column, f"e{error}")
    builder.hidden_rows.extend(scan.hidden_rows)
    for merge in scan.merges:
        builder.merge(*merge)
    if scan.formulas_without_result:
        count = scan.formulas_without_result
        cells = "cell holds a formula" if count == 1 else "cells hold formulas"
        builder.notes.append(f"{count:,} {cells} without a stored result")


def _sheets(package: Package) -> list[Sheet]:
    targets: dict[str, str] = {}
    listed: list[tuple[str, str, bool]] = []

    def relation(name: str, attributes: Attributes) -> None:
        if name == "Relationship" and attributes.get("Type", "").endswith("/worksheet"):
            targets[attributes.get("Id", "")] = _part(attributes.get("Target", ""))

    def entry(name: str, attributes: Attributes) -> None:
        if name == "sheet":
            hidden = attributes.get("state", "visible") != "visible"
            listed.append((attributes.get("name", ""), attributes.get("id", ""), hidden))

    walk(package.xml("xl/_rels/workbook.xml.rels"), relation, _nothing, _nothing)
    walk(package.xml("xl/workbook.xml"), entry, _nothing, _nothing)
    return [Sheet(name, targets[key], hidden) for name, key, hidden in listed if key in targets][: limits.SHEETS]


def _nothing(_: str) -> None:
    """For what a walk does not look at."""


def _part(target: str) -> str:
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _scan(data: bytes) -> Scan:
    if b"sheetData" not in data:
        raise ImportProblem("The file is damaged: one of its sheets is not a sheet.")
    scan = Scan(formulas_without_result=len(_BARE_FORMULA.findall(data)))
    for found in _ROW.finditer(data):
        number = _ROW_NUMBER.search(found[1])
        if number and not 1 <= int(number[1]) <= limits.LAST_ROW:
            raise ImportProblem("The file is damaged: it has row numbers outside the sheet.")
        if number and _HIDDEN.search(found[1]):
            scan.hidden_rows.append(int(number[1]) - 1)
    columns: dict[bytes, int] = {}
    for letters, digits in _REFERENCE.findall(data):
        column = columns.get(letters) or columns.setdefault(letters, _column(letters))
        scan.last_column = max(scan.last_column, column)
        scan.last_row = max(scan.last_row, int(digits))
    if scan.last_row > limits.LAST_ROW:
        raise ImportProblem("The file is damaged: it has row numbers outside the sheet.")
    for left, top, right, bottom in _MERGE.findall(data)[: limits.MERGES]:
        scan.merges.append((int(top) - 1, _column(left) - 1, int(bottom) - 1, _column(right) - 1))
    for letters, digits, error in _ERROR.findall(data)[: limits.COLUMNS]:
        scan.errors.append((int(digits) - 1, _column(letters) - 1, error.decode("utf-8", "replace")))
    return scan


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _opened(data: bytes, scans: list[Scan]) -> RowsOf:
    """The way to a sheet's rows: calamine where that is safe, else openpyxl."""
    import python_calamine

    if all(scan.dense <= DENSE for scan in scans):
        try:
            return _by_calamine(python_calamine.load_workbook(io.BytesIO(data)))
        except python_calamine.PasswordError as problem:
            raise ImportProblem(PASSWORD) from problem
        except python_calamine.CalamineError:
            return _by_openpyxl(data)
    return _by_openpyxl(data)


def _by_calamine(book: CalamineWorkbook) -> RowsOf:
    def rows(name: str) -> Iterator[tuple[int, Iterable[Value]]]:
        return enumerate(book.get_sheet_by_name(name).to_python(skip_empty_area=False))

    return rows


def _plain(row: tuple[object, ...]) -> list[Value]:
    """Rich texts and the like as their text."""
    kept = (str, int, float, bool, datetime.date, datetime.time, datetime.timedelta)
    return [value if value is None or isinstance(value, kept) else str(value) for value in row]


def _by_openpyxl(data: bytes) -> RowsOf:
    """Slower and unafraid of far cells; a sheet's own word about its size is not believed (it may hide rows)."""
    import openpyxl

    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    except (KeyError, ValueError, TypeError, AttributeError, IndexError) as problem:
        raise ImportProblem("The file is damaged: its workbook cannot be read.") from problem

    def rows(name: str) -> Iterator[tuple[int, Iterable[Value]]]:
        sheet = book[name]
        sheet.reset_dimensions()
        return enumerate(_plain(row) for row in sheet.iter_rows(values_only=True))

    return rows
