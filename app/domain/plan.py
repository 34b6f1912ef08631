"""The values a session plan is made of.

Frozen, slotted, compared by value; they know nothing of screens, files or databases. Times are
whole seconds (``_s``). Wall-clock times count from midnight of the plan's day and may pass 86,400.
Changes are made by the functions of :mod:`app.domain.edits`, never in place.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from os import urandom
from typing import Final

DAY_S = 86_400
MAX_SECONDS = 2**31 - 1
MAIN_LANE = "main"
PARKED_LANE = "parked"


def new_id() -> str:
    """A fresh identity: ids are made by the app, so undoing a removal restores the same one."""
    return urandom(16).hex()


class Kind(StrEnum):
    """What a segment is, as the people of the field sort them."""

    OPENING = "opening"
    INPUT = "input"
    DEMONSTRATION = "demonstration"
    POLL = "poll"
    DISCUSSION = "discussion"
    PRACTICE = "practice"
    INDIVIDUAL = "individual"
    DEBRIEF = "debrief"
    REFLECTION = "reflection"
    QA = "qa"
    BREAK = "break"
    CLOSE = "close"
    BUFFER = "buffer"
    OFF_CLOCK = "off_clock"


INTERACTIVE: Final = frozenset(
    {Kind.POLL, Kind.DISCUSSION, Kind.PRACTICE, Kind.INDIVIDUAL, Kind.DEBRIEF, Kind.REFLECTION, Kind.QA}
)
"""The kinds in which learners do something."""


class Mode(StrEnum):
    """Where the people are."""

    VIRTUAL = "virtual"
    ROOM = "room"
    HYBRID = "hybrid"


class Status(StrEnum):
    """How far the designer says the plan is."""

    DRAFT = "draft"
    READY = "ready"


class LaneKind(StrEnum):
    """Main room; *joined* lanes hold the main room up until they end; *free* lanes delay nothing.

    *Parked* is the shelf for segments kept out of the running order; its lane's id is :data:`PARKED_LANE`.
    """

    MAIN = "main"
    JOINED = "joined"
    FREE = "free"
    PARKED = "parked"


class MarkerKind(StrEnum):
    """The weight on a moment. ``OWN`` is a team's own, named by :attr:`Marker.label`."""

    SLOW_DOWN = "slow_down"
    INVITE_DIALOGUE = "invite_dialogue"
    MUST_NOT_CUT = "must_not_cut"
    KEEP_CONSISTENT = "keep_consistent"
    ADAPT_HERE = "adapt_here"
    MAY_SKIP = "may_skip"
    OWN = "own"


class StepKind(StrEnum):
    """What a line of the script is."""

    SAY_EXACTLY = "say_exactly"
    SAY = "say"
    DO = "do"
    ASK = "ask"
    SHOW = "show"
    LISTEN_FOR = "listen_for"
    LEARNERS = "learners"
    NOTE = "note"


class Trigger(StrEnum):
    """What makes a cue go."""

    CLOCK = "clock"
    WORDS = "words"
    AFTER_CUE = "after_cue"
    SIGNAL = "signal"


class Action(StrEnum):
    """What the producer does."""

    CHAT = "chat"
    SLIDE = "slide"
    SPOTLIGHT = "spotlight"
    BROADCAST = "broadcast"
    POLL_LAUNCH = "poll_launch"
    POLL_CLOSE = "poll_close"
    POLL_SHARE = "poll_share"
    ROOMS_OPEN = "rooms_open"
    ROOMS_CLOSE = "rooms_close"
    VIDEO = "video"
    SHARE_START = "share_start"
    SHARE_STOP = "share_stop"
    RECORDING_START = "recording_start"
    RECORDING_STOP = "recording_stop"
    WHITEBOARD = "whiteboard"
    MUSIC = "music"
    TIME_WARNING = "time_warning"
    ADMIT = "admit"
    MUTE = "mute"
    CAPTIONS = "captions"
    RIGHTS = "rights"
    ATTENDANCE = "attendance"
    OTHER = "other"


class NeedKind(StrEnum):
    """What sort of support has to be ready."""

    PEOPLE = "people"
    MATERIAL = "material"
    TECHNOLOGY = "technology"
    ROOM = "room"
    ACCESS = "access"
    CONTENT = "content"


