"""Nothing shared changes without its op, and nothing else gets in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Engine, delete, insert, text, update
from sqlalchemy.exc import IntegrityError

from app.domain.answers import Silence
from app.domain.ids import new_id
from app.domain.merge import Seen
from app.domain.partial_date import PartialDate
from app.errors import BugError, UserError
from app.models import rows
from app.models.entities import Area, Case, Household, Resident
from app.models.journal import Edit
from app.models.ops import GENESIS, OpLine, decode_body, hash_of
from app.models.spec import Field, specs
from app.models.state import Side
from app.models.work import reading, writing
from tests.models.homes import ACTOR, AT, a_database


@pytest.fixture(params=[Side.OFFICE, Side.FIELD])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    made = a_database(tmp_path, request.param)
    yield made
    made.dispose()


def work(engine: Engine) -> Any:
    return writing(engine, actor=ACTOR, at=AT)


def ops(engine: Engine) -> list[Any]:
    with engine.connect() as conn:
        return conn.exec_driver_sql("SELECT * FROM op ORDER BY seq").mappings().fetchall()


def sample(field: Field) -> Any:
    """Some wire value of the field's kind."""
    if field.kind in ("day",):
        return "2026-05-04"
    if field.kind == "flag":
        return True
    if field.kind == "count":
        return 7
    if field.kind == "text":
        return "chữ"
    return {"?": "unknown"}


def parents_of(entity: str, made: dict[str, str]) -> list[Edit]:
    """Edits that make ``entity`` and whatever it is a part of."""
    spec = specs()[entity]
    edits = parents_of(spec.parent[1], made) if spec.parent else []
    fields = {name: sample(field) for name, field in spec.fields.items() if name != "gone"}
    if spec.parent:
        fields[spec.parent[0]] = made[spec.parent[1]]
    made[entity] = new_id()
    return [*edits, Edit(entity, made[entity], fields, Seen("", 0), new=True)]


@pytest.mark.parametrize("entity", specs())
def test_every_class_comes_in_by_the_bulk_door_with_its_op(engine: Engine, entity: str) -> None:
    edits = parents_of(entity, {})
    with work(engine) as w:
        w.apply(edits)
    with engine.connect() as conn:
        stored = rows.read(conn, entity, [edits[-1].row])[edits[-1].row]
    assert {k: v for k, v in stored.values.items() if v is not None} == dict(edits[-1].fields)
    written = ops(engine)
    assert [(op["entity"], op["row"]) for op in written] == [(e.entity, e.row) for e in edits]
    assert decode_body(written[-1]["body"]).fields == dict(edits[-1].fields)


@pytest.mark.parametrize("entity", specs())
def test_every_class_comes_in_by_the_orm_door_with_its_op(engine: Engine, entity: str) -> None:
    edits = parents_of(entity, {})
    with work(engine) as w:
        w.apply(edits[:-1])
    spec, last = specs()[entity], edits[-1]
    values = {name: spec.fields[name].column_value(wire) for name, wire in last.fields.items()}
    for name, field in spec.fields.items():
        if field.kind == "fact" and name in values:
            values[name] = Silence.UNKNOWN
        if field.kind == "day":
            values[name] = date(2026, 5, 4)
    with work(engine) as w:
        w.add(spec.cls(id=last.row, **values))
    assert decode_body(ops(engine)[-1]["body"]).fields == dict(last.fields)
    before = len(ops(engine))
    with work(engine) as w:
        row = w.change(spec.cls, last.row)
        assert row is not None
        row.gone = "nhập nhầm"
    assert decode_body(ops(engine)[-1]["body"]).fields == {"gone": "nhập nhầm"}
    assert len(ops(engine)) == before + 1


@pytest.mark.parametrize("entity", specs())
def test_no_class_is_written_by_any_other_way(engine: Engine, entity: str) -> None:
    edits = parents_of(entity, {})
    with work(engine) as w:
        w.apply(edits)
    table = specs()[entity].cls.__table__
    row = edits[-1].row
    attempts = [
        insert(table).values(id=new_id(), **{c.name: "x" for c in table.columns if c.name not in ("id", "positions")}),
        update(table).where(table.c.id == row).values(gone="x"),
        delete(table).where(table.c.id == row),
        text(f"UPDATE \"{entity}\" SET gone = 'x'"),
        text(f'DELETE FROM "{entity}"'),
        text(f'INSERT OR REPLACE INTO "{entity}" SELECT * FROM "{entity}"'),
    ]
    for attempt in attempts[1:]:
        with engine.execution_options(writing=True).connect() as conn, pytest.raises(IntegrityError, match="journal"):
            conn.execute(attempt)
    assert len(ops(engine)) == len(edits)


