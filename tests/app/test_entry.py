"""Where the program begins: who answers, and what is not loaded for it."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from app import __main__ as entry
from app.sample import messy_run_of_show

HEAVY = ("sqlmodel", "sqlalchemy", "pydantic", "docx", "openpyxl", "lxml", "numpy", "typer")


def loaded(code: str, standard_input: bytes = b"") -> tuple[bytes, set[str]]:
    """What a fresh Python prints for this, and the top-level modules it had loaded at the end."""
    whole = f"import sys; {code}; sys.stdout.flush(); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", whole], input=standard_input, capture_output=True, timeout=60, check=True
    )
    return done.stdout, {name.split(".")[0] for name in done.stderr.decode().split()}


def test_the_window_comes_without_what_only_documents_and_databases_need() -> None:
    _, modules = loaded("import app.main")
    assert "PySide6" in modules
    assert not modules & set(HEAVY)


def test_a_frozen_app_reads_files_in_a_child_that_never_sees_qt() -> None:
    answer, modules = loaded(
        "from app.__main__ import main; main(['--import-child'])", messy_run_of_show().read_bytes()
    )
    assert json.loads(answer)["grids"]
    assert "PySide6" not in modules


def test_a_command_gets_its_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert entry.main(["no-such-command"]) == 2
    assert "no-such-command" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("asked", "handed_over"),
    [
        ([], []),
        (["open"], []),
        (["open", "run.xlsx"], ["run.xlsx"]),
        (["open", "run.xlsx", "--library", "own"], ["run.xlsx", "--library", "own"]),
        (["--library", "own"], ["--library", "own"]),
        (["--library", "own", "open", "run.xlsx"], ["run.xlsx", "--library", "own"]),
    ],
)
def test_the_window_is_opened_on_what_was_named(
    monkeypatch: pytest.MonkeyPatch, asked: list[str], handed_over: list[str]
) -> None:
    import app.main

    opened: list[list[str]] = []
    monkeypatch.setattr(app.main, "main", lambda arguments: opened.append(list(arguments)) or 0)
    assert entry.main(asked) == 0
    assert opened == [handed_over]
