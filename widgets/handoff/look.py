"""Whose look the Word documents have, ours or that of an own template; reads the template away from the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.jobs import Cancelled, Job, Progress
from widgets import fonts
from widgets.parts import DANGER, MUTED, Elided, button, caption, column, row, wrapped
from widgets.settings import Settings

ReadTemplate = Callable[[Path], bytes]
AskTemplate = Callable[[Path], Path | None]
"""Given where to begin: the file, or None."""
_TEMPLATE = "handoff/template"


class LookField(QWidget):
    """``template`` is what the documents are made with, empty for our own look; the file is remembered."""

    changed = Signal()

    def __init__(self, settings: Settings, read: ReadTemplate, ask: AskTemplate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings, self._read, self._ask = settings, read, ask
        self._job: Job | None = None
        self._file: Path | None = None
        self.template = b""
        self.name, self.told = Elided(), wrapped("", MUTED)
        self.told.setFont(fonts.small())
        self.choose_button = button(self.tr("Use a Word template…"), "link")
        self.drop_button = button(self.tr("Use our own"), "link")
        self.choose_button.clicked.connect(self._choose)
        self.drop_button.clicked.connect(self._drop)
        self._lay_out()
        self._show()
        kept = settings.text(_TEMPLATE)
        if kept:
            self._begin(Path(kept))

    @property
    def at_work(self) -> bool:
        """Whether a template is still being read."""
        return self._job is not None

    def stop(self) -> None:
        """Give up what is under way."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _lay_out(self) -> None:
        line = row(None, 14)
        for widget in (self.name, self.choose_button, self.drop_button):
            line.addWidget(widget)
        line.addStretch(1)
        whole = column(self, 3)
        whole.addWidget(caption(self.tr("Look of the Word documents")))
        whole.addLayout(line)
        whole.addWidget(self.told)

    def _choose(self) -> None:
        start = self._file.parent if self._file is not None else self._settings.folder("template")
        file = self._ask(start)
        if file is not None:
            self._settings.keep_folder("template", file.parent)
            self._begin(file)

    def _begin(self, file: Path) -> None:
        self.stop()
        self._say(self.tr("Reading {0}…").format(file.name))
        job = Job(partial(_template_in, self._read, file), self)
        job.finished.connect(partial(self._take, file))
        job.failed.connect(self._refuse)
        self._job = job
        job.start()

    def _take(self, file: Path, template: bytes) -> None:
        self._job, self._file, self.template = None, file, template
        self._settings.keep_text(_TEMPLATE, str(file))
        self._show()
        self.changed.emit()

    def _refuse(self, trouble: Exception) -> None:
        """What was there before stays, and the next start does not try it again."""
        self._job = None
        self._settings.keep_text(_TEMPLATE, str(self._file or ""))
        self._say(str(trouble), wrong=True)

    def _drop(self) -> None:
        self.stop()
        self._file, self.template = None, b""
        self._settings.keep_text(_TEMPLATE, "")
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self.name.say(self._file.name if self._file is not None else self.tr("Throughline’s own"))
        self.drop_button.setVisible(self._file is not None)
        beside = self.tr("The Word files are made with it. The pages beside, and PDFs, keep our own look.")
        self._say(beside if self._file is not None else "")

    def _say(self, words: str, *, wrong: bool = False) -> None:
        self.told.setForegroundRole(DANGER if wrong else MUTED)
        self.told.setText(words)
        self.told.setVisible(bool(words))


def _template_in(read: ReadTemplate, file: Path, progress: Progress, cancelled: Cancelled) -> object:
    del progress, cancelled
    return read(file)
