"""The small value objects of a record. Each merges as a whole, and msgspec reads and writes it as it stands.

The names of the fields are the names on the wire: they never change.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.answers import Answer
from app.domain.partial_date import PartialDate


class Sex(StrEnum):
    """Giới tính, as the forms and the identification number know it."""

    MALE = "male"
    FEMALE = "female"


@dataclass(frozen=True, slots=True)
class Membership:
    """In which household, and as what (quan hệ với chủ hộ; the list of relations is data in ``resources/``)."""

    household_id: str
    relation: str | None = None


@dataclass(frozen=True, slots=True)
class Kin:
    """A mother, father or guardian: recorded here (``resident_id``), or only told of."""

    resident_id: str | None = None
    name: str = ""
    born: Answer[PartialDate] = None
    number: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class SourcedNumber:
    """A number and where it was read: a card, a list, a person's word."""

    number: str
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Address:
    """Where something is, as far as known; ``raw`` keeps the words of the paper (địa chỉ ghi trên giấy tờ)."""

    line: str | None = None
    hamlet: str | None = None
    unit_code: str | None = None
    unit_name: str | None = None
    raw: str | None = None

    @property
    def one_line(self) -> str:
        """Smallest part first; the words of the paper if nothing else is known."""
        return ", ".join(filter(None, (self.line, self.hamlet, self.unit_name))) or self.raw or ""


@dataclass(frozen=True, slots=True)
class Closing:
    """How and when a case ended (kết thúc hồ sơ).

    ``to``: to whom it was handed over; ``other``: the case or person that is kept instead; ``paper``: number and day of
    the paper that shows it.
    """

    kind: str
    on: date
    note: str | None = None
    to: str | None = None
    other: str | None = None
    paper: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What one piece of evidence says of one matter: ``about`` names it ("name", "born", "nationality" …), ``text`` are
    the paper's own words, ``born`` the date they mean where the matter is a date."""

    about: str
    text: str
    born: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Pause:
    """A stretch of time that does not count against the office (tạm dừng tính thời hạn): why, and who is awaited."""

    since: date
    until: date | None = None
    reason: str = ""
    whose: str | None = None


@dataclass(frozen=True, slots=True)
class WaitsOn:
    """The other case that must come first, and what is awaited of it: a child's waits on the mother's."""

    case_id: str
    what: str = ""
