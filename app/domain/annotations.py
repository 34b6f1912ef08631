"""What a reader left in a Word document as it stands there: comments, filled-in places, tracked changes; no meaning."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

BLANK: Final = "_"
"""What a place says that nobody filled in, where it is told at all."""


class Mark(StrEnum):
    """How it was left."""

    COMMENT = "comment"
    FILLED = "filled"
    INSERTED = "inserted"
    STRUCK = "struck"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Annotation:
    """``text`` is what was written, or struck out where nothing was written in its place.

    ``quoted``: the words a comment is about, those that were replaced, or for other tracked changes the line they
    stand in. ``name``: a comment's number, or the name of a filled-in place: empty
    where a program threw it away, and then blank places are told as well. ``when`` is ISO, as the file has it.
    ``under``: the bookmark of the heading it stands under, ``heading`` that heading's words; empty before the first.
    ``parent``: the number of the comment it answers. ``done``: a comment its readers settled among themselves.
    """

    mark: Mark
    text: str
    name: str = ""
    quoted: str = ""
    who: str = ""
    when: str = ""
    under: str = ""
    heading: str = ""
    parent: str = ""
    done: bool = False
