"""What the handoffs of a plan say together: the newest, the next name, and who holds what."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.handoff import Handoff, Recipient
from app.domain.handoffs import holders, next_version, of_plan, since, stale, suggested_version
from app.domain.plan import Plan, Segment, Silence, Status

PLAN = Plan("p", "Session", version="1.0", segments=(Segment("s", "Welcome"),))
ANA = Recipient("Producer", "Ana", "ana@example.org")
BEN = Recipient("Facilitator", "Ben")


def made(key: str, version: str, day: int, *recipients: Recipient, plan_id: str = "p") -> Handoff:
    plan = replace(PLAN, id=plan_id, version=version)
    return Handoff(key, plan_id, f"2026-03-{day:02}T09:00:00+00:00", plan, recipients=recipients)


@pytest.mark.parametrize(
    ("version", "following"),
    [
        ("", "1.0"),
        ("1.2", "1.3"),
        ("v1.9", "v1.10"),
        ("V 1.9", "V 1.10"),
        ("2", "2.1"),
        ("v2", "v2.1"),
        ("1.2.3", "1.2.4"),
        ("0.1", "0.2"),
        (" 1.2 ", "1.3"),
        ("Pilot", "Pilot 2"),
        ("Pilot 2", "Pilot 3"),
        ("Pilot 9", "Pilot 10"),
        ("2026-03", "2026-03 2"),
        ("1.2 draft", "1.2 draft 2"),
        ("１.２", "１.3"),
    ],
)
def test_the_next_name(version, following):
    assert next_version(version) == following


def test_a_name_that_is_taken_is_passed_over():
    assert next_version("1.2", {"1.3", "1.4"}) == "1.5"


@given(st.text(max_size=12), st.sets(st.text("v.0123456789 ", max_size=5)))
def test_the_next_name_is_another_and_free(version, taken):
    found = next_version(version, taken)
    assert found.strip()
    assert found not in {version.strip(), *taken}


@pytest.mark.parametrize(
    ("version", "handed", "suggested"),
    [
        ("0.1", [], "1.0"),
        ("v0.3", [], "1.0"),
        ("", [], "1.0"),
        ("1.0", [], "1.0"),
        ("Pilot", [], "Pilot"),
        ("1.0", ["1.0"], "1.1"),
        ("1.0", ["1.0", "1.1"], "1.2"),
        ("2.0", ["1.0"], "2.0"),
        ("0.1", ["0.1"], "0.2"),
    ],
)
def test_what_a_handoff_is_called_unless_a_person_says_otherwise(version, handed, suggested):
    earlier = [made(f"h{n}", name, n + 1) for n, name in enumerate(handed)]
    assert suggested_version(replace(PLAN, version=version), earlier) == suggested


def test_only_what_is_in_the_plan_makes_a_handoff_stale():
    handoff = made("h", "1.0", 1)
    assert not stale(PLAN, handoff)
    assert not stale(replace(PLAN, version="1.1", status=Status.READY), handoff)
    assert not stale(replace(PLAN, silences=(Silence("q", "R10", "s", "Agreed"),)), handoff)
    other = replace(PLAN, segments=(Segment("s", "Hello"),))
    assert stale(other, handoff)
    assert [row.segment_id for row in since(other, handoff).rows] == ["s"]


def test_each_person_is_told_once_with_the_latest_they_got():
    handoffs = [
        made("a", "1.0", 1, ANA, BEN),
        made("c", "1.2", 3, replace(BEN, role="facilitator ", name="ben")),
        made("b", "1.1", 2, replace(ANA, name="Ana Lund", contact="ANA@example.org ")),
        made("x", "9.9", 9, ANA, plan_id="other"),
    ]
    assert [one.id for one in of_plan(handoffs, "p")] == ["c", "b", "a"]
    found = [(one.recipient.name, one.handoff.version, one.newest) for one in holders(handoffs, "p")]
    assert found == [("Ana Lund", "1.1", False), ("ben", "1.2", True)]
    assert holders([], "p") == ()


def test_the_same_version_for_another_group_leaves_nobody_behind():
    handoffs = [made("a", "1.0", 1, ANA), made("b", "1.0", 2, BEN)]
    assert [one.newest for one in holders(handoffs, "p")] == [True, True]
