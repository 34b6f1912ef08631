"""The inspector of the session itself, shown while no segment is selected."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain import edits
from app.domain.clock import format_clock, format_length
from app.domain.plan import Mode, Plan, Status
from app.domain.text import one_line
from app.domain.words import MODE_WORDS
from app.session import Session
from widgets.fields import (
    ChoiceField,
    ClockField,
    DateField,
    Field,
    LengthField,
    LineField,
    NumberField,
    ReadField,
    TextField,
    TitleField,
)
from widgets.inspector.access import head_put, of
from widgets.inspector.form import Form
from widgets.inspector.frame_lists import FrameList, lanes, objectives, sections
from widgets.inspector.page import Page
from widgets.inspector.sidebyside import SideBySide
from widgets.parts import MUTED, caption, column, wrapped


class SessionPane(Page):
    """Everything the session has beside its segments, edited in place."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(10, parent)
        self._session = session
        self.form = Form(session, self)
        self._label = self.tr("Change the session")
        self._head()
        self._facts()
        self.lists: list[FrameList] = []
        self._list(self.tr("Objectives"), objectives(session))
        self._list(self.tr("Sections"), sections(session))
        self._list(self.tr("Lanes"), lanes(session))
        self._people()
        self._one(TextField("notes", self.tr("Notes")))
        self.body.addStretch(1)

    def show_plan(self, plan: Plan) -> None:
        """Show the session as it is now."""
        self.form.show_subject(plan.id, plan)
        layout = self._session.layout
        ends = self.tr("{0} – {1} · {2} planned").format(
            format_clock(plan.start_s), format_clock(layout.end_s), format_length(max(layout.end_s - plan.start_s, 0))
        )
        self._line.setText(ends)
        for shown in self.lists:
            shown.show_plan(plan)

    def _head(self) -> None:
        title = TitleField("title", self.tr("Title of the session"))
        self._line = wrapped("", MUTED)
        self._line.setContentsMargins(TitleField.INDENT, 0, 0, 0)
        self.form.bind(title, self.tr("Rename the session"), of("title"), head_put("title"))
        for widget in (title, self._line):
            self.head_layout.addWidget(widget)

    def _facts(self) -> None:
        start = ClockField("start_s", self.tr("Start"))
        promised = LengthField("promised_s", self.tr("Promised length"), optional=False, hours=True)
        self.form.bind(start, self.tr("Change the start"), of("start_s"), _put_start)
        self.form.bind(promised, self.tr("Change the promised length"), of("promised_s"), head_put("promised_s"))
        self._beside(start, promised)
        self._beside(self._bound(DateField("date", self.tr("Date"))), self._bound(self._status()))
        modes: list[tuple[object, str]] = [(mode, MODE_WORDS[mode]) for mode in Mode]
        platform = LineField("platform", self.tr("Platform"))
        self._beside(self._bound(ChoiceField("mode", self.tr("Where"), modes)), self._bound(platform))
        self._one(TextField("purpose", self.tr("Purpose"), self.tr("What this session is for")))

    def _people(self) -> None:
        self._beside(
            self._bound(NumberField("people_fewest", self.tr("Fewest people"))),
            self._bound(NumberField("people_expected", self.tr("Expected"))),
            self._bound(NumberField("people_most", self.tr("Most"))),
        )
        roles = ReadField("roles", self.tr("Roles"), _tidy_roles, lambda value: str(value or ""))
        roles.settles = False
        roles.hint(self.tr("Facilitator, Producer"))
        self.body.addWidget(self.form.bind(roles, self._label, _roles_text, _put_roles))
        self._one(LineField("deck", self.tr("Deck")))
        self._one(LineField("back_channel", self.tr("Back channel"), self.tr("Where the team talks unseen")))
        self._one(LineField("signal", self.tr("Signal for a change"), self.tr("What all agree on")))
        self._beside(
            self._bound(LineField("version", self.tr("Version"))),
            self._bound(LineField("language", self.tr("Language"))),
        )

    def _status(self) -> ChoiceField:
        words: list[tuple[object, str]] = [(Status.DRAFT, self.tr("Draft")), (Status.READY, self.tr("Ready"))]
        return ChoiceField("status", self.tr("Status"), words)

    def _list(self, title: str, shown: FrameList) -> None:
        self.body.addWidget(caption(title))
        self.body.addSpacing(-8)
        self.body.addWidget(shown)
        self.lists.append(shown)

    def _bound(self, field: Field) -> Field:
        return self.form.bind(field, self._label, of(field.key), head_put(field.key))

    def _one(self, field: Field) -> None:
        self.body.addWidget(self._bound(field))

    def _beside(self, *fields: Field) -> None:
        block = column(None, 3)
        block.addLayout(SideBySide(*fields))
        for field in fields:
            field.say_in(block)
        self.body.addLayout(block)


def _put_start(plan: Plan, plan_id: str, seconds: int) -> Plan:
    del plan_id
    return edits.set_plan_start(plan, seconds)


def _roles_text(plan: Plan) -> str:
    return ", ".join(plan.roles)


def _roles(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one_line(part) for part in text.split(",") if part.strip()))


def _tidy_roles(text: str) -> str:
    return ", ".join(_roles(text))


def _put_roles(plan: Plan, plan_id: str, text: str) -> Plan:
    return head_put("roles")(plan, plan_id, _roles(text))
