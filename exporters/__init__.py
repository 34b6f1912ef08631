"""Turns plans into the documents people hand over; knows Word and Excel, no screen and no database.

python-docx and openpyxl are imported when a document is written, never before.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.domain.concerns import Audience
from app.domain.document import Document
from app.domain.handoff import Handoff, Paperwork
from app.domain.plan import Delivery, Plan
from app.domain.workbook import Book
from exporters.options import Depth, Options, tongue_of

if TYPE_CHECKING:
    from exporters.files import Piece

__all__ = [
    "Audience",
    "Depth",
    "Options",
    "book",
    "document",
    "draft",
    "note_piece",
    "paper_file",
    "paper_pieces",
    "write_book",
    "write_change_note",
    "write_cue_sheet",
    "write_document",
    "write_example",
    "write_paper",
]

BOOKS: Final = frozenset({Paperwork.CUE_SHEET, Paperwork.READINESS})
"""The workbooks: each says what its sheets and columns are called, so that a copy in any language can be read again."""


def draft(kind: Paperwork, plan: Plan, delivery: Delivery | None, options: Options | None = None) -> Document | Book:
    """What a document of one run says, for its pages; ValueError for one that takes two handoffs."""
    return book(kind, plan, delivery, options) if kind in BOOKS else document(kind, plan, delivery, options)


def write_paper(
    kind: Paperwork, plan: Plan, delivery: Delivery | None, target: Path, options: Options | None = None
) -> tuple[Path, ...]:
    """Write a document of one run to ``target`` (a file, or a folder to put it in), and what belongs beside it.

    Gives the files that were written. Raises StoreUnavailable when the machine does not allow it; then nothing of an
    older file is lost.
    """
    from exporters.files import write_all

    return write_all(paper_pieces(kind, plan, delivery, target, options))


def document(kind: Paperwork, plan: Plan, delivery: Delivery | None, options: Options | None = None) -> Document:
    """What a Word document of one run says, for its pages; ValueError for what is a workbook."""
    options = options or Options()
    match kind:
        case Paperwork.GUIDE:
            from exporters.guide import guide_document

            return guide_document(plan, delivery, options)
        case Paperwork.CARD:
            from exporters.late_card import late_card_document

            return late_card_document(plan, delivery, options)
        case Paperwork.AGENDA:
            from exporters.agenda import agenda_document

            return agenda_document(plan, delivery, options)
        case Paperwork.LEADER_BRIEF:
            from exporters.leader_brief import leader_brief_document

            return leader_brief_document(plan, delivery, options)
        case _:
            raise ValueError(f"the {kind.value} is no Word document of one run")


def book(kind: Paperwork, plan: Plan, delivery: Delivery | None, options: Options | None = None) -> Book:
    """What a workbook of one run says, for its pages; ValueError for what is a Word document."""
    match kind:
        case Paperwork.CUE_SHEET:
            from exporters.cue_sheet import cue_book

            return cue_book(plan, delivery, options)
        case Paperwork.READINESS:
            from exporters.readiness import readiness_book

            return readiness_book(plan, delivery, options)
        case _:
            raise ValueError(f"the {kind.value} is no workbook")


def write_book(
    kind: Paperwork, plan: Plan, delivery: Delivery | None, target: Path, options: Options | None = None
) -> Path:
    """Write a workbook to ``target`` (a file, or a folder to put it in); the file that was written.

    Raises StoreUnavailable like :func:`write_document`.
    """
    return _written(_paper_piece(kind, plan, delivery, target, options or Options()))


def write_document(
    kind: Paperwork, plan: Plan, delivery: Delivery | None, target: Path, options: Options | None = None
) -> Path:
    """Write a Word document to ``target`` (a file, or a folder to put it in); the file that was written.

    Raises StoreUnavailable when the machine does not allow it; then nothing of an older file is lost.
    """
    return _written(_paper_piece(kind, plan, delivery, target, options or Options()))


def write_change_note(
    before: Handoff, after: Handoff, audience: Audience, target: Path, options: Options | None = None
) -> Path:
    """Write one reader's change note to ``target`` (a file, or a folder to put it in); the file that was written.

    Raises StoreUnavailable like :func:`write_document`.
    """
    return _written(note_piece(before, after, audience, target, options))


def write_cue_sheet(
    plan: Plan, delivery: Delivery | None, target: Path, options: Options | None = None
) -> tuple[Path, ...]:
    """Write the producer's cue sheet to ``target`` (a file or folder), and the chat text beside it if asked for.

    Gives the files that were written. Raises StoreUnavailable like :func:`write_document`.
    """
    return write_paper(Paperwork.CUE_SHEET, plan, delivery, target, options)


def paper_pieces(
    kind: Paperwork, plan: Plan, delivery: Delivery | None, target: Path, options: Options | None = None
) -> tuple[Piece, ...]:
    """A document of one run for ``target`` (a file or folder) and what belongs beside it, made when it is written."""
    options = options or Options()
    first = _paper_piece(kind, plan, delivery, target, options)
    if kind is not Paperwork.CUE_SHEET or not options.chat_text:
        return (first,)
    from exporters.cue_sheet import cue_chat
    from exporters.files import bytes_piece
    from exporters.names import document_name

    say = tongue_of(plan, delivery, options)
    beside = first.target.with_name(document_name(plan, say("chat text"), ".txt"))
    return first, bytes_piece(beside, cue_chat(plan, delivery, options).encode("utf-8"))


def note_piece(
    before: Handoff, after: Handoff, audience: Audience, target: Path, options: Options | None = None
) -> Piece:
    """One reader's change note for ``target`` (a file or folder), made when it is written."""
    from exporters.change_note import change_note, note_name
    from exporters.names import target_file

    options = options or Options()
    say = tongue_of(after.plan, after.delivery, replace(options, language=options.language or after.language))
    file = target_file(target, after.plan, note_name(audience, say), ".docx")
    return _word_piece(lambda: change_note(before, after, audience, options), file, options.template)


