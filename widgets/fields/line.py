"""Fields of one line: words, lengths, offsets, counts, clock times and dates, each with its own reading."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QDate, Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.clock import format_clock, format_length, format_timer, parse_clock
from app.domain.plan import DAY_S
from widgets.fields.base import Field
from widgets.fields.offsets import offset_words, read_offset
from widgets.reading import read_hours, read_length, read_line

MOST_COUNT = 100_000
SETTLED_MS = 400


def _tr(text: str) -> str:
    return QCoreApplication.translate("Fields", text)


class ReadField(Field):
    """One line that is read into a value; ValueError's words go under the field.

    Words go to the plan as they are typed. Figures (``settles``) wait for a short pause, Return or leaving: "25"
    passes through "2", and a plan that followed would shorten what it must not.
    """

    settles = True

    def __init__(
        self,
        key: str,
        label: str,
        read: Callable[[str], object],
        write: Callable[[object], str],
        parent: QWidget | None = None,
    ) -> None:
        self.line = QLineEdit()
        super().__init__(key, label, self.line, parent)
        self._read, self._write = read, write
        self._pause: QTimer | None = None
        self._assumed = ""
        self.line.textEdited.connect(self._typed)
        self.line.editingFinished.connect(self._finished)

    def hint(self, text: str) -> None:
        """What stands in the field while it is empty."""
        self.line.setPlaceholderText(text)

    def assume(self, value: object, why: str) -> None:
        """Show while it is empty what is taken for it, and why."""
        if not self._assumed:
            self.line.textChanged.connect(self._look_assumed)
        self._assumed = why
        self.hint(f"~{self._write(value)}")
        self._look_assumed()

    def _look_assumed(self) -> None:
        why = self._assumed if not self.line.text() else ""
        if why != self.line.toolTip():
            self.line.setToolTip(why)
            self.line.setAccessibleDescription(why)
            font = self.line.font()
            font.setItalic(bool(why))
            self.line.setFont(font)

    def _leave_room(self, widest: str) -> None:
        """Never narrower than these words."""
        self.line.ensurePolished()
        metrics = self.line.fontMetrics()
        edges = self.line.minimumSizeHint().width() - metrics.maxWidth()
        self.line.setMinimumWidth(metrics.horizontalAdvance(widest) + edges)

    def put(self, value: object) -> None:
        """Write the value out."""
        if self._pause is not None:
            self._pause.stop()
        self.line.setText(self._write(value))
        self.line.setCursorPosition(0)

    def stands_for(self, value: object) -> bool:
        """Whether the typed text reads as this value; an unread text stands for nothing."""
        try:
            return self._read(self.line.text()) == value
        except ValueError:
            return False

    @property
    def typed(self) -> object:
        """What the text reads as, before it has gone to the plan; the plan's value where it cannot be read."""
        try:
            return self._read(self.line.text())
        except ValueError:
            return self.kept

    def _typed(self, text: str) -> None:
        try:
            value = self._read(text)
        except ValueError as unreadable:
            if self._pause is not None:
                self._pause.stop()
            self.refuse(str(unreadable))
            return
        if not self.settles:
            self.enter(value)
            return
        self._content()
        if self._pause is None:
            self._pause = QTimer(self, singleShot=True, interval=SETTLED_MS)
            self._pause.timeout.connect(self._settle)
        self._pause.start()

    def _settle(self) -> None:
        """Hand on what stands in the field, if it can be read."""
        if self._pause is not None:
            self._pause.stop()
        if not self.refused:
            self.enter(self._read(self.line.text()))

    def _finished(self) -> None:
        if self._pause is not None and self._pause.isActive():
            self._settle()
        if self.refused:
            self._scold()
        elif self.line.text() != self._write(self.kept):
            self.put(self.kept)
        elif not self.line.hasFocus():
            self.line.setCursorPosition(0)


