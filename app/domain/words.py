"""The words and signs for the plan's kinds, one for each idea, the same on screens and in documents.

Colour is never the only sign: each marker has a glyph that common fonts carry, and a word.
"""

from __future__ import annotations

from typing import Final

from app.domain.plan import (
    Action,
    Kind,
    LaneKind,
    Marker,
    MarkerKind,
    Mode,
    NeedKind,
    NeedState,
    Status,
    StepKind,
    Trigger,
)

KIND_WORDS: Final[dict[Kind, str]] = {
    Kind.OPENING: "Opening",
    Kind.INPUT: "Input",
    Kind.DEMONSTRATION: "Demonstration",
    Kind.POLL: "Poll",
    Kind.DISCUSSION: "Discussion",
    Kind.PRACTICE: "Practice",
    Kind.INDIVIDUAL: "Individual work",
    Kind.DEBRIEF: "Debrief",
    Kind.REFLECTION: "Reflection",
    Kind.QA: "Q&A",
    Kind.BREAK: "Break",
    Kind.CLOSE: "Close",
    Kind.BUFFER: "Buffer",
    Kind.OFF_CLOCK: "Off the clock",
}

MARKER_WORDS: Final[dict[MarkerKind, str]] = {
    MarkerKind.SLOW_DOWN: "Slow down",
    MarkerKind.INVITE_DIALOGUE: "Invite dialogue",
    MarkerKind.MUST_NOT_CUT: "Must not cut",
    MarkerKind.KEEP_CONSISTENT: "Keep consistent",
    MarkerKind.ADAPT_HERE: "Adapt here",
    MarkerKind.MAY_SKIP: "May skip",
    MarkerKind.OWN: "Our own",
}

MARKER_GLYPHS: Final[dict[MarkerKind, str]] = {
    MarkerKind.SLOW_DOWN: "≈",
    MarkerKind.INVITE_DIALOGUE: "“",
    MarkerKind.MUST_NOT_CUT: "▣",
    MarkerKind.KEEP_CONSISTENT: "=",
    MarkerKind.ADAPT_HERE: "◇",
    MarkerKind.MAY_SKIP: "↷",
    MarkerKind.OWN: "•",
}

STEP_WORDS: Final[dict[StepKind, str]] = {
    StepKind.SAY_EXACTLY: "Say exactly",
    StepKind.SAY: "Say",
    StepKind.DO: "Do",
    StepKind.ASK: "Ask",
    StepKind.SHOW: "Show",
    StepKind.LISTEN_FOR: "Listen for",
    StepKind.LEARNERS: "Learners",
    StepKind.NOTE: "Note",
}

TRIGGER_WORDS: Final[dict[Trigger, str]] = {
    Trigger.CLOCK: "At the time",
    Trigger.WORDS: "On the words",
    Trigger.AFTER_CUE: "After the cue before",
    Trigger.SIGNAL: "On a signal",
}

ACTION_WORDS: Final[dict[Action, str]] = {
    Action.CHAT: "Paste in chat",
    Action.SLIDE: "Show slide",
    Action.SPOTLIGHT: "Spotlight",
    Action.BROADCAST: "Broadcast to rooms",
    Action.POLL_LAUNCH: "Launch poll",
    Action.POLL_CLOSE: "Close poll",
    Action.POLL_SHARE: "Share poll results",
    Action.ROOMS_OPEN: "Open rooms",
    Action.ROOMS_CLOSE: "Close rooms",
    Action.VIDEO: "Play video",
    Action.SHARE_START: "Start sharing",
    Action.SHARE_STOP: "Stop sharing",
    Action.RECORDING_START: "Start recording",
    Action.RECORDING_STOP: "Stop recording",
    Action.WHITEBOARD: "Whiteboard",
    Action.MUSIC: "Music",
    Action.TIME_WARNING: "Time warning",
    Action.ADMIT: "Admit people",
    Action.MUTE: "Mute",
    Action.CAPTIONS: "Captions",
    Action.RIGHTS: "Give rights",
    Action.ATTENDANCE: "Take attendance",
    Action.OTHER: "Other",
}

NEED_WORDS: Final[dict[NeedKind, str]] = {
    NeedKind.PEOPLE: "People",
    NeedKind.MATERIAL: "Material",
    NeedKind.TECHNOLOGY: "Technology",
    NeedKind.ROOM: "Room",
    NeedKind.ACCESS: "Access",
    NeedKind.CONTENT: "Content",
}

NEED_STATE_WORDS: Final[dict[NeedState, str]] = {
    NeedState.OPEN: "Open",
    NeedState.READY: "Ready",
    NeedState.TESTED: "Tested",
}

LANE_WORDS: Final[dict[LaneKind, str]] = {
    LaneKind.MAIN: "Main room",
    LaneKind.JOINED: "Joined: the main room waits for it",
    LaneKind.FREE: "Free: delays nothing",
    LaneKind.PARKED: "Parked: kept out of the running order",
}

STATUS_WORDS: Final[dict[Status, str]] = {Status.DRAFT: "draft", Status.READY: "ready"}

MODE_WORDS: Final[dict[Mode, str]] = {Mode.VIRTUAL: "Virtual", Mode.ROOM: "In the room", Mode.HYBRID: "Hybrid"}


def marker_word(marker: Marker) -> str:
    """The marker's name: a team's own label, or the agreed word."""
    return marker.label if marker.kind is MarkerKind.OWN and marker.label else MARKER_WORDS[marker.kind]
