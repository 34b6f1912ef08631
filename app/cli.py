"""The same work without a window: what each command prints and returns; the work itself is done elsewhere.

Exit codes: 0 done, 1 done with findings, 2 refused with one sentence.
"""

from __future__ import annotations

import io
import json
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from app.commands.check import check_plans
from app.commands.handoff import hand_off
from app.commands.library import DONE, FINDINGS, REFUSED, LibraryOption, find_plan, opened
from app.commands.pressure import pressure
from app.commands.template import TemplateOption, look_of
from app.domain.clock import format_clock, format_length
from app.domain.document import Paper
from app.domain.errors import EditRefused, ImportProblem, StoreUnavailable
from app.domain.handoff import Paperwork
from app.domain.library import Library, renewed, with_imported
from app.domain.plan import Delivery, Plan, Program, new_id
from app.sample import SAMPLE_PLAN_ID, add_sample, messy_run_of_show
from exporters import Depth, Options

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QApplication

    from app.domain.sheet import Place, Reading
    from app.session import Session

IMPORTED: Final = "Imported"
"""The program that imported sessions go to."""

USUAL: Final = (Paperwork.GUIDE, Paperwork.CUE_SHEET)
"""What is written where no document is named."""

commands = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
commands.command("pressure")(pressure)


def main(arguments: Sequence[str]) -> int:
    """Run one command and give its exit code; what the person can mend is one sentence on standard error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    try:
        done = commands(list(arguments), prog_name="throughline", standalone_mode=False)
    except typer.TyperException as problem:
        words = problem.format_message().replace("Value error, ", "").rstrip(".")
        return _refuse(f"{words}. See throughline --help.")
    except (EditRefused, StoreUnavailable, ImportProblem) as problem:
        return _refuse(str(problem))
    return int(done or DONE)


def _refuse(sentence: str) -> int:
    print(" ".join(sentence.split()), file=sys.stderr)
    return REFUSED


@commands.callback(invoke_without_command=True)
def throughline(context: typer.Context, library: LibraryOption = None) -> int:
    """Throughline keeps the thinking behind a live session with its plan, up to the people who deliver it."""
    context.obj = library
    return DONE if context.invoked_subcommand else _open_window(None, library)


@commands.command("open")
def open_window(
    context: typer.Context,
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="A run-of-show to import.")] = None,
    library: LibraryOption = None,
) -> int:
    """Open the window."""
    return _open_window(file, library or context.obj)


def _open_window(file: Path | None, library: Path | None) -> int:
    from app.main import main as run_window

    named = ["--library", str(library)] if library else []
    return run_window([*([str(file)] if file else []), *named])


@commands.command("import")
def import_file(  # noqa: PLR0917 - the command's own options
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="The run-of-show: a spreadsheet, text table, document or page.")
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what was understood and write nothing.")] = False,
    as_data: Annotated[bool, typer.Option("--json", help="Say it as JSON.")] = False,
    layout: Annotated[
        Path | None,
        typer.Option("--layout", metavar="FILE", help="How to read it, as it was exported from the window."),
    ] = None,
    library: LibraryOption = None,
) -> int:
    """Add what a run-of-show holds to the library; a --dry-run writes nothing."""
    from app.importers import as_json

    reading = read(file, layout)
    if not reading.plans and not (dry_run and as_data):
        raise ImportProblem(f"{file.name} holds no plan: nothing in it looks like segments with times or lengths.")
    if not dry_run:
        brought = renewed(reading.plans, reading.deliveries) if reading.ours else (reading.plans, reading.deliveries)
        with opened(library or context.obj, make=True) as session:
            session.edit_library(f"Import {file.name}", lambda held: with_plans(held, *brought))
    if as_data:
        print(json.dumps(as_json(reading), ensure_ascii=False, indent=2))
    else:
        _tell(reading, "Would import" if dry_run else "Imported")
    return FINDINGS if reading.doubts or reading.unread or not reading.plans else DONE


def read(file: Path, layout: Path | None = None) -> Reading:
    """What a file holds, as the importer understands it without being asked anything; ImportProblem names the file.

    Only a ``layout`` that is named is heeded: a command answers the same whatever the window has learned.
    """
    from app.domain.deck import deck_of
    from app.importers import read_grids, understand

    try:
        grids = read_grids(file)
        if deck_of(grids):
            raise ImportProblem(f"{file.name} is a slide deck. In the window, drop it on the session it belongs to.")
        reading = understand(file.name, grids)
        return reading if layout is None else _read_as(reading, layout)
    except ImportProblem as problem:
        raise problem if file.name in str(problem) else ImportProblem(f"{file.name}: {problem}") from problem


def _read_as(reading: Reading, layout: Path) -> Reading:
    from app.domain.mapping import choices_for, fits
    from app.importers import understand
    from app.mappings import read_layout

    mapping = read_layout(layout)
    if not fits(mapping, reading):
        raise ImportProblem(
            f"{reading.source} does not have the layout “{mapping.name}”: other words head its columns."
        )
    return understand(reading.source, reading.grids, choices_for(mapping, reading))


def with_plans(library: Library, plans: Sequence[Plan], deliveries: Sequence[Delivery] = ()) -> Library:
    """The library with these plans and deliveries in its program for imported sessions, made when there is none."""
    known = next((one for one in library.programs if one.title == IMPORTED and not one.trashed_at), None)
    program = known or Program(new_id(), IMPORTED)
    placed = [replace(plan, program_id=program.id) for plan in plans]
    return with_imported(library, placed, deliveries, None if known else program)


def _tell(reading: Reading, what: str) -> None:
    for plan in reading.plans:
        print(f"{what} “{plan.title}”, {len(plan.running_segments)} segments.")
    for delivery in reading.deliveries:
        print(f"{what} a delivery, “{delivery.title}”, with the times of {len(delivery.actuals)} segments.")
    print(*reading.notes, sep="\n", end="\n" if reading.notes else "")
    for doubt in reading.doubts:
        asked = f"{_where(reading, doubt.place)} “{doubt.text}” {doubt.question}"
        print(f"Doubt: {asked}; read as {doubt.readings[doubt.chosen]}.")
    for cell in reading.unread:
        print(f"Not used: {_where(reading, cell.place)} “{cell.text}”, {cell.reason}.")


def _where(reading: Reading, place: Place) -> str:
    return f"{reading.grids[place.sheet].name} {place.a1}".strip()


@commands.command("review")
def review_file(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A cue sheet, readiness list or guide that came back.")],
    as_data: Annotated[bool, typer.Option("--json", help="Say it as JSON.")] = False,
    library: LibraryOption = None,
) -> int:
    """Say what a document that came back changes, against the handoff it came from; nothing is written."""
    from app.importers import read_grids
    from app.reviewing import came_from, whose
    from app.reviewing import review_file as reviewed
    from app.reviewing.telling import as_json, lines

    grids = read_grids(file)
    identity = whose(grids)
    if identity is None:
        raise ImportProblem(f"{file.name} does not say which handoff it came from. Read it with throughline import.")
    with opened(library or context.obj) as session:
        known = came_from(identity, session.library.handoffs)
        if known is None or not any(one.id == known.plan_id for one in session.library.plans):
            raise ImportProblem(
                f"{file.name} came from version {identity.version or 'without a name'} of a session, and this library "
                "has no handoff of that. Read it with throughline import."
            )
        handoff, plan = session.handoff(known.id), session.load(known.plan_id)
        run_id = handoff.delivery.id if handoff.delivery else ""
        run = next((one for one in session.library.deliveries if one.id == run_id), None)
    review = reviewed(handoff, plan, run, grids, file.name)
    print(json.dumps(as_json(review), ensure_ascii=False, indent=2) if as_data else "\n".join(lines(review)))
    return FINDINGS if review.items or review.unread else DONE


@commands.command("export")
def export_plan(
    context: typer.Context,
    plan: Annotated[str, typer.Argument(metavar="PLAN", help="A session's id or its exact title.")],
    *,
    to: Annotated[Path, typer.Option("--to", metavar="DIR", help="The folder to write to.")],
    guide: Annotated[bool, typer.Option("--guide", help="The facilitator guide (.docx).")] = False,
    cue_sheet: Annotated[bool, typer.Option("--cue-sheet", help="The producer cue sheet (.xlsx).")] = False,
    readiness: Annotated[bool, typer.Option("--readiness", help="The readiness list (.xlsx).")] = False,
    card: Annotated[bool, typer.Option("--card", help="The recovery card, one page (.docx).")] = False,
    agenda: Annotated[bool, typer.Option("--agenda", help="The participants’ agenda (.docx).")] = False,
    leader_brief: Annotated[bool, typer.Option("--leader-brief", help="The leader’s brief, one page (.docx).")] = False,
    pdf: Annotated[bool, typer.Option("--pdf", help="Each of them as PDF too.")] = False,
    depth: Annotated[Depth, typer.Option("--depth", help="How much of the plan the guide carries.")] = Depth.STANDARD,
    paper: Annotated[Paper, typer.Option("--paper", help="The sheet they are laid out for.")] = Paper.A4,
    language: Annotated[
        str, typer.Option("--language", metavar="TAG", help="Of the fixed words: en, de, fr, es.")
    ] = "",
    template: TemplateOption = None,
    library: LibraryOption = None,
) -> int:
    """Write a session's documents: guide and cue sheet, or the ones named."""
    named = (
        (Paperwork.GUIDE, guide),
        (Paperwork.CUE_SHEET, cue_sheet),
        (Paperwork.READINESS, readiness),
        (Paperwork.CARD, card),
        (Paperwork.AGENDA, agenda),
        (Paperwork.LEADER_BRIEF, leader_brief),
    )
    papers = tuple(kind for kind, wanted in named if wanted) or USUAL
    options = Options(depth=depth, paper=paper, language=language, template=look_of(template))
    _painting = _without_window() if pdf else None
    with opened(library or context.obj) as session:
        session.open(find_plan(session.library, plan).id)
        files = write_documents(session, to, papers, options)
        if pdf:
            files += write_pages(session, to, papers, options)
    print(*files, sep="\n")
    return DONE


