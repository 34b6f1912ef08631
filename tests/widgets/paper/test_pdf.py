"""A PDF of pages: as many, as large, under its title, its letters embedded and to be found by their text."""

from __future__ import annotations

import re
import zlib
from io import BytesIO

import pytest

from app.domain.document import Heading, Paper, Paragraph, Role
from tests.widgets.paper.documents import document, plain
from widgets.paper.documents import lay_out
from widgets.paper.pages import Pages
from widgets.paper.pdf import pdf_of, write_pdf


def boxes(pdf: bytes) -> list[tuple[float, float]]:
    return [(float(w), float(h)) for w, h in re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)", pdf)]


def mapped(pdf: bytes) -> set[str]:
    """The characters its embedded letters stand for."""
    found: set[str] = set()
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        text = zlib.decompress(stream) if stream[:1] == b"\x78" else stream
        for listed in re.findall(rb"\[((?:<[0-9A-F]{4}> ?)+)\]", text):
            found |= {chr(int(code, 16)) for code in re.findall(rb"<([0-9A-F]{4})>", listed)}
    return found


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))])
def test_as_many_pages_as_there_are_and_as_large(qapp, paper: Paper, size: tuple[int, int]) -> None:
    pages = lay_out(document(Heading(1, "One"), Heading(1, "Two", new_page=True), paper=paper))
    assert boxes(pdf_of(pages)) == [pytest.approx(size, abs=1)] * 2


def test_it_says_what_it_is(qapp) -> None:
    pdf = pdf_of(lay_out(document(Heading(1, "One"))))
    for text in ("Feedback", "Throughline", "Somebody"):
        assert text.encode("utf-16-be") in pdf or text.encode() in pdf


def test_its_letters_are_embedded_and_keep_their_meaning(qapp) -> None:
    pdf = pdf_of(lay_out(document(Paragraph(Role.BODY, plain("At 10:52, say “so” = 100 %.")))))
    assert b"/FontFile2" in pdf
    assert set("At1052:,say“”=%.") <= mapped(pdf)


def test_it_is_written_into_an_open_file(qapp) -> None:
    file = BytesIO()
    write_pdf(lay_out(document(Heading(1, "One"))), file)
    assert file.getvalue().startswith(b"%PDF-")
    assert file.getvalue().rstrip().endswith(b"%%EOF")


def test_nothing_is_no_pdf(qapp) -> None:
    with pytest.raises(OSError, match="painted"):
        pdf_of(Pages())
