"""Who may import whom: every import in the code, wherever it stands, against the table of layers."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("app", "widgets", "exporters", "resources")

READING = {"xlrd", "docx", "lxml", "pydantic"}
STORING = {"sqlmodel", "sqlalchemy", "pydantic", "platformdirs"}
WRITING = {"docx", "openpyxl", "lxml"}
BELOW = {"app.domain", "app.pressure", "app.store", "app.importers", "exporters", "app.history", "app.assets"}
EVERYTHING = {*PACKAGES, "PySide6", "typer", "platformdirs"}

SENSE = "app.importers.sense"
SENSING = {"app.domain", "app.importers.patience", f"{SENSE}.notebook"}

ALLOWED: dict[str, set[str]] = {
    "app": set(),
    "app.domain": set(),
    "app.assets": {"resources"},
    "app.loading": {"PySide6.QtCore"},
    "app.pressure": {"app.domain", "numpy"},
    "app.store": {"app.domain", "app.assets", "app.loading", *STORING},
    "app.importers": {"app.domain", "app.assets", "app.loading", *READING},
    f"{SENSE}.text": {*SENSING},
    f"{SENSE}.tables": {*SENSING, f"{SENSE}.text"},
    f"{SENSE}.items": {*SENSING, f"{SENSE}.text", f"{SENSE}.tables"},
    f"{SENSE}.plan": {*SENSING, f"{SENSE}.text", f"{SENSE}.tables", f"{SENSE}.items"},
    f"{SENSE}.ours": {*SENSING, f"{SENSE}.text", "app.tongues"},
    "app.tongues": {"app.domain", "app.assets"},
    "exporters": {"app.domain", "app.assets", "app.tongues", *WRITING},
    "app.history": {"app.domain"},
    "app.session": {*BELOW, "PySide6.QtCore"},
    "app.jobs": {*BELOW, "PySide6.QtCore"},
    "app.collector": {"PySide6.QtCore"},
    "widgets": {"app.domain", "app.session", "app.jobs", "app.history", "app.assets", "PySide6"},
    "app.mappings": {"app.domain", "pydantic", "platformdirs"},
    "app.shipped": {"app.domain", "app.assets"},
    "app.sample": {"app.domain", "app.assets", "app.shipped"},
    "app.reviewing": {"app.domain", "app.importers", "exporters"},
    "app.paper": {"app.domain", "exporters", "widgets", "PySide6.QtGui"},
    "app.packet": {"app.domain", "app.tongues", "exporters", "widgets"},
    "app.main": EVERYTHING,
    "app.cli": EVERYTHING,
    "app.commands": EVERYTHING,
    "app.__main__": EVERYTHING,
    "resources": set(),
}
"""Beside the standard library and itself. The longest name that fits a module is its row."""

LATE_IN_CLI = ("widgets", "app.main", "PySide6.QtWidgets", "PySide6.QtGui")
"""What a command without a window never loads."""


def modules(root: Path) -> Iterator[tuple[str, Path]]:
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*.py")):
            parts = path.relative_to(root).with_suffix("").parts
            yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


def within(name: str, package: str) -> bool:
    return name == package or name.startswith(package + ".")


def row_of(module: str) -> str | None:
    """The longest row that fits; a module right under ``app`` needs one of its own."""
    fitting = [row for row in ALLOWED if within(module, row) and (row != "app" or module == "app")]
    return max(fitting, key=len, default=None)


def imports(tree: ast.AST, module: str, is_package: bool) -> Iterator[tuple[int, str]]:
    """Line and full name of everything imported, in functions and under TYPE_CHECKING too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parts = module.split(".")
                parts = parts[: len(parts) - node.level + is_package]
                base = ".".join([*parts, base] if base else parts)
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("import_module", "__import__")):
            name = node.args[0] if node.args else None
            if isinstance(name, ast.Constant):
                yield node.lineno, str(name.value)


def offenses(root: Path) -> list[str]:
    found = []
    for module, path in modules(root):
        row = row_of(module)
        if row is None:
            found.append(f"{module}: has no row in the table of layers")
            continue
        for line, name in imports(ast.parse(path.read_text("utf-8")), module, path.name == "__init__.py"):
            known = name.split(".")[0] in sys.stdlib_module_names or within(name, row)
            if not known and not any(within(name, allowed) for allowed in ALLOWED[row]):
                found.append(f"{module}:{line} imports {name}")
    return found


def test_every_import_follows_the_table() -> None:
    assert offenses(ROOT) == []


def test_the_walk_sees_the_code() -> None:
    names = [module for module, _ in modules(ROOT)]
    assert {"app", "app.domain.plan", "exporters", "widgets.selection"} <= set(names)


@pytest.mark.parametrize("file", [ROOT / "app" / "cli.py", *sorted((ROOT / "app" / "commands").glob("*.py"))])
def test_commands_load_no_window_until_asked(file: Path) -> None:
    tree = ast.parse(file.read_text("utf-8"))
    top = ast.Module([node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)], [])
    assert [name for _, name in imports(top, file.stem, False) if any(within(name, late) for late in LATE_IN_CLI)] == []


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("app/domain/bad.py", "import numpy"),
        ("app/domain/bad.py", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from app.store import Store"),
        ("app/domain/bad.py", "def later():\n    from app import session"),
        ("app/domain/bad.py", "from .. import assets"),
        ("app/domain/bad.py", "from ..store import rows"),
        ("app/domain/deep/__init__.py", "from ...history import Step"),
        ("app/domain/bad.py", "import importlib\nimportlib.import_module('app.store')"),
        ("app/history.py", "from PySide6.QtCore import QObject"),
        ("app/session.py", "from PySide6.QtWidgets import QWidget"),
        ("app/store/bad.py", "import app.importers.wire"),
        ("app/importers/bad.py", "from app.domain import plan\nimport sqlmodel"),
        ("widgets/bad.py", "from app.store import open_store"),
        ("widgets/bad.py", "def export():\n    import exporters.guide"),
        ("exporters/bad.py", "from PySide6 import QtCore"),
        ("app/domain_more.py", ""),
    ],
)
def test_a_planted_import_is_found(tmp_path: Path, file: str, source: str) -> None:
    planted = tmp_path / file
    planted.parent.mkdir(parents=True)
    planted.write_text(source)
    assert len(offenses(tmp_path)) == 1


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("app/domain/good.py", "from app.domain import plan\nfrom .plan import Plan\nimport json"),
        ("app/session.py", "from PySide6.QtCore import QObject\nfrom app.store import open_store"),
        ("widgets/deep/good.py", "from app import assets\nfrom ..theme import Theme"),
        ("app/main.py", "import widgets.window, exporters, app.store"),
    ],
)
def test_what_the_table_allows_is_not_found(tmp_path: Path, file: str, source: str) -> None:
    planted = tmp_path / file
    planted.parent.mkdir(parents=True)
    planted.write_text(source)
    assert offenses(tmp_path) == []
