"""A place to fill in is found again by its name."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.fill_ins import (
    BACK_CHANNEL,
    CONTACT,
    LINK,
    QUESTIONS,
    SIGNAL,
    ActualPart,
    actual_fill,
    actual_of,
    debrief_fill,
    debrief_of,
    person_fill,
    role_of,
)

NAMES = (LINK, CONTACT, BACK_CHANNEL, SIGNAL)


@given(st.text(max_size=40), st.sampled_from(ActualPart))
def test_what_is_written_of_a_segment_is_known_by_it(segment_id, part):
    name = actual_fill(segment_id, part)
    assert actual_of(name) == (segment_id, part)
    assert debrief_of(name) is None
    assert role_of(name, ("Producer",)) == ""


def test_answers_and_people_are_known_by_theirs():
    assert [debrief_of(debrief_fill(n)) for n in range(1, QUESTIONS + 1)] == [1, 2, 3, 4]
    assert role_of(person_fill("Co-facilitator"), ("Facilitator", "Co-facilitator")) == "Co-facilitator"
    assert [actual_of(name) for name in (*NAMES, "actual:s:middle", "debrief:1")] == [None] * 6
    assert [debrief_of(name) for name in (*NAMES, "debrief:", "debrief:x", "1")] == [None] * 7


@given(st.text(max_size=200))
def test_word_keeps_every_name(role):
    assert len(person_fill(role)) <= 64
    assert len(actual_fill("0" * 32, ActualPart.START)) <= 64
