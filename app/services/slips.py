"""The resident's slip (phiếu dành cho người dân) of a case, filled from the record."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.answers import is_known
from app.domain.casefile import CaseFile, PersonFacts, situation_of
from app.domain.changes import Done
from app.domain.pathway import PathStep, Pathway, Readiness
from app.domain.permissions import Action
from app.domain.values import Kin
from app.errors import refuse
from app.home import Home
from app.models import basis, casefile
from app.models.entities import Resident
from app.models.register import SLIP, Copied
from app.models.work import Reading
from app.printing import print_copy

if TYPE_CHECKING:
    from app.reports.slip import Slip

TITLE = "Phiếu dành cho người dân"
_NEXT = (Readiness.READY, Readiness.LACKS, Readiness.FILED, Readiness.WAITS)
_MOST_STEPS = 4


def print_slip(home: Home, case_id: str, *, out: Path | None = None) -> Done[bytes]:
    """The slip as a PDF of two copies, also in the file ``out``, private. It is entered into the register of prints
    and the access log.

    Raises:
        UserError("permission.action"), UserError("case.elsewhere"), UserError("person.elsewhere").
        EnvironmentFault: ``out`` could not be written, and nothing was entered.
    """
    home.require(Action.PRINT_SLIP)
    from app.reports.slip import write_slip  # reportlab is imported when something is printed

    with home.reading() as r:
        file = casefile.case_file(r, case_id) or refuse("case.elsewhere")
        receiver = _receiver(r, file)
    pathway = home.pack.pathway(situation_of(file), today=home.today)
    made = io.BytesIO()
    write_slip([_slip(home, file, pathway, receiver)], made)
    copied = Copied(_person(file).id, SLIP, TITLE, case_id=case_id, basis=basis.of_case(file))
    done = print_copy(home, copied, lambda _: made.getvalue(), out)
    home.log("print", entity="case", row=case_id, why="slip")
    return done


def case_code(case_id: str) -> str:
    """The short code of a case on paper: tells nothing of the person or the group."""
    return case_id.replace("-", "")[-8:].upper()


def _slip(home: Home, file: CaseFile, pathway: Pathway, receiver: str) -> Slip:
    from app.reports.issuer import in_a_sentence, issuer_of
    from app.reports.slip import Contact, NextStep, Slip

    person = _person(file)
    pack = home.pack
    steps = [step for step in pathway.steps if step.readiness in _NEXT and not step.procedure.automatic]
    authorities = pack.tables["authorities"]
    plan = pack.plan
    return Slip(
        issuer=issuer_of(plan.unit_name, plan.province_name),
        case_code=case_code(file.case.id),
        day=home.today,
        person=person.name,
        born=person.born,
        taken_by=home.account.name,
        contact=Contact(home.account.name, f"Tổ công tác {in_a_sentence(plan.unit_name)}"),
        receiver=receiver,
        taken_down=tuple(_taken_down(home, file)),
        missing=tuple(dict.fromkeys(need.name for step in steps for need in step.missing)),
        next_steps=tuple(
            NextStep(
                step.procedure.name,
                authorities.name_of(step.competence.authority) if step.competence else "",
                step.due.on if step.due and not step.due.late else None,
                _bring(step),
            )
            for step in steps[:_MOST_STEPS]
        ),
    )


def _person(file: CaseFile) -> PersonFacts:
    return file.person or refuse("person.elsewhere")


def _taken_down(home: Home, file: CaseFile) -> Iterator[str]:
    person = file.person
    if person is None:
        return
    for who, kin in (("Mẹ", person.mother), ("Cha", person.father), ("Người nuôi dưỡng", person.guardian)):
        if isinstance(kin, Kin) and kin.name:
            yield f"{who}: {kin.name}"
    if is_known(person.birth_place):
        yield f"Nơi sinh: {person.birth_place}"
    if file.household is not None:
        yield f"Đang ở: {file.household.label}, {file.area_name}"
    kinds = home.pack.tables["evidence_kinds"]
    papers = [kinds.name_of(piece.kind) for piece in file.evidence]
    if papers:
        yield "Giấy tờ, lời kể đã xem: " + "; ".join(dict.fromkeys(papers))


def _bring(step: PathStep) -> str:
    return "; ".join(dict.fromkeys(state.need.name for state in step.needs if state.need.papers))


def _receiver(r: Reading, file: CaseFile) -> str:
    """Who takes the slip home: the mother, father or guardian that is named."""
    person = file.person
    for kin in (person.mother, person.father, person.guardian) if person else ():
        if isinstance(kin, Kin):
            row = r.find(Resident, kin.resident_id) if kin.resident_id else None
            if name := (row.name if row else kin.name):
                return name
    return ""
