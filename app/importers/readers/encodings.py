"""Tells the encoding of a text by its bytes: what decodes at all, and into letters that stand as letters do.

Statistics of a few lines: each encoding is tried with the letters of the languages that were written in it. A general
detector (charset-normalizer) told 96 of 175 short schedules apart, as it looks for prose; this one reads schedules.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable
from typing import Final

from app.domain.errors import ImportProblem
from app.domain.sheet import ENCODINGS

SAMPLED: Final = 65_536
JUDGED: Final = 4_000
"""Signs beyond ASCII that are looked at; a schedule rarely holds more."""
_NEVER_TYPED: Final = bytes(set(range(32)).difference(b"\0\t\n\v\f\r\x1a\x1b"))
_MARKS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_LINE: Final = re.compile(rb"[^\r\n]+")
_ASIDE: Final = "–—’‘‚“”„…•·«»‹›°€£§©®™½¼¾²³¿¡´×→ºª†\xa0"
"""Signs that stand beside words; in the middle of a word only the first four and the middle dot do."""
_JOINING: Final = "–—’‘·\xad"
_RAISED: Final = "²³ªº"
"""Signs that stand behind a letter or a number only."""
_OPENING: Final = "‚„•¿¡"
"""Signs that never stand behind a letter."""
_ALONE: Final = "àèéêìíòóôöùúáâåøæœ"
"""Letters that are words in some language."""

_WEST: Final = (
    "äöüß",
    "éèêëàâçîïôùûœ",
    "áéíóúñü",
    "ãõáàéíóúâêôç",
    "àèéìòùó",
    "åäöé",
    "æøåéó",
    "ëïéèóüö",
    "àçèéíïòóúü",
    "áðéíóúýþæö",
)
_CENTRAL: Final = ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "čćđšž", "ăâîşţșț")
_CYRILLIC: Final = ("абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґѝ", "оеаинтсрвлкмдпуыягіи")
_GREEK: Final = ("αβγδεζηθικλμνξοπρςστυφχψωάέήίόύώϊϋΐΰ", "αοιετσνηυρπκμλςάίόέή")
_HEBREW: Final = ("אבגדהוזחטיךכלםמןנסעףפץצקרשת", "יוהלמאתרבנשםד")
_ARABIC: Final = ("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژگ", "اليمنترعبوةسد")

Weigh = Callable[[str, str, str], float]
"""How well a sign stands between its neighbors: 1 as in any text, below 0 as in none."""


def decoded(data: bytes, encoding: str = "") -> tuple[str, str, list[str]]:
    """The text, the encoding it was read in (one of ENCODINGS), and what there is to tell; ImportProblem: no text."""
    name = encoding or told_apart(data)
    text = data.decode(name, errors="replace").removeprefix("\ufeff")
    notes = []
    if not encoding and not name.startswith("utf"):
        notes.append(f"the text is not Unicode; read as {ENCODINGS[name]}")
    lost = text.count("\ufffd")
    if lost:
        line = unified(text[: text.index("\ufffd")]).count("\n") + 1
        signs = "1 sign is" if lost == 1 else f"{lost:,} signs are"
        notes.append(f"{signs} unreadable (line {line:,})")
    return text, name, notes


def unified(text: str) -> str:
    """Line ends as one sign, whatever mix of them there is."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def told_apart(data: bytes) -> str:
    """The likeliest of ENCODINGS; raises ImportProblem when the bytes are no text in any."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    wide = _wide(data)
    if wide:
        return wide
    sample = data[:SAMPLED]
    if len(sample) - len(sample.translate(None, _NEVER_TYPED)) > len(sample) // 100:
        raise ImportProblem("The file is neither a spreadsheet nor text.")
    if _is_utf8(data):
        return "utf-8"
    return _old(data)


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: zeros at every other byte, and line ends of two bytes."""
    for name, zeros, others, line_ends in (
        ("utf-16-le", data[1::2].count(0), data[0::2].count(0), (b"\n\0", b"\r\0")),
        ("utf-16-be", data[0::2].count(0), data[1::2].count(0), (b"\0\n", b"\0\r")),
    ):
        half = len(data) // 2
        if not zeros or zeros * 25 < half or others * 20 > zeros:
            continue
        ends, bytes_like_it = sum(data.count(end) for end in line_ends), data.count(b"\n") + data.count(b"\r")
        if ends * 2 < bytes_like_it or (not ends and zeros * 3 < half):
            continue
        text = data[: SAMPLED - SAMPLED % 2].decode(name, errors="replace")
        if sum(_is_odd(sign) for sign in text) * 20 <= len(text):
            return name
    return ""


def _is_odd(sign: str) -> bool:
    return sign not in "\t\n\r\f\v\0" and unicodedata.category(sign) in {"Cc", "Cn", "Co", "Cs"}


