"""The words people put over columns, and the words that tell what a row is, in ten languages; knows no cell."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from app.domain.plan import Kind
from app.domain.sheet import Meaning

ANY_TIME: Final = "time"
"""For a header that says only "Time": the cells tell whether it is a start, a span or a length."""

Guess = Meaning | str

_HEADERS: Final[dict[Guess, str]] = {
    ANY_TIME: """time, times, timing, timings, clock, when, uhrzeit, zeit, zeiten, heure, heures, horaire, horaires, hora, horas, horario,
        horarios, ora, orario, orari, tijd, tijden, 時間, 時刻, 时间, 시간, schedule time, time slot, slot, slots""",
    Meaning.START: """start, starts, start time, time start, starttime, start at, begin, begins, beginning, from, in, on air, beginn, anfang,
        startzeit, von, ab, debut, heure de debut, de, inicio, inicia, hora inicio, hora de inicio, desde, comienzo, inizio, dalle, ora inizio,
        aanvang, begintijd, van, 開始, 開始時刻, 開始時間, 开始, 开始时间, 시작, 시작시간, 시작 시간, planned start, scheduled start, call time""",
    Meaning.END: """end, ends, end time, time end, endtime, end at, finish, finishes, to, until, till, out, ende, endzeit, bis, fin, heure de fin,
        a, fim, final, finaliza, termina, termino, hora fin, hora de fin, hasta, ate, fine, alle, ora fine, einde, eindtijd, tot, 終了, 終了時刻,
        終了時間, 结束, 結束, 结束时间, 結束時間, 끝, 종료, 종료시간, 종료 시간, planned end, stop""",
    Meaning.LENGTH: """duration, dur, length, len, minutes, mins, min, trt, runtime, run time, est duration, planned duration, time allotted,
        allocated time, time needed, how long, dauer, lange, laufzeit, minuten, duree, duracion, duracao, minutos, durata, minuti, duur, 所要時間,
        時長, 时长, 持續時間, 소요시간, 소요 시간, 長さ, 分, 분, 分鐘, 分钟, hours, stunden""",
    Meaning.TITLE: """title, item, items, segment, activity, activities, agenda, agenda item, topic, topics, what, event, program, programme, subject,
        content, session title, item title, description of activity, name, session name, event name, element, part, purpose, step, task,
        thema, themen, titel, inhalt, inhalte, aktivitat, programmpunkt, ablauf, was, phase, baustein, titre, sujet, theme, activite, contenu, quoi,
        intitule, etape, tema, temas, titulo, actividad, actividades, contenido, que, asunto, atividade, conteudo, o que, assunto, titolo, argomento,
        attivita, contenuto, cosa, onderwerp, activiteit, wat, programma, 内容, 内容, 項目, 项目, 題目, 题目, 議題, 议题, 標題, 标题, タイトル, 件名, 発表, 演目,
        일정, 내용, 제목, 순서, 프로그램, section name, session""",
    Meaning.OWNER: """who, owner, presenter, presenters, speaker, speakers, lead, leader, led by, host, facilitator, facilitators, trainer, trainers,
        instructor, instructors, teacher, teachers, responsible, person responsible, presented by, moderator, moderators, chair, fullname, full name,
        primary presenter, performer, artist, artists, talent, role, roles, wer, verantwortlich, referent, referentin, referenten, sprecher, leitung,
        moderation, qui, intervenant, intervenants, animateur, responsable, orateur, quien, ponente, ponentes, facilitador, quem, orador, facilitadora,
        palestrante, responsavel, chi, relatore, relatori, docente, responsabile, conduttore, wie, spreker, begeleider, 担当, 担当者, 発表者, 講師, 登壇者,
        负责人, 負責人, 讲者, 講者, 主持人, 主讲, 담당, 담당자, 발표자, 강사, 진행자, 진행""",
    Meaning.NOTES: """notes, note, comment, comments, remark, remarks, bemerkung, bemerkungen, anmerkung, anmerkungen, notiz, notizen, hinweise,
        remarque, remarques, commentaire, commentaires, notas, nota, observaciones, comentarios, observacoes, note, osservazioni, opmerking,
        opmerkingen, 備考, 备注, 備註, 비고, 메모, メモ""",
    Meaning.DESCRIPTION: """description, details, detail, abstract, summary, method, methods, how, methodik, methode, beschreibung, details, wie genau,
        methodes, descripcion, detalle, detalles, metodologia, subtemas, descricao, detalhes, descrizione, dettagli, metodo, beschrijving, werkvorm,
        説明, 詳細, 描述, 说明, 說明, 설명, 세부 내용, 세부내용, subtitle, body, key points, book description""",
    Meaning.WHY: """objective, objectives, goal, goals, aim, aims, why, learning objective, learning objectives, outcome, outcomes, learning outcome,
        ziel, ziele, lernziel, lernziele, warum, objectif, objectifs, but, pourquoi, objetivo, objetivos, obiettivo, obiettivi, scopo, doel, doelen,
        目的, 目標, 目标, 목표""",
    Meaning.SECTION: "section, block, module, phase name, chapter, abschnitt, bloc, bloque, modul, modulo, bloco, blocco, blok, セクション, 部分, 섹션",
    Meaning.LANE: """track, stream, stage, breakout, session tracks, strang, buhne, piste, filiere, scene, pista, sala, aula, trilha, sessao,
        spoor, podium, トラック, ステージ, 舞台, 分会场, 트랙, 무대""",
    Meaning.DAY: """day, date, dates, tag, datum, jour, date du jour, dia, fecha, data, giorno, dag, start date, start day, event date, 日付, 日, 日期, 날짜,
        weekday, wochentag""",
    Meaning.KIND: """type, kind, category, format, timer type, talk format, item type, art, typ, kategorie, sozialform, categorie, tipo, categoria, soort,
        種類, 類型, 类型, 분류""",
    Meaning.CUE: """producer, production, producer cue, tech, technical, technology, av, a v, av needs, cue, cues, producer notes, technik, regie,
        technique, regie technique, tecnica, tecnico, produccion, producao, techniek, audio, video, lighting, sound, lights, light, music, graphics,
        gfx, fx, camera, cam, mixer, video notes, audio notes, ton, licht, kamera, 音響, 照明, 映像, 技術, 技术, 기술, 음향, 조명""",
    Meaning.MATERIAL: """material, materials, resources, equipment, supplies, needed, props, handouts, tools, materialien, medien, hilfsmittel,
        medien material, materiel, supports, outils, ressources, materiales, recursos, materiais, materiali, strumenti, risorse, materiaal,
        benodigdheden, 資料, 教材, 備品, 材料, 物料, 재료, 준비물, 자료""",
    Meaning.SCRIPT: """script, talking points, say, text, wording, speech, narration, skript, sprechtext, texte, guion, guiao, copione, draaiboek,
        台本, セリフ, 讲稿, 台詞, 대본, 멘트""",
    Meaning.SLIDES: "slide, slides, slide no, slide number, deck, folie, folien, diapo, diapos, diapositiva, diapositivas, dia nr, スライド, 幻灯片, 슬라이드",
    Meaning.NUMBER: "no, nr, number, id, uid, order, row, pos, position, lfd nr, index, num, numero, sessionid, session id, submission id, event id, 番号, 序号, 번호",
    Meaning.ACTUAL_START: "actual start, real start, actual start time, started, ist start, ist beginn, debut reel, inicio real",
    Meaning.ACTUAL_END: "actual end, actual finish, real end, ended, ist ende, fin reelle, fin real",
    Meaning.ACTUAL_LENGTH: "actual, actual duration, actual time, actual length, actual min, real time, ist, ist dauer, duree reelle, duracion real",
    Meaning.KEEP: """location, room, place, venue, where, ort, raum, lieu, salle, lugar, ubicacion, local, luogo, plaats, ruimte, 場所, 会場, 地点, 地點, 장소,
        link, url, image, path, colour, color, company, end date, end day, skip, public, status, filters, private, assistant, assistants""",
    Meaning.IGNORE: "eof",
}

_NOISE: Final = frozenset(
    "the of for primary required optional planned scheduled estimated est approx your main".split()
)
_CJK: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def normal(text: str) -> str:
    """Lower case words without accents, punctuation, brackets' content or camel humps: ``StartTime (required)``, ``start_time``."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)
    apart = re.sub(r"[(\[（][^)\]）]*[)\]）]", " ", apart)
    folded = unicodedata.normalize("NFKD", apart.casefold().replace("ß", "ss"))
    plain = unicodedata.normalize("NFKC", "".join(sign for sign in folded if not "\u0300" <= sign <= "\u036f"))
    return " ".join(re.findall(r"[^\W_]+", plain))


