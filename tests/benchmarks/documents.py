"""What the documents cost: a long guide and a long cue sheet, against packing what is in them, docxtpl, and in memory.

The floor is the time the finished package's members take to be packed again. Both sides are taken in one run.
"""

from __future__ import annotations

import gc
import io
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from zipfile import ZIP_DEFLATED, ZipFile

from app.domain.library import Library
from app.domain.plan import Action, Cue, Plan, Segment
from app.sample import SAMPLE_PLAN_ID, add_sample
from exporters.cue_sheet import cue_book
from exporters.excel import write_excel
from exporters.guide import guide_document
from exporters.word import write_word
from tests.benchmarks.docxtpl_guide import filled, template_of
from tests.benchmarks.measure import Figure, report

FLOOR_GUIDE = 10.0
DOCXTPL = 1.0
FLOOR_SHEET = 14.0
GROWTH = 9.0
MEMORY_MIB = 120.0
FEW, MANY, CUES = 60, 500, 5_000
ROUNDS = 5


def long_plan(count: int) -> Plan:
    """The segments of the sample over and over, each under a title of its own."""
    sample = next(plan for plan in add_sample(Library()).plans if plan.id == SAMPLE_PLAN_ID)
    given = [one for one in sample.running_segments if one.lane_id == sample.lanes[0].id]
    own = [_again(given[n % len(given)], n) for n in range(count)]
    return replace(sample, segments=tuple(own), lanes=sample.lanes[:1], promised_s=sum(one.planned_s for one in own))


def _again(segment: Segment, n: int) -> Segment:
    cues = tuple(replace(cue, id=f"{n}-{cue.id}", number="", ended_by=None) for cue in segment.cues)
    needs = tuple(replace(need, id=f"{n}-{need.id}") for need in segment.needs)
    return replace(segment, id=f"{n}-{segment.id}"[:32], title=f"{segment.title} {n + 1}", cues=cues, needs=needs)


def plan_of_cues(count: int) -> Plan:
    """So many cues, ten a segment, each with a text of its own."""
    actions = (Action.CHAT, Action.SLIDE, Action.POLL_LAUNCH, Action.ROOMS_OPEN, Action.BROADCAST)
    segments = [
        Segment(
            f"s{n}",
            f"Segment {n + 1}",
            planned_s=600,
            cues=tuple(
                Cue(
                    f"c{n}-{k}",
                    offset_s=k * 60,
                    action=actions[k % len(actions)],
                    text=f"Round {n} of {k}: say what you saw, then what it led to, then ask how they see it.",
                    target="Everyone",
                    backup=f"Read it aloud, page {n}",
                )
                for k in range(10)
            ),
        )
        for n in range(count // 10)
    ]
    return Plan("p", "A very long day", segments=tuple(segments), promised_s=600 * len(segments))


def guide(plan: Plan) -> bytes:
    """The standard guide from plan to package."""
    file = io.BytesIO()
    write_word(guide_document(plan), file)
    return file.getvalue()


def docxtpl_guide(template: bytes, plan: Plan) -> bytes:
    """The same words from the same plan, written by docxtpl."""
    return filled(template, guide_document(plan))


def cue_sheet(plan: Plan) -> bytes:
    """The cue sheet from plan to package."""
    file = io.BytesIO()
    write_excel(cue_book(plan), file)
    return file.getvalue()


def packing(package: bytes) -> Callable[[], object]:
    """Packs again what is in a package."""
    with ZipFile(io.BytesIO(package)) as held:
        members = [(name, held.read(name)) for name in held.namelist()]

    def pack() -> None:
        with ZipFile(io.BytesIO(), "w", ZIP_DEFLATED) as archive:
            for name, content in members:
                archive.writestr(name, content)

    return pack


def cpu_s(work: Callable[[], object]) -> float:
    """The CPU seconds of one call."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def medians(*sides: Callable[[], object]) -> tuple[float, ...]:
    """The median seconds of each side, taken in turns."""
    rounds = [tuple(cpu_s(side) for side in sides) for _ in range(ROUNDS)]
    return tuple(median(side) for side in zip(*rounds, strict=True))


def memory_mib(what: str) -> float:
    """The most memory of a process that does ``what`` and no more."""
    said = subprocess.run([sys.executable, "-m", __spec__.name, what], capture_output=True, text=True, check=True)
    return float(said.stdout)


def _child(what: str) -> None:
    if what == "sheet":
        gc.disable()
        cue_sheet(plan_of_cues(CUES))
    status = Path("/proc/self/status").read_text(encoding="ascii")  # ru_maxrss would count the parent before exec
    print(next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1024)


def main() -> None:
    """Measure and report."""
    if len(sys.argv) == 2:
        _child(sys.argv[1])
        return
    gc.disable()  # as on the threads that write documents
    few, many, cues = long_plan(FEW), long_plan(MANY), plan_of_cues(CUES)
    template = template_of(guide_document(many))
    short, long, packed, theirs = medians(
        partial(guide, few), partial(guide, many), packing(guide(many)), partial(docxtpl_guide, template, many)
    )
    sheet, packed_sheet = medians(partial(cue_sheet, cues), packing(cue_sheet(cues)))
    bare, full = memory_mib("bare"), memory_mib("sheet")
    report(
        [
            Figure("guide_of_500_to_packing", long / packed, FLOOR_GUIDE, f"{long * 1000:.0f} ms"),
            Figure("guide_of_500_to_docxtpl", long / theirs, DOCXTPL, f"{theirs * 1000:.0f} ms"),
            Figure("guide_of_500_to_guide_of_60", long / short, GROWTH, f"{short * 1000:.0f} ms"),
            Figure("cue_sheet_of_5000_to_packing", sheet / packed_sheet, FLOOR_SHEET, f"{sheet * 1000:.0f} ms"),
            Figure("memory_of_cue_sheet_of_5000_MiB", full - bare, MEMORY_MIB, f"{full:.0f} MiB in all"),
        ]
    )


if __name__ == "__main__":
    main()