def _is_utf8(data: bytes) -> bool:
    """Whether it is, but for a few broken bytes among many that are whole."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", errors="replace")
        broken = text.count("\ufffd")
        whole = sum(sign > "\x7f" for sign in text[: SAMPLED * 4]) - broken
        return whole >= 4 * broken
    return True


def _old(data: bytes) -> str:
    """The encoding of before Unicode in which the letters beyond ASCII stand best."""
    macintosh = b"\r" in data and b"\n" not in data
    sample = b"\n".join(_lines(data))
    best, most = "cp1252", -9.0
    for name, bonus, ways in _WAYS:
        text = _tried(sample, name)
        if not text:
            continue
        weight = max(_mean(text, weigh) for weigh in ways) + bonus + (0.5 if macintosh and name == "mac_roman" else 0)
        if weight > most:
            best, most = name, weight
    return best


def _lines(data: bytes) -> list[bytes]:
    """The lines with bytes beyond ASCII, as many as are worth a look."""
    lines, left = [], SAMPLED
    for found in _LINE.finditer(data):
        if found[0].isascii():
            continue
        lines.append(found[0][:left])
        left -= len(lines[-1])
        if left < 1:
            break
    return lines


def _tried(sample: bytes, name: str) -> str:
    """The text, or nothing where the bytes are none in this encoding; the last sign may be cut."""
    try:
        return codecs.getincrementaldecoder(name)().decode(sample, final=len(sample) < SAMPLED)
    except UnicodeDecodeError:
        return ""


def _mean(text: str, weigh: Weigh) -> float:
    total, count = 0.0, 0
    last = len(text) - 1
    for found in re.finditer(r"[^\x00-\x7f]", text):
        at = found.start()
        total += weigh(text[at], text[at - 1] if at else " ", text[at + 1] if at < last else " ")
        count += 1
        if count == JUDGED:
            break
    return total / count if count else -9.0


def _latin(letters: str) -> Weigh:
    def weigh(sign: str, before: str, after: str) -> float:
        inside = before.isalpha() and after.isalpha()
        if (sign in _RAISED and not before.isalnum()) or (sign in _OPENING and before.isalpha()):
            return -0.5
        if sign in _ASIDE:
            return 1.0 if inside and sign == "’" else 0.7 if not inside or sign in _JOINING else -1.0
        if not sign.isalpha():
            return -2.0 if unicodedata.category(sign).startswith("C") else -1.0
        if sign.isupper() and before.islower():
            return -1.0
        if not (before.isalpha() or after.isalpha()):
            return 0.6 if sign.lower() in _ALONE and not (before + after).strip(" ,;\t").isdigit() else -0.7
        return 1.0 if sign.lower() in letters else -0.5

    return weigh


def _other(letters: str, usual: str) -> Weigh:
    """Letters of a script that never mixes with ours in one word."""

    def weigh(sign: str, before: str, after: str) -> float:
        if sign in _ASIDE:
            return 0.5
        low = sign.lower()
        if low not in letters:
            return -1.0
        if (before + after).isascii() and (before + after).strip() and (before.isalpha() or after.isalpha()):
            return -1.0
        if sign.isupper() and before.islower():
            return -1.0
        if not (before.isalpha() or after.isalpha()):
            return 0.3
        return 1.0 if low in usual else 0.6

    return weigh


def _eastern(leads: range, code: str, kana: float) -> Weigh:
    """Signs by the place they have in a national set, where the frequent ones come first (``leads``: first bytes)."""

    def weigh(sign: str, _before: str, _after: str) -> float:
        if "\u3041" <= sign <= "\u30ff":
            return kana
        if "\uff61" <= sign <= "\uff9f":
            return -0.3
        if "\u3000" <= sign <= "\u303f" or "\uff01" <= sign <= "\uff5e" or sign in _ASIDE:
            return 0.7
        placed = sign.encode(code, errors="ignore")
        if len(placed) == 2 and placed[0] in leads and (placed[1] > 0xA0 or code in {"cp932", "big5"}):
            return 0.9
        return -0.2 if len(placed) == 2 and unicodedata.category(sign) == "Lo" else -0.8

    return weigh


_WAYS: Final[tuple[tuple[str, float, tuple[Weigh, ...]], ...]] = (
    ("cp1252", 0.1, tuple(map(_latin, _WEST))),
    ("mac_roman", -0.02, tuple(map(_latin, _WEST))),
    ("cp1250", 0.0, tuple(map(_latin, _CENTRAL))),
    ("cp850", -0.1, tuple(map(_latin, _WEST))),
    ("cp1254", 0.0, (_latin("çğıiöşüâ"),)),
    ("cp1251", 0.05, (_other(*_CYRILLIC),)),
    ("cp1253", 0.0, (_other(*_GREEK),)),
    ("cp1255", 0.0, (_other(*_HEBREW),)),
    ("cp1256", 0.0, (_other(*_ARABIC),)),
    ("cp932", 0.05, (_eastern(range(0x88, 0x98), "cp932", 1.0),)),
    ("cp949", 0.1, (_eastern(range(0xB0, 0xC9), "cp949", -0.8),)),
    ("gb18030", 0.05, (_eastern(range(0xB0, 0xD8), "gb2312", 0.0),)),
    ("big5", 0.0, (_eastern(range(0xA4, 0xC7), "big5", -0.3),)),
    ("euc_jp", 0.0, (_eastern(range(0xB0, 0xD0), "euc_jp", 1.0),)),
)
"""An encoding, how much it is favored where others stand as well, and the ways its signs may be weighed."""
