"""Whether two papers say the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.agreeing import (
    Agreement,
    agreement,
    date_of,
    how,
    into_record,
    key,
    no_words,
    record_says,
)
from app.domain.answers import Silence
from app.domain.partial_date import PartialDate
from app.domain.values import Kin, Said, SourcedNumber

SAME, PERHAPS, NO = Agreement.SAME, Agreement.PERHAPS, Agreement.NO


@pytest.mark.parametrize(
    ("about", "one", "other", "expected"),
    [
        # names: one spelling under both tone rules, in any case; Ê Đê names with and without their apostrophe
        ("name", "Nguyễn Thị Hoà", "NGUYỄN THỊ HÒA", SAME),
        ("name", "H’Hen Niê", "HHen Niê", SAME),
        ("name", "Nguyễn Thị Hòa", "Nguyen Thi Hoa", PERHAPS),
        ("name", "Nguyễn Thị Hòa", "Nguyễn T. Hòa", PERHAPS),
        ("name", "Nguyễn Thị Hòa", "Nguyễn Hòa", PERHAPS),
        ("name", "Nguyễn Thị Hòa", "Nguyễn Thị Hóa", NO),
        ("name", "Nguyễn Thị Hòa", "Trần Thị Hòa", NO),
        ("mother", "Lê Thị Lan, sinh năm 1960", "Lê Thị Lan (đã chết)", SAME),
        # dates: what they could both mean
        ("born", "1942", "03/05/1942", PERHAPS),
        ("born", "3/5/1942", "03.05.1942", SAME),
        ("born", "1942", "1943", NO),
        ("born", "không rõ, khoảng mùa lúa", "1943", PERHAPS),
        ("absence", "tháng 5 năm 2020", "06/2020", NO),
        ("sex", "Nam", "nam", SAME),
        ("sex", "Nam", "Nữ", NO),
        ("sex", "Nam", "?", PERHAPS),
        # numbers: by their digits; an old number beside a new one is no contradiction
        ("number", "054 190 123 456", "054190123456", SAME),
        ("number", "054190123456", "054190123457", NO),
        ("number", "210123456", "054190123456", PERHAPS),
        ("number", "210123456", "220123456", PERHAPS),
        ("number", "B1234567", "054190123456", PERHAPS),
        # places and words
        ("birth_place", "Thôn 1, xã Tuy An Đông", "Xã Tuy An Đông", PERHAPS),
        ("birth_place", "Thôn Hoà Đa", "thôn Hòa Đa", SAME),
        ("home_town", "Thôn 1, xã An Mỹ", "Thôn 2, xã An Mỹ", NO),
        ("nationality", "Việt Nam", "VN", PERHAPS),
        ("nationality", "Việt Nam", "Campuchia", NO),
        ("civil_status", "Chưa kết hôn", "Đã kết hôn", NO),
        # stories are read by people
        ("origin", "Bà ngoại người Phú Yên", "Gốc Việt, sang Campuchia năm 1979", PERHAPS),
        ("residence", "Ở bến từ 2010", "Ở bến từ 2012", PERHAPS),
        ("a_matter_of_the_commune", "có", "không", PERHAPS),
    ],
)
def test_two_sayings_are_compared_as_their_matter_asks(about, one, other, expected):
    assert agreement(Said(about, one), Said(about, other)) is expected
    assert agreement(Said(about, other), Said(about, one)) is expected


def test_the_date_a_paper_means_counts_more_than_how_it_is_written():
    lunar = Said("born", "mùng 5 tháng 5 năm Nhâm Ngọ", PartialDate(1942, 6, 18))
    assert agreement(lunar, Said("born", "18/6/1942")) is SAME
    assert agreement(lunar, Said("born", "1943")) is NO


def test_a_full_date_and_its_year_are_not_the_same_but_perhaps():
    assert date_of(Said("born", "x")) is None
    assert key(Said("born", "1942")) == "1942"


_TEXTS = {
    "name": ["Nguyễn Thị Hòa", "Nguyễn Thị Hoà", "Nguyen Thi Hoa", "N. T. Hòa", "Hòa", "H’Hen Niê", "", "Y Bhim Niê"],
    "born": ["1942", "5/1942", "03/05/1942", "1943", "không rõ", ""],
    "sex": ["Nam", "Nữ", "nam", "?"],
    "number": ["054190123456", "054190123457", "210123456", "220123456", "B123", ""],
    "birth_place": ["Thôn 1", "Thôn 1, xã A", "Thôn 2, xã A", "", "A X"],
    "nationality": ["Việt Nam", "VN", "Campuchia", "V N", "VIETNAM"],
    "origin": ["một", "hai"],
}
SAYINGS = st.sampled_from(sorted(_TEXTS)).flatmap(
    lambda about: st.tuples(
        st.builds(Said, st.just(about), st.sampled_from(_TEXTS[about]) | st.text(max_size=8)),
        st.builds(Said, st.just(about), st.sampled_from(_TEXTS[about]) | st.text(max_size=8)),
    )
)


@given(SAYINGS)
def test_agreement_does_not_depend_on_who_speaks_first_and_one_agrees_with_itself(pair):
    one, other = pair
    assert agreement(one, other) is agreement(other, one)
    assert agreement(one, one) is SAME
    assert (agreement(one, other) is SAME) == (key(one) == key(other))


def test_a_matter_is_compared_as_the_table_says_and_a_commune_s_own_as_a_story():
    assert (how("mother"), how("whatever")) == ("name", "telling")


def names_of(table, code):
    return {("ethnic_groups", "12"): "Ê Đê", ("civil_statuses", "single"): "Chưa kết hôn",
            ("person", "mother-id"): "H’Bia Niê"}.get((table, code))  # fmt: skip


def code_of(table, text):
    return {("ethnic_groups", "Ê Đê"): "12"}.get((table, text))


RECORD = {
    "name": "Y Krông Niê",
    "born": PartialDate(2024, 5, 3),
    "sex": "male",
    "old_number": SourcedNumber("210123456"),
    "ethnicity": "12",
    "civil_status": "single",
    "mother": Kin("mother-id"),
    "father": Silence.UNKNOWN,
    "nationality": "Việt Nam",
}


def test_the_record_speaks_like_a_paper_and_is_silent_where_nobody_knows():
    said = record_says(RECORD, names_of)
    assert {about: each.text for about, each in said.items()} == {
        "name": "Y Krông Niê",
        "born": "03/05/2024",
        "sex": "Nam",
        "mother": "H’Bia Niê",
        "nationality": "Việt Nam",
        "ethnicity": "Ê Đê",
        "number": "210123456",
        "civil_status": "Chưa kết hôn",
    }
    assert said["born"].born == PartialDate(2024, 5, 3)


def test_without_the_pack_codes_and_people_on_record_are_not_compared():
    assert {"ethnicity", "civil_status", "mother"}.isdisjoint(record_says(RECORD))
    assert no_words("ethnic_groups", "12") is None


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (Said("name", "Y KRÔNG ÊBAN"), {"name": "Y Krông Êban"}),
        (Said("name", "Y KRÔNG NIÊ"), {}),
        (Said("born", "2023"), {"born": PartialDate(2023)}),
        (Said("born", "không rõ"), {}),
        (Said("sex", "Nữ"), {"sex": "female"}),
        (Said("sex", "?"), {}),
        (Said("ethnicity", "Ê Đê"), {}),
        (Said("ethnicity", "Người trên núi"), {}),
        (Said("number", "066 224 000 123"), {"id_number": SourcedNumber("066224000123", "Giấy khai sinh")}),
        (Said("number", "210 123 456"), {}),
        (Said("number", "220123456"), {"old_number": SourcedNumber("220123456", "Giấy khai sinh")}),
        (Said("number", "B123"), {}),
        (Said("mother", "H’BIA NIÊ, đã chết"), {}),
        (Said("mother", "H’Lan Niê, đã chết"), {"mother": Kin(name="H’Lan Niê")}),
        (Said("father", "Y Bhim Êban"), {"father": Kin(name="Y Bhim Êban")}),
        (Said("birth_place", "Trạm y tế xã"), {"birth_place": "Trạm y tế xã"}),
        (Said("residence", "Bến cá"), {}),
    ],
)
def test_what_was_taken_goes_into_the_record_as_the_record_keeps_it(said, expected):
    assert into_record(said, RECORD, names_of, code_of, "Giấy khai sinh") == expected


def test_a_known_number_is_not_written_again():
    known = {"id_number": SourcedNumber("066224000123"), "old_number": SourcedNumber("210123456")}
    assert into_record(Said("number", "210123456"), known, names_of, code_of) == {}


def test_a_relative_known_by_name_only_keeps_what_else_is_known_of_them():
    known = {"father": Kin(name="Y Bhim", born=PartialDate(1990))}
    assert into_record(Said("father", "Y Bhum"), known, names_of, code_of) == {
        "father": Kin(name="Y Bhum", born=PartialDate(1990))
    }
