"""Decides what each column of a table means, from its header's words and from what its cells hold."""

from __future__ import annotations

from typing import Final

from app.domain.sheet import Column, Meaning
from app.importers.sense.notebook import Notebook
from app.importers.sense.tables.bare import ask_bare
from app.importers.sense.tables.candidates import Candidate
from app.importers.sense.tables.crossing import cross
from app.importers.sense.tables.profile import Profile, profile
from app.importers.sense.tables.regions import Region
from app.importers.sense.tables.time_columns import settle_actuals, settle_counted, settle_times
from app.importers.sense.tables.title_columns import settle_owner, settle_title
from app.importers.sense.tables.twins import ask_which_start, ask_which_title
from app.importers.sense.text import header_words
from app.importers.sense.text.header_words import Guess
from app.importers.sense.text.times import HALF_NAMED, is_zone
from app.importers.sense.text.words import counts_otherwise, header_guesses

SINGLE: Final = (
    Meaning.RANGE,
    Meaning.START,
    Meaning.END,
    Meaning.LENGTH,
    Meaning.SHORTEST,
    Meaning.LONGEST,
    Meaning.DAY,
    Meaning.LANE,
    Meaning.SECTION,
    Meaning.KIND,
)
"""Meanings only one column of a table can have; a second is kept as a field of its own."""


EARLY: Final = 0.2
"""The part of a day before which hardly anything begins."""


def meanings(region: Region, book: Notebook) -> list[Column]:
    """The columns of a table, each with its meaning; the person's choices come first, then the answers."""
    profiles = {column: profile(region.cells(column)) for column in region.columns}
    said = {name: _chosen(meaning, order) for order, (name, meaning) in enumerate(book.choices.columns)}
    candidates = {
        column: said.get(column_id(region, column)) or _candidates(region, column, profiles[column], book)
        for column in region.columns
    }
    taken = _assigned(candidates)
    settle_counted(region, taken)
    settle_times(region, taken, profiles)
    settle_actuals(region, taken)
    ask_which_start(region, taken, profiles, book)
    if not cross(region, taken, profiles):
        settle_title(taken, profiles, candidates)
        settle_owner(region, taken, profiles, candidates)
        ask_which_title(region, taken, profiles, candidates, book)
    return [
        Column(column_id(region, column), column, taken[column].meaning, region.header(column), taken[column].why)
        for column in region.columns
    ]


def column_id(region: Region, column: int) -> str:
    """The name of a column in :class:`Choices`; the same each time the same file is read."""
    return f"{region.sheet}/{region.top}/{column}"


def _chosen(meaning: Meaning, order: int) -> list[Candidate]:
    """What the person said last counts, where only one column can have it; the one before is kept."""
    return [Candidate(meaning, 10.0 + order, "chosen"), Candidate(Meaning.KEEP, 0.05, "another was chosen")]


def _candidates(region: Region, column: int, found: Profile, book: Notebook) -> list[Candidate]:
    header = region.header(column)
    if bare := ask_bare(region, column, book):
        return [Candidate(bare, 1.0, "header"), Candidate(Meaning.KEEP, 0.05, "unknown")]
    by_words = [
        Candidate(meaning, weight, "header")
        for guess, weight in header_guesses(header)
        if (meaning := _confirmed(guess, found)) is not None
        and not (meaning in {Meaning.LENGTH, Meaning.ACTUAL_LENGTH} and counts_otherwise(header))
    ]
    by_content = [] if by_words else _by_content(found, bool(region.headers))
    if is_zone(header):
        by_content = [bid for bid in by_content if bid.meaning is not Meaning.END]
    return [*by_words, *by_content, Candidate(Meaning.KEEP, 0.05, "unknown")]


