"""Every official form and every letter with people in it who do not exist: empty, filled, and filled to the brim."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from app.domain.forms import FormSpec, TablePerson
from app.domain.letters import LetterSpec
from app.reports.form import FilledForm, write_forms
from app.reports.issuer import issuer_of
from app.reports.letter import Letter, write_letters
from tests.services.homes import the_pack

FORMS: Mapping[str, FormSpec] = {f"{spec.code}@{spec.version}": spec for spec in the_pack().forms}
LETTERS: Mapping[str, LetterSpec] = {spec.code: spec for spec in the_pack().letters}
DAY = date(2026, 2, 3)


class Fullness(StrEnum):
    """How much stands in a paper."""

    EMPTY = "empty"
    FILLED = "filled"
    BRIMFUL = "brimful"


USUAL: Mapping[str, str] = {
    "name": "Nguyễn Thị Mẫu Đơn",
    "other_names": "Bé Đơn",
    "born": "03/05/2024",
    "born_in_words": "Ngày mùng ba tháng năm năm hai nghìn không trăm hai mươi tư",
    "sex": "Nữ",
    "number": "066324000123",
    "old_number": "240123456",
    "phone": "0912000111",
    "ethnicity": "Ê-đê",
    "religion": "Không",
    "nationality": "Việt Nam",
    "civil_status": "Chưa kết hôn",
    "birth_place": "Trạm y tế xã Tuy An Đông",
    "birth_registered_at": "Ủy ban nhân dân xã Tuy An Đông",
    "home_town": "Xã Tuy An Đông, tỉnh Đắk Lắk",
    "relation": "con đẻ",
    "home": "Thôn Phú Mỹ, xã Tuy An Đông, tỉnh Đắk Lắk",
    "permanent": "Thôn Phú Mỹ, xã Tuy An Đông, tỉnh Đắk Lắk",
    "temporary": "Bến cá An Hải, xã Tuy An Đông",
    "periods": "Từ 03/05/2024: Bến cá An Hải; từ 02/2025: thôn Phú Mỹ",
    "head": "H’Hen Niê Kƀuôr",
    "head_number": "066199000123",
    "area": "Thôn Phú Mỹ",
    "unit": "xã Tuy An Đông",
    "province": "tỉnh Đắk Lắk",
    "filer_name": "H’Hen Niê Kƀuôr",
    "filer_number": "066199000123",
    "filer_home": "Thôn Phú Mỹ, xã Tuy An Đông, tỉnh Đắk Lắk",
    "filer_relation": "Mẹ",
    "filer_phone": "0912000111",
    "parent_name": "H’Hen Niê Kƀuôr",
    "request": "Khai báo thông tin về cư trú; nơi ở hiện tại: Thôn Phú Mỹ",
    "office": "Công an xã Tuy An Đông",
    "registering": "Ủy ban nhân dân xã Tuy An Đông",
    "when": "08 giờ 30 ngày 03 tháng 02 năm 2026",
}
"""What of a case fills a paper; what is not here says its own name."""

LONG_NAME = "Công Tằng Tôn Nữ Hoàng Phủ Ngọc Diễm Trinh Nguyễn Phúc Vĩnh Thụy Bảo Long " * 3
LONG_HOME = (
    "Nhà tạm cạnh cầu tàu số 3 phía sau kho lạnh Hợp tác xã khai thác hải sản An Hải, hẻm không tên đối diện miếu Bà, "
    "tổ 4, thôn Phú Mỹ, xã Tuy An Đông, tỉnh Đắk Lắk (trước 01/7/2025: xã An Hải, huyện Tuy An, tỉnh Phú Yên)"
)
LONGEST: Mapping[str, str] = {
    "name": LONG_NAME,
    "head": LONG_NAME,
    "filer_name": LONG_NAME,
    "parent_name": LONG_NAME,
    "mother_name": "H’Ƀlơk Êban",
    "father_name": "Y Bhơ̆m",
    "guardian_name": LONG_NAME,
    "born": "1942",
    "born_in_words": "Năm một nghìn chín trăm bốn mươi hai",
    "number": "chưa có",
    "home": LONG_HOME,
    "permanent": LONG_HOME,
    "temporary": LONG_HOME,
    "birth_place": LONG_HOME,
    "home_town": LONG_HOME,
    "birth_registered_at": LONG_HOME,
    "request": f"Đăng ký thường trú tại {LONG_HOME}",
    "periods": f"Từ 1942: {LONG_HOME}; từ 1975: {LONG_HOME}",
}
"""Names of four lines, an Ê Đê name without a family name, a year alone, addresses of before and after the reform."""

_KINSHIP = ("mother", "father", "guardian")
_OF_KIN = {"born": "1999", "born_year": "1999", "number": "066199000123", "ethnicity": "Ê-đê"}


def said(name: str, fullness: Fullness) -> str:
    """What stands under the name of a fill or of something typed."""
    if fullness is Fullness.BRIMFUL and name in LONGEST:
        return LONGEST[name]
    who, _, what = name.partition("_")
    if name in USUAL:
        return USUAL[name]
    if who in _KINSHIP:
        own = {"name": "Y Bhim Niê", "home": USUAL["home"], "nationality": "Việt Nam", **_OF_KIN}
        return LONG_HOME if fullness is Fullness.BRIMFUL and what == "home" else own.get(what, what)
    words = f"({name}) lời ghi thử của người lập"
    return f"{words}, {LONG_HOME}" if fullness is Fullness.BRIMFUL else words


def people(fullness: Fullness) -> tuple[TablePerson, ...]:
    """Who stands in a table."""
    usual = TablePerson("Y Bhim Niê", "09/2021", "Nam", "066221000123", "con đẻ", "Ê-đê", "Việt Nam", "")
    long = TablePerson(LONG_NAME, "1942", "Nữ", "066142000123", "anh chị em cùng cha khác mẹ", "Ê-đê", "Việt Nam", "")
    return (usual, usual) if fullness is Fullness.FILLED else (usual, long, long, usual)


def filled_form(key: str, fullness: Fullness, *, mark: bool = False) -> FilledForm:
    spec = FORMS[key]
    if fullness is Fullness.EMPTY:
        return FilledForm(spec, mark=mark)
    fills = spec.fills()
    return FilledForm(
        spec,
        {fill: said(fill, fullness) for fill in fills},
        dict.fromkeys(fills, people(fullness)),
        "Tuy An Đông",
        DAY,
        mark,
        "Hồ sơ 0042 · bản số 1 · in ngày 03/02/2026",
    )


def filled_letter(code: str, fullness: Fullness, *, mark: bool = False) -> Letter:
    spec = LETTERS[code]
    issuer = issuer_of("Xã Tuy An Đông", "Đắk Lắk", police=spec.police)
    if fullness is Fullness.EMPTY:
        return Letter(spec, issuer, mark=mark)
    names = dict.fromkeys([*spec.named(), *(ask.key for ask in spec.asks)])
    values = {name: said(name, fullness) for name in names}
    return Letter(spec, issuer, values, DAY, "7", mark, "Hồ sơ 0042 · bản số 1 · in ngày 03/02/2026")


def form_pdf(form: FilledForm) -> bytes:
    out = io.BytesIO()
    write_forms([form], out)
    return out.getvalue()


def letter_pdf(letter: Letter) -> bytes:
    out = io.BytesIO()
    write_letters([letter], out)
    return out.getvalue()
