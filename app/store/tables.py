"""The library's tables, declared once with SQLModel; imported on the writer's thread only, never before first paint.

Rows never leave this package and validate nothing: the values of :mod:`app.domain.plan` do, the CHECK constraints
are the last net. ``schema.sql`` is what :func:`ddl` says, word for word, so that a library can be made without
importing this module.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Index, Integer, LargeBinary, Table
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import Field, SQLModel

from app.domain.plan import (
    Action,
    Kind,
    LaneKind,
    MarkerKind,
    Mode,
    NeedKind,
    NeedState,
    Status,
    StepKind,
    Trigger,
)
from app.store import columns as c


class LibraryRow(SQLModel, table=True):
    """The one row that says whose library this is, which programs may write it, and how often it was written."""

    __tablename__ = "library"
    __table_args__ = (
        CheckConstraint("id = 1"),
        c.within("changes", 0, 2**62),
        CheckConstraint("length(digest) = 16"),
        c.STRICT,
    )
    id: int = Field(sa_type=Integer, primary_key=True)
    uuid: str = c.text()
    oldest_writer: int = c.number()
    changes: int = c.pos()
    digest: bytes = Field(sa_type=LargeBinary, nullable=False)


class ProgramRow(SQLModel, table=True):
    """A program."""

    __tablename__ = "program"
    __table_args__ = (c.STRICT,)
    id: str = c.key()
    pos: int = c.pos()
    title: str = c.text()
    purpose: str = c.text()
    measure: str = c.text()
    must_stay: str = c.text()
    trashed_at: str = c.text()


class PlanRow(SQLModel, table=True):
    """A plan's head, with the counter and the digest that guard the whole plan."""

    __tablename__ = "plan"
    __table_args__ = (
        c.one_of("status", Status),
        c.one_of("mode", Mode),
        *c.lengths("start_s", "promised_s", "people_fewest", "people_expected", "people_most"),
        *c.lists("roles", "custom"),
        c.within("revision", 1, 2**62),
        CheckConstraint("length(digest) = 16"),
        c.STRICT,
    )
    id: str = c.key()
    pos: int = c.pos()
    title: str = c.text()
    program_id: str | None = c.maybe_text()
    status: str = c.text()
    version: str = c.text()
    date: str = c.text()
    start_s: int = c.number()
    promised_s: int = c.number()
    language: str = c.text()
    mode: str = c.text()
    platform: str = c.text()
    people_fewest: int | None = c.maybe_number()
    people_expected: int | None = c.maybe_number()
    people_most: int | None = c.maybe_number()
    roles: str = c.text()
    deck: str = c.text()
    purpose: str = c.text()
    back_channel: str = c.text()
    signal: str = c.text()
    notes: str = c.text()
    trashed_at: str = c.text()
    custom: str = c.text()
    revision: int = c.pos()
    digest: bytes = Field(sa_type=LargeBinary, nullable=False)


class ObjectiveRow(SQLModel, table=True):
    """An objective of a plan."""

    __tablename__ = "objective"
    __table_args__ = (c.belongs(["plan_id"], "plan", ["id"]), c.STRICT)
    plan_id: str = c.key()
    id: str = c.key()
    pos: int = c.pos()
    text: str = c.text()
    evidence: str = c.text()
    measure: str = c.text()


class SectionRow(SQLModel, table=True):
    """A section of a plan."""

    __tablename__ = "section"
    __table_args__ = (c.belongs(["plan_id"], "plan", ["id"]), *c.lengths("budget_s"), c.STRICT)
    plan_id: str = c.key()
    id: str = c.key()
    pos: int = c.pos()
    title: str = c.text()
    budget_s: int | None = c.maybe_number()


class LaneRow(SQLModel, table=True):
    """A lane of a plan."""

    __tablename__ = "lane"
    __table_args__ = (c.belongs(["plan_id"], "plan", ["id"]), c.one_of("kind", LaneKind), c.STRICT)
    plan_id: str = c.key()
    id: str = c.key()
    pos: int = c.pos()
    title: str = c.text()
    kind: str = c.text()


