"""What the window says about itself: its shortcuts, and what it is."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from itertools import product

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QHBoxLayout, QScrollArea, QWidget

from widgets import fonts
from widgets.parts import MUTED, button, column, plain, row, tight, wrapped
from widgets.shortcuts import Group

_COLUMNS = 3


class ShortcutsDialog(QDialog):
    """All shortcuts on one page, in columns; it scrolls only where the screen is too small for it."""

    def __init__(self, groups: Sequence[Group], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        page = QWidget()
        across = row(page, 26)
        across.setContentsMargins(20, 16, 20, 8)
        blocks = [_block(group) for group in groups]
        columns = [column(None, 10) for _ in range(_COLUMNS)]
        for block, share in zip(blocks, _shares([block.sizeHint().height() + 10 for block in blocks]), strict=True):
            columns[share].addWidget(block)
        for down in columns:
            down.addStretch(1)
            across.addLayout(down, 1)
        self.area = QScrollArea()
        self.area.setWidget(page)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        layout = column(self, 6)
        layout.setContentsMargins(0, 0, 0, 10)
        layout.addWidget(self.area)
        layout.addLayout(_close_row(self, self.tr("Close")))
        wanted = self.sizeHint() - self.area.sizeHint() + page.sizeHint()
        self.resize(wanted)


def _shares(heights: Sequence[int]) -> tuple[int, ...]:
    """Which column each block stands in, so that the longest is as short as can be."""

    def longest(shares: tuple[int, ...]) -> int:
        filled = [0] * _COLUMNS
        for height, share in zip(heights, shares, strict=True):
            filled[share] += height
        return max(filled)

    return min(product(range(_COLUMNS), repeat=len(heights)), key=longest)


def _block(group: Group) -> QWidget:
    block = QWidget()
    grid = QGridLayout(block)
    tight(grid)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(0)
    title = plain(group.title)
    title.setFont(fonts.strong())
    grid.addWidget(title, 0, 0, 1, 2)
    for at, (words, keys) in enumerate(group.pairs, 1):
        what, by = plain(words), plain(keys, MUTED)
        what.setFont(fonts.small())
        by.setFont(fonts.small())
        by.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(what, at, 0)
        grid.addWidget(by, at, 1)
    grid.setColumnStretch(0, 1)
    return block


class AboutDialog(QDialog):
    """Name, version, and what it is for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Throughline"))
        self.setFixedWidth(400)
        layout = column(self, 8)
        layout.setContentsMargins(24, 22, 24, 16)
        name = plain("Throughline")
        name.setFont(fonts.strong(20))
        layout.addWidget(name)
        layout.addWidget(plain(self.tr("Version {0}").format(_version()), MUTED))
        purpose = self.tr("An annotated session plan that survives the handoff from design to delivery.")
        layout.addWidget(wrapped(purpose))
        rights = self.tr("MIT license. Set in Inter, under the SIL Open Font License.")
        layout.addWidget(wrapped(rights, MUTED))
        layout.addSpacing(8)
        layout.addLayout(_close_row(self, self.tr("Close")))


def _close_row(dialog: QDialog, words: str) -> QHBoxLayout:
    line = row()
    line.setContentsMargins(12, 0, 12, 0)
    line.addStretch(1)
    shut = button(words)
    shut.setDefault(True)
    shut.clicked.connect(dialog.accept)
    line.addWidget(shut)
    return line


def _version() -> str:
    try:
        return version("throughline")
    except PackageNotFoundError:
        return "0.1.0"
