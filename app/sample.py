"""The finished sample a first start opens, read from our own plain file; it knows nothing of stores or windows."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final, Protocol, TypeVar

from app.assets import asset
from app.domain.library import Library
from app.shipped import shipped

SAMPLE_PLAN_ID: Final = "feedback"
"""The finished one of the sample's four sessions: what a first start opens."""


@cache
def sample_library() -> Library:
    """The sample program with its four plans (whole) and one delivery of the finished plan."""
    return shipped(Library, "sample", "coaching-conversations.json")


def add_sample(library: Library) -> Library:
    """The library with whatever of the sample it lacks; for :meth:`app.session.Session.edit_library`."""
    sample = sample_library()
    return replace(
        library,
        programs=library.programs + _missing(library.programs, sample.programs),
        plans=library.plans + _missing(library.plans, sample.plans),
        deliveries=library.deliveries + _missing(library.deliveries, sample.deliveries),
    )


def messy_run_of_show() -> Path:
    """The spreadsheet the sample might have come from: something real to try an import on."""
    return asset("sample", "run-of-show.xlsx")


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_Item = TypeVar("_Item", bound=_Named)


def _missing(have: tuple[_Item, ...], wanted: tuple[_Item, ...]) -> tuple[_Item, ...]:
    known = {one.id for one in have}
    return tuple(one for one in wanted if one.id not in known)
