"""The kinds of the open session whose lengths nobody stated: by which ratios they are assumed, and stating them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain import edits
from app.domain.errors import EditRefused
from app.domain.plan import Kind
from app.domain.spread import VIDEO, Assumed, assumed_by_kind
from app.domain.words import KIND_WORDS
from app.session import Session
from widgets import fonts
from widgets.panels.rows import Heading, Row, RowsView
from widgets.parts import MUTED, button, caption, column, wrapped
from widgets.selection import Selection
from widgets.vacancy import Offer


class KindsTable(RowsView):
    """One row a kind: shortest and longest in percent of planned, and how many segments rest on it."""

    def __init__(self, session: Session, selection: Selection, parent: QWidget | None = None) -> None:
        self._assumed: dict[str, Assumed] = {}
        headings = (
            Heading(self.tr("Kind"), share=60, chars=12),
            Heading(self.tr("Shortest")),
            Heading(self.tr("Longest")),
            Heading(self.tr("Segments")),
        )
        super().__init__(
            session,
            selection,
            headings,
            Offer(self.tr("Nothing: the shortest and the longest of every segment are stated."), ""),
            parent,
        )
        self.vacancy.button.hide()
        self.setAccessibleName(self.tr("Kinds whose lengths are assumed"))
        self.setAccessibleDescription(self.tr("Space states the lengths of a kind’s segments"))

    def rows_now(self) -> tuple[Row, ...]:
        """The kinds that some segment rests on."""
        plan = self.session.plan
        self._assumed = {} if plan is None else {_key(one): one for one in assumed_by_kind(plan)}
        return tuple(self._row(key, one) for key, one in self._assumed.items())

    def leads_to(self, row: Row) -> tuple[str, ...]:
        """All segments of the kind."""
        return self._assumed[row.item_id].ids if row.item_id in self._assumed else ()

    def act_on(self, row: Row) -> None:
        """State what is assumed of its segments."""
        ids = self.leads_to(row)
        try:
            self.session.edit(self.tr("State the lengths"), lambda plan: edits.state_lengths(plan, ids))
        except EditRefused as reason:
            self.said.emit(str(reason))

    def _row(self, key: str, one: Assumed) -> Row:
        words = KIND_WORDS[one.kind]
        if one.kind is Kind.DEMONSTRATION and (one.shortest, one.longest) == VIDEO:
            words = self.tr("{0} by a film").format(words)
        cells = (words, f"{one.shortest:.0%}", f"{one.longest:.0%}", str(len(one.ids)))
        return Row(one.ids[0], key, tuple(cell.replace("%", " %") for cell in cells))

    def _lay_out(self) -> None:
        """As tall as its rows: what it stands in scrolls."""
        super()._lay_out()
        rows = max(2, len(self.rows.rows))
        self.setFixedHeight(self.horizontalHeader().height() + rows * self.verticalHeader().defaultSectionSize() + 2)


class AssumedKinds(QWidget):
    """The table, and the button that does to its row what Space does."""

    said = Signal(str)

    def __init__(self, session: Session, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = KindsTable(session, selection)
        self.state = button(self.tr("State these lengths"))
        self._about = wrapped(
            self.tr(
                "Stated, they are the session’s own, to be changed in the inspector. "
                "Run as designed, such a segment may then be shortened down to its shortest."
            ),
            MUTED,
        )
        self._about.setFont(fonts.small())
        block = column(self, 6)
        block.addWidget(caption(self.tr("Lengths this session assumes by kind, in percent of planned")))
        block.addWidget(self.table)
        block.addWidget(self._about)
        block.addWidget(self.state, 0, Qt.AlignmentFlag.AlignLeft)
        self.table.said.connect(self.said)
        self.table.rows.modelReset.connect(self._renew)
        self.table.selectionModel().currentRowChanged.connect(self._renew)
        self.state.clicked.connect(self._state)
        self._renew()

    def _renew(self) -> None:
        for widget in (self._about, self.state):
            widget.setVisible(bool(self.table.rows.rows))
        self.state.setEnabled(self.table.current_row() is not None)

    def _state(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.table.act_on(row)


def _key(one: Assumed) -> str:
    return f"{one.kind.value} {one.shortest} {one.longest}"
