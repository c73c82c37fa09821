"""An exchange of few changes costs little beside a long history: no statement of it reads all ops of a device or of an
entity, or all there are, but the one that is to send them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import event

from app.home import Home
from app.services import own_work, people
from app.services.people import NewPerson
from tests.services.commune import a_commune

_NAMES_OPS = re.compile(r"\bop\b")
_READS_TOO_MUCH = re.compile(
    r"SCAN (op|o|later)\b|SEARCH (op|o|later) USING INDEX \S+ \((device|entity)=\?\)$"  # a covering index reads no op
)


@contextmanager
def plans(*homes: Home) -> Iterator[dict[str, list[str]]]:
    """By statement how SQLite goes about it."""
    found: dict[str, list[str]] = {}

    def plan(_conn: Any, cursor: Any, statement: str, parameters: Any, _context: Any, many: bool) -> None:
        if statement not in found and _NAMES_OPS.search(statement) and not statement.startswith(("CREATE", "DROP")):
            bound = parameters[0] if many else parameters
            told = cursor.connection.cursor().execute(f"EXPLAIN QUERY PLAN {statement}", bound).fetchall()
            found[statement] = [row[3] for row in told]

    for home in homes:
        event.listen(home.engine, "before_cursor_execute", plan)
    yield found
    for home in homes:
        event.remove(home.engine, "before_cursor_execute", plan)


def test_no_statement_of_an_exchange_reads_a_whole_history(tmp_path: Path) -> None:
    with a_commune(tmp_path) as commune:
        office, laptop = commune.office, commune.laptop("Thôn 1")
        person = people.add_person(office, NewPerson("Trần Thị Hai", commune.areas["Thôn 1"])).value
        commune.exchange(laptop)
        with plans(office, laptop) as found:
            for home, phone in ((office, "0901"), (laptop, "0902")):
                people.change_person(home, person, people.person_card(home, person).person.seen, {"phone": phone})
            people.add_person(laptop, NewPerson("Y Krông Niê", commune.areas["Thôn 1"]))
            commune.exchange(laptop)
            commune.exchange(laptop)
            own_work.own_work(laptop)
            own_work.waiting_values(laptop)
            own_work.refused_rows(laptop)
    assert len(found) > 30
    reads = {sql: told for sql, told in found.items() if any(map(_READS_TOO_MUCH.search, told))}
    sends = [sql for sql in reads if "coalesce((SELECT durable FROM peer" in sql]
    assert len(sends) == 1, "what a laptop sends goes by its device"
    assert not {sql: told for sql, told in reads.items() if sql not in sends}
