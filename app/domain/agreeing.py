"""Whether two pieces of evidence say the same of one matter (đối chiếu), and what the person's record says of it.

Names are compared as :mod:`app.domain.matching` reads them, dates by what they could both mean, numbers by their
digits, places and words folded. There are three answers: the same, *perhaps* the same (an abbreviation, a name without
marks, a year beside a full date), or not. Only "not" is a contradiction.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any, Final

from app.domain import id_number, matching, names
from app.domain.answers import is_known
from app.domain.names import canonical_tone, fold
from app.domain.partial_date import BadDate, PartialDate, parse
from app.domain.values import Kin, Said, Sex, SourcedNumber


class Agreement(StrEnum):
    SAME = "same"
    PERHAPS = "perhaps"
    NO = "no"


class How(StrEnum):
    """How what is said of a matter is compared."""

    NAME = "name"
    DATE = "date"
    SEX = "sex"
    NUMBER = "number"
    PLACE = "place"
    WORD = "word"
    TELLING = "telling"
    """A story, told by each in own words: a person reads and compares; the program finds no contradiction in it."""


HOW: Final[Mapping[str, How]] = {
    "name": How.NAME,
    "born": How.DATE,
    "sex": How.SEX,
    "birth_place": How.PLACE,
    "home_town": How.PLACE,
    "mother": How.NAME,
    "father": How.NAME,
    "nationality": How.WORD,
    "ethnicity": How.WORD,
    "number": How.NUMBER,
    "birth_registration": How.PLACE,
    "civil_status": How.WORD,
    "residence": How.TELLING,
    "absence": How.DATE,
    "origin": How.TELLING,
}
"""By code of the table ``matters``, in its order. A matter that a commune adds is told in own words."""

_PERHAPS_ONE_NAME = frozenset(
    f"name.{how}" for how in ("unknown", "without-marks", "reordered", "middle-missing", "abbreviated", "part")
)
_SEXES = {"nam": Sex.MALE, "male": Sex.MALE, "nu": Sex.FEMALE, "female": Sex.FEMALE}
_REMARK = re.compile(r"[,;(\n].*", re.DOTALL)
_WORDS = re.compile(r"\w+")


def how(about: str) -> How:
    return HOW.get(about, How.TELLING)


def agreement(one: Said, other: Said) -> Agreement:
    """Whether both say the same of one matter. The order of the two does not matter.

    Two days that could be one are *perhaps* the same unless they are the same: only a full date names a day.
    """
    if key(one) == key(other):
        return Agreement.SAME
    match how(one.about):
        case How.TELLING:
            return Agreement.PERHAPS
        case How.NAME:
            return _names(one.text, other.text)
        case How.DATE:
            return _dates(date_of(one), date_of(other))
        case How.SEX:
            known = sex_of(one.text) and sex_of(other.text)
            return Agreement.NO if known else Agreement.PERHAPS
        case How.NUMBER:
            return _numbers(_characters(one.text), _characters(other.text))
        case _:
            return _worded(_words(one.text), _words(other.text))


def key(said: Said) -> str:
    """Two sayings with one key say the same."""
    match how(said.about):
        case How.NAME:
            toned = canonical_tone(bare_name(said.text)).casefold()
            return "".join(char for char in toned if char.isalnum())
        case How.DATE:
            day = date_of(said)
            return day.iso if day else fold(said.text)
        case How.SEX:
            return sex_of(said.text) or fold(said.text)
        case How.NUMBER:
            return _characters(said.text)
        case _:
            return " ".join(_words(said.text))


def bare_name(text: str) -> str:
    """The name alone: a paper's words may go on (``Lê Thị Lan, sinh 1960``)."""
    return _REMARK.sub("", text).strip()


def date_of(said: Said) -> PartialDate | None:
    """The date that is meant, as far as it can be read."""
    if said.born is not None:
        return said.born
    try:
        return parse(said.text)
    except BadDate:
        return None


def sex_of(text: str) -> Sex | None:
    return _SEXES.get(fold(text))


def _names(one: str, other: str) -> Agreement:
    likeness = matching.score(matching.Profile("", bare_name(one)), matching.Profile("", bare_name(other)))
    perhaps = any(reason.code in _PERHAPS_ONE_NAME for reason in likeness.reasons)
    return Agreement.PERHAPS if perhaps else Agreement.NO


def _dates(one: PartialDate | None, other: PartialDate | None) -> Agreement:
    """What cannot be read is left to a person."""
    if one is None or other is None or one.could_be(other):
        return Agreement.PERHAPS
    return Agreement.NO


def _numbers(one: str, other: str) -> Agreement:
    """Numbers of different length are of different papers; old nine-digit ones were issued anew with a move."""
    if len(one) != len(other) or not one.isdigit() or not other.isdigit():
        return Agreement.PERHAPS
    return Agreement.PERHAPS if id_number.is_old_number(one) and id_number.is_old_number(other) else Agreement.NO


