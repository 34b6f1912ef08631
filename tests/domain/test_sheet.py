from __future__ import annotations

import pytest

from app.domain.sheet import EMPTY, MEANING_WORDS, Area, Cell, CellKind, Choices, Grid, Meaning, Place, column_letters


@pytest.mark.parametrize(
    ("column", "letters"),
    [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")],
)
def test_column_letters(column: int, letters: str) -> None:
    assert column_letters(column) == letters


def test_place_is_shown_as_a_spreadsheet_shows_it() -> None:
    assert Place(0, 6, 1).a1 == "B7"
    assert Place(0).a1 == ""


def test_grid_is_empty_outside_what_was_read() -> None:
    cell = Cell("x", CellKind.TEXT)
    grid = Grid("s", ((), (EMPTY, cell)))
    assert grid.at(1, 1) is cell
    assert [bool(grid.at(r, c)) for r, c in [(0, 0), (1, 2), (2, 0), (-1, 0), (1, -1)]] == [False] * 5
    assert grid.width == 2


def test_area_includes_its_edges() -> None:
    area = Area(1, 1, 2, 3)
    assert area.holds(1, 1)
    assert area.holds(2, 3)
    assert not area.holds(3, 3)


def test_choices_keep_the_last_word() -> None:
    choices = (
        Choices()
        .with_column("a", Meaning.TITLE)
        .with_answer("d", 1)
        .with_column("a", Meaning.NOTES)
        .with_answer("d", 0)
    )
    assert choices.meaning("a") is Meaning.NOTES
    assert choices.answer("d") == 0
    assert choices.meaning("b") is None
    assert choices.answer("e") is None


def test_every_meaning_has_a_word() -> None:
    assert set(MEANING_WORDS) == set(Meaning)


def test_an_answer_for_a_kind_serves_all_without_their_own() -> None:
    choices = Choices().with_answer("half:0:A1", 1).with_kind("half", 0).with_answer("half:0:A3", 2)
    assert [choices.answer(f"half:0:A{row}") for row in (1, 2, 3)] == [0, 0, 2]
    assert choices.answer("range:0:A1") is None
