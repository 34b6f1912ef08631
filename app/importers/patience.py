"""Says when reading a file or understanding it has to stop: nobody waits any more, or it takes too long."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from app.domain.errors import ImportProblem
from app.importers import limits

Look = Callable[[], None]
"""Called now and then, at least once a row; raises ImportProblem when it is time to stop."""


def look_until_tired(cancelled: Callable[[], bool]) -> Look:
    """A look that raises once the import is canceled, or lasts longer from now than a file may take."""
    deadline = time.monotonic() + limits.WALL_S

    def look() -> None:
        if cancelled():
            raise ImportProblem("The import was canceled.")
        if time.monotonic() > deadline:
            raise ImportProblem(f"The file took longer than {limits.WALL_S:.0f} seconds to read, so it was left alone.")

    return look


def _endless() -> None:
    """For those who wait as long as it takes."""


_LOOK: Final[ContextVar[Look]] = ContextVar("look", default=_endless)


@contextmanager
def patient(look: Look) -> Iterator[None]:
    """What is understood inside looks up with this."""
    before = _LOOK.set(look)
    try:
        yield
    finally:
        _LOOK.reset(before)


def look_up() -> None:
    """Where a loop over rows or tables stops when it has to; raises ImportProblem only inside :func:`patient`."""
    _LOOK.get()()
