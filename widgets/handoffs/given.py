"""One handoff: when, for which run, into which folder, which files, and who got it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.domain.handoff import Handoff, Recipient, version_name
from app.domain.plan import Delivery
from widgets import fonts
from widgets.handoffs.telling import day_of, time_of
from widgets.handoffs.ticks import Ticks
from widgets.parts import MUTED, button, caption, column, plain, row, tight, wrapped


class GivenPage(QWidget):
    """Says what was ticked; it changes nothing by itself."""

    amended = Signal(str, object)
    """A handoff's id, and its recipients as they are to be."""
    folder_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._handoff: Handoff | None = None
        self.title = plain()
        self.title.setFont(fonts.strong(16))
        self.folder_button = button(self.tr("Open the folder"))
        self._facts = QGridLayout()
        tight(self._facts)
        self._facts.setHorizontalSpacing(18)
        self._facts.setVerticalSpacing(6)
        self._facts.setColumnStretch(1, 1)
        self._lines: dict[str, tuple[QLabel, QLabel]] = {}
        for key, words in (
            ("run", self.tr("For the run")),
            ("files", self.tr("Files")),
            ("folder", self.tr("Folder")),
            ("note", self.tr("Note")),
        ):
            self._line(key, words)
        self._label = caption(self.tr("Tick who has been sent it, and who said that they have it."))
        self.nobody = wrapped(self.tr("Nobody was named for this handoff, so there is nobody to tick."), MUTED)
        self.ticks = Ticks(self._amend)
        self._lay_out()
        self.folder_button.clicked.connect(self._folder)

    def show_handoff(self, handoff: Handoff | None, run: Delivery | None) -> None:
        """Show one; ``run``: its delivery as it is now, None where it is gone."""
        self._handoff = handoff
        self.ticks.people.show_handoff(handoff)
        named = bool(handoff and handoff.recipients)
        for widget, shown in ((self.ticks, named), (self._label, named), (self.nobody, not named)):
            widget.setVisible(shown)
        if handoff is None:
            return
        when = f"{day_of(handoff.made_at)}, {time_of(handoff.made_at)}"
        self.title.setText(self.tr("{0} handed off on {1}").format(version_name(handoff.version), when))
        facts = {
            "run": self._run(handoff.delivery, run),
            "files": ", ".join(handoff.files) or self.tr("No files are named."),
            "folder": handoff.folder,
            "note": handoff.note,
        }
        for key, words in facts.items():
            name, value = self._lines[key]
            value.setText(words)
            for label in (name, value):
                label.setVisible(bool(words))
        self.folder_button.setVisible(bool(handoff.folder))

    def _run(self, held: Delivery | None, now: Delivery | None) -> str:
        if held is None:
            return self.tr("No run was named.")
        words = ", ".join(part for part in (held.title, day_of(held.date)) if part) or self.tr("Without a name")
        return words if now is not None else self.tr("{0} (no longer in the library)").format(words)

    def _line(self, key: str, words: str) -> None:
        name, value = caption(words), wrapped()
        name.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        value.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        value.setAccessibleName(words)
        at = len(self._lines)
        self._facts.addWidget(name, at, 0)
        self._facts.addWidget(value, at, 1)
        self._lines[key] = (name, value)

    def _lay_out(self) -> None:
        head = row(None, 10)
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.folder_button)
        layout = column(self, 10)
        layout.setContentsMargins(20, 16, 20, 0)
        layout.addLayout(head)
        layout.addLayout(self._facts)
        layout.addSpacing(8)
        layout.addWidget(self._label)
        layout.addWidget(self.nobody)
        layout.addWidget(self.ticks, 1)
        layout.addStretch(0)

    def _amend(self, recipients: tuple[Recipient, ...]) -> None:
        if self._handoff is not None:
            self.amended.emit(self._handoff.id, recipients)

    def _folder(self) -> None:
        if self._handoff is not None:
            self.folder_asked.emit(str(Path(self._handoff.folder)))
