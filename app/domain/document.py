"""What a document says, as plain values: headings, paragraphs, tables, callouts, the strip, sheets and cells.

Every word, sum and order is decided here and can be tested as data; it knows nothing of Word, Excel,
fonts or paper beyond a name for each use. Widths are shares of the text width in thousandths.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.domain.identity import Identity

PAGE_WORDS: Final = "Page {page} of {pages}"


class Look(StrEnum):
    """How a few words stand out from their line."""

    PLAIN = "plain"
    STRONG = "strong"
    MUTED = "muted"
    LABEL = "label"
    EXACT = "exact"


class Tone(StrEnum):
    """A color by name; it never carries a meaning that a word or glyph does not carry too."""

    PLAIN = "plain"
    GREEN = "green"
    BLUE = "blue"
    AMBER = "amber"
    TEAL = "teal"
    GRAY = "gray"
    ROSE = "rose"
    VIOLET = "violet"
    RED = "red"
    INDIGO = "indigo"


class Role(StrEnum):
    """What a paragraph is for; a writer gives each role one style."""

    KICKER = "kicker"
    TITLE = "title"
    SUBTITLE = "subtitle"
    FACTS = "facts"
    BODY = "body"
    HINT = "hint"
    META = "meta"
    SECTION = "section"


class TableLook(StrEnum):
    """What a table is for; a writer gives each look one style."""

    GRID = "grid"
    INTENT = "intent"
    SCRIPT = "script"
    FORM = "form"
    CARD_LARGE = "large card"
    CARD = "card"
    CARD_SMALL = "small card"


class Paper(StrEnum):
    """The sheet a document is laid out for."""

    A4 = "a4"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Words:
    """A few words in one look. ``to`` is the anchor of a heading they lead to.

    ``fill`` names a place a reader fills in: the words are what stands there until then, and the name is what a
    copy that comes back is read by.
    """

    text: str
    look: Look = Look.PLAIN
    to: str = ""
    fill: str = ""


Text = tuple[Words, ...]


def plain(*lines: str) -> tuple[Text, ...]:
    """One unadorned text a line, empty ones left out."""
    return tuple((Words(line),) for line in lines if line)


def read(text: Text) -> str:
    """The bare words of a text."""
    return "".join(words.text for words in text)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``aside`` stands at the right end of its line, ``anchor`` is what contents point to."""

    level: int
    text: str
    aside: Text = ()
    tone: Tone = Tone.PLAIN
    anchor: str = ""
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with a use; ``keep_next`` holds it on the page of what follows."""

    role: Role
    text: Text
    keep_next: bool = False
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Callout:
    """A line the eye must not miss: an edge in its tone, and a word that says the same."""

    tone: Tone
    text: Text


@dataclass(frozen=True, slots=True)
class Listing:
    """A real list, numbered where other parts refer to its items, else with bullets."""

    items: tuple[Text, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column: what stands at its head, and its share of the width in thousandths."""

    title: str
    share: int


@dataclass(frozen=True, slots=True)
class Cell:
    """One place in a table: a text a line; ``exact`` marks words to be read as written."""

    lines: tuple[Text, ...] = ()
    exact: bool = False


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; without ``head`` its first column labels the rows. ``about`` is its alternative text.

    A row of a single cell runs over all columns.
    """

    look: TableLook
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    about: str
    head: bool = True


@dataclass(frozen=True, slots=True)
class Block:
    """One segment on the strip; ``weight_s`` is its length in seconds."""

    title: str
    below: str
    tone: Tone
    weight_s: int


@dataclass(frozen=True, slots=True)
class Tick:
    """A time under the strip, at a place in thousandths of its width."""

    place: int
    text: str


@dataclass(frozen=True, slots=True)
class Strip:
    """The session at a glance: blocks as wide as they are long, and a clock line."""

    blocks: tuple[Block, ...]
    ticks: tuple[Tick, ...]
    about: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the contents."""

    level: int
    text: str
    aside: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Contents:
    """The headings to come, each a way to its place."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class NoteLines:
    """Room for a person's own hand: a label and empty ruled lines."""

    label: str
    lines: int


Part = Heading | Paragraph | Callout | Listing | Table | Strip | Contents | NoteLines


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. ``made`` is an ISO date or empty; ``language`` an IETF tag.

    ``page_words`` number a page; ``{page}`` and ``{pages}`` are known only once it is laid out.
    By its ``identity`` a copy that comes back is known.
    """

    title: str
    subject: str
    author: str
    keywords: str
    language: str
    made: str
    version: str
    head: tuple[str, str]
    foot: str
    parts: tuple[Part, ...]
    paper: Paper = Paper.A4
    landscape: bool = False
    page_words: str = PAGE_WORDS
    identity: Identity | None = None

    def words(self) -> Iterator[str]:
        """Every line of text in reading order, for search and for tests."""
        for part in self.parts:
            yield from _lines(part)


def _lines(part: Part) -> Iterator[str]:
    match part:
        case Heading(_, text, aside):
            yield text + (f" {read(aside)}" if aside else "")
        case Paragraph(_, text) | Callout(_, text):
            yield read(text)
        case Listing(items):
            yield from (read(item) for item in items)
        case Table():
            yield from _cell_lines(part)
        case Strip(blocks):
            yield from (f"{block.title} {block.below}" for block in blocks)
        case Contents(entries):
            yield from (f"{entry.text} {entry.aside}" for entry in entries)
        case NoteLines(label):
            yield label


def _cell_lines(table: Table) -> Iterator[str]:
    if table.head:
        yield from (column.title for column in table.columns)
    for row in table.rows:
        for cell in row:
            yield from (read(line) for line in cell.lines)
