"""Pages on a printer: as large as they are, or as large as the paper in it allows; it asks nobody anything."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from app.domain.document import Paper
from app.domain.text import one_line
from widgets.paper.pages import UNITS_AN_INCH, Page, Pages
from widgets.paper.paint import paint_page

_PAPERS: Final[dict[Paper, QPageSize.PageSizeId]] = {
    Paper.A4: QPageSize.PageSizeId.A4,
    Paper.LETTER: QPageSize.PageSizeId.Letter,
}


def printer_for(paper: Paper) -> QPrinter:
    """The printer the system uses, for this paper."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(_PAPERS[paper]))
    return printer


def print_pages(pages: Pages, printer: QPrinter) -> bool:
    """Print the pages that were chosen, as often as was chosen; False when the printer does not take them."""
    chosen = _chosen(pages, printer)
    if not chosen:
        return False
    printer.setDocName(one_line(pages.title, 120))
    copies = 1 if printer.supportsMultipleCopies() else max(1, printer.copyCount())
    painter = QPainter()
    for n, page in enumerate(list(chosen) * copies):
        _turn(printer, page)
        if not (painter.begin(printer) if n == 0 else printer.newPage()):
            return False
        _paint(painter, printer, page)
    return painter.end()


def _chosen(pages: Pages, printer: QPrinter) -> Sequence[Page]:
    """A range from the print dialog counts from 1; 0 means all."""
    first, last = printer.fromPage(), printer.toPage()
    chosen = pages.pages[max(first, 1) - 1 : last or None]
    backward = printer.pageOrder() is QPrinter.PageOrder.LastPageFirst
    return chosen[::-1] if backward else chosen


def _turn(printer: QPrinter, page: Page) -> None:
    """Said before each page: a workbook has some that lie on their side."""
    layout = printer.pageLayout()
    layout.setMode(QPageLayout.Mode.FullPageMode)
    layout.setMargins(QMarginsF())
    layout.setOrientation(QPageLayout.Orientation.Landscape if page.landscape else QPageLayout.Orientation.Portrait)
    printer.setPageLayout(layout)


def _paint(painter: QPainter, printer: QPrinter, page: Page) -> None:
    """In the middle of the paper; smaller where the paper is smaller than the page."""
    paper = printer.pageLayout().fullRectPixels(printer.resolution())
    usual = printer.resolution() / UNITS_AN_INCH
    scale = min(usual, paper.width() / page.width, paper.height() / page.height)
    painter.save()
    painter.translate((paper.width() - page.width * scale) / 2, (paper.height() - page.height * scale) / 2)
    painter.scale(scale, scale)
    paint_page(painter, page)
    painter.restore()
