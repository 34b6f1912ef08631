"""The documents as PDF files, by Qt's own print path: what they say comes from the exporters, the pages from widgets.

It needs Qt's GUI library with the app's typeface loaded, but no window.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication

    from app.domain.handoff import Paperwork
    from app.domain.plan import Delivery, Plan
    from exporters import Options


def write_pdf(what: Paperwork, plan: Plan, delivery: Delivery | None, target: Path, options: Options) -> Path:
    """Write one document as PDF to ``target`` (a file, or a folder to put it in); the file that was written.

    Raises StoreUnavailable when the machine does not allow it; then nothing of an older file is lost.
    """
    from exporters import draft, paper_file
    from exporters.files import write_bytes
    from widgets.paper.making import pages_of
    from widgets.paper.pdf import pdf_of

    pages = pages_of(draft(what, plan, delivery, options))
    return write_bytes(paper_file(what, plan, delivery, target, options, suffix=".pdf"), pdf_of(pages))


def without_window() -> QGuiApplication:
    """Qt's GUI library for a command that opens no window; to be kept as long as pages are made."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    from widgets import fonts

    running = QGuiApplication.instance()
    application = running if isinstance(running, QGuiApplication) else QGuiApplication(["throughline"])
    fonts.load()
    return application
