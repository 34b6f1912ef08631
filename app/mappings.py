"""The layouts a person's imports are remembered by, as small files in a folder of their own; knows no sheet.

They are no part of the library: undoing an import takes back the sessions, not what was said of how the file is to be
read, which holds for the next try just as well. A file may come from a stranger, so it is read like one.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from app.domain.errors import ImportProblem, StoreUnavailable
from app.domain.filenames import safe_name
from app.domain.mapping import ENDING, MOST_NAME, MOST_SAID, MOST_TABLES, Mapping, says_the_same
from app.domain.plan import new_id
from app.domain.sheet import Meaning
from app.domain.text import one_line

MOST_BYTES: Final = 200_000
MOST_FILES: Final = 500
_VERSION: Final = 1

Word = Annotated[str, Field(max_length=MOST_NAME + 8)]


class _Wire(BaseModel):
    """A layout as its file tells it."""

    model_config = ConfigDict(strict=True, extra="forbid", hide_input_in_errors=True, frozen=True)
    layout: Annotated[int, Field(ge=_VERSION, le=_VERSION)]
    name: Annotated[str, Field(min_length=1, max_length=MOST_NAME)]
    headers: Annotated[list[Annotated[list[Word], Field(max_length=200)]], Field(min_length=1, max_length=MOST_TABLES)]
    columns: Annotated[list[tuple[Word, Meaning]], Field(max_length=MOST_SAID)]
    answers: Annotated[list[tuple[Word, Annotated[int, Field(ge=0, le=50)]]], Field(max_length=MOST_SAID)]


class Mappings:
    """The layouts in one folder; names are told apart without case, as file systems do."""

    def __init__(self, folder: Path | None = None) -> None:
        """``folder``: one of the person's own by default; it is made when something is kept."""
        self._folder = folder or _own_folder()

    def all(self) -> tuple[tuple[Mapping, ...], tuple[str, ...]]:
        """The layouts by name, and sentences on the files that could not be read: they are skipped."""
        found: list[Mapping] = []
        troubles: list[str] = []
        for path in self._files():
            try:
                found.append(read_layout(path))
            except ImportProblem as problem:
                troubles.append(str(problem))
        return tuple(sorted(found, key=lambda one: one.name.casefold())), tuple(troubles)

    def keep(self, mapping: Mapping) -> Mapping:
        """Remember it in the place of the one of its layout, under that one's name; else under a name that is free.

        Returns it with its name. :class:`StoreUnavailable` when the folder cannot be written.
        """
        known, _ = self.all()
        same = next((one for one in known if one.headers == mapping.headers), None)
        name = same.name if same else _free_name(mapping.name, (one.name for one in known))
        kept = _named(mapping, name)
        if same is None or not says_the_same(same, kept):
            self._write(kept)
        return kept

    def rename(self, name: str, to: str) -> Mapping:
        """Call it otherwise; :class:`StoreUnavailable` when the name is taken, or it is not there any more."""
        to = one_line(to, MOST_NAME)
        known, _ = self.all()
        mine = next((one for one in known if one.name == name), None)
        if mine is None:
            raise StoreUnavailable(f"The layout “{name}” is not there any more.")
        if not to:
            raise StoreUnavailable("Give the layout a name.")
        if any(one.name != name and _key(one.name) == _key(to) for one in known):
            raise StoreUnavailable(f"There is a layout “{to}” already. Choose another name.")
        renamed = _named(mine, to)
        path = self._path_of(name)
        self._write(renamed)
        if path is not None and path != self._path(to):
            _gone(path)
        return renamed

    def remove(self, name: str) -> None:
        """Forget it; nothing happens when it is not there."""
        path = self._path_of(name)
        if path is not None:
            _gone(path)

    def share(self, mapping: Mapping, file: Path) -> Path:
        """Write it into a file for others, which gets the usual ending; :class:`StoreUnavailable` when it cannot be."""
        target = file if file.name.endswith(ENDING) else file.with_name(file.name + ENDING)
        _write_whole(target, mapping)
        return target

    def take(self, path: Path) -> Mapping:
        """Read one that was shared and keep it; :class:`ImportProblem` when it is none."""
        return self.keep(read_layout(path))

    def _files(self) -> list[Path]:
        with suppress(OSError):
            found = sorted(path for path in self._folder.iterdir() if path.name.endswith(ENDING))
            return found[:MOST_FILES]
        return []

    def _path(self, name: str) -> Path:
        return self._folder / f"{safe_name(name, 'layout')}{ENDING}"

    def _path_of(self, name: str) -> Path | None:
        """The file that holds the layout of this name, whatever it is called itself."""
        for path in self._files():
            with suppress(ImportProblem):
                if read_layout(path).name == name:
                    return path
        return None

    def _write(self, mapping: Mapping) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreUnavailable(f"The layout could not be remembered: {error.strerror or error}.") from error
        _write_whole(self._path_of(mapping.name) or self._path(mapping.name), mapping)


def read_layout(path: Path) -> Mapping:
    """A layout from a file; :class:`ImportProblem` with a sentence when it is none, or too large."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise ImportProblem(f"{path.name} is too large for a layout.")
        json.loads(data, object_pairs_hook=_once, parse_constant=_refuse)
        wire = _Wire.model_validate_json(data)
    except OSError as error:
        raise ImportProblem(f"{path.name} cannot be read: {error.strerror or error}.") from error
    except (ValidationError, ValueError, RecursionError) as error:
        raise ImportProblem(f"{path.name} is not a layout this version can read.") from error
    headers = tuple(tuple(one_line(word) for word in words) for words in wire.headers)
    columns = tuple((one_line(word), meaning) for word, meaning in wire.columns)
    return Mapping(one_line(wire.name, MOST_NAME) or "layout", headers, columns, tuple(wire.answers))


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found


def _refuse(constant: str) -> object:
    raise ValueError(f"{constant} is no number")


def _named(mapping: Mapping, name: str) -> Mapping:
    return Mapping(name, mapping.headers, mapping.columns, mapping.answers)


def _key(name: str) -> str:
    return safe_name(name, "layout").casefold()


def _free_name(name: str, taken: Iterable[str]) -> str:
    """The name, or with a number behind it."""
    used = {_key(one) for one in taken}
    wanted, number = name or "Layout", 2
    while _key(wanted) in used:
        wanted = f"{name[: MOST_NAME - 5]} {number}"
        number += 1
    return wanted


def _write_whole(target: Path, mapping: Mapping) -> None:
    """Write beside the target and move it there: a file is whole or as it was."""
    content = {
        "layout": _VERSION,
        "name": mapping.name,
        "headers": mapping.headers,
        "columns": mapping.columns,
        "answers": mapping.answers,
    }
    beside = target.with_name(f".{new_id()}.part")
    try:
        beside.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
        os.replace(beside, target)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise StoreUnavailable(f"“{target.name}” could not be written: {error.strerror or error}.") from error


def _gone(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise StoreUnavailable(f"“{path.name}” could not be removed: {error.strerror or error}.") from error


def _own_folder() -> Path:
    from platformdirs import user_config_path

    return user_config_path("Throughline", appauthor=False) / "layouts"
