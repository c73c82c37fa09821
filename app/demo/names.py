"""Names of people who do not exist, as the peoples of the province bear them (họ tên tổng hợp).

Kinh: family name, middle word, given name; the middle word and the fashion of given names follow sex and age. Ê Đê:
``Y`` or ``H'``, the given name, and the mother's clan behind it. Chăm, Ba Na, Tày, Nùng: family names of their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from app.domain.values import Sex

KINH, EDE, CHAM, BANA, TAY, NUNG = "Kinh", "Ê-đê", "Chăm", "Ba na", "Tày", "Nùng"
"""Peoples, as the code table of ethnic groups spells them."""


@dataclass(frozen=True, slots=True)
class Line:
    """What a child takes from its parents: the people, and the family name or clan (dòng họ)."""

    people: str
    family: str


_FAMILIES: dict[str, tuple[tuple[str, ...], tuple[int, ...]]] = {
    KINH: (
        (
            "Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Phan", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Đoàn",
            "Trương", "Lương", "Đinh", "Cao", "Mai", "Tô", "Châu", "Lâm", "Thái", "Tạ", "Hà", "Vương", "Kiều", "Từ",
            "Đào", "Lưu", "Nguyễn Hữu", "Trần Lê",
        ),
        (36, 12, 10, 6, 7, 6, 5, 3, 3, 2, 3, 2, 1, 1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
    ),
    EDE: (
        (
            "Niê", "Mlô", "Êban", "Kbuôr", "Byă", "Ayŭn", "Hwing", "Kđoh", "Ktla", "Kpơr", "Buôn Yă", "Niê Kđăm",
            "Buôn Krông", "Hmok", "Adrơng", "Knul", "Arul", "Bkrông", "Mjâo", "Ênuôl",
        ),
        (14, 9, 6, 5, 4, 4, 3, 3, 2, 2, 2, 4, 2, 2, 2, 2, 1, 1, 1, 2),
    ),
    CHAM: (("So", "La O", "Lê Mo", "Ma", "Mang", "Lơ Mo", "Sô"), (4, 4, 4, 2, 2, 2, 1)),
    BANA: (("La Lan", "La Mo", "Đinh", "La Chí", "Lan", "Mơ"), (4, 4, 3, 2, 1, 1)),
    TAY: (("Nông", "Hoàng", "Lý", "Triệu", "Bế", "Ma"), (4, 4, 2, 2, 2, 1)),
    NUNG: (("Nông", "Lương", "Vi", "Hoàng", "Lục"), (4, 3, 3, 2, 1)),
}  # fmt: skip

_OLD_MEN = (
    "Bảy", "Tám", "Chín", "Mười", "Đực", "Cu", "Lành", "Thôi", "Cang", "Sửu", "Tý", "Mẹo", "Tỵ", "Ngọ", "Thìn", "Bình",
    "Hiền", "Thọ", "Phước", "Lộc", "Tài", "Khá", "Ưng", "Nghĩa", "Đức", "Quý",
)  # fmt: skip
_OLD_WOMEN = (
    "Bốn", "Năm", "Sáu", "Bảy", "Tám", "Út", "Lài", "Cúc", "Sen", "Mận", "Đào", "Hường", "Thôi", "Lượm", "Nở", "Xuân",
    "Nhàn", "Thu", "Sương", "Liễu", "Gái", "Ba", "Hoa", "Bông",
)  # fmt: skip
_MEN = (
    "Hùng", "Dũng", "Tuấn", "Thành", "Hải", "Sơn", "Minh", "Long", "Nam", "Cường", "Hiếu", "Phong", "Quang", "Thắng",
    "Tâm", "Trung", "Việt", "Vinh", "Khánh", "Đạt", "Toàn", "Phú", "Lợi", "Hậu", "Hòa", "Thuận", "Bảo", "Huy", "Kiên",
)  # fmt: skip
_WOMEN = (
    "Lan", "Hương", "Hoa", "Hằng", "Thủy", "Loan", "Nga", "Yến", "Hồng", "Phượng", "Thảo", "Trang", "Linh", "Hạnh",
    "Nhung", "Oanh", "Vân", "Mai", "Diệp", "Kiều", "Tuyết", "Ngân", "Thúy", "Hiền", "Duyên", "Quyên", "Trâm", "Đức",
)  # fmt: skip
_BOYS = (
    "Khang", "Khôi", "Minh", "Phúc", "Gia Bảo", "Anh Kiệt", "Nhật Huy", "Đăng Khoa", "Thiên Ân", "Quốc Bảo",
    "Hoàng Long", "Tuấn Kiệt", "Bảo Nam", "Minh Quân", "Hữu Phước", "Gia Huy", "Anh Tú", "Duy Khánh", "Trọng Nhân",
)  # fmt: skip
_GIRLS = (
    "Ngọc Hân", "Bảo Ngọc", "Khánh Vy", "Thảo My", "Gia Hân", "Anh Thư", "Tường Vy", "Quỳnh Như", "Kim Ngân",
    "Phương Linh", "Bích Trâm", "Như Ý", "Diễm My", "Hoài An", "Thanh Trúc", "Mỹ Duyên", "Yến Nhi", "Tuệ Lâm",
)  # fmt: skip
_EDE_MEN = (
    "Bhim", "Krông", "Blun", "Thuê", "Siêng", "Jut", "Đhăm", "Ngông", "Wang", "Khăm", "Hen", "Tlưn", "Phik", "Liêm",
    "Kuăt", "Bhiông", "Noen", "Sôn", "Yôm", "Pit", "Ngŭn", "Moan", "Thăm", "Djăm",
)  # fmt: skip
_EDE_WOMEN = (
    "Hen", "Bia", "Lê", "Nga", "Mlăk", "Yar", "Blă", "Wâo", "Duyn", "Lan", "Rưn", "Yuôl", "Mrao", "Điệp", "Nguêt",
    "Kơ", "Juăn", "Brô", "Luin", "Thơm", "Sôn", "Ngăk",
)  # fmt: skip
_UPLAND_MEN = ("Thin", "Y Thoa", "Văn Đông", "Trinh", "Y Lé", "Văn Xinh", "Thôi", "Y Nhân", "Y Bút", "Noa", "Văn Bé")
_UPLAND_WOMEN = ("Thị Nhút", "Thị Loan", "Thị Mận", "Hờ Nghí", "Thị Bé", "Thị Chín", "Hờ Đen", "Thị Thơ", "Hờ Lem")


def a_line(rng: Random, people: str) -> Line:
    """One family of a people."""
    families, weights = _FAMILIES[people]
    return Line(people, rng.choices(families, weights)[0])


def child_line(father: Line, mother: Line) -> Line:
    """What a child is called after: its father's family, with the Ê Đê its mother's clan."""
    return mother if mother.people == EDE else father


def a_name(rng: Random, line: Line, sex: Sex, year: int) -> str:
    """A full name for somebody of this family, sex and year of birth."""
    if line.people == EDE:
        given = rng.choice(_EDE_MEN if sex is Sex.MALE else _EDE_WOMEN)
        return f"Y {given} {line.family}" if sex is Sex.MALE else f"H'{given} {line.family}"
    if line.people in (CHAM, BANA):
        return f"{line.family} {rng.choice(_UPLAND_MEN if sex is Sex.MALE else _UPLAND_WOMEN)}"
    return f"{line.family} {_given(rng, sex, year)}"


def _given(rng: Random, sex: Sex, year: int) -> str:
    if year >= 2006:
        return rng.choice(_BOYS if sex is Sex.MALE else _GIRLS)
    old = year < 1962
    if sex is Sex.MALE:
        middles = ("Văn",) if old else ("Văn", "Văn", "Đình", "Minh", "Quốc", "Thanh", "Hữu", "Ngọc", "Xuân")
        return f"{rng.choice(middles)} {rng.choice(_OLD_MEN if old else _MEN)}"
    middles = ("Thị",) if old else ("Thị", "Thị", "Thị", "Thị Kim", "Thị Mỹ", "Thanh", "Thị Thu", "Ngọc", "Thị Hồng")
    return f"{rng.choice(middles)} {rng.choice(_OLD_WOMEN if old else _WOMEN)}"
