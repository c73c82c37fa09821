"""A year of work under a plan, made up day by day: what happened is kept as plain rows (the book), and typed into the
records of a home when somebody sits down to it. Nothing here reads what it wrote; nobody in it exists."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Final

from app.domain.ids import new_id
from app.home import Home
from app.models import entities as e
from app.packs.pack import default_root

Row = dict[str, Any]
ONE: Final = timedelta(days=1)
FAULTS: Final[Mapping[str, tuple[str, ...]]] = {
    "number": ("no-number",),
    "form": ("number-form",),
    "sex": ("sex-differs",),
    "year": ("year-differs",),
    "place": ("place-differs",),
    "card": ("no-card", "number-untold"),
    "old": ("old-number",),
    "died": ("died-registered",),
    "vaccine": ("vaccine-wrong",),
    "poor": ("poor-missing",),
    "merit": ("merit-missing",),
    "rent": ("rent-missing",),
    "born": ("core-missing",),
    "two": ("two-numbers",),
}
"""What is wrong with somebody who is otherwise in order, and the rules that must say so."""


@cache
def raw(*path: str) -> dict[str, Any]:
    """A file of the pack as anybody reads it."""
    return tomllib.loads(Path(default_root(), *path).read_text(encoding="utf-8"))


def on(home: Home, day: date) -> None:
    """It is this day's morning."""
    home.clock = lambda: datetime.combine(day, time(1), UTC)


class Story:
    """``book``: by kind of thing, plain rows of what happened, with its days. Days of late entries are past ones."""

    def __init__(self, home: Home, plan: str, first: date, seed: int) -> None:
        self.home, self.plan, self.first, self.today = home, plan, first, first
        self.raw, self.rng = raw("plans", f"{plan}.toml"), Random(seed)
        self.book: defaultdict[str, list[Row]] = defaultdict(list)
        self.areas: dict[str, str] = {}
        self._waiting: dict[tuple[type[Any], str], tuple[bool, Row]] = {}
        self._tables = {file.stem: raw("codes", file.name) for file in (default_root() / "codes").glob("*_kinds.toml")}

    # Writing ---------------------------------------------------------------------------------------------------------

    def write(self, cls: type[Any], id: str, *, new: bool = False, **fields: Any) -> str:
        """To be typed in at the next sitting."""
        was, there = self._waiting.get((cls, id), (False, {}))
        self._waiting[cls, id] = (was or new, {**there, **fields})
        return id

    def sit_down(self) -> None:
        """Type in what has piled up."""
        if not self._waiting:
            return
        with self.home.working() as w:
            for (cls, id), (new, fields) in self._waiting.items():
                row = w.add(cls(id=id, **fields)) if new else w.change(cls, id)
                assert row is not None
                for name, value in fields.items() if not new else ():
                    setattr(row, name, value)
                w.flush()
        self._waiting.clear()

    def add(self, kind: str, **fields: Any) -> Row:
        self.book[kind].append(fields)
        return fields

    # Days ------------------------------------------------------------------------------------------------------------

    def happen(self, today: date, deeds: Mapping[Callable[[Story], bool], int], times: int = 1) -> None:
        """What this day brings; a deed that nobody is there for is passed over for another."""
        self.today = today
        kinds, weights = list(deeds), list(deeds.values())
        for _ in range(times):
            for _again in range(12):
                if self.rng.choices(kinds, weights)[0](self):
                    break

    def a_day(self, after: date | None = None) -> date:
        """Today; now and then a day of some weeks ago that is written down only now."""
        day = self.today - timedelta(days=self.rng.randrange(1, 45)) if self.rng.random() < 0.15 else self.today
        return max(day, after or self.first, self.first)

    def one(self, kind: str, keep: Callable[[Row], bool] = lambda _row: True) -> Row | None:
        rows = [row for row in self.book[kind] if keep(row)]
        return self.rng.choice(rows) if rows else None

    def code(self, table: str) -> str:
        return str(self.rng.choice(self._tables[table]["row"])["code"])

    def settle(self, *names: str) -> None:
        """The areas that there are."""
        for name in names:
            self.areas[self.write(e.Area, new_id(), new=True, name=name, kind="hamlet")] = name
