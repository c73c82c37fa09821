"""Statements of people on paper (văn bản, lời khai), to be signed and scanned back to the piece of evidence."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.domain.casefile import CaseFile, EvidenceFacts
from app.domain.changes import Done
from app.domain.evidence import Nature
from app.domain.permissions import Action
from app.domain.sealing import opens
from app.errors import UserError, refuse
from app.home import Home
from app.models import basis
from app.models.casefile import case_file
from app.models.entities import Evidence
from app.models.register import Copied
from app.models.state import get
from app.models.work import Reading
from app.printing import print_copy

if TYPE_CHECKING:
    from app.reports.statement import Statement

TITLES: Final[Mapping[str, str]] = {
    "self_statement": "Bản khai",
    "kin_statement": "Lời khai của người thân",
    "neighbour_statement": "Văn bản làm chứng",
    "hamlet_statement": "Văn bản xác nhận của trưởng thôn, buôn, tổ dân phố",
    "witness_statement": "Văn bản làm chứng về việc sinh",
    "commitment": "Giấy cam đoan về việc sinh",
    "not_registered_commitment": "Bản cam đoan chưa đăng ký khai sinh",
    "hearing_record": "Biên bản ghi lời trình bày",
    "witnesses_two": "Văn bản làm chứng của hai người",
}
"""What the sheet of a kind of evidence is called; another statement has the name of its kind."""

BLANKS: Final = ("self_statement", "kin_statement", "neighbour_statement", "hamlet_statement")
"""The sheets that are offered empty."""


def is_statement(home: Home, kind: str) -> bool:
    """Whether evidence of this kind is somebody's word, which can be printed and signed."""
    return home.pack.evidence.nature(kind) is Nature.STATEMENT


def print_statement(home: Home, evidence_id: str, *, out: Path | None = None) -> Done[bytes]:
    """What a piece of evidence says as a sheet (PDF) to be signed, also in the file ``out``, private. It is entered
    into the register of prints and the access log.

    Raises:
        UserError("permission.action"), UserError("evidence.elsewhere"), UserError("person.elsewhere"),
        UserError("person.sealed"), UserError("evidence.not-a-statement").
        EnvironmentFault: ``out`` could not be written, and nothing was entered.
    """
    home.require(Action.PRINT_FORM)
    with home.reading() as r:
        row = r.find(Evidence, evidence_id) or refuse("evidence.elsewhere")
        file = case_file(r, row.case_id) or refuse("case.elsewhere")
        piece = next(each for each in file.evidence if each.id == evidence_id)
        if not is_statement(home, piece.kind):
            raise UserError("evidence.not-a-statement")
        statement = _statement(home, r, file, piece.kind, piece)
    return _printed(home, file, statement, f"statement:{piece.kind}", basis.of_piece(file, piece), out)


def print_blank(home: Home, case_id: str, kind: str, *, out: Path | None = None) -> Done[bytes]:
    """The sheet of a kind of statement about the person of a case, to be filled in by hand, entered likewise.

    Raises: as :func:`print_statement`; UserError("case.elsewhere").
    """
    home.require(Action.PRINT_FORM)
    if not is_statement(home, kind):
        raise UserError("evidence.not-a-statement")
    with home.reading() as r:
        file = case_file(r, case_id) or refuse("case.elsewhere")
        statement = _statement(home, r, file, kind, None)
    return _printed(home, file, statement, f"statement:{kind}", "", out)


def _printed(home: Home, file: CaseFile, statement: Statement, kind: str, said: str, out: Path | None) -> Done[bytes]:
    """``said``: the digest of what stands in it; a blank one says nothing that could change."""
    from app.reports.statement import write_statement  # reportlab is imported when something is printed

    made = io.BytesIO()
    write_statement([statement], made)
    person = file.person or refuse("person.elsewhere")
    copied = Copied(person.id, kind, statement.kind, case_id=file.case.id, basis=said)
    done = print_copy(home, copied, lambda _: made.getvalue(), out)
    home.log("print", entity="case", row=file.case.id, why=kind)
    return done


def _statement(home: Home, r: Reading, file: CaseFile, kind: str, piece: EvidenceFacts | None) -> Statement:
    from app.reports.statement import Statement

    person = file.person or refuse("person.elsewhere")
    if not opens(home.account, person.sealed, person.opened_to):
        raise UserError("person.sealed")
    tables = home.pack.tables
    unit = get(r.conn, "unit_name") or home.pack.plan.unit_name
    own = kind == "self_statement"
    told = piece.told_by if piece is not None else None
    name, _, tie = (told or "").partition(",")
    return Statement(
        kind=TITLES.get(kind) or tables["evidence_kinds"].name_of(kind),
        to=f"Ủy ban nhân dân, Công an {unit[:1].lower()}{unit[1:]}",
        place=(piece.place if piece is not None else None) or unit.partition(" ")[2] or unit,
        person=person.name,
        case_code=file.case.id.replace("-", "")[-8:].upper(),
        born=person.born,
        home=file.area_name,
        teller=name.strip() or (person.name if own else ""),
        tie=tie.strip() or ("chính người được khai" if own else ""),
        told=tuple((tables["matters"].name_of(said.about), said.text) for said in piece.says) if piece else (),
        words="\n".join(filter(None, (piece.raw, piece.note))) if piece else "",
        day=piece.seen_on if piece is not None else None,
        writer=home.account.name if piece is not None else "",
    )
