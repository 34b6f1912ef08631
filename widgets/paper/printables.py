"""Which documents of a session can be printed, and what they are called; what they say is made by a verb."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication

from app.domain.document import Document, Paper
from app.domain.handoff import Depth, Paperwork
from app.domain.workbook import Book
from widgets.edition import Edition
from widgets.paper.preview import Printable
from widgets.verbs import Draft


def _tr(text: str) -> str:
    return QCoreApplication.translate("Printables", text)


def printables(edition: Edition, draft: Draft, first: Paperwork = Paperwork.GUIDE) -> tuple[Printable, ...]:
    """Every document of one run, those of the kind that is wanted first."""
    offered = (
        (_tr("Facilitator guide"), Paperwork.GUIDE, Depth.STANDARD),
        (_tr("Facilitator guide, brief"), Paperwork.GUIDE, Depth.BRIEF),
        (_tr("Facilitator guide, scripted"), Paperwork.GUIDE, Depth.SCRIPTED),
        (_tr("Recovery card"), Paperwork.CARD, Depth.STANDARD),
        (_tr("Producer cue sheet"), Paperwork.CUE_SHEET, Depth.STANDARD),
        (_tr("Participants’ agenda"), Paperwork.AGENDA, Depth.STANDARD),
        (_tr("Readiness list"), Paperwork.READINESS, Depth.STANDARD),
        (_tr("Leader’s brief"), Paperwork.LEADER_BRIEF, Depth.STANDARD),
    )
    version = f" v{edition.plan.version}" if edition.plan.version else ""
    return tuple(
        Printable(
            name,
            partial(_drafted, draft, replace(edition, depth=depth), what),
            f"{edition.plan.title} - {name}{version}",
        )
        for name, what, depth in sorted(offered, key=lambda one: one[1] is not first)
    )


def _drafted(draft: Draft, edition: Edition, what: Paperwork, paper: Paper) -> Document | Book:
    return draft(replace(edition, paper=paper), what)
