"""What a person decided for a layout of sheets, so that the next file of it is read so at once.

Knows header words and kinds of doubt; no positions, for the next file has columns moved and other rows above.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from app.domain.matching import alike
from app.domain.sheet import NO_CHOICES, Choices, Column, Meaning, Reading, Table
from app.domain.text import one_line

ENDING: Final = ".throughline-layout"
"""Of the files that hold a layout."""
FEWEST_WORDS: Final = 2
"""A layout is known by no fewer named columns: one says nothing."""
MOST_NAME: Final = 80
MOST_TABLES: Final = 50
MOST_SAID: Final = 500
"""No more kinds of tables, and of columns and doubts, are remembered: more is no layout."""

_NOISE: Final = re.compile(
    r"\(\d+\)|\b(?:final|draft|copy|kopie|copie|new|old|updated?|latest|revised|clean|approved|entwurf|neu|alt)\b"
    r"|\b(?:v|ver|version|rev|revision|r)[ .]?\d+(?:\.\d+)*\b"
    r"|\b\d{4}[-. ]?\d\d[-. ]?\d\d\b|\b\d\d?[-. ]\d\d?[-. ]\d{2,4}\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mapping:
    """``headers``: the header words of each kind of table, sorted. ``columns``: what a header means, where a person
    said so. ``answers``: the reading taken for each kind of doubt.
    """

    name: str
    headers: tuple[tuple[str, ...], ...]
    columns: tuple[tuple[str, Meaning], ...] = ()
    answers: tuple[tuple[str, int], ...] = ()


def layout_of(tables: Iterable[Table]) -> tuple[tuple[str, ...], ...]:
    """The header words of tables, each kind of table once, in an order of their own; tables without are none."""
    kinds = {tuple(sorted(key for key, _ in _named(table))) for table in tables}
    return tuple(sorted(kind for kind in kinds if sum(map(bool, kind)) >= FEWEST_WORDS))


def mapping_of(name: str, reading: Reading, choices: Choices) -> Mapping | None:
    """What was decided while this was read; None where nothing was, or where nothing names the layout.

    A doubt that was left as it was read counts: it was shown, and the import said yes to it. One kind answered in two
    ways is asked again.
    """
    headers = layout_of(reading.tables)[:MOST_TABLES]
    columns = {key: m for key, column in _columns(reading) if (m := choices.meaning(column.id)) is not None}
    answers: dict[str, set[int]] = {}
    for doubt in reading.doubts:
        answers.setdefault(doubt.kind, set()).add(doubt.chosen)
    answers.pop("", None)
    settled = {**{kind: min(chosen) for kind, chosen in answers.items() if len(chosen) == 1}, **dict(choices.kinds)}
    if not headers or not (columns or settled):
        return None
    said, taken = tuple(columns.items())[:MOST_SAID], tuple(sorted(settled.items()))[:MOST_SAID]
    return Mapping(one_line(name, MOST_NAME), headers, said, taken)


def fits(mapping: Mapping, reading: Reading) -> bool:
    """Whether every kind of table of the layout is in the file, wherever its columns stand."""
    return bool(mapping.headers) and set(mapping.headers) <= set(layout_of(_tables(reading)))


def best_fit(mappings: Iterable[Mapping], reading: Reading) -> Mapping | None:
    """The one that says most of those that fit; None when none does."""
    fitting = [one for one in mappings if fits(one, reading)]
    return max(fitting, key=lambda one: sum(map(len, one.headers)), default=None)


def choices_for(mapping: Mapping, reading: Reading, choices: Choices = NO_CHOICES) -> Choices:
    """The choices the mapping makes in this file, by its header words; ``choices`` made before go before them."""
    meanings = dict(mapping.columns)
    said = {column.id: meanings[key] for key, column in _columns(reading) if key in meanings}
    columns = {**said, **dict(choices.columns)}
    kinds = {**dict(mapping.answers), **dict(choices.kinds)}
    return replace(choices, columns=tuple(columns.items()), kinds=tuple(kinds.items()))


def without(mapping: Mapping, reading: Reading, choices: Choices) -> Choices:
    """The choices without those the mapping makes in this file; what was said otherwise since stays."""
    made = choices_for(mapping, reading)
    columns = tuple(pair for pair in choices.columns if pair not in made.columns)
    return replace(choices, columns=columns, kinds=tuple(pair for pair in choices.kinds if pair not in made.kinds))


def says_the_same(one: Mapping, other: Mapping) -> bool:
    """Whether both read a file alike, whatever they are called."""
    return (one.headers, set(one.columns), set(one.answers)) == (
        other.headers,
        set(other.columns),
        set(other.answers),
    )


def layout_name(stem: str) -> str:
    """A file's name without what tells its versions apart: "run of show FINAL v3 (2)" is "run of show"."""
    words = re.sub(r"[_\s]+", " ", stem)
    bare = " ".join(_NOISE.sub(" ", words).split()).strip(" -–—.,()")
    return one_line(bare or words, MOST_NAME)


def _tables(reading: Reading) -> Iterator[Table]:
    yield from reading.tables
    yield from reading.offers


def _columns(reading: Reading) -> Iterator[tuple[str, Column]]:
    for table in _tables(reading):
        yield from _named(table)


def _named(table: Table) -> Iterator[tuple[str, Column]]:
    """Its columns by their header words; of the same words the second is told apart by its number."""
    seen: Counter[str] = Counter()
    for column in table.columns:
        word = alike(column.header)[:MOST_NAME]
        seen[word] += 1
        yield (f"{word} #{seen[word]}" if seen[word] > 1 else word), column
