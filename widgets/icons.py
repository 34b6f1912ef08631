"""Icons drawn from the shipped line drawings in whatever color the palette asks for."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QToolButton, QWidget

from app.assets import asset
from widgets import fonts
from widgets.theme import theme_of

SIZE = 16
"""A side in unscaled pixels; buttons scale it with the text."""


@lru_cache(maxsize=256)
def pixmap(name: str, color: str, size: int = SIZE, ratio: float = 1.0) -> QPixmap:
    """One icon as a picture: ``size`` in logical pixels, ``ratio`` of the screen, ``color`` as ``#rrggbb``."""
    from PySide6.QtSvg import QSvgRenderer

    drawing = asset("icons", f"{name}.svg").read_bytes().replace(b"currentColor", color.encode())
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(drawing)).render(painter)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def icon(name: str, color: QColor, size: int = SIZE, ratio: float = 1.0) -> QIcon:
    """The same as an icon for a button."""
    return QIcon(pixmap(name, color.name(), size, ratio))


class IconButton(QToolButton):
    """A flat button with an icon: its words are both the tooltip and the accessible name."""

    def __init__(self, name: str, words: str, parent: QWidget | None = None, size: int = SIZE) -> None:
        super().__init__(parent)
        self._name = name
        self._size = fonts.scaled(size)
        self.setIconSize(QSize(self._size, self._size))
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw again when the colors change."""
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()
        super().changeEvent(event)

    def _draw(self) -> None:
        color = theme_of(self.palette()).muted
        self.setIcon(icon(self._name, color, self._size, self.devicePixelRatioF()))
