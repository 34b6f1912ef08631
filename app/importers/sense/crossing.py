"""Tells a timetable (several columns of titles) from a list, and marks its columns of titles."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from app.domain.sheet import Meaning
from app.importers.sense.candidates import Candidate, columns_of
from app.importers.sense.days import header_day
from app.importers.sense.parts import parts_of
from app.importers.sense.profile import Profile
from app.importers.sense.regions import Region
from app.importers.sense.sessions import part_columns
from app.importers.sense.words import header_guesses, normal

CROSSED: Final = frozenset({Meaning.LANE_TITLE, Meaning.DAY_TITLE, Meaning.PART_TITLE})
"""Meanings that make a table more than a list."""
FEWEST_LANES: Final = 3
_ROOM: Final = re.compile(
    r"(room|hall|stage|track|stream|group|breakout|raum|saal|b[uü]hne|gruppe|salle|sc[eè]ne|groupe|sala|grupo|aula|zaal)"
    r"\s+\S.*",
    re.IGNORECASE,
)


def cross(region: Region, taken: dict[int, Candidate], profiles: dict[int, Profile]) -> bool:
    """Mark title columns of days or lanes where the table is a timetable; whether it is one."""
    if any(candidate.why == "chosen" and candidate.meaning in CROSSED for candidate in taken.values()):
        return True
    if parts := part_columns(region, taken):
        _mark(taken, parts, Meaning.PART_TITLE, "a numbered part in the header")
        return True
    days = [column for column in region.columns if _day_titles(region, column, taken[column], profiles[column])]
    if len(days) >= 2 and (_has_times(taken) or _times_inside(region, days)):
        _mark(taken, days, Meaning.DAY_TITLE, "a day in the header")
        return True
    if not _has_times(taken):
        return False
    return _repeated_titles(region, taken) or _lanes(region, taken, profiles)


def _has_times(taken: dict[int, Candidate]) -> bool:
    return bool(columns_of(taken, Meaning.START) or columns_of(taken, Meaning.RANGE))


def _day_titles(region: Region, column: int, candidate: Candidate, found: Profile) -> bool:
    if candidate.why == "chosen" or (not found.texts and found.filled):
        return False
    return header_day(region.header(column)) is not None


def _times_inside(region: Region, columns: list[int]) -> bool:
    """Whether the fields carry their own times, so that no column of times is needed."""
    parts = [part for column in columns for cell in region.cells(column) for part in parts_of(cell.text)]
    return sum(part.timed for part in parts) >= 0.5 * len(parts) and len(parts) >= 2


def _repeated_titles(region: Region, taken: dict[int, Candidate]) -> bool:
    """The same header word over several columns: groups side by side, each with its own title."""
    titled = columns_of(taken, Meaning.TITLE)
    words = Counter(normal(region.header(column)) for column in titled)
    repeated = [column for column in titled if words[normal(region.header(column))] >= 2]
    if len(repeated) < FEWEST_LANES:
        return False
    first = min(titled)
    _mark(taken, [column for column in titled if column != first], Meaning.LANE_TITLE, "the title's header again")
    return True


def _lanes(region: Region, taken: dict[int, Candidate], profiles: dict[int, Profile]) -> bool:
    """Columns of texts under headers nobody knows, and none that is known as the title's: rooms or tracks."""
    if any(
        taken[column].why == "chosen" or (header_guesses(region.header(column)) and taken[column].weight >= 0.5)
        for column in columns_of(taken, Meaning.TITLE)
    ):
        return False
    texts = [
        column
        for column in (*columns_of(taken, Meaning.KEEP), *columns_of(taken, Meaning.LANE))
        if region.header(column)
        and (profiles[column].share(profiles[column].texts) >= 0.5 or not profiles[column].filled)
    ]
    unknown = [column for column in texts if taken[column].why == "unknown"]
    rooms = _rooms(region, texts)
    lanes = unknown if len(unknown) >= FEWEST_LANES else rooms
    _mark(taken, lanes, Meaning.LANE_TITLE, "a lane in the header")
    return bool(lanes)


def _rooms(region: Region, columns: list[int]) -> list[int]:
    """Columns headed by the same word for a place or group and a name of its own: "Room A", "Room B"."""
    first_words = Counter(
        found[1].casefold() for column in columns if (found := _ROOM.fullmatch(region.header(column).strip()))
    )
    word = next((word for word, count in first_words.items() if count >= 2), None)
    return [column for column in columns if word and region.header(column).strip().casefold().startswith(word)]


def _mark(taken: dict[int, Candidate], columns: list[int], meaning: Meaning, why: str) -> None:
    """Take columns for this, but for those the person has decided about."""
    for column in columns:
        if taken[column].why != "chosen":
            taken[column] = Candidate(meaning, 0.6, why)
