"""Papers around a case: what the records say, what is typed, as PDF and as Word."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import docx
import pypdfium2 as pdfium
import pytest

from app.domain.partial_date import PartialDate
from app.errors import UserError
from app.home import Home
from app.packs.reading import PackError
from app.services import cases, letters, people
from app.services.people import NewPerson
from tests.services.homes import a_home

SAID = {"guest": "H Yuôm Niê", "why": "làm giấy khai sinh", "when": "08 giờ 00 ngày 05/12/2026", "where": "Trụ sở UBND"}


@dataclass(frozen=True)
class Found:
    home: Home
    case: str


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Found]:
    """A woman without papers, whose case is open."""
    with a_home(tmp_path_factory.mktemp("letters")) as home:
        area = people.add_area(home, "Bến Xuân Đài", "mooring").value
        person = NewPerson("H Bia Niê Kdăm", area, fields={"born": PartialDate(1987), "sex": "female"})
        yield Found(home, cases.open_case(home, people.add_person(home, person).value, "A1").value)


def text_of(pdf: bytes) -> str:
    document = pdfium.PdfDocument(io.BytesIO(pdf))
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def word_of(file: bytes) -> str:
    document = docx.Document(io.BytesIO(file))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*cells, *(paragraph.text for paragraph in document.paragraphs)])


@pytest.mark.parametrize("form", [letters.PDF, letters.WORD])
def test_an_invitation_says_who_when_and_where(found: Found, form: str) -> None:
    printed = letters.print_letter(found.home, found.case, "invitation", SAID, form=form).value
    text = text_of(printed) if form == letters.PDF else word_of(printed)
    for words in (
        "GIẤY MỜI",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "GM-UBND",
        "H Yuôm Niê",
        "08 giờ 00 ngày 05/12/2026",
    ):
        assert words in text, words


def test_what_must_be_typed_is_asked_for_and_the_preview_has_dots_instead(found: Found) -> None:
    with pytest.raises(UserError, match=r"letter\.not-filled"):
        letters.print_letter(found.home, found.case, "invitation", {**SAID, "when": " "})
    assert "Thời gian:" in text_of(letters.preview(found.home, found.case, "invitation", {}))


def test_a_word_file_names_times_new_roman(found: Found) -> None:
    printed = letters.print_letter(found.home, found.case, "invitation", SAID, form=letters.WORD).value
    document = docx.Document(io.BytesIO(printed))
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs]
    assert {run.font.name for run in runs} == {"Times New Roman"}


def test_a_paper_of_one_group_is_offered_for_that_group_only(found: Found) -> None:
    offered = {line.spec.code for line in letters.letters_of(found.home, found.case)}
    assert "invitation" in offered
    assert offered.isdisjoint({"found-child-notice", "absence-minutes"})
    with pytest.raises(UserError, match=r"letter\.unknown"):
        letters.sheet(found.home, found.case, "nothing")


def test_words_that_name_nothing_known_are_a_fault_of_the_file(tmp_path_factory: pytest.TempPathFactory) -> None:
    from app.packs.letters import load_letters

    root = tmp_path_factory.mktemp("pack")
    (root / "letters").mkdir()
    head = 'code = "x"\nname = "x"\nsource = "x"\nconfidence = "I"\n'
    (root / "letters" / "x.toml").write_text(head + '[[part]]\ntext = "Mời {ông}"\n', "utf-8")
    with pytest.raises(PackError, match="ông"):
        load_letters(root)


def test_a_paper_that_the_commune_settled_bears_no_mark_until_that_is_taken_back(found: Found) -> None:
    def line() -> letters.LetterLine:
        return next(each for each in letters.letters_of(found.home, found.case) if each.spec.code == "invitation")

    assert line().unsure
    letters.settle(found.home, "invitation", note="Đã so với mẫu của văn phòng")
    settled = line()
    assert (settled.unsure, settled.settled_on) == (False, found.home.today)
    assert settled.settled_by
    assert settled.settled_note == "Đã so với mẫu của văn phòng"
    letters.unsettle(found.home, "invitation")
    assert line().unsure
    letters.settle(found.home, "invitation")
    assert not line().unsure
    letters.unsettle(found.home, "invitation")


def test_what_a_letter_is_about_stands_under_its_number_in_the_left_block(found: Found) -> None:
    typed = {"where": "Ủy ban nhân dân xã Ea Tul", "registers": "Sổ đăng ký khai sinh năm 1994"}
    pdf = letters.print_letter(found.home, found.case, "register-search", typed).value
    page = pdfium.PdfDocument(io.BytesIO(pdf))[0]
    text = page.get_textpage()

    def place(words: str) -> Any:
        at = text.search(words).get_next()
        assert at is not None, words
        return text.get_charbox(at[0])

    number, about = place("Số:"), place("V/v")
    assert about[1] < number[1]
    assert about[0] < page.get_width() / 3
    assert about[1] > place("Kính gửi")[1]


def test_minutes_of_verification_are_one_sheet(found: Found) -> None:
    typed = {"when": "08 giờ 30 ngày 22/11/2026", "where": "Buôn Alê A", "members": "Ông Y Bhăm Êban, trưởng buôn"}
    done = letters.print_letter(found.home, found.case, "verification-minutes", typed)
    assert len(pdfium.PdfDocument(io.BytesIO(done.value))) == 1


def test_a_sheet_that_is_opened_is_read_once_however_often_it_is_looked_at(found: Found) -> None:
    def reads() -> list[tuple[object, ...]]:
        with found.home.engine.connect() as conn:
            said = "SELECT what, row FROM access WHERE why = 'letter:absence-minutes' ORDER BY no"
            return [tuple(row) for row in conn.exec_driver_sql(said)]

    letters.sheet(found.home, found.case, "absence-minutes")
    for typed in ("", "T", "Tổ", "Tổ trưởng"):
        letters.preview(found.home, found.case, "absence-minutes", {"witness": typed})
    assert reads() == [("read", found.case)]


def test_one_letter_to_many_takes_what_is_common_and_starts_as_each_case_says(found: Found) -> None:
    common = {"when": "08 giờ 00 ngày 05/12/2026", "where": "Nhà văn hóa Bến Xuân Đài", "guest": " "}
    said = text_of(letters.print_common(found.home, found.case, "invitation", common).value)
    assert "Nhà văn hóa Bến Xuân Đài" in said
    assert "H Bia Niê Kdăm" in said
    with pytest.raises(UserError, match=r"letter\.not-filled"):
        letters.print_common(found.home, found.case, "invitation", {})
    assert {line.spec.code for line in letters.all_letters(found.home)} >= {"invitation", "transfer"}
