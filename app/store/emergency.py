"""A second place for edits that cannot be written to the library: lines of JSON, offered again on the next start.

Each line carries its edit id, so that nothing is ever applied twice.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from app.domain.diff import Diff
from app.domain.errors import StoreUnavailable
from app.domain.plan import new_id
from app.store.codec import decoded, encoded
from app.store.reader import Entry
from app.store.writes import Write


@dataclass(frozen=True, slots=True)
class LeftOver:
    """An edit another start of the program could not save; ``plan_id`` is '' for one of the library."""

    entry: Entry
    plan_id: str
    diff: Diff


class Emergency:
    """The copies of one library's unsaved edits in a folder; one file for each start of the program."""

    def __init__(self, folder: Path, library_uuid: str) -> None:
        self._folder = folder
        self._library = library_uuid
        self._own = folder / f"{library_uuid}-{new_id()}.jsonl"

    def keep(self, writes: Iterable[Write]) -> None:
        """Write a copy of what waits, in place of the one before; ``OSError`` when that fails too."""
        self._folder.mkdir(parents=True, exist_ok=True)
        fresh = self._own.with_suffix(".partial")
        with open(fresh, "w", encoding="utf-8") as file:
            for write in writes:
                line = {**asdict(write.entry), "plan_id": write.plan_id, "diff": encoded(write.diff)}
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
            file.flush()
            os.fsync(file.fileno())
        os.replace(fresh, self._own)

    def forget(self) -> None:
        """Everything is in the library: the copy of this start goes."""
        with suppress(OSError):
            self._own.unlink(missing_ok=True)

    def left_over(self) -> tuple[LeftOver, ...]:
        """What earlier starts could not save, oldest first; a copy that cannot be read is left alone."""
        found: list[LeftOver] = []
        for path in self._others():
            with suppress(OSError, ValueError, KeyError, TypeError, StoreUnavailable):
                found += [_read(line) for line in path.read_text(encoding="utf-8").splitlines()]
        return tuple(found)

    def clear(self) -> None:
        """Forget what earlier starts could not save: it was taken up, or the person does not want it."""
        for path in self._others():
            with suppress(OSError):
                path.unlink()

    def _others(self) -> list[Path]:
        found = [path for path in self._folder.glob(f"{self._library}-*.jsonl") if path != self._own]
        return sorted(found, key=lambda path: path.stat().st_mtime_ns)


def _read(line: str) -> LeftOver:
    fields = json.loads(line)
    diff = decoded(fields.pop("diff"))
    plan_id = fields.pop("plan_id")
    if not all(isinstance(value, str) for value in (plan_id, *fields.values())):
        raise ValueError("an entry is made of texts")
    return LeftOver(Entry(**fields), plan_id, diff)
