"""Does in LibreOffice what a producer would do in a workbook; told on standard input, run by LibreOffice's Python.

``{"office", "profile", "steps": [[sheet, what, row id, head, value], ...], "file", "out": [[path, filter], ...]}``
with ``what`` one of ``type``, ``add`` (value: cells by head), ``delete`` and ``sort`` (by the head).
"""

from __future__ import annotations

import contextlib
import importlib
import json
import subprocess
import sys
import time
import uuid
from pathlib import Path
from typing import Any

PATIENCE_S = 60


def main() -> None:
    """Open, do each step, store in each format."""
    asked = json.load(sys.stdin)
    pipe = f"throughline{uuid.uuid4().hex}"
    profile = f"-env:UserInstallation={Path(asked['profile']).as_uri()}"
    accept = f"--accept=pipe,name={pipe};urp;"
    command = [asked["office"], profile, "--headless", "--norestore", "--nologo", "--nodefault"]
    # With a new profile the office starts twice, and whoever listens to the first is left alone.
    subprocess.run([*command, "--terminate_after_init"], check=True, capture_output=True, timeout=PATIENCE_S)
    office = subprocess.Popen([*command, accept], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        desktop = connected(pipe)
        opened = desktop.loadComponentFromURL(Path(asked["file"]).as_uri(), "_blank", 0, (named("Hidden", True),))
        for sheet, what, row_id, head, value in asked["steps"]:
            Page(opened.Sheets.getByName(sheet)).do(what, row_id, head, value)
        for path, name in asked["out"]:
            opened.storeToURL(Path(path).as_uri(), (named("FilterName", name),))
        opened.close(True)
        with contextlib.suppress(Exception):  # the office closes the line as it goes
            desktop.terminate()
        office.wait(PATIENCE_S)
    finally:
        office.kill()


def connected(pipe: str) -> Any:
    """The office's desktop, once it is there."""
    uno = importlib.import_module("uno")
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    ends = time.monotonic() + PATIENCE_S
    while True:
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except Exception:
            if time.monotonic() > ends:
                raise
            time.sleep(0.1)


def named(name: str, value: object) -> Any:
    """A property as the office takes them."""
    found = importlib.import_module("uno").createUnoStruct("com.sun.star.beans.PropertyValue")
    found.Name, found.Value = name, value
    return found


class Page:
    """A sheet, its columns by their heads and its rows by their ids."""

    def __init__(self, sheet: Any) -> None:
        self.sheet = sheet
        cursor = sheet.createCursor()
        cursor.gotoEndOfUsedArea(False)
        self.last, self.right = cursor.RangeAddress.EndRow, cursor.RangeAddress.EndColumn
        self.head = next(row for row in range(10) if "id" in self.texts(row))
        self.columns = {text: column for column, text in reversed([*enumerate(self.texts(self.head))])}

    def texts(self, row: int) -> list[str]:
        """What a row says."""
        return [self.sheet.getCellByPosition(column, row).String for column in range(self.right + 1)]

    def row(self, row_id: str) -> int:
        """Where the row of this id stands."""
        column = self.columns["id"]
        rows = range(self.head + 1, self.last + 1)
        return next(row for row in rows if self.sheet.getCellByPosition(column, row).String == row_id)

    def put(self, row: int, head: str, value: str) -> None:
        """Type a value into a cell, which the office takes for what it looks like."""
        self.sheet.getCellByPosition(self.columns[head], row).setFormula(value)

    def do(self, what: str, row_id: str, head: str, value: Any) -> None:
        """One step."""
        if what == "type":
            self.put(self.row(row_id), head, value)
        elif what == "delete":
            self.sheet.Rows.removeByIndex(self.row(row_id), 1)
        elif what == "add":
            row = self.row(row_id) + 1
            self.sheet.Rows.insertByIndex(row, 1)
            for name, text in value.items():
                self.put(row, name, text)
        else:
            self.sort(self.columns[head])

    def sort(self, column: int) -> None:
        """Sort the rows by a column, from Z to A."""
        uno = importlib.import_module("uno")
        key = uno.createUnoStruct("com.sun.star.table.TableSortField")
        key.Field, key.IsAscending = column, False
        body = self.sheet.getCellRangeByPosition(0, self.head + 1, self.right, self.last)
        fields = uno.Any("[]com.sun.star.table.TableSortField", (key,))
        body.sort((named("SortFields", fields), named("ContainsHeader", False)))


if __name__ == "__main__":
    main()
