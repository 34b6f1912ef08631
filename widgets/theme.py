"""The colors of the window, light and dark, and how they reach Qt; no widget names a color of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QColor, QPalette

from app.domain.plan import Kind, MarkerKind, NeedState


@dataclass(frozen=True, slots=True)
class Tint:
    """A strong color for edges and signs, and a soft one for areas behind text."""

    strong: QColor
    soft: QColor


def _tint(strong: str, soft: str) -> Tint:
    return Tint(QColor(strong), QColor(soft))


@dataclass(frozen=True, slots=True)
class Theme:
    """Every color by its use. ``surface`` carries text; ``canvas`` lies behind the timeline and fields.

    ``line`` parts what stands side by side; ``edge`` is what one has to find: a field's border, a bar's handle.
    """

    dark: bool
    surface: QColor
    canvas: QColor
    line: QColor
    edge: QColor
    text: QColor
    muted: QColor
    faint: QColor
    accent: QColor
    on_accent: QColor
    selected: QColor
    hover: QColor
    danger: QColor
    danger_soft: QColor
    warning: QColor
    good: QColor
    on_sign: QColor
    hues: dict[str, Tint]
    markers: dict[MarkerKind, QColor]
    """The ground of a marker's sign."""
    marker_inks: dict[MarkerKind, QColor]
    """The same for its words, dark (or light) enough to be read on a selected row."""

    def kind(self, kind: Kind) -> Tint:
        """The two colors of a segment's kind."""
        return self.hues[_HUE_OF[kind]]

    def need(self, state: NeedState) -> QColor:
        """The color of a need's dot; the dot's shape says the same (ring, half, full)."""
        return {NeedState.OPEN: self.danger, NeedState.READY: self.warning, NeedState.TESTED: self.good}[state]


_HUE_OF: Final[dict[Kind, str]] = {
    Kind.OPENING: "green",
    Kind.CLOSE: "green",
    Kind.INPUT: "blue",
    Kind.DEMONSTRATION: "teal",
    Kind.DISCUSSION: "violet",
    Kind.POLL: "amber",
    Kind.QA: "amber",
    Kind.PRACTICE: "rose",
    Kind.INDIVIDUAL: "rose",
    Kind.DEBRIEF: "teal",
    Kind.REFLECTION: "violet",
    Kind.BREAK: "gray",
    Kind.BUFFER: "gray",
    Kind.OFF_CLOCK: "gray",
}

LIGHT: Final = Theme(
    dark=False,
    surface=QColor("#ffffff"),
    canvas=QColor("#f6f5f2"),
    line=QColor("#e4e1db"),
    edge=QColor("#cbc4b8"),
    text=QColor("#1c1f24"),
    muted=QColor("#626976"),
    faint=QColor("#a8aebc"),
    accent=QColor("#2f5bea"),
    on_accent=QColor("#ffffff"),
    selected=QColor("#e4eafc"),
    hover=QColor("#f0f2f8"),
    danger=QColor("#c0362c"),
    danger_soft=QColor("#fbe3e0"),
    warning=QColor("#b7791f"),
    good=QColor("#2f7d46"),
    on_sign=QColor("#ffffff"),
    hues={
        "green": _tint("#3b8a4e", "#e4efe6"),
        "blue": _tint("#4a6fd8", "#e6ebfa"),
        "amber": _tint("#bd770a", "#f6ecdd"),
        "teal": _tint("#0e8f8a", "#ddefef"),
        "gray": _tint("#818994", "#eff0f1"),
        "rose": _tint("#b5488e", "#f5e5ef"),
        "violet": _tint("#7b55d4", "#ede7f9"),
    },
    markers={
        MarkerKind.SLOW_DOWN: QColor("#b7791f"),
        MarkerKind.INVITE_DIALOGUE: QColor("#0e8f8a"),
        MarkerKind.MUST_NOT_CUT: QColor("#c0362c"),
        MarkerKind.KEEP_CONSISTENT: QColor("#4338ca"),
        MarkerKind.ADAPT_HERE: QColor("#2f7d46"),
        MarkerKind.MAY_SKIP: QColor("#6a7280"),
        MarkerKind.OWN: QColor("#6a7280"),
    },
    marker_inks={
        MarkerKind.SLOW_DOWN: QColor("#8a5a10"),
        MarkerKind.INVITE_DIALOGUE: QColor("#0a6e6a"),
        MarkerKind.MUST_NOT_CUT: QColor("#c0362c"),
        MarkerKind.KEEP_CONSISTENT: QColor("#4338ca"),
        MarkerKind.ADAPT_HERE: QColor("#25693a"),
        MarkerKind.MAY_SKIP: QColor("#575e6b"),
        MarkerKind.OWN: QColor("#575e6b"),
    },
)

_DARK_MARKERS: Final = {
    MarkerKind.SLOW_DOWN: QColor("#e0b05a"),
    MarkerKind.INVITE_DIALOGUE: QColor("#4fbdb6"),
    MarkerKind.MUST_NOT_CUT: QColor("#f0776b"),
    MarkerKind.KEEP_CONSISTENT: QColor("#9a93ff"),
    MarkerKind.ADAPT_HERE: QColor("#73bf86"),
    MarkerKind.MAY_SKIP: QColor("#98a0ac"),
    MarkerKind.OWN: QColor("#98a0ac"),
}

DARK: Final = Theme(
    dark=True,
    surface=QColor("#1e2126"),
    canvas=QColor("#16181c"),
    line=QColor("#30343b"),
    edge=QColor("#424852"),
    text=QColor("#e8eaee"),
    muted=QColor("#a5adba"),
    faint=QColor("#626976"),
    accent=QColor("#7c9bff"),
    on_accent=QColor("#0f1320"),
    selected=QColor("#2a3042"),
    hover=QColor("#262a32"),
    danger=QColor("#f0776b"),
    danger_soft=QColor("#452a2a"),
    warning=QColor("#e0b05a"),
    good=QColor("#73bf86"),
    on_sign=QColor("#14161a"),
    hues={
        "green": _tint("#73bf86", "#31443b"),
        "blue": _tint("#7d9bf0", "#333c52"),
        "amber": _tint("#e0a94a", "#493f2e"),
        "teal": _tint("#4fbdb6", "#294346"),
        "gray": _tint("#8d949e", "#363a40"),
        "rose": _tint("#db86be", "#483747"),
        "violet": _tint("#a98bf0", "#3d3852"),
    },
    markers=_DARK_MARKERS,
    marker_inks=_DARK_MARKERS,
)


def theme_of(palette: QPalette) -> Theme:
    """The theme that goes with a palette: dark when its window is darker than its text."""
    window, text = palette.color(QPalette.ColorRole.Window), palette.color(QPalette.ColorRole.WindowText)
    return DARK if window.lightness() < text.lightness() else LIGHT


def contrast(one: QColor, other: QColor) -> float:
    """How much two colors differ in lightness, from 1 to 21 (WCAG 2.2, contrast ratio)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: QColor) -> float:
    parts = (color.redF(), color.greenF(), color.blueF())
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
