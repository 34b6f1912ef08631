"""Makes a segment of an item: what each kind of column becomes in it."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from app.domain.plan import (
    MAX_SECONDS,
    Cue,
    Field,
    Intent,
    Need,
    Segment,
    StartRule,
    Step,
    new_id,
)
from app.domain.sheet import Meaning
from app.domain.text import clean, one_line
from app.importers.sense.items.items import Item
from app.importers.sense.text.cue_lines import cues_of
from app.importers.sense.text.kinds import own_kind
from app.importers.sense.text.lengths import UNITS, whole_length
from app.importers.sense.text.script_lines import steps_of
from app.importers.sense.text.support import Grouping, grouping_in, needs_of, slides_in
from app.importers.sense.text.words import header_unit

KEPT: Final = frozenset({Meaning.KEEP, Meaning.KIND, Meaning.LANE, Meaning.NUMBER})
"""Columns that become fields of the person's own."""
_NO_INTENT: Final = Intent()
Told = dict[Meaning, list[tuple[str, str]]]
"""What a row tells beside title and time: headers and texts, by what their columns mean."""


def segment_of(item: Item, lane_id: str, section_id: str | None, start: StartRule, planned_s: int) -> Segment:
    """The segment, its length untouched since the import."""
    planned_s = min(max(1, planned_s), MAX_SECONDS)
    told: Told = {}
    for meaning, header, text in item.details:
        told.setdefault(meaning, []).append((header, text))
    shortest, longest = _bounds(item, told, planned_s)
    grouping = _grouping(told)
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
        description=_joined(told, Meaning.DESCRIPTION),
        notes=_joined(told, Meaning.NOTES),
        slides=slides_in(_joined(told, Meaning.SLIDES)),
        group_size=grouping.size,
        rounds=grouping.rounds,
        round_s=grouping.round_s,
        intent=_intent(told),
        steps=_steps(told, item.owner),
        cues=_cues(told, item.start_s, planned_s),
        needs=_needs(told),
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


def _bounds(item: Item, told: Told, planned_s: int) -> tuple[int | None, int | None]:
    """The shortest and longest length: of a range as its length, else of columns of their own that fit the length."""
    length = item.length
    if length is None or length.shortest_s is None or length.longest_s is None:
        low, high = _bound(told, Meaning.SHORTEST), _bound(told, Meaning.LONGEST)
        return (
            low if low is not None and low <= planned_s else None,
            high if high is not None and high >= planned_s else None,
        )
    return min(max(1, length.shortest_s), planned_s), max(length.longest_s, planned_s)


def _bound(told: Told, meaning: Meaning) -> int | None:
    """Seconds; bare numbers are minutes unless the header names another unit."""
    for header, text in told.get(meaning, ()):
        length = whole_length(text)
        if length is not None and length.planned_s > 0:
            scale = UNITS[header_unit(header) or "min"] / UNITS["min"] if length.unit == "" else 1
            return min(round(length.planned_s * scale), MAX_SECONDS)
    return None


def _steps(told: Told, owner: str) -> tuple[Step, ...]:
    script = told.get(Meaning.SCRIPT)
    return tuple(steps_of([text for _, text in script], owner)) if script else ()


def _cues(told: Told, start_s: int | None, planned_s: int) -> tuple[Cue, ...]:
    lines = told.get(Meaning.CUE, ())
    return tuple([cue for header, text in lines for cue in cues_of(header, text, start_s, planned_s)])


def _needs(told: Told) -> tuple[Need, ...]:
    return tuple([need for header, text in told.get(Meaning.MATERIAL, ()) for need in needs_of(header, text)])


def _grouping(told: Told) -> Grouping:
    """The sizes and rounds that the columns for them name."""
    found = Grouping()
    for header, text in told.get(Meaning.GROUPING, ()):
        own = grouping_in(header, text)
        found = Grouping(found.size or own.size, found.rounds or own.rounds, found.round_s or own.round_s)
    return found


def _joined(told: Told, meaning: Meaning) -> str:
    found = told.get(meaning)
    if not found:
        return ""
    return clean(found[0][1] if len(found) == 1 else "\n".join(dict.fromkeys([text for _, text in found])))


def _intent(told: Told) -> Intent:
    why = _joined(told, Meaning.WHY)
    return Intent(why=why) if why else _NO_INTENT


def _custom(item: Item, shortest: int | None, longest: int | None) -> tuple[Field, ...]:
    """Columns of the person's own, by their headers; the same header twice is told apart by a number.

    A shortest or longest length that does not fit the planned one stays what it is: a remark. Our own word for a
    kind says nothing that the kind does not.
    """
    spare = {Meaning.SHORTEST: shortest is None, Meaning.LONGEST: longest is None}
    fields: dict[str, Field] = {}
    for meaning, header, text in item.details:
        own = meaning in KEPT or spare.get(meaning) or (meaning is Meaning.GROUPING and grouping_in(header, text).rest)
        if own and not (meaning is Meaning.KIND and own_kind(text)):
            found = _field(header, text)
            known, number = found.name, 2
            while found.name in fields:
                found = Field(f"{known[:90]} ({number})", found.value)
                number += 1
            fields[found.name] = found
    return tuple(fields.values())


@lru_cache(maxsize=20_000)
def _field(header: str, text: str) -> Field:
    return Field(one_line(header, 100), clean(text))
