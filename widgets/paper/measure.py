"""How wide and high text is, and where its lines break, by Qt's own text layout at a fixed size; paints nothing."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QTextCharFormat, QTextLayout, QTextOption

from app.domain.text import clean
from widgets.fonts import FAMILY
from widgets.paper.pages import Face, Line, Run

_LEADING: Final = 1.36
"""A line's height, by the size of its letters."""
_ENDLESS: Final = 1e7

_UNBROKEN: Final = re.compile("[^ \n\t\u200b/\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ufaff\uff00-\uffef-]+[/-]?")
"""What is written without spaces (Chinese, Japanese, Thai ...) breaks nearly anywhere."""

_OTHERS: Final = (
    "Segoe UI",
    "Yu Gothic UI",
    "Hiragino Sans",
    "Noto Sans CJK JP",
    "Noto Sans JP",
    "Segoe UI Symbol",
    "Noto Sans Arabic",
    "Geeza Pro",
    "Noto Sans Hebrew",
    "Arial Hebrew",
    "DejaVu Sans",
    "Apple Symbols",
)
"""Who writes what the app's own typeface has no letters for, where they are there; Qt knows what else there is."""


@lru_cache(maxsize=1)
def families() -> tuple[str, ...]:
    """The typefaces pages are written in, the app's own first."""
    return (FAMILY, *(name for name in _OTHERS if QFontDatabase.hasFamily(name)))


class _Letters(threading.local):
    """Fonts and formats already made. Each thread has its own: Qt changes them when they are first used."""

    def __init__(self) -> None:
        self.fonts: dict[Face, QFont] = {}
        self.formats: dict[Face, QTextCharFormat] = {}


_letters: Final = _Letters()


def font_of(face: Face) -> QFont:
    """The font of a face, one pixel a unit: so it measures the same on every device."""
    if face not in _letters.fonts:
        _letters.fonts[face] = _font(face)
    return _letters.fonts[face]


def _font(face: Face) -> QFont:
    font = QFont(list(families()))
    font.setPixelSize(face.size)
    font.setWeight(QFont.Weight.DemiBold if face.strong else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # Letters the typeface puts in another's place lose their meaning when a PDF is searched; what is not said here
    # comes from the application's font.
    for feature in ("tnum", "calt"):
        font.setFeature(QFont.Tag(feature), 0)
    if face.caps:
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 104)
    return font


@lru_cache(maxsize=256)
def _rise(face: Face) -> tuple[float, float]:
    """How far the letters of a face reach above and below the baseline."""
    metrics = QFontMetricsF(font_of(face))
    return metrics.ascent(), metrics.descent()


@dataclass(frozen=True, slots=True)
class Shape:
    """Text as it lies in a width: its lines from the top left corner, and how high they are together."""

    lines: tuple[Line, ...]
    height: float


