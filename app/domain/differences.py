"""What a merge does to each segment, in words for a list a person reads before saying yes; computes no merge itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from app.domain.clock import format_clock, format_length
from app.domain.effects import effects, end_words
from app.domain.itemwords import item_effects, past_end
from app.domain.layout import lay_out
from app.domain.merge import NO_WISHES, Fate, Merge, Sheet, Wishes, merged
from app.domain.order import rising
from app.domain.plan import At, Plan, Segment, With
from app.domain.rewritten import rewritten
from app.domain.text import one_line
from app.domain.words import KIND_WORDS, MODE_WORDS

_MOST_QUOTED: Final = 60
_TEXTS: Final = (
    ("led_by", "led by"),
    ("slides", "slides"),
)
_LONG_TEXTS: Final = (
    ("description", "what happens"),
    ("notes", "notes"),
    ("transition", "transition"),
)
_HEAD: Final = (
    ("date", "date"),
    ("platform", "platform"),
    ("deck", "deck"),
    ("back_channel", "back channel"),
    ("signal", "signal"),
    ("language", "language"),
    ("purpose", "purpose"),
    ("notes", "notes"),
)


class State(StrEnum):
    """What a merge does to a segment."""

    SAME = "same"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Difference:
    """One segment of the plan, of the sheet or of both, or with the plan's own id the session's facts (both are None).

    ``now`` is None when it is removed, ``was`` when it is new.

    ``start_s`` is the wall clock it starts at afterwards, None when it does not run. ``words`` say what changes, a fact
    each; ``told`` why something is not as the sheet has it. ``left``: it stays so, and the words say what it would be.
    """

    id: str
    state: State
    was: Segment | None
    now: Segment | None
    words: tuple[str, ...] = ()
    told: str = ""
    start_s: int | None = None
    fate: Fate = Fate.KEEP
    left: bool = False

    @property
    def title(self) -> str:
        """What it is called afterwards."""
        found = self.now or self.was
        return found.title if found else ""

    @property
    def counts(self) -> bool:
        """Whether the merge changes something here."""
        return (
            self.state in (State.CHANGED, State.NEW)
            or self.fate is not Fate.KEEP
            or (not self.left and bool(self.words))
        )


@dataclass(frozen=True, slots=True)
class Differences:
    """``rows`` in the order of the sheet, what is gone in its place; before them the session's facts, if they change.

    ``effect`` is all of it in a line, as the window says it of every edit; ``end`` how the promised end is missed then.
    """

    merge: Merge
    rows: tuple[Difference, ...]
    effect: str = ""
    end: str = ""

    @property
    def count(self) -> int:
        """How many changes the merge makes."""
        return sum(row.counts for row in self.rows)


def differences(own: Plan, sheet: Sheet, wishes: Wishes = NO_WISHES) -> Differences:
    """The merge and what it does; :class:`EditRefused` as :func:`merged` refuses."""
    done = merged(own, sheet, wishes)
    order = merged(own, sheet, Wishes(left=wishes.left)).plan.segments if wishes.fates else done.plan.segments
    tell = _Teller(own, done, sheet, wishes)
    layouts = (lay_out(own), lay_out(done.plan))
    effect = effects(own, done.plan, layouts=layouts) if own != done.plan else ""
    rows = (*tell.head(own), *(tell.row(one) for one in order))
    return Differences(done, rows, effect, "; ".join(end_words(*layouts)))


def _head(own: Plan, plan: Plan) -> Iterator[str]:
    if own.start_s != plan.start_s:
        yield f"starts at {format_clock(plan.start_s)} instead of {format_clock(own.start_s)}"
    for name, word in _HEAD:
        if getattr(own, name) != getattr(plan, name):
            yield _changed(word, getattr(own, name), getattr(plan, name))
    if (own.people_fewest, own.people_expected, own.people_most) != (
        plan.people_fewest,
        plan.people_expected,
        plan.people_most,
    ):
        yield "number of people"
    if own.roles != plan.roles:
        yield f"roles: {', '.join(role for role in plan.roles if role not in own.roles)}"
    if own.mode is not plan.mode:
        yield f"{MODE_WORDS[plan.mode]} instead of {MODE_WORDS[own.mode]}"
    fresh = len(plan.objectives) - len(own.objectives)
    if fresh:
        yield "1 more objective" if fresh == 1 else f"{fresh} more objectives"
    if own.custom != plan.custom:
        yield "fields of your own"


class _Teller:
    """Tells of one merge, row by row."""

    def __init__(self, own: Plan, done: Merge, sheet: Sheet, wishes: Wishes) -> None:
        self._plan, self._wishes = done.plan, wishes
        self._was = {one.id: one for one in own.segments}
        self._now = {one.id: one for one in done.plan.segments}
        self._gone, self._told = frozenset(done.match.gone), dict(done.told)
        self._layout = lay_out(done.plan)
        self._behind = _moved(own, done.plan)
        self._would = merged(own, sheet, Wishes(wishes.fates)).plan if wishes.left else done.plan

    def head(self, own: Plan) -> Iterator[Difference]:
        """What becomes of the session's facts, if anything would."""
        left = own.id in self._wishes.left
        words = tuple(_head(own, self._would))
        if words:
            yield Difference(own.id, State.SAME if left else State.CHANGED, None, None, words, left=left)

    def row(self, one: Segment) -> Difference:
        """What becomes of one of the plan or of the sheet."""
        key = one.id
        was, now = self._was.get(key), self._now.get(key)
        start_s = self._layout.start_of(key) if now is not None and not now.parked else None
        if was is None or now is None:
            state = State.NEW if was is None else State.GONE
            return Difference(key, state, was, now, start_s=start_s, fate=self._wishes.fate(key))
        words = self._changes(was, now)
        if key in self._gone:
            fate = self._wishes.fate(key)
            return Difference(key, State.GONE, was, now, words if fate is Fate.KEEP else (), "", start_s, fate)
        if key in self._wishes.left and not words:
            would = next((other for other in self._would.segments if other.id == key), was)
            words = tuple(_words(replace(was, title=would.title), would, self._would))
            if would.title != was.title:
                words = (f"called “{one_line(would.title, _MOST_QUOTED)}”", *words)
            return Difference(key, State.SAME, was, now, words, "", start_s, left=True)
        state = State.CHANGED if words else State.SAME
        return Difference(key, state, was, now, words, self._told.get(key, ""), start_s)

    def _changes(self, was: Segment, now: Segment) -> tuple[str, ...]:
        words = tuple(_words(was, now, self._plan)) or (() if was == now else ("details",))
        return (self._behind[was.id], *words) if was.id in self._behind else words


