"""The register of prints (sổ văn bản đã in): what was printed of whom, which papers no longer say what the records do,
to whom a copy was handed; and whether a printed dossier is genuine and current, without any network."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select

from app.domain.casefile import CaseFile
from app.domain.changes import Done
from app.domain.form_values import FormFacts, people, text_of, values
from app.domain.forms import in_force
from app.domain.merge import Seen
from app.errors import refuse
from app.home import Home
from app.intake.print_codes import codes_in
from app.models import basis, form_facts, paging, register, same_person, state
from app.models.casefile import case_file, rows_of_case
from app.models.entities import Case, Printed, Resident
from app.models.history import HistoryRow, history_of
from app.models.paging import Key, Page
from app.models.register import DOSSIER, SLIP
from app.models.sealing import sealed_with, shown_to
from app.models.work import Reading
from app.progress import QUIET, Progress
from app.security import print_mark
from app.security.print_mark import DIGITS, PrintMark
from app.sync import registry
from app.sync.account_names import account_names

# The register --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PrintLine:
    """One copy. ``kind``: dossier, slip, ``statement:KIND``, ``form:CODE``, ``letter:CODE``; ``name`` of the person."""

    id: str
    seen: Seen
    resident_id: str
    case_id: str
    name: str
    kind: str
    title: str
    number: str
    copy: int
    day: date | None
    by: str
    why: str
    masked: bool
    handed_to: str


@dataclass(frozen=True, slots=True)
class PrintFilter:
    """Which copies: ``kind`` is all of it or the word before the colon, ``by`` an account's id, ``text`` words of the
    person's name."""

    kind: str = ""
    text: str = ""
    resident_id: str = ""
    case_id: str = ""
    by: str = ""
    since: date | None = None
    until: date | None = None


def list_prints(
    home: Home, which: PrintFilter | None = None, key: Key | None = None, size: int = 100
) -> Page[PrintLine]:
    """One page of the register, newest first. Of sealed people only what this account may open: a page may hold fewer
    than ``size``, and goes on while ``next`` is not None."""
    with home.reading() as r:
        statement = paging.after(select(Printed).where(*_wanted(home, which)), [Printed.id], key, down=True)
        rows = r.session.scalars(statement.limit(size + 1)).all()
        lines = tuple(_lines(r, home, rows[:size]))
    return Page(lines, (rows[size - 1].id,) if len(rows) > size else None)


def count_prints(home: Home, which: PrintFilter | None = None) -> int:
    """How many copies :func:`list_prints` goes through."""
    with home.reading() as r:
        return r.session.scalar(select(func.count()).select_from(Printed).where(*_wanted(home, which))) or 0


def prints_of(home: Home, case_id: str) -> list[PrintLine]:
    """What was printed of a case, newest first.

    Raises: UserError("case.elsewhere"), UserError("person.sealed").
    """
    with home.reading() as r:
        _ = case_file(r, case_id) or refuse("case.elsewhere")
        return list(_lines(r, home, register.of_case(r, case_id)[::-1]))


def superseded(
    home: Home, case_id: str | None = None, progress: Progress = QUIET, *, which: PrintFilter | None = None
) -> list[PrintLine]:
    """The copies that do not say what the same paper would say now, newest first: of a case, or of all cases here.
    What was typed into a letter is not compared, nor are papers that were left blank. Ticks ``print.compared``."""
    with home.reading() as r:
        statement = select(Printed).where(*_wanted(home, which))
        if case_id is not None:
            statement = statement.where(Printed.case_id == case_id)
        found = list(_lines(r, home, list(_stale(r, home, statement, progress))))
    return sorted(found, key=lambda line: line.id, reverse=True)


def stale_of(home: Home, ids: Sequence[str], progress: Progress = QUIET) -> frozenset[str]:
    """Those among the copies ``ids``, a page of the register, that are superseded; see :func:`superseded`."""
    with home.reading() as r:
        return frozenset(row.id for row in _stale(r, home, select(Printed).where(Printed.id.in_(ids)), progress))


def hand_over(home: Home, printed_id: str, seen: Seen, to: str) -> Done[None]:
    """Write down to whom a copy was handed; an empty name takes that back.

    Raises: UserError("printed.elsewhere"), UserError("permission.write"), UserError("row.outside").
    """
    with home.writing() as w:
        row = w.change(Printed, printed_id, seen) or refuse("printed.elsewhere")
        row.handed_to = " ".join(to.split()) or None
        w.flush()
        return Done(None, w.changes)


# Whether a print is genuine and current ------------------------------------------------------------------------------


class Standing(StrEnum):
    """``AHEAD``: signed by us, but this machine does not have that version yet: exchange data first. ``ELSEWHERE``:
    signed by us, of a case that this machine does not hold. ``NOT_OURS``: no mark of this commune; with the code of a
    case it is one of another office, or a forgery."""

    CURRENT = "current"
    SUPERSEDED = "superseded"
    AHEAD = "ahead"
    ALTERED = "altered"
    ELSEWHERE = "elsewhere"
    NOT_OURS = "not-ours"


