"""How much of a stranger's file is read: far above any real run-of-show, far below what harms the machine."""

from __future__ import annotations

from typing import Final

MIB: Final = 1024 * 1024

FILE_BYTES: Final = 50 * MIB
MEMBERS: Final = 2_000
MEMBER_BYTES: Final = 96 * MIB
UNPACKED_BYTES: Final = 256 * MIB
RATIO: Final = 300
RATIO_FROM_BYTES: Final = MIB
XML_DEPTH: Final = 200

SHEETS: Final = 20
ROWS: Final = 20_000
COLUMNS: Final = 200
CELLS: Final = 400_000
CHARACTERS: Final = 4_000_000
LAST_ROW: Final = 1_048_576
MERGES: Final = 20_000
TABLES: Final = 200
FILLS: Final = 40_000
REMARKS: Final = 2_000
MARKS: Final = 4_000
"""Comments, filled-in places and tracked changes of a document."""
FACTS: Final = 20

TEMPLATE_BYTES: Final = 12 * MIB
"""Pictures in the header and footer of a Word template."""
TEMPLATE_PART_BYTES: Final = 4 * MIB

WALL_S: Final = 20.0
CPU_S: Final = 30
OLD_CPU_S: Final = 10
"""For an old .xls: a loop in its list of sectors keeps xlrd going for good, and real ones take two or three seconds."""
ADDRESS_BYTES: Final = 2_000 * MIB
RESIDENT_BYTES: Final = 600 * MIB
"""Looked at now and then: what a child takes between two looks has to stay under 700 MiB as well."""
ANSWER_BYTES: Final = 32 * MIB
PIECE_WORDS: Final = 4_000
"""How much of an answer is checked in one go: under 5 ms, as the window stands still meanwhile."""
