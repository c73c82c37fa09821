"""A case from the record onto paper: what is printed, for whom, and what stays in the log."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image

from app.domain.account import Account
from app.domain.answers import Silence
from app.domain.casefile import CaseFile
from app.domain.ids import new_id
from app.domain.partial_date import PartialDate
from app.domain.permissions import ENTITIES
from app.domain.roles import Role
from app.domain.values import Address, Kin, SourcedNumber, WaitsOn
from app.errors import EnvironmentFault, UserError
from app.home import Home
from app.models import access
from app.models.basis import of_case
from app.models.casefile import case_file
from app.models.state import Side
from app.progress import Cancelled, Progress, Tick
from app.services import attachments, cases, dossiers, people, visits
from app.services.people import NewPerson
from app.ui.field_words import ENTITIES as NAMED
from app.ui.field_words import FIELDS, LISTS
from tests.reports.builders import a_picture
from tests.services.homes import a_home, the_pack

PURPOSE = "Họp Tổ công tác tháng 11"


@dataclass(frozen=True)
class Village:
    home: Home
    area: str
    household: str
    mother: str
    child: str
    case: str


def a_village(home: Home, folder: Path) -> Village:
    """A hamlet with a mother, her unregistered child, and the child's case with a scan."""
    area = people.add_area(home, "Thôn Phú Mỹ", "hamlet").value
    place = Address(line="Nhà sát bến cá", hamlet="Thôn Phú Mỹ", unit_code="22120", unit_name="Xã Tuy An Đông")
    household = people.add_household(home, "Hộ bà H’Hen Niê", area, place).value
    mother, child = people.add_members(
        home,
        household,
        [
            NewPerson(
                "H’Hen Niê Kƀuôr",
                area,
                relation="chu-ho",
                fields={
                    "born": PartialDate(1999),
                    "sex": "female",
                    "id_number": SourcedNumber("066199000123", "Thẻ căn cước"),
                    "ethnicity": "12",
                },
            ),
            NewPerson(
                "Nguyễn Thị Mẫu Đơn",
                area,
                relation="con-de",
                fields={
                    "born": PartialDate(2024, 5, 3),
                    "sex": "female",
                    "religion": "Công giáo",
                    "phone": "0912000111",
                },
            ),
        ],
    ).value
    case = cases.open_case(home, child, "A3", opened_on=date(2026, 4, 9)).value
    seen = cases.case_card(home, case).file.case.seen
    people.change_person(
        home,
        child,
        seen,
        {"mother": Kin(mother), "father": Silence.UNKNOWN, "birth_place": "Trạm y tế xã Tuy An Đông"},
    )
    people.change_person(home, child, cases.case_card(home, case).file.case.seen, {"home_town": Silence.UNKNOWN})
    paper = cases.add_evidence(
        home,
        case,
        "birth_notice",
        {"supports": ("birth", "mother"), "seen_as": "original", "seen_on": date(2026, 11, 2), "number": "001/CS",
         "issued_by": "Trạm y tế xã Tuy An Đông", "issued_on": PartialDate(2024, 5, 3), "strength": "strong"},
    ).value  # fmt: skip
    cases.add_evidence(home, case, "witness_statement", {"told_by": "Bà Lê Thị Thử", "seen_as": "heard"})
    cases.state_claim(home, case, "birth", {"statement": "Sinh ngày 03/05/2024 tại trạm y tế xã", "standing": "proven"})
    cases.state_claim(home, case, "mother", {"statement": "Mẹ là bà H’Hen Niê Kƀuôr", "standing": "likely"})
    cases.record_step(
        home,
        case,
        next(iter(the_pack().categories["A3"].route)).procedure,
        {"state": "filed", "filed_on": date(2026, 11, 4)},
    )
    cases.add_obstacle(home, case, "other", {"text": "Cha đi biển, chưa liên lạc được", "tried": "Gọi ba lần"})
    cases.add_residence(home, child, "current", {"place": place, "since": PartialDate(2024, 5, 3)})
    visits.record_visit(home, household, "met", date(2026, 11, 2), case_id=case, note="Mẹ ở nhà")
    scan = folder / "giay-chung-sinh.jpg"
    scan.write_bytes(a_picture(900, 1200))
    attachments.attach(home, child, scan, "Giấy chứng sinh", case_id=case, evidence_id=paper)
    return Village(home, area, household, mother, child, case)


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Village]:
    with a_home(tmp_path / "office", roles=(Role.GROUP_HEAD,)) as home:
        yield a_village(home, tmp_path)