@dataclass(frozen=True, slots=True)
class Checked:
    """What the mark of a print says. ``since`` and ``changed``: when the case first changed after it, and what, in the
    words of the record. ``signed_by``: the machine, empty of a preview or an old print that nobody signed;
    ``by_office``: with the office's own key; ``revoked``: that machine is not trusted any more, whoever has it may have
    signed.

    The mark answers for the case and its version, not for the ink: what stands on the paper is compared with the
    record by eye.
    """

    standing: Standing
    case_id: str = ""
    case_code: str = ""
    version: int = 0
    since: date | None = None
    changed: tuple[str, ...] = ()
    signed_by: str = ""
    by_office: bool = False
    revoked: bool = False


def verify_print(home: Home, text: str) -> Checked:
    """Judge the text of a QR code, scanned or typed.

    Raises: UserError("person.sealed"): the case is one that this account may not open.
    """
    mark = print_mark.read(text)
    if mark is None:
        return Checked(Standing.NOT_OURS)
    with home.reading() as r:
        file = case_file(r, mark.case_id)
        history = history_of(r, rows_of_case(r, mark.case_id)) if file is not None else []
        signers = _signers(r, home)
    checked = _judged(home, mark, file, history, signers)
    if file is not None:
        home.log("read", entity="case", row=mark.case_id, why="verify-print")
    return checked


def verify_file(home: Home, path: Path, progress: Progress = QUIET) -> list[Checked]:
    """Judge every mark in a PDF, a scan or a photo; empty if no QR code can be read. QR codes of others are passed over
    where one of ours is there.

    Raises: as :func:`verify_print`; UserError("scan.broken", file), UserError("scan.password-protected", file);
        EnvironmentFault; Cancelled.
    """
    found = [verify_print(home, text) for text in codes_in(path, progress)]
    ours = [checked for checked in found if checked.case_id]
    return ours or found[:1]


# Parts ---------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Signer:
    name: str
    office: bool
    revoked: bool = False


def _wanted(home: Home, which: PrintFilter | None) -> list[ColumnElement[bool]]:
    which = which or PrintFilter()
    shown = select(Resident.id).where(shown_to(home.account))
    hidden = select(Resident.id).where(Resident.sealed.is_(True), Resident.id.not_in(shown))
    wanted: list[ColumnElement[bool]] = [Printed.gone.is_(None), Printed.resident_id.not_in(hidden)]
    if which.kind:
        wanted.append(or_(Printed.kind == which.kind, Printed.kind.startswith(f"{which.kind}:", autoescape=True)))
    if which.text.strip():
        named = select(Resident.id).where(or_(same_person.matching(which.text), sealed_with(which.text)))
        wanted.append(Printed.resident_id.in_(named))
    if which.resident_id:
        wanted.append(Printed.resident_id == which.resident_id)
    if which.case_id:
        wanted.append(Printed.case_id == which.case_id)
    if which.by:
        wanted.append(Printed.by == which.by)
    if which.since:
        wanted.append(Printed.day >= which.since)
    if which.until:
        wanted.append(Printed.day <= which.until)
    return wanted


def _stale(r: Reading, home: Home, statement: Select[Any], progress: Progress) -> Iterator[Printed]:
    """Case by case: each is read once, whatever was printed of it."""
    by_case: dict[str, list[Printed]] = {}
    for row in r.session.scalars(statement.where(Printed.basis.is_not(None))):
        by_case.setdefault(row.case_id or "", []).append(row)
    for number, (each, rows) in enumerate(by_case.items()):
        progress.tick("print.compared", number, len(by_case))
        file = _open_file(r, each)
        if file is not None and file.person is not None:
            yield from (row for row in rows if row.basis not in set(_would_say(r, home, file, row)))


def _lines(r: Reading, home: Home, rows: Sequence[Printed]) -> Iterator[PrintLine]:
    names = account_names(r.conn, home.folder)
    for row in rows:
        person = same_person.kept(r, row.resident_id)
        if person is not None and not r.opens(person):
            continue
        yield PrintLine(
            id=row.id,
            seen=r.seen(Printed, row.id),
            resident_id=row.resident_id,
            case_id=row.case_id or "",
            name=person.name if person is not None else "",
            kind=row.kind,
            title=row.title or "",
            number=row.number or "",
            copy=row.copy or 0,
            day=row.day,
            by=names.get(row.by or "", row.by or ""),
            why=row.why or "",
            masked=bool(row.masked),
            handed_to=row.handed_to or "",
        )