class NeedState(StrEnum):
    """How far a need is for one delivery."""

    OPEN = "open"
    READY = "ready"
    TESTED = "tested"


@dataclass(frozen=True, slots=True)
class After:
    """Starts when the one before it in its lane ends."""


@dataclass(frozen=True, slots=True)
class At:
    """Starts at a fixed wall-clock time, with the reason it is fixed ("guest joins")."""

    clock_s: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class With:
    """Starts ``offset_s`` (>= 0) into a main-room segment; for segments of side lanes only."""

    anchor_id: str
    offset_s: int = 0


StartRule = After | At | With


@dataclass(frozen=True, slots=True)
class Field:
    """A column or fact of the person's own, kept by name (custom fields, a cue action's own fields)."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Intent:
    """Why a segment is here, what good looks like, what to listen for, why this interaction, what may replace it."""

    why: str = ""
    good: str = ""
    listen_for: str = ""
    interaction: str = ""
    substitute: str = ""


@dataclass(frozen=True, slots=True)
class Marker:
    """A weight on a moment, with its reason. ``offset_s`` None: the whole segment."""

    id: str
    kind: MarkerKind
    reason: str = ""
    offset_s: int | None = None
    question: str = ""
    wait_s: int | None = None
    limits: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One typed line of the script."""

    id: str
    kind: StepKind
    text: str = ""
    speaker: str = ""
    slide: str = ""
    offset_s: int | None = None
    expected: str = ""


@dataclass(frozen=True, slots=True)
class Cue:
    """A producer's action at an offset into its segment; may lie before it (negative offset).

    ``ended_by`` is the id of the cue that ends it; ``runs_s`` how long it runs;
    ``handling_s`` how long the producer's hands are busy (None: the action's usual time).
    """

    id: str
    offset_s: int = 0
    number: str = ""
    title: str = ""
    trigger: Trigger = Trigger.CLOCK
    trigger_text: str = ""
    action: Action = Action.OTHER
    details: tuple[Field, ...] = ()
    runs_s: int | None = None
    ended_by: str | None = None
    text: str = ""
    asset: str = ""
    target: str = ""
    who: str = ""
    rights: str = ""
    handling_s: int | None = None
    backup: str = ""


@dataclass(frozen=True, slots=True)
class Need:
    """Support that must be ready; its state belongs to a delivery. ``owner`` is a role."""

    id: str
    title: str
    kind: NeedKind = NeedKind.MATERIAL
    owner: str = ""
    days_ahead: int | None = None
    test: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """One stretch of the session. The floor is ``shortest_s``; None lengths take the kind's assumed spread."""

    id: str
    title: str
    kind: Kind = Kind.INPUT
    lane_id: str = MAIN_LANE
    planned_s: int = 600
    shortest_s: int | None = None
    longest_s: int | None = None
    length_touched: bool = False
    start: StartRule = After()
    section_id: str | None = None
    led_by: str = ""
    slides: str = ""
    group_size: int | None = None
    rounds: int | None = None
    round_s: int | None = None
    description: str = ""
    intent: Intent = Intent()
    short_form: str = ""
    short_form_s: int | None = None
    cut_order: int | None = None
    transition: str = ""
    notes: str = ""
    objective_ids: tuple[str, ...] = ()
    markers: tuple[Marker, ...] = ()
    steps: tuple[Step, ...] = ()
    cues: tuple[Cue, ...] = ()
    needs: tuple[Need, ...] = ()
    custom: tuple[Field, ...] = ()

    def has(self, kind: MarkerKind) -> bool:
        """Whether it carries this weight."""
        return any(marker.kind is kind for marker in self.markers)

    @property
    def protected(self) -> bool:
        """*Must not cut* or *keep consistent*: it may not be skipped."""
        return self.has(MarkerKind.MUST_NOT_CUT) or self.has(MarkerKind.KEEP_CONSISTENT)

    @property
    def parked(self) -> bool:
        """Whether it stands on the shelf: kept whole, but out of the running order and of every sum."""
        return self.lane_id == PARKED_LANE


