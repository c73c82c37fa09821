"""Reads one cell as one kind of thing: a date, a number of a person, a sex, a relation, a category, a finished step.

A cell is read, or it is a **fault** (nobody can read it), or it is read with a **doubt** (a person must confirm).
Both are codes with parameters; the Vietnamese sentences are data (``codes/list_reasons.toml``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as attribute
from datetime import date, datetime, timedelta
from typing import Generic, TypeVar

from app.domain import id_number, names, partial_date
from app.domain.answers import Answer
from app.domain.partial_date import BadDate, PartialDate
from app.domain.values import Sex
from app.intake.tables import Cell
from app.intake.titles import Vocabulary, marked_key, plain_key

T = TypeVar("T")

_EXCEL_EPOCH = date(1899, 12, 30)
_DATE_INSIDE = re.compile(r"(?<![\d/])\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*(?:\d{4}|\d{2})(?![\d/])")
_CATEGORY = re.compile(r"(?<![a-z])([ab])\s*[.\-_ ]?\s*(\d{1,2})(?!\d)")
_GROUP = re.compile(r"(?:(?:nhom|dien|loai)\s*)?([ab])")
_LEADING_NUMBER = re.compile(r"^\d{1,4}\s*[.)\-/]\s*")


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about one cell. ``code`` has a sentence in ``list_reasons.toml``; ``column`` counts from 0."""

    code: str
    field: str
    column: int | None = None
    params: Mapping[str, str] = attribute(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """What came of a cell: a value or None, and at most one doubt or fault as (code, params)."""

    value: T | None
    doubt: tuple[str, Mapping[str, str]] | None = None
    fault: tuple[str, Mapping[str, str]] | None = None


@dataclass(frozen=True, slots=True)
class StepDone:
    """A step that the list says is finished. ``day`` is None if only that is known; ``text`` keeps what was written
    around it."""

    procedure: str
    day: date | None
    text: str | None = None


def text_of(cell: Cell) -> str | None:
    """A cell as a person reads it: whole numbers without ``.0``, dates as ``dd/mm/yyyy``, blanks brought together."""
    if cell is None:
        return None
    if isinstance(cell, bool):
        return "x" if cell else None
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, date):
        return f"{cell.day:02}/{cell.month:02}/{cell.year:04}"
    return " ".join(str(cell).split()) or None


def born(cell: Cell, today: date) -> Read[Answer[PartialDate]]:
    """A date of birth in any of its clothes. Faults ``date.*``; doubts carry ``suggestion`` where the value is a
    guess."""
    read = _dated(cell, today)
    if isinstance(read.value, PartialDate) and read.value.earliest > today:
        return Read(None, fault=("date.in-the-future", {"text": text_of(cell) or ""}))
    return read


def _dated(cell: Cell, today: date) -> Read[Answer[PartialDate]]:
    text = text_of(cell)
    if cell is None or text is None:
        return Read(None)
    if isinstance(cell, date):
        return _real_date(cell.date() if isinstance(cell, datetime) else cell, today)
    if isinstance(cell, int | float):
        return _number_as_date(float(cell), text, today)
    return _text_as_date(cell, today)


def _real_date(day: date, today: date) -> Read[Answer[PartialDate]]:
    """A true date, unless it is a bare year that was typed into a cell formatted as a date (1985 shows as
    07/06/1905)."""
    serial = (day - _EXCEL_EPOCH).days
    if 1900 <= serial <= today.year:
        return _suspect(PartialDate(serial), "date.year-as-date", day.strftime("%d/%m/%Y"))
    try:
        return Read(PartialDate.of(day))
    except ValueError:
        return Read(None, fault=("date.year-out-of-range", {"text": day.isoformat()}))


def _number_as_date(number: float, text: str, today: date) -> Read[Answer[PartialDate]]:
    if number.is_integer():
        whole = int(number)
        if partial_date.FIRST_YEAR <= whole <= partial_date.LAST_YEAR:
            return Read(PartialDate(whole))
        if 8000 <= whole <= 80_000:
            return _suspect(PartialDate.of(_EXCEL_EPOCH + timedelta(days=whole)), "date.serial", text)
        if len(str(whole)) in (7, 8):
            return _text_as_date(str(whole).zfill(8), today)
        return Read(None, fault=("date.not-understood", {"text": text}))
    read = _text_as_date(f"{number:g}" if number < 100 else text, today)
    if isinstance(read.value, PartialDate) and read.doubt is None:
        return _suspect(read.value, "date.typed-as-number", text)
    return read


