"""Text in a width: whole words where possible, an honest sign where not, nothing rather than a torso."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.timeline.fitting import ELLIPSIS, fit_lines, pieces

texts = st.text(alphabet="abc -", max_size=40).map(lambda text: " ".join(text.split()))


@pytest.mark.parametrize(
    ("text", "width", "most", "lines"),
    [
        ("Break", 10, 2, ("Break",)),
        ("Practise: give the feedback", 18, 2, ("Practise: give the", "feedback")),
        ("Watch one go wrong", 6, 2, ("Watch", "one…")),
        ("Check-in", 7, 2, ("Check-", "in")),
        ("Unquestionably", 8, 1, ("Unquest…",)),
        ("Unquestionably", 3, 1, ()),
        ("R 1", 1, 1, ()),
        ("", 5, 2, ()),
    ],
)
def test_known_fits(text, width, most, lines):
    assert fit_lines(text, width, most, len) == lines


@given(texts, st.integers(0, 30), st.integers(1, 4))
def test_no_line_is_too_wide_and_nothing_goes_without_a_sign(text, width, most):
    lines = fit_lines(text, width, most, len)
    assert len(lines) <= most
    assert all(len(line) <= width for line in lines)
    if lines and not lines[-1].endswith(ELLIPSIS):
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(texts)
def test_pieces_are_the_text(text):
    assert "".join(pieces(text)).rstrip() == text