class SegmentRow(SQLModel, table=True):
    """A segment. ``start_s`` is a wall clock (*at*) or an offset (*with*), ``start_text`` the reason or the anchor."""

    __tablename__ = "segment"
    __table_args__ = (
        c.belongs(["plan_id"], "plan", ["id"]),
        c.belongs(["plan_id", "lane_id"], "lane", ["plan_id", "id"]),
        c.one_of("kind", Kind),
        *c.lengths("planned_s", "shortest_s", "longest_s", "round_s", "short_form_s", "group_size", "rounds"),
        c.within("length_touched", 0, 1),
        CheckConstraint("start_rule IN ('at', 'with') AND start_s IS NOT NULL OR start_rule = 'after'"),
        c.within("start_s", -(2**31)),
        *c.lists("objective_ids", "custom"),
        Index("segment_order", "plan_id", "lane_id", "pos"),
        c.STRICT,
    )
    plan_id: str = c.key()
    id: str = c.key()
    pos: int = c.pos()
    lane_id: str = c.text()
    title: str = c.text()
    kind: str = c.text()
    planned_s: int = c.number()
    shortest_s: int | None = c.maybe_number()
    longest_s: int | None = c.maybe_number()
    length_touched: int = c.number()
    start_rule: str = c.text()
    start_s: int | None = c.maybe_number()
    start_text: str = c.text()
    section_id: str | None = c.maybe_text()
    led_by: str = c.text()
    slides: str = c.text()
    group_size: int | None = c.maybe_number()
    rounds: int | None = c.maybe_number()
    round_s: int | None = c.maybe_number()
    description: str = c.text()
    why: str = c.text()
    good: str = c.text()
    listen_for: str = c.text()
    interaction: str = c.text()
    substitute: str = c.text()
    short_form: str = c.text()
    short_form_s: int | None = c.maybe_number()
    cut_order: int | None = c.maybe_number()
    transition: str = c.text()
    notes: str = c.text()
    objective_ids: str = c.text()
    custom: str = c.text()


class MarkerRow(SQLModel, table=True):
    """A marker on a segment."""

    __tablename__ = "marker"
    __table_args__ = c.of_segment(c.one_of("kind", MarkerKind), *c.lengths("wait_s"))
    plan_id: str = c.key()
    segment_id: str = c.key()
    id: str = c.key()
    pos: int = c.pos()
    kind: str = c.text()
    reason: str = c.text()
    offset_s: int | None = c.maybe_number()
    question: str = c.text()
    wait_s: int | None = c.maybe_number()
    limits: str = c.text()
    label: str = c.text()


class StepRow(SQLModel, table=True):
    """A line of a segment's script."""

    __tablename__ = "step"
    __table_args__ = c.of_segment(c.one_of("kind", StepKind))
    plan_id: str = c.key()
    segment_id: str = c.key()
    id: str = c.key()
    pos: int = c.pos()
    kind: str = c.text()
    text: str = c.text()
    speaker: str = c.text()
    slide: str = c.text()
    offset_s: int | None = c.maybe_number()
    expected: str = c.text()


class CueRow(SQLModel, table=True):
    """A producer's cue. ``trigger_kind`` is the value's ``trigger`` (a word SQL keeps for itself)."""

    __tablename__ = "cue"
    __table_args__ = c.of_segment(
        c.one_of("trigger_kind", Trigger),
        c.one_of("action", Action),
        *c.lengths("runs_s", "handling_s"),
        *c.lists("details"),
    )
    plan_id: str = c.key()
    segment_id: str = c.key()
    id: str = c.key()
    pos: int = c.pos()
    offset_s: int = c.number()
    number: str = c.text()
    title: str = c.text()
    trigger_kind: str = c.text()
    trigger_text: str = c.text()
    action: str = c.text()
    details: str = c.text()
    runs_s: int | None = c.maybe_number()
    ended_by: str | None = c.maybe_text()
    text: str = c.text()
    asset: str = c.text()
    target: str = c.text()
    who: str = c.text()
    rights: str = c.text()
    handling_s: int | None = c.maybe_number()
    backup: str = c.text()


class NeedRow(SQLModel, table=True):
    """A need of a segment."""

    __tablename__ = "need"
    __table_args__ = c.of_segment(c.one_of("kind", NeedKind))
    plan_id: str = c.key()
    segment_id: str = c.key()
    id: str = c.key()
    pos: int = c.pos()
    title: str = c.text()
    kind: str = c.text()
    owner: str = c.text()
    days_ahead: int | None = c.maybe_number()
    test: str = c.text()


class SilenceRow(SQLModel, table=True):
    """A rule kept quiet at a place of a plan; a segment that is gone may come back, so it is no foreign key."""

    __tablename__ = "silence"
    __table_args__ = (c.belongs(["plan_id"], "plan", ["id"]), c.STRICT)
    plan_id: str = c.key()
    id: str = c.key()
    pos: int = c.pos()
    rule_id: str = c.text()
    segment_id: str | None = c.maybe_text()
    reason: str = c.text()
    item_id: str = c.text()


class SettingRow(SQLModel, table=True):
    """What the library wants otherwise of one rule, scenario or assumption, whose id it has."""

    __tablename__ = "setting"
    __table_args__ = (c.within("is_on", 0, 1), *c.lists("numbers"), c.STRICT)
    id: str = c.key()
    pos: int = c.pos()
    is_on: int | None = c.maybe_number()
    numbers: str = c.text()


