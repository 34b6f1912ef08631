"""Reads what the lines above a plan say of the session as a whole ("Platform: Zoom"); knows no items."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final

from app.domain.plan import Delivery, Mode, Objective, Person, Plan, new_id
from app.domain.sheet import Cell, CellKind, Grid, Place
from app.domain.text import clean, one_line
from app.importers.sense.items.items import Item
from app.importers.sense.notebook import Notebook
from app.importers.sense.text.cells import loose_span
from app.importers.sense.text.lengths import whole_length
from app.importers.sense.text.times import DAY
from app.importers.sense.text.words import normal

_LABELS: Final[dict[str, str]] = {
    "title": """title, session title, workshop title, course title, event title, event name, session name, titel,
        titre, titulo, workshop, course, training, seminar, webinar""",
    "platform": "platform, tool, meeting tool, plattform, plateforme, plataforma, piattaforma",
    "mode": "mode, delivery mode, format, delivery format, modus, modalite, modalidad, modalidade, modalita",
    "place": """location, venue, place, room, where, ort, raum, lieu, salle, lugar, sala, luogo, local, locatie, 場所,
        地点, 장소""",
    "objectives": """objectives, learning objectives, goals, learning goals, outcomes, learning outcomes, ziele,
        lernziele, objectifs, objetivos, obiettivi, doelen, leerdoelen, 目標, 目标, 목표""",
    "purpose": "purpose, aim, goal, overall goal, objective, zweck, ziel, but, proposito, objetivo, scopo, doel, 目的",
    "people": """participants, number of participants, attendees, audience size, expected attendees, people, pax,
        teilnehmer, teilnehmende, teilnehmerzahl, participantes, partecipanti, deelnemers, 人数, 参加者, 인원""",
    "start": "start, start time, begin, begins, starts, beginn, startzeit, debut, inicio, inizio, aanvang, 開始, 开始",
    "end": "end, end time, ends, finish, ende, fin, fine, fim, einde, 終了, 结束, 종료",
    "length": """duration, length, total time, total duration, total length, session length, dauer, gesamtdauer, duree,
        duree totale, duracion, duracion total, duracao, durata, duur, 時間, 时长, 소요 시간""",
    "language": "language, sprache, langue, idioma, lingua, taal, 言語, 语言, 언어",
    "zone": "time zone, timezone, zeitzone, fuseau horaire, zona horaria, fuso orario, tijdzone",
    "deck": "deck, slide deck, presentation, slides, folien",
    "Facilitator": """facilitator, facilitators, lead facilitator, trainer, trainers, instructor, instructors,
        presenter, presenters, host, hosts, leitung, moderation, animateur, facilitador, facilitatore, begeleider,
        講師, 讲师, 강사""",
    "Producer": "producer, technical producer, tech host, zoom host, regie, technik",
}
_BY_LABEL: Final = {normal(word): fact for fact, words in _LABELS.items() for word in words.split(",")}
_LABELED: Final = re.compile(r"([^:：\n]{2,40})[:：]\s*(.*)", re.DOTALL)
_ONLINE: Final = re.compile(
    r"zoom|teams|webex|google meet|online|virtual|remote|gotomeeting|bigbluebutton", re.IGNORECASE
)
_MODES: Final = (
    (Mode.HYBRID, re.compile(r"hybrid|blended", re.IGNORECASE)),
    (Mode.VIRTUAL, re.compile(rf"{_ONLINE.pattern}|en ligne|en línea", re.IGNORECASE)),
    (
        Mode.ROOM,
        re.compile(
            r"in[- ]person|face[- ]to[- ]face|on[- ]?site|classroom|präsenz|présentiel|presencial", re.IGNORECASE
        ),
    ),
)
_LANGUAGES: Final[dict[str, str]] = {
    **dict.fromkeys(("english", "englisch", "anglais", "ingles", "en"), "en"),
    **dict.fromkeys(("german", "deutsch", "allemand", "aleman", "de"), "de"),
    **dict.fromkeys(("french", "francais", "franzosisch", "frances", "fr"), "fr"),
    **dict.fromkeys(("spanish", "espanol", "spanisch", "espagnol", "es"), "es"),
    **dict.fromkeys(("italian", "italiano", "italienisch", "it"), "it"),
    **dict.fromkeys(("portuguese", "portugues", "pt"), "pt"),
    **dict.fromkeys(("dutch", "nederlands", "nl"), "nl"),
}
_COUNTS: Final = re.compile(
    r"(?:ca\.?|about|up to|max\.?|~)?\s?(\d{1,5})(?:\s?(?:[-–]|to|bis)\s?(\d{1,5}))?"
    r"(?:\s?(?:people|persons|pax|participants|learners|TN))?"
)
_BULLET: Final = "•‣▪·*–- \t"
LOOKED_AT: Final = 60
MOST_OBJECTIVES: Final = 12
LONGEST: Final = 400
SHORTEST_S: Final = 60
LONGEST_LAST_S: Final = 10_800
FAR: Final = 2
"""A length more than twice that of all rows, or less than half of it, is of something else."""
_PERSON_REASON: Final = "people belong to a delivery, not to a plan"
_ZONE_REASON: Final = "a time zone belongs to a delivery, not to a plan"
_PLACE_REASON: Final = "a place belongs to a delivery, not to a plan"


@dataclass(slots=True)
class Facts:
    """What was found, by the names of :class:`Plan`, before it is known which plans it is for."""

    title: str = ""
    purpose: str = ""
    deck: str = ""
    platform: str = ""
    language: str = ""
    mode: Mode | None = None
    counts: tuple[int, int] | None = None
    start_s: int | None = None
    end_s: int | None = None
    length_s: int | None = None
    objectives: list[str] = field(default_factory=list)
    people: list[tuple[Place, Person]] = field(default_factory=list)
    zone: tuple[Place, str] | None = None

    @property
    def promises(self) -> bool:
        """Whether it says how long the session is."""
        return self.length_s is not None or self.end_s is not None


def facts_above(sheet: int, grid: Grid, first: int, book: Notebook) -> Facts:
    """What the labeled lines above a sheet's first plan say; each cell of them that is plain is used."""
    facts = Facts()
    listing = 0
    for row in range(max(0, first - LOOKED_AT), min(first, len(grid.rows))):
        places = [Place(sheet, row, column) for column, cell in enumerate(grid.rows[row]) if cell]
        if listing and len(places) == 1 and _takes_objective(facts, grid, places[0], listing, book):
            listing += 1
            continue
        listing = int(bool(_take_row(facts, grid, places, book)) or (listing and not places and not facts.objectives))
    return facts