def shape(runs: tuple[Run, ...], width: float, side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> Shape:
    """Text broken into lines no wider than ``width``; ``side`` is turned round for text that runs leftward."""
    clear = _cleaned(runs)
    rightward = not _runs_leftward(clear)
    if not rightward and side in _TURNED:
        side = _TURNED[side]
    return _shaped(clear, max(width, 1.0), side, rightward)


_TURNED: Final = {
    Qt.AlignmentFlag.AlignLeft: Qt.AlignmentFlag.AlignRight,
    Qt.AlignmentFlag.AlignRight: Qt.AlignmentFlag.AlignLeft,
}


def _cleaned(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Text as Qt breaks it: one separator for line ends, and spaces for tabs."""
    return tuple(
        Run(clean(run.text).replace("\t", "    ").replace("\n", "\u2028"), run.face) for run in runs if run.text
    )


def _runs_leftward(runs: tuple[Run, ...]) -> bool:
    for run in runs:
        for character in run.text:
            if not character.isascii() and character.isalpha():
                return "\u0590" <= character <= "\u08ff" or "\ufb1d" <= character <= "\ufefc"
            if character.isalpha():
                return False
    return False


@lru_cache(maxsize=8192)
def _shaped(runs: tuple[Run, ...], width: float, side: Qt.AlignmentFlag, rightward: bool) -> Shape:
    layout = layout_of(runs, rightward)
    layout.beginLayout()
    lines: list[Line] = []
    top = 0.0
    while (found := layout.createLine()).isValid():
        found.setLineWidth(width)
        start, length = found.textStart(), found.textLength()
        pieces = _without_end(tuple(_between(runs, start, start + length)))
        high, deep = _line_rise(pieces or runs)
        ascent, descent = max(found.ascent(), high), max(found.descent(), deep)
        pitch = max(_LEADING * max((run.face.size for run in pieces or runs), default=0), ascent + descent)
        wide = found.naturalTextWidth()
        left = {Qt.AlignmentFlag.AlignRight: width - wide, Qt.AlignmentFlag.AlignHCenter: (width - wide) / 2}
        baseline = top + (pitch - ascent - descent) / 2 + ascent
        lines.append(Line(left.get(side, 0.0), top, wide, pitch, baseline, pieces, rightward))
        top += pitch
    layout.endLayout()
    return Shape(tuple(line for line in lines if line.runs), top)


def _line_rise(runs: tuple[Run, ...]) -> tuple[float, float]:
    rises = [_rise(run.face) for run in runs]
    return max((up for up, _ in rises), default=0.0), max((down for _, down in rises), default=0.0)


def _between(runs: tuple[Run, ...], start: int, end: int) -> Iterator[Run]:
    """The part of the runs that stands between two places, counted as Qt does in halves of UTF-16."""
    at = 0
    for run in runs:
        length = _units(run.text)
        first, last = max(start - at, 0), min(end - at, length)
        if first < last:
            text = run.text[first:last] if length == len(run.text) else _cut(run.text, first, last)
            yield Run(text.replace("\u2028", ""), run.face)
        at += length


def _without_end(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """A line without the spaces it broke at: in text that runs leftward they would push it aside."""
    kept = list(runs)
    while kept and not kept[-1].text.rstrip():
        del kept[-1]
    if kept:
        kept[-1] = Run(kept[-1].text.rstrip(), kept[-1].face)
    return tuple(kept)


def _units(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)


def _cut(text: str, first: int, last: int) -> str:
    return text.encode("utf-16-le")[2 * first : 2 * last].decode("utf-16-le", "ignore")


def layout_of(runs: tuple[Run, ...], rightward: bool) -> QTextLayout:
    """Text with its faces, not yet broken into lines."""
    first = runs[0].face if runs else Face(180)
    layout = QTextLayout("".join(run.text for run in runs), font_of(first))
    option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LeftToRight if rightward else Qt.LayoutDirection.RightToLeft)
    layout.setTextOption(option)
    layout.setFormats(list(_formats(runs)))
    return layout


def _formats(runs: tuple[Run, ...]) -> Iterator[QTextLayout.FormatRange]:
    at = 0
    for run in runs:
        piece = QTextLayout.FormatRange()
        piece.start, piece.length = at, _units(run.text)
        piece.format = _format(run.face)
        at += piece.length
        yield piece


def _format(face: Face) -> QTextCharFormat:
    if face not in _letters.formats:
        made = QTextCharFormat()
        made.setFont(font_of(face))
        made.setForeground(QColor(f"#{face.color}"))
        _letters.formats[face] = made
    return _letters.formats[face]


def one_line_of(runs: tuple[Run, ...], rightward: bool) -> QTextLayout:
    """Text on one endless line, ready to be painted."""
    layout = layout_of(runs, rightward)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(_ENDLESS)
    layout.endLayout()
    return layout


@lru_cache(maxsize=32768)
def breadth(text: str, face: Face) -> float:
    """The width of a text on one line."""
    return QFontMetricsF(font_of(face)).horizontalAdvance(clean(text))


def longest_word(text: str, face: Face) -> float:
    """The width of the longest piece of a text that no line breaks in."""
    return max((breadth(word, face) for word in _UNBROKEN.findall(text)), default=0.0)
