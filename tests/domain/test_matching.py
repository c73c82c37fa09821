"""Who may be whom, and who only looks so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.answers import Silence
from app.domain.matching import LIKELY, POINTS, POSSIBLE, Profile, blocking_keys, score, score_if_possible
from app.domain.partial_date import PartialDate

BORN = PartialDate(1990, 5, 3)


def a_person(name="Nguyễn Thị Hoa", **facts):
    return Profile(facts.pop("key", "one"), name, **facts)


def another(name="Nguyễn Thị Hoa", **facts):
    return Profile(facts.pop("key", "two"), name, **facts)


def codes(likeness):
    return [reason.code for reason in likeness.reasons]


# names


@pytest.mark.parametrize(
    ("one", "two", "code"),
    [
        ("Nguyễn Thị Hoa", "NGUYỄN THỊ HOA", "name.equal"),
        ("Trần Thị Hoà", "Trần Thị Hòa", "name.equal"),
        ("H’Hen Niê", "H Hen Niê", "name.equal"),
        ("HHen Niê", "H'Hen Niê", "name.equal"),
        ("Nguyễn Thị Hoa", "Nguyen Thi Hoa", "name.without-marks"),
        ("H'Hen Niê", "hhen nie", "name.without-marks"),
        ("Nguyễn Thị Hoa", "Nguyễn Thị Hòa", "name.marks-differ"),
        ("Lý Thị Mỹ", "Lí Thị Mĩ", "name.sounds-alike"),
        ("Nguyễn Thị Sương", "Nguyễn Thị Xương", "name.regional"),
        ("Trương Văn Nghi", "Chương Văn Nghy", "name.regional"),
        ("Lê Thị Na", "Lê Thị La", "name.regional"),
        ("Giương Văn Rạng", "Dương Văn Dạng", "name.regional"),
        ("Y Nghi Niê", "Y Ngi Niê", "name.sounds-alike"),
        ("Ng. V. Đức", "Nguyễn Văn Đức", "name.abbreviated"),
        ("N.V. Đức", "Nguyễn Văn Đức", "name.abbreviated"),
        ("Nguyễn T. Hoa", "Nguyễn Thị Hoa", "name.abbreviated"),
        ("Hoa Nguyễn Thị", "Nguyễn Thị Hoa", "name.reordered"),
        ("Hen Niê", "H’Hen Niê", "name.marker-missing"),
        ("Niê Hen", "H’Hen Niê", "name.marker-missing"),
        ("Niê H'Hen", "H’Hen Niê", "name.reordered"),
        ("Y Bhim Niê Kđăm", "Y Bhim Niê", "name.middle-missing"),
        ("Y Kuôr Mlô", "Y Cuôr Mlô", "name.sounds-alike"),
        ("Hoàng Quốc An", "An Hoàng Quốc", "name.reordered"),
        ("Nguyễn Thị Kim Hoa", "Nguyễn Thị Hoa", "name.middle-missing"),
        ("Nguyễn Hoa", "Nguyễn Thị Hoa", "name.middle-missing"),
        ("Y Bhim", "Y Bhim Niê", "name.middle-missing"),
        ("Ng. T. Hoa", "Nguyễn Thị Hoa", "name.abbreviated"),
        ("Ng~ Thị Hoa", "Nguyễn Thị Hoa", "name.abbreviated"),
        ("Ng. Hoa", "Nguyễn Thị Hoa", "name.abbreviated"),
        ("N.T.Hoa", "Nguyễn Thị Hoa", "name.abbreviated"),
        ("Nguyễn Thị Hoa", "Nguyễn Thị Hoan", "name.one-typo"),
        ("Nguyễn Thị Hao", "Nguyễn Thị Hoa", "name.one-typo"),
        ("Hoa", "Nguyễn Thị Hoa", "name.part"),
        ("Thị Hoa", "Nguyễn Thị Hoa", "name.part"),
        ("N.T.H.", "Nguyễn Thị Hoa", "name.part"),
        ("Nguyễn Thị Hoa", "Nguyễn Kim Hoa", "name.middle-differs"),
        ("Nguyễn Thị Hoa", "Đặng Thuỳ Hoa", "name.given-only"),
        ("Nguyễn Thị Hoa", "Nguyễn Thị Đào", "name.differs"),
        ("Y Bhim Niê", "Y Blô Niê", "name.differs"),
        ("Nguyễn Văn An", "Nguyễn Văn Anh", "name.one-typo"),
        ("An", "Ân", "name.without-marks"),
        ("Lê An", "Lê Ân", "name.marks-differ"),
        ("An", "Em", "name.differs"),
        ("", "Nguyễn Thị Hoa", "name.unknown"),
    ],
)
def test_how_two_names_agree(one, two, code):
    assert codes(score(a_person(one), another(two))) == [code]


def test_a_record_under_another_name_is_found_by_it():
    likeness = score(a_person("Trần Thị Bé", other_names=("Nguyễn Thị Hoa",)), another())
    assert codes(likeness) == ["name.equal", "name.by-other-name"]
    assert likeness.points == 36
    assert codes(score(a_person(other_names=("Bé",)), another(other_names=("Tư",)))) == ["name.equal"]


# births


@pytest.mark.parametrize(
    ("one", "two", "code"),
    [
        (BORN, BORN, "born.equal"),
        (PartialDate(1990, 5), BORN, "born.same-month"),
        (PartialDate(1990), BORN, "born.could-be"),
        (PartialDate(1990), PartialDate(1990), "born.could-be"),
        (BORN, PartialDate(1990, 3, 5), "born.day-month-swapped"),
        (BORN, PartialDate(1990, 1, 1), "born.first-of-january"),
        (BORN, PartialDate(1990, 5, 8), "born.one-digit-off"),
        (BORN, PartialDate(1960, 5, 3), "born.decade-off"),
        (BORN, PartialDate(1909, 5, 3), "born.decade-off"),
        (BORN, PartialDate(1890, 5, 3), "born.one-digit-off"),
        (PartialDate(1956), PartialDate(1965), "born.year-digit-off"),
        (PartialDate(1956), PartialDate(1966), "born.year-digit-off"),
        (PartialDate(1956), PartialDate(1990, 5), "born.differs"),
        (PartialDate(1990, 5), PartialDate(1990, 1, 1), "born.first-of-january"),
        (PartialDate(1990), PartialDate(1990, 1, 1), "born.could-be"),
        (BORN, PartialDate(1971, 5, 3), "born.differs"),
        (BORN, PartialDate(1990, 8, 21), "born.differs"),
        (BORN, PartialDate(1991), "born.year-next"),
        (BORN, PartialDate(1987), "born.differs"),
        (BORN, PartialDate(1993), "born.year-digit-off"),
        (PartialDate(1990, 5), PartialDate(1990, 7), "born.differs"),
    ],
)
def test_how_two_births_agree(one, two, code):
    likeness = score(a_person(born=one), another(born=two))
    assert codes(likeness)[:2] == ["name.equal", code]


def test_silence_about_a_birth_or_a_sex_speaks_neither_for_nor_against():
    for born in (None, Silence.UNKNOWN):
        assert codes(score(a_person(born=BORN, sex="male"), another(born=born, sex=born))) == ["name.equal"]


# numbers


@pytest.mark.parametrize(
    ("one", "two", "code"),
    [
        ("066190123456", "066190123456", "id.equal"),
        ("066 190 123 456", "66190123456", "id.zero-lost"),
        ("066190123456", "066190123465", "id.digits-swapped"),
        ("066190123456", "066190123459", "id.one-digit-off"),
        ("66190123456", "066190123459", "id.one-digit-off"),
        ("066190123456", "06619012345", "id.differs"),
        ("066190123456", "054085000001", "id.differs"),
    ],
)
def test_how_two_numbers_agree(one, two, code):
    assert codes(score(a_person(id_number=one), another(id_number=two)))[0] == code


def test_old_numbers_agree_or_say_nothing():
    assert codes(score(a_person(old_number="240123456"), another(old_number="240 123 456")))[0] == "old-id.equal"
    assert codes(score(a_person(old_number="240123456"), another(old_number="240123465")))[0] == "old-id.digits-swapped"
    assert codes(score(a_person(old_number="240123456"), another(old_number="240123457")))[0] == "old-id.one-digit-off"
    assert codes(score(a_person(old_number="240123456"), another(id_number="240123456")))[0] == "old-id.equal"
    assert codes(score(a_person(id_number="240123456"), another(id_number="066190123456"))) == ["name.equal"]
    assert codes(score(a_person(old_number="240123456"), another(old_number="221987654"))) == ["name.equal"]


def test_two_persons_with_one_number_are_worth_a_look():
    likeness = score(
        a_person("Nguyễn Văn An", id_number="066190123456", born=BORN),
        another("Y Bhim Niê", id_number="066190123456", born=PartialDate(1971, 8, 20)),
    )
    assert likeness.is_possible
    assert not likeness.is_likely


# whole people


def test_the_same_name_and_birth_is_likely_one_person():
    likeness = score(a_person(born=BORN, sex="female"), another("Nguyen Thi Hoa", born=BORN, sex="female"))
    assert likeness.is_likely
    assert likeness.points == sum(reason.points for reason in likeness.reasons)


def test_a_year_is_enough_for_a_possible_match_and_a_name_alone_is_not():
    assert score(a_person(born=BORN), another(born=PartialDate(1990))).is_possible
    assert not score(a_person(), another()).is_possible
    assert score(a_person(mother="Lê Thị Mai"), another(mother="Le Thi Mai")).is_possible


def test_different_people_stay_different():
    likeness = score(
        a_person("Nguyễn Thị Hoa", born=BORN, sex="female"),
        another("Y Bhim Niê", born=PartialDate(1971), sex="male"),
    )
    assert likeness.points < 0
    assert likeness.says("sex.differs")
    assert not likeness.says("sex.equal")


def test_parents_count_by_key_or_by_name():
    both = score(
        a_person(mother_id="m", father="Trần Văn Ba", mother="Lê Thị Mai"),
        another(mother_id="m", father="Trần Ba", mother="Mai"),
    )
    assert codes(both) == ["name.equal", "mother.equal", "father.equal"]
    neither = score(
        a_person(mother_id="m", father="Trần Văn Ba", mother="Lê Thị Mai"),
        another(mother_id="n", father="Y Wôn Knul", mother="Lê Thị Mai"),
    )
    assert codes(neither) == ["name.equal", "mother.differs", "father.differs"]
    assert codes(score(a_person(mother="Lê Thị Mai"), another(mother="Trần Hồng Mai"))) == ["name.equal"]


# kin


def test_twins_are_two_people():
    likeness = score(
        a_person("Nguyễn Thị Hoa", born=BORN, sex="female", household_id="h", mother="Lê Thị Mai", father="Trần Ba"),
        another("Nguyễn Thị Đào", born=BORN, sex="female", household_id="h", mother="Lê Thị Mai", father="Trần Ba"),
    )
    assert codes(likeness)[-1] == "twins"
    assert likeness.points < POSSIBLE


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Nguyễn Kim Ánh", "Nguyễn Kim Anh"),
        ("Nguyễn Vân Anh", "Nguyễn Kim Anh"),
        ("Nguyễn Thị Hoa", "Nguyễn Thị Hoan"),
    ],
)
def test_children_of_one_day_with_nearly_one_name_are_asked_about(one, two):
    likeness = score(
        a_person(one, born=BORN, mother="Lê Thị Mai", father="Trần Ba", household_id="h", sex="female"),
        another(two, born=BORN, mother="Lê Thị Mai", father="Trần Ba", household_id="h", sex="female"),
    )
    assert codes(likeness)[-1] == "twins-perhaps"
    assert likeness.is_possible
    assert not likeness.is_likely


def test_a_child_recorded_twice_in_one_household_is_no_twin():
    likeness = score(
        a_person("Nguyễn Kim Ánh", born=BORN, household_id="h"),
        another("Nguyen Kim Anh", born=BORN, household_id="h"),
    )
    assert likeness.is_likely


def test_one_number_overrules_the_twins():
    likeness = score(
        a_person("Nguyễn Thị Hoa", born=BORN, household_id="h", id_number="066190123456"),
        another("Nguyễn Thị Đào", born=BORN, household_id="h", id_number="066190123456"),
    )
    assert likeness.is_likely
    assert not likeness.says("twins")


@pytest.mark.parametrize(
    "facts",
    [
        {"name": "Nguyễn Văn An", "father": "Nguyễn Văn An", "born": PartialDate(1990)},
        {"name": "Nguyễn Văn An", "born": PartialDate(1985)},
        {"name": "Nguyễn Văn Em", "father_id": "two"},
        {"name": "Nguyễn Văn Em", "father": "Nguyen Van An", "born": PartialDate(1990), "id_number": "066090123459"},
    ],
)
def test_father_and_son_are_two_people(facts):
    father = another("Nguyễn Văn An", born=PartialDate(1960, 8, 12), household_id="h", id_number="066090123456")
    son = a_person(**facts, household_id="h")
    for likeness in (score(son, father), score(father, son)):
        assert codes(likeness)[-1] == "parent-and-child"
        assert likeness.points < POSSIBLE


def test_a_mistyped_decade_is_no_generation():
    likeness = score(a_person(born=BORN), another(born=PartialDate(1960, 5, 3)))
    assert not likeness.says("parent-and-child")
    assert likeness.is_possible


# blocking


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (a_person(), another("Hoa Nguyen Thi")),
        (a_person("Lý Thị Mỹ"), another("Li Thi Mi")),
        (a_person("Trần Thị Bé", other_names=("Nguyễn Thị Hoa",)), another()),
        (a_person(id_number="66190123456"), another("Y Bhim", id_number="066190123456")),
        (a_person(old_number="240123456"), another("Y Bhim", old_number="240 123 456")),
        (a_person(born=PartialDate(1990)), another("Ng. Hoa", born=PartialDate(1991, 3, 4))),
        (a_person("Y Bhim Niê", born=PartialDate(1990)), another("Y Bhim", born=PartialDate(1990))),
        (a_person(born=BORN, household_id="h"), another("Bé Tư", born=BORN, household_id="h")),
        (a_person(mother="Lê Thị Mai", father="Trần Ba"), another("Bé", mother="Le Thi Mai", father="Tran Ba")),
    ],
)
def test_records_of_one_person_share_a_key(one, two):
    assert blocking_keys(one) & blocking_keys(two)


def test_strangers_share_none():
    one = a_person(born=PartialDate(1990), id_number="066190123456", household_id="h")
    two = another("Nguyễn Thị Hoa Lan", born=PartialDate(1992), id_number="054085000001", household_id="h")
    assert not blocking_keys(one) & blocking_keys(two)
    assert blocking_keys(a_person("")) == frozenset()


# the table and the shape

NAMES = st.sampled_from(
    ["Nguyễn Thị Hoa", "Nguyen T. Hoa", "Hoa", "", "Y Bhim Niê", "Nguyễn Văn An", "N.V.A", "H’Hen Niê", "Ánh", "Anh"]
)
BIRTHS = st.sampled_from(
    [None, Silence.UNKNOWN, BORN, PartialDate(1990), PartialDate(1960, 5), PartialDate(1990, 3, 5)]
)
PEOPLE = st.builds(
    Profile,
    key=st.sampled_from("ab"),
    name=NAMES,
    other_names=st.lists(NAMES, max_size=2).map(tuple),
    born=BIRTHS,
    sex=st.sampled_from([None, "male", "female"]),
    id_number=st.sampled_from([None, "066190123456", "66190123456", "066190123465", "abc"]),
    old_number=st.sampled_from([None, "240123456", "240123465"]),
    household_id=st.sampled_from([None, "h", "i"]),
    mother=NAMES,
    father=NAMES,
    mother_id=st.sampled_from([None, "a", "m"]),
)


@given(PEOPLE, PEOPLE)
def test_the_order_of_the_two_does_not_matter_and_every_point_is_explained(one, two):
    likeness = score(one, two)
    assert likeness == score(two, one)
    assert all(POINTS[reason.code] == reason.points for reason in likeness.reasons)
    assert likeness.points <= sum(reason.points for reason in likeness.reasons)


@given(PEOPLE, PEOPLE)
def test_leaving_early_leaves_nobody_out(one, two):
    likeness = score(one, two)
    assert score_if_possible(one, two) == (likeness if likeness.is_possible else None)


@given(PEOPLE)
def test_a_record_shares_all_keys_with_itself(one):
    assert all(isinstance(key, str) and key for key in blocking_keys(one))
    assert POSSIBLE < LIKELY
