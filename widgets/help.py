"""What the window says about itself: its shortcuts, and what it is."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from widgets import fonts
from widgets.parts import MUTED, button, column, plain, row, wrapped


class ShortcutsDialog(QDialog):
    """Every verb that has a shortcut, and those of the timeline and the outline."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.resize(460, 560)
        native = QKeySequence.SequenceFormat.NativeText
        pairs = [(one.text().replace("&", ""), one.shortcut().toString(native)) for one in actions]
        pairs = [(words, keys) for words, keys in pairs if keys]
        pairs += [
            (self.tr("Move the selected rows of the outline"), self.tr("Alt+Up, Alt+Down")),
            (self.tr("Edit a cell of the outline"), self.tr("F2, Return")),
            (self.tr("Move a need on: open, ready, tested"), self.tr("Space")),
            (self.tr("Take back what a field cannot be"), self.tr("Esc")),
        ]
        self.table = QTableWidget(len(pairs), 2)
        self.table.setHorizontalHeaderLabels([self.tr("What"), self.tr("Keys")])
        for place, pair in enumerate(pairs):
            for col, words in enumerate(pair):
                self.table.setItem(place, col, QTableWidgetItem(words))
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(1, 150)
        layout = column(self, 10)
        layout.setContentsMargins(0, 0, 0, 12)
        layout.addWidget(self.table)
        layout.addLayout(_close_row(self, self.tr("Close")))


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
