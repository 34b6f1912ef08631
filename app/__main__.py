"""Where `throughline` and `python -m app` begin; decides who answers and loads nothing it does not need."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

from app.loading import import_plainly


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what was asked for and give the exit code: 0 done, 1 done with findings, 2 refused."""
    asked = list(sys.argv[1:] if arguments is None else arguments)
    if asked[:1] == ["--import-child"]:  # a frozen app has no `-m`: the reading child is this same program
        from app.importers.child import main as read_one_file

        return read_one_file(asked[1:])
    if not asked or asked[0] == "open":
        gc.disable()  # what is imported stays; later the window's own collector looks (see app.collector)
        import_plainly()
        from app.main import main as open_window

        return open_window(asked[1:])
    from app.cli import main as run_command

    return run_command(asked)


if __name__ == "__main__":
    sys.exit(main())
