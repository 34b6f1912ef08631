"""Word documents in an organization's own look: its styles, header, footer and page; what it lacks is ours."""

from __future__ import annotations

import re
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn

from app.domain.handoff import Paperwork
from app.importers import child
from exporters import Options, write_document
from exporters.guide import guide_document
from exporters.word import write_word
from tests.exporters.plans import small_delivery, small_plan
from tests.exporters.templates import house, part, with_parts


def in_look(template, **options):
    stream = BytesIO()
    document = guide_document(small_plan(), small_delivery(), Options(today="2026-11-09", **options))
    write_word(document, stream, child.read_template(template))
    stream.seek(0)
    return docx.Document(stream)


@pytest.fixture(scope="module")
def word():
    return in_look(house())


def test_the_templates_styles_are_used_and_ours_are_added(word):
    assert word.styles["Heading 1"].font.name == "Georgia"
    assert word.styles["Title"].font.size.pt == 30
    assert {"Callout Red", "Guide Table", "Table Text", "Segment Facts"} <= {style.name for style in word.styles}
    titled = next(p for p in word.paragraphs if p.style.name == "Title")
    assert titled.text == "Feedback"


def test_nothing_of_the_templates_body_is_left(word):
    assert "Acme" not in "".join(t.text or "" for t in word.element.body.iter(qn("w:t")))


def test_page_header_and_footer_are_the_templates(word):
    section = word.sections[0]
    assert (round(section.left_margin.mm), round(section.right_margin.mm)) == (30, 20)
    assert section.footer.paragraphs[0].text == "Acme Ltd · Internal"
    assert list(section.header._element.iter(qn("w:drawing")))
    assert not section.different_first_page_header_footer
    assert [relation for relation in section.header.part.rels.values() if relation.reltype.endswith("/image")]


def test_tables_are_as_wide_as_the_templates_text(word):
    section = word.sections[0]
    width = (section.page_width - section.left_margin - section.right_margin) // 635
    assert all(sum(int(column.get(qn("w:w"))) for column in table._tbl.tblGrid) == width for table in word.tables)


def test_an_empty_footer_gets_our_line():
    section = in_look(house(foot="")).sections[0]
    assert section.footer.paragraphs[0].text.startswith("Feedback · v1.3 · 14 Nov 2026\tPage ")
    tabs = section.footer._element.find(f".//{qn('w:tabs')}")
    assert {tab.get(qn("w:val")) for tab in tabs} == {"clear", "right"}, "the style's own stops would come first"


def test_without_header_and_footer_both_are_ours():
    section = in_look(house(foot="", head=False)).sections[0]
    assert section.header.paragraphs[0].text.startswith("Feedback · Facilitator guide")
    assert section.different_first_page_header_footer
    assert section.first_page_footer.paragraphs[0].text.startswith("Feedback · v1.3")


def test_styles_are_found_by_name_whatever_their_id():
    word = in_look(house(ids={"Heading1": "berschrift1", "Heading2": "berschrift2", "Title": "Titel"}))
    ids = {element.get(qn("w:val")) for element in word.element.body.iter(qn("w:pStyle"))}
    assert {"berschrift1", "berschrift2", "Titel"} <= ids
    assert not ids & {"Heading1", "Heading2", "Title"}
    assert sum(style.name == "Heading 1" for style in word.styles) == 1


def test_every_style_and_list_that_is_used_is_there(word):
    defined = {style.style_id for style in word.styles}
    kinds = ("pStyle", "rStyle", "tblStyle", "basedOn", "next")
    for root in (word.element, word.styles.element):
        assert {one.get(qn("w:val")) for kind in kinds for one in root.iter(qn(f"w:{kind}"))} <= defined
    numbers = {one.get(qn("w:numId")) for one in word.part.numbering_part.element.iter(qn("w:num"))}
    used = {one.get(qn("w:val")) for one in word.styles.element.iter(qn("w:numId"))}
    assert used <= numbers
    names = [style.name for style in word.styles]
    assert len(names) == len(set(names))
    assert len(defined) == len(names)


def test_a_name_of_ours_that_means_something_else_there_is_left_to_it():
    styles = part(house(), "word/styles.xml").replace(
        "</w:styles>",
        '<w:style w:type="character" w:styleId="Hint"><w:name w:val="Hint"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Kicker"><w:name w:val="Other"/></w:style></w:styles>',
    )
    word = in_look(with_parts(house(), {"word/styles.xml": styles}))
    by_name = {style.name: style for style in word.styles}
    assert by_name["Hint"].type != by_name["Guide Hint"].type
    assert by_name["Kicker"].style_id != "Kicker"
    assert "Guide Hint" in {p.style.name for p in word.paragraphs}


def test_headings_that_number_themselves_do_not_number_ours_twice():
    styles = re.sub(
        r'(w:styleId="Heading2".*?<w:pPr>.*?)(<w:spacing|<w:outlineLvl)',
        r'\1<w:numPr><w:numId w:val="1"/></w:numPr>\2',
        part(house(), "word/styles.xml"),
        count=1,
        flags=re.DOTALL,
    )
    word = in_look(with_parts(house(), {"word/styles.xml": styles}))
    heading = next(p for p in word.paragraphs if p.style.name == "Heading 2")
    assert heading._p.pPr.numPr.numId.val == 0


def test_headings_that_are_told_not_to_number_are_left_alone():
    styles = part(house(), "word/styles.xml").replace(
        'w:styleId="Heading2">', 'w:styleId="Heading2"><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>'
    )
    word = in_look(with_parts(house(), {"word/styles.xml": styles}))
    heading = next(p for p in word.paragraphs if p.style.name == "Heading 2")
    assert heading._p.pPr.numPr is None


def test_a_list_style_without_a_list_is_left_to_the_template():
    styles = re.sub(r"<w:numPr>.*?</w:numPr>", "", part(house(), "word/styles.xml"), flags=re.DOTALL)
    word = in_look(with_parts(house(), {"word/styles.xml": styles}))
    numbered = word.styles["Guide List Number"]
    assert numbered.element.pPr.numPr is not None
    assert numbered.style_id in {p.style.style_id for p in word.paragraphs}


def test_a_template_nobody_read_is_not_written_with():
    with pytest.raises(ValueError, match="child process"):
        write_word(guide_document(small_plan()), BytesIO(), house())


def test_documents_take_it_as_an_option(tmp_path):
    look = child.read_template(house())
    path = write_document(Paperwork.AGENDA, small_plan(), None, tmp_path, Options(template=look))
    assert docx.Document(str(path)).styles["Title"].font.name == "Georgia"
