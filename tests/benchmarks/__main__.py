"""Runs every benchmark, one process each, and leaves with 1 when one of them did."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HELPERS = ("__init__", "__main__", "measure")


def main() -> int:
    over = False
    for file in sorted(Path(__file__).parent.glob("*.py")):
        if file.stem not in HELPERS:
            print(f"-- {file.stem}", flush=True)
            over |= subprocess.run([sys.executable, "-m", f"tests.benchmarks.{file.stem}"], check=False).returncode != 0
    return int(over)


if __name__ == "__main__":
    sys.exit(main())