class LineField(ReadField):
    """Words on one line."""

    settles = False

    def __init__(self, key: str, label: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(key, label, read_line, lambda value: str(value or ""), parent)
        self.hint(hint)


class LengthField(ReadField):
    """A length in seconds, written in minutes; empty means not stated where ``optional``.

    ``7:30`` is minutes and seconds; where ``hours`` are usual, hours and minutes.
    """

    def __init__(
        self, key: str, label: str, *, optional: bool = True, hours: bool = False, parent: QWidget | None = None
    ) -> None:
        self._optional = optional
        self._read_length = read_hours if hours else read_length
        super().__init__(key, label, self._length, _hours if hours else _minutes, parent)
        self.line.setProperty("figure", True)
        self._leave_room("~00:00")

    def _length(self, text: str) -> int | None:
        if not text.strip():
            if self._optional:
                return None
            raise ValueError(_tr("Write a length, such as 25 or 7:30."))
        return self._read_length(text)


class OffsetField(ReadField):
    """Seconds into the segment, before it where negative; empty means the whole of it where ``optional``."""

    def __init__(self, key: str, label: str, *, optional: bool = False, parent: QWidget | None = None) -> None:
        self._optional = optional
        super().__init__(key, label, self._offset, _offset, parent)
        self._leave_room("+00:00")

    def _offset(self, text: str) -> int | None:
        if not text.strip():
            if self._optional:
                return None
            raise ValueError(_tr("Write an offset, such as +8, +8:30 or -5."))
        return read_offset(text)


class NumberField(ReadField):
    """A whole number of things, or nothing."""

    def __init__(
        self, key: str, label: str, least: int = 0, most: int = MOST_COUNT, parent: QWidget | None = None
    ) -> None:
        self._least, self._most = least, most
        super().__init__(key, label, self._number, lambda value: "" if value is None else str(value), parent)

    def allow(self, least: int, most: int) -> None:
        """Read only what lies within other bounds from now on."""
        self._least, self._most = least, most

    def _number(self, text: str) -> int | None:
        bare = text.strip()
        if not bare:
            return None
        if not (bare.isascii() and bare.lstrip("-").isdigit() and len(bare) < 12):
            raise ValueError(_tr("Write a whole number, such as {0}.").format(max(self._least, 3)))
        number = int(bare)
        if not self._least <= number <= self._most:
            raise ValueError(_tr("Choose a number from {0:,} to {1:,}.").format(self._least, self._most))
        return number


class ClockField(ReadField):
    """A time of day in seconds from midnight."""

    def __init__(self, key: str, label: str, *, optional: bool = False, parent: QWidget | None = None) -> None:
        self._optional = optional
        super().__init__(key, label, self._clock, _clock, parent)
        self._leave_room("00:00:00")

    def _clock(self, text: str) -> int | None:
        if self._optional and not text.strip():
            return None
        try:
            clock = parse_clock(text)
        except ValueError:
            raise ValueError(_tr("Write a time of day, such as 10:30 or 1:05 pm.")) from None
        # A time past midnight keeps its day when it is typed again as it is shown.
        days = self.kept // DAY_S if isinstance(self.kept, int) else 0
        return clock + days * DAY_S if clock < DAY_S else clock


class DateField(ReadField):
    """An ISO date, or nothing."""

    def __init__(self, key: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(key, label, _date, lambda value: str(value or ""), parent)
        self._leave_room("0000-00-00")
        self.hint(_tr("YYYY-MM-DD"))


def _date(text: str) -> str:
    bare = text.strip()
    if bare and not QDate.fromString(bare, Qt.DateFormat.ISODate).isValid():
        raise ValueError(_tr("Write a date as year-month-day, such as 2026-11-14."))
    return bare


def _minutes(value: object) -> str:
    return format_timer(value) if isinstance(value, int) else ""


def _hours(value: object) -> str:
    """Minutes where they are whole: after a colon they would be read as minutes of an hour."""
    if not isinstance(value, int):
        return ""
    return format_length(value) if value % 60 else format_timer(value)


def _offset(value: object) -> str:
    return offset_words(value) if isinstance(value, int) else ""


def _clock(value: object) -> str:
    return format_clock(value) if isinstance(value, int) else ""
