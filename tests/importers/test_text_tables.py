"""Text tables of every encoding and delimiter, as programs and people write them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import ImportProblem
from app.domain.sheet import ENCODINGS, Grid
from app.importers import read_grids
from app.importers.child import answer_to
from app.importers.wire import read_answer
from tests.importers.files import saved

SCHEDULES = {
    "German": "Zeit;Thema;Wer\n9:00;Begrüßung;Jörg\n9:30;Übung in Gruppen;Käthe\n",
    "French": "Heure;Activité;Qui\n9h00;Accueil;Hélène\n9h30;Présentation et évaluation;Zoé\n",
    "Spanish": "Hora,Sesión,Quién\n9:00,Presentación,Íñigo\n9:30,Dinámica de grupos,María\n",
    "Portuguese": "Hora;Sessão\n9:00;Apresentação\n9:30;Reflexão e conclusões\n",
    "Swedish": "Tid;Innehåll\n9:00;Välkommen\n9:30;Övning i små grupper\n",
    "Danish": "Tid;Indhold\n9:00;Præsentation\n9:30;Øvelse i små grupper\n",
    "English": "Time,Item\n9:00 – 9:15,Welcome – it’s Ann’s show\n9:15,“Why we are here”…\n",
    "dashes": "Time,Item\n9:00 – 9:15,Welcome\n9:15 – 9:30,Talk\n",
    "one apostrophe": "Time,Item\n9:00,Ann’s talk\n",
    "Polish": "Czas;Temat\n9:00;Powitanie uczestników\n9:30;Ćwiczenie\n10:00;Przerwa na kawę\n",
    "Czech": "Čas;Téma\n9:00;Přivítání\n9:30;Cvičení ve skupinách\n10:00;Přestávka\n",
    "Hungarian": "Idő;Téma\n9:00;Köszöntő\n9:30;Értékelés az első kör után\n",
    "Russian": "Время;Тема\n9:00;Приветствие\n9:30;Перерыв\n",
    "Greek": "Ώρα;Θέμα\n9:00;Καλωσόρισμα\n9:30;Διάλειμμα\n",
    "Turkish": "Saat;Konu\n9:00;Açılış ve tanışma\n9:30;Değerlendirme\n",
    "Hebrew": "שעה;נושא\n9:00;פתיחה והיכרות\n9:30;הפסקת קפה\n",
    "Arabic": "الوقت;الموضوع\n9:00;الترحيب والتعارف\n9:30;استراحة قهوة\n",
    "Japanese": "時間,内容\n9:00,開会のあいさつ\n9:30,グループワーク\n10:00,休憩\n",
    "Chinese": "时间,内容\n9:00,开场欢迎\n9:30,小组讨论\n10:00,茶歇\n",
    "Chinese, traditional": "時間,內容\n9:00,開場歡迎\n9:30,小組討論\n",
    "Korean": "시간,내용\n9:00,환영 인사\n9:30,조별 활동\n10:00,휴식\n",
}
WEST = ("German", "French", "Spanish", "Portuguese", "Swedish", "Danish")
WRITTEN = [
    *((name, encoding) for name in WEST for encoding in ("cp1252", "mac_roman", "cp850")),
    *((name, encoding) for name in ("English", "dashes", "one apostrophe") for encoding in ("cp1252", "mac_roman")),
    *((name, "cp1250") for name in ("Polish", "Czech", "Hungarian")),
    ("Russian", "cp1251"),
    ("Greek", "cp1253"),
    ("Turkish", "cp1254"),
    ("Hebrew", "cp1255"),
    ("Arabic", "cp1256"),
    ("Japanese", "cp932"),
    ("Japanese", "euc_jp"),
    ("Chinese", "gb18030"),
    ("Chinese, traditional", "big5"),
    ("Korean", "cp949"),
]


def parsed(data: bytes, encoding: str = "") -> Grid:
    (grid,) = read_answer(json.dumps(answer_to(data, encoding)).encode())
    return grid


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid.rows]


def cut(text: str) -> list[list[str]]:
    return [line.split(";" if ";" in text else ",") for line in text.splitlines()]


@pytest.mark.parametrize(("name", "encoding"), WRITTEN)
def test_an_old_encoding_is_told_by_its_letters(name: str, encoding: str) -> None:
    text = SCHEDULES[name]
    grid = parsed(text.replace("\n", "\r\n").encode(encoding))
    assert texts(grid) == cut(text)
    assert grid.notes == (f"the text is not Unicode; read as {ENCODINGS[grid.encoding]}",)


@pytest.mark.parametrize("text", SCHEDULES.values(), ids=SCHEDULES)
@pytest.mark.parametrize("written", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_in_all_its_forms(text: str, written: str) -> None:
    grid = parsed(text.encode(written))
    assert (texts(grid), grid.notes) == (cut(text), ())
    assert grid.encoding in {"utf-8", "utf-16-le", "utf-16-be"}


def test_a_few_broken_bytes_do_not_make_another_encoding_of_it() -> None:
    grid = parsed("Zeit;Was\n9:00;Begrüßung für Gäste, Übung, Größe, Lösung\n9:30;Stra".encode() + b"\xdfe\n")
    assert (grid.encoding, grid.at(1, 1).text) == ("utf-8", "Begrüßung für Gäste, Übung, Größe, Lösung")
    assert grid.notes == ("1 sign is unreadable (line 3)",)


def test_a_text_table_is_read_in_the_encoding_asked_for(tmp_path: Path) -> None:
    path = saved(tmp_path, "Zeit,Begrüßung\n".encode("mac_roman"))
    (grid,) = read_grids(path, encoding="mac_roman")
    assert (grid.at(0, 1).text, grid.encoding, grid.notes) == ("Begrüßung", "mac_roman", ())
    with pytest.raises(ImportProblem, match="encoding"):
        read_grids(path, encoding="no-such")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_encoding_offered_reads_plain_words(encoding: str) -> None:
    grid = parsed("time,title\n9:00,Welcome\n".encode(encoding), encoding)
    assert (texts(grid)[1], grid.encoding) == (["9:00", "Welcome"], encoding)


@pytest.mark.parametrize(
    ("data", "rows"),
    [
        (b"a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
        (b"a;b\r\n1;2,5\r\n", [["a", "b"], ["1", "2,5"]]),
        (b"1,5;2,5\n1,5;2,5\n", [["1,5", "2,5"], ["1,5", "2,5"]]),
        (b"a|b, c\n1|2, 3\n", [["a", "b, c"], ["1", "2, 3"]]),
        (b"a\tb\r1\t2\r", [["a", "b"], ["1", "2"]]),
        (b"a\tb\r\n1\t2\n3\t4\r5\t6", [["a", "b"], ["1", "2"], ["3", "4"], ["5", "6"]]),
        (b"sep=;\na;b\n1;2\n", [["a", "b"], ["1", "2"]]),
        (b'"sep=|"\r\na|b\r\n', [["a", "b"]]),
        (b'a,b\n"x, y","two\nlines"\n', [["a", "b"], ["x, y", "two\nlines"]]),
        (b'a,b\n"say ""hi""",5" disk\n', [["a", "b"], ['say "hi"', '5" disk']]),
        (b"time, title\n9:00, Welcome\n", [["time", "title"], ["9:00", "Welcome"]]),
        (b"=1+1,+2,-3,@x\n", [["=1+1", "+2", "-3", "@x"]]),
        (b"a,,b\n,,\nc\n", [["a", "", "b"], [], ["c"]]),
        (b"a,b\n1\n1,2,3\n", [["a", "b"], ["1"], ["1", "2", "3"]]),
        (b"a\0,b\n1,\x002\n", [["a", "b"], ["1", "2"]]),
        (
            b"Welcome\nCoffee, tea\n9:00 Games, songs, more\n",
            [["Welcome"], ["Coffee, tea"], ["9:00 Games, songs, more"]],
        ),
        (b"x", [["x"]]),
    ],
)
def test_delimiters_and_line_ends(data: bytes, rows: list[list[str]]) -> None:
    assert texts(parsed(data)) == rows


