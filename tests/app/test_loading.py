"""What a start imports is not read a second time; where PySide no longer does it, `import_plainly` can go."""

from __future__ import annotations

import subprocess
import sys

import pytest

ASKED = """
import linecache
from app.loading import import_plainly
import PySide6.QtCore
if {plainly}:
    import_plainly()
import colorsys
from PySide6.QtCore import QObject
class Own(QObject):
    pass
assert Own().objectName() == ""
print(colorsys.__file__ in linecache.cache)
"""


@pytest.mark.parametrize("plainly", [True, False])
def test_what_is_imported_after_qt_is_not_read_as_text(plainly: bool) -> None:
    asked = [sys.executable, "-c", ASKED.format(plainly=plainly)]
    told = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()

    assert told == str(not plainly)
