"""Two versions of a text: nothing where they read alike, else each place once, short, and true to both."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.rewritten import MOST_QUOTED, Passage, rewritten, shortened

WORDS = st.lists(st.sampled_from(["one", "two", "they", "speak", "and", "listen.", "二", "枚"]), max_size=40)
TEXTS = WORDS.map(" ".join)
SENTENCE = "You say who speaks first and who listens, and then you wait."


@given(TEXTS, TEXTS)
def test_only_what_reads_alike_has_no_passage(was, now):
    assert (rewritten(was, now) == ()) == (was.split() == now.split())


@given(TEXTS, TEXTS)
def test_every_passage_is_short_stands_in_its_text_and_says_a_difference(was, now):
    for one in rewritten(was, now):
        assert one.before != one.after
        for passage, text in ((one.before, was), (one.after, now)):
            assert passage.strip("…") in text
            assert len(passage) < 2 * MOST_QUOTED


@given(TEXTS, TEXTS)
def test_the_other_way_round_it_says_the_same(was, now):
    if was and now:
        there, back = rewritten(was, now), rewritten(now, was)
        assert bool(there) == bool(back)


@pytest.mark.parametrize(
    ("was", "now", "passages"),
    [
        ("", SENTENCE, [("", SENTENCE)]),
        (SENTENCE, "", [(SENTENCE, "")]),
        (
            SENTENCE,
            SENTENCE.replace("first", "last"),
            [("…say who speaks first and who listens,…", "…say who speaks last and who listens,…")],
        ),
        (
            SENTENCE,
            SENTENCE.replace("you wait", "wait"),
            [("…listens, and then you wait.", "…listens, and then wait.")],
        ),
        (SENTENCE, f"Now look here, all of you. {SENTENCE}", [("", "Now look here, all of you.")]),
        ("カードを一枚渡します。", "カードを二枚渡します。", [("…ードを一枚渡し…", "…ードを二枚渡し…")]),
        ("Stop.", "Go.", [("Stop.", "Go.")]),
    ],
)
def test_a_place_is_shown_with_a_few_words_around_it(was, now, passages):
    assert rewritten(was, now) == tuple(Passage(*each) for each in passages)


def test_the_longest_texts_are_compared_at_once():
    was = " ".join(f"word{n}" for n in range(2_000))
    now = " ".join(f"term{n}" for n in range(2_000))
    assert rewritten(was, now) == (Passage(shortened(was), shortened(now)),)
