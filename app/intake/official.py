"""A list's words and the record's: code tables, the names of those in charge, and which fields tell of the case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from app.domain import names
from app.domain.category import Category
from app.domain.codes import CodeTable
from app.domain.procedure import Procedure
from app.intake.cells import StepDone
from app.intake.returned import reasons

#: Fields that a list of running cases tells of the case, not of the person.
CASE_FIELDS = frozenset({"category", "opened_on", "assignee", "obstacle", "result", "note"})
#: Fields that lie in a person's record as they stand in the list.
PLAIN = (
    "other_names", "sex", "religion", "nationality", "birth_place", "home_town", "birth_registered_at", "phone",
)  # fmt: skip


@dataclass(frozen=True)
class Official:
    """The pack's tables as a list needs them, and the accounts of the commune (id → name)."""

    tables: Mapping[str, CodeTable]
    procedures: Mapping[str, Procedure]
    categories: Mapping[str, Category]
    accounts: Mapping[str, str]

    @cached_property
    def _relations(self) -> dict[str, str]:
        return {row.name.casefold(): row.code for row in self.tables["relations"]}

    def relation_code(self, text: str) -> str:
        """The code of an official relation; other words (``con``: born or adopted?) stay as they were written."""
        return self._relations.get(text.casefold(), text)

    def relation_name(self, code: str) -> str:
        return self.tables["relations"].name_of(code)

    def ethnicity_code(self, text: str) -> str:
        """The code, however the name is written; else the words as they stand."""
        found = self.tables["ethnic_groups"].find(text, names.fold)
        return found.code if found else text

    def ethnicity_name(self, code: str) -> str:
        return self.tables["ethnic_groups"].name_of(code)

    def obstacle_kind(self, text: str) -> str:
        found = self.tables["obstacle_kinds"].find(text, names.fold)
        return found.code if found else "other"

    def takes(self, category: str) -> bool:
        """Whether the plan has the group, and a list may bring cases of it."""
        known = self.categories.get(category)
        return known is not None and not known.reference_only

    def account_of(self, text: str) -> str:
        """The account whose name this is (without ``Đ/c``, ``Ông``; the last word is enough if only one has it),
        else the words as they stand."""
        wanted = names.fold(text)
        for title in ("d/c", "dong chi", "ong", "ba", "anh", "chi"):
            wanted = wanted.removeprefix(title + " ")
        folded = {account: names.fold(name) for account, name in self.accounts.items()}
        found = [account for account, name in folded.items() if name == wanted]
        if not found and " " not in wanted:
            found = [account for account, name in folded.items() if name.rpartition(" ")[2] == wanted]
        return found[0] if len(found) == 1 else text

    def account_name(self, account: str) -> str:
        return self.accounts.get(account, account)


def label(field: str) -> str:
    """The Vietnamese name of a list's field, as data says it."""
    return reasons().field(field)


def step_text(step: StepDone) -> str:
    """A finished step in words, for a note: where the pack has no procedure for it."""
    if step.text:
        return step.text
    return f"{step.day.day:02}/{step.day.month:02}/{step.day.year:04}" if step.day else "x"
