from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.find import find, fold, matched, ranked
from app.domain.plan import (
    At,
    Cue,
    Field,
    Intent,
    Marker,
    MarkerKind,
    Need,
    Objective,
    Plan,
    Section,
    Segment,
    Step,
    StepKind,
)

PLAN = Plan(
    "plan",
    "Feedback",
    purpose="Managers say what they saw",
    objectives=(Objective("o", "Name the behavior"),),
    sections=(Section("x", "Practise"),),
    segments=(
        Segment(
            "a",
            "Café talk",
            start=At(36_000, "guest joins"),
            intent=Intent(why="Because saying it aloud once makes the second time easier for nearly everybody there"),
            markers=(Marker("m", MarkerKind.INVITE_DIALOGUE, question="What did you see?"),),
            steps=(Step("s", StepKind.SAY, "Straße frei"),),
            cues=(Cue("c", details=(Field("question", "Ready?"),)),),
            needs=(Need("n", "Handout"),),
            custom=(Field("Room", "5"),),
        ),
        Segment("b", "Close", lane_id="parked", notes="talk again"),
    ),
)


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("talk", [("a", "title"), ("b", "notes")]),
        ("CAFE", [("a", "title")]),
        ("talk café", [("a", "title")]),
        ("strasse", [("a", "step.text")]),
        ("guest", [("a", "start.reason")]),
        ("did you", [("a", "marker.question")]),
        ("ready", [("a", "cue.question")]),
        ("handout", [("a", "need.title")]),
        ("5", [("a", "custom.Room")]),
        ("managers", [(None, "purpose")]),
        ("behavior", [(None, "objective.text")]),
        ("practise", [(None, "section.title")]),
        ("nowhere", []),
        ("  ", []),
    ],
)
def test_words_are_found_wherever_they_are(words: str, places: list[tuple[str | None, str]]) -> None:
    assert [(hit.segment_id, hit.field) for hit in find(PLAN, words)] == places


def test_a_hit_shows_some_text_around_and_whose_it_is() -> None:
    assert find(PLAN, "second")[0].excerpt == "… it aloud once makes the second time easier for nearly …"
    assert find(PLAN, "frei")[0].excerpt == "Straße frei"
    assert find(PLAN, "frei")[0].item_id == "s"


@given(st.text(max_size=80), st.text(max_size=80), st.text(min_size=1, max_size=8))
def test_any_text_is_found_by_any_word_in_it(head: str, tail: str, word: str) -> None:
    value = Plan("p", "", segments=(Segment("a", "", notes=head + word + tail),))
    words = fold(head + word + tail).split()
    hits = find(value, words[0]) if words else ()
    assert bool(hits) == bool(words)


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("move", "Move to the end"),
        ("end", "End here"),
        ("to end", "Move to the end"),
        ("rsz", "Resize"),
        ("size", "Resize"),
        ("cafe", "Café"),
        ("x end", None),
    ],
)
def test_the_best_comes_first(words: str, first: str | None) -> None:
    names = ["Resize", "Remove", "Move to the end", "Append", "End here", "Café"]
    found = [names[i] for i in ranked(words, names)]
    assert found[:1] == ([] if first is None else [first])


@pytest.mark.parametrize(
    ("words", "text", "signs"),
    [
        ("split", "Split here", "Split"),
        ("here spl", "Split here", "Splhere"),
        ("end", "Send the end", "end"),
        ("rsz", "Resize", "Rsz"),
        ("strasse f", "Die Straße frei", "Straßef"),
        ("cafe", "Le Café", "Café"),
        ("", "Resize", ""),
    ],
)
def test_what_was_typed_is_marked(words: str, text: str, signs: str) -> None:
    marked = matched(words, text)
    assert "".join(sign for at, sign in enumerate(text) if at in marked) == signs


@given(st.text(max_size=20), st.text(max_size=6))
def test_marks_lie_in_the_text(text: str, words: str) -> None:
    assert matched(words, text) <= set(range(len(text)))


def test_the_word_that_begins_so_is_marked() -> None:
    assert min(matched("end", "Send the end")) == 9


def test_nothing_typed_is_everything_as_it_stands() -> None:
    assert ranked(" ", ["b", "a"]) == [0, 1]


@given(st.lists(st.text("abc de", max_size=8), max_size=8), st.text("abcd ", max_size=4))
def test_what_is_ranked_has_the_letters_in_order(names: list[str], words: str) -> None:
    found = ranked(words, names)
    assert len(set(found)) == len(found)
    for word in words.split() if len(words.split()) == 1 else ():
        for i, name in enumerate(names):
            rest = iter(name)
            assert (i in found) == all(letter in rest for letter in word)
