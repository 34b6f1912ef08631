"""What the window can ask of the importers and exporters, as callables: it knows none of them by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from app.domain.handoff import Handoff, Paperwork
from app.domain.plan import Delivery, Plan, Segment

if TYPE_CHECKING:
    from app.domain.concerns import Audience
    from app.domain.conditions import Conditions
    from app.domain.document import Document
    from app.domain.handoff import Recipient
    from app.domain.identity import Identity
    from app.domain.mapping import Mapping
    from app.domain.pressure import Outcome, Pressure
    from app.domain.review import Review
    from app.domain.sheet import Choices, Grid, Reading
    from app.domain.suggestion import Suggestion
    from app.domain.workbook import Book
    from widgets.edition import Edition, Packet


class Understand(Protocol):
    """What the sheets of a source hold, as the person's choices have it; pure, unless it is canceled."""

    def __call__(
        self, source: str, grids: tuple[Grid, ...], choices: Choices, cancelled: Callable[[], bool] = ..., /
    ) -> Reading:
        """Raises ImportProblem when it is canceled, or takes longer than any run-of-show does."""


ReadGrids = Callable[[Path, Callable[[], bool], str], "tuple[Grid, ...]"]
"""The sheets of a file, unless it is canceled; a text table in one of ENCODINGS, or (empty) as its bytes look."""

Ask = Callable[["Grid", "Choices"], "Reading | None"]
"""Shows a sheet as it is understood, to be put right; None: it was put away."""


Heed = Callable[[int, int, str], bool]
"""Told before each file how many of how many are made, and its name; False: stop, and write none of them."""


class HandOff(Protocol):
    """Writes documents in one move, and the texts that go with them."""

    def write(self, packets: tuple[Packet, ...], heed: Heed, /) -> tuple[tuple[Path, ...], ...]:
        """All files of all packets, or none; empty when ``heed`` stopped it. Raises StoreUnavailable."""

    def files(self, packets: tuple[Packet, ...], /) -> tuple[Path, ...]:
        """The files that would be written; nothing is made for it."""

    def note(self, packet: Packet, audience: Audience, /) -> Document:
        """One reader's change note, for its pages; ValueError where there was no handoff before."""

    def letter(self, handoff: Handoff, held: Handoff | None, recipient: Recipient, author: str, /) -> str:
        """The e-mail to one person: subject, empty line, text. ``held``: what they have had; both whole."""

    def languages(self) -> tuple[tuple[str, str], ...]:
        """The languages there are words for: tag and own name."""


Draft = Callable[["Edition", Paperwork], "Document | Book"]
"""What a document says, as plain values to lay out on pages."""

Save = Callable[[Path, bytes], Path]
"""Writes a whole file or nothing; StoreUnavailable when the machine does not allow it."""


WriteNote = Callable[["Edition", Handoff, Handoff, "Audience", Path], Path]
"""Writes one reader's change note from one handoff to another (the edition's) into a folder; the file."""

EMail = Callable[[Handoff, Handoff, "Audience"], str]
"""The subject, an empty line, and the text of the e-mail that brings such a note."""


class Layouts(Protocol):
    """The layouts of files the person's imports are remembered by. Those that write raise StoreUnavailable."""

    def all(self) -> tuple[tuple[Mapping, ...], tuple[str, ...]]:
        """The layouts, and a sentence for each that could not be read."""

    def keep(self, mapping: Mapping) -> Mapping:
        """Remember one; with the name it got."""

    def rename(self, name: str, to: str) -> Mapping:
        """Call one otherwise."""

    def remove(self, name: str) -> None:
        """Forget one."""

    def share(self, mapping: Mapping, file: Path) -> Path:
        """Write one into a file for others."""

    def take(self, path: Path) -> Mapping:
        """Read one that was shared and remember it; ImportProblem when it is none."""


class PressureTests(Protocol):
    """The verbs of the pressure test: functions of values, for a thread of their own."""

    def test(self, plan: Plan, conditions: Conditions, /) -> Pressure:
        """Run a session under some conditions."""

    def fan(self, plan: Plan, conditions: Conditions, /) -> Outcome:
        """The runs without cuts alone: quick enough to follow a hand."""

    def suggest(self, plan: Plan, conditions: Conditions, /) -> tuple[Suggestion, ...]:
        """What would help it."""


@dataclass(frozen=True, slots=True)
class Reviewing:
    """What a document of ours that came back is read with; all of it pure.

    ``whose``: what it says it was made from. ``came_from``: the handoff of the library that is, its plan only a head.
    ``review``: what it brought back, against that handoff (whole), the plan and the run as they are now; the last is
    the file's name.
    """

    whose: Callable[[tuple[Grid, ...]], Identity | None]
    came_from: Callable[[Identity, Iterable[Handoff]], Handoff | None]
    review: Callable[[Handoff, Plan, Delivery | None, tuple[Grid, ...], str], Review]


@dataclass(frozen=True, slots=True)
class Verbs:
    """The verbs. Those that take a path raise ImportProblem or OSError; none of them touches the window.

    ``write_paper`` writes a document into a folder, ``write_example`` a run-of-show to fill in. ``activities``: the
    ready-made segments there are. ``layouts``: where the layouts of files are remembered; None: nowhere. ``draft``:
    what a document says, for its pages. ``save``: writes a finished file. ``pressure``: runs a session many times.
    ``read_template``: the look of a Word template, whatever acts in it left behind. ``hand_off``: writes a set of
    documents. ``write_change_note`` and ``change_email``: from one handoff, whole, to another. ``reviewing``: documents
    that came back.
    """

    read_grids: ReadGrids
    understand: Understand
    write_paper: Callable[[Edition, Paperwork, Path], tuple[Path, ...]]
    write_example: Callable[[Path], Path]
    activities: Callable[[], tuple[Segment, ...]] = tuple
    layouts: Callable[[], Layouts] | None = None
    draft: Draft | None = None
    save: Save | None = None
    read_template: Callable[[Path], bytes] | None = None
    pressure: PressureTests | None = None
    hand_off: HandOff | None = None
    write_change_note: WriteNote | None = None
    change_email: EMail | None = None
    reviewing: Reviewing | None = None
