"""Opens zipped office files only after their declared sizes are checked, and reads their XML without entities.

Every part is read to its end here, so a size that lies or a broken checksum is found before any parser sees it.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from typing import Final
from xml.parsers import expat

from app.domain.errors import ImportProblem
from app.importers import limits

PASSWORD: Final = "The file is protected with a password. Save a copy without one and import that."
_DTD = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
Attributes = dict[str, str]


class Package:
    """A zip file whose directory has passed the limits."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError) as problem:
            raise ImportProblem("The file is damaged: its list of contents cannot be read.") from problem
        infos = self._zip.infolist()
        self.names = frozenset(info.filename for info in infos)
        _check_directory(infos, self.names)

    def read(self, name: str) -> bytes:
        """One part, unpacked; raises ImportProblem when it is missing, damaged or too large."""
        try:
            with self._zip.open(name) as part:
                data = part.read(limits.MEMBER_BYTES + 1)
        except KeyError as problem:
            raise ImportProblem(f"The file is incomplete: {name[:80]} is missing.") from problem
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as problem:
            raise ImportProblem(f"The file is damaged: {name[:80]} cannot be unpacked.") from problem
        if len(data) > limits.MEMBER_BYTES:
            raise ImportProblem("The file's unpacked size is too large to be a plan.")
        return data

    def xml(self, name: str) -> bytes:
        """One XML part, refused when it declares a document type (entities, outside files)."""
        return without_types(self.read(name))


def without_types(data: bytes) -> bytes:
    """The XML as it is; ImportProblem when it declares a document type (entities, outside files)."""
    plain = data.replace(b"\0", b"") if b"\0" in data[:64] else data
    if _DTD.search(plain):
        raise ImportProblem("The file contains a document type definition, which no spreadsheet needs.")
    return data


def _check_directory(infos: list[zipfile.ZipInfo], names: frozenset[str]) -> None:
    if len(infos) > limits.MEMBERS:
        raise ImportProblem(f"The file holds {len(infos):,} parts; at most {limits.MEMBERS:,} are read.")
    if len(names) != len(infos):
        raise ImportProblem("The file is damaged: two of its parts have the same name.")
    if any(info.flag_bits & 0x1 for info in infos):
        raise ImportProblem(PASSWORD)
    large = [info for info in infos if info.file_size > limits.RATIO_FROM_BYTES]
    if (
        sum(info.file_size for info in infos) > limits.UNPACKED_BYTES
        or any(info.file_size > limits.MEMBER_BYTES for info in large)
        or any(info.file_size > limits.RATIO * max(1, info.compress_size) for info in large)
    ):
        raise ImportProblem("The file's unpacked size is too large to be a plan.")


def walk(
    data: bytes,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> None:
    """Send the elements and text of an XML part to the handlers, names without their namespace.

    Attributes too lose their prefix; of two that are then called the same, the one that had a prefix stays.
    Raises ImportProblem when the XML is broken or nested too deep.
    """
    depth = 0

    def opened(name: str, attributes: Attributes) -> None:
        nonlocal depth
        depth += 1
        if depth > limits.XML_DEPTH:
            raise ImportProblem("The file is nested too deep to be a plan.")
        own = {_local(key): value for key, value in attributes.items()}
        if len(own) < len(attributes):
            own = {_local(key): attributes[key] for key in sorted(attributes, key=lambda key: "\n" in key)}
        start(_local(name), own)

    def closed(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(_local(name))

    parser = expat.ParserCreate(namespace_separator="\n")
    parser.buffer_text = True
    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.CharacterDataHandler = text
    try:
        parser.Parse(data, True)
    except expat.ExpatError as problem:
        raise ImportProblem("The file is damaged: its text is not well formed.") from problem


def _local(name: str) -> str:
    return name.rpartition("\n")[2]
