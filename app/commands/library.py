"""What every command of a library shares: which library, which session of it, and the codes commands end with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from app.domain.errors import EditRefused, StoreUnavailable
from app.domain.library import Library
from app.domain.plan import Plan

if TYPE_CHECKING:
    from app.session import Session

DONE: Final = 0
FINDINGS: Final = 1
REFUSED: Final = 2

_SAVING_S: Final = 30.0
"""How long a command waits for its edits to be on disk before it says they are not."""

LibraryOption = Annotated[
    Path | None, typer.Option("--library", metavar="PATH", help="Another library than your own.", show_default=False)
]


def find_plan(library: Library, wanted: str) -> Plan:
    """The head of the plan with this id or this exact title; raises EditRefused when there is not just one."""
    found = [plan for plan in library.plans if plan.id == wanted]
    found = found or [plan for plan in library.plans if plan.title == wanted and not plan.trashed_at]
    if not found:
        raise EditRefused(f"There is no session “{wanted}” in the library; throughline list shows what there is.")
    if len(found) > 1:
        ids = ", ".join(plan.id for plan in found)
        raise EditRefused(f"{len(found)} sessions are called “{wanted}”; name one by its id: {ids}.")
    return found[0]


@contextmanager
def opened(library: Path | None, *, make: bool = False) -> Iterator[Session]:
    """The library, opened as the window opens it; what was changed is on disk when the block is left."""
    from PySide6.QtCore import QCoreApplication

    from app.session import Session
    from app.store import default_library_path, open_store

    _loop = QCoreApplication.instance() or QCoreApplication(["throughline"])
    session = Session(open_store(library or default_library_path(), make=make))
    try:
        yield session
    finally:
        saved = session.close(_SAVING_S)
    if not saved:
        raise StoreUnavailable(session.trouble or "The library could not be written, so nothing was changed.")
