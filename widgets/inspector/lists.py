"""The inspector's lists: weight, script, support needs and producer cues of the segment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from app.domain import edits
from app.domain.checks import ONCE
from app.domain.clock import format_length
from app.domain.errors import EditRefused
from app.domain.plan import Cue, Marker, MarkerKind, Need, NeedState, Segment, new_id
from app.domain.words import ACTION_WORDS, MARKER_WORDS, TRIGGER_WORDS, marker_word
from app.session import Session
from widgets.fields.offsets import offset_words
from widgets.inspector.access import Item, find
from widgets.inspector.editors import CueEditor, MarkerEditor, NeedEditor
from widgets.inspector.items import Editor, ItemList, Summary
from widgets.inspector.section import Section
from widgets.parts import DANGER, button, column, several, wrapped
from widgets.readiness import readiness_of, readiness_words
from widgets.signs import Chip, Dot


def _tr(text: str) -> str:
    return QCoreApplication.translate("Lists", text)


class ItemsSection(Section):
    """A list of items of one kind with a way to add one."""

    add_words = ""
    add_keys = ""
    remove_label = ""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._end_s = 0
        self.list = self._make_list()
        self.list.removal.connect(self._remove)
        self.list.moved.connect(self._move)
        self.add_button = button(self._add_words(), "link")
        if self.add_keys:
            self.add_button.setToolTip(f"{self._add_words()} ({self.add_keys})")
        self.add_button.clicked.connect(self._add_pressed)
        self._trouble = wrapped("", DANGER)
        self._trouble.hide()
        self._layout = column(self, 2)
        for widget in (self.list, self._trouble, self.add_button):
            self._layout.addWidget(widget)

    def show_segment(self, segment: Segment) -> None:
        """The items, in the order they are met."""
        if segment.id != self.form.subject_id:
            self._trouble.hide()
        self.form.subject_id = segment.id
        self._end_s = segment.planned_s
        self.list.show_items([(one.id, one) for one in self._items(segment)])

    @classmethod
    def note(cls, segment: Segment) -> str:
        """How many."""
        count = len(cls._items(segment))
        return str(count) if count else ""

    def add(self, item: Item, label: str) -> None:
        """Put a new item into the segment and open it."""
        segment_id = self.form.subject_id
        if self._try(label, lambda: self.session.edit(label, lambda plan: edits.put(plan, segment_id, item))):
            self.list.open_item(item.id)

    def _try(self, label: str, act: Callable[[], object]) -> bool:
        del label
        try:
            act()
        except EditRefused as reason:
            self._trouble.setText(str(reason))
            self._trouble.show()
            return False
        self._trouble.hide()
        return True

    def _remove(self, item_id: str) -> None:
        label, segment_id = self._remove_label(), self.form.subject_id
        self._try(label, lambda: self.session.edit(label, lambda plan: edits.drop(plan, segment_id, item_id)))

    def _move(self, item_id: str, step: int) -> None:
        plan, segment_id = self.session.plan, self.form.subject_id
        if plan is None:
            return
        names = [one.id for one in self._items(find(plan, segment_id))]
        to = names.index(item_id) + step
        if 0 <= to < len(names):
            label = self.tr("Move it")
            self._try(label, lambda: self.session.edit(label, lambda now: edits.shift(now, segment_id, item_id, to)))

    def _late(self, offset_s: int | None) -> str:
        """By how much a moment lies after the segment; nothing where it lies within."""
        late_s = 0 if offset_s is None else offset_s - self._end_s
        return self.tr("{0} after the segment’s end").format(format_length(late_s)) if late_s > 0 else ""

    def _make_list(self) -> ItemList:
        raise NotImplementedError

    @classmethod
    def _items(cls, segment: Segment) -> Sequence[Item]:
        raise NotImplementedError

    def _add_words(self) -> str:
        raise NotImplementedError

    def _remove_label(self) -> str:
        raise NotImplementedError

    def _add_pressed(self) -> None:
        raise NotImplementedError

    def _menu(self, choices: Sequence[tuple[object, str]]) -> object | None:
        """Ask for one of several under the add button; None: thought better of it."""
        menu = QMenu(self)
        made = {menu.addAction(word): value for value, word in choices}
        chosen = menu.exec(self.add_button.mapToGlobal(QPoint(0, self.add_button.height())))
        menu.deleteLater()
        return made.get(chosen) if chosen is not None else None


class MarkersSection(ItemsSection):
    """The weight on the segment."""

    def _make_list(self) -> ItemList:
        return ItemList(
            self._editor,
            self._summary,
            lambda item: Chip(cast(Marker, item).kind),
            lambda sign, item: cast(Chip, sign).show_kind(cast(Marker, item).kind),
        )

    def _editor(self) -> Editor:
        return MarkerEditor(self.session)

    def _summary(self, item: object) -> Summary:
        marker = cast(Marker, item)
        wrong = _lacking(marker) or self._late(marker.offset_s)
        return Summary(f"{marker_word(marker)}{_at(marker)}", wrong or _marker_words(marker), warn=bool(wrong))

    @classmethod
    def _items(cls, segment: Segment) -> Sequence[Item]:
        return segment.markers

    def _add_words(self) -> str:
        return self.tr("Add a marker")

    def _remove_label(self) -> str:
        return self.tr("Remove the marker")

    def _add_pressed(self) -> None:
        kind = self._menu(tuple(MARKER_WORDS.items()))
        if isinstance(kind, MarkerKind):
            self.mark(kind)

    def mark(self, kind: MarkerKind) -> None:
        """Add a marker of a kind; one that can only be there once is opened where it is."""
        plan = self.session.plan
        markers = find(plan, self.form.subject_id).markers if plan is not None else ()
        there = next((one.id for one in markers if one.kind is kind and kind in ONCE and one.offset_s is None), None)
        if there is not None:
            self.list.open_item(there)
        else:
            self.add(Marker(new_id(), kind), self.tr("Add a marker"))


class CuesSection(ItemsSection):
    """What the producer does, by the minute."""

    add_keys = "Ctrl+Shift+C"

    def _make_list(self) -> ItemList:
        return ItemList(self._editor, self._summary)

    def _editor(self) -> Editor:
        return CueEditor(self.session)

    def _summary(self, item: object) -> Summary:
        cue = cast(Cue, item)
        runs = f", {format_length(cue.runs_s)}" if cue.runs_s else ""
        title = cue.title or ACTION_WORDS[cue.action]
        late = self._late(cue.offset_s)
        when = f"{TRIGGER_WORDS[cue.trigger].lower()} “{cue.trigger_text}”" if cue.trigger_text else ""
        return Summary(f"{title}{runs}", late or when, offset_words(cue.offset_s), warn=bool(late))

    @classmethod
    def _items(cls, segment: Segment) -> Sequence[Item]:
        return sorted(segment.cues, key=lambda cue: cue.offset_s)

    def _add_words(self) -> str:
        return self.tr("Add a cue")

    def _remove_label(self) -> str:
        return self.tr("Remove the cue")

    def _add_pressed(self) -> None:
        self.add(Cue(new_id(), title=self.tr("New cue")), self.tr("Add a cue"))


class NeedsSection(ItemsSection):
    """What has to be ready, and how far it is for the delivery at hand."""

    add_keys = "Ctrl+Shift+E"

    def _make_list(self) -> ItemList:
        return ItemList(
            self._editor,
            self._summary,
            lambda item: Dot(self._state(cast(Need, item))),
            lambda sign, item: cast(Dot, sign).show_state(self._state(cast(Need, item))),
        )

    def _state(self, need: Need) -> NeedState:
        return readiness_of(self.session.delivery, need.id).state

    def _summary(self, item: object) -> Summary:
        need = cast(Need, item)
        known = readiness_of(self.session.delivery, need.id)
        owner = need.owner or self.tr("nobody yet")
        due = _due(need.days_ahead) if known.state is NeedState.OPEN else ""
        parts = [owner, readiness_words(known.state, known.when), due]
        return Summary(need.title, " · ".join(part for part in parts if part), warn=not need.owner)

    def _editor(self) -> Editor:
        return NeedEditor(self.session)

    @classmethod
    def _items(cls, segment: Segment) -> Sequence[Item]:
        return segment.needs

    def _add_words(self) -> str:
        return self.tr("Add a need")

    def _remove_label(self) -> str:
        return self.tr("Remove the need")

    def _add_pressed(self) -> None:
        self.add(Need(new_id(), self.tr("New need")), self.tr("Add a need"))


def _due(days: int | None) -> str:
    if days is None:
        return ""
    return several(days, _tr("due {0} day before"), _tr("due {0} days before")) if days else _tr("due on the day")


def _at(marker: Marker) -> str:
    """The moment; a colon says that minutes are meant."""
    if marker.offset_s is None:
        return ""
    words = _tr(" at {0}") if marker.offset_s % 60 else _tr(" at {0} min")
    return words.format(offset_words(marker.offset_s))


def _marker_words(marker: Marker) -> str:
    asked = f"“{marker.question}”" if marker.question else ""
    wait = _tr("Wait {0}.").format(format_length(marker.wait_s)) if marker.wait_s else ""
    return " ".join(part for part in (asked, wait) if part) or marker.reason or marker.limits


def _lacking(marker: Marker) -> str:
    """What a marker of its kind cannot do without, where it is not there yet."""
    match marker.kind:
        case MarkerKind.INVITE_DIALOGUE if not marker.question:
            return _tr("no question yet")
        case MarkerKind.ADAPT_HERE if not marker.limits:
            return _tr("no limits yet")
        case MarkerKind.MUST_NOT_CUT if not marker.reason:
            return _tr("no reason yet")
    return ""
