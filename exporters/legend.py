"""What the signs in a document mean: each that occurs, once, with its word."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.document import Look, Paragraph, Part, Role, Words
from app.domain.plan import MarkerKind
from app.domain.tongue import Tongue
from app.domain.words import MARKER_GLYPHS, MARKER_WORDS
from exporters.guide_changes import CHANGED, LIST
from exporters.guide_context import Context
from exporters.markers import ORDER


def legend(context: Context) -> Iterator[Part]:
    """One short paragraph; none where there is no sign."""
    say = context.say
    used = {marker.kind for moment in context.timing.counted for marker in moment.segment.markers}
    meanings = _meanings(say)
    words: list[Words] = []
    for kind in (kind for kind in ORDER if kind in used):
        sign = f"{MARKER_GLYPHS[kind]} {say(MARKER_WORDS[kind])}".replace(" ", "\u00a0")
        words.append(Words(f"{'   ' if words else ''}{sign}", Look.STRONG))
        words.append(Words(f"\u00a0– {meanings[kind]}"))
    if context.changes or context.run_changes:
        words.append(Words(f"{'   ' if words else ''}{CHANGED}\u00a0– ", Look.STRONG))
        words.append(Words(say("changed since {version}", version=context.since), to=LIST))
    if words:
        yield Paragraph(Role.HINT, tuple(words))


def _meanings(say: Tongue) -> dict[MarkerKind, str]:
    return {
        MarkerKind.MUST_NOT_CUT: say("it happens, and for no less than its floor"),
        MarkerKind.KEEP_CONSISTENT: say("the same words and order everywhere"),
        MarkerKind.SLOW_DOWN: say("say less, and slower"),
        MarkerKind.INVITE_DIALOGUE: say("they speak: ask, then wait"),
        MarkerKind.ADAPT_HERE: say("make it your own within the limits"),
        MarkerKind.MAY_SKIP: say("leave it out when late"),
        MarkerKind.OWN: say("the team’s own sign"),
    }
