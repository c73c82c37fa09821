"""Numbers and dates in Vietnamese words, as the birth registration form asks for them (ghi bằng chữ)."""

from __future__ import annotations

from app.domain.partial_date import PartialDate

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_LARGEST = 10**12


def number_in_words(number: int, *, thousand: str = "nghìn", gap: str = "linh") -> str:
    """``1990`` → ``một nghìn chín trăm chín mươi``. The South says ``ngàn`` and ``lẻ``: give them as arguments.

    Raises:
        ValueError: below 0, or a thousand milliard and more.
    """
    if not 0 <= number < _LARGEST:
        raise ValueError(f"{number} is outside 0..{_LARGEST - 1}")
    if number == 0:
        return _DIGITS[0]
    words: list[str] = []
    for size, name in ((10**9, "tỷ"), (10**6, "triệu"), (10**3, thousand), (1, "")):
        group = number // size % 1000
        if group:
            words += _below_thousand(group, gap, leading=not words)
            words += [name] if name else []
    return " ".join(words)


def date_in_words(born: PartialDate, *, thousand: str = "nghìn", gap: str = "linh") -> str:
    """``Ngày mùng ba tháng năm năm một nghìn chín trăm chín mươi``; only the parts that are known."""
    words: list[str] = []
    if born.day is not None:
        words += ["ngày", "mùng" if born.day <= 10 else "", number_in_words(born.day)]
    if born.month is not None:
        words += ["tháng", "tư" if born.month == 4 else number_in_words(born.month)]
    words += ["năm", number_in_words(born.year, thousand=thousand, gap=gap)]
    text = " ".join(word for word in words if word)
    return text[0].upper() + text[1:]


def _below_thousand(number: int, gap: str, *, leading: bool) -> list[str]:
    hundreds, rest = divmod(number, 100)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or not leading else []
    tens, unit = divmod(rest, 10)
    if tens == 0:
        return words + ([gap] if words and unit else []) + ([_DIGITS[unit]] if unit else [])
    words += ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    return words + ([_unit_after_tens(tens, unit)] if unit else [])


def _unit_after_tens(tens: int, unit: int) -> str:
    if unit == 5:
        return "lăm"
    if unit == 1 and tens > 1:
        return "mốt"
    if unit == 4 and tens > 1:
        return "tư"
    return _DIGITS[unit]


def grouped(value: int) -> str:
    """A whole number in digits, thousands apart by points: 46.743."""
    return f"{value:,}".replace(",", ".")


def signed(value: int) -> str:
    """More or fewer: +46.743, -2, 0."""
    return f"{value:+,}".replace(",", ".") if value else "0"