def text_of(pdf: Path | bytes) -> str:
    """All words of a PDF, blanks and line ends as single blanks."""
    document = pdfium.PdfDocument(pdf)
    try:
        pages = []
        for page in document:
            text = page.get_textpage()
            pages.append(text.get_text_range())
            text.close()
            page.close()
    finally:
        document.close()
    return " ".join(" ".join(pages).split())


def sit(home: Home, *roles: Role) -> None:
    home.account = Account(home.account.id, home.account.name, roles)


def prints(home: Home, case: str) -> list[str]:
    with home.engine.connect() as conn:
        return [row.why or "" for row in access.of_row(conn, "case", case) if row.what == "print"]


def test_a_dossier_tells_everything_that_the_record_holds_in_words(village: Village, tmp_path: Path) -> None:
    out = tmp_path / "ho-so.pdf"
    printed = dossiers.print_dossiers(village.home, out, ids=(village.case,), purpose=PURPOSE, masked=False)
    assert (printed.dossiers, printed.path) == (1, out)
    assert printed.pages >= 3
    said = text_of(out)
    for words in (
        "NGUYỄN THỊ MẪU ĐƠN",
        "Trẻ em chưa được đăng ký khai sinh",
        "03/05/2024",
        "Nhà sát bến cá, Thôn Phú Mỹ, Xã Tuy An Đông",
        "066199000123",
        "Giấy chứng sinh",
        "Sinh ngày nào, ở đâu",
        "Có căn cứ, chưa đủ",
        "Bà Lê Thị Thử",
        "Cha đi biển, chưa liên lạc được",
        "Gặp, làm việc được",
        "Nhân khẩu: Quê quán",
        "đã hỏi, không rõ",
        "xã Tuy An Đông",
        PURPOSE,
        "Nguyễn Thị Thử",
    ):
        assert words in said, words
    codes = ("birth_notice", "chu-ho", "con-de", "likely", "resident", village.household, village.mother, village.area)
    for code in codes:
        assert code not in said, code


def test_a_masked_dossier_hides_numbers_and_leaves_the_scans_out(village: Village, tmp_path: Path) -> None:
    whole, masked = tmp_path / "whole.pdf", tmp_path / "masked.pdf"
    many = dossiers.print_dossiers(village.home, whole, ids=(village.case,), purpose=PURPOSE, masked=False).pages
    few = dossiers.print_dossiers(village.home, masked, ids=(village.case,), purpose=PURPOSE).pages
    assert few < many
    said = text_of(masked)
    assert "066199000123" not in said
    assert "0912000111" not in said
    assert "•••••••••123" in said


def test_each_print_is_a_numbered_copy_with_its_purpose_in_the_log(village: Village, tmp_path: Path) -> None:
    for number in (1, 2):
        out = tmp_path / f"{number}.pdf"
        dossiers.print_dossiers(village.home, out, ids=(village.case,), purpose=PURPOSE)
        assert f"bản in số {number}," in text_of(out)
    assert prints(village.home, village.case) == [f"{PURPOSE} · đã che số"] * 2
    assert "bản in số 3," in text_of(dossiers.render_preview(village.home, village.case))
    assert len(prints(village.home, village.case)) == 2


