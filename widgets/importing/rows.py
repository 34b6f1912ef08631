"""The import sheet for rows from the clipboard: they go into the open session, so it only says how they are read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.domain.sheet import Choices, Grid
from app.session import Session
from widgets.importing.dialog import ImportDialog
from widgets.parts import several
from widgets.verbs import Verbs


class RowsDialog(ImportDialog):
    """``reading`` holds what the rows are, after the dialog was accepted."""

    def __init__(
        self, grid: Grid, choices: Choices, session: Session, verbs: Verbs, parent: QWidget | None = None
    ) -> None:
        given = replace(verbs, read_grids=lambda _path, _cancelled, _encoding: (grid,))
        super().__init__(Path(self.tr("Clipboard")), session, given, parent, choices)
        self.setAcceptDrops(False)
        self.setWindowTitle(self.tr("Paste rows"))
        self.heading.setText(self.tr("These rows can be read in more than one way"))

    def bring_in(self) -> None:
        """Take the rows as they are read now."""
        if self.reading is not None and self.reading.plans and not self._work.at_work:
            self.accept()

    def _count(self) -> None:
        count = self.reading.segments if self.reading is not None else 0
        words = several(count, self.tr("Paste {0} segment"), self.tr("Paste {0} segments"))
        self.import_button.setText(words if count else self.tr("Paste"))
        self.import_button.setEnabled(bool(count))

    def _promise(self) -> None:
        super()._promise()
        self.promise.say(self.tr("Nothing is pasted before you say so. One undo takes it back."))

    def _offer_targets(self) -> None:
        """There is one: the open session."""
