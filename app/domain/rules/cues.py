"""Rules about the producer's cues: that there are some, can be done, fit one pair of hands, and end what they began."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from app.domain.clock import format_length
from app.domain.cue_words import cue_action
from app.domain.find import fold
from app.domain.handling import PATIENCE_S, Handful, busy_s, hands_of, waits_s
from app.domain.plan import INTERACTIVE, MAIN_LANE, Action, Cue, Kind, Mode, Segment, Trigger
from app.domain.rules.look import LAYOUT, Call, Look, weighted
from app.domain.rules.mends import add_cue, by_the_clock, close_cue, cue_at, run_for, set_rights
from app.domain.rules.values import Mend, Number, Place, Rule, Severity

_ENDS: Final = {
    Action.ROOMS_OPEN: frozenset({Action.ROOMS_CLOSE}),
    Action.POLL_LAUNCH: frozenset({Action.POLL_CLOSE, Action.POLL_SHARE}),
    Action.RECORDING_START: frozenset({Action.RECORDING_STOP}),
    Action.SHARE_START: frozenset({Action.SHARE_STOP}),
}
_TECHNICAL: Final = frozenset(
    {Action.VIDEO, Action.ROOMS_OPEN, Action.POLL_LAUNCH, Action.SHARE_START, Action.WHITEBOARD}
)
_OF_HOST: Final = frozenset(
    {
        *(Action.POLL_LAUNCH, Action.POLL_CLOSE, Action.POLL_SHARE, Action.ROOMS_OPEN, Action.ROOMS_CLOSE),
        *(Action.RECORDING_START, Action.RECORDING_STOP, Action.BROADCAST, Action.SPOTLIGHT, Action.RIGHTS),
    }
)
_OFTEN_DENIED: Final = frozenset({Action.POLL_LAUNCH, Action.ROOMS_OPEN})
"""What a co-host could not do on several platforms."""


def _left_open(look: Look, _: Iterable[Segment], __: tuple[int, ...]) -> Iterator[Place]:
    clock = {call.cue.id: call.clock_s for call in look.calls}
    for i, call in enumerate(look.calls):
        ends = _ENDS.get(call.cue.action)
        if ends is None:
            continue
        end_s = clock.get(call.cue.ended_by or "")
        if end_s is None:
            end_s = _end_s(look.calls[i + 1 :], call.cue.action, ends)
        if end_s is None:
            yield _open(call)
        elif end_s < call.clock_s + (call.cue.runs_s or 0):
            early = format_length(call.clock_s + (call.cue.runs_s or 0) - end_s)
            words = f"“{cue_action(call.cue)}” ends {early} before its time"
            todo = "Let what is opened in {title} run as long as its cue says"
            runs_s, mend = end_s - call.clock_s, None
            if runs_s > 0:
                label = f"Say that it runs {format_length(runs_s)}, until it is ended"
                mend = Mend(label, run_for, (call.segment.id, call.cue.id, runs_s))
            yield Place(call.segment.id, "cue.runs_s", call.cue.id, words, todo, mend=mend)


def _end_s(later: Iterable[Call], begins: Action, ends: frozenset[Action]) -> int | None:
    """When the next cue that ends it is due; None where it is begun again before, or never ended."""
    for call in later:
        if call.cue.action in ends:
            return call.clock_s
        if call.cue.action is begins:
            return None
    return None


def _open(call: Call) -> Place:
    name, cue = cue_action(call.cue), call.cue
    mend = Mend("Add the cue that ends it", close_cue, (call.segment.id, cue.id))
    todo = f"Add the cue that ends “{name}” in {{title}}"
    return Place(call.segment.id, "cue.ended_by", cue.id, f"nothing ends “{name}”", todo, mend=mend)


def _no_cue(look: Look, _: Iterable[Segment], __: tuple[int, ...]) -> Iterator[Place]:
    """Polls and breakout rooms, on a platform, need the producer's hands; rooms may be open from the one before."""
    if look.plan.mode is Mode.ROOM:
        return
    opened = False
    for one in look.running:
        grouped = one.kind in INTERACTIVE and (one.group_size or 0) > 1
        if one.lane_id == MAIN_LANE and (one.kind is Kind.POLL or (grouped and not opened)) and not one.cues:
            yield Place(one.id, "cues", mend=_adding(one))
        for cue in one.cues:
            opened = cue.action is Action.ROOMS_OPEN or (opened and cue.action is not Action.ROOMS_CLOSE)


