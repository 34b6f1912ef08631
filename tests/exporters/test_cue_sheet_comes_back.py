"""A cue sheet that comes back says the plan it was made from, and whatever somebody changed in it."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.differences import State, differences
from app.domain.layout import lay_out
from app.domain.merge import sheet_of
from app.domain.plan import Action, At, Field, MarkerKind, Plan, Section, Segment, Trigger, With
from app.domain.sheet import Reading
from app.importers import understand
from app.importers.child import answer_to
from app.importers.wire import read_answer
from app.sample import sample_library
from app.tongues import TONGUES
from exporters.cue_sheet import cue_book
from exporters.excel import write_excel
from exporters.options import Options
from tests.domain.strategies import plans


def written(plan: Plan, language: str = "en") -> bytes:
    file = BytesIO()
    write_excel(cue_book(plan, None, Options(language=language)), file)
    return file.getvalue()


def read(data: bytes, name: str = "Cue sheet.xlsx") -> Reading:
    return understand(name, read_answer(json.dumps(answer_to(data)).encode()))


def edited(data: bytes, change: Any) -> bytes:
    book = openpyxl.load_workbook(BytesIO(data))
    change(book["Cue sheet"])
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def row_of(page: Any, key: str) -> int:
    return next(row for row in range(1, page.max_row + 1) if page.cell(row, page.max_column).value == key)


def column_of(page: Any, head: str) -> int:
    return next(column for column in range(1, page.max_column + 1) if page.cell(3, column).value == head)


def says(plan: Plan) -> dict[str, tuple[object, ...]]:
    """What a cue sheet says of each segment and its cues."""
    sections = {one.id: one.title for one in plan.sections}
    lanes = {one.id: (one.kind, one.title) for one in plan.lanes}
    return {
        one.id: (
            (one.title, one.kind, one.led_by, one.description, one.planned_s, start),
            (sections.get(one.section_id or "", ""), lanes[one.lane_id]),
            (type(one.start), one.start if isinstance(one.start, With) else None),
            (one.short_form, one.short_form_s, {marker.kind for marker in one.markers}),
            [
                (cue.id, cue.offset_s, cue.action, cue.trigger, cue.trigger_text, cue.text, cue.asset, cue.who)
                for cue in sorted(one.cues, key=lambda cue: cue.offset_s)
            ],
            sorted((need.id, need.title, need.kind, need.owner, need.days_ahead) for need in one.needs),
        )
        for one, start in zip(plan.segments, lay_out(plan).starts_s, strict=True)
    }


def without_what_documents_leave_out(plan: Plan) -> Plan:
    """Nothing is said of the shelf; titles of sections tell them apart."""
    names = tuple(replace(one, title=f"Part {n}") for n, one in enumerate(plan.sections))
    return replace(plan, sections=names, segments=plan.running_segments)


@settings(max_examples=25, deadline=None)
@given(plans(), st.sampled_from(sorted(TONGUES)))
def test_any_cue_sheet_reads_back_as_the_same_plan(plan: Plan, language: str) -> None:
    plan = without_what_documents_leave_out(plan)
    if not any(one.id.startswith("m") and one.kind.value != "off_clock" for one in plan.segments):
        return
    reading = read(written(plan, language))
    (back,) = reading.plans
    own = says(plan)
    early = {one.id for one in plan.segments if one.kind.value == "off_clock"}
    shown = says(back)
    assert shown.keys() == own.keys()
    for key in own.keys() - early:
        assert shown[key] == own[key]
    assert (back.title, back.start_s, back.promised_s) == (plan.title, plan.start_s, plan.promised_s)
    assert [one.id for one in back.segments] == [one.id for one in plan.segments]
    assert (reading.doubts, reading.unread, reading.notes) == ((), (), ())


@pytest.fixture(scope="module")
def sample() -> Plan:
    return next(plan for plan in sample_library().plans if plan.id == "feedback")


@pytest.mark.parametrize("language", sorted(TONGUES))
def test_the_sample_comes_back_with_all_its_cues_and_needs(sample: Plan, language: str) -> None:
    (back,) = read(written(sample, language)).plans
    own, shown = says(sample), says(back)
    assert {key: value[0] for key, value in shown.items()} == {key: value[0] for key, value in own.items()}
    assert {key: value[-2:] for key, value in shown.items()} == {key: value[-2:] for key, value in own.items()}
    for name in ("date", "mode", "platform", "signal", "status", "version", "people_fewest", "people_most"):
        assert getattr(back, name) == getattr(sample, name)
    poll = next(cue for one in back.segments for cue in one.cues if cue.action is Action.POLL_LAUNCH)
    assert [field.name for field in poll.details] == ["Question", "Options", "Choice", "Anonymous"]
    assert poll.ended_by in {cue.id for one in back.segments for cue in one.cues}
    assert poll.trigger is Trigger.WORDS


@pytest.mark.parametrize("language", sorted(TONGUES))
def test_the_sample_s_own_cue_sheet_changes_nothing_in_it(sample: Plan, language: str) -> None:
    rows = differences(sample, sheet_of(read(written(sample, language)), 0)).rows
    assert {one.state for one in rows} == {State.SAME}


def small() -> Plan:
    row = (
        Segment("a", "Welcome", planned_s=600),
        Segment("b", "Model", planned_s=900, section_id="s", custom=(Field("Room", "A"),)),
        Segment("c", "Close", planned_s=300, start=At(38_000, "guest joins")),
    )
    return Plan("p", "Small", segments=row, sections=(Section("s", "Middle"),))


def test_what_somebody_typed_over_is_read() -> None:
    def change(page: Any) -> None:
        page.cell(row_of(page, "segment:a"), column_of(page, "Segment")).value = "1  Hello"
        page.cell(row_of(page, "segment:b"), column_of(page, "Min")).value = 15
        page.cell(row_of(page, "segment:b"), column_of(page, "Clock")).value = None
        page.cell(row_of(page, "segment:b"), column_of(page, "Length")).value = 12
        page.cell(row_of(page, "segment:b"), column_of(page, "Notes")).value = "Room: B\nbring the second screen"

    (plan,) = read(edited(written(small()), change)).plans
    hello, model, close = plan.segments
    assert hello.title == "Hello"
    assert (model.start, model.planned_s) == (At(36_900), 720)
    assert (model.custom, model.notes) == ((Field("Room", "B"),), "bring the second screen")
    assert close.start == At(38_000, "guest joins")


def test_rows_sorted_otherwise_are_the_same_plan() -> None:
    def shuffle(page: Any) -> None:
        rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=4)]
        for number, values in enumerate(reversed(rows), 4):
            for column, value in enumerate(values, 1):
                page.cell(number, column).value = value if not str(value).startswith("=") else None

    (plan,) = read(edited(written(small()), shuffle)).plans
    assert [one.title for one in plan.segments] == ["Welcome", "Model", "Close"]


def test_times_that_were_and_ticks_belong_to_a_run() -> None:
    def change(page: Any) -> None:
        page.cell(row_of(page, "segment:b"), column_of(page, "Actual")).value = "10:14"
        page.cell(row_of(page, "segment:b"), column_of(page, "Done")).value = "☑"
        page.cell(page.max_row + 1, column_of(page, "Segment")).value = "Added by hand"

    reading = read(edited(written(small()), change))
    (run,) = reading.deliveries
    assert [(one.segment_id, one.start_s) for one in run.actuals] == [("b", 36_840)]
    assert [(left.text, left.reason.split(":")[0]) for left in reading.unread] == [
        ("☑", "said of a run, not of the plan"),
        ("Added by hand", "a row added by hand"),
    ]


def test_a_marker_somebody_added_in_words_is_one() -> None:
    def change(page: Any) -> None:
        page.cell(row_of(page, "segment:c"), column_of(page, "Weight")).value = "Must not cut, Fixed start: guest joins"

    (plan,) = read(edited(written(small()), change)).plans
    assert [marker.kind for marker in plan.segments[2].markers] == [MarkerKind.MUST_NOT_CUT]


def test_the_cue_sheet_alone_without_its_cover_is_enough(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(BytesIO(written(small())))
    for name in book.sheetnames:
        if name != "Cue sheet":
            del book[name]
    book.defined_names.clear()
    page = book["Cue sheet"]
    for row in range(4, page.max_row + 1):
        page.cell(row, 2).value = None
    book.save(tmp_path / "Tuesday.xlsx")
    (plan,) = read((tmp_path / "Tuesday.xlsx").read_bytes(), "Tuesday.xlsx").plans
    assert (plan.title, [one.title for one in plan.segments]) == ("Tuesday", ["Welcome", "Model", "Close"])
