"""The words people put over columns, by what they mean, in ten languages; weaker ones with a question mark.

A line or more for each language, in this order: English, German, French, Spanish, Portuguese, Italian, Dutch,
Japanese, Chinese, Korean. Forms that only add an s need no word of their own.
"""

from __future__ import annotations

from typing import Final

from app.domain.sheet import Meaning

ANY_TIME: Final = "time"
"""For a header that says only "Time": the cells tell whether it is a start, a span or a length."""

LEDGER: Final = "ledger"
"""For headers of lists of people, things and tasks, which are no plans where nothing else tells a time."""

Guess = Meaning | str

HEADERS: Final[dict[Guess, str]] = {
    ANY_TIME: """
        ?elapsed, ?elapsed time, time code, timecode, clock time, t, ?minute, schedule,
        time, times, timing, timings, clock, when, time slot, timeslot, slot, slots, schedule time, period, hour,
        uhrzeit, uhr, zeit, zeiten, zeitraum, zeitfenster, zeitplan, wann, zeitangabe, stunde,
        heure, heures, horaire, horaires, temps, quand, creneau, plage horaire, minutage, timing prevu,
        hora, horas, horario, horarios, tiempo, tiempos, cuando, franja horaria,
        tempo, tempos, quando, ?temporizacao, ?temporalizacion,
        ora, orario, orari, tempi, fascia oraria,
        tijd, tijden, tijdstip, wanneer, tijdsblok,
        時間, 時刻, タイム, 時間帯, 日時, 时间, 时段, 時段, 시간, 시각, 시간대, 일시,
        time of day, local time, klokkeslett, klokkeslæt, tidspunkt, tid, klo, aika, kello, время, czas,
        godzina, godz, cas, hodina, saat, zaman, vrijeme, waktu, jam
    """,
    Meaning.START: """
        start, starts, start time, time start, starttime, start at, begin, begins, beginning, from, in, call,
        on air, planned start, scheduled start, call time, time in, commence, commences, starting time, opens,
        beginn, anfang, startzeit, anfangszeit, beginnzeit, beginnt, von, ab, startuhrzeit,
        debut, heure de debut, de, commence a, heure debut, depart, a partir de, des,
        inicio, inicia, hora inicio, hora de inicio, hora inicial, desde, comienzo, empieza, comienza,
        comeco, horario de inicio, inicio previsto, das,
        inizio, dalle, ora inizio, ora di inizio, dalle ore, comincia,
        aanvang, begintijd, starttijd, van, aanvangstijd, begint, vanaf,
        開始, 開始時刻, 開始時間, スタート, 開始日時, から,
        开始, 开始时间, 起始时间, 起, 開始時間, 起始時間,
        시작, 시작시간, 시작 시간, 시작 시각, 개시, 부터,
        starting, start hour, time from, time start at, starts at, starttid, alkaa, начало, время начала,
        poczatek, start godz, zacatek, od, başlangıç, başlama, mulai
    """,
    Meaning.END: """
        end, ends, end time, time end, endtime, end at, finish, finishes, to, until, till, out, planned end, stop,
        time out, finish time, finishing time, closes, ends at, off air,
        ende, endzeit, bis, endet, schluss, endeuhrzeit, enduhrzeit, endezeit,
        fin, heure de fin, a, heure fin, jusqu a, finit, jusque, termine,
        final, finaliza, termina, hora fin, hora de fin, hora final, hasta, termino, hora de termino, finalizacion,
        fim, ate, as, horario de termino, hora de fim, encerra,
        fine, alle, ora fine, ora di fine, alle ore, finisce,
        einde, eindtijd, tot, eind, tot en met, stopt,
        終了, 終了時刻, 終了時間, 終了日時, まで, 结束, 結束, 结束时间, 結束時間, 止, 终止时间,
        끝, 종료, 종료시간, 종료 시간, 종료 시각, 마침, 까지,
        ending, ending time, end hour, time to, finishing, finish at, sluttid, slut, slutt, paattyy,
        окончание, конец, время окончания, koniec, konec, do, bitis, selesai
    """,
    Meaning.LENGTH: """
        duration, dur, length, len, minutes, mins, min, trt, runtime, run time, est duration, est time, total min,
        planned duration, time allotted, allocated time, time needed, how long, hours, time allocation, hrs,
        est dur, allotted time, time required, estimated time, expected time, time allocated, time limit,
        no of minutes,
        dauer, lange, laufzeit, minuten, stunden, zeitbedarf, zeitdauer, zeit in minuten, zeitumfang, dauer min, std,
        zeitrichtwert, geplante dauer,
        duree, duree prevue, duree estimee, duree en minutes, tps, mn, nb de minutes, heures prevues,
        duracion, minutos, tiempo estimado, duracion estimada, tiempo asignado, duracion min,
        duracao, tempo previsto, tempo estimado, duracao prevista, carga horaria,
        durata, minuti, tempo stimato, durata prevista,
        duur, tijdsduur, minuten, aantal minuten, lengte, tijdsindicatie,
        所要時間, 長さ, 分, 所要, 尺, 時長, 时长, 持續時間, 持续时间, 分鐘, 分钟, 用时, 用時, 时间长度, 预计时长,
        소요시간, 소요 시간, 분, 길이, 진행시간,
        mins each, run length, planned length, planned time, tidsforbruk, varighet, varighed, langd, kesto,
        длительность, продолжительность, czas trwania, delka, trvani, süre, durasi
    """,
    Meaning.SHORTEST: """
        shortest, shortest length, at least, minimum, minimum time, minimum length, minimum duration, min time,
        min length, min duration, kurzeste dauer, mindestens, mindestdauer, minimale dauer, duree minimale, duree min,
        duracion minima, duracao minima, durata minima, kortste duur, minimale duur, 最短, 最短時間, 最短时间,
        최소 시간
    """,
    Meaning.LONGEST: """
        longest, longest length, at most, maximum, maximum time, maximum length, maximum duration, max time,
        max length, max duration, langste dauer, hochstens, hochstdauer, maximale dauer, duree maximale, duree max,
        duracion maxima, duracao maxima, durata massima, langste duur, maximale duur, 最長, 最長時間,
        最长时间, 최대 시간
    """,
    Meaning.TITLE: """
        ?stage, ?stage name, ?procedure, segment name, event title, presentation, ?slug, story, story slug, headline,
        running order, order of events, sequence, action, actions, song, piece, number title, teacher activity,
        learning activity, exercise, talk, talks, lecture, workshop, session name, session title, item title,
        title, item, items, segment, activity, activities, agenda, agenda item, topic, topics, event, events,
        program, programme, subject, order of service, run of show, milestone, happening, what happens, moment,
        ?event name, ?name, ?part, ?session, content, contents, ?purpose, ?element, ?section name, ?step, ?task,
        ?what, ?phase, ?description of activity, ?cue name, ?service element, ?story title, ?scene, ?works, ?work,
        unterrichtsschritt, schritt, ablaufpunkt, thema, themen, titel, aktivitat, programmpunkt, ablauf, baustein,
        programm, tagesordnungspunkt, top, punkt, beitrag, vortrag, vortragstitel, veranstaltung, unterrichtsphase,
        lernschritt, ubung, inhalt thema, stuck, was passiert, tagesordnung, aktion, szene,
        arbeitsschritt, ?was, inhalt, inhalte, ?rolle, ?aufgabe, ?unterrichtsgeschehen, ?geschehen, ?element,
        deroulement, etape, etapes, titre, sujet, theme, activite, activites, intitule, programme, seance,
        ordre du jour, point, conference, sequence, contenu de la seance, ?quoi, contenu, contenus, ?deroule,
        ?partie, morceau,
        desarrollo, momento, momentos, fase, tema, temas, titulo, actividad, actividades, asunto, programa, sesion,
        punto, ponencia, charla, evento, acto, orden del dia, dinamica, secuencia, ?que, contenido, contenidos,
        ?funcion, tematica,
        atividade, atividades, assunto, programacao, etapa, etapas, pauta, palestra, sessao tema, roteiro,
        ?o que, conteudo, conteudos, dinamica,
        titolo, argomento, argomenti, attivita, programma, intervento, fasi, sessione, punto all ordine del giorno,
        ?cosa, contenuto, contenuti, ?argomento trattato, momento, brano,
        onderwerp, onderwerpen, activiteit, activiteiten, onderdeel, programmaonderdeel, agendapunt, titel, sessie,
        lesfase, ?wat, ?inhoud, ?taak,
        項目, タイトル, 件名, 発表, 演目, 議題, プログラム, 題目, 演題, 活動, 学習活動, 次第, 種目, 曲目, アジェンダ,
        テーマ, セッション, 講演, イベント, 行事, ?内容,
        项目, 題目, 题目, 议题, 標題, 标题, 环节, 環節, 议程, 議程, 活动, 主题, 主題, 节目, 節目, 流程, 事项, 事項,
        课题, 活动内容, 活動內容, 會議議程, 项目名称, 講題, 演講主題, ?內容,
        일정, 제목, 순서, 프로그램, 활동, 주제, 의제, 안건, 세션, 행사, 식순, 강의명, 발표제목, ?내용, ?role, ?roles,
        cue title, session name title, name of session, name of activity, activity name, talk title, title
        of talk, paper title, title of the session, film, movie, ?show, programme item, program item,
        handlung, programpunkt, programpost, aktivitet, innhold, indhold, innehall, ohjelma, aihe,
        мероприятие, событие, тема, название, содержание, программа, доклад, wydarzenie, temat, tytuł,
        nazwa, tresc, punkt programu, nazev, obsah, etkinlik, konu, başlık, acara, kegiatan, sesi, agenda
        acara
    """,
    Meaning.OWNER: """
        in charge, incharge, person in charge, pic, responsibility, assigned to, by whom, coordinator, conducted by,
        resource person, faculty, leader name, delivered by, session lead, panelists, moderated by, trainer name,
        who, owner, presenter, presenters, speaker, speakers, lead, leader, led by, host, facilitator, by, anchor,
        facilitators, trainer, trainers, instructor, instructors, teacher, teachers, responsible, person, persons,
        person responsible, presented by, moderator, moderators, chair, fullname, full name, people, called, cast,
        primary presenter, performer, artist, artists, talent, who leads, lecturer, tutor, session chair, chairperson,
        responsible person, responsible party, resp, facil, facilitated by, hosted by, lead person, participants,
        coach, mc, emcee, guest, guests, on stage, personnel, staff, team member, lead facilitator, discussant,
        organizer, organiser, contributor, ?name, ?names, ?team, ?role, ?roles, ?assigned,
        wer, verantwortlich, verantwortliche, verantwortlicher, verantwortliche person, verantw, verantwortung,
        zustandig, zustandigkeit, referent, referentin, referenten, referierende, referent in, sprecher, sprecherin,
        sprecher in, leitung, moderation, moderatorin, moderator in, dozent, dozentin, dozenten, dozent in, redner,
        rednerin, vortragende, vortragender, trainer in, durchfuhrung, person en, mitwirkende, kunstler, beteiligte,
        qui, intervenant, intervenants, intervenante, intervenant e, animateur, animatrice, animation, animateurs,
        responsable, responsables, orateur, oratrice, orateurs, formateur, formatrice, conferencier, presentateur,
        anime par, porteur, enseignant, referent e, moderateur, pilote,
        quien, ponente, ponentes, facilitador, facilitadora, facilitadores, encargado, encargada, encargados,
        expositor, expositora, expositores, conferencista, docente, docentes, a cargo de, moderador, instructor a,
        capacitador, presentador, orador, participantes, quien lo hace,
        quem, orador, oradores, palestrante, palestrantes, responsavel, responsaveis, formador, formadora, mediador,
        ministrante, apresentador, professor, convidado, convidados, conduz,
        chi, relatore, relatori, relatrice, responsabile, conduttore, conduce, moderatore, relatore i, formatore,
        referente, a cura di, speaker relatore,
        wie, spreker, sprekers, begeleider, begeleiding, verantwoordelijke, verantwoordelijk, door wie, docent,
        trainer, presentator, gespreksleider, inleider, trekker,
        担当, 担当者, 発表者, 講師, 登壇者, 司会, 進行, 話者, 出演者, 責任者, 講演者, 氏名, 誰,
        负责人, 負責人, 讲者, 講者, 主持人, 主讲, 主講, 主讲人, 主講人, 演讲者, 嘉宾, 嘉賓, 演讲嘉宾, 发言人,
        發言人, 讲师,
        报告人, 報告人, 主持, 演講者, 责任人, 責任人, 演出者, 人员, 人員,
        담당, 담당자, 발표자, 강사, 진행자, 진행, 연사, 사회자, 사회, 책임자, 출연자, 출연, 출연진,
        prenom nom, nom prenom, nom et prenom, nombre y apellido, nome e cognome, nome cognome, author,
        authors, session host, preacher, celebrant, name of speaker, speaker name, speaker names, presenter
        name, presenter names, presenting author, vortrag von, ansvarlig, ansvarig, foredragsholder,
        foredragsholdere, talare, puhuja, vastuuhenkilo, спикер, спикеры, докладчик, ведущий, ответственный,
        преподаватель, prelegent, prelegenci, prowadzący, osoba odpowiedzialna, recnik, prednasejici, vede,
        konuşmacı, sorumlu, pembicara, penanggung jawab
    """,
    Meaning.NOTES: """
        notes, note, comment, comments, remark, remarks, additional information, additional info, tutor notes, misc,
        trainer notes, facilitator notes, speaker notes, other, presenter notes, teacher notes, tips, reminders,
        miscellaneous,
        bemerkung, bemerkungen, anmerkung, anmerkungen, notiz, notizen, hinweis, hinweise, kommentar, kommentare, bem,
        didaktischer kommentar, sonstiges, didaktische hinweise, beachten, erganzungen, info, infos,
        remarque, remarques, commentaire, commentaires, notes, observations, obs, divers, precisions,
        notas, nota, observaciones, observacion, comentarios, comentario, aclaraciones, otros,
        observacoes, observacao, anotacoes, outros,
        osservazioni, annotazioni, commenti, varie, appunti,
        opmerking, opmerkingen, notitie, notities, toelichting, bijzonderheden, aantekeningen,
        備考, メモ, 注意点, 留意点, 補足, コメント, 指導上の留意点, 备注, 備註, 注意事项, 注意事項, 说明备注,
        附註, 註記,
        비고, 메모, 참고, 유의점, 참고사항, 특이사항,
        merknader, anmarkning, anmarkningar, huomiot, примечание, примечания, комментарий, uwagi, poznamka,
        poznamky, notlar, catatan, keterangan
    """,
    Meaning.DESCRIPTION: """
        description, details, detail, abstract, summary, method, methods, how, desc, instructions, process,
        notes detail,
        subtitle, body, key points, book description, methodology, what we do, overview, learner activity,
        explanation,
        student activity, students activity, learners activity, trainee activity, teaching method, delivery method,
        technique, approach, procedure,
        methodik, methode, methoden, beschreibung, wie, wie genau, methode sozialform, vorgehen, vorgehensweise,
        details,
        erlauterung, lehrerverhalten, lehreraktivitat, schuleraktivitat, schuler innenaktivitat, durchfuhrung methode,
        erwartetes schulerverhalten, beschreibung der aktivitat, methode technik, arbeitsweise, lerneraktivitat,
        methodes, comment, description, details, resume, descriptif, modalites, modalite, demarche, consigne,
        consignes,
        deroule detaille, methode pedagogique, activite des apprenants, techniques, methodes pedagogiques,
        activites des apprenants, activites de l animateur, activites du formateur,
        descripcion, detalle, detalles, metodologia, subtemas, como, metodo, tecnica, tecnicas, procedimiento,
        estrategia, estrategias, tecnica didactica, resumen, descripcion de la actividad, instrucciones,
        descricao, detalhes, detalhamento, como fazer, procedimento, procedimentos, estrategia metodologica, resumo,
        descrizione, dettagli, metodo, metodi, metodologia, modalita, come, svolgimento, descrizione attivita,
        beschrijving, werkvorm, werkvormen, hoe, uitleg, werkwijze, omschrijving, details,
        ?内容, ?內容, 説明, 詳細, 概要, 方法, 進め方, 手法, 描述, 说明, 說明, 详情, 詳情, 具体内容, 详细内容,
        方式, 具體內容, 流程說明,
        ?내용, 설명, 세부 내용, 세부내용, 상세, 방법, 상세내용, 개요, 진행방법, 세부사항
    """,
    Meaning.WHY: """
        objective, objectives, goal, goals, aim, aims, why, learning objective, learning objectives, intention,
        outcome, outcomes, learning outcome, learning outcomes, intent, rationale, desired outcome, expected outcome,
        ?purpose, purpose of activity, learning goal, output, deliverable,
        ziel, ziele, lernziel, lernziele, warum, wozu, zielsetzung, zweck, intention, teilziel, kompetenz,
        kompetenzen,
        feinziel, feinziele, didaktische funktion, begrundung, absicht,
        objectif, objectifs, but, pourquoi, objectif pedagogique, objectifs pedagogiques, competence,
        competences, finalite,
        objetivo, objetivos, proposito, propositos, para que, por que, finalidad, competencia, competencias,
        objetivo de aprendizaje, aprendizaje esperado,
        finalidade, habilidade, habilidades, objetivos de aprendizagem, porque,
        obiettivo, obiettivi, scopo, perche, finalita, obiettivi formativi, competenze,
        doel, doelen, waarom, leerdoel, leerdoelen, doelstelling, bedoeling,
        目的, 目標, ねらい, 狙い, ゴール, 到達目標, 目标, 教学目标, 目的意义, 意图,
        목표, 목적, 학습목표, 의도
    """,
    Meaning.SECTION: """
        section, block, module, phase name, chapter, unit, part name, agenda section, segment block,
        abschnitt, modul, einheit, kapitel, themenblock, programmblock, block,
        bloc, module, chapitre, rubrique,
        bloque, modulo, unidad, seccion, bloco, unidade, secao, blocco, unita, sezione,
        blok, onderdeel blok, hoofdstuk, module,
        セクション, 部, 単元, 章, 部分, 板块, 板塊, 模块, 模塊, 单元, 單元, 阶段, 階段, 섹션, 부, 단원, 단계
    """,
    Meaning.LANE: """
        lane, track, stream, stage, breakout, session tracks, strand, channel, parallel session,
        strang, buhne, schiene, spur, piste, filiere, scene, parcours, volet, pista, linea tematica, eje, escenario,
        sala, aula, trilha, sessao, palco, eixo, percorso, palco, binario,
        spoor, podium, stroom, トラック, ステージ, 舞台, 分会场, 分會場, 赛道, 軌道, 트랙, 무대, 분과
    """,
    Meaning.DAY: """
        day, date, dates, tag, datum, jour, date du jour, dia, fecha, data, giorno, dag, start date, weekday,
        start day, event date, session date, day date, event day, day of week, dow,
        wochentag, termin, tag datum, journee, jours, date heure, fechas, dia de la semana, jornada, datas,
        dia da semana, giornata, giorni, weekdag, dagdeel,
        日付, 日, 日程, 曜日, 開催日, 月日, 日期, 星期, 날짜, 요일, 일자,
        день, дата, dzien, data dnia, den, datum dne, gun, tarih, hari, tanggal, paiva, dato
    """,
    Meaning.END_DAY: """
        end date, end day, date end, finish date, enddatum, date de fin, fecha fin, fecha de fin, fecha final,
        data fim, data final, data fine, einddatum, 終了日, 结束日期, 結束日期, 종료일
    """,
    Meaning.KIND: """
        type, kind, category, format, timer type, talk format, item type, interaction, interaction pattern,
        activity type,
        session type, session format, class, genre, mode, tag type, label, event type,
        art, typ, kategorie, sozialform, sozialformen, sozial und arbeitsform, arbeitsform, arbeitsformen, formate,
        aktionsform, sf, sozialform methode,
        categorie, type d activite, forme, organisation, modalite de travail, format de la seance,
        tipo, categoria, tipo de actividad, modalidad, agrupamiento, formato, organizacion, tipo de atividade,
        modalidade, organizacao, tipologia, modalita di lavoro, soort, vorm, groepsvorm, type activiteit,
        種類, 区分, 形態, 種別, 形式, 分類, カテゴリ, 類型, 类型, 类别, 類別, 분류, 유형, 구분, 형태, 종류
    """,
    Meaning.CUE: """
        producer, production, producer cue, tech, technical, technology, av, a v, cue, cues, sfx, source, webex, chat,
        chat text, chat message, chat messages, poll, polls, polling, breakouts, breakout rooms, on screen,
        slides on screen, recording, whiteboard, producer action, producer actions, host actions, platform actions,
        producer notes, audio, video, lighting, sound, lights, light, music, graphics, gfx, fx, camera, cam, cameras,
        mixer, video notes, audio notes, mic, mics, microphone, vt, vision, lx, projection, screen, screens, playback,
        av tech, tech notes, av notes, technical notes, technical requirements, av requirements, cg, zoom,
        lower third, stage management, backstage, walk on music, live stream, stream, show caller, switcher,
        technik, regie, ton, licht, kamera, bild, musik, mikro, mikrofon, einspieler, zuspieler, maz,
        beleuchtung, grafik,
        technique, regie technique, son, lumiere, lumieres, musique, micro, ecran, captation, regie son, eclairage,
        tecnica, tecnico, produccion, sonido, luces, iluminacion, musica, microfono, pantalla, camara,
        requerimientos tecnicos,
        producao, som, luz, microfone, tela, iluminacao, tecnica regia, regia, luci, suono, microfoni, schermo,
        telecamera,
        techniek, geluid, muziek, beeld, microfoon, belichting, scherm,
        音響, 照明, 映像, 技術, 機材, マイク, キュー, 音楽, カメラ, 技术, 音响, 音效, 灯光, 燈光, 音樂, 音乐,
        屏幕, 大屏, 视频,
        視頻, 摄像, 话筒, 麥克風, 기술, 음향, 조명, 음악, 영상, 카메라, 마이크, 화면
    """,
    Meaning.MATERIAL: """
        av needs, tech needs, technical needs, technology needs, needs, room setup, room set up, setup, set up,
        staffing, material, materials, resources, equipment, supplies, needed, props, handouts, tools, resource,
        equip, mats,
        materials needed, resources needed, materials resources, what you need, aids, teaching aids,
        visual aids, media,
        requirements, handout, training aids, what we need, prop, materials and equipment, things needed, wardrobe,
        materialien, medien, hilfsmittel, medien material, medium, medieneinsatz, arbeitsmittel, mat, ausstattung,
        benotigtes material, requisiten, unterlagen,
        materiel, supports, support, outils, ressources, moyens, materiels, support s, accessoires, ressource,
        materiel necessaire, supports pedagogiques, besoins,
        materiales, recursos, insumos, medios, herramientas, recursos didacticos, utileria, equipo,
        materiales y recursos,
        recursos materiales, materiais, recursos didaticos, ferramentas, materiais necessarios, meios, equipamentos,
        materiali, strumenti, risorse, mezzi, sussidi, attrezzature, occorrente, supporti,
        materiaal, benodigdheden, materialen, middelen, hulpmiddelen, leermiddelen, nodig,
        資料, 教材, 備品, 準備物, 準備, 道具, 持ち物, 用具, 必要物品, 配布物, 教具, 材料, 物料, 物资, 物資,
        道具准备, 所需物品,
        设备, 設備, 教具准备, 用品, 재료, 준비물, 자료, 도구, 교구, 장비, 물품
    """,
    Meaning.SCRIPT: """
        script, talking points, say, text, wording, speech, narration, dialogue, key message, key messages, copy,
        what to say, messages, transcript,
        skript, sprechtext, moderationstext, wortlaut, kernaussage, kernbotschaft, textbaustein,
        texte, script conducteur, message cle, paroles, guion, texto, mensaje clave, libreto, guiao, fala, falas,
        texto do locutor, copione, testo, messaggio chiave, draaiboek, tekst, spreektekst, kernboodschap,
        台本, セリフ, 台詞, シナリオ, 読み原稿, 原稿, 讲稿, 講稿, 主持词, 主持詞, 台词, 脚本, 口播, 串词, 대본,
        멘트, 원고, 시나리오
    """,
    Meaning.SLIDES: """
        slide, slides, slide no, slide number, slide numbers, deck, slide deck, ppt, powerpoint,
        presentation slides, slide s,
        folie, folien, foliennummer, folien nr, diapo, diapos, diapositive, diapositives, diaporama, pages diapo,
        diapositiva, diapositivas, lamina, laminas, dispositivos, slides ppt, dia nr, dias, presentatie dia s, sheets,
        スライド, スライド番号, 幻灯片, 投影片, 簡報, 슬라이드, 장표
    """,
    Meaning.GROUPING: """
        grouping, groupings, group size, group sizes, size of groups, group format, rounds, number of rounds, runden,
        gruppengroße, gruppengrosse, taille des groupes, tamano de grupo, グループ, 分组, 그룹
    """,
    Meaning.NUMBER: """
        sl no, s no, sr no, item no, serial no, cue no, seq, no of, page, story no, item number, event no, ser,
        sno, line,
        no, nr, number, id, uid, order, row, pos, position, index, num, sessionid, cue number, step no, page no,
        session id, submission id, event id, ref, code, cue nr,
        lfd nr, lfd, nummer, punkt nr, top nr, n, numero, num d ordre, ordre, orden, ordem, n o, item n, ordine,
        volgnummer, volgorde, 番号, 順番, 通番, 序号, 編號, 编号, 序號, 번호, 연번, 순번
    """,
    Meaning.ACTUAL_START: """
        actual start, real start, actual start time, started, ist start, ist beginn, debut reel, actual in,
        started at,
        inicio real, inizio effettivo, werkelijke start, 実際の開始, 实际开始, 실제 시작
    """,
    Meaning.ACTUAL_END: """
        actual end, actual finish, real end, ended, ist ende, fin reelle, fin real, fim real, actual out, ended at,
        actual end time, fine effettiva, werkelijk einde, 实际结束, 실제 종료
    """,
    Meaning.ACTUAL_LENGTH: """
        actual, actual duration, actual time, actual length, actual min, real time, ist, ist dauer, actual mins,
        duree reelle, duracion real, duracao real, durata effettiva, tempo effettivo, tiempo real, tatsachlich,
        tatsachliche dauer, actual minutes, werkelijke duur, 実績, 实际时长, 實際時間, 실제 시간
    """,
    Meaning.KEEP: """
        cum, cumulative, running, running total, running time, back time, backtime, total time, remaining, time left,
        countdown,
        time remaining, backtiming, cumul, cume, front time, total, subtotal, kumuliert, restzeit, gesamtzeit,
        cumulado,
        temps restant, temps cumule, tiempo restante, acumulado, tempo restante, cumulato, resterende tijd,
        累計, 累计, 누적,
        location, room, place, venue, where, rooms, locations, site, area, zone, seat, table,
        ort, raum, raume, wo, saal, veranstaltungsort, treffpunkt, lieu, lieux, salle, salles, ou, endroit,
        emplacement,
        lugar, ubicacion, local, espacio, salon, donde, sede, aula n, locais, onde, espaco, luogo, luoghi, dove,
        sede evento,
        plaats, ruimte, waar, zaal, locatie, lokaal, 場所, 会場, 教室, 部屋, 地点, 地點, 場地, 场地, 会议室,
        會議室, 位置,
        장소, 위치, 강의실,
        link, url, image, path, colour, color, company, skip, public, filters, private, assistant, assistants,
        organization, organisation, affiliation, position title, capacity, catering, transport, dress code, zoom link,
        check, level, audience, language, zielgruppe, publikum, firma, institution, organisation unternehmen,
        entreprise, societe, empresa, azienda, bedrijf,
        assessment, evaluation, evaluacion, avaliacao, valutazione, bewertung, 評価, 评价, 평가,
        площадка, место, зал, miejsce, sted, plats, paikka, yer, tempat, misto, photo, picture, bio,
        biography, hashtag
    """,
    LEDGER: """
        done, complete, completed, approved, confirmed, progress, status, due, due date, deadline, priority, decision,
        email, e mail, phone, telephone, mobile, contact, address, website, price, cost, costs, unit cost, unit price,
        amount, qty, quantity, budget, rsvp, age, grade, score, company name, job title, username, birthday,
        created, created at, submitted, modified, updated, last updated, bio, biography, stock, sku,
        erstellt,
        erledigt, stand, fertig, fallig, frist, bis wann, prioritat, telefon, handy, adresse, preis, kosten,
        menge, anzahl,
        fait, statut, etat, echeance, priorite, telephone, adresse, prix, cout, quantite, courriel,
        hecho, estado, listo, fecha limite, plazo, prioridad, telefono, correo, direccion, precio, costo, cantidad,
        feito, situacao, prazo, prioridade, telefone, endereco, preco, custo, quantidade,
        fatto, stato, scadenza, priorita, indirizzo, prezzo, costo, quantita, cellulare,
        gedaan, klaar, termijn, prioriteit, telefoon, adres, prijs, kosten, aantal,
        期限, 締切, 電話, 住所, 価格, 数量, 単価, メール, 状态, 狀態, 狀況, 完成, 截止日期, 电话, 電話, 地址,
        价格, 單價,
        상태, 완료, 마감, 마감일, 전화, 주소, 가격, 수량, 이메일
    """,
    Meaning.IGNORE: """
        eof
    """,
}
