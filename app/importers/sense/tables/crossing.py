"""Tells a timetable (several columns of titles) from a list, and marks its columns of titles."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import Final

from app.domain.sheet import Meaning
from app.importers.sense.tables.candidates import Candidate, columns_of
from app.importers.sense.tables.part_columns import part_columns
from app.importers.sense.tables.profile import Profile
from app.importers.sense.tables.regions import Region
from app.importers.sense.text.days import header_day
from app.importers.sense.text.parts import parts_of
from app.importers.sense.text.words import header_guesses, normal

CROSSED: Final = frozenset({Meaning.LANE_TITLE, Meaning.DAY_TITLE, Meaning.PART_TITLE})
"""Meanings that make a table more than a list."""
EXACT: Final = 0.8
SURE: Final = 0.5
FEWEST_LANES: Final = 3
AGAIN: Final = 0.08
"""So many rows of a list may begin with the one above."""
LISTED: Final = frozenset(
    {Meaning.LENGTH, Meaning.OWNER, Meaning.NOTES, Meaning.DESCRIPTION, Meaning.WHY, Meaning.MATERIAL, Meaning.NUMBER}
)
"""What a list says of each of its items: with one of these over a column, unknown ones are no lanes."""
_ROOMS: Final = (
    r"room|hall|stage|track|stream|group|breakout|lab|studio|auditorium|theat(?:re|er)|team|class|pod|tent|zone|floor"
    r"|raum|saal|seminarraum|b[uü]hne|gruppe|klasse|kurs|strang|zelt|salle|sc[eè]ne|groupe|parcours|classe|atelier"
    r"|sala|sal[oó]n|grupo|turma|aula|auditorio|audit[oó]rio|escenario|palco|trilha|gruppo|zaal|groep|lokaal|spoor"
)
_ROOM: Final = re.compile(
    rf"({_ROOMS})\s*[-–:#]?\s*\S.*|(?:会場|会场|教室|ルーム|トラック|分会场|会议室|트랙|강의실|룸|회의실).+",
    re.IGNORECASE,
)
_COUNTED: Final = re.compile(r"(\D{2,30}?)[\s#-]*(?:\d{1,2}|[A-Z])")
"""A header of several that differ by a number or letter alone: "Cabin 1", "Cabin 2"."""
_OF_ROOM: Final = re.compile(
    rf"\S.*\s({_ROOMS})|.+(?:会場|会场|教室|ホール|会议室|厅|廳|강의실|홀|회의실)", re.IGNORECASE
)


def cross(region: Region, taken: dict[int, Candidate], profiles: dict[int, Profile]) -> bool:
    """Mark title columns of days or lanes where the table is a timetable; whether it is one."""
    if any(candidate.why == "chosen" and candidate.meaning in CROSSED for candidate in taken.values()):
        return True
    if parts := part_columns(region, taken):
        return _mark(taken, parts, Meaning.PART_TITLE, "a numbered part in the header")
    timed = _has_times(taken)
    if timed and (under := _under_days(region, taken, profiles)):
        return _mark(taken, under, Meaning.DAY_TITLE, "a day above the header")
    days = [column for column in region.columns if _day_titles(region, column, taken[column], profiles[column])]
    if len(days) >= 2 and (timed or _times_inside(region, days)):
        return _mark(taken, days, Meaning.DAY_TITLE, "a day in the header")
    if timed and region.turned is not None:
        return _rows_of_lanes(region, taken, profiles)
    return timed and (_repeated_titles(region, taken) or _lanes(region, taken, profiles))


def _rows_of_lanes(region: Region, taken: dict[int, Candidate], profiles: dict[int, Profile]) -> bool:
    """Where times run across, whatever stands in front of a row is its lane."""
    rows = [column for column in region.columns if region.header(column) and profiles[column].texts]
    return _mark(taken, rows, Meaning.LANE_TITLE, "a lane in front of its row")


def _has_times(taken: dict[int, Candidate]) -> bool:
    return bool(columns_of(taken, Meaning.START) or columns_of(taken, Meaning.RANGE))


def _under_days(region: Region, taken: dict[int, Candidate], profiles: dict[int, Profile]) -> list[int]:
    """The columns of titles under days: those a header calls so, without any all columns of texts."""
    columns = [column for column in region.columns if column in region.over and profiles[column].texts]
    titled = [column for column in columns if taken[column].meaning is Meaning.TITLE]
    return titled or [column for column in columns if taken[column].meaning in {Meaning.KEEP, Meaning.LANE}]


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
    return _mark(
        taken, [column for column in titled if column != first], Meaning.LANE_TITLE, "the title's header again"
    )


def _lanes(region: Region, taken: dict[int, Candidate], profiles: dict[int, Profile]) -> bool:
    """Columns of texts under headers nobody knows, and none that is known as the title's: rooms or tracks."""
    if _starts_again(region, taken):
        return False
    first = min([*columns_of(taken, Meaning.RANGE), *columns_of(taken, Meaning.START)])
    texts = [
        column
        for meaning in (Meaning.KEEP, Meaning.LANE, Meaning.TITLE)
        for column in columns_of(taken, meaning)
        if column > first and region.header(column) and _is_worded(profiles[column])
    ]
    rooms = _rooms(region, texts)
    if _is_list(region, taken, rooms):
        return False
    unknown = [column for column in texts if taken[column].why == "unknown" or taken[column].weight < EXACT]
    several = len(unknown) >= FEWEST_LANES or (len(unknown) >= 2 and _say_the_same(region, unknown))
    lanes = sorted({*unknown, *rooms}) if several else rooms
    return _mark(taken, lanes, Meaning.LANE_TITLE, "a lane in the header")


