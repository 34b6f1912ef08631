"""Which panels there are and how each is made; their modules load when their tab is first shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.session import Session
from widgets.alignment import Alignment
from widgets.commands import Commands
from widgets.panels.tabs import Panel
from widgets.pressure.forecast import Forecast
from widgets.selection import Selection
from widgets.settings import Settings

if TYPE_CHECKING:
    from app.domain.nextstep import NextThing

Say = Callable[[str], None]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Panels", text)


def panels_of(
    session: Session,
    selection: Selection,
    say: Say,
    settings: Settings,
    commands: Commands,
    *,
    alignment: Alignment,
    go: Callable[[NextThing], None],
    forecast: Forecast,
    print_card: Callable[[], None],
    save_card: Callable[[], None],
) -> tuple[Panel, ...]:
    """The panels that have something behind them."""
    return (
        Panel("outline", _tr("Outline"), partial(_outline, session, selection, say, settings, commands)),
        Panel("alignment", _tr("Alignment"), partial(_alignment, session, alignment, go, say)),
        Panel("needs", _tr("Support needs"), partial(_needs, session, selection, say, commands)),
        Panel("cues", _tr("Producer cues"), partial(_cues, session, selection, commands)),
        Panel("pressure", _tr("Pressure test"), partial(_pressure, session, selection, say, forecast)),
        Panel("late", _tr("If late"), partial(_late, session, selection, print_card, save_card)),
        Panel("changes", _tr("Changes"), partial(_changes, session, say)),
    )


def _outline(session: Session, selection: Selection, say: Say, settings: Settings, commands: Commands) -> QWidget:
    from widgets.outline import OutlinePanel

    made = OutlinePanel(session, selection, settings, commands)
    made.table.said.connect(say)
    return made


def _alignment(session: Session, alignment: Alignment, go: Callable[[NextThing], None], say: Say) -> QWidget:
    from widgets.rules import AlignmentPanel

    made = AlignmentPanel(session, alignment, go)
    made.said.connect(say)
    return made


def _needs(session: Session, selection: Selection, say: Say, commands: Commands) -> QWidget:
    from widgets.panels.needs import NeedsPanel

    made = NeedsPanel(session, selection)
    made.said.connect(say)
    made.vacancy.asked.connect(commands.add_need)
    return made


def _cues(session: Session, selection: Selection, commands: Commands) -> QWidget:
    from widgets.panels.cues import CuesPanel

    made = CuesPanel(session, selection)
    made.vacancy.asked.connect(commands.add_cue)
    return made


def _pressure(session: Session, selection: Selection, say: Say, forecast: Forecast) -> QWidget:
    from widgets.pressure.panel import PressurePanel

    made = PressurePanel(session, selection, forecast)
    made.said.connect(say)
    return made


def _late(
    session: Session, selection: Selection, print_card: Callable[[], None], save_card: Callable[[], None]
) -> QWidget:
    from widgets.pressure.late import LatePanel

    made = LatePanel(session, selection)
    made.print_button.clicked.connect(print_card)
    made.save_button.clicked.connect(save_card)
    return made


def _changes(session: Session, say: Say) -> QWidget:
    from widgets.panels.changes import ChangesPanel

    made = ChangesPanel(session)
    made.said.connect(say)
    return made
