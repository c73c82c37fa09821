"""Dates of which only a part is known, as elders and old papers give them (ngày sinh không đầy đủ).

:class:`PartialDate` is the value; :func:`parse` reads the ways in which people and lists write one, and
:func:`parse_answer` also understands an empty cell and "không rõ".
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.domain.answers import Answer, Silence

FIRST_YEAR = 1850
LAST_YEAR = 2200


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month and year, or a full date. Never an invented 1 January.

    Raises:
        ValueError: a year outside 1850..2200, a day without its month, or a day that no calendar has.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if not FIRST_YEAR <= self.year <= LAST_YEAR:
            raise ValueError(f"year {self.year} is outside {FIRST_YEAR}..{LAST_YEAR}")
        if self.month is None:
            if self.day is not None:
                raise ValueError("a day without its month")
            return
        if not 1 <= self.month <= 12:
            raise ValueError(f"no month {self.month}")
        if self.day is not None and not 1 <= self.day <= monthrange(self.year, self.month)[1]:
            raise ValueError(f"{self.year}-{self.month} has no day {self.day}")

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """A full date from a calendar day."""
        return cls(day.year, day.month, day.day)

    @property
    def is_full(self) -> bool:
        return self.day is not None

    @property
    def earliest(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def order(self) -> tuple[int, int, int]:
        """Sorts by time; what is less known comes before what it contains."""
        return self.year, self.month or 0, self.day or 0

    @property
    def iso(self) -> str:
        """``1942``, ``1990-05`` or ``1990-05-03``: text that sorts like :attr:`order`."""
        parts = [f"{self.year:04}"] + [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    def could_be(self, other: PartialDate) -> bool:
        """Whether both can name the same day: two papers disagree only if this is false."""
        return self.earliest <= other.latest and other.earliest <= self.latest

    def age_on(self, day: date) -> tuple[int, int]:
        """The least and the greatest number of full years that the person can have lived on ``day`` (never below 0)."""
        return max(0, _full_years(self.latest, day)), max(0, _full_years(self.earliest, day))

    def text_vi(self) -> str:
        """As forms write it: ``03/05/1990``, ``05/1990``, ``1942``."""
        parts = [f"{part:02}" for part in (self.day, self.month) if part is not None] + [f"{self.year:04}"]
        return "/".join(parts)


def told(answer: Any) -> Any:
    """A wizard's answer, of which nothing says what it is, as a date if it travelled as one; else as it came."""
    if not isinstance(answer, dict) or answer.keys() != {"year", "month", "day"}:
        return answer
    try:
        return PartialDate(**answer)
    except (TypeError, ValueError):
        return answer


class BadDate(ValueError):
    """What was written is no date that one may rely on.

    ``code`` is one of ``date.empty``, ``date.not-understood``, ``date.no-such-day``, ``date.year-out-of-range``,
    ``date.day-without-month``, ``date.two-digit-year`` (nobody said which century), ``date.ambiguous``,
    ``date.approximate`` (khoảng), ``date.lunar`` (âm lịch: not converted, ask). ``suggestion`` is what a person may
    confirm, if anything comes to mind.
    """

    def __init__(self, code: str, text: str, suggestion: PartialDate | None = None) -> None:
        super().__init__(f"{code}: {text!r}")
        self.code = code
        self.text = text
        self.suggestion = suggestion


_UNKNOWN = re.compile(
    r"(?:khong|chua|k|ko|kg|kh)[ .]*(?:ro|nho|biet|xac dinh)(?: (?:duoc|ngay|thang|nam|sinh))*"
    r"|kr|unknown"
)
_REMARK = re.compile(r"\([^()]*\)")
_UNKNOWN_PART = re.compile(rf"[,; -]+(?:{_UNKNOWN.pattern})$")
_LUNAR = re.compile(r"\b(?:am lich|a\.?l)\b")
_APPROXIMATE = re.compile(r"^(?:khoang|chung|ung chung|uoc|~)\s*|\s*\(?(?:khoang|uoc chung|uoc)\)?$|\s*\?$")
_WORDS = re.compile(r"\b(?:sinh|ngay|mung|mong|thang|nam|sn|ns)\b[ .:]*")
_TIME = re.compile(r"(?:t|\s+)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?z?$")
_NOTHING = re.compile(r"(?:0+|[-_.?x*…]+)")
_PART = r"(\d{1,2}|[-_.?x*…]{1,4})"
_DAY_FIRST = re.compile(rf"{_PART}\s*[/.\-\s]\s*{_PART}\s*[/.\-\s]\s*(\d{{4}}|\d{{2}})")
_YEAR_FIRST = re.compile(rf"(\d{{4}})\s*[/.\-\s]\s*{_PART}(?:\s*[/.\-\s]\s*{_PART})?")
_MONTH_YEAR = re.compile(rf"{_PART}\s*[/.\-\s]\s*(\d{{4}})")
_PAIR = re.compile(r"(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})")
_EIGHT_DIGITS = re.compile(r"(\d{2})(\d{2})(\d{4})")
_EIGHT_DIGITS_YEAR_FIRST = re.compile(r"(1[89]\d\d|2[012]\d\d)(\d{2})(\d{2})")


