"""Text tables (.csv, .tsv): finds out encoding and delimiter by looking at the text, never by the name."""

from __future__ import annotations

import csv
import io
from collections import Counter

from app.domain.errors import ImportProblem
from app.importers.readers.building import Budget, GridBuilder

DELIMITERS = ",;\t|"
LOOKED_AT = 60
SAMPLED = 65_536
_NEVER_TYPED = bytes(set(range(32)).difference(b"\t\n\v\f\r\x1a\x1b"))


def read(data: bytes, encoding: str = "") -> list[dict[str, object]]:
    """The one table as a wire grid, read in an encoding or as it looks; ImportProblem when the bytes are no text."""
    text, notes = (data.decode(encoding, errors="replace"), []) if encoding else _decoded(data)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    delimiter, text = _told_delimiter(text)
    delimiter = delimiter or _delimiter(text)
    builder = GridBuilder("Sheet1", Budget())
    builder.notes.extend(notes)
    builder.encoding = encoding
    csv.field_size_limit(max(131_072, len(text) + 1))
    reader = csv.reader(io.StringIO(text, newline="\n"), delimiter=delimiter, skipinitialspace=True)
    begun = 0
    for number, row in enumerate(reader):
        if reader.line_num - begun > 200:
            builder.notes.append(
                f"a quoted text that begins in line {begun + 1:,} runs over {reader.line_num - begun:,} lines"
            )
        begun = reader.line_num
        for column, text_of in enumerate(row):
            builder.put(number, column, f"s{text_of}" if text_of.strip() else "")
    return [builder.build()]


def _decoded(data: bytes) -> tuple[str, list[str]]:
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, errors="replace"), []
    half = len(data) // 2
    if half and data[1::2].count(0) > half * 0.4:
        return data.decode("utf-16-le", errors="replace"), []
    if half and data[0::2].count(0) > half * 0.4:
        return data.decode("utf-16-be", errors="replace"), []
    sample = data[:SAMPLED]
    if len(sample) - len(sample.translate(None, _NEVER_TYPED)) > len(sample) // 100:
        raise ImportProblem("The file is neither a spreadsheet nor text.")
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        return _old_encoding(data)


def _old_encoding(data: bytes) -> tuple[str, list[str]]:
    """Bare carriage returns come from Macs of the nineties' habits, and so does their encoding."""
    macintosh = b"\r" in data and b"\n" not in data
    encoding, name = ("mac_roman", "Mac Roman") if macintosh else ("cp1252", "Windows Western")
    return data.decode(encoding, errors="replace"), [f"the text is not Unicode; read as {name}"]


def _told_delimiter(text: str) -> tuple[str, str]:
    """Excel's own first line ``sep=;``."""
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        return first.strip()[4], rest
    return "", text


def _delimiter(text: str) -> str:
    """The one that cuts most lines into the same number of pieces, more than one."""
    sample = text[:200_000]
    return max(DELIMITERS, key=lambda delimiter: _evenness(sample, delimiter))


def _evenness(sample: str, delimiter: str) -> tuple[float, int]:
    widths: Counter[int] = Counter()
    reader = csv.reader(io.StringIO(sample, newline="\n"), delimiter=delimiter, skipinitialspace=True)
    csv.field_size_limit(max(131_072, len(sample) + 1))
    for number, row in enumerate(reader):
        if number >= LOOKED_AT:
            break
        if any(cell.strip() for cell in row):
            widths[len(row)] += 1
    alike = {width: count for width, count in widths.items() if width > 1}
    if not alike:
        return 0.0, 0
    width = max(alike, key=lambda each: (alike[each], each))
    return alike[width] / sum(widths.values()), width
