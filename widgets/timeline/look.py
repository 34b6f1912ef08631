"""Colors, fonts, sizes and the small pictures the painters share; made anew when palette, font or screen changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPalette, QPen, QPixmap

from app.domain.plan import Kind, MarkerKind, NeedState
from widgets.theme import Theme, contrast, theme_of
from widgets.timeline import signs
from widgets.timeline.chips import EDGE_PX
from widgets.timeline.fitting import fit_lines
from widgets.timeline.kind_signs import kind_sign
from widgets.timeline.lanes import Sizes
from widgets.timeline.pictures import Pictures

_Made = TypeVar("_Made")
_MOST_CACHED = 8_192
CAP_PX = 5
SHADOW_PX = 4
LEAST_CONTRAST = 3.0
_MANY = 10


def mixed(over: QColor, under: QColor, share: float) -> QColor:
    """The opaque color of ``over`` laid on ``under`` at this share."""
    rest = 1 - share
    return QColor(
        round(over.red() * share + under.red() * rest),
        round(over.green() * share + under.green() * rest),
        round(over.blue() * share + under.blue() * rest),
    )


def _sized(font: QFont, factor: float, weight: QFont.Weight) -> QFont:
    made = QFont(font)
    if font.pixelSize() > 0:
        made.setPixelSize(max(1, round(font.pixelSize() * factor)))
    else:
        made.setPointSizeF(max(1.0, font.pointSizeF() * factor))
    made.setWeight(weight)
    return made


def accented(theme: Theme, palette: QPalette) -> Theme:
    """The theme with the system's accent color, where that stands out from the canvas enough to mark a selection."""
    accent = palette.color(QPalette.ColorRole.Accent)
    return replace(theme, accent=accent) if contrast(accent, theme.canvas) >= LEAST_CONTRAST else theme


