"""Decides what each column of a table means, from its header's words and from what its cells hold."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from app.domain.sheet import Choices, Column, Meaning
from app.importers.sense.candidates import Candidate, column_of, columns_of
from app.importers.sense.cells import loose_length, loose_span
from app.importers.sense.crossing import cross
from app.importers.sense.profile import Profile, profile
from app.importers.sense.tables import Region
from app.importers.sense.header_words import Guess
from app.importers.sense.words import header_guesses

SINGLE: Final = (
    Meaning.RANGE,
    Meaning.START,
    Meaning.END,
    Meaning.LENGTH,
    Meaning.DAY,
    Meaning.LANE,
    Meaning.SECTION,
    Meaning.KIND,
)
"""Meanings only one column of a table can have; a second is kept as a field of its own."""


def meanings(region: Region, choices: Choices) -> list[Column]:
    """The columns of a table, each with its meaning; the person's choices come first."""
    profiles = {column: profile(region.cells(column)) for column in region.columns}
    wishes = {column: choices.meaning(column_id(region, column)) for column in region.columns}
    candidates = {
        column: _chosen(wish) if wish else _candidates(region, column, profiles[column])
        for column, wish in wishes.items()
    }
    taken = _assigned(candidates)
    _settle_times(region, taken, profiles, candidates)
    if not cross(region, taken, profiles):
        _settle_title(region, taken, profiles, candidates)
        _settle_owner(region, taken, profiles)
    return [
        Column(column_id(region, column), column, taken[column].meaning, region.header(column), taken[column].why)
        for column in region.columns
    ]


def column_id(region: Region, column: int) -> str:
    """The name of a column in :class:`Choices`; the same each time the same file is read."""
    return f"{region.sheet}/{region.top}/{column}"


def _chosen(meaning: Meaning) -> list[Candidate]:
    return [Candidate(meaning, 10.0, "chosen")]


def _candidates(region: Region, column: int, found: Profile) -> list[Candidate]:
    header = region.header(column)
    by_words = [
        Candidate(meaning, weight, "header")
        for guess, weight in header_guesses(header)
        if (meaning := _confirmed(guess, found, header)) is not None
    ]
    by_content = [] if by_words else _by_content(found, bool(region.headers))
    return [*by_words, *by_content, Candidate(Meaning.KEEP, 0.05, "unknown")]


def _confirmed(guess: Guess, found: Profile, header: str) -> Meaning | None:
    """The header's guess, if the cells do not speak against it."""
    if not found.filled:
        return guess if isinstance(guess, Meaning) and guess not in SINGLE else None
    times = found.share(found.clocks + found.ranges)
    numbers = found.share(found.numbers)
    match guess:
        case "time":
            return _any_time(found, times, numbers)
        case Meaning.START | Meaning.END:
            if found.share(found.ranges) >= 0.4:
                return Meaning.RANGE
            if times + found.share(found.hhmm) >= 0.4 or (numbers >= 0.6 and found.highest <= 24):
                return Meaning(guess)
            return Meaning.DAY if found.share(found.days) >= 0.5 and guess is Meaning.START else None
        case Meaning.LENGTH | Meaning.ACTUAL_LENGTH:
            return Meaning(guess) if found.share(found.lengths + found.numbers + found.clocks) >= 0.4 else None
        case Meaning.ACTUAL_START | Meaning.ACTUAL_END:
            return Meaning(guess) if times >= 0.4 else None
        case Meaning.TITLE:
            return _title_or_number(found)
        case Meaning.DAY | Meaning.END_DAY:
            return Meaning(guess) if found.share(found.days) + numbers >= 0.5 or found.variety < 0.5 else None
    return Meaning(guess)


def _any_time(found: Profile, times: float, numbers: float) -> Meaning | None:
    if found.share(found.ranges) >= 0.4:
        return Meaning.RANGE
    if times >= 0.4 or found.share(found.hhmm) >= 0.8:
        return Meaning.START
    if found.share(found.lengths) + numbers >= 0.4:
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
    if found.share(found.ranges) >= enough or (found.ranges >= 2 and found.share(found.ranges + found.clocks) >= 0.8):
        seen.append(Candidate(Meaning.RANGE, 0.5, "cells"))
    if found.share(found.clocks) >= enough:
        seen.append(Candidate(Meaning.START, 0.4, "cells"))
        seen.append(Candidate(Meaning.END, 0.3, "cells"))
    if found.share(found.lengths) >= enough:
        seen.append(Candidate(Meaning.LENGTH, 0.42, "cells"))
    elif found.share(found.numbers) >= 0.7 and not under_header and not found.rising and 1 <= found.highest <= 600:
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


