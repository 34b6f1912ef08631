"""What every test stands on: no screen, no home folder, the C locale, and examples that repeat."""

from __future__ import annotations

import faulthandler
import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Before anything imports Qt: a test run must not open windows on the desk it runs at.
os.environ["QT_QPA_PLATFORM"] = os.environ.get("THROUGHLINE_TEST_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"
os.environ.pop("LANGUAGE", None)

_OWN_HOME = Path(tempfile.mkdtemp(prefix="throughline-tests-"))
for _name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"):
    _folder = _OWN_HOME / _name.lower()
    _folder.mkdir(mode=0o700)
    os.environ[_name] = str(_folder)

# The same examples everywhere: a red run is about the change. THROUGHLINE_TEST_SEARCH=1 looks for new ones.
_SLOW_IS_FINE = (HealthCheck.too_slow, HealthCheck.function_scoped_fixture)
settings.register_profile(
    "repeat", deadline=None, max_examples=60, derandomize=True, print_blob=True, suppress_health_check=_SLOW_IS_FINE
)
settings.register_profile("search", settings.get_profile("repeat"), derandomize=False, max_examples=300)
settings.load_profile("search" if os.environ.get("THROUGHLINE_TEST_SEARCH") else "repeat")


def pytest_configure() -> None:
    """Say where a crash inside Qt came from; keep settings out of the real home on every system."""
    faulthandler.enable()
    if not sys.platform.startswith("linux"):
        from PySide6.QtCore import QStandardPaths

        QStandardPaths.setTestModeEnabled(True)


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    shutil.rmtree(_OWN_HOME, ignore_errors=True)


@pytest.fixture(autouse=True)
def _no_window_left_open(request: pytest.FixtureRequest) -> Iterator[None]:
    """A window a test forgot would paint, and fail, in somebody else's test; collected elsewhere it would crash."""
    on_screen = "qapp" in request.fixturenames
    if on_screen:
        gc.disable()
    yield
    widgets_module = sys.modules.get("PySide6.QtWidgets")
    if widgets_module is None or widgets_module.QApplication.instance() is None:
        return
    for window in widgets_module.QApplication.topLevelWidgets():
        window.hide()
    # what stays on the clipboard of no screen is deleted when Python is gone, and that crashes
    widgets_module.QApplication.clipboard().clear()
    if on_screen:
        gc.collect(0)
        gc.enable()
