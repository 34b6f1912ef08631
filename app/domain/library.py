"""What a library holds, and all that may be done to it beside the insides of plans: programs, plans as wholes, runs.

Pure functions to a new :class:`Library`, or :class:`EditRefused` with a sentence. Instants (``when``) are ISO text
in UTC and come from the caller: nothing here reads a clock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, TypeVar

from app.domain.checks import check_date, check_head
from app.domain.errors import EditRefused
from app.domain.handoff import Handoff
from app.domain.items import with_put
from app.domain.places import fresh
from app.domain.plan import (
    DAY_S,
    MAIN_LANE,
    MAX_SECONDS,
    Cue,
    Delivery,
    Marker,
    Need,
    NeedReadiness,
    NeedState,
    Plan,
    Program,
    Segment,
    Setting,
    Silence,
    Status,
    Step,
    With,
    new_id,
)
from app.domain.text import one_line
from app.domain.tidy import tidy, tidy_row

T = TypeVar("T", Program, Plan, Delivery, Handoff)

SAMPLE_PROGRAM_ID: Final = "coaching"
"""The program of the shipped sample; sessions of one's own do not go into it unasked."""


@dataclass(frozen=True, slots=True)
class Library:
    """What the library holds beside the plans' insides: ``plans`` are heads (their collections empty), and so
    is the plan of each of ``handoffs``,

    except in the value a change returns, where a plan or a handoff with its insides is one to be added whole.
    """

    programs: tuple[Program, ...] = ()
    plans: tuple[Plan, ...] = ()
    deliveries: tuple[Delivery, ...] = ()
    handoffs: tuple[Handoff, ...] = ()
    settings: tuple[Setting, ...] = ()


def program_of(library: Library, program_id: str) -> Program:
    """The program; :class:`EditRefused` when it is gone."""
    return _found(library.programs, program_id, "program")


def plan_of(library: Library, plan_id: str) -> Plan:
    """The plan's head; :class:`EditRefused` when it is gone."""
    return _found(library.plans, plan_id, "session")


def delivery_of(library: Library, delivery_id: str) -> Delivery:
    """The delivery; :class:`EditRefused` when it is gone."""
    return _found(library.deliveries, delivery_id, "delivery")


def latest_run(library: Library, plan_id: str | None) -> Delivery | None:
    """The plan's latest delivery by date; None: it has none."""
    found = [one for one in library.deliveries if one.plan_id == plan_id]
    return max(found, key=lambda one: one.date, default=None)


def handoff_of(library: Library, handoff_id: str) -> Handoff:
    """The handoff, its plan only a head; :class:`EditRefused` when it is gone."""
    return _found(library.handoffs, handoff_id, "handoff")


def _found(row: tuple[T, ...], key: str, what: str) -> T:
    for item in row:
        if item.id == key:
            return item
    raise EditRefused(f"That {what} is no longer in the library. Choose another.")


def add_program(library: Library, program: Program) -> Library:
    """Put a new program at the end."""
    return replace(library, programs=(*library.programs, _checked_program(program)))


def amend_program(library: Library, program_id: str, change: Callable[[Program], Program]) -> Library:
    """Change a program in any of its facts but its id."""
    before = program_of(library, program_id)
    after = _checked_program(change(before))
    if after.id != program_id:
        raise ValueError("an amended program keeps its id")
    return library if after == before else replace(library, programs=with_item(library.programs, after))


def _checked_program(program: Program) -> Program:
    program = tidy(program)
    if not program.title:
        raise EditRefused("Give the program a title.")
    return program


def with_item(row: tuple[T, ...], item: T) -> tuple[T, ...]:
    """The row with the item in the place of the one with its id."""
    return tuple(item if other.id == item.id else other for other in row)


def add_plan(library: Library, plan: Plan) -> Library:
    """Put a new plan, whole, at the end."""
    plan = tidy(plan)
    check_head(plan)
    if any(other.id == plan.id for other in library.plans):
        raise ValueError("a new plan has an id of its own")
    if plan.program_id is not None:
        program_of(library, plan.program_id)
    return replace(library, plans=(*library.plans, plan))


