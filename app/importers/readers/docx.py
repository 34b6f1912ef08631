"""Word documents as one grid: a row a line of text, and the tables where they stand, marked as areas.

Walks the XML itself: insertions, content controls and text boxes are text, deletions are not; nothing is fetched.
Where its parts come to stand is :mod:`docx_layout`'s affair.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from app.importers.readers.building import Budget, GridBuilder
from app.importers.readers.docx_layout import Block, CellAt, Layout, Paragraph, RowAt, TableAt, clipped
from app.importers.readers.docx_marks import marks_of
from app.importers.readers.facts import facts_of
from app.importers.readers.packages import Attributes, Package, walk

MAIN: Final = re.compile(r"word/document\d*\.xml")
"""The part that holds the document; some programs number it."""
_ASIDE: Final = frozenset(
    {"del", "moveFrom", "Fallback", "instrText", "delText", "pPrChange", "rPrChange", "tcPrChange", "trPrChange"}
    | {"tblPrChange", "tblGridChange", "sectPrChange", "rt"}
)
_SIGNS: Final = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-", "br": "\n", "cr": "\n"}
_OFF: Final = frozenset({"0", "false", "off"})
_NOTES: Final = {"commentReference": "comment", "footnoteReference": "footnote", "endnoteReference": "endnote"}
_EDGES: Final = re.compile(r"word/(header|footer)\d*\.xml")
_MOST_EDGES: Final = 6
_EDGE_SHOWN: Final = 200


def read(package: Package) -> list[dict[str, object]]:
    """The document as one wire grid; raises ImportProblem."""
    walker = _Walker()
    walk(package.xml(main_part(package)), walker.start, walker.end, walker.text)
    builder = GridBuilder("Document", Budget())
    notes = _notes(package)
    Layout(builder, notes).place(walker.blocks)
    if walker.hidden:
        texts = "1 hidden text was" if walker.hidden == 1 else f"{walker.hidden:,} hidden texts were"
        builder.notes.append(f"{texts} left out")
    builder.notes.extend(_edges(package))
    builder.facts = facts_of(package)
    for mark in marks_of(package, main_part(package), notes):
        builder.mark(mark)
    return [builder.build()]


def main_part(package: Package) -> str:
    """The name of the part that holds the document, empty when there is none."""
    return min((name for name in package.names if MAIN.fullmatch(name)), default="")


def _notes(package: Package) -> dict[str, str]:
    """Comments, footnotes and endnotes by kind and number."""
    notes: dict[str, str] = {}
    for kind in _NOTES.values():
        part = f"word/{kind}s.xml"
        if part in package.names:
            walker = _Walker(kind)
            walk(package.xml(part), walker.start, walker.end, walker.text)
            notes.update((key, "\n".join(_lines(blocks)).strip()) for key, blocks in walker.notes.items())
    return notes


def _edges(package: Package) -> Iterator[str]:
    """What stands above and below every page, told: it is no part of the plan's order."""
    told: list[str] = []
    for name in sorted(name for name in package.names if _EDGES.fullmatch(name)):
        walker = _Walker()
        walk(package.xml(name), walker.start, walker.end, walker.text)
        text = " ".join(" ".join(_lines(walker.blocks)).split())[:_EDGE_SHOWN]
        place = "header" if "header" in name else "footer"
        if text and f"the page {place} says “{text}”" not in told:
            told.append(f"the page {place} says “{text}”")
    yield from told[:_MOST_EDGES]


def _lines(blocks: list[Block]) -> Iterator[str]:
    for block in blocks:
        yield from [block.text] if isinstance(block, Paragraph) else block.lines()


class _Walker:
    """Takes a part apart into blocks. In a part of notes (``kind``) each note has blocks of its own."""

    def __init__(self, kind: str = "") -> None:
        self.blocks: list[Block] = []
        self.notes: dict[str, list[Block]] = {}
        self.hidden = 0
        self._kind = kind
        self._aside = 0
        self._tables: list[TableAt] = []
        self._homes: list[list[Block]] = [self.blocks]
        self._paragraphs: list[Paragraph] = []
        self._in_text = self._in_run = self._is_hidden = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name in _ASIDE:
            self._aside += 1
        if self._aside:
            return
        value = attributes.get("val", "")
        if name in _SIGNS:
            self._add(_SIGNS[name])
        elif name in _NOTES and self._paragraphs:
            self._paragraphs[-1].notes.append(f"{_NOTES[name]} {attributes.get('id', '')}")
        elif name == self._kind:
            self._homes.append(self.notes.setdefault(f"{name} {attributes.get('id', '')}", []))
        elif self._tables and name in _TABLE_PARTS:
            self._table_part(name, value, attributes)
        else:
            self._text_part(name, value)

    def _text_part(self, name: str, value: str) -> None:
        match name:
            case "p":
                self._paragraphs.append(Paragraph())
            case "r":
                self._in_run, self._is_hidden = True, False
            case "vanish" if self._in_run and value not in _OFF:
                self._is_hidden = True
            case "t":
                self._in_text = True
            case "tbl":
                self._tables.append(TableAt())

    def _table_part(self, name: str, value: str, attributes: Attributes) -> None:
        table = self._tables[-1]
        if name == "tr":
            table.rows.append(RowAt())
        elif not table.rows:
            return
        row = table.rows[-1]
        match name:
            case "gridBefore":
                row.before = clipped(value, least=0)
            case "hidden" if not row.cells and value not in _OFF:
                row.hidden = True
            case "tc":
                row.cells.append(CellAt())
                self._homes.append(row.cells[-1].blocks)
            case "gridSpan" if row.cells:
                row.cells[-1].span = clipped(value, least=1)
            case "vMerge" if row.cells:
                row.cells[-1].begins = value == "restart"
                row.cells[-1].goes_on = value != "restart"
            case "shd" if row.cells and not self._paragraphs:
                row.cells[-1].fill = attributes.get("fill", "")

    def text(self, text: str) -> None:
        if self._in_text and not self._aside:
            self._add(text)

    def _add(self, text: str) -> None:
        if self._is_hidden:
            self.hidden += bool(text.strip())
        elif self._paragraphs:
            self._paragraphs[-1].parts.append(text)

    def end(self, name: str) -> None:
        if name in _ASIDE:
            self._aside -= 1
            return
        if self._aside:
            return
        match name:
            case "t":
                self._in_text = False
            case "r":
                self._in_run = self._is_hidden = False
            case "p" if self._paragraphs:
                self._homes[-1].append(self._paragraphs.pop())
            case "tc" if self._tables and len(self._homes) > 1:
                self._homes.pop()
            case "tbl" if self._tables:
                self._homes[-1].append(self._tables.pop())
            case _ if name == self._kind and len(self._homes) > 1:
                self._homes.pop()


_TABLE_PARTS: Final = frozenset({"tr", "gridBefore", "hidden", "tc", "gridSpan", "vMerge", "shd"})
