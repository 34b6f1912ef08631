"""Where a moment stands on the screen and which moment a pixel is; it knows no plan and no Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import floor
from typing import Final

LADDER: Final = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400)
"""Seconds between two labels of the ruler, finest first."""

MOST_PX_PER_S: Final = 8.0
LEAST_PX_PER_S: Final = 1 / 3_600


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Wall-clock seconds to viewport pixels and back.

    ``origin_s`` stands at content pixel 0; content is moved left by ``scroll_px`` and right by ``left_px``
    (the gutter). Scrolling is in whole pixels, so a block keeps its width while it travels.
    """

    origin_s: int
    px_per_s: float
    scroll_px: int = 0
    left_px: int = 0

    def x_of(self, moment_s: float) -> int:
        """The column where a moment stands."""
        per_s = self.px_per_s
        return floor(moment_s * per_s + (self.left_px - self.scroll_px - self.origin_s * per_s + 0.5))

    def moment(self, x: float) -> float:
        """The exact moment under a column."""
        return self.origin_s + (x - self.left_px + self.scroll_px) / self.px_per_s

    def s_at(self, x: float) -> int:
        """The moment under a column in whole seconds."""
        return floor(self.moment(x) + 0.5)

    def px(self, seconds: float) -> int:
        """How wide a stretch is."""
        return floor(seconds * self.px_per_s + 0.5)

    def seconds(self, px: float) -> int:
        """How long a stretch of pixels lasts, in whole seconds and never under one."""
        return max(1, floor(px / self.px_per_s + 0.5))

    def zoomed(self, factor: float, at_x: float) -> TimeScale:
        """Magnified by ``factor`` with the moment under ``at_x`` kept there (to within half a pixel)."""
        return self.at_magnification(self.px_per_s * factor, at_x)

    def at_magnification(self, px_per_s: float, at_x: float) -> TimeScale:
        """At this many pixels a second, with the moment under ``at_x`` kept there."""
        fresh = min(MOST_PX_PER_S, max(LEAST_PX_PER_S, px_per_s))
        kept = floor((self.moment(at_x) - self.origin_s) * fresh + 0.5)
        return replace(self, px_per_s=fresh, scroll_px=floor(kept - (at_x - self.left_px) + 0.5))

    def scrolled(self, scroll_px: int) -> TimeScale:
        """With another scroll position."""
        return replace(self, scroll_px=scroll_px)


def fitting(first_s: int, last_s: int, left_px: int, width_px: int, pad_px: int = 8) -> TimeScale:
    """The scale at which a stretch fills a viewport ``width_px`` wide whose first ``left_px`` are the gutter."""
    room = max(32, width_px - left_px - 2 * pad_px)
    wanted = room / max(60, last_s - first_s)
    return TimeScale(first_s, min(MOST_PX_PER_S, max(LEAST_PX_PER_S, wanted)), -pad_px, left_px)


def label_step(px_per_s: float, label_px: int) -> int:
    """The finest step of the ladder (then whole days) whose labels do not touch."""
    for step in LADDER:
        if step * px_per_s >= label_px:
            return step
    days = 1
    while days * 86_400 * px_per_s < label_px:
        days *= 2
    return days * 86_400


def line_step(px_per_s: float, label_s: int, least_px: int = 9) -> int:
    """The step of the faint lines between labels: the coarsest that divides the label's step and has room."""
    for step in reversed(LADDER):
        if step < label_s and label_s % step == 0 and step * px_per_s >= least_px:
            return step
    return label_s


def ticks(first_s: float, last_s: float, step_s: int) -> range:
    """The multiples of a step from the first to the last moment (both included)."""
    return range(-floor(-first_s / step_s) * step_s, floor(last_s) + 1, step_s)


def grid_step(px_per_s: float) -> int:
    """What a drag and a nudge count in: whole minutes, or five when a minute is too small to aim at."""
    return 60 if 60 * px_per_s >= 4 else 300


def free_step(px_per_s: float) -> int:
    """What a drag counts in when snapping is off: the finest round step of about two pixels."""
    return next((step for step in LADDER if step * px_per_s >= 2), LADDER[-1])
