"""The leader's brief: aims, what must not change, and open risks only where they follow from plan and readiness."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.document import Heading, Listing, Table, read
from app.domain.plan import At, Marker, MarkerKind, NeedReadiness, NeedState, Person, Program
from exporters.leader_brief import leader_brief_document
from exporters.options import Options
from tests.exporters.plans import small_delivery, small_plan

READY = tuple(NeedReadiness(need, NeedState.READY) for need in ("n0", "n1", "n2"))
NAMED = (Person("Facilitator", "Dana"), Person("Producer", "Priya", "+1 555 0117"))


def brief(plan, delivery, **options):
    return leader_brief_document(plan, delivery, Options(**options))


def risks(plan, delivery, today="2026-11-10"):
    lists = [part for part in brief(plan, delivery, today=today).parts if isinstance(part, Listing)]
    return [read(item) for item in lists[-1].items] if not lists[-1].numbered else []


def changed(plan, segment_id, **changes):
    return replace(plan, segments=tuple(replace(s, **changes) if s.id == segment_id else s for s in plan.segments))


@pytest.fixture
def run():
    """A run with everybody named and everything ready."""
    return replace(small_delivery(), people=NAMED, readiness=READY)


def test_it_says_in_this_order_what_a_leader_asks():
    parts = brief(small_plan(), small_delivery(), program=Program("g", "Coaching", measure="70 % by March")).parts
    assert [part.text for part in parts if isinstance(part, Heading)] == [
        "What this session must achieve",
        "What must not change",
        "What stands open",
        "How ready it is",
    ]


def test_who_delivers_is_named_and_no_phone_given(run):
    words = "\n".join(brief(small_plan(), run).words()).replace("\u00a0", " ")
    assert "Facilitator Dana   Producer Priya" in words
    assert "555" not in words


def test_where_nothing_stands_open_that_is_said(run):
    assert risks(small_plan(), run) == []
    assert "Nothing that the plan and its readiness show." in list(brief(small_plan(), run).words())


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        (replace(small_plan(), promised_s=6600), "The plan runs 10 min past its promised end."),
        (changed(small_plan(), "close", start=At(42_000)), "Close begins 5 min before Buffer is over."),
        (
            changed(small_plan(), "practice", markers=(Marker("m", MarkerKind.MUST_NOT_CUT),)),
            "Practice: give it must not be cut, and no reason is given.",
        ),
        (
            replace(small_plan(), segments=tuple(s for s in small_plan().segments if s.id != "spare"), promised_s=6900),
            "Nothing in the last third absorbs lateness: neither a buffer nor a gap.",
        ),
    ],
)
def test_each_fault_of_the_plan_is_a_sentence(run, plan, words):
    assert words in risks(plan, run)


def test_what_is_open_past_its_day_or_without_owner_is_named(run):
    open_run = replace(run, readiness=())
    assert risks(small_plan(), open_run, today="2026-11-12") == [
        "Six rooms of three was due on 11 Nov 2026 and is open.",
        "Cards has no owner.",
    ]
    assert risks(small_plan(), open_run, today="2026-11-10") == ["Cards has no owner."]


def test_roles_nobody_fills_are_named_and_so_is_a_missing_run(run):
    assert risks(small_plan(), replace(run, people=NAMED[:1])) == ["Nobody is named yet as Producer."]
    assert any(line.startswith("No run is named yet") for line in risks(small_plan(), None))


def test_readiness_is_counted_by_owner_and_adds_up():
    parts = brief(small_plan(), small_delivery()).parts
    table = [part for part in parts if isinstance(part, Table)][-1]
    assert read([part for part in parts if isinstance(part, Heading)][-1].aside) == "1 tested, 0 ready, 2 open"
    rows = [[read(line) for cell in row for line in cell.lines] for row in table.rows]
    assert rows == [["Producer", "1", "1", "12 Nov 2026"], ["nobody yet", "1"]]
