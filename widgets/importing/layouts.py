"""The link in the page's corner that says which layout a file has, and the menu of what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QWidget

from app.domain.errors import ImportProblem, StoreUnavailable
from app.domain.mapping import (
    MOST_NAME,
    Mapping,
    best_fit,
    choices_for,
    fits,
    layout_name,
    mapping_of,
    says_the_same,
    without,
)
from app.domain.sheet import NO_CHOICES, Choices, Reading
from widgets import fonts
from widgets.parts import button, in_menu, literal, row
from widgets.verbs import Layouts

_NAME_PX = 220
_MOST_SHOWN = 36


@dataclass(frozen=True, slots=True)
class LayoutDesk:
    """Where layouts are remembered, and the questions for a file to read one from and to write one into."""

    known: Callable[[], Layouts]
    ask_shared: Callable[[], Path | None]
    ask_target: Callable[[str], Path | None]


class LayoutLink(QWidget):
    """``wanted``: the choices to read the file by from now on. ``said``: a sentence for the person."""

    wanted = Signal(object)
    said = Signal(str)

    def __init__(self, desk: LayoutDesk | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.mapping: Mapping | None = None
        self.in_use = self._unwanted = False
        self._name = self._trouble = ""
        self._reading: Reading | None = None
        self._choices = NO_CHOICES
        layout: QHBoxLayout = row(self)
        self.link = button("", "link")
        self.link.setAccessibleName(self.tr("Layout of the file"))
        self.link.clicked.connect(self.open_menu)
        self.name = NameLine()
        self.name.hide()
        self.name.given.connect(self._named)
        layout.addWidget(self.link)
        layout.addWidget(self.name)
        self.setVisible(desk is not None)

    # recognized

    def forget_file(self) -> None:
        """Another file is read."""
        self.mapping, self.in_use, self._name, self._reading = None, False, "", None
        self._unwanted = False
        self._tell()

    def recognize(self, reading: Reading, choices: Choices) -> Choices | None:
        """The choices of the layout the file has, if one is known; a damaged file of a layout is skipped and told."""
        if self._desk is None:
            return None
        mappings, troubles = self._desk.known().all()
        self._trouble = troubles[0] if troubles else ""
        self.mapping = best_fit(mappings, reading)
        self.in_use = self.mapping is not None
        return choices_for(self.mapping, reading, choices) if self.mapping else None

    def show_reading(self, reading: Reading, choices: Choices) -> None:
        """What is read now, and by which choices."""
        self._reading, self._choices = reading, choices
        self._tell()
        if self._trouble:
            self.said.emit(self._trouble)
            self._trouble = ""

    def _tell(self) -> None:
        words, name = self.tr("Layout: new"), self.mapping.name if self.mapping else self._name
        if self._name:
            words = self.tr("Layout: “{0}”")
        if self.mapping is not None:
            words = self.tr("Layout known: “{0}”") if self.in_use else self.tr("Layout “{0}” is not used")
        shown = name if len(name) <= _MOST_SHOWN else f"{name[: _MOST_SHOWN - 1].rstrip()}…"
        self.link.setText(literal(words.format(shown)))
        self.link.setToolTip(name if shown != name else "")

    # remembered

    def remember(self, stem: str) -> str:
        """Keep what was decided, after an import; a sentence when it could not be kept.

        A file with nothing to decide leaves nothing, and neither does one whose layout was not wanted, or forgotten.
        """
        unwanted = self._unwanted or (self.mapping is not None and not self.in_use)
        if self._desk is None or self._reading is None or unwanted:
            return ""
        name = self.mapping.name if self.mapping else self._name or layout_name(stem)
        made = mapping_of(name, self._reading, self._choices)
        if made is None or (self.mapping is not None and says_the_same(made, self.mapping)):
            return ""
        try:
            self._desk.known().keep(made)
        except StoreUnavailable as trouble:
            return str(trouble)
        return ""

    # the menu

    def menu(self) -> QMenu:
        """What can be done with the layout."""
        menu = QMenu(self)
        if self.mapping is None:
            menu.addAction(self.tr("Name…"), self.ask_name)
        else:
            menu.addAction(self.tr("Rename…"), self.ask_name)
            if self.in_use:
                menu.addAction(self.tr("Do not use it"), self.leave)
            else:
                menu.addAction(self.tr("Use “{0}”").format(in_menu(self.mapping.name)), self.use)
            menu.addAction(self.tr("Export…"), self.export)
            menu.addAction(self.tr("Forget"), self.forget)
        menu.addSeparator()
        menu.addAction(self.tr("Use a shared layout…"), self.use_shared)
        return menu

    def open_menu(self) -> None:
        """Open it under the link."""
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.link.mapToGlobal(QPoint(0, self.link.height())))

    def ask_name(self) -> None:
        """Let the name be typed in the link's place."""
        self.name.setFixedHeight(self.link.height())
        self.link.hide()
        self.name.show_name(self.mapping.name if self.mapping else self._name)

    def use(self) -> None:
        """Read the file by the layout."""
        if self.mapping is not None and self._reading is not None:
            self.in_use = True
            self._tell()
            self.wanted.emit(choices_for(self.mapping, self._reading, self._choices))

    def leave(self) -> None:
        """Read this file without it; the layout stays known."""
        if self.mapping is not None and self._reading is not None:
            self.in_use = False
            self._tell()
            self.wanted.emit(without(self.mapping, self._reading, self._choices))

    def forget(self) -> None:
        """The layout is not known any more; how this file is read stays until it is said otherwise."""
        if self.mapping is not None and self._desk is not None:
            try:
                self._desk.known().remove(self.mapping.name)
            except StoreUnavailable as trouble:
                self.said.emit(str(trouble))
                return
            self.mapping, self.in_use, self._unwanted = None, False, True
            self._tell()

    def export(self) -> None:
        """Write it into a file for others."""
        target = self._desk.ask_target(self.mapping.name) if self._desk and self.mapping else None
        if target is None or self._desk is None or self.mapping is None:
            return
        try:
            file = self._desk.known().share(self.mapping, target)
        except StoreUnavailable as trouble:
            self.said.emit(str(trouble))
            return
        self.said.emit(self.tr("Written: {0}").format(file.name))

    def use_shared(self) -> None:
        """Read the file by a layout somebody shared, and know it from now on."""
        path = self._desk.ask_shared() if self._desk else None
        if path is None or self._desk is None or self._reading is None:
            return
        try:
            taken = self._desk.known().take(path)
        except (ImportProblem, StoreUnavailable) as trouble:
            self.said.emit(str(trouble))
            return
        if not fits(taken, self._reading):
            self.said.emit(self.tr("“{0}” is kept, but this file does not have its layout.").format(taken.name))
            return
        self.mapping, self._unwanted = taken, False
        self.use()

    def _named(self, name: str) -> None:
        self.name.hide()
        self.link.show()
        self.link.setFocus()
        if not name:
            return
        if self.mapping is None or self._desk is None:
            self._name, self._unwanted = name, False
        elif name != self.mapping.name:
            try:
                self.mapping = self._desk.known().rename(self.mapping.name, name)
            except StoreUnavailable as trouble:
                self.said.emit(str(trouble))
        self._tell()


class NameLine(QLineEdit):
    """Enter gives the name, Escape gives none."""

    given = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(MOST_NAME)
        self.setFixedWidth(fonts.scaled(_NAME_PX))
        self.setAccessibleName(self.tr("Name of the layout"))
        self.setPlaceholderText(self.tr("Name of the layout"))

    def show_name(self, name: str) -> None:
        """Show it, ready to be typed over."""
        self.setText(name)
        self.show()
        self.setFocus()
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Only these two end it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.given.emit(" ".join(self.text().split()))
        elif event.key() == Qt.Key.Key_Escape:
            self.given.emit("")
        else:
            super().keyPressEvent(event)