def _open_file(r: Reading, case_id: str) -> CaseFile | None:
    """The case, if it is here and this account may open it."""
    case = r.find(Case, case_id)
    person = same_person.kept(r, case.resident_id) if case is not None else None
    return case_file(r, case_id) if person is not None and r.opens(person) else None


def _would_say(r: Reading, home: Home, file: CaseFile, row: Printed) -> Iterator[str]:
    """The digests that this paper may bear now; one of which nothing can be said bears its own."""
    kind, _, code = row.kind.partition(":")
    match kind:
        case _ if kind in (DOSSIER, SLIP):
            yield basis.of_case(file)
        case "statement":
            yield from (basis.of_piece(file, piece) for piece in file.evidence)
        case "form":
            yield from _forms(r, home, file, row, code)
        case "letter":
            spec = next((each for each in home.pack.letters if each.code == code), None)
            if spec is None:
                yield row.basis or ""
                return
            facts = _facts(r, home, file, row.day or home.today)
            own = {ask.key for ask in spec.asks}
            yield basis.of_letter(code, {name: text_of(name, facts) for name in spec.named() if name not in own})
        case _:
            yield row.basis or ""


def _forms(r: Reading, home: Home, file: CaseFile, row: Printed, code: str) -> Iterator[str]:
    """As it would be filled for the same day and procedure; of an old print, of which neither was kept, for each that
    it may have been."""
    filed = basis.filed(row.basis or "")
    printed = row.day or home.today
    days = (filed[0],) if filed else (printed, *(step.filed_on for step in file.steps if step.filed_on))
    for day in dict.fromkeys(days):
        spec = in_force(home.pack.forms, code, day)
        if spec is None:
            continue
        for procedure in (filed[1],) if filed else ("", *spec.procedures):
            facts = _facts(r, home, file, day, procedure)
            said = basis.of_form(spec, values(spec, facts), people(spec, facts), day=day, procedure=procedure)
            yield said if filed else basis.without_filing(said)


def _facts(r: Reading, home: Home, file: CaseFile, day: date, procedure: str = "") -> FormFacts:
    plan, tables = home.pack.plan, home.pack.tables
    return form_facts.facts_of(
        r, file, unit=plan.unit_name, province=plan.province_name, day=day, tables=tables, procedure=procedure
    )


def _signers(r: Reading, home: Home) -> dict[bytes, _Signer]:
    """Every key that signs prints in this commune: the office's of all times, each machine's, this machine's own."""
    known: dict[bytes, _Signer] = {}
    own = registry.current(r.conn)
    for entry in own.devices if own is not None else ():
        known[entry.key] = _Signer(entry.name, office=False, revoked=entry.revoked)
    known.setdefault(home.ring.device.public, _Signer(state.get(r.conn, "machine") or "máy này", office=False))
    office = own.office.name if own is not None else "văn phòng"
    root = state.get(r.conn, "root")
    for key in registry.office_keys(r.conn, bytes.fromhex(root)) if root else ():
        known[key] = _Signer(office, office=True)
    if home.ring.office is not None:
        known[home.ring.office.public] = _Signer(office, office=True)
    return known


def _judged(
    home: Home,
    mark: PrintMark,
    file: CaseFile | None,
    history: list[HistoryRow],
    signers: Mapping[bytes, _Signer],
) -> Checked:
    key = mark.signer(signers)
    if mark.signature and key is None:
        if file is None:
            return Checked(Standing.NOT_OURS, case_code=_code(mark), version=mark.version)
        return Checked(Standing.ALTERED, mark.case_id, _code(mark), mark.version)
    by = signers[key] if key is not None else _Signer("", office=False)
    if file is None:
        standing = Standing.ELSEWHERE if key is not None else Standing.NOT_OURS
        later: list[HistoryRow] = []
    elif basis.of_case(file)[:DIGITS].startswith(mark.digest):
        standing, later = Standing.CURRENT, []
    else:
        later = history[: max(0, len(history) - mark.version)]
        standing = Standing.SUPERSEDED if later else Standing.AHEAD
    return Checked(
        standing,
        mark.case_id,
        _code(mark),
        mark.version,
        since=datetime.fromisoformat(later[-1].at).astimezone().date() if later else None,
        changed=tuple(dict.fromkeys(words for row in reversed(later) for words in _told(home, row))),
        signed_by=by.name,
        by_office=by.office,
        revoked=by.revoked,
    )


def _told(home: Home, row: HistoryRow) -> Iterator[str]:
    named = home.pack.tables["record_fields"].name_of
    if row.new:
        yield f"{named(row.entity)}: lập mới"
        return
    for each in row.changes:
        word = "xóa hoặc lấy lại" if each.name == "gone" else named(f"{row.entity}.{each.name}")
        yield f"{named(row.entity)}: {word}"


def _code(mark: PrintMark) -> str:
    return mark.case_id.replace("-", "")[-8:].upper()