def _is_worded(found: Profile) -> bool:
    return found.share(found.texts) >= 0.5 or not found.filled


def _is_list(region: Region, taken: dict[int, Candidate], rooms: list[int]) -> bool:
    """Whether a column is known as the title's, or for what a list says of each item."""
    for column in region.columns:
        own = taken[column]
        titled = own.why == "chosen" or (bool(header_guesses(region.header(column))) and own.weight >= SURE)
        if own.meaning is Meaning.TITLE and titled and column not in rooms:
            return True
        if own.meaning in LISTED and own.why == "header":
            return True
    return False


def _say_the_same(region: Region, columns: list[int]) -> bool:
    """Whether a field of some row goes for all of these columns: merged over them, or written into each."""
    return any(
        len({region.at(row, column).text for column in columns}) == 1 and region.at(row, columns[0])
        for row in region.filled
    )


def _starts_again(region: Region, taken: dict[int, Candidate]) -> bool:
    """Whether rows below one another write the same day and time: a list of what runs side by side, no timetable."""
    when = [*columns_of(taken, Meaning.DAY), *columns_of(taken, Meaning.START), *columns_of(taken, Meaning.RANGE)]
    keys = [tuple(region.grid.at(row, column).text for column in when) for row in region.filled]
    timed = [key for key in keys if key[-1]]
    return sum(one == two for one, two in pairwise(timed)) >= AGAIN * len(timed)


def _rooms(region: Region, columns: list[int]) -> list[int]:
    """Columns headed by a word for a place or group and a name of its own: "Room A", "Room B", "Blue Room"."""
    texts = {column: " ".join(region.header(column).split()) for column in columns}
    for pattern in (_ROOM, _OF_ROOM):
        named = [column for column, text in texts.items() if pattern.fullmatch(text)]
        if len(named) >= 2:
            return named
    words = {column: found[1].casefold() for column, text in texts.items() if (found := _COUNTED.fullmatch(text))}
    most = Counter(words.values()).most_common(1)
    return [column for column, word in words.items() if most and most[0][1] >= 2 and word == most[0][0]]


def _mark(taken: dict[int, Candidate], columns: list[int], meaning: Meaning, why: str) -> bool:
    """Take columns for this, but for those the person has decided about; whether there are any."""
    for column in columns:
        if taken[column].why != "chosen":
            taken[column] = Candidate(meaning, 0.6, why)
    return bool(columns)
