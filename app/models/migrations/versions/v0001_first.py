"""The first database: shared records, the journal, and what a home keeps for itself."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

#: Full-text search over the lines of ``lookup``; only SQLite has it.
SEARCH = (
    "CREATE VIRTUAL TABLE lookup_words USING fts5(folded, content='lookup', content_rowid='no',"
    " tokenize='unicode61', prefix='2 3')",
    "CREATE TRIGGER lookup_insert AFTER INSERT ON lookup BEGIN"
    " INSERT INTO lookup_words (rowid, folded) VALUES (new.no, new.folded); END",
    "CREATE TRIGGER lookup_delete AFTER DELETE ON lookup BEGIN"
    " INSERT INTO lookup_words (lookup_words, rowid, folded) VALUES ('delete', old.no, old.folded); END",
    "CREATE TRIGGER lookup_update AFTER UPDATE ON lookup BEGIN"
    " INSERT INTO lookup_words (lookup_words, rowid, folded) VALUES ('delete', old.no, old.folded);"
    " INSERT INTO lookup_words (rowid, folded) VALUES (new.no, new.folded); END",
)


def upgrade() -> None:
    op.create_table(
        "access",
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("no", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=True),
        sa.Column("row", sa.Text(), nullable=True),
        sa.Column("why", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("device", "no", name=op.f("pk_access")),
    )
    op.create_index("ix_access_row", "access", ["entity", "row"], unique=False)
    op.create_table(
        "area",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("name_sort", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("gone", sa.Text(), nullable=True),
        sa.Column("positions", sa.LargeBinary(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_area")),
    )
    op.create_index(op.f("ix_area_name_sort"), "area", ["name_sort"], unique=False)
    op.create_table(
        "backup",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("verified", sa.Integer(), nullable=False),
        sa.Column("kept", sa.Integer(), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_backup")),
    )
    op.create_table(
        "blob",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("held", sa.Integer(), nullable=False),
        sa.Column("acknowledged", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_blob")),
    )
    op.create_table(
        "case",
        sa.Column("resident_id", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("opened_on", sa.Text(), nullable=True),
        sa.Column("found_by", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("closing", sa.Text(), nullable=True),
        sa.Column("waits_on", sa.Text(), nullable=True),
        sa.Column("assignee", sa.Text(), nullable=True),
        sa.Column("due", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("gone", sa.Text(), nullable=True),
        sa.Column("positions", sa.LargeBinary(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case")),
    )
    op.create_index("ix_case_category", "case", ["category", "id"], unique=False)
    op.create_index("ix_case_list", "case", ["state", "due", "id"], unique=False)
    op.create_index("ix_case_resident", "case", ["resident_id"], unique=False)
    op.create_table(
        "conflict",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("row", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("chain", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conflict")),
    )
    op.create_index("ix_conflict_field", "conflict", ["entity", "row", "field", "chain"], unique=True)
    op.create_table(
        "draft",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", "account", name=op.f("pk_draft")),
    )
    op.create_table(
        "exchange",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exchange")),
    )
    op.create_index("ix_exchange_at", "exchange", ["at"], unique=False)
    op.create_table(
        "household",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("label_sort", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("gone", sa.Text(), nullable=True),
        sa.Column("positions", sa.LargeBinary(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_household")),
    )
    op.create_index("ix_household_area", "household", ["area_id", "label_sort", "id"], unique=False)
    op.create_table(
        "lookup",
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("row", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("no", name=op.f("pk_lookup")),
    )
    op.create_index("ix_lookup_folded", "lookup", ["folded"], unique=False)
    op.create_index("ix_lookup_row", "lookup", ["entity", "row"], unique=True)
    op.create_table(
        "op",
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("chain", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("row", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("schema", sa.Integer(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("body_hash", sa.LargeBinary(), nullable=True),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("lsn", sa.Integer(), nullable=True),
        sa.Column("accepted", sa.Text(), nullable=True),
        sa.Column("trunk_hash", sa.LargeBinary(), nullable=True),
        sa.Column("waiting", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("device", "chain", "seq", name=op.f("pk_op")),
    )
    op.create_index("ix_op_lsn", "op", ["lsn"], unique=True)
    op.create_index("ix_op_row", "op", ["entity", "row"], unique=False)
    op.create_index("ix_op_state", "op", ["state"], unique=False)
    op.create_table(
        "outside",
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("row", sa.Text(), nullable=False),
        sa.Column("lsn", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("entity", "row", name=op.f("pk_outside")),
    )
    op.create_table(
        "peer",
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("chain", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("durable", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("device", "chain", name=op.f("pk_peer")),
    )
    op.create_table(
        "registry",
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_registry")),
    )
    op.create_table(
        "remembered",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_remembered")),
    )
    op.create_table(
        "resident",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("other_names", sa.Text(), nullable=True),
        sa.Column("born", sa.Text(), nullable=True),
        sa.Column("sex", sa.Text(), nullable=True),
        sa.Column("id_number", sa.Text(), nullable=True),
        sa.Column("old_number", sa.Text(), nullable=True),
        sa.Column("ethnicity", sa.Text(), nullable=True),
        sa.Column("religion", sa.Text(), nullable=True),
        sa.Column("nationality", sa.Text(), nullable=True),
        sa.Column("birth_place", sa.Text(), nullable=True),
        sa.Column("home_town", sa.Text(), nullable=True),
        sa.Column("birth_registered_at", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("membership", sa.Text(), nullable=True),
        sa.Column("mother", sa.Text(), nullable=True),
        sa.Column("father", sa.Text(), nullable=True),
        sa.Column("guardian", sa.Text(), nullable=True),
        sa.Column("sealed", sa.Boolean(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("name_sort", sa.Text(), nullable=False),
        sa.Column("name_fold", sa.Text(), nullable=False),
        sa.Column("born_from", sa.Text(), nullable=False),
        sa.Column("id_digits", sa.Text(), nullable=False),
        sa.Column("household_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("gone", sa.Text(), nullable=True),
        sa.Column("positions", sa.LargeBinary(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resident")),
    )
    op.create_index("ix_resident_area_list", "resident", ["area_id", "name_sort", "id"], unique=False)
    op.create_index(op.f("ix_resident_born_from"), "resident", ["born_from"], unique=False)
    op.create_index(op.f("ix_resident_household_id"), "resident", ["household_id"], unique=False)
    op.create_index(op.f("ix_resident_id_digits"), "resident", ["id_digits"], unique=False)
    op.create_index("ix_resident_list", "resident", ["name_sort", "id"], unique=False)
    op.create_index(op.f("ix_resident_name_fold"), "resident", ["name_fold"], unique=False)
    op.create_table(
        "shadow",
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("row", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("own_seen", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("entity", "row", "field", name=op.f("pk_shadow")),
    )
    op.create_table(
        "state",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_state")),
    )
    op.create_table(
        "answer",
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("gone", sa.Text(), nullable=True),
        sa.Column("positions", sa.LargeBinary(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_answer_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer")),
    )
    op.create_index(op.f("ix_answer_case_id"), "answer", ["case_id"], unique=False)
    op.create_table(
        "attachment",
        sa.Column("resident_id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=True),
        sa.Column("evidence_id", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("gone", sa.Text(), nullable=True),
        sa.Column("positions", sa.LargeBinary(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["resident_id"], ["resident.id"], name=op.f("fk_attachment_resident_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
    )
    op.create_index("ix_attachment_case", "attachment", ["case_id"], unique=False)
    op.create_index(op.f("ix_attachment_resident_id"), "attachment", ["resident_id"], unique=False)
    op.create_index("ix_attachment_sha256", "attachment", ["sha256"], unique=False)
    op.create_table(
        "claim",
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=True),
        sa.Column("standing", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("gone", sa.Text(), nullable=True),
        sa.Column("positions", sa.LargeBinary(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_claim_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
    )
    op.create_index(op.f("ix_claim_case_id"), "claim", ["case_id"], unique=False)
    op.create_table(
        "evidence",
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("supports", sa.Text(), nullable=True),
        sa.Column("told_by", sa.Text(), nullable=True),
        sa.Column("seen_as", sa.Text(), nullable=True),
        sa.Column("seen_on", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("issued_by", sa.Text(), nullable=True),
        sa.Column("issued_on", sa.Text(), nullable=True),
        sa.Column("strength", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("gone", sa.Text(), nullable=True),
        sa.Column("positions", sa.LargeBinary(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_evidence_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
    )
    op.create_index(op.f("ix_evidence_case_id"), "evidence", ["case_id"], unique=False)
    op.create_table(
        "obstacle",
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("authority", sa.Text(), nullable=True),
        sa.Column("tried", sa.Text(), nullable=True),
        sa.Column("opened_on", sa.Text(), nullable=True),
        sa.Column("closed_on", sa.Text(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("gone", sa.Text(), nullable=True),
        sa.Column("positions", sa.LargeBinary(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_obstacle_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_obstacle")),
    )
    op.create_index(op.f("ix_obstacle_case_id"), "obstacle", ["case_id"], unique=False)
    op.create_table(
        "residence",
        sa.Column("resident_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("until", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("gone", sa.Text(), nullable=True),
        sa.Column("positions", sa.LargeBinary(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["resident_id"], ["resident.id"], name=op.f("fk_residence_resident_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_residence")),
    )
    op.create_index(op.f("ix_residence_resident_id"), "residence", ["resident_id"], unique=False)
    op.create_table(
        "step",
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("procedure", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("complete_on", sa.Text(), nullable=True),
        sa.Column("filed_on", sa.Text(), nullable=True),
        sa.Column("due_on", sa.Text(), nullable=True),
        sa.Column("done_on", sa.Text(), nullable=True),
        sa.Column("authority", sa.Text(), nullable=True),
        sa.Column("file_code", sa.Text(), nullable=True),
        sa.Column("result", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("responsible", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("gone", sa.Text(), nullable=True),
        sa.Column("positions", sa.LargeBinary(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_step_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_step")),
    )
    op.create_index(op.f("ix_step_case_id"), "step", ["case_id"], unique=False)
    op.create_table(
        "visit",
        sa.Column("household_id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=True),
        sa.Column("day", sa.Text(), nullable=True),
        sa.Column("by", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("gone", sa.Text(), nullable=True),
        sa.Column("positions", sa.LargeBinary(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["household_id"], ["household.id"], name=op.f("fk_visit_household_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit")),
    )
    op.create_index(op.f("ix_visit_household_id"), "visit", ["household_id"], unique=False)
    for statement in SEARCH:
        op.execute(statement)
