"""What a person wants handed off, as one value, and the packets it makes; it writes nothing and knows no widget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import reduce
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.domain.concerns import Audience
from app.domain.document import Paper
from app.domain.errors import EditRefused
from app.domain.filenames import safe_name
from app.domain.handoff import Depth, Handoff, Paperwork, Recipient
from app.domain.handoffs import suggested_version
from app.domain.library import add_handoff, delivery_of, put_delivery
from app.domain.plan import Delivery, Plan, new_id
from app.domain.recipients import audience_of, people_of, usual_papers
from app.session import Session
from widgets.edition import Edition, Packet

PAPERS: Final = (
    Paperwork.GUIDE,
    Paperwork.CARD,
    Paperwork.CUE_SHEET,
    Paperwork.READINESS,
    Paperwork.LEADER_BRIEF,
    Paperwork.AGENDA,
)
"""The documents of one run, in the order they are offered."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be handed off. ``others``: the ids of further sessions that go in the same move.

    ``template``: the look of the Word documents, as the verb that reads templates gave it.
    """

    run: Delivery
    recipients: tuple[Recipient, ...]
    version: str
    folder: Path
    depth: Depth = Depth.STANDARD
    paper: Paper = Paper.A4
    language: str = ""
    pdf: bool = False
    times: bool = True
    author: str = ""
    note: str = ""
    others: tuple[str, ...] = ()
    template: bytes = b""

    @property
    def papers(self) -> tuple[Paperwork, ...]:
        """The documents anybody gets, each once."""
        return given(self.recipients)


@dataclass(frozen=True, slots=True)
class Parcel:
    """One session's part of a wish: what is written, and for whom."""

    packet: Packet
    recipients: tuple[Recipient, ...]

    def handoff(self, files: Sequence[Path] = ()) -> Handoff:
        """What is recorded once these files are written."""
        return self.packet.handoff(tuple(file.name for file in files), self.recipients)


def given(recipients: Sequence[Recipient]) -> tuple[Paperwork, ...]:
    """The documents anybody gets, each once."""
    return tuple(paper for paper in PAPERS if any(paper in one.paperwork for one in recipients))


def newest_of(session: Session, plan_id: str) -> Handoff | None:
    """The handoff before, whole."""
    newest = next(iter(session.handoffs(plan_id)), None)
    return session.handoff(newest.id) if newest is not None else None


def edition_of(session: Session, plan: Plan, wish: Wish, since: Handoff | None, handoff_id: str) -> Edition:
    """What the documents of one session are made from; ``since`` is the handoff before, whole."""
    program = next((one for one in session.library.programs if one.id == plan.program_id), None)
    return Edition(
        plan=replace(plan, version=wish.version),
        delivery=wish.run,
        program=program,
        today=datetime.now(UTC).astimezone().date().isoformat(),
        depth=wish.depth,
        paper=wish.paper,
        language=wish.language,
        times=wish.times,
        since=since,
        author=wish.author,
        handoff_id=handoff_id,
        template=wish.template,
    )


def parcels_of(session: Session, plan: Plan, wish: Wish) -> tuple[Parcel, ...]:
    """What the wish writes, this session first; with others, each in a folder of its own."""
    made_at = datetime.now(UTC).isoformat(timespec="seconds")
    wishes = [(plan, wish), *((other, _wish_for(session, other, wish)) for other in map(session.load, wish.others))]
    folders = _folders([one for one, _ in wishes], wish.folder)
    return tuple(
        Parcel(
            Packet(
                edition_of(session, one, each, newest_of(session, one.id), new_id()),
                each.papers,
                folder,
                made_at,
                notes_of(session, one, each) if each.papers else (),
                each.pdf,
                each.note,
            ),
            each.recipients,
        )
        for (one, each), folder in zip(wishes, folders, strict=True)
    )


def notes_of(session: Session, plan: Plan, wish: Wish) -> tuple[Audience, ...]:
    """For whom a change note is written: each role that is given documents, where there was a handoff before."""
    found = {audience_of(one.paperwork) for one in wish.recipients} if session.handoffs(plan.id) else set()
    return tuple(one for one in Audience if one in found)


def check(session: Session, parcels: Sequence[Parcel]) -> None:
    """Raises EditRefused when what would be recorded cannot be; nothing is changed."""
    for one in parcels:
        if not one.packet.papers:
            words = "Nobody gets a document of “{0}”. Hand it off on its own and tick who gets what."
            title = one.packet.edition.plan.title
            raise EditRefused(QCoreApplication.translate("HandOff", words).format(title))
    library = reduce(put_delivery, runs_of(parcels), session.library)
    reduce(add_handoff, (one.handoff() for one in parcels), library)


def runs_of(parcels: Sequence[Parcel]) -> tuple[Delivery, ...]:
    """The runs that were chosen or made."""
    return tuple(one.packet.edition.delivery for one in parcels if one.packet.edition.delivery is not None)


def with_run(session: Session, wish: Wish) -> Wish:
    """The wish with its run as the library keeps it: what it knows of needs and times comes from there."""
    library = put_delivery(session.library, wish.run)
    return replace(wish, run=delivery_of(library, wish.run.id))


def usual_recipients(session: Session, plan: Plan, run: Delivery | None) -> tuple[Recipient, ...]:
    """Who gets what where nobody says otherwise: as it was the last time, else as such roles usually do."""
    newest = next(iter(session.handoffs(plan.id)), None)
    before = {_key(one.role, one.name): one.paperwork for one in newest.recipients} if newest is not None else {}
    found = tuple(
        Recipient(one.role, one.name, one.contact, before.get(_key(one.role, one.name), usual_papers(plan, one.role)))
        for one in people_of(plan, run)
    )
    if any(Paperwork.AGENDA in one.paperwork for one in found):
        return found
    learners = QCoreApplication.translate("HandOff", "Participants")
    agenda = before.get(_key(learners, ""), () if newest is not None else (Paperwork.AGENDA,))
    return (*found, Recipient(learners, paperwork=agenda))


def run_of(session: Session, plan_id: str) -> Delivery | None:
    """The latest run of a plan by date."""
    return max((one for one in session.library.deliveries if one.plan_id == plan_id), key=_dated, default=None)


def _dated(run: Delivery) -> str:
    return run.date


def _key(role: str, name: str) -> tuple[str, str]:
    return role.strip().casefold(), name.strip().casefold()


def _wish_for(session: Session, plan: Plan, wish: Wish) -> Wish:
    """The same wish for another session: its own run, people and version."""
    run = run_of(session, plan.id) or Delivery(new_id(), plan.id, date=plan.date, time_zone=wish.run.time_zone)
    people = tuple(one for one in usual_recipients(session, plan, run) if one.paperwork)
    version = suggested_version(plan, session.handoffs(plan.id))
    return replace(wish, run=run, recipients=people, version=version, others=())


def _folders(plans: Sequence[Plan], folder: Path) -> list[Path]:
    """One folder a session, no two the same; the folder itself for one alone."""
    if len(plans) == 1:
        return [folder]
    found: list[Path] = []
    for plan in plans:
        name, number = safe_name(plan.title), 1
        while folder / (name if number == 1 else f"{name} {number}") in found:
            number += 1
        found.append(folder / (name if number == 1 else f"{name} {number}"))
    return found