def _text_as_date(text: str, today: date) -> Read[Answer[PartialDate]]:
    try:
        return Read(partial_date.parse_answer(text, today_year=today.year))
    except BadDate as bad:
        if bad.suggestion is not None:
            return _suspect(bad.suggestion, bad.code, text)
        return Read(None, fault=(bad.code, {"text": text}))


def _suspect(value: PartialDate, code: str, text: str) -> Read[Answer[PartialDate]]:
    return Read(value, doubt=(code, {"text": text, "suggestion": value.text_vi()}))


def full_day(cell: Cell, today: date) -> Read[date]:
    """A day on which something was done; a month or year alone is a doubt without a value."""
    read = _dated(cell, today)
    if read.fault:
        return Read(None, fault=read.fault)
    if not isinstance(read.value, PartialDate):
        return Read(None)
    if not read.value.is_full:
        return Read(None, doubt=("date.day-missing", {"text": text_of(cell) or ""}))
    day = read.value.earliest
    if day > today:
        return Read(day, doubt=("date.in-the-future", {"text": text_of(cell) or ""}))
    return Read(day, doubt=read.doubt)


@dataclass(frozen=True, slots=True)
class Numbers:
    """What stood in a column of numbers: the personal number, or an old one (nine digits) in its place."""

    id_number: str | None = None
    old_number: str | None = None


def numbers(cell: Cell) -> Read[Numbers]:
    """An identification number that may have lost its zeros, carry blanks, or be an old one.

    A number with lost zeros comes back padded with the doubt ``id.leading-zero-lost``: it is asked, never assumed.
    """
    text = text_of(cell)
    if text is None or not re.search(r"\d", text):
        empty = text is None or plain_key(text) in (
            "",
            "khong",
            "khong co",
            "chua",
            "chua co",
            "chua cap",
            "x",
            "k",
            "0",
            "khong ro",
        )
        return Read(None) if empty else Read(None, fault=("id.not-digits", {"text": text or ""}))
    if text.strip("0 ") == "":
        return Read(None)
    both = [part for part in re.split(r"[/;,\n]|\bvà\b", text) if part.strip()]
    if len(both) == 2 and id_number.parse(both[0]) and id_number.is_old_number(both[1]):
        return Read(Numbers(id_number.cleaned(both[0]), id_number.cleaned(both[1])))
    if len(both) == 2 and id_number.parse(both[1]) and id_number.is_old_number(both[0]):
        return Read(Numbers(id_number.cleaned(both[1]), id_number.cleaned(both[0])))
    digits = id_number.cleaned(text)
    if id_number.parse(text):
        return Read(Numbers(digits))
    if id_number.is_old_number(text):
        return Read(Numbers(None, digits))
    if candidates := id_number.padded_candidates(text):
        padded = candidates[0]
        found = Numbers(padded) if len(padded) == 12 else Numbers(None, padded)
        return Read(found, doubt=("id.leading-zero-lost", {"text": text, "suggestion": padded}))
    code = id_number.check(text)[0].code
    return Read(None, fault=(code, {"text": text, "length": str(len(digits))}))


def sex(cell: Cell, words: Vocabulary) -> Read[Sex]:
    """Nam or Nữ, in words."""
    text = text_of(cell)
    if text is None or words.unmarked.has(text):
        return Read(None)
    if words.male.has(text):
        return Read(Sex.MALE)
    if words.female.has(text) or plain_key(text) == "nu":
        return Read(Sex.FEMALE)
    return Read(None, fault=("sex.not-understood", {"text": text}))


def is_marked(cell: Cell, words: Vocabulary) -> bool:
    """Whether a box is ticked (``x``, ``1``, ✓)."""
    text = text_of(cell)
    return text is not None and words.marked.has(text)


