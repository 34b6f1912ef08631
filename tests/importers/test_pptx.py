"""Slide decks: titles, notes, order and hidden slides, whatever the package looks like."""

from __future__ import annotations

import json
from io import BytesIO
from zipfile import ZipFile

import pytest

from app.domain.deck import Slide, deck_of
from app.domain.errors import ImportProblem
from app.importers.child import answer_to, read
from app.importers.wire import read_answer

A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def shape(role: str, *lines: str) -> str:
    text = "".join(f"<a:p><a:r><a:t>{line}</a:t></a:r></a:p>" for line in lines)
    place = f'<p:nvSpPr><p:nvPr><p:ph type="{role}"/></p:nvPr></p:nvSpPr>' if role else ""
    return f"<p:sp>{place}<p:txBody>{text}</p:txBody></p:sp>"


def slide(*shapes: str, shown: bool = True) -> str:
    show = "" if shown else ' show="0"'
    return f"<p:sld {A} {P}{show}><p:cSld><p:spTree>{''.join(shapes)}</p:spTree></p:cSld></p:sld>"


def rels(*pairs: tuple[str, str, str]) -> str:
    inside = "".join(f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{to}"/>' for key, kind, to in pairs)
    return f"<Relationships>{inside}</Relationships>"


def package(slides: list[str], notes: dict[int, str] | None = None, order: list[int] | None = None) -> bytes:
    file = BytesIO()
    places = order or [*range(1, len(slides) + 1)]
    listed = "".join(f'<p:sldId r:id="rId{n}" id="{255 + n}"/>' for n in places)
    with ZipFile(file, "w") as made:
        made.writestr(
            "ppt/presentation.xml", f"<p:presentation {P} {R}><p:sldIdLst>{listed}</p:sldIdLst></p:presentation>"
        )
        links = [(f"rId{n}", "slide", f"slides/slide{n}.xml") for n in range(1, len(slides) + 1)]
        made.writestr("ppt/_rels/presentation.xml.rels", rels(*links))
        for n, text in enumerate(slides, 1):
            made.writestr(f"ppt/slides/slide{n}.xml", text)
        for n, text in (notes or {}).items():
            made.writestr(
                f"ppt/slides/_rels/slide{n}.xml.rels", rels(("rId1", "notesSlide", f"../notesSlides/n{n}.xml"))
            )
            body = shape("sldImg") + shape("body", *text.split("\n")) + shape("sldNum", "7")
            made.writestr(f"ppt/notesSlides/n{n}.xml", slide(body).replace("p:sld", "p:notes"))
    return file.getvalue()


def deck(data: bytes) -> tuple[Slide, ...]:
    return deck_of(read_answer(json.dumps(answer_to(data)).encode()))


def test_titles_and_notes_in_the_order_they_are_shown() -> None:
    slides = [
        slide(shape("title", "Welcome"), shape("body", "all of you")),
        slide(shape("", "No title here", "but words"), shape("ftr", "Acme")),
        slide(shape("ctrTitle", "Close"), shown=False),
    ]
    assert deck(package(slides, {1: "Say hello.\nThen wait."}, order=[3, 1, 2])) == (
        Slide(1, "Close", hidden=True),
        Slide(2, "Welcome", "Say hello.\nThen wait."),
        Slide(3, "No title here"),
    )


def test_a_deck_without_words_has_its_slides_all_the_same() -> None:
    assert deck(package([slide(), slide(shape("title"))])) == (Slide(1), Slide(2))


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (package([slide(shape("title", "A"))]).replace(b"</p:sld>", b"</p:sl>>"), "damaged|not well formed"),
        (package(["<!DOCTYPE x><p:sld/>"]), "document type definition"),
        (package([slide("<p:sp>" * 300 + "</p:sp>" * 300)]), "nested too deep"),
    ],
)
def test_a_broken_deck_is_refused_with_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(ImportProblem, match=sentence):
        read(data)
