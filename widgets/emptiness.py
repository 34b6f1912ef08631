"""What stands in the middle while no session is open: what one could do now, each with a button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from widgets import fonts
from widgets.parts import MUTED, button, column, plain, row, wrapped

_WIDTH_PX = 430


class NothingOpen(QFrame):
    """Offers the session visited last, if there is one; in an empty library also the sample sessions."""

    last_asked = Signal()
    import_asked = Signal()
    new_asked = Signal()
    sample_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = plain()
        self.title.setFont(fonts.strong(18))
        self.words = wrapped("", MUTED)
        self.last_button = button("", "primary")
        self.import_button = button(self.tr("Import a run-of-show…"))
        self.import_button.setToolTip(self.tr("Spreadsheets and documents (Ctrl+I); or drop a file anywhere"))
        self.new_button = button(self.tr("New session"))
        self.new_button.setToolTip(self.tr("Starts with one segment (Ctrl+N)"))
        self.sample_button = button(self.tr("Bring in the sample sessions"))
        inside = QWidget()
        inside.setFixedWidth(_WIDTH_PX)
        block = column(inside, 12)
        for widget in (self.title, self.words):
            block.addWidget(widget)
        block.addSpacing(6)
        for pressed, signal in (
            (self.last_button, self.last_asked),
            (self.import_button, self.import_asked),
            (self.new_button, self.new_asked),
            (self.sample_button, self.sample_asked),
        ):
            line = row(None, 0)
            line.addWidget(pressed)
            line.addStretch(1)
            block.addLayout(line)
            pressed.clicked.connect(signal)
        whole = column(self)
        whole.addStretch(2)
        whole.addWidget(inside, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addStretch(3)

    def show_for(self, *, is_empty: bool, has_trash: bool, last: str) -> None:
        """Whether nothing is in the library, or only in its trash; the session visited last ('': there is none)."""
        if is_empty:
            self.title.setText(self.tr("Your library is empty"))
            words = self.tr(
                "Bring in a run-of-show you have, from a spreadsheet or a document: it is read as it is, and you "
                "see what it becomes before anything is written. Or start from nothing, or look round in a sample."
            )
        else:
            self.title.setText(self.tr("No session is open"))
            words = self.tr("Choose one in the library at the left, or find one by name with Ctrl+K.")
        self.words.setText(words)
        self.last_button.setText(self.tr("Open “{0}”").format(last).replace("&", "&&"))
        self.last_button.setVisible(bool(last))
        self.sample_button.setVisible(is_empty and not has_trash)
