"""Official forms (biểu mẫu) filled from a case: which there are, what is missing, and the printed sheet.

The version of the day of filing counts. A form whose layout has no official source carries "cần kiểm tra mẫu" until
the commune settles it, with the name of who did.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from app.domain.casefile import CaseFile, situation_of
from app.domain.changes import Done
from app.domain.form_values import FormFacts, people, values
from app.domain.forms import FilingWay, FormSpec, TablePerson, fill_of, in_force
from app.domain.permissions import Action
from app.errors import refuse
from app.home import Home
from app.models import basis, form_facts, settings
from app.models.casefile import case_file
from app.models.register import Copied
from app.models.work import Reading
from app.printing import print_copy

ONLINE = "online"
"""The channel (nộp trực tuyến) as procedures name it."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that a form needs and the case does not hold. ``field`` (``entity.field``) is where to write it down,
    empty if it is written on the sheet itself."""

    label: str
    field: str


@dataclass(frozen=True, slots=True)
class FormLine:
    """A form to choose. ``wanted_for`` names the next steps of the case that it is filed for; ``unsure``: its layout
    has to be checked; ``settled_by``, ``settled_on``, ``settled_note``: who checked it, when, and what they wrote."""

    spec: FormSpec
    wanted_for: tuple[str, ...] = ()
    unsure: bool = False
    settled_by: str = ""
    settled_on: date | None = None
    settled_note: str = ""


@dataclass(frozen=True, slots=True)
class FormLook:
    """A form as it would print: ``values`` by fill, what is ``missing``, whether the mark goes on it."""

    line: FormLine
    values: Mapping[str, str]
    people: Mapping[str, tuple[TablePerson, ...]]
    missing: tuple[Missing, ...]
    procedure: str
    day: date
    person_id: str = ""


def forms_of(home: Home, case_id: str) -> list[FormLine]:
    """The forms in force today: those of the case's next steps first, then the others by code.

    Raises:
        UserError("case.elsewhere"), UserError("person.sealed").
    """
    with home.reading() as r:
        file = case_file(r, case_id) or refuse("case.elsewhere")
        lines = [_line(r, home, spec, home.today) for spec in _in_force(home, home.today)]
    wanted: dict[str, list[str]] = {}
    for step in home.pack.pathway(situation_of(file), today=home.today).steps:
        for spec in home.pack.forms:
            if step.procedure.id in spec.procedures:
                wanted.setdefault(spec.code, []).append(step.procedure.name)
    told = [replace(line, wanted_for=tuple(dict.fromkeys(wanted.get(line.spec.code, ())))) for line in lines]
    return sorted(told, key=lambda line: (not line.wanted_for, line.spec.code))


def all_forms(home: Home) -> list[FormLine]:
    """Every form in force today, for those who print one empty."""
    with home.reading() as r:
        return [_line(r, home, spec, home.today) for spec in _in_force(home, home.today)]


def look(home: Home, case_id: str, code: str, *, procedure: str = "", on: date | None = None) -> FormLook:
    """A form filled from a case. ``procedure``: what it is filed for, else the first next step that asks for it;
    ``on``: the day of filing, else that of the step, else today.

    Raises:
        UserError("permission.action"), UserError("case.elsewhere"), UserError("person.elsewhere"),
        UserError("person.sealed"), UserError("form.unknown", form), UserError("form.not-in-force", form, day).
    """
    home.require(Action.PRINT_FORM)
    with home.reading() as r:
        file = case_file(r, case_id) or refuse("case.elsewhere")
        person = file.person or refuse("person.elsewhere")
        procedure = procedure or _procedure(home, file, code)
        day = on or _filing_day(file, procedure) or home.today
        spec = _spec(home, code, day)
        line = _line(r, home, spec, day, procedure)
        facts = _facts(r, home, file, procedure, day)
    found, rows = values(spec, facts), people(spec, facts)
    lacking = (
        Missing(item.label.rstrip(":") or fill_of(item.fill).name, fill_of(item.fill).field)
        for item in spec.required()
        if not found.get(item.fill)
    )
    return FormLook(line, found, rows, tuple(dict.fromkeys(lacking)), procedure, day, person.id)


def print_form(
    home: Home,
    case_id: str,
    code: str,
    *,
    procedure: str = "",
    on: date | None = None,
    mark: bool = True,
    why: str = "",
    out: Path | None = None,
) -> Done[bytes]:
    """The form as a PDF, also in the file ``out``, private. The copy is entered into the register of prints, and the
    print into the access log. ``mark`` False leaves "cần kiểm tra mẫu" off the paper.

    Raises: as :func:`look`; EnvironmentFault: ``out`` could not be written, and nothing was entered.
    """
    seen = look(home, case_id, code, procedure=procedure, on=on)
    spec = seen.line.spec
    said = basis.of_form(spec, seen.values, seen.people, day=seen.day, procedure=seen.procedure)
    copied = Copied(seen.person_id, f"form:{spec.code}", spec.name, case_id=case_id, why=why, basis=said)

    def sheet(copy: int) -> bytes:
        trace = f"Hồ sơ {case_id.replace('-', '')[-8:].upper()} · bản số {copy} · in ngày {home.today:%d/%m/%Y}"
        return _printed(home, seen, mark=mark and seen.line.unsure, trace=trace)

    done = print_copy(home, copied, sheet, out)
    home.log("print", entity="case", row=case_id, why=f"form:{spec.code}")
    return done


def preview(
    home: Home, case_id: str, code: str, *, procedure: str = "", on: date | None = None, mark: bool = True
) -> bytes:
    """The form as a PDF to be looked at: no copy, a reading in the access log. Raises: as :func:`look`."""
    seen = look(home, case_id, code, procedure=procedure, on=on)
    home.log("read", entity="case", row=case_id, why=f"form:{code}")
    return _printed(home, seen, mark=mark and seen.line.unsure, trace="Bản xem trước, không dùng để nộp")


def print_blank(home: Home, code: str, *, on: date | None = None, mark: bool = True) -> bytes:
    """The form with nothing in it, to be filled by hand.

    Raises:
        UserError("permission.action"), UserError("form.unknown", form), UserError("form.not-in-force", form, day).
    """
    home.require(Action.PRINT_FORM)
    spec = _spec(home, code, on or home.today)
    with home.reading() as r:
        line = _line(r, home, spec, on or home.today)
    return _printed(home, FormLook(line, {}, {}, (), "", home.today), mark=mark and line.unsure, trace="", blank=True)


def settle(home: Home, code: str, *, note: str = "", on: date | None = None) -> Done[None]:
    """The commune compared the layout of this version with the official form, and takes it: the mark goes.

    Raises:
        UserError("permission.field"), UserError("form.unknown", form), UserError("form.not-in-force", form, day).
    """
    spec = _spec(home, code, on or home.today)
    with home.writing() as w:
        settings.put(w, spec.key, True, by=home.account.name, day=home.today, note=note)
        w.flush()
        return Done(None, w.changes)


def unsettle(home: Home, code: str, *, on: date | None = None) -> Done[None]:
    """Take that back: the mark is on the form again. Raises: as :func:`settle`."""
    spec = _spec(home, code, on or home.today)
    with home.writing() as w:
        settings.take_back(w, spec.key)
        w.flush()
        return Done(None, w.changes)


# Parts ---------------------------------------------------------------------------------------------------------


def _in_force(home: Home, day: date) -> Iterator[FormSpec]:
    return (spec for spec in home.pack.forms if spec.validity.holds(day))


def _spec(home: Home, code: str, day: date) -> FormSpec:
    known = {code.casefold()}
    if not any(known & {form.code.casefold(), *map(str.casefold, form.aliases)} for form in home.pack.forms):
        refuse("form.unknown", form=code)
    return in_force(home.pack.forms, code, day) or refuse("form.not-in-force", form=code, day=f"{day:%d/%m/%Y}")


def _line(r: Reading, home: Home, spec: FormSpec, day: date, procedure: str = "") -> FormLine:
    row = settings.find(r, spec.key)
    settled = row is not None and row.value is True
    return FormLine(
        replace(spec, way=_way(home, spec, day, procedure)),
        unsure=spec.source.needs_check and not settled,
        settled_by=(row.by or "") if row is not None and settled else "",
        settled_on=row.day if row is not None and settled else None,
        settled_note=(row.note or "") if row is not None and settled else "",
    )


def _way(home: Home, spec: FormSpec, day: date, procedure: str) -> FilingWay:
    """How the form is filed on ``day``: as its procedures are, or as it says itself where they leave both ways. One
    that ``procedure`` names counts alone."""
    filed_for = (procedure,) if procedure in spec.procedures else spec.procedures
    ways = [known.channels_on(day) for each in filed_for if (known := home.pack.procedures.get(each)) is not None]
    return FilingWay.ONLINE if ways and all(each == (ONLINE,) for each in ways) else spec.way


def _procedure(home: Home, file: CaseFile, code: str) -> str:
    """The first next step of the case that takes this form."""
    named = next((form for form in home.pack.forms if code.casefold() == form.code.casefold()), None)
    takes = named.procedures if named is not None else ()
    steps = home.pack.pathway(situation_of(file), today=home.today).steps
    return next((step.procedure.id for step in steps if step.procedure.id in takes), "")


def _filing_day(file: CaseFile, procedure: str) -> date | None:
    return next((step.filed_on for step in file.steps if step.procedure == procedure), None)


def _facts(r: Reading, home: Home, file: CaseFile, procedure: str, day: date) -> FormFacts:
    plan = home.pack.plan
    return form_facts.facts_of(
        r,
        file,
        unit=plan.unit_name,
        province=plan.province_name,
        day=day,
        tables=home.pack.tables,
        procedure=procedure,
    )


def _printed(home: Home, seen: FormLook, *, mark: bool, trace: str, blank: bool = False) -> bytes:
    from app.reports.form import FilledForm, write_forms  # reportlab is imported when something is printed

    unit = home.pack.plan.unit_name
    form = FilledForm(
        seen.line.spec,
        seen.values,
        seen.people,
        place=unit.partition(" ")[2] or unit,
        day=None if blank else home.today,
        mark=mark,
        trace=trace,
    )
    out = io.BytesIO()
    write_forms([form], out)
    return out.getvalue()