def _phrases() -> dict[str, list[Guess]]:
    phrases: dict[str, list[Guess]] = {}
    for guess, words in _HEADERS.items():
        for phrase in words.split(","):
            phrases.setdefault(normal(phrase), []).append(guess)
    return phrases


_PHRASES: Final = _phrases()
_LONGEST: Final = sorted((phrase for phrase in _PHRASES if phrase), key=len, reverse=True)


@lru_cache(maxsize=5_000)
def header_guesses(text: str) -> tuple[tuple[Guess, float], ...]:
    """What a header can mean, each with a weight from 0 to 1; empty when its words are unknown."""
    name = normal(text)
    if not name or len(name) > 60:
        return ()
    for words, weight in ((name, 1.0), (_without_noise(name), 0.95), (re.sub(r"\s*\d+$", "", name), 0.8)):
        if words in _PHRASES:
            return tuple((guess, weight) for guess in _PHRASES[words])
    return _inside(name)


def _without_noise(name: str) -> str:
    return " ".join(word for word in name.split() if word not in _NOISE)


def _inside(name: str) -> tuple[tuple[Guess, float], ...]:
    """The longest known phrase inside the header; in writings without spaces any place will do."""
    words = name.split()
    if len(words) > 6:
        return ()
    for phrase in _LONGEST:
        if _CJK.search(phrase):
            if len(phrase) > 1 and phrase in name:
                return tuple((guess, 0.6) for guess in _PHRASES[phrase])
        elif len(phrase) > 2 and f" {phrase} " in f" {name} ":
            share = len(phrase.split()) / len(words)
            return tuple((guess, 0.3 + 0.4 * share) for guess in _PHRASES[phrase])
    return ()


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


