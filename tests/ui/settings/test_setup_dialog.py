"""First-run set-up in the window, as somebody meets it who has read nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from app.progress import Progress
from app.services import backups, founding, sitting
from app.services.founding import Founding
from app.ui import dialogs
from app.ui.settings import handing
from app.ui.settings.passphrase import NewPassphrase, PassphraseEdit
from app.ui.settings.setup_dialog import SetupDialog
from app.ui.settings.setup_pages import FIELD, OFFICE, free_name
from app.ui.tasks import Tasks
from tests.services.homes import CHEAP, PASSPHRASE, PLAN
from tests.ui.checks import bury, too_small_targets, type_text, unnamed_inputs


@pytest.fixture(autouse=True)
def _cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("found_office", "found_laptop"):
        real = getattr(founding, name)
        monkeypatch.setattr(founding, name, _with_cheap_keys(real))


def _with_cheap_keys(real: Callable[..., object]) -> Callable[..., object]:
    def found(*args: object, **named: object) -> object:
        return real(*args, **named, kdf=CHEAP)

    return found


class Sitter:
    """Somebody at the dialog."""

    def __init__(self, qtbot, tasks: Tasks, folder: Path, **named: object) -> None:
        self.qtbot, self.tasks = qtbot, tasks
        self.dialog = SetupDialog(folder, tasks, **named)
        self.dialog.show()

    def wait(self) -> None:
        self.qtbot.waitUntil(lambda: not self.tasks.open, timeout=20_000)

    def on(self) -> None:
        self.dialog._next()
        self.wait()

    def until_person(self, role: str) -> None:
        self.dialog._which.cards.set_value(role)
        self.on()
        self.on()

    def person(self, passphrase: str = PASSPHRASE) -> None:
        self.dialog._who.person.set_value("Lê Thị Hòa")
        self.dialog._who.passphrase.set_value(passphrase)


@pytest.fixture
def sitter(qtbot, tasks: Tasks, tmp_path: Path) -> Iterator[Sitter]:
    someone = Sitter(qtbot, tasks, tmp_path / "home")
    yield someone
    bury(someone.dialog)


def test_an_office_is_set_up_page_by_page_and_the_sheet_is_seen_and_sealed(sitter: Sitter, tmp_path: Path):
    sitter.until_person(OFFICE)
    assert sitter.dialog._where.commune.value() == "22120"
    assert sitter.dialog._who.machine.value() == "Máy văn phòng Xã Tuy An Đông"
    sitter.person()
    sitter.on()
    sheet = tmp_path / "phieu.pdf"
    sitter.dialog._sheet_page.file.set_value(str(sheet))
    sitter.on()
    assert sitter.dialog.page() is sitter.dialog._seal
    assert sheet.read_bytes().startswith(b"%PDF")
    assert sitter.dialog._seal.view.pages() == 1
    sitter.on()
    assert sitter.dialog.result() != QDialog.DialogCode.Accepted
    sitter.dialog._seal.sealed.set_value(True)
    sitter.on()
    assert sitter.dialog.result() == QDialog.DialogCode.Accepted
    assert not sheet.exists()
    made = sitter.dialog.outcome
    assert made is not None
    assert PASSPHRASE not in repr(made)
    home = sitting.open_home(made.folder, made.account or "", made.passphrase or "")
    assert home.is_office
    home.close()


def test_a_laptop_is_set_up_without_a_sheet_and_told_what_comes_next(sitter: Sitter):
    sitter.until_person(FIELD)
    sitter.person()
    sitter.on()
    assert sitter.dialog.page() is sitter.dialog._field_done
    sitter.on()
    made = sitter.dialog.outcome
    assert made is not None
    home = sitting.open_home(made.folder, made.account or "", made.passphrase or "")
    assert not home.is_office
    home.close()


def test_what_is_missing_is_said_at_its_field_and_nothing_is_made(sitter: Sitter, tmp_path: Path):
    sitter.on()
    assert sitter.dialog.page() is sitter.dialog._which
    sitter.until_person(OFFICE)
    sitter.on()
    rows = sitter.dialog._who.rows
    assert rows["person"].error()
    assert "8" in rows["passphrase"].error()
    sitter.dialog._who.person.set_value("Lê Thị Hòa")
    sitter.dialog._who.passphrase.first.set_value("ấm chén nồi chảo")
    sitter.dialog._who.passphrase.again.set_value("ấm chén nồi")
    sitter.on()
    assert "giống nhau" in rows["passphrase"].error()
    assert not rows["person"].error()
    assert not (tmp_path / "home").exists()


def test_a_commune_that_is_not_the_plans_is_allowed_with_a_word(sitter: Sitter):
    sitter.dialog._which.cards.set_value(OFFICE)
    sitter.on()
    where = sitter.dialog._where
    where.commune.set_text("Xã Xuân Thọ")
    where._compare()
    assert where.commune.value() is not None
    assert "Xã Tuy An Đông" in where.rows["unit"]._note.text()
    where.commune.set_text("Xã Không Có")
    where._compare()
    sitter.on()
    assert where.rows["unit"].error()
    assert sitter.dialog.page() is where


def test_the_sheet_never_overwrites_a_file_and_a_bad_place_is_said_at_its_field(sitter: Sitter, tmp_path: Path):
    sitter.until_person(OFFICE)
    sitter.person()
    sitter.on()
    page = sitter.dialog._sheet_page
    old = tmp_path / "cu.pdf"
    old.write_bytes(b"another commune")
    for wrong in (str(old), "phieu.pdf", str(tmp_path / "none" / "a.pdf"), ""):
        page.file.set_value(wrong)
        sitter.on()
        assert page.rows["sheet"].error(), wrong
    assert old.read_bytes() == b"another commune"
    assert not (tmp_path / "home").exists()
    assert free_name(tmp_path, "cu") == tmp_path / "cu (2).pdf"


def test_a_set_up_that_is_refused_below_comes_back_to_its_field(sitter: Sitter, tmp_path: Path):
    sitter.until_person(OFFICE)
    sitter.person()
    sitter.on()
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "anh.jpg").write_bytes(b"x")
    sitter.dialog._sheet_page.file.set_value(str(tmp_path / "phieu.pdf"))
    sitter.on()
    assert "trống" in " ".join(sitter.dialog._banners.shown().values()) or sitter.dialog._banners.shown()
    assert not (tmp_path / "phieu.pdf").exists()


def test_leaving_an_unsealed_sheet_asks_first_and_keeps_the_file(
    sitter: Sitter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    sitter.until_person(OFFICE)
    sitter.person()
    sitter.on()
    sheet = tmp_path / "phieu.pdf"
    sitter.dialog._sheet_page.file.set_value(str(sheet))
    sitter.on()
    asked: list[str] = []

    def stay(_parent: object, title: str, text: str, _yes: str, **_named: object) -> bool:
        asked.append(text)
        return len(asked) > 1

    monkeypatch.setattr(dialogs, "confirm", stay)
    sitter.dialog.reject()
    assert sitter.dialog.isVisible()
    sitter.dialog.reject()
    assert sitter.dialog.result() == QDialog.DialogCode.Accepted
    assert str(sheet) in asked[0]
    assert sheet.exists()


def test_printing_goes_through_the_systems_viewer(sitter: Sitter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    sitter.until_person(OFFICE)
    sitter.person()
    sitter.on()
    sitter.dialog._sheet_page.file.set_value(str(tmp_path / "phieu.pdf"))
    sitter.on()
    opened: list[Path] = []

    def no_viewer(file: Path) -> bool:
        opened.append(file)
        return False

    monkeypatch.setattr(handing, "open_file", no_viewer)
    sitter.dialog._seal.view.print_requested.emit()
    assert opened == [tmp_path / "phieu.pdf"]
    assert str(tmp_path / "phieu.pdf") in sitter.dialog._banners.shown()["viewer"]


def test_a_backup_comes_back_as_this_machine(sitter: Sitter, tmp_path: Path):
    asked = Founding(PLAN, "22120", "Máy cũ", "Lê Thị Hòa", PASSPHRASE)
    founded = founding.found_office(tmp_path / "old", asked)
    home = sitting.open_home(tmp_path / "old", founded.account, PASSPHRASE)
    file = backups.back_up(home, tmp_path / "a.hsbk").path
    home.close()
    sitter.dialog._which.restore_asked.emit()
    assert sitter.dialog.page() is sitter.dialog._restoring
    sitter.on()
    assert sitter.dialog._restoring.told() == "Hãy chọn bản sao lưu."
    sitter.dialog.look_at(file)
    sitter.wait()
    assert "của máy “Máy cũ”" in sitter.dialog._restoring.told()
    (tmp_path / "hong.hsbk").write_bytes(b"PK not a backup")
    sitter.dialog.restore_from(tmp_path / "hong.hsbk")
    sitter.wait()
    assert "error" in sitter.dialog._banners.shown()
    assert sitter.dialog.outcome is None
    sitter.dialog.restore_from(file)
    sitter.wait()
    assert sitter.dialog.outcome is not None
    assert sitter.dialog.outcome.account is None
    assert [slot.name for slot in sitting.people_here(tmp_path / "home")] == ["Lê Thị Hòa"]


def test_the_sample_commune_is_offered_only_if_there_is_one(qtbot, tasks: Tasks, tmp_path: Path):
    def make(progress: Progress) -> Path:
        progress.tick("write", 1, 2)
        return tmp_path / "demo" / "office"

    someone = Sitter(qtbot, tasks, tmp_path / "home", demo=make)
    someone.dialog._which.demo_asked.emit()
    someone.wait()
    assert someone.dialog.outcome is not None
    assert (someone.dialog.outcome.folder, someone.dialog.outcome.demo) == (tmp_path / "demo" / "office", True)
    bury(someone.dialog)


def test_every_page_is_named_and_large_enough(sitter: Sitter, tmp_path: Path):
    sitter.dialog.resize(900, 600)
    sitter.dialog._which.cards.set_value(OFFICE)
    for _ in range(4):
        assert unnamed_inputs(sitter.dialog.page()) == []
        assert too_small_targets(sitter.dialog.page()) == []
        sitter.person()
        sitter.on()
    assert sitter.dialog.page() is sitter.dialog._sheet_page or sitter.dialog.page() is sitter.dialog._seal


def test_a_passphrase_shows_itself_and_warns_of_caps_lock(qtbot):
    edit = PassphraseEdit("Mật khẩu", measured=True)
    qtbot.addWidget(edit)
    edit.show()
    assert "bốn từ" in edit.note()
    type_text(edit._line, "ấm chén")
    assert edit.value() == "ấm chén"
    assert "1" in edit.note()
    qtbot.keyClicks(edit._line, "A")
    assert "Caps Lock" in edit.note()
    qtbot.keyClicks(edit._line, "b")
    assert "Caps Lock" not in edit.note()
    edit.show_typed(True)
    assert edit._line.echoMode() is edit._line.EchoMode.Normal


def test_enter_goes_from_field_to_field_and_then_on(sitter: Sitter):
    sitter.until_person(FIELD)
    who = sitter.dialog._who
    who.person.set_value("Lê Thị Hòa")
    who.passphrase.set_value(PASSPHRASE)
    who.passphrase.first._line.setFocus()
    sitter.qtbot.keyClick(who.passphrase.first._line, Qt.Key.Key_Return)
    assert sitter.dialog.page() is who
    sitter.qtbot.keyClick(who.passphrase.again._line, Qt.Key.Key_Return)
    sitter.wait()
    assert sitter.dialog.page() is sitter.dialog._field_done


def test_a_new_passphrase_is_typed_twice(qtbot):
    both = NewPassphrase()
    qtbot.addWidget(both)
    both.first.set_value("một hai ba")
    assert both.value() is None
    assert both.problem()
    both.again.set_value("một hai ba")
    assert both.value() == "một hai ba"
    assert both.problem() == ""
