"""Takes out of a template's parts whatever acts, fetches, or points at something that is left behind."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import OxmlElement

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

EDGE_ROOTS: Final = {"header": "w:hdr", "footer": "w:ftr"}
_RELATION: Final = f"{{{nsmap['r']}}}"
_CORE_PROPERTIES: Final = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"
"""The store of title and author, which every document has."""
_GONE: Final = (
    *("object", "control", "altChunk", "subDoc", "ffData", "movie", "placeholder", "proofErr", "del", "moveFrom"),
    *("bookmarkStart", "bookmarkEnd", "permStart", "permEnd", "footnoteReference", "endnoteReference"),
    *("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef"),
    *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "sectPr"),
    *("rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "tblGridChange", "numberingChange"),
    *("customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd"),
    *("numPicBullet", "lvlPicBulletId", "attachedTemplate", "printerSettings", "binData", "fldData"),
)
_OPENED: Final = ("hyperlink", "ins", "moveTo", "smartTag", "customXml")
_PICTURE_FRAMES: Final = frozenset({qn("w:drawing"), qn("w:pict")})
_LEADING: Final = frozenset({"href", "src", "althref", "macro", "textlink", "linkTarget"})
_HARMLESS: Final = frozenset(
    {"PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "STYLEREF", "TITLE", "SUBJECT", "AUTHOR", "KEYWORDS", "COMMENTS"}
    | {"DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE", "FILENAME", "IF", "=", "SYMBOL"}
)
_SETTINGS: Final = ("mirrorMargins", "gutterAtTop", "evenAndOddHeaders", "themeFontLang", "clrSchemeMapping")


def cleaned_part(kind: str, root: BaseOxmlElement) -> BaseOxmlElement:
    """Styles, lists, theme or settings with nothing in them that leads out of the part."""
    if kind == "settings":
        kept = {qn(f"w:{name}") for name in _SETTINGS}
        _drop([one for one in root if one.tag not in kept])
        return root
    for fill in list(root.iter(qn("a:blipFill"))):  # a theme's fills are counted, so each gives way to a plain one
        plain = OxmlElement("a:solidFill")
        plain.append(OxmlElement("a:schemeClr", {"val": "phClr"}))
        _swap(fill, plain)
    _drop(_named(root, _GONE))
    _without_relations(root, frozenset())
    _tell_apart(root)
    return root


def _tell_apart(root: BaseOxmlElement) -> None:
    """Each style with an id and a name of its own: some programs write two that differ in their capitals alone."""
    ids: set[str] = set()
    names: set[str] = set()
    for style in list(root.iterchildren(qn("w:style"))):
        name, style_id = style.find(qn("w:name")), style.get(qn("w:styleId"), "")
        if name is None or not style_id or style_id in ids:
            _drop([style])
            continue
        ids.add(style_id)
        said = name.get(qn("w:val"), "")
        if said.casefold() in names:
            said = f"{said} ({style_id})"
            name.set(qn("w:val"), said)
        names.add(said.casefold())


def cleaned_edge(root: BaseOxmlElement, pictures: frozenset[str]) -> BaseOxmlElement:
    """A header or footer with text, tables, harmless fields and the pictures that are kept."""
    _drop(_named(root, _GONE))
    bound = [one for one in root.iter(qn("w:dataBinding")) if one.get(qn("w:storeItemID")) != _CORE_PROPERTIES]
    _drop(bound)
    for name in _OPENED:
        for one in list(root.iter(qn(f"w:{name}"))):
            _open(one)
    _calm_fields(root)
    _without_relations(root, pictures)
    for one in root.iter():
        for name in list(one.attrib):
            if str(name).rpartition("}")[2] in _LEADING:
                del one.attrib[name]
    if not len(root):
        root.append(OxmlElement("w:p"))
    return root


def _named(root: BaseOxmlElement, names: Iterable[str]) -> list[BaseOxmlElement]:
    return list(root.iter(*(qn(f"w:{name}") for name in names)))


def _drop(elements: Iterable[BaseOxmlElement]) -> None:
    for one in elements:
        parent = one.getparent()
        if parent is not None:
            parent.remove(one)


def _swap(element: BaseOxmlElement, other: BaseOxmlElement) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.replace(element, other)


def _open(element: BaseOxmlElement) -> None:
    """What it holds in its place; its own properties go."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    inner = [one for one in element if one.tag not in (qn("w:smartTagPr"), qn("w:customXmlPr"))]
    parent.remove(element)
    for n, one in enumerate(inner):
        parent.insert(at + n, one)


def _without_relations(root: BaseOxmlElement, kept: frozenset[str]) -> None:
    """No element that names a relationship which is not there; with a picture goes the frame around it."""
    pointing = [
        one
        for one in root.iter()
        if any(str(name).startswith(_RELATION) and value not in kept for name, value in one.attrib.items())
    ]
    for one in pointing:
        _drop([_frame(one) if _is_picture(one) else one])


def _is_picture(element: BaseOxmlElement) -> bool:
    return not str(element.tag).rpartition("}")[2].startswith(("hlink", "svgBlip"))


def _frame(element: BaseOxmlElement) -> BaseOxmlElement:
    around = [one for one in element.iterancestors() if one.tag in _PICTURE_FRAMES]
    return around[0] if around else element


def _calm_fields(root: BaseOxmlElement) -> None:
    """Only fields that tell of the document itself stay fields; of others the words they last showed."""
    for simple in list(root.iter(qn("w:fldSimple"))):
        if not _is_harmless(simple.get(qn("w:instr"), "")):
            _open(simple)
    begun: list[list[BaseOxmlElement]] = []
    doomed: list[BaseOxmlElement] = []
    for one in root.iter(qn("w:fldChar"), qn("w:instrText")):
        place = one.get(qn("w:fldCharType"), "")
        if place == "begin":
            begun.append([])
        if not begun:
            doomed.append(one)
            continue
        begun[-1].append(one)
        if place == "end":
            field = begun.pop()
            words = "".join(part.text or "" for part in field if part.tag == qn("w:instrText"))
            doomed += [] if _is_harmless(words) else field
    _drop([*doomed, *(one for field in begun for one in field)])


def _is_harmless(instruction: str) -> bool:
    words = instruction.split()
    return bool(words) and words[0].upper() in _HARMLESS
