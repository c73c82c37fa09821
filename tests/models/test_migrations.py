"""A database of any earlier version is brought to this one whole, or is left as it was."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine

from app.errors import UserError
from app.models import entities, local, migrate
from app.models.base import Base
from app.models.engine import DATABASE, open_engine
from app.models.spec import specs
from app.models.work import reading, writing
from tests import templates
from tests.models.homes import ACTOR, AT, KEY, a_database

#: Every revision, with the test that brings data through it.
TESTED = {
    "0001": "test_a_new_database_is_what_the_mapped_classes_say",
    "0002": "test_a_database_of_the_foundation_opens_with_all_that_was_in_it",
    "0003": "test_a_database_of_verification_opens_with_all_that_was_in_it",
    "0004": "test_a_database_of_desks_and_papers_opens_with_all_that_was_in_it",
    "0005": "test_a_database_of_plans_opens_with_all_that_was_in_it",
}
HEAD = migrate.head()
OLD = Path(__file__).parents[1] / "corpus" / "databases"


@pytest.fixture(autouse=True)
def _step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrate, "upgrade", templates.migrated)


def test_every_migration_has_its_test() -> None:
    revisions = {script.revision for script in migrate.scripts().walk_revisions()}
    assert revisions == TESTED.keys()
    assert all(name in globals() for name in TESTED.values())


def test_the_newest_revision_is_known_without_alembic() -> None:
    assert migrate.head() == migrate.scripts().get_current_head()
    ask = "import sys, app.models.migrate as m; m.head(); sys.exit('alembic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", ask], check=False).returncode == 0


def test_a_new_database_is_what_the_mapped_classes_say(tmp_path: Path) -> None:
    assert {entities.Area.__table__, local.Op.__table__} <= set(Base.metadata.sorted_tables)
    engine = a_database(tmp_path)
    with engine.connect() as conn:

        def ours(name: str | None, kind: str, *_: Any) -> bool:
            return not (kind == "table" and name is not None and name.startswith("lookup_words"))

        context = MigrationContext.configure(conn, opts={"include_name": ours})
        assert compare_metadata(context, Base.metadata) == []
    engine.dispose()


def test_a_database_of_a_later_program_is_refused_and_not_touched(tmp_path: Path) -> None:
    engine = a_database(tmp_path)
    with engine.execution_options(writing=True).begin() as conn:
        conn.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    before = (tmp_path / DATABASE).read_bytes()
    with pytest.raises(UserError, match=r"database\.newer-than-program"):
        migrate.upgrade(engine, tmp_path / DATABASE)
    assert (tmp_path / DATABASE).read_bytes() == before
    engine.dispose()


def test_a_migration_that_fails_half_way_leaves_the_old_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = a_database(tmp_path)
    with writing(engine, actor=ACTOR, at=AT) as w:
        w.add(entities.Area(id="a", name="Thôn 1", kind="hamlet"))
    there = _with_one_more(tmp_path, "op.execute('CREATE TABLE half (x)')\n    raise RuntimeError('power cut')")
    monkeypatch.setattr(migrate, "_SCRIPTS", there)
    with pytest.raises(RuntimeError, match="power cut"):
        migrate.upgrade(engine, tmp_path / DATABASE)
    monkeypatch.undo()
    engine.dispose()
    _still_whole(open_engine(tmp_path / DATABASE, KEY))


def test_a_migration_keeps_a_copy_first_and_may_write_shared_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = a_database(tmp_path)
    with writing(engine, actor=ACTOR, at=AT) as w:
        w.add(entities.Area(id="a", name="Thôn 1", kind="hamlet"))
    there = _with_one_more(tmp_path, "op.execute(\"UPDATE area SET code = '01'\")")
    monkeypatch.setattr(migrate, "_SCRIPTS", there)
    assert migrate.upgrade(engine, tmp_path / DATABASE)
    with reading(engine) as r:
        found = r.find(entities.Area, "a")
    assert found is not None
    assert found.code == "01"
    engine.dispose()
    _still_whole(open_engine(tmp_path / f"{DATABASE}.before-9998", KEY))


def _with_one_more(folder: Path, body: str) -> Path:
    """The real migrations and one more."""
    there = shutil.copytree(Path(migrate.__file__).with_name("migrations"), folder / "migrations")
    (there / "versions" / "v9998_more.py").write_text(
        f"from alembic import op\nrevision = '9998'\ndown_revision = '{HEAD}'\n\n\ndef upgrade():\n    {body}\n"
    )
    return there


def _still_whole(engine: Engine) -> None:
    with engine.connect() as conn:
        assert migrate.current(conn) == HEAD
        assert conn.exec_driver_sql("SELECT name, code FROM area").fetchall() == [("Thôn 1", None)]
        assert not conn.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'half'").fetchall()
        assert conn.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    engine.dispose()


def test_a_database_of_the_foundation_opens_with_all_that_was_in_it(tmp_path: Path) -> None:
    file = tmp_path / DATABASE
    shutil.copyfile(OLD / "0001.db", file)
    engine = open_engine(file, KEY)
    with engine.connect() as conn:
        assert migrate.current(conn) == "0001"
    assert migrate.upgrade(engine, file)
    with writing(engine, actor=ACTOR, at=AT) as w:
        for entity, spec in specs().items():
            rows = w.session.query(spec.cls).all()
            assert len(rows) == (1 if entity in FOUNDATION else 0), entity
        case, evidence = w.change(entities.Case, "case"), w.find(entities.Evidence, "evidence")
        assert case is not None
        assert evidence is not None
        assert (case.category, case.team, evidence.says) == ("A3", None, None)
        case.team = "Tổ 1"
        w.add(entities.Note(id="note", case_id=case.id, text="Đã gọi cho mẹ"))
    with engine.connect() as conn:
        ops = conn.exec_driver_sql("SELECT schema, count(*) FROM op GROUP BY schema ORDER BY schema").fetchall()
    assert ops == [(1, len(FOUNDATION)), (5, 2)]
    engine.dispose()


def test_a_database_of_verification_opens_with_all_that_was_in_it(tmp_path: Path) -> None:
    file = tmp_path / DATABASE
    shutil.copyfile(OLD / "0002.db", file)
    engine = open_engine(file, KEY)
    with engine.connect() as conn:
        assert migrate.current(conn) == "0002"
    assert migrate.upgrade(engine, file)
    with writing(engine, actor=ACTOR, at=AT) as w:
        for entity, spec in specs().items():
            assert w.session.query(spec.cls).count() == (1 if entity in FOUNDATION | VERIFICATION else 0), entity
        settled = w.find(entities.Settlement, "settlement")
        assert settled is not None
        assert settled.reason == "Giấy chứng sinh cấp trước"
        w.add(
            entities.Question(
                id="q", resident_id="resident", entity="resident", row="resident", field="born", text="Sinh năm nào?"
            )
        )
    with engine.connect() as conn:
        ops = conn.exec_driver_sql("SELECT schema, count(*) FROM op GROUP BY schema ORDER BY schema").fetchall()
    assert ops == [(2, len(FOUNDATION | VERIFICATION)), (5, 1)]
    engine.dispose()


def test_a_database_of_desks_and_papers_opens_with_all_that_was_in_it(tmp_path: Path) -> None:
    file = tmp_path / DATABASE
    shutil.copyfile(OLD / "0003.db", file)
    engine = open_engine(file, KEY)
    with engine.connect() as conn:
        assert migrate.current(conn) == "0003"
    assert migrate.upgrade(engine, file)
    held = FOUNDATION | VERIFICATION | PAPERS
    with writing(engine, actor=ACTOR, at=AT) as w:
        for entity, spec in specs().items():
            assert w.session.query(spec.cls).count() == (1 if entity in held else 0), entity
        person = w.find(entities.Resident, "resident")
        assert person is not None
        assert (person.old_digits, person.sex_code, person.relation) == ("240123456", "female", "chu-ho")
        assert person.household_id == "household"
        w.add(entities.Mark(id="mark", resident_id="resident", kind="card"))
    with engine.connect() as conn:
        ops = conn.exec_driver_sql("SELECT schema, count(*) FROM op GROUP BY schema ORDER BY schema").fetchall()
    assert ops == [(3, len(held)), (5, 1)]
    engine.dispose()


def test_a_database_of_plans_opens_with_all_that_was_in_it(tmp_path: Path) -> None:
    file = tmp_path / DATABASE
    shutil.copyfile(OLD / "0004.db", file)
    engine = open_engine(file, KEY)
    with engine.connect() as conn:
        assert migrate.current(conn) == "0004"
    assert migrate.upgrade(engine, file)
    held = FOUNDATION | VERIFICATION | PAPERS | PLANS
    with writing(engine, actor=ACTOR, at=AT) as w:
        for entity, spec in specs().items():
            assert w.session.query(spec.cls).count() == (1 if entity in held else 0), entity
        task = w.find(entities.Task, "task")
        assert task is not None
        assert task.evidence == "BC 07"
        w.add(entities.Enclosure(id="e", task_id="task", title="BC 07", media_type="a/b", size=3, sha256="0" * 64))
    with engine.connect() as conn:
        ops = conn.exec_driver_sql("SELECT schema, count(*) FROM op GROUP BY schema ORDER BY schema").fetchall()
    assert ops == [(4, len(held)), (5, 1)]
    engine.dispose()


FOUNDATION = frozenset(
    {
        "area", "household", "resident", "residence", "case", "answer", "claim", "evidence", "attachment", "visit",
        "step", "obstacle",
    }
)  # fmt: skip
"""What the oldest database holds one row of each of."""

VERIFICATION = frozenset({"settlement", "handoff", "recheck", "benefit", "note", "likeness"})
"""What the second holds besides."""

PAPERS = frozenset({"question", "printed", "setting"})
"""What the third holds besides."""

PLANS = frozenset(
    {
        "edition", "task", "appointment", "report", "target", "measurement", "flaw", "request", "mark", "turnout",
    }
)  # fmt: skip
"""What the fourth holds besides."""
