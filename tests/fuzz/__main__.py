"""Runs the fuzzer and says which limit is broken: ``python -m tests.fuzz --count 20000 --seed 1 --jobs 2``."""

from __future__ import annotations

import argparse
import os
import resource
import sys
import tempfile
from collections import Counter
from itertools import count as counted
from itertools import islice
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from app.main import keep_answering
from tests.fuzz.run import Outcome, Run, memory_mib

STALL_MS = 100.0
FILE_S = 21.0
"""The guard's twenty, and the end of the child."""
P99_S = 1.0
CHILD_MIB = 700.0
GROWTH_MIB = 50.0
TOLD_EVERY = 500
WARM = 200
"""Files until everything is loaded and the caches are as full as small files make them."""


def main(arguments: list[str]) -> int:
    """0 when every limit holds; files beyond one stay in the folder, by seed and number."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--count", type=int, default=1_000, help="how many files")
    parser.add_argument("--seed", type=int, default=1, help="which files")
    parser.add_argument("--first", type=int, default=0, help="the number of the first, to see one again")
    parser.add_argument("--jobs", type=int, default=1, help="how many at a time")
    parser.add_argument("--out", type=Path, default=Path("out/fuzz"), help="where files beyond a limit go")
    asked = parser.parse_args(arguments)
    app = QApplication(sys.argv[:1])
    keep_answering(app)
    asked.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="throughline-fuzz-") as folder:
        tempfile.tempdir = folder
        watch = Watch(Path(folder), asked.out)
        run = Run(asked.seed, islice(counted(asked.first), asked.count), Path(folder), asked.jobs)
        run.told.connect(watch.take)
        run.ended.connect(app.quit)
        app.exec()
        left = os.listdir(folder)
    return report(run, watch, left)


class Watch:
    """Looks at each file as it is done with: keeps those beyond a limit, removes the others."""

    def __init__(self, folder: Path, out: Path) -> None:
        self._folder, self._out = folder, out
        self._seen: list[Outcome] = []
        self.warm_mib = 0.0

    def take(self, outcome: Outcome) -> None:
        path = self._folder / outcome.name
        self._seen.append(outcome)
        if len(self._seen) == WARM:
            self.warm_mib = memory_mib("self", "VmRSS")
        if len(self._seen) % TOLD_EVERY == 0:
            self._tell()
        if _is_beyond(outcome):
            path.rename(self._out / path.name)
            print(f"{path.name}: {outcome.figures}, {outcome.end}", flush=True)
        else:
            path.unlink()

    def _tell(self) -> None:
        seconds = sorted(one.seconds for one in self._seen)
        print(
            f"{len(seconds):,} files: 99 of 100 within {seconds[int(0.99 * len(seconds))]:.2f} s, all within"
            f" {seconds[-1]:.2f} s, stalls to {max(one.stall_ms for one in self._seen):.0f} ms, children to"
            f" {max(one.child_mib for one in self._seen):.0f} MiB, {memory_mib('self', 'VmRSS'):.0f} MiB here",
            flush=True,
        )


def _is_beyond(outcome: Outcome) -> bool:
    over = outcome.seconds > FILE_S or outcome.child_mib > CHILD_MIB or outcome.stall_ms > STALL_MS
    return over or outcome.end.startswith("crash")


def report(run: Run, watch: Watch, left: list[str]) -> int:
    """Print all figures; 1 when a limit is broken."""
    outcomes = sorted(run.outcomes, key=lambda one: one.seconds)
    for sort, many in Counter(one.sort for one in outcomes).most_common():
        print(f"{many:7,} {sort}")
    for kind, many in sorted(Counter(one.kind for one in outcomes).items()):
        print(f"{many:7,} {kind}, {sum(one.kind == kind and one.end == 'read' for one in outcomes):,} of them read")
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"longest: {outcomes[-1].name}; the window waited longest at {run.stalled_at}")
    print(f"on the wall between ticks {run.wall_ms:.0f} ms; a child {children.ru_utime / len(outcomes):.3f} s of CPU")
    growth = memory_mib("self", "VmRSS") - watch.warm_mib if watch.warm_mib else 0.0
    figures = (
        ("crashes", sum(one.end.startswith("crash") for one in outcomes), 0),
        ("left behind", len(left), 0),
        ("longest file, s", outcomes[-1].seconds, FILE_S),
        ("99 of 100 files, s", outcomes[int(0.99 * (len(outcomes) - 1))].seconds, P99_S),
        ("longest stall, ms", run.stall_ms, STALL_MS),
        ("largest child, MiB", max(children.ru_maxrss / 1024, *(one.child_mib for one in outcomes)), CHILD_MIB),
        ("growth here, MiB", growth, GROWTH_MIB),
    )
    for name, value, limit in figures:
        print(f"{name:20} {value:10.2f}  at most {limit:6.0f}{'' if value <= limit else '   BROKEN'}")
    return int(any(value > limit for _, value, limit in figures))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
