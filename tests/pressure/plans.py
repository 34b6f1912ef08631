"""The 120-minute session of the calibration, with its buffer, and with or without what its markers do to it."""

from __future__ import annotations

from app.domain.plan import Kind, Marker, MarkerKind, Plan, Segment

ROWS = (
    ("checkin", Kind.OPENING, 8, (MarkerKind.KEEP_CONSISTENT,)),
    ("why", Kind.INPUT, 7, ()),
    ("poll", Kind.POLL, 5, (MarkerKind.INVITE_DIALOGUE,)),
    ("model", Kind.INPUT, 12, (MarkerKind.SLOW_DOWN, MarkerKind.KEEP_CONSISTENT)),
    ("watch", Kind.DEMONSTRATION, 10, (MarkerKind.INVITE_DIALOGUE,)),
    ("break", Kind.BREAK, 10, ()),
    ("practise", Kind.PRACTICE, 25, (MarkerKind.MUST_NOT_CUT, MarkerKind.INVITE_DIALOGUE)),
    ("debrief", Kind.DEBRIEF, 13, (MarkerKind.SLOW_DOWN, MarkerKind.INVITE_DIALOGUE)),
    ("hard", Kind.DISCUSSION, 11, (MarkerKind.MAY_SKIP,)),
    ("buffer", Kind.BUFFER, 0, ()),
    ("commit", Kind.REFLECTION, 9, (MarkerKind.MUST_NOT_CUT,)),
    ("close", Kind.CLOSE, 6, (MarkerKind.KEEP_CONSISTENT,)),
)
BENDING = (MarkerKind.SLOW_DOWN, MarkerKind.INVITE_DIALOGUE)
"""Markers that change how long a segment may take."""


def feedback(buffer_min: int = 4, bending: bool = True) -> Plan:
    """116 minutes and a buffer, promised as long as that: two hours with 4 minutes of it."""
    segments = tuple(
        Segment(
            id=key,
            title=key.title(),
            kind=kind,
            planned_s=60 * (buffer_min if kind is Kind.BUFFER else minutes),
            shortest_s={"practise": 1080, "break": 420}.get(key),
            longest_s=2040 if key == "practise" else 720 if key == "break" else None,
            markers=tuple(Marker(f"{key}-{m}", m) for m in markers if bending or m not in BENDING),
        )
        for key, kind, minutes, markers in ROWS
        if kind is not Kind.BUFFER or buffer_min
    )
    return Plan("feedback", "Giving feedback", promised_s=60 * (116 + buffer_min), segments=segments)
