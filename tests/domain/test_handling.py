"""The usual handling times of a producer's actions."""

from __future__ import annotations

import pytest

from app.domain.handling import usual_s
from app.domain.plan import Action


@pytest.mark.parametrize(("action", "seconds"), [(Action.CHAT, 5), (Action.ROOMS_OPEN, 60), (Action.OTHER, None)])
def test_practice_has_a_figure_or_none(action, seconds):
    assert usual_s(action) == seconds


def test_opening_rooms_binds_the_hands_longest():
    assert max((usual_s(action) or 0, action) for action in Action)[1] in (Action.ROOMS_OPEN, Action.ROOMS_CLOSE)
