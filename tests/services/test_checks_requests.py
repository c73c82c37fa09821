"""Letters to the level above: who was asked about, what was answered, what is late, and the paper in three forms."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from python_calamine import CalamineWorkbook

from app.domain.checks import FindingState, RequestState
from app.domain.partial_date import PartialDate
from app.domain.values import SourcedNumber
from app.errors import UserError
from app.home import Home
from app.services import checks, checks_requests, people
from app.services.checks import FindingFilter, FindingRow
from app.services.checks_requests import NewRequest, RequestRow
from app.services.people import NewPerson
from tests.services.homes import NOW, a_home, as_written

RULE = "sex-differs"


def _three_people(home: Home) -> None:
    area = people.add_area(home, "Khối 1", "hamlet").value
    for number, sealed in ((1, None), (2, None), (3, True)):
        fields = {
            "born": PartialDate(1980, 5, 3),
            "sex": "female",
            "id_number": SourcedNumber(f"06608000000{number}"),
            "sealed": sealed,
        }
        people.add_person(home, NewPerson(f"Y Thử Niê {number}", area, fields=fields))
    checks.check(home)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path / "office") as home:
        as_written(home, "three people with another sex in their number", lambda: _three_people(home))
        yield home


def found(home: Home) -> list[FindingRow]:
    checks.check(home)
    return list(checks.list_findings(home, FindingFilter(RULE, every=True)).rows)


def the_letter(home: Home) -> RequestRow:
    return checks_requests.list_requests(home)[0]


def asked(home: Home) -> str:
    wish = NewRequest("Công an tỉnh Nghệ An", "hủy, xác lập lại số định danh", home.today + timedelta(days=10), "15")
    return checks_requests.ask_above(home, found(home)[:2], wish).value


def test_who_is_asked_about_is_tracked_person_by_person_and_as_a_whole(home: Home) -> None:
    letter = asked(home)
    assert [row.state for row in found(home)] == [FindingState.ASKED, FindingState.ASKED, FindingState.OPEN]
    row = the_letter(home)
    assert (row.state, row.people, row.open, row.late) == (RequestState.DRAFT, 2, 2, False)
    checks_requests.change_request(home, letter, row.seen, {"sent_on": home.today})
    assert the_letter(home).state is RequestState.SENT
    home.clock = lambda: NOW + timedelta(days=11)
    assert the_letter(home).late
    assert checks_requests.late_requests(home) == 1
    first, second = found(home)[:2]
    checks_requests.answer_person(home, first, "đã xác lập lại", home.today, settled=True)
    assert (the_letter(home).state, the_letter(home).open) == (RequestState.SENT, 1)
    checks_requests.answer_person(home, second, "chờ hồ sơ gốc", home.today)
    assert the_letter(home).state is RequestState.ANSWERED
    assert not the_letter(home).late
    assert [row.state for row in found(home)][:2] == [FindingState.SETTLED, FindingState.ANSWERED]


def test_one_answer_to_the_whole_letter_is_written_of_everybody_in_it(home: Home) -> None:
    letter = asked(home)
    told = checks_requests.answer_request(
        home, letter, the_letter(home).seen, "đã xử lý", date(2026, 11, 22), settled=True
    )
    assert told.value == 2
    assert checks.count_findings(home, FindingFilter(RULE)) == 1


def test_the_letter_is_printed_with_its_list_and_keeps_who_was_mended_since(home: Home, tmp_path: Path) -> None:
    letter = asked(home)
    first = found(home)[0]
    people.change_person(home, first.row, first.seen, {"sex": "male"})
    checks.check(home)
    assert checks_requests.write_request(home, letter, tmp_path / "a.pdf") == 2
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as pdf:
        text = "".join(page.get_textpage().get_text_range() for page in pdf)
    for words in (
        "CÔNG AN XÃ TUY AN ĐÔNG",
        "V/v đề nghị hủy, xác lập lại số định danh",
        "066080000001",
        "066080000002",
    ):
        assert words in " ".join(text.split())
    checks_requests.write_request(home, letter, tmp_path / "a.docx", masked=True)
    word = Document(str(tmp_path / "a.docx"))
    assert any("066*****0001" in cell.text for cell in word.tables[-1].columns[3].cells)
    checks_requests.write_request(home, letter, tmp_path / "a.xlsx")
    rows = CalamineWorkbook.from_path(tmp_path / "a.xlsx").get_sheet_by_index(0).to_python()
    assert "Không còn sai lệch" in [cell for row in rows for cell in row]
    with pytest.raises(UserError, match=r"request\.form-unknown"):
        checks_requests.write_request(home, letter, tmp_path / "a.odt")


def test_a_letter_without_people_or_with_a_sealed_person_is_refused(home: Home) -> None:
    rows = found(home)
    with pytest.raises(UserError, match=r"request\.nobody"):
        checks_requests.ask_above(home, [], NewRequest("Công an tỉnh", "xóa"))
    with pytest.raises(UserError, match=r"request\.sealed"):
        checks_requests.ask_above(home, rows, NewRequest("Công an tỉnh", "xóa"))
    assert not checks_requests.list_requests(home)
