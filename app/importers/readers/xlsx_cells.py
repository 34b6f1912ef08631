"""Reads the rows of one Excel sheet from its XML: each different cell is understood once, whatever its place.

Knows what a cell's XML means and where in the sheet it stands; no workbook and no package.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from html import unescape
from string import digits
from typing import Final

from app.domain.errors import ImportProblem
from app.domain.sheet import NO_RESULT, column_letters
from app.importers import limits
from app.importers.readers.building import DAY, EXCEL_EPOCH, GridBuilder, date_word, number_word
from app.importers.readers.xlsx_styles import PLAIN, Look

FIRST_DATED: Final = 60
"""Days of Excel's count up to which a moment is hours past midnight rather than a day of the year 1900."""
DAYS_TO_1904: Final = 1_462
LAST_COLUMN: Final = 16_384
MOST_STRINGS: Final = 2_000_000
NOT_A_SHEET: Final = "The file is damaged: one of its sheets is not a sheet."
_IN_ORDER: Final = list(range(limits.COLUMNS))
_COLUMNS: Final = {column_letters(column): column for column in range(limits.COLUMNS)}
_PREFIX: Final = re.compile(r"<(\w+):(?:worksheet|sst)\b")
_ASIDE: Final = re.compile(r"<!--(?:[^-]|-(?!-))*-->")
_VERBATIM: Final = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_NO_ROWS: Final = re.compile(r"<sheetData\b[^>]*/>")
_OPEN_CELL: Final = re.compile(r"<c(?=[>/\t\r\n])")
_ATTRIBUTE: Final = re.compile(r"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_REFERENCE: Final = re.compile(r"([A-Z]{1,4})(\d+)")
_ROW_NUMBER: Final = re.compile(r"""[^>]*?\sr=["']([0-9]+)["']""")
_ROW_OF_CELL: Final = re.compile(r"""\br=["'][A-Z]{1,4}([0-9]+)["']""")
_VALUE: Final = re.compile(r"<v\b[^<>]*>([^<]*)</v>")
_TEXT: Final = re.compile(r"<t\b[^<>]*?(?:/>|>([^<]*)</t>)")
_READING_AID: Final = re.compile(r"<rPh\b.*?</rPh>", re.DOTALL)
_CODED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_COLUMN: Final = re.compile(r"<col\b([^<>]*)>")
_MERGE: Final = re.compile(r"""<mergeCell\b[^<>]*\bref=["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']""")


def plain_xml(data: bytes) -> str:
    """The text of a part without comments, verbatim sections and the prefix of its own names."""
    utf_16 = data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:64]
    text = data.decode("utf-16" if utf_16 else "utf-8-sig", errors="replace")
    if "<!" in text:
        text = _VERBATIM.sub(lambda found: found[1].replace("&", "&amp;").replace("<", "&lt;"), _ASIDE.sub("", text))
    if prefix := _PREFIX.search(text, 0, 4_000):
        text = text.replace(f"<{prefix[1]}:", "<").replace(f"</{prefix[1]}:", "</")
    return text


def shared_strings(data: bytes) -> list[str]:
    """The XML of each string the workbook's cells share, in order; raises ImportProblem for too many."""
    strings = plain_xml(data).split("<si", MOST_STRINGS)
    if len(strings) > MOST_STRINGS:
        raise ImportProblem("The file's unpacked size is too large to be a plan.")
    return strings[1:]


def text_word(xml: str) -> str:
    """The word for a text's XML: its pieces together, without the reading aids of East Asian writing."""
    if "<" in xml:
        xml = "".join(_TEXT.findall(_READING_AID.sub("", xml) if "<rPh" in xml else xml))
    if "&" in xml:
        xml = unescape(xml)
    if "_x" in xml:
        xml = _CODED.sub(lambda found: chr(int(found[1], 16)), xml)
    return f"s{xml}" if xml and not xml.isspace() else ""


@dataclass(frozen=True)
class Book:
    """What the sheets of a workbook have in common; ``since_1904`` is how old Macs counted days."""

    strings: list[str]
    looks: list[Look]
    since_1904: bool = False


