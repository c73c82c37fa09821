"""The sentences of the page."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from app.services.enrolment import Code
from app.services.exchange import Imported
from app.services.own_work import OwnWork
from app.ui.sync import words
from app.ui.sync.handover import as_page, as_text
from app.ui.sync.tabs import silence


@pytest.mark.parametrize(
    ("reason", "entity", "said"),
    [
        ("permission sealed name", "resident", "Người ghi không có quyền ghi: Bảo mật, Họ và tên"),
        ("value born", "resident", "Giá trị không đúng kiểu: Ngày sinh"),
        ("incomplete kind", "claim", "Thiếu mục phải có: Sự việc"),
        ("row case 0199", "claim", "Thuộc về một bản ghi chưa có ở đây: hồ sơ"),
        ("newer", "case", "Do bản chương trình mới hơn ghi; sẽ nhận khi máy này được cài bản mới"),
        ("id", "case", "Mã bản ghi không đúng"),
        (
            "erased",
            "claim",
            "Dữ liệu này đã được văn phòng xóa hẳn theo yêu cầu, nên phần ghi thêm không được nhận",
        ),
        ("something new", "case", "Không rõ lý do"),
    ],
)
def test_each_reason_of_a_refusal_is_said(qapp: QApplication, reason: str, entity: str, said: str) -> None:
    assert words.refusal(reason, entity) == said


def test_a_receipt_tells_how_many_arrived_and_what_waits(qapp: QApplication) -> None:
    done = Imported(False, "x", "Văn phòng")
    all_in = words.receipt(done, OwnWork(47, 3, 0, 0, 0), OwnWork(0, 48, 2, 0, 0))
    assert all_in == (
        "Văn phòng đã nhận 47 trong 47 thay đổi. 2 thay đổi có xung đột, chờ người ở văn phòng quyết định."
    )
    some = words.receipt(done, OwnWork(5, 0, 0, 0, 0), OwnWork(2, 2, 0, 0, 1))
    assert some == "Văn phòng đã nhận 3 trong 5 thay đổi. 1 bị từ chối, 2 chưa được trả lời."
    assert "không có thay đổi nào" in words.receipt(done, OwnWork(0, 9, 0, 0, 0), OwnWork(0, 9, 0, 0, 0))
    stale = Imported(False, "x", "Văn phòng", stale=True)
    assert "cũ hơn" in words.receipt(stale, OwnWork(1, 0, 0, 0, 0), OwnWork(1, 0, 0, 0, 0))


def test_silence_is_counted_in_days(qapp: QApplication) -> None:
    now = datetime(2026, 11, 22, 9)
    assert silence(None, now) == "chưa gửi lần nào"
    assert silence("2026-11-10T02:00:00Z", now) == "12 ngày"


def test_codes_go_on_paper_with_a_strip_for_each_person_and_nothing_is_taken_for_markup(qapp: QApplication) -> None:
    codes = (Code("Đặng <b>Ửng</b>", "1234 5678"), Code("Lê Thị Hòa", "8765 4321"))
    document = QTextDocument()
    document.setHtml(as_page("Máy Bến", ("mèo", "khoai"), codes))
    paper = document.toPlainText()
    assert "Đặng <b>Ửng</b>" in paper
    assert "1234 5678" in paper
    assert "mèo · khoai" in paper
    assert as_text("Máy Bến", ("mèo", "khoai"), codes).splitlines()[-1] == "Mã một lần của Lê Thị Hòa: 8765 4321"
