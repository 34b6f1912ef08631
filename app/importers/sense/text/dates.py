"""Finds the day a text names: a date in the usual writings, a weekday, or "Day 2"; knows no cell and no plan."""

from __future__ import annotations

import calendar
import datetime
import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final


@dataclass(frozen=True, slots=True)
class Day:
    """A day as named: ``date`` is ISO, empty where no year is known; ``key`` tells days apart, ``label`` is for people.

    ``other`` is the key it would have with day and month the other way round, empty where that is no date;
    ``sure`` says which of the two can only come first ("day", "month").
    """

    key: str
    label: str
    date: str = ""
    other: str = ""
    sure: str = ""


_MONTHS: Final[dict[str, int]] = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier janv enero ene janeiro gennaio gen januari января stycznia ledna",
            "february feb februar fevrier fevr febrero fevereiro fev febbraio februari февраля lutego unora",
            "march mar marz maerz mars marzo marco maart mrt марта marca brezna",
            "april apr avril avr abril abr aprile апреля kwietnia dubna",
            "may mai mayo maio maggio mag mei maj мая maja kvetna",
            "june jun juni juin junio junho giugno giu июня czerwca cervna",
            "july jul juli juillet juil julio julho luglio lug июля lipca cervence",
            "august aug aout agosto ago augustus augusti августа sierpnia srpna",
            "september sep sept septembre septiembre setembro set settembre сентября wrzesnia zari",
            "october oct oktober okt octobre octubre outubro out ottobre ott октября pazdziernika rijna",
            "november nov novembre noviembre novembro ноября listopada",
            "december dec dezember dez decembre diciembre dic dezembro dicembre desember декабря grudnia prosince",
        ),
        start=1,
    )
    for name in names.split()
}
_WEEKDAYS: Final = frozenset(
    re.findall(
        r"\S+",
        """monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
        montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
        lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miercoles jueves viernes sabado domingo
        segunda-feira terca-feira quarta-feira quinta-feira sexta-feira 2a-feira 3a-feira 4a-feira 5a-feira 6a-feira
        lunedi martedi mercoledi giovedi venerdi sabato domenica
        maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
        mandag tirsdag onsdag torsdag fredag lørdag søndag tisdag lordag sondag
        понедельник вторник среда четверг пятница суббота воскресенье
        poniedziałek wtorek sroda czwartek piatek sobota niedziela pondeli utery streda ctvrtek patek nedele
        月曜 火曜 水曜 木曜 金曜 土曜 日曜 周一 周二 周三 周四 周五 周六 周日 週一 週二 週三 週四 週五 週六 週日
        礼拜一 礼拜二 礼拜三 礼拜四 礼拜五 礼拜六 礼拜日 禮拜一 禮拜二 禮拜三 禮拜四 禮拜五 禮拜六 禮拜日 周天 星期天
        月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日 星期一 星期二 星期三 星期四 星期五 星期六 星期日
        월요일 화요일 수요일 목요일 금요일 토요일 일요일""",
    )
)
_SHORT_WEEKDAYS: Final = frozenset(
    re.findall(
        r"\S+",
        """mo di mi do fr sa so lu ma me je ve lun mar mer jeu ven sam dim mie jue vie sab dom gio
        seg ter qua qui sex segunda terca quarta quinta sexta ma wo vr za zo mon tues weds thurs
        月 火 水 木 金 土 日 월 화 수 목 금 토 일 一 二 三 四 五 六 l m x j v""",
    )
)
"""Weekdays where they are all a text says: over a column, or beside a date."""
_ISO: Final = re.compile(r"(?<!\d)(\d{4})[-/.年년]\s?(\d{1,2})[-/.月월]\s?(\d{1,2})(?!\d)")
_NAMED_ISO: Final = re.compile(r"(?<!\d)(\d{4})[-/. ]([^\W\d_]{3,12})[-/. ](\d{1,2})(?!\d)")
_NUMERIC: Final = re.compile(
    r"(?<![\d.,:/])(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2})(?!\d)|(?=\.(?!\d))|(?![\d.:/-]))"
)
_ASIAN: Final = re.compile(r"(\d{1,2})[月월]\s?(\d{1,2})[日일]")
_DAY_MONTH: Final = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.|er|º|°)?\s*(?:de\s|of\s)?[\s-]*([^\W\d_]{3,12})\.?(?:,?[\s-]*(?:de\s|of\s)?(\d{4}))?(?!\w)"
)
_MONTH_DAY: Final = re.compile(
    r"(?<!\w)([a-z]{3,10})\.?\s*(\d{1,2})(?:st|nd|rd|th)?(?!\d|:\d)(?:\s*[-–]\s*\d{1,2})?(?:,?\s*(\d{4}))?(?!\w)"
)
_NUMBERED: Final = re.compile(
    r"(?<!\w)(?:day|tag|jour|journee|dia|giorno|dag)\s*[#:]?\s*(\d{1,2})(?!\w)|第\s?(\d{1,2})\s?[天日]|(\d{1,2})\s?日目|(\d{1,2})일차"
)
_ORDINALS: Final[dict[str, int]] = {
    word: number
    for number, words in enumerate(
        (
            "one first erster 1er 1ere premier premiere primer primero primeiro primo eerste 一",
            "two second zweiter deuxieme segundo secondo tweede 二",
            "three third dritter troisieme tercer tercero terceiro terzo derde 三",
            "four fourth vierter quatrieme cuarto quarto vierde 四",
            "five fifth funfter cinquieme quinto vijfde 五",
            "six sixth sechster sixieme sexto sesto zesde 六",
            "seven seventh siebter septieme septimo settimo zevende 七",
        ),
        start=1,
    )
    for word in words.split()
}
_ORDINAL: Final = re.compile(
    rf"(?<!\w)day\s({'|'.join(_ORDINALS)})(?!\w)|(?<!\w)({'|'.join(_ORDINALS)})\s(?:day|tag|jour|dia|giorno|dag)(?!\w)"
    r"|第([一二三四五六七])[天日]|(?<![\w.:])(\d{1,2})(?:\.|st|nd|rd|th|e|er|eme|º|°)\s?(?:day|tag|jour|dia|giorno|dag)(?!\w)"
)


