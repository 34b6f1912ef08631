"""Words of a drag: at once in a usual plan; in a very long one seldom enough, and the last ones for sure."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.domain.plan import Plan, Segment
from tests.widgets.timeline.plans import a_plan, board_of
from widgets.timeline.gestures import Gesture, Proposal
from widgets.timeline.snap import Snapper
from widgets.timeline.teller import MANY_SEGMENTS, Teller


class Counting(Gesture):
    """Counts how often it is asked."""

    asked = 0

    def words(self, proposal: Proposal) -> str:
        self.asked += 1
        return proposal.label


def asked_ten_times(plan, tell):
    board = board_of(plan)
    gesture, parent = Counting(board, Snapper((), 60, 1), (plan.segments[0].id,), 0), QObject()
    teller = Teller(parent, tell)
    said = [teller.words(gesture, Proposal(board, str(n), change=lambda plan: plan)) for n in range(10)]
    return gesture, said, parent


def test_a_usual_plan_is_told_on_every_move(qapp):
    gesture, said, _ = asked_ten_times(a_plan(), lambda: None)
    assert gesture.asked == 10
    assert said == [str(n) for n in range(10)]


def test_a_very_long_plan_is_told_later_but_told(qapp, qtbot):
    plan = Plan("p", "Long", segments=tuple(Segment(f"s{n}", f"Part {n}") for n in range(MANY_SEGMENTS + 1)))
    told = []
    gesture, said, _parent = asked_ten_times(plan, lambda: told.append(True))
    assert said[0] == "0"
    assert gesture.asked < 10
    qtbot.waitUntil(lambda: bool(told))
