"""What every editor of the wizard may ask for: who sits here, the pack's tables, the sitting, and the task runner."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from app.domain.casefile import CaseFile
from app.domain.codes import CodeTable
from app.home import Home
from app.services.wizard import Sitting
from app.ui.field_words import Words
from app.ui.tasks import Tasks
from app.ui.widgets.choice import Option


class Lists(Protocol):
    """What an editor that only chooses from lists asks for; the paper sheets have it without a sitting."""

    @property
    def home(self) -> Home: ...

    @property
    def tasks(self) -> Tasks: ...

    @property
    def today(self) -> date: ...

    @property
    def codes(self) -> Mapping[str, CodeTable]: ...

    def options(self, table: str) -> list[Option]: ...


@dataclass(slots=True)
class Context:
    """Made by the page, one per sitting; ``sitting`` is replaced after each commit."""

    home: Home
    tasks: Tasks
    sitting: Sitting
    words: Words

    @property
    def today(self) -> date:
        return self.sitting.today

    @property
    def file(self) -> CaseFile:
        return self.sitting.file

    @property
    def codes(self) -> Mapping[str, CodeTable]:
        return self.sitting.tables.codes

    def options(self, table: str) -> list[Option]:
        """A code table as the options of a choice."""
        return [Option(row.code, row.name, ", ".join(row.aliases)) for row in self.codes[table]]

    def may_write(self, entity: str, field: str, value: object = None) -> bool:
        account = self.sitting.account
        return account.may_write(entity, field) if value is None else account.may_write(entity, field, value)


Values = Mapping[str, Any]
