"""The library as a file: making it, opening it, and saying in a sentence why that cannot be; no values, no rows."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote

from app.domain.errors import StoreUnavailable
from app.domain.plan import new_id

APPLICATION_ID: Final = 0x5468726C
"""``Thrl`` in the file's header."""

SCHEMA: Final = 4
"""The schema this program reads and writes; also the file's ``user_version``."""

OLDEST_WRITER: Final = 4
"""The oldest schema number whose program may still write what this one writes."""

BUSY_MS: Final = 5_000

_GONE: Final = "The library {path} was moved, renamed or deleted. Put it back, then try again."

_DAMAGED: Final = "The library {path} is damaged. Keep the file and restore a backup from the folder beside it."

_SENTENCES: Final = {
    "SQLITE_FULL": "The disk that holds {path} is full. Make room, then try again; nothing you typed is lost.",
    "SQLITE_BUSY": "Another program is using {path}. It is tried again by itself.",
    "SQLITE_LOCKED": "Another program is using {path}. It is tried again by itself.",
    "SQLITE_READONLY_DBMOVED": _GONE,
    "SQLITE_READONLY": "The library {path} cannot be written: the file or its folder is read-only.",
    "SQLITE_CANTOPEN": "The library {path} cannot be opened. Look whether the drive is there and may be read.",
    "SQLITE_CORRUPT": _DAMAGED,
    "SQLITE_NOTADB": "{path} is not a Throughline library.",
    "SQLITE_IOERR": "The disk that holds {path} does not answer as it should ({name}). Try again.",
    "SQLITE_CONSTRAINT": "The library {path} does not take this change ({name}). Undo it, or export the session.",
}


@dataclass(frozen=True, slots=True)
class Identity:
    """Which file it is, whatever its name; by ``os.stat`` alone, for closing a handle would drop SQLite's locks."""

    device: int
    inode: int


def identity(path: Path) -> Identity | None:
    """The file a path leads to now; None when there is none."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return Identity(found.st_dev, found.st_ino)


def damage(path: Path) -> str:
    """The sentence for a library whose content is not what was written."""
    return _DAMAGED.format(path=path)


def another(path: Path) -> str:
    """The sentence for a file that was put in the library's place."""
    return f"Another file lies at {path} than the library that was opened. Put that one back, then try again."


def whereabouts(path: Path, known: Identity) -> str:
    """'' when the very file that was opened is still at its path, else a sentence."""
    found = identity(path)
    if found is None:
        return _GONE.format(path=path)
    return "" if found == known else another(path)


def sentence(path: Path, error: sqlite3.Error | None) -> str:
    """What happened, for the person; by SQLite's own name for it, without anybody's words."""
    name = error_name(error)
    for known, text in sorted(_SENTENCES.items(), key=lambda item: -len(item[0])):
        if name.startswith(known):
            return text.format(path=path, name=name)
    return f"The library {path} cannot be used ({name})."


def error_name(error: sqlite3.Error | None) -> str:
    """``SQLITE_BUSY`` and the like; the class's name where SQLite gave none."""
    return str(getattr(error, "sqlite_errorname", None) or type(error).__name__)


