"""What readers left in a Word document: comments and their answers, filled-in places, tracked changes.

Each is told with the heading it stands under: by that heading's bookmark, and by its words where a program threw the
bookmark away. What any of it means is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final

from app.domain.annotations import BLANK, Annotation, Mark
from app.domain.text import MAX_TEXT
from app.importers import limits
from app.importers.readers.docx_comments import Comments, answers_behind, who_and_when
from app.importers.readers.packages import Attributes, Package, walk

_ASIDE: Final = frozenset({"Fallback", "instrText", "pPrChange", "rPrChange", "tcPrChange", "trPrChange"})
_TRACKED: Final = {"ins": Mark.INSERTED, "moveTo": Mark.INSERTED, "del": Mark.STRUCK, "moveFrom": Mark.STRUCK}
_SIGNS: Final = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-", "br": "\n", "cr": "\n"}
_PLACES: Final = re.compile(r"(?:Segment|Place)_\w{1,64}")
"""The bookmarks of our headings."""
_HEADING: Final = re.compile(r"heading ([1-9])", re.IGNORECASE)
_OURS: Final = 2
"""The level of our headings of segments; those below it part what stands under one."""
_QUOTED: Final = 400
_MOST_OPEN: Final = 100
"""Comments that can go on at a time, far above any real number: each looks at all that is said, so of
more the words they are about are not kept."""
_MOST_PARTS: Final = 4_000
_HEAD: Final = 500


def marks_of(package: Package, part: str, notes: dict[str, str]) -> list[Annotation]:
    """All of it in the order of the document; ``notes`` are the words of each comment, by ``comment 3`` and so on."""
    comments, walker = Comments(package), _Walker(_headings(package))
    walk(package.xml(part), walker.start, walker.end, walker.text)
    told = (_signed(one, comments, notes) for one in walker.found)
    return list(answers_behind(one for one in told if one.text))[: limits.MARKS]


def _signed(one: Annotation, comments: Comments, notes: dict[str, str]) -> Annotation:
    return comments.signed(one, notes.get(f"comment {one.name}", "")[:MAX_TEXT]) if one.mark is Mark.COMMENT else one


def _headings(package: Package) -> dict[str, int]:
    """The levels of the styles that are headings, by their ids: each template has ids of its own."""
    if "word/styles.xml" not in package.names:
        return {}
    levels: dict[str, int] = {}
    style = ""

    def start(tag: str, attributes: Attributes) -> None:
        nonlocal style
        value = attributes.get("val", "")
        if tag == "style":
            style = attributes.get("styleId", "")
        elif tag == "name" and (named := _HEADING.fullmatch(value)):
            levels[style] = int(named[1])
        elif tag == "outlineLvl" and value in "012345678":
            levels.setdefault(style, int(value or 0) + 1)

    walk(package.xml("word/styles.xml"), start, lambda _tag: None, lambda _text: None)
    return levels


@dataclass
class _Open:
    """Something that goes on while it is read."""

    mark: Mark
    name: str = ""
    who: str = ""
    when: str = ""
    at: int = 0
    blank: bool = False
    plain: bool = False
    """A control for text and no more."""
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.parts)


@dataclass
class _Line:
    """A paragraph on its way: what it says in the end, and whether it is a heading."""

    parts: list[str] = field(default_factory=list)
    level: int = 0
    bookmark: str = ""
    first: int = 0
    plain: int = 0
    """How much of it is no tracked change."""
    change: tuple[int, int] = (-1, -1)
    """The last tracked change in it, and how much else stood before it."""


@dataclass
class _RowOf:
    """A row of a table: the first thing found in it, and the segments it leads to."""

    first: int
    places: set[str] = field(default_factory=set)


class _Walker:
    """Goes through the document's part; ``found`` is in the order things begin."""

    def __init__(self, levels: dict[str, int]) -> None:
        self.found: list[Annotation] = []
        self._levels = levels
        self._under, self._heading, self._level = "", "", 0
        self._aside = 0
        self._in_text = self._in_properties = False
        self._lines: list[_Line] = []
        self._rows: list[_RowOf] = []
        self._comments: dict[str, _Open] = {}
        self._seen: set[str] = set()
        self._loose: int | None = None
        self._tracked: list[_Open] = []
        self._controls: list[_Open] = []

    # what begins

    def start(self, name: str, attributes: Attributes) -> None:
        if name in _ASIDE:
            self._aside += 1
        if self._aside:
            return
        if name in _SIGNS and self._lines and not (name == "tab" and self._in_properties):
            self._say(_SIGNS[name])
        elif name in _TRACKED:
            who, when = who_and_when(attributes)
            self._tracked.append(_Open(_TRACKED[name], "", who, when, at=len(self.found)))
        else:
            begin = _BEGIN.get(name)
            if begin is not None:
                begin(self, attributes)

    def _paragraph(self, _attributes: Attributes) -> None:
        first, self._loose = (len(self.found) if self._loose is None else self._loose), None
        self._lines.append(_Line(first=first))

    def _properties(self, _attributes: Attributes) -> None:
        self._in_properties = True

    def _style(self, attributes: Attributes) -> None:
        if self._lines and self._in_properties:
            self._lines[-1].level = self._levels.get(attributes.get("val", ""), self._lines[-1].level)

    def _outline(self, attributes: Attributes) -> None:
        value = attributes.get("val", "")
        if self._lines and self._in_properties and value and value in "012345678":
            self._lines[-1].level = int(value) + 1

    def _bookmark(self, attributes: Attributes) -> None:
        name = attributes.get("name", "")
        if self._lines and _PLACES.fullmatch(name):
            self._lines[-1].bookmark = self._lines[-1].bookmark or name

    def _link(self, attributes: Attributes) -> None:
        name = attributes.get("anchor", "")
        if self._rows and _PLACES.fullmatch(name):
            self._rows[-1].places.add(name)

    def _row(self, _attributes: Attributes) -> None:
        self._rows.append(_RowOf(len(self.found)))

    def _comment(self, attributes: Attributes) -> None:
        key = attributes.get("id", "")
        if key in self._seen or self._full:
            return
        self._seen.add(key)
        if not self._lines and self._loose is None:
            self._loose = len(self.found)  # it begins between two paragraphs: it is about the next
        comment = _Open(Mark.COMMENT, key, at=self._put(Annotation(Mark.COMMENT, "", key)))
        if len(self._comments) < _MOST_OPEN:
            self._comments[key] = comment

    def _comment_ends(self, attributes: Attributes) -> None:
        comment = self._comments.pop(attributes.get("id", ""), None)
        if comment is not None:
            quoted = " ".join(comment.text.split())[:_QUOTED]
            self.found[comment.at] = replace(self.found[comment.at], quoted=quoted)

    def _control(self, _attributes: Attributes) -> None:
        self._controls.append(_Open(Mark.FILLED, at=len(self.found)))

    def _tag(self, attributes: Attributes) -> None:
        if self._controls:
            self._controls[-1].name = self._controls[-1].name or attributes.get("val", "")[:100]

    def _blank(self, _attributes: Attributes) -> None:
        if self._controls:
            self._controls[-1].blank = True

    def _plain(self, _attributes: Attributes) -> None:
        if self._controls and not self._controls[-1].parts:
            self._controls[-1].plain = True

    def _text(self, _attributes: Attributes) -> None:
        self._in_text = True

    # what it says

    def text(self, text: str) -> None:
        if self._in_text and not self._aside:
            self._say(text)

    def _say(self, text: str) -> None:
        if self._tracked:
            self._tracked[-1].parts.append(text)
        elif self._lines:
            self._lines[-1].plain += len(text)
        if any(one.mark is Mark.STRUCK for one in self._tracked):
            return
        if self._lines:
            self._lines[-1].parts.append(text)
        for one in (*self._comments.values(), *self._controls):
            if len(one.parts) < _MOST_PARTS:
                one.parts.append(text)

    # what ends

    def end(self, name: str) -> None:
        if name in _ASIDE:
            self._aside -= 1
            return
        if self._aside:
            return
        match name:
            case "t" | "delText":
                self._in_text = False
            case "pPr":
                self._in_properties = False
            case "p" if self._lines:
                self._line_ends(self._lines.pop())
            case "tr" if self._rows:
                self._row_ends(self._rows.pop())
            case "sdt" if self._controls:
                self._control_ends(self._controls.pop())
            case _ if name in _TRACKED and self._tracked:
                self._change_ends(self._tracked.pop())

    def _change_ends(self, change: _Open) -> None:
        """One in a place to fill in is part of filling it in; one right behind another by one hand goes with it."""
        text = change.text[:MAX_TEXT]
        if not text.strip() or self._full or any(one.name for one in self._controls):
            return
        line = self._lines[-1] if self._lines else _Line()
        at, said = line.change
        last = self.found[at] if at >= 0 and line.plain == said else None
        merged = _joined(last, change.mark, text) if last and last.who == change.who else None
        if merged is not None:
            self.found[at] = merged
        else:
            at = self._put(Annotation(change.mark, text, who=change.who, when=change.when))
        line.change = (at, line.plain)

    def _control_ends(self, control: _Open) -> None:
        """Where a program threw the names away, the place of each among all is what is left: blank ones count too."""
        text = control.text.strip()[:MAX_TEXT]
        if self._full:
            return
        if control.name and text and not control.blank:
            self._put(Annotation(Mark.FILLED, text, control.name))
        elif not control.name and control.plain:
            self._put(Annotation(Mark.FILLED, BLANK if control.blank else text or BLANK))

    def _line_ends(self, line: _Line) -> None:
        words = " ".join("".join(line.parts).split())
        if line.level or line.bookmark:
            deeper = not line.bookmark and line.level > (self._level if self._under else _OURS)
            if not deeper:
                self._under, self._level = line.bookmark, line.level or self._level
                self._heading = words[:_HEAD]
        for at in range(line.first, len(self.found)):
            one = self.found[at]
            if one.mark in (Mark.INSERTED, Mark.STRUCK) and not one.quoted:
                one = replace(one, quoted=words[:_QUOTED])
            self.found[at] = replace(one, under=self._under, heading=self._heading)

    def _row_ends(self, row: _RowOf) -> None:
        """In a row that leads to one segment, as in the list of what must not change, it is about that one."""
        if len(row.places) == 1 and not self._under:
            (place,) = row.places
            for at in range(row.first, len(self.found)):
                self.found[at] = replace(self.found[at], under=self.found[at].under or place)

    @property
    def _full(self) -> bool:
        return len(self.found) >= limits.MARKS

    def _put(self, one: Annotation) -> int:
        self.found.append(replace(one, under=self._under, heading=self._heading))
        return len(self.found) - 1


def _joined(last: Annotation, mark: Mark, text: str) -> Annotation | None:
    """Two tracked changes side by side as one; None where they are two."""
    if last.mark is mark:
        return replace(last, text=(last.text + text)[:MAX_TEXT])
    if {last.mark, mark} == {Mark.STRUCK, Mark.INSERTED}:
        new, old = (text, last.text) if mark is Mark.INSERTED else (last.text, text)
        return replace(last, mark=Mark.REPLACED, text=new, quoted=old[:_QUOTED])
    return None


_BEGIN: Final[dict[str, Callable[[_Walker, Attributes], None]]] = {
    "p": _Walker._paragraph,
    "pPr": _Walker._properties,
    "pStyle": _Walker._style,
    "outlineLvl": _Walker._outline,
    "bookmarkStart": _Walker._bookmark,
    "hyperlink": _Walker._link,
    "tr": _Walker._row,
    "commentRangeStart": _Walker._comment,
    "commentReference": _Walker._comment,
    "commentRangeEnd": _Walker._comment_ends,
    "sdt": _Walker._control,
    "tag": _Walker._tag,
    "showingPlcHdr": _Walker._blank,
    "text": _Walker._plain,
    "t": _Walker._text,
    "delText": _Walker._text,
}
