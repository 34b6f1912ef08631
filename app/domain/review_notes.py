"""What a reader says of a segment or of the session, kept in its notes with who said it and when; knows no file."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from app.domain import edits
from app.domain.errors import EditRefused
from app.domain.plan import Plan, Segment
from app.domain.review import OnPlan
from app.domain.text import MAX_TEXT, clean, one_line
from app.domain.tongue import Tongue

_MOST_QUOTED: Final = 120


def note_of(text: str, who: str = "", when: str = "", quoted: str = "") -> str:
    """``Sam, 20 Nov 2026, on “third round”: We never get there.``"""
    say = Tongue()
    about = f"on {say.quoted(shortened(quoted, _MOST_QUOTED))}" if quoted else ""
    signed = ", ".join(part for part in (who, say.short_date(when[:10]), about) if part)
    return clean(f"{signed}: {text}" if signed else text)


def shortened(text: str, most: int) -> str:
    """On one line, an ellipsis where it was longer."""
    line = one_line(text, MAX_TEXT)
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def holds(notes: str, note: str) -> bool:
    """Whether the note is among these already."""
    return f"\n{note}\n" in f"\n{notes}\n"


def with_note(notes: str, note: str, where: str) -> str:
    """The notes with one more below; EditRefused where there is no room."""
    if holds(notes, note):
        return notes
    found = f"{notes}\n{note}" if notes else note
    if len(found) > MAX_TEXT:
        raise EditRefused(f"The notes of “{where}” are full. Shorten them, then accept the remark.")
    return found


def adds_note(segment_id: str, note: str) -> OnPlan:
    """The edit that keeps it: with the segment, or without one with the session."""

    def on_segment(segment: Segment) -> Segment:
        return replace(segment, notes=with_note(segment.notes, note, segment.title))

    def on_head(plan: Plan) -> Plan:
        return replace(plan, notes=with_note(plan.notes, note, plan.title))

    if segment_id:
        return lambda plan: edits.amend(plan, segment_id, on_segment)
    return lambda plan: edits.amend_head(plan, on_head)


def noted(plan: Plan, segment_id: str, note: str) -> bool:
    """Whether the plan keeps it already."""
    if not segment_id:
        return holds(plan.notes, note)
    return any(one.id == segment_id and holds(one.notes, note) for one in plan.segments)
