"""One segment brought up to a row of a sheet: what the row says comes in, everything it does not say is kept.

Knows neither where the segment stands nor when it starts; that is :mod:`app.domain.merge`'s.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Final, TypeVar

from app.domain.checks import named
from app.domain.clock import format_length
from app.domain.matching import alike, nearness
from app.domain.plan import Cue, Field, Kind, MarkerKind, Need, Segment, Step
from app.domain.text import clean

REWORDED: Final = 0.8
"""From here on two lines of a script, two cues or two needs of one segment are one, reworded."""
_MOST_COMPARED: Final = 40
_USUAL: Final = Cue("")
_OF_CUE: Final = (
    "offset_s",
    "number",
    "trigger",
    "trigger_text",
    "action",
    "details",
    "runs_s",
    "asset",
    "target",
    "who",
    "rights",
    "handling_s",
    "backup",
)

I = TypeVar("I", Step, Cue, Need)  # noqa: E741 - an item
Words = Callable[[I], str]


def filled(own: Segment, row: Segment, *, sized: bool = True, kinds: bool = False) -> Segment:
    """The segment with what the row says. ``sized``: the row gives a length; ``kinds``: the sheet says what each is.

    Of texts that say the same and more, more is kept; notes, lines of the script, cues and needs are added to.
    """
    title = own.title if alike(own.title) == alike(row.title) else row.title
    taken = replace(
        own,
        title=title,
        kind=row.kind if row.id == own.id or (kinds and row.kind is not Kind.INPUT) else own.kind,
        led_by=_said(own.led_by, row.led_by),
        slides=_said(own.slides, row.slides),
        description=text_said(own.description, row.description),
        transition=text_said(own.transition, row.transition),
        short_form=text_said(own.short_form, row.short_form),
        notes=with_lines(own.notes, row.notes),
        intent=replace(own.intent, why=text_said(own.intent.why, row.intent.why)),
        steps=with_items(own.steps, row.steps, _step_words, _step),
        cues=with_cues(own.cues, row.cues),
        needs=with_items(own.needs, row.needs, _need_words, _need),
        custom=with_fields(own.custom, row.custom, {own.id, row.id}),
    )
    return _with_lengths(taken, row, sized)


def _with_lengths(own: Segment, row: Segment, sized: bool) -> Segment:
    """The row's lengths; what must not be cut keeps its floor, which the planned length then does not pass under."""
    planned, shortest, longest, short = own.planned_s, own.shortest_s, own.longest_s, own.short_form_s
    if sized:
        planned = row.planned_s
    if own.has(MarkerKind.MUST_NOT_CUT) and shortest is not None:
        planned = max(planned, shortest)
    elif sized and row.shortest_s is not None:
        shortest = row.shortest_s
    if sized and row.longest_s is not None:
        longest = row.longest_s
    shortest = None if shortest is None else min(shortest, planned)
    longest = None if longest is None else max(longest, planned)
    short = row.short_form_s if sized and row.short_form_s is not None else short
    short = None if short is None else min(short, planned)
    lengths = (planned, shortest, longest, short)
    if lengths == (own.planned_s, own.shortest_s, own.longest_s, own.short_form_s):
        return own
    touched = own.length_touched and planned == own.planned_s
    return replace(
        own, planned_s=planned, shortest_s=shortest, longest_s=longest, short_form_s=short, length_touched=touched
    )


def floor_words(own: Segment, row: Segment) -> str:
    """Why it takes longer than the row says, as a sentence; empty when it does not."""
    floor = own.shortest_s
    if floor is None or row.planned_s >= floor or not own.has(MarkerKind.MUST_NOT_CUT):
        return ""
    least, said = format_length(floor), format_length(row.planned_s)
    return f"{named(own)} must not be cut below {least}, so it takes {least}, not the {said} of the sheet."


def _said(own: str, row: str) -> str:
    return row if row and alike(own) != alike(row) else own


def text_said(own: str, row: str) -> str:
    """The sheet's text, unless the plan has every line of it already, perhaps with more."""
    return own if _lines(row).keys() <= _lines(own).keys() else row