@contextmanager
def said(path: Path) -> Iterator[None]:
    """Any failure of SQLite inside becomes :class:`StoreUnavailable` with a sentence."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreUnavailable(sentence(path, error)) from error


def uri(path: Path, mode: str) -> str:
    """A file URI with a mode: ``rw`` never makes an empty library where a drive is missing."""
    return f"file:{quote(str(path.absolute()))}?mode={mode}"


def connect(path: Path, mode: str = "rw") -> sqlite3.Connection:
    """A plain connection in autocommit mode; raises ``sqlite3.Error``."""
    connection = sqlite3.connect(uri(path, mode), uri=True, isolation_level=None, timeout=BUSY_MS / 1000)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    return connection


def create(path: Path) -> None:
    """Make an empty library: whole under another name first, then given its own; never over an existing file."""
    fresh = path.with_name(f".{path.name}.{new_id()[:8]}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with said(path), closing(connect(fresh, "rwc")) as connection:
            connection.executescript(_script())
            connection.execute(
                "INSERT INTO library (id, uuid, oldest_writer, changes, digest) VALUES (1, ?, ?, 0, ?)",
                (new_id(), OLDEST_WRITER, bytes(16)),
            )
            connection.execute("COMMIT")
        _name(fresh, path)
    except OSError as error:
        raise StoreUnavailable(f"No library can be made at {path}: {error.strerror}.") from error
    finally:
        with suppress(OSError):
            fresh.unlink()


def _script() -> str:
    return (
        f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {SCHEMA};"
        f"PRAGMA synchronous = EXTRA; BEGIN IMMEDIATE;\n{schema_text()}"
    )


def _name(fresh: Path, path: Path) -> None:
    try:
        os.link(fresh, path)
    except FileExistsError:
        return  # another window made it in the same moment: that one is opened
    except OSError:
        if not path.exists():
            os.rename(fresh, path)


@dataclass(frozen=True, slots=True)
class Look:
    """What a library is: its schema, and '' when it may be written, else why it is only read."""

    schema: int
    read_only: str


def check(path: Path, newest: int = SCHEMA) -> Look:
    """Look at a library before a byte of it is written.

    Raises :class:`StoreUnavailable` when it is not a library, is damaged, or is of a newer schema than ``newest``.
    """
    try:
        kind = path.stat()
    except OSError as error:
        raise StoreUnavailable(f"There is no library at {path} that can be read: {error.strerror}.") from error
    if not stat.S_ISREG(kind.st_mode):
        raise StoreUnavailable(f"{path} is not a file, so it cannot be a library.")
    if kind.st_size == 0:
        raise StoreUnavailable(f"{path} is empty (0 bytes), so there is no library in it.")
    with said(path), closing(for_looking(path)) as connection:
        schema = _check_content(path, connection, newest)
    return Look(schema, _read_only(path))


def _read_only(path: Path) -> str:
    if not os.access(path, os.W_OK):
        return f"The library {path} is read-only, so changes cannot be saved."
    if not os.access(path.parent, os.W_OK):
        return f"The folder {path.parent} is read-only, so changes cannot be saved."
    return ""


def for_looking(path: Path) -> sqlite3.Connection:
    """Read-only; a library whose last write was cut off can only be looked at once SQLite has put it right."""
    connection = connect(path, "ro")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.OperationalError as error:
        connection.close()
        if not error_name(error).startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN")):
            raise
        return connect(path, "rw")
    return connection


def _check_content(path: Path, connection: sqlite3.Connection, newest: int) -> int:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise StoreUnavailable(f"{path} is not a Throughline library.")
    schema = int(connection.execute("PRAGMA user_version").fetchone()[0])
    meta = connection.execute("SELECT oldest_writer FROM library WHERE id = 1").fetchone()
    if meta is None or schema < 1:
        raise StoreUnavailable(f"The library {path} is damaged: it does not say what it is.")
    if max(schema, meta[0]) > newest:
        raise StoreUnavailable(
            f"The library {path} was made by a newer Throughline (library version {max(schema, meta[0])}; "
            f"this one knows versions up to {newest}). Nothing in it was changed. Install the newer version to open it."
        )
    if schema == SCHEMA and _shape(connection) != _own_shape():
        raise StoreUnavailable(
            f"The tables of the library {path} were changed by another program, so it is not opened. Restore a backup."
        )
    return schema


def _shape(connection: sqlite3.Connection) -> frozenset[str]:
    """Everything the file declares; a trigger or a view of a stranger's would run with our next write."""
    rows = connection.execute("SELECT sql FROM sqlite_master WHERE name NOT LIKE 'sqlite^_%' ESCAPE '^'")
    return frozenset(sql for (sql,) in rows)


def _own_shape() -> frozenset[str]:
    return frozenset(part.strip() for part in schema_text().split(";\n") if part.strip())


def schema_text() -> str:
    """The SQL of the schema, word for word what :func:`app.store.tables.ddl` says."""
    return Path(__file__).with_name("schema.sql").read_text(encoding="utf-8")
