"""Prints what a file is read as: ``python -m app.importers FILE``; writes nothing."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from app.domain.errors import ImportProblem
from app.importers import as_json, read_grids, understand


def main(arguments: list[str]) -> int:
    """0 read, 1 read with doubts or leftovers, 2 refused with a sentence on stderr."""
    if len(arguments) != 1:
        print("usage: python -m app.importers FILE", file=sys.stderr)
        return 2
    path = Path(arguments[0])
    try:
        reading = understand(path.name, read_grids(path))
    except ImportProblem as problem:
        print(problem, file=sys.stderr)
        return 2
    json.dump(as_json(reading), sys.stdout, ensure_ascii=False, indent=1)
    return 1 if reading.doubts or reading.unread or not reading.plans else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
