"""The session at a glance: blocks as wide as they are long, cut into strips that stay readable on paper."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from app.domain.clock import format_minutes
from app.domain.document import Block, Cell, Column, Heading, Look, Part, Strip, Table, TableLook, Tick, Words, plain
from app.domain.moments import Moment
from app.domain.plan import Segment
from exporters.guide_changes import sign
from exporters.guide_context import Context
from exporters.markers import glyphs
from exporters.options import Depth
from exporters.timing import Timing, length
from exporters.tints import KIND_TONES

MOST_BLOCKS: Final = 14
"""On one strip; more become two strips, then a table: a block under 7 mm holds no word."""
MOST_STRIPS: Final = 4
_NARROWEST: Final = 54
"""Thousandths of the width: room for "Buffer"."""

_POINTS_A_SHARE: Final = 0.482
_PADDING: Final = 5.0
_MOST_LINES: Final = 4


def strips(context: Context) -> Iterator[Part]:
    """The heading and the strips, or a plain agenda where a session has too many parts for strips.

    A brief guide has such an agenda anyhow.
    """
    timing = context.timing
    if not timing.main or (context.depth is Depth.BRIEF and len(timing.main) > MOST_BLOCKS * MOST_STRIPS):
        return
    yield Heading(1, timing.say("The session at a glance"))
    if len(timing.main) > MOST_BLOCKS * MOST_STRIPS:
        yield _agenda(context)
        return
    rows = -(-len(timing.main) // MOST_BLOCKS)
    size = -(-len(timing.main) // rows)
    for first in range(0, len(timing.main), size):
        yield _strip(context, timing.main[first : first + size])


def _strip(context: Context, moments: tuple[Moment, ...]) -> Strip:
    timing = context.timing
    weights = [max(1, moment.segment.planned_s) for moment in moments]
    shares = widths(weights)
    blocks = tuple(
        Block(_short(moment, share), _below(context, moment), KIND_TONES[moment.segment.kind], share)
        for moment, share in zip(moments, shares, strict=True)
    )
    about = "; ".join(f"{timing.clock(m.start_s)} {m.segment.title}, {length(m.segment.planned_s)}" for m in moments)
    return Strip(
        blocks, _ticks(timing, moments, shares), timing.say("Time line of the session: {segments}", segments=about)
    )


def widths(weights: list[int]) -> list[int]:
    """Thousandths that sum to 1,000: by weight, but none under the narrowest a word can stand in."""
    narrow = [weight * 1000 < _NARROWEST * sum(weights) for weight in weights]
    rest = 1000 - _NARROWEST * sum(narrow)
    wide = sum(weight for weight, small in zip(weights, narrow, strict=True) if not small)
    shares = [_NARROWEST if small else weight * rest // wide for weight, small in zip(weights, narrow, strict=True)]
    shares[shares.index(max(shares))] += 1000 - sum(shares)
    return shares


def _below(context: Context, moment: Moment) -> str:
    segment = moment.segment
    parts = (format_minutes(segment.planned_s), glyphs(segment), sign(context, segment))
    return " ".join(part for part in parts if part)


def _short(moment: Moment, share: int) -> str:
    """As much of a title as its block holds: whole words while they fit, or a first one cut short."""
    title = moment.segment.title
    words = (title.split(":")[0].strip() or title).replace("-", "- ").split()
    room = share * _POINTS_A_SHARE - _PADDING
    lines: list[str] = []
    for word in words:
        if _points(word) > room:
            break
        if lines and _points(f"{lines[-1]} {word}") <= room:
            lines[-1] += f" {word}"
        elif len(lines) < _MOST_LINES:
            lines.append(word)
        else:
            break
    return " ".join(lines).replace("- ", "-") or _cut(title, room)


def _cut(word: str, room: float) -> str:
    while len(word) > 1 and _points(word + ".") > room:
        word = word[:-1]
    return word + "."


def _points(text: str) -> float:
    """The width of a few words in the strip's type, near enough: narrow, wide and all other letters."""
    return sum(1.9 if sign in "iljtfrI.,:;'’- " else 5.9 if sign in "mwMWQ@%" else 4.1 for sign in text)


def _ticks(timing: Timing, moments: tuple[Moment, ...], shares: list[int]) -> tuple[Tick, ...]:
    """The clock at both ends, and at round times between that stand clear of each other."""
    edges = [(0, moments[0].start_s)]
    for moment, share in zip(moments, shares, strict=True):
        edges.append((edges[-1][0] + share, moment.end_s))
    first_s, last_s = edges[0][1], edges[-1][1]
    step_s = next((s for s in (600, 900, 1800, 3600, 7200) if (last_s - first_s) / s <= 5), 14400)
    ticks = [Tick(0, timing.clock(first_s))]
    for at_s in range(-(-first_s // step_s) * step_s, last_s, step_s):
        place = _place(edges, at_s)
        if place - ticks[-1].place >= 90 and place <= 910:
            ticks.append(Tick(place, timing.clock(at_s)))
    return (*ticks, Tick(1000, timing.clock(last_s)))


def _place(edges: list[tuple[int, int]], at_s: int) -> int:
    for (left, from_s), (right, to_s) in pairwise(edges):
        if from_s <= at_s < to_s:
            return left + (right - left) * (at_s - from_s) // (to_s - from_s)
    return edges[-1][0]


def _agenda(context: Context) -> Table:
    say, timing = context.say, context.timing
    columns = (
        Column(say("Clock"), 130),
        Column(say("Segment"), 600),
        Column(say("Length"), 120),
        Column(say("Led by"), 150),
    )
    rows = tuple(
        (
            Cell(plain(timing.clock(moment.start_s))),
            Cell(((Words(_signed(context, moment.segment), Look.STRONG),),)),
            Cell(plain(length(moment.segment.planned_s))),
            Cell(plain(moment.segment.led_by)),
        )
        for moment in timing.main
    )
    return Table(TableLook.GRID, columns, rows, say("The session’s segments with clock and length"))


def _signed(context: Context, segment: Segment) -> str:
    return " ".join(part for part in (glyphs(segment), segment.title, sign(context, segment)) if part)
