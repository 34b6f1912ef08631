"""A review as plain data and as lines of text, for a command without a window."""

from __future__ import annotations

from typing import Final

from app.domain.review import Returned, Review, Standing

_STANDING: Final = {
    Standing.OPEN: "",
    Standing.CLASH: "the session says otherwise now",
    Standing.SETTLED: "the session says so already",
    Standing.REMARK: "a remark",
    Standing.LOST: "can only be read",
}


def as_json(review: Review) -> dict[str, object]:
    """All there is to know of it but what accepting does."""
    return {
        "source": review.source,
        "handoff": review.handoff_id,
        "items": [_data(item) for item in review.items],
        "unread": list(review.unread),
    }


def _data(item: Returned) -> dict[str, object]:
    names = ("id", "segment_id", "title", "place", "said", "now", "quoted", "who", "when", "removes")
    of = "run" if item.on_run else "session" if item.on_plan else ""
    return {name: getattr(item, name) for name in names} | {"standing": item.standing.value, "changes": of}


def lines(review: Review) -> list[str]:
    """One line an item, under the segment it is about; then what was not read."""
    told: list[str] = []
    title = None
    for item in review.items:
        if item.title != title:
            title = item.title
            told.append(title)
        now = f" (now {item.now})" if item.now else ""
        standing = f" [{_STANDING[item.standing]}{now}]" if _STANDING[item.standing] else ""
        told.append(f"  {item.said}{standing}  {item.place}")
    return [*told, *(f"Not read: {sentence}" for sentence in review.unread)]
