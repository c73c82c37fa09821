"""Where an erased person is named in what stays (người bị xóa còn được nhắc): visits to their door keep a line for each
of its people, and free text may name anybody. The lines go; the rest is found, for people to look at.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from sqlalchemy import Connection

from app.domain import names
from app.models import erased, journal, rows
from app.models.ops import decode_body, without
from app.models.rows import RowWrite
from app.models.spec import specs
from app.models.state import Heads
from app.models.types import is_wire_value

Key = tuple[str, str]


def without_lines(text: str, name: str) -> str | None:
    """The text without the lines that name this person, however they are typed; None if nothing is left."""
    wanted = re.compile(rf"(?<!\w){re.escape(names.fold(name))}(?!\w)")
    left = [line for line in text.splitlines() if not wanted.search(names.fold(line))]
    return "\n".join(left).strip() or None


def visits_naming(conn: Connection, person_id: str, name: str, gone: Collection[Key]) -> dict[str, str | None]:
    """The visits to the doors where this person ever lived whose note names them, now or once: what stays of it."""
    doors = _doors(conn, person_id)
    found: dict[str, str | None] = {}
    for entity, row in naming(conn, name, gone):
        there = rows.read(conn, entity, [row]).get(row) if entity == "visit" else None
        if there is not None and there.values["household_id"] in doors:
            note = there.values["note"]
            found[row] = without_lines(note, name) if note else None
    return found


def naming(conn: Connection, name: str, gone: Collection[Key]) -> list[Key]:
    """The rows outside ``gone`` whose present or former values name this person, or a namesake."""
    found = conn.exec_driver_sql(
        "SELECT DISTINCT entity, row FROM op WHERE body IS NOT NULL AND instr(body, ?) > 0 ORDER BY entity, row",
        (name.encode(),),
    )
    left_out = set(gone)
    return [(str(entity), str(row)) for entity, row in found if entity in specs() and (entity, row) not in left_out]


def _doors(conn: Connection, person_id: str) -> set[str]:
    bodies = conn.exec_driver_sql(
        "SELECT body FROM op WHERE entity = 'resident' AND row = ? AND body IS NOT NULL", (person_id,)
    )
    said = (decode_body(body).fields.get("membership") for (body,) in bodies)
    return {str(each["household_id"]) for each in said if isinstance(each, dict) and is_wire_value(each)}


def forget_unsent(conn: Connection, heads: Heads, people: Iterable[str]) -> set[Key]:
    """At a laptop, before the rows of these people go: its own unsettled notes of visits that name them lose the note.
    Says which visits have to be shown anew; those that the trunk does not have are shown anew already."""
    shown: set[Key] = set()
    for name in {str(row.values["name"]) for row in rows.read(conn, "resident", people).values()}:
        where = "+entity = 'visit' AND +device = ? AND state IN ('pending', 'held', 'queued') AND instr(body, ?) > 0"
        for line, _ in erased.lines_of(conn, where, (heads.device, name.encode())):
            erased.rewrite(conn, [without(line, {"note"})])
            there = rows.read(conn, "visit", [line.row]).get(line.row)
            if there is None:
                continue
            if there.positions.on_trunk:
                shown.add(("visit", line.row))
            else:
                with journal.opened(conn):
                    rows.write(conn, [RowWrite("visit", line.row, {"note": None}, there.positions)])
    return shown