def test_the_version_grows_with_each_change_and_the_digest_is_over_what_is_told(village: Village) -> None:
    def state_now() -> tuple[str, str]:
        said = text_of(dossiers.render_preview(village.home, village.case))
        digest = said.partition("Mã băm của phiên bản: ")[2][:64]
        return said.partition("· phiên bản ")[2].partition(" ")[0], digest

    def file() -> CaseFile:
        with village.home.reading() as r:
            found = case_file(r, village.case)
        assert found is not None
        return found

    before = state_now()
    assert before == state_now()
    assert of_case(file()) == of_case(file())
    known = of_case(file())
    cases.answer(village.home, village.case, {"abandoned": False})
    assert int(state_now()[0]) == int(before[0]) + 1
    assert of_case(file()) != known


def test_an_area_is_named_by_its_name_however_it_is_typed(village: Village, tmp_path: Path) -> None:
    people.add_area(village.home, "Thôn Phú Hạnh", "hamlet")
    out = tmp_path / "thon.pdf"
    assert dossiers.print_dossiers(village.home, out, hamlet="thon phu my", purpose=PURPOSE).dossiers == 1
    assert dossiers.print_dossiers(village.home, out, hamlet=village.area, purpose=PURPOSE).dossiers == 1
    with pytest.raises(UserError, match=r"report\.nothing-to-print"):
        dossiers.print_dossiers(village.home, out, hamlet="Thôn Phú Hạnh", purpose=PURPOSE)
    with pytest.raises(UserError, match=r"area\.not-found"):
        dossiers.print_dossiers(village.home, out, hamlet="Thôn Không Có", purpose=PURPOSE)
    people.add_area(village.home, "Thôn  Phú Mỹ", "hamlet")
    with pytest.raises(UserError, match=r"area\.several"):
        dossiers.print_dossiers(village.home, out, hamlet="Thôn Phú Mỹ", purpose=PURPOSE)


def test_all_cases_make_one_paper_in_the_order_of_areas_and_names(village: Village, tmp_path: Path) -> None:
    home = village.home
    early = people.add_area(home, "Bến An Hải", "mooring").value
    person = people.add_person(home, NewPerson("Trần Văn Ẩn", early)).value
    cases.open_case(home, person, "B4")
    twin = people.add_person(home, NewPerson("Nguyễn Thị Ánh", village.area)).value
    cases.open_case(home, twin, "A3")
    said = text_of_all(home, tmp_path)
    assert said.index("TRẦN VĂN ẨN") < said.index("NGUYỄN THỊ ÁNH") < said.index("NGUYỄN THỊ MẪU ĐƠN")


def text_of_all(home: Home, folder: Path) -> str:
    out = folder / "tat-ca.pdf"
    dossiers.print_dossiers(home, out, purpose=PURPOSE)
    return text_of(out)


def test_a_sealed_person_is_printed_only_by_who_may_open_them(village: Village, tmp_path: Path) -> None:
    home = village.home
    card = people.person_card(home, village.child)
    people.change_person(home, village.child, card.person.seen, {"sealed": True})
    out = tmp_path / "a.pdf"
    assert dossiers.print_dossiers(home, out, purpose=PURPOSE).left_out == 0
    other = people.add_person(home, NewPerson("Lê Văn Khác", village.area, village.household)).value
    second = cases.open_case(home, other, "A3").value
    sit(home, Role.CLERK)
    printed = dossiers.print_dossiers(home, out, purpose=PURPOSE)
    assert (printed.dossiers, printed.left_out) == (1, 1)
    said = text_of(out)
    assert "LÊ VĂN KHÁC" in said
    assert "Mẫu Đơn" not in said
    with pytest.raises(UserError, match=r"person\.sealed"):
        dossiers.render_preview(home, village.case)
    assert dossiers.choose(home, ids=(second,)).cases == (second,)


def test_what_a_role_may_not_read_is_not_printed(village: Village) -> None:
    sit(village.home, Role.CLERK)
    said = text_of(dossiers.render_preview(village.home, village.case))
    assert "Công giáo" not in said
    assert "không xem mục này" in said


