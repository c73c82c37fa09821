"""A card's code is held against what is recorded, confirmed field by field, and never taken as proof."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
import segno
from PIL import Image

from app.domain.partial_date import PartialDate
from app.domain.roles import Role
from app.domain.values import Address, Said, SourcedNumber
from app.errors import UserError
from app.home import Home
from app.models.state import Side
from app.services import access_log, cards, cases, people
from app.services.cards import Compared
from app.services.people import NewPerson
from tests.services.homes import a_home

CARD = "066190123456|240123456|Nguyễn Thị Mẫu|05031990|Nữ|Buôn Kiểm Thử, Đắk Lắk|15042021"
GARBLED = CARD.replace("Nguyễn Thị Mẫu", "Nguye64n Thi5 Ma64u")


@pytest.fixture
def home(tmp_path: Path):
    with a_home(tmp_path / "office") as opened:
        yield opened


def somebody(home: Home, name: str = "Nguyễn Thị Mẫu", **fields: object) -> tuple[str, str]:
    area = people.add_area(home, "Thôn 1", "hamlet").value
    house = people.add_household(home, "Hộ bà Mẫu", area, Address("Xóm Rẫy", "Thôn 1")).value
    person = people.add_person(home, NewPerson(name, area, house, fields=fields)).value
    return person, cases.open_case(home, person, "A3").value


def lines(reading: cards.CardReading) -> dict[str, Compared]:
    return {line.about: line.compared for line in reading.lines}


def test_each_thing_that_the_card_says_stands_beside_what_is_recorded(home: Home):
    person, case = somebody(home, "Nguyen Thi Mau", born=PartialDate(1990), sex="male")
    reading = cards.read(home, CARD, person, case)
    assert lines(reading) == {
        "name": Compared.CLOSE, "born": Compared.CLOSE, "sex": Compared.DIFFERS, "number": Compared.NEW,
        "old_number": Compared.NEW, "residence": Compared.CLOSE,
    }  # fmt: skip
    assert reading.proposals == {
        "name": "Nguyễn Thị Mẫu",
        "born": PartialDate(1990, 3, 5),
        "sex": "female",
        "id_number": SourcedNumber("066190123456", "mã QR trên thẻ"),
        "old_number": SourcedNumber("240123456", "mã QR trên thẻ"),
    }
    recorded = {line.about: line.recorded for line in reading.lines}
    assert (recorded["born"], recorded["sex"], recorded["residence"]) == ("1990", "Nam", "Xóm Rẫy, Thôn 1")


def test_only_what_was_ticked_is_taken_and_the_card_becomes_a_piece_of_evidence(home: Home):
    person, case = somebody(home, born=PartialDate(1991, 3, 5), sex="female")
    cases.state_claim(home, case, "identity", {"standing": "unclear"})
    reading = cards.read(home, CARD, person, case)
    cards.take(home, case, reading.text, reading.seen, ["id_number"], seen_as="original", told_by="chính chủ")
    file = cases.case_card(home, case).file
    assert file.person is not None
    assert file.person.id_number == SourcedNumber("066190123456", "mã QR trên thẻ")
    assert (file.person.born, file.person.old_number) == (PartialDate(1991, 3, 5), None)
    [piece] = file.evidence
    assert (piece.kind, piece.seen_as, piece.told_by, piece.number) == (
        "identity_card", "original", "chính chủ", "066190123456"
    )  # fmt: skip
    assert piece.says == (
        Said("name", "Nguyễn Thị Mẫu"),
        Said("born", "05/03/1990", PartialDate(1990, 3, 5)),
        Said("sex", "Nữ"),
        Said("number", "066190123456"),
        Said("residence", "Buôn Kiểm Thử, Đắk Lắk"),
    )
    assert (piece.raw, piece.issued_on, piece.seen_on) == (CARD, PartialDate(2021, 4, 15), home.today)
    assert file.attachments == ()


def test_a_card_never_makes_a_claim_stand_better(home: Home):
    person, case = somebody(home)
    cases.state_claim(home, case, "identity", {"standing": "unclear", "reason": "chưa có giấy tờ"})
    reading = cards.read(home, CARD, person, case)
    before = cases.case_card(home, case).file.claims
    cards.take(home, case, CARD, reading.seen, list(reading.proposals))
    after = cases.case_card(home, case).file
    assert [(c.standing, c.reason) for c in after.claims] == [(c.standing, c.reason) for c in before]
    assert after.evidence[0].strength is None


def test_a_garbled_name_is_neither_proposed_nor_written_down_but_the_raw_text_is_kept(home: Home):
    person, case = somebody(home)
    reading = cards.read(home, GARBLED, person, case)
    assert lines(reading)["name"] is Compared.UNREAD
    assert "name" not in reading.proposals
    assert "name.typed-through" in [doubt.code for doubt in reading.doubts]
    with pytest.raises(UserError, match=r"card\.field-not-offered"):
        cards.take(home, case, GARBLED, reading.seen, ["name"])
    assert cases.case_card(home, case).file.evidence == ()
    cards.take(home, case, GARBLED, reading.seen)
    [piece] = cases.case_card(home, case).file.evidence
    assert "name" not in [said.about for said in piece.says]
    assert "Nguye64n" in (piece.raw or "")


def test_the_same_card_read_twice_is_one_piece_of_evidence(home: Home):
    person, case = somebody(home)
    reading = cards.read(home, CARD, person, case)
    assert not reading.kept_already
    first = cards.take(home, case, CARD, reading.seen).value
    again = cards.read(home, CARD, person, case)
    assert again.kept_already
    assert cards.take(home, case, CARD, again.seen, ["born"]).value == first
    file = cases.case_card(home, case).file
    assert len(file.evidence) == 1
    assert file.person is not None
    assert file.person.born == PartialDate(1990, 3, 5)


def test_what_is_recorded_already_is_the_same_and_not_offered(home: Home):
    person, case = somebody(
        home, born=PartialDate(1990, 3, 5), sex="female", id_number=SourcedNumber("066190123456", "sổ hộ khẩu")
    )
    reading = cards.read(home, CARD, person, case)
    assert {lines(reading)[about] for about in ("name", "born", "sex", "number")} == {Compared.SAME}
    assert set(reading.proposals) == {"old_number"}


def test_another_persons_number_is_told_but_a_sealed_one_is_not_named(home: Home):
    person, _ = somebody(home)
    other, _ = somebody(home, "Lê Thị Khác", id_number=SourcedNumber("066190123456", None))
    assert cards.read(home, CARD, person).number_of == "Lê Thị Khác"
    seen = people.person_card(home, other).person.seen
    people.change_person(home, other, seen, {"sealed": True})
    home.account = replace(home.account, roles=(Role.CLERK,))
    assert cards.read(home, CARD, person).number_of == ""
    assert cards.read(home, CARD, other).number_of is None


def test_a_card_is_held_against_a_form_before_the_person_is_in_the_records(home: Home):
    reading = cards.read_for_form(home, CARD, {"name": "Nguyễn Thị Mẫu", "born": None})
    assert (lines(reading)["name"], lines(reading)["born"]) == (Compared.SAME, Compared.NEW)
    assert reading.seen is None


def test_a_birth_in_the_future_is_not_offered(home: Home):
    person, _ = somebody(home)
    reading = cards.read(home, CARD.replace("05031990", "05032090"), person)
    assert lines(reading)["born"] is Compared.UNREAD
    assert "born" not in reading.proposals


def test_reading_a_card_is_noted_and_nobody_takes_one_into_a_case_that_is_not_here(home: Home):
    person, case = somebody(home)
    reading = cards.read(home, CARD, person, case)
    assert access_log.entries(home).rows[0].about == "Nguyễn Thị Mẫu"
    with pytest.raises(UserError, match=r"case\.elsewhere"):
        cards.take(home, "nothing", CARD, reading.seen)
    with pytest.raises(UserError, match=r"person\.elsewhere"):
        cards.read(home, CARD, "nobody")
    assert cards.cases_of(home, person) == ((case, "A3"),)


def test_who_may_not_write_the_record_takes_nothing(tmp_path: Path):
    with a_home(tmp_path / "laptop", Side.OFFICE) as home:
        person, case = somebody(home)
        reading = cards.read(home, CARD, person, case)
        home.account = replace(home.account, roles=(Role.ADMINISTRATOR,))
        with pytest.raises(UserError, match=r"permission\.write"):
            cards.take(home, case, CARD, reading.seen, ["born"])
        home.account = replace(home.account, roles=(Role.GROUP_HEAD,))
        assert cases.case_card(home, case).file.evidence == ()


def a_picture(*texts: str) -> bytes:
    photo = Image.new("RGB", (600 * len(texts), 600), "white")
    for number, text in enumerate(texts):
        out = io.BytesIO()
        segno.make(text, encoding="utf-8").save(out, kind="png", scale=4)
        photo.paste(Image.open(io.BytesIO(out.getvalue())), (600 * number + 40, 60))
    out = io.BytesIO()
    photo.save(out, "JPEG")
    return out.getvalue()


def test_of_two_codes_in_a_photo_the_cards_are_read(tmp_path: Path):
    assert cards.codes_in_picture(a_picture(CARD, "DN4797915071234|4e677579e1bb856e|1|2|3|4")) == (CARD,)
    file = tmp_path / "thẻ.jpg"
    file.write_bytes(a_picture(CARD))
    assert cards.codes_in_picture(file) == (CARD,)
    with pytest.raises(UserError, match=r"card\.health-insurance"):
        cards.codes_in_picture(a_picture("DN4797915071234|4e677579e1bb856e|1|2|3|4"))
    with pytest.raises(UserError, match=r"card\.web-address"):
        cards.codes_in_picture(a_picture("https://example.vn/abc"))
    with pytest.raises(UserError, match=r"scan\.missing"):
        cards.codes_in_picture(tmp_path / "không có.jpg")
