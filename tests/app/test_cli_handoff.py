"""``throughline handoff``: all files or none, one record, and a sentence when it is refused."""

from __future__ import annotations

import os
from pathlib import Path

import docx
import pytest
from PySide6.QtWidgets import QApplication

from app import cli
from app.domain.handoff import Paperwork
from app.sample import SAMPLE_PLAN_ID, add_sample, sample_library
from app.session import Session
from app.store import open_store
from tests.app.test_cli import refused
from tests.exporters.templates import house

OTHER = next(plan for plan in sample_library().plans if plan.id != SAMPLE_PLAN_ID)

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def library(tmp_path: Path, qapp: QApplication) -> Path:
    path = tmp_path / "sample.throughline-library"
    session = Session(open_store(path))
    session.edit_library("Add the sample", add_sample)
    assert session.close(20), session.trouble
    return path


def handed_off(library: Path):
    session = Session(open_store(library))
    held = session.library
    assert session.close(20)
    return held.handoffs


def run(library: Path, to: Path, *more: str) -> int:
    return cli.main(["handoff", SAMPLE_PLAN_ID, "--to", str(to), "--library", str(library), *more])


def test_the_people_of_the_run_get_what_is_theirs_and_the_second_time_notes(library, tmp_path, capsys):
    assert run(library, tmp_path / "out") == cli.DONE
    assert "v1.3 into" in capsys.readouterr().out
    assert run(library, tmp_path / "out", "--version", "2", "--note", "For the pilot") == cli.DONE
    first, second = handed_off(library)
    assert (first.version, second.version, second.note) == ("1.3", "2", "For the pilot")
    assert sum("Change note" in name for name in second.files) == 2
    assert set(second.files) | set(first.files) == set(os.listdir(tmp_path / "out"))


def test_a_recipient_who_is_named_is_in_the_run_and_alone(library, tmp_path):
    assert run(library, tmp_path / "out", "--recipient", "Producer: Ana Diaz, ana@example.org") == cli.DONE
    (made,) = handed_off(library)
    assert [(one.name, one.contact, one.paperwork) for one in made.recipients] == [
        ("Ana Diaz", "ana@example.org", (Paperwork.CUE_SHEET, Paperwork.READINESS))
    ]
    assert "Ana Diaz" in {one.name for one in made.delivery.people}


def test_two_sessions_go_into_a_folder_each(library, tmp_path):
    arguments = ["handoff", SAMPLE_PLAN_ID, OTHER.id, "--to", str(tmp_path / "out"), "--library", str(library)]
    assert cli.main(arguments) == cli.DONE
    assert len(os.listdir(tmp_path / "out")) == 2
    assert {one.plan_id for one in handed_off(library)} == {SAMPLE_PLAN_ID, OTHER.id}


def test_all_word_documents_take_the_look_of_a_template(library, tmp_path):
    template = tmp_path / "house.dotx"
    template.write_bytes(house())
    for version in ("1.3", "2"):
        assert run(library, tmp_path / version, "--version", version, "--template", str(template)) == cli.DONE
    files = [*(tmp_path / "1.3").glob("*.docx"), *(tmp_path / "2").glob("*.docx")]
    assert any("Change note" in file.name for file in files)
    assert {docx.Document(str(file)).sections[0].footer.paragraphs[0].text for file in files} == {"Acme Ltd · Internal"}


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (("--recipient", "Guest"), "not known what a “Guest” gets"),
        (("--version", "1.3"), "Choose another name, such as 1.4"),
        ((), "already"),
    ],
)
def test_what_is_refused_leaves_no_file_and_no_record(library, tmp_path, capsys, more, sentence):
    out = tmp_path / "out"
    run(library, out)
    if not more:
        names = [name.replace("1.3", "1.4") for name in os.listdir(out)]
        (out / names[0]).write_bytes(b"mine")
    before = sorted(os.listdir(out))
    capsys.readouterr()
    assert run(library, out, *more) == cli.REFUSED
    assert sentence in refused(capsys)
    assert (sorted(os.listdir(out)), len(handed_off(library))) == (before, 1)


def test_a_folder_that_cannot_be_made_is_told(library, tmp_path, capsys):
    (tmp_path / "out").write_bytes(b"")
    assert run(library, tmp_path / "out") == cli.REFUSED
    assert "out" in refused(capsys)
    assert handed_off(library) == ()
