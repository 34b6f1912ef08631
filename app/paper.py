"""The documents as PDF files, by Qt's own print path: what they say comes from the exporters, the pages from widgets.

It needs Qt's GUI library with the app's typeface loaded, but no window.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.handoff import Paperwork

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication

    from app.domain.document import Document
    from app.domain.plan import Delivery, Plan
    from app.domain.workbook import Book
    from exporters import Options


def draft(what: Paperwork, plan: Plan, delivery: Delivery | None, options: Options) -> Document | Book:
    """What a document says, to be laid out on pages."""
    from exporters import book, document

    workbook = what in (Paperwork.CUE_SHEET, Paperwork.READINESS)
    return book(what, plan, delivery, options) if workbook else document(what, plan, delivery, options)


def write_pdf(what: Paperwork, plan: Plan, delivery: Delivery | None, target: Path, options: Options) -> Path:
    """Write one document as PDF to ``target`` (a file, or a folder to put it in); the file that was written.

    Raises StoreUnavailable when the machine does not allow it; then nothing of an older file is lost.
    """
    from exporters.files import write_bytes
    from exporters.names import paper_name, target_file
    from exporters.options import tongue_of
    from widgets.paper.making import pages_of
    from widgets.paper.pdf import pdf_of

    pages = pages_of(draft(what, plan, delivery, options))
    name = paper_name(what, tongue_of(plan, delivery, options))
    return write_bytes(target_file(target, plan, name, ".pdf"), pdf_of(pages))


def without_window() -> QGuiApplication:
    """Qt's GUI library for a command that opens no window; to be kept as long as pages are made."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    from widgets import fonts

    running = QGuiApplication.instance()
    application = running if isinstance(running, QGuiApplication) else QGuiApplication(["throughline"])
    fonts.load()
    return application
