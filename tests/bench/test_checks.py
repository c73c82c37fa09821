"""All rules of data cleaning over half a million residents and 150,000 households, against the same counts as bare SQL;
and again after a hundred people have changed.

The register is made by statements of its own, as no change: what is measured is reading it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import perf_counter
from typing import Any

import pytest

from app.domain.merge import Position, Positions, Seen
from app.home import Home
from app.models import journal
from app.models.journal import Edit
from app.models.types import pack
from app.services import checks
from tests.bench.racing import Race
from tests.services.homes import a_home

RESIDENTS, HOUSEHOLDS, AREAS = 500_000, 150_000, 60
MOST = 2.0
"""All rules may take so many times what the bare counts take."""

_NUMBERS = "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {most})"
_ID = "printf('{kind}-0000-7000-8000-%012d', i)"
_YEAR = "(1940 + i * 7 % 85)"
_SEX = "(CASE WHEN i % 2 THEN 'female' ELSE 'male' END)"
_DIGIT = "(CASE WHEN {y} >= 2000 THEN 2 ELSE 0 END + i % 2 + (i % 701 = 0))".replace("{y}", _YEAR)
_DIGITS = (
    (
        "CASE WHEN i % 97 = 0 THEN '' WHEN i % 499 = 0 THEN printf('04%09d', i)"
        " WHEN i % 997 = 1 THEN printf('040%d%02d%06d', {d}, {y} % 100, i - 1)"
        " ELSE printf('040%d%02d%06d', {d}, ({y} + (i % 613 = 0)) % 100, i) END"
    )
    .replace("{d}", _DIGIT)
    .replace("{y}", _YEAR)
)
_RELATION = (
    f"CASE WHEN i >= {HOUSEHOLDS} THEN CASE WHEN i % 2003 = 0 THEN 'chu-ho' ELSE 'con-de' END"
    " WHEN i % 811 = 0 THEN 'vo' ELSE 'chu-ho' END"
)


def _fill(home: Home) -> None:
    at = pack(Positions(Position(1, "x")))
    with home.engine.execution_options(writing=True).begin() as conn, journal.opened(conn):
        run: Callable[..., Any] = conn.exec_driver_sql

        def many(count: int) -> str:
            return _NUMBERS.format(most=count - 1)

        area, house, person = (_ID.format(kind=kind) for kind in ("aaaaaaaa", "bbbbbbbb", "cccccccc"))
        run(
            "INSERT INTO area (id, name, kind, name_sort, positions)"
            f" {many(AREAS)} SELECT {area}, 'Khối ' || i, 'hamlet', printf('khoi %03d', i), ? FROM n",
            (at,),
        )
        run(
            "INSERT INTO household (id, area_id, label, label_sort, positions)"
            f" {many(HOUSEHOLDS)} SELECT {house}, {area.replace(', i)', f', i % {AREAS})')}, 'Hộ ' || i,"
            " printf('ho %06d', i), ? FROM n",
            (at,),
        )
        lives = house.replace(", i)", f", i % {HOUSEHOLDS})")
        run(
            "INSERT INTO resident (id, area_id, name, born, sex, id_number, old_number, nationality,"
            " birth_registered_at, membership, name_sort, name_fold, born_from, id_digits, household_id, old_digits,"
            f" sex_code, relation, positions) {many(RESIDENTS)} SELECT *, ? FROM (SELECT {person},"
            f" {area.replace(', i)', f', i % {HOUSEHOLDS} % {AREAS})')}, 'Người Thử Số ' || i,"
            f" json_object('year', {_YEAR}, 'month', 1 + i % 12, 'day', 1 + i % 28), json_quote({_SEX}),"
            f" json_object('number', {_DIGITS}),"
            " CASE WHEN i % 50 = 0 THEN json_object('number', printf('%09d', i)) END,"
            " '\"Việt Nam\"', CASE WHEN i % 331 = 0 THEN '\"tỉnh Hà Tĩnh\"' WHEN i % 3 = 0 THEN '\"tỉnh Nghệ An\"' END,"
            f" json_object('household_id', {lives}, 'relation', {_RELATION}), printf('%06d thu', i),"
            f" printf('nguoi thu so %d', i), printf('%04d-%02d-%02d', {_YEAR}, 1 + i % 12, 1 + i % 28), {_DIGITS},"
            f" {lives}, CASE WHEN i % 50 = 0 THEN printf('%09d', i) ELSE '' END, {_SEX}, {_RELATION} FROM n)",
            (at,),
        )
        mark = "INSERT INTO mark (id, resident_id, kind, number, value, day, until, positions) "
        for no, (kind, chosen) in enumerate(
            (
                ("card", f"i % 25 <> 0 AND {_YEAR} <= 2010"),
                ("number-told", "i % 3 <> 0"),
                ("card-old9", "i % 50 = 0 AND i % 4 <> 0"),
                ("poor", "i % 40 = 0"),
                ("merit", "i % 300 = 0"),
                ("died", "i % 900 = 5"),
                ("deregistered", "i % 1800 = 5"),
                ("vaccine", "i % 10 = 0"),
            )
        ):
            run(
                f"{mark}{many(RESIDENTS)} SELECT printf('dddddddd-{no:04}-7000-8000-%012d', i), {person}, '{kind}',"
                " CASE WHEN i % 7 THEN 'QĐ ' || i END, CASE WHEN i % 200 THEN 'right' ELSE 'wrong' END, '2021-05-01',"
                f" CASE WHEN i % 77 = 0 THEN '2024-01-01' ELSE '2040-01-01' END, ? FROM n WHERE {chosen}",
                (at,),
            )
        conn.exec_driver_sql("ANALYZE")


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    with a_home(tmp_path_factory.mktemp("town")) as home:
        _fill(home)
        yield home


_LIVES = (
    "p.gone IS NULL AND p.merged_into IS NULL AND NOT EXISTS (SELECT 1 FROM mark m WHERE m.resident_id = p.id"
    " AND m.kind IN ('died', 'deregistered') AND m.gone IS NULL)"
)


def _no(kind: str) -> str:
    kinds = ", ".join(f"'{one}'" for one in kind.split())
    return f"NOT EXISTS (SELECT 1 FROM mark m WHERE m.resident_id = p.id AND m.kind IN ({kinds}) AND m.gone IS NULL)"


def _people(where: str) -> str:
    return f"SELECT count(*) FROM resident p WHERE {where} AND {_LIVES}"


def _missing(kinds: str) -> str:
    return (
        f"SELECT count(DISTINCT p.id) FROM mark x JOIN resident p ON p.id = x.resident_id WHERE x.kind IN ({kinds})"
        " AND x.gone IS NULL AND (coalesce(x.number, '') = '' OR p.id_digits = '' OR p.born_from = ''"
        f" OR p.sex_code = '' OR p.household_id = '') AND {_LIVES}"
    )


_MEMBER = f"(SELECT 1 FROM resident p WHERE p.household_id = h.id {{}} AND {_LIVES})"
_HEAD = "AND p.relation = 'chu-ho'"
_ANY = f"(SELECT 1 FROM resident p WHERE p.household_id = h.id {_HEAD} AND p.gone IS NULL AND p.merged_into IS NULL)"
_FULL = "length(p.id_digits) = 12"
_SAID = "1900 + substr(p.id_digits, 4, 1) / 2 * 100 + substr(p.id_digits, 5, 2)"

BARE = {
    "household-no-head": f"SELECT count(*) FROM household h WHERE h.gone IS NULL AND NOT EXISTS {_ANY}"
    f" AND EXISTS {_MEMBER.format('')}",
    "household-many-heads": "SELECT count(*) FROM (SELECT p.household_id FROM resident p JOIN household h"
    f" ON h.id = p.household_id WHERE p.relation = 'chu-ho' AND h.gone IS NULL AND {_LIVES}"
    " GROUP BY p.household_id HAVING count(*) > 1)",
    "number-shared": "SELECT count(*) FROM resident p WHERE p.id_digits IN (SELECT id_digits FROM resident"
    " WHERE id_digits > '' AND gone IS NULL AND merged_into IS NULL GROUP BY id_digits HAVING count(*) > 1)"
    " AND p.gone IS NULL AND p.merged_into IS NULL",
    "two-numbers": "SELECT count(*) FROM mark m JOIN resident p ON p.id = m.resident_id WHERE m.kind = 'card'"
    " AND length(m.number) = 12 AND m.number <> p.id_digits",
    "removed-unfounded": "SELECT count(*) FROM resident p WHERE p.gone IS NOT NULL",
    "number-form": _people(
        f"p.id_digits > '' AND (NOT {_FULL} OR json_extract(p.id_number, '$.number') GLOB '*[A-Z]*')"
    ),
    "number-place": _people(f"{_FULL} AND substr(p.id_digits, 1, 3) NOT IN ('040', '042')"),
    "sex-differs": _people(
        f"{_FULL} AND p.sex_code <> CASE WHEN substr(p.id_digits, 4, 1) % 2 THEN 'female' ELSE 'male' END"
    ),
    "year-differs": _people(f"{_FULL} AND p.born_from > '' AND CAST(substr(p.born_from, 1, 4) AS INT) <> {_SAID}"),
    "place-differs": _people(
        f"p.birth_registered_at IS NOT NULL AND {_FULL} AND substr(p.id_digits, 1, 3) = '040'"
        " AND instr(p.birth_registered_at, 'Nghệ An') = 0 AND instr(p.birth_registered_at, 'Hà Tĩnh') > 0"
    ),
    "vaccine-wrong": "SELECT count(*) FROM mark x JOIN resident p ON p.id = x.resident_id WHERE x.kind = 'vaccine'"
    f" AND x.value IN ('wrong', 'missing') AND x.gone IS NULL AND {_LIVES}",
    "no-number": _people("p.id_digits = ''"),
    "core-missing": _people("(p.born_from = '' OR p.sex_code = '' OR p.household_id = '')"),
    "old-number": _people(f"length(p.old_digits) = 9 AND {_no('card-old9')}"),
    "no-card": _people(f"p.born_from > '' AND p.born_from <= '2012-11-22' AND {_no('card abroad')}"),
    "number-untold": _people(f"{_FULL} AND {_no('card number-told')}"),
    "card-expired": "SELECT count(*) FROM mark x JOIN resident p ON p.id = x.resident_id WHERE x.kind = 'card'"
    f" AND x.until < '2026-11-22' AND x.gone IS NULL AND {_LIVES}",
    "poor-missing": _missing("'poor', 'near-poor'"),
    "poor-partial": "SELECT count(*) FROM household h WHERE h.gone IS NULL AND EXISTS"
    f" {_MEMBER.format('AND NOT ' + _no('poor near-poor'))}"
    f" AND EXISTS {_MEMBER.format('AND ' + _no('poor near-poor'))}",
    "merit-missing": _missing("'merit'"),
    "rent-missing": _missing("'rent-aid'"),
    "died-registered": "SELECT count(*) FROM mark x JOIN resident p ON p.id = x.resident_id WHERE x.kind = 'died'"
    f" AND x.gone IS NULL AND {_no('deregistered')} AND p.gone IS NULL AND p.merged_into IS NULL",
    "head-died": f"SELECT count(*) FROM household h WHERE h.gone IS NULL AND EXISTS {_ANY}"
    f" AND NOT EXISTS {_MEMBER.format(_HEAD)} AND EXISTS {_MEMBER.format('')}",
}
"""How somebody would count each rule with nothing but a database at hand."""


def test_all_rules_over_everybody_and_over_a_hundred(
    race: Race, town: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    bare: dict[str, int] = {}

    def floor() -> None:
        with town.engine.connect() as conn:
            bare.update({rule: int(conn.exec_driver_sql(sql).scalar() or 0) for rule, sql in BARE.items()})

    found = checks.check(town, whole=True).value.found

    def ours() -> None:
        checks.check(town, whole=True)

    name = (
        f"all rules over {RESIDENTS} residents, {HOUSEHOLDS} households, {sum(found.values())} findings / bare counts"
    )
    ratio = race.run(name, ours, floor, rounds=1)
    assert {rule: found.get(rule, 0) for rule in BARE} == bare
    with town.working() as w:
        seen = Seen(w.heads.epoch, w.heads.lsn)
        people = [f"cccccccc-0000-7000-8000-{number * 4999:012}" for number in range(100)]
        sexes = [{"sex": "female" if number % 3 else "male"} for number in range(100)]
        w.apply([Edit("resident", person, sex, seen) for person, sex in zip(people, sexes, strict=True)])
    began = perf_counter()
    changed = checks.check(town).value
    few = perf_counter() - began
    with capsys.disabled():
        print(f"  after a change of 100 people, {changed.people} looked at again: {few * 1000:.0f} ms")
    assert not changed.whole
    assert changed.found != found
    assert changed.found == checks.check(town, whole=True).value.found
    assert ratio <= MOST
