"""The page around a Word document: paper, margins, header and footer; a template's own are left as they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from app.domain.document import Document, Paper
from exporters.word_direction import FROM_LEFT, directed, from_right
from exporters.word_template import Look
from exporters.word_xml import NAMESPACE, field, paragraph, run

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.section import Section, _BaseHeaderFooter

PAPER: Final[dict[Paper, tuple[int, int]]] = {Paper.A4: (11906, 16838), Paper.LETTER: (12240, 15840)}
TEXT_MARGIN: Final = 1134
_TOP: Final = 1247
_HEAD: Final = 600
_SIDEWAYS: Final = (720, 420)
"""The same two on a sheet that lies on its side: it is low, and of one page mostly."""
_BOTTOM: Final = 1191
_TELLING: Final = ("drawing", "pict", "instrText", "fldSimple", "sym", "object", "dataBinding")
_PLACES: Final = {"{page}": field("PAGE", "1"), "{pages}": field("NUMPAGES", "1")}


def page_size(document: Document) -> tuple[int, int]:
    """Width and height of the sheet as it lies, in twips."""
    width, height = PAPER[document.paper]
    return (height, width) if document.landscape else (width, height)


def turn(section: Section, document: Document) -> None:
    """Lay a template's upright sheet on its side where the document wants it so."""
    from docx.enum.section import WD_ORIENT

    width, height = section.page_width, section.page_height
    if document.landscape and width is not None and height is not None and width < height:
        section.page_width, section.page_height, section.orientation = height, width, WD_ORIENT.LANDSCAPE


def frame(section: Section, document: Document, width: int) -> None:
    """Paper, margins, and a header and footer; the first page carries its title itself."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Twips

    page_width, page_height = page_size(document)
    if document.landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Twips(page_width), Twips(page_height)
    section.left_margin = section.right_margin = Twips(TEXT_MARGIN)
    top, distance = _SIDEWAYS if document.landscape else (_TOP, _HEAD)
    section.top_margin, section.bottom_margin = Twips(top), Twips(_BOTTOM)
    section.header_distance, section.footer_distance = Twips(distance), Twips(560)
    section.different_first_page_header_footer = True
    head, foot = (directed(xml, document.language) for xml in (_head(document, width), _foot(document, width)))
    _write(section.first_page_header, paragraph("Header", ""))
    _write(section.header, head)
    _write(section.first_page_footer, foot)
    _write(section.footer, foot)


def frame_template(word: WordFile, document: Document, width: int, look: Look) -> None:
    """Our header and footer where the template has none of its own."""
    section = word.sections[0]
    heads = (section.header, section.first_page_header, section.even_page_header)
    feet = (section.footer, section.first_page_footer, section.even_page_footer)
    has_head, has_foot = _say_something(heads), _say_something(feet)
    even = word.settings.odd_and_even_pages_header_footer
    if not has_head:
        head = directed(look.told(_head(document, width)), document.language)
        if not has_foot:
            section.different_first_page_header_footer = True
            _write(section.first_page_header, look.told(paragraph("Header", "")))
        for edge in (section.header, *([section.even_page_header] if even else ())):
            _write(edge, head)
    if not has_foot:
        foot = directed(look.told(_foot(document, width)), document.language)
        first = section.different_first_page_header_footer
        wanted = (True, first, even)
        for edge in (edge for edge, is_wanted in zip(feet, wanted, strict=True) if is_wanted):
            _write(edge, foot)


def text_width(section: Section) -> int:
    """Twips between the margins."""
    sides = (section.left_margin, section.right_margin, section.gutter)
    return ((section.page_width or 0) - sum(side or 0 for side in sides)) // 635


def _say_something(edges: tuple[_BaseHeaderFooter, ...]) -> bool:
    return any(not edge.is_linked_to_previous and _says_something(edge._element) for edge in edges)


def _says_something(element: BaseOxmlElement) -> bool:
    from docx.oxml.ns import qn

    return any((text.text or "").strip() for text in element.iter(qn("w:t"))) or any(
        True for _ in element.iter(*(qn(f"w:{name}") for name in _TELLING))
    )


def _stop(width: int) -> str:
    return f'<w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs>'


def _head(document: Document, width: int) -> str:
    left, right = document.head
    return paragraph("Header", run(f"{left}\t{right}"), _stop(width))


def _foot(document: Document, width: int) -> str:
    numbered = _numbered(document.page_words)
    if from_right(document.language):  # there are no words of such a language yet: keep these together, from the left
        numbered = run(FROM_LEFT) + numbered + run(FROM_LEFT)
    return paragraph("Footer", run(f"{document.foot}\t") + numbered, _stop(width))


def _numbered(words: str) -> str:
    """The words that number a page, with Word's own fields in them."""
    return "".join(_PLACES.get(part) or run(part) for part in re.split(r"(\{pages?\})", words) if part)


def _write(edge: _BaseHeaderFooter, xml: str) -> None:
    from docx.oxml.parser import parse_xml

    edge.is_linked_to_previous = False
    edge._element[:] = list(parse_xml(f"<w:hdr {NAMESPACE}>{xml}</w:hdr>"))
