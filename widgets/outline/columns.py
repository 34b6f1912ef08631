"""The columns an outline may have: what each says of a segment, and how typed words change it; knows no table."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.domain import edits
from app.domain.clock import format_minutes, parse_clock
from app.domain.errors import EditRefused
from app.domain.fields import resized
from app.domain.find import fold
from app.domain.layout import Layout, lay_out
from app.domain.plan import DAY_S, After, At, Kind, Plan, Section, Segment, new_id
from app.domain.text import clean, one_line
from app.domain.words import KIND_WORDS, MARKER_GLYPHS, marker_word
from widgets.ownfields import own_names, own_words, with_own
from widgets.parts import clock
from widgets.reading import read_length, read_line

OWN: Final = "custom."
"""What the key of a column for a field of one's own begins with; its name follows."""

_SINGLE: Final = frozenset({"title", "start"})

Put = Callable[[Plan, Collection[str], str], Plan]
"""Writes typed words to all of these segments; ValueError or EditRefused carry a sentence."""
Choices = Callable[[Plan], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its key, which is the field's path too; ``label`` names the step with ``{0}`` for what it changes.

    ``chars``: its width in characters, else its ``share``.
    """

    key: str
    title: str
    words: Callable[[Plan, Segment], str]
    label: str = ""
    put: Put | None = None
    share: int = 0
    chars: int = 0
    choices: Choices | None = None

    @property
    def single(self) -> bool:
        """Whether what is typed is meant for one segment, however many are selected."""
        return self.key in _SINGLE

    @property
    def own(self) -> str:
        """The name of the field of one's own it shows; empty for the others."""
        return self.key[len(OWN) :] if self.key.startswith(OWN) else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("OutlineModel", text)


def columns_of(plan: Plan | None) -> tuple[Column, ...]:
    """All columns there are for a plan: the agreed ones, then one for each field of its own."""
    return (*_agreed(), *(_own(name) for name in own_names(plan)))


def _agreed() -> tuple[Column, ...]:
    return (
        Column("start", _tr("Start"), _nothing, _tr("Change the start of {0}"), _put_start, chars=5),
        Column("planned_s", _tr("Min"), _minutes, _tr("Change the length of {0}"), _put_minutes, chars=4),
        Column("title", _tr("Segment"), lambda _, one: one.title, _tr("Rename {0}"), _line("title"), 24),
        Column("intent.why", _tr("Why it is here"), _why, _tr("Say why {0} is here"), _put_why, 24),
        Column("markers", _tr("Weight"), lambda _, one: weight_words(one), share=30),
        Column("support", _tr("Support"), lambda _, one: support_words(one), share=12),
        Column(
            "led_by",
            _tr("Led by"),
            lambda _, one: one.led_by,
            _tr("Change who leads {0}"),
            _line("led_by"),
            12,
            0,
            _roles,
        ),
        Column(
            "kind",
            _tr("Kind"),
            _kind,
            _tr("Change the kind of {0}"),
            _put_kind,
            14,
            0,
            lambda _: [*KIND_WORDS.values()],
        ),
        Column(
            "section_id", _tr("Section"), _section, _tr("Change the section of {0}"), _put_section, 14, 0, _sections
        ),
        Column("slides", _tr("Slides"), lambda _, one: one.slides, _tr("Change the slides of {0}"), _line("slides"), 9),
        Column(
            "transition",
            _tr("Transition"),
            lambda _, one: one.transition,
            _tr("Change the transition of {0}"),
            _text("transition"),
            20,
        ),
    )


def _own(name: str) -> Column:
    label = _tr("Change “{1}” of {0}").replace("{1}", name.replace("{", "{{").replace("}", "}}"))
    return Column(OWN + name, name, lambda _, one: own_words(one, name), label, _put_own(name), 14)


def support_words(segment: Segment) -> str:
    """What has to be ready, in a line."""
    slides = [_slides().format(segment.slides)] if segment.slides else []
    return "; ".join([need.title for need in segment.needs] or slides)


def _slides() -> str:
    return _tr("Slides {0}")


def slides_in(support: str) -> str:
    """The slides named in the words for support; empty where these are needs."""
    before, after = _slides().split("{0}")
    inside = support.strip().removeprefix(before).removesuffix(after)
    return inside if before + inside + after == support.strip() and any(map(str.isdigit, inside)) else ""


def weight_words(segment: Segment) -> str:
    """The markers by sign and word."""
    return "  ".join(f"{MARKER_GLYPHS[one.kind]} {marker_word(one)}" for one in segment.markers)


def words_of(plan: Plan, layout: Layout, segment: Segment, column: Column) -> str:
    """What a column says of a segment, its start too."""
    if column.key == "start":
        return "" if segment.parked else clock(layout.start_of(segment.id))
    return column.words(plan, segment)


def _nothing(_: Plan, __: Segment) -> str:
    """The start is known to the layout alone."""
    return ""


def _minutes(_: Plan, segment: Segment) -> str:
    return format_minutes(segment.planned_s)


def _why(_: Plan, segment: Segment) -> str:
    return segment.intent.why


def _kind(_: Plan, segment: Segment) -> str:
    return KIND_WORDS[segment.kind]


def _section(plan: Plan, segment: Segment) -> str:
    return next((one.title for one in plan.sections if one.id == segment.section_id), "")


def _roles(plan: Plan) -> Sequence[str]:
    led = (segment.led_by for segment in plan.segments)
    return tuple(dict.fromkeys(name for name in (*plan.roles, *led) if name))


def _sections(plan: Plan) -> Sequence[str]:
    return [one.title for one in plan.sections]


def _line(name: str) -> Put:
    return _attribute(name, read_line)


def _text(name: str) -> Put:
    return _attribute(name, clean)


def _attribute(name: str, read: Callable[[str], str]) -> Put:
    def put(plan: Plan, ids: Collection[str], text: str) -> Plan:
        value = read(text)
        return edits.amend_many(plan, ids, lambda one: replace(one, **{name: value}))  # type: ignore[arg-type]

    return put


def _put_start(plan: Plan, ids: Collection[str], text: str) -> Plan:
    """A time of the day the segment lies on fixes its start; no words let it follow the one before."""
    typed = one_line(text)
    if not typed:
        return edits.amend_many(plan, ids, lambda one: replace(one, start=After()))
    try:
        clock_s = parse_clock(typed)
    except ValueError:
        words = _tr("“{0}” is not a time of day. Write it like 10:45, or nothing to let it follow.")
        raise EditRefused(words.format(one_line(text, 20))) from None
    layout = lay_out(plan)

    def fixed(one: Segment) -> Segment:
        reason = one.start.reason if isinstance(one.start, At) else ""
        day = 0 if one.parked else layout.start_of(one.id) // DAY_S
        return replace(one, start=At(clock_s + day * DAY_S, reason))

    return edits.amend_many(plan, ids, fixed)


def _put_minutes(plan: Plan, ids: Collection[str], text: str) -> Plan:
    seconds = read_length(text)
    return edits.amend_many(plan, ids, lambda one: resized(one, seconds))


def _put_why(plan: Plan, ids: Collection[str], text: str) -> Plan:
    why = clean(text)
    return edits.amend_many(plan, ids, lambda one: replace(one, intent=replace(one.intent, why=why)))


def read_kind(text: str) -> Kind | None:
    """The kind of that name, or the one name that begins so."""
    typed = fold(one_line(text))
    named = [(fold(words), kind) for kind, words in KIND_WORDS.items()]
    fitting = [kind for words, kind in named if words == typed] or [k for words, k in named if words.startswith(typed)]
    return fitting[0] if typed and len(fitting) == 1 else None


def _put_kind(plan: Plan, ids: Collection[str], text: str) -> Plan:
    kind = read_kind(text)
    if kind is None:
        known = ", ".join(KIND_WORDS.values())
        raise EditRefused(_tr("There is no kind “{0}”. Choose one of these: {1}.").format(one_line(text, 40), known))
    return edits.amend_many(plan, ids, lambda one: replace(one, kind=kind))


def _put_section(plan: Plan, ids: Collection[str], text: str) -> Plan:
    """The section of that title, made when there is none; no words: no section."""
    title = read_line(text)
    found = next((one.id for one in plan.sections if fold(one.title) == fold(title)), None)
    if title and found is None:
        found = new_id()
        plan = edits.put_section(plan, Section(found, title))
    return edits.amend_many(plan, ids, lambda one: replace(one, section_id=found if title else None))


def _put_own(name: str) -> Put:
    def put(plan: Plan, ids: Collection[str], text: str) -> Plan:
        return edits.amend_many(plan, ids, lambda one: replace(one, custom=with_own(one.custom, name, clean(text))))

    return put
