"""The main window: puts the parts together and carries words and wishes between them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget, QWidget

from app.domain.diff import Diff
from app.session import Session
from widgets.alignment import Alignment
from widgets.appearance import Appearance
from widgets.arrangement import Arranger, splitter
from widgets.clipboard import SegmentClipboard
from widgets.commands import Commands
from widgets.dialogs import Dialogs
from widgets.dropped import dropped_files
from widgets.errands import Errands
from widgets.hands import Hands
from widgets.library.shelf import Shelf
from widgets.panels import PanelTabs
from widgets.panels.making import panels_of
from widgets.parts import column, row
from widgets.places import Places
from widgets.pressure.forecast import Forecast
from widgets.rowverbs import RowVerbs
from widgets.selection import Selection
from widgets.settings import Settings
from widgets.statusbar import StatusBar
from widgets.taborder import beyond, laid_in, stops
from widgets.timeline import TimelineView
from widgets.topbar import TopBar
from widgets.troubles import Troubles
from widgets.verbs import Verbs

if TYPE_CHECKING:
    from widgets.banner import Banner
    from widgets.emptiness import Emptiness
    from widgets.findbar import FindBar
    from widgets.library.sidebar import Sidebar
    from widgets.menus import Menus

_CLOSE_WAIT_S = 5.0
_FIRST_SIZE = QSize(1440, 900)


class MainWindow(QMainWindow):
    """Library at the left, timeline over panels in the middle, inspector at the right."""

    library_asked = Signal(object)
    """The path of another library to open instead of this one."""
    sample_asked = Signal()

    def __init__(
        self, session: Session, verbs: Verbs, dialogs: Dialogs, settings: Settings, appearance: Appearance
    ) -> None:
        super().__init__()
        self.session, self.dialogs, self.settings, self.appearance = session, dialogs, settings, appearance
        self.selection = Selection(self)
        self.places = Places(session, self.selection, settings, self)
        self.shelf = Shelf(session, self)
        self.verbs = verbs
        self.errands = Errands(self, session, verbs, dialogs, settings)
        clipboard = SegmentClipboard(QGuiApplication.clipboard())
        rows = RowVerbs(clipboard, settings, verbs.understand, self.errands.ask_about)
        self.commands = Commands(session, self.selection, rows, self)
        self.hands = Hands(self)
        self.forecast = Forecast(session, verbs.pressure, self)
        self.alignment = Alignment(session, self.forecast)
        self.panel_list = panels_of(
            session,
            self.selection,
            self.say,
            settings,
            self.commands,
            alignment=self.alignment,
            go=self.hands.ways.place,
            forecast=self.forecast,
            print_card=self.errands.print_card,
            save_card=self.errands.save_card,
        )
        self.menus: Menus | None = None
        self._menu_bar = self._menu_titles()
        self.setWindowTitle("Throughline")
        self.setAcceptDrops(True)
        self._build(verbs)
        self._connect()
        self._restore()
        self._opened()

    # putting together

    def _build(self, verbs: Verbs) -> None:
        session = self.session
        self.topbar = TopBar(session, self.alignment, self._menu_bar[-1])
        self._findbar: FindBar | None = None
        self._emptiness: Emptiness | None = None
        self.left = QStackedWidget()
        self._sidebar: Sidebar | None = None
        self.timeline = TimelineView(session, self.selection)
        self.timeline.activities = verbs.activities
        here = session.plan.id if session.plan is not None else ""
        self.panels = PanelTabs(self.panel_list, self.places.panel_of(here) or self.settings.panel)
        self.arranger = Arranger(self)
        self.places.watch(self.timeline, self.panels, self.arranger)
        self.status = StatusBar(session)
        self.right = QStackedWidget()
        self.upper = QWidget()
        self.above = column(self.upper)
        self.beside = row(None, 0)
        self.beside.addWidget(self.timeline, 1)
        self.above.addLayout(self.beside, 1)
        self.middle = splitter(Qt.Orientation.Vertical, self.upper, self.panels)
        self.center = QStackedWidget()
        self.center.addWidget(self.middle)
        self.across = splitter(Qt.Orientation.Horizontal, self.left, self.center, self.right)
        self.across.setStretchFactor(1, 1)
        self.middle.setStretchFactor(0, 5)
        self.middle.setStretchFactor(1, 6)
        self.left.setMinimumWidth(170)
        self.right.setMinimumWidth(290)
        whole = QWidget()
        self._whole = column(whole)
        for widget, share in ((self.topbar, 0), (self.across, 1), (self.status, 0)):
            self._whole.addWidget(widget, share)
        self.setCentralWidget(whole)

    def _menu_titles(self) -> tuple[QMenu, ...]:
        bar = self.menuBar()
        titles = (self.tr("&File"), self.tr("&Edit"), self.tr("&Insert"), self.tr("&View"), self.tr("&Help"))
        return (*(bar.addMenu(title) for title in titles), QMenu(self))

    @property
    def listed_menus(self) -> tuple[QMenu, ...]:
        """The menus of the bar, in their order."""
        return self._menu_bar[:-1]

    def _fill_menus(self) -> None:
        from widgets.menus import Bar, Menus

        self.menus = Menus(Bar(*self._menu_bar), self.hands, self.panel_list, self)
        self.menus.set_plan_open(self.session.plan is not None)
        self.menus.set_look(self.appearance.look)
        for place, panel in enumerate(self.panel_list):
            self.panels.bar.setTabToolTip(place, f"{panel.title} (Ctrl+{place + 1})")
        self.menus.drawer.setChecked(self.settings.flag("drawer", False))
        self._tick_sides()

    def _tick_sides(self) -> None:
        """The menus say which sides are shown."""
        if self.menus is not None:
            self.menus.library.setChecked(not self.left.isHidden())
            self.menus.inspector.setChecked(not self.right.isHidden())

    @property
    def sidebar(self) -> Sidebar:
        """The library at the left, made when it is first asked for."""
        if self._sidebar is None:
            from widgets.library.sidebar import Sidebar

            self._sidebar = Sidebar(self.session, self.shelf)
            self.left.addWidget(self._sidebar)
        return self._sidebar

    @property
    def banner(self) -> Banner:
        """The strip for what the machine keeps us from."""
        return self.troubles.banner

    @property
    def findbar(self) -> FindBar:
        """The bar over the timeline, made when something is first looked for."""
        if self._findbar is None:
            from widgets.findbar import FindBar

            self._findbar = FindBar(self.session, self.selection)
            self._findbar.wanted.connect(self.hands.ways.hit)
            self._findbar.shown.connect(self.hands.ways.see)
            self.put_above(self._findbar)
        return self._findbar

    def put_on_top(self, strip: QWidget) -> None:
        """A strip under the top bar, over everything else."""
        self._whole.insertWidget(1, strip)

    def put_above(self, strip: QWidget, *, at_top: bool = False) -> None:
        """A strip over the timeline: right above it, or above the other strips."""
        self.above.insertWidget(0 if at_top else self.above.indexOf(self.beside), strip)

    def finish(self) -> None:
        """Make what the first paint of the plan did not wait for: the panel under it, the library, the inspector."""
        self._fill_menus()
        self.topbar.next.wanted.connect(self.hands.ways.place)
        self.topbar.next.counted.connect(partial(self.panels.mark, "alignment"))
        self.topbar.stale.clicked.connect(self.hands.changes_since)
        self.topbar.show_chance(self.forecast).wanted.connect(partial(self.panels.show_panel, "pressure"))
        self._build_drift()
        self.forecast.start()
        self.panels.start()
        self.sidebar.show()
        self.build_inspector()
        self.hands.start()
        if self.focusWidget() in (None, self.topbar.import_button):
            self.timeline.setFocus()

    def _build_drift(self) -> None:
        from widgets.pressure.drift import Drift

        self.above.addWidget(Drift(self.timeline, self.forecast))

    def build_inspector(self) -> None:
        """Make the inspector: it is the larger half of the window."""
        if self.right.count() == 0:
            from widgets.inspector import Inspector

            inspector = Inspector(self.session, self.selection, self.settings)
            inspector.park_asked.connect(self.hands.park)
            inspector.duplicate_asked.connect(self.commands.duplicate)
            inspector.delete_asked.connect(self.commands.delete)
            self.right.addWidget(inspector)

    def _connect(self) -> None:
        self.topbar.import_asked.connect(self.errands.import_file)
        for sayer in (self.timeline.said, self.shelf.said, self.commands.said):
            sayer.connect(self.say)
        self.errands.said.connect(self.status.say)
        self.errands.wanted.connect(self.hands.ways.segment)
        self.errands.undo_import.connect(self.commands.undo_library)
        self.errands.undo_merge.connect(self.commands.undo)
        self.timeline.opened_segment.connect(self.hands.edit_segment)
        self.timeline.opened_item.connect(self.hands.ways.field)
        self.commands.added.connect(self.hands.show_part)
        self.panels.chosen.connect(self._keep_panel)
        self.session.opened.connect(self._opened)
        self.session.changed.connect(self._changed)
        self.session.library_changed.connect(self._changed)
        self.troubles = Troubles(self)
        self.errands.troubled.connect(self.troubles.say)

    # what happens

    def say(self, words: str) -> None:
        """Words about what just happened, in the status line."""
        self.status.say(words)

    def _opened(self) -> None:
        plan = self.session.plan
        self.selection.set(())
        if self.menus is not None:
            self.menus.set_plan_open(plan is not None)
        self._label()
        if plan is not None:
            self.settings.last_plan = plan.id
        panel = self.places.arrive()
        self._tick_sides()
        self._show_middle()
        if self.menus is not None and any(one.key == panel for one in self.panel_list):
            self.panels.show_panel(panel)

    def _changed(self, diff: Diff) -> None:
        plan = self.session.plan
        if plan is not None and any(one.kind == "segment" and one.after is None for one in diff.changes):
            self.selection.keep(one.id for one in plan.segments)
        self._label()
        self._show_middle()

    def _show_middle(self) -> None:
        """The session, or what to do while there is none, or nothing in it."""
        plan = self.session.plan
        if plan is not None and plan.segments and self._emptiness is None:
            self.center.setCurrentWidget(self.middle)
            return
        if self._emptiness is None:
            from widgets.emptiness import Emptiness

            self._emptiness = Emptiness(self)
        self._emptiness.refresh()

    def _label(self) -> None:
        plan = self.session.plan
        self.setWindowTitle(f"{plan.title} – Throughline" if plan else "Throughline")
        self.hands.label_undo()

    def _keep_panel(self, key: str) -> None:
        self.settings.panel = key

    # going about by Tab

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Top bar, library, tabs, timeline, panel, inspector: as they stand, whenever they were made."""
        strips = [one for one in laid_in(self._whole) if one is not self.across]
        over = laid_in(self.above)
        parts = (
            *self.topbar.chips,
            *strips[:-1],
            self.left,
            *over,
            *laid_in(self.beside),
            self.panels.bar,
            self.panels,
        )
        order = stops(self, (*parts, self.center, self.right, self.status))
        target = beyond(order, self.focusWidget(), 1 if forward else -1)
        if target is None:
            return super().focusNextPrevChild(forward)
        target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return True

    # size and place

    def sizeHint(self) -> QSize:
        """The size of a first start."""
        return _FIRST_SIZE

    def _restore(self) -> None:
        self.resize(_FIRST_SIZE)
        self.restoreGeometry(self.settings.bytes("window"))
        self.arranger.start()

    def _keep(self) -> None:
        self.places.keep()
        self.settings.keep_bytes("window", self.saveGeometry())
        self.arranger.keep()

    def showEvent(self, event: QShowEvent) -> None:
        """The parts know their sizes from now on."""
        super().showEvent(event)
        self.arranger.settle()

    def changeEvent(self, event: QEvent) -> None:
        """Pills and signs that carry a color of their own follow a change of theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "topbar"):
            QTimer.singleShot(0, self.topbar.refresh)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Wait until all is on disk; if it cannot be, ask before anything is lost."""
        focus = self.focusWidget()
        if focus is not None:
            focus.clearFocus()  # a figure that was just typed goes to the plan
        self._keep()
        self.errands.stop()
        if self.session.close(_CLOSE_WAIT_S) or self._leave_unsaved():
            event.accept()
        else:
            event.ignore()

    def _leave_unsaved(self) -> bool:
        return self.dialogs.confirm(
            self,
            self.tr("Not everything is saved"),
            self.tr(
                "The last changes could not be written to the library. A copy of them was put aside; "
                "the next start offers to take them up. Close the window now?"
            ),
            self.tr("Close"),
        )

    # files dropped on the window

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read them, when whoever gave them has been answered."""
        paths = dropped_files(event.mimeData())
        if paths:
            event.acceptProposedAction()
            QTimer.singleShot(0, self, partial(self.errands.read_files, paths))
