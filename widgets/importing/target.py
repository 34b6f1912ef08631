"""Where the sessions go: into a program there is, a new one, or none."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.library import SAMPLE_PROGRAM_ID
from app.domain.plan import Plan, Program, new_id
from widgets import fonts
from widgets.fields import ChoiceBox

_NEW_PROGRAM = "new"
_MERGE = "merge"
_AIR_PX = 20


class TargetBox(ChoiceBox):
    """The programs of the library, two more ways, and the open session."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(fonts.scaled(420))
        self.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self.setAccessibleName(self.tr("Where it goes"))
        self._ids: list[str | None] = []

    def sizeHint(self) -> QSize:
        """Room for the longest of them, its air and the chevron."""
        hint = super().sizeHint()
        return QSize(hint.width() + fonts.scaled(_AIR_PX), hint.height())

    @property
    def is_merge(self) -> bool:
        """Whether the sheet goes into the open session."""
        return self.currentIndex() >= 0 and self._ids[self.currentIndex()] == _MERGE

    def offer(self, programs: tuple[Program, ...], open_plan: Plan | None, stem: str) -> None:
        """Offer the programs; that of the open session is chosen, unless it is the sample. ``stem`` names a new one."""
        blocked = self.blockSignals(True)
        self.clear()
        self._ids = [*(one.id for one in programs), _NEW_PROGRAM, None]
        self.addItems([*(one.title for one in programs), stem, ""])
        if open_plan is not None:
            self._ids.append(_MERGE)
            self.addItem(self.tr("the open session “{0}” (merge)").format(open_plan.title))
        now = open_plan.program_id if open_plan and open_plan.program_id != SAMPLE_PROGRAM_ID else None
        self.setCurrentIndex(self._ids.index(now) if now in self._ids else len(programs))
        self._titles = [*(one.title for one in programs), stem]
        self.blockSignals(blocked)
        self.updateGeometry()

    def choose_merge(self) -> None:
        """Choose the open session."""
        if _MERGE in self._ids:
            self.setCurrentIndex(self._ids.index(_MERGE))

    def count_sessions(self, count: int) -> None:
        """Say how many sessions go there."""
        if not self._ids:
            return
        new = self.tr("{0} new sessions in").format(count) if count > 1 else self.tr("a new session in")
        *known, fresh = self._titles
        words = [f"{new} “{title}”" for title in known]
        words.append(self.tr("{0} a new program “{1}”").format(new, fresh))
        words.append(self.tr("{0} no program").format(new))
        for place, text in enumerate(words):
            self.setItemText(place, text)

    def home(self) -> tuple[Program | None, str | None]:
        """A program to make first, if any, and the id of the one the sessions go into."""
        chosen = self._ids[self.currentIndex()]
        if chosen != _NEW_PROGRAM:
            return None, chosen
        program = Program(new_id(), self._titles[-1])
        return program, program.id
