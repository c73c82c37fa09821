"""The paper visit sheet (phiếu đến nhà): what a hamlet head wrote at one door, as somebody types it afterwards.

Many hamlet heads have no laptop: the sheet is how their visits come in. Who told and who typed are two people.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from app.domain.answers import Answer
from app.domain.merge import Seen
from app.domain.partial_date import PartialDate

WITHOUT_PAPERS: Final = "found_without_papers"
"""The hand-off that tells of somebody met without papers: whoever decides on the group reads it (chờ phân diện)."""
FROM, TO = "hamlet", "police"


@dataclass(frozen=True, slots=True)
class MetNote:
    """One person on the sheet. ``has``, ``lacks``: codes of ``sheet_papers``; what stands in neither was not asked."""

    id: str
    name: str = ""
    born: Answer[PartialDate] = None
    sex: Answer[str] = None
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
    seen: Mapping[str, Seen] = field(default_factory=dict)

    @property
    def met(self) -> tuple[MetNote, ...]:
        """The lines in which somebody stands."""
        return tuple(note for note in self.people if not note.empty)


def same_number(number: str) -> str:
    """The number as it is compared and kept: blanks and small letters make no other sheet."""
    return " ".join(number.upper().split())


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
