"""Segments on the clipboard: whole ones for this window, a table of text for everything else."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard

from app.domain.plan import Plan, Segment, new_id

if TYPE_CHECKING:
    from app.domain.sheet import Grid

MIME = "application/x-throughline-segments"


class SegmentClipboard:
    """Keeps what was copied; the system's clipboard holds its ticket, so that anything copied later wins."""

    def __init__(self, system: QClipboard) -> None:
        self._system = system
        self._ticket = ""
        self._segments: tuple[Segment, ...] = ()

    def copy(self, plan: Plan, ids: Collection[str], text: str) -> int:
        """Copy segments in running order, for others as ``text``; how many."""
        wanted = frozenset(ids)
        self._segments = tuple(one for one in plan.segments if one.id in wanted)
        self._ticket = new_id()
        data = QMimeData()
        data.setData(MIME, self._ticket.encode())
        data.setText(text)
        self._system.setMimeData(data)
        return len(self._segments)

    def text(self) -> str:
        """What is there as text; a table of a page or document as a spreadsheet would give it."""
        from app.domain.tabular import text_of

        table = self._table("")
        return self._system.text() if table is None else text_of(table)

    def grid(self, name: str) -> Grid | None:
        """What is there as a sheet: a table as it is, else text cut into cells; None when there is neither."""
        from app.domain.tabular import grid_of, ways_to_cut

        table = self._table(name)
        if table is not None:
            return table
        ways = [lines for lines in ways_to_cut(self._system.text()) if lines]
        return grid_of(ways[0], name) if ways else None

    def _table(self, name: str) -> Grid | None:
        """The table others left here: they give their cells better than the text beside it does."""
        from app.domain.html_table import grid_of_html, has_table

        data = self._system.mimeData()
        html = data.html() if data is not None and data.hasHtml() and not data.hasFormat(MIME) else ""
        table = grid_of_html(html, name) if has_table(html) else None
        return table if table is not None and table.rows else None

    def segments(self) -> tuple[Segment, ...]:
        """What can be pasted; nothing when something else was copied since."""
        data = self._system.mimeData()
        held = bytes(data.data(MIME).data()).decode("ascii", "replace") if data is not None else ""
        return self._segments if held and held == self._ticket else ()
