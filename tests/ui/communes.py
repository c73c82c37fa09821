"""A small commune for the pages: people with short and very long names, cases in every state. Invented throughout."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from PIL import Image, ImageDraw

from app.domain.answers import Silence
from app.domain.partial_date import PartialDate
from app.domain.values import Address, Kin, SourcedNumber, WaitsOn
from app.home import Home
from app.services import attachments, cases, drafts, people, visits
from app.services.people import NewPerson
from tests.services.homes import as_written

LONG = "Nguyễn Phúc Công Tằng Tôn Nữ Hoàng Thị Bích Ngọc Khánh Quỳnh Trâm Anh"


@dataclass(frozen=True, slots=True)
class Commune:
    area: str
    port: str
    house: str
    mother: str
    child: str
    case: str
    long_case: str


def a_scan(folder: Path, name: str = "giấy chứng sinh.jpg") -> Path:
    image = Image.new("RGB", (900, 1200), "#f7f3ea")
    draw = ImageDraw.Draw(image)
    for line in range(12):
        draw.rectangle((90, 120 + 80 * line, 820 - (line % 3) * 120, 140 + 80 * line), fill="#555")
    file = folder / name
    image.save(file)
    return file


def a_commune(home: Home, folder: Path) -> Commune:
    """Two areas, a household of three, one case far on its way, one with a long name, some more."""
    scan = a_scan(folder)
    return as_written(home, "commune", lambda: _written(home, scan))


def _written(home: Home, scan: Path) -> Commune:
    today = home.today
    area = people.add_area(home, "Thôn Xuân Hòa", "hamlet").value
    port = people.add_area(home, "Bến cá Tiên Châu", "mooring").value
    address = Address("Xóm Rẫy, gần cầu Lò Gốm", "Thôn Xuân Hòa", "22120", "Xã Tuy An Đông, tỉnh Đắk Lắk")
    house = people.add_household(home, "Hộ bà H’Bia Niê", area, address).value
    mother, child, father = people.add_members(
        home,
        house,
        [
            NewPerson(
                "H’Bia Niê",
                area,
                relation="chu-ho",
                fields={
                    "born": PartialDate(1990),
                    "sex": "female",
                    "id_number": SourcedNumber("066190123456", "thẻ căn cước"),
                },
            ),
            NewPerson("Y Krông Niê", area, relation="con-de", fields={"born": PartialDate(2024, 5, 3), "sex": "male"}),
            NewPerson("Trần Văn Ẩn", area, fields={"born": PartialDate(1986, 11)}),
        ],
    ).value
    card = people.person_card(home, child)
    people.change_person(
        home,
        child,
        card.person.seen,
        {
            "mother": Kin(mother),
            "father": Silence.UNKNOWN,
            "guardian": Silence.DOES_NOT_APPLY,
            "ethnicity": "12",
            "phone": "0900 000 000",
            "birth_place": "Trạm y tế xã (theo lời mẹ)",
        },
    )
    case = cases.open_case(home, child, "A3", opened_on=today - timedelta(days=200)).value
    cases.answer(home, case, {"mother_documented": True, "hard_to_reach": False, "home": "permanent"})
    cases.state_claim(
        home,
        case,
        "birth",
        {
            "statement": "Sinh ngày 03/5/2024 tại trạm y tế xã",
            "standing": "likely",
            "reason": "Có giấy chứng sinh bản chụp",
        },
    )
    cases.state_claim(home, case, "father", {"statement": Silence.UNKNOWN, "standing": "unclear"})
    paper = cases.add_evidence(
        home,
        case,
        "birth_notice",
        {
            "supports": ("birth", "mother"),
            "seen_as": "photo",
            "strength": "fair",
            "seen_on": today,
            "issued_on": PartialDate(2024, 5),
        },
    ).value
    cases.add_evidence(home, case, "school_record", {"note": "Chưa rõ chứng minh việc gì"})
    cases.record_step(
        home,
        case,
        "birth",
        {
            "state": "filed",
            "filed_on": today - timedelta(days=9),
            "due_on": today - timedelta(days=2),
            "file_code": "H15.42-261113-0007",
        },
    )
    cases.add_obstacle(
        home, case, "parents_absent", {"text": "Cha đi biển, chưa liên lạc được", "authority": "commune"}
    )
    cases.add_residence(home, child, "current", {"place": address, "since": PartialDate(2024, 5)})
    for days, outcome in ((40, "nobody"), (21, "come_back"), (9, "met")):
        visits.record_visit(home, house, outcome, today - timedelta(days=days), case_id=case, note="Hẹn buổi tối")
    attachments.attach(home, child, scan, "Giấy chứng sinh", case_id=case, evidence_id=paper)
    seen = cases.case_card(home, case).file.case.seen
    cases.change_case(home, case, seen, {"due": today + timedelta(days=5), "assignee": home.account.id})

    long_house = people.add_household(home, "Hộ ông Nguyễn Phúc Bửu Đình Hoàng Khánh Quỳnh", port).value
    long_person = people.add_person(home, NewPerson(LONG, port, long_house, fields={"born": PartialDate(2019)})).value
    long_case = cases.open_case(home, long_person, "A3").value
    seen = cases.case_card(home, long_case).file.case.seen
    late = today - timedelta(days=12)
    cases.change_case(home, long_case, seen, {"due": late, "waits_on": WaitsOn(case, "hồ sơ của mẹ xong trước")})
    for number, (name, category) in enumerate(
        (
            ("Lê Thị Bích Ngọc", "A1"),
            ("Ksor H’Lan", "A2"),
            ("Đặng Thị Ửng", "B2"),
            ("Phạm Hoài Nam", "B4"),
            ("Y Bhăm Êban", "B8"),
        )
    ):
        person = people.add_person(home, NewPerson(name, port if number % 2 else area)).value
        one = cases.open_case(home, person, category).value
        if number < 3:
            seen = cases.case_card(home, one).file.case.seen
            cases.change_case(home, one, seen, {"due": date(2026, 11, 25) + timedelta(days=4 * number)})
    drafts.keep(home, f"wizard:{case}", '{"category": "A3"}')
    del father
    return Commune(area, port, house, mother, child, case, long_case)
