"""What a drive prints: invitations with the papers to bring, exchange letters to where a child lives now, its lists.

Letters are data (``resources/letters``, ``for_drive``). Every letter is entered into the register of prints; that an
exchange letter was written is noted with the child, so that its answer can be waited for.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.domain.changes import Done
from app.domain.drive import UNSURE, WATCHED, ChildFilter, ChildState, Drive
from app.domain.ids import child_id
from app.domain.letters import LetterSpec
from app.domain.list_columns import ListColumn
from app.domain.partial_date import PartialDate
from app.domain.permissions import Action
from app.domain.values import SourcedNumber
from app.errors import UserError, refuse
from app.home import Home
from app.models import basis, register, same_person, settings
from app.models.addresses import short_address
from app.models.entities import Area, Household, Resident, Turnout
from app.models.register import Copied
from app.models.work import Reading, Work
from app.printing import print_copies
from app.progress import QUIET, Progress
from app.services import drives_children as own
from app.services.drives import form_of, unit_names
from app.services.drives_children import ChildRow, place_words
from app.storage import write_whole

if TYPE_CHECKING:
    from app.reports.letter import Letter

INVITATION, EXCHANGE = "drive-invitation", "drive-exchange"
PDF, EXCEL = "pdf", "xlsx"
_PAGE = 500


def invitations(
    home: Home, drive: Drive, ids: Sequence[str], progress: Progress = QUIET, *, out: Path | None = None
) -> Done[bytes]:
    """An invitation to bring each child, with the papers to bring, desk and hours, as one PDF, also in the file
    ``out``, private.

    Raises:
        UserError("permission.action"), UserError("drive.nobody"), UserError("letter.unknown", letter),
        UserError("person.elsewhere"), UserError("person.sealed").
        EnvironmentFault: ``out`` could not be written, and nothing was entered.
    """
    return _letters(home, drive, INVITATION, ids, progress, out)


def exchange_letters(
    home: Home, drive: Drive, ids: Sequence[str], progress: Progress = QUIET, *, out: Path | None = None
) -> Done[bytes]:
    """A letter for each child to the police of where it has temporary residence; the day is noted with the child.

    Raises: as :func:`invitations`; UserError("drive.no-place", name): where the child lives now is not known.
    """
    return _letters(home, drive, EXCHANGE, ids, progress, out)


def _letters(
    home: Home, drive: Drive, code: str, ids: Sequence[str], progress: Progress, out: Path | None
) -> Done[bytes]:
    home.require(Action.PRINT_FORM)
    spec = next((each for each in home.pack.letters if each.code == code), None) or refuse(
        "letter.unknown", letter=code
    )
    if not ids:
        raise UserError("drive.nobody")
    from app.reports.letter import write_letters  # reportlab is imported when something is printed

    noted: list[str] = []

    def entering(w: Work) -> tuple[bytes, Sequence[str]]:
        wanted = progress.over(list(dict.fromkeys(ids)), "drive.letters", len(ids), every=20)
        made = [_letter(w, home, drive, spec, each, noted) for each in wanted]
        sheets = io.BytesIO()
        write_letters([letter for letter, _ in made], sheets)
        return sheets.getvalue(), [line for _, line in made]

    try:
        done = print_copies(home, entering, out)
    except BaseException:
        _forget_letters(home, noted)
        raise
    home.log("print", entity="resident", why=f"letter:{code}: {len(ids)}")
    return done


def _letter(w: Work, home: Home, drive: Drive, spec: LetterSpec, id: str, noted: list[str]) -> tuple[Letter, str]:
    """The letter about one child, entered in the register, and its line. ``noted`` gets the turnout of a child with
    whom it was noted that its exchange letter was written."""
    from app.reports.issuer import issuer_of
    from app.reports.letter import Letter

    plan, code = home.pack.plan, spec.code
    row = settings.find(w, f"letter:{code}")
    mark = spec.source.needs_check and not (row is not None and row.value is True)
    person = same_person.kept(w, id) or refuse("person.elsewhere")
    if not w.opens(person):
        refuse("person.sealed")
    turnout = w.find(Turnout, child_id(person.id, drive.id))
    values = _values(w, home, drive, person, turnout)
    if code == EXCHANGE and not values["place"]:
        raise UserError("drive.no-place", name=person.name)
    copied = Copied(person.id, f"letter:{code}", spec.name, why=drive.name, basis=basis.of_letter(code, values))
    line = register.enter(w, copied, by=home.account.id, day=home.today)
    number = ""
    if code == EXCHANGE and turnout is not None:
        number = turnout.letter_number or ""
        if turnout.letter_on is None:  # the first letter is what the answer is counted from; a copy changes nothing
            (w.change(Turnout, turnout.id) or refuse("person.elsewhere")).letter_on = home.today
            noted.append(turnout.id)
    issuer = issuer_of(plan.unit_name, plan.province_name, police=spec.police)
    w.flush()
    return Letter(spec, issuer, values, home.today, number, mark, f"bản số {line.copy}"), line.id


def _forget_letters(home: Home, noted: Sequence[str]) -> None:
    """The letters did not come to be: nobody waits for an answer to them."""
    if not noted:
        return
    with home.writing() as w:
        for id in noted:
            turnout = w.find(Turnout, id)
            if turnout is not None and turnout.letter_on is not None and (row := w.change(Turnout, id)) is not None:
                row.letter_on = None


def _values(r: Reading, home: Home, drive: Drive, person: Resident, turnout: Turnout | None) -> dict[str, str]:
    from app.reports.issuer import in_a_sentence

    house, area = r.find(Household, person.household_id), r.find(Area, person.area_id)
    place = area.name if area is not None else ""
    near = short_address(house, place) if house is not None else ""
    desk = drive.desks[0] if drive.desks else None
    number = person.id_number
    return {
        "unit": in_a_sentence(home.pack.plan.unit_name),
        "name": person.name,
        "born": person.born.text_vi() if isinstance(person.born, PartialDate) else "",
        "number": number.number if isinstance(number, SourcedNumber) else "",
        "home": ", ".join(filter(None, (near, place))),
        "guest": own.carer_of(r, person),
        "phone": person.phone or "",
        "drive": drive.name[:1].lower() + drive.name[1:],
        "place": place_words(turnout.place) if turnout is not None else "",
        "desk_place": desk.place if desk is not None else "",
        "desk_hours": f"{desk.hours} hằng ngày{', cả ngày lễ, cuối tuần' if desk.days_off else ''}" if desk else "",
        "bring": "; ".join(drive.papers),
        "first": "; ".join(drive.steps),
        "contact": home.account.name,
    }


# Lists ---------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DriveList:
    """One list of a drive: its title, which children, and what stands in its columns besides name, birth and area."""

    title: str
    which: ChildFilter
    columns: tuple[str, ...]


LISTS: Final[Mapping[str, DriveList]] = {
    "to-come": DriveList(
        "Danh sách trẻ chưa thu nhận, đang có mặt",
        ChildFilter(states=frozenset({ChildState.TODO, ChildState.PRESENT, ChildState.RETURNED})),
        ("carer", "phone", "school", "state"),
    ),
    "done": DriveList(
        "Danh sách trẻ đã thu nhận hồ sơ cấp căn cước",
        ChildFilter(states=frozenset({ChildState.DONE})),
        ("done_on", "desk"),
    ),
    "unable": DriveList(
        "Danh sách trẻ chưa thể, không thể thu nhận hồ sơ, đề nghị giảm trừ chỉ tiêu",
        ChildFilter(states=frozenset({ChildState.UNABLE})),
        ("reason", "papers", "note"),
    ),
    "watch": DriveList(
        "Danh sách theo dõi trẻ không rõ nơi đến, đang ở nước ngoài",
        ChildFilter(states=WATCHED),
        ("state", "carer", "phone", "note"),
    ),
    "returned": DriveList(
        "Danh sách trẻ đã trở về, phải báo ngay",
        ChildFilter(states=frozenset({ChildState.RETURNED})),
        ("carer", "phone"),
    ),
    "away": DriveList(
        "Danh sách trẻ vắng mặt, chưa đăng ký tạm trú nơi khác: báo gia đình",
        ChildFilter(states=frozenset({ChildState.AWAY})),
        ("carer", "phone", "place", "told_on"),
    ),
    "letters": DriveList(
        "Danh sách trẻ đã đăng ký tạm trú nơi khác, phiếu yêu cầu trao đổi",
        ChildFilter(states=frozenset({ChildState.AWAY_REGISTERED})),
        ("place", "letter_number", "letter_on", "answer"),
    ),
    "unsure": DriveList(
        "Danh sách trẻ chưa rõ ngày sinh đầy đủ", ChildFilter(band=UNSURE), ("possible", "state", "note")
    ),
    "all": DriveList("Danh sách trẻ trong đợt cao điểm", ChildFilter(), ("band", "school", "state", "note")),
}
"""The lists that can be printed, by name."""

_COLUMNS: Final[Mapping[str, ListColumn]] = {
    "carer": ListColumn("carer", "Cha, mẹ, người giám hộ", 20),
    "phone": ListColumn("phone", "Điện thoại", 14, "centre"),
    "school": ListColumn("school", "Trường, lớp", 20),
    "state": ListColumn("state", "Tình trạng", 18),
    "done_on": ListColumn("done_on", "Ngày thu nhận", 14, "centre"),
    "desk": ListColumn("desk", "Điểm thu nhận", 24),
    "reason": ListColumn("reason", "Lý do", 28),
    "papers": ListColumn("papers", "Tài liệu kèm theo", 28),
    "note": ListColumn("note", "Ghi chú", 20),
    "place": ListColumn("place", "Nơi đến, nơi tạm trú", 28),
    "told_on": ListColumn("told_on", "Đã báo gia đình ngày", 14, "centre"),
    "letter_number": ListColumn("letter_number", "Số phiếu", 12),
    "letter_on": ListColumn("letter_on", "Ngày gửi", 14, "centre"),
    "answer": ListColumn("answer", "Trả lời", 24),
    "possible": ListColumn("possible", "Có thể thuộc nhóm", 28),
    "band": ListColumn("band", "Nhóm tuổi", 18),
}
STATE_WORDS: Final[Mapping[ChildState, str]] = {
    ChildState.TODO: "Chưa rà soát",
    ChildState.PRESENT: "Có mặt, đã mời",
    ChildState.RETURNED: "Đã trở về, phải báo ngay",
    ChildState.DONE: "Đã thu nhận",
    ChildState.AWAY_REGISTERED: "Vắng, đã đăng ký tạm trú nơi khác",
    ChildState.AWAY: "Vắng, chưa đăng ký tạm trú nơi khác",
    ChildState.LOST: "Không rõ nơi đến",
    ChildState.ABROAD: "Ở nước ngoài",
    ChildState.UNABLE: "Chưa thể thu nhận",
    ChildState.CARD: "Đã có thẻ",
}
"""How papers call a state."""
_BESIDE: Final = {"unsure": "Chưa rõ nhóm tuổi", "older": "Từ 14 tuổi", "unknown": "Chưa có ngày sinh"}


def list_paper(
    home: Home, drive: Drive, name: str, purpose: str, unit: str | None = None, form: str = PDF
) -> tuple[bytes, int]:
    """A list of the drive as PDF or workbook (``form``), and how many rows it has. Noted in the access log.

    Raises: UserError("permission.action"), UserError("list.no-purpose"), UserError("drive.list-unknown", name, known),
        UserError("drive.unit-unknown", unit).
    """
    home.require(Action.EXPORT_LIST)
    if not purpose.strip():
        raise UserError("list.no-purpose")
    wanted = LISTS.get(name) or refuse("drive.list-unknown", name=name, known=", ".join(LISTS))
    if unit is not None and unit not in unit_names(home):
        raise UserError("drive.unit-unknown", unit=unit)
    rows = _all(home, drive, ChildFilter(unit=unit, band=wanted.which.band, states=wanted.which.states))
    columns = (
        ListColumn("name", "Họ và tên", 24),
        ListColumn("born", "Ngày sinh", 14, "centre"),
        ListColumn("area", "Địa bàn", 16),
        *(_COLUMNS[key] for key in wanted.columns),
    )
    written = [tuple(_cell(home, drive, row, column.key) for column in columns) for row in rows]
    content = _written(home, drive, wanted.title, columns, written, purpose.strip(), form)
    home.log("export", entity="list", why=f"drive {name}: {purpose.strip()}: {len(rows)}")
    return content, len(rows)


def write_list(home: Home, drive: Drive, name: str, path: Path, purpose: str, unit: str | None = None) -> int:
    """Write a list of the drive to ``path`` (.pdf, .xlsx). Returns how many rows.

    Raises: as :func:`list_paper`; UserError("drive.form-unknown", file). EnvironmentFault: nothing is left of the file.
    """
    content, count = list_paper(home, drive, name, purpose, unit, form_of(path))
    write_whole(path, content, private=True)
    return count


def _all(home: Home, drive: Drive, which: ChildFilter) -> list[ChildRow]:
    """Every child of the filter who is not sealed: sealed people are in no list."""
    found: list[ChildRow] = []
    key = None
    while True:
        page = own.children(home, drive, which, key, _PAGE)
        found += [row for row in page.rows if not row.sealed]
        if (key := page.next) is None:
            return found


def _cell(home: Home, drive: Drive, row: ChildRow, key: str) -> str:
    special: dict[str, Callable[[], str]] = {
        "name": lambda: row.name,
        "born": lambda: row.born.text_vi() if isinstance(row.born, PartialDate) else "",
        "area": lambda: row.area,
        "carer": lambda: row.carer,
        "phone": lambda: row.phone,
        "school": lambda: ", ".join(filter(None, (row.said("school"), row.said("class_name")))),
        "state": lambda: STATE_WORDS[row.state],
        "place": lambda: place_words(row.said("place")),
        "papers": lambda: "; ".join(row.said("papers") or ()),
        "band": lambda: band_name(drive, row.band),
        "possible": lambda: "; ".join(band_name(drive, each) for each in row.possible),
        "desk": lambda: next(
            (desk.place for desk in drive.desks if desk.id == row.said("desk")), row.said("desk") or ""
        ),
    }
    if key in special:
        return special[key]()
    value = row.said(key)
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value or "")


def band_name(drive: Drive, band: str) -> str:
    known = drive.band(band)
    return known.name if known is not None else _BESIDE.get(band, band)


def _written(
    home: Home, drive: Drive, title: str, columns: Sequence[ListColumn], rows: list[tuple[str, ...]], purpose: str,
    form: str,
) -> bytes:  # fmt: skip
    from app.reports.issuer import issuer_of
    from app.reports.list_pdf import PrintedList, write_list_pdf
    from app.reports.list_sheet import ListSheet, SheetColumn, list_sheet

    plan = home.pack.plan
    issuer = issuer_of(plan.unit_name, plan.province_name, police=True)
    shown = PrintedList(
        issuer, home.today, title, drive.name, purpose, home.account.name, tuple(columns), (("", tuple(rows)),)
    )
    if form != EXCEL:
        out = io.BytesIO()
        write_list_pdf(shown, out)
        return out.getvalue()
    heads = (SheetColumn("TT", 6), *(SheetColumn(each.title, max(8, each.share)) for each in columns))
    numbered = ((at, *(cell or None for cell in row)) for at, row in enumerate(rows, 1))
    about = f"{' '.join(issuer.name)}. {drive.name}"
    return list_sheet(ListSheet("drive", title, about, heads, numbered, shown.who, shown.by))[0]
