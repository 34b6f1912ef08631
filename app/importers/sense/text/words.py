"""The words people put over columns, and the words that tell what a row is, in ten languages; knows no cell."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from app.importers.sense.text.header_words import HEADERS, Guess

_NOISE: Final = frozenset(
    {"the", "of", "for", "primary", "required", "optional", "planned", "scheduled", "estimated", "est", "your", "main"}
)
_CJK: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@lru_cache(maxsize=20_000)
def normal(text: str) -> str:
    """Lower case words without accents, punctuation, humps or what stands in brackets: "StartTime (required)"."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)
    closed = max(map(apart.rfind, ")]）")) + 1  # behind it nothing closes, and to look for that takes its square
    apart = re.sub(r"[(\[（][^)\]）]*[)\]）]", " ", apart[:closed]) + apart[closed:]
    folded = unicodedata.normalize("NFKD", apart.casefold().replace("ß", "ss"))
    plain = unicodedata.normalize("NFKC", "".join(sign for sign in folded if not "\u0300" <= sign <= "\u036f"))
    return " ".join(re.findall(r"[^\W_]+", plain))


def _phrases() -> dict[str, list[tuple[Guess, float]]]:
    phrases: dict[str, list[tuple[Guess, float]]] = {}
    for guess, words in HEADERS.items():
        for phrase in words.split(","):
            weight = 0.8 if phrase.strip().startswith("?") else 1.0
            phrases.setdefault(normal(phrase), []).append((guess, weight))
    return phrases


_PHRASES: Final = _phrases()
_ASIAN: Final = sorted(
    (phrase for phrase in _PHRASES if _CJK.search(phrase) and len(phrase) > 1), key=len, reverse=True
)
_BELONGS: Final = frozenset({"of", "de", "d", "du", "des", "della", "dello", "di", "del", "do", "da", "der", "van"})
MOST_WORDS: Final = 6


@lru_cache(maxsize=5_000)
def header_guesses(text: str) -> tuple[tuple[Guess, float], ...]:
    """What a header can mean, each with a weight from 0 to 1; empty when its words are unknown."""
    name = normal(text)
    if not name or len(name) > 60:
        return ()
    for words, weight in ((name, 1.0), (_without_noise(name), 0.95), (re.sub(r"\s*\d+$", "", name), 0.8)):
        if words in _PHRASES:
            return tuple((guess, weight * own) for guess, own in _PHRASES[words])
    return _inside(name)


def _without_noise(name: str) -> str:
    return " ".join(word for word in name.split() if word not in _NOISE)


def _inside(name: str) -> tuple[tuple[Guess, float], ...]:
    """Known phrases inside the header, longer ones and later ones first: "session title" is a title.

    In writings without spaces any place will do.
    """
    words = name.split()
    if len(words) > MOST_WORDS:
        return ()
    best: dict[Guess, float] = {}
    head = next((place for place, word in enumerate(words) if place and word in _BELONGS), 0)
    for begin in range(len(words)):
        for end in range(begin + 1, len(words) + 1):
            phrase = " ".join(words[begin:end])
            for guess, own in _PHRASES.get(phrase, ()) if len(phrase) > 2 else ():
                ahead = 0.15 * (end <= head)  # a type of speaker is a type
                weight = own * (0.3 + 0.4 * (end - begin) / len(words) + 0.05 * (end == len(words)) + ahead)
                best[guess] = max(best.get(guess, 0.0), weight)
    asian = next((phrase for phrase in _ASIAN if phrase in name), "")
    best.update((guess, 0.6 * own) for guess, own in _PHRASES.get(asian, ()))
    return tuple(sorted(best.items(), key=lambda pair: -pair[1]))


def header_unit(text: str) -> str:
    """The unit a header states in or outside brackets: "h", "min", "s" or "" ("Duration (min)", "Dauer in Stunden")."""
    words = set(re.findall(r"[^\W\d_]+|[′']", unicodedata.normalize("NFKC", text.casefold())))
    for unit, names in (
        (
            "min",
            {
                "min",
                "mins",
                "minutes",
                "minute",
                "minuten",
                "minutos",
                "minuti",
                "minuut",
                "mn",
                "分",
                "분",
                "分鐘",
                "分钟",
            },
        ),
        ("s", {"sec", "secs", "seconds", "sek", "sekunden", "secondes", "segundos", "secondi", "秒", "초"}),
        ("h", {"h", "hrs", "hr", "hours", "hour", "stunden", "std", "heures", "horas", "ore", "uur", "小时", "小時"}),
    ):
        if words & names:
            return unit
    return ""


_LARGE: Final = re.compile(
    r"\b(?:days?|weeks?|months?|tage?n?|wochen?|monate|jours?|semaines?|mois|d[ií]as?|semanas?|meses|giorni|settimane"
    r"|dagen|weken|ms|msec|millis(?:econds)?|k?bytes|[km]b|km|miles)\b|日数|天数|일수",
    re.IGNORECASE,
)


def counts_otherwise(text: str) -> bool:
    """Whether a header of lengths counts in something else than the hours and minutes of a session."""
    return bool(_LARGE.search(text))


_TOTAL: Final = re.compile(
    r"(?:grand |sub)?total\b|sum\b|tot\b|max\b|summe\b|gesamt|insgesamt|somme\b|suma\b|soma\b|totale\b|totaal"
    r"|duraci[oó]n (?:total|efectiva)|dur[ée]e totale|合計|合计|総計|總計|합계|총계"
)
_DASH: Final = re.compile(r"[\s\-–—_.·]*")
_FILLER: Final = re.compile(r"[\s\-–—_.·*/?xX✓✔]{0,3}|n/?a|none|null|nil|eof", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def is_total(text: str) -> bool:
    """Whether the text labels a sum."""
    lower = text.strip().lower()
    return bool(_TOTAL.match(lower)) or "stunden insgesamt" in lower or "hours insgesamt" in lower


def is_filler(text: str) -> bool:
    """Whether a cell only says that nothing stands there ("-", ".", "n/a")."""
    bare = text.strip()
    return len(bare) <= 4 and bool(_FILLER.fullmatch(bare))


def is_dash(text: str) -> bool:
    """Whether a cell holds nothing but a dash or dots: the only content that may be passed over without a word."""
    return not text[:1].isalnum() and bool(_DASH.fullmatch(text))
