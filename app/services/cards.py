"""The code (QR) of an identity card: read, held against what is recorded, and taken over as far as a person says so.

Such a code is unsigned text, never proof: it becomes a piece of evidence that says what it says, no claim (sự việc)
stands any better by it, and a field of the person changes only where somebody ticked it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from sqlalchemy import select

from app.domain import agreeing
from app.domain.agreeing import Agreement
from app.domain.answers import is_known
from app.domain.changes import Done
from app.domain.ids import new_id
from app.domain.merge import Seen
from app.domain.partial_date import PartialDate
from app.domain.values import Address, Said, Sex, SourcedNumber
from app.errors import UserError, refuse
from app.home import Home
from app.intake import card_picture, card_qr, scans
from app.intake.card_qr import CardText, Doubt
from app.models import contested, same_person
from app.models.entities import Case, Evidence, Household, Resident
from app.models.sealing import may_open
from app.models.work import Reading

KIND: Final = "identity_card"
SOURCE: Final = "mã QR trên thẻ"
_SEX_WORDS: Final = {Sex.MALE: "Nam", Sex.FEMALE: "Nữ"}
MAX_PICTURE: Final = scans.MAX_FILE


class Compared(StrEnum):
    """How what the card says stands to what is recorded."""

    SAME = "same"
    NEW = "new"
    """Nothing is recorded."""
    CLOSE = "close"
    """Not the same words, but it may mean the same: a year and a full date, a name without its marks."""
    DIFFERS = "differs"
    UNREAD = "unread"
    """The card has it, but it cannot be relied upon, or could not be read."""


@dataclass(frozen=True, slots=True)
class CardLine:
    """One thing that the card says. ``field``: of the person's record, "" where the record has no place for it."""

    about: str
    said: str
    recorded: str
    compared: Compared
    field: str = ""
    value: Any = None

    @property
    def can_take(self) -> bool:
        return bool(self.field) and self.value is not None and self.compared not in (Compared.SAME, Compared.UNREAD)


@dataclass(frozen=True, slots=True)
class CardReading:
    """What a card's code says beside what is recorded, to be confirmed field by field.

    ``text`` goes back to :func:`take` as it is. ``kept_already``: the case has this very code among its evidence.
    ``number_of``: who else is recorded with this number, "" for somebody who must not be named.
    """

    text: str
    lines: tuple[CardLine, ...]
    doubts: tuple[Doubt, ...]
    tail: tuple[str, ...]
    issued: PartialDate | None
    seen: Seen | None
    name: str = ""
    """Of the person on record."""
    kept_already: bool = False
    number_of: str | None = None

    @property
    def proposals(self) -> Mapping[str, Any]:
        """What each field of the record would become."""
        return {line.field: line.value for line in self.lines if line.can_take}


def codes_in_picture(picture: Path | bytes) -> tuple[str, ...]:
    """The texts of the identity cards' codes in a photo; other codes are left out while there is one of a card.

    Touches no database: run it off the database thread.

    Raises:
        UserError: ``card.no-code``, ``scan.…``; as :func:`app.intake.card_qr.parse` where no code is a card's.
    """
    data = scans.read_file(picture) if isinstance(picture, Path) else picture
    if len(data) > MAX_PICTURE:
        raise UserError("scan.too-large", file=_name(picture), size=len(data), limit=MAX_PICTURE)
    found = card_picture.codes_in(data, _name(picture))
    cards = tuple(text for text in found if card_qr.looks_like_a_card(text))
    if not cards:
        card_qr.parse(found[0])
    return cards


def read(home: Home, text: str, person_id: str, case_id: str | None = None) -> CardReading:
    """What a card's text says beside what is recorded of a person. The reading is noted in the access log.

    Raises:
        UserError("person.elsewhere"); as :func:`app.intake.card_qr.parse`.
    """
    card = card_qr.parse(text)
    with home.reading() as r:
        person = r.find(Resident, person_id) or refuse("person.elsewhere")
        fields = {name: getattr(person, name) for name in ("name", "born", "sex", "id_number", "old_number")}
        house = r.find(Household, person.household_id) if person.household_id else None
        recorded_home = house.address.one_line if house is not None and isinstance(house.address, Address) else ""
        kept = case_id is not None and _kept(r, case_id, card) is not None
        reading = CardReading(
            text,
            _lines(card, fields, recorded_home, home),
            card.doubts,
            card.tail,
            card.issued,
            r.seen(Resident, person_id),
            person.name,
            kept,
            _number_of(r, home, card.number, person_id),
        )
    home.log("read", entity="resident", row=person_id)
    return reading


def read_for_form(home: Home, text: str, fields: Mapping[str, Any]) -> CardReading:
    """The same beside what stands in a form, of somebody who is not in the records yet.

    Raises: as :func:`app.intake.card_qr.parse`.
    """
    card = card_qr.parse(text)
    with home.reading() as r:
        other = _number_of(r, home, card.number, "")
    lines = _lines(card, fields, "", home)
    return CardReading(text, lines, card.doubts, card.tail, card.issued, None, number_of=other)


def take(
    home: Home,
    case_id: str,
    text: str,
    seen: Seen | None,
    fields: Collection[str] = (),
    *,
    seen_as: str | None = None,
    told_by: str | None = None,
) -> Done[str]:
    """Write the card down as a piece of evidence of a case, and take the ticked ``fields`` over into the person's
    record that was ``seen``. The same code twice is one piece. No claim stands differently afterwards.

    Raises:
        UserError("case.elsewhere"), UserError("person.elsewhere"), UserError("row.changed-since").
        UserError("card.field-not-offered", field): nothing that can be taken over, or a garbled name.
    """
    card = card_qr.parse(text)
    with home.writing() as w:
        case = w.find(Case, case_id) or refuse("case.elsewhere")
        kept = _kept(w, case_id, card)
        if kept is None:
            kept = w.add(_evidence(home, case_id, card, seen_as, told_by))
        if fields:
            person = w.change(Resident, case.resident_id, seen) or refuse("person.elsewhere")
            offered = _values(card, home)
            for name in fields:
                if name not in offered:
                    raise UserError("card.field-not-offered", field=name)
                setattr(person, name, offered[name])
        w.flush()
        return Done(kept.id, w.changes)


