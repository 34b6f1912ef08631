"""The Word documents for those who hear them read or see them in shades of gray: order, heads, language, contrast."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise

import docx
import pytest
from docx.oxml.ns import qn

from app.domain.document import Tone
from app.domain.handoff import Paperwork
from app.domain.plan import MarkerKind
from app.domain.tints import HEAD, INK, INPUT, MUTED, PAPER, SOFT
from app.domain.words import MARKER_GLYPHS, MARKER_WORDS
from exporters import Depth, Options, document
from exporters.word import write_word
from tests.exporters.plans import small_delivery, small_plan

ENOUGH = 4.5
"""To one: what WCAG asks of text at level AA."""
PAPERS = [
    *((Paperwork.GUIDE, depth) for depth in Depth),
    (Paperwork.CARD, Depth.STANDARD),
    (Paperwork.AGENDA, Depth.STANDARD),
    (Paperwork.LEADER_BRIEF, Depth.STANDARD),
]


@pytest.fixture(scope="module", params=PAPERS, ids=" ".join)
def word(request):
    kind, depth = request.param
    stream = BytesIO()
    write_word(document(kind, small_plan(), small_delivery(), Options(depth=depth, language="de")), stream)
    stream.seek(0)
    return docx.Document(stream)


def brightness(color):
    """Relative luminance as WCAG defines it."""
    parts = [int(color[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    dark, light = sorted((brightness(one), brightness(other)))
    return (light + 0.05) / (dark + 0.05)


def test_no_level_of_headings_is_skipped(word):
    levels = [int(p.style.name[-1]) for p in word.paragraphs if p.style.name.startswith("Heading ")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_heading_has_words(word):
    assert all(p.text.strip() for p in word.paragraphs if p.style.name.startswith("Heading "))


def test_every_table_says_what_it_holds(word):
    about = [table._tbl.tblPr.find(qn("w:tblDescription")) for table in word.tables]
    assert about
    assert all(each is not None and len(each.get(qn("w:val"))) > 10 for each in about)


def test_a_table_marks_its_head_or_labels_its_rows(word):
    for table in word.tables:
        look = table._tbl.tblPr.find(qn("w:tblLook"))
        heads = [bool(row._tr.trPr is not None and row._tr.trPr.findall(qn("w:tblHeader"))) for row in table.rows]
        assert not any(heads[1:])
        assert heads[0] == (look.get(qn("w:firstRow")) == "1"), look.get(qn("w:val"))
        assert heads[0] or look.get(qn("w:firstColumn")) == "1"


def test_the_language_is_told(word):
    (default,) = word.styles.element.iter(qn("w:lang"))
    assert default.get(qn("w:val")) == "en-US"
    assert word.core_properties.language == "en-US"


def test_text_stands_out_from_every_ground_it_is_put_on():
    grounds = (PAPER, HEAD, INPUT, *(SOFT[tone] for tone in Tone))
    for ink in (INK, MUTED):
        assert min(contrast(ink, ground) for ground in grounds) >= ENOUGH


def test_no_style_writes_in_another_ink(word):
    body = word.element.body
    used = {each.get(qn("w:val")) for kind in ("pStyle", "rStyle") for each in body.iter(qn(f"w:{kind}"))}
    for style in word.styles:
        color = style.element.find(f"{qn('w:rPr')}/{qn('w:color')}")
        if style.style_id in used - {"NoteLine"} and color is not None:
            assert color.get(qn("w:val")) in (INK, MUTED), style.style_id


def test_a_weight_is_told_by_a_word_too():
    stream = BytesIO()
    write_word(document(Paperwork.GUIDE, small_plan(), None), stream)
    stream.seek(0)
    told = [p.text for p in docx.Document(stream).paragraphs if p.style.name.startswith("Callout")]
    kinds = (MarkerKind.MUST_NOT_CUT, MarkerKind.MAY_SKIP)
    assert all(any(MARKER_GLYPHS[kind] in text and MARKER_WORDS[kind] in text for text in told) for kind in kinds)
