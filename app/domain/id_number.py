"""Personal identification numbers (số định danh cá nhân) and the old nine-digit ones (chứng minh nhân dân).

Twelve digits say where the birth was registered (3), century and sex (1), the year of birth (2), and six at random.
There is no check digit. What looks wrong is a :class:`Finding`, never a refusal: the work is to record and mend such
numbers.

Source: Decree 137/2015/NĐ-CP art. 13; Circular 07/2016/TT-BCA annexes I and III; Law 26/2023/QH15 art. 12 [H].
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.answers import Answer, is_known
from app.domain.partial_date import PartialDate
from app.domain.values import Sex

BIRTH_PROVINCES: Mapping[str, str] = {
    "001": "Hà Nội",
    "002": "Hà Giang",
    "004": "Cao Bằng",
    "006": "Bắc Kạn",
    "008": "Tuyên Quang",
    "010": "Lào Cai",
    "011": "Điện Biên",
    "012": "Lai Châu",
    "014": "Sơn La",
    "015": "Yên Bái",
    "017": "Hòa Bình",
    "019": "Thái Nguyên",
    "020": "Lạng Sơn",
    "022": "Quảng Ninh",
    "024": "Bắc Giang",
    "025": "Phú Thọ",
    "026": "Vĩnh Phúc",
    "027": "Bắc Ninh",
    "030": "Hải Dương",
    "031": "Hải Phòng",
    "033": "Hưng Yên",
    "034": "Thái Bình",
    "035": "Hà Nam",
    "036": "Nam Định",
    "037": "Ninh Bình",
    "038": "Thanh Hóa",
    "040": "Nghệ An",
    "042": "Hà Tĩnh",
    "044": "Quảng Bình",
    "045": "Quảng Trị",
    "046": "Thừa Thiên Huế",
    "048": "Đà Nẵng",
    "049": "Quảng Nam",
    "051": "Quảng Ngãi",
    "052": "Bình Định",
    "054": "Phú Yên",
    "056": "Khánh Hòa",
    "058": "Ninh Thuận",
    "060": "Bình Thuận",
    "062": "Kon Tum",
    "064": "Gia Lai",
    "066": "Đắk Lắk",
    "067": "Đắk Nông",
    "068": "Lâm Đồng",
    "070": "Bình Phước",
    "072": "Tây Ninh",
    "074": "Bình Dương",
    "075": "Đồng Nai",
    "077": "Bà Rịa–Vũng Tàu",
    "079": "Thành phố Hồ Chí Minh",
    "080": "Long An",
    "082": "Tiền Giang",
    "083": "Bến Tre",
    "084": "Trà Vinh",
    "086": "Vĩnh Long",
    "087": "Đồng Tháp",
    "089": "An Giang",
    "091": "Kiên Giang",
    "092": "Cần Thơ",
    "093": "Hậu Giang",
    "094": "Sóc Trăng",
    "095": "Bạc Liêu",
    "096": "Cà Mau",
}
"""The 63 provinces before 1/7/2025, by their code **inside a number**. Circular 07/2016/TT-BCA annex I [H].

Seven of these codes mean another province in the list of 34 units (015, 024, 044, 052, 080, 082, 091): never read a
number with that list."""


class Severity(StrEnum):
    """How much a finding matters. Even an error only says that this is no valid number; it is still recorded."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at. ``detail`` is what the number says (a year, a sex, a province code, a padded number)."""

    code: str
    severity: Severity
    detail: str = ""


@dataclass(frozen=True, slots=True)
class IdNumber:
    """Twelve digits, taken apart."""

    digits: str

    @property
    def place_code(self) -> str:
        """Province, or country, where the birth was registered (nơi đăng ký khai sinh)."""
        return self.digits[:3]

    @property
    def sex(self) -> Sex:
        return Sex.FEMALE if int(self.digits[3]) % 2 else Sex.MALE

    @property
    def birth_year(self) -> int:
        """1900..2399: somebody born before 1900 cannot be encoded."""
        return 1900 + int(self.digits[3]) // 2 * 100 + int(self.digits[4:6])

    @property
    def serial(self) -> str:
        return self.digits[6:]


_PUT_BETWEEN = re.compile(r"[\s.\-_,']+")
_FLOAT = re.compile(r"(\d+)[.,]0+")
_SCIENTIFIC = re.compile(r"(\d)[.,](\d+)E\+?(\d+)", re.IGNORECASE)


