"""Search and the first page of the list on a hundred thousand residents, against the bare query."""

from __future__ import annotations

from typing import Any, cast

import pytest

from app.home import Home
from app.models import search
from app.services import people
from app.services.people import PeopleFilter
from tests.bench.conftest import RESIDENTS
from tests.bench.racing import Race

TYPED = ("nguyen thi duc", "Nguyễn Thị", "h'hen nie", "tran van hung", "054190", "quynh nhu", "le")
TIMES = 5

_FTS = "SELECT l.entity, l.row FROM lookup_words w JOIN lookup l ON l.no = w.rowid WHERE lookup_words MATCH ? LIMIT 12"
_LIST = (
    "SELECT id, name, born, sex, id_number, area_id, household_id FROM resident WHERE gone IS NULL"
    " ORDER BY name_sort, id LIMIT 100"
)


@pytest.fixture
def raw(many: Home) -> Any:
    """The bare connection, as the pool holds it."""
    pooled = many.engine.raw_connection()
    yield cast(Any, pooled.dbapi_connection)
    pooled.close()


def test_search(race: Race, many: Home, raw: Any) -> None:
    expressions = [search.match_expression(typed) for typed in TYPED]

    def ours() -> None:
        for _ in range(TIMES):
            for typed in TYPED:
                people.find(many, typed)

    def floor() -> None:
        for _ in range(TIMES):
            for expression in expressions:
                raw.execute(_FTS, (expression,)).fetchall()

    assert people.count_people(many, PeopleFilter()) == RESIDENTS
    assert people.find(many, "nguyen thi")
    race.run(f"search on {RESIDENTS} residents, {TIMES * len(TYPED)} times / bare FTS query", ours, floor)


def test_hits(race: Race, many: Home, raw: Any) -> None:
    """The search itself, without reading whom it found."""
    expressions = [search.match_expression(typed) for typed in TYPED]

    def ours() -> None:
        with many.engine.connect() as conn:
            for _ in range(TIMES):
                for typed in TYPED:
                    search.find(conn, typed, limit=12)

    def floor() -> None:
        for _ in range(TIMES):
            for expression in expressions:
                raw.execute(_FTS, (expression,)).fetchall()

    race.run(f"only the hits of {TIMES * len(TYPED)} searches / bare FTS query", ours, floor)


def test_first_page(race: Race, many: Home, raw: Any) -> None:
    race.run(
        f"first page of {RESIDENTS} residents / bare SELECT of the same hundred rows",
        lambda: people.list_people(many, PeopleFilter()),
        lambda: raw.execute(_LIST).fetchall(),
        rounds=15,
    )
