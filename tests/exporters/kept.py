"""Documents whose XML is kept: small ones, so that a change of it can be read in a diff before it is taken.

After a change that is meant: ``make golden`` (or ``python -m tests.exporters.renew``), then read the diff.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final
from zipfile import ZipFile

from lxml import etree

from app.domain.document import Document
from app.domain.handoff import Depth, Paperwork
from app.domain.plan import Plan
from exporters import Options, draft
from exporters.excel import write_excel
from exporters.word import write_word
from tests.exporters.plans import small_delivery, small_plan

FOLDER: Final = Path(__file__).parent / "golden"
DAY: Final = "2026-11-09"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def three_segments() -> Plan:
    """Three segments with a marker, a script, cues and a break."""
    plan = small_plan()
    kept = [one for one in plan.segments if one.id in ("open", "break", "practice")]
    return replace(plan, segments=tuple(kept), promised_s=3600)


def package(kind: Paperwork, depth: Depth = Depth.STANDARD) -> bytes:
    """A document of the three segments."""
    made = draft(kind, three_segments(), small_delivery(), Options(depth=depth, today=DAY, author="Dana"))
    stream = io.BytesIO()
    if isinstance(made, Document):
        write_word(made, stream)
    else:
        write_excel(made, stream)
    return stream.getvalue()


def part(made: bytes, name: str) -> bytes:
    """A part of a package."""
    with ZipFile(io.BytesIO(made)) as archive:
        return archive.read(name)


def normal(xml: bytes) -> str:
    """The XML one element a line, attributes by name, and no prefix declared that is not used."""
    root = etree.fromstring(xml, etree.XMLParser(remove_blank_text=True))
    for one in root.iter():
        one.attrib.pop(_SPACE, None)
        for name, value in sorted(one.attrib.items()):
            del one.attrib[name]
            one.set(name, value)
    etree.cleanup_namespaces(root)
    etree.indent(root, " ")
    return etree.tostring(root, encoding="unicode") + "\n"


def _guide(depth: Depth, name: str) -> Callable[[], bytes]:
    return lambda: part(package(Paperwork.GUIDE, depth), name)


GOLDEN: Final[dict[str, Callable[[], bytes]]] = {
    "guide-brief.xml": _guide(Depth.BRIEF, "word/document.xml"),
    "styles.xml": _guide(Depth.STANDARD, "word/styles.xml"),
    "numbering.xml": _guide(Depth.STANDARD, "word/numbering.xml"),
    "recovery-card.xml": lambda: part(package(Paperwork.CARD), "word/document.xml"),
    "agenda.xml": lambda: part(package(Paperwork.AGENDA), "word/document.xml"),
    "leader-brief.xml": lambda: part(package(Paperwork.LEADER_BRIEF), "word/document.xml"),
    "cue-sheet.xml": lambda: part(package(Paperwork.CUE_SHEET), "xl/worksheets/sheet1.xml"),
}
"""File by file, what makes it."""