_TOTAL: Final = re.compile(
    r"^(?:(?:grand |sub)?total\b|sum\b|tot\b|max\b|summe\b|gesamt|insgesamt|somme\b|suma\b|soma\b|totale\b|totaal|duraci[oó]n (?:total|efectiva)"
    r"|dur[ée]e totale|gesamtdauer|gesamtzeit|total (?:time|duration|minutes)|合計|合计|総計|總計|합계|총계)|(?:stunden|hours) insgesamt",
    re.IGNORECASE,
)
_FILLER: Final = re.compile(r"[\s\-–—_.·*/?xX✓✔]{0,3}|n/?a|tb[acd]|none|null|nil|eof", re.IGNORECASE)

_KINDS: Final[tuple[tuple[Kind, str], ...]] = (
    (
        Kind.BREAK,
        r"break\b(?!out)|coffee|lunch|tea\b|dinner|breakfast|pause\b|pausa|kaffee|mittag|essen\b|repas|d[ée]jeuner|caf[ée]\b|descanso|comida|almuerzo"
        r"|almo[çc]o|pranzo|cena\b|pauze|koffie|休憩|昼食|休息|午餐|茶歇|휴식|점심|식사|recess|intermission|interval\b|mittagspause",
    ),
    (
        Kind.QA,
        r"q\s?(?:&|and|n|\+|/)\s?a\b|questions?\b(?! for you)|fragen\b|r[ée]ponses|preguntas|perguntas|domande|vragen|質疑|问答|問答|질의",
    ),
    (Kind.POLL, r"\bpolls?\b|quiz|survey|umfrage|sondage|encuesta|enquete|sondaggio|投票|설문|mentimeter|slido"),
    (
        Kind.DEBRIEF,
        r"debrief|report[- ]?(?:out|back)|auswertung|share back|plenary feedback|restitution|puesta en com[uú]n|振り返り共有",
    ),
    (
        Kind.REFLECTION,
        r"reflect|reflexion|réflexion|reflexi[oó]n|reflexão|commit to|commitment|takeaway|振り返り|反思|성찰",
    ),
    (
        Kind.OFF_CLOCK,
        r"\b(?:doors open|tech(?:nical)? check|sound ?check|pre-?work|set-?up|load-?in|rehearsal|follow-?up e?mail)\b",
    ),
    (Kind.BUFFER, r"\bbuffer|puffer|contingency|slack\b"),
    (Kind.DEMONSTRATION, r"\bdemo(?:s|nstration)?\b|vorf[uü]hrung|d[ée]monstration|demostraci[oó]n|デモ|演示|시연"),
    (
        Kind.PRACTICE,
        r"exercise|practice|practical|practise|breakouts?\b|hands-?on|role ?play|workshop|group work|[uü]bung|gruppenarbeit|exercice|atelier"
        r"|pratique|ejercicio|pr[aá]ctic|exerc[ií]cio|esercizi|oefening|lab\b|activity|演習|练习|練習|실습|challenge",
    ),
    (
        Kind.DISCUSSION,
        r"discuss|diskussion|debate|panel|discusi[oó]n|discuss[aã]o|discussione|discussie|gespräch|討論|讨论|토론|plenary",
    ),
    (Kind.INDIVIDUAL, r"individual|einzelarbeit|reading time|journal|silent"),
    (
        Kind.OPENING,
        r"welcome|opening|check-?in|intro(?:duction)?s?\b|registration|ice ?-?breaker|begr[uü][sß]|einf[uü]hrung|ankommen|accueil|bienvenida|ouverture"
        r"|apertura|boas-vindas|abertura|benvenut|welkom|introducci[oó]n|introdu[çc]|introduzione|開会|欢迎|開場|开场|개회|환영",
    ),
    (
        Kind.CLOSE,
        r"clos(?:e|ing)\b|wrap[- ]?up|farewell|goodbye|conclusions?\b|abschluss|verabschiedung|cl[oô]ture|conclusion|cierre|encerramento|chiusura"
        r"|afsluiting|閉会|闭幕|結束語|총평|마무리|폐회",
    ),
)
_KIND_PATTERNS: Final = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _KINDS)


@lru_cache(maxsize=20_000)
def kind_of(title: str) -> Kind:
    """The kind a title speaks of; INPUT when nothing in it says."""
    return next((kind for kind, pattern in _KIND_PATTERNS if pattern.search(title)), Kind.INPUT)


def is_total(text: str) -> bool:
    """Whether the text labels a sum."""
    return bool(_TOTAL.search(text.strip()))


def is_filler(text: str) -> bool:
    """Whether a cell only says that nothing stands there ("-", ".", "n/a")."""
    return bool(_FILLER.fullmatch(text.strip()))
