"""The words people put over columns, by what they mean, in ten languages; weaker ones with a question mark."""

from __future__ import annotations

from typing import Final

from app.domain.sheet import Meaning

ANY_TIME: Final = "time"
"""For a header that says only "Time": the cells tell whether it is a start, a span or a length."""

Guess = Meaning | str

HEADERS: Final[dict[Guess, str]] = {
    ANY_TIME: """
        ?elapsed, ?elapsed time, time code, clock time,
        time, times, timing, timings, clock, when, uhrzeit, zeit, zeiten, heure, heures, horaire, horaires,
        hora, horas, horario, horarios, ora, orario, orari, tijd, tijden, 時間, 時刻, 时间, 시간,
        schedule time, time slot, slot, slots
    """,
    Meaning.START: """
        start, starts, start time, time start, starttime, start at, begin, begins, beginning, from, in,
        on air, beginn, anfang, startzeit, von, ab, debut, heure de debut, de, inicio, inicia, hora inicio,
        hora de inicio, desde, comienzo, inizio, dalle, ora inizio, aanvang, begintijd, van, 開始,
        開始時刻, 開始時間, 开始, 开始时间, 시작, 시작시간, 시작 시간, planned start, scheduled start,
        call time
    """,
    Meaning.END: """
        end, ends, end time, time end, endtime, end at, finish, finishes, to, until, till, out, ende,
        endzeit, bis, fin, heure de fin, a, fim, final, finaliza, termina, termino, hora fin, hora de fin,
        hasta, ate, fine, alle, ora fine, einde, eindtijd, tot, 終了, 終了時刻, 終了時間, 结束, 結束,
        结束时间, 結束時間, 끝, 종료, 종료시간, 종료 시간, planned end, stop
    """,
    Meaning.LENGTH: """
        duration, dur, length, len, minutes, mins, min, trt, runtime, run time, est duration,
        planned duration, time allotted, allocated time, time needed, how long, dauer, lange, laufzeit,
        minuten, duree, duracion, duracao, minutos, durata, minuti, duur, 所要時間, 時長, 时长, 持續時間,
        소요시간, 소요 시간, 長さ, 分, 분, 分鐘, 分钟, hours, stunden
    """,
    Meaning.SHORTEST: """
        shortest, shortest length, at least, minimum, minimum time, minimum length, minimum duration, min time,
        min length, min duration, kurzeste dauer, mindestens, mindestdauer, minimale dauer, duree minimale, duree min,
        duracion minima, duracao minima, durata minima, kortste duur, minimale duur, 最短, 最短時間, 最短时间, 최소 시간
    """,
    Meaning.LONGEST: """
        longest, longest length, at most, maximum, maximum time, maximum length, maximum duration, max time,
        max length, max duration, langste dauer, hochstens, hochstdauer, maximale dauer, duree maximale, duree max,
        duracion maxima, duracao maxima, durata massima, langste duur, maximale duur, 最長, 最長時間,
        最长时间, 최대 시간
    """,
    Meaning.TITLE: """
        ?stage, ?stage name, ?procedure, segment name, event title, presentation,
        running order, order of events, sequence, action, actions, scene, song, piece, number title, teacher activity,
        learning activity, unterrichtsschritt, schritt, ablaufpunkt, deroulement, etapes,
        desarrollo, momento, fase, ?role,
        ?roles, ?rolle, ?funcion,
        title, item, items, segment, activity, activities, agenda, agenda item, topic, topics, event,
        program, programme, subject, session title, item title, session name, thema, themen, titel,
        aktivitat, programmpunkt, ablauf, baustein, titre, sujet, theme, activite, intitule, etape, tema,
        temas, titulo, actividad, actividades, asunto, atividade, assunto, titolo, argomento, attivita,
        onderwerp, activiteit, programma, 内容, 項目, 项目, 題目, 题目, 議題, 议题, 標題, 标题, タイトル,
        件名, 発表, 演目, 일정, 내용, 제목, 순서, 프로그램, ?event name, ?name, ?part, ?session, ?content,
        ?purpose, ?element, ?section name, ?step, ?task, ?what, ?was, ?quoi, ?que, ?o que, ?cosa, ?wat,
        ?phase, ?description of activity, ?inhalt, ?inhalte, ?contenu, ?contenido, ?conteudo, ?contenuto
    """,
    Meaning.OWNER: """
        in charge, incharge, person in charge, pic, responsibility, assigned to, by whom, coordinator, conducted by,
        resource person, faculty, leader name, delivered by, session lead, panelists, moderated by, trainer name,
        who, owner, presenter, presenters, speaker, speakers, lead, leader, led by, host, facilitator,
        facilitators, trainer, trainers, instructor, instructors, teacher, teachers, responsible,
        person responsible, presented by, moderator, moderators, chair, fullname, full name,
        primary presenter, performer, artist, artists, talent, ?role, ?roles, wer, verantwortlich, referent,
        referentin, referenten, sprecher, leitung, moderation, qui, intervenant, intervenants, animateur,
        responsable, orateur, quien, ponente, ponentes, facilitador, quem, orador, facilitadora,
        palestrante, responsavel, chi, relatore, relatori, docente, responsabile, conduttore, wie, spreker,
        begeleider, 担当, 担当者, 発表者, 講師, 登壇者, 负责人, 負責人, 讲者, 講者, 主持人, 主讲, 담당,
        담당자, 발표자, 강사, 진행자, 진행, ?name, ?names, who leads
    """,
    Meaning.NOTES: """
        notes, note, comment, comments, remark, remarks, bemerkung, bemerkungen, anmerkung, anmerkungen,
        notiz, notizen, hinweise, remarque, remarques, commentaire, commentaires, notas, nota,
        observaciones, comentarios, observacoes, osservazioni, opmerking, opmerkingen, 備考, 备注, 備註,
        비고, 메모, メモ
    """,
    Meaning.DESCRIPTION: """
        description, details, detail, abstract, summary, method, methods, how, methodik, methode,
        beschreibung, wie genau, methodes, descripcion, detalle, detalles, metodologia, subtemas,
        descricao, detalhes, descrizione, dettagli, metodo, beschrijving, werkvorm, 説明, 詳細, 描述, 说明,
        說明, 설명, 세부 내용, 세부내용, subtitle, body, key points, book description
    """,
    Meaning.WHY: """
        objective, objectives, goal, goals, aim, aims, why, learning objective, learning objectives,
        outcome, outcomes, learning outcome, ziel, ziele, lernziel, lernziele, warum, objectif, objectifs,
        but, pourquoi, objetivo, objetivos, obiettivo, obiettivi, scopo, doel, doelen, 目的, 目標, 目标,
        목표
    """,
    Meaning.SECTION: """
        section, block, module, phase name, chapter, abschnitt, bloc, bloque, modul, modulo, bloco, blocco,
        blok, セクション, 部分, 섹션
    """,
    Meaning.LANE: """
        lane, track, stream, stage, breakout, session tracks, strang, buhne, piste, filiere, scene, pista, sala,
        aula, trilha, sessao, spoor, podium, トラック, ステージ, 舞台, 分会场, 트랙, 무대
    """,
    Meaning.DAY: """
        day, date, dates, tag, datum, jour, date du jour, dia, fecha, data, giorno, dag, start date,
        start day, event date, 日付, 日, 日期, 날짜, weekday, wochentag
    """,
    Meaning.END_DAY: """
        end date, end day, date end, enddatum, date de fin, fecha fin, fecha de fin, data fim, data fine,
        einddatum, 終了日, 结束日期, 結束日期, 종료일
    """,
    Meaning.KIND: """
        type, kind, category, format, timer type, talk format, item type, art, typ, kategorie, sozialform,
        categorie, tipo, categoria, soort, 種類, 類型, 类型, 분류
    """,
    Meaning.CUE: """
        producer, production, producer cue, tech, technical, technology, av, a v, cue, cues, zoom, webex, chat,
        chat text, chat message, chat messages, poll, polls, polling, breakouts, breakout rooms, on screen,
        slides on screen, recording, whiteboard, producer action, producer actions, host actions, platform actions,
        producer notes, technik, regie, technique, regie technique, tecnica, tecnico, produccion, producao,
        techniek, audio, video, lighting, sound, lights, light, music, graphics, gfx, fx, camera, cam,
        mixer, video notes, audio notes, ton, licht, kamera, 音響, 照明, 映像, 技術, 技术, 기술, 음향,
        조명
    """,
    Meaning.MATERIAL: """
        av needs, tech needs, technical needs, technology needs, needs, room setup, room set up, setup, set up,
        staffing, material, materials, resources, equipment, supplies, needed, props, handouts, tools, materialien,
        medien, hilfsmittel, medien material, materiel, supports, outils, ressources, materiales, recursos,
        materiais, materiali, strumenti, risorse, materiaal, benodigdheden, 資料, 教材, 備品, 材料, 物料,
        재료, 준비물, 자료
    """,
    Meaning.SCRIPT: """
        script, talking points, say, text, wording, speech, narration, skript, sprechtext, texte, guion,
        guiao, copione, draaiboek, 台本, セリフ, 讲稿, 台詞, 대본, 멘트
    """,
    Meaning.SLIDES: """
        slide, slides, slide no, slide number, deck, folie, folien, diapo, diapos, diapositiva,
        diapositivas, dia nr, スライド, 幻灯片, 슬라이드
    """,
    Meaning.GROUPING: """
        grouping, groupings, group size, group sizes, size of groups, group format, rounds, number of rounds, runden,
        gruppengroße, gruppengrosse, taille des groupes, tamano de grupo, グループ, 分组, 그룹
    """,
    Meaning.NUMBER: """
        sl no, s no, sr no, item no, serial no, cue no, seq, no of,
        no, nr, number, id, uid, order, row, pos, position, lfd nr, index, num, numero, sessionid,
        session id, submission id, event id, 番号, 序号, 번호
    """,
    Meaning.ACTUAL_START: """
        actual start, real start, actual start time, started, ist start, ist beginn, debut reel,
        inicio real
    """,
    Meaning.ACTUAL_END: """
        actual end, actual finish, real end, ended, ist ende, fin reelle, fin real
    """,
    Meaning.ACTUAL_LENGTH: """
        actual, actual duration, actual time, actual length, actual min, real time, ist, ist dauer,
        duree reelle, duracion real
    """,
    Meaning.KEEP: """
        cum, cumulative, running total, running time, back time, backtime, total time, remaining, time left,
        location, room, place, venue, where, ort, raum, lieu, salle, lugar, ubicacion, local, luogo,
        plaats, ruimte, 場所, 会場, 地点, 地點, 장소, link, url, image, path, colour, color, company, skip,
        public, status, filters, private, assistant, assistants
    """,
    Meaning.IGNORE: """
        eof
    """,
}