def _adding(segment: Segment) -> Mend:
    if segment.kind is Kind.POLL:
        return Mend("Add cues that launch and close the poll", add_cue, (segment.id, Action.POLL_LAUNCH))
    return Mend("Add cues that open and close the rooms", add_cue, (segment.id, Action.ROOMS_OPEN))


def _no_words(_: Look, segments: Iterable[Segment], __: tuple[int, ...]) -> Iterator[Place]:
    for one in segments:
        for cue in one.cues:
            if cue.trigger is not Trigger.WORDS:
                continue
            if not cue.trigger_text.strip():
                words = f"“{cue_action(cue)}” waits for words nobody wrote"
                todo = f"Write the words “{cue_action(cue)}” waits for in {{title}}"
                yield Place(one.id, "cue.trigger_text", cue.id, words, todo, mend=clocked(one, cue))
            elif _said(one, cue) > 1:
                words = f"“{cue.trigger_text}” is said more than once before “{cue_action(cue)}”"
                todo = "Choose other words for the cue in {title}: they are said earlier, too"
                yield Place(one.id, "cue.trigger_text", cue.id, words, todo, mend=clocked(one, cue))


def clocked(segment: Segment, cue: Cue) -> Mend:
    """Wait for no words."""
    return Mend("Let it go by the clock", by_the_clock, (segment.id, cue.id))


def _said(segment: Segment, cue: Cue) -> int:
    """How many times a cue's words are said up to its moment."""
    wanted = fold(cue.trigger_text)
    lines = (s.text for s in segment.steps if s.offset_s is None or s.offset_s <= cue.offset_s)
    return sum(fold(text).count(wanted) for text in lines)


def _two_hands(look: Look, _: Iterable[Segment], limits: tuple[int, ...]) -> Iterator[Place]:
    by_hands: dict[str, list[Call]] = {}
    for call in look.calls:
        if not busy_s(call.cue):
            continue  # it is done in no time, or nobody knows
        by_hands.setdefault(hands_of(call.cue), []).append(call)
    for calls in by_hands.values():
        rows = [Handful(c.clock_s, busy_s(c.cue), c.cue.trigger is Trigger.AFTER_CUE) for c in calls]
        for i, (call, wait_s) in enumerate(zip(calls, waits_s(rows), strict=True)):
            if wait_s > limits[0]:
                words = f"“{cue_action(call.cue)}” begins {wait_s} s late with one pair of hands"
                assumed = call.cue.handling_s is None
                mend = _later(call, wait_s, calls[i + 1].clock_s if i + 1 < len(calls) else None)
                yield Place(call.segment.id, "cue.offset_s", call.cue.id, words, assumed=assumed, mend=mend)


def _later(call: Call, by_s: int, next_s: int | None) -> Mend | None:
    """Wait until the hands are free, where nothing hangs on the moment: no run of its own, and no cue before."""
    cue, at_s = call.cue, call.cue.offset_s + by_s
    bound = cue.runs_s or cue.ended_by or at_s > call.segment.planned_s
    if bound or (next_s is not None and call.clock_s + by_s > next_s):
        return None
    return Mend(f"Do it {by_s} s later, when the hands are free", cue_at, (call.segment.id, cue.id, at_s))


def _not_named(_: Look, segments: Iterable[Segment], __: tuple[int, ...]) -> Iterator[Place]:
    for one in segments:
        for cue in one.cues:
            lacks = _lacks(cue)
            if lacks:
                field, words = lacks
                name = cue_action(cue)
                todo = f"Complete “{name}” in {{title}}: it {words}"
                yield Place(one.id, field, cue.id, f"“{name}” {words}", todo)


_EMPTY: Final = frozenset({"play", "the", "a", "video", "film", "music", "clip", "start"})
"""Words that do not say what is played."""


