"""Other people's run-of-shows: a file to grids (in a child process), grids to plans (pure).

The verbs are all that others use; each loads its machinery when it is first called.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.domain.sheet import NO_CHOICES, Choices, Grid, Reading


def read_grids(path: Path, cancelled: Callable[[], bool] = lambda: False, encoding: str = "") -> tuple[Grid, ...]:
    """The sheets of a file as cells, parsed in a child process; raises ImportProblem with a sentence.

    ``encoding``, one of ENCODINGS, is how to read the bytes of a text table; empty: as they look.
    """
    from app.importers import parent
    from app.importers.sense import forget

    forget()
    return parent.read_grids(path, cancelled, encoding)


def read_template(path: Path, cancelled: Callable[[], bool] = lambda: False) -> bytes:
    """The look of a Word template, read in a child process; raises ImportProblem with a sentence."""
    from app.importers import parent

    return parent.read_template(path, cancelled)


def understand(
    source: str,
    grids: tuple[Grid, ...],
    choices: Choices = NO_CHOICES,
    cancelled: Callable[[], bool] = lambda: False,
) -> Reading:
    """The plans in the grids, with doubts and leftovers; pure. ``source`` is the file's name.

    Raises ImportProblem only when it is canceled or takes as long as no run-of-show does.
    """
    from app.importers import understanding
    from app.importers.patience import look_until_tired, patient

    with patient(look_until_tired(cancelled)):
        return understanding.understand(source, grids, choices)


def as_json(reading: Reading) -> dict[str, object]:
    """The reading as plain data."""
    from app.importers import answers

    return answers.as_json(reading)
