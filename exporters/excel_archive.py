"""Puts the rows into sheets while openpyxl hands each one, still empty, to its archive; knows no cell and no plan."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO, Final
from zipfile import ZIP_DEFLATED, ZipFile

_EMPTY: Final = (b"<sheetData/>", b"<sheetData></sheetData>", b"<sheetData />")
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


def filled(sheet: bytes, rows: bytes) -> bytes:
    """An empty sheet with its rows, and without the area openpyxl took it for; ValueError when it is not empty."""
    place = next((empty for empty in _EMPTY if empty in sheet), None)
    if place is None:
        raise ValueError("the sheet has rows already")
    return sheet.replace(_NOWHERE, b"", 1).replace(place, rows, 1)
