"""From grids to plans: what times, lengths, days and headers mean in the habits of many people and languages.

Each folder knows those before it only: ``text``, ``tables``, ``items``, ``plan``. ``ours`` reads what this app wrote.
"""

from __future__ import annotations

import sys


def forget() -> None:
    """Let go of what every text of the files before was read as: kept for good, it would be as large as they were."""
    modules = [module for name, module in list(sys.modules.items()) if name.startswith(f"{__name__}.")]
    for value in [value for module in modules for value in list(vars(module).values())]:
        if hasattr(value, "cache_clear"):
            value.cache_clear()
