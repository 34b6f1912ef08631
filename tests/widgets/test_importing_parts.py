"""What the import page shows, made ready away from the window: faces of sheets, lines of sessions, choices, strips."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from app.domain.library import SAMPLE_PROGRAM_ID
from app.domain.plan import MAIN, At, Lane, LaneKind, Plan, Program, Section, Segment
from app.domain.sheet import NO_CHOICES, Meaning, Place, Reading, Table
from tests.widgets.importing import COLUMNS, GRID, understand
from widgets.dropped import why_not
from widgets.importing.decisions import Decisions
from widgets.importing.faces import faces_of
from widgets.importing.lines import PlanLine, SectionLine, SegmentLine, sheaf_of
from widgets.importing.strip import block_at
from widgets.importing.target import TargetBox

READING = understand("plan.xlsx", (GRID,), NO_CHOICES)
SIDE = Lane("side", "Room B", LaneKind.FREE)


def plan(*segments, **more):
    return Plan("p", "Day", start_s=36_000, lanes=(MAIN, SIDE), segments=segments, **more)


def sheaf(made):
    return sheaf_of(Reading("x", (GRID,), plans=(made,)))


# the sheet


def test_a_face_tells_of_each_cell_what_is_to_be_seen():
    (face,) = faces_of(READING, NO_CHOICES.with_answer("length:0:B2", 1))
    assert face.table_at(1, 0) is READING.tables[0]
    assert face.table_at(3) is None
    assert set(face.doubtful) == {(1, 1), (2, 1)}
    assert face.settled == {(1, 1)}
    assert face.unread[3, 0] == "a total"
    assert face.idle == {3}
    assert face.heads == {0}
    assert (face.fill_at(1, 1), face.fill_at(2, 1)) == ("FFCC00", "")
    assert face.hidden_rows == {3}


def test_a_column_is_that_of_the_nearest_table_above():
    below = Table(0, 2, 3, (2,), (), (replace(COLUMNS[0], id="0/2/0", meaning=Meaning.NOTES),))
    (face,) = faces_of(replace(READING, tables=(replace(READING.tables[0], last_row=1), below)), NO_CHOICES)
    assert [face.column_at(row, 0)[0].meaning for row in (0, 1, 2, 3)] == [
        *(Meaning.TITLE, Meaning.TITLE),
        *(Meaning.NOTES, Meaning.NOTES),
    ]
    assert face.column_at(3, 1)[0].meaning is Meaning.LENGTH
    assert face.column_at(0, 9) is None


def test_the_columns_of_a_table_read_across_are_not_the_sheets_own():
    across = replace(READING.tables[0], columns=())
    (face,) = faces_of(replace(READING, tables=(across,), offers=READING.tables), NO_CHOICES)
    assert face.column_at(1, 0) is None
    assert [(area.left, area.right, read) for area, read in face.frames()] == [(0, 1, True)]


def test_where_nothing_is_read_what_is_offered_is_framed():
    reading = understand("plan.xlsx", (GRID,), NO_CHOICES.with_column("0/0/0", Meaning.KEEP))
    (face,) = faces_of(reading, NO_CHOICES)
    assert [read for _, read in face.frames()] == [False]
    assert face.column_at(1, 0)[1] is False
    assert not face.is_read


# the sessions


def test_sections_and_lanes_stand_over_their_segments():
    made = plan(
        Segment("a", "One", section_id="s"),
        Segment("b", "Two", section_id="s"),
        Segment("c", "Beside", lane_id="side", start=At(36_000)),
        sections=(Section("s", "Opening"),),
    )
    shown = [line.title for line in sheaf(made).lines if not isinstance(line, PlanLine)]
    assert shown == ["Opening", "One", "Two", "Room B", "Beside"]
    assert [line.is_lane for line in sheaf(made).lines if isinstance(line, SectionLine)] == [False, True]


def test_a_session_tells_its_span_and_its_clashes():
    head = sheaf(plan(Segment("a", "One", planned_s=1_200), Segment("b", "Two", start=At(36_600)))).lines[0]
    assert (head.start_s, head.end_s) == (36_000, 37_200)
    assert head.clashes == ((36_600, 37_200),)


def test_a_cell_leads_to_the_segment_nearest_from_the_left():
    made = sheaf_of(
        Reading(
            "x", (GRID,), plans=(plan(),), origins=(("a", Place(0, 1, 1)), ("b", Place(0, 1, 3)), ("c", Place(1, 1, 0)))
        )
    )
    assert [made.made_of(Place(0, 1, column)) for column in range(5)] == ["a", "a", "a", "b", "b"]
    assert made.made_of(Place(0, 2, 0)) == ""


def test_of_a_segment_read_from_two_cells_the_first_is_its_place():
    made = sheaf_of(Reading("x", (GRID,), origins=(("a", Place(0, 1, 0)), ("a", Place(0, 2, 0)))))
    assert made.place_of["a"] == Place(0, 1, 0)
    assert made.made_of(Place(0, 2, 0)) == "a"


@given(st.lists(st.integers(60, 7_200), min_size=1, max_size=30), st.integers(40, 600))
def test_every_bar_wide_enough_is_found_under_its_middle(lengths, width):
    made = plan(*(Segment(str(number), "x", planned_s=length) for number, length in enumerate(lengths)))
    head, box = sheaf(made).lines[0], QRectF(0, 0, width, 12)
    per_s = width / (head.end_s - head.start_s)
    for block in head.blocks:
        if (block.end_s - block.start_s) * per_s > 5:
            x = ((block.start_s + block.end_s) / 2 - head.start_s) * per_s
            assert block_at(head, box, x, 6).segment_id == block.segment_id


def test_segments_know_what_else_they_have():
    lines = [line for line in sheaf_of(READING).lines if isinstance(line, SegmentLine)]
    assert [(line.cues, line.needs) for line in lines] == [(1, 0), (0, 2)]


# what was decided


@given(st.lists(st.integers(0, 3), max_size=20))
def test_choices_go_back_one_by_one_and_forward_again(rows):
    decisions = Decisions()
    seen = [decisions.now]
    for row in rows:
        if decisions.take(decisions.now.with_answer(f"d{row}", row)):
            seen.append(decisions.now)
    assert decisions.steps == len(seen) - 1
    back = [decisions.now]
    while decisions.undo():
        back.append(decisions.now)
    assert back == seen[::-1]
    while decisions.redo():
        pass
    assert decisions.now == seen[-1]


# files


@pytest.mark.parametrize("name", ["plan.xlsx", "PLAN.CSV", "plan.docx", "plan"])
def test_a_file_that_may_be_a_plan_by_its_name(name):
    assert why_not(Path(name)) == ""


@pytest.mark.parametrize("name", ["photo.png", "session.throughline", "film.mp4"])
def test_a_file_that_is_none_by_its_name(name):
    assert name in why_not(Path(name))


def test_a_folder_is_told_as_one(tmp_path):
    assert "folder" in why_not(tmp_path)


@pytest.mark.parametrize(
    ("program_id", "words"), [("own", "a new session in “Own”"), (SAMPLE_PROGRAM_ID, "no program")]
)
def test_new_sessions_go_beside_the_open_one_but_not_unasked_into_the_sample(qtbot, program_id, words):
    box = TargetBox()
    qtbot.addWidget(box)
    programs = (Program("own", "Own"), Program(SAMPLE_PROGRAM_ID, "Coaching"))
    box.offer(programs, Plan("p", "Open", program_id=program_id), "run-of-show")
    box.count_sessions(1)
    assert words in box.currentText()
