"""What a laptop no longer follows is read-only (chỉ để xem) for the people at it, until it leaves.

Only what was begun before may be finished: a draft that names the row. It goes to the office as a proposal.
"""

from __future__ import annotations

from sqlalchemy import Connection

from app.errors import UserError
from app.models.journal import Edit
from app.models.spec import specs


def refuse_unfollowed(conn: Connection, edit: Edit) -> None:
    """Raises: UserError("row.outside", entity, id): the row, or the owner of a new one, is out of this laptop's
    scope."""
    where = "SELECT 1 FROM outside WHERE entity = ? AND row = ?"
    for entity, row in _whose(conn, edit):
        if conn.exec_driver_sql(where, (entity, row)).first() is not None and not _is_typed(conn, edit):
            raise UserError("row.outside", entity=edit.entity, id=edit.row)


def refuse_beginning(conn: Connection, entity: str, row: str) -> None:
    """Raises: UserError("row.outside", entity, id): nobody begins something new about what is out of scope."""
    if names_unfollowed(conn, row) and not _is_named(conn, [row]):
        raise UserError("row.outside", entity=entity, id=row)


def names_unfollowed(conn: Connection, text: str) -> bool:
    """Whether what is typed names something that is out of this laptop's scope."""
    sql = "SELECT 1 FROM outside WHERE entity <> 'area' AND instr(?, row) > 0 LIMIT 1"
    return conn.exec_driver_sql(sql, (text,)).first() is not None


def _whose(conn: Connection, edit: Edit) -> list[tuple[str, str]]:
    """The row, and of a new one what it lies with."""
    if conn.exec_driver_sql("SELECT 1 FROM outside LIMIT 1").first() is None:
        return []
    parent = ("resident_id", "resident") if edit.entity == "case" else specs()[edit.entity].parent
    owner = edit.fields.get(parent[0]) if edit.new and parent else None
    return [(edit.entity, edit.row), *([(parent[1], str(owner))] if parent and owner else [])]


def _is_typed(conn: Connection, edit: Edit) -> bool:
    named = [edit.row, *(value for value in edit.fields.values() if isinstance(value, str) and len(value) == 36)]
    parent = specs()[edit.entity].parent
    if parent is not None and not edit.new:
        above = conn.exec_driver_sql(f'SELECT "{parent[0]}" FROM "{edit.entity}" WHERE id = ?', (edit.row,)).scalar()
        named.append(str(above))
    return _is_named(conn, named)


def _is_named(conn: Connection, ids: list[str]) -> bool:
    """Whether a draft names one of these ids."""
    sql = "SELECT 1 FROM draft WHERE instr(key, ?) > 0 OR instr(body, ?) > 0 LIMIT 1"
    return any(conn.exec_driver_sql(sql, (each, each)).first() is not None for each in ids)
