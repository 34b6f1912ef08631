"""What a person may choose about the documents, and what they are told beside the plan; the defaults are right."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.document import Paper
from app.domain.handoff import Depth, Handoff, Paperwork
from app.domain.identity import Identity
from app.domain.plan import Delivery, Plan, Program
from app.domain.tongue import Tongue
from app.tongues import tongue

__all__ = ["Depth", "Options", "tongue_of"]


@dataclass(frozen=True, slots=True)
class Options:
    """The choices of one set of documents.

    ``language``: of their fixed words, an IETF tag; empty: as the delivery or the plan is. ``today``: the ISO date
    they say they were made on, or empty. ``since``: the
    handoff before, whose changes are marked. ``times``: whether participants see the clock. ``chat_text``: also
    every chat paste in a plain file. ``handoff_id``: of the handoff they are part of, by which they are known when
    they come back; empty for a document nobody is handed.
    every chat paste in a plain file. ``template``: the look of the Word documents as the reader of templates gave it;
    empty: ours.
    """

    depth: Depth = Depth.STANDARD
    paper: Paper = Paper.A4
    language: str = ""
    program: Program | None = None
    today: str = ""
    author: str = ""
    since: Handoff | None = None
    times: bool = True
    chat_text: bool = False
    handoff_id: str = ""
    template: bytes = b""


def tongue_of(plan: Plan, delivery: Delivery | None, options: Options) -> Tongue:
    """The language the documents of one run are written in."""
    return tongue(options.language or (delivery.language if delivery else "") or plan.language)


def identity_of(kind: Paperwork, plan: Plan, delivery: Delivery | None, options: Options, say: Tongue) -> Identity:
    """What a document is known by when it comes back."""
    return Identity(
        kind.value, plan.id, plan.version, delivery.id if delivery else "", options.handoff_id, language=say.tag
    )
