"""Edits that cannot be saved: a copy in a second place, offered on the next start, applied once."""

from __future__ import annotations

from contextlib import contextmanager

import pytest

from app.domain.errors import EditRefused
from app.domain.plan import new_id
from app.session import SaveState, Session
from app.store import open_store
from tests.app.desk import PLAN_ID, end, first_to_end, renamed, saved, titled


@pytest.fixture
def start(qapp, path, tmp_path):
    """Starts of the program that copy what they cannot save to one folder."""
    made = []

    def make():
        made.append(Session(open_store(path), unsaved=tmp_path / "unsaved"))
        made[-1].open(PLAN_ID)
        return made[-1]

    yield make
    for session in made:
        end(session)


@contextmanager
def no_disk(path):
    """The library's disk is away."""
    away = path.with_name("away.db")
    path.rename(away)
    yield
    away.rename(path)


@pytest.fixture
def gone(session, path, start):
    """A start of the program that ended with edits it could not save."""
    saved(session)
    assert session.close(10)
    ours = start()
    with no_disk(path):
        ours.edit("Retitle", titled("Welcome"))
        ours.edit("Move", first_to_end)
        ours.edit_library("Rename", renamed(PLAN_ID, "New name"))
        assert not ours.close(5)
    return ours


def copies(tmp_path):
    return list((tmp_path / "unsaved").glob("*"))


def test_what_could_not_be_saved_is_offered_and_done_on_the_next_start(gone, start, tmp_path):
    again = start()
    assert again.left_over == ("Retitle", "Move", "Rename")
    assert again.recover() == 3
    assert (again.plan, again.library) == (gone.plan, gone.library)
    assert again.undo_label == "Move"
    saved(again)
    assert again.left_over == ()
    again.undo()
    again.undo()
    assert again.plan.segments[0].title == "Part 0"
    saved(again)
    assert copies(tmp_path) == []


def test_what_was_saved_after_all_is_not_done_twice(gone, start):
    gone.retry()
    saved(gone)
    again = start()
    assert again.left_over == ()
    assert again.recover() == 0
    assert again.plan == gone.plan


def test_what_no_longer_applies_is_refused_whole_and_kept(gone, start):
    other = start()
    other.edit("Theirs", titled("Theirs"))
    saved(other)
    before = other.plan
    with pytest.raises(EditRefused):
        other.recover()
    assert other.plan == before
    assert other.left_over == ("Retitle", "Move", "Rename")
    other.forget_left_over()
    assert other.left_over == ()


def test_a_copy_is_made_while_the_trouble_lasts_and_goes_with_it(session, start, tmp_path, qtbot, monkeypatch):
    monkeypatch.setattr("app.session.saving._IN_NEED_MS", 20)
    saved(session)
    assert session.close(10)
    ours = start()
    with no_disk(session.library_path):
        ours.edit("Retitle", titled("Welcome"))
        qtbot.waitUntil(lambda: len(copies(tmp_path)) == 1)
        assert ours.state is SaveState.NOT_SAVED
    ours.retry()
    qtbot.waitUntil(lambda: ours.state is SaveState.SAVED)
    assert copies(tmp_path) == []


def test_a_copy_that_cannot_be_read_is_left_alone(gone, start, tmp_path):
    (found,) = copies(tmp_path)
    broken = found.with_name(found.name.replace(found.stem[-8:], new_id()[:8]))
    broken.write_text('{"edit_id": 1}\n')
    assert start().left_over == ("Retitle", "Move", "Rename")
    assert broken.exists()


def test_where_no_copy_can_be_made_it_is_said(session, path, tmp_path):
    saved(session)
    assert session.close(10)
    (tmp_path / "file").write_text("")
    ours = Session(open_store(path), unsaved=tmp_path / "file" / "unsaved")
    ours.open(PLAN_ID)
    told = []
    ours.warned.connect(told.append)
    with no_disk(path):
        ours.edit("Retitle", titled("Welcome"))
        assert not ours.close(5)
    assert len(told) == 1
    assert "could not be copied" in told[0]
    ours.retry()
    assert ours.close(10)