class SheetCells(dict[str, int]):
    """Fills one grid from one sheet's XML; as a dict it knows the number of the word that each content stands for."""

    def __init__(self, book: Book, builder: GridBuilder) -> None:
        super().__init__()
        self._book, self._builder = book, builder
        self._makers: dict[str, Callable[[str], str]] = {}
        self._colored = any(look.color for look in book.looks)
        self._without_result = 0

    def read(self, data: bytes) -> None:
        """Everything the sheet's XML says; raises ImportProblem when it is none."""
        text = plain_xml(data)
        if _OPEN_CELL.search(text):
            text = _OPEN_CELL.sub("<c ", text)
        begins = text.find("<sheetData")
        ends = begins if _NO_ROWS.match(text, begins) else text.find("</sheetData>", begins)
        if begins < 0 or ends < 0:
            raise ImportProblem(NOT_A_SHEET)
        number = -1
        for xml in _row_pieces(text, begins, ends):
            number = self._row(xml, number + 1)
        self._around(text[:begins], text[ends:])

    def _around(self, head: str, tail: str) -> None:
        for attributes in map(_attributes, _COLUMN.findall(head)):
            if _is_set(attributes.get("hidden", "")):
                first, last = (int(attributes.get(name, "")[:6] or 0) for name in ("min", "max"))
                self._builder.hidden_columns.extend(range(first - 1, min(last, limits.COLUMNS)))
        for left, top, right, bottom in _MERGE.findall(tail)[: limits.MERGES]:
            self._builder.merge(int(top) - 1, column_number(left), int(bottom) - 1, column_number(right))
        if count := self._without_result:
            cells = "cell holds a formula" if count == 1 else "cells hold formulas"
            self._builder.notes.append(f"{count:,} {cells} {NO_RESULT}")

    def _row(self, xml: str, next_number: int) -> int:
        """Read one row; the number it has, where it says so itself, else the next."""
        start, *cells = xml.split("<c ", LAST_COLUMN + 1)
        if len(cells) > LAST_COLUMN:
            raise ImportProblem(NOT_A_SHEET)
        number = _row_number(start, xml, next_number)
        if "hidden" in start and _is_set(_attributes(start).get("hidden", "")):
            self._builder.hidden_rows.append(number)
        if not cells:
            return number
        if self._builder.full:
            self._builder.leave_out(number, 0, xml.count("</v>") + xml.count("<is"))
            return number
        columns, contents = self._placed(number, cells)
        if self._colored:
            self._grounds(number, columns, contents)
        numbers = list(map(self.__getitem__, contents))
        if columns != _IN_ORDER[: len(columns)]:
            found, numbers = numbers, [0] * (max(columns) + 1)
            for column, each in zip(columns, found, strict=True):
                numbers[column] = each
        self._builder.put_row(number, numbers)
        return number

    def _placed(self, row: int, cells: list[str]) -> tuple[list[int], Sequence[str]]:
        """Columns and contents of the cells; nearly all begin alike: ``r="B7" s="1" t="s"><v>12</v></c>``."""
        try:
            _, references, contents = zip(*[cell.split('"', 2) for cell in cells], strict=True)
            return [_COLUMNS[reference.rstrip(digits)] for reference in references], contents
        except (KeyError, ValueError):
            return self._told_apart(row, cells)

    def _told_apart(self, row: int, cells: list[str]) -> tuple[list[int], list[str]]:
        """The same for cells written otherwise, or too far right to be read."""
        columns: list[int] = []
        contents: list[str] = []
        for cell in cells:
            column, content = _told_apart(cell, columns[-1] + 1 if columns else 0)
            if column < limits.COLUMNS:
                columns.append(column)
                contents.append(content)
            else:
                self._builder.put(row, column, self._word(content))
        return columns, contents

    def _grounds(self, row: int, columns: list[int], contents: Sequence[str]) -> None:
        """Runs of neighboring cells of one color."""
        colors = [self._look(_attributes(content.partition(">")[0])).color for content in contents]
        run: tuple[int, int, str] | None = None
        for column, color in zip(columns, colors, strict=True):
            if run and run[1:] == (column - 1, color):
                run = (run[0], column, color)
                continue
            if run and run[2]:
                self._builder.fill(row, *run)
            run = (column, column, color)
        if run and run[2]:
            self._builder.fill(row, *run)

    def __missing__(self, content: str) -> int:
        """The number of a cell's word; formulas without a result are counted each time, and so not remembered."""
        before = self._without_result
        number = self._builder.number(self._word(content))
        if self._without_result == before:
            self[content] = number
        return number

    def _word(self, content: str) -> str:
        """The word a cell's attributes and content stand for."""
        attributes, _, body = content.partition(">")
        make = self._makers.get(attributes)
        if make is None:
            make = self._makers[attributes] = self._maker(_attributes(attributes))
        if body.startswith("<v>"):
            value = body[3 : body.find("<", 3)]
        else:
            found = _VALUE.search(body)
            value = found[1] if found else ""
            self._without_result += "<f" in body and not value and make != text_word
        if not attributes.endswith("/") and "</c>" not in body:
            raise ImportProblem("The file is damaged: its text is not well formed.")
        return make(value if value or "<is" not in body else body)

    def _maker(self, attributes: dict[str, str]) -> Callable[[str], str]:
        """What makes a word of the values of cells with these attributes."""
        match attributes.get("t", "n"):
            case "s":
                return self._shared_word
            case "n":
                look = self._look(attributes)
                return partial(self._moment_word, look) if look.moment else _numeric_word
            case kind:
                return _MAKERS.get(kind, text_word)

    def _look(self, attributes: dict[str, str]) -> Look:
        style = attributes.get("s", "")
        number = int(style) if style.isascii() and style.isdigit() and len(style) < 9 else -1
        return self._book.looks[number] if 0 <= number < len(self._book.looks) else PLAIN

    def _shared_word(self, value: str) -> str:
        if not value:
            return ""
        try:
            return text_word(self._book.strings[int(value)])
        except (ValueError, IndexError) as problem:
            raise ImportProblem("The file is damaged: its cells name texts that are not there.") from problem

    def _moment_word(self, look: Look, value: str) -> str:
        try:
            number = float(value)
        except ValueError:
            return text_word(value)
        days = number + (DAYS_TO_1904 if self._book.since_1904 and number >= 1 and not look.elapsed else 0)
        try:
            if look.elapsed or 0 <= days < FIRST_DATED:
                return f"t{round(days * DAY)}"
            return date_word(EXCEL_EPOCH + datetime.timedelta(seconds=round(days * DAY)))
        except (OverflowError, ValueError):
            return number_word(number)


