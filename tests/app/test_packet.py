"""Handing off writes all documents of all sessions in one move, and each person an e-mail of their own."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from app.domain.concerns import Audience
from app.domain.errors import StoreUnavailable
from app.domain.handoff import Handoff, Paperwork, Recipient
from app.packet import PacketDesk
from tests.exporters.plans import small_delivery, small_plan
from widgets import fonts
from widgets.edition import Edition, Packet

DESK = PacketDesk()
MADE = "2026-11-02T09:00:00+00:00"
ALL = tuple(paper for paper in Paperwork if paper is not Paperwork.CHANGE_NOTE)
BEFORE = Handoff(
    "one", small_plan().id, "2026-11-01T09:00:00+00:00", replace(small_plan(), version="1.2"), small_delivery()
)


def on(done, of, name):
    return True


def packet(folder, papers=ALL, *, title="Feedback", since=None, **kwargs):
    plan = replace(small_plan(), version="1.3", title=title)
    edition = Edition(plan, small_delivery(), None, "2026-11-02", since=since, handoff_id="two")
    return Packet(edition, papers, folder, MADE, **kwargs)


def names(folder):
    return sorted(os.listdir(folder))


def test_every_document_and_the_chat_text_are_written(tmp_path):
    told = []
    (written,) = DESK.write((packet(tmp_path),), lambda *asked: told.append(asked) or True)
    assert names(tmp_path) == [
        "Feedback - agenda v1.3.docx",
        "Feedback - chat text v1.3.txt",
        "Feedback - facilitator guide v1.3.docx",
        "Feedback - leader’s brief v1.3.docx",
        "Feedback - producer cue sheet v1.3.xlsx",
        "Feedback - readiness list v1.3.xlsx",
        "Feedback - recovery card v1.3.docx",
    ]
    assert sorted(path.name for path in written) == names(tmp_path)
    assert [(done, of) for done, of, _ in told] == [(n, 7) for n in range(7)]


def test_the_files_are_known_before_they_are_written(qapp, tmp_path):
    fonts.load()
    made = packet(tmp_path / "new", notes=(Audience.PRODUCER,), since=BEFORE, pdf=True)
    planned = DESK.files((made,))
    assert not (tmp_path / "new").exists()
    assert DESK.write((made,), on) == (planned,)
    assert sum(path.suffix == ".pdf" for path in planned) == 7
    assert all(path.read_bytes()[:5] == b"%PDF-" for path in planned if path.suffix == ".pdf")


def test_each_role_gets_a_note_of_what_changed_and_the_guide_marks_it(tmp_path):
    DESK.write((packet(tmp_path, (Paperwork.GUIDE,), since=BEFORE, notes=tuple(Audience)),), on)
    assert sum("Change note" in name for name in names(tmp_path)) == 3
    guide = docx.Document(str(tmp_path / "Feedback - facilitator guide v1.3.docx"))
    assert any("v1.2" in paragraph.text for paragraph in guide.paragraphs)


def test_without_a_handoff_before_there_is_no_note(tmp_path):
    DESK.write((packet(tmp_path, (Paperwork.GUIDE,), notes=tuple(Audience)),), on)
    assert names(tmp_path) == ["Feedback - facilitator guide v1.3.docx"]


def test_several_sessions_go_into_folders_of_their_own_in_one_move(tmp_path):
    packets = tuple(packet(tmp_path / name, (Paperwork.AGENDA,), title=name) for name in ("North", "South"))
    north, south = DESK.write(packets, on)
    assert (north[0].parent.name, south[0].parent.name) == ("North", "South")


def test_a_failure_in_the_last_session_leaves_nothing_of_the_first(tmp_path):
    (tmp_path / "South" / "Feedback - agenda v1.3.docx").mkdir(parents=True)
    packets = tuple(packet(tmp_path / name, (Paperwork.AGENDA,)) for name in ("North", "South"))
    with pytest.raises(StoreUnavailable, match="South"):
        DESK.write(packets, on)
    assert names(tmp_path) == ["South"]


def test_stopped_halfway_nothing_is_there(tmp_path):
    assert DESK.write((packet(tmp_path),), lambda done, of, name: done < 3) == ()
    assert names(tmp_path) == []


def test_what_is_kept_of_a_packet(tmp_path):
    ana = Recipient("Producer", "Ana")
    kept = packet(tmp_path).handoff(("a.docx",), (ana,))
    assert (kept.id, kept.version, kept.files, kept.recipients) == ("two", "1.3", ("a.docx",), (ana,))
    assert Path(kept.folder) == tmp_path


def letter(recipient, held=None, language=""):
    kept = replace(packet(Path("/out"), note="Now with the poll").handoff(), language=language)
    return DESK.letter(kept, held, recipient, "Dana").splitlines()


def test_a_first_letter_says_what_is_attached_and_what_to_do():
    assert letter(Recipient("Producer", "Ana", paperwork=(Paperwork.CUE_SHEET, Paperwork.READINESS))) == [
        "Feedback: v1.3, your documents",
        "",
        "Hello Ana,",
        "",
        "Attached is what you need for “Feedback”.",
        "14 November 2026, 10:00 to 12:00 Berlin time (2 h)",
        "Join: https://meet.example/3",
        "",
        "- Producer cue sheet",
        "- Readiness list",
        "",
        "Now with the poll",
        "",
        "What to do now:",
        "1. Build and test what stands in the cue sheet before the clock: polls, rooms, chat texts, slides.",
        "2. Confirm that you have v1.3.",
        "",
        "Questions to Dana.",
    ]


def test_who_had_a_version_is_told_what_changed_unless_no_note_is_theirs():
    guide, agenda = Recipient("F", paperwork=(Paperwork.GUIDE,)), Recipient("P", paperwork=(Paperwork.AGENDA,))
    assert letter(guide, BEFORE)[0] == "Feedback: v1.3 takes the place of v1.2"
    assert letter(agenda, BEFORE)[0] == "Feedback: v1.3, your documents"


@pytest.mark.parametrize("language", ["de", "fr", "es"])
def test_a_letter_is_in_the_language_of_the_documents(language):
    lines = letter(Recipient("F", "Ana", paperwork=(Paperwork.GUIDE,)), language=language)
    assert not any("Attached is" in line or "Confirm that" in line for line in lines)


def test_who_gets_the_card_is_told_to_print_it():
    lines = letter(Recipient("F", "Ana", paperwork=(Paperwork.GUIDE, Paperwork.CARD)))
    assert "- Recovery card" in lines
    assert any("beside your keyboard" in line for line in lines)
