"""Lays documents out away from the window and gives their pages; of several asked for, only the last."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.domain.document import Document
from app.domain.workbook import Book
from app.jobs import Cancelled, Job, Progress
from widgets.paper.books import lay_out_book
from widgets.paper.documents import lay_out
from widgets.paper.pages import Pages

Drafted = Callable[[], Document | Book]
"""Makes what is to be laid out; called on another thread, so it works on values only."""


def pages_of(made: Document | Book) -> Pages:
    """The pages of either kind of document."""
    return lay_out_book(made) if isinstance(made, Book) else lay_out(made)


class PageMaker(QObject):
    """Emits ``made`` with the pages of what was asked for last, or ``failed`` with a sentence."""

    made = Signal(object)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None

    def make(self, drafted: Drafted) -> None:
        """Begin on another document; one under way is given up."""
        self.stop()
        job = Job(partial(_laid_out, drafted), self)
        job.finished.connect(self.made)
        job.failed.connect(self._failed)
        self._job = job
        job.start()

    def stop(self) -> None:
        """Give up what is under way."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _failed(self, trouble: Exception) -> None:
        self.failed.emit(str(trouble))


def _laid_out(drafted: Drafted, progress: Progress, cancelled: Cancelled) -> object:
    del progress
    made = drafted()
    return Pages() if cancelled() else pages_of(made)
