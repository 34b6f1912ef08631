"""Whether a change of the plan shows on the timeline; it knows what is drawn, not how."""

from __future__ import annotations

from app.domain.diff import Diff
from app.domain.plan import Segment

_PLACE = ("lane_id", "planned_s", "start", "section_id", "cues")
_FACE = ("title", "kind", "shortest_s", "longest_s", "markers", "needs")


def touches(diff: Diff) -> bool:
    """Whether anything drawn differs; typing a description, say, leaves the picture as it is."""
    for change in diff.changes:
        if change.kind == "objective":
            continue
        before, after = change.before, change.after
        if not isinstance(before, Segment) or not isinstance(after, Segment):
            return True
        if change.was_after != change.now_after or _drawn(before) != _drawn(after):
            return True
    return False


def _drawn(segment: Segment) -> tuple[object, ...]:
    # Texts that enter the assumed spread (a stated short form, exact words) come with a length or a step.
    written = bool(segment.intent.why.strip())
    return (*(getattr(segment, name) for name in _PLACE + _FACE), written, segment.short_form_s, segment.steps)


def only_faces(diff: Diff) -> frozenset[str] | None:
    """The segments whose blocks say something else where they are; None when anything may have moved."""
    for change in diff.changes:
        before, after = change.before, change.after
        if not isinstance(before, Segment) or not isinstance(after, Segment) or change.was_after != change.now_after:
            return None
        if before.kind is not after.kind or any(getattr(before, name) != getattr(after, name) for name in _PLACE):
            return None
    return frozenset(change.id for change in diff.changes)
