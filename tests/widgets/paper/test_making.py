"""Pages made away from the window are the same as those made in it, and only the last ones asked for arrive."""

from __future__ import annotations

import threading

from app.domain.document import Document, Heading, Paragraph, Role, Words
from app.domain.errors import EditRefused
from tests.widgets.paper.documents import document
from tests.widgets.paper.test_pdf import boxes
from widgets.paper.documents import lay_out
from widgets.paper.making import PageMaker
from widgets.paper.pages import Pages
from widgets.paper.pdf import pdf_of


def long(title: str, pieces: int) -> Document:
    """Long enough that several threads are at it at once; the same words, in as many pieces as is said.

    What was measured once is known afterwards: other pieces are measured anew.
    """
    words = f"{title}: say “so” שלום 日本語 ▣ and so on. ".split(" ")
    step = len(words) // pieces
    text = tuple(Words(" ".join(words[n : n + step]) + " ") for n in range(0, len(words), step))
    return document(Heading(1, title), *(Paragraph(Role.BODY, (Words(f"{n} "), *text * 9)) for n in range(60)))


def places(pages: Pages) -> list[tuple[str, float, float]]:
    """Each line with its place, rounded to what no printer shows."""
    return [(line.text, round(line.left), round(line.baseline)) for page in pages for line in page.lines()]


def test_pages_are_the_same_on_every_thread(qapp) -> None:
    made: dict[str, tuple[Pages, bytes]] = {}

    def work(title: str) -> None:
        pages = lay_out(long(title, 2))
        made[title] = pages, pdf_of(pages)

    threads = [threading.Thread(target=work, args=(f"Guide {n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 4
    for title, (pages, pdf) in made.items():
        assert places(pages) == places(lay_out(long(title, 3)))
        assert len(boxes(pdf)) == len(pages) > 2


def test_only_the_last_asked_for_arrives(qtbot) -> None:
    maker = PageMaker()
    arrived: list[Pages] = []
    maker.made.connect(arrived.append)
    for title in ("one", "two", "three"):
        maker.make(lambda title=title: document(Heading(1, title)))
    qtbot.waitUntil(lambda: bool(arrived))
    assert arrived == [lay_out(document(Heading(1, "three")))]


def test_what_cannot_be_made_is_told(qtbot) -> None:
    maker = PageMaker()

    def refused() -> Document:
        raise EditRefused("Name a start first.")

    with qtbot.waitSignal(maker.failed) as told:
        maker.make(refused)
    assert told.args == ["Name a start first."]
