"""What the machines of these tests are given to write: a scan, a long list, a commune with a bundle on its way."""

from __future__ import annotations

from itertools import product
from pathlib import Path

from PIL import Image

from tests.intake import lists as office_lists

_FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Phan", "Đặng", "Bùi", "Hồ")
_MIDDLES = ("Văn", "Hữu", "Minh", "Quốc", "Đình", "Thanh", "Xuân", "Ngọc")
_GIVEN = ("Hùng", "Dũng", "Tuấn", "Thành", "Hải", "Sơn", "Long", "Nam", "Cường", "Hiếu", "Phong", "Quang", "Tâm")


def a_scan(folder: Path) -> Path:
    picture = folder / "anh.jpg"
    Image.effect_noise((700, 500), 40).save(picture, "JPEG")
    return picture


def a_list(folder: Path, rows: int) -> Path:
    """A list of ``rows`` people (at most 1,040), nobody like another, each a household of its own."""
    file = folder / "danh-sach.xlsx"
    head = ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Quan hệ với chủ hộ", "Ghi chú"]
    found = zip(range(rows), product(_FAMILIES, _MIDDLES, _GIVEN), strict=False)
    people = [
        [n, " ".join(name), f"{n % 28 + 1:02}/{n % 12 + 1:02}/{1950 + n % 50}", "Nam", "Chủ hộ", "ghi chú " * 20]
        for n, name in found
    ]
    file.write_bytes(office_lists.xlsx({"Thôn Mới": [head, *people]}))
    return file
