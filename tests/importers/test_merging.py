"""Files merged into the plans they became: the same file changes nothing, a later one only what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.differences import differences
from app.domain.edits import put, set_intent
from app.domain.merge import merged, sheet_of
from app.domain.plan import Intent, Marker, MarkerKind, Plan
from app.domain.sheet import NO_CHOICES, Meaning, Reading
from app.importers import read_grids, understand
from app.sample import SAMPLE_PLAN_ID, messy_run_of_show, sample_library
from exporters import Options, write_cue_sheet
from tests.importers.sheets import sheet

ROWS = [
    ["Time", "Dur", "What", "Who", "Tech"],
    ["9:00", "10", "Welcome", "Ann", "Chat on"],
    ["9:10", "20", "The model", "Ann", ""],
    ["9:30", "15", "Practice in pairs", "Bob", "Open rooms\nClose rooms"],
    ["9:45", "5", "Close", "Ann", ""],
]


LISTED = NO_CHOICES.with_column("0/0/0", Meaning.TITLE).with_column("0/0/1", Meaning.OWNER)
"""A list without times is read as a plan once somebody says so."""


def read(rows: list[list[str]]) -> Reading:
    listed = {"Time", "Dur"}.isdisjoint(rows[0])
    return understand("plan.csv", (sheet(rows),), LISTED if listed else NO_CHOICES)


def test_the_same_file_again_changes_nothing_but_what_was_done_to_what_it_says() -> None:
    plan = read(ROWS).plans[0]
    key = plan.segments[2].id
    plan = set_intent(plan, key, Intent("The only place they do it"))
    plan = put(plan, key, Marker("m", MarkerKind.MUST_NOT_CUT, "It matters"))
    assert merged(plan, sheet_of(read(ROWS), 0)).plan == plan


def test_a_later_version_changes_what_it_says() -> None:
    plan = read(ROWS).plans[0]
    later = [*ROWS[:2], ["9:10", "25", "The model, shorter", "Ann", ""], ["9:35", "10", *ROWS[3][2:]], *ROWS[4:]]
    told = differences(plan, sheet_of(read(later), 0))
    assert [row.words for row in told.rows] == [
        (),
        ("was “The model”", "25 min instead of 20 min"),
        ("10 min instead of 15 min",),
        (),
    ]
    assert [cue.title for cue in told.merge.plan.segments[2].cues] == ["Open rooms", "Close rooms"]


@pytest.mark.parametrize(
    ("rows", "assumed"),
    [
        (ROWS, 0),
        ([["What", "Who"], ["Welcome", "Ann"], ["Talk", "Bob"]], 3),
        ([["What", "Dur"], ["Welcome", "10"], ["Talk", "20"], ["Close", "5"]], 1),
        ([["Time", "What"], ["9:00", "Welcome"], ["9:10", "Talk"], ["9:40", "Close"]], 1),
    ],
)
def test_what_no_row_gives_is_told_as_assumed(rows: list[list[str]], assumed: int) -> None:
    reading = read(rows)
    known = {reading.plans[0].id, *(one.id for one in reading.plans[0].segments)}
    assert len(reading.assumed) == assumed
    assert known.issuperset(reading.assumed)


def test_lengths_and_starts_that_are_not_in_the_file_stay() -> None:
    plan = read(ROWS).plans[0]
    untimed = [[row[2], row[3]] for row in ROWS]
    assert merged(plan, sheet_of(read(untimed), 0)).plan == plan


def test_the_messy_example_twice_is_once() -> None:
    file = messy_run_of_show()
    grids = read_grids(file)
    plan = understand(file.name, grids).plans[0]
    assert merged(plan, sheet_of(understand(file.name, grids), 0)).plan == plan


@pytest.fixture
def sample() -> Plan:
    return next(plan for plan in sample_library().plans if plan.id == SAMPLE_PLAN_ID)


def test_our_own_cue_sheet_finds_every_segment_and_cue_by_its_id(sample: Plan, tmp_path: Path) -> None:
    (file, *_) = write_cue_sheet(sample, None, tmp_path, Options())
    done = merged(sample, sheet_of(understand(file.name, read_grids(file)), 0))
    assert done.match.pairs == tuple((one.id, one.id) for one in sample.segments)
    assert [one.start for one in done.plan.segments] == [one.start for one in sample.segments]
    assert [one.planned_s for one in done.plan.segments] == [one.planned_s for one in sample.segments]
    assert [[cue.id for cue in one.cues] for one in done.plan.segments] == [
        [cue.id for cue in one.cues] for one in sample.segments
    ]
