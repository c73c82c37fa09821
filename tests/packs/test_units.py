from datetime import date

import pytest

from app.domain.names import fold
from app.packs.pack import default_root
from app.packs.reading import PackError
from app.packs.units import OLD_UNITS, UNITS, UnitBook

TODAY = date(2026, 11, 22)
BOOK = UnitBook(default_root())


def test_there_are_thirty_four_provinces_and_3321_communes_on_any_day_since_the_reform():
    for day in (date(2025, 7, 1), date(2026, 4, 30), TODAY):
        provinces = BOOK.provinces(day)
        assert len(provinces) == 34
        assert sum(len(BOOK.communes(province.code, day)) for province in provinces) == 3321


def test_no_commune_exists_under_these_codes_before_the_reform():
    assert BOOK.get("22120", date(2025, 6, 30)) is None
    assert BOOK.provinces(date(2025, 6, 30)) == ()


def test_the_first_commune_is_in_the_list():
    unit = BOOK.get("22120", TODAY)
    assert unit is not None
    assert (unit.name, unit.province) == ("Xã Tuy An Đông", "66")
    assert len(BOOK.communes("66", TODAY)) == 102


@pytest.mark.parametrize(
    ("day", "name", "wards"), [(date(2026, 4, 29), "Tỉnh Đồng Nai", 23), (date(2026, 4, 30), "Thành phố Đồng Nai", 33)]
)
def test_dong_nai_is_a_city_of_thirty_three_wards_from_the_last_of_april_2026(day, name, wards):
    province = BOOK.get("75", day)
    assert province is not None
    assert province.name == name
    kinds = [unit.kind for unit in BOOK.communes("75", day)]
    assert (kinds.count("phường"), len(kinds)) == (wards, 95)


def test_the_whole_country_then_has_697_wards():
    day = date(2026, 4, 30)
    kinds = [unit.kind for province in BOOK.provinces(day) for unit in BOOK.communes(province.code, day)]
    assert (kinds.count("phường"), kinds.count("xã"), kinds.count("đặc khu")) == (697, 2611, 13)


def test_a_commune_is_found_by_its_name_however_typed():
    assert [unit.code for unit in BOOK.find("tuy an dong", TODAY, key=fold)] == ["22120"]
    assert [unit.code for unit in BOOK.find("Xã Tuy An Đông", TODAY)] == ["22120"]
    assert BOOK.find("Tuyên An Đông", TODAY, key=fold) == ()


def test_a_name_borne_by_many_is_narrowed_by_the_province():
    many = BOOK.find("Phú Hòa", TODAY, key=fold)
    assert len({unit.province for unit in many}) > 1
    assert len(BOOK.find("Phú Hòa 1", TODAY, province="66", key=fold)) == 1


@pytest.mark.parametrize("code", ["22120", "22123", "22126"])
def test_three_old_communes_of_phu_yen_became_tuy_an_dong(code):
    assert [unit.code for unit in BOOK.became(code, TODAY)] == ["22120"]


def test_an_old_commune_is_found_with_its_old_district_and_province():
    found = BOOK.find_old("An Ninh Tây", district="Tuy An", province="Phú Yên", key=fold)
    assert [old.code for old in found] == ["22120"]
    assert BOOK.find_old("An Ninh Tây", province="Đắk Lắk") == ()
    assert BOOK.find_old("An Ninh Tây", district="Đông Hòa") == ()


def test_every_old_commune_became_something_that_exists():
    old = [BOOK.old(code) for code in ("00001", "32248")]
    assert old[0] is not None
    assert BOOK.became("00001", TODAY)
    assert BOOK.became("99999", TODAY) == ()


def test_some_old_communes_were_divided():
    divided = [old for old in BOOK.find_old("Tân Thạnh", key=fold) if len(old.became) > 1]
    assert all(BOOK.get(code, TODAY) for old in divided for code in old.became)


def test_opening_the_book_reads_nothing(tmp_path):
    book = UnitBook(tmp_path / "nowhere")
    with pytest.raises(PackError):
        book.get("22120", TODAY)


@pytest.mark.parametrize(
    ("name", "text", "line", "fault"),
    [
        (UNITS, "code,name\n", 1, "dòng đầu phải là"),
        (UNITS, "", 1, "dòng đầu phải là"),
        (UNITS, "code,name,kind,province,valid_from,valid_to\n01,Hà Nội,province,,,\n02,x\n", 3, "phải có 6 cột"),
        (UNITS, "code,name,kind,province,valid_from,valid_to\n,Hà Nội,province,,,\n", 2, "phải có 6 cột"),
        (UNITS, "code,name,kind,province,valid_from,valid_to\n01,Hà Nội,province,,1/7/2025,\n", 2, "ngày phải viết"),
        (OLD_UNITS, "code,name,district,province,became\n01,x\n", 2, "phải có 5 cột"),
    ],
)
def test_a_wrong_list_of_communes_is_refused_at_its_line(tmp_path, name, text, line, fault):
    (tmp_path / "codes").mkdir()
    (tmp_path / name).write_text(text, "utf-8")
    book = UnitBook(tmp_path)
    with pytest.raises(PackError) as caught:
        book.old("01") if name == OLD_UNITS else book.get("01", TODAY)
    assert (caught.value.params["file"], caught.value.params["line"]) == (name, line)
    assert fault in caught.value.params["fault"]
