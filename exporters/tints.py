"""Which tone goes with a kind or a marker, and the tones' colors on paper; the words and glyphs stand elsewhere."""

from __future__ import annotations

from typing import Final

from app.domain.document import Tone
from app.domain.plan import Kind, MarkerKind

KIND_TONES: Final[dict[Kind, Tone]] = {
    Kind.OPENING: Tone.GREEN,
    Kind.CLOSE: Tone.GREEN,
    Kind.INPUT: Tone.BLUE,
    Kind.DEMONSTRATION: Tone.TEAL,
    Kind.DISCUSSION: Tone.VIOLET,
    Kind.POLL: Tone.AMBER,
    Kind.QA: Tone.AMBER,
    Kind.PRACTICE: Tone.ROSE,
    Kind.INDIVIDUAL: Tone.ROSE,
    Kind.DEBRIEF: Tone.TEAL,
    Kind.REFLECTION: Tone.VIOLET,
    Kind.BREAK: Tone.GRAY,
    Kind.BUFFER: Tone.GRAY,
    Kind.OFF_CLOCK: Tone.GRAY,
}

MARKER_TONES: Final[dict[MarkerKind, Tone]] = {
    MarkerKind.SLOW_DOWN: Tone.AMBER,
    MarkerKind.INVITE_DIALOGUE: Tone.TEAL,
    MarkerKind.MUST_NOT_CUT: Tone.RED,
    MarkerKind.KEEP_CONSISTENT: Tone.INDIGO,
    MarkerKind.ADAPT_HERE: Tone.GREEN,
    MarkerKind.MAY_SKIP: Tone.GRAY,
    MarkerKind.OWN: Tone.GRAY,
}

STRONG: Final[dict[Tone, str]] = {
    Tone.PLAIN: "5C6470",
    Tone.GREEN: "3B8A4E",
    Tone.BLUE: "4A6FD8",
    Tone.AMBER: "B7791F",
    Tone.TEAL: "0E8F8A",
    Tone.GRAY: "8D949E",
    Tone.ROSE: "B5488E",
    Tone.VIOLET: "7B55D4",
    Tone.RED: "C0362C",
    Tone.INDIGO: "4338CA",
}
"""For edges and rules. Each is dark enough to stay visible when printed in black and white."""

SOFT: Final[dict[Tone, str]] = {
    Tone.PLAIN: "F5F5F1",
    Tone.GREEN: "E4EFE6",
    Tone.BLUE: "E6EBFA",
    Tone.AMBER: "FBF2E2",
    Tone.TEAL: "E3F2F2",
    Tone.GRAY: "EFF0F1",
    Tone.ROSE: "F5E5EF",
    Tone.VIOLET: "EDE7F9",
    Tone.RED: "FCEBE9",
    Tone.INDIGO: "E8E7FA",
}
"""For areas behind dark text: every one keeps it above 12 to 1."""

INK: Final = "1C1F24"
MUTED: Final = "626976"
HAIR: Final = "D9D8D3"
PAPER: Final = "FFFFFF"
INPUT: Final = "FFFBEA"
