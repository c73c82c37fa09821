"""Opening a case with two hundred pieces of evidence, against the bare SELECT of the same rows."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any, cast

import pytest
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from app.domain.ids import new_id
from app.domain.partial_date import PartialDate
from app.domain.values import Said
from app.home import Home
from app.models.casefile import rows_of_case
from app.models.entities import Evidence
from app.services import cases, evidence, people
from app.services.cases import CaseCard
from app.services.evidence import Weighed
from app.services.people import NewPerson
from app.ui import theme
from app.ui.cases.case_page import CasePage
from app.ui.tasks import Tasks
from tests.bench.racing import Race
from tests.services.homes import a_home

PIECES = 200
_KINDS = ("birth_notice", "household_book", "school_record", "kin_statement", "neighbour_statement", "archive_paper")
_SEEN = ("original", "copy", "photo", "heard")
_CLAIMS = (("birth", "identity"), ("mother",), ("father",), ())


@pytest.fixture(scope="module")
def thick(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Home, str]]:
    """A case with two hundred pieces: some matters agreed upon, some contradicted by many."""
    with a_home(tmp_path_factory.mktemp("thick") / "office") as home:
        area = people.add_area(home, "Thôn Xuân Hòa", "hamlet").value
        fields = {"born": PartialDate(1962), "sex": "female"}
        person = people.add_person(home, NewPerson("H’Bia Niê Kƀuôr", area, fields=fields)).value
        case = cases.open_case(home, person, "A2").value
        with home.writing() as w:
            for number in range(PIECES):
                says = (
                    Said("name", ("H’Bia Niê Kƀuôr", "H Bia Nie Kbuor", "H’Bia Êban")[number % 3]),
                    Said("born", str(1960 + number % 7)),
                    Said("mother", f"H’Lan Niê {'' if number % 5 else 'Mlô'}".strip()),
                )
                w.add(
                    Evidence(
                        id=new_id(),
                        case_id=case,
                        kind=_KINDS[number % len(_KINDS)],
                        supports=_CLAIMS[number % len(_CLAIMS)],
                        seen_as=_SEEN[number % len(_SEEN)],
                        seen_on=home.today,
                        told_by=f"Người kể số {number}",
                        issued_on=PartialDate(1980 + number % 30),
                        says=says,
                    )
                )
        yield home, case


@pytest.fixture
def floor(thick: tuple[Home, str]) -> Iterator[Any]:
    """The bare connection, reading the rows of the case and their ops."""
    home, case = thick
    with home.reading() as r:
        rows = rows_of_case(r, case)
    tables = sorted({entity for entity, _ in rows})
    pooled = home.engine.raw_connection()
    raw = cast(Any, pooled.dbapi_connection)

    def read() -> None:
        for table in tables:
            ids = [row for entity, row in rows if entity == table]
            marks = ", ".join("?" * len(ids))
            raw.execute(f'SELECT * FROM "{table}" WHERE id IN ({marks})', ids).fetchall()
            raw.execute(f"SELECT * FROM op WHERE entity = ? AND row IN ({marks})", (table, *ids)).fetchall()

    yield read
    pooled.close()


def opened(home: Home, case: str) -> tuple[CaseCard, Weighed]:
    card = cases.case_card(home, case)
    return card, evidence.weigh(home, card.file, card.history)


def test_reading(race: Race, thick: tuple[Home, str], floor: Any) -> None:
    home, case = thick
    card, weighed = opened(home, case)
    assert len(card.file.evidence) == PIECES
    assert {matter.about for matter in weighed.open} == {"name", "born"}
    name = f"case with {PIECES} pieces of evidence, read and weighed / bare SELECT of its rows and ops"
    race.run(name, lambda: opened(home, case), floor)


def test_weighing(race: Race, thick: tuple[Home, str], floor: Any) -> None:
    home, case = thick
    card, _ = opened(home, case)
    name = f"only the weighing of {PIECES} pieces / bare SELECT of the rows and ops"
    race.run(name, lambda: evidence.weigh(home, card.file, card.history), floor)


def test_painting(race: Race, thick: tuple[Home, str], floor: Any, qapp: QApplication) -> None:
    """From asking for the case to the page with its evidence painted, as the window does it."""
    home, case = thick
    theme.apply(qapp, "light")
    tasks = Tasks()
    page = CasePage(home, tasks)
    page.resize(1182, 640)
    page.show()

    def paint() -> float:
        begun = time.perf_counter()
        page.open_target((case, "claims"))
        while page._card is None or tasks.open:
            qapp.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
        page.grab()
        return time.perf_counter() - begun

    def forget() -> None:
        page._case_id, page._card = "", None

    paint()
    forget()
    paint()
    assert page.claims.matter("born") is not None
    race.run(
        f"page of a case with {PIECES} pieces painted / bare SELECT of its rows and ops", paint, floor, ready=forget
    )
    page.close()
    tasks.shutdown()
