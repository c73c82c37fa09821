"""Papers around a case (giấy mời, biên bản, thông báo, công văn): filled, looked at, printed as PDF or Word."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.changes import Done
from app.domain.form_values import text_of
from app.domain.letters import Ask, LetterSpec, said
from app.domain.permissions import Action
from app.errors import UserError, refuse
from app.home import Home
from app.models import basis, form_facts, settings
from app.models.casefile import case_file
from app.models.register import Copied
from app.models.work import Reading
from app.printing import print_copy

if TYPE_CHECKING:
    from app.reports.letter import Letter

PDF, WORD = "pdf", "docx"


@dataclass(frozen=True, slots=True)
class LetterLine:
    """A kind of paper to choose. ``meant``: it is for this case's group; ``unsure``: its layout is to be checked;
    ``settled_by``, ``settled_on``, ``settled_note``: who checked it, when, and what they wrote."""

    spec: LetterSpec
    meant: bool
    unsure: bool
    settled_by: str = ""
    settled_on: date | None = None
    settled_note: str = ""


@dataclass(frozen=True, slots=True)
class LetterSheet:
    """A paper before it is printed: what the records say, and what is to be typed with what stands there first."""

    spec: LetterSpec
    values: Mapping[str, str]
    starts: Mapping[str, str]
    unsure: bool
    person_id: str = ""


def letters_of(home: Home, case_id: str) -> list[LetterLine]:
    """The papers that can be written about a case: those meant for its group first.

    Raises:
        UserError("case.elsewhere"), UserError("person.sealed").
    """
    with home.reading() as r:
        file = case_file(r, case_id) or refuse("case.elsewhere")
        lines = [
            _line(r, spec, meant=file.case.category in spec.categories)
            for spec in home.pack.letters
            if not spec.for_drive and (not spec.categories or file.case.category in spec.categories)
        ]
    return sorted(lines, key=lambda line: (not line.meant, line.spec.name))


def all_letters(home: Home) -> list[LetterLine]:
    """Every paper, for those who write one to many."""
    with home.reading() as r:
        lines = (_line(r, spec) for spec in home.pack.letters if not spec.for_drive)
        return sorted(lines, key=lambda line: line.spec.name)


def sheet(home: Home, case_id: str, code: str) -> LetterSheet:
    """A paper with what the records say; that somebody opened it is noted in the access log.

    Raises:
        UserError("permission.action"), UserError("case.elsewhere"), UserError("person.elsewhere"),
        UserError("person.sealed"), UserError("letter.unknown", letter).
    """
    found = _sheet(home, case_id, code)
    home.log("read", entity="case", row=case_id, why=f"letter:{code}")
    return found


def missing(spec: LetterSpec, typed: Mapping[str, str]) -> tuple[Ask, ...]:
    """What is still to be typed."""
    return tuple(ask for ask in spec.asks if ask.required and not typed.get(ask.key, "").strip())


def preview(home: Home, case_id: str, code: str, typed: Mapping[str, str], *, mark: bool = True) -> bytes:
    """The paper of an opened :func:`sheet` as a PDF to be looked at, at every pause in typing: not noted again. What is
    missing is dotted. Raises: as :func:`sheet`."""
    found = _sheet(home, case_id, code)
    return _written(_letter(home, found, typed, trace="Bản xem trước", mark=mark), PDF)


def print_letter(
    home: Home,
    case_id: str,
    code: str,
    typed: Mapping[str, str],
    *,
    form: str = PDF,
    mark: bool = True,
    why: str = "",
    out: Path | None = None,
) -> Done[bytes]:
    """The paper as a PDF or a Word file (``form``), also in the file ``out``, private; entered into the register of
    prints and the access log.

    Raises: as :func:`sheet`; UserError("letter.not-filled", what): something that must be typed is missing.
        EnvironmentFault: ``out`` could not be written, and nothing was entered.
    """
    found = _sheet(home, case_id, code)
    if lacking := missing(found.spec, typed):
        raise UserError("letter.not-filled", what="; ".join(ask.label for ask in lacking))
    said_by_records = basis.of_letter(code, found.values)
    copied = Copied(found.person_id, f"letter:{code}", found.spec.name, case_id=case_id, why=why, basis=said_by_records)

    def written(copy: int) -> bytes:
        trace = f"Hồ sơ {case_id.replace('-', '')[-8:].upper()} · bản số {copy}"
        return _written(_letter(home, found, typed, trace=trace, mark=mark), form)

    done = print_copy(home, copied, written, out)
    home.log("print", entity="case", row=case_id, why=f"letter:{code}")
    return done


def print_common(
    home: Home, case_id: str, code: str, common: Mapping[str, str], *, mark: bool = True, out: Path | None = None
) -> Done[bytes]:
    """The paper with what is the same for many cases (a day, a place); what ``common`` leaves open starts as the case
    says. Raises: as :func:`print_letter`."""
    typed = {**_sheet(home, case_id, code).starts, **{key: text for key, text in common.items() if text.strip()}}
    return print_letter(home, case_id, code, typed, mark=mark, out=out)


def settle(home: Home, code: str, *, note: str = "") -> Done[None]:
    """The commune takes the layout and the words of this paper for its own: the mark goes.

    Raises: UserError("permission.field"), UserError("letter.unknown", letter).
    """
    spec = _spec(home, code)
    with home.writing() as w:
        settings.put(w, _key(spec), True, by=home.account.name, day=home.today, note=note)
        w.flush()
        return Done(None, w.changes)


def unsettle(home: Home, code: str) -> Done[None]:
    """Take that back: the mark is on the paper again. Raises: as :func:`settle`."""
    spec = _spec(home, code)
    with home.writing() as w:
        settings.take_back(w, _key(spec))
        w.flush()
        return Done(None, w.changes)


# Parts ---------------------------------------------------------------------------------------------------------


def _sheet(home: Home, case_id: str, code: str) -> LetterSheet:
    home.require(Action.PRINT_FORM)
    spec = _spec(home, code)
    with home.reading() as r:
        file = case_file(r, case_id) or refuse("case.elsewhere")
        person = file.person or refuse("person.elsewhere")
        plan = home.pack.plan
        facts = form_facts.facts_of(
            r,
            file,
            unit=plan.unit_name,
            province=plan.province_name,
            day=home.today,
            tables=home.pack.tables,
        )
        unsure = _line(r, spec).unsure
    own = {ask.key for ask in spec.asks}
    values = {name: text_of(name, facts) for name in spec.named() if name not in own}
    starts = {ask.key: said(ask.start, values, dots="") for ask in spec.asks if ask.start}
    return LetterSheet(spec, values, starts, unsure, person.id)


def _spec(home: Home, code: str) -> LetterSpec:
    found = next((spec for spec in home.pack.letters if spec.code == code), None)
    return found or refuse("letter.unknown", letter=code)


def _line(r: Reading, spec: LetterSpec, *, meant: bool = False) -> LetterLine:
    row = settings.find(r, _key(spec))
    if row is None or row.value is not True:
        return LetterLine(spec, meant, spec.source.needs_check)
    return LetterLine(spec, meant, False, row.by or "", row.day, row.note or "")


def _key(spec: LetterSpec) -> str:
    return f"letter:{spec.code}"


def _letter(home: Home, found: LetterSheet, typed: Mapping[str, str], *, trace: str, mark: bool = True) -> Letter:
    from app.reports.issuer import issuer_of
    from app.reports.letter import Letter  # reportlab is imported when something is printed

    plan = home.pack.plan
    values = {**found.values, **found.starts, **typed}
    return Letter(
        found.spec,
        issuer_of(plan.unit_name, plan.province_name, police=found.spec.police),
        values,
        home.today,
        mark=mark and found.unsure,
        trace=trace,
    )


def _written(letter: Letter, form: str) -> bytes:
    out = io.BytesIO()
    if form == WORD:
        from app.reports.letter_word import write_word

        write_word(letter, out)
    else:
        from app.reports.letter import write_letters

        write_letters([letter], out)
    return out.getvalue()
