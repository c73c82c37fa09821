"""Bundles and homes of every earlier program, kept as files: each later version opens them, and goes on from there."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.models.spec import SCHEMA
from app.services import cases, exchange, people, sync_state
from app.services.people import PeopleFilter
from tests.corpus.bundles_old import make

FOLDER = Path(make.__file__).parent
KEPT = sorted(FOLDER.glob("schema-*.zip"))


def test_there_are_bundles_of_every_step_of_the_schema() -> None:
    assert [each.stem for each in KEPT] == [f"schema-{step}" for step in range(1, SCHEMA + 1)]


@pytest.mark.parametrize("archive", KEPT, ids=lambda file: file.stem)
def test_bundles_of_an_older_program_are_taken_in_at_both_sides_and_the_work_goes_on(
    archive: Path, tmp_path: Path
) -> None:
    with make.opened(archive, tmp_path) as (office, laptop, truth):
        assert exchange.look(laptop, tmp_path / "down.hsct").received > 0
        came = exchange.import_bundle(office, tmp_path / "up.hsct").value
        assert (came.new, came.changed, came.conflicting, came.refused, came.newer) == (3, 1, 0, (), 0)
        assert (came.missing_files, came.files) == (0, 1)
        assert people.person_card(office, truth["known"]).person.phone == "0905 111 222"
        assert cases.case_card(office, truth["case"]).file.case.category == "A3"
        followed = exchange.import_bundle(laptop, tmp_path / "down.hsct").value
        assert (followed.stale, followed.differing) == (False, ())
        assert laptop.blobs.has(truth["paper"])
        assert office.blobs.has(truth["photo"])
        again = exchange.import_bundle(office, tmp_path / "up.hsct").value
        assert again.identical == again.received
        names = {"Trần Thị Đã Có", "Y Krông Ở Rẫy", "H'Bia Ở Văn Phòng"}
        card = people.person_card(laptop, truth["desk"]).person
        people.change_person(laptop, truth["desk"], card.seen, {"note": "gặp ở chợ"})
        exchange.import_bundle(office, exchange.export_bundle(laptop, tmp_path).path)
        last = exchange.import_bundle(laptop, exchange.export_bundle(office, tmp_path, to=laptop.device).path).value
        assert last.differing == ()
        for home in (office, laptop):
            assert {row.name for row in people.list_people(home, PeopleFilter()).rows} == names
        (here,), (there,) = (sync_state.digests(home, [truth["area"]]) for home in (office, laptop))
        assert (here.hex, here.rows) == (there.hex, there.rows)
