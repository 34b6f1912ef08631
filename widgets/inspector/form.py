"""Fields bound to a part of the plan: shows its values, hands typed ones to the session, says what was refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from app.domain.errors import EditRefused
from app.domain.plan import Plan
from app.session import Session
from widgets.fields import Field

Get = Callable[[Any], object]
Put = Callable[[Plan, str, Any], Plan]
"""From the plan, the subject's id and the typed value to another plan; EditRefused when it cannot be."""


@dataclass(frozen=True, slots=True)
class _Bound:
    field: Field
    label: str
    get: Get
    put: Put


class Form(QObject):
    """Binds fields to one subject at a time (a segment, a cue, the session itself), known by its id."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._bound: dict[str, _Bound] = {}
        self.subject_id = ""

    def bind(self, field: Field, label: str, get: Get, put: Put) -> Field:
        """Let a field show ``get(subject)`` and write by ``put``; ``label`` names the step in the history."""
        self._bound[field.key] = _Bound(field, label, get, put)
        field.edited.connect(self._edited)
        return field

    def show_subject(self, subject_id: str, subject: object) -> None:
        """Show a subject's values; another subject forgets what was typed for the one before."""
        if subject_id != self.subject_id:
            self.subject_id = subject_id
            for bound in self._bound.values():
                bound.field.kept = bound.get(subject)
                bound.field.reset()
            return
        for bound in self._bound.values():
            bound.field.show_value(bound.get(subject))

    def field(self, key: str) -> Field:
        """The field of that key."""
        return self._bound[key].field

    @property
    def fields(self) -> tuple[Field, ...]:
        """All fields, in the order they were bound."""
        return tuple(bound.field for bound in self._bound.values())

    def _edited(self, key: str, value: object) -> None:
        bound = self._bound[key]
        change = partial(_apply, bound.put, self.subject_id, value)
        try:
            self._session.edit(bound.label, change, f"{self.subject_id}.{key}")
        except EditRefused as reason:
            bound.field.refuse(str(reason))


def _apply(put: Put, subject_id: str, value: object, plan: Plan) -> Plan:
    return put(plan, subject_id, value)
