"""What is otherwise for a producer than in the handoff before: told on a sheet of its own, and marked at each row."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.document import Tone
from app.domain.handoff import Handoff
from app.domain.plan import Action, Cue, Need, Plan, Segment, Step, StepKind
from app.domain.workbook import Book
from exporters.cue_sheet import cue_book
from exporters.options import Options
from exporters.readiness import readiness_book
from tests.exporters.plans import small_plan


def amended(plan: Plan, segment_id: str, **changes: object) -> Plan:
    return replace(plan, segments=tuple(replace(s, **changes) if s.id == segment_id else s for s in plan.segments))


def since(before: Plan) -> Options:
    return Options(since=Handoff("h", before.id, "2026-11-01T09:00:00Z", replace(before, version="1.2")))


@pytest.fixture
def now() -> Plan:
    """The small plan with a paste rewritten, a cue and a need more, one segment new and one longer."""
    plan = small_plan()
    (paste,) = next(s.cues for s in plan.segments if s.id == "open")
    plan = amended(plan, "open", cues=(replace(paste, text="Hello"), Cue("c9", 30, action=Action.MUTE)))
    practice = next(s for s in plan.segments if s.id == "practice")
    plan = amended(plan, "practice", planned_s=2400, needs=(*practice.needs, Need("n9", "Bell")))
    fresh = Segment("poll", "Poll", planned_s=300, cues=(Cue("c8", action=Action.POLL_LAUNCH),))
    return replace(plan, segments=(*plan.segments, fresh))


def marked(book: Book, sheet: str) -> dict[str, str]:
    """The rows that bear a mark, by their ids."""
    found = book.sheet(sheet)
    keys = [column.known_as for column in found.columns]
    if "Changed" not in keys:
        return {}
    return {
        str(row.cells[keys.index("id")].value): str(row.cells[keys.index("Changed")].value)
        for row in found.rows
        if row.cells[keys.index("Changed")].value
    }


def told(book: Book) -> dict[str, list[str]]:
    return {str(row.cells[0].value): str(row.cells[3].value).split("\n") for row in book.sheet("Changes").rows}


def test_each_change_is_told_with_its_place_and_what_begins_at_another_time(now: Plan) -> None:
    told_now = told(cue_book(now, None, since(small_plan())))
    assert list(told_now) == ["Check-in", "Practice: give it", "Poll", "What begins at another time"]
    assert "New." in told_now["Poll"]
    assert any("Length: 40 min" in one for one in told_now["Practice: give it"])


def test_the_rows_concerned_are_marked_and_no_others(now: Plan) -> None:
    book = cue_book(now, None, since(small_plan()))
    assert marked(book, "Cue sheet") == {
        "cue:c1": "Δ Changed",
        "cue:c9": "Δ New",
        "segment:practice": "Δ Changed",
        "segment:poll": "Δ New",
        "cue:c8": "Δ New",
    }
    assert marked(book, "Breakouts & polls") == {"cue:c8": "Δ New"}
    assert marked(book, "Chat text") == {"cue:c1": "Δ Changed"}
    assert marked(book, "Needs & tech check") == {"need:n9": "Δ New"}
    assert marked(readiness_book(now, None, since(small_plan())), "Readiness") == {"need:n9": "Δ New"}


def test_a_mark_tints_what_stays_in_view(now: Plan) -> None:
    sheet = cue_book(now, None, since(small_plan())).sheet("Cue sheet")
    place = [column.known_as for column in sheet.columns].index("Changed")
    tints = [rule for rule in sheet.rules if rule.column == place]
    assert {rule.tone for rule in tints} == {Tone.VIOLET}
    assert (tints[0].first, tints[0].last) == (0, sheet.frozen_columns - 1)


def test_formulas_read_the_same_columns_with_marks_as_without(now: Plan) -> None:
    plain, marks = (cue_book(now, None, one).sheet("Cue sheet") for one in (Options(), since(small_plan())))
    assert [[c.formula for c in row.cells if c.formula] for row in plain.rows] == [
        [c.formula for c in row.cells if c.formula] for row in marks.rows
    ]


def test_what_only_a_facilitator_minds_marks_nothing() -> None:
    steps = (Step("x", StepKind.SAY, "Other words"),)
    book = cue_book(amended(small_plan(), "model", steps=steps), None, since(small_plan()))
    assert marked(book, "Cue sheet") == {}
    assert "Nothing that concerns you has changed." in [row.cells[0].value for row in book.sheet("Changes").rows]


def test_without_a_handoff_before_there_is_neither_sheet_nor_column(now: Plan) -> None:
    book = cue_book(now)
    assert "Changes" not in [sheet.name for sheet in book.sheets]
    assert not marked(book, "Cue sheet")