def amend_plan(library: Library, plan_id: str, change: Callable[[Plan], Plan]) -> Library:
    """Change the head of a plan: its title, program or status."""
    before = plan_of(library, plan_id)
    after = tidy(change(before))
    if (after.id, after.segments, after.lanes) != (before.id, before.segments, before.lanes):
        raise ValueError("a plan's insides and id are not the library's to change")
    check_head(after)
    if after.program_id is not None and after.program_id != before.program_id:
        program_of(library, after.program_id)
    return library if after == before else replace(library, plans=with_item(library.plans, after))


def rename_program(library: Library, program_id: str, title: str) -> Library:
    """Give a program another title."""
    return amend_program(library, program_id, lambda program: replace(program, title=title))


def rename_plan(library: Library, plan_id: str, title: str) -> Library:
    """Give a plan another title."""
    return amend_plan(library, plan_id, lambda plan: replace(plan, title=title))


def move_plan(library: Library, plan_id: str, program_id: str | None) -> Library:
    """Put a plan into a program, or into none."""
    return amend_plan(library, plan_id, lambda plan: replace(plan, program_id=program_id))


def duplicate_plan(library: Library, plan: Plan, title: str = "") -> Library:
    """Put a copy of a whole plan behind it, with ids of its own all through; a copy is a draft without deliveries."""
    copy = copied(plan, title)
    place = next((i + 1 for i, other in enumerate(library.plans) if other.id == plan.id), len(library.plans))
    return replace(library, plans=(*library.plans[:place], copy, *library.plans[place:]))


def copied(plan: Plan, title: str = "") -> Plan:
    """A plan that says the same, with new ids for itself and everything in it."""
    lanes = {lane.id: lane.id if lane.id == MAIN_LANE else new_id() for lane in plan.lanes}
    sections = {section.id: new_id() for section in plan.sections}
    objectives = {objective.id: new_id() for objective in plan.objectives}
    copies = fresh(plan.segments, plan)
    ids = {segment.id for segment in plan.segments}

    def rehung(old: Segment, new: Segment) -> Segment:
        rule = new.start if isinstance(old.start, With) and old.start.anchor_id in ids else old.start
        return replace(
            new,
            start=rule,
            lane_id=lanes.get(old.lane_id, old.lane_id),
            section_id=sections.get(old.section_id or ""),
            objective_ids=tuple(objectives[key] for key in new.objective_ids),
        )

    return replace(
        plan,
        id=new_id(),
        title=one_line(title) or one_line(f"{plan.title} (copy)"),
        status=Status.DRAFT,
        trashed_at="",
        lanes=tuple(replace(lane, id=lanes[lane.id]) for lane in plan.lanes),
        sections=tuple(replace(section, id=sections[section.id]) for section in plan.sections),
        objectives=tuple(replace(objective, id=objectives[objective.id]) for objective in plan.objectives),
        segments=tuple(rehung(old, new) for old, new in zip(plan.segments, copies, strict=True)),
        silences=_copied_silences(plan, copies, objectives),
    )


def _copied_silences(plan: Plan, copies: Sequence[Segment], objectives: Mapping[str, str]) -> tuple[Silence, ...]:
    """What is kept quiet in the copy: the same, at the places that are the copy's; none of segments that are gone."""
    pairs = list(zip(plan.segments, copies, strict=True))
    segments: dict[str | None, str | None] = {None: None, **{old.id: new.id for old, new in pairs}}
    items = {was.id: now.id for old, new in pairs for was, now in zip(_items(old), _items(new), strict=True)}
    items.update(objectives)
    return tuple(
        replace(one, id=new_id(), segment_id=segments[one.segment_id], item_id=items.get(one.item_id, one.item_id))
        for one in plan.silences
        if one.segment_id in segments
    )


def _items(segment: Segment) -> tuple[Marker | Step | Cue | Need, ...]:
    return (*segment.markers, *segment.steps, *segment.cues, *segment.needs)