def _takes_objective(facts: Facts, grid: Grid, place: Place, listed: int, book: Notebook) -> bool:
    """A line below "Objectives:" is one, up to the next label."""
    text = grid.at(place.row, place.column).text.strip()
    if listed > MOST_OBJECTIVES or len(text) > LONGEST or labeled(text) or book.is_used(place):
        return False
    facts.objectives.extend(_lines(text))
    book.use(place)
    return True


def _take_row(facts: Facts, grid: Grid, places: list[Place], book: Notebook) -> bool:
    """Take every label of a row with its value; whether it announces objectives that follow."""
    follows = False
    for number, place in enumerate(places):
        cell = grid.at(place.row, place.column)
        if book.is_used(place) or cell.kind is not CellKind.TEXT or len(cell.text) > 20 * LONGEST:
            continue
        lines = cell.text.split("\n")
        pairs = [labeled(line) for line in lines]
        if len(lines) > 1 and all(pair and pair[1] for pair in pairs):
            known = [_take(facts, pair[0], Cell(pair[1], CellKind.TEXT), place, book) for pair in pairs if pair]
            if all(known):
                book.use(place)
            continue
        fact, value = labeled(cell.text) or (_BY_LABEL.get(normal(cell.text), ""), "")
        beside = places[number + 1] if number + 1 < len(places) else None
        if fact and value:
            if _take(facts, fact, Cell(value, CellKind.TEXT), place, book):
                book.use(place)
        elif fact and beside and _take(facts, fact, grid.at(beside.row, beside.column), beside, book):
            book.use(place)
            book.use(beside)
        elif fact == "objectives" and beside is None:
            book.use(place)
            follows = True
    return follows


def labeled(text: str) -> tuple[str, str] | None:
    """The fact a line names before its colon, and what follows."""
    found = _LABELED.fullmatch(text.strip()[: 20 * LONGEST])
    fact = _BY_LABEL.get(normal(found[1])) if found else None
    return (fact, found[2].strip()) if found and fact else None


