"""A workbook nobody changed brings nothing back, whatever it went through on its way."""

from __future__ import annotations

import random
from dataclasses import replace
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import edits
from app.domain.handoff import Handoff, Paperwork
from app.domain.identity import Identity
from app.domain.plan import Delivery, Field, Need, NeedReadiness, NeedState, Plan
from app.domain.sheet import Cell, CellKind, Grid
from app.domain.tidy import tidy_segment
from app.reviewing import came_from, review_sheet, whose
from app.sample import sample_library
from exporters import Options, book
from exporters.excel import write_excel
from tests.domain.strategies import plans
from tests.exporters.plans import small_delivery, small_plan
from tests.reviewing.sheets import column_of, edited, grids_of, handed_off, head_row, reviewed, row_of, workbook

BOTH = (Paperwork.CUE_SHEET, Paperwork.READINESS)
ODD = ("=1+1", "10:15", "25", "x", "☑", " a  b ", "a\n\nb: c", "1,5", "2 Nov 2026")
TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=30) | st.sampled_from(ODD)


@st.composite
def said(draw: st.DrawFn) -> tuple[Plan, Delivery]:
    """A random plan in which people wrote all sorts of things, and a run of it."""
    plan = draw(plans(most=5))
    segments = []
    for one in plan.segments:
        cues = tuple(
            replace(
                cue,
                text=draw(TEXTS),
                title=draw(TEXTS),
                backup=draw(TEXTS),
                trigger_text=draw(TEXTS),
                rights=draw(TEXTS),
            )
            for cue in one.cues
        )
        fields = (Field(draw(TEXTS), draw(TEXTS)),)
        needs = (Need(f"{one.id}-n", draw(TEXTS), owner=draw(TEXTS), test=draw(TEXTS)),)
        texts = {"description": draw(TEXTS), "short_form": draw(TEXTS), "led_by": draw(TEXTS)}
        segments.append(tidy_segment(replace(one, cues=cues, custom=fields, needs=needs, **texts)))
    start = draw(st.none() | st.integers(0, 86_399))
    state = tuple(NeedReadiness(f"{one.id}-n", NeedState.READY, "Omar", "2026-11-12") for one in segments[:1])
    return replace(plan, segments=tuple(segments)), Delivery(
        "d", plan.id, date="2026-11-14", start_s=start, readiness=state
    )


@settings(max_examples=25)
@given(said(), st.sampled_from(BOTH))
def test_an_untouched_workbook_brings_nothing_back(found: tuple[Plan, Delivery], kind: Paperwork) -> None:
    plan, run = found
    handoff = handed_off(plan, run)
    review = reviewed(handoff, workbook(handoff, kind))
    assert [(one.id, one.said) for one in review.items] == []
    assert review.unread == ()


@settings(max_examples=25)
@given(said(), st.randoms())
def test_sorted_filtered_and_saved_without_results_it_brings_nothing_back(
    found: tuple[Plan, Delivery], chance: random.Random
) -> None:
    def sort(opened: Any) -> None:
        for page in opened.worksheets[1:4]:
            head = head_row(page)
            rows = [[(cell.value, cell.data_type) for cell in row] for row in page.iter_rows(min_row=head + 1)]
            chance.shuffle(rows)
            for number, values in enumerate(rows, head + 1):
                page.row_dimensions[number].hidden = chance.random() < 0.3
                for column, (value, kind) in enumerate(values, 1):
                    page.cell(number, column).value = value
                    page.cell(number, column).data_type = kind

    handoff = handed_off(*found)
    assert [(one.id, one.said) for one in reviewed(handoff, edited(workbook(handoff), sort)).items] == []


@pytest.mark.parametrize("kind", BOTH)
def test_the_sample_brings_nothing_back(kind: Paperwork) -> None:
    library = sample_library()
    runs = {run.plan_id: run for run in library.deliveries}
    for plan in library.plans:
        handoff = handed_off(plan, runs.get(plan.id))
        assert reviewed(handoff, workbook(handoff, kind)) == reviewed(handoff, workbook(handoff, kind))
        assert reviewed(handoff, workbook(handoff, kind)).items == ()


