"""Excel workbooks: finds the parts of the package that belong to each sheet, and the comments pinned to its cells.

Reads the XML itself and no more of it than a plan needs, so that no cell is ever laid out that the file does not hold.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from app.importers import limits
from app.importers.readers.building import Budget, GridBuilder
from app.importers.readers.packages import Attributes, Package, walk
from app.importers.readers.xlsx_cells import Book, SheetCells, column_number, shared_strings
from app.importers.readers.xlsx_styles import looks

WORKBOOK: Final = "xl/workbook.xml"
MACROS: Final = "the workbook holds macros, which were left alone"
_REFERENCE: Final = re.compile(r"([A-Z]{1,3})(\d{1,7})")


@dataclass(frozen=True)
class Sheet:
    """A sheet of the workbook's list."""

    name: str
    part: str
    hidden: bool


@dataclass
class _Parts:
    """The parts of a package by the names others call them: paths from where the other stands, in any case."""

    package: Package
    names: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.names = {name.casefold(): name for name in sorted(self.package.names)}

    def related(self, part: str) -> list[tuple[str, str, str]]:
        """What a part refers to: id, last word of the kind, and name of the other part."""
        folder, name = posixpath.split(part)
        relations = self.names.get(f"{folder}/_rels/{name}.rels".casefold())
        found: list[tuple[str, str, str]] = []

        def relation(name: str, attributes: Attributes) -> None:
            if name == "Relationship" and attributes.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", "")))
                kind = attributes.get("Type", "").rpartition("/")[2]
                found.append((attributes.get("Id", ""), kind, target.removeprefix("/")))

        if relations:
            walk(self.package.xml(relations), relation, _nothing, _nothing)
        return found

    def xml(self, name: str) -> bytes:
        """The part, empty where the name is; raises ImportProblem for a part that is missing."""
        return self.package.xml(self.names.get(name.casefold(), name)) if name else b""


def read(package: Package) -> list[dict[str, object]]:
    """The workbook's sheets as wire grids; raises ImportProblem."""
    parts = _Parts(package)
    related = parts.related(WORKBOOK)
    by_kind = {kind: name for _, kind, name in related}
    styles, theme = (parts.xml(by_kind.get(kind, "")) for kind in ("styles", "theme"))
    strings = shared_strings(parts.xml(by_kind.get("sharedStrings", "")))
    sheets, since_1904 = _sheets(parts.xml(WORKBOOK), {key: name for key, kind, name in related if kind == "worksheet"})
    book = Book(strings, looks(styles, theme) if styles else [], since_1904)
    budget = Budget()
    told = (MACROS,) if "xl/vbaproject.bin" in parts.names else ()
    return [_grid(parts, sheet, book, budget, told if sheet is sheets[0] else ()) for sheet in sheets]


def _grid(parts: _Parts, sheet: Sheet, book: Book, budget: Budget, told: tuple[str, ...]) -> dict[str, object]:
    builder = GridBuilder(sheet.name, budget, sheet.hidden)
    builder.notes.extend(told)
    SheetCells(book, builder).read(parts.xml(sheet.part))
    for row, column, text in _remarks(parts, sheet.part):
        builder.remark(row, column, text)
    return builder.build()


def _sheets(workbook: bytes, targets: dict[str, str]) -> tuple[list[Sheet], bool]:
    """The sheets in the order of their tabs, and whether days count from 1904."""
    sheets: list[Sheet] = []
    since_1904 = False

    def entry(name: str, attributes: Attributes) -> None:
        nonlocal since_1904
        if name == "sheet" and (part := targets.get(attributes.get("id", ""))):
            hidden = attributes.get("state", "visible") != "visible"
            sheets.append(Sheet(attributes.get("name", ""), part, hidden))
        elif name == "workbookPr":
            since_1904 = attributes.get("date1904", "") in {"1", "true"}

    walk(workbook, entry, _nothing, _nothing)
    return sheets[: limits.SHEETS], since_1904


def _remarks(parts: _Parts, sheet: str) -> Iterator[tuple[int, int, str]]:
    """Comments by their cells; where people talked in a thread, the thread instead of Excel's note about it."""
    found: dict[str, str] = {}
    threads: dict[str, str] = {}
    for _, kind, part in parts.related(sheet):
        if kind == "comments":
            found |= _comments(parts.xml(part), "comment")
        elif kind == "threadedComment":
            threads |= _comments(parts.xml(part), "threadedComment")
    for reference, text in (found | threads).items():
        if place := _REFERENCE.fullmatch(reference):
            yield int(place[2]) - 1, column_number(place[1]), text


def _comments(data: bytes, element: str) -> dict[str, str]:
    """The texts of comments by their cells, several at one cell under one another."""
    texts: dict[str, list[str]] = {}
    current: list[str] = []
    heard = False

    def start(name: str, attributes: Attributes) -> None:
        nonlocal current, heard
        if name == element:
            current = texts.setdefault(attributes.get("ref", ""), [])
            current.append("")
        heard = name in {"t", "text"}

    def end(_: str) -> None:
        nonlocal heard
        heard = False

    def text(text: str) -> None:
        if heard and current:
            current[-1] += text

    walk(data, start, end, text)
    return {reference: "\n".join(each) for reference, each in texts.items()}


def _nothing(_: str) -> None:
    """For what a walk does not look at."""
