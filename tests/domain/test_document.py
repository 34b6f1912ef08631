"""Neutral documents: their words come out in reading order."""

from __future__ import annotations

import pytest

from app.domain.document import (
    Block,
    Callout,
    Cell,
    Column,
    Contents,
    Document,
    Entry,
    Heading,
    Listing,
    Look,
    NoteLines,
    Paragraph,
    Role,
    Strip,
    Table,
    TableLook,
    Tone,
    Words,
    plain,
    read,
)
from app.domain.workbook import Book, Sheet, SheetColumn, SheetRow


def document_of(*parts):
    return Document("t", "", "", "", "en", "", "1", ("", ""), "", parts)


PARTS = [
    (Heading(1, "Aims", (Words("10:00"),)), ["Aims 10:00"]),
    (Paragraph(Role.BODY, (Words("Say "), Words("it", Look.STRONG))), ["Say it"]),
    (Callout(Tone.RED, (Words("Must not cut"),)), ["Must not cut"]),
    (Listing((plain("a")[0], plain("b")[0])), ["a", "b"]),
    (
        Table(TableLook.GRID, (Column("Min", 1), Column("What", 2)), ((Cell(plain("1")), Cell(plain("x", "y"))),), ""),
        ["Min", "What", "1", "x", "y"],
    ),
    (Table(TableLook.INTENT, (Column("", 1),), ((Cell(plain("z")),),), "", head=False), ["z"]),
    (Strip((Block("Poll", "5", Tone.AMBER, 1),), (), ""), ["Poll 5"]),
    (Contents((Entry(2, "1  Open", "10:00", "a"),)), ["1  Open 10:00"]),
    (NoteLines("My notes", 2), ["My notes"]),
]


@pytest.mark.parametrize(("part", "lines"), PARTS)
def test_every_part_gives_its_words(part, lines):
    assert list(document_of(part).words()) == lines


def test_words_come_in_reading_order():
    every = document_of(*(part for part, _ in PARTS))
    assert list(every.words()) == [line for _, lines in PARTS for line in lines]


def test_plain_leaves_out_empty_lines():
    assert [read(text) for text in plain("a", "", "b")] == ["a", "b"]


def test_a_sheet_knows_where_its_table_begins():
    above = (SheetRow(()), SheetRow(()))
    assert Sheet("s", (SheetColumn("Clock", 8),), (), above).first_row == 4
    assert Sheet("s", (SheetColumn("", 8),), (), above).first_row == 3


def test_a_book_finds_its_sheets_by_name():
    sheet = Sheet("Cues", (), ())
    book = Book("t", "", "", "", "en", "", ("", ""), "", (sheet,))
    assert book.sheet("Cues") is sheet
    with pytest.raises(KeyError):
        book.sheet("None")
