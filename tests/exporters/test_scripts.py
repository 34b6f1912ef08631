"""Word documents in other scripts: what runs from the right says so, and eastern signs have a font that draws them."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from app.importers import child
from exporters.guide import guide_document
from exporters.word import write_word
from exporters.word_direction import directed, directions, from_right
from tests.exporters.ooxml import faults
from tests.exporters.plans import small_plan
from tests.exporters.templates import house

ARABIC = "قل ما رأيته"
HEBREW = "שלום לכולם"


def written(language="en", title="Feedback", template=b""):
    stream = BytesIO()
    write_word(guide_document(replace(small_plan(), language=language, title=title)), stream, template)
    return stream.getvalue()


def runs(package):
    """Text and whether it runs from the right, run by run, in the body."""
    body = docx.Document(BytesIO(package)).element.body
    return [
        ("".join(t.text or "" for t in run.iter(qn("w:t"))), run.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None)
        for run in body.iter(qn("w:r"))
    ]


@pytest.mark.parametrize("language", ["ar", "he-IL", "fa", "ur", "uz-Arab"])
def test_a_language_from_the_right_turns_paragraphs_and_tables(language):
    package = written(language, ARABIC)
    body = docx.Document(BytesIO(package)).element.body
    paragraphs = list(body.iter(qn("w:p")))
    assert all(p.pPr.find(qn("w:bidi")) is not None for p in paragraphs)
    assert all(t.tblPr.find(qn("w:bidiVisual")) is not None for t in body.iter(qn("w:tbl")))
    assert (ARABIC, True) in runs(package)
    assert ("Facilitator guide", False) in runs(package)
    assert faults(package) == []


def test_in_a_template_too():
    package = written("ar", ARABIC, child.read_template(house()))
    assert (ARABIC, True) in runs(package)
    assert faults(package) == []


@pytest.mark.parametrize("language", ["en", "de", "ja", "ar-Latn"])
def test_other_languages_stay_as_they_are(language):
    assert not from_right(language)
    body = docx.Document(BytesIO(written(language))).element.body
    assert not list(body.iter(qn("w:bidi"), qn("w:bidiVisual"), qn("w:rtl")))


def test_words_from_the_right_in_a_document_from_the_left_are_runs_of_their_own():
    package = written("en", f"Say “{HEBREW}” now")
    assert [one for one in runs(package) if one[0]][1:4] == [("Say “", False), (HEBREW, True), ("” now", False)]
    assert faults(package) == []


@pytest.mark.parametrize(
    ("text", "rightward", "parts"),
    [
        ("abc", False, [(False, "abc")]),
        (ARABIC, False, [(True, ARABIC)]),
        ("v1.3 - שלום", True, [(False, "v1.3"), (True, " - שלום")]),
        ("שלום, 5 דקות", False, [(True, "שלום, 5 דקות")]),
        ("(שלום)", False, [(False, "("), (True, "שלום"), (False, ")")]),
        ("(שלום)", True, [(True, "(שלום)")]),
        ("12:30", True, [(True, "12:30")]),
        ("", True, []),
    ],
)
def test_a_text_falls_into_stretches_of_one_direction(text, rightward, parts):
    assert directions(text, rightward) == parts


@given(st.text("ab1 .א&<ب", max_size=12), st.booleans())
def test_no_letter_is_lost_or_moved(text, rightward):
    assert "".join(part for _, part in directions(text, rightward)) == text


def test_fields_and_breaks_stay_whole():
    field = '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    assert directed(field, "ar") == field
    broken = f'<w:r><w:t xml:space="preserve">{ARABIC}</w:t><w:br/><w:t xml:space="preserve">{HEBREW}</w:t></w:r>'
    assert directed(broken, "en") == broken.replace("<w:r>", "<w:r><w:rPr><w:rtl/></w:rPr>")


@pytest.mark.parametrize(
    ("language", "font", "latin", "eastern"),
    [
        ("ja", "Yu Gothic", "en-US", "ja-JP"),
        ("zh", "Microsoft YaHei", "en-US", "zh-CN"),
        ("zh-TW", "Microsoft JhengHei", "en-US", "zh-TW"),
        ("ko", "Malgun Gothic", "en-US", "ko-KR"),
        ("de", "Yu Gothic", "de-DE", "ja-JP"),
        ("ar", "Yu Gothic", "en-US", "ja-JP"),
    ],
)
def test_eastern_signs_have_a_font_and_a_language(language, font, latin, eastern):
    styles = docx.Document(BytesIO(written(language))).styles.element
    assert styles.find(f".//{qn('w:rFonts')}").get(qn("w:eastAsia")) == font
    said = styles.find(f".//{qn('w:lang')}")
    assert (said.get(qn("w:val")), said.get(qn("w:eastAsia"))) == (latin, eastern)


def test_clocks_and_page_numbers_keep_their_order_beside_words_from_the_right():
    package = written("ar", ARABIC)
    word = docx.Document(BytesIO(package))
    foot = word.sections[0].footer.paragraphs[0].text
    assert "\u200ePage 1 of 1\u200e" in foot
    asides = [said for said, _ in runs(package) if "10:00 – 10:10" in said and "assumed" not in said]
    assert asides
    assert "\u200e10:00 – 10:10 · 10 min" in asides
    assert "\u200e" not in "".join(said for said, _ in runs(written("en", ARABIC)))
