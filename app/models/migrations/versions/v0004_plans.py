"""Plans: tasks, seats, reports, targets, figures; data checks and what was decided of them; drives; editions."""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "appointment",
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("seat", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("position", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("account", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("signed_on", sa.Text(), nullable=True),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("until", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("gone", sa.Text(), nullable=True),
        sa.Column("positions", sa.LargeBinary(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment")),
    )
    op.create_table(
        "edition",
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("issued_on", sa.Text(), nullable=True),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("day", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("gone", sa.Text(), nullable=True),
        sa.Column("positions", sa.LargeBinary(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_edition")),
    )
    op.create_table(
        "finding",
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("row", sa.Text(), nullable=False),
        sa.Column("other", sa.Text(), server_default="", nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("sort", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.Column("found_on", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("rule", "row", "other", name=op.f("pk_finding")),
    )
    op.create_index("ix_finding_area", "finding", ["rule", "area_id"], unique=False)
    op.create_index("ix_finding_list", "finding", ["rule", "sort", "row"], unique=False)
    op.create_index("ix_finding_other", "finding", ["other"], unique=False)
    op.create_index("ix_finding_row", "finding", ["row"], unique=False)
    op.create_table(
        "flaw",
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("resident_id", sa.Text(), nullable=True),
        sa.Column("household_id", sa.Text(), nullable=True),
        sa.Column("other", sa.Text(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("origin", sa.Text(), nullable=True),
        sa.Column("found_on", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("request_id", sa.Text(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("answered_on", sa.Text(), nullable=True),
        sa.Column("by", sa.Text(), nullable=True),
        sa.Column("day", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("gone", sa.Text(), nullable=True),
        sa.Column("positions", sa.LargeBinary(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_flaw")),
    )
    op.create_index("ix_flaw_request", "flaw", ["request_id"], unique=False)
    op.create_index("ix_flaw_resident", "flaw", ["resident_id"], unique=False)
    op.create_index("ix_flaw_rule", "flaw", ["rule", "state"], unique=False)
    op.create_table(
        "measurement",
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=True),
        sa.Column("whole", sa.Integer(), nullable=True),
        sa.Column("cause", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("by", sa.Text(), nullable=True),
        sa.Column("entered_on", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("day", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("gone", sa.Text(), nullable=True),
        sa.Column("positions", sa.LargeBinary(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measurement")),
    )
    op.create_index("ix_measurement_indicator", "measurement", ["plan", "indicator", "unit", "day"], unique=False)
    op.create_table(
        "report",
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("duty", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("sender", sa.Text(), nullable=True),
        sa.Column("receiver", sa.Text(), nullable=True),
        sa.Column("first", sa.Text(), nullable=True),
        sa.Column("last", sa.Text(), nullable=True),
        sa.Column("due", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("figures", sa.Text(), nullable=True),
        sa.Column("narrative", sa.Text(), nullable=True),
        sa.Column("made_on", sa.Text(), nullable=True),
        sa.Column("made_by", sa.Text(), nullable=True),
        sa.Column("sent_on", sa.Text(), nullable=True),
        sa.Column("received_on", sa.Text(), nullable=True),
        sa.Column("received_by", sa.Text(), nullable=True),
        sa.Column("replaces", sa.Text(), nullable=True),
        sa.Column("sha256", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("gone", sa.Text(), nullable=True),
        sa.Column("positions", sa.LargeBinary(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report")),
    )
    op.create_index("ix_report_duty", "report", ["plan", "duty", "last"], unique=False)
    op.create_table(
        "request",
        sa.Column("plan", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("receiver", sa.Text(), nullable=True),
        sa.Column("made_on", sa.Text(), nullable=True),
        sa.Column("sent_on", sa.Text(), nullable=True),
        sa.Column("due", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("answered_on", sa.Text(), nullable=True),
        sa.Column("by", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("gone", sa.Text(), nullable=True),
        sa.Column("positions", sa.LargeBinary(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request")),
    )
    op.create_table(
        "target",
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=True),
        sa.Column("value", sa.Integer(), nullable=True),
        sa.Column("printed", sa.Integer(), nullable=True),
        sa.Column("first", sa.Text(), nullable=True),
        sa.Column("last", sa.Text(), nullable=True),
        sa.Column("by", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("gone", sa.Text(), nullable=True),
        sa.Column("positions", sa.LargeBinary(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_target")),
    )
    op.create_index("ix_target_indicator", "target", ["plan", "indicator"], unique=False)
    op.create_table(
        "task",
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=True),
        sa.Column("partners", sa.Text(), nullable=True),
        sa.Column("person", sa.Text(), nullable=True),
        sa.Column("category", sa.Text(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.Column("first", sa.Text(), nullable=True),
        sa.Column("due", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=True),
        sa.Column("result", sa.Text(), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=True),
        sa.Column("value", sa.Integer(), nullable=True),
        sa.Column("done_on", sa.Text(), nullable=True),
        sa.Column("done_by", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("gone", sa.Text(), nullable=True),
        sa.Column("positions", sa.LargeBinary(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
    )
    op.create_index("ix_task_plan", "task", ["plan", "kind"], unique=False)
    op.create_table(
        "mark",
        sa.Column("resident_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("until", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("by", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("day", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("gone", sa.Text(), nullable=True),
        sa.Column("positions", sa.LargeBinary(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["resident_id"], ["resident.id"], name=op.f("fk_mark_resident_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mark")),
    )
    op.create_index("ix_mark_kind", "mark", ["kind", "resident_id"], unique=False)
    op.create_index(op.f("ix_mark_resident_id"), "mark", ["resident_id"], unique=False)
    op.create_table(
        "turnout",
        sa.Column("resident_id", sa.Text(), nullable=False),
        sa.Column("drive", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("school", sa.Text(), nullable=True),
        sa.Column("class_name", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("papers", sa.Text(), nullable=True),
        sa.Column("letter_number", sa.Text(), nullable=True),
        sa.Column("letter_on", sa.Text(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("told_on", sa.Text(), nullable=True),
        sa.Column("done_on", sa.Text(), nullable=True),
        sa.Column("desk", sa.Text(), nullable=True),
        sa.Column("by", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("day", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("gone", sa.Text(), nullable=True),
        sa.Column("positions", sa.LargeBinary(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["resident_id"], ["resident.id"], name=op.f("fk_turnout_resident_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_turnout")),
    )
    op.create_index("ix_turnout_drive", "turnout", ["drive", "state"], unique=False)
    op.create_index(op.f("ix_turnout_resident_id"), "turnout", ["resident_id"], unique=False)
    op.drop_index(op.f("ix_lookup_folded"), table_name="lookup")
    op.add_column("resident", sa.Column("old_digits", sa.Text(), nullable=False, server_default=""))
    op.add_column("resident", sa.Column("sex_code", sa.Text(), nullable=False, server_default=""))
    op.add_column("resident", sa.Column("relation", sa.Text(), nullable=False, server_default=""))
    _fill()
    op.drop_index(op.f("ix_resident_household_id"), table_name="resident")
    op.create_index("ix_resident_household", "resident", ["household_id", "relation"], unique=False)
    op.create_index(
        "ix_resident_sealed",
        "resident",
        ["id"],
        unique=False,
        sqlite_where=sa.text("sealed"),
        postgresql_where=sa.text("sealed"),
    )


def _fill() -> None:
    """What is worked out of the fields of people who are there already."""
    conn = op.get_bind()
    rows = conn.exec_driver_sql(
        "SELECT id, old_number, sex, membership FROM resident"
        " WHERE old_number IS NOT NULL OR sex IS NOT NULL OR membership IS NOT NULL"
    )
    while some := rows.fetchmany(10_000):
        conn.exec_driver_sql(
            "UPDATE resident SET old_digits = ?, sex_code = ?, relation = ? WHERE id = ?",
            [(_digits(number), _text(sex), _relation(membership), key) for key, number, sex, membership in some],
        )


def _value(stored: str | None) -> Any:
    value = None if stored is None else json.loads(stored)
    return None if value in ("unknown", "n/a") else value


def _digits(stored: str | None) -> str:
    value = _value(stored)
    return "".join(filter(str.isdigit, value["number"])) if value else ""


def _text(stored: str | None) -> str:
    return str(_value(stored) or "")


def _relation(stored: str | None) -> str:
    value = _value(stored)
    return str(value.get("relation") or "") if value else ""
