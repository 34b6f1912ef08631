"""Rules about the weights on moments: that there are some, not too many, and that each is explained and kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from app.domain.clock import format_length
from app.domain.fields import amend
from app.domain.plan import Kind, MarkerKind, Plan, Segment
from app.domain.rules.look import Look, weighted
from app.domain.rules.mends import protect
from app.domain.rules.values import Mend, Number, Place, Rule, Severity
from app.domain.spread import shortest_s, slows_down


def _no_reason(_: Look, segments: Iterable[Segment], __: tuple[int, ...]) -> Iterator[Place]:
    for one in segments:
        for marker in one.markers:
            if marker.kind is MarkerKind.MUST_NOT_CUT and not marker.reason.strip():
                yield Place(one.id, "marker.reason", marker.id)


def _no_floor(look: Look, segments: Iterable[Segment], _: tuple[int, ...]) -> Iterator[Place]:
    for one in segments:
        if one.markers and one.has(MarkerKind.MUST_NOT_CUT) and one.shortest_s is None and not slows_down(one):
            usual = shortest_s(one, look.plan.language)
            mend = Mend(f"Let it get no shorter than {format_length(usual)}, the usual", state_floor, (one.id,))
            yield Place(one.id, "shortest_s", mend=mend)


def state_floor(plan: Plan, segment_id: str) -> Plan:
    """Make the usual shortest the stated one."""
    return amend(plan, segment_id, lambda one: replace(one, shortest_s=shortest_s(one, plan.language)))


def _too_many(look: Look, _: Iterable[Segment], limits: tuple[int, ...]) -> Iterator[Place]:
    share, fewest = limits
    kept = [one for one in look.main if one.markers and one.has(MarkerKind.MUST_NOT_CUT)]
    all_s, kept_s = (sum(one.planned_s for one in row) for row in (look.main, kept))
    if len(look.main) < fewest or kept_s * 100 <= share * all_s:
        return
    words = f"{round(100 * kept_s / all_s)} % of the minutes must not be cut"
    yield from (Place(one.id, "markers", words=words) for one in kept)


def _no_weight(look: Look, _: Iterable[Segment], __: tuple[int, ...]) -> Iterator[Place]:
    if look.main and not any(one.markers and weighted(one) for one in look.main):
        yield Place(None, "markers")


def _last_word(look: Look, _: Iterable[Segment], __: tuple[int, ...]) -> Iterator[Place]:
    close = next((i for i, one in enumerate(look.main) if one.kind is Kind.CLOSE), len(look.main))
    last = next((one for one in reversed(look.main[:close]) if one.kind is Kind.REFLECTION), None)
    if last is not None and not last.protected:
        may_skip = last.has(MarkerKind.MAY_SKIP)
        yield Place(last.id, "markers", mend=None if may_skip else Mend("Mark it “Must not cut”", protect, (last.id,)))


NO_REASON: Final = Rule(
    "R05",
    Severity.ESSENTIAL,
    "Must not be cut, and no reason is given",
    "Say why {title} must not be cut",
    "Nobody defends a rule that is not explained.",
    _no_reason,
    frozenset({"markers"}),
    drafts=True,
)
NO_FLOOR: Final = Rule(
    "R06",
    Severity.IMPORTANT,
    "Must not be cut, but no shortest is stated",
    "Say how short {title} may get: it must not be cut",
    "Without a limit there is no decision.",
    _no_floor,
    frozenset({"markers", "shortest_s", "planned_s", "steps", "cues", "plan.language"}),
)
TOO_MANY: Final = Rule(
    "R07",
    Severity.IMPORTANT,
    "Too many of the minutes must not be cut",
    "Choose: too many of the minutes must not be cut",
    "When everything is protected, nothing is (Better Conversations fixes a quarter of the spoken lines).",
    _too_many,
    frozenset({"markers", "planned_s", "order"}),
    each=False,
    numbers=(
        Number("share", 33, "The most that may be protected, in percent of the minutes"),
        Number("fewest", 5, "Sessions with fewer segments are left alone"),
    ),
)
NO_WEIGHT: Final = Rule(
    "R08",
    Severity.IMPORTANT,
    "No moment carries weight",
    "Mark what must not be cut: no moment carries weight yet",
    "The facilitator will choose for you.",
    _no_weight,
    frozenset({"markers", "order"}),
    each=False,
)
LAST_WORD: Final = Rule(
    "R19",
    Severity.IMPORTANT,
    "The last reflection before the close is not protected",
    "Protect {title}: it is what is cut when nobody decides",
    "Unplanned, the end is cut, where the closing reflection lives (workshop-planning-library).",
    _last_word,
    frozenset({"markers", "order"}),
    each=False,
)
