"""Turns plans into the documents people hand over; knows Word and Excel, no screen and no database.

python-docx and openpyxl are imported when a document is written, never before.
"""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from app.domain.plan import Delivery, Plan
from exporters.options import Depth, Options

__all__ = ["Depth", "Options", "write_cue_sheet", "write_example", "write_guide"]


def write_guide(plan: Plan, delivery: Delivery | None, target: Path, options: Options | None = None) -> Path:
    """Write the facilitator guide to ``target`` (a file, or a folder to put it in); the file that was written.

    Raises StoreUnavailable when the machine does not allow it; then nothing of an older file is lost.
    """
    from exporters.files import check_package, write_whole
    from exporters.guide import guide_document
    from exporters.names import target_file
    from exporters.word import PARTS, write_word

    document = guide_document(plan, delivery, options or Options())
    file = target_file(target, plan, "facilitator guide", ".docx")
    return write_whole(file, lambda stream: write_word(document, stream), check_package(*PARTS))


def write_cue_sheet(
    plan: Plan, delivery: Delivery | None, target: Path, options: Options | None = None
) -> tuple[Path, ...]:
    """Write the producer's cue sheet to ``target`` (a file or folder), and the chat text beside it if asked for.

    Gives the files that were written. Raises StoreUnavailable like :func:`write_guide`.
    """
    from exporters.cue_sheet import cue_book, cue_chat
    from exporters.excel import PARTS, write_excel
    from exporters.files import check_package, check_size, write_whole
    from exporters.names import document_name, target_file

    options = options or Options()
    book = cue_book(plan, delivery, options)
    file = target_file(target, plan, "producer cue sheet", ".xlsx")
    written = [write_whole(file, lambda stream: write_excel(book, stream), check_package(*PARTS))]
    if options.chat_text:
        text = cue_chat(plan, delivery, options).encode("utf-8")
        beside = file.with_name(document_name(plan, "chat text", ".txt"))
        written.append(write_whole(beside, lambda stream: _put(stream, text), check_size(len(text))))
    return tuple(written)


def write_example(plan: Plan, file: Path, today: str = "") -> Path:
    """Write a plan as a run-of-show to fill in, with a sheet that says what goes where; the file that was written.

    Raises StoreUnavailable like :func:`write_guide`.
    """
    from exporters.example import example_book
    from exporters.excel import PARTS, write_excel
    from exporters.files import check_package, write_whole

    book = example_book(plan, today)
    file = file if file.suffix.lower() == ".xlsx" else file.with_name(file.name + ".xlsx")
    return write_whole(file, lambda stream: write_excel(book, stream), check_package(*PARTS))


def _put(stream: BinaryIO, content: bytes) -> None:
    stream.write(content)
