"""The pressure test: a plan run many times before anybody has to. Needs numpy: imported only when asked for."""

from __future__ import annotations

from app.pressure.report import RUNS, SEED, chance, fan, pressure_test
from app.pressure.suggest import TARGET, suggestions

__all__ = ["RUNS", "SEED", "TARGET", "chance", "fan", "pressure_test", "suggestions"]
