"""Everything that may be done to a plan: pure functions to a new plan, or :class:`EditRefused` with a sentence."""

from __future__ import annotations

from app.domain.beside import put_beside, put_in_run
from app.domain.edges import resize_start
from app.domain.fields import (
    amend,
    amend_head,
    amend_many,
    resize,
    retitle,
    roll,
    set_custom,
    set_intent,
    set_lengths,
    set_plan_start,
    set_start,
    state_lengths,
)
from app.domain.halves import join, split
from app.domain.homecoming import come_back
from app.domain.items import (
    Item,
    carry,
    drop,
    drop_lane,
    drop_objective,
    drop_section,
    put,
    put_lane,
    put_objective,
    put_section,
    shift,
)
from app.domain.parking import park, unpark
from app.domain.places import add_segment, duplicate, move, paste, remove

__all__ = [
    "Item",
    "add_segment",
    "amend",
    "amend_head",
    "amend_many",
    "carry",
    "come_back",
    "drop",
    "drop_lane",
    "drop_objective",
    "drop_section",
    "duplicate",
    "join",
    "move",
    "park",
    "paste",
    "put",
    "put_beside",
    "put_in_run",
    "put_lane",
    "put_objective",
    "put_section",
    "remove",
    "resize",
    "resize_start",
    "retitle",
    "roll",
    "set_custom",
    "set_intent",
    "set_lengths",
    "set_plan_start",
    "set_start",
    "shift",
    "split",
    "state_lengths",
    "unpark",
]