def _worded(one: tuple[str, ...], other: tuple[str, ...]) -> Agreement:
    """Perhaps the same if one says less than the other, or is its initials (``VN``)."""
    if set(one) <= set(other) or set(other) <= set(one):
        return Agreement.PERHAPS
    short, long = sorted((one, other), key=lambda words: (len(words), len("".join(words))))
    initials = "".join(word[0] for word in long)
    return Agreement.PERHAPS if "".join(short) == initials else Agreement.NO


def _characters(text: str) -> str:
    return "".join(char for char in text if char.isalnum()).upper()


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORDS.findall(fold(text)))


# The person's record -------------------------------------------------------------------------------------------

Word = Callable[[str, str], str | None]
"""The name of a code in a table of the pack, or (table ``person``) of somebody on record; None if it has none here."""

Code = Callable[[str, str], str | None]
"""The reverse: the code of a table that a paper's words mean."""

_FIELDS: Final[Mapping[str, str]] = {
    "name": "name",
    "born": "born",
    "sex": "sex",
    "birth_place": "birth_place",
    "home_town": "home_town",
    "mother": "mother",
    "father": "father",
    "nationality": "nationality",
    "ethnicity": "ethnicity",
    "number": "id_number",
    "birth_registration": "birth_registered_at",
    "civil_status": "civil_status",
}
_CODED: Final[Mapping[str, str]] = {"ethnicity": "ethnic_groups", "civil_status": "civil_statuses"}
_SEX_WORDS: Final[Mapping[str, str]] = {Sex.MALE: "Nam", Sex.FEMALE: "Nữ"}


def matters_of(field: str) -> tuple[str, ...]:
    """The matters of evidence that a field of the person's record is about."""
    field = "id_number" if field == "old_number" else field
    return tuple(about for about, name in _FIELDS.items() if name == field)


def no_words(_table: str, _code: str) -> str | None:
    """Where no pack is at hand: matters that the record keeps as codes are not compared."""
    return None


def record_says(fields: Mapping[str, Any], word: Word = no_words) -> dict[str, Said]:
    """What a person's record says, by matter; nothing where nobody asked or nobody knows."""
    found: dict[str, Said] = {}
    for about, name in _FIELDS.items():
        value = fields.get(name)
        if about == "number" and not is_known(value):
            value = fields.get("old_number")
        if not is_known(value):
            continue
        said = _recorded(about, value, word)
        if said is not None and said.text:
            found[about] = said
    return found


def _recorded(about: str, value: Any, word: Word) -> Said | None:
    match value:
        case PartialDate():
            return Said(about, value.text_vi(), value)
        case SourcedNumber():
            return Said(about, value.number)
        case Kin():
            return Said(about, value.name or (word("person", value.resident_id or "") or ""))
        case str() if about in _CODED:
            named = word(_CODED[about], value)
            return Said(about, named) if named else None
        case str() if about == "sex":
            return Said(about, _SEX_WORDS.get(value, value))
        case _:
            return Said(about, str(value))


def into_record(
    said: Said, fields: Mapping[str, Any], word: Word, code: Code, source: str | None = None
) -> dict[str, Any]:
    """The fields of the record that ``said`` would change, and their new values; nothing if it has no place there, says
    what stands there already, or cannot be read. ``source`` is the paper, for a number."""
    recorded = record_says(fields, word).get(said.about)
    if recorded is not None and agreement(recorded, said) is Agreement.SAME:
        return {}
    value = _as_field(said, fields, code, source)
    if value is None:
        return {}
    name = _FIELDS[said.about]
    if isinstance(value, SourcedNumber):
        if not value.number.isdigit() or len(value.number) not in (9, 12):
            return {}
        name = "id_number" if len(value.number) == 12 else "old_number"
        known = fields.get(name)
        return {} if isinstance(known, SourcedNumber) and known.number == value.number else {name: value}
    return {name: value}


def _as_field(said: Said, fields: Mapping[str, Any], code: Code, source: str | None) -> Any:
    about = said.about
    if about not in _FIELDS:
        return None
    if about in _CODED:
        return code(_CODED[about], said.text)
    match how(about):
        case How.DATE:
            return date_of(said)
        case How.SEX:
            return sex_of(said.text)
        case How.NUMBER:
            return SourcedNumber(id_number.cleaned(said.text), source)
    if about in ("mother", "father"):
        return _kin(said, fields.get(_FIELDS[about]))
    return names.display(said.text) if about == "name" else said.text


def _kin(said: Said, known: Any) -> Kin:
    """Another name than that of a relative who is recorded here is another person."""
    name = names.display(bare_name(said.text))
    if isinstance(known, Kin) and not known.resident_id:
        return replace(known, name=name)
    return Kin(name=name)
