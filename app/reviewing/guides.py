"""Names the filled-in places of a guide that came back without names: some programs keep the places and no more.

The guide is made again as it was handed off: where it has as many places, each is the one that stands there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

from app.domain.annotations import BLANK, Annotation, Mark
from app.domain.document import Words
from app.domain.handoff import Depth, Handoff, Paperwork
from app.domain.identity import Identity
from app.domain.plan import Delivery, Plan
from app.domain.review import Review
from app.domain.review_guide import review_guide, whose_guide
from app.domain.sheet import Grid


def reviewed(handoff: Handoff, plan: Plan, run: Delivery | None, grids: tuple[Grid, ...], source: str) -> Review:
    """What readers left in a Word document of this handoff."""
    marks = [mark for grid in grids for mark in grid.marks]
    unnamed = [mark for mark in marks if mark.mark is Mark.FILLED and not mark.name]
    if not unnamed:
        return review_guide(source, grids, handoff, plan, run)
    names = _names(handoff, whose_guide(grids) or Identity(Paperwork.GUIDE), len(unnamed))
    given = iter(names)
    named = tuple(replace(grid, marks=tuple(_named(mark, given) for mark in grid.marks)) for grid in grids)
    review = review_guide(source, named, handoff, plan, run)
    lost = [mark.text for mark in unnamed if mark.text != BLANK and set(mark.text) - set("_: ")] if not names else []
    told = tuple(f"“{text}” was filled in, and the program that saved the file lost where it belongs." for text in lost)
    return replace(review, unread=(*review.unread, *told))


def _named(mark: Annotation, names: Iterator[str]) -> Annotation:
    return replace(mark, name=next(names, "")) if mark.mark is Mark.FILLED and not mark.name else mark


def _names(handoff: Handoff, identity: Identity, count: int) -> tuple[str, ...]:
    """The places of the document in their order, at the depth that has so many; none where no depth has."""
    from exporters import Options, document

    paperwork = Paperwork(identity.paperwork) if identity.paperwork in tuple(Paperwork) else Paperwork.GUIDE
    if paperwork not in (Paperwork.GUIDE, Paperwork.CARD, Paperwork.AGENDA, Paperwork.LEADER_BRIEF):
        return ()
    for depth in (Depth.STANDARD, Depth.BRIEF, Depth.SCRIPTED):
        options = Options(depth=depth, language=identity.language)
        found = tuple(_places(document(paperwork, handoff.plan, handoff.delivery, options).parts))
        if len(found) == count:
            return found
    return ()


def _places(value: object) -> Iterator[str]:
    """The names of places in anything a document is made of, in reading order."""
    if isinstance(value, Words):
        if value.fill and value.text:
            yield value.fill
    elif isinstance(value, tuple):
        for one in value:
            yield from _places(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _places(getattr(value, field.name))
