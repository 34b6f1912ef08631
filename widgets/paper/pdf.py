"""Pages as a PDF file, by Qt alone; where it is written is decided elsewhere.

Qt embeds the letters that are used and keeps the text searchable; it makes no internal links and no tags that tell a
screen reader what is a heading. The Word file has both.
"""

from __future__ import annotations

from typing import BinaryIO, Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from app.domain.text import one_line
from widgets.paper.pages import UNITS_A_POINT, UNITS_AN_INCH, Page, Pages
from widgets.paper.paint import paint_page

_DOTS_AN_INCH: Final = 300
CREATOR: Final = "Throughline"


def write_pdf(pages: Pages, file: BinaryIO) -> None:
    """Write pages as a PDF into an open file. Raises OSError when they could not be made."""
    file.write(pdf_of(pages))


def pdf_of(pages: Pages) -> bytes:
    """The bytes of a PDF with these pages. Raises OSError when Qt could not make it."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS_AN_INCH)
    writer.setTitle(one_line(pages.title, 250))
    writer.setAuthor(one_line(pages.author, 250))
    writer.setCreator(CREATOR)
    begun = _paint(pages, writer)
    buffer.close()
    if not begun:
        raise OSError("the pages could not be painted")
    return bytes(buffer.data().data())


def _paint(pages: Pages, writer: QPdfWriter) -> bool:
    painter = QPainter()
    for n, page in enumerate(pages):
        # each page may be of another size: said before it begins
        writer.setPageLayout(layout_of(page))
        if not (painter.begin(writer) if n == 0 else writer.newPage()):
            return False
        painter.save()
        painter.scale(_DOTS_AN_INCH / UNITS_AN_INCH, _DOTS_AN_INCH / UNITS_AN_INCH)
        paint_page(painter, page)
        painter.restore()
    return painter.end() if len(pages) else False


def layout_of(page: Page) -> QPageLayout:
    """The paper of a page, without margins: what is painted keeps its own."""
    width, height = sorted((page.width, page.height))
    size = QPageSize(
        QSizeF(width / UNITS_A_POINT, height / UNITS_A_POINT),
        QPageSize.Unit.Point,
        "",
        QPageSize.SizeMatchPolicy.FuzzyOrientationMatch,
    )
    side = QPageLayout.Orientation.Landscape if page.landscape else QPageLayout.Orientation.Portrait
    layout = QPageLayout(size, side, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout
