"""What the documents, the notes and the runs are called in the window; it knows no widget."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.domain.concerns import Audience
from app.domain.handoff import Depth, Paperwork
from app.domain.plan import Delivery
from app.domain.tongue import ENGLISH

_PAPERS: Final = {
    Paperwork.GUIDE: "Guide",
    Paperwork.CARD: "Recovery card",
    Paperwork.CUE_SHEET: "Cue sheet",
    Paperwork.READINESS: "Readiness list",
    Paperwork.LEADER_BRIEF: "Leader’s brief",
    Paperwork.AGENDA: "Agenda",
    Paperwork.CHANGE_NOTE: "Change note",
}
_BRIEF: Final = {Paperwork.CARD: "Card", Paperwork.READINESS: "Readiness"}
_NOTES: Final = {
    Audience.FACILITATOR: "Note: facilitator",
    Audience.PRODUCER: "Note: producer",
    Audience.LEADER: "Note: leader",
}
_DEPTHS: Final = {Depth.BRIEF: "Brief", Depth.STANDARD: "Standard", Depth.SCRIPTED: "Scripted"}


def _tr(text: str) -> str:
    return QCoreApplication.translate("HandOff", text)


def paper_words(paper: Paperwork) -> str:
    """A document."""
    return _tr(_PAPERS[paper])


def brief_paper_words(paper: Paperwork) -> str:
    """A document in a row of six."""
    return _tr(_BRIEF.get(paper, _PAPERS[paper]))


def note_words(audience: Audience) -> str:
    """A reader's change note."""
    return _tr(_NOTES[audience])


def depth_words(depth: Depth) -> str:
    """How much of the plan a guide carries."""
    return _tr(_DEPTHS[depth])


def run_words(run: Delivery) -> str:
    """``Cohort 3 · 14 Nov 2026``."""
    return " · ".join(part for part in (run.title, ENGLISH.short_date(run.date)) if part) or _tr("A run without a date")


def day_words(instant: str) -> str:
    """The day of an ISO instant."""
    return ENGLISH.short_date(date.fromisoformat(instant[:10]).isoformat())
