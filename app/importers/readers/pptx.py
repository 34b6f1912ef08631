"""Slide decks (.pptx) as one grid: a row a slide with its title and its speaker notes; pictures are not looked at."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import Final

from app.domain.deck import HEAD, SLIDES
from app.domain.errors import ImportProblem
from app.importers.readers.building import Budget, GridBuilder
from app.importers.readers.packages import Attributes, Package, walk

MOST_SLIDES: Final = 2_000
_TITLES: Final = frozenset({"title", "ctrTitle"})
_ASIDE: Final = frozenset({"dt", "ftr", "hdr", "sldNum", "sldImg"})
"""Placeholders that hold no words of the slide's own: date, footer, header, number, its picture."""


@dataclass
class _Shape:
    """The text of one shape, and what place of the layout it fills."""

    role: str = ""
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(line for line in self.lines if line.strip())


class _Shapes:
    """Collects the shapes of a slide or of its notes, in their order."""

    def __init__(self) -> None:
        self.shapes: list[_Shape] = []
        self.hidden = False
        self._in_text = False
        self._fields = 0

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "sld":
            self.hidden = attributes.get("show", "1") in {"0", "false"}
        elif name in {"sp", "graphicFrame"}:
            self.shapes.append(_Shape())
        elif name == "ph" and self.shapes:
            self.shapes[-1].role = attributes.get("type", "body")
        elif name == "p" and self.shapes:
            self.shapes[-1].lines.append("")
        elif name == "br":
            self.text("\n", said=True)
        elif name == "t":
            self._in_text = True

    def end(self, name: str) -> None:
        if name == "t":
            self._in_text = False

    def text(self, text: str, said: bool = False) -> None:
        if (self._in_text or said) and self.shapes and self.shapes[-1].lines:
            self.shapes[-1].lines[-1] += text


def read(package: Package) -> list[dict[str, object]]:
    """The deck as one wire grid; raises ImportProblem."""
    builder = GridBuilder(SLIDES, Budget())
    for column, head in enumerate(HEAD):
        builder.put(0, column, f"s{head}")
    for row, part in enumerate(_slides(package), 1):
        shapes = _shapes(package, part)
        builder.put(row, 0, f"n{row}")
        builder.put(row, 1, f"s{_title(shapes.shapes)}")
        builder.put(row, 2, f"s{_notes(package, part)}")
        if shapes.hidden:
            builder.hidden_rows.append(row)
    return [builder.build()]


def _slides(package: Package) -> list[str]:
    """The slides' parts in the order they are shown."""
    order: list[str] = []

    def listed(name: str, attributes: Attributes) -> None:
        if name == "sldId":
            order.append(attributes.get("id", ""))

    walk(package.xml("ppt/presentation.xml"), listed, _nothing, _nothing)
    parts = _related(package, "ppt/presentation.xml", "/slide")
    found = [parts[key] for key in order if key in parts]
    if len(found) > MOST_SLIDES:
        raise ImportProblem(f"The file holds {len(found):,} slides; at most {MOST_SLIDES:,} are read.")
    return found


def _related(package: Package, part: str, kind: str) -> dict[str, str]:
    """The parts a part points at inside the package, by their ids."""
    folder, name = posixpath.split(part)
    rels = f"{folder}/_rels/{name}.rels"
    found: dict[str, str] = {}

    def relation(name: str, attributes: Attributes) -> None:
        if name == "Relationship" and attributes.get("Type", "").endswith(kind) and "TargetMode" not in attributes:
            target = attributes.get("Target", "")
            inside = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            found[attributes.get("Id", "")] = posixpath.normpath(inside)

    if rels in package.names:
        walk(package.xml(rels), relation, _nothing, _nothing)
    return {key: inside for key, inside in found.items() if inside in package.names}


def _shapes(package: Package, part: str) -> _Shapes:
    shapes = _Shapes()
    walk(package.xml(part), shapes.start, shapes.end, shapes.text)
    return shapes


def _title(shapes: list[_Shape]) -> str:
    """What stands in the title's place, else the first words on the slide."""
    own = next((one.text for one in shapes if one.role in _TITLES and one.text), "")
    other = next((one.text for one in shapes if one.role not in _ASIDE and one.text), "")
    return " ".join((own or other.partition("\n")[0]).split())


def _notes(package: Package, part: str) -> str:
    for inside in _related(package, part, "/notesSlide").values():
        shapes = _shapes(package, inside).shapes
        return "\n".join(one.text for one in shapes if one.role == "body" and one.text)
    return ""


def _nothing(_: str) -> None:
    """For what a walk does not look at."""
