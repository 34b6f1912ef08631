"""The lines of what a file becomes, and which of its sessions are wanted under which titles."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.clock import format_length
from app.domain.plan import Plan
from app.domain.text import one_line
from widgets.importing.lines import Line, PlanKey, PlanLine, SectionLine, SegmentLine, Sheaf
from widgets.parts import clock, several

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
LINE = Qt.ItemDataRole.UserRole


class BecomesModel(QAbstractListModel):
    """Sessions can be left out and named otherwise; both outlast a reading, by the title and day that were read."""

    wanted_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.sheaf = Sheaf()
        self._heads: tuple[PlanLine, ...] = ()
        self._unwanted: set[PlanKey] = set()
        self._titles: dict[PlanKey, str] = {}

    def show_sheaf(self, sheaf: Sheaf) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.sheaf = sheaf
        self._heads = tuple(line for line in sheaf.lines if isinstance(line, PlanLine))
        self.endResetModel()

    def forget(self) -> None:
        """Another file: nothing was said of its sessions."""
        self._unwanted.clear()
        self._titles.clear()
        self.show_sheaf(Sheaf())

    @property
    def several(self) -> bool:
        """Whether there is a choice of sessions."""
        return len(self._heads) > 1

    @property
    def wanted(self) -> tuple[Plan, ...]:
        """The sessions to import, under their titles."""
        return tuple(
            replace(head.plan, title=self.title(head)) for head in self._heads if head.key not in self._unwanted
        )

    def title(self, head: PlanLine) -> str:
        """What a session will be called."""
        return self._titles.get(head.key, head.plan.title)

    def is_wanted(self, head: PlanLine) -> bool:
        """Whether it will be imported."""
        return head.key not in self._unwanted

    def want(self, row: int, wanted: bool) -> None:
        """Import a session or leave it out."""
        line = self.sheaf.lines[row]
        if isinstance(line, PlanLine):
            (self._unwanted.discard if wanted else self._unwanted.add)(line.key)
            self._tell()

    def want_all(self, wanted: bool) -> None:
        """All sessions, or none."""
        self._unwanted = set() if wanted else {head.key for head in self._heads}
        self._tell()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """One a line."""
        return 0 if parent.isValid() else len(self.sheaf.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words, and the line for whoever paints it."""
        line = self.sheaf.lines[index.row()]
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.CheckStateRole and isinstance(line, PlanLine) and self.several:
            return Qt.CheckState.Checked if self.is_wanted(line) else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.EditRole and isinstance(line, PlanLine):
            return self.title(line)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(line)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Another title, or wanted or not."""
        line = self.sheaf.lines[index.row()]
        if not isinstance(line, PlanLine):
            return False
        if role == Qt.ItemDataRole.CheckStateRole:
            self.want(index.row(), Qt.CheckState(value) is Qt.CheckState.Checked)
            return True
        title = one_line(str(value), 200)
        if title:
            self._titles[line.key] = title
            self._tell()
        return bool(title)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Titles of sessions can be edited, and sessions left out."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        line = self.sheaf.lines[index.row()]
        if isinstance(line, PlanLine):
            flags |= Qt.ItemFlag.ItemIsEditable
            flags |= Qt.ItemFlag.ItemIsUserCheckable if self.several else Qt.ItemFlag.NoItemFlags
        return flags if not isinstance(line, SectionLine) else Qt.ItemFlag.ItemIsEnabled

    def facts(self, head: PlanLine) -> str:
        """A session in a line: day, times, length, and what is to be solved."""
        words = [head.plan.date, f"{clock(head.start_s)}–{clock(head.end_s)}", format_length(head.end_s - head.start_s)]
        words.append(several(len(head.plan.segments), self.tr("{0} segment"), self.tr("{0} segments")))
        if head.clashes:
            words.append(several(len(head.clashes), self.tr("{0} clash"), self.tr("{0} clashes")))
        elif head.gaps:
            words.append(several(head.gaps, self.tr("{0} gap"), self.tr("{0} gaps")))
        return " · ".join(word for word in words if word)

    def marks(self, line: SegmentLine) -> str:
        """What else a segment has, in a few words."""
        words = []
        if line.cues:
            words.append(several(line.cues, self.tr("{0} cue"), self.tr("{0} cues")))
        if line.needs:
            words.append(several(line.needs, self.tr("{0} need"), self.tr("{0} needs")))
        return " · ".join(words)

    def _words(self, line: Line) -> str:
        if isinstance(line, PlanLine):
            change = self.tr("F2 or a double click gives it another title.")
            return f"{self.title(line)}\n{self.facts(line)}\n{change}"
        if isinstance(line, SectionLine):
            return line.title
        first = "  ".join((clock(line.start_s), line.title, line.length))
        more = " · ".join(word for word in (line.lane, line.owner, self.marks(line)) if word)
        return f"{first}\n{more}" if more else first

    def _tell(self) -> None:
        if self.sheaf.lines:
            self.dataChanged.emit(self.index(0), self.index(len(self.sheaf.lines) - 1))
        self.wanted_changed.emit()
