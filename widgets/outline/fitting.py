"""How wide the outline's columns have to be for their heads and their words; knows no header and no view."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics

from app.domain.clock import format_minutes
from app.domain.plan import DAY_S, At
from app.session import Session
from widgets import fonts
from widgets.outline.columns import Column
from widgets.outline.model import OutlineModel
from widgets.widths import Wish

PAD = 8
BAR_PX = 11
"""The bar of the kind before a title."""
SIGN_PX = 14
"""A pin or a clash behind a start."""
ARROW_PX = 18
"""The arrow in the head of the column the rows are sorted by."""
_MOST_MEASURED = 200
_LEAST_CHARS = 9
_LEAST_TITLE_CHARS = 17


class Fit:
    """Measures the first rows of a plan, once for each state of it."""

    def __init__(self, session: Session, model: OutlineModel) -> None:
        self._session, self._model = session, model
        self._known: dict[str, int] = {}
        self._of: tuple[int, ...] = ()

    def wish(self, column: Column, metrics: QFontMetrics) -> Wish:
        """What a column asks for; ``metrics`` are those of the cells."""
        sorting = self._model.sorting
        arrow = ARROW_PX if sorting is not None and sorting.column.key == column.key else 0
        head = QFontMetrics(fonts.small()).horizontalAdvance(column.title) + 2 * PAD + arrow + 1
        if column.chars:
            return Wish(max(head, self._figures(column, metrics)))
        chars = _LEAST_TITLE_CHARS if column.key == "title" else _LEAST_CHARS
        return Wish(max(head, chars * metrics.averageCharWidth()), self._enough(column, metrics), column.share)

    def _figures(self, column: Column, metrics: QFontMetrics) -> int:
        plan, layout = self._session.plan, self._session.layout
        if column.key == "planned_s":
            lengths = [one.planned_s for one in plan.segments] if plan is not None else []
            long, broken = max(lengths, default=0), any(one % 60 for one in lengths)
            words = format_minutes(long // 60 * 60) + (".25" if broken else "")
        else:
            words = "00:00:00" if any(start % 60 for start in layout.starts_s) else "00:00"
            words += " +1" if any(not 0 <= start < DAY_S for start in layout.starts_s) else ""
        fixed = plan is not None and any(isinstance(one.start, At) for one in plan.segments)
        sign = SIGN_PX if column.key == "start" and (fixed or layout.clashes) else 0
        return metrics.horizontalAdvance(words) + sign + 2 * PAD + 2

    def _enough(self, column: Column, metrics: QFontMetrics) -> int:
        state = (id(self._session.plan), id(self._model.ids), metrics.height())
        if state != self._of:
            self._known, self._of = {}, state
        if column.key not in self._known:
            self._known[column.key] = self._widest(column, metrics)
        return self._known[column.key]

    def _widest(self, column: Column, metrics: QFontMetrics) -> int:
        place = self._model.place_of(column.key)
        rows = range(min(self._model.rowCount(), _MOST_MEASURED))
        words = {self._model.words(row, place).partition("\n")[0] for row in rows}
        if column.key == "title":
            metrics = QFontMetrics(fonts.strong())
        air = 2 * PAD + (BAR_PX if column.key == "title" else 0) + 2
        return max(map(metrics.horizontalAdvance, words), default=0) + air