def with_lines(own: str, row: str) -> str:
    """The plan's text and below it the sheet's lines it has not yet."""
    known = _lines(own)
    fresh = [line for key, line in _lines(row).items() if key not in known]
    return clean("\n".join([*([own] if own else []), *fresh])) if fresh else own


def _lines(text: str) -> dict[str, str]:
    return {alike(line): line for line in text.split("\n") if line.strip()}


def with_fields(own: tuple[Field, ...], row: tuple[Field, ...], ids: Collection[str] = ()) -> tuple[Field, ...]:
    """The fields of a team's own with the sheet's values; a column that only holds ``ids`` of ours is none."""
    said = {one.name: one.value for one in row if one.value.rpartition(":")[2] not in ids}
    kept = tuple(Field(one.name, said.pop(one.name, one.value)) for one in own)
    return (*kept, *(Field(name, value) for name, value in said.items()))


def with_items(own: tuple[I, ...], rows: tuple[I, ...], words: Words[I], fill: Callable[[I, I], I]) -> tuple[I, ...]:
    """A row of a segment's own things and the sheet's: one that came earlier is there once, a reworded one is reworded.

    A new one stands behind the sheet's one before it.
    """
    if not rows:
        return own
    known = _known(own, rows, words)
    result = list(own)
    behind = -1
    for number, row in enumerate(rows):
        if number in known:
            place = next(i for i, one in enumerate(result) if one.id == own[known[number]].id)
            result[place] = fill(result[place], row)
            behind = place
        elif all(one.id != row.id for one in result):
            behind += 1
            result.insert(behind, row)
    return tuple(result)


def with_cues(own: tuple[Cue, ...], rows: tuple[Cue, ...]) -> tuple[Cue, ...]:
    """A segment's cues and the sheet's."""
    return with_items(own, rows, _cue_words, _cue)


def _known(own: tuple[I, ...], rows: tuple[I, ...], words: Words[I]) -> dict[int, int]:
    """Which of the sheet's is which of the plan's, by position: by id, the same words, nearly the same."""
    mine, theirs = [alike(words(one)) for one in own], [alike(words(one)) for one in rows]
    ids = {one.id: place for place, one in enumerate(own)}
    known = {number: ids[row.id] for number, row in enumerate(rows) if row.id in ids}
    free: dict[int, None] = {place: None for place in range(len(own)) if place not in known.values()}
    for number, key in enumerate(theirs):
        place = next((place for place in free if mine[place] == key), None)
        if place is not None and number not in known:
            known[number] = place
            free.pop(place)
    for number, key in enumerate(theirs[:_MOST_COMPARED]):
        near = [(nearness(mine[place], key), -place) for place in [*free][:_MOST_COMPARED] if number not in known]
        ratio, place = max(near, default=(0.0, 0))
        if ratio >= REWORDED:
            known[number] = -place
            free.pop(-place)
    return known


def _step_words(step: Step) -> str:
    return step.text


def _cue_words(cue: Cue) -> str:
    return cue.title


def _need_words(need: Need) -> str:
    return need.title


def _step(own: Step, row: Step) -> Step:
    return replace(own, text=_said(own.text, row.text), speaker=_said(own.speaker, row.speaker))


def _cue(own: Cue, row: Cue) -> Cue:
    """A cue with what the row says; one that knows its cue by id says its moment too."""
    said = {name: getattr(row, name) for name in _OF_CUE if getattr(row, name) != getattr(_USUAL, name)}
    if row.id == own.id:
        said["offset_s"] = row.offset_s
    return replace(own, **said, title=_said(own.title, row.title), text=text_said(own.text, row.text))


def _need(own: Need, row: Need) -> Need:
    ahead = own.days_ahead if row.days_ahead is None else row.days_ahead
    test = text_said(own.test, row.test)
    return replace(
        own, title=_said(own.title, row.title), owner=_said(own.owner, row.owner), days_ahead=ahead, test=test
    )
