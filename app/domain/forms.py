"""Official forms (biểu mẫu) as data: which items stand on the paper in which order, and what of the record fills them.

A form is laid out by ``resources/forms/*.toml``, one file for each version with the days on which it is in force; the
version of the day of filing counts. What a form prints from is named by a *fill* (:data:`FILLS`): one value of the
case, as text. The words on the paper are the form's own, never the program's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.domain.sourced import ALWAYS, Source, Validity


class ItemKind(StrEnum):
    """How an item stands on the paper."""

    LINE = "line"
    """A label, the value behind it, a dotted line to the edge."""
    ROW = "row"
    """Several such side by side."""
    BOXES = "boxes"
    """A label and one box for each digit."""
    CHOICE = "choice"
    """A label and boxes to tick."""
    TABLE = "table"
    """Rows of people."""
    TEXT = "text"
    """Words of the form itself."""
    HEADING = "heading"
    """A part's title."""


class FilingWay(StrEnum):
    """Nộp thế nào: on paper, only online (the sheet then serves to type from), or either."""

    PAPER = "paper"
    ONLINE = "online"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Option:
    """One box to tick: it is ticked when the fill says ``value``."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column of a table of people; ``fill`` is a field of :class:`TablePerson`, ``share`` of the width."""

    title: str
    share: float
    fill: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One item. ``label`` with its number as printed; ``lines`` how many dotted lines it has when it is empty.

    ``required``: without it the office will not take the form; it is listed before printing. ``share`` counts within a
    row; ``caps`` prints the value in capitals (names).
    """

    kind: ItemKind
    label: str = ""
    fill: str = ""
    lines: int = 1
    required: bool = False
    caps: bool = False
    share: float = 1.0
    count: int = 12
    parts: tuple[Item, ...] = ()
    options: tuple[Option, ...] = ()
    columns: tuple[TableColumn, ...] = ()
    bold: bool = False

    def all(self) -> Iterator[Item]:
        """The item and what stands in its row."""
        yield self
        yield from self.parts


@dataclass(frozen=True, slots=True)
class Signer:
    """A column to sign: above it a line for the day, then whose it is, how to sign, and the name if it is known."""

    title: str
    how: str = ""
    fill: str = ""
    dated: bool = False
    lines: tuple[str, ...] = ()
    """Items under the name, such as "Số định danh cá nhân: …"."""


@dataclass(frozen=True, slots=True)
class Margins:
    """In millimetres."""

    top: int = 20
    right: int = 20
    bottom: int = 20
    left: int = 30


@dataclass(frozen=True, slots=True)
class FormSpec:
    """One version of one form.

    ``head`` are the lines at the top ("Mẫu CT01 ban hành kèm theo …"); ``to`` the label before the office it goes to
    and ``office`` who that is; ``notes`` what stands on the last page. ``procedures`` are those that it is filed for;
    ``requests`` says for each what is asked ("Đăng ký thường trú tại {home}"). In both, ``{…}`` names a fill.
    """

    code: str
    title: str
    name: str
    source: Source
    items: tuple[Item, ...]
    validity: Validity = ALWAYS
    head: tuple[str, ...] = ()
    about: str = ""
    to: str = ""
    signers: tuple[Signer, ...] = ()
    notes_title: str = ""
    notes: tuple[str, ...] = ()
    way: FilingWay = FilingWay.EITHER
    margins: Margins = Margins()
    size: float = 13.0
    procedures: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    office: str = ""
    requests: Mapping[str, str] = field(default_factory=dict)

    @property
    def version(self) -> str:
        """Names this version among those of its code: the first day on which it is in force."""
        return self.validity.first.isoformat() if self.validity.first else "0"

    @property
    def key(self) -> str:
        """Under this key the commune settles how the form is laid out."""
        return f"form:{self.code}@{self.version}"

    def fills(self) -> tuple[str, ...]:
        """Every fill that the form asks for, each once, in the order of the paper."""
        found = ["office"] if self.to else []
        found += [each.fill for item in self.items for each in item.all() if each.fill]
        found += [signer.fill for signer in self.signers if signer.fill]
        return tuple(dict.fromkeys(found))

    def required(self) -> tuple[Item, ...]:
        """What has to be known, in the order of the paper."""
        return tuple(each for item in self.items for each in item.all() if each.required and each.fill)


def in_force(forms: Iterable[FormSpec], code: str, day: date) -> FormSpec | None:
    """The version of a form that is in force on the day of filing; None if there is none."""
    wanted = code.casefold()
    named = (form for form in forms if wanted in {form.code.casefold(), *map(str.casefold, form.aliases)})
    return next((form for form in named if form.validity.holds(day)), None)


@dataclass(frozen=True, slots=True)
class TablePerson:
    """One row of a table of people, as text."""

    name: str
    born: str = ""
    sex: str = ""
    number: str = ""
    relation: str = ""
    ethnicity: str = ""
    nationality: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Fill:
    """What a fill means, and which field of the record (``entity.field``) to go to when it is missing."""

    name: str
    field: str = ""


_OF_KIN = {
    "name": "Họ tên",
    "born": "Ngày, tháng, năm sinh",
    "born_year": "Năm sinh",
    "number": "Số định danh cá nhân",
    "ethnicity": "Dân tộc",
    "nationality": "Quốc tịch",
    "home": "Nơi cư trú",
}
_KIN = {"mother": "mẹ", "father": "cha", "guardian": "người giám hộ, nuôi dưỡng"}

FILLS: Mapping[str, Fill] = {
    "name": Fill("Họ, chữ đệm và tên", "resident.name"),
    "other_names": Fill("Tên gọi khác", "resident.other_names"),
    "born": Fill("Ngày, tháng, năm sinh", "resident.born"),
    "born_in_words": Fill("Ngày, tháng, năm sinh ghi bằng chữ", "resident.born"),
    "sex": Fill("Giới tính", "resident.sex"),
    "number": Fill("Số định danh cá nhân", "resident.id_number"),
    "old_number": Fill("Số CMND cũ", "resident.old_number"),
    "phone": Fill("Số điện thoại", "resident.phone"),
    "ethnicity": Fill("Dân tộc", "resident.ethnicity"),
    "religion": Fill("Tôn giáo", "resident.religion"),
    "nationality": Fill("Quốc tịch", "resident.nationality"),
    "civil_status": Fill("Tình trạng hôn nhân", "resident.civil_status"),
    "birth_place": Fill("Nơi sinh", "resident.birth_place"),
    "birth_registered_at": Fill("Nơi đăng ký khai sinh", "resident.birth_registered_at"),
    "home_town": Fill("Quê quán", "resident.home_town"),
    "relation": Fill("Quan hệ với chủ hộ", "resident.membership"),
    "home": Fill("Nơi ở hiện tại", "household.address"),
    "permanent": Fill("Nơi thường trú", "residence.place"),
    "temporary": Fill("Nơi tạm trú", "residence.place"),
    "periods": Fill("Quá trình cư trú", "residence.place"),
    **{
        f"{key}_{part}": Fill(f"{said} của {who}", f"resident.{key}")
        for key, who in _KIN.items()
        for part, said in _OF_KIN.items()
    },
    "head": Fill("Họ, chữ đệm và tên chủ hộ", "resident.membership"),
    "head_number": Fill("Số định danh cá nhân của chủ hộ", "resident.membership"),
    "members": Fill("Thành viên trong hộ", "resident.membership"),
    "area": Fill("Thôn, buôn, tổ dân phố", "household.area_id"),
    "unit": Fill("Xã, phường, đặc khu"),
    "province": Fill("Tỉnh, thành phố"),
    "filer_name": Fill("Họ tên người yêu cầu", "resident.guardian"),
    "filer_number": Fill("Giấy tờ tùy thân của người yêu cầu", "resident.guardian"),
    "filer_home": Fill("Nơi cư trú của người yêu cầu", "residence.place"),
    "filer_relation": Fill("Quan hệ của người yêu cầu với người được khai", "resident.guardian"),
    "filer_phone": Fill("Điện thoại của người yêu cầu", "resident.phone"),
    "parent_name": Fill("Cha, mẹ hoặc người giám hộ", "resident.guardian"),
    "request": Fill("Nội dung đề nghị"),
    "office": Fill("Cơ quan nhận"),
    "registering": Fill("Loại đăng ký khai sinh", "answer.registered_before"),
}
"""What a form may print of a case; besides these ``answer.KEY`` is the wizard's answer of that name."""


def is_fill(name: str) -> bool:
    """Whether a form may name this fill."""
    return name in FILLS or name.startswith("answer.")


def fill_of(name: str) -> Fill:
    """What a fill means; an answer of the wizard leads back to its question."""
    return FILLS.get(name) or Fill(name.removeprefix("answer."), name)
