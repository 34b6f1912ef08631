"""Damages files: their bytes, the parts inside a zip, and the texts of their cells. The same seed, the same damage."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from random import Random

from tests.fuzz.originals import TABLES, WRITERS, Rows, originals

NUMBERS = (
    *("", "0", "-1", "1", "63", "201", "1048577", "2000000000", "99999999999999999999", "-99999999999"),
    *("1e308", "1e309", "-1e308", "nan", "inf", "0.5", "60", "2958466", "1.7976931348623157e308", "5e-324", "0x10"),
    *("true", "x", "A0", "A1048577", "XFD1048576", "ZZZZ1", "A1:XFD1048576", "B2:A1", "$A$1", "٣", "½", "²"),
)
TIMES = (
    *("25:61", "9:0", "24:00", "23:59:59.999", "00:00", "-1:00", "9.30", "9h30", "930", "12 noon", "24h", "0:00-0:00"),
    *("9:00-", "-9:00", "9:00 – 8:00 – 7:00", "99999:99", "1:1:1:1", "13 pm", "0 am", "noon - midnight", "9–10–11"),
    *("0 min", "-5 min", "99999 min", "1.5.2 h", "½ h", "1/2 h", "5' 30''", "15-5 min", "∞ min", "10 min + 5 min"),
)
DATES = (
    *("31/2/2026", "0/0/0", "2026-13-45", "0000-00-00", "9999-12-31", "1/2/3", "Feb 30", "Day 0", "Day 99999999999"),
    *("Monday Tuesday", "32 May", "29.2.2023", "1900-02-29", "12/31/1899", "May", "٢٠٢٦-٠١-٠١", "２０２６年１月１日"),
)
SIGNS = (
    *("\x00", "\x0b", "\x1f", "\x7f", "\u2028", "\u2029", "\ufeff", "\ufffe", "\ud800", "\udfff", "\u202e", "\u200f"),
    *("\u0301", "\U0001f468\u200d\U0001f469", "\u05d0\u05d1", "\u0627\u0644", "\u3000", "\xa0", "\r", "\t", "\n", "'"),
    *('"', "<b>", "&amp;", "]]>", "=1+1", "+1", "@x", "(", "[", "（", "|", ";", "🕘", "İ", "ß", "ﬁ", "½"),
)
RUNS = ("1", " ", "-", ":", "a", "A", "9:00 ", "1:", "(", "5 min ", "9-", "a1", "\n", ". ", "1 ", "12", "é", "–", "h ")
ENTITIES = ("&lol;", "&#0;", "&#x1F;", "&#xD800;", "&#1114112;", "&", "&amp;amp;", "&lt;", "<![CDATA[", "<!--", "<?x?>")
DOCTYPE = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
MOST = 3_000_000
ENOUGH = 100_000
"""Characters from which a part is damaged no further: to look through more would itself hold up the window."""


def file_of(seed: int, number: int) -> tuple[str, bytes]:
    """Kind and bytes of the file with this number in the run with this seed."""
    random = Random(f"{seed}/{number}")
    way = random.random()
    if way < 0.4:
        return odd_cells(random)
    kind, data = random.choice(originals())
    if way < 0.7 and data.startswith(b"PK"):
        return kind, odd_parts(random, data)
    return kind, odd_bytes(random, data)


def odd_cells(random: Random) -> tuple[str, bytes]:
    """A sound file of any kind with odd texts in its cells."""
    kind = random.choice(tuple(WRITERS))
    rows: Rows = [list(row) for row in random.choice(TABLES)]
    if random.random() < 0.3:
        rows = [*rows, *([*random.choice(rows)] for _ in range(random.choice((5, 50, 300))))]
    for _ in range(random.choice((1, 3, 10, 40))):
        row = random.choice(rows)
        if random.random() < 0.1:
            row.append("")  # a column of its own
        row[random.randrange(len(row))] = odd_text(random)
    if random.random() < 0.1:
        random.shuffle(rows)
    return kind, WRITERS[kind](rows)


def odd_text(random: Random) -> str:
    """A text somebody, or nobody, could have typed."""
    way = random.randrange(8)
    if way == 0:
        return random.choice(RUNS) * random.choice((1, 2, 61, 500, 7_000, 20_001))
    if way == 1:
        return "".join(random.choice((*SIGNS, *RUNS)) for _ in range(random.choice((1, 5, 50, 2_000))))
    if way == 2:
        return "".join(chr(random.randrange(32, 0x3000)) for _ in range(random.randrange(1, 60)))
    if way == 3:
        return f"{random.choice(TIMES)} {random.choice(('-', '–', 'to', 'bis', '/', ''))} {random.choice(TIMES)}"
    if way == 4:
        lines = (random.choice((*TIMES, *DATES, "Words", "")) for _ in range(random.choice((2, 5, 60))))
        return "\n".join(lines)
    return random.choice((TIMES, DATES, NUMBERS, SIGNS)[way - 4])


def odd_bytes(random: Random, data: bytes) -> bytes:
    """Bits turned, blocks moved, cut, repeated, emptied, and the end torn off."""
    changed = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 5, 20))):
        if not changed:
            break
        begin = random.randrange(len(changed))
        end = min(len(changed), begin + random.choice((1, 2, 4, 16, 64, 512)))
        block = changed[begin:end]
        match random.randrange(8):
            case 0 | 1:
                changed[begin] ^= 1 << random.randrange(8)
            case 2:
                del changed[begin:end]
            case 3:
                changed[begin:begin] = block * random.choice((1, 2, 50))
            case 4:
                del changed[begin:end]
                at = random.randrange(len(changed) + 1)
                changed[at:at] = block
            case 5:
                changed[begin:end] = bytes([random.choice((0, 1, 0x7F, 0x80, 0xFF))]) * len(block)
            case 6:
                changed[begin:end] = random.randbytes(len(block))
            case 7 if random.random() < 0.3:
                del changed[begin:]
    return bytes(changed[:MOST])


def odd_parts(random: Random, data: bytes) -> bytes:
    """A sound zip whose parts are damaged inside, or missing, or there twice."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [(name, package.read(name)) for name in package.namelist()]
    for _ in range(random.choice((1, 1, 2, 6))):
        place = random.randrange(len(parts))
        name, text = parts[place]
        match random.randrange(12):
            case 0 if len(parts) > 1:
                del parts[place]
            case 1:
                parts.append((name, text))
            case 2:
                parts[place] = (name, random.choice(parts)[1])
            case 3:
                parts[place] = (name, odd_bytes(random, text))
            case 4:
                parts[place] = (random.choice((f"../{name}", name.upper(), name.replace("/", "\\"), f"/{name}")), text)
            case _:
                parts[place] = (name, odd_xml(random, text.decode("utf-8", "replace")))
    packed = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        warnings.simplefilter("ignore")  # names that are there twice are meant
        for name, text in parts:
            package.writestr(name, text[:MOST])
    return packed.getvalue()


