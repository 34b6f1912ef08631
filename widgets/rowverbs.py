"""Segments as rows on their way to a spreadsheet and back; what that takes is loaded when it is first done."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from app.domain.clock import format_length
from app.domain.layout import Layout
from app.domain.plan import MAIN_LANE, Plan
from widgets.clipboard import SegmentClipboard
from widgets.ownfields import own_names
from widgets.parts import several
from widgets.settings import Settings
from widgets.verbs import Ask, Understand

if TYPE_CHECKING:
    from widgets.outline.pasting import Rows

_MOST_TOLD: Final = 4


def _tr(text: str) -> str:
    return QCoreApplication.translate("Rows", text)


class RowVerbs:
    """Between the clipboard, the outline's columns and whoever understands sheets."""

    def __init__(self, clipboard: SegmentClipboard, settings: Settings, understand: Understand, ask: Ask) -> None:
        self.clipboard = clipboard
        self._settings, self._understand, self._ask = settings, understand, ask

    def copy(self, plan: Plan, layout: Layout, ids: Collection[str]) -> int:
        """Whole segments for our own windows, rows with the outline's columns for everybody else; how many."""
        from widgets.outline.copying import as_text
        from widgets.outline.heading import shown_keys

        return self.clipboard.copy(plan, ids, as_text(plan, layout, ids, shown_keys(self._settings)))

    def read(self, plan: Plan) -> Rows | None:
        """The rows on the clipboard, asked about where that is needed; None when the person put them away.

        EditRefused when there are none.
        """
        from widgets.outline.pasting import read_rows, rows_of

        rows = read_rows(self.clipboard.text(), plan, self._understand)
        if rows.asked is None:
            return rows
        reading = self._ask(*rows.asked)
        return None if reading is None else rows_of(reading, plan)


def told(rows: Rows, came: Collection[str]) -> str:
    """What was pasted, which columns came along, and what was assumed or left out."""
    from app.domain.sheet import ASSUMED_S

    count, assumed = len(rows.segments), format_length(ASSUMED_S)
    parts = [several(count, _tr("Pasted {0} segment"), _tr("Pasted {0} segments"))]
    if came:
        words = _tr("new column: {0}") if len(came) == 1 else _tr("new columns: {0}")
        parts.append(words.format(", ".join(came)))
    if rows.unsized:
        words = _tr("{0} gives no length, {1} assumed") if rows.unsized == 1 else _tr("{0} give no length, {1} assumed")
        parts.append(words.format(rows.unsized, assumed))
    if rows.left_out:
        more = ", …" if len(rows.left_out) > _MOST_TOLD else ""
        parts.append(_tr("left out: {0}").format(", ".join(rows.left_out[:_MOST_TOLD]) + more))
    return "; ".join(parts)


def columns_added(before: Plan, after: Plan | None) -> tuple[str, ...]:
    """The names of fields of our own that were not there before."""
    known = own_names(before)
    return tuple(name for name in own_names(after) if name not in known)


def last_of_main(plan: Plan) -> str | None:
    """What stands last in the main room."""
    return next((one.id for one in reversed(plan.segments) if one.lane_id == MAIN_LANE), None)
