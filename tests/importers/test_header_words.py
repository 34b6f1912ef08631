"""Words over columns, in the ten languages the app knows."""

from __future__ import annotations

import pytest

from app.domain.sheet import Meaning
from app.importers.sense.text.header_words import ANY_TIME
from app.importers.sense.text.words import header_guesses

SPOKEN = {
    ANY_TIME: "Time, Uhrzeit, Horaire, Horario, Horário, Orario, Tijd, 時間, 时间, 시간",
    Meaning.START: ("Start, Beginn, Début, Inicio, Início, Inizio, Begin, 開始, 开始时间, 시작"),
    Meaning.END: "End, Ende, Fin, Término, Fim, Fine, Eind, 終了, 结束时间, 종료",
    Meaning.LENGTH: ("Duration, Dauer, Durée, Duración, Duração, Durata, Duur, 所要時間, 时长, 소요시간"),
    Meaning.TITLE: ("Topic, Programmpunkt, Activité, Actividad, Atividade, Attività, Onderdeel, 項目, 环节, 순서"),
    Meaning.OWNER: (
        "Speaker, Referent*in, Intervenant, Encargado, Responsável, "
        "Relatore, Begeleider, 担当, 主持人, 담당자, Verantw."
    ),
    Meaning.NOTES: (
        "Notes, Bemerkungen, Remarques, Observaciones, Observações, Osservazioni, Opmerkingen, 備考, 备注, 비고"
    ),
    Meaning.DESCRIPTION: (
        "Description, Methode, Descriptif, Metodología, Metodologia, Descrizione, Werkvorm, 詳細, 说明, 설명"
    ),
    Meaning.WHY: ("Objective, Lernziel, Objectif, Propósito, Objetivo, Obiettivi, Doel, ねらい, 目标, 목표"),
    Meaning.MATERIAL: (
        "Materials, Medien, Supports, Recursos, Materiais, Strumenti, Benodigdheden, 準備物, 物资, 준비물"
    ),
    Meaning.CUE: ("Lighting, Technik, Lumière, Sonido, Iluminação, Luci, Geluid, 音響, 灯光, 조명"),
    Meaning.SCRIPT: ("Talking points, Sprechtext, Texte, Guion, Falas, Copione, Spreektekst, 台本, 主持词, 대본"),
    Meaning.SLIDES: ("Slides, Folie, Diapositive, Diapositivas, Lámina, スライド, 幻灯片, 슬라이드"),
    Meaning.DAY: "Date, Datum, Jour, Fecha, Data, Giorno, Dag, 日付, 日期, 날짜",
    Meaning.KIND: ("Format, Sozialform, Catégorie, Modalidad, Tipologia, Soort, 種類, 类型, 유형"),
    Meaning.KEEP: ("Room, Raum, Salle, Salón, Luogo, Zaal, 会場, 场地, 장소, Restzeit, Running total"),
    Meaning.NUMBER: "No., lfd. Nr., N°, Orden, Volgnummer, 番号, 序号, 번호",
}


@pytest.mark.parametrize(
    ("meaning", "word"), [(meaning, word.strip()) for meaning, words in SPOKEN.items() for word in words.split(",")]
)
def test_a_word_means_the_same_in_every_language(meaning: str, word: str) -> None:
    (best, weight), *_ = header_guesses(word)
    assert best == meaning
    assert weight >= 0.8
