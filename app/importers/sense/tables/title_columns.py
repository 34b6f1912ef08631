"""Finds the one column of titles, and the names behind it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from app.domain.sheet import Meaning
from app.importers.sense.tables.candidates import Candidate, column_of, columns_of
from app.importers.sense.tables.profile import Profile
from app.importers.sense.tables.regions import Region

SPARSE: Final = 0.5
"""A second column of titles filled in so few rows names the sections."""
SPOKEN: Final = frozenset({Meaning.OWNER, Meaning.DESCRIPTION, Meaning.WHY})
"""What a word over a column can mean beside a title ("Purpose", "Role")."""


def settle_title(
    taken: dict[int, Candidate], profiles: dict[int, Profile], candidates: dict[int, list[Candidate]]
) -> None:
    """One title column: the known word with the most telling cells, else the most telling texts."""
    titled = columns_of(taken, Meaning.TITLE)
    if not titled:
        _promote_title(taken, profiles)
        return
    most = max(profiles[column].filled for column in titled)
    best = max(titled, key=lambda column: (taken[column].weight * _worth(profiles[column], most), -column))
    for column in titled:
        if column != best:
            taken[column] = second_title(candidates[column], profiles[column], profiles[best])


def settle_owner(
    region: Region, taken: dict[int, Candidate], profiles: dict[int, Profile], candidates: dict[int, list[Candidate]]
) -> None:
    """Without any header, short texts right behind the title are names; of two headers for names, one may say more."""
    _tell_apart(taken, candidates)
    title = column_of(taken, Meaning.TITLE)
    if region.headers or title is None or columns_of(taken, Meaning.OWNER):
        return
    behind = taken.get(title + 1)
    if (
        behind
        and behind.meaning is Meaning.KEEP
        and profiles[title + 1].texts >= 2
        and profiles[title + 1].text_length <= 30
    ):
        taken[title + 1] = Candidate(Meaning.OWNER, 0.2, "cells")


def _tell_apart(taken: dict[int, Candidate], candidates: dict[int, list[Candidate]]) -> None:
    """A word that can mean two things ("wie") means the other where another column already says who."""
    owners = [column for column in columns_of(taken, Meaning.OWNER) if taken[column].why == "header"]
    others = {
        column: next(
            (bid for bid in candidates[column] if bid.why == "header" and bid.meaning in SPOKEN - {Meaning.OWNER}), None
        )
        for column in owners
    }
    for column, other in others.items():
        if other and not all(others.values()):
            taken[column] = other


def _promote_title(taken: dict[int, Candidate], profiles: dict[int, Profile]) -> None:
    """Without a title's header the most telling unknown text is the title, else what describes or sorts the rows."""
    for instead in (
        Meaning.KEEP,
        Meaning.DESCRIPTION,
        Meaning.SECTION,
        Meaning.KIND,
        Meaning.LANE,
        Meaning.NOTES,
        Meaning.OWNER,
    ):
        texts = [
            column
            for column in columns_of(taken, instead)
            if taken[column].why in {"unknown", "header"}
            and not (instead is Meaning.KEEP and taken[column].why == "header")
            and profiles[column].texts
            and profiles[column].share(profiles[column].texts) >= 0.5
        ]
        if texts:
            taken[_mosttelling(_behind_time(texts, taken), profiles)] = Candidate(Meaning.TITLE, 0.2, "cells")
            return


def _behind_time(texts: list[int], taken: dict[int, Candidate]) -> list[int]:
    """The texts right of the first time, where there are any: people write when, then what."""
    times = [column for meaning in (Meaning.RANGE, Meaning.START) for column in columns_of(taken, meaning)]
    return [column for column in texts if times and column > min(times)] or texts


def second_title(bids: list[Candidate], found: Profile, best: Profile) -> Candidate:
    """What a column that could have been the title is beside a better one: first what else its header can say."""
    other = next((bid for bid in bids if bid.why == "header" and bid.meaning in SPOKEN), None)
    if other:
        return Candidate(other.meaning, 0.2, "header")
    if found.filled <= SPARSE * best.filled:
        return Candidate(Meaning.SECTION, 0.2, "a title here and there")
    if found.variety < 0.5 and found.variety < best.variety:
        return Candidate(Meaning.KIND, 0.2, "a second title")
    long = found.text_length > best.text_length
    return Candidate(Meaning.DESCRIPTION if long else Meaning.KEEP, 0.2, "a second title")


def _worth(found: Profile, most: int) -> float:
    """How much a column tells, less where it says nothing in rows in which another does."""
    return telling(found) * (0.5 + 0.5 * found.filled / max(1, most))


def telling(found: Profile) -> float:
    """Texts that differ and are as long as titles are; links and one-letter marks tell nothing."""
    if not found.texts:
        return 0.01
    return 0.05 + found.variety * found.share(found.texts) * min(1.0, found.text_length / 6)


def _mosttelling(columns: Iterable[int], profiles: dict[int, Profile]) -> int:
    """The fullest telling column; the leftmost of those about as good, as people write titles before remarks."""
    worth = {column: telling(profiles[column]) * profiles[column].filled for column in columns}
    best = max(worth.values())
    return next(column for column in sorted(worth) if worth[column] >= 0.6 * best)
