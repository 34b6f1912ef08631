"""Web pages as sheets: what programs export as a table in HTML, often under the name .xls, and single-file pages."""

from __future__ import annotations

import codecs
import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import PurePosixPath
from typing import Final

from app.domain.errors import ImportProblem
from app.domain.html_table import grid_of_html, has_table
from app.domain.sheet import ENCODINGS, Cell, CellKind, Grid
from app.importers import limits
from app.importers.readers.building import Budget, GridBuilder, number_word
from app.importers.readers.encodings import decoded

_CHARSET: Final = re.compile(rb"""charset\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE)
_HEAD_BYTES: Final = 4_096
_SAME: Final = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
_ALSO: Final = {"shift_jis": "cp932", "euc_kr": "cp949", "utf-16": "utf-16-le", "mac-roman": "mac_roman"}
"""What pages call their encoding, and the one of ENCODINGS that holds at least its signs."""


def read(data: bytes, encoding: str = "") -> list[dict[str, object]]:
    """The page as one wire grid, read in an encoding or as it says or looks; raises ImportProblem."""
    found = (
        None
        if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        else _CHARSET.search(data[:_HEAD_BYTES])
    )
    said = _known(found[1].decode("ascii", "replace")) if found else ""
    return [_sheet(data, encoding or said, "Sheet1", Budget())]


def read_archive(data: bytes, encoding: str = "") -> list[dict[str, object]]:
    """The tables of a page saved as one file (.mht), a sheet each; raises ImportProblem."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    budget = Budget()
    sheets = [
        _sheet(page, encoding or charset, name, budget)
        for name, page, charset in _pages(message)
        if has_table(page.decode("latin-1"))
    ]
    if not sheets:
        raise ImportProblem("The file is a web page or a mail without a table in it.")
    return sheets[: limits.SHEETS]


def _pages(message: EmailMessage) -> Iterator[tuple[str, bytes, str]]:
    for number, part in enumerate(message.walk()):
        payload = part.get_payload(decode=True) if part.get_content_type() == "text/html" else None
        name = PurePosixPath(str(part.get("Content-Location", ""))).stem or f"Page {number}"
        if isinstance(payload, bytes) and name != "tabstrip":
            yield name, payload, _known(part.get_content_charset("") or "")


def _known(charset: str) -> str:
    """The one of ENCODINGS a page means, empty when it is none of them."""
    try:
        name = codecs.lookup(charset).name
    except (LookupError, ValueError):
        return ""
    name = {**_SAME, **_ALSO}.get(name, name)
    return name if name in ENCODINGS else ""


def _sheet(data: bytes, encoding: str, name: str, budget: Budget) -> dict[str, object]:
    text, read_in, notes = decoded(data, encoding)
    grid = grid_of_html(text, name)
    builder = GridBuilder(name, budget)
    builder.encoding = read_in
    builder.notes.extend([*notes, *grid.notes])
    _fill(builder, grid)
    return builder.build()


def _fill(builder: GridBuilder, grid: Grid) -> None:
    for number, row in enumerate(grid.rows):
        for column, cell in enumerate(row):
            builder.put(number, column, _word(cell))
    for area in grid.merges:
        builder.merge(area.top, area.left, area.bottom, area.right)
    for area in grid.areas:
        builder.area(area.top, area.left, area.bottom, area.right)
    for fill in grid.fills:
        builder.fill(fill.row, fill.left, fill.right, fill.color)
    for remark in grid.remarks:
        builder.remark(remark.row, remark.column, remark.text)
    builder.hidden_rows.extend(grid.hidden_rows)
    builder.hidden_columns.extend(grid.hidden_columns)


def _word(cell: Cell) -> str:
    if cell.kind is CellKind.TIME and cell.seconds is not None:
        return f"t{cell.seconds}"
    if cell.kind is CellKind.NUMBER and cell.number is not None:
        return number_word(cell.number)
    return f"s{cell.text}" if cell else ""
