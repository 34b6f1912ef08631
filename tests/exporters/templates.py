"""Word templates as organizations have them, and as nobody should: made here, a part at a time."""

from __future__ import annotations

import io
import struct
import zlib
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.shared import Mm, Pt, RGBColor

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def logo(width=120, height=40):
    """A PNG of one color."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x99\x22\x44" * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def house(*, foot="Acme Ltd · Internal", ids=None, head=True):
    """A template with a logo in its header, styles, margins and a cover of its own; ``ids`` renames style ids."""
    word = docx.Document()
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(20)
    section.top_margin, section.bottom_margin = Mm(35), Mm(25)
    if head:
        section.header.paragraphs[0].add_run().add_picture(io.BytesIO(logo()), height=Mm(10))
    if foot:
        section.footer.paragraphs[0].text = foot
    for name, size in (("Title", 30), ("Heading 1", 18), ("Heading 2", 14)):
        style = word.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = "Georgia", Pt(size), RGBColor(0x99, 0x22, 0x44)
    word.styles["Normal"].font.name = "Georgia"
    word.styles["Footer"].paragraph_format.tab_stops.add_tab_stop(Mm(80), WD_TAB_ALIGNMENT.CENTER)
    word.add_paragraph("Cover of Acme", "Title")
    word.add_paragraph("Sample text to be replaced.")
    for old, new in (ids or {}).items():
        rename(word, old, new)
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def rename(word, old, new):
    """Give a style another id, as Word in another language does."""
    for style in word.styles.element.iter(qn("w:style")):
        if style.get(qn("w:styleId")) == old:
            style.set(qn("w:styleId"), new)
    for element in (word.element, word.styles.element):
        for reference in element.iter(*(qn(f"w:{tag}") for tag in ("pStyle", "basedOn", "next", "link"))):
            if reference.get(qn("w:val")) == old:
                reference.set(qn("w:val"), new)


def with_parts(package, parts):
    """The package with parts replaced, added, or (None) left out."""
    stream = io.BytesIO()
    with ZipFile(io.BytesIO(package)) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, data in parts.items():
            if data is not None:
                new.writestr(name, data)
    return stream.getvalue()


def part(package, name):
    with ZipFile(io.BytesIO(package)) as archive:
        return archive.read(name).decode("utf-8")


def with_header(package, paragraphs, relations=""):
    """The package with other paragraphs in its (only) header, and more relationships of it."""
    with ZipFile(io.BytesIO(package)) as archive:
        name = next(one for one in archive.namelist() if one.startswith("word/header"))
        listed = f"word/_rels/{name.rpartition('/')[2]}.rels"
        xml = archive.read(name)
        rels = archive.read(listed).decode("utf-8")
    root = parse_xml(xml)
    root.extend(parse_xml(paragraphs))
    from docx.opc.oxml import serialize_part_xml

    more = rels.replace("</Relationships>", relations + "</Relationships>")
    return with_parts(package, {name: serialize_part_xml(root), listed: more})
