"""The guide as a Word file, read back: real styles, fields, tables that repeat their head, and hostile text."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn

from app.domain.document import Cell, Column, Paper, Table, TableLook, plain
from app.domain.fill_ins import bookmark_name
from app.domain.handoff import Paperwork
from app.domain.plan import Plan, Segment, Step, StepKind
from exporters import Options, write_document
from exporters.guide import guide_document
from exporters.word import language_tag, write_word
from tests.exporters.plans import small_delivery, small_plan

HOSTILE = "=1+1 \x00\x1f\ud800 <w:p> & “x” ]]> \u2028 \ufffe end"


def written(plan, delivery=None, **options):
    stream = BytesIO()
    write_word(guide_document(plan, delivery, Options(**options)), stream)
    stream.seek(0)
    return stream


def read_back(plan, delivery=None, **options):
    return docx.Document(written(plan, delivery, **options))


def texts(word):
    """All text in body order, tables included."""
    return "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in word.element.body.iter(qn("w:p")))


@pytest.fixture(scope="module")
def word():
    return read_back(small_plan(), small_delivery(), today="2026-11-09", author="Dana")


def test_headings_are_real_styles(word):
    styles = {p.style.name for p in word.paragraphs}
    assert {"Title", "Subtitle", "Heading 1", "Heading 2", "List Number", "toc 2", "Callout Red"} <= styles
    assert not {name for name in styles if name == "Normal"}


def test_every_style_used_is_defined(word):
    defined = {style.style_id for style in word.styles}
    used = {e.get(qn("w:val")) for kind in ("pStyle", "rStyle", "tblStyle") for e in word.element.iter(qn(f"w:{kind}"))}
    assert used <= defined


def test_fonts_and_sizes_are_set_by_styles_alone(word):
    body = word.element.body
    assert not [kind for kind in ("rFonts", "sz", "b", "color") if list(body.iter(qn(f"w:{kind}")))]


def test_head_rows_repeat_and_rows_do_not_split(word):
    for table in word.tables:
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    headed = [t for t in word.tables if t.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None]
    assert {"Moment", "Min", "When you reach", "Have ready"} <= {t.rows[0].cells[0].text for t in headed}


def test_tables_fill_the_text_and_say_what_they_are(word):
    section = word.sections[0]
    width = (section.page_width - section.left_margin - section.right_margin) // 635
    for table in word.tables:
        grid = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
        assert sum(grid) == width
        first = [int(cell.get(qn("w:w"))) for cell in table._tbl.tr_lst[0].iter(qn("w:tcW"))]
        assert first == grid
        assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))


def test_page_numbers_are_fields_and_the_first_page_has_no_header(word):
    footer = word.sections[0].footer
    fields = [e.text.strip() for e in footer._element.iter(qn("w:instrText"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert footer.paragraphs[0].text.startswith("Feedback · v1.3 · 14 Nov 2026\tPage ")
    assert word.sections[0].header.paragraphs[0].text == "Feedback · Facilitator guide\tmade 9 Nov 2026"
    assert word.sections[0].first_page_header.paragraphs[0].text == ""


def test_properties_are_set_on_purpose(word):
    properties = word.core_properties
    assert (properties.title, properties.author, properties.last_modified_by) == ("Feedback", "Dana", "Dana")
    assert properties.created.date().isoformat() == properties.modified.date().isoformat() == "2026-11-09"
    assert "python-docx" not in (properties.comments or "")


def test_without_a_date_no_date_is_made_up():
    with ZipFile(written(small_plan())) as package:
        assert b"2013" not in package.read("docProps/core.xml")
        assert not [name for name in package.namelist() if "thumbnail" in name or "customXml" in name]


@pytest.mark.parametrize(("language", "tag"), [("en", "en-US"), ("de", "de-DE"), ("pt-BR", "pt-BR"), ('x"<', "en-US")])
def test_the_document_says_its_language(language, tag):
    assert language_tag(language) == tag
    word = read_back(replace(small_plan(), language=language))
    assert word.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == tag


def test_letter_paper_is_an_option():
    assert round(read_back(small_plan()).sections[0].page_width.mm) == 210
    assert round(read_back(small_plan(), paper=Paper.LETTER).sections[0].page_width.mm) == 216


def test_all_words_of_the_document_arrive(word):
    arrived = " ".join(texts(word).split())
    document = guide_document(small_plan(), small_delivery(), Options(today="2026-11-09", author="Dana"))
    for line in document.words():
        for word_said in line.split():
            assert word_said in arrived


@pytest.mark.parametrize("where", ["title", "purpose", "deck", "version"])
def test_hostile_text_is_text(where):
    word = read_back(replace(small_plan(), **{where: HOSTILE}))
    assert "=1+1  <w:p> & “x” ]]>" in " ".join(texts(word).split("\n")) or where == "version"
    assert "=1+1 <w:p> & “x” ]]> end" in " ".join(texts(word).split())


def test_hostile_steps_and_ids_are_text():
    step = Step("s", StepKind.SAY_EXACTLY, HOSTILE, slide="<", expected="&")
    word = read_back(Plan("p", "P", segments=(Segment('a"<&', HOSTILE, steps=(step,)),)))
    assert "<w:p> & “x” ]]>" in texts(word)


@pytest.mark.parametrize("segments", [(), (Segment("a", ""),), (Segment("a", "One"),)])
def test_small_plans_can_be_written(segments):
    assert read_back(Plan("p", "Little", segments=segments)).paragraphs[1].text == "Little"


def test_writing_gives_the_file_it_wrote(tmp_path):
    path = write_document(Paperwork.GUIDE, small_plan(), None, tmp_path)
    assert path == tmp_path / "Feedback - facilitator guide v1.3.docx"
    assert docx.Document(str(path)).core_properties.title == "Feedback"


def test_what_leads_to_a_segment_finds_its_bookmark(word):
    names = [mark.get(qn("w:name")) for mark in word.element.iter(qn("w:bookmarkStart"))]
    links = [link.get(qn("w:anchor")) for link in word.element.iter(qn("w:hyperlink"))]
    entries = sum(p.style.name == "toc 2" for p in word.paragraphs)
    assert entries == 7
    assert len(links) > entries, "the contents, and the cards that name a segment"
    assert set(links) <= set(names)
    assert len(set(names)) == len(names)
    assert all(len(name) <= 40 for name in names)


@pytest.mark.parametrize(
    ("anchor", "name"), [("segment_" + "ab" * 16, "Segment_" + "ab" * 16), ("changed", "Changed"), ("", None)]
)
def test_a_bookmark_is_called_like_its_anchor(anchor, name):
    assert bookmark_name(anchor) == name or (name is None and bookmark_name(anchor).startswith("Place_"))


def test_an_odd_anchor_gets_a_name_word_takes():
    odd = [bookmark_name(anchor) for anchor in ("segment_ä b", "segment_" + "x" * 90, "1st", "segment_\ud800")]
    assert all(re.fullmatch(r"[A-Z][A-Za-z0-9_]{0,39}", name) for name in odd)
    assert len(set(odd)) == len(odd)


def test_a_place_to_fill_in_is_a_control_with_its_name():
    word = read_back(small_plan(), None)
    controls = list(word.element.iter(qn("w:sdt")))
    tags = [control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val")) for control in controls]
    assert {"actual:practice:start", "actual:practice:end", "debrief:1"} <= set(tags)
    assert len(set(tags)) == len(tags)
    assert all("".join(t.text for t in control.iter(qn("w:t"))).strip() for control in controls)


def test_a_row_of_one_cell_runs_over_all_columns():
    columns = (Column("A", 300), Column("B", 300), Column("C", 400))
    cells = tuple(Cell(plain(text)) for text in "abc")
    table = Table(TableLook.GRID, columns, (cells, (Cell(plain("over all")),)), "two rows")
    document = replace(guide_document(small_plan()), parts=(table,))
    stream = BytesIO()
    write_word(document, stream)
    stream.seek(0)
    (read,) = docx.Document(stream).tables
    assert [cell.text for cell in read.rows[2].cells] == ["over all"] * 3
    assert read.rows[2].cells[0]._tc.width == sum(cell.width for cell in read.rows[1].cells)


def test_pages_are_numbered_in_the_words_of_the_document():
    stream = BytesIO()
    write_word(replace(guide_document(small_plan()), page_words="Seite {page} von {pages}"), stream)
    stream.seek(0)
    foot = docx.Document(stream).sections[0].footer.paragraphs[0]
    assert "Seite 1 von 1" in foot.text
    fields = [field.text.strip() for field in foot._p.iter(qn("w:instrText"))]
    assert fields == ["PAGE", "NUMPAGES"]
