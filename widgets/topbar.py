"""The top bar: where one is, when and how long, whether it fits, and the verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QWidget

from app.domain.clock import format_clock, format_length
from app.domain.diff import Diff
from app.domain.plan import DAY_S
from app.session import Session
from widgets import fonts
from widgets.alignment import Alignment
from widgets.elidedbutton import FIRST
from widgets.parts import MUTED, Elided, Line, Pill, button, column, plain, row
from widgets.theme import theme_of

if TYPE_CHECKING:
    from widgets.nextchip import NextChip
    from widgets.pressure.chip import ChanceChip
    from widgets.pressure.forecast import Forecast
    from widgets.stalechip import StaleChip

_WIDE_PX: Final = 1300


class TopBar(QFrame):
    """Shows the open session's place and span; its buttons only say that they were pressed."""

    import_asked = Signal()

    def __init__(self, session: Session, alignment: Alignment, hand_off: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._alignment = session, alignment
        self._shown: tuple[int, int, int, bool] | None = None
        self._program = Elided("", MUTED)
        self._arrow = plain("›", MUTED)
        self.title = Elided()
        self.title.setFont(fonts.strong())
        self.span, self.slack = Pill(), Pill()
        self._next: NextChip | None = None
        self._stale: StaleChip | None = None
        self._chance: ChanceChip | None = None
        self.import_button = button(self.tr("Import…"))
        self.import_button.setToolTip(self.tr("Read a run-of-show (Ctrl+I)"))
        self.hand_off_button = self._menu_button(self.tr("Hand off"), hand_off)
        self.hand_off_button.setToolTip(self.tr("Write the documents and record who got which version (Ctrl+E)"))
        self._lay_out()
        self.import_button.clicked.connect(self._import)
        session.opened.connect(self.refresh)
        session.changed.connect(self._changed)
        session.library_changed.connect(self._changed)
        self.refresh()

    @property
    def next(self) -> NextChip:
        """The next best thing to do, made when it is first asked for: after the first paint."""
        if self._next is None:
            from widgets.nextchip import NextChip

            self._next = NextChip(self._session, self._alignment)
            self._line.insertWidget(self._line.indexOf(self.stale) + 1, self._next, FIRST)
        return self._next

    @property
    def stale(self) -> StaleChip:
        """Whether what people hold is still the session, made when it is first asked for: after the first paint."""
        if self._stale is None:
            from widgets.stalechip import StaleChip

            self._stale = StaleChip(self._session)
            behind = self.slack if self._chance is None else self._chance
            self._line.insertWidget(self._line.indexOf(behind) + 1, self._stale)
            self._stale.be_brief(self.width() < fonts.scaled(_WIDE_PX))
        return self._stale

    def show_chance(self, forecast: Forecast) -> ChanceChip:
        """Put the chance to end on time beside the slack: after the first paint."""
        from widgets.pressure.chip import ChanceChip

        self._chance = ChanceChip(forecast)
        self._line.insertWidget(self._line.indexOf(self.slack) + 1, self._chance)
        self._chance.be_brief(self.width() < fonts.scaled(_WIDE_PX))
        forecast.changed.connect(self._weigh)
        return self._chance

    @property
    def chips(self) -> tuple[QWidget, ...]:
        """What of it can be pressed by keyboard, as it stands."""
        known = (self.stale, self.next)
        return known if self._chance is None else (self._chance, *known)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Long words only where there is room for them."""
        super().resizeEvent(event)
        for chip in (self._stale, self._chance):
            if chip is not None:
                chip.be_brief(self.width() < fonts.scaled(_WIDE_PX))

    def refresh(self) -> None:
        """Show the session as it is now."""
        plan = self._session.plan
        self.span.setVisible(plan is not None)
        self._weigh()
        self.hand_off_button.setEnabled(plan is not None)
        if plan is None:
            self._program.hide()
            self._arrow.hide()
            self.title.say(self.tr("No session is open"))
            return
        programs = self._session.library.programs
        program = next((one.title for one in programs if one.id == plan.program_id), "")
        self._program.say(program)
        self._program.setVisible(bool(program))
        self._arrow.setVisible(bool(program))
        self.title.say(plan.title)
        self._pills()

    def _weigh(self) -> None:
        """A plan that ends to the minute has nothing to say of its slack, once there is a chance to tell."""
        told = self._chance is not None and not self._chance.isHidden()
        even = self._session.plan is not None and not self._session.layout.slack_s
        self.slack.setVisible(self._session.plan is not None and not (told and even))

    def _pills(self) -> None:
        plan, layout = self._session.plan, self._session.layout
        assert plan is not None
        theme = theme_of(self.palette())
        shown = (plan.start_s, plan.promised_s, layout.end_s, theme.dark)
        if shown == self._shown:
            return
        self._shown = shown
        end = layout.promised_end_s
        tail = self.tr(" +1 day") if end >= DAY_S else ""
        clock = f"{format_clock(plan.start_s)} – {format_clock(end)}{tail}"
        self.span.say((clock, False), (format_length(plan.promised_s), True))
        slack = layout.slack_s
        if slack >= 0:
            words = (self.tr("to spare"), False) if slack else (self.tr("Ends on time"), False)
            parts = ((format_length(slack), True), words) if slack else (words,)
            self.slack.say(*parts, dot=theme.good)
        else:
            self.slack.say((format_length(-slack), True), (self.tr("over"), False), dot=theme.danger)
        ends = self.tr("As planned it ends at {0}").format(format_clock(layout.end_s))
        self.span.setToolTip(self.tr("What is promised. {0}").format(ends))
        self.slack.setToolTip(ends)

    def _menu_button(self, words: str, menu: QMenu) -> QPushButton:
        made = button(f"{words} ▾", "primary")
        made.setAccessibleName(words)
        made.setMenu(menu)
        return made

    def _lay_out(self) -> None:
        line = self._line = row(None, 9)
        line.setContentsMargins(14, 6, 12, 6)
        for widget in (self._program, self._arrow, self.title):
            line.addWidget(widget)
        line.addSpacing(2)
        line.addWidget(self.span)
        line.addWidget(self.slack)
        line.addStretch(1)
        line.addWidget(self.import_button)
        line.addWidget(self.hand_off_button)
        whole = column(self)
        whole.addLayout(line)
        whole.addWidget(Line())

    def _import(self) -> None:
        self.import_asked.emit()

    def _changed(self, diff: Diff) -> None:
        if diff:
            self.refresh()