def test_a_childs_case_that_waits_names_whose_it_waits_on(village: Village) -> None:
    home = village.home
    mothers = cases.open_case(home, village.mother, "A2").value
    seen = cases.case_card(home, village.case).file.case.seen
    cases.change_case(home, village.case, seen, {"waits_on": WaitsOn(mothers, "căn cước của mẹ")})
    said = text_of(dossiers.render_preview(home, village.case))
    assert "Chờ kết quả của: H’Hen Niê Kƀuôr: căn cước của mẹ" in said


def test_printing_needs_the_right_a_purpose_and_a_case_that_is_here(village: Village, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    with pytest.raises(UserError, match=r"report\.no-purpose"):
        dossiers.print_dossiers(village.home, out, ids=(village.case,), purpose="  ")
    with pytest.raises(UserError, match=r"case\.elsewhere"):
        dossiers.print_dossiers(village.home, out, ids=(new_id(),), purpose=PURPOSE)
    sit(village.home, Role.HAMLET_HEAD)
    with pytest.raises(UserError, match=r"permission\.action"):
        dossiers.print_dossiers(village.home, out, ids=(village.case,), purpose=PURPOSE)
    assert not out.exists()


def test_a_print_that_is_stopped_or_fails_leaves_no_file_and_the_old_one_stands(
    village: Village, tmp_path: Path
) -> None:
    out = tmp_path / "a.pdf"
    out.write_bytes(b"old")

    def stop(tick: Tick) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        dossiers.print_dossiers(village.home, out, purpose=PURPOSE, progress=Progress(stop))
    assert out.read_bytes() == b"old"
    with pytest.raises((UserError, EnvironmentFault)):
        dossiers.print_dossiers(village.home, tmp_path / "none" / "a.pdf", purpose=PURPOSE)
    assert prints(village.home, village.case) == []
    assert sorted(p.name for p in tmp_path.glob("*.part")) == []


def test_a_scan_that_is_not_on_this_machine_is_said_to_be_so(village: Village, tmp_path: Path) -> None:
    for file in (village.home.folder / "blobs").rglob("*"):
        if file.is_file():
            file.unlink()
    out = tmp_path / "a.pdf"
    dossiers.print_dossiers(village.home, out, ids=(village.case,), purpose=PURPOSE, masked=False)
    assert "không có" in text_of(out).lower()


def test_a_laptop_prints_what_it_holds(tmp_path: Path) -> None:
    with a_home(tmp_path / "laptop", Side.FIELD, (Role.FIELD_MEMBER,)) as home:
        area = people_area(home)
        person = people.add_person(home, NewPerson("Y Bhim Niê", area)).value
        case = cases.open_case(home, person, "A3").value
        said = text_of(dossiers.render_preview(home, case))
        assert "Y BHIM NIÊ" in said
        assert "Chưa ghi hộ." in said


def people_area(home: Home) -> str:
    from app.models.entities import Area

    with home.working() as w:
        area = w.add(Area(id=new_id(), name="Thôn Phú Mỹ", kind="hamlet"))
    return area.id


def test_every_field_of_a_record_has_its_name_on_paper_and_the_same_as_on_the_screen() -> None:
    table = the_pack().tables["record_fields"]
    for entity, fields in ENTITIES.items():
        assert table.name_of(entity) == NAMED[entity]
        for name in fields - {"gone"}:
            assert f"{entity}.{name}" in table, f"{entity}.{name}"
    for entity, shown in FIELDS.items():
        for name, (word, _) in shown.items():
            assert table.name_of(f"{entity}.{name}") == word
    values = the_pack().tables["record_values"]
    for listed, words in LISTS.items():
        for code, word in words.items():
            assert values.name_of(f"{listed}.{code}") == word


def test_the_preview_opens_as_a_picture_of_a_page(village: Village) -> None:
    document = pdfium.PdfDocument(dossiers.render_preview(village.home, village.case))
    image: Image.Image = document[0].render(scale=0.5).to_pil()
    made = io.BytesIO()
    image.save(made, "PNG")
    document.close()
    assert image.width > 200
    assert len(made.getvalue()) > 5000
