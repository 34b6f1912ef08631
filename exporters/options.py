"""What a person may choose about the documents, and what they are told beside the plan; the defaults are right."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.document import Paper
from app.domain.handoff import Depth, Handoff
from app.domain.plan import Delivery, Plan, Program
from app.domain.tongue import Tongue
from exporters.tongues import tongue

__all__ = ["Depth", "Options", "tongue_of"]


@dataclass(frozen=True, slots=True)
class Options:
    """The choices of one set of documents.

    ``language``: of their fixed words, an IETF tag; empty: as the delivery or the plan is. ``today``: the ISO date
    they say they were made on, or empty. ``since``: the
    handoff before, whose changes are marked. ``times``: whether participants see the clock. ``chat_text``: also
    every chat paste in a plain file.
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


def tongue_of(plan: Plan, delivery: Delivery | None, options: Options) -> Tongue:
    """The language the documents of one run are written in."""
    return tongue(options.language or (delivery.language if delivery else "") or plan.language)
