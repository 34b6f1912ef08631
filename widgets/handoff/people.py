"""Who gets which documents: a line a person, and under it a box for each document; it sends nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QToolButton, QVBoxLayout, QWidget

from app.domain.handoff import Paperwork, Recipient
from app.domain.plan import Person, Plan
from app.domain.recipients import usual_papers
from app.domain.text import one_line
from widgets.handoff.wish import PAPERS
from widgets.handoff.words import brief_paper_words, paper_words
from widgets.importing.flow import Flow
from widgets.parts import button, column, row


class PersonRow(QWidget):
    """One person. ``changed``: what stands here is now another; ``gone``: the person is taken out."""

    changed = Signal()
    gone = Signal()

    def __init__(self, plan: Plan, known: Recipient, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan, self._touched = plan, False
        self.role = self._line(known.role, self.tr("Role"))
        self.name = self._line(known.name, self.tr("Name"))
        self.contact = self._line(known.contact, self.tr("E-mail or phone"))
        self.boxes = {paper: self._box(paper, paper in known.paperwork) for paper in PAPERS}
        self.remove = QToolButton()
        self.remove.setText("×")
        self.remove.setAutoRaise(True)
        self.remove.clicked.connect(self.gone)
        self.role.textEdited.connect(self._follow_role)
        self._lay_out()
        self._name_parts()

    @property
    def recipient(self) -> Recipient:
        """As it stands here."""
        given = tuple(paper for paper, box in self.boxes.items() if box.isChecked())
        return Recipient(one_line(self.role.text()), one_line(self.name.text()), one_line(self.contact.text()), given)

    def _line(self, text: str, hint: str) -> QLineEdit:
        line = QLineEdit(text)
        line.setPlaceholderText(hint)
        line.setCursorPosition(0)
        line.setMinimumWidth(60)
        line.textEdited.connect(self._typed)
        line.editingFinished.connect(partial(line.setCursorPosition, 0))
        return line

    def _box(self, paper: Paperwork, ticked: bool) -> QCheckBox:
        box = QCheckBox(brief_paper_words(paper))
        box.setToolTip(paper_words(paper))
        box.setChecked(ticked)
        box.clicked.connect(self._ticked)
        return box

    def _lay_out(self) -> None:
        lines = row(None, 6)
        for line, share in ((self.role, 4), (self.name, 5), (self.contact, 6)):
            lines.addWidget(line, share)
        lines.addWidget(self.remove)
        ticks = Flow(spacing=10)
        for box in self.boxes.values():
            ticks.addWidget(box)
        whole = column(self, 5)
        whole.addLayout(lines)
        whole.addLayout(ticks)

    def _name_parts(self) -> None:
        """Whose each part is, for who hears the window."""
        who = one_line(self.name.text()) or one_line(self.role.text()) or self.tr("new person")
        for line in (self.role, self.name, self.contact):
            line.setAccessibleName(f"{line.placeholderText()}, {who}")
        for paper, box in self.boxes.items():
            box.setAccessibleName(f"{paper_words(paper)}, {who}")
        self.remove.setAccessibleName(self.tr("Remove {0}").format(who))
        self.remove.setToolTip(self.remove.accessibleName())

    def _typed(self) -> None:
        self._name_parts()
        self.changed.emit()

    def _ticked(self) -> None:
        self._touched = True
        self.changed.emit()

    def _follow_role(self, role: str) -> None:
        """As long as nobody ticked a box, they are as the role usually has them."""
        usual = usual_papers(self._plan, role)
        if not self._touched and usual:
            for paper, box in self.boxes.items():
                box.setChecked(paper in usual)


class PeopleForm(QWidget):
    """All of them. ``changed``: somebody came, went, or gets something else; ``added``: the line of somebody new."""

    changed = Signal()
    added = Signal(object)

    def __init__(self, plan: Plan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan = plan
        self.rows: list[PersonRow] = []
        whole = column(self, 12)
        self._lines: QVBoxLayout = column(None, 14)
        self.add_button = button(self.tr("Add a person"), "link")
        self.add_button.clicked.connect(self.add)
        whole.addLayout(self._lines)
        whole.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def recipients(self) -> tuple[Recipient, ...]:
        """Those who get at least one document."""
        return tuple(one.recipient for one in self.rows if one.recipient.paperwork)

    @property
    def people(self) -> tuple[Person, ...]:
        """Those of whom more is known than a role."""
        found = (one.recipient for one in self.rows)
        return tuple(Person(one.role, one.name, one.contact) for one in found if one.name or one.contact)

    def show_people(self, known: Sequence[Recipient]) -> None:
        """Show others."""
        for one in list(self.rows):
            self._drop(one)
        for each in known:
            self._put(each)

    def add(self) -> None:
        """An empty line, and the keyboard in it."""
        line = self._put(Recipient(""))
        line.role.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()
        self.added.emit(line)

    def _put(self, known: Recipient) -> PersonRow:
        line = PersonRow(self._plan, known)
        line.changed.connect(self.changed)
        line.gone.connect(lambda: self._remove(line))
        self.rows.append(line)
        self._lines.addWidget(line)
        return line

    def _remove(self, line: PersonRow) -> None:
        at = self.rows.index(line)
        beside = self.rows[at + 1 : at + 2] or self.rows[at - 1 : at] if at or len(self.rows) > 1 else []
        (beside[0].remove if beside else self.add_button).setFocus(Qt.FocusReason.OtherFocusReason)
        self._drop(line)
        self.changed.emit()

    def _drop(self, line: PersonRow) -> None:
        self.rows.remove(line)
        self._lines.removeWidget(line)
        line.hide()
        line.deleteLater()
