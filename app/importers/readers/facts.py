"""The properties of an office file by which a document of ours is known; nobody else's are looked at."""

from __future__ import annotations

from typing import Final

from app.domain.identity import NAMES, Identity
from app.domain.identity import facts_of as told
from app.importers.readers.packages import Attributes, Package, walk

PART: Final = "docProps/custom.xml"
_OURS: Final = frozenset(name for name, _ in told(Identity(*NAMES)))
_LONGEST: Final = 250


def facts_of(package: Package) -> list[tuple[str, str]]:
    """Names and values, each name once; none where a program threw them away."""
    if PART not in package.names:
        return []
    facts: dict[str, str] = {}
    now = ""

    def start(tag: str, attributes: Attributes) -> None:
        nonlocal now
        if tag == "property":
            name = attributes.get("name", "")
            now = name if name in _OURS and name not in facts else ""

    def text(words: str) -> None:
        if now:
            facts[now] = (facts.get(now, "") + words.strip())[:_LONGEST]

    walk(package.xml(PART), start, lambda _tag: None, text)
    return list(facts.items())
