"""The guide that docxtpl writes for the benchmark says what ours says: else their times could not be compared."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import docx
from docx.oxml.ns import qn

from app.domain.document import Strip
from exporters.guide import guide_document
from exporters.word import write_word
from tests.benchmarks.documents import long_plan
from tests.benchmarks.docxtpl_guide import filled, template_of


def letters(package):
    body = docx.Document(BytesIO(package)).element.body
    return "".join("".join(text.text or "" for text in body.iter(qn("w:t"))).split())


def test_both_guides_hold_the_same_words():
    guide = guide_document(long_plan(12))
    guide = replace(guide, parts=tuple(part for part in guide.parts if not isinstance(part, Strip)))
    ours = BytesIO()
    write_word(guide, ours)
    assert letters(filled(template_of(guide), guide)) == letters(ours.getvalue())