def _moved(own: Plan, plan: Plan) -> dict[str, str]:
    """What stands in another order than it did in its lane, and behind whom it stands now."""
    place = {one.id: i for i, one in enumerate(own.segments)}
    lane = {one.id: one.lane_id for one in own.segments}
    stays = [one for one in plan.segments if lane.get(one.id) == one.lane_id]
    kept = {stays[i].id for i in rising([place[one.id] for one in stays])}
    moved: dict[str, str] = {}
    for before, one in zip((None, *plan.segments), plan.segments, strict=False):
        if one.id in lane and one.id not in kept and lane[one.id] == one.lane_id:
            first = before is None or before.lane_id != one.lane_id
            moved[one.id] = "moves to the start" if first or before is None else f"moves behind “{before.title}”"
    return moved


def _words(was: Segment, now: Segment, plan: Plan) -> Iterator[str]:
    if was == now:
        return
    if was.title != now.title:
        yield f"was “{one_line(was.title, _MOST_QUOTED)}”"
    yield from _lengths(was, now)
    yield from _place(was, now, plan)
    if was.kind is not now.kind:
        yield f"{KIND_WORDS[now.kind]} instead of {KIND_WORDS[was.kind]}"
    for name, word in _TEXTS:
        before, after = getattr(was, name), getattr(now, name)
        if before != after:
            yield f"{word} {after} instead of {before}" if before and after else f"{word} {after or 'nobody'}"
    for name, word in _LONG_TEXTS:
        if getattr(was, name) != getattr(now, name):
            yield _changed(word, getattr(was, name), getattr(now, name))
    if was.intent.why != now.intent.why:
        yield _changed("why", was.intent.why, now.intent.why)
    yield from _items(was, now)
    yield from _fields(was, now)


def _changed(word: str, was: str, now: str) -> str:
    """What a text says now, in so many words, where it differs from what it said; of one that was added to, what came.

    Only the first place, and how many more there are.
    """
    found = rewritten(was, now)
    if not found:
        return f"{word}: spaces"
    first = found[0]
    more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
    if not first.before:
        return f"{word}: {'+ ' if was else ''}“{first.after}”{more}"
    return f"{word}: “{first.after}” instead of “{first.before}”{more}"


def _lengths(was: Segment, now: Segment) -> Iterator[str]:
    if was.planned_s != now.planned_s:
        yield f"{format_length(now.planned_s)} instead of {format_length(was.planned_s)}"
        late = past_end(now)
        if late and now.planned_s < was.planned_s:
            yield late
    for name, word in (("shortest_s", "shortest"), ("longest_s", "longest"), ("short_form_s", "short form")):
        before, after = getattr(was, name), getattr(now, name)
        if before != after and after is not None:
            yield f"{word} {format_length(after)}"


def _place(was: Segment, now: Segment, plan: Plan) -> Iterator[str]:
    if was.lane_id != now.lane_id:
        yield f"in {next(lane.title for lane in plan.lanes if lane.id == now.lane_id)}"
    if was.section_id != now.section_id:
        titles = {section.id: section.title for section in plan.sections}
        yield f"in section “{titles.get(now.section_id or '', '')}”"
    if was.start != now.start:
        yield _start_words(now, plan)


def _start_words(now: Segment, plan: Plan) -> str:
    rule = now.start
    if isinstance(rule, At):
        return f"fixed at {format_clock(rule.clock_s)}"
    if isinstance(rule, With):
        anchor = next((one.title for one in plan.segments if one.id == rule.anchor_id), "")
        return f"{format_length(rule.offset_s)} into {anchor}" if rule.offset_s else f"with {anchor}"
    return "starts after the one before"


def _items(was: Segment, now: Segment) -> Sequence[str]:
    words = [part.replace(f" to {now.title}", "") for part in item_effects([(was, now)])]
    fresh = len(now.steps) - len(was.steps)
    if was.steps != now.steps:
        words.append(f"{fresh} more in the script" if fresh > 0 else "script reworded")
    reworded = [
        word
        for name, word in (("cues", "cues"), ("needs", "needs"))
        if len(getattr(was, name)) == len(getattr(now, name)) and getattr(was, name) != getattr(now, name)
    ]
    return [*words, *(f"{word} reworded" for word in reworded)]


def _fields(was: Segment, now: Segment) -> Iterator[str]:
    had = {one.name: one.value for one in was.custom}
    for one in now.custom:
        if had.get(one.name) != one.value:
            yield f"{one.name}: " + (f"{one.value} instead of {had[one.name]}" if had.get(one.name) else one.value)
