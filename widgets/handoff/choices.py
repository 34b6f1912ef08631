"""How the documents are made, what the version is called, where they go, and which sessions go along."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from app.domain.document import Paper
from app.domain.handoff import Depth, Handoff
from app.domain.handoffs import suggested_version
from app.domain.plan import Plan
from app.domain.text import one_line
from widgets.fields import ChoiceField, LineField, ReadField, TextField
from widgets.handoff.look import LookField
from widgets.handoff.words import day_words, depth_words
from widgets.importing.flow import Flow
from widgets.inspector.sidebyside import SideBySide
from widgets.paper.preview import usual_paper
from widgets.parts import MUTED, Elided, button, caption, column, literal, plain, row
from widgets.settings import Settings

_PAPER = "print/paper"
_AUTHOR = "handoff/author"
_PDF = "handoff-pdf"
_TIMES = "handoff-times"
_FOLDER = "export"

AskFolder = Callable[[Path], Path | None]


class Making(QWidget):
    """Depth, paper, language, PDF, the clock of the agenda and the look; all but depth and language are remembered."""

    changed = Signal()

    def __init__(
        self,
        settings: Settings,
        languages: Sequence[tuple[str, str]],
        look: LookField | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings, self.look = settings, look
        depths: list[tuple[object, str]] = [(depth, depth_words(depth)) for depth in Depth]
        papers: list[tuple[object, str]] = [(Paper.A4, self.tr("A4")), (Paper.LETTER, self.tr("Letter"))]
        spoken: list[tuple[object, str]] = [("", self.tr("As the run")), *languages]
        self._depth = ChoiceField("depth", self.tr("Guide"), depths)
        self._paper = ChoiceField("paper", self.tr("Paper"), papers)
        self._language = ChoiceField("language", self.tr("Documents in"), spoken)
        kept = settings.text(_PAPER).lower()
        self._depth.show_value(Depth.STANDARD)
        self._paper.show_value(Paper(kept) if kept in set(Paper) else usual_paper())
        self._language.show_value("")
        self.pdf_box = QCheckBox(self.tr("Each of them as PDF too"))
        self.pdf_box.setChecked(settings.flag(_PDF, False))
        self.pdf_box.toggled.connect(partial(self._keep, _PDF))
        self.times_box = QCheckBox(self.tr("Clock times on the agenda"))
        self.times_box.setChecked(settings.flag(_TIMES, True))
        self.times_box.toggled.connect(partial(self._keep, _TIMES))
        whole = column(self, 10)
        whole.addLayout(SideBySide(self._depth, self._paper, self._language))
        ticks = Flow(spacing=12)
        ticks.addWidget(self.pdf_box)
        ticks.addWidget(self.times_box)
        whole.addLayout(ticks)
        if look is not None:
            whole.addWidget(look)
            look.changed.connect(self.changed)
        for field in (self._depth, self._paper, self._language):
            field.edited.connect(self._chosen)

    @property
    def guide_depth(self) -> Depth:
        """How much of the plan the guide carries."""
        return Depth(str(self._depth.kept))

    @property
    def paper(self) -> Paper:
        """The sheet they are laid out for."""
        return Paper(str(self._paper.kept))

    @property
    def language(self) -> str:
        """Of the fixed words; empty: as the run or the session is."""
        return str(self._language.kept)

    @property
    def template(self) -> bytes:
        """The look of the Word documents; empty: ours."""
        return self.look.template if self.look is not None else b""

    def _chosen(self, key: str, value: object) -> None:
        field = {"depth": self._depth, "paper": self._paper, "language": self._language}[key]
        field.show_value(value)
        if key == "paper":
            self._settings.keep_text(_PAPER, str(value))
        self.changed.emit()

    def _keep(self, name: str, wanted: bool) -> None:
        self._settings.keep_flag(name, wanted)
        self.changed.emit()


class Naming(QWidget):
    """The version, what is in it, whom one may ask, and the folder; the last two are remembered."""

    changed = Signal()

    def __init__(
        self,
        plan: Plan,
        handoffs: Sequence[Handoff],
        settings: Settings,
        ask_folder: AskFolder,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings, self._ask = settings, ask_folder
        self._plan, self._before = plan, tuple(handoffs)
        self.version_field = ReadField("version", self.tr("Version"), self._version, str)
        self.author_field = LineField("author", self.tr("Questions to"), self.tr("Your name"))
        self.note_field = TextField(
            "note", self.tr("What is in this version"), self.tr("A sentence or two, if you like")
        )
        self.version_field.show_value(suggested_version(plan, handoffs))
        self.author_field.show_value(settings.text(_AUTHOR))
        self.note_field.show_value("")
        self.folder = settings.folder(_FOLDER)
        self._where = Elided(str(self.folder), MUTED)
        self.folder_button = button(self.tr("Change…"))
        self.folder_button.setAccessibleName(self.tr("Change the folder"))
        self.folder_button.clicked.connect(self._choose_folder)
        self._lay_out()
        for field in (self.version_field, self.author_field, self.note_field):
            field.edited.connect(self._edited)
            field.mended.connect(self.changed)

    @property
    def version(self) -> str:
        """As it was typed."""
        return str(self.version_field.kept)

    @property
    def author(self) -> str:
        """Whom a reader may ask."""
        return str(self.author_field.kept or "")

    @property
    def note(self) -> str:
        """What is in this version."""
        return str(self.note_field.kept or "")

    def _lay_out(self) -> None:
        whole = column(self, 10)
        names = column(None, 3)
        names.addLayout(SideBySide(self.version_field, self.author_field))
        self.version_field.say_in(names)
        whole.addLayout(names)
        whole.addWidget(self.note_field)
        over = column(None, 3)
        over.addWidget(caption(self.tr("Into the folder")))
        line = row(None, 8)
        line.addWidget(self._where, 1)
        line.addWidget(self.folder_button)
        over.addLayout(line)
        whole.addLayout(over)

    def _version(self, text: str) -> str:
        bare, free = one_line(text), suggested_version(self._plan, self._before)
        if not bare or bare[-1] in ".,-_":
            words = self.tr("Name the version, so that people can say which one they have, such as {0}.")
            raise ValueError(words.format(free))
        known = next((one for one in self._before if one.version == bare), None)
        if known is not None:
            words = self.tr("{0} was handed off on {1}. Choose another name, such as {2}.")
            raise ValueError(words.format(bare, day_words(known.made_at), free))
        return bare

    def _edited(self, key: str, value: object) -> None:
        field = {"version": self.version_field, "author": self.author_field, "note": self.note_field}[key]
        field.show_value(value)
        if key == "author":
            self._settings.keep_text(_AUTHOR, str(value))
        self.changed.emit()

    def _choose_folder(self) -> None:
        chosen = self._ask(self.folder)
        if chosen is not None:
            self.folder = chosen
            self._settings.keep_folder(_FOLDER, chosen)
            self._where.say(str(chosen))
            self.changed.emit()


class Others(QWidget):
    """The other sessions of the program, to go along in the same move; none is ticked."""

    changed = Signal()

    def __init__(self, offered: Sequence[tuple[Plan, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        whole = column(self, 6)
        self.boxes: dict[str, QCheckBox] = {}
        for plan, words in offered:
            box = QCheckBox(literal(plan.title))
            box.setAccessibleName(f"{plan.title}, {words}")
            box.toggled.connect(self.changed)
            line = row(None, 10)
            line.addWidget(box)
            line.addWidget(plain(words, MUTED))
            line.addStretch(1)
            whole.addLayout(line)
            self.boxes[plan.id] = box

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of those that are ticked."""
        return tuple(key for key, box in self.boxes.items() if box.isChecked())
