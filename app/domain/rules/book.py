"""All rules, in the order a designer would see to them: what breaks the session, what it is for, then the rest."""

from __future__ import annotations

from typing import Final

from app.domain.errors import EditRefused
from app.domain.rules.begin import NO_OBJECTIVES, NO_PURPOSE, NO_SEGMENTS, NOBODY_LEADS
from app.domain.rules.cues import LEFT_OPEN, NO_BACKUP, NO_CUE, NO_RIGHTS, NO_WORDS, NOT_NAMED, TWO_HANDS
from app.domain.rules.groups import NO_FIT, NO_MOVE
from app.domain.rules.learning import (
    AIMLESS,
    NO_CHOICE,
    NO_DEBRIEF,
    NO_INSTRUCTION,
    NO_WHY,
    PASSIVE,
    THIN_DEBRIEF,
    UNSERVED,
    UNTOUCHED,
)
from app.domain.rules.lines import NO_HANDOVER, PAST_END, TOO_LONG_TO_SAY
from app.domain.rules.second import SECOND_LINE
from app.domain.rules.support import DRIFTED, NO_OWNER, NOT_TESTED, OLD_VERSION
from app.domain.rules.timing import (
    FLOORS,
    NEVER_FITS,
    NO_BREAK,
    NO_BUFFER,
    NO_CUSHION,
    NO_LEVER,
    NO_RANGE,
    NO_START_REASON,
    ON_TIME,
    OVER,
)
from app.domain.rules.values import Rule
from app.domain.rules.weight import LAST_WORD, NO_FLOOR, NO_REASON, NO_WEIGHT, TOO_MANY

RULES: Final[tuple[Rule, ...]] = (
    *(NO_SEGMENTS, OVER, NEVER_FITS, NO_PURPOSE),
    *(NO_FIT, NO_WHY, NO_REASON, NO_INSTRUCTION, NO_OWNER, NO_CUE, LEFT_OPEN, NOT_NAMED, PAST_END),
    *(TWO_HANDS, NO_LEVER, UNSERVED, ON_TIME, FLOORS, NOT_TESTED, OLD_VERSION, DRIFTED),
    *(NO_OBJECTIVES, UNTOUCHED, NO_WEIGHT, NO_CHOICE, NO_FLOOR, TOO_MANY, LAST_WORD, NO_DEBRIEF, NO_MOVE),
    *(PASSIVE, NO_BREAK, NO_BUFFER, NO_CUSHION, NO_HANDOVER, NO_WORDS, NO_BACKUP, TOO_LONG_TO_SAY),
    *(NO_START_REASON, NOBODY_LEADS, NO_RANGE, THIN_DEBRIEF, NO_RIGHTS, AIMLESS),
    *SECOND_LINE,
)
_BY_ID: Final = {rule.id: rule for rule in RULES}
RULE_IDS: Final = frozenset(_BY_ID)


def rule_of(rule_id: str) -> Rule:
    """The rule of an id; :class:`EditRefused` where there is none."""
    rule = _BY_ID.get(rule_id)
    if rule is None:
        raise EditRefused(f"There is no rule {rule_id}.")
    return rule
