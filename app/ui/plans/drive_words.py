"""How the screen calls what a drive knows: states with icon, tone and key, bands, what is odd about a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.domain.drive import ALL, OLDER, QUOTA, UNKNOWN, UNSURE, ChildState, Drive
from app.domain.drive_figures import Doubt
from app.ui.formats import fill

LOOK: Final[Mapping[ChildState, tuple[str, str]]] = {
    ChildState.TODO: ("todo", "neutral"),
    ChildState.PRESENT: ("now", "accent"),
    ChildState.RETURNED: ("late", "warn"),
    ChildState.DONE: ("done", "good"),
    ChildState.AWAY_REGISTERED: ("forward", "neutral"),
    ChildState.AWAY: ("home", "neutral"),
    ChildState.LOST: ("unknown", "stuck"),
    ChildState.ABROAD: ("place", "stuck"),
    ChildState.UNABLE: ("blocked", "bad"),
    ChildState.CARD: ("tick", "good"),
}
"""Icon and tone; the words stand beside them."""
KEYS: Final[Mapping[str, ChildState]] = {
    "1": ChildState.PRESENT,
    "2": ChildState.DONE,
    "3": ChildState.AWAY_REGISTERED,
    "4": ChildState.AWAY,
    "5": ChildState.LOST,
    "6": ChildState.ABROAD,
    "7": ChildState.UNABLE,
    "8": ChildState.RETURNED,
    "0": ChildState.TODO,
}
"""The key that marks what is chosen in the list."""


def tr(text: str) -> str:
    return QCoreApplication.translate("drive", text)


def state_name(state: ChildState) -> str:
    return {
        ChildState.TODO: tr("Chưa rà soát"),
        ChildState.PRESENT: tr("Có mặt"),
        ChildState.RETURNED: tr("Đã về, báo ngay"),
        ChildState.DONE: tr("Đã thu nhận"),
        ChildState.AWAY_REGISTERED: tr("Vắng, có nơi tạm trú"),
        ChildState.AWAY: tr("Vắng, chưa đăng ký"),
        ChildState.LOST: tr("Không rõ nơi đến"),
        ChildState.ABROAD: tr("Ở nước ngoài"),
        ChildState.UNABLE: tr("Chưa thể"),
        ChildState.CARD: tr("Đã có thẻ"),
    }[state]


def band_name(drive: Drive, band: str) -> str:
    known = drive.band(band)
    if known is not None:
        return known.name
    return {
        UNSURE: tr("Chưa rõ nhóm tuổi"),
        OLDER: fill(tr("Từ %1 tuổi"), drive.oldest),
        UNKNOWN: tr("Chưa có ngày sinh"),
    }.get(band, band)


def column_name(drive: Drive, column: str) -> str:
    """What stands over a column of the table of targets."""
    if column == ALL:
        return tr("Tổng")
    if column.startswith(QUOTA):
        return fill(tr("Mỗi ngày: %1"), band_name(drive, column.removeprefix(QUOTA)).lower())
    return band_name(drive, column)


def doubt_words(drive: Drive, doubt: Doubt, names: Mapping[str, str]) -> str:
    """One thing that is odd about a table of targets."""
    unit, column = names.get(doubt.unit, doubt.unit), column_name(drive, doubt.column) if doubt.column else ""
    return {
        "total": lambda: fill(tr("Dòng tổng in %1, cộng các dòng được %2 (%3)"), doubt.said, doubt.is_, column),
        "bands": lambda: fill(tr("%1: tổng ghi %2, cộng các nhóm tuổi được %3"), unit, doubt.said, doubt.is_),
        "missing": lambda: fill(tr("%1: chưa có chỉ tiêu"), unit),
        "stranger": lambda: fill(tr("%1: không có trong kế hoạch"), unit),
        "below-done": lambda: fill(
            tr("%1: chỉ tiêu %2 thấp hơn số đã thu nhận %3 (%4)"), unit, doubt.said, doubt.is_, column
        ),
        "quotas": lambda: fill(tr("%1: chỉ tiêu các ngày cộng lại %2, chưa đủ %3"), unit, doubt.said, doubt.is_),
    }[doubt.code]()
