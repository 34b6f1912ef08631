"""What a marker says on paper: its glyph, its word, its moment, and why; never its color alone."""

from __future__ import annotations

from app.domain.clock import format_length, format_minutes
from app.domain.document import Callout, Look, Text, Words
from app.domain.plan import Marker, MarkerKind, Segment
from app.domain.spread import shortest_s
from app.domain.tongue import Tongue
from app.domain.words import MARKER_GLYPHS, MARKER_WORDS
from exporters.tints import MARKER_TONES


def marker_callouts(segment: Segment, say: Tongue) -> tuple[Callout, ...]:
    """One callout a marker, the ones that bind first."""
    ranked = sorted(segment.markers, key=lambda marker: ORDER.index(marker.kind))
    return tuple(Callout(MARKER_TONES[marker.kind], marker_text(marker, segment, say)) for marker in ranked)


ORDER = (
    MarkerKind.MUST_NOT_CUT,
    MarkerKind.KEEP_CONSISTENT,
    MarkerKind.SLOW_DOWN,
    MarkerKind.INVITE_DIALOGUE,
    MarkerKind.ADAPT_HERE,
    MarkerKind.MAY_SKIP,
    MarkerKind.OWN,
)


def glyphs(segment: Segment) -> str:
    """The glyphs of a segment's markers, each once, in the order of their weight."""
    kinds = sorted({marker.kind for marker in segment.markers}, key=ORDER.index)
    return " ".join(MARKER_GLYPHS[kind] for kind in kinds)


def marker_name(marker: Marker, say: Tongue) -> str:
    """A marker's word: a team's own label as they wrote it, or the agreed word."""
    return marker.label if marker.kind is MarkerKind.OWN and marker.label else say(MARKER_WORDS[marker.kind])


def marker_names(segment: Segment, say: Tongue) -> str:
    """The markers' words for a cell: ``Must not cut, Invite dialogue``."""
    return ", ".join(dict.fromkeys(marker_name(marker, say) for marker in sorted(segment.markers, key=_rank)))


def _rank(marker: Marker) -> int:
    return ORDER.index(marker.kind)


def marker_text(marker: Marker, segment: Segment, say: Tongue) -> Text:
    """``▣ Must not cut — at least 18 min. The third round is where behavior changes.``"""
    name = f"{MARKER_GLYPHS[marker.kind]} {marker_name(marker, say)}"
    at = f" {say('at {minute}', minute=minute(marker.offset_s))}" if marker.offset_s is not None else ""
    limits = say("Limits: {limits}", limits=stopped(marker.limits)) if marker.limits else ""
    said = " ".join(part for part in (_detail(marker, segment, say), stopped(marker.reason), limits) if part)
    return (Words(name, Look.STRONG), Words(at + (f" — {said}" if said else "")))


def _detail(marker: Marker, segment: Segment, say: Tongue) -> str:
    match marker.kind:
        case MarkerKind.MUST_NOT_CUT:
            return say("at least {length}.", length=format_length(shortest_s(segment)))
        case MarkerKind.SLOW_DOWN if marker.offset_s is None:
            return say("all of its {length}.", length=format_length(segment.planned_s))
        case MarkerKind.INVITE_DIALOGUE:
            return _question(marker, say)
        case _:
            return ""


def _question(marker: Marker, say: Tongue) -> str:
    question = say.quoted(marker.question) if marker.question else ""
    if question and marker.wait_s:
        return say("ask {question}, then wait {length}.", question=question, length=format_length(marker.wait_s))
    if question:
        return say("ask {question}.", question=question)
    return say("wait {length}.", length=format_length(marker.wait_s)) if marker.wait_s else ""


def floor(segment: Segment, say: Tongue) -> str:
    """The length that may not be undercut: ``18 min``, or ``full`` where nothing of it can be shortened."""
    least_s = shortest_s(segment)
    return say("full") if least_s >= segment.planned_s else format_length(least_s)


def minute(offset_s: int) -> str:
    """``+08``: minutes into a segment; ``−02`` before it; seconds only where there are any (``+00:45``)."""
    sign, rest = ("−", -offset_s) if offset_s < 0 else ("+", offset_s)
    return f"{sign}{rest // 60:02d}" if rest % 60 == 0 else f"{sign}{rest // 60:02d}:{rest % 60:02d}"


def minutes(seconds: int) -> str:
    """Minutes with their word: ``7.5 min``."""
    return f"{format_minutes(seconds)} min"


def stopped(text: str) -> str:
    """A sentence with its full stop."""
    bare = text.strip()
    return bare if not bare or bare[-1] in '.!?…”"' else f"{bare}."
