"""Data cleaning, by the commands that scripts use."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.partial_date import PartialDate
from app.domain.values import SourcedNumber
from app.services import people, sitting
from app.services.people import NewPerson
from tests.intake.lists import xlsx
from tests.journeys.test_two_homes_by_command_line import Terminal, hoso, init
from tests.services.homes import PASSPHRASE

assert hoso


@pytest.mark.slow
def test_rules_are_counted_listed_and_mended_by_a_list_from_above(hoso: Terminal, tmp_path: Path) -> None:
    office = tmp_path / "office"
    account = init(hoso, office, "office", "Máy văn phòng")["account"]
    home = sitting.open_home(office, account, PASSPHRASE)
    try:
        area = people.add_area(home, "Khối 1", "hamlet").value
        fields = {"born": PartialDate(1980), "sex": "female", "id_number": SourcedNumber("040080000001")}
        people.add_person(home, NewPerson("Y Thử Niê", area, fields=fields))
    finally:
        home.close()

    counted = hoso.json("--home", office, "check")
    undone = {each["rule"]: each["undone"] for each in counted["rules"] if each["undone"]}
    assert undone == {"sex-differs": 1, "core-missing": 1, "no-card": 1, "number-untold": 1}
    assert counted["whole"]
    listed = hoso.json("--home", office, "check", "--rule", "no-card", "--changed")
    assert [(row["title"], row["number"]) for row in listed["findings"]] == [("Y Thử Niê", "040*****0001")]
    assert not listed["whole"]
    assert "check.rule-unknown" in hoso.refused("--home", office, "check", "--rule", "x")
    hoso.misused("--home", office, "check", "--state", "x")

    file = tmp_path / "the.xlsx"
    head = ["Họ và tên", "Ngày sinh", "Số định danh cá nhân"]
    file.write_bytes(xlsx({"A": [["DANH SÁCH"], head, ["Y Thử Niê", "1980", "040080000001"]]}))
    assert "check.above-unknown" in hoso.refused("--home", office, "above", file, "--says", "x")
    dry = hoso.json("--home", office, "above", file, "--says", "card", "--dry-run")
    assert (dry["lines"]["matched"], dry["done"]) == (1, None)
    hoso.json("--home", office, "above", file, "--says", "card")
    assert hoso.json("--home", office, "check", "--rule", "no-card")["findings"] == []
