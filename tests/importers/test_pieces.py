"""A large answer of the child comes in pieces, and adds up to the same sheet."""

from __future__ import annotations

import json

import pytest

from app.domain.errors import ImportProblem
from app.importers import limits
from app.importers.child import answer_to, written
from app.importers.wire import read_answer
from tests.importers.files import workbook

ROWS = "".join(
    f'<row r="{row}" hidden="{row % 2}">'
    + "".join(f'<c r="{letter}{row}"><v>{row * 10 + at}</v></c>' for at, letter in enumerate("ABC"))
    + "</row>"
    for row in range(1, 400)
)
MERGES = "".join(f'<mergeCell ref="A{row}:B{row}"/>' for row in range(1, 400))
BOOK = workbook(ROWS, after=f"<mergeCells>{MERGES}</mergeCells>")


def test_pieces_add_up(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = read_answer(json.dumps(answer_to(BOOK)).encode())
    monkeypatch.setattr(limits, "PIECE_WORDS", 50)
    data = written(answer_to(BOOK))
    assert len(data.splitlines()) > 30
    assert read_answer(data) == whole
    assert len(whole[0].merges) == 399


@pytest.mark.parametrize("name", ["words", "rows", "merges", "hidden_rows", "notes", "remarks"])
def test_pieces_together_keep_the_limits(name: str) -> None:
    piece: dict[str, object] = {
        "words": ["sA"] * 100_000,
        "rows": [[0, [0]]] * 10_000,
        "merges": [[0, 0, 1, 1]] * 10_000,
        "hidden_rows": [0] * 10_000,
        "notes": ["n"] * 60,
        "remarks": [[0, 0, "r"]] * 1_500,
    }
    first = json.dumps({"grids": [{"name": "S", "hidden": False, name: piece[name]}]})
    more = json.dumps({"more": {name: piece[name]}})
    with pytest.raises(ImportProblem, match="no proper answer"):
        read_answer("\n".join([first, *[more] * 4]).encode())


def test_looks_up_between_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PIECE_WORDS", 50)
    looks: list[int] = []
    read_answer(written(answer_to(BOOK)), lambda: looks.append(1))
    assert len(looks) > 400
