"""Temporary residents who are gone for six months and have not registered elsewhere (vắng mặt tại nơi tạm trú).

The plan (II.3) and the Law on Residence, article 29: only who is absent for six months on end **and** has not
registered temporary residence at another place may be struck. The list names what is known, what nobody has looked
into, and what :mod:`app.domain.striking` would still object to; it strikes nobody.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from sqlalchemy import and_, func, or_, select

from app.domain.answers import is_known
from app.domain.casefile import situation_of
from app.domain.clocks import add_months
from app.domain.list_columns import ListColumn
from app.domain.partial_date import PartialDate
from app.domain.permissions import Action
from app.domain.striking import Grounds, Objection, Striking, objections
from app.domain.values import Address
from app.errors import UserError
from app.home import Home
from app.models import contested, same_person, strikings
from app.models.casefile import case_file
from app.models.entities import Area, Case, Evidence, Mark, Residence, Resident, Visit
from app.models.sealing import shown_to
from app.models.work import Reading
from app.services.drives import form_of
from app.storage import write_whole

MONTHS: Final = 6
PDF, EXCEL = "pdf", "xlsx"
PROCEDURE: Final = "temporary-delete"
_AWAY_VISITS: Final = ("nobody", "moved", "not_found")
MINUTES: Final = "absence_record"
LEAST_VISITS: Final = 2
REGISTERED: Final = "registered"
"""What the mark ``absent`` says in ``value`` where somebody found out that the person registered elsewhere."""
NOT_REGISTERED: Final = "not-registered"


class Lacks(StrEnum):
    """What must be there before anybody speaks of striking, in the order in which it is got."""

    ELSEWHERE = "elsewhere"  # chưa tra cứu xem có đăng ký tạm trú nơi khác
    VISITS = "visits"  # chưa đủ hai lượt kiểm tra cư trú không gặp
    MINUTES = "minutes"  # chưa có biên bản vắng mặt tại nơi cư trú


WORDS: Final[Mapping[Lacks | Objection, str]] = {
    Lacks.ELSEWHERE: "Kết quả tra cứu: chưa đăng ký tạm trú ở nơi khác",
    Lacks.VISITS: "Hai lượt kiểm tra cư trú không gặp",
    Lacks.MINUTES: "Biên bản vắng mặt tại nơi cư trú",
    Objection.NO_GROUND: "Căn cứ xóa đăng ký tạm trú",
    Objection.UNKNOWN_GROUND: "Căn cứ đúng luật (căn cứ đã ghi không có trong luật)",
    Objection.NO_WORDS: "Ghi rõ sự việc của căn cứ",
    Objection.NOT_ASKED: "Xác minh không thuộc trường hợp loại trừ (chấp hành án, cơ sở bắt buộc, tạm xuất cảnh)",
    Objection.EXCLUDED: "KHÔNG xóa: thuộc trường hợp loại trừ",
    Objection.NO_NOTICE: "Thông báo cho người đó hoặc chủ hộ",
    Objection.NOT_CONFIRMED: "Người thứ hai xác nhận",
    Objection.OWN_CONFIRMATION: "Người xác nhận phải khác người ghi căn cứ",
}
"""How the list calls what is missing."""


@dataclass(frozen=True, slots=True)
class AwayRow:
    """One temporary resident. ``since``: absent since; ``visits``: knocks at which nobody was met since then."""

    id: str
    name: str
    born: Any
    area: str
    place: str
    since: date
    visits: int
    case_id: str | None
    lacks: tuple[Lacks | Objection, ...]

    @property
    def ready(self) -> bool:
        return not self.lacks


def away(home: Home) -> tuple[AwayRow, ...]:
    """Those absent for six months on end or more of whom nobody has found that they registered elsewhere."""
    with home.reading() as r:
        return tuple(_rows(r, home))


def write_away(home: Home, path: Path, purpose: str) -> int:
    """The list with what each still needs into ``path`` (.pdf, .xlsx). Returns how many.

    Raises: as :func:`away_paper`; UserError("drive.form-unknown", file).
    """
    content, count = away_paper(home, purpose, form_of(path))
    write_whole(path, content, private=True)
    return count


def away_paper(home: Home, purpose: str, form: str = PDF) -> tuple[bytes, int]:
    """The list as PDF or workbook, and how many rows. Sealed people are left out; noted in the access log.

    Raises: UserError("permission.action"), UserError("list.no-purpose").
    """
    home.require(Action.EXPORT_LIST)
    if not purpose.strip():
        raise UserError("list.no-purpose")
    from app.reports.issuer import issuer_of
    from app.reports.list_pdf import PrintedList, write_list_pdf
    from app.reports.list_sheet import ListSheet, SheetColumn, list_sheet

    with home.reading() as r:
        rows = list(_rows(r, home, sealed=False))
    columns = (
        ListColumn("name", "Họ và tên", 22),
        ListColumn("born", "Ngày sinh", 13, "centre"),
        ListColumn("area", "Địa bàn", 16),
        ListColumn("place", "Nơi tạm trú", 24),
        ListColumn("since", "Vắng từ ngày", 14, "centre"),
        ListColumn("visits", "Lượt không gặp", 9, "centre"),
        ListColumn("lacks", "Tài liệu còn thiếu", 40),
    )
    written = tuple(
        (
            row.name,
            row.born.text_vi() if isinstance(row.born, PartialDate) else "",
            row.area,
            row.place,
            f"{row.since:%d/%m/%Y}",
            str(row.visits),
            "; ".join(WORDS[each] for each in row.lacks) or "Đủ",
        )
        for row in rows
    )
    plan = home.pack.plan
    title = "Danh sách tạm trú vắng mặt từ 06 tháng, chưa đăng ký tạm trú nơi khác"
    issuer = issuer_of(plan.unit_name, plan.province_name, police=True)
    about = "Luật Cư trú 2020, Điều 29"
    shown = PrintedList(issuer, home.today, title, about, purpose.strip(), home.account.name, columns, (("", written),))
    if form == EXCEL:
        heads = (SheetColumn("TT", 6), *(SheetColumn(each.title, max(8, each.share)) for each in columns))
        numbered = ((at, *row) for at, row in enumerate(written, 1))
        content = list_sheet(ListSheet("tam tru", title, about, heads, numbered, shown.who, shown.by))[0]
    else:
        out = io.BytesIO()
        write_list_pdf(shown, out)
        content = out.getvalue()
    home.log("export", entity="list", why=f"temporary-away: {purpose.strip()}: {len(rows)}")
    return content, len(rows)


# Parts ---------------------------------------------------------------------------------------------------------------


def _rows(r: Reading, home: Home, *, sealed: bool = True) -> Iterator[AwayRow]:
    latest = add_months(home.today, -MONTHS)
    statement = (
        select(Resident, Mark, Residence, Area.name)
        .join(Mark, and_(Mark.resident_id == Resident.id, Mark.kind == "absent", Mark.gone.is_(None)))
        .join(Residence, and_(Residence.resident_id == Resident.id, Residence.kind == "temporary"))
        .outerjoin(Area, Area.id == Resident.area_id)
        .where(same_person.stands(), shown_to(home.account), Residence.gone.is_(None), Residence.until.is_(None))
        .where(Mark.day <= latest, or_(Mark.value.is_(None), Mark.value != REGISTERED))
        .order_by(Mark.day, Resident.name_sort, Resident.id)
    )
    if not sealed:
        statement = statement.where(Resident.sealed.is_not(True))
    seen: set[str] = set()
    for person, mark, residence, area in r.session.execute(statement).all():
        since = mark.day or latest
        began_later = isinstance(residence.since, PartialDate) and residence.since.earliest >= since
        if person.id in seen or began_later or _registered_since(r, person.id, since, residence.id):
            continue
        seen.add(person.id)
        records = same_person.records_of(r, [person.id])
        case_id = r.session.scalar(
            select(Case.id)
            .where(Case.resident_id.in_(records), Case.gone.is_(None), contested.is_open())
            .order_by(Case.id)
            .limit(1)
        )
        place = residence.place.one_line if isinstance(residence.place, Address) else ""
        visits = _visits(r, person.household_id, since)
        lacks: tuple[Lacks | Objection, ...] = (
            *_lacks(mark, visits, _minutes(r, case_id)),
            *_objections(r, home, case_id),
        )
        yield AwayRow(person.id, person.name, person.born, area or "", place, since, visits, case_id, lacks)


def _registered_since(r: Reading, resident_id: str, since: date, residence_id: str) -> bool:
    """Whether a registration elsewhere that began after the absence is on record: such a one is not struck so."""
    others = select(Residence).where(
        Residence.resident_id == resident_id,
        Residence.id != residence_id,
        Residence.kind.in_(("temporary", "permanent")),
        Residence.gone.is_(None),
    )
    return any(
        isinstance(row.since, PartialDate) and row.since.latest >= since and not is_known(row.until)
        for row in r.session.scalars(others)
    )


def _visits(r: Reading, household_id: str, since: date) -> int:
    """Knocks since then at which nobody was met."""
    if not household_id:
        return 0
    knocks = select(func.count()).where(
        Visit.household_id == household_id, Visit.outcome.in_(_AWAY_VISITS), Visit.day >= since, Visit.gone.is_(None)
    )
    return int(r.session.scalar(knocks) or 0)


def _minutes(r: Reading, case_id: str | None) -> bool:
    papers = select(Evidence.id).where(Evidence.case_id == case_id, Evidence.kind == MINUTES, Evidence.gone.is_(None))
    return case_id is not None and r.session.scalar(papers.limit(1)) is not None


def _lacks(mark: Mark, visits: int, minutes: bool) -> Iterator[Lacks]:
    if mark.value != NOT_REGISTERED:
        yield Lacks.ELSEWHERE
    if visits < LEAST_VISITS:
        yield Lacks.VISITS
    if not minutes:
        yield Lacks.MINUTES


def _objections(r: Reading, home: Home, case_id: str | None) -> tuple[Objection, ...]:
    """What speaks against recording the striking as done today; of somebody without a case nothing is on record."""
    procedure = home.pack.procedures[PROCEDURE]
    file = case_file(r, case_id) if case_id is not None else None
    step = next((each for each in file.steps if each.procedure == PROCEDURE), None) if file is not None else None
    facts = {}
    if file is not None:
        situation = situation_of(file)
        facts = {one.fact: situation.fact(one.fact, home.today) for one in procedure.exclusions}
    writers = strikings.writers_of_grounds(r, step.id) if step is not None else frozenset()
    grounds = Grounds.of(step.grounds) if step is not None else None
    known = (step.notified_on, step.confirmed_by) if step is not None else (None, None)
    return objections(procedure, Striking(grounds, *known, writers), facts, home.today)
