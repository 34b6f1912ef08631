"""Lays a workbook out on pages: each sheet as wide as its paper, its head repeated, in the order of its tabs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from app.domain.tints import HAIR
from app.domain.workbook import Book, Sheet
from widgets.paper.documents import EDGE_OF_PAPER, ends
from widgets.paper.pages import SIZES, Area, Mark, Page, Pages
from widgets.paper.sheet_rows import SheetRows
from widgets.paper.stack import stacked

_SIDE: Final = 620
_TOP: Final = 1000
_BOTTOM: Final = 1000
_HEAD: Final = 480
_FOOT: Final = 760


def lay_out_book(book: Book) -> Pages:
    """The pages of a workbook; what is hidden is left out. It may be called on any thread, like a document's."""
    bodies = [(sheet, body) for sheet in book.sheets for body in _bodies(sheet, book)]
    pages = tuple(_page(book, sheet, body, n, len(bodies)) for n, (sheet, body) in enumerate(bodies, 1))
    return Pages(pages, book.title, book.author, book.language)


def _size(sheet: Sheet, book: Book) -> tuple[int, int]:
    width, height = SIZES[book.paper]
    return (height, width) if sheet.landscape else (width, height)


def _bodies(sheet: Sheet, book: Book) -> tuple[tuple[Mark, ...], ...]:
    if all(column.hidden for column in sheet.columns):
        return ()
    width, height = _size(sheet, book)
    blocks = list(SheetRows(sheet, width - 2 * _SIDE, book.say).blocks())
    return stacked(blocks, height - _TOP - _BOTTOM).pages if blocks else ()


def _page(book: Book, sheet: Sheet, body: tuple[Mark, ...], number: int, count: int) -> Page:
    width, height = _size(sheet, book)
    marks = (*_frame(book, sheet, number, count), *(mark.moved(_SIDE, _TOP) for mark in body))
    return Page(width, height, EDGE_OF_PAPER, marks)


def _frame(book: Book, sheet: Sheet, number: int, count: int) -> Iterator[Mark]:
    width, height = _size(sheet, book)
    left, right = book.head
    inner = width - 2 * _SIDE
    yield from ends(f"{left} · {sheet.name}", right, _SIDE, _HEAD, inner)
    yield Area(_SIDE, height - _FOOT, inner, 10, HAIR)
    yield from ends(book.foot, book.page_words.format(page=number, pages=count), _SIDE, height - _FOOT + 80, inner)
