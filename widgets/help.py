"""What the window says about itself: its shortcuts, and what it is."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QHBoxLayout, QScrollArea, QWidget

from widgets import fonts
from widgets.parts import MUTED, button, column, plain, row, wrapped
from widgets.shortcuts import Group

_COLUMNS = 3


class ShortcutsDialog(QDialog):
    """All shortcuts on one page, in columns; it scrolls only where the screen is too small for it."""

    def __init__(self, groups: Sequence[Group], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        page = QWidget()
        across = row(page, 28)
        across.setContentsMargins(24, 18, 24, 12)
        for share in _shared(groups):
            down = column(None, 12)
            for group in share:
                down.addLayout(_block(group))
            down.addStretch(1)
            across.addLayout(down, 1)
        self.area = QScrollArea()
        self.area.setWidget(page)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        layout = column(self, 10)
        layout.setContentsMargins(0, 0, 0, 12)
        layout.addWidget(self.area)
        layout.addLayout(_close_row(self, self.tr("Close")))
        wanted = page.sizeHint()
        self.resize(wanted.width() + 20, wanted.height() + 64)


def _shared(groups: Sequence[Group]) -> list[list[Group]]:
    """The groups in columns of about the same length, in their order."""
    lines = sum(len(group.pairs) + 2 for group in groups)
    shares: list[list[Group]] = [[]]
    filled = 0
    for group in groups:
        if shares[-1] and filled + (len(group.pairs) + 2) / 2 > lines / _COLUMNS and len(shares) < _COLUMNS:
            shares.append([])
            filled = 0
        shares[-1].append(group)
        filled += len(group.pairs) + 2
    return shares


def _block(group: Group) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(2)
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
    return grid


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
