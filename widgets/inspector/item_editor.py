"""What the editors of markers, lines, cues and needs share: fields over one item of a segment's list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar, cast

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.domain.clock import format_length
from app.domain.plan import Cue, Marker, Need, Segment, Step
from app.session import Session
from widgets import fonts
from widgets.fields import Field
from widgets.inspector.access import item_put, of
from widgets.inspector.form import Form
from widgets.inspector.items import Editor
from widgets.inspector.sidebyside import SideBySide
from widgets.parts import DANGER, column, wrapped

T = TypeVar("T", Marker, Step, Cue, Need)


class ItemEditor(Editor, Generic[T]):
    """Fields over one item of a segment's list ``list_name``."""

    list_name = ""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.form = Form(session, self)
        self._layout = column(self, 8)
        self._build()
        self.late = wrapped("", DANGER)
        self.late.setFont(fonts.small())
        self._layout.insertWidget(1, self.late)
        self.first = self.form.fields[0]

    def show_item(self, item_id: str, item: object) -> None:
        """Show the item's values, and only the fields it can have."""
        self.form.show_subject(item_id, item)
        self._suit(cast(T, item))
        words = _late_words(self._holder(item_id), getattr(item, "offset_s", None))
        self.late.setText(words)
        self.late.setVisible(bool(words))

    def _holder(self, item_id: str) -> Segment | None:
        """The segment the item is in."""
        plan = self._session.plan
        segments = plan.segments if plan is not None else ()
        return next((one for one in segments if any(own.id == item_id for own in getattr(one, self.list_name))), None)

    def _build(self) -> None:
        raise NotImplementedError

    def _suit(self, item: T) -> None:
        """Hide what this kind of item does not have."""

    def _bound(self, field: Field, label: str) -> Field:
        return self.form.bind(field, label, of(field.key), item_put(field.key, self.list_name))

    def _side_by_side(self, *fields: Field) -> None:
        self._layout.addLayout(SideBySide(*fields))

    def _alone(self, field: Field) -> None:
        self._layout.addWidget(field)


def _late_words(segment: Segment | None, offset_s: int | None) -> str:
    """By how much a moment lies after its segment, and what can be done about it; nothing where it lies within."""
    if segment is None or offset_s is None or offset_s <= segment.planned_s:
        return ""
    words = QCoreApplication.translate("Items", "Lies {0} after the segment’s end: move it or lengthen the segment.")
    return words.format(format_length(offset_s - segment.planned_s))


def role_choices(roles: Sequence[str], now: str, nobody: str) -> list[tuple[object, str]]:
    """Who can lead, own or do something: nobody, the session's roles, and who it is now."""
    names = [*roles, *([now] if now and now not in roles else [])]
    return [("", nobody), *((name, name) for name in names)]
