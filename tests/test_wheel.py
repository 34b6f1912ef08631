"""What `pipx install .` gets: every file of the four packages, and nothing at the top level beside them."""

from __future__ import annotations

import zipfile
from pathlib import Path

from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("app", "widgets", "exporters", "resources")


def test_the_wheel_holds_the_packages_whole(tmp_path: Path) -> None:
    (file,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    with zipfile.ZipFile(file) as wheel:
        names = set(wheel.namelist())
        entry = next(name for name in names if name.endswith("entry_points.txt"))
        assert "throughline = app.__main__:main" in wheel.read(entry).decode()
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == set(PACKAGES)
    files = {file.relative_to(ROOT) for package in PACKAGES for file in (ROOT / package).rglob("*") if file.is_file()}
    wanted = {file.as_posix() for file in files if file.suffix != ".pyc"}
    assert wanted <= names, sorted(wanted - names)
