"""Writes the documents of handoffs in one move, and the texts that go with them; it records nothing.

What they say comes from the exporters, the pages of a PDF from the widgets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from app.domain.concerns import Audience
    from app.domain.document import Document
    from app.domain.handoff import Handoff, Recipient
    from app.domain.workbook import Book
    from exporters import Options
    from exporters.files import Piece
    from widgets.edition import Edition, Packet
    from widgets.verbs import Heed


class PacketDesk:
    """The verb of the window that hands off; each method loads what it needs when it is called."""

    def write(self, packets: tuple[Packet, ...], heed: Heed) -> tuple[tuple[Path, ...], ...]:
        """All files of all packets, or none; empty when ``heed`` stopped it. Raises StoreUnavailable."""
        from exporters.files import write_all

        sets = [tuple(_pieces(packet)) for packet in packets]
        pieces = [piece for one in sets for piece in one]
        written = write_all(pieces, lambda done, name: heed(done, len(pieces), name), make_folders=True)
        return tuple(tuple(piece.target for piece in one) for one in sets) if written else ()

    def files(self, packets: tuple[Packet, ...]) -> tuple[Path, ...]:
        """The files that would be written; nothing is made for it."""
        return tuple(piece.target for packet in packets for piece in _pieces(packet))

    def note(self, packet: Packet, audience: Audience) -> Document:
        """One reader's change note, for its pages; ValueError where there was no handoff before."""
        from exporters.change_note import change_note

        before = packet.edition.since
        if before is None:
            raise ValueError("a change note takes two handoffs")
        return change_note(before, packet.handoff(), audience, options_of(packet.edition))

    def letter(self, handoff: Handoff, held: Handoff | None, recipient: Recipient, author: str) -> str:
        """The e-mail to one person: what changed for them since what they hold, else what they are sent."""
        from app.domain.recipients import audience_of
        from exporters import Options
        from exporters.change_note import change_email
        from exporters.letter import first_email

        options = Options(language=handoff.language, author=author)
        audience = audience_of(recipient.paperwork)
        if held is None or audience is None:
            return first_email(handoff, recipient, options)
        return change_email(held, handoff, audience, options)

    def languages(self) -> tuple[tuple[str, str], ...]:
        """The languages there are words for: tag and own name."""
        from app.tongues import TONGUES

        return tuple(TONGUES.items())


def options_of(edition: Edition) -> Options:
    """The exporters' choices as a person made them."""
    from exporters import Options

    return Options(
        depth=edition.depth,
        paper=edition.paper,
        language=edition.language,
        program=edition.program,
        today=edition.today,
        author=edition.author,
        since=edition.since,
        template=edition.template,
        handoff_id=edition.handoff_id,
        times=edition.times,
    )


def _pieces(packet: Packet) -> Iterator[Piece]:
    """Every file of a packet in its folder, which need not be there yet."""
    for piece in (*_papers(packet), *_notes(packet)):
        yield replace(piece, target=packet.folder / piece.target.name)


def _papers(packet: Packet) -> Iterator[Piece]:
    from exporters import draft, paper_pieces

    edition = packet.edition
    plan, run, options = edition.plan, edition.delivery, replace(options_of(edition), chat_text=True)
    for what in packet.papers:
        written = paper_pieces(what, plan, run, Path(), options)
        yield from written
        if packet.pdf:
            yield _pdf(written[0].target, partial(draft, what, plan, run, options))


def _notes(packet: Packet) -> Iterator[Piece]:
    from exporters import note_piece
    from exporters.change_note import change_note

    before, after, options = packet.edition.since, packet.handoff(), options_of(packet.edition)
    if before is None:
        return
    for audience in packet.notes:
        written = note_piece(before, after, audience, Path(), options)
        yield written
        if packet.pdf:
            yield _pdf(written.target, partial(change_note, before, after, audience, options))


def _pdf(beside: Path, make: Callable[[], Document | Book]) -> Piece:
    from exporters.files import Piece, check_filled
    from widgets.paper.making import pages_of
    from widgets.paper.pdf import pdf_of

    def fill(stream: BinaryIO) -> None:
        stream.write(pdf_of(pages_of(make())))

    return Piece(beside.with_suffix(".pdf"), fill, check_filled)
