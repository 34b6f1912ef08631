"""What the inspector's pages share: room round a head and a body, scrolling, and Tab in the order of the eye."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QWidget

from widgets.fields import TitleField
from widgets.parts import column

_SIDE = 16


class Page(QWidget):
    """A head with a title over a body; what is put into their layouts is met by Tab from top to bottom."""

    def __init__(self, spacing: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        whole = column(self)
        self.head_layout, self.body = column(None, 1), column(None, spacing)
        self.head_layout.setContentsMargins(_SIDE - TitleField.INDENT, 10, _SIDE - TitleField.INDENT, 12)
        self.body.setContentsMargins(_SIDE, 0, _SIDE, 20)
        whole.addLayout(self.head_layout)
        whole.addLayout(self.body, 1)
        self._chain: list[QWidget] = []

    def minimumSizeHint(self) -> QSize:
        """No height where it follows from the width: asked without one, wrapped words leave a void below."""
        hint, layout = super().minimumSizeHint(), self.layout()
        return QSize(hint.width(), 0) if layout is not None and layout.hasHeightForWidth() else hint

    def event(self, event: QEvent) -> bool:
        """What was added to a layout takes its place among what Tab goes through."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._chain_up()
        return super().event(event)

    def _chain_up(self) -> None:
        layout = self.layout()
        met = list(_stops(layout)) if layout is not None else []
        if met != self._chain:
            self._chain = met
            for one, other in pairwise(met):
                QWidget.setTabOrder(one, other)


def _stops(layout: QLayout) -> Iterator[QWidget]:
    """Where Tab stops in a layout and those in it, in their order."""
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget = item.widget() if item is not None else None
        inside = widget.layout() if widget is not None else item.layout() if item is not None else None
        if widget is not None and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget
        if inside is not None:
            yield from _stops(inside)


def scrolled(page: Page) -> QScrollArea:
    """The page in an area that scrolls it; to the side only where it cannot be any narrower."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    return area
