"""Which parts of an office package belong to which: its relationships, those that stay inside it."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from urllib.parse import unquote

from app.importers.readers.packages import Attributes, Package, walk


@dataclass(frozen=True, slots=True)
class Related:
    """A relationship: its key, the last word of its type, and the part it names (empty: outside the package)."""

    key: str
    kind: str
    part: str


def related(package: Package, part: str) -> tuple[Related, ...]:
    """What a part relates to; the package itself is the part with no name."""
    folder, name = posixpath.split(part)
    listed = posixpath.join(folder, "_rels", f"{name}.rels")
    if listed not in package.names:
        return ()
    found: list[Related] = []

    def start(name: str, attributes: Attributes) -> None:
        if name == "Relationship":
            kind = attributes.get("Type", "").rpartition("/")[2]
            outside = attributes.get("TargetMode", "") == "External"
            target = "" if outside else _inside(folder, attributes.get("Target", ""))
            found.append(Related(attributes.get("Id", ""), kind, target))

    walk(package.xml(listed), start, lambda _: None, lambda _: None)
    return tuple(found)


def _inside(folder: str, target: str) -> str:
    """The name of the part a target means, as seen from the folder of its owner."""
    return posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