def _take(facts: Facts, fact: str, cell: Cell, place: Place, book: Notebook) -> bool:
    """Take a fact where its value is plain; whether it was taken."""
    text = cell.text.strip()
    taken = bool(text)
    match fact:
        case _ if not text:
            pass
        case "title" | "purpose" | "deck" | "platform":
            taken = _take_text(facts, fact, text)
        case "objectives":
            facts.objectives.extend(_lines(text))
        case "mode":
            taken = _take_mode(facts, text)
        case "place":
            taken = _take_place(facts, text, place, book)
        case "people":
            taken = _take_counts(facts, text)
        case "language":
            facts.language = _LANGUAGES.get(normal(text), "")
            taken = bool(facts.language)
        case "start" | "end" | "length":
            taken = _take_time(facts, fact, cell)
        case "zone":
            facts.zone = (place, one_line(text, 100))
            book.leave(place, _ZONE_REASON)
            taken = False
        case _:
            facts.people.append((place, Person(fact, one_line(text))))
            book.leave(place, _PERSON_REASON)
            taken = False
    return taken


def _lines(text: str) -> list[str]:
    return [line for each in re.split(r"[\n;]", text) if (line := one_line(each.strip(_BULLET)))]


def _take_text(facts: Facts, fact: str, text: str) -> bool:
    """The first of its kind stands."""
    if getattr(facts, fact):
        return False
    setattr(facts, fact, clean(text) if fact == "purpose" else one_line(text, 200))
    if fact == "platform" and _ONLINE.search(text):
        facts.mode = facts.mode or Mode.VIRTUAL
    return True


def _take_mode(facts: Facts, text: str) -> bool:
    mode = next((mode for mode, pattern in _MODES if pattern.search(text[:LONGEST])), None)
    facts.mode = mode or facts.mode
    return mode is not None


def _take_place(facts: Facts, text: str, place: Place, book: Notebook) -> bool:
    """A platform for a place is one; any other place says that people meet there."""
    if _ONLINE.search(text[:LONGEST]):
        return _take_text(facts, "platform", text)
    facts.mode = facts.mode or Mode.ROOM
    book.leave(place, _PLACE_REASON)
    return False


def _take_counts(facts: Facts, text: str) -> bool:
    found = _COUNTS.fullmatch(text)
    if found is None or int(found[1]) > int(found[2] or found[1]):
        return False
    facts.counts = int(found[1]), int(found[2] or found[1])
    return True


def _take_time(facts: Facts, fact: str, cell: Cell) -> bool:
    if fact == "length":
        length = whole_length(cell.text)
        if length is None or length.unit in {"", ":"} or not SHORTEST_S <= length.planned_s <= DAY:
            return False
        facts.length_s = length.planned_s
        return True
    span = loose_span(cell)
    if span is None:
        return False
    if fact == "start":
        facts.start_s = span.start.seconds % DAY
        facts.end_s = span.end.seconds if span.end else facts.end_s
    else:
        facts.end_s = span.start.seconds
    return True


def end_with(facts: Facts, items: list[Item]) -> None:
    """The last row, where nothing says how long it takes, runs until the end that the sheet names."""
    timed = [item for item in items if item.start_s is not None and not item.mark]
    last = max(timed, key=lambda item: item.start_s or 0, default=None)
    if last is None or last.start_s is None or facts.end_s is None or last.end_s is not None or last.length is not None:
        return
    if 0 < facts.end_s - last.start_s <= LONGEST_LAST_S:
        last.end_s = facts.end_s


def with_facts(plan: Plan, facts: Facts, alone: bool) -> Plan:
    """The plan with what its sheet says of it; its length only where no other plan is in the sheet (``alone``)."""
    fewest, most = facts.counts or (None, None)
    same = fewest == most
    plan = replace(
        plan,
        purpose=facts.purpose,
        deck=facts.deck,
        platform=facts.platform,
        language=facts.language or plan.language,
        mode=facts.mode or plan.mode,
        people_expected=fewest if same else None,
        people_fewest=None if same else fewest,
        people_most=None if same else most,
        objectives=tuple(Objective(new_id(), text) for text in dict.fromkeys(facts.objectives)),
    )
    length = facts.length_s
    if length is None and facts.end_s is not None:
        length = (facts.end_s - plan.start_s) % DAY
    fits = length is not None and length / FAR <= plan.promised_s <= length * FAR
    return replace(plan, promised_s=length) if alone and length is not None and fits else plan


def with_people(delivery: Delivery, facts: Facts, book: Notebook) -> Delivery:
    """The delivery with the people and the time zone its sheet names."""
    for place, _ in [*facts.people, *([facts.zone] if facts.zone else [])]:
        book.use(place)
    people = tuple(person for _, person in facts.people)
    return replace(delivery, people=people, time_zone=facts.zone[1] if facts.zone else "")
