"""A bundle and its handover record by the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.cli.main import DONE, run
from app.reports.handover import grouped
from app.services import people
from app.services.people import NewPerson
from tests.reports.builders import pages
from tests.services.commune import a_commune
from tests.services.homes import PASSPHRASE
from tests.services.test_carriage import a_file


def test_export_and_import_write_the_record_and_what_has_no_room_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HOSO_PASSPHRASE", PASSPHRASE)
    with a_commune(tmp_path) as commune:
        laptop = commune.laptop("Thôn 1")
        a_file(laptop, people.add_person(laptop, NewPerson("Y Krông Niê", commune.areas["Thôn 1"])).value)
    out, given, taken = (tmp_path / name for name in ("up.hsct", "given.pdf", "taken.pdf"))
    field, office = (["--home", str(tmp_path / name)] for name in ("field-1", "office"))
    export = [*field, "bundle", "export", "--out", str(out), "--files-mb", "0", "--handover", str(given)]
    assert run(export) == DONE
    assert "Để lần sau: 1 tệp" in capsys.readouterr().out
    assert run([*office, "--json", "bundle", "import", str(out), "--handover", str(taken)]) == DONE
    told = json.loads(capsys.readouterr().out)
    assert told["handed"]["sha256"]
    for file in (given, taken):
        (page,) = pages(file.read_bytes())
        assert grouped(told["handed"]["sha256"]) in page