def _without_window() -> QGuiApplication:
    """Before the session makes an application that cannot paint."""
    from app.paper import without_window

    return without_window()


def write_documents(
    session: Session, folder: Path, papers: tuple[Paperwork, ...] = USUAL, options: Options | None = None
) -> list[Path]:
    """The open plan's documents, written into a folder that is made when it is missing."""
    from exporters import write_paper

    plan, options = _run(session, options)
    _make(folder)
    return [file for kind in papers for file in write_paper(kind, plan, session.delivery, folder, options)]


def write_pages(
    session: Session, folder: Path, papers: tuple[Paperwork, ...] = USUAL, options: Options | None = None
) -> list[Path]:
    """The same documents of the open plan as PDF, laid out as they are printed."""
    from app.paper import write_pdf

    plan, options = _run(session, options)
    return [write_pdf(kind, plan, session.delivery, folder, options) for kind in papers]


def _run(session: Session, options: Options | None) -> tuple[Plan, Options]:
    """The open plan, and the choices with its program and today's date."""
    plan = session.plan
    if plan is None:
        raise EditRefused("No session is open.")
    program = next((one for one in session.library.programs if one.id == plan.program_id), None)
    return plan, replace(options or Options(), program=program, today=date.today().isoformat())


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise StoreUnavailable(f"The folder {folder} cannot be made: {problem.strerror}.") from problem


