"""Which slides of a deck go with which segment."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.deck import HEAD, SLIDES, Slide, deck_of, fitted, with_deck
from app.domain.plan import Kind, Plan, Segment, StepKind
from app.domain.sheet import Cell, CellKind, Grid


def plan(*titles: str, **slides: str) -> Plan:
    row = (Segment(title, title, slides=slides.get(title, "")) for title in titles)
    return Plan("p", "Plan", segments=tuple(row))


def deck(*titles: str) -> tuple[Slide, ...]:
    return tuple(Slide(n, title, f"Say {title}.") for n, title in enumerate(titles, 1))


def ranges(own: Plan, slides: tuple[Slide, ...]) -> dict[str, str]:
    return {fit.segment_id: fit.range for fit in fitted(own, slides)}


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (("Welcome", "Model", "Close"), {"Welcome": "1", "Model": "2", "Close": "3"}),
        (
            ("Cover", "Welcome", "Rules", "The model", "Step 1", "Close"),
            {"Welcome": "2–3", "Model": "4–5", "Close": "6"},
        ),
        (("Close", "Welcome", "Model"), {"Welcome": "2", "Model": "3"}),
        (("Welcome: who is here?", "Model in four steps"), {"Welcome": "1", "Model": "2"}),
        (("Something", "Else"), {}),
        ((), {}),
    ],
)
def test_slides_go_by_their_titles_in_order(titles: tuple[str, ...], expected: dict[str, str]) -> None:
    assert ranges(plan("Welcome", "Model", "Close"), deck(*titles)) == expected


def test_what_a_segment_says_of_its_slides_holds() -> None:
    own = plan("Welcome", "Model", "Close", Model="2-3")
    fits = fitted(own, deck("Welcome", "Other", "Close", "Close"))
    assert [(fit.segment_id, fit.range, fit.known) for fit in fits] == [
        ("Welcome", "1", False),
        ("Model", "2–3", True),
        ("Close", "4", False),
    ]


def test_hidden_slides_and_what_is_off_the_clock_go_nowhere() -> None:
    own = Plan("p", "P", segments=(Segment("a", "Tech check", Kind.OFF_CLOCK), Segment("b", "Welcome")))
    slides = (Slide(1, "Tech check"), Slide(2, "Welcome", hidden=True), Slide(3, "Welcome"))
    assert ranges(own, slides) == {"b": "3"}


def test_notes_become_lines_to_say_once() -> None:
    own, slides = plan("Welcome", "Close"), deck("Welcome", "Rules", "Close")
    filled = with_deck(own, fitted(own, slides), notes=True)
    assert [one.slides for one in filled.segments] == ["1–2", "3"]
    assert [(step.kind, step.text, step.slide) for step in filled.segments[0].steps] == [
        (StepKind.SAY, "Say Welcome.", "1"),
        (StepKind.SAY, "Say Rules.", "2"),
    ]
    assert with_deck(filled, fitted(filled, slides), notes=True) == filled
    assert with_deck(own, fitted(own, slides), notes=False).segments[0].steps == ()


words = st.lists(st.sampled_from(["welcome", "model", "close", "break", "line", "two"]), max_size=3).map(" ".join)


@given(st.lists(words, max_size=8), st.lists(words, max_size=12))
def test_no_two_segments_share_a_slide_and_none_cross(segments: list[str], slides: list[str]) -> None:
    own = Plan("p", "P", segments=tuple(Segment(str(n), title) for n, title in enumerate(segments)))
    numbers = [slide.number for fit in fitted(own, deck(*slides)) for slide in fit.slides]
    assert numbers == sorted(set(numbers))


def test_only_a_deck_is_one() -> None:
    head = tuple(Cell(text, CellKind.TEXT) for text in HEAD)
    one = (Cell("1", CellKind.NUMBER, number=1.0), Cell("Hello", CellKind.TEXT))
    assert deck_of((Grid(SLIDES, (head, one), hidden_rows=(1,)),)) == (Slide(1, "Hello", "", True),)
    assert deck_of((Grid("Sheet1", (head, one)),)) == ()
    assert deck_of((Grid(SLIDES, (one,)),)) == ()
    assert deck_of(()) == ()
