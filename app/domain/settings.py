"""What a library wants otherwise lies together; whoever changes its own part leaves the others' as they are."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace

from app.domain.library import Library
from app.domain.plan import Setting


def with_settings(library: Library, mine: Container[str], wanted: Iterable[Setting]) -> Library:
    """The library with these instead of the settings whose ids are ``mine``, by their ids."""
    others = (one for one in library.settings if one.id not in mine)
    return replace(library, settings=tuple(sorted((*others, *wanted), key=lambda one: one.id)))