class DeliveryRow(SQLModel, table=True):
    """One run of a plan."""

    __tablename__ = "delivery"
    __table_args__ = (Index("delivery_plan", "plan_id"), *c.lengths("start_s", "head_count"), c.STRICT)
    id: str = c.key()
    pos: int = c.pos()
    plan_id: str = c.text()
    title: str = c.text()
    date: str = c.text()
    start_s: int | None = c.maybe_number()
    time_zone: str = c.text()
    language: str = c.text()
    link: str = c.text()
    head_count: int | None = c.maybe_number()
    observations: str = c.text()


class PersonRow(SQLModel, table=True):
    """Who fills a role in a delivery."""

    __tablename__ = "person"
    __table_args__ = (c.belongs(["delivery_id"], "delivery", ["id"]), c.STRICT)
    delivery_id: str = c.key()
    pos: int = c.pos_key()
    role: str = c.text()
    name: str = c.text()
    contact: str = c.text()


class ReadinessRow(SQLModel, table=True):
    """The state of a need for a delivery."""

    __tablename__ = "readiness"
    __table_args__ = (c.belongs(["delivery_id"], "delivery", ["id"]), c.one_of("state", NeedState), c.STRICT)
    delivery_id: str = c.key()
    pos: int = c.pos_key()
    need_id: str = c.text()
    state: str = c.text()
    who: str = c.text()
    on_date: str = c.text()


class ActualRow(SQLModel, table=True):
    """What the clock said for a segment in a delivery."""

    __tablename__ = "actual"
    __table_args__ = (c.belongs(["delivery_id"], "delivery", ["id"]), *c.lengths("start_s", "end_s"), c.STRICT)
    delivery_id: str = c.key()
    pos: int = c.pos_key()
    segment_id: str = c.text()
    start_s: int | None = c.maybe_number()
    end_s: int | None = c.maybe_number()
    note: str = c.text()


class HandoffRow(SQLModel, table=True):
    """What was handed off. ``head`` is the frozen plan's own row, ``delivery`` the run's rows, as JSON."""

    __tablename__ = "handoff"
    __table_args__ = (
        Index("handoff_plan", "plan_id"),
        *c.objects("head", "delivery"),
        *c.lists("files"),
        c.STRICT,
    )
    id: str = c.key()
    pos: int = c.pos()
    plan_id: str = c.text()
    made_at: str = c.text()
    head: str = c.text()
    delivery: str | None = c.maybe_text()
    language: str = c.text()
    folder: str = c.text()
    files: str = c.text()
    note: str = c.text()


class RecipientRow(SQLModel, table=True):
    """Who got which documents of a handoff."""

    __tablename__ = "recipient"
    __table_args__ = (c.belongs(["handoff_id"], "handoff", ["id"]), *c.lists("paperwork"), c.STRICT)
    handoff_id: str = c.key()
    pos: int = c.pos_key()
    role: str = c.text()
    name: str = c.text()
    contact: str = c.text()
    paperwork: str = c.text()
    sent: str = c.text()
    confirmed: str = c.text()


class FrozenRow(SQLModel, table=True):
    """The whole plan of a handoff as it was then, as JSON: never changed, and read only when it is asked for."""

    __tablename__ = "frozen"
    __table_args__ = (c.belongs(["handoff_id"], "handoff", ["id"]), *c.objects("whole"), c.STRICT)
    handoff_id: str = c.key()
    whole: str = c.text()


class JournalRow(SQLModel, table=True):
    """Everything that was ever done, append-only; entries with one ``step_id`` are undone as one step."""

    __tablename__ = "journal"
    __table_args__ = (
        CheckConstraint("kind IN ('edit', 'undo', 'redo')"),
        Index("journal_edit", "edit_id", unique=True),
        Index("journal_plan", "plan_id", "seq"),
        Index("journal_step", "step_id"),
        {"sqlite_strict": True, "sqlite_autoincrement": True},
    )
    seq: int | None = Field(default=None, sa_type=Integer, primary_key=True)
    edit_id: str = c.text()
    plan_id: str = c.text()
    kind: str = c.text()
    label: str = c.text()
    step_id: str = c.text()
    merge_key: str = c.text()
    at: str = c.text()
    diff: str = c.text()


def table(name: str) -> Table:
    """The Core table of a name."""
    return SQLModel.metadata.tables[name]


def ddl() -> str:
    """The whole schema as SQL, the text of ``schema.sql``."""
    parts: list[str] = []
    for one in SQLModel.metadata.sorted_tables:
        parts.append(str(CreateTable(one).compile(dialect=dialect())))
        parts += [str(CreateIndex(index).compile(dialect=dialect())) for index in sorted(one.indexes, key=str)]
    return "\n".join("\n".join(line.rstrip() for line in part.strip().splitlines()) + ";\n" for part in parts)