def cases_of(home: Home, person_id: str) -> tuple[tuple[str, str], ...]:
    """The open cases of a person to which a card may be added: (id, category)."""
    with home.reading() as r:
        found = r.session.execute(
            select(Case.id, Case.category)
            .where(
                Case.resident_id.in_(same_person.records_of(r, [person_id])), Case.gone.is_(None), contested.is_open()
            )
            .order_by(Case.category, Case.id)
        )
        return tuple((case_id, category) for case_id, category in found)


# Parts ---------------------------------------------------------------------------------------------------------


def _evidence(home: Home, case_id: str, card: CardText, seen_as: str | None, told_by: str | None) -> Evidence:
    said = [
        Said("name", "" if card.name_doubt else card.name),
        Said("born", card.born.text_vi() if card.born else "", card.born),
        Said("sex", _SEX_WORDS[card.sex] if card.sex else ""),
        Said("number", card.number),
        Said("residence", card.residence),
    ]
    return Evidence(
        id=new_id(),
        case_id=case_id,
        kind=KIND,
        supports=("identity",),
        told_by=told_by,
        seen_as=seen_as,
        seen_on=home.today,
        number=card.number,
        issued_on=card.issued,
        note="Đọc từ mã QR, chưa đối chiếu với cơ quan cấp.",
        says=tuple(each for each in said if each.text),
        raw=card.raw,
    )


def _values(card: CardText, home: Home) -> dict[str, Any]:
    """What the card could write into the record, by field."""
    values: dict[str, Any] = {"id_number": SourcedNumber(card.number, SOURCE)}
    if card.name and not card.name_doubt:
        values["name"] = card.name
    if card.born is not None and card.born.earliest <= home.today:
        values["born"] = card.born
    if card.sex is not None:
        values["sex"] = str(card.sex)
    if card.old_number and not any(doubt.code == "card.old-number-odd" for doubt in card.doubts):
        values["old_number"] = SourcedNumber(card.old_number, SOURCE)
    return values


def _lines(card: CardText, fields: Mapping[str, Any], recorded_home: str, home: Home) -> tuple[CardLine, ...]:
    values = _values(card, home)
    recorded = agreeing.record_says(fields)
    old = fields.get("old_number")
    number = fields.get("id_number")
    texts = {
        "name": recorded["name"].text if "name" in recorded else "",
        "born": recorded["born"].text if "born" in recorded else "",
        "sex": recorded["sex"].text if "sex" in recorded else "",
        "id_number": number.number if isinstance(number, SourcedNumber) else "",
        "old_number": old.number if isinstance(old, SourcedNumber) else "",
    }
    born = card.born.text_vi() if card.born else ""
    sex = _SEX_WORDS[card.sex] if card.sex else ""
    said = (
        ("name", "name", card.name),
        ("born", "born", born),
        ("sex", "sex", sex),
        ("number", "id_number", card.number),
        ("old_number", "old_number", card.old_number),
    )
    lines = []
    for about, name, text in said:
        if about == "old_number" and not text:
            continue
        compared = _compared(about, text, card.born, texts[name], fields.get(name))
        if name not in values:
            compared = Compared.UNREAD
        lines.append(CardLine(about, text, texts[name], compared, name, values.get(name)))
    if card.residence:
        lines.append(
            CardLine(
                "residence",
                card.residence,
                recorded_home,
                Compared.CLOSE if recorded_home else Compared.NEW,
            )
        )
    return tuple(lines)


def _compared(about: str, text: str, born: PartialDate | None, recorded: str, value: Any) -> Compared:
    if not text:
        return Compared.UNREAD
    if not recorded or not is_known(value):
        return Compared.NEW
    matter = "number" if about == "old_number" else about
    one = Said(matter, text, born if about == "born" else None)
    other = Said(matter, recorded, value if isinstance(value, PartialDate) else None)
    if about in ("number", "old_number"):
        return Compared.SAME if agreeing.key(one) == agreeing.key(other) else Compared.DIFFERS
    return {Agreement.SAME: Compared.SAME, Agreement.PERHAPS: Compared.CLOSE, Agreement.NO: Compared.DIFFERS}[
        agreeing.agreement(one, other)
    ]


def _kept(r: Reading, case_id: str, card: CardText) -> Evidence | None:
    return r.session.scalar(
        select(Evidence)
        .where(Evidence.case_id == case_id, Evidence.kind == KIND, Evidence.gone.is_(None), Evidence.raw == card.raw)
        .limit(1)
    )


def _number_of(r: Reading, home: Home, number: str, person_id: str) -> str | None:
    """The name of somebody else with this number; "" if there is one who must not be named here."""
    found = r.session.execute(
        select(Resident)
        .where(Resident.id_digits == number, Resident.id != person_id, Resident.gone.is_(None))
        .where(Resident.merged_into.is_(None))
        .limit(1)
    ).scalar()
    if found is None:
        return None
    return str(found.name) if may_open(home.account, found) else ""


def _name(picture: Path | bytes) -> str:
    return scans.name_of(picture) if isinstance(picture, Path) else "Ảnh chụp"
