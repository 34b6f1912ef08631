"""A screen of its own with a window manager, and hands that move its mouse and press its keys."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PATIENCE_S = 20.0
_PAUSE_S = 0.02
Seen = dict[str, Any]


@contextmanager
def screen(folder: Path) -> Iterator[str]:
    """A display nobody else uses, and a window manager on it."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as told:
        display = f":{told.readline().strip()}"
    environment = {**os.environ, "DISPLAY": display, "HOME": str(folder)}
    manager = subprocess.Popen(["openbox"], env=environment, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    try:
        yield display
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait(PATIENCE_S)


class Hands:
    """Works the window as a person does: through the mouse and the keyboard of its screen."""

    def __init__(self, display: str, folder: Path) -> None:
        self._environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "HOME": str(folder)}
        self._app = subprocess.Popen(
            [sys.executable, "-m", "tests.screen.window", str(folder)],
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def close(self) -> int:
        """Leave, and tell how the app left."""
        self._app.stdin.close()
        code = self._app.wait(PATIENCE_S)
        self._app.stdout.close()
        return code

    def look(self) -> Seen:
        """What the window shows now."""
        self._app.stdin.write("?\n")
        self._app.stdin.flush()
        told = self._app.stdout.readline()
        assert told, f"the window is gone; it left with {self._app.wait(PATIENCE_S)}, and said why above"
        return json.loads(told)

    def see(self, what: Callable[[Seen], bool]) -> Seen:
        """Look until it is so: X delivers in its own time."""
        end = time.monotonic() + PATIENCE_S
        seen = self.look()
        while not what(seen) and time.monotonic() < end:
            time.sleep(_PAUSE_S)
            seen = self.look()
        assert what(seen), seen
        return seen

    def do(self, *words: str | int) -> None:
        """What xdotool is told."""
        subprocess.run(["xdotool", *map(str, words)], env=self._environment, check=True)

    def key(self, *keys: str) -> None:
        """Press and let go."""
        self.do("key", *keys)

    def point(self, x: int, y: int) -> None:
        """Take the pointer there."""
        self.do("mousemove", x, y)

    def click(self, at: tuple[int, int]) -> None:
        """The left button, once."""
        self.point(*at)
        self.do("click", 1)

    def carry(self, start: tuple[int, int], end: tuple[int, int], held: str = "") -> None:
        """Press at one place and go to another in steps, with a key held or not; the button stays down."""
        self.point(*start)
        self.do("mousedown", 1)
        if held:
            self.do("keydown", held)
        for part in (0.2, 0.6, 1.0):
            self.point(*(round(a + (b - a) * part) for a, b in zip(start, end, strict=True)))

    def let_go(self, held: str = "") -> None:
        """Release the button, then the key."""
        self.do("mouseup", 1)
        if held:
            self.do("keyup", held)


def middle(seen: Seen, segment_id: str) -> tuple[int, int]:
    """The middle of a block on the screen."""
    x, y, w, h = seen["boxes"][segment_id]
    return x + w // 2, y + h // 2


def end_edge(seen: Seen, segment_id: str) -> tuple[int, int]:
    """Where a block ends."""
    x, y, w, h = seen["boxes"][segment_id]
    return x + w, y + h // 2