def cleaned(text: str) -> str:
    """The number without blanks, dots, dashes and what spreadsheets add (``'``, ``.0``, ``6.6190123456E+10``).

    What is no digit otherwise stays, so that it can be seen.
    """
    text = "".join(char for char in unicodedata.normalize("NFKC", text) if unicodedata.category(char) != "Cf").strip()
    if number := _FLOAT.fullmatch(text):
        return number[1]
    if number := _SCIENTIFIC.fullmatch(text):
        digits, length = number[1] + number[2], int(number[3]) + 1
        return digits if len(digits) == length else text
    return _PUT_BETWEEN.sub("", text)


def parse(text: str) -> IdNumber | None:
    """The number taken apart, or None where the text holds no twelve digits."""
    digits = cleaned(text)
    return IdNumber(digits) if _is_digits(digits) and len(digits) == 12 else None


def is_old_number(text: str) -> bool:
    """Whether this has the form of a nine-digit identity card number (chứng minh nhân dân)."""
    digits = cleaned(text)
    return _is_digits(digits) and len(digits) == 9


def padded_candidates(text: str, places: Mapping[str, str] = BIRTH_PROVINCES) -> tuple[str, ...]:
    """What the number may have been before a spreadsheet ate its leading zeros; to be asked, never assumed.

    Ten or eleven digits may be an identification number of a known place, eight an old number.
    """
    digits = cleaned(text)
    if not _is_digits(digits):
        return ()
    if len(digits) == 8:
        return ("0" + digits,)
    padded = digits.zfill(12)
    return (padded,) if len(digits) in (10, 11) and padded[:3] in places else ()


def check(
    number: str,
    *,
    sex: Answer[str] = None,
    born: Answer[PartialDate] = None,
    registered_province: str | None = None,
    places: Mapping[str, str] = BIRTH_PROVINCES,
) -> tuple[Finding, ...]:
    """What is remarkable about ``number`` on a person of this sex and birth.

    ``registered_province`` is the place of birth registration as a code of ``places`` (the 63, not the 34).
    Codes: ``id.not-digits``, ``id.digits-lost``, ``id.leading-zero-lost``, ``id.old-number``, ``id.wrong-length``,
    ``id.place-unknown``, ``id.place-differs``, ``id.sex-differs``, ``id.year-differs``, ``id.born-before-1900``.
    """
    parsed = parse(number)
    if parsed is None:
        return (_form_fault(number, places),)
    findings: list[Finding] = []
    if parsed.place_code not in places:
        findings.append(Finding("id.place-unknown", Severity.WARNING, parsed.place_code))
    elif registered_province is not None and registered_province != parsed.place_code:
        findings.append(Finding("id.place-differs", Severity.INFO, parsed.place_code))
    if is_known(sex) and sex in tuple(Sex) and sex != parsed.sex:
        findings.append(Finding("id.sex-differs", Severity.WARNING, parsed.sex))
    if is_known(born) and born.year < 1900:
        findings.append(Finding("id.born-before-1900", Severity.WARNING, str(born.year)))
    elif is_known(born) and born.year != parsed.birth_year:
        findings.append(Finding("id.year-differs", Severity.WARNING, str(parsed.birth_year)))
    return tuple(findings)


def _form_fault(number: str, places: Mapping[str, str]) -> Finding:
    digits = cleaned(number)
    if _SCIENTIFIC.fullmatch(digits):
        return Finding("id.digits-lost", Severity.ERROR, digits)
    if not _is_digits(digits):
        return Finding("id.not-digits", Severity.ERROR)
    if len(digits) == 9:
        return Finding("id.old-number", Severity.INFO, digits)
    if candidates := padded_candidates(digits, places):
        return Finding("id.leading-zero-lost", Severity.WARNING, candidates[0])
    return Finding("id.wrong-length", Severity.ERROR, str(len(digits)))


def mask(number: str) -> str:
    """For screens and prints that do not need the number: ``066*****3456``; an old one ``24****456``."""
    digits = cleaned(number)
    front, back = {12: (3, 4), 9: (2, 3)}.get(len(digits), (0, min(3, len(digits) // 3)))
    return digits[:front] + "*" * (len(digits) - front - back) + digits[len(digits) - back :]


def _is_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()
