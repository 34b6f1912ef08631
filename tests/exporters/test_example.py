"""The example run-of-show: what is written in it is what the import reads from it, without a question."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.layout import lay_out
from app.domain.plan import MAIN_LANE, At, Cue, Intent, Kind, Need, Plan, Section, Segment
from app.domain.sheet import Reading
from app.importers import read_grids, understand
from app.importers.child import answer_to
from app.importers.wire import read_answer
from app.shipped import example
from exporters import write_example

WORDS = st.sampled_from(
    ("welcome", "model", "practice", "listen", "lines", "round", "words", "people", "question", "story", "map")
)
SENTENCES = st.lists(WORDS, min_size=2, max_size=5).map(lambda words: " ".join(words).capitalize())
TEXTS = st.one_of(st.just(""), SENTENCES)


@st.composite
def segments(draw: st.DrawFn, number: int) -> Segment:
    planned = draw(st.integers(1, 90)) * 60 + draw(st.sampled_from((0, 0, 0, 30)))
    return Segment(
        id=str(number),
        title=f"{draw(SENTENCES)} {number}",
        kind=draw(st.sampled_from([kind for kind in Kind if kind is not Kind.OFF_CLOCK])),
        planned_s=planned,
        shortest_s=draw(st.none() | st.integers(1, planned // 60).map(lambda m: m * 60)),
        longest_s=draw(st.none() | st.integers(planned // 60 + 1, 200).map(lambda m: m * 60)),
        section_id=draw(st.sampled_from((None, "a", "b"))),
        led_by=draw(st.sampled_from(("", "Facilitator", "Producer", "Both"))),
        slides=draw(st.sampled_from(("", "3", "4–9"))),
        description=draw(TEXTS),
        notes=draw(TEXTS),
        intent=Intent(why=draw(TEXTS)),
        cues=tuple(Cue(f"c{n}", title=draw(SENTENCES)) for n in range(draw(st.integers(0, 2)))),
        needs=tuple(Need(f"n{n}", f"{draw(SENTENCES)} {n}") for n in range(draw(st.integers(0, 2)))),
    )


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    row = [draw(segments(n)) for n in range(draw(st.integers(2, 9)))]
    return Plan(
        "plan",
        "Better meetings for everybody",
        start_s=draw(st.integers(24, 60)) * 900,
        segments=tuple(row),
        sections=(Section("a", "Opening part"), Section("b", "Working part")),
    )


def says(plan: Plan) -> list[tuple[object, ...]]:
    """What a run-of-show says of every segment."""
    sections = {section.id: section.title for section in plan.sections}
    return [
        (
            one.title,
            start,
            (one.planned_s, one.shortest_s, one.longest_s),
            one.kind,
            (sections.get(one.section_id or "", ""), one.led_by, one.slides),
            (one.description, one.notes, one.intent.why),
            [cue.title for cue in one.cues],
            [need.title for need in one.needs],
            one.lane_id == MAIN_LANE,
            one.custom,
        )
        for one, start in zip(plan.segments, lay_out(plan).starts_s, strict=True)
    ]


def read_back(plan: Plan, folder: Path) -> Reading:
    file = write_example(plan, folder / "run-of-show.xlsx")
    return understand(file.name, read_grids(file))


def test_the_shipped_example_reads_back_perfectly(tmp_path: Path) -> None:
    plan = example()
    reading = read_back(plan, tmp_path)
    (read,) = reading.plans
    assert (read.title, read.start_s, read.promised_s) == (plan.title, plan.start_s, plan.promised_s)
    assert says(read) == says(plan)
    fixed = [one.title for one in read.segments if isinstance(one.start, At)]
    assert fixed == [one.title for one in plan.segments if isinstance(one.start, At)]
    assert reading.doubts == reading.unread == reading.notes == ()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plans())
def test_any_run_of_show_reads_back_as_the_same_plan(tmp_path: Path, plan: Plan) -> None:
    file = write_example(plan, tmp_path / "run-of-show.xlsx")
    grids = read_answer(wire_of(file.read_bytes()))
    reading = understand(file.name, grids)
    (read,) = reading.plans
    assert says(read) == says(plan)
    assert reading.doubts == ()
    assert [left.text for left in reading.unread if left.text != plan.title] == []


def wire_of(data: bytes) -> bytes:
    import json

    return json.dumps(answer_to(data)).encode()


def test_a_sheet_that_only_bears_the_guide_s_name_is_read(tmp_path: Path) -> None:
    pytest.importorskip("openpyxl")
    from openpyxl import Workbook

    book = Workbook()
    page = book.active
    assert page is not None
    page.title = "What goes where"
    for row in (["Start", "Title"], ["9:00", "Welcome"], ["9:10", "Model"], ["9:30", "Close"]):
        page.append(row)
    book.save(tmp_path / "own.xlsx")
    (plan,) = understand("own.xlsx", read_grids(tmp_path / "own.xlsx")).plans
    assert [one.title for one in plan.segments] == ["Welcome", "Model", "Close"]
