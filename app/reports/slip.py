"""The resident's slip (phiếu dành cho người dân): what was taken down, what happens next, by when, whom to ask.

In plain words, without the group's code: whoever finds it lying about learns no more than that the commune helps this
person with papers. Two copies on one sheet, one to take along and one for the file, cut apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from app.errors import UserError
from app.reports.dossier import DateFact
from app.reports.layout.blocks import Beside, Gap, Paragraph, stacked
from app.reports.layout.letterhead import Issuer, Letterhead, Signature, Signatures
from app.reports.layout.paper import Block, Paper
from app.reports.layout.pen import Pen
from app.reports.layout.qr import Qr
from app.reports.layout.sheet import MM, Sheet
from app.reports.layout.stream import About
from app.reports.layout.text import BOLD, ITALIC, Text, bold, italic
from app.reports.words import day, long_day, masked, said

_SHEET = Sheet(top=10 * MM, bottom=8 * MM, left=20 * MM, right=15 * MM)
_SIZES = (12.0, 11.0, 10.0)
"""Tried in turn until a copy fits half a sheet. If none does, each copy takes a sheet of its own, in the first."""


@dataclass(frozen=True, slots=True)
class DataNotice:
    """Why the commune may keep these data, and what the person may ask. ``needs_check``: its sources are not certain.

    The defaults rest on Law 91/2025/QH15, articles 4 and 19.1.c (confidence M: they print "cần kiểm tra").
    """

    purpose: str = (
        "Thông tin được ghi để giúp giải quyết giấy tờ hộ tịch, cư trú, căn cước của người có tên trên phiếu, "
        "không dùng vào việc khác."
    )
    basis: str = "Luật số 91/2025/QH15, Điều 19 khoản 1 điểm c (hoạt động của cơ quan nhà nước theo luật)."
    rights: str = "Ông (bà) có quyền biết, xem, đề nghị sửa, đề nghị xóa, phản đối và khiếu nại về thông tin của mình."
    needs_check: bool = True


@dataclass(frozen=True, slots=True)
class NextStep:
    """What happens next, said to the person: what, where, until when, and what to bring."""

    what: str
    where: str = ""
    by: date | None = None
    bring: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask."""

    name: str
    office: str = ""
    phone: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip. ``taken_down`` and ``missing`` in plain words, a line each. ``receiver`` signs for the person."""

    issuer: Issuer
    case_code: str
    day: date
    person: str
    born: DateFact
    taken_by: str
    contact: Contact
    receiver: str = ""
    taken_down: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    next_steps: tuple[NextStep, ...] = ()
    notice: DataNotice = DataNotice()
    qr_payload: str = ""


def write_slip(slips: Iterable[Slip], out: BinaryIO) -> int:
    """Print slips, two copies each, into ``out``. Returns the number of sheets. Identity numbers are hidden.

    Raises:
        UserError("report.nothing-to-print"): there was no slip.
    """
    paper: Paper | None = None
    for slip in slips:
        paper = paper or Paper(out, About("Phiếu dành cho người dân", " ".join(slip.issuer.name)), _SHEET)
        _print(paper, slip)
    if paper is None:
        raise UserError("report.nothing-to-print")
    paper.close()
    return paper.sheets


_COPIES = ("Liên 1: giao người dân", "Liên 2: lưu hồ sơ")


def _print(paper: Paper, slip: Slip) -> None:
    half = _SHEET.height / 2
    room_below = half - _SHEET.top - _SHEET.bottom
    for size in _SIZES:
        copies = [stacked(_copy(slip, title, size), _SHEET.room) for title in _COPIES]
        if all(copy.height <= room_below for copy in copies):
            paper.part()
            pen, sheet = paper.free()
            for number, copy in enumerate(copies):
                copy.draw(pen, sheet.left, sheet.top + number * half)
            _cut(pen, sheet)
            return
    for title in _COPIES:
        paper.part()
        paper.put(*_copy(slip, title, _SIZES[0]))


def _cut(pen: Pen, sheet: Sheet) -> None:
    pen.rule(8 * MM, sheet.width - 8 * MM, sheet.height / 2, dashed=True)


def _copy(slip: Slip, title: str, size: float) -> Iterator[Block]:
    def line(text: Text, before: float = 2.0, left: float = 0.0, hang: float = 0.0) -> Paragraph:
        return Paragraph(text, size, "left", indent=0.0, before=before, left=left, hang=hang)

    yield Letterhead(slip.issuer, slip.day, number=None)
    yield Paragraph("PHIẾU DÀNH CHO NGƯỜI DÂN", size + 1, "centre", BOLD, 0.0, 2.0, glued=True)
    yield Paragraph(f"{title} · Mã hồ sơ {slip.case_code}", size - 1, "centre", ITALIC, 0.0, 0.0, glued=True)
    born = said(slip.born)
    born_text: Text = (", sinh ", born) if isinstance(born, str) else ""
    who = ("Người được giúp làm giấy tờ: ", bold(slip.person), *(born_text if isinstance(born_text, tuple) else ()))
    about: list[Block] = [line(who, 4.0)]
    if slip.receiver:
        about.append(line(("Người nhận phiếu: ", bold(slip.receiver))))
    yield from about
    if slip.taken_down:
        yield line(bold("Đã ghi nhận:"), 4.0)
        for each in slip.taken_down:
            yield line(f"- {masked(each)}", 0.0, hang=8.0)
    if slip.missing:
        yield line(bold("Còn thiếu:"), 4.0)
        for each in slip.missing:
            yield line(f"- {masked(each)}", 0.0, hang=8.0)
    yield line(bold("Việc tiếp theo:"), 4.0)
    if not slip.next_steps:
        yield line("- Tổ công tác sẽ báo khi có kết quả; chưa cần làm gì thêm.", 0.0, hang=8.0)
    for number, step in enumerate(slip.next_steps, 1):
        yield line(_said_step(number, step), 0.0, hang=12.0)
    yield line(_contact(slip.contact), 4.0)
    notice = slip.notice
    check = " [cần kiểm tra]" if notice.needs_check else ""
    yield Paragraph(
        (f"{notice.purpose} Căn cứ: {notice.basis}", bold(check), f" {notice.rights}"),
        size - 2,
        "justify",
        indent=0.0,
        before=5.0,
    )
    signers = Signatures(
        (Signature(("Người nhận phiếu",), slip.receiver), Signature(("Người lập phiếu",), slip.taken_by)),
        room_to_sign=11 * MM,
    )
    if slip.qr_payload:
        yield Beside((Gap(4), Qr(slip.qr_payload, 24 * MM, "left")), (signers,), share=0.2)
    else:
        yield signers


def _said_step(number: int, step: NextStep) -> Text:
    parts: list[str] = []
    if step.where:
        parts.append(f"Nơi làm: {step.where}.")
    if step.bring:
        parts.append(f"Mang theo: {masked(step.bring)}.")
    until = (bold(f" Trước {long_day(step.by)} ({day(step.by)})."),) if step.by else ()
    return (f"{number}. {step.what}.", *until, *(f" {part}" for part in parts))


def _contact(contact: Contact) -> Text:
    rest = [contact.office, f"điện thoại {contact.phone}" if contact.phone else "", contact.where]
    return ("Cần hỏi, xin gặp: ", bold(contact.name), *(f", {part}" for part in rest if part), italic("."))