_WORDS: Final = re.compile(r"[2-6]a-feira|[^\W\d_]+(?:-feira)?")
_BESIDE: Final = _SHORT_WEEKDAYS | frozenset(
    re.findall(r"\S+", "the on am den der le el la o a il lo de day tag jour dia giorno dag date datum fecha data")
)
"""Words that say no more where a day is named."""
LONGEST_TITLED: Final = 80
_BEHIND: Final = re.compile(r"\s[-–—|]\s|\s?[–—]\s?|[:：|](?!\d)\s*")
_CLOCKS: Final = re.compile(r"\d[:.h]\d\d|\d\s?(?:am|pm|uhr)\b|\d\s*min", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def find_day(text: str) -> tuple[Day, str] | None:
    """The first day a text names, and the words that name it, in lower case without accents."""
    if len(text) > 300:
        return None
    plain = _plain(text)
    for finder in (_iso, _by_month, _numeric, _numbered, _weekday):
        found = finder(plain)
        if found:
            day, words = found
            return replace(day, label=" ".join(text.split())[:80]), words
    return None


def whole_day(text: str) -> Day | None:
    """The day a text is about, when it says hardly anything else ("Tuesday, March 10, 2015", "Day 2 – Friday")."""
    found = find_day(text)
    if found is None or _is_period(text):
        return None
    bare = _plain(text)
    if found[0].date and len(text) <= 80:
        bare = re.sub(r"\([^)]*\)", "", bare)  # a place in brackets beside a full date
    rest = bare.replace(found[1], " ", 1)
    left = max(0, _letters(rest) - _letters_beside(rest))
    if left <= max(4, _letters(found[1])) and _letters(bare) <= 48:
        return found[0]
    return found[0] if _titled(text) else None


def _titled(text: str) -> bool:
    """Whether a short text begins with its day and goes on behind a dash, colon or comma: "Day 1 – Arrival"."""
    head, sign, rest = _apart(text)
    return bool(sign) and len(text) <= LONGEST_TITLED and whole_day(head) is not None and not _CLOCKS.search(rest)


def _apart(text: str) -> tuple[str, str, str]:
    found = _BEHIND.search(text)
    return (text[: found.start()], found[0], text[found.end() :]) if found else (text, "", "")


def weekday_alone(text: str) -> Day | None:
    """The weekday a header is and nothing beside, in the short forms people use over columns ("Mo", "Lun.", "火")."""
    bare = _plain(text).strip(" .()[]（）")
    return Day(bare, text.strip()) if bare in _SHORT_WEEKDAYS else None


def heading_day(text: str) -> Day | None:
    """The day a heading is about: a day alone, or one in front with more set off ("Day 1: Foundations")."""
    day, iso = whole_day(text), _ISO.match(text)
    if day or not iso or len(text) > LONGEST_TITLED or text.rstrip().endswith((".", ";", ",")):
        return day
    day = whole_day(iso[0])
    return replace(day, label=" ".join(text.split())[:80]) if day else None


def day_in_front(text: str) -> tuple[Day | None, str]:
    """A day set off in front of what happens then, and the rest ("Mon 19/10: Rehearsal"); None without one."""
    head, _, rest = _apart(text)
    day = whole_day(head.strip()) if any(sign.isalpha() for sign in rest) else None
    return (day, rest.strip()) if day else (None, text)


def _is_period(text: str) -> bool:
    """From one date to another: the time of the whole event, not a day of it."""
    dates = {found.groups() for found in _NUMERIC.finditer(_plain(text)) if found[4]}
    return len(dates) > 1


def days_between(first: Day, last: Day) -> int:
    """Days from one to the other, 0 where either names no date."""
    dates = [_as_date(day) for day in (first, last)]
    return (dates[1] - dates[0]).days if dates[0] and dates[1] else 0


def _as_date(day: Day) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(day.date or f"2000-{day.key}")
    except ValueError:
        return None


def shown_day(key: str) -> str:
    """A key as a person reads it: "3 April" or "3 April 2016"."""
    try:
        date = datetime.date.fromisoformat(key if len(key) > 5 else f"2000-{key}")
    except ValueError:
        return key
    name = calendar.month_name[date.month]
    return f"{date.day} {name} {date.year}" if len(key) > 5 else f"{date.day} {name}"


def month_day(number: int) -> Day | None:
    """``1126`` as 26 November, for columns of days written so."""
    month, day = divmod(number, 100)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Day(f"{month:02d}-{day:02d}", f"{month:02d}-{day:02d}")


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize("NFKC", "".join(sign for sign in folded if not "\u0300" <= sign <= "\u036f"))


def _dated(year: int | None, month: int, day: int) -> Day | None:
    try:
        date = datetime.date(year or 2000, month, day)
    except ValueError:
        return None
    key = date.isoformat() if year else f"{month:02d}-{day:02d}"
    return Day(key, key, key if year else "")


def _iso(text: str) -> tuple[Day, str] | None:
    found = _ISO.search(text)
    day = _dated(int(found[1]), int(found[2]), int(found[3])) if found else None
    if found is None and (found := _NAMED_ISO.search(text)) and found[2] in _MONTHS:
        day = _dated(int(found[1]), _MONTHS[found[2]], int(found[3]))
    return (day, found[0]) if found and day else None


def _by_month(text: str) -> tuple[Day, str] | None:
    for found in _DAY_MONTH.finditer(text):
        if found[2] in _MONTHS and (day := _dated(_year(found[3]), _MONTHS[found[2]], int(found[1]))):
            return day, found[0]
    for found in _MONTH_DAY.finditer(text):
        if found[1] in _MONTHS and (day := _dated(_year(found[3]), _MONTHS[found[1]], int(found[2]))):
            return day, found[0]
    asian = _ASIAN.search(text)
    day = _dated(None, int(asian[1]), int(asian[2])) if asian else None
    return (day, asian[0]) if asian and day else None


def _year(digits: str | None) -> int | None:
    if not digits:
        return None
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _numeric(text: str) -> tuple[Day, str] | None:
    """``4/3/16`` is month first by default, ``15.05.`` day first: points are not written in America."""
    found = _NUMERIC.search(text)
    if found is None or (found[4] is None and found[2] == "-"):
        return None
    if found[4] is None and found[2] == "." and not text[found.end() :].startswith("."):
        return None
    first, second, year = int(found[1]), int(found[3]), _year(found[4])
    by_month, by_day = _dated(year, first, second), _dated(year, second, first)
    if found[2] == ".":
        by_month, by_day = by_day, None
    day = by_month or by_day
    if day is None:
        return None
    other = by_day.key if by_month and by_day and by_day.key != by_month.key else ""
    sure = "" if by_month and by_day else "month" if by_month else "day"
    if found[2] == ".":
        other = sure = ""
    return Day(day.key, day.label, day.date, other, sure), found[0]


def _numbered(text: str) -> tuple[Day, str] | None:
    found = _NUMBERED.search(text) or _ORDINAL.search(text)
    if found is None:
        return None
    number = next(group for group in found.groups() if group)
    return Day(f"day {_ORDINALS.get(number) or int(number)}", found[0]), found[0]


def _weekday(text: str) -> tuple[Day, str] | None:
    word = next((word for word in _WORDS.findall(text) if word in _WEEKDAYS), None)
    return (Day(word, word), word) if word else None


def _letters(text: str) -> int:
    return len(re.sub(r"[\W_]", "", text))


def _letters_beside(text: str) -> int:
    """Letters of words that say no more where a day is named."""
    return sum(_letters(word) for word in _WORDS.findall(text) if word in _WEEKDAYS or word in _BESIDE)