@commands.command("list")
def list_plans(context: typer.Context, library: LibraryOption = None) -> int:
    """List the sessions of the library, program by program, each with its id."""
    with opened(library or context.obj) as session:
        held = session.library
    programs = {one.id: one.title for one in held.programs if not one.trashed_at}
    for program_id, title in [*programs.items(), (None, "No program")]:
        plans = [one for one in held.plans if one.program_id == program_id and not one.trashed_at]
        if plans:
            print(title, *map(_line, plans), sep="\n  ")
    return DONE


def _line(plan: Plan) -> str:
    when = f"{plan.date or 'no date':10}  {format_clock(plan.start_s):5}  {format_length(plan.promised_s):8}"
    return f"{when}  {plan.title}  [{plan.id}]"


commands.command("check")(check_plans)
commands.command("handoff")(hand_off)


@commands.command("demo")
def demo(folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to leave everything in.")]) -> int:
    """Do the main job without a screen: read a messy run-of-show, save it, write documents and a picture."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")  # that there is no window manager is no news
    from app.main import application

    app = application()
    _make(folder)
    library, file = folder / "demo.throughline-library", messy_run_of_show()
    reading = read(file)
    with opened(library, make=True) as session:
        session.edit_library(f"Import {file.name}", lambda held: with_demo(held, reading.plans))
        imported = find_plan(session.library, reading.plans[0].title)
        finished = find_plan(session.library, SAMPLE_PLAN_ID)
        print(f"Read     {file}")
        print(
            f"         {reading.segments} segments, {len(reading.doubts)} doubts, {len(reading.unread)} cells not used"
        )
        print(f"Saved    {library}")
        for plan, place in ((imported, folder / "as imported"), (finished, folder)):
            session.open(plan.id)
            which = "as it was read" if plan is imported else "the finished sample"
            print(f"Wrote    “{plan.title}”, {which}:", *write_documents(session, place), sep="\n         ")
    print(f"Pictured {picture(app, library, finished.id, folder / 'window.png')}")
    return DONE


def with_demo(library: Library, plans: Sequence[Plan]) -> Library:
    """The library with the sample and with these plans, unless they are there from the time before."""
    known = {plan.title for plan in library.plans}
    return with_plans(add_sample(library), [plan for plan in plans if plan.title not in known])


def picture(app: QApplication, library: Path, plan_id: str, target: Path) -> Path:
    """A picture of the window with a plan open and its longest script selected; raises StoreUnavailable."""
    from PySide6.QtCore import QSettings, QTimer

    from app.main import Desk
    from widgets.dialogs import Dialogs
    from widgets.settings import Settings

    with tempfile.TemporaryDirectory() as place:  # nobody's own settings are read or changed
        desk = Desk(app, Dialogs(), Settings(QSettings(f"{place}/settings.ini", QSettings.Format.IniFormat)))
        desk.open(library)
        window, session = desk.window, desk.session
        if window is None or session is None:
            raise StoreUnavailable(f"The library {library} could not be shown.")
        session.open(plan_id)
        plan = session.load(plan_id)
        window.selection.set([max(plan.segments, key=lambda one: len(one.steps)).id])
        forecast, following = window.forecast, window.topbar.next

        def complete() -> None:
            """The pressure test is what a window shows last; what it adds asks for room, once for each level of it."""
            if forecast.found is not None:
                following.think()
                _after_turns(_LEVELS, app.quit)

        forecast.changed.connect(complete)
        QTimer.singleShot(_PATIENCE_MS, app, app.quit)
        app.exec()
        saved = window.grab().save(str(target))
        window.close()
    if not saved:
        raise StoreUnavailable(f"The picture {target} cannot be written.")
    return target


_LEVELS: Final = 20
_PATIENCE_MS: Final = 15_000
"""A picture without the pressure test is better than none."""


def _after_turns(turns: int, then: Callable[[], object]) -> None:
    """Do something when the event loop has come round so many times."""
    from PySide6.QtCore import QTimer

    QTimer.singleShot(0, then if turns < 2 else partial(_after_turns, turns - 1, then))