def parse(text: str, *, today_year: int | None = None) -> PartialDate:
    """Read a date as Vietnamese people and lists write it, day first.

    Understands ``3/5/1990``, ``03.05.90``, ``3-5-1990``, ``1990-05-03`` (with a time after it too), ``05/1990``,
    ``1942``, ``--/--/1942``, ``00/00/1942``, ``1942 (không rõ ngày)``, ``ngày 3 tháng 5 năm 1990`` and the card's
    ``03051990``.
    A two-digit year is the latest one that is not after ``today_year``.

    Raises:
        BadDate: see its codes; a ``suggestion`` comes along where a person need only confirm.
    """
    plain = _plain(text)
    if not plain:
        raise BadDate("date.empty", text)
    return _Reader(text, today_year).read(plain)


def parse_answer(text: str, *, today_year: int | None = None) -> Answer[PartialDate]:
    """Like :func:`parse`, but an empty cell is "not asked" (None) and "không rõ" or ``?`` is ``Silence.UNKNOWN``."""
    plain = _plain(text)
    if not plain:
        return None
    bare = plain.strip("() .")
    if _UNKNOWN.fullmatch(bare) or all(_NOTHING.fullmatch(part) for part in re.split(r"[/\s]+", plain)):
        return Silence.UNKNOWN
    return parse(text, today_year=today_year)


def _full_years(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _plain(text: str) -> str:
    """Lower case without marks and without what spreadsheets put around a cell."""
    marks_apart = unicodedata.normalize("NFKD", text.replace("…", "...").lower().replace("đ", "d"))
    kept = "".join(char for char in marks_apart if unicodedata.category(char) not in ("Mn", "Cf"))
    return " ".join(kept.replace("–", "-").replace("—", "-").strip().lstrip("'").split())


class _Reader:
    """One reading of one text: it remembers the text for its complaints and the year for two-digit years."""

    def __init__(self, text: str, today_year: int | None) -> None:
        self.text = text
        self.today_year = today_year

    def read(self, plain: str) -> PartialDate:
        if _LUNAR.search(plain):
            raise BadDate("date.lunar", self.text)
        if _APPROXIMATE.search(plain) and (without := _APPROXIMATE.sub("", plain)):
            raise BadDate("date.approximate", self.text, suggestion=self._attempt(without))
        bare = _UNKNOWN_PART.sub("", _TIME.sub("", _REMARK.sub("", plain)).strip())
        bare = _WORDS.sub(" ", bare)
        bare = " ".join(bare.replace(" /", "/").replace("/ ", "/").split()).strip(" ,;")
        if re.fullmatch(r"\d{4}", bare):
            return self._date(bare, None, None)
        if found := _EIGHT_DIGITS_YEAR_FIRST.fullmatch(bare):
            return self._date(*found.groups())
        if found := _EIGHT_DIGITS.fullmatch(bare):
            day, month, year = found.groups()
            return self._date(year, month, day)
        if found := _YEAR_FIRST.fullmatch(bare):
            return self._date(*found.groups())
        if found := _MONTH_YEAR.fullmatch(bare):
            month, year = found.groups()
            return self._date(year, month, None)
        if found := _DAY_FIRST.fullmatch(bare):
            day, month, year = found.groups()
            return self._date(year, month, day)
        if found := _PAIR.fullmatch(bare):
            return self._month_and_short_year(*found.groups())
        raise BadDate("date.not-understood", self.text)

    def _attempt(self, plain: str) -> PartialDate | None:
        try:
            return self.read(plain)
        except BadDate as bad:
            return bad.suggestion

    def _month_and_short_year(self, month: str, year: str) -> PartialDate:
        """``5/90`` can only be May of a year; ``5/10`` may be a day and month, so it is nobody's date."""
        if int(year) <= 31:
            raise BadDate("date.ambiguous", self.text)
        return self._date(year, month, None)

    def _date(self, year_text: str, month_text: str | None, day_text: str | None) -> PartialDate:
        year = self._year(year_text)
        month = _number(month_text)
        day = _number(day_text)
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise BadDate("date.year-out-of-range", self.text)
        if month is None and day is not None:
            raise BadDate("date.day-without-month", self.text, suggestion=PartialDate(year))
        try:
            return PartialDate(year, month, day)
        except ValueError:
            raise BadDate("date.no-such-day", self.text, suggestion=_swapped(year, month, day)) from None

    def _year(self, digits: str) -> int:
        if len(digits) == 4:
            return int(digits)
        if self.today_year is None:
            raise BadDate("date.two-digit-year", self.text)
        century = self.today_year - self.today_year % 100
        year = century + int(digits)
        return year if year <= self.today_year else year - 100


def _number(part: str | None) -> int | None:
    return None if part is None or _NOTHING.fullmatch(part) else int(part)


def _swapped(year: int, month: int | None, day: int | None) -> PartialDate | None:
    """The American order, as a suggestion only."""
    try:
        return PartialDate(year, day, month) if day is not None else None
    except ValueError:
        return None
