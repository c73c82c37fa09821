"""The text in the code of an identity card (mã QR trên thẻ căn cước, căn cước công dân), read as what it is: unsigned.

Fields are parted by ``|``. The cards of 2021 have seven: number, old number, name, day of birth, sex, residence, day of
issue [H, FACTS 2.1]; some leave the old number out. The cards since 1/7/2024 have more, in an order that is **not
verified** (FACTS 2.2): so the day of birth and the sex are found by their form, what stands around them is read from
there, and what is not understood is kept as it came. Anybody can print such a code: it is never proof of anything.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain import id_number, names
from app.domain.partial_date import PartialDate
from app.domain.values import Sex
from app.errors import UserError
from app.intake.card_garble import garbled

MOST_CHARACTERS = 4300
"""The largest code holds 4,296 characters."""

_SEXES = {"nam": Sex.MALE, "nu": Sex.FEMALE}
_HEALTH_NUMBER = re.compile(r"[A-Z]{2}\d{13}|\d{10}")
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2}){3,}")
_DAY = re.compile(r"(\d{2})(\d{2})(\d{4})")
_MONTH = re.compile(r"(?:00)?(\d{2})(\d{4})")
_YEAR = re.compile(r"(?:0{2}|0{4})?(\d{4})")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something about the code that a person should look at."""

    code: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class CardText:
    """What the code says. ``tail``: fields that this program does not understand; ``raw`` is all of it, harmless.

    ``doubts`` tell what is strange. With ``name_doubt`` the name is not to be taken over.
    """

    number: str
    old_number: str
    name: str
    born: PartialDate | None
    sex: Sex | None
    residence: str
    issued: PartialDate | None
    tail: tuple[str, ...]
    raw: str
    doubts: tuple[Doubt, ...] = ()

    @property
    def name_doubt(self) -> str:
        return next((each.code for each in self.doubts if each.code.startswith("name.")), "")


def parse(text: str) -> CardText:
    """Read a code's text.

    Raises:
        UserError: ``card.empty`` · ``card.too-long`` · ``card.health-insurance`` (the code of a thẻ BHYT) ·
            ``card.web-address`` · ``card.separators-lost`` (a scanner that types another keyboard) ·
            ``card.not-a-card``.
    """
    if len(text) > MOST_CHARACTERS:
        raise UserError("card.too-long", length=len(text), limit=MOST_CHARACTERS)
    given = text.split("|")
    fields = [_visible(unicodedata.normalize("NFC", field)) for field in given]
    if not any(fields):
        raise UserError("card.empty")
    number = fields[0]
    if len(fields) > 1 and _HEALTH_NUMBER.fullmatch(number) and any(map(_HEX.fullmatch, fields[1:3])):
        raise UserError("card.health-insurance")
    if text.lstrip().lower().startswith(("http://", "https://", "www.")):
        raise UserError("card.web-address")
    if re.fullmatch(r"\d{12}", number) is None or len(fields) < 6:
        if len(fields) < 6 and re.match(r"\d{12}\D", number):
            raise UserError("card.separators-lost")
        raise UserError("card.not-a-card")
    return _read(fields, given, text)


def looks_like_a_card(text: str) -> bool:
    """Whether :func:`parse` would take it."""
    try:
        parse(text)
    except UserError:
        return False
    return True


def harmless(text: str) -> str:
    """The text with every character that shows nothing, or turns the writing round, written out: ``\\u202e``."""
    return "".join(f"\\u{ord(char):04x}" if _is_hidden(char) else char for char in text)


def _read(fields: Sequence[str], given: Sequence[str], text: str) -> CardText:
    doubts: list[Doubt] = []
    sex_at = next((at for at, field in enumerate(fields) if at > 1 and names.fold(field) in _SEXES), None)
    born_at = sex_at - 1 if sex_at is not None else _first_date(fields)
    born = _date(fields[born_at]) if born_at is not None else None
    name_at = born_at - 1 if born_at is not None else _first_words(fields)
    name = names.display(fields[name_at]) if name_at > 0 else ""
    if sex_at is None:
        doubts.append(Doubt("card.sex-unread"))
    if born is None:
        doubts.append(Doubt("card.born-unread", fields[born_at] if born_at is not None else ""))
    elif (born.month, born.day) == (1, 1):
        doubts.append(Doubt("card.first-of-january"))
    after = (name_at if born_at is None else born_at) + (2 if sex_at or _has_sex_place(fields, born_at) else 1)
    residence = names.display(fields[after]) if after < len(fields) else ""
    issued = _date(fields[after + 1]) if after + 1 < len(fields) else None
    if why := garbled(given[name_at] if name_at else ""):
        doubts.append(Doubt(why, name))
    if residence and garbled(given[after]) in ("name.lost-letters", "name.mojibake"):
        doubts.append(Doubt("card.residence-garbled"))
    if why != "name.mojibake" and any(map(_is_hidden, text.strip("\r\n\t "))):
        doubts.append(Doubt("card.hidden-characters"))
    old = fields[1] if name_at > 1 else ""
    if old and not id_number.is_old_number(old):
        doubts.append(Doubt("card.old-number-odd", old))
    sex = _SEXES[names.fold(fields[sex_at])] if sex_at is not None else None
    doubts += [Doubt(found.code, found.detail) for found in id_number.check(fields[0], sex=sex, born=born)]
    tail = tuple(fields[after + 2 :])
    return CardText(fields[0], old, name, born, sex, residence, issued, tail, harmless(text), tuple(doubts))


def _visible(field: str) -> str:
    return " ".join("".join(" " if char.isspace() else char for char in field if not _is_hidden(char)).split())


def _is_hidden(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")


def _first_date(fields: Sequence[str]) -> int | None:
    return next((at for at, field in enumerate(fields) if at > 1 and _DAY.fullmatch(field)), None)


def _first_words(fields: Sequence[str]) -> int:
    """Where the name stands when no day of birth tells: the first field that is no number."""
    return next((at for at, field in enumerate(fields) if at > 0 and field and not field.isdigit()), 0)


def _has_sex_place(fields: Sequence[str], born_at: int | None) -> bool:
    """Whether the field after the day of birth is a short one, as a garbled ``Nữ`` is."""
    return born_at is not None and born_at + 1 < len(fields) and len(fields[born_at + 1]) <= 6


def _date(field: str) -> PartialDate | None:
    """``03051990``, ``00051990``, ``00001990``, ``051990``, ``1990``; None for anything else."""
    compact = re.sub(r"[\s/.\-]", "", field)
    try:
        if found := _YEAR.fullmatch(compact):
            return PartialDate(int(found[1]))
        if found := _MONTH.fullmatch(compact):
            return PartialDate(int(found[2]), int(found[1]))
        if found := _DAY.fullmatch(compact):
            return PartialDate(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return None
    return None
