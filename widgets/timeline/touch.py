"""Whether a change of the plan shows on the timeline; it knows what is drawn, not how."""

from __future__ import annotations

from app.domain.diff import Diff
from app.domain.plan import Segment

_DRAWN = (
    "title",
    "kind",
    "lane_id",
    "planned_s",
    "shortest_s",
    "longest_s",
    "start",
    "section_id",
    "markers",
    "cues",
    "needs",
)


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
    return (*(getattr(segment, name) for name in _DRAWN), written, segment.short_form_s, segment.steps)
