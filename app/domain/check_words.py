"""What a finding says, in Vietnamese: the short list that its rule left as ``detail``, put in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

_SEXES: Final[Mapping[str, str]] = {"male": "nam", "female": "nữ"}
_WHERE: Final[Mapping[str, str]] = {
    "record": "bản ghi đã gộp",
    "likeness": "bản ghi nghi là một người",
    "card": "thẻ đã cấp",
    "evidence": "giấy tờ trong hồ sơ",
}
_LACKING: Final[Mapping[str, str]] = {
    "number": "số quyết định",
    "id_number": "số định danh",
    "born": "ngày sinh",
    "sex": "giới tính",
    "household": "hộ",
}
STATES: Final[Mapping[str, str]] = {
    "open": "Chưa xử lý",
    "asked": "Đã đề nghị",
    "answered": "Có trả lời",
    "settled": "Đã xử lý",
    "not-a-fault": "Không phải lỗi",
}
GROUPS: Final[Mapping[str, str]] = {"dung": "Đúng", "du": "Đủ", "sach": "Sạch", "song": "Sống"}


def said(rule: str, detail: Sequence[Any], *, other: str = "") -> str:
    """``other``: the name of the second person, if there is one and it may be told."""
    if rule in ("poor-missing", "merit-missing", "rent-missing", "core-missing"):
        return "Thiếu " + ", ".join(_LACKING.get(str(one), str(one)) for one in detail)
    words = ""
    if detail:
        words = _by_rule(rule, detail)
    if rule == "one-biometric" and other:
        return f"Cùng hồ sơ sinh trắc với {other}"
    if other:
        words = f"{words}: {other}" if words else other
    return words


def _by_rule(rule: str, detail: Sequence[Any]) -> str:
    match rule:
        case "household-many-heads":
            return f"{detail[0]} chủ hộ"
        case "two-numbers":
            return f"Số {detail[1]} ở {_WHERE.get(str(detail[0]), str(detail[0]))}"
        case "number-shared":
            return f"Cùng số {detail[0]}"
        case "sex-differs":
            return f"Số nói {_SEXES.get(detail[0], detail[0])}, đang ghi {_SEXES.get(detail[1], detail[1])}"
        case "year-differs":
            return f"Số nói {detail[0]}, đang ghi {detail[1]}"
        case "place-differs":
            return f"Số nói {detail[0]}"
        case "number-place":
            return f"Mã {detail[0]}"
        case "temporary-away":
            year, month, day = str(detail[0]).split("-")
            return f"Vắng từ {day}/{month}/{year}"
    return ", ".join(map(str, detail))
