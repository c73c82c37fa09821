"""One of each paper that is neither a form nor a letter, with people in it who do not exist."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any, BinaryIO

from app.domain.figures import Table, TableRow
from app.domain.list_columns import ListColumn
from app.reports.dossier import Dossier
from app.reports.dossier_pdf import write_dossier
from app.reports.handover import HandoverPaper, write_handover
from app.reports.labels import Addressee, LabelKind, write_labels
from app.reports.list_pdf import PrintedList, write_list_pdf
from app.reports.recovery_sheet import write_recovery_sheet
from app.reports.report import LETTER, ReportSheet, write_report
from app.reports.slip import Slip, write_slip
from app.reports.statement import Statement, write_statement
from app.reports.test_sheet import write_test_sheet
from app.reports.visit_sheet import DoorSheet, DoorSheets, Met, write_visit_sheets
from tests.reports.builders import COMMUNE, a_dossier, a_paper, a_picture, a_scan
from tests.reports.test_handover import RECORD
from tests.reports.test_recovery_sheet import SHEET
from tests.reports.test_slip import SLIP
from tests.reports.test_statement import EMPTY, TOLD

Dress = Callable[[str], str]

_CODED = {
    "code",
    "id",
    "columns",
    "qr_payload",
    "case_id",
    "digest",
    "signed",
    "sha256",
    "state",
    "seen_as",
    "strength",
    "key",
    "align",
}
"""Fields that are no words."""

_OURS = ("app.reports.", "app.domain.figures", "app.domain.forms", "app.domain.list_columns")

DOOR = DoorSheet(
    "0123456789",
    "Hộ bà H’Hen Niê",
    "Nhà sát bến cá, thôn Phú Mỹ",
    "Thôn Phú Mỹ",
    (Met("H’Hen Niê Kƀuôr", "1999"), Met("Y Bhim Niê", "2021"), Met("Nguyễn Thị Mẫu Đơn")),
    "PT-001",
)
ROUND = DoorSheets(COMMUNE, date(2026, 2, 3), ("Căn cước", "Giấy khai sinh"), ("Gặp được", "Vắng nhà"), "Đợt 1")
COLUMNS = (ListColumn("name", "Họ và tên", 24), ListColumn("born", "Ngày sinh", 15, "centre"))
LISTED = PrintedList(
    COMMUNE,
    date(2026, 2, 3),
    "Danh sách hồ sơ",
    "Diện A3, thôn Phú Mỹ",
    "Báo cáo tháng 01",
    "Lê Văn Ví Dụ",
    COLUMNS,
    (("Thôn Phú Mỹ", tuple((f"Y Bhim Niê {number}", "09/2021") for number in range(40))),),
)
TO = (Addressee("Bà H’Hen Niê Kƀuôr", ("Thôn Phú Mỹ", "xã Tuy An Đông, tỉnh Đắk Lắk")),)
WHOLE = a_dossier(
    loose_evidence=tuple(map(a_paper, range(20))),
    attachments=(a_scan(a_picture(620, 877)), a_scan(a_picture(877, 620), "Ảnh nhà"), a_scan(b"x", "Tệp hỏng")),
)


REPORT = ReportSheet(
    "Báo cáo",
    "Kết quả thực hiện Kế hoạch quản lý cư trú đối với nhân khẩu đặc thù (từ 15/01/2026 đến 14/02/2026)",
    "BC-UBND",
    COMMUNE,
    (
        ("I. KẾT QUẢ RÀ SOÁT, LẬP HỒ SƠ", ("Đến hết ngày 14/02/2026 đã lập 46.743 hồ sơ của 46.700 người.",)),
        ("II. PHƯƠNG HƯỚNG", ("Đến từng nhà, rà từng người.", "Đề nghị tỉnh tháo gỡ vướng mắc về chỗ ở.")),
    ),
    (
        Table(
            "category",
            "Kết quả theo diện nhân khẩu đặc thù",
            "Diện",
            tuple("abcdefgh"),
            (
                "Hồ sơ đã lập",
                "Số người",
                "Mới trong kỳ",
                "Đang giải quyết",
                "Đã giải quyết xong",
                "Lý do khác",
                "Được giúp",
                "Bị xóa",
            ),
            tuple(
                TableRow(f"A{n}", f"A{n}. Trẻ em chưa được đăng ký khai sinh", (n, n, 0, 0, n, 0, n, 0))
                for n in range(1, 30)
            ),
            (46743, 46700, 0, 0, 435, 0, 435, 0),
            (True,) * 8,
            "Diện B7 không lập hồ sơ.",
        ),
        Table(
            "in",
            "Theo địa bàn",
            "Địa bàn",
            ("a", "b"),
            ("Số hộ", "Đã đến"),
            (TableRow("x", "Thôn Phú Mỹ", (12, None)),),
            (12, "–"),
            (True, True),
            annex=False,
        ),
    ),
    "Ủy ban nhân dân tỉnh Đắk Lắk",
    "15",
    date(2026, 2, 15),
    ("Như trên", "Lưu: VT"),
    ((("TM. Ủy ban nhân dân", "Chủ tịch"), "Lê Văn Ví Dụ"),),
    (("Hồ sơ đã lập", "đếm hồ sơ mở đến cuối kỳ"),),
)
REMINDER = ReportSheet(
    LETTER,
    "đôn đốc gửi Báo cáo tháng",
    "UBND",
    COMMUNE,
    (("", ("Đến nay chưa nhận được báo cáo của quý cơ quan, đơn vị.", "Đề nghị gửi ngay báo cáo. Trân trọng./.")),),
    (),
    "Phòng Kinh tế; Thôn Phú Mỹ",
    recipients=("Như trên", "Lưu: VT"),
    signers=((("TL. Chủ tịch", "Chánh Văn phòng"), ""),),
    draft=True,
)


def dressed(value: Any, dress: Dress) -> Any:
    """``value`` with all words in it put through ``dress``."""
    if isinstance(value, tuple):
        return tuple(dressed(each, dress) for each in value)
    if type(value) is str:
        return dress(value)
    if is_dataclass(value) and not isinstance(value, type) and type(value).__module__.startswith(_OURS):
        told = {field.name: getattr(value, field.name) for field in fields(value) if field.name not in _CODED}
        return replace(value, **{name: dressed(each, dress) for name, each in told.items()})
    return value


def _dossier(dress: Dress, out: BinaryIO, **changes: Any) -> None:
    dossier: Dossier = dressed(replace(WHOLE, **changes), dress)
    write_dossier([dossier], out, total=1)


def _slip(dress: Dress, out: BinaryIO) -> None:
    slip: Slip = dressed(SLIP, dress)
    write_slip([slip], out)


def _statements(dress: Dress, out: BinaryIO) -> None:
    sheets: tuple[Statement, ...] = dressed((TOLD, EMPTY), dress)
    write_statement(sheets, out)


def _handover(dress: Dress, out: BinaryIO) -> None:
    record: HandoverPaper = dressed(RECORD, dress)
    write_handover(record, out)


def _doors(dress: Dress, out: BinaryIO) -> None:
    write_visit_sheets([dressed(DOOR, dress)] * 3, dressed(ROUND, dress), out)


def _list(dress: Dress, out: BinaryIO) -> None:
    write_list_pdf(dressed(LISTED, dress), out)


def _envelope(kind: LabelKind, dress: Dress, out: BinaryIO) -> None:
    write_labels(kind, dressed(TO, dress), dressed(COMMUNE, dress), out)


OTHERS: Mapping[str, Callable[[Dress, BinaryIO], object]] = {
    "dossier": _dossier,
    "dossier-masked": lambda dress, out: _dossier(dress, out, masked=True),
    "slip": _slip,
    "statements": _statements,
    "handover": _handover,
    "visit-sheets": _doors,
    "list": _list,
    "labels": lambda dress, out: write_labels(LabelKind.LABELS, dressed(TO, dress) * 30, COMMUNE, out),
    "envelope-dl": lambda dress, out: _envelope(LabelKind.DL, dress, out),
    "envelope-c5": lambda dress, out: _envelope(LabelKind.C5, dress, out),
    "envelope-folded": lambda dress, out: _envelope(LabelKind.FOLDED, dress, out),
    "report": lambda dress, out: write_report(dressed(REPORT, dress), out),
    "report-reminder": lambda dress, out: write_report(dressed(REMINDER, dress), out),
    "recovery": lambda _dress, out: write_recovery_sheet(SHEET, out),
    "test-sheet": lambda _dress, out: write_test_sheet(out),
}
"""Each paper: it is written with its words put through what is given."""


def other_pdf(name: str, dress: Dress = str) -> bytes:
    out = io.BytesIO()
    OTHERS[name](dress, out)
    return out.getvalue()
