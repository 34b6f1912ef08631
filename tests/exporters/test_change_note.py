"""The change note of two handoffs: for each reader what concerns them, on one page, and the e-mail that brings it."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace

import docx
import pytest

from app.domain.document import Heading, Listing, Paper, Paragraph, Role, Table, read
from app.domain.handoff import Handoff
from app.domain.plan import Action, Cue, Marker, MarkerKind, Segment, Trigger
from app.tongues import TONGUES
from exporters import Audience, Options, write_change_note
from exporters.change_note import change_email, change_note
from tests.exporters.plans import small_delivery, small_plan

RUN = small_delivery()


def changed(plan, segment_id, **changes):
    return replace(plan, segments=tuple(replace(s, **changes) if s.id == segment_id else s for s in plan.segments))


def handoff(plan, version, run=RUN, key=""):
    return Handoff(key or version, plan.id, "2026-11-01T09:00:00+00:00", replace(plan, version=version), run)


BEFORE = handoff(small_plan(), "1.2")


@pytest.fixture
def after():
    """One segment 5 min longer, one with a new transition and a cue, a poll that is new, and another link."""
    plan = changed(small_plan(), "model", planned_s=2100)
    plan = changed(plan, "hard", transition="Enough.", cues=(Cue("z", 60, "305", "Timer", action=Action.TIME_WARNING),))
    at = [s.id for s in plan.segments].index("hard")
    fresh = Segment("poll", "Poll", planned_s=300)
    plan = replace(plan, segments=(*plan.segments[:at], fresh, *plan.segments[at:]))
    return handoff(plan, "1.3", replace(RUN, link="https://new.example"))


def tables(note):
    found = {}
    for part in note.parts:
        if isinstance(part, Table):
            found[part.about] = [
                tuple(" ".join(read(line) for line in cell.lines) for cell in row) for row in part.rows
            ]
    return found


def lists(note):
    return [[read(item) for item in part.items] for part in note.parts if isinstance(part, Listing)]


def places(note):
    return [row[0] for rows in tables(note).values() for row in rows]


def test_a_facilitator_reads_the_binding_first_then_the_rest_in_running_order(after):
    note = change_note(BEFORE, after, Audience.FACILITATOR, Options(author="Dana"))
    assert list(tables(note)) == ["Do not miss", "What else changed"]
    assert [row[0] for row in tables(note)["Do not miss"]] == ["This run", "Poll"]
    assert tables(note)["What else changed"] == [
        ("The model", "Length: 35 min instead of 30 min."),
        ("Hard cases", "Transition: “Enough.”"),
    ]
    assert [p.text for p in note.parts if isinstance(p, Heading)] == [
        "Do not miss",
        "What else changed",
        "What begins at another time",
        "What to do now",
    ]
    facts = next(p for p in note.parts if isinstance(p, Paragraph) and p.role is Role.FACTS)
    assert "Dana" in read(facts.text)


def test_a_producer_reads_of_cues_and_a_leader_of_neither(after):
    producer = change_note(BEFORE, after, Audience.PRODUCER)
    assert (
        "Hard cases",
        "Cue 305 “Time warning: Timer”: new, at +0:01. Transition: “Enough.”",
    ) in tables(producer)["What else changed"]
    assert places(change_note(BEFORE, after, Audience.LEADER)) == ["This run", "Poll"]


def test_what_begins_later_is_told_of_neighbors_as_one(after):
    shifts, to_do = lists(change_note(BEFORE, after, Audience.PRODUCER))
    assert shifts == ["Break to Practice: give it: 5 min later.", "Hard cases to Close: 10 min later."]
    assert to_do == [
        "Put everything of v1.2 aside: v1.3 takes its place.",
        "Build and test again what is named here: polls, rooms, chat texts, slides.",
        "Confirm that you have v1.3.",
    ]
    assert len(lists(change_note(BEFORE, after, Audience.LEADER))) == 1


def test_a_segment_that_must_not_be_cut_is_binding_also_when_it_no_longer_must():
    weight = (Marker("w", MarkerKind.MUST_NOT_CUT, "The point of it"),)
    strict = handoff(changed(small_plan(), "model", markers=weight), "1.3")
    for pair in ((BEFORE, strict), (strict, BEFORE)):
        assert list(tables(change_note(*pair, Audience.LEADER))) == ["Do not miss"]


def test_a_cue_on_the_facilitators_words_is_theirs_too():
    words = (Cue("z", 60, "305", trigger=Trigger.WORDS, trigger_text="Off you go"),)
    after = handoff(changed(small_plan(), "hard", cues=words), "1.3")
    assert places(change_note(BEFORE, after, Audience.FACILITATOR)) == ["Hard cases"]


@pytest.mark.parametrize("audience", Audience)
def test_where_nothing_concerns_a_reader_the_new_version_still_counts(audience):
    after = handoff(small_plan(), "1.3")
    note = change_note(BEFORE, after, audience)
    assert "Nothing that concerns you has changed." in list(note.words())
    assert lists(note) == [["Put everything of v1.2 aside: v1.3 takes its place.", "Confirm that you have v1.3."]]
    assert "Nothing that concerns you has changed." in change_email(BEFORE, after, audience)


@pytest.mark.parametrize("wrong", [BEFORE.head, replace(BEFORE, plan_id="other")])
def test_two_handoffs_of_other_plans_or_without_their_insides_are_a_bug(wrong):
    with pytest.raises(ValueError, match="each whole"):
        change_note(wrong, BEFORE, Audience.LEADER)


def test_an_email_says_enough_without_the_note(after):
    assert change_email(BEFORE, after, Audience.PRODUCER, Options(author="Dana")).splitlines() == [
        "Feedback: v1.3 takes the place of v1.2",
        "",
        "From v1.2 to v1.3 · Cohort 3 · 14 November 2026 · 10:00 to 12:00 Berlin time (2 h)",
        "",
        "What changed for you:",
        "- This run: Join: https://new.example instead of https://meet.example/3.",
        "- Poll: New. Stands behind “Practice: give it” now. Length: 5 min.",
        "- The model: Length: 35 min instead of 30 min.",
        "- Hard cases: Cue 305 “Time warning: Timer”: new, at +0:01. Transition: “Enough.”",
        "- Break to Practice: give it: 5 min later.",
        "- Hard cases to Close: 10 min later.",
        "",
        "What to do now:",
        "1. Put everything of v1.2 aside: v1.3 takes its place.",
        "2. Build and test again what is named here: polls, rooms, chat texts, slides.",
        "3. Confirm that you have v1.3.",
        "",
        "Questions to Dana.",
    ]


def many(count):
    """A plan of so many segments, and the same with every text and length changed and some of them protected."""
    segments = tuple(Segment(str(n), f"Part {n} with a title of some length", planned_s=60) for n in range(count))
    plan = replace(small_plan(), segments=segments)
    other = tuple(replace(s, planned_s=120, title=s.title + ", renamed", led_by="Ana", slides="4-9") for s in segments)
    weight = (Marker("w", MarkerKind.MUST_NOT_CUT),)
    other = tuple(replace(s, markers=weight) if n % 12 == 0 else s for n, s in enumerate(other))
    return handoff(plan, "1.2"), handoff(replace(plan, segments=other), "1.3")


def test_what_there_is_no_room_for_is_counted_and_named():
    note = change_note(*many(60), Audience.FACILITATOR)
    rows = [row for table in tables(note).values() for row in table]
    shown = [row for row in rows if len(row) == 2]
    (rest,) = (row[0] for row in rows if len(row) == 1)
    assert "Part 59" not in rest
    assert f"And {60 - len(shown) - 5} more." in rest
    assert len(change_email(*many(60), Audience.FACILITATOR).splitlines()) < 35


@pytest.mark.parametrize("language", TONGUES)
def test_it_is_written_in_each_language_and_read_back(tmp_path, after, language):
    file = write_change_note(BEFORE, after, Audience.PRODUCER, tmp_path, Options(language=language, author="Dana"))
    found = docx.Document(str(file))
    texts = [p.text for p in found.paragraphs] + [c.text for t in found.tables for row in t.rows for c in row.cells]
    assert any("https://new.example" in text for text in texts)
    assert "v1.3" in file.name


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("paper", Paper)
def test_the_longest_note_is_one_page(tmp_path, audience, paper):
    before, after = many(60)
    file = write_change_note(
        before, after, audience, tmp_path / "note.docx", Options(author="Dana", language="de", paper=paper)
    )
    place = f"-env:UserInstallation=file://{tmp_path / 'office'}"
    subprocess.run(
        ["soffice", place, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(file)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    info = subprocess.run(["pdfinfo", str(tmp_path / "note.pdf")], check=True, capture_output=True, text=True)
    assert "Pages:           1\n" in info.stdout


def test_what_the_sender_says_of_the_version_comes_first(after):
    said = replace(after, note="Two rounds instead of three.")
    note = change_note(BEFORE, said, Audience.PRODUCER)
    kinds = list(note.parts)
    at = next(n for n, part in enumerate(kinds) if isinstance(part, Paragraph) and read(part.text) == said.note)
    assert isinstance(kinds[at + 1], Heading)
    assert change_email(BEFORE, said, Audience.PRODUCER).splitlines()[4] == said.note


def test_words_of_the_sender_take_the_room_of_changes():
    before, after = many(60)
    rows = [
        len(tables(change_note(before, replace(after, note=note), Audience.FACILITATOR))["Do not miss"])
        for note in ("", "word " * 200)
    ]
    assert rows[1] < rows[0]