def _settle_times(
    region: Region, taken: dict[int, Candidate], profiles: dict[int, Profile], candidates: dict[int, list[Candidate]]
) -> None:
    """Start, end and length told apart by arithmetic where only the cells speak: a start and its length lead to the next."""
    guessed = [column for column, candidate in taken.items() if candidate.why == "cells"]
    clocks = [column for column in guessed if profiles[column].share(profiles[column].clocks) >= 0.5]
    if not clocks or column_of(taken, Meaning.RANGE) is not None:
        return
    rising = [column for column in clocks if _rises(region, column)]
    for column in clocks:
        if column not in rising:
            taken[column] = Candidate(Meaning.LENGTH, 0.42, "cells")
    for other in columns_of(taken, Meaning.LENGTH)[1:]:
        taken[other] = Candidate(Meaning.KEEP, 0.05, "repeats the length")
    length = column_of(taken, Meaning.LENGTH)
    if len(rising) == 1 and not any(c.why == "header" and c.meaning is Meaning.START for c in taken.values()):
        ends = length is not None and _ends_rows(region, rising[0], length)
        taken[rising[0]] = Candidate(Meaning.END if ends else Meaning.START, 0.4, "cells")


def _rises(region: Region, column: int) -> bool:
    seconds = [span.start.seconds for cell in region.cells(column) if (span := loose_span(cell))]
    falls = sum(later < earlier for earlier, later in zip(seconds, seconds[1:], strict=False))
    return len(seconds) < 3 or falls <= 0.2 * len(seconds)


def _ends_rows(region: Region, clock: int, length: int) -> bool:
    """Whether each time is the one above plus its own row's length, so that it is an end."""
    agree = other = 0
    before: int | None = None
    before_length: int | None = None
    for row in region.rows():
        span, own = loose_span(region.grid.at(row, clock)), loose_length(region.grid.at(row, length))
        if span is None:
            continue
        if before is not None:
            step = span.start.seconds - before
            agree += own is not None and step == own.planned_s
            other += before_length is not None and step == before_length
        before, before_length = span.start.seconds, own.planned_s if own else None
    return agree > other


def _settle_title(
    region: Region, taken: dict[int, Candidate], profiles: dict[int, Profile], candidates: dict[int, list[Candidate]]
) -> None:
    """One title column: the known word with the most telling cells, else the most telling texts."""
    titled = columns_of(taken, Meaning.TITLE)
    if not titled:
        _promote_title(taken, profiles)
        return
    best = max(titled, key=lambda column: (taken[column].weight * _telling(profiles[column]), -column))
    for column in titled:
        if column != best:
            taken[column] = _second_title(candidates[column], profiles[column], profiles[best])


def _settle_owner(region: Region, taken: dict[int, Candidate], profiles: dict[int, Profile]) -> None:
    """Without any header, short texts right behind the title are names."""
    title = column_of(taken, Meaning.TITLE)
    if region.headers or title is None or columns_of(taken, Meaning.OWNER):
        return
    behind = taken.get(title + 1)
    if behind and behind.meaning is Meaning.KEEP and profiles[title + 1].texts >= 2 and profiles[title + 1].text_length <= 30:
        taken[title + 1] = Candidate(Meaning.OWNER, 0.2, "cells")


def _promote_title(taken: dict[int, Candidate], profiles: dict[int, Profile]) -> None:
    """Without a title's header the most telling unknown text is the title, else what describes or sorts the rows."""
    for instead in (Meaning.KEEP, Meaning.DESCRIPTION, Meaning.SECTION, Meaning.KIND, Meaning.NOTES, Meaning.OWNER):
        texts = [
            column
            for column in columns_of(taken, instead)
            if taken[column].why in {"unknown", "header"}
            and not (instead is Meaning.KEEP and taken[column].why == "header")
            and profiles[column].texts
            and profiles[column].share(profiles[column].texts) >= 0.5
        ]
        if texts:
            taken[_most_telling(_behind_time(texts, taken), profiles)] = Candidate(Meaning.TITLE, 0.2, "cells")
            return


def _behind_time(texts: list[int], taken: dict[int, Candidate]) -> list[int]:
    """The texts right of the first time, where there are any: people write when, then what."""
    times = [column for meaning in (Meaning.RANGE, Meaning.START) for column in columns_of(taken, meaning)]
    return [column for column in texts if times and column > min(times)] or texts


def _second_title(bids: list[Candidate], found: Profile, best: Profile) -> Candidate:
    """What a column that could have been the title is beside a better one."""
    if any(bid.meaning is Meaning.OWNER for bid in bids):
        return Candidate(Meaning.OWNER, 0.2, "header")
    if found.variety < 0.5 and found.variety < best.variety:
        return Candidate(Meaning.KIND, 0.2, "a second title")
    long = found.text_length > best.text_length
    return Candidate(Meaning.DESCRIPTION if long else Meaning.KEEP, 0.2, "a second title")


def _telling(found: Profile) -> float:
    """Texts that differ and are as long as titles are; links and one-letter marks tell nothing."""
    links = sum(text.startswith(("http", "www.", "/")) for text in found.distinct)
    if not found.filled or links > 0.5 * len(found.distinct):
        return 0.01
    return 0.05 + found.variety * found.share(found.texts) * min(1.0, found.text_length / 6)


def _most_telling(columns: Iterable[int], profiles: dict[int, Profile]) -> int:
    """The fullest telling column; the leftmost of those about as good, as people write titles before remarks."""
    worth = {column: _telling(profiles[column]) * profiles[column].filled for column in columns}
    best = max(worth.values())
    return next(column for column in sorted(worth) if worth[column] >= 0.6 * best)
