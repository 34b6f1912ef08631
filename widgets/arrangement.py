"""How the parts of the window share its room: which are shown, how wide and how high; it knows no session."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt
from PySide6.QtWidgets import QSplitter, QWidget

from widgets.taborder import laid_in

if TYPE_CHECKING:
    from widgets.window import MainWindow

_EM_PX: Final = 16
"""The height of a line in the usual size, which the widths below are meant for."""
_LEFT_PX, _RIGHT_PX, _RIGHT_MOST_PX = 222, 328, 560
_LEFT_SHARE, _RIGHT_SHARE, _UPPER_SHARE = 0.2, 0.3, 0.6
"""How much of the room a part takes at most by itself."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How wide the parts are, as Qt writes it down; the timeline's share of the height; which sides are shown.

    No share: what its rows need.
    """

    across: str = ""
    timeline: float = 0.0
    library: bool = True
    inspector: bool = True


class Arranger(QObject):
    """Reads and sets it; what was never arranged gets room by what it holds."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._waits: Arrangement | None = None
        self._fits = True

    def start(self) -> None:
        """As it was left at the last start, else in the usual widths."""
        window, settings = self._window, self._window.settings
        window.middle.splitterMoved.connect(self._moved)
        window.middle.installEventFilter(self)
        window.upper.installEventFilter(self)
        window.timeline.height_wanted.connect(self._follow, Qt.ConnectionType.QueuedConnection)
        window.right.setMaximumWidth(self._px(_RIGHT_MOST_PX))
        if not window.across.restoreState(settings.bytes("across")):
            whole = window.width()
            left = min(self._px(_LEFT_PX), round(whole * _LEFT_SHARE))
            right = min(self._px(_RIGHT_PX), round(whole * _RIGHT_SHARE))
            window.across.setSizes([left, whole - left - right, right])
        self._show_sides(settings.flag("library", True), settings.flag("inspector", True))

    def keep(self) -> None:
        """Remember the widths for the next start; what is shown is remembered when it is chosen."""
        self._window.settings.keep_bytes("across", self._window.across.saveState())

    def now(self) -> Arrangement:
        """How the room is shared now."""
        window = self._window
        across = bytes(window.across.saveState().toBase64().data()).decode()
        share = 0.0 if self._fits else window.timeline.height() / max(1, self._room)
        return Arrangement(across, share, not window.left.isHidden(), not window.right.isHidden())

    def show(self, wanted: Arrangement) -> None:
        """Share the room so; one that was never written down leaves the sides as they are and fits the timeline."""
        if wanted.across:
            self._show_sides(wanted.library, wanted.inspector)
            self._window.across.restoreState(QByteArray.fromBase64(wanted.across.encode()))
        self._waits = wanted
        if self._window.isVisible():
            self.settle()

    def settle(self) -> None:
        """The window has its size now: so has the timeline, under whatever strips stand over it.

        Until a hand shares the room, the timeline gets what its rows need.
        """
        wanted, self._waits = self._waits, None
        if wanted is not None:
            self._fits = not wanted.timeline
        if self._fits:
            self._share(min(self._window.timeline.wanted_height + self._over, round(self._room * _UPPER_SHARE)))
        elif wanted is not None:
            self._share(round(wanted.timeline * self._room) + self._over)

    def _share(self, upper: int) -> None:
        self._window.middle.setSizes([upper, self._room - upper])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another height, or another strip over the timeline: its rows still come first."""
        asked = QEvent.Type.Resize if watched is self._window.middle else QEvent.Type.LayoutRequest
        if event.type() == asked:
            self._follow()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        if self._window.isVisible() and self._waits is None:
            self.settle()

    def _moved(self) -> None:
        """A hand has shared the room: from now on it stays so."""
        self._fits = False

    @property
    def _over(self) -> int:
        """Pixels of the strips over the timeline."""
        return sum(one.sizeHint().height() for one in laid_in(self._window.above) if not one.isHidden())

    @property
    def _room(self) -> int:
        """Pixels that timeline and panel share."""
        return self._window.middle.height() - self._window.middle.handleWidth()

    def _show_sides(self, library: bool, inspector: bool) -> None:
        self._window.left.setVisible(library)
        self._window.right.setVisible(inspector)

    def _px(self, px: int) -> int:
        return round(px * self._window.fontMetrics().height() / _EM_PX)


def splitter(way: Qt.Orientation, *parts: QWidget) -> QSplitter:
    """Parts side by side with a hairline to drag between them."""
    made = QSplitter(way)
    made.setHandleWidth(1)
    made.setChildrenCollapsible(False)
    for part in parts:
        made.addWidget(part)
    return made
