"""What a row of a review says beside what came back: its standing, what there is now, who said it, where it stands."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.domain.review import Returned, Standing
from app.domain.tongue import Tongue


def _tr(text: str) -> str:
    return QCoreApplication.translate("Review", text)


def standing_words(one: Returned) -> str:
    """How it stands, in a word or two; empty where it simply can be taken in."""
    if one.removes and one.standing is Standing.OPEN:
        return _tr("removes")
    return {
        Standing.OPEN: "",
        Standing.CLASH: _tr("clash"),
        Standing.REMARK: _tr("remark"),
        Standing.SETTLED: _tr("settled"),
        Standing.LOST: _tr("gone"),
    }[one.standing]


def now_words(one: Returned) -> str:
    """What the plan says instead, or why nothing is left to do."""
    if not one.now or one.standing is not Standing.CLASH:
        return one.now
    return _tr("Changed since. Now: {0}").format(one.now)


def about_words(one: Returned) -> str:
    """The words of the document a comment is about."""
    if not one.quoted:
        return ""
    return _tr("On {0}").format(Tongue().quoted(one.quoted))


def source_words(one: Returned, *, titled: bool = False) -> str:
    """Who said it, when, and where it stands in the file; what it is about where no heading says so."""
    when = Tongue().short_date(one.when[:10])
    clock = one.when[11:16]
    moment = f"{when}, {clock}" if when and clock else when
    title = one.title if titled else ""
    return " · ".join(part for part in (title, one.who, moment, one.place) if part)


def spoken(one: Returned, chosen: bool | None) -> str:
    """All of it in one line for who cannot see it; ``chosen`` None: nothing can be chosen."""
    state = "" if chosen is None else _tr("accepted") if chosen else _tr("declined")
    words = (state, standing_words(one), one.said, about_words(one), now_words(one), source_words(one))
    return ", ".join(part for part in words if part)
