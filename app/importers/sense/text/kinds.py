"""The words in a title that tell what kind of segment it is, in ten languages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from app.domain.plan import Kind
from app.domain.words import KIND_WORDS

_KINDS: Final[tuple[tuple[Kind, tuple[str, ...]], ...]] = (
    (
        Kind.BREAK,
        (
            r"break\b(?!out)|coffee|lunch|tea\b|dinner|breakfast|recess|intermission|interval\b",
            r"pause\b|kaffee|mittag|essen\b|repas|d[ée]jeuner|pausa|caf[ée]\b|descanso|comida|almuerzo|almo[çc]o",
            r"pranzo|cena\b|pauze|koffie|休憩|昼食|休息|午餐|茶歇|휴식|점심|식사|refreshments|\bsnacks?\b",
            r"brunch|buffet",
            r"fr[uü]hst[uü]ck|imbiss|ap[ée]ro\b|d[iî]ner\b|collation|\breceso|recreo|intervalo|intervallo",
            r"desayuno|merienda",
            r"c[oó]ctel|jantar|lanche|colazione|merenda|avondeten|ontbijt|borrel|昼休み|朝食|夕食|晚餐",
            r"早餐|午休|茶敘|쉬는 시간",
        ),
    ),
    (
        Kind.QA,
        (
            r"q\s?(?:&|and|n|\+|/)\s?a\b|questions?\b(?! for you)|fragen\b|r[ée]ponses|preguntas|perguntas|domande",
            r"vragen|fragerunde|質疑|问答|問答|提问|질의|질문",
        ),
    ),
    (
        Kind.POLL,
        (
            r"\bpolls?\b|quiz|survey|mentimeter|slido|umfrage|sondage|encuesta|enquete|sondaggio|peiling",
            r"投票|アンケート|问卷|설문|퀴즈",
        ),
    ),
    (
        Kind.DEBRIEF,
        (
            r"debrief|report[- ]?(?:out|back)|share back|plenary feedback|auswertung|restitution|puesta en com[uú]n",
            r"restituzione|terugkoppeling|nabespreking|socializa[çc][aã]o|汇报",
        ),
    ),
    (
        Kind.REFLECTION,
        (
            r"reflect|r[eé]flexion|reflexi[oó]n|reflexão|commit to|commitment|takeaway|riflessione",
            r"reflectie|振り返り|反思|성찰",
        ),
    ),
    (
        Kind.OFF_CLOCK,
        (r"\b(?:doors open|tech(?:nical)? check|sound ?check|pre-?work|load-?in|rehearsal|follow-?up e?mail)\b",),
    ),
    (Kind.BUFFER, (r"\bbuffer|puffer|contingency|slack\b|\bbattement|予備時間|缓冲",)),
    (
        Kind.DEMONSTRATION,
        (
            r"\bdemo(?:s|nstration)?\b|vorf[uü]hrung|d[ée]monstration|demostraci[oó]n|demonstra[çc]",
            r"dimostrazione|デモ|演示|시연",
        ),
    ),
    (
        Kind.PRACTICE,
        (
            r"exercise|practice|practical|practise|breakouts?\b|hands-?on|role ?play|workshop|group work",
            r"activity|challenge|[uü]bung|gruppenarbeit|exercice|atelier|pratique|ejercicio|pr[aá]ctic",
            r"exerc[ií]cio|esercizi",
            r"oefening|lab\b|演習|练习|練習|실습|partnerarbeit|rollenspiel|rollenspel|jeux? de r[oô]les?",
            r"juego de rol",
            r"\btaller|trabajo en (?:grupo|equipo)|trabalho em grupo|\boficina|pr[aá]tica|esercitazion",
            r"laboratori|lavoro di gruppo",
            r"groepswerk|travaux pratiques|グループワーク|実習|小组活动|演练|조별|모둠",
        ),
    ),
    (
        Kind.DISCUSSION,
        (
            r"discuss|debate|panel|plenary|diskussion|gespräch|discusi[oó]n|discuss[aã]o|discussie",
            r"討論|讨论|토론|plenum\b|austausch|d[ée]bat|table ronde|mesa[- ]redonda|plen[aá]ria",
            r"roda de conversa|dibattito",
            r"tavola rotonda|rondetafel|gesprek\b|ディスカッション|圆桌|座談",
        ),
    ),
    (
        Kind.INDIVIDUAL,
        (
            r"individual|einzelarbeit|travail individuel|lavoro individuale|individueel|個人ワーク",
            r"개인 활동|reading time|journal|silent",
        ),
    ),
    (
        Kind.OPENING,
        (
            r"welcome|opening|check-?in|intro(?:duction)?s?\b|registration|ice ?-?breaker|begr[uü][sß]|einf[uü]hrung",
            r"ankommen|accueil|ouverture|bienvenida|apertura|introducci[oó]n|boas-vindas|abertura",
            r"introdu[çc]|benvenut",
            r"introduzione|welkom|開会|欢迎|開場|开场|개회|환영|er[oö]ffnung|anmeldung|vorstellungsrunde|bienvenue",
            r"tour de table|inauguraci[oó]n|acreditaci[oó]n|\bregistro\b|credenciamento|acolhida",
            r"accoglienza|registrazione",
            r"\bsaluti\b(?! finali)|ontvangst|\binloop|kennismak|受付|オープニング|アイスブレイク|自己紹介",
            r"开幕|签到|報到|破冰",
            r"등록|접수|입장|아이스브레이킹",
        ),
    ),
    (
        Kind.CLOSE,
        (
            r"clos(?:e|ing)\b|wrap[- ]?up|farewell|goodbye|conclusions?\b|abschluss|verabschiedung|cl[oô]ture|cierre",
            r"encerramento|chiusura|afsluiting|閉会|闭幕|結束語|총평|마무리|폐회|ausklang|schlusswort",
            r"mot de la fin|clausura",
            r"despedida|fechamento|conclusioni|saluti finali|afronding|クロージング|总结|結語|賦歸|폐식",
        ),
    ),
)
_PATTERNS: Final = tuple((kind, re.compile("|".join(words))) for kind, words in _KINDS)
"""For texts in lower case: a pattern that minds no case is four times as slow."""
_FOR_ALL: Final = re.compile(
    r"keynote|plenary|banquet|reception|registration|party|award|ceremony|buses|shuttle|photo|empfang|siegerehrung"
    r"|preisverleihung|r[ée]ception|recepci[oó]n|ceremonia|c[ée]r[ée]monie|premiazione|prijsuitreiking|表彰"
    r"|颁奖|頒獎|시상",
    re.IGNORECASE,
)


@lru_cache(maxsize=20_000)
def kind_of(title: str) -> Kind:
    """The kind a title speaks of; INPUT when nothing in it says."""
    lower = title.lower()
    return next((kind for kind, pattern in _PATTERNS if pattern.search(lower)), Kind.INPUT)


_OWN_WORDS: Final = {words.casefold(): kind for kind, words in KIND_WORDS.items()}


@lru_cache(maxsize=5_000)
def own_kind(text: str) -> Kind | None:
    """The kind our own word stands for; None for every other word."""
    return _OWN_WORDS.get(text.strip().casefold())


@lru_cache(maxsize=5_000)
def stated_kind(text: str) -> Kind | None:
    """The kind a cell of a column of kinds names: our own word for one, else what its words speak of; or None."""
    own = own_kind(text)
    found = own or kind_of(text)
    return found if own or found is not Kind.INPUT else None


_EVENING: Final = re.compile(
    r"\b(?:dinner|supper|cocktails?|curtain|intermission|overture|dj|last orders?|evening|act (?:i|1|one)|late show"
    r"|encore|after ?party|nightcap|abendessen|abend|umtrunk|ap[ée]ro|d[iî]ner|soir[ée]e?|rideau|entracte|cena|noche"
    r"|intermedio|jantar|noite|sera|sipario|avond|borrel|diner)\b|夕食|晚宴|晚餐|晚会|晚會|开演|開演|저녁|만찬|공연",
    re.IGNORECASE,
)
_MORNING: Final = re.compile(
    r"\b(?:breakfast|morning|lunch|fr[uü]hst[uü]ck|morgen|mittag\w*|petit[- ]d[ée]jeuner|matin|d[ée]jeuner|desayuno"
    r"|ma[nñ]ana|almuerzo|caf[ée] da manh[aã]|manh[aã]|almo[çc]o|colazione|mattina|pranzo|ontbijt|ochtend)\b"
    r"|朝食|昼食|早餐|午餐|아침|점심",
    re.IGNORECASE,
)


def is_evening(titles: Iterable[str]) -> bool:
    """Whether some title speaks of an evening and none of a morning or midday."""
    told = list(titles)
    return any(_EVENING.search(title) for title in told) and not any(_MORNING.search(title) for title in told)


def is_for_all(title: str) -> bool:
    """Whether a title speaks of something everybody takes part in, whatever lane it stands in."""
    return bool(_FOR_ALL.search(title)) or kind_of(title) in {Kind.BREAK, Kind.OPENING, Kind.CLOSE}
