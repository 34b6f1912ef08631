"""The few pieces of WordprocessingML every block is made of; escapes and cleans all text, in one place."""

from __future__ import annotations

from typing import Final
from xml.sax.saxutils import escape, quoteattr

from app.domain.document import Look, Text, Words
from app.domain.fill_ins import bookmark_name
from app.domain.text import clean

NAMESPACE: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

RUN_STYLES: Final[dict[Look, str]] = {
    Look.STRONG: "Strong",
    Look.MUTED: "Muted",
    Look.LABEL: "StepLabel",
    Look.EXACT: "ExactWords",
}


def run(text: str, style: str = "") -> str:
    """Text in one character style; tabs and line breaks become Word's own."""
    look = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f"<w:r>{look}{_text(text)}</w:r>"


def _text(text: str) -> str:
    lines = escape(clean(text)).split("\n")
    return "<w:br/>".join(_tabbed(line) for line in lines)


def _tabbed(line: str) -> str:
    return "<w:tab/>".join(f'<w:t xml:space="preserve">{part}</w:t>' if part else "" for part in line.split("\t"))


def runs(text: Text) -> str:
    """A text's words, each in the character style of its look."""
    return "".join(_words(words) for words in text)


def _words(words: Words) -> str:
    if not words.text:
        return ""
    said = run(words.text, RUN_STYLES.get(words.look, ""))
    if words.to:
        return link(words.to, said)
    return _place(words.fill, said) if words.fill else said


def link(anchor: str, content: str) -> str:
    """Finished runs that lead to the heading of an anchor."""
    return f'<w:hyperlink w:anchor="{bookmark_name(anchor)}" w:history="1">{content}</w:hyperlink>'


_MOST_TAG: Final = 64
"""Signs of a content control's tag: Word refuses a file with a longer one."""


def _place(name: str, content: str) -> str:
    """A place to fill in: what stands there gives way to the first letter typed, and its tag says what it is."""
    return (
        f"<w:sdt><w:sdtPr><w:tag w:val={attribute(name[:_MOST_TAG])}/><w:showingPlcHdr/><w:text/></w:sdtPr>"
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def paragraph(style: str, content: str, properties: str = "") -> str:
    """A paragraph of finished runs. ``properties`` follow the style in the order the schema asks for."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def field(instruction: str, shown: str) -> str:
    """A field with the result it shows until a reader updates it."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def attribute(text: str) -> str:
    """Text as a quoted attribute value, one line."""
    return quoteattr(" ".join(clean(text).split()))
