"""Whatever is written in a table can be read on every ground a row may have."""

from __future__ import annotations

from itertools import product

import pytest

from app.domain.plan import MarkerKind
from widgets.theme import DARK, LIGHT, contrast

GROUNDS = ("surface", "selected", "hover")
INKS = ("text", "muted", "danger")


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ground", "ink"), list(product(GROUNDS, (*INKS, *MarkerKind))), ids=str)
def test_words_in_a_row_can_be_read(theme, ground, ink):
    color = theme.marker_inks[ink] if isinstance(ink, MarkerKind) else getattr(theme, ink)
    assert contrast(color, getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_line_over_the_shelf_can_be_read(theme):
    assert contrast(theme.muted, theme.canvas) >= 4.5