def renewed(plans: Sequence[Plan], deliveries: Sequence[Delivery]) -> tuple[tuple[Plan, ...], tuple[Delivery, ...]]:
    """The same plans and deliveries under ids of their own, for a library that may hold the plan they came from."""
    new = {plan.id: replace(copied(plan, plan.title), status=plan.status) for plan in plans}
    pairs = (pair for plan in plans for pair in zip(plan.segments, new[plan.id].segments, strict=True))
    ids = {old.id: now.id for old, now in pairs}

    def follows(delivery: Delivery) -> Delivery:
        actuals = tuple(replace(one, segment_id=ids.get(one.segment_id, one.segment_id)) for one in delivery.actuals)
        return replace(delivery, plan_id=new[delivery.plan_id].id, actuals=actuals)

    return tuple(new.values()), tuple(follows(one) for one in deliveries if one.plan_id in new)


def with_imported(
    library: Library, plans: Iterable[Plan], deliveries: Iterable[Delivery], program: Program | None = None
) -> Library:
    """The library with these plans, the runs that belong to them, and perhaps a program made for them."""
    if program is not None:
        library = add_program(library, program)
    coming = set()
    for plan in plans:
        library = add_plan(library, plan)
        coming.add(plan.id)
    for delivery in deliveries:
        library = put_delivery(library, delivery) if delivery.plan_id in coming else library
    return library


def trash_plan(library: Library, plan_id: str, when: str) -> Library:
    """Put a plan into the trash; its deliveries stay with it."""
    return amend_plan(library, plan_id, lambda plan: replace(plan, trashed_at=when))


def restore_plan(library: Library, plan_id: str) -> Library:
    """Take a plan out of the trash; without a program when its own is in the trash."""
    plan = plan_of(library, plan_id)
    gone = any(program.id == plan.program_id and program.trashed_at for program in library.programs)
    home = None if gone else plan.program_id
    return amend_plan(library, plan_id, lambda head: replace(head, trashed_at="", program_id=home))


def trash_program(library: Library, program_id: str, when: str) -> Library:
    """Put a program and the sessions in it into the trash."""
    library = amend_program(library, program_id, lambda program: replace(program, trashed_at=when))
    plans = tuple(
        replace(plan, trashed_at=when) if plan.program_id == program_id and not plan.trashed_at else plan
        for plan in library.plans
    )
    return replace(library, plans=plans)


def restore_program(library: Library, program_id: str) -> Library:
    """Take a program out of the trash, with the sessions that went there with it."""
    when = program_of(library, program_id).trashed_at
    library = amend_program(library, program_id, lambda program: replace(program, trashed_at=""))
    plans = tuple(
        replace(plan, trashed_at="") if plan.program_id == program_id and plan.trashed_at == when else plan
        for plan in library.plans
    )
    return replace(library, plans=plans)


def delete_plan(library: Library, plan_id: str) -> Library:
    """Remove a plan and its deliveries for good (an undo brings them back, if the change carries the whole plan).

    Its handoffs stay: what was frozen and sent to people outlives the plan it was made from.
    """
    plan_of(library, plan_id)
    return replace(
        library,
        plans=tuple(plan for plan in library.plans if plan.id != plan_id),
        deliveries=tuple(delivery for delivery in library.deliveries if delivery.plan_id != plan_id),
    )


def delete_program(library: Library, program_id: str) -> Library:
    """Remove an empty program for good."""
    program_of(library, program_id)
    if any(plan.program_id == program_id for plan in library.plans):
        raise EditRefused("There are still sessions in this program. Move or delete them first.")
    return replace(library, programs=tuple(program for program in library.programs if program.id != program_id))


def put_delivery(library: Library, delivery: Delivery) -> Library:
    """Add a delivery of a plan, or replace the one with its id. Its time zone is any text: it is told, not reckoned."""
    delivery = tidy(replace(delivery, people=tidy_row(delivery.people), actuals=tidy_row(delivery.actuals)))
    plan_of(library, delivery.plan_id)
    check_date(delivery.date)
    if delivery.start_s is not None and not 0 <= delivery.start_s < DAY_S:
        raise EditRefused("A delivery starts at a time of its own day, from 00:00 to 23:59.")
    if delivery.head_count is not None and not 0 <= delivery.head_count <= 1_000_000:
        raise EditRefused("The head count is 0 or more, a million at most.")
    noted = [second for one in delivery.actuals for second in (one.start_s, one.end_s) if second is not None]
    if any(not 0 <= second <= MAX_SECONDS for second in noted):
        raise EditRefused("A time that was noted counts from the midnight of the day. Write it as a clock time.")
    return replace(library, deliveries=with_put(library.deliveries, delivery))