def _row_pieces(text: str, begins: int, ends: int) -> Iterator[str]:
    """What follows each opening of a row; raises ImportProblem for more rows than a sheet has."""
    at, count = text.find("<row", begins, ends), 0
    while at >= 0:
        following = text.find("<row", at + 4, ends)
        yield text[at + 4 : following if following >= 0 else ends]
        at, count = following, count + 1
        if count > limits.LAST_ROW:
            raise ImportProblem("The file is damaged: it has row numbers outside the sheet.")


def _row_number(start: str, xml: str, next_number: int) -> int:
    """A row's own number, else that of its first cell, else the next; from 0."""
    found = _ROW_NUMBER.match(start) or _ROW_OF_CELL.search(xml)
    if found is None:
        return next_number
    told = found[1]
    if len(told) > 12 or not 1 <= int(told) <= limits.LAST_ROW:
        raise ImportProblem("The file is damaged: it has row numbers outside the sheet.")
    return int(told) - 1


def _told_apart(cell: str, next_column: int) -> tuple[int, str]:
    """Column and content of a cell whose attributes stand in another order, or which does not say its place."""
    start, _, body = cell.partition(">")
    attributes = _attributes(start)
    found = _REFERENCE.fullmatch(attributes.pop("r", ""))
    kept = "".join(f' {name}="{value}"' for name, value in attributes.items() if name in {"s", "t"})
    content = f"{kept}{'/' if start.endswith('/') else ''}>{body}"
    return (column_number(found[1]) if found else next_column), content


def _attributes(xml: str) -> dict[str, str]:
    return {name: double or single for name, double, single in _ATTRIBUTE.findall(xml)}


def _is_set(value: str) -> bool:
    return value in {"1", "true"}


def column_number(letters: str) -> int:
    """The column from 0 that letters such as "AB" name."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _numeric_word(value: str) -> str:
    try:
        return number_word(float(value))
    except ValueError:
        return text_word(value)


def _iso_word(value: str) -> str:
    try:
        return date_word(datetime.datetime.fromisoformat(value.strip().removesuffix("Z")))
    except ValueError:
        return text_word(value)


_MAKERS: Final[dict[str, Callable[[str], str]]] = {
    "b": lambda value: f"b{int(value.strip() in {'1', 'true'})}" if value else "",
    "e": lambda value: f"e{unescape(value)[:100]}" if value else "",
    "d": _iso_word,
}
