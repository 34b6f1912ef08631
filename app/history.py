"""Undo as data: which steps were taken and taken back; knows diffs, not what they change or where they are kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final, Protocol

from app.domain.diff import Diff

MERGE_S: Final = 1.0
"""Edits with the same merge key this close together are one step."""


class Entry(Protocol):
    """What a history is rebuilt from: a line of the journal."""

    @property
    def kind(self) -> str:
        """``edit``, ``undo`` or ``redo``."""

    @property
    def label(self) -> str:
        """What the person calls it."""

    @property
    def step_id(self) -> str:
        """The step it belongs to: several edits may be one."""

    @property
    def at(self) -> str:
        """When it was made: an ISO instant (UTC), or empty."""


@dataclass(frozen=True, slots=True)
class Step:
    """What one Undo takes back. ``diff`` is None until it is read from the journal; ``at_s`` is a clock for merging.

    ``when`` is the ISO instant (UTC) it was done at, empty where nobody wrote it down.
    """

    id: str
    label: str
    diff: Diff | None = None
    merge_key: str = ""
    at_s: float = 0.0
    when: str = ""


class History:
    """The steps of one plan, or of the library: those done and those undone."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._open = False

    @property
    def last(self) -> Step | None:
        """What Undo would take back."""
        return self._done[-1] if self._done else None

    @property
    def next(self) -> Step | None:
        """What Redo would do again."""
        return self._undone[-1] if self._undone else None

    def backwards(self) -> Iterator[Step]:
        """What was done, the latest first."""
        return reversed(self._done)

    @property
    def labels(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What was done, oldest first, and what was taken back, the next to do again first."""
        return tuple(step.label for step in self._done), tuple(step.label for step in reversed(self._undone))

    @property
    def times(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """When each of them was done, in the order of the labels."""
        return tuple(step.when for step in self._done), tuple(step.when for step in reversed(self._undone))

    def record(self, step: Step) -> Step:
        """Take a step just done; returned as it stands now: joined with the last one when both are one."""
        joined = self._joined(step)
        if joined is not None:
            step = joined
            self._done[-1] = joined
        else:
            self._done.append(step)
        self._undone.clear()
        self._open = True
        return step

    def _joined(self, step: Step) -> Step | None:
        last = self.last
        if not (self._open and last and step.merge_key and last.merge_key == step.merge_key):
            return None
        if last.diff is None or step.diff is None or step.at_s - last.at_s > MERGE_S:
            return None
        whole = last.diff.then(step.diff)
        # a step back to where it began stays one of its own: Undo must never do nothing
        return replace(step, id=last.id, diff=whole) if whole else None

    def undone(self, step: Step) -> None:
        """The last step was taken back."""
        self._done.pop()
        self._undone.append(step)
        self._open = False

    def redone(self, step: Step) -> None:
        """The next step was done again."""
        self._undone.pop()
        self._done.append(step)
        self._open = False

    def replay(self, entries: Iterable[Entry]) -> None:
        """Take in journal entries, oldest first; what was cut off before them is met without complaint."""
        for entry in entries:
            step = Step(entry.step_id, entry.label, when=entry.at)
            if entry.kind == "edit":
                self._undone.clear()
                _taken(self._done, step.id)
                self._done.append(step)
            elif entry.kind == "undo":
                self._undone.append(_taken(self._done, step.id) or step)
            else:
                self._done.append(_taken(self._undone, step.id) or step)
        self._open = False


def _taken(steps: list[Step], key: str) -> Step | None:
    """The last step taken off when it is the one, else None."""
    return steps.pop() if steps and steps[-1].id == key else None
