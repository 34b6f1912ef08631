"""What a cue sheet calls its sheets and columns, for whoever writes one and whoever reads one that comes back.

The hidden columns hold what a row's place in the plan cannot be told from otherwise; nothing in them is anybody's
words. Knows no Excel.
"""

from __future__ import annotations

import re
from typing import Final

from app.domain.plan import After, At, StartRule, With

COVER: Final = "Cover"
CHANGES: Final = "Changes"
CUES: Final = "Cue sheet"
BEFORE: Final = "Before the clock"
BUILD: Final = "Breakouts & polls"
LOAD: Final = "Peak load"
CHAT: Final = "Chat text"
NEEDS: Final = "Needs & tech check"
LATE: Final = "If late"
TAKE_OVER: Final = "If I must take over"
CONTACTS: Final = "Contacts"
FIXED_WORD: Final = "Fixed start"

ID: Final = "id"
KIND: Final = "kind"
"""A segment's kind, or a cue's action."""
SECTION: Final = "section"
"""Of a cue its title, which what is shown of it does not always tell from its action."""
OF: Final = "of"
"""A segment's lane, as ``joined: Breakout rooms``; of a cue or a need the id of its segment."""
ORDER: Final = "order"
"""A segment's place in the running order, counted from 1."""
BEGINS: Final = "begins"
"""How a segment starts; of a cue what its text cell holds."""

_WITH: Final = re.compile(r"with (\S{1,64}) (\d{1,9})")


def begins(rule: StartRule) -> str:
    """``after``, ``at``, or ``with`` a segment's id and the seconds into it."""
    match rule:
        case With():
            return f"with {rule.anchor_id} {rule.offset_s}"
        case At():
            return "at"
    return "after"


def rule_of(text: str, clock_s: int, reason: str) -> StartRule:
    """The rule written by :func:`begins`; what is no such text is taken for ``after``."""
    if text == "at":
        return At(clock_s, reason)
    found = _WITH.fullmatch(text)
    return With(found[1], int(found[2])) if found else After()
