"""What the person decided while looking at a file, step by step, so that each step can be taken back."""

from __future__ import annotations

from app.domain.sheet import NO_CHOICES, Choices


class Decisions:
    """The choices now, those before and those taken back; knows nothing of what they do."""

    def __init__(self, choices: Choices = NO_CHOICES) -> None:
        self.now = choices
        self._before: list[Choices] = []
        self._after: list[Choices] = []

    def take(self, choices: Choices) -> bool:
        """Decide otherwise; whether that changes anything."""
        if choices == self.now:
            return False
        self._before.append(self.now)
        self._after.clear()
        self.now = choices
        return True

    def undo(self) -> bool:
        """Back to the choices before; whether there were any."""
        return self._step(self._before, self._after)

    def redo(self) -> bool:
        """Take again what was taken back; whether there was any."""
        return self._step(self._after, self._before)

    @property
    def steps(self) -> int:
        """How many steps can be taken back."""
        return len(self._before)

    def _step(self, giving: list[Choices], taking: list[Choices]) -> bool:
        if not giving:
            return False
        taking.append(self.now)
        self.now = giving.pop()
        return True
