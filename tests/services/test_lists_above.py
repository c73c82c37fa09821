"""Lists from above: each line is matched, left for a person, or said to be wrong; what is written can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from app.domain.checks import FindingState
from app.domain.partial_date import PartialDate
from app.domain.values import SourcedNumber
from app.home import Home
from app.models.entities import Flaw, Mark
from app.services import checks, lists, lists_above, people
from app.services.checks import FindingFilter, FindingRow
from app.services.lists_above import Match
from app.services.people import NewPerson
from tests.intake.lists import xlsx
from tests.services.homes import a_home, as_written

HEADER = ["STT", "Họ và tên", "Ngày sinh", "Số định danh cá nhân", "Ngày cấp", "Có giá trị đến", "Ghi chú"]


def _four_people(home: Home) -> None:
    area = people.add_area(home, "Khối 1", "hamlet").value
    for name, born, number in (
        ("Y Thử Niê", PartialDate(1980, 5, 3), "066080001234"),
        ("Trần Thị Mẫu", PartialDate(1990, 1, 1), "066190000001"),
        ("Lê Văn Giả", PartialDate(1970, 2, 2), None),
        ("Lê Văn Giả", PartialDate(1970, 2, 2), None),
    ):
        fields = {"born": born} | ({"id_number": SourcedNumber(number)} if number else {})
        people.add_person(home, NewPerson(name, area, fields=fields))


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path / "office") as home:
        as_written(home, "four people for lists from above", lambda: _four_people(home))
        yield home


def a_list(tmp_path: Path, *rows: list[object]) -> Path:
    file = tmp_path / "cap-tren.xlsx"
    file.write_bytes(xlsx({"Danh sách": [["DANH SÁCH"], HEADER, *rows]}))
    return file


def lines(home: Home, file: Path, above: str) -> list[Match]:
    return [line.match for line in lists_above.preview_above(home, file, above).lines]


def of(home: Home, rule: str) -> list[FindingRow]:
    checks.check(home)
    return list(checks.list_findings(home, FindingFilter(rule, every=True)).rows)


def test_lines_are_matched_by_number_else_by_name_and_birth_and_never_guessed(home: Home, tmp_path: Path) -> None:
    file = a_list(
        tmp_path,
        [1, "Y THỬ NIÊ", "03/05/1980", "066080001234", "15/04/2021", "03/05/2040", None],
        [2, "Người Khác Hẳn", "01/01/1990", "066190000001", None, None, None],
        [3, "Lê Văn Giả", "02/02/1970", None, None, None, None],
        [4, "Không Ai Biết", "02/02/1970", "066070999999", None, None, None],
        [5, "Trần Thị Mẫu", "01/01/1990", None, None, None, None],
    )
    expected = [Match.MATCHED, Match.AMBIGUOUS, Match.AMBIGUOUS, Match.NOT_FOUND, Match.MATCHED]
    assert lines(home, file, "card") == expected
    preview = lists_above.preview_above(home, file, "card")
    done = lists_above.write_above(home, preview).value
    assert (done.people, done.elsewhere, done.left) == (2, 0, 3)
    with home.reading() as r:
        marks = {mark.resident_id: mark for mark in r.session.scalars(select(Mark))}
    card = next(mark for mark in marks.values() if mark.day)
    assert (card.day, card.until, card.source) == (date(2021, 4, 15), date(2040, 5, 3), "cap-tren.xlsx")
    assert {row.title for row in of(home, "no-card")} == {"Lê Văn Giả"}
    lists.take_back_import(home, done.id)
    assert len(of(home, "no-card")) == 4


def test_a_register_of_which_a_fifth_is_faulty_is_told_and_the_rest_is_taken(home: Home, tmp_path: Path) -> None:
    good = [[n, "Y Thử Niê", "03/05/1980", "066080001234", None, None, None] for n in range(40)]
    bad = [[n, None, "32/13/2999", "mất chữ số", "hôm qua", "?", "x"] for n in range(10)]
    preview = lists_above.preview_above(home, a_list(tmp_path, *good, *bad), "own-sim")
    assert preview.counts[Match.MATCHED] == 40
    assert preview.counts[Match.WRONG] == 10
    assert lists_above.write_above(home, preview).value.people == 1


def test_a_list_of_a_rule_becomes_findings_also_of_people_who_are_not_here(home: Home, tmp_path: Path) -> None:
    file = a_list(
        tmp_path,
        [1, "Y Thử Niê", "03/05/1980", "066080001234", None, None, "trùng với Nghệ An"],
        [2, "Không Ai Biết", "02/02/1970", "066070999999", None, None, None],
    )
    lists_above.write_above(home, lists_above.preview_above(home, file, "twice-outside"))
    here, elsewhere = sorted(of(home, "twice-outside"), key=lambda row: row.entity != "resident")
    assert here.title == "Y Thử Niê"
    assert here.listed
    assert elsewhere.title == "Không Ai Biết, 02/02/1970, 066*****9999"
    checks.decide(home, [here, elsewhere], FindingState.SETTLED)
    assert not checks.count_findings(home, FindingFilter("twice-outside"))
    lists_above.write_above(home, lists_above.preview_above(home, file, "twice-outside"))
    assert checks.count_findings(home, FindingFilter("twice-outside")) == 2, "what comes again is open again"


def test_two_people_of_one_biometric_file_name_each_other(home: Home, tmp_path: Path) -> None:
    header = [*HEADER[:4], "Mã hồ sơ sinh trắc"]
    file = tmp_path / "sinh-trac.xlsx"
    pair = [
        [1, "Y Thử Niê", "03/05/1980", "066080001234", "ST-77"],
        [2, "Trần Thị Mẫu", "1990", "066190000001", "ST-77"],
    ]
    file.write_bytes(xlsx({"A": [["DANH SÁCH"], header, *pair]}))
    lists_above.write_above(home, lists_above.preview_above(home, file, "one-biometric"))
    assert {(row.title, row.other_title) for row in of(home, "one-biometric")} == {
        ("Y Thử Niê", "Trần Thị Mẫu"),
        ("Trần Thị Mẫu", "Y Thử Niê"),
    }


def test_a_decision_lasts_while_the_data_stand_and_is_open_again_once_they_change(home: Home) -> None:
    with home.reading() as r:
        assert not r.session.scalars(select(Flaw)).all()
    person = of(home, "no-card")[0]
    with pytest.raises(Exception, match=r"check\.no-reason"):
        checks.decide(home, [person], FindingState.NOT_A_FAULT)
    row = next(row for row in of(home, "number-untold") if row.title == "Y Thử Niê")
    people.change_person(home, row.row, row.seen, {"sex": "female"})
    wrong = of(home, "sex-differs")[0]
    checks.decide(home, [wrong], FindingState.NOT_A_FAULT, "giấy khai sinh ghi đúng như vậy")
    checks.check(home, whole=True)
    assert not checks.count_findings(home, FindingFilter("sex-differs"))
    kept = of(home, "sex-differs")[0]
    assert (kept.state, kept.reason) == (FindingState.NOT_A_FAULT, "giấy khai sinh ghi đúng như vậy")
    people.change_person(home, row.row, kept.seen, {"sex": "male", "id_number": SourcedNumber("066180001234")})
    again = of(home, "sex-differs")[0]
    assert again.state is FindingState.OPEN
    assert again.reopened
    assert checks.overview(home).people > 0
