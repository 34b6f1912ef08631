"""The page on which a handoff is put together: the run, who gets what, how, and as which version; it writes nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.domain.handoffs import suggested_version
from app.domain.plan import Plan
from app.session import Session
from widgets import fonts
from widgets.fields import Field
from widgets.handoff.choices import AskFolder, Making, Naming, Others
from widgets.handoff.look import LookField
from widgets.handoff.people import PeopleForm
from widgets.handoff.run import RunForm
from widgets.handoff.wish import Wish, run_of, usual_recipients
from widgets.handoff.words import run_words
from widgets.parts import MUTED, column, plain, wrapped
from widgets.settings import Settings

_AIR = 18


class Compose(QScrollArea):
    """``changed``: what would be handed off is now something else."""

    changed = Signal()

    def __init__(  # noqa: PLR0917 - what it works with
        self,
        session: Session,
        plan: Plan,
        languages: Sequence[tuple[str, str]],
        settings: Settings,
        ask_folder: AskFolder,
        look: LookField | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._plan = session, plan
        runs = [one for one in session.library.deliveries if one.plan_id == plan.id]
        self.run_form = RunForm(plan, runs, languages)
        self.people = PeopleForm(plan)
        self.making = Making(settings, languages, look)
        self.naming = Naming(plan, session.handoffs(plan.id), settings, ask_folder)
        self.others = Others(self._offered())
        self._show_people()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._page())
        self.run_form.chosen.connect(self._other_run)
        self.people.changed.connect(self._keep_people)
        self.people.added.connect(self._see)
        for part in (self.run_form, self.making, self.naming, self.others):
            part.changed.connect(self.changed)

    @property
    def wish(self) -> Wish:
        """All of it as one value."""
        return Wish(
            run=self.run_form.run,
            recipients=self.people.recipients,
            version=self.naming.version,
            folder=self.naming.folder,
            depth=self.making.guide_depth,
            paper=self.making.paper,
            language=self.making.language,
            pdf=self.making.pdf_box.isChecked(),
            times=self.making.times_box.isChecked(),
            author=self.naming.author,
            note=self.naming.note,
            others=self.others.chosen,
            template=self.making.template,
        )

    @property
    def refused(self) -> Field | None:
        """The first field whose text cannot be."""
        version = self.naming.version_field
        return self.run_form.refused or (version if version.refused else None)

    def _page(self) -> QWidget:
        page = QWidget()
        whole: QVBoxLayout = column(page, 10)
        whole.setContentsMargins(_AIR, 14, _AIR, _AIR)
        self._part(whole, self.tr("The run"), self.run_form)
        about = self.tr("Names and links in the documents come from here.")
        self._part(whole, self.tr("Who gets what"), self.people, about)
        self._part(whole, self.tr("The documents"), self.making)
        self._part(whole, self.tr("The version"), self.naming)
        if self.others.boxes:
            about = self.tr("Each into a folder of its own, with its own run, people and next version.")
            self._part(whole, self.tr("Also hand off"), self.others, about)
        whole.addStretch(1)
        return page

    @staticmethod
    def _part(whole: QVBoxLayout, title: str, part: QWidget, about: str = "") -> None:
        if whole.count():
            whole.addSpacing(12)
        over = plain(title)
        over.setFont(fonts.strong(14))
        whole.addWidget(over)
        if about:
            told = wrapped(about, MUTED)
            told.setFont(fonts.small())
            whole.addWidget(told)
        whole.addWidget(part)

    def _offered(self) -> list[tuple[Plan, str]]:
        """The other sessions of the program, each with the version and the run it would go as."""
        home = self._plan.program_id
        found = []
        for one in self._session.library.plans:
            if home is not None and one.program_id == home and one.id != self._plan.id and not one.trashed_at:
                run = run_of(self._session, one.id)
                version = f"v{suggested_version(one, self._session.handoffs(one.id))}"
                found.append((one, f"{version}, {run_words(run)}" if run else version))
        return found

    def _other_run(self) -> None:
        self._show_people()
        self.changed.emit()

    def _see(self, line: QWidget) -> None:
        """Bring a new line into view, once it has its place."""
        QTimer.singleShot(0, line, lambda: self.ensureWidgetVisible(line))

    def _show_people(self) -> None:
        self.people.show_people(usual_recipients(self._session, self._plan, self.run_form.run))

    def _keep_people(self) -> None:
        self.run_form.keep_people(self.people.people)
        self.changed.emit()
