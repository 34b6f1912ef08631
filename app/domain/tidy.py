"""The texts of a plan's values, cleaned at the border: which fields are one line, which are text; no other rules."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final, TypeVar

from app.domain.handoff import Handoff, Recipient
from app.domain.plan import (
    Actual,
    At,
    Cue,
    Delivery,
    Field,
    Intent,
    Lane,
    Marker,
    Need,
    Objective,
    Person,
    Plan,
    Program,
    Section,
    Segment,
    Step,
)
from app.domain.text import clean, one_line

Inside = Segment | At | Intent | Marker | Step | Cue | Need | Field | Objective | Section | Lane
V = TypeVar("V", bound=Inside | Plan | Program | Delivery | Person | Actual | Handoff | Recipient)

_LINES: Final[dict[type, tuple[str, ...]]] = {
    Segment: ("title", "led_by", "slides"),
    Marker: ("label",),
    Step: ("speaker", "slide"),
    Cue: ("number", "title", "asset", "target", "who", "rights"),
    Need: ("title", "owner"),
    Field: ("name",),
    Section: ("title",),
    Lane: ("title",),
    Plan: ("title", "version", "language", "platform", "deck", "back_channel", "signal"),
    Program: ("title",),
    Delivery: ("title", "time_zone", "language", "link"),
    Person: ("role", "name", "contact"),
    Recipient: ("role", "name", "contact"),
}
_TEXTS: Final[dict[type, tuple[str, ...]]] = {
    Segment: ("description", "short_form", "transition", "notes"),
    Intent: ("why", "good", "listen_for", "interaction", "substitute"),
    Marker: ("reason", "question", "limits"),
    Step: ("text", "expected"),
    Cue: ("trigger_text", "text", "backup"),
    Need: ("test",),
    Field: ("value",),
    Objective: ("text", "evidence", "measure"),
    Plan: ("purpose", "notes"),
    Program: ("purpose", "measure", "must_stay"),
    Delivery: ("observations",),
    Actual: ("note",),
    Handoff: ("note", "folder"),
    At: ("reason",),
}


def tidy(value: V) -> V:
    """The value with its own texts cleaned; the very same value when they were clean."""
    changes: dict[str, Any] = {}
    for names, cleaner in ((_LINES.get(type(value), ()), one_line), (_TEXTS.get(type(value), ()), clean)):
        for name in names:
            text = getattr(value, name)
            cleaned = cleaner(text)
            if cleaned != text:
                changes[name] = cleaned
    return replace(value, **changes) if changes else value


def tidy_segment(segment: Segment) -> Segment:
    """A segment with all texts in it cleaned; parts that were clean stay the same objects."""
    segment = tidy(segment)
    changes: dict[str, Any] = {
        "start": tidy(segment.start) if isinstance(segment.start, At) else segment.start,
        "intent": tidy(segment.intent),
        "markers": tidy_row(segment.markers),
        "steps": tidy_row(segment.steps),
        "cues": tidy_row(tuple(_tidy_cue(cue) for cue in segment.cues)),
        "needs": tidy_row(segment.needs),
        "custom": tidy_row(segment.custom),
    }
    changes = {name: value for name, value in changes.items() if value != getattr(segment, name)}
    return replace(segment, **changes) if changes else segment


def tidy_row(row: tuple[V, ...]) -> tuple[V, ...]:
    """Each of a row cleaned."""
    return tuple(tidy(item) for item in row)


def _tidy_cue(cue: Cue) -> Cue:
    details = tidy_row(cue.details)
    return cue if details == cue.details else replace(cue, details=details)
