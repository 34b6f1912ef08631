"""Puts what a sheet keeps under a head of its own into the column of the outline that has this head."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from operator import attrgetter
from typing import Final

from app.domain.find import fold
from app.domain.plan import Field, Marker, MarkerKind, Need, Segment, new_id
from app.domain.sheet import Meaning
from app.domain.text import clean, one_line
from app.domain.words import MARKER_GLYPHS, MARKER_WORDS
from widgets.outline.columns import OWN, read_kind, slides_in

TIMES: Final = frozenset({Meaning.START, Meaning.END, Meaning.RANGE, Meaning.LENGTH})
"""What is kept under such a head could not be read as a time."""
_WRITTEN: Final[dict[str, Callable[[str], str]]] = {
    "title": one_line,
    "led_by": one_line,
    "slides": one_line,
    "transition": clean,
    "notes": clean,
}
_GLYPHS: Final = re.compile(f"[{re.escape(''.join(MARKER_GLYPHS.values()))}\n]|, ")


def homed(segment: Segment, homes: Mapping[str, str], meanings: Mapping[str, Meaning]) -> Segment:
    """The segment with its own fields in the columns their heads name; words that fit nowhere join the description.

    ``homes``: the key of a column by its folded head; ``meanings``: what the importer took that head for.
    """
    kept, fields = replace(segment, custom=()), segment.custom
    for field in fields:
        head = fold(field.name)
        key = homes.get(head, "")
        if meanings.get(head) in TIMES or key in ("start", "planned_s", "description"):
            kept = _described(kept, field.value)
        elif (meanings.get(head) is Meaning.NUMBER or key == "number") and field.value.rstrip(".").isdigit():
            continue  # it numbers the rows, and rows number themselves
        else:
            kept = _put(kept, key, field)
    return kept


def _put(segment: Segment, key: str, field: Field) -> Segment:
    """A column that is filled already keeps what it has; the newcomer stays a field of its own."""
    if key in _WRITTEN and not attrgetter(key)(segment):
        return replace(segment, **{key: _WRITTEN[key](field.value)})  # type: ignore[arg-type]
    if key == "intent.why" and not segment.intent.why:
        return replace(segment, intent=replace(segment.intent, why=clean(field.value)))
    if key == "kind" and (kind := read_kind(field.value)) is not None:
        return replace(segment, kind=kind)
    if key == "markers" and (markers := _markers(field.value)):
        return replace(segment, markers=markers)
    if key == "support":
        return _supported(segment, field.value)
    name = key[len(OWN) :] if key.startswith(OWN) else field.name
    return replace(segment, custom=(*segment.custom, Field(name, field.value)))


def _described(segment: Segment, words: str) -> Segment:
    return replace(segment, description="\n".join(filter(None, (segment.description, clean(words)))))


def _markers(text: str) -> tuple[Marker, ...]:
    """The weights named, by sign or word; none at all where a word is no weight."""
    known = {fold(word): kind for kind, word in MARKER_WORDS.items()}
    words = [one_line(piece) for piece in _GLYPHS.split(text) if piece.strip()]
    own = MARKER_GLYPHS[MarkerKind.OWN] in text
    if not all(fold(word) in known or own for word in words):
        return ()
    kinds = [(known.get(fold(word), MarkerKind.OWN), word) for word in words]
    return tuple(Marker(new_id(), kind, label=word if kind is MarkerKind.OWN else "") for kind, word in kinds)


def _supported(segment: Segment, text: str) -> Segment:
    """The needs by their titles; the slides where the outline named them for want of needs."""
    slides = slides_in(text)
    if slides and not segment.slides:
        return replace(segment, slides=slides)
    titles = [one_line(title) for title in re.split(r";|\n", text) if title.strip()]
    return replace(segment, needs=(*segment.needs, *(Need(new_id(), title) for title in titles)))
