"""Documents reach the disk whole or not at all, under names every system takes."""

from __future__ import annotations

import os
import shutil
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
from exporters.files import Piece, check_size, write_all, write_whole
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


# a set of files in one move


OLD, NEW = b"old", b"fresh"
NAMES = ("a.txt", "b.txt", "c.txt")


def pieces(folder, names=NAMES, check=None):
    return [Piece(folder / name, put(NEW), check or check_size(len(NEW))) for name in names]


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.exists() else {}


def test_a_set_is_written_and_its_folders_are_made(tmp_path):
    told = []
    written = write_all(
        pieces(tmp_path / "x" / "y"), lambda done, name: told.append((done, name)) or True, make_folders=True
    )
    assert contents(tmp_path / "x" / "y") == dict.fromkeys(NAMES, NEW)
    assert told == list(enumerate(NAMES))
    assert [path.name for path in written] == list(NAMES)


def test_stopped_on_the_way_nothing_was_written(tmp_path):
    assert write_all(pieces(tmp_path / "x"), lambda done, name: done < 2, make_folders=True) == ()
    assert os.listdir(tmp_path) == []


class Faulty:
    """The system's calls, of which one fails."""

    CALLS = ((Path, "open"), (Path, "mkdir"), (Path, "replace"), (os, "fsync"), (os, "link"), (shutil, "copy2"))

    def __init__(self, patch, at, *, links=True):
        self.count, self.at, self.links = 0, at, links
        for holder, name in self.CALLS:
            patch.setattr(holder, name, self.wrapped(getattr(holder, name), name))

    def wrapped(self, real, name):
        def call(*args, **kwargs):
            if name == "link" and not self.links:
                raise OSError(1, "Operation not permitted")
            self.count += 1
            if self.count == self.at:
                raise OSError(5, "Input/output error")
            return real(*args, **kwargs)

        return call


def steps(tmp_path_factory, links):
    """How many calls there are when all goes well."""
    folder = tmp_path_factory.mktemp("well")
    for name in NAMES[:2]:
        (folder / name).write_bytes(OLD)
    with pytest.MonkeyPatch.context() as patch:
        calls = Faulty(patch, 0, links=links)
        write_all(pieces(folder))
    return calls.count


@pytest.mark.parametrize("links", [True, False])
@given(data=st.data())
def test_whatever_fails_all_are_new_or_all_are_as_they_were(tmp_path_factory, links, data):
    """The law of a set: one failure anywhere leaves no mixture and no remains."""
    at = data.draw(st.integers(1, steps(tmp_path_factory, links) + 2))
    before = dict.fromkeys(data.draw(st.sets(st.sampled_from(NAMES))), OLD)
    folder = tmp_path_factory.mktemp("set")
    for name, content in before.items():
        (folder / name).write_bytes(content)
    with pytest.MonkeyPatch.context() as patch:
        Faulty(patch, at, links=links)
        try:
            write_all(pieces(folder))
        except StoreUnavailable as trouble:
            told = str(trouble)
        else:
            told = ""
    assert contents(folder) == (before if told else dict.fromkeys(NAMES, NEW))
    assert not told or any(name in told for name in NAMES)


@given(at=st.integers(1, 12))
def test_a_failure_takes_the_folders_it_made_with_it(tmp_path_factory, at):
    folder = tmp_path_factory.mktemp("made")
    with pytest.MonkeyPatch.context() as patch:
        Faulty(patch, at)
        try:
            write_all(pieces(folder / "x" / "y"), make_folders=True)
        except StoreUnavailable:
            done = False
        else:
            done = True
    assert contents(folder / "x" / "y") == (dict.fromkeys(NAMES, NEW) if done else {})
    assert os.listdir(folder) == (["x"] if done else [])


def test_where_even_putting_back_fails_it_is_said_where_the_old_file_is(tmp_path, monkeypatch):
    for name in NAMES:
        (tmp_path / name).write_bytes(OLD)
    real, calls = Path.replace, []

    def once(self, target):
        calls.append(target)
        if len(calls) > 1:
            raise OSError(5, "Input/output error")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", once)
    with pytest.raises(StoreUnavailable) as trouble:
        write_all(pieces(tmp_path))
    held = contents(tmp_path)
    (kept,) = set(held) - set(NAMES)
    assert kept in str(trouble.value)
    assert (held["a.txt"], held[kept]) == (NEW, OLD)


def test_a_file_that_may_not_be_replaced_is_named_with_what_to_do(tmp_path, monkeypatch):
    (tmp_path / "b.txt").write_bytes(OLD)
    real = Path.replace

    def locked(self, target):
        if Path(target).name == "b.txt":
            raise PermissionError(13, "Permission denied")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", locked)
    with pytest.raises(StoreUnavailable, match=r"“b.txt” .* is open in another program.* Close it there"):
        write_all(pieces(tmp_path))
    assert contents(tmp_path) == {"b.txt": OLD}


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        ("cue sheet.xlsx", "~$cue sheet.xlsx"),
        ("facilitator guide.docx", "~$cilitator guide.docx"),
        ("agendas.docx", "~$gendas.docx"),
        ("agenda.docx", "~$agenda.docx"),
        ("agenda.docx", ".~lock.agenda.docx#"),
    ],
)
def test_a_file_that_is_open_elsewhere_is_left_alone(tmp_path, name, mark):
    (tmp_path / mark).write_bytes(b"")
    write_all(pieces(tmp_path, (name,)))
    assert (tmp_path / name).read_bytes() == NEW, "a mark without its file says nothing"
    (tmp_path / name).write_bytes(OLD)
    with pytest.raises(StoreUnavailable) as trouble:
        write_all(pieces(tmp_path, ("other.txt", name)))
    assert name in str(trouble.value)
    assert mark in str(trouble.value)
    assert contents(tmp_path) == {name: OLD, mark: b""}
