"""The words with which one hands over to another: the same inside a script and between segments."""

from __future__ import annotations

from typing import Final

from app.domain.tongue import Tongue

_ROLES: Final = frozenset({"facilitator", "producer", "host", "moderator", "expert", "guest"})


def hand_over(say: Tongue, to: str) -> str:
    """``Hand over to the co-facilitator.``: English roles read with an article, names do not."""
    if to.casefold().split("-")[-1] not in _ROLES:
        return say("Hand over to {person}.", person=to)
    role = to[:1].lower() + to[1:] if say.tag.startswith("en") else to
    return say("Hand over to the {role}.", role=role)
