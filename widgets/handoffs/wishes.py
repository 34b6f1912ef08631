"""What can be wished for in the handoffs that happens outside of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HandOff:
    """To hand the open session off."""


@dataclass(frozen=True, slots=True)
class Place:
    """To see a segment of a session, or (empty) the session's own facts; ``words``: what changed there."""

    plan_id: str
    segment_id: str
    words: str


Wish = HandOff | Place | None
