"""A keystroke in the search for who this may be, on a hundred thousand residents, against its bare look-ups; and one
pass over everybody."""

from __future__ import annotations

from typing import Any, cast

import pytest
from sqlalchemy import select

from app.domain.matching import Profile, pairs_to_compare, score_if_possible
from app.domain.partial_date import PartialDate
from app.home import Home
from app.models.alike import COMPARED_LIMIT, blocks, compared_columns, profile_of
from app.models.entities import Resident
from app.services import duplicates
from tests.bench.conftest import RESIDENTS
from tests.bench.racing import Race

BORN = PartialDate(1984, 3, 9)
TYPED = tuple(
    Profile("new", "Nguyễn Thị Hoa"[:letters], born=born, sex="female")
    for letters, born in ((8, None), (10, None), (12, None), (14, None), (14, PartialDate(1984)), (14, BORN))
)


@pytest.fixture
def raw(many: Home) -> Any:
    """The bare connection, as the pool holds it."""
    pooled = many.engine.raw_connection()
    yield cast(Any, pooled.dbapi_connection)
    pooled.close()


def test_a_keystroke(race: Race, many: Home, raw: Any) -> None:
    bare = []
    for typed in TYPED:
        for block in blocks(typed):
            statement = select(*compared_columns()).where(block, Resident.gone.is_(None)).limit(COMPARED_LIMIT)
            compiled = statement.compile(many.engine)
            assert compiled.positiontup is not None
            values = compiled.construct_params()
            expanded = compiled._process_parameters_for_postcompile(values)
            places = expanded.positiontup or compiled.positiontup
            bare.append((expanded.statement, tuple(expanded.parameters[name] for name in places)))

    def ours() -> None:
        for typed in TYPED:
            duplicates.similar(many, typed)

    def floor() -> None:
        for sql, values in bare:
            raw.execute(sql, values).fetchall()

    assert any(duplicates.similar(many, typed) for typed in TYPED)
    race.run(f"who may this be: {len(TYPED)} keystrokes on {RESIDENTS} residents / the bare look-ups", ours, floor)


def test_one_pass_over_everybody(race: Race, many: Home) -> None:
    with many.reading() as r:
        profiles = [profile_of(row) for row in r.session.execute(select(*compared_columns())).all()]

    def floor() -> None:
        """The comparisons alone."""
        for one, two in pairs_to_compare(profiles):
            score_if_possible(profiles[one], profiles[two])

    race.run(
        f"pairs among {RESIDENTS} residents / the comparisons alone", lambda: duplicates.look(many), floor, rounds=1
    )
