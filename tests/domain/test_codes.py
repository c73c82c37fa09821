from datetime import date

from app.domain.codes import Code, CodeTable, Unit
from app.domain.sourced import Confidence, Source, Validity

OWN = Source("danh mục", Confidence.OFFICIAL)


def groups():
    return CodeTable(
        "ethnic_groups",
        "Dân tộc",
        (Code("01", "Kinh", OWN, ("Việt",)), Code("12", "Ê-đê", OWN, ("Ê Đê", "Rađê"))),
    )


def test_a_table_keeps_its_official_order_and_counts_its_rows():
    assert [row.code for row in groups()] == ["01", "12"]
    assert len(groups()) == 2


def test_a_code_is_looked_up_and_a_strange_one_is_not_there():
    assert groups().get("12") is not None
    assert groups().get("99") is None
    assert "01" in groups()
    assert "99" not in groups()


def test_a_code_from_a_newer_machine_is_shown_as_it_is():
    assert groups().name_of("12") == "Ê-đê"
    assert groups().name_of("57") == "57"


def test_another_spelling_finds_the_official_one():
    row = groups().find(" ê đê ")
    assert row is not None
    assert row.name == "Ê-đê"
    assert groups().find("Việt Nam") is None


def test_a_lenient_key_finds_more():
    row = groups().find("E-DE", key=lambda text: text.casefold().replace("ê", "e").replace("đ", "d"))
    assert row is not None
    assert row.code == "12"


def test_a_commune_exists_from_its_first_to_its_last_day():
    unit = Unit("22120", "Xã Tuy An Đông", "xã", "66", Validity(date(2025, 7, 1), None))
    assert unit.exists_on(date(2025, 7, 1))
    assert not unit.exists_on(date(2025, 6, 30))
