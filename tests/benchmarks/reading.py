"""A run-of-show of 10,000 rows read, understood and ready to preview, beside calamine's bare read of the same file.

Run it as ``python -m tests.benchmarks.reading``. Both sides run in this process, in turns, and are measured in CPU
time; the start of the child that reads files in the app is not counted. The collector of garbage rests meanwhile, as it
does in the child, and in the window between events.

A second figure says what understanding costs: it is taken against the same way without any (calamine's values handed on
between two processes, made the values of a plan by columns that are written down here, and made ready to preview).
"""

from __future__ import annotations

import gc
import io
import json
import os
import time
from collections.abc import Callable
from functools import partial
from random import Random
from xml.sax.saxutils import escape

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import python_calamine

from app.domain.plan import DAY_S, Cue, Field, Need, Plan, Segment, new_id
from app.domain.sheet import NO_CHOICES, Cell, CellKind, Reading
from app.importers.child import answer_to, written
from app.importers.understanding import understand
from app.importers.wire import read_answer
from tests.benchmarks.measure import Figure, median_ms, report
from tests.importers.files import WORKBOOK_RELATIONS, workbook
from widgets.importing.faces import faces_of
from widgets.importing.lines import SegmentLine, Sheaf, sheaf_of
from widgets.importing.work import Understood