def _lacks(cue: Cue) -> tuple[str, str] | None:
    """The field an action cannot be done without, and words for it."""
    match cue.action:
        case Action.CHAT | Action.BROADCAST:
            return None if cue.text.strip() else ("cue.text", "has no text to paste")
        case Action.POLL_LAUNCH:
            asked = cue.text or cue.asset or any(one.value.strip() for one in cue.details)
            return None if asked else ("cue.details", "has no question")
        case Action.VIDEO | Action.MUSIC:
            named = cue.asset.strip() or cue.text.strip() or len(set(fold(cue.title).split()) - _EMPTY) > 1
            return None if named else ("cue.asset", "names no file")
    return None


def _no_backup(_: Look, segments: Iterable[Segment], __: tuple[int, ...]) -> Iterator[Place]:
    for one in segments:
        if one.cues and one.markers and weighted(one):
            for cue in one.cues:
                if cue.action in _TECHNICAL and not cue.backup.strip():
                    name = cue_action(cue)
                    todo = f"Write what to do in {{title}} when “{name}” fails"
                    yield Place(one.id, "cue.backup", cue.id, f"“{name}” has no backup", todo)


def _no_rights(look: Look, segments: Iterable[Segment], _: tuple[int, ...]) -> Iterator[Place]:
    if look.plan.mode is Mode.ROOM:
        return
    where = look.plan.platform or "the platform"
    for one in segments:
        for cue in one.cues:
            if cue.action not in _OF_HOST:
                continue
            if not cue.rights.strip():
                words = f"“{cue_action(cue)}” does not say whose right it is"
                yield Place(one.id, "cue.rights", cue.id, words, mend=_by_the_host(one, cue))
            elif cue.action in _OFTEN_DENIED and fold(cue.rights).replace("-", "") == "cohost":
                words = f"“{cue_action(cue)}” as co-host: try it on {where}, several platforms refuse"
                yield Place(one.id, "cue.rights", cue.id, words, assumed=True, mend=_by_the_host(one, cue))


def _by_the_host(segment: Segment, cue: Cue) -> Mend:
    return Mend("It needs the host", set_rights, (segment.id, cue.id, "Host"))


LEFT_OPEN: Final = Rule(
    "R14",
    Severity.ESSENTIAL,
    "Opened and not closed, or closed too early",
    "Add the cue that ends what is opened in {title}",
    "The producer’s trap: nobody notices until it is in the way.",
    _left_open,
    LAYOUT | {"cues"},
    each=False,
    drafts=True,
)
NO_CUE: Final = Rule(
    "R15",
    Severity.ESSENTIAL,
    "An interaction that needs a producer has no cue",
    "Add the producer’s cue that {title} needs",
    "It is clumsy even if the content is strong.",
    _no_cue,
    frozenset({"cues", "group_size", "order", "plan.mode"}),
    each=False,
    drafts=True,
)
NO_WORDS: Final = Rule(
    "R28",
    Severity.IMPORTANT,
    "A cue on words that are missing, or said earlier too",
    "Write the words the cue in {title} waits for",
    "The cue fires early, or never.",
    _no_words,
    frozenset({"cues", "steps"}),
)
TWO_HANDS: Final = Rule(
    "R29",
    Severity.ESSENTIAL,
    "More cues at once than one pair of hands can do",
    "Spread the cues of {title}, or give some to a second producer",
    "It needs a second producer. Times to handle are general practice where a cue states none.",
    _two_hands,
    LAYOUT | {"cues"},
    each=False,
    numbers=(Number("late", PATIENCE_S, "How late a cue may begin, in seconds"),),
)
NOT_NAMED: Final = Rule(
    "R30",
    Severity.ESSENTIAL,
    "A cue that cannot be done without asking",
    "Complete the cue in {title}: it cannot be done without asking",
    "The producer has to ask, or to guess.",
    _not_named,
    frozenset({"cues"}),
    drafts=True,
)
NO_BACKUP: Final = Rule(
    "R31",
    Severity.IMPORTANT,
    "A moment that counts hangs on technology without a backup",
    "Write what to do in {title} when the technology fails",
    "A plan B for each point of failure (practice of producers).",
    _no_backup,
    frozenset({"cues", "markers"}),
)
NO_RIGHTS: Final = Rule(
    "R32",
    Severity.HINT,
    "A cue that does not say whose right it is, or may be refused",
    "Say which right the cue in {title} needs, and try it",
    "It is found at minute 40 otherwise. Platforms differ in what a co-host may do (practice).",
    _no_rights,
    frozenset({"cues", "plan.mode", "plan.platform"}),
)