def odd_xml(random: Random, text: str) -> bytes:
    """XML with other values, other texts, tags lost, doubled and nested, other names and entities nobody declared."""
    for _ in range(random.choice((1, 1, 3, 10))):
        if len(text) > ENOUGH:
            break
        match random.randrange(10):
            case 0 | 1:
                text = _replaced(random, text, r'(?<==")[^"]*(?=")', random.choice(NUMBERS))
            case 2:
                value = random.choice((*NUMBERS, odd_text(random).replace("<", "&lt;")))
                text = _replaced(random, text, r"(?<=>)[^<>]+(?=<)", value)
            case 3:
                text = _replaced(random, text, r"<[^>]*>", "")
            case 4:
                text = _doubled(random, text)
            case 5:
                tag = random.choice(re.findall(r"<([a-zA-Z:]+)", text) or ["x"])
                deep = random.choice((1, 50, 250, 5_000))
                text = _inserted(random, text, f"<{tag}>" * deep + f"</{tag}>" * deep)
            case 6:
                text = _replaced(random, text, r'(?<=xmlns)[^=]*="[^"]*"', random.choice(('="x"', ':q="y"', ':w=""')))
            case 7:
                text = _inserted(random, text, random.choice(ENTITIES))
            case 8:
                text = _replaced(random, text, r"(?<=</)\w+:|(?<=<)\w+:", random.choice(("", "x:", "w:")))
            case 9 if random.random() < 0.2:
                text = DOCTYPE + text
    return text.encode(random.choice(("utf-8",) * 12 + ("utf-16", "utf-8-sig", "latin-1")), "replace")


def _replaced(random: Random, text: str, pattern: str, value: str) -> str:
    found = list(re.finditer(pattern, text))
    if not found:
        return text
    one = random.choice(found)
    return text[: one.start()] + value + text[one.end() :]


def _doubled(random: Random, text: str) -> str:
    """A stretch from one tag to another once more, or many times."""
    begins = [found.start() for found in re.finditer("<", text)]
    if not begins:
        return text
    begin = random.choice(begins)
    end = random.choice([at for at in begins if at >= begin])
    times = random.choice((1, 1, 3, 200))
    return text[:end] + text[begin:end][:20_000] * times + text[end:]


def _inserted(random: Random, text: str, value: str) -> str:
    at = random.choice([found.end() for found in re.finditer(">", text)] or [0])
    return text[:at] + value + text[at:]
