"""The tones' colors on paper, the same in every document and on every page; who has which tone stands elsewhere."""

from __future__ import annotations

from typing import Final

from app.domain.document import Tone

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
HEAD: Final = "E7E9EC"
"""Behind the head of a sheet."""