class Look:
    """What a painter needs beside the frame. ``ratio`` is the screen's pixels for one of ours."""

    def __init__(self, palette: QPalette, font: QFont, ratio: float) -> None:
        self.theme: Theme = accented(theme_of(palette), palette)
        self.ratio = ratio
        self.title = _sized(font, 0.95, QFont.Weight.DemiBold)
        self.body = _sized(font, 0.95, QFont.Weight.Normal)
        self.small = _sized(font, 0.86, QFont.Weight.Normal)
        self.small_title = _sized(font, 0.86, QFont.Weight.DemiBold)
        self.title_metrics, self.body_metrics = QFontMetrics(self.title), QFontMetrics(self.body)
        self.small_metrics, self.small_title_metrics = QFontMetrics(self.small), QFontMetrics(self.small_title)
        self.minor = mixed(self.theme.line, self.theme.canvas, 0.5)
        self.shelf = mixed(self.theme.line, self.theme.canvas, 0.4)
        self.start_line = mixed(self.theme.muted, self.theme.canvas, 0.7)
        self.band_line = mixed(self.theme.muted, self.theme.canvas, 0.85)
        self.cue_stroke = mixed(self.theme.text, self.theme.canvas, 0.6)
        self.in_view = QColor(self.theme.accent)
        self.in_view.setAlpha(38)
        self.pictures = Pictures(ratio)
        self._cache: dict[object, object] = {}

    def sizes(self, lane_titles: tuple[str, ...]) -> Sizes:
        """Row heights and gutter for this text size; the gutter takes the widest lane title, within reason."""
        small = self.small_metrics
        widest = max((small.horizontalAdvance(title) for title in lane_titles), default=0)
        least, most = small.horizontalAdvance("Main room"), small.averageCharWidth() * 18
        return Sizes(self.title_metrics.height(), small.height(), min(max(widest, least), most) + 24)

    def kept(self, key: object, make: Callable[[], _Made]) -> _Made:
        """A value made once for its key; the cache forgets everything when it has grown too large."""
        found = self._cache.get(key)
        if found is None:
            if len(self._cache) > _MOST_CACHED:
                self._cache.clear()
            found = self._cache[key] = make()
        return found  # type: ignore[return-value]

    def lines(self, text: str, width: int, most: int, metrics: QFontMetrics) -> tuple[str, ...]:
        """Text fitted to a width; see :func:`widgets.timeline.fitting.fit_lines`."""
        key = (text, width, most, id(metrics))
        return self.kept(key, lambda: fit_lines(text, width, most, lambda words: self.width(words, metrics)))

    def elided(self, text: str, width: int, metrics: QFontMetrics) -> str:
        """Text on one line, shortened by whole words."""
        return next(iter(self.lines(text, width, 1, metrics)), "")

    def width(self, text: str, metrics: QFontMetrics) -> int:
        """How wide a text is."""
        return self.kept((text, id(metrics)), lambda: metrics.horizontalAdvance(text))

    def measure_note(self, words: str) -> int:
        """How wide the words on a gap or a clash are."""
        return self.width(words, self.small_title_metrics)

    def badge(self, side_px: int, alarm: bool) -> QPixmap:
        """The sign that opens the repairs."""
        ink = self.theme.danger if alarm else self.theme.muted
        return self.kept(("badge", side_px, alarm), lambda: signs.repair_badge(ink, self.theme, side_px, self.ratio))

    def chip(self, kind: MarkerKind, side_px: int) -> QPixmap:
        """A marker's sign."""
        return self.kept((kind, side_px), lambda: signs.marker_chip(kind, self.theme, side_px, self.ratio))

    def kind_sign(self, kind: Kind, side_px: int) -> QPixmap:
        """A kind's line drawing, in the kind's own strong color."""
        ink = self.colors(kind, kind is Kind.OFF_CLOCK)[0]
        return self.kept(("kind", kind, side_px), lambda: kind_sign(kind, ink, side_px, self.ratio))

    def missing(self, side_px: int) -> QPixmap:
        """The sign for an intent nobody wrote down."""
        return self.kept(("missing", side_px), lambda: signs.missing_sign(self.theme, side_px, self.ratio))

    def dot(self, state: NeedState, side_px: int) -> QPixmap:
        """A need's state."""
        return self.kept((state, side_px), lambda: signs.need_dot(state, self.theme, side_px, self.ratio))

    def colors(self, kind: Kind, faded: bool) -> tuple[QColor, QColor, QColor, QColor]:
        """Strong, soft, border and sliver color of a block; faded for what lies off the clock."""
        return self.kept(("colors", kind, faded), lambda: self._colors(kind, faded))

    def _colors(self, kind: Kind, faded: bool) -> tuple[QColor, QColor, QColor, QColor]:
        tint, canvas = self.theme.kind(kind), self.theme.canvas
        strong, soft = tint.strong, mixed(tint.soft, canvas, 0.55 if faded else 1.0)
        return strong, soft, mixed(strong, soft, 0.5), mixed(strong, soft, 0.7)

    def diamond(self, reach_px: int, count: int = 1) -> QPixmap:
        """The sign of cues, ``reach_px`` from its middle to each corner; several that share a moment are counted."""
        ink, ground, number = self.theme.text, self.theme.surface, str(count) if 1 < count < _MANY else ""
        return self.kept(
            ("diamond", reach_px, count), lambda: signs.cue_diamond(ink, ground, reach_px, self.ratio, number)
        )

    def shadow(self, width: int, height: int) -> QPixmap:
        """The soft shadow of a block that hangs in the air; ``SHADOW_PX`` wider on both sides, and as much lower."""
        return self.kept(("shadow", width, height), lambda: self._shadow(width, height))

    def _shadow(self, width: int, height: int) -> QPixmap:
        picture = QPixmap(round((width + 2 * SHADOW_PX) * self.ratio), round((height + 2 * SHADOW_PX) * self.ratio))
        picture.fill(Qt.GlobalColor.transparent)
        picture.setDevicePixelRatio(self.ratio)
        with QPainter(picture) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(0, 0, 0, 22))
            for reach in (1, 3):
                painter.drawRoundedRect(SHADOW_PX - reach, 2, width + 2 * reach, height + reach, 6, 6)
        return picture

    def caps(self, kind: Kind, faded: bool, height: int) -> tuple[QPixmap, QPixmap]:
        """The two rounded ends of a block of this height; what lies between is filled plainly."""
        return self.kept(("caps", kind, faded, height), lambda: self._caps(kind, faded, height))

    def _caps(self, kind: Kind, faded: bool, height: int) -> tuple[QPixmap, QPixmap]:
        strong, soft, border, _ = self.colors(kind, faded)
        whole = QRectF(0, 0, 4 * CAP_PX, height)
        outline = QPainterPath()
        outline.addRoundedRect(whole.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        shape = QPainterPath()
        shape.addRoundedRect(whole, 4.5, 4.5)

        def cap(offset: int) -> QPixmap:
            picture = QPixmap(round(CAP_PX * self.ratio), round(height * self.ratio))
            picture.fill(Qt.GlobalColor.transparent)
            picture.setDevicePixelRatio(self.ratio)
            with QPainter(picture) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.translate(-offset, 0)
                painter.fillPath(shape, soft)
                painter.setPen(QPen(border, 1))
                painter.drawPath(outline)
                painter.setClipRect(QRectF(0, 0, EDGE_PX, height))
                painter.fillPath(shape, strong)
            return picture

        return cap(0), cap(3 * CAP_PX)