def _confirmed(guess: Guess, found: Profile) -> Meaning | None:
    """The header's guess, if the cells do not speak against it."""
    if not found.filled:
        return guess if isinstance(guess, Meaning) and guess not in SINGLE else None
    fits = False
    match guess:
        case "time":
            return _any_time(found)
        case header_words.LEDGER:
            return Meaning.KEEP
        case Meaning.START | Meaning.END:
            return _start_or_end(Meaning(guess), found)
        case Meaning.TITLE:
            return _title_or_number(found)
        case Meaning.LENGTH | Meaning.SHORTEST | Meaning.LONGEST | Meaning.ACTUAL_LENGTH:
            fits = found.share(found.lengths + found.spreads + found.numbers + found.clocks) >= 0.4
        case Meaning.ACTUAL_START | Meaning.ACTUAL_END:
            fits = found.share(found.times) >= 0.4
        case Meaning.OWNER:
            fits = found.texts > 0
        case Meaning.LANE:
            fits = found.filled < 4 or found.variety < 0.8
        case Meaning.DAY | Meaning.END_DAY:
            fits = found.share(found.days + found.weekdays + found.numbers) >= 0.5 or found.variety < 0.5
        case _:
            fits = True
    return Meaning(guess) if fits else None


def _start_or_end(guess: Meaning, found: Profile) -> Meaning | None:
    if found.share(found.ranges) >= 0.4:
        return Meaning.RANGE
    hours = found.share(found.numbers) >= 0.6 and found.highest <= 24
    if found.share(found.times + found.hhmm + found.on_the_hour) >= 0.4 or hours:
        return guess
    return Meaning.DAY if found.share(found.days) >= 0.5 and guess is Meaning.START else None


def _any_time(found: Profile) -> Meaning | None:
    if found.share(found.ranges) >= 0.4 or (found.share(found.spreads) >= 0.4 and found.highest <= 24):
        return Meaning.RANGE
    if found.share(found.times + found.on_the_hour) >= 0.4 or found.share(found.hhmm) >= 0.8:
        return Meaning.START
    if found.share(found.numbers) >= 0.6 and found.falls == 0 and EARLY <= found.highest < 1:
        return Meaning.START  # parts of a day that lost their format
    if found.share(found.lengths + found.spreads + found.numbers) >= 0.4:
        return Meaning.LENGTH
    return Meaning.DAY if found.share(found.days) >= 0.5 else None


def _title_or_number(found: Profile) -> Meaning | None:
    if found.share(found.texts) >= 0.4:
        return Meaning.TITLE
    return Meaning.NUMBER if found.share(found.numbers) >= 0.6 else None


def _by_content(found: Profile, under_header: bool) -> list[Candidate]:
    """What cells say by themselves; under an unknown header they must say it louder."""
    enough = 0.75 if under_header else 0.5
    seen = []
    if found.filled and all(HALF_NAMED.fullmatch(text) for text in found.distinct):
        seen.append(Candidate(Meaning.HALF, 0.9, "cells"))
    if found.share(found.ranges) >= enough or (found.ranges >= 2 and found.share(found.ranges + found.clocks) >= 0.8):
        seen.append(Candidate(Meaning.RANGE, 0.5, "cells"))
    if found.share(found.clocks) >= enough:
        seen.append(Candidate(Meaning.START, 0.4, "cells"))
        seen.append(Candidate(Meaning.END, 0.3, "cells"))
    if found.share(found.lengths) >= enough:
        seen.append(Candidate(Meaning.LENGTH, 0.42, "cells"))
    elif found.numbers == found.filled and not under_header and not found.rising and 1 <= found.highest <= 600:
        seen.append(Candidate(Meaning.LENGTH, 0.2, "cells"))
    if found.share(found.days) >= 0.7 and not found.moments:
        seen.append(Candidate(Meaning.DAY, 0.35, "cells"))
    return seen


def _assigned(candidates: dict[int, list[Candidate]]) -> dict[int, Candidate]:
    """Each column its strongest meaning; of those only one may have, the strongest (then leftmost) column wins."""
    taken: dict[int, Candidate] = {}
    used: set[Meaning] = set()
    bids = [(candidate, column) for column, bids_of in candidates.items() for candidate in bids_of]
    for candidate, column in sorted(bids, key=lambda bid: (-bid[0].weight, bid[1])):
        if column in taken or (candidate.meaning in SINGLE and candidate.meaning in used):
            continue
        taken[column] = candidate
        used.add(candidate.meaning)
    return taken
