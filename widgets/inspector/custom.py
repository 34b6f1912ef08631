"""Fields of one's own on a segment: what an import kept, and what a team adds."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from app.domain import edits
from app.domain.plan import Field, Plan, Segment
from app.domain.text import one_line
from app.session import Session
from widgets.fields import LineField, TextField
from widgets.icons import IconButton
from widgets.inspector.section import Section
from widgets.ownfields import own_names, own_words, with_own
from widgets.parts import column, row


class OwnField(QWidget):
    """One field with its name over it and a button that removes it."""

    def __init__(self, name: str, remove_words: str) -> None:
        super().__init__()
        self.name = name
        self.text = TextField(name, name)
        self.remove = IconButton("trash", remove_words.format(name))
        layout = row(self, 4)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.remove, 0)


class CustomFields(Section):
    """One field a name, and a line to add another."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._layout = column(self, 8)
        self.shown: list[OwnField] = []
        self.fresh = LineField("fresh", self.tr("Add a field named"), self.tr("Type a name and press Return"))
        self.fresh.line.returnPressed.connect(self._add)
        self._layout.addWidget(self.fresh)

    def show_segment(self, segment: Segment) -> None:
        """A field a name the session knows; one being typed into stays as it is."""
        names = list(own_names(self.session.plan))
        if names != [shown.name for shown in self.shown]:
            self._rebuild(names)
        self.form.subject_id = segment.id
        mine = {one.name for one in segment.custom}
        for shown in self.shown:
            shown.text.show_value(own_words(segment, shown.name))
            shown.remove.setVisible(shown.name in mine)

    @classmethod
    def note(cls, segment: Segment) -> str:
        """How many."""
        return str(len(segment.custom)) if segment.custom else ""

    def _rebuild(self, names: list[str]) -> None:
        for old in self.shown:
            self._layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.shown = [OwnField(name, self.tr("Remove “{0}”")) for name in names]
        for place, made in enumerate(self.shown):
            made.text.edited.connect(self._typed)
            made.remove.clicked.connect(partial(self._remove, made.name))
            self._layout.insertWidget(place, made)

    def _typed(self, name: str, value: object) -> None:
        change = partial(_put, self.form.subject_id, name, str(value))
        self.session.edit(self.tr("Change a field of our own"), change, f"{self.form.subject_id}.custom.{name}")

    def _remove(self, name: str) -> None:
        segment_id = self.form.subject_id
        self.session.edit(
            self.tr("Remove a field of our own"), lambda plan: edits.set_custom(plan, segment_id, name, "")
        )

    def _add(self) -> None:
        name = one_line(self.fresh.line.text(), 80)
        if not name:
            return
        if name in [shown.name for shown in self.shown]:
            self.fresh.refuse(self.tr("There is a field of that name."), at_once=True)
            return
        self.fresh.reset()
        self.session.edit(self.tr("Add a field of our own"), partial(_begin, self.form.subject_id, name))
        next(shown for shown in self.shown if shown.name == name).text.setFocus()


def _put(segment_id: str, name: str, value: str, plan: Plan) -> Plan:
    """The value under its name."""
    return edits.amend(plan, segment_id, lambda one: replace(one, custom=with_own(one.custom, name, value)))


def _begin(segment_id: str, name: str, plan: Plan) -> Plan:
    """A field without a value yet."""
    return edits.amend(plan, segment_id, lambda one: replace(one, custom=(*one.custom, Field(name, ""))))
