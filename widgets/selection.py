"""The one selection every view shares: ids of segments, and which of them is current."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal


class Selection(QObject):
    """Ids in the order they were chosen; the last one is current. Widgets keep ids, never segments."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: tuple[str, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """What is selected, the current one last."""
        return self._ids

    @property
    def current(self) -> str | None:
        """The segment the inspector shows, or None."""
        return self._ids[-1] if self._ids else None

    def set(self, ids: Iterable[str]) -> None:
        """Select just these (duplicates count once, the last place wins)."""
        fresh = tuple(dict.fromkeys(reversed(tuple(ids))))[::-1]
        if fresh != self._ids:
            self._ids = fresh
            self.changed.emit()

    def toggle(self, segment_id: str) -> None:
        """Add it as the current one, or take it out."""
        rest = tuple(one for one in self._ids if one != segment_id)
        self.set(rest if segment_id in self._ids else (*rest, segment_id))

    def keep(self, alive: Iterable[str]) -> None:
        """Forget ids that are no longer in the plan."""
        living = frozenset(alive)
        self.set(one for one in self._ids if one in living)
