"""Starts the child that parses a file, watches its time and memory, and takes its answer for what it is worth."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO, Final

from app.domain.errors import ImportProblem
from app.domain.sheet import ENCODINGS, Grid
from app.importers import limits
from app.importers.patience import Look, look_until_tired
from app.loading import alone

LOOK_EVERY_S: Final = 0.05
ROOT: Final = Path(__file__).resolve().parents[2]


def read_grids(path: Path, cancelled: Callable[[], bool] = lambda: False, encoding: str = "") -> tuple[Grid, ...]:
    """The sheets of a file as cells; nothing in it is followed or run.

    ``encoding``, one of ENCODINGS, is how to read the bytes of a text table; empty: as they look.
    Raises ImportProblem with a sentence for the person: no such file, too large, not a spreadsheet, damaged,
    protected, too slow, canceled.
    """
    if encoding and encoding not in ENCODINGS:
        raise ImportProblem("The file cannot be read in an encoding of that name.")
    look = look_until_tired(cancelled)
    with _opened(path) as file:
        data = _child_answer(file, look, ("--encoding", encoding) if encoding else ())
    with alone:
        from app.importers.wire import read_answer

    grids = read_answer(data, look)
    if not any(grid.rows for grid in grids):
        raise ImportProblem("The file holds no filled cell.")
    return grids


def read_template(path: Path, cancelled: Callable[[], bool] = lambda: False) -> bytes:
    """The look of a Word template as a package of our own; what acts or leads elsewhere is left behind.

    Raises ImportProblem with a sentence for the person, like :func:`read_grids`.
    """
    look = look_until_tired(cancelled)
    with _opened(path) as file:
        data = _child_answer(file, look, ("--template",))
    with alone:
        from app.importers.wire import read_template_answer

    return read_template_answer(data)


def _opened(path: Path) -> IO[bytes]:
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise ImportProblem(f"{path.name} is not a file.")
        if about.st_size == 0:
            raise ImportProblem(f"{path.name} is empty.")
        if about.st_size > limits.FILE_BYTES:
            raise ImportProblem(f"{path.name} is larger than {limits.FILE_BYTES // limits.MIB} MB.")
        return path.open("rb")
    except FileNotFoundError as problem:
        raise ImportProblem(f"There is no file {path.name}.") from problem
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or "its name is not allowed"
        raise ImportProblem(f"{path.name} cannot be opened: {reason}.") from problem


def _child_answer(file: IO[bytes], look: Look, arguments: tuple[str, ...]) -> bytes:
    with tempfile.TemporaryDirectory(prefix="throughline-import-") as folder:
        child = subprocess.Popen(
            [*_command(), *arguments],
            stdin=file,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env=_environment(),
            start_new_session=os.name == "posix",
        )
        try:
            return _watched(child, look)
        finally:
            _end(child)


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, "--import-child"]
    return [sys.executable, "-P", "-m", "app.importers.child"]


def _environment() -> dict[str, str]:
    """Only what Python needs to start, and the way to this package when it is not installed."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH") if name in os.environ}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "OMP_NUM_THREADS": "1"}


def _watched(child: subprocess.Popen[bytes], look: Look) -> bytes:
    chunks: list[bytes] = []
    reader = threading.Thread(target=_drain, args=(child, chunks), daemon=True)
    reader.start()
    while reader.is_alive():
        reader.join(LOOK_EVERY_S)
        look()
        if resident_bytes(child.pid) > limits.RESIDENT_BYTES:
            raise ImportProblem("The file asks for more memory than a plan needs.")
    answer = b"".join(chunks)
    if len(answer) > limits.ANSWER_BYTES:
        raise ImportProblem("The file holds more than a plan can.")
    if not answer:
        raise ImportProblem("The file cannot be read: it is damaged, and its reader gave up.")
    return answer


def _drain(child: subprocess.Popen[bytes], chunks: list[bytes]) -> None:
    if child.stdout is None:
        return
    left = limits.ANSWER_BYTES + 1
    while left > 0 and (chunk := child.stdout.read1(min(left, limits.MIB))):  # type: ignore[attr-defined]
        chunks.append(chunk)
        left -= len(chunk)


def resident_bytes(pid: int) -> int:
    """Memory a process holds, 0 where it cannot be known (Linux only; elsewhere the child's own limits must do)."""
    try:
        pages = Path(f"/proc/{pid}/statm").read_text().split()[1]
    except (OSError, IndexError):
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def _end(child: subprocess.Popen[bytes]) -> None:
    """Kill the child and whatever it may have started, and collect it."""
    try:
        if os.name == "posix":
            os.killpg(child.pid, signal.SIGKILL)
        else:
            child.kill()
    except (ProcessLookupError, PermissionError):
        pass
    child.wait()
    if child.stdout is not None:
        child.stdout.close()
