"""Layouts on disk: kept, renamed, shared; a damaged file stops nothing, a stranger's is read like one."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from app.domain.errors import ImportProblem, StoreUnavailable
from app.domain.mapping import ENDING, Mapping
from app.domain.sheet import Meaning
from app.mappings import MOST_BYTES, Mappings, read_layout

ONE = Mapping("Client A, virtual", (("dur", "what"),), (("dur", Meaning.LENGTH),), (("pair", 1),))
OTHER = Mapping("Client B", (("time", "topic"),), (("time", Meaning.START),))
GOOD = {"layout": 1, "name": "x", "headers": [["a", "b"]], "columns": [["a", "title"]], "answers": [["pair", 1]]}


@pytest.fixture
def mappings(tmp_path: Path) -> Mappings:
    return Mappings(tmp_path / "layouts")


def test_what_is_kept_is_there_the_next_time(mappings: Mappings, tmp_path: Path) -> None:
    assert mappings.all() == ((), ())
    mappings.keep(OTHER)
    mappings.keep(ONE)
    assert Mappings(tmp_path / "layouts").all() == ((ONE, OTHER), ())


def test_a_layout_known_is_replaced_under_its_name(mappings: Mappings) -> None:
    mappings.keep(ONE)
    kept = mappings.keep(Mapping("run of show", ONE.headers, (("dur", Meaning.KEEP),)))
    assert mappings.all()[0] == (kept,)
    assert (kept.name, kept.columns) == (ONE.name, (("dur", Meaning.KEEP),))


@pytest.mark.parametrize("name", [ONE.name, ONE.name.upper()])
def test_two_layouts_never_share_a_name(mappings: Mappings, name: str) -> None:
    mappings.keep(ONE)
    assert mappings.keep(Mapping(name, OTHER.headers)).name == f"{name} 2"


@pytest.mark.parametrize("name", ["Acme: Q1/Q2?", "..", "con", "日本 " * 20, "a" * 80])
def test_any_name_is_a_file(mappings: Mappings, tmp_path: Path, name: str) -> None:
    kept = mappings.keep(Mapping(name.strip(), ONE.headers))
    assert mappings.all()[0] == (kept,)
    assert [path.parent for path in tmp_path.rglob(f"*{ENDING}")] == [tmp_path / "layouts"]


def test_renaming(mappings: Mappings) -> None:
    mappings.keep(ONE)
    mappings.keep(OTHER)
    assert mappings.rename(ONE.name, "Acme").name == "Acme"
    assert [one.name for one in mappings.all()[0]] == ["Acme", "Client B"]
    assert mappings.rename("Acme", "ACME").name == "ACME"
    for to, why in (("client b", "already"), (" ", "Give the layout a name")):
        with pytest.raises(StoreUnavailable, match=why):
            mappings.rename("ACME", to)
    with pytest.raises(StoreUnavailable, match="not there any more"):
        mappings.rename("Acme", "x")


def test_forgetting(mappings: Mappings) -> None:
    mappings.keep(ONE)
    mappings.remove("no such layout")
    mappings.remove(ONE.name)
    assert mappings.all() == ((), ())


def test_sharing(mappings: Mappings, tmp_path: Path) -> None:
    file = mappings.share(ONE, tmp_path / "Client A, virtual")
    assert file.name == f"Client A, virtual{ENDING}"
    assert mappings.share(ONE, file) == file
    assert read_layout(file) == ONE
    assert Mappings(tmp_path / "another").take(file) == ONE


def test_a_folder_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreUnavailable, match="could not be remembered"):
        Mappings(tmp_path / "file" / "layouts").keep(ONE)
    with pytest.raises(StoreUnavailable, match="could not be written"):
        Mappings(tmp_path).share(ONE, tmp_path / "no such folder" / "x")


def test_a_damaged_file_is_skipped_and_told(mappings: Mappings, tmp_path: Path) -> None:
    mappings.keep(ONE)
    (tmp_path / "layouts" / f"broken{ENDING}").write_bytes(b"\xff\xfe{")
    known, troubles = mappings.all()
    assert known == (ONE,)
    assert troubles == (f"broken{ENDING} is not a layout this version can read.",)


def spoiled(**more: object) -> bytes:
    return json.dumps({**GOOD, **more}).encode()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{" * 50_000,
        b"[" * 100_000,
        spoiled(layout=2),
        spoiled(layout="1"),
        spoiled(name=""),
        spoiled(name="x" * 81),
        spoiled(more=1),
        spoiled(headers=[]),
        spoiled(headers=[["a"] * 201]),
        spoiled(columns=[["a", "no such meaning"]]),
        spoiled(columns=[["a", "title", "more"]]),
        spoiled(answers=[["pair", -1]]),
        spoiled(answers=[["pair", True]]),
        spoiled(answers=[["pair", 10**400]]),
        json.dumps(GOOD).encode().replace(b'"layout": 1', b'"layout": 1, "layout": 1'),
        json.dumps(GOOD).encode().replace(b"1]]", b"NaN]]"),
        spoiled(name="x" * MOST_BYTES),
    ],
)
def test_what_is_no_layout_is_refused_in_a_sentence(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / f"x{ENDING}"
    file.write_bytes(data)
    with pytest.raises(ImportProblem, match=r"^x\.throughline-layout is (not a|too large for a) layout"):
        read_layout(file)


def test_the_good_one_is_read(tmp_path: Path) -> None:
    file = tmp_path / "x"
    file.write_bytes(spoiled())
    assert read_layout(file) == Mapping("x", (("a", "b"),), (("a", Meaning.TITLE),), (("pair", 1),))


def test_a_folder_is_no_layout(tmp_path: Path) -> None:
    with pytest.raises(ImportProblem, match="cannot be read"):
        read_layout(tmp_path)


def test_they_lie_in_the_persons_own_folder() -> None:
    Mappings().keep(ONE)
    assert list(Path(os.environ.get("XDG_CONFIG_HOME", "/")).rglob(f"*{ENDING}")) or os.name != "posix"
    Mappings().remove(ONE.name)
