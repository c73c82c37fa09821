"""The value objects go over the wire as they stand."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from app.domain.answers import Silence
from app.domain.partial_date import PartialDate
from app.domain.values import Address, Closing, Kin, Membership, Sex, SourcedNumber, WaitsOn


@pytest.mark.parametrize(
    "value",
    [
        Membership("hh-1", "con đẻ"),
        Membership("hh-1"),
        Kin(),
        Kin(name="Nguyễn Thị Mẫu", born=PartialDate(1990)),
        Kin("r-1", "Y Bhim Niê", Silence.UNKNOWN, "066190123456", "đi làm xa"),
        SourcedNumber("066190123456", "thẻ căn cước"),
        SourcedNumber("240123456"),
        Address(line="Thôn 2", unit_code="22120", raw="Thôn 2, xã Tuy An Đông"),
        Closing("solved", date(2026, 9, 1)),
        WaitsOn("c-1", "quốc tịch của mẹ"),
    ],
)
def test_a_value_comes_back_as_it_went(value):
    assert msgspec.json.decode(msgspec.json.encode(value), type=type(value)) == value
    assert msgspec.convert(msgspec.to_builtins(value), type=type(value)) == value
    assert hash(value) == hash(value)


def test_what_must_be_there_is_demanded():
    for kind in (Membership, SourcedNumber, Closing, WaitsOn):
        with pytest.raises(msgspec.ValidationError):
            msgspec.convert({}, type=kind)


def test_an_empty_kin_is_nobody_known():
    assert msgspec.convert({}, type=Kin) == Kin(resident_id=None, name="", born=None, number=None, note=None)
    assert msgspec.convert({}, type=Address) == Address()


def test_sex_is_text_on_the_wire():
    assert [str(each) for each in Sex] == ["male", "female"]
