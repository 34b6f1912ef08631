"""Puts our styles, lists and page frame into an organization's template: what the template has wins, the rest is added.

Styles are matched by their name, as Word does; a template in another language gives them other ids, so what refers to
ours is told the template's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from exporters.word_styles import languages, numbering_xml, styles_xml

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.oxml.xmlchemy import BaseOxmlElement

_REFERENCE: Final = re.compile(r'<w:(p|r|tbl)Style w:val="([^"]+)"/>')
_OWN_RULE: Final = r"<w:pBdr><w:bottom [^>]*/></w:pBdr>"
_LISTS: Final = frozenset({"ListBullet", "ListNumber"})
_HEADINGS: Final = frozenset({"Heading1", "Heading2", "Heading3"})
_PLAIN_INDENT: Final = {"left": "0", "right": "0", "firstLine": "0"}


@dataclass(frozen=True, slots=True)
class Look:
    """How ours are called in the template: ids of styles, and what else their paragraphs have to say there."""

    ids: dict[str, str] = field(default_factory=dict)
    stops: dict[str, str] = field(default_factory=dict)
    numbered: frozenset[str] = frozenset()
    headings: frozenset[str] = frozenset()

    def told(self, xml: str) -> str:
        """Finished blocks that refer to the template's styles."""
        for style in self.headings:  # the template's own headings keep their own rules
            xml = re.sub(rf"({_begun(style)}){_OWN_RULE}", r"\1", xml)
        for style in self.numbered:
            off = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
            xml = re.sub(rf"({_begun(style)})", rf"\1{off}", xml)
        for style, stops in self.stops.items():
            xml = re.sub(rf'(<w:pStyle w:val="{style}"/>(?:(?!</w:pPr>).)*?<w:tabs>)', rf"\1{stops}", xml)
        return _REFERENCE.sub(self._called, xml)

    def _called(self, found: re.Match[str]) -> str:
        return f'<w:{found[1]}Style w:val="{self.ids.get(found[2], found[2])}"/>'


PLAIN_LOOK: Final = Look()
"""Ours as they are: no template."""


def _begun(style: str) -> str:
    return f'<w:pStyle w:val="{style}"/>(?:<w:pageBreakBefore/>)?'


def dress(word: WordFile, language: str) -> Look:
    """Supply what the template lacks; how ours are called there."""
    from docx.oxml.parser import parse_xml

    theirs = Styles(word.styles.element)
    ours = [style for style in parse_xml(styles_xml(language)) if style.tag.endswith("}style")]
    ids = {_id(style): theirs.match(style) for style in ours}
    missing = [style for style in ours if not ids[_id(style)]]
    ids |= {_id(style): theirs.free_id(_id(style)) for style in missing}
    shift = _add_lists(word.part.numbering_part.element)
    for style in missing:
        theirs.supply(style, ids, shift)
    theirs.speak(language)
    known = {ours_id: their_id for ours_id, their_id in ids.items() if ours_id not in {_id(one) for one in missing}}
    return Look(
        ids={ours_id: their_id for ours_id, their_id in ids.items() if ours_id != their_id},
        stops={one: stops for one, their_id in known.items() if (stops := theirs.cleared_stops(their_id))},
        numbered=frozenset(one for one in _HEADINGS & known.keys() if theirs.is_listed(known[one])),
        headings=_HEADINGS & known.keys(),
    )


def _id(style: BaseOxmlElement) -> str:
    from docx.oxml.ns import qn

    return str(style.get(qn("w:styleId"), ""))


