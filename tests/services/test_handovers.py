"""What is handed over is printed as it was: at the export by the giver, at the import by the taker."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from app.reports.handover import grouped
from app.services import exchange, handovers, people
from app.services.people import NewPerson
from tests.reports.builders import pages
from tests.services.commune import Commune, a_commune


@pytest.fixture
def commune(tmp_path: Path) -> Iterator[Commune]:
    with a_commune(tmp_path) as made:
        yield made


def read(pdf: bytes) -> str:
    (page,) = pages(pdf)
    return page


def test_both_records_name_the_same_file_by_the_same_mark_and_print_is_noted(commune: Commune) -> None:
    laptop = commune.laptop("Thôn 1")
    people.add_person(laptop, NewPerson("Nguyễn Văn Tèo", commune.areas["Thôn 1"]))
    out = exchange.export_bundle(laptop, commune.folder / "stick")
    mark = sha256(out.path.read_bytes()).hexdigest()
    assert out.sha256 == mark
    given = read(handovers.print_handover(laptop, out.handed))
    came = exchange.import_bundle(commune.office, out.path).value
    assert came.handed is not None
    taken = read(handovers.print_handover(commune.office, came.handed))
    for text in (given, taken):
        for words in (grouped(mark), out.path.name, "Y Bhim Niê 1, Máy 1", "Lê Thị Hòa, Máy văn phòng", "1 thay đổi"):
            assert words in text
        assert "Nguyễn Văn Tèo" not in text
    assert "1 bản ghi mới hoặc thay đổi; không có xung đột" in taken
    back = exchange.export_bundle(commune.office, commune.folder / "stick", to=laptop.device)
    followed = exchange.import_bundle(laptop, back.path).value
    assert followed.handed is not None
    assert "thay đổi của văn phòng" in read(handovers.print_handover(laptop, followed.handed))
    with commune.office.engine.connect() as conn:
        noted = conn.exec_driver_sql("SELECT count(*) FROM access WHERE what = 'print' AND why = 'handover'").scalar()
    assert noted == 1
