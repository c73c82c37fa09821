"""The shared records. Attribute names are the wire names: they are never changed, only added.

References between aggregates (person → household → area) are ids without a foreign key: a missing target is
outside this laptop. Inside an aggregate (case → claim) foreign keys hold.
"""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.domain import names
from app.domain.answers import Answer
from app.domain.partial_date import PartialDate
from app.domain.values import Address, Closing, Kin, Membership, SourcedNumber, WaitsOn
from app.models.base import Derivations, Shared, count, day, derived, fact, flag, text
from app.models.types import is_wire_value


def _part_of(owner: str) -> Any:
    """The parent inside the aggregate."""
    return mapped_column(Text, ForeignKey(owner), nullable=False, active_history=True, index=True)


def _earliest(born: Any) -> str:
    return PartialDate(**born).earliest.isoformat() if is_wire_value(born) else ""


def _digits(number: Any) -> str:
    return "".join(filter(str.isdigit, number["number"])) if is_wire_value(number) else ""


def _household(membership: Any) -> str:
    return str(membership["household_id"]) if is_wire_value(membership) else ""


class Area(Shared):
    """Địa bàn: thôn, buôn, tổ dân phố, bến đậu, cảng, cơ sở trợ giúp, nông lâm trường."""

    __tablename__ = "area"
    name: Mapped[str] = text(required=True)
    kind: Mapped[str] = text(required=True)
    code: Mapped[str | None] = text()
    note: Mapped[str | None] = text()
    name_sort: Mapped[str] = derived(index=True)
    DERIVED: ClassVar[Derivations] = {"name_sort": ("name", names.sort_key_family_first)}
    LOOKUP: ClassVar[tuple[str, ...]] = ("name", "code")


class Household(Shared):
    """Hộ: people who live together at one address of one area."""

    __tablename__ = "household"
    area_id: Mapped[str] = text(required=True)
    label: Mapped[str] = text(required=True)
    address: Mapped[Answer[Address]] = fact(Address)
    note: Mapped[str | None] = text()
    label_sort: Mapped[str] = derived()
    __table_args__ = (Index("ix_household_area", "area_id", "label_sort", "id"),)
    DERIVED: ClassVar[Derivations] = {"label_sort": ("label", names.sort_key_family_first)}
    LOOKUP: ClassVar[tuple[str, ...]] = ("label",)


class Resident(Shared):
    """Nhân khẩu: one human being, with what is known and what is not."""

    __tablename__ = "resident"
    area_id: Mapped[str] = text(required=True)
    name: Mapped[str] = text(required=True)
    other_names: Mapped[str | None] = text()
    born: Mapped[Answer[PartialDate]] = fact(PartialDate)
    sex: Mapped[Answer[str]] = fact(str)
    id_number: Mapped[Answer[SourcedNumber]] = fact(SourcedNumber)
    old_number: Mapped[Answer[SourcedNumber]] = fact(SourcedNumber)
    ethnicity: Mapped[Answer[str]] = fact(str)
    religion: Mapped[Answer[str]] = fact(str)
    nationality: Mapped[Answer[str]] = fact(str)
    birth_place: Mapped[Answer[str]] = fact(str)
    home_town: Mapped[Answer[str]] = fact(str)
    birth_registered_at: Mapped[Answer[str]] = fact(str)
    phone: Mapped[str | None] = text()
    membership: Mapped[Answer[Membership]] = fact(Membership)
    mother: Mapped[Answer[Kin]] = fact(Kin)
    father: Mapped[Answer[Kin]] = fact(Kin)
    guardian: Mapped[Answer[Kin]] = fact(Kin)
    sealed: Mapped[bool | None] = flag()
    note: Mapped[str | None] = text()
    name_sort: Mapped[str] = derived()
    name_fold: Mapped[str] = derived(index=True)
    born_from: Mapped[str] = derived(index=True)
    id_digits: Mapped[str] = derived(index=True)
    household_id: Mapped[str] = derived(index=True)
    __table_args__ = (
        Index("ix_resident_list", "name_sort", "id"),
        Index("ix_resident_area_list", "area_id", "name_sort", "id"),
    )

    DERIVED: ClassVar[Derivations] = {
        "name_sort": ("name", names.sort_key),
        "name_fold": ("name", names.fold),
        "born_from": ("born", _earliest),
        "id_digits": ("id_number", _digits),
        "household_id": ("membership", _household),
    }
    LOOKUP: ClassVar[tuple[str, ...]] = ("name", "other_names", "id_number", "old_number", "phone")


class Residence(Shared):
    """Một giai đoạn cư trú: where somebody lived, as what, since when and until when."""

    __tablename__ = "residence"
    resident_id: Mapped[str] = _part_of("resident.id")
    kind: Mapped[str] = text(required=True)
    place: Mapped[Answer[Address]] = fact(Address)
    since: Mapped[Answer[PartialDate]] = fact(PartialDate)
    until: Mapped[Answer[PartialDate]] = fact(PartialDate)
    note: Mapped[str | None] = text()


