"""The paper visit sheet (phiếu đến nhà): what a hamlet head wrote at one door, as somebody types it afterwards.

Many hamlet heads have no laptop: the sheet is how their visits come in. Who told and who typed are two people.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from app.domain.answers import Answer
from app.domain.merge import Seen
from app.domain.partial_date import PartialDate

WITHOUT_PAPERS: Final = "found_without_papers"
"""The hand-off that tells of somebody met without papers: whoever decides on the group reads it (chờ phân diện)."""
FROM, TO = "hamlet", "police"
DRAFT: Final = "sheets"
"""How the draft of a sitting is called."""


@dataclass(frozen=True, slots=True)
class MetNote:
    """One person on the sheet. ``has``, ``lacks``: codes of ``sheet_papers``; what stands in neither was not asked."""

    id: str
    name: str = ""
    born: Answer[PartialDate] = None
    sex: str | None = None
    """A code, or a silence."""
    relation: str | None = None
    has: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        return not (self.name or self.relation or self.has or self.lacks) and self.born is None and self.sex is None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. Its ids are made before anything is in the journal, so that saving again corrects and never doubles.

    ``id`` is the visit's. With ``new_household`` the household is one that nobody had written down. ``seen`` by
    ``"entity:id"``: at which position each row was read that the typed values replace.
    """

    id: str
    number: str
    area_id: str
    household_id: str
    label: str = ""
    new_household: bool = False
    day: date | None = None
    told_by: str | None = None
    outcome: str = "met"
    note: str | None = None
    people: tuple[MetNote, ...] = ()
    members: tuple[str, ...] = ()
    """Who of ``people`` lived in the household before: they do not go along when the sheet is moved to another."""
    seen: Mapping[str, Seen] = field(default_factory=dict)
    guests: tuple[str, ...] = ()
    """Who of ``people`` was on record already, in another household: met at this door, and not moved to it."""

    @property
    def met(self) -> tuple[MetNote, ...]:
        """The lines in which somebody stands."""
        return tuple(note for note in self.people if not note.empty)


@dataclass(frozen=True, slots=True)
class Sitting:
    """Sheets typed one after the other: those that are saved, and what stands in the form (its own JSON)."""

    typed: tuple[Sheet, ...] = ()
    texts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> str:
        return DRAFT

    def with_sheet(self, sheet: Sheet, instead_of: str) -> Sitting:
        """After ``sheet`` was saved; a corrected one stands where ``instead_of`` stood."""
        if any(each.id == instead_of for each in self.typed):
            return replace(self, typed=tuple(sheet if each.id == instead_of else each for each in self.typed))
        return replace(self, typed=(*self.typed, sheet))


def same_number(number: str) -> str:
    """The number as it is compared and kept: blanks and small letters make no other sheet."""
    return " ".join(number.upper().split())


def next_number(number: str) -> str:
    """What the next sheet is probably called: "PT-08" after "PT-07"; empty where no number stands at the end."""
    found = re.search(r"\d+$", number)
    if found is None:
        return ""
    return number[: found.start()] + str(int(found.group()) + 1).zfill(len(found.group()))


def papers_said(note: MetNote, name: Callable[[str], str]) -> str:
    """ "chưa có Khai sinh, Căn cước; có Cư trú"; empty where nothing was ticked."""
    parts = []
    if note.lacks:
        parts.append(f"chưa có {_listed(note.lacks, name)}")
    if note.has:
        parts.append(f"có {_listed(note.has, name)}")
    return "; ".join(parts)


def note_of(sheet: Sheet, name: Callable[[str], str]) -> str | None:
    """What the visit keeps of the sheet in words: its own note, and the ticks of each person."""
    ticks = [f"{note.name}: {said}." for note in sheet.met if (said := papers_said(note, name))]
    return "\n".join(filter(None, (sheet.note, *ticks))) or None


def _listed(codes: Sequence[str], name: Callable[[str], str]) -> str:
    return ", ".join(name(code) for code in codes)
