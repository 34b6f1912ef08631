"""Writes a neutral document as a Word file; python-docx carries the package, the blocks are ready XML."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, BinaryIO, Final

from app.domain.document import Document
from app.domain.template import is_read
from app.domain.text import one_line
from exporters.word_blocks import body_xml
from exporters.word_direction import directed
from exporters.word_frame import TEXT_MARGIN, frame, frame_template, page_size, text_width, turn
from exporters.word_identity import stamp
from exporters.word_styles import numbering_xml, styles_xml
from exporters.word_template import PLAIN_LOOK, Look, dress
from exporters.word_xml import NAMESPACE
from exporters.wording import made_at

if TYPE_CHECKING:
    from docx.document import Document as WordFile

PARTS: Final = ("[Content_Types].xml", "word/document.xml", "word/styles.xml")
"""What a package must hold to be a Word document."""

_REGIONS: Final = {
    **{"en": "en-US", "de": "de-DE", "fr": "fr-FR", "es": "es-ES", "it": "it-IT", "pt": "pt-PT", "nl": "nl-NL"},
    **{"ja": "ja-JP", "zh": "zh-CN", "zh-hans": "zh-CN", "zh-hant": "zh-TW", "ko": "ko-KR"},
    **{"ar": "ar-SA", "he": "he-IL", "fa": "fa-IR", "ur": "ur-PK"},
}
"""Spell checkers want a region; where a plan names only a language, its usual one."""


def write_word(document: Document, file: BinaryIO, template: bytes = b"") -> None:
    """Write ``document`` as a .docx package into ``file``, in the look of a template that was read for it."""
    if template and not is_read(template):
        raise ValueError("a template is read in the child process first")
    word = _templated(document, template) if template else _plain(document)
    _settings(word)
    _properties(word, document)
    if document.identity is not None:
        stamp(word.part.package, document.identity)
    word.save(file)


def _plain(document: Document) -> WordFile:
    import docx

    word = docx.Document()
    width = page_size(document)[0] - 2 * TEXT_MARGIN
    _restyle(word, language_tag(document.language))
    _fill(word, document, width, PLAIN_LOOK)
    frame(word.sections[0], document, width)
    return word


def _templated(document: Document, template: bytes) -> WordFile:
    import docx

    word = docx.Document(io.BytesIO(template))
    turn(word.sections[0], document)
    width = text_width(word.sections[0])
    look = dress(word, language_tag(document.language))
    _fill(word, document, width, look)
    frame_template(word, document, width, look)
    return word


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


def _fill(word: WordFile, document: Document, width: int, look: Look) -> None:
    from docx.oxml.parser import parse_xml

    body = word.element.body
    xml = directed(look.told(body_xml(document.parts, width)), document.language)
    blocks = parse_xml(f"<w:body {NAMESPACE}>{xml}</w:body>")
    blocks.append(body.sectPr)
    word.element.replace(body, blocks)


_AFTER_COMPAT: Final = ("rsids", "mathPr", "themeFontLang", "clrSchemeMapping")
_COMPAT: Final = "".join(
    f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
    for name, value in (
        ("compatibilityMode", 15),
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1),
    )
)


def _settings(word: WordFile) -> None:
    """Word's own present layout rules, not those of the template's older version."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import parse_xml

    settings = word.settings.element
    for old in settings.findall(qn("w:compat")):
        settings.remove(old)
    names = (str(one.tag).rpartition("}")[2] for one in settings)
    at = next((n for n, name in enumerate(names) if name in _AFTER_COMPAT), len(settings))
    settings.insert(at, parse_xml(f"<w:compat {NAMESPACE}>{_COMPAT}</w:compat>"))


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
