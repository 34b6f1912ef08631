"""The typeface of the window and its few sizes; knows nothing of who writes with it."""

from __future__ import annotations

import sys
from functools import lru_cache
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from app.assets import asset

FAMILY: Final = "Inter"
_FILES: Final = ("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf")
PX_TO_POINTS: Final = 1.0 if sys.platform == "darwin" else 72 / 96
"""Sizes are said in pixels of an unscaled screen and kept in points, so the system's text scale is obeyed."""

BODY_PX: Final = 13.0


def load() -> QFont:
    """Load the shipped typeface and return the font the application writes with."""
    for name in _FILES:
        QFontDatabase.addApplicationFont(str(asset("fonts", name)))
    return sized(BODY_PX)


@lru_cache(maxsize=32)
def sized(px: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The typeface at a size in unscaled pixels, figures all of one width."""
    font = QFont(FAMILY)
    font.setPointSizeF(px * PX_TO_POINTS)
    font.setWeight(weight)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def scaled(px: float) -> int:
    """A length in unscaled pixels, as it has to be beside text that obeys the system's scale."""
    return round(px * PX_TO_POINTS * QGuiApplication.primaryScreen().logicalDotsPerInch() / 72)


def strong(px: float = BODY_PX) -> QFont:
    """For titles and what is counted."""
    return sized(px, QFont.Weight.DemiBold)


def small(weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """For labels over fields, second lines and the status bar."""
    return sized(11.5, weight)
