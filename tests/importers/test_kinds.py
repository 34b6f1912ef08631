"""The words that tell what kind of segment a title speaks of, in the ten languages the app knows."""

from __future__ import annotations

import pytest

from app.domain.plan import Kind
from app.importers.sense.text.kinds import kind_of

SPOKEN = {
    Kind.BREAK: (
        "Coffee break, Mittagspause, Pause café, Receso, Almuerzo, Intervalo, Almoço, Pausa caffè, Pauze, "
        "休憩, 昼休み, 茶歇, 午餐, 쉬는 시간, 점심, Frühstück, Dîner, Jantar, Colazione, Avondeten"
    ),
    Kind.QA: "Q&A, Fragerunde, Questions-réponses, Preguntas, Perguntas, Domande, Vragen, 質疑応答, 问答, 질의응답",
    Kind.OPENING: (
        "Welcome, Begrüßung, Accueil, Bienvenida, Credenciamento, Accoglienza, Inloop, 受付, 开幕, 報到, 개회, 등록"
    ),
    Kind.CLOSE: (
        "Wrap-up, Ausklang, Clôture, Clausura, Encerramento, Chiusura, Saluti finali, Afsluiting, 閉会, 总结, 폐회"
    ),
    Kind.PRACTICE: (
        "Group work, Rollenspiel, Jeu de rôle, Trabajo en grupo, Oficina, "
        "Lavoro di gruppo, Oefening, 実習, 练习, 모둠 활동"
    ),
    Kind.DISCUSSION: (
        "Panel, Podiumsdiskussion, Table ronde, Mesa redonda, Roda de conversa, "
        "Dibattito, Rondetafel, 討論, 圆桌论坛, 토론"
    ),
    Kind.DEBRIEF: "Debrief, Auswertung, Restitution, Puesta en común, Restituzione, Terugkoppeling",
    Kind.POLL: "Poll, Umfrage, Sondage, Encuesta, Enquete, Sondaggio, Peiling, アンケート, 投票, 설문",
    Kind.INPUT: "Lecture, Vortrag, Exposé, Ponencia, Palestra, Relazione, Lezing, 講演, 讲座, 강의, Paulina, Oberon",
}


@pytest.mark.parametrize(
    ("kind", "title"), [(kind, title.strip()) for kind, titles in SPOKEN.items() for title in titles.split(",")]
)
def test_a_title_speaks_of_its_kind(kind: Kind, title: str) -> None:
    assert kind_of(title) is kind
