"""The process that parses a stranger's file: bytes on standard input, sheets as JSON on standard output.

It gets no path, no library and no network of ours; what it says is checked again by the one who started it.
"""

from __future__ import annotations

import base64
import gc
import json
import sys
from collections.abc import Callable, Iterator, Sequence

from app.domain.errors import ImportProblem
from app.domain.sheet import ENCODINGS
from app.importers import limits

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def main(arguments: Sequence[str]) -> int:
    """Read, parse, answer. The exit code is 0 whenever there is an answer, a problem told included.

    ``--encoding NAME`` says how to read a text table, ``--template`` that the file is a Word template.
    """
    gc.disable()  # nothing made here outlives the answer, nor goes in circles
    named = arguments[1] if len(arguments) == 2 and arguments[0] == "--encoding" else ""
    data = sys.stdin.buffer.read(limits.FILE_BYTES + 1)
    _limit_machine(limits.OLD_CPU_S if data.startswith(OLE) else limits.CPU_S)
    is_look = list(arguments) == ["--template"]
    answer = look_of(data) if is_look else answer_to(data, named if named in ENCODINGS else "")
    sys.stdout.buffer.write(written(answer))
    sys.stdout.buffer.flush()
    return 0


def written(answer: dict[str, object]) -> bytes:
    """The answer as it is handed over: lines of JSON, a large sheet in pieces over several of them."""
    grids = answer.get("grids")
    lines = [piece for grid in grids for piece in pieces(grid)] if isinstance(grids, list) else [answer]
    return b"".join(
        json.dumps(line, ensure_ascii=True, separators=(",", ":")).encode("ascii") + b"\n" for line in lines
    )


def pieces(grid: dict[str, object]) -> Iterator[dict[str, object]]:
    """A sheet with its lists cut short, then the rest of them, so that whoever reads it is never busy for long."""
    lists = {name: value for name, value in grid.items() if isinstance(value, list)}
    now: dict[str, object] = {**grid, **{name: [] for name in lists}}
    goes_on = False
    for name, values in lists.items():
        begun = weight = 0
        for at, value in enumerate(values, start=1):
            weight += _words_in(value)
            if weight >= limits.PIECE_WORDS:
                yield _line(now | {name: values[begun:at]}, goes_on)
                now, goes_on, begun, weight = {}, True, at, 0
        now[name] = values[begun:]
    yield _line(now, goes_on)


def _line(piece: dict[str, object], goes_on: bool) -> dict[str, object]:
    return {"more": piece} if goes_on else {"grids": [piece]}


def _words_in(value: object) -> int:
    """How much a row, or another entry of a list, holds."""
    return 1 + len(value[1]) if isinstance(value, list) and isinstance(value[-1], list) else 1


def answer_to(data: bytes, encoding: str = "") -> dict[str, object]:
    """What there is to say of a file: its sheets, or the sentence why there are none; never raises."""

    def sheets() -> dict[str, object]:
        grids = read(data, encoding)
        return {"grids": grids} if grids else {"problem": "The file holds no sheet."}

    return _told(sheets)


def look_of(data: bytes) -> dict[str, object]:
    """What there is to say of a Word template: its look as a package, or what is wrong with it; never raises."""

    def look() -> dict[str, object]:
        return {"template": base64.b64encode(read_template(data)).decode("ascii")}

    return _told(look)


def _told(answer: Callable[[], dict[str, object]]) -> dict[str, object]:
    try:
        return answer()
    except ImportProblem as problem:
        return {"problem": str(problem)}
    except (MemoryError, RecursionError):
        return {"problem": "The file asks for more memory than a plan needs."}
    except Exception:  # noqa: BLE001  the boundary: whatever a parser throws at a broken file
        return {"problem": "The file cannot be read: it is damaged."}


def _limit_machine(processor_s: int) -> None:
    """Hard limits where the system has them; the one who started us watches time and memory too."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (processor_s, processor_s))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (limits.ADDRESS_BYTES, limits.ADDRESS_BYTES))


def read_template(data: bytes) -> bytes:
    """The look of a Word template; raises ImportProblem."""
    _check_length(data)
    if data.startswith(OLE):
        _refuse_old(data)
    if not data.startswith(b"PK"):
        raise ImportProblem("The template is no Word document (.docx, .dotx).")
    from app.importers.readers import template
    from app.importers.readers.packages import Package

    return template.read(Package(data))


def _check_length(data: bytes) -> None:
    if len(data) > limits.FILE_BYTES:
        raise ImportProblem(f"The file is larger than {limits.FILE_BYTES // limits.MIB} MB.")
    if not data.strip():
        raise ImportProblem("The file is empty.")


def read(data: bytes, encoding: str = "") -> list[dict[str, object]]:
    """The sheets of a file, told apart by what is in it; raises ImportProblem."""
    _check_length(data)
    if data.startswith(b"PK"):
        return _read_package(data)
    if data.startswith(OLE) or data[:2] in (b"\x09\x08", b"\x09\x04", b"\x09\x02"):
        return _read_old(data)
    from app.importers.readers import foreign

    return foreign.read(data, encoding)


def _read_package(data: bytes) -> list[dict[str, object]]:
    from app.importers.readers.packages import Package

    package = Package(data)
    if "xl/workbook.xml" in package.names:
        from app.importers.readers import xlsx

        return xlsx.read(package)
    if "xl/workbook.bin" in package.names:
        raise ImportProblem("The file is a binary workbook (.xlsb). Save it as .xlsx and import that.")
    if any(name.startswith("word/document") for name in package.names):
        from app.importers.readers import docx

        return docx.read(package)
    if "ppt/presentation.xml" in package.names:
        from app.importers.readers import pptx

        return pptx.read(package)
    if any(name.endswith(".iwa") or name == "Index.zip" for name in package.names):
        raise ImportProblem("The file is a Numbers or Pages document. Export it as .xlsx or .docx and import that.")
    if "content.xml" in package.names:
        from app.importers.readers import ods

        return ods.read(package)
    raise ImportProblem("The file is a zip archive without a spreadsheet or document in it.")


def _read_old(data: bytes) -> list[dict[str, object]]:
    _refuse_old(data)
    from app.importers.readers import xls

    return xls.read(data)


def _refuse_old(data: bytes) -> None:
    if "EncryptedPackage".encode("utf-16-le") in data:
        from app.importers.readers.packages import PASSWORD

        raise ImportProblem(PASSWORD)
    if "WordDocument".encode("utf-16-le") in data:
        raise ImportProblem("The file is an old Word document (.doc). Save it as .docx and import that.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
