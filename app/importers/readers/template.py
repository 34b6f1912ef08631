"""A Word template with only its look left: styles, lists, theme, page, header and footer, in a package of our own.

Whatever acts or leads elsewhere stays behind: macros, embedded objects, links, fields that fetch, the body's words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from docx.opc.oxml import serialize_part_xml
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from app.domain.errors import ImportProblem
from app.importers import limits
from app.importers.readers.packages import Package
from app.importers.readers.template_cleaning import EDGE_ROOTS, cleaned_edge, cleaned_part
from app.importers.readers.template_packing import Kept, Picture, pack, picture_kind
from app.importers.readers.template_page import page_of
from app.importers.readers.template_parts import Related, related

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

_NO_WORD: Final = "The template is no Word document (.docx, .dotx)."
_ROOTS: Final = {"styles": "w:styles", "numbering": "w:numbering", "theme": "a:theme", "settings": "w:settings"}


def read(package: Package) -> bytes:
    """The package of the look; raises ImportProblem with a sentence that names what is wrong."""
    main = next((one.part for one in related(package, "") if one.kind == "officeDocument" and one.part), "")
    if main not in package.names:
        raise ImportProblem(_NO_WORD)
    document = _root(package, main, "w:document")
    relations = related(package, main)
    kept = Kept()
    for kind, tag in _ROOTS.items():
        part = next((one.part for one in relations if one.kind == kind and one.part in package.names), "")
        if part:
            kept.parts[kind] = serialize_part_xml(cleaned_part(kind, _root(package, part, tag)))
    by_key = {one.key: one for one in relations if one.part in package.names}
    for place, part in _edges(document, by_key):
        kept.edges.append((place, *_edge(package, part, EDGE_ROOTS[place[0]], kept)))
    kept.page = page_of(document)
    _check_size(kept)
    return pack(kept)


def _root(package: Package, part: str, tag: str) -> BaseOxmlElement:
    """A part's XML, small enough to be handled in the open later on, and what it should be."""
    data = package.xml(part)
    if len(data) > limits.TEMPLATE_PART_BYTES:
        raise ImportProblem(f"The template’s {part} is larger than {limits.TEMPLATE_PART_BYTES // limits.MIB} MB.")
    try:
        root = parse_xml(data)
    except ValueError as problem:
        raise ImportProblem("The template is damaged: its text is not well formed.") from problem
    except SyntaxError as problem:  # lxml's own error is one
        raise ImportProblem("The template is damaged: its text is not well formed.") from problem
    if root.tag == qn(tag):
        return root
    if "purl.oclc.org/ooxml" in root.tag:
        raise ImportProblem("The template is saved as Strict Open XML. Save it as a Word document (.docx).")
    raise ImportProblem(_NO_WORD if tag == "w:document" else f"The template is damaged: {part} is odd.")


def _edges(document: BaseOxmlElement, relations: dict[str, Related]) -> Iterator[tuple[tuple[str, str], str]]:
    """Header and footer parts of the last section; what it does not name goes on from the sections before."""
    found: dict[tuple[str, str], str] = {}
    for section in document.iter(qn("w:sectPr")):
        for edge in ("header", "footer"):
            for reference in section.findall(qn(f"w:{edge}Reference")):
                relation = relations.get(reference.get(qn("r:id"), ""))
                which = reference.get(qn("w:type"), "default")
                if relation and relation.kind == edge and which in ("default", "first", "even"):
                    found[edge, which] = relation.part
    yield from found.items()


def _edge(package: Package, part: str, tag: str, kept: Kept) -> tuple[bytes, dict[str, str]]:
    """A header or footer with the pictures it may keep, by their key."""
    pictures: dict[str, str] = {}
    for one in related(package, part):
        if one.kind == "image" and one.part in package.names:
            data = package.read(one.part)
            if kind := picture_kind(data):
                pictures[one.key] = kept.picture(Picture(one.part, kind, data))
    root = cleaned_edge(_root(package, part, tag), frozenset(pictures))
    return serialize_part_xml(root), pictures


def _check_size(kept: Kept) -> None:
    if sum(len(one.data) for one in kept.pictures) > limits.TEMPLATE_BYTES:
        limit = limits.TEMPLATE_BYTES // limits.MIB
        raise ImportProblem(f"The pictures in the template’s header and footer are larger than {limit} MB together.")
