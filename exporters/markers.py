"""What a marker says on paper: its glyph, its word, its moment, and why; never its color alone."""

from __future__ import annotations

from app.domain.clock import format_length, format_minutes
from app.domain.document import Callout, Look, Text, Words
from app.domain.plan import Marker, MarkerKind, Segment
from app.domain.spread import shortest_s
from app.domain.words import MARKER_GLYPHS, marker_word
from exporters.tints import MARKER_TONES


def marker_callouts(segment: Segment) -> tuple[Callout, ...]:
    """One callout a marker, the ones that bind first."""
    ranked = sorted(segment.markers, key=lambda marker: _ORDER.index(marker.kind))
    return tuple(Callout(MARKER_TONES[marker.kind], marker_text(marker, segment)) for marker in ranked)


_ORDER = (
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
    kinds = sorted({marker.kind for marker in segment.markers}, key=_ORDER.index)
    return " ".join(MARKER_GLYPHS[kind] for kind in kinds)


def marker_names(segment: Segment) -> str:
    """The markers' words for a cell: ``Must not cut, Invite dialogue``."""
    return ", ".join(dict.fromkeys(marker_word(marker) for marker in sorted(segment.markers, key=_rank)))


def _rank(marker: Marker) -> int:
    return _ORDER.index(marker.kind)


def marker_text(marker: Marker, segment: Segment) -> Text:
    """``▣ Must not cut — at least 18 min. The third round is where behavior changes.``"""
    name = f"{MARKER_GLYPHS[marker.kind]} {marker_word(marker)}"
    at = f" at {minute(marker.offset_s)}" if marker.offset_s is not None else ""
    said = " ".join(part for part in (_detail(marker, segment), stopped(marker.reason), _limits(marker)) if part)
    return (Words(name, Look.STRONG), Words(at + (f" — {said}" if said else "")))


def _detail(marker: Marker, segment: Segment) -> str:
    match marker.kind:
        case MarkerKind.MUST_NOT_CUT:
            return f"at least {format_length(shortest_s(segment))}."
        case MarkerKind.SLOW_DOWN if marker.offset_s is None:
            return f"all of its {format_length(segment.planned_s)}."
        case MarkerKind.INVITE_DIALOGUE:
            return _question(marker)
        case _:
            return ""


def _question(marker: Marker) -> str:
    wait = f"wait {format_length(marker.wait_s)}" if marker.wait_s else ""
    ask = f"ask {quoted(marker.question)}" if marker.question else ""
    return ", then ".join(part for part in (ask, wait) if part) + ("." if ask or wait else "")


def _limits(marker: Marker) -> str:
    return stopped(f"Limits: {marker.limits}") if marker.limits else ""


def floor(segment: Segment) -> str:
    """The length that may not be undercut: ``18 min``, or ``full`` where nothing of it can be shortened."""
    least_s = shortest_s(segment)
    return "full" if least_s >= segment.planned_s else format_length(least_s)


def minute(offset_s: int) -> str:
    """``+08``: minutes into a segment; ``−02`` before it; seconds only where there are any (``+00:45``)."""
    sign, rest = ("−", -offset_s) if offset_s < 0 else ("+", offset_s)
    return f"{sign}{rest // 60:02d}" if rest % 60 == 0 else f"{sign}{rest // 60:02d}:{rest % 60:02d}"


def minutes(seconds: int) -> str:
    """Minutes with their word: ``7.5 min``."""
    return f"{format_minutes(seconds)} min"


def quoted(text: str) -> str:
    """Text in quotation marks, unless it brings its own."""
    bare = text.strip()
    return bare if bare[:1] in '“"„«‘' else f"“{bare}”"


def stopped(text: str) -> str:
    """A sentence with its full stop."""
    bare = text.strip()
    return bare if not bare or bare[-1] in '.!?…”"' else f"{bare}."
