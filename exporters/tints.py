"""Which tone goes with a kind or a marker; the tones' colors, the words and the glyphs stand elsewhere."""

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
