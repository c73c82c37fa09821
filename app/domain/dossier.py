"""The parts of a dossier (hồ sơ quản lý) and the orders in which an office files many."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final


class Part(StrEnum):
    """In the order in which they are filed. ``SCANS`` are the pictures themselves, after everything else."""

    PERSON = "person"
    HOUSEHOLD = "household"
    RESIDENCES = "residences"
    CLAIMS = "claims"
    STEPS = "steps"
    OBSTACLES = "obstacles"
    VISITS = "visits"
    HISTORY = "history"
    PAPERS = "papers"
    ATTACHMENTS = "attachments"
    SCANS = "scans"


TITLES: Final[Mapping[Part, str]] = {
    Part.PERSON: "Nhân thân",
    Part.HOUSEHOLD: "Hộ và người thân",
    Part.RESIDENCES: "Quá trình cư trú",
    Part.CLAIMS: "Sự việc cần chứng minh và chứng cứ",
    Part.STEPS: "Lộ trình giải quyết",
    Part.OBSTACLES: "Vướng mắc",
    Part.VISITS: "Lượt đến nhà",
    Part.HISTORY: "Lịch sử thay đổi",
    Part.PAPERS: "Giấy tờ đã cấp, văn bản đã in",
    Part.ATTACHMENTS: "Ảnh quét và tệp kèm theo",
    Part.SCANS: "Bản in các ảnh quét",
}

ALL: Final = frozenset(Part)
_ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI")


def numbered(chosen: Iterable[Part]) -> dict[Part, str]:
    """The chosen parts in their order, each with its heading: ``"IV. Lộ trình giải quyết"``."""
    wanted = frozenset(chosen)
    there = (part for part in Part if part in wanted)
    return {part: f"{number}. {TITLES[part]}" for number, part in zip(_ROMAN, there, strict=False)}


class Order(StrEnum):
    """Areas and names within them; groups (diện) first; the oldest file first."""

    AREA = "area"
    CATEGORY = "category"
    OPENED = "opened"


ORDERS: Final[Mapping[Order, str]] = {
    Order.AREA: "Theo địa bàn, rồi theo tên",
    Order.CATEGORY: "Theo diện, rồi theo địa bàn và tên",
    Order.OPENED: "Theo ngày lập hồ sơ",
}
