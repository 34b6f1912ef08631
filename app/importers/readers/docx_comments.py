"""Who said each comment of a Word document and when, which one it answers, and which are settled; not what they say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from app.domain.annotations import Annotation, Mark
from app.importers.readers.packages import Attributes, Package, walk

_WHEN: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?")
_ON: Final = frozenset({"1", "true", "on"})
COMMENTS: Final = "word/comments.xml"
ANSWERS: Final = "word/commentsExtended.xml"


def who_and_when(attributes: Attributes) -> tuple[str, str]:
    """The author and the moment a comment or a tracked change gives; empty where it gives none."""
    found = _WHEN.match(attributes.get("date", ""))
    return " ".join(attributes.get("author", "").split())[:200], found[0] if found else ""


class Comments:
    """What the file says about its comments."""

    def __init__(self, package: Package) -> None:
        self._said: dict[str, tuple[str, str]] = {}
        self._paragraphs: dict[str, str] = {}
        self._parents: dict[str, str] = {}
        self._done: set[str] = set()
        self._now = ""
        for part, start in ((COMMENTS, self._comment), (ANSWERS, self._answer)):
            if part in package.names:
                walk(package.xml(part), start, lambda _tag: None, lambda _text: None)

    def _comment(self, tag: str, attributes: Attributes) -> None:
        if tag == "comment":
            self._now = attributes.get("id", "")
            self._said[self._now] = who_and_when(attributes)
        elif tag == "p" and "paraId" in attributes:
            self._paragraphs[attributes["paraId"].upper()] = self._now

    def _answer(self, tag: str, attributes: Attributes) -> None:
        """Which answers which: each is known by its last paragraph."""
        if tag != "commentEx":
            return
        comment = self._paragraphs.get(attributes.get("paraId", "").upper(), "")
        parent = self._paragraphs.get(attributes.get("paraIdParent", "").upper(), "")
        if parent and parent != comment:
            self._parents[comment] = self._parents.get(parent, parent)
        if attributes.get("done", "") in _ON:
            self._done.add(comment)

    def signed(self, comment: Annotation, text: str) -> Annotation:
        """A comment with its words, its author, its moment and what it answers."""
        who, when = self._said.get(comment.name, ("", ""))
        parent = self._parents.get(comment.name, "")
        done = comment.name in self._done or parent in self._done
        return replace(comment, text=text, who=who, when=when, parent=parent, done=done)


def answers_behind(found: Iterable[Annotation]) -> Iterator[Annotation]:
    """The same, each answer behind the comment it answers and the answers before it, standing where that stands."""
    found = tuple(found)
    answers: dict[str, list[Annotation]] = {}
    known = {one.name for one in found if one.mark is Mark.COMMENT and not one.parent}
    for one in found:
        if one.parent in known:
            answers.setdefault(one.parent, []).append(one)
    for one in found:
        if one.parent in known:
            continue
        yield one
        for answer in answers.pop(one.name, ()) if one.mark is Mark.COMMENT else ():
            yield replace(answer, under=one.under, heading=one.heading, quoted=one.quoted)
