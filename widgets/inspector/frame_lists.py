"""The session's own lists: objectives, sections and lanes, each row opening into its fields."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.domain import edits
from app.domain.clock import format_length
from app.domain.errors import EditRefused
from app.domain.plan import PARKED_LANE, Lane, LaneKind, Objective, Plan, Section, new_id
from app.domain.words import LANE_WORDS
from app.session import Session
from widgets.fields import ChoiceField, Field, LengthField, LineField, TextField
from widgets.inspector.access import of, with_value
from widgets.inspector.form import Form
from widgets.inspector.items import Editor, ItemList, Summary
from widgets.parts import DANGER, button, column, wrapped

Item = Objective | Section | Lane


def _tr(text: str) -> str:
    return QCoreApplication.translate("FrameLists", text)


@dataclass(frozen=True, slots=True)
class Sort:
    """What differs between the three lists."""

    name: str
    label: str
    add: str
    fresh: Callable[[], Item]
    fields: Callable[[], tuple[Field, ...]]
    summary: Callable[[Plan, Any], Summary]
    put: Callable[[Plan, Any], Plan]
    drop: Callable[[Plan, str], Plan]


class FrameEditor(Editor):
    """The fields of one item."""

    def __init__(self, session: Session, sort: Sort) -> None:
        super().__init__()
        self.form = Form(session, self)
        layout = column(self, 8)
        for field in sort.fields():
            layout.addWidget(self.form.bind(field, sort.label, of(field.key), _writer(sort, field.key)))
        self.first = self.form.fields[0]

    def show_item(self, item_id: str, item: object) -> None:
        """Show the item's values."""
        self.form.show_subject(item_id, item)


class FrameList(QWidget):
    """The rows, and a button that adds one."""

    def __init__(self, session: Session, sort: Sort, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._sort = session, sort
        self.list = ItemList(self._editor, self._summary)
        self.list.removal.connect(self._remove)
        self.add_button = button(sort.add, "link")
        self.add_button.clicked.connect(self._add)
        self._trouble = wrapped("", DANGER)
        self._trouble.hide()
        layout = column(self, 2)
        for widget in (self.list, self._trouble, self.add_button):
            layout.addWidget(widget)

    def show_plan(self, plan: Plan) -> None:
        """The items as they are now."""
        items: Sequence[Item] = getattr(plan, self._sort.name)
        self.list.show_items([(one.id, one) for one in items if one.id != PARKED_LANE])

    def _editor(self) -> Editor:
        return FrameEditor(self._session, self._sort)

    def _summary(self, item: object) -> Summary:
        return self._sort.summary(cast(Plan, self._session.plan), item)

    def _add(self) -> None:
        made = self._sort.fresh()
        if self._edit(self._sort.add, lambda plan: self._sort.put(plan, made)):
            self.list.open_item(made.id)

    def _remove(self, item_id: str) -> None:
        self._edit(self._sort.label, lambda plan: self._sort.drop(plan, item_id))

    def _edit(self, label: str, change: Callable[[Plan], Plan]) -> bool:
        try:
            self._session.edit(label, change)
        except EditRefused as reason:
            self._trouble.setText(str(reason))
            self._trouble.show()
            return False
        self._trouble.hide()
        return True


def _writer(sort: Sort, name: str) -> Callable[[Plan, str, Any], Plan]:
    def put(plan: Plan, item_id: str, value: object) -> Plan:
        item: Any = next(one for one in getattr(plan, sort.name) if one.id == item_id)
        return sort.put(plan, with_value(item, name, value))

    return put


def objectives(session: Session) -> FrameList:
    """What learners will be able to do."""
    sort = Sort(
        "objectives",
        _tr("Change the objectives"),
        _tr("Add an objective"),
        lambda: Objective(new_id(), _tr("New objective")),
        lambda: (
            TextField("text", _tr("Learners will be able to")),
            TextField("evidence", _tr("How it will be seen")),
            LineField("measure", _tr("The business measure it feeds")),
        ),
        lambda _, one: Summary(one.text, one.evidence or one.measure),
        edits.put_objective,
        edits.drop_objective,
    )
    return FrameList(session, sort)


def sections(session: Session) -> FrameList:
    """The labels over neighboring segments."""
    sort = Sort(
        "sections",
        _tr("Change the sections"),
        _tr("Add a section"),
        lambda: Section(new_id(), _tr("New section")),
        lambda: (LineField("title", _tr("Title")), LengthField("budget_s", _tr("Time budget"), hours=True)),
        _section_summary,
        edits.put_section,
        edits.drop_section,
    )
    return FrameList(session, sort)


def lanes(session: Session) -> FrameList:
    """What runs beside the main room."""
    kinds: list[tuple[object, str]] = [(one, words) for one, words in LANE_WORDS.items() if one is not LaneKind.PARKED]
    sort = Sort(
        "lanes",
        _tr("Change the lanes"),
        _tr("Add a lane"),
        lambda: Lane(new_id(), _tr("New lane"), LaneKind.JOINED),
        lambda: (LineField("title", _tr("Title")), ChoiceField("kind", _tr("How it runs"), kinds)),
        lambda _, one: Summary(one.title, LANE_WORDS[one.kind] if one.kind is not LaneKind.MAIN else ""),
        edits.put_lane,
        edits.drop_lane,
    )
    return FrameList(session, sort)


def _section_summary(plan: Plan, section: Section) -> Summary:
    total = sum(one.planned_s for one in plan.running_segments if one.section_id == section.id)
    if section.budget_s is None:
        return Summary(section.title, format_length(total) if total else _tr("empty"))
    words = _tr("{0} of {1}").format(format_length(total), format_length(section.budget_s))
    return Summary(section.title, words, warn=total > section.budget_s)