def drop_delivery(library: Library, delivery_id: str) -> Library:
    """Take a delivery out."""
    delivery_of(library, delivery_id)
    return replace(library, deliveries=tuple(d for d in library.deliveries if d.id != delivery_id))


def set_need_state(  # noqa: PLR0917 - who did what to which need, when: one sentence
    library: Library, delivery_id: str, need_id: str, state: NeedState, who: str = "", when: str = ""
) -> Library:
    """Say how far a need is for one delivery; ``when`` is an ISO date or empty. Open, by nobody, is not kept."""
    check_date(when)
    delivery = delivery_of(library, delivery_id)
    fact = NeedReadiness(need_id, state, one_line(who), when)
    others = tuple(known for known in delivery.readiness if known.need_id != need_id)
    kept = others if fact == NeedReadiness(need_id, NeedState.OPEN) else _in_its_place(delivery, fact)
    return replace(library, deliveries=with_item(library.deliveries, replace(delivery, readiness=kept)))


def _in_its_place(delivery: Delivery, fact: NeedReadiness) -> tuple[NeedReadiness, ...]:
    if any(known.need_id == fact.need_id for known in delivery.readiness):
        return tuple(fact if known.need_id == fact.need_id else known for known in delivery.readiness)
    return (*delivery.readiness, fact)


def amend_delivery(library: Library, delivery_id: str, change: Callable[[Delivery], Delivery]) -> Library:
    """Change a delivery in any of its facts but its id and its plan."""
    before = delivery_of(library, delivery_id)
    after = change(before)
    if (after.id, after.plan_id) != (before.id, before.plan_id):
        raise ValueError("an amended delivery keeps its id and its plan")
    return library if after == before else put_delivery(library, after)


def add_handoff(library: Library, handoff: Handoff) -> Library:
    """Put a new handoff, its frozen plan whole, at the end; :class:`EditRefused` when it names no version."""
    plan_of(library, handoff.plan_id)
    run = handoff.delivery
    if not handoff.whole or handoff.plan.id != handoff.plan_id or (run and run.plan_id != handoff.plan_id):
        raise ValueError("a handoff holds the whole plan it was made from, and a run of it")
    if any(other.id == handoff.id for other in library.handoffs):
        raise ValueError("a new handoff has an id of its own")
    datetime.fromisoformat(handoff.made_at)
    if not handoff.version:
        raise EditRefused("Name the version you hand off, such as 1.0, so that people can say which one they have.")
    return replace(library, handoffs=(*library.handoffs, _checked_handoff(handoff)))


def amend_handoff(library: Library, handoff_id: str, change: Callable[[Handoff], Handoff]) -> Library:
    """Change who got a handoff, what they said, and the note on it; what was handed off stays as it was."""
    before = handoff_of(library, handoff_id)
    after = _checked_handoff(change(before))
    if replace(after, recipients=before.recipients, note=before.note) != before:
        raise ValueError("what was handed off is not changed any more")
    return library if after == before else replace(library, handoffs=with_item(library.handoffs, after))


def _checked_handoff(handoff: Handoff) -> Handoff:
    handoff = tidy(replace(handoff, recipients=tidy_row(handoff.recipients)))
    for one in handoff.recipients:
        if not one.role and not one.name:
            raise EditRefused("Give each person who gets documents a name or a role.")
        if one.confirmed and not one.sent:
            raise EditRefused(f"{one.name or one.role} cannot have confirmed what was not sent. Say when it was sent.")
        for instant in filter(None, (one.sent, one.confirmed)):
            datetime.fromisoformat(instant)
    return handoff
