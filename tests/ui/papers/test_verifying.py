"""Kiểm tra bản in: a print is scanned, dropped or typed, and the window says what it is still worth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from app.domain.dossier import Part
from app.domain.roles import Role
from app.home import Home
from app.security import print_mark
from app.security.device import KeyRing
from app.services import cases, prints
from app.services.dossiers import print_dossiers
from app.services.prints import Checked, Standing
from app.ui.papers.verify_dialog import Verdict, VerifyDialog
from app.ui.tasks import Tasks
from app.ui.window import Forgetful
from tests.services.homes import a_home
from tests.services.test_dossiers import PURPOSE, Village, a_village
from tests.ui.checks import bury, shown, too_small_targets, unnamed_inputs

STRANGE = "0198f2c4-7a10-7b3e-9c55-2f64d1a0b7e9"


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Village]:
    folder = tmp_path_factory.mktemp("verify")
    with a_home(folder / "office", roles=(Role.GROUP_HEAD,)) as home:
        yield a_village(home, folder)


@pytest.fixture
def dialog(qtbot, tasks: Tasks, village: Village) -> Iterator[VerifyDialog]:
    found = VerifyDialog(village.home, tasks, Forgetful())
    shown(found, 760, 560)
    yield found
    qtbot.waitUntil(lambda: not tasks.open)
    bury(found)


def mark(home: Home, case_id: str, **changed: object) -> str:
    signer = home.ring.office or home.ring.device
    told = {"case_id": case_id, "version": 1, "digest": "0" * 64, "signer": signer} | changed
    return print_mark.mark(**told)  # type: ignore[arg-type]


def a_print(village: Village, out: Path) -> Path:
    print_dossiers(village.home, out, ids=(village.case,), purpose=PURPOSE, parts=frozenset({Part.PERSON}))
    return out


def test_a_file_that_is_dropped_is_current_then_old_and_leads_to_its_case(
    qtbot, tasks: Tasks, dialog: VerifyDialog, village: Village, tmp_path: Path
):
    file = a_print(village, tmp_path / "a.pdf")
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(file))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    dialog.dropEvent(QDropEvent(QPointF(10, 10), copy, dropped, left, none))
    assert dialog._close.text() == "Dừng"
    qtbot.waitUntil(lambda: not tasks.open)
    assert "Còn đúng" in dialog.verdict.badge.text()
    assert "ký" in dialog.verdict.about.text()
    assert not dialog.found.isVisible()
    seen = cases.case_card(village.home, village.case).file.case.seen
    cases.change_case(village.home, village.case, seen, {"note": "Đã hẹn lại"})
    dialog.check_file(file)
    qtbot.waitUntil(lambda: not tasks.open)
    assert f"từ ngày {village.home.today:%d/%m/%Y}" in dialog.verdict.badge.text()
    assert "• Hồ sơ: Ghi chú" in dialog.verdict.changed.text()
    with qtbot.waitSignal(dialog.open_case) as told:
        dialog.verdict.open.click()
    assert told.args == [village.case]
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("what", "said", "opens"),
    [
        ("altered", "đã bị sửa", True),
        ("ahead", "Mới hơn dữ liệu", True),
        ("elsewhere", "không có ở máy này", False),
        ("other office", "Của nơi khác", False),
        ("a web page", "Không phải bản in", False),
    ],
)
def test_what_a_reader_typed_is_judged_in_plain_words(
    qtbot, tasks: Tasks, dialog: VerifyDialog, village: Village, what: str, said: str, opens: bool
):
    home = village.home
    stranger = KeyRing.generate("x").device
    dialog.text.set_value(
        {
            "altered": mark(home, village.case).replace("|1|", "|2|"),
            "ahead": mark(home, village.case, version=9999),
            "elsewhere": mark(home, STRANGE),
            "other office": mark(home, STRANGE, signer=stranger),
            "a web page": "https://example.vn",
        }[what]
    )
    dialog._check.click()
    qtbot.waitUntil(lambda: not tasks.open)
    assert said in dialog.verdict.badge.text()
    assert dialog.verdict.todo.text()
    assert dialog.verdict.open.isVisible() is opens
    assert dialog.text.selectedText() == dialog.text.text(), "the next scan takes its place"
    assert unnamed_inputs(dialog) == []
    assert too_small_targets(dialog) == []


def test_nothing_typed_a_garbled_scan_and_a_file_without_a_code_are_told_apart(
    qtbot, tasks: Tasks, dialog: VerifyDialog, village: Village, tmp_path: Path
):
    dialog.check_text()
    assert "quét mã" in dialog._row.error()
    dialog.text.set_value(mark(village.home, village.case).replace("H", "Ư"))
    dialog.check_text()
    qtbot.waitUntil(lambda: not tasks.open)
    assert "Unikey" in dialog._row.error()
    (tmp_path / "broken.jpg").write_bytes(b"no picture")
    dialog.check_file(tmp_path / "broken.jpg")
    qtbot.waitUntil(lambda: not tasks.open)
    assert "broken.jpg" in dialog._nothing.accessibleName()
    dialog._show([])
    assert "Không đọc được mã" in dialog._nothing.title()


def test_of_many_prints_in_a_file_the_worst_is_shown_first(dialog: VerifyDialog):
    good = Checked(Standing.CURRENT, "a", "AAAA0001", 3)
    bad = replace(good, standing=Standing.ALTERED, case_code="BBBB0002")
    dialog._show([good, bad, replace(good, case_code="CCCC0003")])
    assert dialog.found.rows_loaded() == 3
    assert dialog.found.isVisible()
    assert "BBBB0002" in dialog.verdict.about.text()
    dialog.found.select("2")
    assert "CCCC0003" in dialog.verdict.about.text()


def test_a_machine_that_was_revoked_is_said_and_so_is_a_missing_signature(qtbot):
    verdict = Verdict()
    qtbot.addWidget(verdict)
    verdict.show_checked(Checked(Standing.CURRENT, "a", "AAAA0001", 3, signed_by="Máy của Nay Bé", revoked=True))
    assert "thu hồi" in verdict.todo.text()
    verdict.show_checked(Checked(Standing.CURRENT, "a", "AAAA0001", 3))
    assert "Không có chữ ký" in verdict.about.text()


def test_every_answer_has_words(qtbot):
    verdict = Verdict()
    qtbot.addWidget(verdict)
    said = {verdict.said(Checked(standing)) for standing in prints.Standing}
    assert len(said) == len(prints.Standing)
