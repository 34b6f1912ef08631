"""The one next best thing to do on a plan: the first place of the first finding of the alignment check."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.rules import Check, todo_of


@dataclass(frozen=True, slots=True)
class NextThing:
    """What to do, where (None: in the session as a whole), and in which field: a path as in :mod:`app.domain.empty`.

    ``item_id``: the marker, step, cue, need or objective it is about, or empty.
    """

    words: str
    segment_id: str | None
    field: str
    item_id: str = ""


def next_thing(found: Check) -> NextThing | None:
    """The next best thing to do; None when there is none."""
    for finding in found.findings():
        for place in finding.places:
            words = todo_of(finding.rule, place, found.plan)
            return NextThing(words, place.segment_id, place.field, place.item_id)
    return None
