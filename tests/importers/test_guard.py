"""The process that reads a file: what it may do, how it ends, and what is left when it has."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest

from app.domain.errors import ImportProblem
from app.domain.sheet import Cell, CellKind, Grid
from app.importers import limits, parent, read_grids, understand
from app.importers.sense.text.cells import sense
from tests.importers.files import document, docx_line, docx_text, ods_cell, ods_row, saved, spreadsheet, workbook

WATCHED = """
import sys, sysconfig
from app.importers import child
roots = tuple({sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")}) + (ROOT,)
seen = []
def look(event, arguments):
    if event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "urllib.")):
        seen.append(event)
    elif event == "open" and not str(arguments[0]).startswith(roots):
        seen.append(f"open {arguments[0]}")
    elif event.startswith("os.") and event not in ("os.listdir", "os.scandir", "os.putenv", "os.add_dll_directory"):
        seen.append(event)
sys.addaudithook(look)
child.main(sys.argv[1:])
sys.stderr.write("\\n".join(seen))
"""
"""What the child does while it is watched: nothing but to read Python's own files."""

FILES = {
    "xlsx": workbook(
        '<row r="1"><c r="A1" t="str"><f>HYPERLINK("http://example.invalid/a")</f><v>x</v></c></row>',
        **{"xl/externalLinks/externalLink1.xml": "<externalLink/>", "xl/vbaProject.bin": "x", "../evil": "x"},
    ),
    "ods": spreadsheet(ods_row(ods_cell('<text:a href="http://example.invalid/a">x</text:a>'))),
    "docx": document(
        docx_line(docx_text("x")),
        **{
            "word/_rels/document.xml.rels": '<Relationships><Relationship Id="a" TargetMode="External"'
            ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"'
            ' Target="http://example.invalid/t.dotm"/></Relationships>'
        },
    ),
    "csv": b"=WEBSERVICE(\"http://example.invalid\"),=cmd|' /C calc'!A0\n1,2\n",
}


@pytest.mark.parametrize("kind", FILES)
def test_the_child_opens_nothing_but_python_s_own_files(kind: str) -> None:
    program = WATCHED.replace("ROOT", repr(str(parent.ROOT)))
    done = subprocess.run(
        [sys.executable, "-P", "-c", program],
        input=FILES[kind],
        capture_output=True,
        env=parent._environment(),
        check=False,
        timeout=60,
    )
    assert done.returncode == 0
    assert b'"grids"' in done.stdout
    assert done.stderr == b""


def patient_children(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    monkeypatch.setattr(parent, "_command", lambda *encoding: [sys.executable, "-c", program])


@pytest.mark.skipif(sys.platform != "linux", reason="looks at the processes as Linux shows them")
@pytest.mark.parametrize(
    ("program", "sentence"),
    [
        ("import signal; signal.pause()", "took longer"),
        ("import os, signal; os.fork(); signal.pause()", "took longer"),
        ("import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); signal.pause()", "took longer"),
        ("import os; os.close(1); import signal; signal.pause()", "gave up"),
        ("while True: print('x' * 100_000)", "more than a plan can"),
        ("import os, sys; os.kill(os.getpid(), 11)", "gave up"),
    ],
)
def test_nothing_is_left_of_a_child(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, sentence: str
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "own"))
    (tmp_path / "own").mkdir()
    monkeypatch.setattr(limits, "WALL_S", 1.0)
    patient_children(monkeypatch, program)
    path = saved(tmp_path, workbook())
    threads = threading.active_count()
    with pytest.raises(ImportProblem, match=sentence):
        read_grids(path)
    assert list((tmp_path / "own").iterdir()) == []
    assert not _children()
    assert threading.active_count() <= threads + 1  # the drain ends with its pipe


def _children() -> list[str]:
    """Processes begun by this one that have not been collected."""
    tasks = Path("/proc/self/task").iterdir()
    return " ".join((task / "children").read_text() for task in tasks if (task / "children").exists()).split()


@pytest.mark.skipif(not hasattr(signal, "pause"), reason="the waiting child needs POSIX signals")
def test_canceling_ends_the_child_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    patient_children(monkeypatch, "import signal; signal.pause()")
    until = time.monotonic() + 0.3
    with pytest.raises(ImportProblem, match="canceled"):
        read_grids(saved(tmp_path, workbook()), cancelled=lambda: time.monotonic() > until)
    assert time.monotonic() < until + 5


def test_understanding_is_canceled_and_does_not_go_on_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = tuple((Cell(f"9:{row % 60:02d}", CellKind.TEXT), Cell(f"Talk {row}", CellKind.TEXT)) for row in range(2_000))
    grids = (Grid("S", rows),)
    with pytest.raises(ImportProblem, match="canceled"):
        understand("plan.csv", grids, cancelled=lambda: True)
    monkeypatch.setattr(limits, "WALL_S", 0.0)
    with pytest.raises(ImportProblem, match="took longer"):
        understand("plan.csv", grids)
    monkeypatch.undo()
    assert understand("plan.csv", grids[:0]).plans == ()


def test_the_texts_of_a_file_are_forgotten_when_another_is_read(tmp_path: Path) -> None:
    sense(Cell("9:00 Doors", CellKind.TEXT))
    assert sense.cache_info().currsize > 0
    read_grids(saved(tmp_path, FILES["csv"]))
    assert sense.cache_info().currsize == 0


def test_the_child_is_told_nothing_of_us(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THROUGHLINE_LIBRARY", "somebody/library")
    monkeypatch.setenv("HOME", "somebody")
    assert set(parent._environment()) <= {
        *("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "OMP_NUM_THREADS")
    }
    assert os.environ["HOME"] not in parent._environment().values()
