"""The one selection every view shares: ids of segments, which of them is current, and a marker or cue in that one."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal


class Selection(QObject):
    """Ids in the order they were chosen; the last one is current. Widgets keep ids, never segments."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: tuple[str, ...] = ()
        self._item: str | None = None

    @property
    def ids(self) -> tuple[str, ...]:
        """What is selected, the current one last."""
        return self._ids

    @property
    def current(self) -> str | None:
        """The segment the inspector shows, or None."""
        return self._ids[-1] if self._ids else None

    @property
    def item(self) -> str | None:
        """The id of the one marker or cue of the current segment that is chosen by itself, or None."""
        return self._item

    def set(self, ids: Iterable[str]) -> None:
        """Select just these (duplicates count once, the last place wins), and no marker or cue by itself."""
        self._take(tuple(dict.fromkeys(reversed(tuple(ids))))[::-1], None)

    def choose(self, segment_id: str, item_id: str) -> None:
        """Select one segment, and in it one marker or cue by itself."""
        self._take((segment_id,), item_id)

    def _take(self, ids: tuple[str, ...], item: str | None) -> None:
        if (ids, item) != (self._ids, self._item):
            self._ids, self._item = ids, item
            self.changed.emit()

    def toggle(self, segment_id: str) -> None:
        """Add it as the current one, or take it out."""
        rest = tuple(one for one in self._ids if one != segment_id)
        self.set(rest if segment_id in self._ids else (*rest, segment_id))

    def keep(self, alive: Iterable[str]) -> None:
        """Forget ids that are no longer in the plan."""
        living = frozenset(alive)
        left = tuple(one for one in self._ids if one in living)
        self._take(left, self._item if left == self._ids else None)
