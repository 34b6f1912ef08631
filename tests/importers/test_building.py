"""A sheet on its way out of the child: what fits is kept, and nothing else is handed over."""

from __future__ import annotations

import pytest

from app.importers import limits
from app.importers.readers.building import Budget, GridBuilder
from app.importers.wire import WireGrid


def built(builder: GridBuilder) -> tuple[list[list[str]], tuple[str, ...]]:
    """Rows of words, and the notes."""
    wire = WireGrid.model_validate(builder.build(), strict=False)
    return [[wire.words[number] for number in numbers] for _, numbers in wire.rows], tuple(wire.notes)


def test_words_without_a_place_are_not_handed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CELLS", 3)
    builder = GridBuilder("S", Budget())
    for row in range(3):
        builder.put_row(row, [builder.number(f"n{row}"), 0, builder.number("sx"), 0])
    rows, notes = built(builder)
    assert rows == [["n0", "", "sx"], ["n1"]]
    assert notes == ("3 filled cells lie outside the area read (C2)",)
    assert len(builder.build()["words"]) == 4  # type: ignore[arg-type]


def test_cells_and_rows_may_be_put_in_any_order() -> None:
    builder = GridBuilder("S", Budget())
    builder.put(1, 2, "sc")
    builder.put_row(1, [builder.number("sa")])
    builder.put_row(0, [0, 0])
    assert built(builder) == ([["sa", "", "sc"]], ())


def test_a_word_too_long_is_cut_where_it_stands() -> None:
    builder = GridBuilder("S", Budget())
    builder.put_row(4, [0, builder.number("s" + "x" * 30_000)])
    rows, notes = built(builder)
    assert len(rows[0][1]) == 20_001
    assert notes == ("a text was cut after 20,000 characters (B5)",)
