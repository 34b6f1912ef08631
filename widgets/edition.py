"""What documents are made from: one edition of a session, and the packet of all that one handoff writes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.document import Paper
from app.domain.handoff import Depth, Handoff, Paperwork, Recipient

if TYPE_CHECKING:
    from app.domain.concerns import Audience
    from app.domain.plan import Delivery, Plan, Program


@dataclass(frozen=True, slots=True)
class Edition:
    """What a set of documents is made from; ``today`` is the ISO date printed on them.

    ``language``: of their fixed words; empty: as the delivery or the plan is. ``since``: the handoff before, whole,
    whose changes are marked. ``author``: whom a reader may ask. ``handoff_id``: of the handoff they are part of.
    ``times``: whether participants see the clock.
    ``template``: the look of the Word documents, as ``read_template`` gave it; empty: ours.
    """

    plan: Plan
    delivery: Delivery | None
    program: Program | None
    today: str
    depth: Depth = Depth.STANDARD
    paper: Paper = Paper.A4
    language: str = ""
    since: Handoff | None = None
    author: str = ""
    handoff_id: str = ""
    template: bytes = b""
    times: bool = True


@dataclass(frozen=True, slots=True)
class Packet:
    """What one handoff writes, and into which folder; the edition's plan bears the version it is handed off as.

    ``notes``: for whom a change note is written, where there was a handoff before. ``pdf``: each document as PDF
    too. ``made_at``: an ISO instant in UTC. ``note``: what is in this version, in the person's words.
    """

    edition: Edition
    papers: tuple[Paperwork, ...]
    folder: Path
    made_at: str
    notes: tuple[Audience, ...] = ()
    pdf: bool = False
    note: str = ""

    def handoff(self, files: tuple[str, ...] = (), recipients: tuple[Recipient, ...] = ()) -> Handoff:
        """What is kept of it once it is written."""
        edition = self.edition
        return Handoff(
            id=edition.handoff_id,
            plan_id=edition.plan.id,
            made_at=self.made_at,
            plan=edition.plan,
            delivery=edition.delivery,
            language=edition.language,
            folder=str(self.folder),
            files=files,
            recipients=recipients,
            note=self.note,
        )
