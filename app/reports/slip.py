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
from app.reports.issuer import Issuer
from app.reports.layout.blocks import Beside, Gap, Paragraph
from app.reports.layout.halves import two_copies
from app.reports.layout.letterhead import Letterhead, Signature, Signatures
from app.reports.layout.paper import Block, Paper
from app.reports.layout.qr import Qr
from app.reports.layout.sheet import MM
from app.reports.layout.stream import About
from app.reports.layout.text import BOLD, ITALIC, Text, bold, italic
from app.reports.words import day, long_day, masked, said


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
        paper = paper or Paper(out, About("Phiếu dành cho người dân", " ".join(slip.issuer.name)))
        _print(paper, slip)
    if paper is None:
        raise UserError("report.nothing-to-print")
    paper.close()
    return paper.sheets


_COPIES = ("Liên 1: giao người dân", "Liên 2: lưu hồ sơ")


def _print(paper: Paper, slip: Slip) -> None:
    two_copies(paper, _COPIES, lambda title, size, half: _copy(slip, title, size, columns=half))


def _copy(slip: Slip, title: str, size: float, *, columns: bool) -> Iterator[Block]:
    """One copy. ``columns`` sets what was taken down and what comes next side by side."""
    yield Letterhead(slip.issuer, slip.day, number=None)
    yield Paragraph("PHIẾU DÀNH CHO NGƯỜI DÂN", size + 1, "centre", BOLD, 0.0, 2.0, glued=True)
    yield Paragraph(f"{title} · Mã hồ sơ {slip.case_code}", size - 1, "centre", ITALIC, 0.0, 0.0, glued=True)
    born = said(slip.born)
    yield _line(
        ("Người được giúp làm giấy tờ: ", bold(slip.person), f", sinh {born}" if type(born) is str else ""), size
    )
    if slip.receiver:
        yield _line(("Người nhận phiếu: ", bold(slip.receiver)), size)
    if columns:
        yield Beside(tuple(_taken_down(slip, size)), tuple(_next_steps(slip, size)), gap=16.0)
    else:
        yield from _taken_down(slip, size)
        yield from _next_steps(slip, size)
    yield _line(_contact(slip.contact), size)
    notice = slip.notice
    check = " [cần kiểm tra]" if notice.needs_check else ""
    words = (f"{notice.purpose} Căn cứ: {notice.basis}", bold(check), f" {notice.rights}")
    yield Paragraph(words, size - 2, "justify", indent=0.0, before=5.0)
    signers = Signatures(
        (Signature(("Người nhận phiếu",), slip.receiver), Signature(("Người lập phiếu",), slip.taken_by)),
        room_to_sign=10 * MM,
        size=size,
    )
    if slip.qr_payload:
        yield Beside((Gap(6), Qr(slip.qr_payload, 25 * MM, "left")), (signers,), share=0.2, clings=True)
    else:
        yield signers


def _line(text: Text, size: float, before: float = 4.0, hang: float = 0.0) -> Paragraph:
    return Paragraph(text, size, "left", indent=0.0, before=before, hang=hang)


def _taken_down(slip: Slip, size: float) -> Iterator[Block]:
    for title, rows in (("Đã ghi nhận:", slip.taken_down), ("Còn thiếu:", slip.missing)):
        if rows:
            yield _line(bold(title), size)
        for each in rows:
            yield _line(f"- {masked(each)}", size, 0.0, hang=8.0)


def _next_steps(slip: Slip, size: float) -> Iterator[Block]:
    yield _line(bold("Việc tiếp theo:"), size)
    if not slip.next_steps:
        yield _line("- Tổ công tác sẽ báo khi có kết quả; chưa cần làm gì thêm.", size, 0.0, hang=8.0)
    for number, step in enumerate(slip.next_steps, 1):
        yield _line(_said_step(number, step), size, 0.0, hang=12.0)


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
