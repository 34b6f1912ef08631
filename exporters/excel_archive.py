"""Completes what openpyxl hands to its archive: rows for empty sheets, fonts in the schema's order; knows no plan."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any, BinaryIO, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EMPTY: Final = (b"<sheetData/>", b"<sheetData></sheetData>", b"<sheetData />")
_FONT: Final = re.compile(rb"<font>(.*?)</font>", re.DOTALL)
_FONT_PART: Final = re.compile(rb"<([A-Za-z]+)\b[^>]*/>")
_FONT_ORDER: Final = (
    *(b"b", b"i", b"strike", b"condense", b"extend", b"outline", b"shadow", b"u", b"vertAlign"),
    *(b"sz", b"color", b"name", b"family", b"charset", b"scheme"),
)
_NOWHERE: Final = b'<dimension ref="A1:A1"/>'


class FillingArchive(ZipFile):
    """A zip archive that completes the sheets it is given: ``rows`` maps a member to its ``sheetData``."""

    def __init__(self, file: BinaryIO, rows: dict[str, str]) -> None:
        super().__init__(file, "w", ZIP_DEFLATED)
        self.rows = rows

    def write(
        self,
        filename: str | os.PathLike[str],
        arcname: str | os.PathLike[str] | None = None,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Add a file; a sheet gets its rows first. Raises ValueError when there is no place for them."""
        rows = self.rows.get(str(arcname))
        if rows is None:
            super().write(filename, arcname, compress_type, compresslevel)
        else:
            self.writestr(str(arcname), filled(Path(filename).read_bytes(), rows.encode("utf-8")))

    def writestr(
        self,
        zinfo_or_arcname: str | ZipInfo,
        data: Any,  # noqa: ANN401 - whatever has a buffer, which has no name here
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Add a member; fonts get the order the schema wants, which openpyxl does not keep."""
        if zinfo_or_arcname == "xl/styles.xml":
            data = in_order(data.encode("utf-8") if isinstance(data, str) else data)
        super().writestr(zinfo_or_arcname, data, compress_type, compresslevel)


def in_order(styles: bytes) -> bytes:
    """The styles with what each font says in the schema's order."""
    return _FONT.sub(lambda font: b"<font>" + b"".join(_parts(font[1])) + b"</font>", styles)


def _parts(font: bytes) -> list[bytes]:
    found = sorted(_FONT_PART.finditer(font), key=lambda part: _FONT_ORDER.index(part[1]))
    return [part[0] for part in found]


def filled(sheet: bytes, rows: bytes) -> bytes:
    """An empty sheet with its rows, and without the area openpyxl took it for; ValueError when it is not empty."""
    place = next((empty for empty in _EMPTY if empty in sheet), None)
    if place is None:
        raise ValueError("the sheet has rows already")
    return sheet.replace(_NOWHERE, b"", 1).replace(place, rows, 1)
