"""Steps done and undone: what is one step, what Undo would take back, and the same from the journal."""

from __future__ import annotations

import pytest

from app.domain.diff import Change, Diff
from app.domain.plan import Objective
from app.history import MERGE_S, History, Step
from app.store import Entry


def turn(before: str, after: str) -> Diff:
    return Diff((Change("objective", "o", Objective("o", before), Objective("o", after)),))


def entry(kind: str, step_id: str) -> Entry:
    return Entry(f"{kind}-{step_id}", kind, step_id.upper(), step_id, "", "")


def labels(history: History) -> tuple[str | None, str | None]:
    return (history.last and history.last.label, history.next and history.next.label)


@pytest.mark.parametrize(
    ("key", "at_s", "one"),
    [("k", MERGE_S, True), ("k", MERGE_S + 0.1, False), ("other", 0.0, False), ("", 0.0, False)],
)
def test_edits_are_one_step_by_key_and_time(key, at_s, one):
    history = History()
    first = history.record(Step("1", "Type", turn("a", "b"), "k" if key else "", 0.0))
    second = history.record(Step("2", "Type", turn("b", "c"), key, at_s))
    assert (second.id == first.id) is one
    assert second.diff == (turn("a", "c") if one else turn("b", "c"))


def test_a_step_back_to_the_beginning_stays_a_step():
    history = History()
    history.record(Step("1", "Type", turn("a", "b"), "k", 0.0))
    history.record(Step("2", "Type", turn("b", "a"), "k", 0.1))
    assert history.last.diff == turn("b", "a")


def test_nothing_joins_a_step_that_was_redone():
    history = History()
    history.record(Step("1", "Type", turn("a", "b"), "k", 0.0))
    history.undone(history.last)
    history.redone(history.next)
    assert history.record(Step("2", "Type", turn("b", "c"), "k", 0.1)).id == "2"


def test_a_new_step_forgets_what_was_undone():
    history = History()
    history.record(Step("1", "One", turn("a", "b")))
    history.undone(history.last)
    history.record(Step("2", "Two", turn("a", "c")))
    assert labels(history) == ("Two", None)


@pytest.mark.parametrize(
    ("journal", "expected"),
    [
        ([], (None, None)),
        ([("edit", "a"), ("edit", "b")], ("B", None)),
        ([("edit", "a"), ("edit", "b"), ("undo", "b")], ("A", "B")),
        ([("edit", "a"), ("undo", "a"), ("redo", "a")], ("A", None)),
        ([("edit", "a"), ("undo", "a"), ("edit", "b")], ("B", None)),
        ([("edit", "a"), ("edit", "b"), ("edit", "b"), ("undo", "b")], ("A", "B")),
        ([("undo", "cut off"), ("edit", "a")], ("A", None)),
        ([("undo", "cut off")], (None, "CUT OFF")),
    ],
)
def test_the_journal_leads_to_the_same_steps(journal, expected):
    history = History()
    history.replay(entry(*line) for line in journal)
    assert labels(history) == expected


def test_the_times_of_steps_come_back_from_the_journal():
    history = History()
    written = [("edit", "a", "08:00"), ("edit", "b", "09:00"), ("edit", "b", "09:01"), ("undo", "b", "10:00")]
    history.replay(Entry(f"{kind}-{key}", kind, key, key, "", at) for kind, key, at in written)
    assert history.times == (("08:00",), ("09:01",))
