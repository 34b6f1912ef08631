"""The pages one under the other as pictures, scrolled and zoomed; only what is seen is painted, and kept a while."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator
from enum import Enum, auto
from itertools import accumulate
from typing import Final

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from widgets.paper.pages import UNITS_AN_INCH, Page, Pages
from widgets.paper.paint import paint_page
from widgets.theme import theme_of

_AIR: Final = 16
"""Pixels around each page."""
_KEPT_PIXELS: Final = 24_000_000
"""Of pictures kept: about ten pages as large as they are printed, on a usual screen."""
_STEP: Final = 1.25
SMALLEST: Final = 0.1
LARGEST: Final = 4.0
_KEYS: Final = {Qt.Key.Key_Plus: _STEP, Qt.Key.Key_Equal: _STEP, Qt.Key.Key_Minus: 1 / _STEP}


class Fit(Enum):
    """A zoom that follows the room there is."""

    WIDTH = auto()
    PAGE = auto()


Zoom = Fit | float
"""A fit, or a part of the size on paper: 1.0 is as printed."""


class Sheets(QAbstractScrollArea):
    """Shows pages. ``turned`` tells which page is looked at, counted from 0; ``zoomed`` that the size has changed."""

    turned = Signal(int)
    zoomed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = Pages()
        self._words = ""
        self._zoom: Zoom = Fit.WIDTH
        self._scale = 1.0
        self._tops: list[float] = []
        self._pictures: OrderedDict[int, QPixmap] = OrderedDict()
        self._seen = -1
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Pages"))
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    # what is shown ---------------------------------------------------------------------------------------------

    def show_pages(self, pages: Pages) -> None:
        """Show other pages, at the same place where there is one."""
        page, within = self._place()
        self._pages, self._words = pages, ""
        self._pictures.clear()
        self._arrange()
        self._go(min(page, len(pages) - 1), within if page < len(pages) else 0.0)
        self._tell(again=True)

    def show_words(self, words: str) -> None:
        """A sentence where there are no pages to show."""
        self._pages, self._words = Pages(), words
        self._pictures.clear()
        self._arrange()
        self._tell(again=True)

    @property
    def pages(self) -> Pages:
        """What is shown."""
        return self._pages

    @property
    def current(self) -> int:
        """The page most of which is looked at, counted from 0; -1 when there is none."""
        if not self._tops:
            return -1
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        return max(0, bisect_right(self._tops, middle) - 1)

    def go_to(self, number: int) -> None:
        """Bring the top of a page (counted from 0) into view."""
        self._go(max(0, min(number, len(self._pages) - 1)), 0.0)

    # size ------------------------------------------------------------------------------------------------------

    @property
    def zoom(self) -> Zoom:
        """The zoom that was chosen."""
        return self._zoom

    @property
    def part(self) -> float:
        """The size now, as a part of the size on paper."""
        return self._scale * UNITS_AN_INCH / self.logicalDpiX()

    def set_zoom(self, zoom: Zoom) -> None:
        """Choose a size; the place that is looked at stays."""
        page, within = self._place()
        self._zoom = zoom if isinstance(zoom, Fit) else max(SMALLEST, min(zoom, LARGEST))
        self._arrange()
        self._go(page, within)

    def zoom_by(self, factor: float) -> None:
        """Larger or smaller than now."""
        self.set_zoom(self.part * factor)

    def _fitting(self) -> float:
        if not isinstance(self._zoom, Fit):
            return self._zoom * self.logicalDpiX() / UNITS_AN_INCH
        widest = max(page.width for page in self._pages)
        room = self.viewport().size()
        across = max(room.width() - 2 * _AIR, 50) / widest
        if self._zoom is Fit.WIDTH:
            return across
        tallest = max(page.height for page in self._pages)
        return min(across, max(room.height() - 2 * _AIR, 50) / tallest)

    def _arrange(self) -> None:
        """Where each page begins, and how far one can scroll."""
        before = self._scale
        self._scale = self._fitting() if self._pages.pages else 1.0
        if self._scale != before:
            self._pictures.clear()
        heights = [page.height * self._scale + _AIR for page in self._pages]
        self._tops = list(accumulate(heights[:-1], initial=float(_AIR))) if heights else []
        size = QSize(self._widest(), round(sum(heights) + _AIR if heights else 0))
        room = self.viewport().size()
        across = self.horizontalScrollBar()
        middle = (across.value() + across.pageStep() / 2) / (across.maximum() + across.pageStep() or 1)
        for bar, length, seen in (
            (self.horizontalScrollBar(), size.width(), room.width()),
            (self.verticalScrollBar(), size.height(), room.height()),
        ):
            bar.setRange(0, max(0, length - seen))
            bar.setPageStep(seen)
            bar.setSingleStep(40)
        across.setValue(round(middle * size.width() - room.width() / 2))
        self.viewport().update()
        self.zoomed.emit()

    def _widest(self) -> int:
        return round(max((page.width for page in self._pages), default=0) * self._scale) + 2 * _AIR

    # place -----------------------------------------------------------------------------------------------------

    def _place(self) -> tuple[int, float]:
        """The page at the top of what is seen, and how much of it lies above."""
        if not self._tops:
            return 0, 0.0
        value = self.verticalScrollBar().value()
        page = max(0, bisect_right(self._tops, value + _AIR) - 1)
        return page, (value + _AIR - self._tops[page]) / (self._pages.pages[page].height * self._scale)

    def _go(self, page: int, within: float) -> None:
        if 0 <= page < len(self._tops):
            height = self._pages.pages[page].height * self._scale
            self.verticalScrollBar().setValue(round(self._tops[page] + within * height) - _AIR)

    def _scrolled(self) -> None:
        self.viewport().update()
        self._tell()

    def _tell(self, again: bool = False) -> None:
        """Say where one is, and give what stands there to who cannot see it."""
        current = self.current
        if again or current != self._seen:
            self._seen = current
            lines = self._pages.pages[current].lines() if current >= 0 else ()
            self.setAccessibleDescription("\n".join(line.text for line in lines) or self._words)
            self.turned.emit(current)

    # events ----------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again, and stay at the same place."""
        page, within = self._place()
        super().resizeEvent(event)
        self._arrange()
        self._go(page, within)

    def changeEvent(self, event: QEvent) -> None:
        """The surround follows the colors of the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pages by Page Up and Page Down, the ends by Home and End, the size by plus and minus."""
        bar = self.verticalScrollBar()
        key = Qt.Key(event.key())
        match key:
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_PageDown | Qt.Key.Key_Space:
                bar.setValue(self._below(bar.value()))
            case Qt.Key.Key_PageUp:
                bar.setValue(self._above(bar.value()))
            case _ if key in _KEYS:
                self.zoom_by(_KEYS[key])
            case _:
                super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the size, else the place."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(_STEP if event.angleDelta().y() > 0 else 1 / _STEP)
            event.accept()
        else:
            super().wheelEvent(event)

    def _below(self, value: int) -> int:
        """The top of the next page where it is no farther than what is seen is high, else a screenful on."""
        tops = [round(top) - _AIR for top in self._tops]
        following = next((top for top in tops if top > value), self.verticalScrollBar().maximum())
        return following if following - value <= self.viewport().height() else value + self._screenful()

    def _above(self, value: int) -> int:
        tops = [round(top) - _AIR for top in self._tops]
        preceding = next((top for top in reversed(tops) if top < value), 0)
        return preceding if value - preceding <= self.viewport().height() else value - self._screenful()

    def _screenful(self) -> int:
        return max(40, round(self.viewport().height() * 0.9))

    # painting --------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pages that are seen."""
        painter = QPainter(self.viewport())
        theme = theme_of(self.palette())
        painter.fillRect(event.rect(), QColor("#101216") if theme.dark else QColor("#dcdad5"))
        for number, place in self._seen_pages(event.rect()):
            painter.fillRect(place.adjusted(-1, -1, 1, 2), QColor(0, 0, 0, 40))
            painter.fillRect(place, QColor("white"))
            self._paint(painter, number, place, event.rect())
        if self._words and not self._pages.pages:
            painter.setPen(theme.muted)
            room = self.viewport().rect().adjusted(24, 24, -24, -24)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._words)
        painter.end()

    def _seen_pages(self, area: QRect) -> Iterator[tuple[int, QRect]]:
        offset = self.verticalScrollBar().value()
        first = max(0, bisect_right(self._tops, offset + area.top()) - 1)
        for number in range(first, len(self._tops)):
            place = self._rect(number)
            if place.top() > area.bottom():
                return
            if place.intersects(area):
                yield number, place

    def _rect(self, number: int) -> QRect:
        """Where a page lies in the view."""
        page = self._pages.pages[number]
        width, height = round(page.width * self._scale), round(page.height * self._scale)
        left = _AIR + (max(self._widest(), self.viewport().width()) - 2 * _AIR - width) // 2
        return QRect(
            left - self.horizontalScrollBar().value(),
            round(self._tops[number]) - self.verticalScrollBar().value(),
            width,
            height,
        )

    def _paint(self, painter: QPainter, number: int, place: QRect, seen: QRect) -> None:
        """From its picture, which is made when it is first seen; a huge one is painted where it is seen only."""
        ratio = self.devicePixelRatioF()
        page = self._pages.pages[number]
        if place.width() * place.height() * ratio * ratio > _KEPT_PIXELS / 2:
            painter.save()
            painter.setClipRect(place.intersected(seen))
            painter.translate(place.topLeft())
            painter.scale(self._scale, self._scale)
            part = QRectF(seen.translated(-place.topLeft()))
            paint_page(painter, page, QRectF(part.topLeft() / self._scale, part.size() / self._scale))
            painter.restore()
            return
        if number not in self._pictures:
            self._pictures[number] = _picture(page, place.size(), self._scale, ratio)
            self._forget()
        self._pictures.move_to_end(number)
        painter.drawPixmap(place.topLeft(), self._pictures[number])

    def _forget(self) -> None:
        """Keep no more pictures than there is room for, the last seen ones."""
        kept = 0
        for number in reversed(list(self._pictures)):
            picture = self._pictures[number]
            kept += picture.width() * picture.height()
            if kept > _KEPT_PIXELS:
                del self._pictures[number]


def _picture(page: Page, size: QSize, scale: float, ratio: float) -> QPixmap:
    made = QPixmap(size * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(QColor("white"))
    painter = QPainter(made)
    painter.scale(scale, scale)
    paint_page(painter, page)
    painter.end()
    return made
