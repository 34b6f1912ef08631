"""HTML as a sheet: what Excel, Google Sheets, LibreOffice, Word and pages put on the clipboard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.html_table import grid_of_html, has_table
from app.domain.sheet import Area, CellKind, Fill, Grid, Remark
from app.domain.tabular import lines_of, text_of

EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style><!--
.xl65 {mso-number-format:"Short Time"; background:#FFFF99;}
--></style></head><body><!--StartFragment--><table>
 <col width=80><col width=90 style="display:none"><col width=90>
 <tr height=20><td class=xl65 x:num="0.375">9:00</td><td>draft</td><td colspan=2>Welcome<br style="x">all</td></tr>
 <tr height=20><td x:num>12</td><td>old</td><td rowspan=2>Talk</td><td>Ann<span style="display:none">7</span></td></tr>
 <tr height=0 style="display:none"><td>secret</td><td></td><td>Bob</td></tr>
</table><!--EndFragment--></body></html>"""
SHEETS = """<meta charset="utf-8"><google-sheets-html-origin><style>td {border: 1px}</style><table><tbody>
<tr><td data-sheets-value="{&quot;1&quot;:2,&quot;2&quot;:&quot;Talk&quot;}">Talk &amp; more</td>
<td style="background-color:#fff2cc;" data-sheets-value="{&quot;1&quot;:3,&quot;3&quot;:0.4375}">10:30 AM</td></tr>
</tbody></table>"""
OFFICE = """<table><tr><td sdval="0.25" sdnum="1033;0;0%">25%</td>
<td bgcolor="#ffffff" sdval="1.5"><comment>net</comment>1,50</td></tr></table>"""
WORD = """<body><h2>Day 1</h2><table><tr><td><p>9:00</p></td><td><p>Welcome</p><p>and coffee</p></td></tr></table>
<p>See you<script>alert("<td>no</td>")</script> soon</p></body>"""


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid.rows]


def test_excel() -> None:
    grid = grid_of_html(EXCEL)
    assert texts(grid) == [["9:00", "draft", "Welcome\nall"], ["12", "old", "Talk", "Ann"], ["secret", "", "", "Bob"]]
    assert (grid.at(0, 0).seconds, grid.at(1, 0).number) == (32_400, 12.0)
    assert grid.merges == (Area(0, 2, 0, 3), Area(1, 2, 2, 2))
    assert (grid.hidden_columns, grid.hidden_rows, grid.areas) == ((1,), (2,), (Area(0, 0, 2, 3),))
    assert grid.fills == (Fill(0, 0, 0, "FFFF99"),)


def test_google_sheets() -> None:
    grid = grid_of_html(SHEETS)
    assert texts(grid) == [["Talk & more", "10:30 AM"]]
    assert (grid.at(0, 0).kind, grid.at(0, 1).seconds) == (CellKind.TEXT, 37_800)
    assert grid.fills == (Fill(0, 1, 1, "FFF2CC"),)


def test_libreoffice() -> None:
    grid = grid_of_html(OFFICE)
    assert [(cell.text, cell.number) for cell in grid.rows[0]] == [("25%", 0.25), ("1,50", 1.5)]
    assert (grid.fills, grid.remarks) == ((), (Remark(0, 1, "net"),))


def test_word_and_pages_keep_their_lines_around_the_tables() -> None:
    grid = grid_of_html(WORD)
    assert texts(grid) == [["Day 1"], ["9:00", "Welcome\nand coffee"], [], ["See you soon"]]
    assert grid.areas == (Area(1, 0, 1, 1),)


@pytest.mark.parametrize(
    ("html", "rows"),
    [
        ("<table><tr><td>a<td>b<tr><td>c</table>", [["a", "b"], ["c"]]),
        ("<table><tr><td>a<table><tr><td>b</td><td>c</td></tr><tr><td>d</td></tr></table>e</td><td>f</td></tr></table>",
         [["a\nb\tc\nd\ne", "f"]]),
        ("<table><tr><td><p>a</p> <table><tr><td><p>b</p></td> <td><p>c</p></td></tr></table> </td></tr></table>",
         [["a\nb\tc"]]),
        ("<table><tr><td><p>a</p>\n<p>b</p>\n</td></tr></table>", [["a\nb"]]),
        ("<table><tr><td>9 < 10 &lt; 11</td><td title='a > b'>x</td></tr></table>", [["9 < 10 < 11", "x"]]),
        ("<table><tr><td colspan=9999999>a</td><td rowspan=-5>b</td></tr></table>", [["a"], ]),
        ("<div style='display:none'><table><tr><td>no</td></tr></table></div><p>yes", [["yes"]]),
        ("<table><tr><td>a<!-- <td>no</td> --></td></tr>", [["a"]]),
        ("<table><tr><td>  two \n words&nbsp; </td></tr></table>", [["two words"]]),
    ],
)  # fmt: skip
def test_broken_and_nested(html: str, rows: list[list[str]]) -> None:
    assert texts(grid_of_html(html)) == rows


@pytest.mark.parametrize(
    "unit", ["<a", "<!--", "</", "<!", '<a href="', "<td>", "<table>", "<p>", "&", "<script>", "<style>.a{", "<"]
)
def test_a_page_of_nothing_but_broken_tags_takes_no_time(unit: str) -> None:
    assert grid_of_html(unit * 20_000).width <= 200


@given(st.text("<>/!-\"'= tdrableco&;x1", max_size=200))
def test_any_text_is_read(html: str) -> None:
    grid = grid_of_html(f"<table><tr><td>{html}")
    assert all(area.bottom < len(grid.rows) for area in grid.merges)


def test_a_table_as_a_spreadsheet_would_give_it() -> None:
    assert lines_of(text_of(grid_of_html(WORD))) == (("Day 1",), ("9:00", "Welcome\nand coffee"), ("See you soon",))
    assert [has_table(html) for html in ("<TABLE>", "<p>table")] == [True, False]
