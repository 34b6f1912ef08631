"""Documents reach the disk whole or not at all, under names every system takes."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import StoreUnavailable
from app.domain.filenames import safe_name
from app.domain.handoff import Paperwork
from app.domain.plan import Plan
from exporters import Options, paper_file, write_cue_sheet, write_document, write_paper
from exporters.files import check_size, write_whole
from exporters.names import document_name, target_file
from tests.exporters.plans import small_plan


def put(content):
    def fill(stream):
        stream.write(content)

    return fill


def refuse(path: Path) -> None:
    raise OSError("not what was meant")


def test_what_is_written_takes_the_targets_place(tmp_path):
    target = tmp_path / "a.txt"
    target.write_bytes(b"old")
    assert write_whole(target, put(b"new"), check_size(3)) == target
    assert target.read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_a_failed_check_leaves_the_old_file_and_nothing_else(tmp_path):
    target = tmp_path / "a.txt"
    target.write_bytes(b"old")
    with pytest.raises(StoreUnavailable, match="not what was meant"):
        write_whole(target, put(b"new"), refuse)
    assert target.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_a_failure_while_writing_leaves_the_old_file(tmp_path):
    def broken(stream):
        stream.write(b"half")
        raise OSError(28, "No space left on device")

    target = tmp_path / "a.txt"
    target.write_bytes(b"old")
    with pytest.raises(StoreUnavailable, match="No space left on device"):
        write_whole(target, broken, check_size(4))
    assert target.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(StoreUnavailable, match="missing"):
        write_document(Paperwork.GUIDE, small_plan(), None, tmp_path / "missing" / "guide.docx")


def test_a_file_in_the_folders_place_is_told(tmp_path):
    (tmp_path / "folder").write_bytes(b"")
    with pytest.raises(StoreUnavailable, match="folder"):
        write_cue_sheet(small_plan(), None, tmp_path / "folder" / "cues.xlsx")


def test_a_folder_is_never_replaced(tmp_path):
    (tmp_path / "guide.docx").mkdir()
    with pytest.raises(StoreUnavailable, match="is a folder"):
        write_whole(tmp_path / "guide.docx", put(b""), check_size(0))


def test_a_link_keeps_pointing_to_its_file(tmp_path):
    real = tmp_path / "real.txt"
    real.write_bytes(b"old")
    (tmp_path / "link.txt").symlink_to(real)
    write_whole(tmp_path / "link.txt", put(b"new"), check_size(3))
    assert real.read_bytes() == b"new"
    assert (tmp_path / "link.txt").is_symlink()


def test_documents_are_named_after_session_and_version():
    plan = Plan("p", "Giving feedback that lands", version="1.3")
    assert (
        document_name(plan, "facilitator guide", ".docx") == "Giving feedback that lands - facilitator guide v1.3.docx"
    )


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Coach: the talk", "Coach - the talk"),
        ("../../etc/passwd", "etc - passwd"),
        ("con", "con_"),
        ("LPT1.notes", "LPT1.notes_"),
        ("What?", "What"),
        ("...", "session"),
        ("", "session"),
        ("a\nb\x00c", "a bc"),
        ("Rückmeldung geben", "Rückmeldung geben"),
    ],
)
def test_names_are_legal_everywhere(title, name):
    assert safe_name(title) == unicodedata.normalize("NFC", name)


@given(st.text(max_size=300), st.text(max_size=30))
def test_no_title_leads_out_of_the_folder(title, version):
    plan = replace(small_plan(), title=title, version=version)
    name = document_name(plan, "producer cue sheet", ".xlsx")
    assert name == Path(name).name
    assert not set(name) & set('<>:"/\\|?*\n\x00')
    assert len(name.encode("utf-8")) <= 255
    assert name[0] not in " ."
    assert name.endswith(".xlsx")


def test_a_folder_gets_the_usual_name_and_a_file_its_suffix(tmp_path):
    plan = Plan("p", "A", version="2")
    assert target_file(tmp_path, plan, "guide", ".docx") == tmp_path / "A - guide v2.docx"
    assert target_file(tmp_path / "x.docx", plan, "guide", ".docx") == tmp_path / "x.docx"
    assert target_file(tmp_path / "v1.3", plan, "guide", ".docx") == tmp_path / "v1.3.docx"


@pytest.mark.parametrize("kind", [Paperwork.CUE_SHEET, Paperwork.READINESS, Paperwork.GUIDE])
def test_the_pages_of_a_document_are_called_like_the_document(kind, tmp_path):
    german = Options(language="de")
    file = write_paper(kind, small_plan(), None, tmp_path, german)[0]
    assert paper_file(kind, small_plan(), None, tmp_path, german, suffix=".pdf").stem == file.stem
