"""Writes the kept XML anew: ``python -m tests.exporters.renew``. Read the diff before it is committed."""

from __future__ import annotations

from tests.exporters.kept import FOLDER, GOLDEN, normal


def main() -> None:
    """Write every file and say which changed."""
    FOLDER.mkdir(exist_ok=True)
    for name, make in GOLDEN.items():
        file = FOLDER / name
        now = normal(make())
        before = file.read_text(encoding="utf-8") if file.exists() else ""
        if now != before:
            file.write_text(now, encoding="utf-8")
            print(f"{name} changed")


if __name__ == "__main__":
    main()
