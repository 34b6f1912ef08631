"""The words and colors of a chance, the same in the chip and in the panel."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from app.domain.plan import Plan
from app.domain.pressure import Holds, Kept
from app.domain.pressure import percent as whole
from widgets.theme import Theme

GOOD, FAIR = 85, 70


def percent(share: float) -> str:
    """Whole percent, but never 0 or 100 for what may be."""
    if 0 < share < 0.01:
        return "< 1 %"
    if 0.99 < share < 1:
        return "> 99 %"
    return f"{whole(share)} %"


def missed(share: float) -> str:
    """In how many runs a chance is missed: with the chance as one reads it, these are a hundred."""
    return percent(1 - share) if share < 0.01 or share > 0.99 else f"{100 - whole(share)} %"


def tone(share: float, theme: Theme) -> QColor:
    """Good, fair or bad, by the whole percent one reads."""
    return theme.danger if poor(share) else theme.good if whole(share) >= GOOD else theme.warning


def poor(share: float) -> bool:
    """Whether it is less than fair, by the whole percent one reads."""
    return whole(share) < FAIR


def breaks(plan: Plan, kept: Kept | None) -> str:
    """Which moment most often breaks, and how often: "Close, 12 %"."""
    if kept is None:
        return _tr("Nothing")
    title = next((one.title for one in plan.segments if one.id == kept.segment_id), "")
    what = {
        Holds.END: _tr("The end"),
        Holds.FLOOR: title,
        Holds.FIXED_START: _tr("Start of {0}").format(title),
    }[kept.holds]
    return f"{what}, {missed(kept.chance)}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Pressure", text)
