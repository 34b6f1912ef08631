"""The chip in the top bar: how many risks stand open and the one next best thing to do, whose place it shows."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.domain.diff import Diff
from app.domain.plan import Plan, Status
from app.session import Session
from widgets.alignment import Alignment
from widgets.elidedbutton import ElidedButton
from widgets.parts import several

if TYPE_CHECKING:
    from app.domain.nextstep import NextThing
    from app.domain.rules import Severity

_REST_MS: Final = 150
"""It thinks when the hands rest, never while an edit is under way."""
_FIRST_MS: Final = 700
"""At a start others come first: the plan on the screen, the first edit on the disk. The rules are loaded then."""


class NextChip(ElidedButton):
    """Words, cut at the end where there is no room; a calm word, and nothing to press, when nothing is missing."""

    wanted = Signal(object)
    """The NextThing whose place is to be shown."""
    counted = Signal(int, str)
    """How many risks stand open, and in words."""

    def __init__(self, session: Session, alignment: Alignment, parent: QWidget | None = None) -> None:
        super().__init__("chip", parent)
        self._session = session
        self._alignment = alignment
        self._thing: NextThing | None = None
        self._counts: Counter[Severity] = Counter()
        self._rest = QTimer(self, singleShot=True, interval=_FIRST_MS)
        self._rest.timeout.connect(self.think)
        session.changed.connect(self._changed)
        session.library_changed.connect(self._changed)
        session.opened.connect(self._rest.start)
        alignment.when_tested(self._rest.start)
        self.clicked.connect(self._pressed)
        self.setAccessibleName(self.tr("Next"))
        self.hide()
        self._rest.start()

    def think(self) -> None:
        """Find out what comes next, and say it."""
        from app.domain.nextstep import next_thing

        self._rest.stop()
        self._rest.setInterval(_REST_MS)
        plan, found = self._session.plan, self._alignment.now()
        self._thing = None if found is None else next_thing(found)
        self._counts = Counter() if found is None else Counter(one.severity for one in found.findings() if one.places)
        words = self._words(plan)
        something = self._thing is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if something else Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if something else Qt.FocusPolicy.NoFocus)
        risks = self._risks()
        named = [risks, self.tr("Next: {0}").format(words) if something else words]
        self.setAccessibleName(". ".join(word for word in named if word))
        self.setToolTip(self._tip(words))
        self.say(" ".join(word for word in (risks, "→" if something else "✓", words) if word) if words else "")
        self.setVisible(bool(words))

    def _words(self, plan: Plan | None) -> str:
        if plan is None:
            return ""
        if self._thing is not None:
            return self._thing.words
        return self.tr("Ready") if plan.status is Status.READY else self.tr("Nothing is missing")

    def _tip(self, words: str) -> str:
        if self._thing is not None:
            told = self.tr("{0} (Ctrl+J goes there)").format(words)
            return f"{told}\n{self._findings()}"
        return self.tr("Nothing essential is missing from this session.")

    def _risks(self) -> str:
        """Say how many rules speak that ask for more than a second look."""
        from app.domain.rules import Severity

        risks = self._counts[Severity.ESSENTIAL] + self._counts[Severity.IMPORTANT]
        words = several(risks, self.tr("{0} risk"), self.tr("{0} risks")) if risks else ""
        self.counted.emit(risks, words)
        return words

    def _findings(self) -> str:
        """How many findings there are, a rule counted once."""
        from app.domain.rules import Severity

        words = (
            (Severity.ESSENTIAL, self.tr("{0} essential finding"), self.tr("{0} essential findings")),
            (Severity.IMPORTANT, self.tr("{0} important one"), self.tr("{0} important ones")),
            (Severity.HINT, self.tr("{0} hint"), self.tr("{0} hints")),
        )
        return ", ".join(several(self._counts[one], *both) for one, *both in words if self._counts[one])

    def _changed(self, diff: Diff) -> None:
        if diff:
            self._rest.start()

    def _pressed(self) -> None:
        if self._thing is not None:
            self.wanted.emit(self._thing)

    def go(self) -> None:
        """As if it were pressed, with what is true this very moment."""
        self.think()
        self._pressed()
