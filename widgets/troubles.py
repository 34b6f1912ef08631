"""What the machine keeps us from: said in the strip on top of the window, with each way out there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.errors import EditRefused
from app.session import SaveState
from widgets.parts import several

if TYPE_CHECKING:
    from widgets.banner import Banner
    from widgets.window import MainWindow


class Troubles(QObject):
    """Not saved, in conflict with another program, left over from an earlier start."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._session = window, window.session
        self._banner: Banner | None = None
        self._not_saved = ""
        self._session.save_state.connect(self._save_state)
        self._session.warned.connect(window.say)

    @property
    def banner(self) -> Banner:
        """The strip, made when there is first something to say."""
        if self._banner is None:
            from widgets.banner import Banner

            self._banner = Banner()
            self._window.put_on_top(self._banner)
        return self._banner

    def say(self, sentence: str) -> None:
        """Show a sentence that stays until it is put away."""
        self.banner.say(sentence)

    def offer_left_over(self) -> None:
        """What an earlier start could not save is offered once, and forgotten if nobody wants it."""
        labels = self._session.left_over
        if labels:
            told = several(
                len(labels),
                self.tr("{0} change of an earlier start could not be saved then."),
                self.tr("{0} changes of an earlier start could not be saved then."),
            )
            self.banner.say(told, self.tr("Take it up"), self._recover, self._session.forget_left_over)

    def _recover(self) -> None:
        self.banner.put_away()
        try:
            count = self._session.recover()
        except EditRefused as reason:
            self.banner.say(str(reason), self.tr("Try again"), self._recover, self._session.forget_left_over)
            return
        self._window.say(several(count, self.tr("Took up {0} change"), self.tr("Took up {0} changes")))

    def _save_state(self, state: SaveState, sentence: str) -> None:
        if state is SaveState.NOT_SAVED:
            kept = self.tr("What you typed is kept in this window.")
            theirs = (self.tr("Show theirs"), self._show_theirs) if self._session.in_conflict else None
            self._not_saved = f"{sentence} {kept}"
            self.banner.say(self._not_saved, self.tr("Retry"), self._session.retry, other=theirs)
        elif state is SaveState.SAVED and self._banner is not None and self._banner.words.text() == self._not_saved:
            self._banner.put_away()  # what else it says is as true as before

    def _show_theirs(self) -> None:
        """What another program wrote, instead of what could not be saved here: only if the person says so twice."""
        title = self.tr("Show what the other program wrote")
        words = self.tr("Your changes that are not saved are let go. Show what is in the library now?")
        if self._window.dialogs.confirm(self._window, title, words, self.tr("Show theirs")):
            self._session.give_up()
