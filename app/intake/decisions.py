"""What a person decides about a list before it is written: where its people live, and what its doubtful rows mean."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain import names
from app.intake.cells import Remark
from app.intake.preview import RowVerdict, Verdict

_IDENTITY = ("match.", "list.number-twice", "list.row-twice")
_CATEGORY = ("category.missing", "category.vague")
#: Words of the beginning of a place's name, folded → the kind of area that it most likely is.
_KINDS = (
    ("ben", "mooring"),
    ("be ", "mooring"),
    ("cang", "port"),
    ("trung tam", "facility"),
    ("co so", "facility"),
    ("nong truong", "plantation"),
    ("lam truong", "plantation"),
)


@dataclass(frozen=True, slots=True)
class AreaChoice:
    """What a place in a list is: an area that is there, a new one, or (neither id nor name) left out of the import."""

    area_id: str | None = None
    name: str = ""
    kind: str = ""

    @property
    def left_out(self) -> bool:
        return self.area_id is None and not self.name


LEAVE_OUT = AreaChoice()


@dataclass(frozen=True, slots=True)
class Place:
    """One place as the list writes it; ``text`` is empty for rows that name none.

    ``proposed`` is None if nothing can be proposed: a person has to say.
    """

    text: str
    rows: int
    sheets: tuple[str, ...]
    proposed: AreaChoice | None


class Choice(StrEnum):
    """What becomes of a row that is doubtful, or of a person who is gone from the list."""

    ACCEPT = "accept"  # as it was read: the padded number, the suggested date; the one record that it fits, or new
    PERSON = "person"  # it is this person
    NEW = "new"  # it is nobody who is recorded
    SKIP = "skip"  # not now: it will be asked again
    LEAVE = "leave"  # gone: nothing is written
    NOTE = "note"  # gone: a line in the record says so
    DELETE = "delete"  # gone: the record is deleted, with the reason


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision. ``without_doubtful`` leaves the cells empty that are in doubt; ``category`` is said for the row."""

    choice: Choice
    resident_id: str | None = None
    without_doubtful: bool = False
    category: str | None = None
    reason: str = ""


def place_key(text: str) -> str:
    """``Thôn Phú Sơn`` and ``thon phu son`` are one place; ``Thôn Sơn`` and ``Buôn Sơn`` are two."""
    return " ".join(names.fold(text).replace(".", " ").split())


def bare_place_key(text: str) -> str:
    """Without the word for its kind: ``Phú Sơn`` in a column, ``Thôn Phú Sơn`` on a sheet."""
    words = place_key(text)
    for kind in ("to dan pho", "khu pho", "thon", "buon", "tdp", "xom", "ap", "lang", "ben"):
        if words.startswith(kind + " "):
            return words.removeprefix(kind).strip()
    return words


def likely_kind(text: str) -> str:
    """The kind of area that a place most likely is, by the first words of its name."""
    words = place_key(text) + " "
    return next((kind for begin, kind in _KINDS if words.startswith(begin)), "hamlet")


def is_of_identity(remark: Remark) -> bool:
    """Whether the doubt is about who the row is, not about what stands in a cell."""
    return remark.code.startswith(_IDENTITY)


def needs_person(row: RowVerdict) -> bool:
    """Whether somebody must say who the row is; if not, accepting what was read is enough."""
    return any(map(is_of_identity, row.reasons)) or len(row.candidates) > 1


def needs_category(row: RowVerdict) -> bool:
    """Whether somebody must say which group the case is of."""
    return any(remark.code in _CATEGORY for remark in row.reasons)


def needs_decision(row: RowVerdict) -> bool:
    """Whether the row waits for a person. Who is gone from the list is left in peace without one."""
    return row.verdict is Verdict.DOUBTFUL


def doubtful_fields(row: RowVerdict) -> frozenset[str]:
    """The fields whose cells were read with a doubt."""
    return frozenset(remark.field for remark in row.reasons if not is_of_identity(remark))
