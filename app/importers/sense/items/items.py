"""One thing that happens, as a row or cell told it, on its way to becoming a segment."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.domain.plan import Kind
from app.domain.sheet import Meaning, Place
from app.importers.sense.text.dates import Day
from app.importers.sense.text.kinds import kind_of, stated_kind
from app.importers.sense.text.lengths import Length
from app.importers.sense.text.times import Clock


@dataclass(slots=True)
class Was:
    """How it went: times of day as written, seconds it took, and what else stands in the columns of what was."""

    start: Clock | None = None
    end: Clock | None = None
    length: int | None = None
    notes: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.start or self.end or self.length is not None or self.notes)


@dataclass(frozen=True, slots=True)
class Stated:
    """A total: where its row and its value stand, and the seconds it can mean, the likeliest first."""

    label: Place
    value: Place
    text: str
    seconds: tuple[int, ...]


@dataclass(slots=True)
class Item:
    """What was read, then what was settled: ``start_s`` and ``end_s`` count from midnight of the item's day.

    Without a title it only marks that what came before is over. ``mark``: a time inside another item, taking none
    itself. ``slot``: a field of a timetable, where the same title in the next field goes on. ``moved``: it stands below
    a row that it comes before. ``segment_id``: the segment it became.
    ``for_all``: everybody takes part, whatever lanes there are.
    """

    place: Place
    title: str = ""
    start: Clock | None = None
    end: Clock | None = None
    length: Length | None = None
    day: Day | None = None
    end_day: Day | None = None
    lane: str = ""
    section: str = ""
    owner: str = ""
    mark: bool = False
    slot: bool = False
    moved: bool = False
    for_all: bool = False
    time_place: Place | None = None
    details: list[tuple[Meaning, str, str]] = field(default_factory=list)
    start_s: int | None = None
    end_s: int | None = None
    was: Was = field(default_factory=Was)
    segment_id: str = ""

    def add(self, meaning: Meaning, header: str, text: str) -> None:
        """Keep one more thing said about it."""
        if text:
            self.details.append((meaning, header, text))

    @property
    def kind(self) -> Kind:
        """The kind its own column states, else the one its title speaks of."""
        for meaning, _, text in self.details:
            if meaning is Meaning.KIND and (kind := stated_kind(text)):
                return kind
        return kind_of(self.title)

    @property
    def off_clock(self) -> bool:
        """Whether it prepares the session rather than being part of it."""
        return self.kind is Kind.OFF_CLOCK

    @property
    def timed(self) -> bool:
        """Whether the file says anything of its time."""
        return self.start is not None or self.end is not None or self.length is not None


def split_title(text: str) -> tuple[str, str]:
    """The first line with letters as the title, bullets let go; the lines after it."""
    if "\n" not in text and (bare := text.strip("•–* \t")).strip("•-–*· \t"):
        return " ".join(bare.split()), ""
    lines = [line.strip() for line in text.split("\n")]
    filled = [number for number, line in enumerate(lines) if line.strip("•-–*· \t")]
    if not filled:
        return text.strip(), ""
    first = filled[0]
    return " ".join(lines[first].strip("•–* \t").split()), "\n".join(lines[first + 1 :]).strip("\n")