def write_example(plan: Plan, file: Path, today: str = "") -> Path:
    """Write a plan as a run-of-show to fill in, with a sheet that says what goes where; the file that was written.

    Raises StoreUnavailable like :func:`write_document`.
    """
    from exporters.example import example_book

    file = file if file.suffix.lower() == ".xlsx" else file.with_name(file.name + ".xlsx")
    return _written(_book_piece(lambda: example_book(plan, today), file))


def paper_file(
    kind: Paperwork, plan: Plan, delivery: Delivery | None, target: Path, options: Options | None, *, suffix: str
) -> Path:
    """The file a document of one run goes to, called in the language it is written in."""
    from exporters.names import paper_name, target_file

    say = tongue_of(plan, delivery, options or Options())
    return target_file(target, plan, paper_name(kind, say), suffix)


def _paper_piece(kind: Paperwork, plan: Plan, delivery: Delivery | None, target: Path, options: Options) -> Piece:
    suffix = ".xlsx" if kind in BOOKS else ".docx"
    file = paper_file(kind, plan, delivery, target, options, suffix=suffix)
    if kind in BOOKS:
        return _book_piece(lambda: book(kind, plan, delivery, options), file)
    return _word_piece(lambda: document(kind, plan, delivery, options), file, options.template)


def _word_piece(make: Callable[[], Document], file: Path, template: bytes) -> Piece:
    from exporters.files import Piece, check_package
    from exporters.word import PARTS, write_word

    return Piece(file, lambda stream: write_word(make(), stream, template), check_package(*PARTS))


def _book_piece(make: Callable[[], Book], file: Path) -> Piece:
    from exporters.excel import PARTS, write_excel
    from exporters.files import Piece, check_package

    return Piece(file, lambda stream: write_excel(make(), stream), check_package(*PARTS))


def _written(piece: Piece) -> Path:
    from exporters.files import write_all

    return write_all((piece,))[0]
