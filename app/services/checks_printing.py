"""A list of findings that leaves the program: PDF to be read, or Excel. Sealed people are in none, whoever prints."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from app.domain import check_words
from app.domain.list_columns import ListColumn
from app.domain.partial_date import PartialDate
from app.domain.permissions import Action
from app.errors import UserError
from app.home import Home
from app.models.entities import Area, Resident
from app.services import checks
from app.services.checks import FindingFilter, FindingRow
from app.storage import write_whole

COLUMNS = (
    ListColumn("title", "Họ và tên, hộ", 22),
    ListColumn("born", "Ngày sinh", 13, "centre"),
    ListColumn("number", "Số định danh", 17, "centre"),
    ListColumn("household", "Hộ", 16),
    ListColumn("area", "Địa bàn", 14),
    ListColumn("said", "Sai lệch", 28),
    ListColumn("state", "Tình trạng", 16),
    ListColumn("found", "Từ ngày", 12, "centre"),
)
_PAGE = 500


def write_findings(home: Home, which: FindingFilter, path: Path, purpose: str) -> int:
    """The findings of a filter, told apart by rule, as .xlsx, else as a PDF. Returns how many.

    Raises:
        UserError("permission.action"), UserError("list.no-purpose").
        EnvironmentFault: nothing is left of the file.
    """
    home.require(Action.EXPORT_LIST)
    if not purpose.strip():
        raise UserError("list.no-purpose")
    from app.reports.issuer import issuer_of
    from app.reports.list_file import EXCEL, PDF, list_file  # reportlab is imported when something is printed
    from app.reports.list_pdf import PrintedList

    rows: list[FindingRow] = []
    key = None
    while True:
        page = checks.list_findings(home, which, key, _PAGE)
        rows += page.rows
        if (key := page.next) is None:
            break
    with home.reading() as r:
        sealed = set(r.session.scalars(select(Resident.id).where(Resident.sealed.is_(True))))
        area = r.find(Area, which.area_id) if which.area_id else None
    groups: dict[str, list[tuple[str, ...]]] = {}
    rules = home.pack.checks.rules
    for row in rows:
        if not sealed.intersection((row.row, row.other)):
            title = rules[row.rule].name if row.rule in rules else row.rule
            groups.setdefault(title, []).append(_line(row))
    plan = home.pack.plan
    shown = PrintedList(
        issuer_of(plan.unit_name, plan.province_name, police=True),
        home.today,
        "Danh sách sai lệch dữ liệu dân cư",
        area.name if area else "",
        purpose.strip(),
        home.account.name,
        COLUMNS,
        tuple((title, tuple(part)) for title, part in groups.items()),
    )
    form = EXCEL if path.suffix.lower() == ".xlsx" else PDF
    write_whole(path, list_file(shown, form, "Sai lệch"), private=True)
    home.log("export", entity="list", row=which.area_id, why=f"findings {which.rule}: {purpose.strip()}: {path.name}")
    return shown.count


def _line(row: FindingRow) -> tuple[str, ...]:
    born = row.born.text_vi() if isinstance(row.born, PartialDate) else ""
    state = check_words.STATES[row.state.value]
    return row.title, born, row.number, row.household, row.area, row.said, state, f"{row.found_on:%d/%m/%Y}"
