"""The commands: what they print, what they leave behind, and the code they end with."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import docx
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from app import cli
from app.domain.mapping import Mapping
from app.domain.sheet import Meaning
from app.mappings import Mappings
from app.sample import SAMPLE_PLAN_ID, add_sample, messy_run_of_show, sample_library
from app.session import Session
from app.store import open_store
from tests.exporters.templates import house
from tests.importers.test_pptx import package, shape, slide

TITLE = next(plan.title for plan in sample_library().plans if plan.id == SAMPLE_PLAN_ID)

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Path:
    path = tmp_path_factory.mktemp("library") / "sample.throughline-library"
    session = Session(open_store(path))
    session.edit_library("Add the sample", add_sample)
    assert session.close(20), session.trouble
    return path


def refused(capsys: pytest.CaptureFixture[str]) -> str:
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1, "one sentence"
    return said.err


def test_list_names_every_session_under_its_program(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["list", "--library", str(library)]) == cli.DONE
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Coaching conversations"
    assert len(lines) == 5
    assert f"2026-11-17  10:00  2 h       {TITLE}  [{SAMPLE_PLAN_ID}]" in lines[2]


def test_the_library_may_be_named_before_the_command(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--library", str(library), "list"]) == cli.DONE
    assert TITLE in capsys.readouterr().out


@pytest.mark.parametrize(
    ("asked", "endings"),
    [
        ([], {".docx", ".xlsx"}),
        (["--guide"], {".docx"}),
        (["--cue-sheet"], {".xlsx"}),
        (["--guide", "--cue-sheet"], {".docx", ".xlsx"}),
        (["--agenda", "--paper", "letter", "--language", "de"], {".docx"}),
        (["--card"], {".docx"}),
        (["--leader-brief", "--guide", "--depth", "brief"], {".docx"}),
    ],
)
def test_export_writes_what_was_named(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], asked: list[str], endings: set[str]
) -> None:
    folder = tmp_path / "new" / "folder"
    assert cli.main(["export", TITLE, "--to", str(folder), "--library", str(library), *asked]) == cli.DONE
    files = list(folder.iterdir())
    assert {file.suffix for file in files} == endings
    assert sorted(capsys.readouterr().out.splitlines()) == sorted(str(file) for file in files)


def test_export_writes_pages_without_a_screen(library: Path, tmp_path: Path) -> None:
    """In a process of its own: one that has no application yet, and no screen to paint on."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "DISPLAY", "WAYLAND"))}
    asked = ["export", TITLE, "--to", str(tmp_path), "--library", str(library), "--pdf"]
    done = subprocess.run([sys.executable, "-m", "app", *asked], env=bare, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (cli.DONE, "")
    files = [Path(line) for line in done.stdout.splitlines()]
    assert sorted(file.suffix for file in files) == [".docx", ".pdf", ".pdf", ".xlsx"]
    assert all(file.read_bytes().startswith(b"%PDF-") for file in files if file.suffix == ".pdf")


def test_export_takes_the_look_of_a_template(library: Path, tmp_path: Path) -> None:
    template = tmp_path / "house.dotx"
    template.write_bytes(house())
    asked = ["export", TITLE, "--to", str(tmp_path), "--library", str(library), "--agenda", "--template"]
    assert cli.main([*asked, str(template)]) == cli.DONE
    (file,) = tmp_path.glob("*agenda*.docx")
    assert docx.Document(str(file)).sections[0].footer.paragraphs[0].text == "Acme Ltd · Internal"


def test_a_template_that_is_none_is_named(library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    template = tmp_path / "house.dotx"
    template.write_bytes(b"no template")
    asked = ["export", TITLE, "--to", str(tmp_path), "--library", str(library), "--template", str(template)]
    assert cli.main(asked) == cli.REFUSED
    assert capsys.readouterr().err == "house.dotx: The template is no Word document (.docx, .dotx).\n"


@pytest.mark.parametrize("wanted", ["", "Giving feedback", "no-such-id"])
def test_a_session_that_is_not_there_is_refused(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], wanted: str
) -> None:
    assert cli.main(["export", wanted, "--to", str(tmp_path), "--library", str(library)]) == cli.REFUSED
    assert "throughline list" in refused(capsys)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_made_is_refused(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    asked = ["export", SAMPLE_PLAN_ID, "--to", str(tmp_path / "file" / "inside"), "--library", str(library)]
    assert cli.main(asked) == cli.REFUSED
    assert "cannot be made" in refused(capsys)


@pytest.mark.parametrize("command", [["list"], ["export", TITLE, "--to", "."]])
def test_a_library_that_is_not_there_is_refused_and_not_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    missing = tmp_path / "missing.throughline-library"
    assert cli.main([*command, "--library", str(missing)]) == cli.REFUSED
    assert str(missing) in refused(capsys)
    assert not missing.exists()


@pytest.mark.parametrize("content", [b"", b"no library at all, but some words\n" * 50])
def test_a_library_that_is_none_is_refused_and_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    file = tmp_path / "damaged.throughline-library"
    file.write_bytes(content)
    assert cli.main(["list", "--library", str(file)]) == cli.REFUSED
    assert str(file) in refused(capsys)
    assert file.read_bytes() == content


@pytest.mark.parametrize("asked", [["no-such-command"], ["export"], ["list", "--no-such-option"]])
def test_what_is_not_understood_is_refused_in_one_sentence(
    capsys: pytest.CaptureFixture[str], asked: list[str]
) -> None:
    assert cli.main(asked) == cli.REFUSED
    assert "throughline --help" in refused(capsys)


def test_a_dry_run_says_what_it_read_and_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    library = tmp_path / "untouched.throughline-library"
    asked = ["import", str(messy_run_of_show()), "--dry-run", "--json", "--library", str(library)]
    assert cli.main(asked) == cli.FINDINGS
    told = json.loads(capsys.readouterr().out)
    assert [len(plan["segments"]) for plan in told["plans"]] == [12]
    assert told["doubts"]
    assert told["unread"]
    assert not library.exists()


def test_an_import_is_in_the_library_when_it_is_done(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, library = tmp_path / "tidy.csv", tmp_path / "own.throughline-library"
    file.write_text("Start,Minutes,Title,Owner\n9:00,10,Welcome,Ana\n9:10,20,The model,Ana\n9:30,15,Practice,Ben\n")
    assert cli.main(["import", str(file), "--library", str(library)]) == cli.DONE
    assert "3 segments" in capsys.readouterr().out
    assert cli.main(["list", "--library", str(library)]) == cli.DONE
    assert capsys.readouterr().out.startswith(f"{cli.IMPORTED}\n")


def test_a_cue_sheet_comes_back_beside_the_session_it_was_made_from(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["export", TITLE, "--to", str(tmp_path), "--cue-sheet", "--library", str(library)]) == cli.DONE
    (sheet,) = tmp_path.glob("*.xlsx")
    assert cli.main(["import", str(sheet), "--library", str(library)]) in {cli.DONE, cli.FINDINGS}
    assert f"Imported “{TITLE}”, 21 segments." in capsys.readouterr().out
    assert cli.main(["list", "--library", str(library)]) == cli.DONE
    assert capsys.readouterr().out.count(TITLE) == 2


def test_times_that_were_come_in_as_a_delivery(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, library = tmp_path / "last.csv", tmp_path / "own.throughline-library"
    file.write_text("Start,Minutes,Title,Actual start\n9:00,10,Welcome,9:03\n9:10,20,The model,9:15\n")
    assert cli.main(["import", str(file), "--library", str(library)]) == cli.DONE
    assert "a delivery, “As delivered”, with the times of 2 segments" in capsys.readouterr().out
    session = Session(open_store(library))
    (delivery,) = session.library.deliveries
    assert session.close(20)
    assert [actual.start_s for actual in delivery.actuals] == [9 * 3600 + 180, 9 * 3600 + 900]


def test_a_layout_is_heeded_only_when_it_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "plan.csv"
    file.write_text("Time,Topic,Where\n9:00,Welcome,Hall\n9:10,Talk,Hall\n9:40,Close,Hall\n", encoding="utf-8")
    mapping = Mapping("Halls", (("time", "topic", "where"),), (("where", Meaning.OWNER),))
    layout = Mappings().share(mapping, tmp_path / "halls")
    other = Mappings().share(Mapping("Other", (("day", "who"),)), tmp_path / "other")
    Mappings().keep(mapping)
    owners = []
    for more in ([], ["--layout", str(layout)]):
        assert cli.main(["import", str(file), "--dry-run", "--json", *more]) in {cli.DONE, cli.FINDINGS}
        owners.append(json.loads(capsys.readouterr().out)["plans"][0]["segments"][0]["owner"])
    Mappings().remove("Halls")
    assert owners == [None, "Hall"]
    assert cli.main(["import", str(file), "--layout", str(other)]) == cli.REFUSED
    assert "does not have the layout “Other”" in refused(capsys)
    assert cli.main(["import", str(file), "--layout", str(file)]) == cli.REFUSED
    assert "is not a layout" in refused(capsys)


def test_a_slide_deck_is_told_where_it_goes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "deck.pptx").write_bytes(package([slide(shape("title", "Welcome"))]))
    assert cli.main(["import", str(tmp_path / "deck.pptx")]) == cli.REFUSED
    assert "drop it on the session" in refused(capsys)


@pytest.mark.parametrize("dry", [[], ["--dry-run"]])
@pytest.mark.parametrize(
    ("name", "content"),
    [("empty.xlsx", b""), ("not-really.xlsx", b"PK no"), ("prose.csv", b"Dear all,\nsee you there.\n"), (None, b"")],
)
def test_a_file_without_a_plan_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str | None, content: bytes, dry: list[str]
) -> None:
    file = tmp_path / (name or "missing.xlsx")
    if name:
        file.write_bytes(content)
    library = tmp_path / "own.throughline-library"
    assert cli.main(["import", str(file), *dry, "--library", str(library)]) == cli.REFUSED
    assert file.name in refused(capsys)
    assert not library.exists()


def test_two_sessions_of_one_title_are_told_apart_by_id() -> None:
    once = cli.with_plans(add_sample(cli.Library()), [])
    twice = cli.with_plans(once, [cli.Plan("other", TITLE)])
    assert cli.find_plan(twice, "other").id == "other"
    with pytest.raises(cli.EditRefused, match="other"):
        cli.find_plan(twice, TITLE)


def test_imports_share_one_program() -> None:
    held = cli.with_plans(cli.with_plans(cli.Library(), [cli.Plan("1", "One")]), [cli.Plan("2", "Two")])
    assert [one.title for one in held.programs] == [cli.IMPORTED]
    assert {plan.program_id for plan in held.plans} == {held.programs[0].id}


def test_the_program_itself_answers(library: Path) -> None:
    asked = [sys.executable, "-m", "app", "list", "--library", str(library)]
    done = subprocess.run(asked, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    assert TITLE in done.stdout


def test_the_demo_does_the_whole_job_without_a_screen(tmp_path: Path) -> None:
    asked = [sys.executable, "-m", "app", "demo", str(tmp_path / "out")]
    for _ in range(2):  # again into the same folder: nothing doubles
        done = subprocess.run(asked, capture_output=True, text=True, encoding="utf-8", check=False, timeout=120)
        assert (done.returncode, done.stderr) == (0, "")
    files = {file.suffix: file for file in (tmp_path / "out").iterdir() if file.is_file()}
    assert {".throughline-library", ".docx", ".xlsx", ".png"} <= files.keys()
    assert {file.suffix for file in (tmp_path / "out" / "as imported").iterdir()} == {".docx", ".xlsx"}
    assert all(str(files[suffix]) in done.stdout for suffix in (".throughline-library", ".docx", ".xlsx", ".png"))
    assert QImage(str(files[".png"])).width() >= 1_000
    with closing(sqlite3.connect(files[".throughline-library"])) as library:
        assert library.execute("SELECT count(*) FROM plan").fetchone() == (5,)
