from __future__ import annotations

import pytest

from app.domain.sheet import EMPTY
from app.domain.tabular import grid_of, lines_of, ways_to_cut


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("a\tb\nc, d\te", ((("a", "b"), ("c, d", "e")),)),
        ("a,b", ((("a,b",),),)),
        ("a,b\nc,d", ((("a", "b"), ("c", "d")), (("a,b",), ("c,d",)))),
        ("a;1\nb, c;2", ((("a", "1"), ("b, c", "2")), (("a;1",), ("b, c;2",)))),
        ("a, b\nc", ((("a, b",), ("c",)),)),
        ("|a|b|\n|---|--:|\n|c|d|", ((("a", "b"), ("c", "d")), (("|a|b|",), ("|---|--:|",), ("|c|d|",)))),
        ("---|---\n---|---", ((("---|---",), ("---|---",)),)),
        ("", ((),)),
    ],
)
def test_a_text_is_cut_where_every_line_is_cut_alike(text, ways):
    assert ways_to_cut(text) == ways


def test_a_cell_in_quotation_marks_may_hold_line_ends():
    assert lines_of('"Two\r\nlines"\t5\r\n\r\nMore\t6') == (("Two\nlines", "5"), ("More", "6"))


def test_a_grid_has_the_cells_cleaned():
    grid = grid_of((("\xa0Talk \x07", " "),), "clipboard")
    assert (grid.at(0, 0).text, grid.at(0, 1)) == ("Talk", EMPTY)