def relation(cell: Cell, words: Vocabulary) -> Read[str]:
    """The official relation to the head of household if the words leave no choice, otherwise the words as they
    stand."""
    text = text_of(cell)
    if text is None:
        return Read(None)
    text = _LEADING_NUMBER.sub("", text)
    key = marked_key(text)
    if words.general_relations.has(text):
        return Read(key)
    officials = words.relations.get(key, ())
    if len(officials) == 1:
        return Read(officials[0])
    return Read(text, doubt=("relation.unknown", {"text": text, "suggestion": ", ".join(officials)}))


def category(cell: Cell) -> Read[str]:
    """A1…A6, B1…B8 from ``A3``, ``Nhóm A3``, ``a 3``, ``A.3``, ``(A3) Trẻ em …``. B7 is never taken from a list
    (DESIGN §5)."""
    text = text_of(cell)
    if text is None:
        return Read(None, doubt=("category.missing", {}))
    folded = names.fold(text)
    codes = list(dict.fromkeys(f"{group.upper()}{int(number)}" for group, number in _CATEGORY.findall(folded)))
    if not codes:
        vague = _GROUP.fullmatch(folded.strip(" .()"))
        return (
            Read(None, doubt=("category.vague", {"text": text}))
            if vague
            else Read(None, fault=("category.unknown", {"text": text}))
        )
    wrong = [code for code in codes if not 1 <= int(code[1:]) <= (6 if code[0] == "A" else 8)]
    if wrong:
        return Read(None, fault=("category.unknown", {"text": text}))
    if "B7" in codes:
        return Read(None, fault=("category.by-decision-only", {"text": "B7"}))
    if len(codes) > 1:
        return Read(codes[0], doubt=("category.several", {"text": text, "suggestion": codes[0]}))
    return Read(codes[0])


def step(procedure: str, cell: Cell, today: date, words: Vocabulary) -> Read[StepDone]:
    """A finished step: its real date, a date within words (``Đã cấp ngày 12/3/2026``), or a tick without a date (a
    doubt)."""
    text = text_of(cell)
    if text is None or words.not_done.has(text):
        return Read(None)
    if isinstance(cell, bool) or words.done.has(text):
        return Read(StepDone(procedure, None), doubt=("step.no-date", {"text": text}))
    day = full_day(cell, today)
    if day.value is not None:
        return Read(StepDone(procedure, day.value), doubt=day.doubt)
    if day.doubt is not None:
        return Read(StepDone(procedure, None, text), doubt=day.doubt)
    if isinstance(cell, str):
        if plain_key(text).startswith(("chua", "dang", "khong")):
            return Read(None, doubt=("step.not-done-with-remark", {"text": text}))
        inside = _DATE_INSIDE.findall(text)
        if len(inside) == 1:
            within = full_day(inside[0], today)
            if within.value is not None:
                return Read(StepDone(procedure, within.value, text), doubt=within.doubt)
    return Read(StepDone(procedure, None, text), doubt=("step.not-understood", {"text": text}))


def which_procedure(found: StepDone, cell: Cell, choices: Sequence[tuple[str, str]]) -> Read[StepDone]:
    """A column for one of several procedures: the words in the cell tell which, otherwise the last is doubted."""
    words = plain_key(text_of(cell) or "")
    for phrase, procedure in choices:
        if phrase in words:
            return Read(replace(found, procedure=procedure))
    procedure = choices[-1][1]
    doubt = ("step.which", {"text": text_of(cell) or "", "suggestion": choices[-1][0]})
    return Read(replace(found, procedure=procedure), doubt=doubt)


def person(cell: Cell) -> Read[str]:
    """A name as it is shown. Bracketed additions are for a person to judge."""
    text = text_of(cell)
    if text is None:
        return Read(None)
    if not isinstance(cell, str):
        return Read(None, fault=("name.not-a-name", {"text": text}))
    name = _LEADING_NUMBER.sub("", text).strip(" .,;:-*")
    if not name or any(char.isdigit() for char in name):
        return Read(None, fault=("name.not-a-name", {"text": text}))
    shown = names.display(name)
    if "(" in name or "[" in name:
        return Read(shown, doubt=("name.with-remark", {"text": text}))
    if "." in name or "~" in name:
        return Read(shown, doubt=("name.abbreviated", {"text": text}))
    if " " not in name and not any(mark in name for mark in names.APOSTROPHES):
        return Read(shown, doubt=("name.one-word", {"text": text}))
    return Read(shown)
