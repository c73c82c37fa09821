"""Finding people, households and areas by any words of their names, however they are typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, literal_column, select, text

from app.domain import names


@dataclass(frozen=True, slots=True)
class Hit:
    """A row that was found."""

    entity: str
    id: str


def match_expression(typed: str) -> str:
    """The FTS5 query of what was typed: every word must begin a word of the line."""
    return " ".join(f'"{token}"*' for token in names.query_tokens(typed))


def find(conn: Connection, typed: str, *, entities: Sequence[str] = (), limit: int = 20) -> list[Hit]:
    """The first rows whose line holds all typed words, whole-beginning matches first.

    ``nguyen thi duc`` finds ``Nguyễn Thị Đức``; nothing typed finds nothing. Not ordered by rank: that costs sixty
    times as much on a common name.
    """
    expression = match_expression(typed)
    if not expression:
        return []
    only = f" AND l.entity IN ({', '.join('?' * len(entities))})" if entities else ""
    rows = conn.exec_driver_sql(
        "SELECT l.entity, l.row FROM lookup_words w JOIN lookup l ON l.no = w.rowid"
        f" WHERE lookup_words MATCH ?{only} LIMIT ?",
        (expression, *entities, limit),
    )
    return [Hit(*row) for row in rows]


def ids_matching(typed: str, entity: str) -> Select[Any]:
    """The ids of the rows of ``entity`` that match, as a subquery of a larger list."""
    return (
        select(literal_column("lookup.row").label("row"))
        .select_from(text("lookup_words JOIN lookup ON lookup.no = lookup_words.rowid").bindparams())
        .where(
            text("lookup_words MATCH :typed AND lookup.entity = :entity").bindparams(
                typed=match_expression(typed), entity=entity
            )
        )
    )
