"""Verification: what evidence says, contradictions settled, hand-offs, re-checks, benefits, notes, likenesses."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sealed_decision",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("until", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sealed_decision")),
    )
    op.create_table(
        "benefit",
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("applied_on", sa.Text(), nullable=True),
        sa.Column("applied_by", sa.Text(), nullable=True),
        sa.Column("done_on", sa.Text(), nullable=True),
        sa.Column("result", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("gone", sa.Text(), nullable=True),
        sa.Column("positions", sa.LargeBinary(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_benefit_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_benefit")),
    )
    op.create_index(op.f("ix_benefit_case_id"), "benefit", ["case_id"], unique=False)
    op.create_table(
        "handoff",
        sa.Column("resident_id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("sender", sa.Text(), nullable=False),
        sa.Column("receiver", sa.Text(), nullable=False),
        sa.Column("sent_on", sa.Text(), nullable=True),
        sa.Column("sent_by", sa.Text(), nullable=True),
        sa.Column("due", sa.Text(), nullable=True),
        sa.Column("taken_on", sa.Text(), nullable=True),
        sa.Column("taken_by", sa.Text(), nullable=True),
        sa.Column("result", sa.Text(), nullable=True),
        sa.Column("done_on", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("gone", sa.Text(), nullable=True),
        sa.Column("positions", sa.LargeBinary(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["resident_id"], ["resident.id"], name=op.f("fk_handoff_resident_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handoff")),
    )
    op.create_index(op.f("ix_handoff_resident_id"), "handoff", ["resident_id"], unique=False)
    op.create_table(
        "likeness",
        sa.Column("first", sa.Text(), nullable=False),
        sa.Column("second", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("by", sa.Text(), nullable=True),
        sa.Column("day", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("gone", sa.Text(), nullable=True),
        sa.Column("positions", sa.LargeBinary(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["first"], ["resident.id"], name=op.f("fk_likeness_first")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_likeness")),
    )
    op.create_index(op.f("ix_likeness_first"), "likeness", ["first"], unique=False)
    op.create_table(
        "note",
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=True),
        sa.Column("day", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("gone", sa.Text(), nullable=True),
        sa.Column("positions", sa.LargeBinary(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_note_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
    )
    op.create_index(op.f("ix_note_case_id"), "note", ["case_id"], unique=False)
    op.create_table(
        "recheck",
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("sample", sa.Text(), nullable=False),
        sa.Column("stratum", sa.Text(), nullable=True),
        sa.Column("seed", sa.Integer(), nullable=True),
        sa.Column("drawn_on", sa.Text(), nullable=True),
        sa.Column("assignee", sa.Text(), nullable=True),
        sa.Column("due", sa.Text(), nullable=True),
        sa.Column("done_on", sa.Text(), nullable=True),
        sa.Column("done_by", sa.Text(), nullable=True),
        sa.Column("verdict", sa.Text(), nullable=True),
        sa.Column("differences", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("gone", sa.Text(), nullable=True),
        sa.Column("positions", sa.LargeBinary(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_recheck_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recheck")),
    )
    op.create_index(op.f("ix_recheck_case_id"), "recheck", ["case_id"], unique=False)
    op.create_table(
        "settlement",
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("taken", sa.Text(), nullable=True),
        sa.Column("weighed", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("by", sa.Text(), nullable=True),
        sa.Column("day", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("gone", sa.Text(), nullable=True),
        sa.Column("positions", sa.LargeBinary(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_settlement_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_settlement")),
    )
    op.create_index(op.f("ix_settlement_case_id"), "settlement", ["case_id"], unique=False)
    op.add_column("case", sa.Column("team", sa.Text(), nullable=True))
    op.add_column("case", sa.Column("task", sa.Text(), nullable=True))
    op.add_column("evidence", sa.Column("says", sa.Text(), nullable=True))
    op.add_column("evidence", sa.Column("place", sa.Text(), nullable=True))
    op.add_column("evidence", sa.Column("raw", sa.Text(), nullable=True))
    op.add_column("obstacle", sa.Column("procedure", sa.Text(), nullable=True))
    op.add_column("obstacle", sa.Column("lacks", sa.Text(), nullable=True))
    op.add_column("obstacle", sa.Column("level", sa.Text(), nullable=True))
    op.add_column("obstacle", sa.Column("reported_on", sa.Text(), nullable=True))
    op.add_column("obstacle", sa.Column("answered_on", sa.Text(), nullable=True))
    op.add_column("resident", sa.Column("civil_status", sa.Text(), nullable=True))
    op.add_column("resident", sa.Column("opened_to", sa.Text(), nullable=True))
    op.add_column("resident", sa.Column("merged_into", sa.Text(), nullable=True))
    op.add_column("step", sa.Column("channel", sa.Text(), nullable=True))
    op.add_column("step", sa.Column("pauses", sa.Text(), nullable=True))
    op.add_column("step", sa.Column("grounds", sa.Text(), nullable=True))
    op.add_column("step", sa.Column("notified_on", sa.Text(), nullable=True))
    op.add_column("step", sa.Column("confirmed_by", sa.Text(), nullable=True))
    op.add_column("visit", sa.Column("told_by", sa.Text(), nullable=True))
    op.add_column("visit", sa.Column("sheet", sa.Text(), nullable=True))
    op.create_index("ix_resident_merged_into", "resident", ["merged_into"], unique=False)
    op.create_index("ix_likeness_second", "likeness", ["second"], unique=False)
    op.create_index("ix_case_assignee", "case", ["assignee", "state", "id"], unique=False)
