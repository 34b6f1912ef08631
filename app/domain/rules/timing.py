"""Rules about whether the session fits its time, and what gives when it does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from app.domain.clock import format_length
from app.domain.layout import least_s
from app.domain.plan import MAIN_LANE, At, Kind, MarkerKind, Segment
from app.domain.rules.look import LAYOUT, Look
from app.domain.rules.mends import follow
from app.domain.rules.spare import SPARE, added, buffered
from app.domain.rules.values import Mend, Number, Place, Rule, Severity
from app.domain.spread import slows_down

LEAST: Final = frozenset({"shortest_s", "short_form_s", "markers", "steps"})
"""What the least a segment may take follows from, beside its length."""


def _over(look: Look, _: Iterable[Segment], __: tuple[int, ...]) -> Iterator[Place]:
    layout, segments = look.layout, look.plan.segments
    for clash in layout.clashes:
        one, other = (segments[layout.index[key]].title for key in (clash.segment_id, clash.with_id))
        words = f"{one} begins {format_length(clash.by_s)} before {other} is over"
        late = segments[layout.index[clash.segment_id]]
        mend = following(late) if isinstance(late.start, At) and not late.start.reason.strip() else None
        yield Place(clash.segment_id, "start", words=words, todo=f"Solve a clash: {words}", mend=mend)
    if layout.slack_s < 0:
        words = f"it ends {format_length(-layout.slack_s)} over its promised length"
        yield Place(None, "promised_s", words=words, todo=f"Shorten the session: {words}")


def _never_fits(look: Look, _: Iterable[Segment], __: tuple[int, ...]) -> Iterator[Place]:
    if not look.main or (look.layout.slack_s >= 0 and not look.layout.clashes):
        return
    late, layout = look.deadlines.too_late_after_s, look.layout
    assumed = any(one.shortest_s is None and one.short_form_s is None and not slows_down(one) for one in look.main)
    for key in look.deadlines.cannot_fit:
        yield Place(key, "start", words="what follows does not fit behind its fixed start", assumed=assumed)
    first = layout.index[look.main[0].id]
    last = late[first]
    if last is not None and last < min(layout.starts_s[first], look.plan.start_s):
        over = format_length(min(layout.starts_s[first], look.plan.start_s) - last)
        yield Place(None, "promised_s", words=f"even in its shortest form it takes {over} too long", assumed=assumed)


def _on_time(look: Look, _: Iterable[Segment], limits: tuple[int, ...]) -> Iterator[Place]:
    essential, important = limits
    forecast = look.known.forecast
    if forecast is None or forecast.on_time >= important:
        return
    weight = Severity.ESSENTIAL if forecast.on_time < essential else Severity.IMPORTANT
    words = f"{forecast.on_time} % of runs end on time, run as designed"
    yield Place(None, "promised_s", words=words, assumed=forecast.assumed, severity=weight)


def _floors(look: Look, _: Iterable[Segment], limits: tuple[int, ...]) -> Iterator[Place]:
    forecast = look.known.forecast
    for key, chance in forecast.keeps if forecast else ():
        if chance < limits[0] and key in look.layout.index:
            words = f"it keeps its shortest in {chance} % of runs"
            yield Place(key, "shortest_s", words=words, assumed=bool(forecast and forecast.assumed))


def _no_lever(look: Look, _: Iterable[Segment], __: tuple[int, ...]) -> Iterator[Place]:
    half = look.plan.start_s + look.plan.promised_s // 2
    late = [one for one in look.main if look.layout.start_of(one.id) >= half]
    gives = any(one.kind is Kind.BUFFER or least_s(one) < one.planned_s for one in late)
    absorbs = look.layout.slack_s > 0 or any(gap.end_s > half for gap in look.layout.gaps)
    if late and not gives and not absorbs:
        mend = buffered(look, look.plan.promised_s // _SHARE)
        yield Place(late[0].id, "shortest_s", words="from here on everything takes all of its time", mend=mend)


_SHARE: Final = 20
"""A buffer takes a twentieth of the promised length, where nobody says how much it should be."""


def following(segment: Segment) -> Mend | None:
    """Begin when the one before is over; in the main room only, where there always is one."""
    if segment.lane_id != MAIN_LANE:
        return None
    return Mend("Let it begin when the one before is over", follow, (segment.id,))


def _no_buffer(look: Look, _: Iterable[Segment], limits: tuple[int, ...]) -> Iterator[Place]:
    share, least_min = limits
    promised, layout = look.plan.promised_s, look.layout
    if not look.main or promised < least_min * 60:
        return
    from_s = look.plan.start_s + promised * 2 // 3
    spare = sum(one.planned_s for one in look.main if one.kind is Kind.BUFFER and layout.end_of(one.id) > from_s)
    spare += sum(gap.end_s - max(gap.start_s, from_s) for gap in layout.gaps if gap.end_s > from_s)
    spare += max(0, layout.slack_s)
    if spare * 100 < share * promised:
        late = next((one for one in look.main if layout.end_of(one.id) > from_s), look.main[-1])
        words = f"{format_length(spare) if spare else 'nothing'} absorbs lateness"
        missing_s = -(-share * promised // 100) - spare
        yield Place(late.id, "planned_s", words=words, mend=buffered(look, missing_s))


def _no_cushion(look: Look, _: Iterable[Segment], limits: tuple[int, ...]) -> Iterator[Place]:
    end_s = look.plan.start_s + limits[0] * 60
    for one in look.main:
        start = look.layout.start_of(one.id)
        if start >= end_s:
            return
        bound = (m for m in one.markers if m.kind in _BINDING)
        if one.kind is Kind.POLL or any(start + (m.offset_s or 0) < end_s for m in bound):
            yield Place(one.id, "start")


_BINDING: Final = frozenset({MarkerKind.MUST_NOT_CUT, MarkerKind.KEEP_CONSISTENT})
_PAUSE_S: Final = 300


def _no_break(look: Look, _: Iterable[Segment], limits: tuple[int, ...]) -> Iterator[Place]:
    most_s, least_s_ = (minutes * 60 for minutes in limits)
    layout = look.layout
    if not look.main or layout.end_s - look.plan.start_s <= least_s_:
        return
    since = layout.start_of(look.main[0].id)
    told = reached = since
    for one in look.main:
        start, end = layout.start_of(one.id), layout.end_of(one.id)
        if one.kind is Kind.BREAK or start - reached >= _PAUSE_S:
            since = told = end if one.kind is Kind.BREAK else start
        if end - since > most_s and told == since:
            yield _unbroken(look, one, end - since, most_s)
            told = end
        reached = max(reached, end)


def _unbroken(look: Look, segment: Segment, length_s: int, most_s: int) -> Place:
    """Where a long stretch ends; one long block without a script may well have a break inside."""
    words = f"{format_length(length_s)} without a break when it ends"
    guess = segment.planned_s > most_s and not segment.steps
    mend = _rest(look, segment, most_s) if length_s > segment.planned_s else None
    return Place(segment.id, "kind", "", words, "", guess, Severity.HINT if guess else None, mend)


def _rest(look: Look, before: Segment, most_s: int) -> Mend | None:
    """A break before a segment that is not itself too long without one."""
    after = next((one for one, then in pairwise(look.main) if then is before), None)
    if after is None or before.planned_s > most_s:
        return None
    return added(look, Kind.BREAK, _BREAK_S, after)


_BREAK_S: Final = 600


def _no_range(look: Look, _: Iterable[Segment], __: tuple[int, ...]) -> Iterator[Place]:
    stated = any(one.shortest_s or one.longest_s or one.short_form_s for one in look.main)
    if look.main and not stated:
        yield Place(look.main[0].id, "shortest_s", words="usual ranges are in use", assumed=True)


def _no_start_reason(look: Look, _: Iterable[Segment], limits: tuple[int, ...]) -> Iterator[Place]:
    fixed = [one for one in look.counted if type(one.start) is At]
    if len(fixed) * 100 > limits[0] * len(look.counted):
        return  # a running order written by the clock: nobody decided on each of these times
    for one in fixed:
        rule = one.start
        if isinstance(rule, At) and not rule.reason.strip() and rule.clock_s != look.plan.start_s:
            yield Place(one.id, "start", mend=following(one))


OVER: Final = Rule(
    "R01",
    Severity.ESSENTIAL,
    "It takes longer than there is time for",
    "Shorten the session",
    "It cannot be run as it is planned.",
    _over,
    LAYOUT | {"title"},
    each=False,
    drafts=True,
)
NEVER_FITS: Final = Rule(
    "R02",
    Severity.ESSENTIAL,
    "Not even its shortest form fits",
    "Take something out: not even the shortest form of the session fits",
    "No facilitator can save it.",
    _never_fits,
    LAYOUT | LEAST,
    each=False,
    drafts=True,
)
ON_TIME: Final = Rule(
    "R03",
    Severity.ESSENTIAL,
    "It may well end late",
    "Make room: the session may well end late",
    "Timing that is estimated and never tested is a published fiction.",
    _on_time,
    frozenset({"known.forecast"}),
    each=False,
    numbers=(
        Number("essential", 70, "Essential under this chance to end on time, in percent"),
        Number("important", 85, "Important under this chance, in percent"),
    ),
)
FLOORS: Final = Rule(
    "R04",
    Severity.ESSENTIAL,
    "What must not be cut loses its shortest in some runs",
    "Protect {title}: it loses its shortest length in some runs",
    "The weight is only on paper.",
    _floors,
    frozenset({"known.forecast", "order"}),
    each=False,
    numbers=(Number("chance", 95, "The least chance that it keeps its shortest, in percent"),),
)
NO_LEVER: Final = Rule(
    "R20",
    Severity.ESSENTIAL,
    "Nothing after half-time gives way",
    "Say what may be shortened or skipped after half-time",
    "No lever is left when it matters. Practice: decide in advance what gets cut (workshop-planning-library).",
    _no_lever,
    SPARE | LEAST,
    each=False,
)
NO_BUFFER: Final = Rule(
    "R21",
    Severity.IMPORTANT,
    "Next to nothing absorbs lateness in the last third",
    "Put a buffer into the last third",
    "Lateness lands on the close. Practice: a tenth of the time at the end.",
    _no_buffer,
    SPARE,
    each=False,
    numbers=(
        Number("share", 5, "The least share of the promised length, in percent"),
        Number("shortest", 45, "Sessions under this length are left alone, in minutes"),
    ),
)
NO_CUSHION: Final = Rule(
    "R22",
    Severity.IMPORTANT,
    "A moment that counts lies in the first minutes",
    "Move {title} a few minutes later: people arrive late",
    "People arrive late (Better Conversations: the first and last five minutes are buffer).",
    _no_cushion,
    LAYOUT | {"markers"},
    each=False,
    numbers=(Number("minutes", 5, "How long people keep arriving, in minutes"),),
)
NO_BREAK: Final = Rule(
    "R24",
    Severity.IMPORTANT,
    "Too long without a break",
    "Put a break before {title} ends",
    "A break is not negotiable in a long session (practice).",
    _no_break,
    SPARE,
    each=False,
    numbers=(
        Number("most", 90, "The longest time without a break, in minutes"),
        Number("session", 100, "Sessions up to this length need none, in minutes"),
    ),
)
NO_RANGE: Final = Rule(
    "R26",
    Severity.HINT,
    "No segment says how short or long it may get",
    "Say how short {title} may get, and whatever else bends",
    "Usual spreads are assumed wherever nobody states one (ranges, not points: Carpentries trainers).",
    _no_range,
    frozenset({"shortest_s", "longest_s", "short_form_s", "order"}),
    each=False,
)
NO_START_REASON: Final = Rule(
    "R37",
    Severity.HINT,
    "A fixed start without a reason",
    "Say why {title} starts at a fixed time",
    "It will be moved by whoever does not know why it stands there.",
    _no_start_reason,
    frozenset({"start", "order", "plan.start_s"}),
    each=False,
    numbers=(Number("share", 50, "With more of the segments at fixed times none is asked about, in percent"),),
)