@pytest.mark.parametrize(
    ("data", "rows", "line"),
    [
        (b'a,b\n9:00,"never closed\n9:15,Talk\n', [["a", "b"], ["9:00", '"never closed'], ["9:15", "Talk"]], 2),
        (b'a,b,c\n"x, y","open,5\n1,2,3\n', [["a", "b", "c"], ["x, y", '"open', "5"], ["1", "2", "3"]], 2),
        (b'sep=,\na,b\n"one,1\n"two",2\n', [["a", "b"], ['"one', "1"], ["two", "2"]], 3),
    ],
)
def test_a_quotation_mark_that_is_never_closed_swallows_nothing(data: bytes, rows: list[list[str]], line: int) -> None:
    grid = parsed(data)
    assert texts(grid) == rows
    assert grid.notes == (f"a quotation mark in line {line} is never closed: it is read as it stands",)


@pytest.mark.parametrize(
    ("data", "note"),
    [
        (b"x" * 10_000_000, "a text was cut after 20,000 characters (A1)"),
        (b"a," * 100_000, "99,800 filled cells lie outside the area read (GS1)"),
        (b"a,b\n" * 20_010, "10 lines from line 20,001 on were not read"),
    ],
)
def test_what_is_too_much_is_told(data: bytes, note: str) -> None:
    assert parsed(data).notes == (note,)


@given(st.binary(min_size=1, max_size=200))
def test_any_bytes_end_in_a_grid_or_a_sentence(data: bytes) -> None:
    answer = answer_to(data)
    assert "grids" in answer or str(answer["problem"]).endswith(".")
    assert "damaged" not in str(answer.get("problem", "")) or data.startswith((b"PK", b"\x09"))


@given(st.lists(st.lists(st.text("ab,;\t\"'é 1\n", max_size=6), min_size=2, max_size=4), min_size=1, max_size=5))
def test_what_a_program_writes_is_read_back(rows: list[list[str]]) -> None:
    quoted = (",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    grid = parsed(("sep=,\n" + "\n".join(quoted) + "\n").encode())
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            assert grid.at(number, column).text == cell.rstrip().lstrip(" \t")