class Case(Shared):
    """Hồ sơ: one person in one group of the plan, from the first knock to papers in hand."""

    __tablename__ = "case"
    resident_id: Mapped[str] = text(required=True)
    category: Mapped[str] = text(required=True)
    opened_on: Mapped[date | None] = day()
    found_by: Mapped[str | None] = text()
    state: Mapped[str] = text(required=True)
    closing: Mapped[Answer[Closing]] = fact(Closing)
    waits_on: Mapped[Answer[WaitsOn]] = fact(WaitsOn)
    assignee: Mapped[str | None] = text()
    due: Mapped[date | None] = day()
    note: Mapped[str | None] = text()
    __table_args__ = (
        Index("ix_case_resident", "resident_id"),
        Index("ix_case_list", "state", "due", "id"),
        Index("ix_case_category", "category", "id"),
    )


class CaseAnswer(Shared):
    """One answer given in the wizard that is not a field of the person; id = UUIDv5(case, key)."""

    __tablename__ = "answer"
    case_id: Mapped[str] = _part_of("case.id")
    key: Mapped[str] = text(required=True)
    value: Mapped[Any] = fact(object)


class Claim(Shared):
    """Sự việc cần chứng minh; id = UUIDv5(case, kind)."""

    __tablename__ = "claim"
    case_id: Mapped[str] = _part_of("case.id")
    kind: Mapped[str] = text(required=True)
    statement: Mapped[Answer[str]] = fact(str)
    standing: Mapped[str | None] = text()
    reason: Mapped[str | None] = text()


class Evidence(Shared):
    """Chứng cứ, giấy tờ: what somebody showed or said, when, and how strong it is."""

    __tablename__ = "evidence"
    case_id: Mapped[str] = _part_of("case.id")
    kind: Mapped[str] = text(required=True)
    supports: Mapped[Answer[tuple[str, ...]]] = fact(tuple[str, ...])
    told_by: Mapped[str | None] = text()
    seen_as: Mapped[str | None] = text()
    seen_on: Mapped[date | None] = day()
    number: Mapped[str | None] = text()
    issued_by: Mapped[str | None] = text()
    issued_on: Mapped[Answer[PartialDate]] = fact(PartialDate)
    strength: Mapped[str | None] = text()
    note: Mapped[str | None] = text()


class Attachment(Shared):
    """Bản chụp, bản quét: names a blob by the SHA-256 of its content."""

    __tablename__ = "attachment"
    resident_id: Mapped[str] = _part_of("resident.id")
    case_id: Mapped[str | None] = text()
    evidence_id: Mapped[str | None] = text()
    title: Mapped[str] = text(required=True)
    media_type: Mapped[str] = text(required=True)
    size: Mapped[int] = count()
    sha256: Mapped[str] = text(required=True)
    __table_args__ = (Index("ix_attachment_case", "case_id"), Index("ix_attachment_sha256", "sha256"))


class Visit(Shared):
    """Lượt đến nhà: one knock on a door, also when nobody opened."""

    __tablename__ = "visit"
    household_id: Mapped[str] = _part_of("household.id")
    case_id: Mapped[str | None] = text()
    day: Mapped[date | None] = day()
    by: Mapped[str | None] = text()
    outcome: Mapped[str] = text(required=True)
    note: Mapped[str | None] = text()


class Step(Shared):
    """Bước: one procedure on the way of a case; id = UUIDv5(case, procedure)."""

    __tablename__ = "step"
    case_id: Mapped[str] = _part_of("case.id")
    procedure: Mapped[str] = text(required=True)
    state: Mapped[str] = text(required=True)
    complete_on: Mapped[date | None] = day()
    filed_on: Mapped[date | None] = day()
    due_on: Mapped[date | None] = day()
    done_on: Mapped[date | None] = day()
    authority: Mapped[str | None] = text()
    file_code: Mapped[str | None] = text()
    result: Mapped[Answer[str]] = fact(str)
    note: Mapped[str | None] = text()
    responsible: Mapped[str | None] = text()


class Obstacle(Shared):
    """Vướng mắc: what keeps a case from going on, and who can remove it."""

    __tablename__ = "obstacle"
    case_id: Mapped[str] = _part_of("case.id")
    kind: Mapped[str] = text(required=True)
    authority: Mapped[str | None] = text()
    tried: Mapped[str | None] = text()
    opened_on: Mapped[date | None] = day()
    closed_on: Mapped[date | None] = day()
    answer: Mapped[str | None] = text()
    text: Mapped[str | None] = text()  # last: it hides the function of that name