ROWS = 10_000
ROUNDS = 7
LIMIT = 4.0
UNDERSTOOD = 5.0
HEADER = (
    *("Cue no", "Start", "Length", "Title", "Kind", "Owner", "Section"),
    *("Notes", "Tech", "Video", "Materials", "Slides", "Room", "Status"),
)
LETTERS = "ABCDEFGHIJKLMN"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
STYLES = (
    f'<styleSheet {MAIN}><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/>'
    '</borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="21"/>'
    "</cellXfs></styleSheet>"
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = WORKBOOK_RELATIONS.replace(
    "</Relationships>",
    f'<Relationship Id="rId2" Target="sharedStrings.xml" Type="{OFFICE}/sharedStrings"/>'
    f'<Relationship Id="rId3" Target="styles.xml" Type="{OFFICE}/styles"/></Relationships>',
)
KINDS = ("Talk", "Panel", "Break", "Workshop", "Q&A", "Welcome")
OPENINGS = ("How we", "Why nobody can", "Ways to", "Learning to", "The year we", "When teams", "A night to", "Ten who")
VERBS = ("plan", "measure", "repair", "share", "grow", "sell", "teach", "paint", "finance", "forget", "insure", "cook")
THINGS = ("rivers", "bridges", "archives", "gardens", "kitchens", "harbors", "forests", "radios", "maps", "tunnels")
PLACES = ("in Lisbon", "after dark", "with neighbors", "on a budget", "for beginners", "by hand", "at sea", "in winter")
NAMES = ("Ana Reis", "Ben Okafor", "Chloe Tran", "Dora Winter", "Emil Strand", "Farah Aziz", "Gus Moreau", "Hana Sato")
REMARKS = ("check the clock", "two chairs on stage", "hold for applause", "slow walk-on", "doors stay closed")
TECH = ("Mic 1 + 2", "Lectern", "Handheld x3", "Playback A", "Lights 50 %")
VIDEO = ("", "", "Camera 2 wide", "Roll clip", "Title card")
MATERIALS = ("", "Flip chart; pens", "Cards", "Badges", "")


def run_of_show(rows: int = ROWS) -> bytes:
    """A workbook as Excel saves it: so many cues of some seconds in a row, whose titles and notes hardly repeat."""
    random, reached = Random(7), 0
    strings: dict[str, int] = {}
    written = ["".join(_text(0, column, text, strings) for column, text in enumerate(HEADER))]
    for number in range(1, rows + 1):
        length = random.randint(5, 11)
        numbers = ((0, number), (1, reached / DAY_S), (2, length / DAY_S))
        cells = [f'<c r="{LETTERS[at]}{number + 1}" s="{int(at > 0)}"><v>{value!r}</v></c>' for at, value in numbers]
        cells += [_text(number, at, text, strings) for at, text in enumerate(_words(number, random), start=3) if text]
        written.append("".join(cells))
        reached += length
    body = "".join(f'<row r="{at + 1}" spans="1:14">{cells}</row>' for at, cells in enumerate(written))
    items = "".join(f"<si><t>{escape(text)}</t></si>" for text in strings)
    more = {"xl/sharedStrings.xml": f"<sst {MAIN}>{items}</sst>", "xl/styles.xml": STYLES}
    return workbook(body, **more, **{"xl/_rels/workbook.xml.rels": RELATIONS})


def _words(number: int, random: Random) -> tuple[str, ...]:
    title = f"{random.choice(OPENINGS)} {random.choice(VERBS)} {random.choice(THINGS)} {random.choice(PLACES)} {number}"
    notes = f"{random.choice(NAMES)} asks: {random.choice(REMARKS)}, then {random.choice(REMARKS)}, page {number}"
    return (
        *(title, random.choice(KINDS), random.choice(NAMES), f"Block {number // 50 + 1}", notes),
        *(random.choice(TECH), random.choice(VIDEO), random.choice(MATERIALS), f"Deck {number % 40 + 1}"),
        *(f"Room {number % 3 + 1}", random.choice(("ok", "open"))),
    )


def _text(row: int, column: int, text: str, strings: dict[str, int]) -> str:
    number = strings.setdefault(text, len(strings))
    return f'<c r="{LETTERS[column]}{row + 1}" t="s"><v>{number}</v></c>'


def bare(data: bytes) -> int:
    """Calamine's read of the sheet; how many rows."""
    return len(python_calamine.load_workbook(io.BytesIO(data)).get_sheet_by_index(0).to_python(skip_empty_area=False))


def previewed(data: bytes) -> Understood:
    """All of ours, from the file's bytes to what the import page shows."""
    reading = understand("plan.xlsx", read_answer(written(answer_to(data))))
    return Understood(reading, faces_of(reading, NO_CHOICES), sheaf_of(reading))


def not_understood(data: bytes) -> Sheaf:
    """The least that could be shown of the file: nothing in it is looked at, what each column means is known."""
    sheet = python_calamine.load_workbook(io.BytesIO(data)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    words: dict[object, int] = {}
    numbers = [[words.setdefault(value, len(words)) for value in row] for row in sheet]
    answer = json.loads(json.dumps({"words": [str(word) for word in words], "rows": numbers}))
    cells = [Cell(word, CellKind.TEXT) for word in answer["words"]]
    rows = [tuple([cells[number] for number in row]) for row in answer["rows"]]
    return sheaf_of(Reading("plan.xlsx", plans=(Plan("p", "Plan", segments=tuple(map(_made, rows[1:]))),)))


def _made(row: tuple[Cell, ...]) -> Segment:
    return Segment(
        id=new_id(),
        title=row[3].text,
        planned_s=10,
        led_by=row[5].text,
        notes=row[7].text,
        slides=row[11].text,
        cues=tuple([Cue(new_id(), title=cell.text) for cell in row[8:10] if cell.text]),
        needs=tuple([Need(new_id(), word) for word in row[10].text.split(";") if word]),
        custom=(Field("Room", row[12].text), Field("Status", row[13].text)),
    )


def cpu_s(work: Callable[[], object]) -> float:
    """The CPU seconds one call takes."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """Measure and report."""
    data = run_of_show()
    gc.disable()
    assert bare(data) == ROWS + 1
    assert sum(isinstance(line, SegmentLine) for line in previewed(data).sheaf.lines) == ROWS
    sides = (bare, not_understood, previewed)
    rounds = [tuple(cpu_s(partial(side, data)) for side in sides) for _ in range(ROUNDS)]
    read, made, ours = (median_ms(side) for side in zip(*rounds, strict=True))
    report(
        [
            Figure("preview_of_10000_rows_to_bare_read", ours / read, LIMIT, f"{ours:.0f} ms against {read:.0f} ms"),
            Figure(
                "preview_to_the_same_not_understood", ours / made, UNDERSTOOD, f"that is {made / read:.1f} bare reads"
            ),
        ]
    )


if __name__ == "__main__":
    main()
