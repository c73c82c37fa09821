"""People recorded twice, by the commands that scripts use."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.partial_date import PartialDate
from app.services import people, sitting
from app.services.people import NewPerson
from tests.journeys.test_two_homes_by_command_line import Terminal, hoso, init
from tests.services.homes import PASSPHRASE

assert hoso


@pytest.mark.slow
def test_pairs_are_listed_merged_taken_apart_and_told_apart(hoso: Terminal, tmp_path: Path) -> None:
    office = tmp_path / "office"
    account = init(hoso, office, "office", "Máy văn phòng")["account"]
    home = sitting.open_home(office, account, PASSPHRASE)
    try:
        area = people.add_area(home, "Thôn Một", "hamlet").value
        born = {"born": PartialDate(2021, 3, 9)}
        one, two = (
            people.add_person(home, NewPerson(name, area, fields={**born, "phone": phone})).value
            for name, phone in (("Nguyễn Thị Đức", "0901"), ("Nguyen T. Duc", "0902"))
        )
    finally:
        home.close()

    (found,) = hoso.json("--home", office, "duplicate", "list")
    assert {found["first"]["id"], found["second"]["id"]} == {one, two}
    assert [reason["code"] for reason in found["likeness"]["reasons"]][:2] == ["name.abbreviated", "born.equal"]
    assert hoso.json("--home", office, "duplicate", "list", "--least", "100") == []

    hoso.misused("--home", office, "duplicate", "merge", one)
    assert "merge.same-record" in hoso.refused("--home", office, "duplicate", "merge", one, one, "--reason", "x")
    assert "merge.no-reason" in hoso.refused("--home", office, "duplicate", "merge", one, two, "--reason", " ")
    unknown = ("duplicate", "merge", one, two, "--reason", "x", "--take", "sealed")
    assert "merge.field-unknown" in hoso.refused("--home", office, *unknown)

    merged = hoso.json("--home", office, "duplicate", "merge", one, two, "--reason", "một giấy", "--take", "phone")
    assert (merged["kept"], merged["other"], merged["open_twice"]) == (one, two, [])
    assert hoso.json("--home", office, "duplicate", "list") == []
    (hit,) = hoso.json("--home", office, "search", "nguyen t duc")
    assert (hit["id"], hit["title"]) == (one, "Nguyễn Thị Đức")
    assert "merge.merged-already" in hoso.refused("--home", office, "duplicate", "distinct", one, two)

    apart = hoso.json("--home", office, "duplicate", "apart", two, "--reason", "nhầm")
    assert (apart["kept"], apart["other"], apart["left"]) == (one, two, [])
    assert hoso.json("--home", office, "duplicate", "list") == []
    assert hoso.json("--home", office, "duplicate", "distinct", one, two)["verdict"] == "distinct"
    assert "merge.not-merged" in hoso.refused("--home", office, "duplicate", "apart", two)
