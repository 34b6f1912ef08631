"""The project as handed out: nothing of one machine in it, every dependency pinned and given its reason."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PERSONAL_PATH = re.compile(r"/(?:home|Users|root|opt|work)/[A-Za-z.]")
REGISTRY_HOST = re.compile(r"https?://[^\s\"'>)]*(?:pypi|pythonhosted|artifact|registry)", re.IGNORECASE)


def tracked() -> list[Path]:
    if not (ROOT / ".git").exists():
        pytest.skip("not a clone")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    return [ROOT / name for name in listed.decode().split("\0") if name]


def project() -> dict[str, object]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def pins() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").split()
    assert all(re.fullmatch(r"[A-Za-z0-9_.-]+==[0-9][0-9a-z.]*", line) for line in lines), "name==version and no more"
    return {plain_name(line.split("==")[0]): line for line in lines}


def plain_name(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9_.-]+", requirement)
    assert found
    return re.sub(r"[-_.]+", "-", found.group()).lower()


def test_nothing_names_a_machine() -> None:
    for file in tracked():
        try:
            text = file.read_text(encoding="utf-8")
        except (UnicodeDecodeError, FileNotFoundError):
            continue  # a picture, a font, or removed and not yet committed
        for pattern in (PERSONAL_PATH, REGISTRY_HOST):
            found = pattern.search(text)
            assert not found, f"{file.relative_to(ROOT)}: {found and found.group()}"


def test_every_dependency_is_pinned() -> None:
    about = project()
    wanted = [*about["dependencies"], *about["optional-dependencies"]["dev"], "hatchling", "editables"]
    assert {plain_name(one) for one in wanted} <= pins().keys()


def test_qt_stays_below_the_version_that_loses_references() -> None:
    assert "PySide6-Essentials>=6.8,<6.12" in project()["dependencies"]


def test_the_readme_gives_every_dependency_its_reason() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8").lower()
    for one in [*project()["dependencies"], *project()["optional-dependencies"]["dev"]]:
        assert re.match(r"[a-z0-9-]+", one.lower()).group() in text, one


def test_what_is_installed_is_just_our_four_packages() -> None:
    built = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]
    assert built["targets"]["wheel"]["packages"] == ["app", "widgets", "exporters", "resources"]
    assert all((ROOT / name / "__init__.py").exists() for name in built["targets"]["wheel"]["packages"])
