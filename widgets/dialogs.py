"""Every question that stops the window, in one object that tests replace."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QMessageBox, QWidget


def _tr(text: str) -> str:
    return QCoreApplication.translate("Dialogs", text)


class Dialogs:
    """The real ones. Each answers None when the person thought better of it."""

    def folder(self, parent: QWidget, title: str, start: Path) -> Path | None:
        """A folder to write into."""
        from PySide6.QtWidgets import QFileDialog

        chosen = QFileDialog.getExistingDirectory(parent, title, str(start))
        return Path(chosen) if chosen else None

    def file(self, parent: QWidget, title: str, start: Path, pattern: str) -> Path | None:
        """A file to read."""
        from PySide6.QtWidgets import QFileDialog

        chosen, _ = QFileDialog.getOpenFileName(parent, title, str(start), pattern)
        return Path(chosen) if chosen else None

    def new_file(self, parent: QWidget, title: str, proposed: Path, pattern: str) -> Path | None:
        """A file to write; the system asks before one is replaced."""
        from PySide6.QtWidgets import QFileDialog

        chosen, _ = QFileDialog.getSaveFileName(parent, title, str(proposed), pattern)
        return Path(chosen) if chosen else None

    def run(self, dialog: QDialog) -> bool:
        """A dialog of our own, until it is closed: whether it was accepted."""
        return dialog.exec() != 0

    def tell(self, parent: QWidget | None, title: str, text: str) -> None:
        """One message, one button."""
        self._box(parent, title, text).exec()

    def confirm(self, parent: QWidget | None, title: str, text: str, yes: str) -> bool:
        """A question with a safe way out; ``yes`` names what will be done."""
        from PySide6.QtWidgets import QMessageBox

        box = self._box(parent, title, text)
        do = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.exec()
        return box.clickedButton() is do

    def show_in_folder(self, folder: Path) -> None:
        """The folder in the system's own file manager."""
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    @staticmethod
    def _box(parent: QWidget | None, title: str, text: str) -> QMessageBox:
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(parent)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(title)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(text)
        return box
