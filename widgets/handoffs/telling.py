"""How a handoff is told on the screen: its moment, its people, its run; reads no library."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from app.domain.handoff import Handoff, Recipient, version_name


def _tr(text: str) -> str:
    return QCoreApplication.translate("Handoffs", text)


def day_of(instant: str) -> str:
    """The day of an ISO instant on this machine's calendar; empty for none."""
    if not instant:
        return ""
    there = datetime.fromisoformat(instant).astimezone()
    return QLocale().toString(QDate(there.year, there.month, there.day), "d MMM yyyy")


def time_of(instant: str) -> str:
    """Its time of day on this machine's clock."""
    there = datetime.fromisoformat(instant).astimezone()
    return QLocale().toString(QTime(there.hour, there.minute), QLocale.FormatType.ShortFormat)


def name_of(handoff: Handoff) -> str:
    """``v1.2, 24 Nov 2026``: how it is chosen from a list."""
    return f"{version_name(handoff.version)}, {day_of(handoff.made_at)}"


def person(one: Recipient) -> str:
    """A name with its role."""
    return f"{one.name}, {one.role}" if one.name and one.role else one.name or one.role


def people(handoff: Handoff) -> str:
    """Everybody who got it, by name where there is one."""
    return ", ".join(one.name or one.role for one in handoff.recipients) or _tr("Nobody is named")


def answers(handoff: Handoff) -> str:
    """How many confirmed, else how many it was sent to; empty where nobody is named."""
    all_of = len(handoff.recipients)
    sent, confirmed = (sum(bool(getattr(one, name)) for one in handoff.recipients) for name in ("sent", "confirmed"))
    if not all_of:
        return ""
    if confirmed == all_of:
        return _tr("✓ confirmed")
    if confirmed:
        return _tr("{0} of {1} confirmed").format(confirmed, all_of)
    if sent == all_of:
        return _tr("sent")
    return _tr("{0} of {1} sent").format(sent, all_of) if sent else _tr("not sent yet")
