"""Copies of the library that are known to be good, made by a connection of their own; not when they are made."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Final

from app.domain.errors import StoreUnavailable
from app.domain.plan import new_id
from app.store.files import for_looking, said
from app.store.rows import COLUMNS
from app.store.verify import damaged_in

KEPT: Final = 12
_NAME: Final = re.compile(r"(\d{6})-(\d+)\.backup")

Columns = Mapping[str, tuple[str, ...]]


def folder_of(path: Path) -> Path:
    """The folder of a library's backups, beside it."""
    return path.with_name(f"{path.name} backups")


def back_up(path: Path, columns: Columns = COLUMNS) -> Path | None:
    """Make a verified copy of a library that changed since the last one; None when it did not.

    Copies are numbered, so that no clock decides which is newest; the last :data:`KEPT` stay. A library whose rows
    do not add up is not copied: :class:`StoreUnavailable` says so, as it does when the copy cannot be made.
    """
    folder = folder_of(path)
    earlier = _earlier(folder)
    with said(path), closing(for_looking(path)) as source:
        changes = int(source.execute("SELECT changes FROM library").fetchone()[0])
        if earlier and earlier[max(earlier)][1] == changes:
            return None
        try:
            folder.mkdir(exist_ok=True)
            made = _copied(source, folder, f"{max(earlier, default=0) + 1:06d}-{changes}.backup", columns)
        except OSError as error:
            raise StoreUnavailable(f"No backup can be made in {folder}: {error.strerror}.") from error
    for number in sorted(earlier)[: -(KEPT - 1)]:
        earlier[number][0].unlink(missing_ok=True)
    return made


def _earlier(folder: Path) -> dict[int, tuple[Path, int]]:
    """The backups there are: their paths and counts of changes by number."""
    found = {path: _NAME.fullmatch(path.name) for path in (folder.iterdir() if folder.is_dir() else ())}
    return {int(match[1]): (path, int(match[2])) for path, match in found.items() if match}


def _copied(source: sqlite3.Connection, folder: Path, name: str, columns: Columns) -> Path:
    """A copy under another name first, checked and on the disk before it gets its own."""
    for stale in folder.glob(".*.partial"):
        stale.unlink(missing_ok=True)
    fresh = folder / f".{new_id()}.partial"
    try:
        with closing(sqlite3.connect(fresh, isolation_level=None)) as copy:
            source.backup(copy)
            _check(copy, columns)
        _flushed(fresh)
        fresh.replace(folder / name)
    finally:
        fresh.unlink(missing_ok=True)
    return folder / name


def _check(copy: sqlite3.Connection, columns: Columns) -> None:
    found = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if found != "ok" or damaged_in(copy, columns):
        raise StoreUnavailable("The library is damaged, so no backup was made of it. Restore an earlier backup.")


def _flushed(path: Path) -> None:
    """Make the system put a closed file on the disk; never done to the library itself."""
    with open(path, "rb+") as file:
        os.fsync(file.fileno())