def test_a_foreign_program_without_the_gate_cannot_write_either(tmp_path: Path) -> None:
    from app.models.engine import DATABASE, connect
    from tests.models.homes import KEY

    engine = a_database(tmp_path)
    with work(engine) as w:
        w.apply(parents_of("area", {}))
    engine.dispose()
    other = connect(tmp_path / DATABASE, KEY)
    with pytest.raises(sqlcipher.OperationalError, match="journal_gate"):
        other.execute("UPDATE area SET name = 'x'")
    other.close()


def test_a_row_is_never_deleted_physically(engine: Engine) -> None:
    edits = parents_of("area", {})
    with work(engine) as w:
        w.apply(edits)
    with pytest.raises(BugError, match="physical-delete"), work(engine) as w:
        w.session.delete(w.find(Area, edits[0].row))


def test_a_change_by_someone_who_saw_nothing_is_a_bug(engine: Engine) -> None:
    edits = parents_of("area", {})
    with work(engine) as w:
        w.apply(edits)
    with pytest.raises(BugError, match="without-seen"), work(engine) as w:
        row = w.find(Area, edits[0].row)
        row.name = "Buôn khác"


def test_the_chain_of_hashes_verifies_and_survives_a_purge(engine: Engine) -> None:
    with work(engine) as w:
        w.apply(parents_of("claim", {}))
    head = GENESIS
    for op in ops(engine):
        kept = {k: op[k] for k in ("device", "chain", "seq", "entity", "row", "actor", "at", "schema", "hash", "salt")}
        line = OpLine(**kept, body=op["body"])
        assert hash_of(line, head) == op["hash"]
        from app.models.ops import sealed_hash

        purged = OpLine(**(kept | {"salt": None}), body_hash=sealed_hash(op["salt"], op["body"]))
        assert hash_of(purged, head) == op["hash"]
        head = op["hash"]


def test_a_block_that_raises_keeps_nothing(engine: Engine) -> None:
    with pytest.raises(ZeroDivisionError), work(engine) as w:
        w.add(Area(id=new_id(), name="Buôn Một", kind="hamlet"))
        w.flush()
        raise ZeroDivisionError
    assert ops(engine) == []
    with work(engine) as w:
        w.add(Area(id=new_id(), name="Buôn Một", kind="hamlet"))
    assert [op["seq"] for op in ops(engine)] == [1]


def test_the_office_asks_when_a_field_was_changed_after_it_was_read(tmp_path: Path) -> None:
    engine = a_database(tmp_path)
    area = Area(id=new_id(), name="Thôn 1", kind="hamlet")
    with work(engine) as w:
        w.add(area)
    with reading(engine) as r:
        first_screen = second_screen = r.seen(Area, area.id)
    with work(engine) as w:
        w.change(Area, area.id, first_screen).name = "Thôn Một"
    with pytest.raises(UserError, match="changed-since"), work(engine) as w:
        w.change(Area, area.id, second_screen).name = "Thôn Nhất"
    with work(engine) as w:
        w.change(Area, area.id, second_screen).note = "khác ô, không hỏi"


def test_a_laptop_keeps_the_trunk_value_under_its_own(tmp_path: Path) -> None:
    engine = a_database(tmp_path, Side.FIELD)
    area = Area(id=new_id(), name="Thôn 1", kind="hamlet")
    with work(engine) as w:
        w.add(area)
    with engine.connect() as conn:
        assert conn.exec_driver_sql("SELECT count(*) FROM shadow").scalar() == 0  # the trunk has never had this row


def test_facts_keep_three_kinds_of_silence_and_partial_dates(engine: Engine) -> None:
    person = Resident(
        id=new_id(),
        area_id=new_id(),
        name="H'Hen Niê",
        born=PartialDate(1990),
        sex="female",
        nationality=Silence.UNKNOWN,
        religion=Silence.DOES_NOT_APPLY,
    )
    with work(engine) as w:
        w.add(person)
    with reading(engine) as r:
        found = r.find(Resident, person.id)
    assert found is not None
    assert (found.born, found.nationality, found.religion, found.ethnicity) == (
        PartialDate(1990),
        Silence.UNKNOWN,
        Silence.DOES_NOT_APPLY,
        None,
    )
    assert found.born_from == "1990-01-01"


def test_households_of_unknown_areas_are_kept_but_parts_of_unknown_cases_are_not(engine: Engine) -> None:
    with work(engine) as w:
        w.add(Household(id=new_id(), area_id=new_id(), label="Hộ ông Y Bhim"))
        w.add(Case(id=new_id(), resident_id=new_id(), category="A3", state="open"))
    claim = parents_of("claim", {})[-1]
    with pytest.raises(IntegrityError), work(engine) as w:
        w.apply([claim])