class Styles:
    """The template's styles by name and id."""

    def __init__(self, element: BaseOxmlElement) -> None:
        from docx.oxml.ns import qn

        self._element = element
        self._by_id = {_id(style): style for style in element.findall(qn("w:style"))}
        self._by_name = {_name(style): style for style in self._by_id.values()}

    def match(self, ours: BaseOxmlElement) -> str:
        """The id of the template's style of the same name and kind, or empty where ours has to be supplied."""
        from docx.oxml.ns import qn

        kind = ours.get(qn("w:type"))
        if ours.get(qn("w:default")) == "1":
            defaults = (s for s in self._by_id.values() if s.get(qn("w:default")) in ("1", "true", "on"))
            return next((_id(style) for style in defaults if style.get(qn("w:type")) == kind), "")
        theirs = self._by_name.get(_name(ours))
        if theirs is None or theirs.get(qn("w:type")) != kind:
            return ""
        return "" if _id(ours) in _LISTS and not self.is_listed(_id(theirs)) else _id(theirs)

    def free_id(self, wanted: str) -> str:
        """An id no style of the template has."""
        tries = (wanted, *(f"{wanted}Guide{n}" for n in ("", *range(2, len(self._by_id) + 3))))
        return next(one for one in tries if one not in self._by_id)

    def supply(self, style: BaseOxmlElement, ids: dict[str, str], shift: int) -> None:
        """Add one of ours under a free name, resting on the template's own, with lists of its own numbers."""
        from docx.oxml.ns import qn

        name = style.find(qn("w:name"))
        if _name(style) in self._by_name and name is not None:
            name.set(qn("w:val"), f"Guide {name.get(qn('w:val'))}")
        style.set(qn("w:styleId"), ids[_id(style)])
        for tag in ("basedOn", "next"):
            for reference in style.findall(qn(f"w:{tag}")):
                reference.set(qn("w:val"), ids[reference.get(qn("w:val"), "")])
        for number in style.iter(qn("w:numId")):
            number.set(qn("w:val"), str(int(number.get(qn("w:val"), "0")) + shift))
        if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) != "1":
            _straighten(style)
        self._element.append(style)
        self._by_id[_id(style)] = style
        self._by_name[_name(style)] = style

    def is_listed(self, style_id: str) -> bool:
        """Whether a style, or one it rests on, numbers its paragraphs or gives them bullets."""
        from docx.oxml.ns import qn

        found = (style.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}") for style in self._line(style_id))
        nearest = next((one for one in found if one is not None), None)
        return nearest is not None and nearest.get(qn("w:val")) != "0"

    def cleared_stops(self, style_id: str) -> str:
        """What takes a style's own tab stops out of a paragraph that sets others."""
        from docx.oxml.ns import qn

        places = {
            stop.get(qn("w:pos"), "")
            for style in self._line(style_id)
            for stop in style.iterfind(f"{qn('w:pPr')}/{qn('w:tabs')}/{qn('w:tab')}")
            if stop.get(qn("w:val")) != "clear"
        }
        return "".join(
            f'<w:tab w:val="clear" w:pos="{place}"/>' for place in sorted(places) if re.fullmatch(r"-?\d{1,5}", place)
        )

    def speak(self, language: str) -> None:
        """The language of the document in place of the template's."""
        from docx.oxml.ns import qn

        for said in self._element.iter(qn("w:lang")):
            for letters, tag in languages(language).items():
                said.set(qn(f"w:{letters}"), tag)

    def _line(self, style_id: str) -> list[BaseOxmlElement]:
        """A style and those it rests on, each once."""
        from docx.oxml.ns import qn

        line: list[BaseOxmlElement] = []
        while (style := self._by_id.get(style_id)) is not None and style not in line:
            line.append(style)
            based = style.find(qn("w:basedOn"))
            style_id = "" if based is None else based.get(qn("w:val"), "")
        return line


def _name(style: BaseOxmlElement) -> str:
    from docx.oxml.ns import qn

    name = style.find(qn("w:name"))
    return "" if name is None else str(name.get(qn("w:val"), "")).casefold()


def _straighten(style: BaseOxmlElement) -> None:
    """The template's usual indent and alignment are for its running text, not for cells and callouts."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    properties = style.find(qn("w:pPr"))
    if properties is None:
        return
    at = next((n for n, one in enumerate(properties) if one.tag == qn("w:outlineLvl")), len(properties))
    if properties.find(qn("w:jc")) is None:
        properties.insert(at, OxmlElement("w:jc", {qn("w:val"): "left"}))
    if properties.find(qn("w:ind")) is None and properties.find(qn("w:numPr")) is None:
        properties.insert(at, OxmlElement("w:ind", {qn(f"w:{side}"): size for side, size in _PLAIN_INDENT.items()}))


def _add_lists(numbering: BaseOxmlElement) -> int:
    """Our lists after the template's, under numbers of their own; how far those are from ours."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import parse_xml

    def highest(tag: str, name: str) -> int:
        values = (one.get(qn(f"w:{name}"), "") for one in numbering.findall(qn(f"w:{tag}")))
        return max((int(value) for value in values if re.fullmatch(r"\d{1,9}", value)), default=0)

    shift = max(highest("abstractNum", "abstractNumId"), highest("num", "numId"))
    if not shift and not len(numbering):
        numbering[:] = list(parse_xml(numbering_xml()))
        return 0
    first = next((n for n, one in enumerate(numbering) if one.tag == qn("w:num")), len(numbering))
    for one in parse_xml(numbering_xml()):
        is_list = one.tag == qn("w:abstractNum")
        own = "w:abstractNumId" if is_list else "w:numId"
        one.set(qn(own), str(int(one.get(qn(own), "0")) + shift))
        for reference in one.findall(qn("w:abstractNumId")):
            reference.set(qn("w:val"), str(int(reference.get(qn("w:val"), "0")) + shift))
        for styled in list(one.iter(qn("w:pStyle"))):  # a style of this id may be the template's, with its own list
            styled.getparent().remove(styled)
        numbering.insert(first if is_list else len(numbering), one)
        first += is_list
    return shift