def as_csv_does(grid: Grid) -> Grid:
    """The sheet as text alone, as a program shows it."""

    def text(cell: Cell) -> Cell:
        return Cell(cell.text, CellKind.TEXT) if cell else cell

    return replace(grid, rows=tuple(tuple(text(cell) for cell in row) for row in grid.rows))


def test_text_alone_brings_nothing_back() -> None:
    handoff = handed_off(small_plan(), small_delivery())
    grids = tuple(as_csv_does(grid) for grid in grids_of(workbook(handoff)))
    assert review_sheet(handoff, handoff.plan, handoff.delivery, grids).items == ()


def test_ticks_are_boxes_in_any_writing() -> None:
    def boxes(opened: Any) -> None:
        page = opened["Cue sheet"]
        for row_id, value in (("cue:c1", False), ("cue:c2", "no"), ("cue:c3", 0), ("segment:practice", "no")):
            page.cell(row_of(page, row_id), column_of(page, "Done")).value = value

    handoff = handed_off(small_plan())
    assert reviewed(handoff, edited(workbook(handoff), boxes)).items == ()


def test_the_handoff_is_known_by_its_id_and_without_one_by_plan_and_version() -> None:
    handoff = handed_off(small_plan(), small_delivery())
    identity = whose(grids_of(workbook(handoff)))
    assert identity == Identity("cue sheet", "p", "1.3", "d", "h1", "en")
    other = Handoff("h0", "p", "2026-10-01T09:00:00+00:00", small_plan())
    assert came_from(identity, (other, handoff)) is handoff
    assert came_from(identity, (other,)) is None
    nameless = Identity("cue sheet", "p", "1.3")
    assert came_from(nameless, (other, handoff)) is handoff
    assert came_from(Identity("cue sheet", "p", "1.2"), (other, handoff)) is None


def test_a_file_of_something_else_is_nobody_s() -> None:
    file = BytesIO()
    openpyxl.Workbook().save(file)
    assert whose(()) is None
    opened = openpyxl.load_workbook(file)
    opened.active["A1"] = "Time"
    stream = BytesIO()
    opened.save(stream)
    grids = grids_of(stream.getvalue())
    assert whose(grids) is None
    review = review_sheet(handed_off(small_plan()), small_plan(), None, grids)
    assert review.unread == ("No sheet of the workbook that was handed off is in the file.",)


@pytest.mark.parametrize("kind", BOTH)
def test_marks_of_what_changed_since_the_handoff_before_bring_nothing_back(kind: Paperwork) -> None:
    """They stand in a column and a sheet of their own, which a handoff does not remember."""
    plan = small_plan()
    made_at, other = "2026-10-01T09:00:00+00:00", edits.retitle(plan, "practice", "Practice")
    before = Handoff("h0", "p", made_at, other, small_delivery())
    need, cue = plan.segments[4].needs[0], plan.segments[4].cues[0]
    earlier = edits.put(before.plan, "practice", replace(need, title="Rooms"))
    before = replace(before, plan=edits.put(earlier, "practice", replace(cue, backup="Wait")))
    handoff = handed_off(plan, small_delivery())
    file = BytesIO()
    write_excel(book(kind, plan, small_delivery(), Options(handoff_id="h1", since=before)), file)
    grids = grids_of(file.getvalue())
    assert any("Changed" in [cell.text for cell in row] for grid in grids for row in grid.rows)
    review = review_sheet(handoff, plan, small_delivery(), grids)
    assert (review.items, review.unread) == ((), ())
    alone = tuple(grid for grid in grids if grid.name in {"Cue sheet", "Readiness"})
    assert review_sheet(handoff, plan, small_delivery(), alone).items == ()