@dataclass(frozen=True, slots=True)
class Section:
    """A label over neighboring segments, with a time budget beside their sum."""

    id: str
    title: str
    budget_s: int | None = None


@dataclass(frozen=True, slots=True)
class Lane:
    """What runs beside the main room (breakout rooms, a second track), or the main room itself."""

    id: str
    title: str
    kind: LaneKind = LaneKind.JOINED


@dataclass(frozen=True, slots=True)
class Objective:
    """What learners will be able to do, how it will be seen, and the business measure it feeds."""

    id: str
    text: str
    evidence: str = ""
    measure: str = ""


@dataclass(frozen=True, slots=True)
class Silence:
    """A rule of the alignment check kept quiet at one place, and why. ``segment_id`` None: the session itself;

    without ``item_id``: all of that segment.
    """

    id: str
    rule_id: str
    segment_id: str | None
    reason: str
    item_id: str = ""


MAIN = Lane(MAIN_LANE, "Main room", LaneKind.MAIN)
PARKED = Lane(PARKED_LANE, "Parked", LaneKind.PARKED)


@dataclass(frozen=True, slots=True)
class Plan:
    """One live session. ``segments`` stand grouped by lane in the order of ``lanes``, each lane in running order.

    The main room is always the first lane, the shelf of parked segments, if there is one, the last. ``date`` is
    ISO (``2026-11-14``) or empty; ``start_s`` is the wall clock of the start; ``promised_s`` the promised length;
    ``trashed_at`` an ISO instant (UTC) or empty.
    """

    id: str
    title: str
    program_id: str | None = None
    status: Status = Status.DRAFT
    version: str = "0.1"
    date: str = ""
    start_s: int = 36_000
    promised_s: int = 7_200
    language: str = "en"
    mode: Mode = Mode.VIRTUAL
    platform: str = ""
    people_fewest: int | None = None
    people_expected: int | None = None
    people_most: int | None = None
    roles: tuple[str, ...] = ("Facilitator", "Producer")
    deck: str = ""
    purpose: str = ""
    back_channel: str = ""
    signal: str = ""
    notes: str = ""
    trashed_at: str = ""
    custom: tuple[Field, ...] = ()
    objectives: tuple[Objective, ...] = ()
    sections: tuple[Section, ...] = ()
    lanes: tuple[Lane, ...] = (MAIN,)
    segments: tuple[Segment, ...] = ()
    silences: tuple[Silence, ...] = ()

    @property
    def head(self) -> Plan:
        """The plan without its insides: what a library lists, and what a change of the plan itself compares."""
        return replace(self, objectives=(), sections=(), lanes=(), segments=(), silences=())

    @property
    def running_segments(self) -> tuple[Segment, ...]:
        """The segments that run: all but the parked ones."""
        parked = any(lane.id == PARKED_LANE for lane in self.lanes)
        return tuple(segment for segment in self.segments if not segment.parked) if parked else self.segments


@dataclass(frozen=True, slots=True)
class Program:
    """A series of sessions with one purpose and one business measure, and what must stay the same."""

    id: str
    title: str
    purpose: str = ""
    measure: str = ""
    must_stay: str = ""
    trashed_at: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a library wants otherwise of one rule, scenario or assumption, whose id it has.

    ``on``: whether it counts at all (None: as it comes). ``numbers``: its own, by name.
    """

    id: str
    on: bool | None = None
    numbers: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class NeedReadiness:
    """The state of one need for one delivery: by whom, and when (ISO date or empty)."""

    need_id: str
    state: NeedState
    who: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Who fills a role in one delivery, and how to reach them."""

    role: str
    name: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Actual:
    """What the clock said for one segment: wall-clock seconds; None where nobody wrote it down."""

    segment_id: str
    start_s: int | None = None
    end_s: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One run of a plan for a cohort; nothing of it ever enters the plan."""

    id: str
    plan_id: str
    title: str = ""
    date: str = ""
    start_s: int | None = None
    time_zone: str = ""
    language: str = ""
    link: str = ""
    head_count: int | None = None
    people: tuple[Person, ...] = ()
    readiness: tuple[NeedReadiness, ...] = ()
    actuals: tuple[Actual, ...] = ()
    observations: str = ""
