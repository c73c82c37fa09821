"""What a list that leaves the office can show, and by what it can be grouped (danh sách in, xuất)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class ListColumn:
    """``share`` of the width of the sheet. ``groups``: the list can be told apart by it; ``rare``: it stands there only
    where it was chosen."""

    key: str
    title: str
    share: int
    align: str = "left"
    groups: bool = False
    rare: bool = False


_NAME = ListColumn("name", "Họ và tên", 24)
_BORN = ListColumn("born", "Ngày sinh", 15, "centre")
_SEX = ListColumn("sex", "Giới tính", 9, "centre")
_NUMBER = ListColumn("number", "Số định danh", 19, "centre")
_HOUSE = ListColumn("household", "Hộ", 18)
_AREA = ListColumn("area", "Địa bàn", 16, groups=True)

COLUMNS: Final[Mapping[str, tuple[ListColumn, ...]]] = MappingProxyType(
    {
        "people": (_NAME, _BORN, _SEX, _NUMBER, _HOUSE, _AREA),
        "cases": (
            _NAME,
            _BORN,
            _SEX,
            _NUMBER,
            _HOUSE,
            _AREA,
            ListColumn("category", "Diện", 9, "centre", groups=True),
            ListColumn("state", "Tình trạng", 13, groups=True),
            ListColumn("opened", "Ngày lập", 15, "centre"),
            ListColumn("stage", "Giai đoạn lập", 15, groups=True, rare=True),
            ListColumn("due", "Hạn", 15, "centre"),
            ListColumn("obstacle", "Vướng mắc", 21, groups=True),
            ListColumn("assignee", "Người phụ trách", 18, groups=True),
        ),
    }
)
"""By kind of list. Keys are wire names of what is remembered."""

TITLES: Final[Mapping[str, str]] = MappingProxyType({"people": "Danh sách nhân khẩu", "cases": "Danh sách hồ sơ"})


def columns_of(kind: str, chosen: tuple[str, ...] = ()) -> tuple[ListColumn, ...]:
    """The chosen columns in their own order; without a choice all but the rare ones. The name always stands there."""
    return tuple(
        each for each in COLUMNS[kind] if (not chosen and not each.rare) or each.key in chosen or each is _NAME
    )
