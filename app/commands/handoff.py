"""``throughline handoff``: writes the documents of sessions in one move, and records who got which version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.commands.library import DONE, LibraryOption, find_plan, opened
from app.commands.template import TemplateOption, look_of
from app.domain.document import Paper
from app.domain.errors import EditRefused
from app.domain.handoff import Depth, Recipient
from app.domain.handoffs import suggested_version
from app.domain.plan import Delivery, Person, Plan, new_id
from app.domain.recipients import usual_papers
from app.domain.text import one_line

if TYPE_CHECKING:
    from app.domain.handoff import Handoff
    from app.session import Session
    from widgets.handoff.wish import Wish


def hand_off(
    context: typer.Context,
    plans: Annotated[list[str], typer.Argument(metavar="PLAN...", help="Ids or exact titles.")],
    *,
    to: Annotated[Path, typer.Option("--to", metavar="DIR", help="The folder to write to.")],
    version: Annotated[str, typer.Option("--version", help="What to call it; else the next number.")] = "",
    recipient: Annotated[
        list[str] | None,
        typer.Option("--recipient", metavar="ROLE[: NAME[, CONTACT]]", help="Who gets it; else the people of the run."),
    ] = None,
    note: Annotated[str, typer.Option("--note", help="What is in this version.")] = "",
    author: Annotated[str, typer.Option("--author", help="Whom a reader may ask.")] = "",
    pdf: Annotated[bool, typer.Option("--pdf", help="Each document as PDF too.")] = False,
    depth: Annotated[Depth, typer.Option("--depth", help="How much of the plan the guide carries.")] = Depth.STANDARD,
    paper: Annotated[Paper, typer.Option("--paper", help="The sheet they are laid out for.")] = Paper.A4,
    language: Annotated[str, typer.Option("--language", metavar="TAG", help="Of the fixed words.")] = "",
    template: TemplateOption = None,
    replace_files: Annotated[bool, typer.Option("--replace", help="Replace files that are there already.")] = False,
    library: LibraryOption = None,
) -> int:
    """Write what each role needs, with a change note for each when there was a handoff before, and record it."""
    from app.paper import without_window
    from widgets.handoff.wish import Wish

    _painting = without_window() if pdf else None
    with opened(library or context.obj) as session:
        first, *others = (find_plan(session.library, one).id for one in plans)
        session.open(first)
        plan = session.load(first)
        run, people = _whom(session, plan, recipient or ())
        wish = Wish(
            run=run,
            recipients=people,
            version=_version(session, plan, version),
            folder=to.absolute(),
            depth=depth,
            paper=paper,
            language=language,
            pdf=pdf,
            author=author,
            note=note,
            others=tuple(others),
            template=look_of(template),
        )
        made = write_and_record(session, plan, wish, replace_files=replace_files)
    for one in made:
        print(f"Handed off “{one.plan.title}” v{one.version} into {one.folder}", *one.files, sep="\n  ")
        print(*(f"  for {each.name or each.role}" for each in one.recipients), sep="\n")
    return DONE


def write_and_record(session: Session, plan: Plan, wish: Wish, *, replace_files: bool) -> tuple[Handoff, ...]:
    """All files in one move, then one record; raises EditRefused or StoreUnavailable, and then nothing was done."""
    from app.packet import PacketDesk
    from widgets.handoff.wish import check, parcels_of, runs_of

    desk, parcels = PacketDesk(), parcels_of(session, plan, wish)
    check(session, parcels)
    _refuse_those_there(desk.files(tuple(one.packet for one in parcels)), replace_files)
    written = desk.write(tuple(one.packet for one in parcels), _go_on)
    made = tuple(one.handoff(files) for one, files in zip(parcels, written, strict=True))
    session.hand_off(f"Hand off “{plan.title}” v{wish.version}", made, runs_of(parcels))
    return made


def _go_on(_done: int, _of: int, _name: str) -> bool:
    return True


def _version(session: Session, plan: Plan, wanted: str) -> str:
    """The name asked for, else the next; EditRefused when it is taken."""
    before = session.handoffs(plan.id)
    if any(one.version == one_line(wanted) for one in before):
        free = suggested_version(plan, before)
        raise EditRefused(f"“{plan.title}” was handed off as {wanted} already. Choose another name, such as {free}.")
    return one_line(wanted) or suggested_version(plan, before)


def _whom(session: Session, plan: Plan, named: Sequence[str]) -> tuple[Delivery, tuple[Recipient, ...]]:
    """The latest run with those who are named in it, and what each gets."""
    from widgets.handoff.wish import run_of, usual_recipients

    run = run_of(session, plan.id) or Delivery(new_id(), plan.id, date=plan.date)
    if not named:
        return run, tuple(one for one in usual_recipients(session, plan, run) if one.paperwork)
    people = tuple(_recipient(plan, text) for text in named)
    roles = {one.role.casefold() for one in people if one.name}
    others = tuple(one for one in run.people if one.role.strip().casefold() not in roles)
    known = tuple(Person(one.role, one.name, one.contact) for one in people if one.name)
    return replace(run, people=(*others, *known)), people


def _recipient(plan: Plan, text: str) -> Recipient:
    """``Producer``, ``Producer: Ana`` or ``Producer: Ana, ana@example.org``."""
    role, _, rest = text.partition(":")
    name, _, contact = rest.partition(",")
    papers = usual_papers(plan, role)
    if not papers:
        raise EditRefused(
            f"It is not known what a “{one_line(role)}” gets. Name a facilitator, producer, leader or participants."
        )
    return Recipient(one_line(role), one_line(name), one_line(contact), papers)


def _refuse_those_there(files: Sequence[Path], replace_files: bool) -> None:
    there = [file.name for file in files if file.exists()]
    if there and not replace_files:
        raise EditRefused(f"In the folder already: {', '.join(there)}. Write --replace to replace them.")
