"""The same guide through docxtpl: a template with a branch for each block there is, filled with the same words.

Of a text only the bare words go in, without the looks of single words: what docxtpl has to do is rather less.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.domain.document import (
    Callout,
    Cell,
    Column,
    Contents,
    Document,
    Heading,
    Listing,
    NoteLines,
    Paragraph,
    Part,
    Role,
    Row,
    Strip,
    Table,
    Words,
    read,
)
from exporters.word import write_word


@dataclass(frozen=True, slots=True)
class Piece:
    """A block as the template sees it: which branch it takes, and its words."""

    branch: str
    text: str = ""
    aside: str = ""
    lines: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def pieces(document: Document) -> list[Piece]:
    """The blocks of a document, the strip left out: it has no words of its own."""
    return [_piece(part) for part in document.parts if not isinstance(part, Strip)]


def _piece(part: Part) -> Piece:
    match part:
        case Heading(_, text, aside):
            return Piece(_branch(part), text, read(aside))
        case Paragraph(_, text) | Callout(_, text):
            return Piece(_branch(part), read(text))
        case Listing(items):
            return Piece(_branch(part), lines=tuple(read(item) for item in items))
        case Contents(entries):
            return Piece(_branch(part), rows=tuple((one.text, one.aside) for one in entries))
        case Table(_, columns, rows):
            cells = tuple(tuple(_lines(cell) for cell in row) for row in rows)
            return Piece(_branch(part), head=tuple(column.title for column in columns), rows=cells)
        case NoteLines(label, lines):
            return Piece(_branch(part), label, lines=("",) * lines)
    raise ValueError(part)


def _lines(cell: Cell) -> str:
    return "\n".join(read(line) for line in cell.lines)


def _branch(part: Part) -> str:
    match part:
        case Heading(level):
            return f"heading {level}"
        case Paragraph(role):
            return f"paragraph {role}"
        case Callout(tone):
            return f"callout {tone}"
        case Table(look, columns, rows, _, head):
            return f"table {look} {len(columns)} {head} {any(len(row) == 1 for row in rows)}"
    return type(part).__name__


def template_of(document: Document) -> bytes:
    """A template with a branch for every kind of block the document has, each in its own style."""
    kinds = {_branch(part): part for part in document.parts if not isinstance(part, Strip)}
    parts: list[Part] = [_order("{%p for piece in pieces %}")]
    for branch, part in kinds.items():
        parts += [_order(f"{{%p if piece.branch == '{branch}' %}}"), *_block(part), _order("{%p endif %}")]
    parts.append(_order("{%p endfor %}"))
    file = io.BytesIO()
    write_word(replace(document, parts=tuple(parts)), file)
    return file.getvalue()


def _words(text: str) -> tuple[Words, ...]:
    return (Words(text),)


def _order(text: str) -> Paragraph:
    return Paragraph(Role.BODY, _words(text))


def _block(part: Part) -> Iterator[Part]:
    match part:
        case Heading():
            yield replace(part, text="{{ piece.text }}", aside=_words("{{ piece.aside }}"), anchor="", new_page=False)
        case Paragraph() | Callout():
            yield replace(part, text=_words("{{ piece.text }}"))
        case Listing():
            yield _order("{%p for line in piece.lines %}")
            yield replace(part, items=(_words("{{ line }}"),))
            yield _order("{%p endfor %}")
        case Contents():
            yield _order("{%p for row in piece.rows %}")
            yield Heading(3, "{{ row[0] }}", _words("{{ row[1] }}"))
            yield _order("{%p endfor %}")
        case Table():
            yield _table(part)
        case NoteLines():
            yield replace(part, label="{{ piece.text }}")


def _table(table: Table) -> Table:
    """Head, and a row for each row; where some have a single cell they are told apart."""
    count = len(table.columns)
    full = tuple(_cell(f"{{{{ row[{n}] }}}}") for n in range(count))
    rows: list[Row] = [full]
    if any(len(row) == 1 for row in table.rows) and count > 1:
        rows = [
            _tag("{%tr if row|length > 1 %}"),
            full,
            _tag("{%tr else %}"),
            (_cell("{{ row[0] }}"),),
            _tag("{%tr endif %}"),
        ]
    columns = tuple(
        Column(f"{{{{ piece.head[{n}] }}}}" if one.title else "", one.share) for n, one in enumerate(table.columns)
    )
    looped = (_tag("{%tr for row in piece.rows %}"), *rows, _tag("{%tr endfor %}"))
    return replace(table, columns=columns, rows=looped)


def _tag(text: str) -> Row:
    return (_cell(text),)


def _cell(text: str) -> Cell:
    return Cell((_words(text),))


def filled(template: bytes, document: Document) -> bytes:
    """The document written by docxtpl."""
    from docxtpl import DocxTemplate

    made = DocxTemplate(io.BytesIO(template))
    made.render({"pieces": pieces(document)}, autoescape=True)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()
