"""Where one was in each session, which are open in tabs, and in which order they were visited; kept between starts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from app.session import Session
from widgets.arrangement import Arrangement
from widgets.selection import Selection
from widgets.settings import Settings
from widgets.timeline.camera import ViewState

if TYPE_CHECKING:
    from widgets.arrangement import Arranger
    from widgets.panels import PanelTabs
    from widgets.timeline import TimelineView

_MOST_KEPT: Final = 60
_MOST_OPEN: Final = 12


@dataclass(frozen=True, slots=True)
class Seen:
    """A session as it was left: the stretch of time, the panel, the current segment, the sharing of the window."""

    view: ViewState = field(default_factory=ViewState)
    panel: str = ""
    current: str = ""
    room: Arrangement = field(default_factory=Arrangement)


class Places(QObject):
    """Made before anything that follows the session: it has to look before others turn to the next plan."""

    changed = Signal()
    """Other sessions are open, or they were visited in another order."""

    def __init__(self, session: Session, selection: Selection, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._selection, self._settings = session, selection, settings
        self._timeline: TimelineView | None = None
        self._panels: PanelTabs | None = None
        self._arranger: Arranger | None = None
        self._seen, self._open = _read(settings.text("last/places"))
        self._here = ""
        self.walking = False
        session.opened.connect(self._leave)
        session.library_changed.connect(self._tidy)

    def watch(self, timeline: TimelineView, panels: PanelTabs, arranger: Arranger) -> None:
        """Remember and bring back what these show."""
        self._timeline, self._panels, self._arranger = timeline, panels, arranger

    @property
    def open_ids(self) -> tuple[str, ...]:
        """The sessions that are open, as their tabs stand."""
        living = self._living()
        return tuple(one for one in self._open if one in living)

    @property
    def recent(self) -> tuple[str, ...]:
        """The sessions that were visited and still are there, the last first."""
        living = self._living()
        return tuple(one for one in reversed(self._seen) if one in living)

    def title(self, plan_id: str) -> str:
        """What a session is called."""
        return next((plan.title for plan in self._session.library.plans if plan.id == plan_id), "")

    def panel_of(self, plan_id: str) -> str:
        """The panel that showed when a session was left; '' when it was never left."""
        seen = self._seen.get(plan_id)
        return "" if seen is None else seen.panel

    def arrive(self) -> str:
        """Bring back what was seen of the session that is open now, and tell which panel it was; call it last."""
        plan = self._session.plan
        self._here = "" if plan is None else plan.id
        if plan is None:
            self.changed.emit()
            return ""
        seen = self._seen.get(plan.id, Seen())
        self._visited(plan.id)
        self.changed.emit()
        self._bring_back(seen)
        return seen.panel

    def settle(self) -> None:
        """A walk through the recent ones is over: where one is now is the last that was visited."""
        self.walking = False
        if self._here:
            self._visited(self._here)
            self.changed.emit()

    def leave_tab(self, plan_id: str) -> str:
        """Close a tab; what to open instead if it was the open session: the one visited before, or none."""
        self._open = [one for one in self._open if one != plan_id]
        others = [one for one in self.recent if one in self._open]
        self.changed.emit()
        if plan_id != self._here:
            return self._here
        return others[0] if others else ""

    def keep(self) -> None:
        """Write it down for the next start."""
        self._note()
        self._settings.keep_text("last/places", _written(self._seen, self._open))

    def _leave(self) -> None:
        self._note()
        self._here = ""

    def _note(self) -> None:
        view = self._timeline
        board = None if view is None else view.board
        if view is None or self._panels is None or self._arranger is None:
            return
        if board is None or board.plan.id != self._here:
            return
        current, room = self._selection.current or "", self._arranger.now()
        self._seen[self._here] = Seen(view.view_state(), self._panels.current, current, room)

    def _bring_back(self, seen: Seen) -> None:
        plan = self._session.plan
        if plan is None or self._timeline is None or self._arranger is None:
            return
        self._arranger.show(seen.room)
        if any(one.id == seen.current for one in plan.segments):
            self._selection.set((seen.current,))
        self._timeline.restore(seen.view)

    def _visited(self, plan_id: str) -> None:
        if not self.walking or plan_id not in self._seen:
            self._seen[plan_id] = self._seen.pop(plan_id, Seen())
        for gone in list(self._seen)[:-_MOST_KEPT]:
            del self._seen[gone]
        if plan_id not in self._open:
            self._open.append(plan_id)
            self._make_room()

    def _make_room(self) -> None:
        """Too many tabs find nothing any more: the one that was visited longest ago goes."""
        if len(self._open) > _MOST_OPEN:
            order = list(self._seen)
            self._open.remove(min(self._open, key=lambda one: order.index(one) if one in order else -1))

    def _tidy(self) -> None:
        self.changed.emit()

    def _living(self) -> frozenset[str]:
        return frozenset(plan.id for plan in self._session.library.plans if not plan.trashed_at)


def _written(seen: dict[str, Seen], open_ids: list[str]) -> str:
    import json

    rows = {
        key: [
            [one.view.fitted, one.view.left_s, one.view.px_per_s, one.view.down_px, one.view.shelf_open],
            one.panel,
            one.current,
            [one.room.across, one.room.timeline, one.room.library, one.room.inspector],
        ]
        for key, one in seen.items()
    }
    return json.dumps({"seen": rows, "open": open_ids})


def _read(text: str) -> tuple[dict[str, Seen], list[str]]:
    """What was written; what cannot be read is forgotten, for it is only comfort."""
    if not text:
        return {}, []
    import json

    try:
        whole = json.loads(text)
    except ValueError:
        return {}, []
    match whole:
        case {"seen": dict(rows), "open": list(open_ids)}:
            read = {str(key): one for key, row in rows.items() if (one := _seen(row)) is not None}
            return read, [one for one in open_ids if isinstance(one, str)]
    return {}, []


def _seen(row: object) -> Seen | None:
    match row:
        case [
            [bool(fitted), int() | float() as left, int() | float() as px, int(down), bool(shelf)],
            str(tab),
            str(at),
            [str(across), int() | float() as share, bool(library), bool(inspector)],
        ]:
            room = Arrangement(across, float(share), library, inspector)
            return Seen(ViewState(fitted, float(left), float(px), down, shelf), tab, at, room)
    return None
