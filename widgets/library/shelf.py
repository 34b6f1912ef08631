"""What can be done to the library from the tree and the menus, each as one step of the library's history."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain import edits
from app.domain import library as shelf
from app.domain.errors import EditRefused, StoreUnavailable
from app.domain.plan import Plan, Program, Segment, new_id
from app.session import Session

if TYPE_CHECKING:
    from widgets.library.nodes import Node


class Shelf(QObject):
    """Makes, renames, copies, throws away and brings back; refusals are said and change nothing."""

    said = Signal(str)
    made = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def new_program(self) -> str:
        """An empty program, ready to be named."""
        program = Program(new_id(), self.tr("New program"))
        self._session.edit_library(self.tr("Add a program"), lambda library: shelf.add_program(library, program))
        self.made.emit(program.id)
        return program.id

    def new_session(self, program_id: str | None) -> str:
        """A session with a first segment, opened and ready to be named."""
        plan = Plan(
            new_id(),
            self.tr("New session"),
            program_id,
            segments=(Segment(new_id(), self.tr("Welcome"), planned_s=600),),
        )
        self._session.edit_library(self.tr("Add a session"), lambda library: shelf.add_plan(library, plan))
        self.open(plan.id)
        self.made.emit(plan.id)
        return plan.id

    def open(self, plan_id: str) -> bool:
        """Make a session the open one; whether it could be read."""
        try:
            self._session.open(plan_id)
        except StoreUnavailable as trouble:
            self.said.emit(str(trouble))
            return False
        return True

    def rename(self, node: Node, title: str) -> None:
        """Give a program or a session another title."""
        from widgets.library.nodes import NodeKind

        try:
            if node.kind is NodeKind.PROGRAM:
                self._session.edit_library(
                    self.tr("Rename the program"),
                    lambda library: shelf.amend_program(library, node.id, lambda one: replace(one, title=title)),
                )
            elif self._session.plan is not None and self._session.plan.id == node.id:
                label = self.tr("Rename the session")
                self._session.edit(label, lambda plan: edits.amend_head(plan, lambda one: replace(one, title=title)))
            else:
                self._session.edit_library(
                    self.tr("Rename the session"),
                    lambda library: shelf.amend_plan(library, node.id, lambda one: replace(one, title=title)),
                )
        except EditRefused as reason:
            self.said.emit(str(reason))

    def duplicate(self, plan_id: str) -> None:
        """A copy of a whole session, opened."""
        try:
            whole = self._session.load(plan_id)
        except StoreUnavailable as trouble:
            self.said.emit(str(trouble))
            return
        before = {plan.id for plan in self._session.library.plans}
        label = self.tr("Duplicate the session")
        self._session.edit_library(label, lambda library: shelf.duplicate_plan(library, whole))
        fresh = next((plan.id for plan in self._session.library.plans if plan.id not in before), None)
        if fresh is not None:
            self.open(fresh)
            self.made.emit(fresh)

    def throw_away(self, node: Node) -> None:
        """To the trash, from where it can be brought back."""
        from widgets.library.nodes import NodeKind

        trash = shelf.trash_program if node.kind is NodeKind.PROGRAM else shelf.trash_plan
        now = _now()
        self._session.edit_library(self.tr("Move to the trash"), lambda library: trash(library, node.id, now))
        self.said.emit(self.tr("“{0}” is in the trash.").format(node.text))
        plan = self._session.plan
        if plan is not None and plan.trashed_at:
            self._session.open(None)

    def bring_back(self, node: Node) -> None:
        """Out of the trash."""
        from widgets.library.nodes import NodeKind

        restore = shelf.restore_program if node.kind is NodeKind.GONE_PROGRAM else shelf.restore_plan
        self._session.edit_library(self.tr("Bring back"), lambda library: restore(library, node.id))
        self.said.emit(self.tr("“{0}” is back.").format(node.text))


def _now() -> str:
    from datetime import UTC, datetime

    return datetime.now(UTC).isoformat(timespec="seconds")
