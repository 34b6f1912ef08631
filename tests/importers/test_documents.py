"""Word documents: nothing that is read on the page gets lost, and nothing that is not comes in."""

from __future__ import annotations

import json

import pytest

from app.domain.sheet import Area, Fill, Grid, Remark
from app.importers.child import answer_to
from app.importers.wire import read_answer
from tests.importers.files import DOCX, document, docx_cell, docx_line, docx_table, docx_text, zipped


def parsed(body: str, **more: str) -> Grid:
    (grid,) = read_answer(json.dumps(answer_to(document(body, **more))).encode())
    return grid


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid.rows]


def cells(*words: str) -> str:
    return "".join(docx_cell(docx_text(word)) for word in words)


SCHEDULE = docx_table(cells("9:00", "Welcome"), cells("9:15", "Talk"))


def test_a_nested_table_is_text_of_its_cell() -> None:
    list_of_things = docx_table(cells("pens", "12"), cells("paper", "3"))
    grid = parsed(
        docx_table(cells("9:00", "Welcome"), cells("9:15") + docx_cell(docx_text("Draw"), after=list_of_things))
    )
    assert texts(grid) == [["9:00", "Welcome"], ["9:15", "Draw\npens\t12\npaper\t3"]]


@pytest.mark.parametrize(
    "frame",
    [
        docx_table(docx_cell(docx_text("Day 1"), after=SCHEDULE)),
        docx_table(docx_cell(docx_text("Day 1")), docx_cell("", after=SCHEDULE)),
        docx_table(docx_cell("", after=docx_table(docx_cell(docx_text("Day 1"), after=SCHEDULE)))),
    ],
)
def test_a_table_that_only_frames_others_gives_way(frame: str) -> None:
    grid = parsed(frame)
    assert [row for row in texts(grid) if row] == [["Day 1"], ["9:00", "Welcome"], ["9:15", "Talk"]]
    assert len(grid.areas) == 1


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (f"<w:ins>{docx_text('new')}</w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>", "new"),
        (f"<w:moveTo>{docx_text('here')}</w:moveTo><w:moveFrom>{docx_text('there')}</w:moveFrom>", "here"),
        (f"<w:hyperlink>{docx_text('our page')}</w:hyperlink>", "our page"),
        (f"<w:sdt><w:sdtContent>{docx_text('chosen')}</w:sdtContent></w:sdt>", "chosen"),
        (f"<w:ruby><w:rt>{docx_text('kana')}</w:rt><w:rubyBase>{docx_text('word')}</w:rubyBase></w:ruby>", "word"),
        (f"<w:r><w:instrText>PAGE</w:instrText></w:r>{docx_text('7')}", "7"),
        (f"<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>{docx_text('shown')}", "shown"),
        ("<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>shown</w:t></w:r>", "shown"),
        (f"{docx_text('a')}<w:r><w:tab/><w:noBreakHyphen/></w:r>{docx_text('b')}", "a\t-b"),
    ],
)
def test_what_is_read_on_the_page(inside: str, text: str) -> None:
    assert texts(parsed(docx_line(inside))) == [[text]]
    assert texts(parsed(docx_table(docx_cell(inside) + cells("x")))) == [[text, "x"]]


def test_hidden_text_is_left_out_and_told() -> None:
    grid = parsed(docx_line(f"{docx_text('shown')}<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"))
    assert (texts(grid), grid.notes) == ([["shown"]], ("1 hidden text was left out",))


def test_text_boxes_are_lines_of_their_own_once() -> None:
    box = f"<w:txbxContent>{docx_line(docx_text('9:00 In the box'))}</w:txbxContent>"
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    twice = f"<w:r><mc:AlternateContent xmlns:mc='x'>{both}</mc:AlternateContent></w:r>"
    assert texts(parsed(docx_line(f"{twice}{docx_text('Around it')}"))) == [["9:00 In the box"], ["Around it"]]


def test_spans_and_cells_that_run_down() -> None:
    rows = (
        docx_cell(docx_text("a"), more="<w:vMerge w:val='restart'/>") + docx_cell(docx_text("b"), span="2"),
        docx_cell("", more="<w:vMerge/>") + cells("c", "d"),
        cells("e"),
    )
    late = f"<w:tr><w:trPr><w:gridBefore w:val='2'/><w:hidden/></w:trPr>{cells('f')}</w:tr>"
    grid = parsed(docx_table(*rows).replace("</w:tbl>", f"{late}</w:tbl>"))
    assert texts(grid) == [["a", "b"], ["", "c", "d"], ["e"], ["", "", "f"]]
    assert set(grid.merges) == {Area(0, 0, 1, 0), Area(0, 1, 0, 2)}
    assert grid.hidden_rows == (3,)


def test_formerly_other_spans_count_no_more() -> None:
    before = "<w:tcPrChange><w:tcPr><w:gridSpan w:val='3'/><w:vMerge/></w:tcPr></w:tcPrChange>"
    grid = parsed(docx_table(docx_cell(docx_text("a"), more=before) + cells("b")))
    assert (texts(grid), grid.merges) == ([["a", "b"]], ())


def test_grounds_comments_and_footnotes_stand_at_their_cell() -> None:
    shaded = docx_cell(
        f"{docx_text('Talk')}<w:r><w:commentReference w:id='4'/></w:r><w:r><w:footnoteReference w:id='2'/></w:r>",
        more="<w:shd w:fill='ffff00'/>",
    )
    grid = parsed(
        docx_line(docx_text("Plan")) + docx_table(cells("9:00") + shaded),
        comments=f"<w:comment w:id='4'>{docx_line(docx_text('too long?'))}</w:comment>",
        footnotes=f"<w:footnote w:id='2'>{docx_line(docx_text('by phone'))}</w:footnote>",
    )
    assert grid.fills == (Fill(1, 1, 1, "FFFF00"),)
    assert grid.remarks == (Remark(1, 1, "too long?"), Remark(1, 1, "by phone"))


def test_headers_and_footers_are_told() -> None:
    line = docx_line(docx_text("Leading teams, 3 March"))
    grid = parsed(docx_line(docx_text("x")), header1=line, header2=line, footer1=docx_line(docx_text("Page 1")))
    assert grid.notes == ("the page footer says “Page 1”", "the page header says “Leading teams, 3 March”")


def test_the_main_part_may_be_numbered() -> None:
    data = zipped({"word/document2.xml": DOCX.format(body=docx_line(docx_text("hello")))})
    (grid,) = read_answer(json.dumps(answer_to(data)).encode())
    assert texts(grid) == [["hello"]]
