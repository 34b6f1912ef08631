"""Makes a segment of an item: what each kind of column becomes in it."""

from __future__ import annotations

import re
from typing import Final

from app.domain.plan import (
    MAX_SECONDS,
    Cue,
    Field,
    Intent,
    Need,
    NeedKind,
    Segment,
    StartRule,
    Step,
    StepKind,
    new_id,
)
from app.domain.sheet import Meaning
from app.domain.text import clean, one_line
from app.importers.sense.items import Item
from app.importers.sense.kinds import own_kind
from app.importers.sense.lengths import UNITS, whole_length
from app.importers.sense.words import header_unit

KEPT: Final = frozenset({Meaning.KEEP, Meaning.KIND, Meaning.LANE, Meaning.NUMBER})
"""Columns that become fields of the person's own."""
_NO_INTENT: Final = Intent()
_LINES: Final = re.compile(r"\s*[\n;]\s*")
_TECHNOLOGY: Final = re.compile(
    r"computer|laptop|projector|beamer|micro|camera|screen|tv\b|audio|software|poll|zoom|teams", re.IGNORECASE
)


def segment_of(item: Item, lane_id: str, section_id: str | None, start: StartRule, planned_s: int) -> Segment:
    """The segment, its length untouched since the import."""
    planned_s = min(max(1, planned_s), MAX_SECONDS)
    shortest, longest = _bounds(item, planned_s)
    return Segment(
        id=new_id(),
        title=one_line(item.title),
        kind=item.kind,
        lane_id=lane_id,
        planned_s=planned_s,
        shortest_s=shortest,
        longest_s=longest,
        start=start,
        section_id=section_id,
        led_by=one_line(item.owner),
        description=_joined(item, Meaning.DESCRIPTION),
        notes=_joined(item, Meaning.NOTES),
        slides=one_line(_joined(item, Meaning.SLIDES)),
        intent=_intent(item),
        steps=_steps(item),
        cues=_cues(item),
        needs=_needs(item),
        custom=_custom(item, shortest, longest),
    )


def cue_of(mark: Item, offset_s: int) -> Cue:
    """A moment inside a segment becomes a cue of it."""
    remarks = [text for _, _, text in mark.details]
    return Cue(
        new_id(),
        offset_s=offset_s,
        title=one_line(mark.title),
        who=one_line(mark.owner),
        text=clean("\n".join(remarks)),
    )


def _bounds(item: Item, planned_s: int) -> tuple[int | None, int | None]:
    """The shortest and longest length: of a range as its length, else of columns of their own that fit the length."""
    length = item.length
    if length is None or length.shortest_s is None or length.longest_s is None:
        low, high = _bound(item, Meaning.SHORTEST), _bound(item, Meaning.LONGEST)
        return (
            low if low is not None and low <= planned_s else None,
            high if high is not None and high >= planned_s else None,
        )
    return min(max(1, length.shortest_s), planned_s), max(length.longest_s, planned_s)


def _bound(item: Item, meaning: Meaning) -> int | None:
    """Seconds; bare numbers are minutes unless the header names another unit."""
    for own, header, text in item.details:
        length = whole_length(text) if own is meaning else None
        if length is not None and length.planned_s > 0:
            scale = UNITS[header_unit(header) or "min"] / UNITS["min"] if length.unit == "" else 1
            return min(round(length.planned_s * scale), MAX_SECONDS)
    return None


def _texts(item: Item, meaning: Meaning) -> list[str]:
    return [text for own, _, text in item.details if own is meaning]


def _joined(item: Item, meaning: Meaning) -> str:
    texts = _texts(item, meaning)
    return clean("\n".join(dict.fromkeys(texts))) if texts else ""


def _intent(item: Item) -> Intent:
    why = _joined(item, Meaning.WHY)
    return Intent(why=why) if why else _NO_INTENT


def _custom(item: Item, shortest: int | None, longest: int | None) -> tuple[Field, ...]:
    """Columns of the person's own, by their headers; the same header twice is told apart by a number.

    A shortest or longest length that does not fit the planned one stays what it is: a remark. Our own word for a
    kind says nothing that the kind does not.
    """
    kept = {
        *KEPT,
        *((Meaning.SHORTEST,) if shortest is None else ()),
        *((Meaning.LONGEST,) if longest is None else ()),
    }
    fields: dict[str, str] = {}
    for meaning, header, text in item.details:
        if meaning in kept and not (meaning is Meaning.KIND and own_kind(text)):
            name, number = one_line(header, 100), 2
            while name in fields:
                name = f"{one_line(header, 90)} ({number})"
                number += 1
            fields[name] = clean(text)
    return tuple(Field(name, value) for name, value in fields.items())


def _steps(item: Item) -> tuple[Step, ...]:
    paragraphs = [line for text in _texts(item, Meaning.SCRIPT) for line in text.split("\n") if line.strip()]
    return tuple(Step(new_id(), StepKind.SAY, clean(paragraph.strip())) for paragraph in paragraphs)


def _cues(item: Item) -> tuple[Cue, ...]:
    """A line of a technical column is an action of the producer; the column names who or what it is for."""
    cues: list[Cue] = []
    for meaning, header, text in item.details:
        if meaning is Meaning.CUE:
            cues.extend(
                Cue(new_id(), title=one_line(line), target=one_line(header, 100))
                for line in text.split("\n")
                if line.strip()
            )
    return tuple(cues)


def _needs(item: Item) -> tuple[Need, ...]:
    lines = [line for text in _texts(item, Meaning.MATERIAL) for line in _LINES.split(text) if line.strip("-•* ")]
    return tuple(Need(new_id(), one_line(line.strip("-•* ")), _need_kind(line)) for line in dict.fromkeys(lines))


def _need_kind(text: str) -> NeedKind:
    return NeedKind.TECHNOLOGY if _TECHNOLOGY.search(text) else NeedKind.MATERIAL
