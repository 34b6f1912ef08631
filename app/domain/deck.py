"""A slide deck beside a plan: which slides belong to which segment, and what was written under them. Knows no file.

Slides and segments both run in order, so a deck is fitted without crossing: a slide whose title speaks of a segment
opens it, and the slides up to the next such one go with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Final

from app.domain.edits import amend
from app.domain.plan import MAIN_LANE, Kind, Plan, Segment, Step, StepKind, new_id
from app.domain.sheet import Grid

SLIDES: Final = "Slides"
HEAD: Final = ("Slide", "Title", "Speaker notes")
"""The sheet a deck is read as: a row a slide, hidden slides as hidden rows."""
ALIKE: Final = 0.62
"""From here on two titles speak of the same: high enough that two different titles of a few words stay apart."""
BEGINS_ALIKE: Final = 0.8
"""A segment called "Poll" and a slide "Poll: your last one"."""
SPELLED_ALIKE: Final = 0.8
"""A title of one word and another differ by a letter or two."""
_NUMBERS: Final = re.compile(r"\d{1,4}")
_ARTICLES: Final = frozenset(
    ("the", "a", "an", "der", "die", "das", "ein", "eine", "le", "la", "les", "un", "une", "el", "los", "il", "het")
)
_WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide, numbered from 1 as the presentation shows it."""

    number: int
    title: str = ""
    notes: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Fit:
    """The slides that go with a segment. ``known``: the plan names them already, and keeps what it says."""

    segment_id: str
    slides: tuple[Slide, ...]
    known: bool = False

    @property
    def range(self) -> str:
        """``4–9``, ``8``."""
        first, last = self.slides[0].number, self.slides[-1].number
        return str(first) if first == last else f"{first}–{last}"

    @property
    def noted(self) -> tuple[Slide, ...]:
        """Those with speaker notes."""
        return tuple(slide for slide in self.slides if slide.notes)


def deck_of(grids: tuple[Grid, ...]) -> tuple[Slide, ...]:
    """The slides of a deck that was read; empty when what was read is no deck."""
    if len(grids) != 1 or grids[0].name != SLIDES or tuple(cell.text for cell in grids[0].rows[0]) != HEAD:
        return ()
    grid = grids[0]
    return tuple(
        Slide(row, grid.at(row, 1).text, grid.at(row, 2).text, row in grid.hidden_rows)
        for row in range(1, len(grid.rows))
    )


def fitted(plan: Plan, slides: tuple[Slide, ...]) -> tuple[Fit, ...]:
    """The slides each main-room segment gets, in running order; segments and slides that fit nowhere are left out.

    What a segment already says of its slides holds; the others get theirs by their titles, between those.
    """
    row = [one for one in plan.segments if one.lane_id == MAIN_LANE and one.kind is not Kind.OFF_CLOCK]
    shown = [slide for slide in slides if not slide.hidden]
    stated = {one.id: found for one in row if (found := _stated(one, shown))}
    taken = {slide.number for found in stated.values() for slide in found}
    opens = _openings([one for one in row if one.id not in stated], [s for s in shown if s.number not in taken])
    fits = []
    for one in row:
        if one.id in stated:
            fits.append(Fit(one.id, stated[one.id], known=True))
        elif one.id in opens:
            ends = min((n for n in (*opens.values(), *taken) if n > opens[one.id]), default=len(slides) + 1)
            fits.append(Fit(one.id, tuple(s for s in shown if opens[one.id] <= s.number < ends)))
    return tuple(fits)


def _stated(segment: Segment, slides: list[Slide]) -> tuple[Slide, ...]:
    """The slides a segment names: ``4–9``, ``8``, ``3, 5``."""
    numbers = [int(found) for found in _NUMBERS.findall(segment.slides)]
    if len(numbers) == 2 and "," not in segment.slides and numbers[0] < numbers[1]:
        numbers = list(range(numbers[0], min(numbers[1], 9_999) + 1))
    wanted = frozenset(numbers)
    return tuple(slide for slide in slides if slide.number in wanted)


def _openings(row: list[Segment], slides: list[Slide]) -> dict[str, int]:
    """The slide that opens each segment: the pairs that are most alike in all, none crossing another."""
    best = [[0.0] * (len(slides) + 1) for _ in range(len(row) + 1)]
    likeness = [[_alike(one.title, slide.title) for slide in slides] for one in row]
    for i in range(len(row) - 1, -1, -1):
        for j in range(len(slides) - 1, -1, -1):
            own = likeness[i][j]
            with_it = own + best[i + 1][j + 1] if own >= ALIKE else 0.0
            best[i][j] = max(with_it, best[i + 1][j], best[i][j + 1])
    opens: dict[str, int] = {}
    i = j = 0
    while i < len(row) and j < len(slides):
        own = likeness[i][j]
        if own >= ALIKE and best[i][j] == own + best[i + 1][j + 1]:
            opens[row[i].id] = slides[j].number
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return opens


def _alike(one: str, other: str) -> float:
    """From 0 to 1: the share of words they have in common, or of letters in a row where they are spelled otherwise."""
    first, second = _words(one), _words(other)
    if not first or not second:
        return 0.0
    if first == second:
        return 1.0
    short, long = sorted((first, second), key=len)
    if long[: len(short)] == short:
        return BEGINS_ALIKE
    common = len(set(first) & set(second)) / min(len(set(first)), len(set(second)))
    whole = SequenceMatcher(None, " ".join(first), " ".join(second), autojunk=False).ratio()
    if len(short) < 2:
        return whole if whole >= SPELLED_ALIKE else 0.0
    return max(whole, 0.9 * common)


def _words(text: str) -> list[str]:
    words = _WORD.findall(text.casefold())[:30]
    return [word for word in words if word not in _ARTICLES] or words


def with_deck(plan: Plan, fits: tuple[Fit, ...], notes: bool) -> Plan:
    """The plan with the slide ranges filled in where it had none, and the speaker notes as lines to say where wanted.

    A line a segment has already is not added again.
    """
    for fit in fits:

        def filled(segment: Segment, fit: Fit = fit) -> Segment:
            slides = segment.slides if fit.known else fit.range
            steps = (*segment.steps, *_new_steps(segment, fit)) if notes else segment.steps
            return replace(segment, slides=slides, steps=steps)

        plan = amend(plan, fit.segment_id, filled)
    return plan


def _new_steps(segment: Segment, fit: Fit) -> tuple[Step, ...]:
    has = {step.text for step in segment.steps}
    return tuple(
        Step(new_id(), StepKind.SAY, slide.notes, slide=str(slide.number))
        for slide in fit.noted
        if slide.notes not in has
    )
