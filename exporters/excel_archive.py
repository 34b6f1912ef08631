"""Puts the results of formulas into sheets while openpyxl hands each one to its archive.

openpyxl writes a formula without its result, so a viewer that does not calculate (a previewer, a mail
client, pandas) would show nothing where a clock should be. Knows sheet XML and no plan.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import BinaryIO, Final
from zipfile import ZIP_DEFLATED, ZipFile

from app.domain.plan import DAY_S
from app.domain.workbook import CellLook, SheetCell

_FORMULA: Final = re.compile(rb'(<c r="([A-Z]+[0-9]+)"[^>]*><f>[^<]*</f>)<v\s*(?:/>|></v>)')


class StoringArchive(ZipFile):
    """A zip archive that completes the sheets it is given: ``results`` maps member, then cell, to a result."""

    def __init__(self, file: BinaryIO, results: dict[str, dict[str, str]]) -> None:
        super().__init__(file, "w", ZIP_DEFLATED)
        self.results = results

    def write(
        self,
        filename: str | os.PathLike[str],
        arcname: str | os.PathLike[str] | None = None,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Add a file; a sheet with formulas gets their results first. Raises ValueError when one finds no place."""
        results = self.results.get(str(arcname), {})
        if results:
            self.writestr(str(arcname), with_results(Path(filename).read_bytes(), results))
        else:
            super().write(filename, arcname, compress_type, compresslevel)


def with_results(sheet: bytes, results: dict[str, str]) -> bytes:
    """A sheet's XML with a result beside every formula named; raises ValueError when not all were found."""
    found = 0

    def completed(match: re.Match[bytes]) -> bytes:
        nonlocal found
        result = results.get(match[2].decode("ascii"))
        if result is None:
            return match[0]
        found += 1
        return match[1] + b"<v>" + result.encode("ascii") + b"</v>"

    completed_sheet = _FORMULA.sub(completed, sheet)
    if found != len(results):
        raise ValueError(f"{len(results) - found} formulas were not found in the sheet")
    return completed_sheet


def stored_result(cell: SheetCell) -> str:
    """What a formula's cell shows today, as Excel stores it: times as fractions of a day."""
    if not isinstance(cell.value, int):
        raise TypeError("only numbers are stored beside formulas")
    return repr(cell.value % DAY_S / DAY_S if cell.look in (CellLook.CLOCK, CellLook.START) else cell.value)
