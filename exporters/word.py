"""Writes a neutral document as a Word file; python-docx carries the package, the blocks are ready XML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO, Final

from app.domain.document import Document, Paper
from app.domain.text import one_line
from exporters.word_blocks import body_xml
from exporters.word_identity import stamp
from exporters.word_styles import numbering_xml, styles_xml
from exporters.word_xml import NAMESPACE, field, paragraph, run
from exporters.wording import made_at

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.section import Section

PARTS: Final = ("[Content_Types].xml", "word/document.xml", "word/styles.xml")
"""What a package must hold to be a Word document."""

_PAPER: Final[dict[Paper, tuple[int, int]]] = {Paper.A4: (11906, 16838), Paper.LETTER: (12240, 15840)}
_MARGIN: Final = 1134
_TOP: Final = 1247
_BOTTOM: Final = 1191
_REGIONS: Final = {"en": "en-US", "de": "de-DE", "fr": "fr-FR", "es": "es-ES", "it": "it-IT", "pt": "pt-PT"}
"""Spell checkers want a region; where a plan names only a language, its usual one."""


def write_word(document: Document, file: BinaryIO) -> None:
    """Write ``document`` as a .docx package into ``file``."""
    import docx

    word = docx.Document()
    width = _PAPER[document.paper][0] - 2 * _MARGIN
    _restyle(word, language_tag(document.language))
    _fill(word, document, width)
    _frame(word.sections[0], document, width)
    _settings(word)
    _properties(word, document)
    if document.identity is not None:
        stamp(word.part.package, document.identity)
    word.save(file)


def language_tag(language: str) -> str:
    """An IETF tag with its region, fit for an attribute: ``en`` gives ``en-US``; anything odd gives ``en-US``."""
    tag = language.strip().replace("_", "-")
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", tag):
        return "en-US"
    return _REGIONS.get(tag.lower(), tag)


def _restyle(word: WordFile, language: str) -> None:
    """Our styles and lists in place of the template's, and none of its leftovers."""
    from docx.opc.constants import RELATIONSHIP_TYPE as KINDS
    from docx.oxml.parser import parse_xml

    for element, xml in (
        (word.styles.element, styles_xml(language)),
        (word.part.numbering_part.element, numbering_xml()),
    ):
        element[:] = list(parse_xml(xml))
    package = word.part.package
    unwanted = ("thumbnail", "extended-properties", "stylesWithEffects", "customXml", "webSettings")
    for owner in (package, word.part):
        for key, relation in list(owner.rels.items()):
            if relation.reltype.endswith(unwanted) or relation.reltype == KINDS.THUMBNAIL:
                del owner.rels[key]


def _fill(word: WordFile, document: Document, width: int) -> None:
    from docx.oxml.parser import parse_xml

    body = word.element.body
    blocks = parse_xml(f"<w:body {NAMESPACE}>{body_xml(document.parts, width)}</w:body>")
    blocks.append(body.sectPr)
    word.element.replace(body, blocks)


def _frame(section: Section, document: Document, width: int) -> None:
    """Paper, margins, and a header and footer; the first page carries its title itself."""
    from docx.shared import Twips

    page_width, page_height = _PAPER[document.paper]
    section.page_width, section.page_height = Twips(page_width), Twips(page_height)
    section.left_margin = section.right_margin = Twips(_MARGIN)
    section.top_margin, section.bottom_margin = Twips(_TOP), Twips(_BOTTOM)
    section.header_distance, section.footer_distance = Twips(600), Twips(560)
    section.different_first_page_header_footer = True
    stop = f'<w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs>'
    left, right = document.head
    foot = paragraph("Footer", run(f"{document.foot}\t") + _numbered(document.page_words), stop)
    head = paragraph("Header", run(f"{' · '.join(p for p in (document.title, left) if p)}\t{right}"), stop)
    for part, xml in (
        (section.first_page_header, paragraph("Header", "")),
        (section.header, head),
        (section.first_page_footer, foot),
        (section.footer, foot),
    ):
        part.is_linked_to_previous = False
        _replace(part._element, xml)


_PLACES: Final = {"{page}": field("PAGE", "1"), "{pages}": field("NUMPAGES", "1")}


def _numbered(words: str) -> str:
    """The words that number a page, with Word's own fields in them."""
    return "".join(_PLACES.get(part) or run(part) for part in re.split(r"(\{pages?\})", words) if part)


def _replace(element: BaseOxmlElement, xml: str) -> None:
    from docx.oxml.parser import parse_xml

    element[:] = list(parse_xml(f"<w:hdr {NAMESPACE}>{xml}</w:hdr>"))


def _settings(word: WordFile) -> None:
    """Word's own present layout rules, not those of the template's older version."""
    from docx.oxml.ns import qn

    for setting in word.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def _properties(word: WordFile, document: Document) -> None:
    """Every property on purpose: none of the template's author, title or dates stays."""
    properties = word.core_properties
    properties.title = one_line(document.title, 250)
    properties.subject = one_line(document.subject, 250)
    properties.author = properties.last_modified_by = one_line(document.author, 250)
    properties.keywords = one_line(document.keywords, 250)
    properties.language = language_tag(document.language)
    properties.version = one_line(document.version, 250)
    properties.comments = properties.category = ""
    properties.revision = 1
    day = made_at(document.made)
    if day is None:
        element = properties._element
        for name in ("created", "modified"):
            for dated in element.findall(f"{{http://purl.org/dc/terms/}}{name}"):
                element.remove(dated)
    else:
        properties.created = properties.modified = day
