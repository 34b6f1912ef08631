from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.plan import Action, Cue, Kind, Marker, MarkerKind, Segment, Step, StepKind
from app.domain.script import Sums, saying_time_s, script

K = StepKind


def lines(*rows: tuple[StepKind, int | None]) -> tuple[Step, ...]:
    return tuple(Step(str(n), kind, "Now do this", offset_s=offset) for n, (kind, offset) in enumerate(rows))


def segment(*rows: tuple[StepKind, int | None], kind: Kind = Kind.PRACTICE, minutes: int = 20) -> Segment:
    return Segment("a", "Practise", kind, planned_s=minutes * 60, steps=lines(*rows))


@pytest.mark.parametrize(
    ("rows", "sums"),
    [
        ([(K.SAY, 0), (K.LEARNERS, 180), (K.ASK, 900)], Sums(180, 720, 300)),
        ([(K.SAY, 0), (K.ASK, 60), (K.DO, 120), (K.LISTEN_FOR, 300), (K.LEARNERS, 600)], Sums(120, 1_080, 0)),
        ([(K.LEARNERS, 60), (K.ASK, 900), (K.LEARNERS, 915), (K.ASK, 1_000), (K.DO, 1_010)], Sums(60, 840, 300)),
        ([(K.LEARNERS, 60), (K.ASK, 300), (K.SHOW, 310), (K.LEARNERS, 400), (K.ASK, 900)], Sums(60, 840, 300)),
        ([(K.ASK, 0), (K.LEARNERS, 15)], Sums(15, 1_185, 0)),
        ([(K.LEARNERS, 0)], Sums(0, 1_200, 0)),
        ([(K.LEARNERS, 60), (K.ASK, None)], Sums(60, 1_140, 0)),
        ([(K.SAY, 0), (K.ASK, 60)], None),
        ([(K.LEARNERS, None)], None),
        ([], None),
    ],
)
def test_set_up_activity_and_debrief(rows: list[tuple[StepKind, int | None]], sums: Sums | None) -> None:
    assert script(segment(*rows)).sums == sums


@pytest.mark.parametrize(("close_s", "debrief_s"), [(840, 360), (60, 300), (1_260, 300)])
def test_the_debrief_begins_when_the_rooms_close(close_s: int, debrief_s: int) -> None:
    one = segment((K.SAY, 0), (K.LEARNERS, 180), (K.ASK, 900), (K.LEARNERS, 915))
    rooms = replace(one, cues=(Cue("c", close_s, action=Action.ROOMS_CLOSE),))
    assert script(rooms).sums == Sums(180, 1_020 - debrief_s, debrief_s)


def test_input_has_no_activity() -> None:
    assert script(segment((K.DO, 60), kind=Kind.INPUT)).sums is None


def test_a_line_lasts_until_the_next_that_has_a_time() -> None:
    found = script(segment((K.SAY, 0), (K.SHOW, None), (K.DO, 300), (K.ASK, 900)))
    assert found.lengths_s == (300, None, 600, 300)


@given(st.lists(st.tuples(st.sampled_from(K), st.none() | st.integers(0, 3_000)), max_size=8))
def test_the_sums_are_the_whole(rows: list[tuple[StepKind, int | None]]) -> None:
    one = segment(*rows)
    found = script(one)
    assert all(length is None or length >= 0 for length in found.lengths_s)
    if found.sums is not None:
        whole = found.sums.set_up_s + found.sums.activity_s + found.sums.debrief_s
        assert whole == one.planned_s + (found.over_s if found.saying_s <= one.planned_s else whole - one.planned_s)
        assert min(found.sums.set_up_s, found.sums.activity_s, found.sums.debrief_s) >= 0


def exact(words: int, offset: int | None = None) -> Step:
    return Step("x", K.SAY_EXACTLY, "word " * words, offset_s=offset)


@pytest.mark.parametrize(("language", "seconds"), [("en", 60), ("en-GB", 60), ("de", 71), ("fr", 56), ("xx", 60)])
def test_saying_takes_as_long_as_the_language_takes(language: str, seconds: int) -> None:
    assert saying_time_s(exact(130), Segment("a", "A"), language) == seconds


def test_slow_down_is_slower_and_own_words_cost_nothing() -> None:
    slow = Segment("a", "A", markers=(Marker("m", MarkerKind.SLOW_DOWN),))
    assert saying_time_s(exact(130), slow) == 71
    assert saying_time_s(Step("x", K.SAY, "word " * 130), slow) == 0


def test_too_long_a_script_is_said() -> None:
    one = Segment("a", "A", planned_s=300, steps=(exact(260, 0), exact(10, 60), exact(520, 300)))
    found = script(one)
    assert (found.saying_s, found.over_s) == (365, 65)
    assert found.findings == (
        "1 line begins after the 5 min of the segment are over.",
        "The exact text takes 6 min 5 s to say (assumed); 5 min are planned.",
        "“word word word word …” takes 2 min to say (assumed); it has 1 min.",
    )


def test_a_script_that_fits_has_nothing_to_say() -> None:
    assert script(segment((K.SAY, 0), (K.LEARNERS, 180), (K.ASK, 900))).findings == ()
