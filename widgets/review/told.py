"""A handoff in words, and the run a review of it goes to; knows no widget."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.domain.handoff import Handoff
from app.domain.library import Library
from app.domain.plan import Delivery, new_id
from app.domain.tongue import Tongue


def _tr(text: str) -> str:
    return QCoreApplication.translate("Review", text)


def handoff_words(handoff: Handoff) -> str:
    """``Coaching · version 1.3, handed off 14 Nov 2026, 16:20 · to Priya (Producer), Sam``."""
    made = datetime.fromisoformat(handoff.made_at).astimezone()
    day = Tongue().short_date(made.date().isoformat())
    version = _tr("version {0}, handed off {1}, {2}").format(handoff.version, day, f"{made:%H:%M}")
    people = [
        f"{one.name} ({one.role})" if one.name and one.role else one.name or one.role for one in handoff.recipients
    ]
    to = _tr("to {0}").format(", ".join(people)) if people else ""
    return " · ".join(part for part in (handoff.plan.title, version, to) if part)


def run_of(handoff: Handoff, library: Library) -> Delivery | None:
    """The run it was for, as it is now; a new one where none was named, None where it is gone."""
    if handoff.delivery is None:
        return Delivery(new_id(), handoff.plan_id, date=handoff.plan.date)
    return next((one for one in library.deliveries if one.id == handoff.delivery.id), None)
