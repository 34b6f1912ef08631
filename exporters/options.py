"""What a person may choose about a document; the defaults are meant to be right."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.document import Paper
from app.domain.plan import Program


class Depth(StrEnum):
    """How much of the plan a guide carries: for someone who knows it, prepares it, or reads it out."""

    BRIEF = "brief"
    STANDARD = "standard"
    SCRIPTED = "scripted"


@dataclass(frozen=True, slots=True)
class GuideOptions:
    """The facilitator guide's choices; ``today`` is the ISO date the document says it was made on, or empty."""

    depth: Depth = Depth.STANDARD
    paper: Paper = Paper.A4
    program: Program | None = None
    today: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class CueSheetOptions:
    """The cue sheet's choices; ``chat_text`` also writes every chat paste to a plain text file beside it."""

    paper: Paper = Paper.A4
    program: Program | None = None
    today: str = ""
    author: str = ""
    chat_text: bool = False
