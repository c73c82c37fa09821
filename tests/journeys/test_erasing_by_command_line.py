"""``hoso erase`` as an office's clerk of records would type it."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.services import people, sitting
from app.services.people import NewPerson
from tests.journeys.test_two_homes_by_command_line import Terminal, hoso, init
from tests.services.homes import PASSPHRASE

__all__ = ["hoso"]


@pytest.mark.slow
def test_a_person_is_erased_by_command_line(hoso: Terminal, tmp_path: Path) -> None:
    office = tmp_path / "office"
    account = init(hoso, office, "office", "Máy văn phòng")["account"]
    home = sitting.open_home(office, account, PASSPHRASE)
    area = people.add_area(home, "Thôn 1", "hamlet").value
    person = people.add_person(home, NewPerson("Y Bhim Niê", area, fields={"phone": "0901"})).value
    home.close()
    backup = tmp_path / "xa.hsbk"
    hoso.json("--home", office, "backup", "--out", backup)
    at = ("--home", office, "erase", person, "--reason", "Đơn số 12")
    assert "erase.other-name" in hoso.refused(*at, "--name", "Ai Khác")
    hoso.misused("--home", office, "erase", person)
    one = hoso.json(*at, "--name", "Y Bhim Niê", "--field", "phone")
    assert (one["rows"], one["cleaned"]["backups"]) == (1, 1)
    assert not backup.exists()
    whole = hoso.json(*at, "--name", "y bhim niê")
    assert whole["rows"] == 1
    assert hoso.json("--home", office, "search", "bhim") == []
    findings = hoso.json("--home", office, "doctor")
    assert {f["what"]: f["good"] for f in findings if f["what"] in ("chain", "erased", "database")} == {
        "chain": True,
        "erased": True,
        "database": True,
    }
    assert "person.elsewhere" in hoso.refused(*at, "--name", "Y Bhim Niê")
