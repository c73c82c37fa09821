"""A card is scanned, read from a photo or pasted, and confirmed by a person: nothing is taken that was not ticked."""

from __future__ import annotations

import io
import sys
import types
from dataclasses import dataclass
from pathlib import Path

import pytest
import segno
from PIL import Image
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from app.domain.partial_date import PartialDate
from app.domain.values import SourcedNumber
from app.home import Home
from app.services import cases, people
from app.services.people import NewPerson
from app.ui.cards import camera
from app.ui.cards.camera import CameraDialog
from app.ui.cards.card_dialog import CardDialog
from app.ui.cards.scanner_field import ScannerField
from app.ui.cases.case_page import CasePage
from app.ui.people.person_page import PersonPage
from app.ui.tasks import Tasks
from tests.services.homes import a_home
from tests.ui.checks import bury, shown, too_small_targets, type_text, unnamed_inputs
from tests.ui.pages_kit import put_away, put_up, quiet

CARD = "066190123456|240123456|Nguyễn Thị Mẫu|05031990|Nữ|Buôn Kiểm Thử, Đắk Lắk|15042021"
OTHER = "054085000001||Trần Văn Ví Dụ|02011985|Nam|Thôn 2|20112022"


@dataclass
class Desk:
    home: Home
    tasks: Tasks
    qtbot: object
    person: str
    case: str
    made: list[CardDialog]

    def dialog(self, **more: object) -> CardDialog:
        made = CardDialog(self.home, self.tasks, self.person, self.case, **more)
        shown(made, 860, 620)
        self.made.append(made)
        return made

    def wait(self) -> None:
        quiet(self.qtbot, self.tasks)

    def scan(self, dialog: CardDialog, text: str = CARD) -> None:
        """As a scanner does it: letters, then Enter."""
        type_text(dialog.field, text)
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)
        self.wait()

    @property
    def file(self):
        return cases.case_card(self.home, self.case).file


@pytest.fixture
def desk(qtbot, tasks: Tasks, tmp_path: Path):
    with a_home(tmp_path / "office") as home:
        area = people.add_area(home, "Thôn 1", "hamlet").value
        person = people.add_person(home, NewPerson("Nguyen Thi Mau", area, fields={"born": PartialDate(1990)})).value
        case = cases.open_case(home, person, "A3").value
        cases.state_claim(home, case, "identity", {"standing": "unclear"})
        made = Desk(home, tasks, qtbot, person, case, [])
        yield made
        made.wait()
        for dialog in made.made:
            bury(dialog)


def a_picture(*texts: str) -> bytes:
    photo = Image.new("RGB", (600 * len(texts), 600), "white")
    for number, text in enumerate(texts):
        out = io.BytesIO()
        segno.make(text, encoding="utf-8").save(out, kind="png", scale=4)
        photo.paste(Image.open(io.BytesIO(out.getvalue())), (600 * number + 40, 60))
    out = io.BytesIO()
    photo.save(out, "JPEG")
    return out.getvalue()


def test_both_faces_of_the_dialog_can_be_used_without_eyes_and_without_aim(desk: Desk):
    dialog = desk.dialog()
    assert unnamed_inputs(dialog) == []
    assert too_small_targets(dialog) == []
    desk.scan(dialog)
    assert unnamed_inputs(dialog) == []
    assert too_small_targets(dialog) == []


def test_nothing_is_ticked_beforehand_and_only_what_is_ticked_is_taken(desk: Desk):
    dialog = desk.dialog()
    heard: list[object] = []
    dialog.taken.connect(heard.append)
    desk.scan(dialog)
    assert dialog.confirm.ticked() == ()
    dialog.confirm.tick("name").click()
    dialog.confirm.tick("id_number").click()
    dialog.take()
    desk.wait()
    file = desk.file
    assert file.person is not None
    assert file.person.name == "Nguyễn Thị Mẫu"
    assert file.person.id_number == SourcedNumber("066190123456", "mã QR trên thẻ")
    assert file.person.born == PartialDate(1990)
    [piece] = file.evidence
    assert (piece.seen_as, piece.raw) == ("original", CARD)
    assert file.claims[0].standing == "unclear"
    assert len(heard) == 1
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_enter_of_a_scanner_presses_no_button_and_ctrl_enter_takes(desk: Desk):
    dialog = desk.dialog()
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    desk.scan(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    desk.wait()
    assert desk.file.evidence == ()
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.wait()
    assert len(desk.file.evidence) == 1


def test_a_card_scanned_a_second_time_ticks_nothing_by_its_blanks(desk: Desk):
    dialog = desk.dialog()
    desk.scan(dialog)
    tick = dialog.confirm.tick("name")
    for key in (Qt.Key.Key_0, Qt.Key.Key_N, Qt.Key.Key_Space, Qt.Key.Key_T, Qt.Key.Key_Space):
        QTest.keyClick(tick, key)
    assert dialog.confirm.ticked() == ()


def test_a_garbled_name_cannot_be_ticked_and_the_setting_of_the_scanner_is_told(desk: Desk):
    dialog = desk.dialog()
    desk.scan(dialog, CARD.replace("Nguyễn Thị Mẫu", "Nguye64n Thi5 Ma64u"))
    assert not dialog.confirm.tick("name").isEnabled()
    told = " ".join(dialog.confirm.warnings())
    assert "bộ gõ đang bật" in told
    assert "UTF-8" in told


def test_a_typing_program_that_meddles_is_noticed_by_its_corrections(qtbot):
    field = ScannerField()
    shown(field, 400, 40)
    heard: list[tuple[str, bool]] = []
    field.scanned.connect(lambda text, meddled: heard.append((text, meddled)))
    for char in "066190123456|a":
        QTest.keyClick(field, char)
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    QTest.keyClick(field, "b")
    QTest.keyClick(field, Qt.Key.Key_Enter)
    type_text(field, CARD)
    QTest.keyClick(field, Qt.Key.Key_Return)
    type_text(field, "066190123456|2")
    QApplication.sendEvent(field, QInputMethodEvent("ễ", []))
    type_text(field, "Nguyễn")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert [meddled for _, meddled in heard] == [True, False, True]
    bury(field)


def test_a_scanner_that_ends_with_tab_or_with_nothing_is_understood(qtbot):
    field = ScannerField()
    shown(field, 400, 40)
    heard: list[str] = []
    field.scanned.connect(lambda text, _meddled: heard.append(text))
    type_text(field, CARD)
    QTest.keyClick(field, Qt.Key.Key_Tab)
    type_text(field, OTHER)
    qtbot.waitUntil(lambda: len(heard) == 2, timeout=5000)
    assert heard == [CARD, OTHER]
    type_text(field, "abc")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert len(heard) == 2
    bury(field)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("DN4797915071234|4e677579e1bb856e|1|2|3|4", "thẻ BHYT"), ("https://example.vn/a", "trang mạng"),
        ("x" * 5000, "5.000 ký tự"), ("xin chào", "không bắt đầu bằng 12 số"),
    ],
)  # fmt: skip
def test_another_code_is_refused_by_its_name_and_the_next_card_can_be_scanned_at_once(desk: Desk, text, said):
    dialog = desk.dialog()
    desk.scan(dialog, text)
    assert said in dialog._banners.shown()["fault"]
    desk.scan(dialog)
    assert dialog.reading is not None


def test_a_hostile_code_is_shown_as_plain_text_and_short(desk: Desk):
    dialog = desk.dialog()
    desk.scan(dialog, CARD.replace("Buôn Kiểm Thử", "<b>x</b><img src=x>" + "a" * 3000).replace("240123456", "<i>1"))
    assert dialog.reading is not None
    dialog.take()
    desk.wait()
    assert desk.file.evidence[0].raw is not None


def test_a_photo_is_read_and_its_picture_kept_only_if_somebody_wants_it(desk: Desk, tmp_path: Path):
    photo = tmp_path / "thẻ.jpg"
    photo.write_bytes(a_picture(CARD))
    for wanted in (False, True):
        dialog = desk.dialog()
        dialog.read_picture(photo)
        desk.wait()
        assert dialog.confirm.seen_as() == "photo"
        assert not dialog.confirm.keeps_picture()
        if wanted:
            dialog.confirm._picture.click()
        dialog.take()
        desk.wait()
        assert len(desk.file.attachments) == int(wanted)
    [kept] = desk.file.attachments
    assert kept.evidence_id == desk.file.evidence[0].id


def test_a_scanned_text_has_no_picture_to_keep(desk: Desk):
    dialog = desk.dialog()
    desk.scan(dialog)
    assert not dialog.confirm._picture.isVisibleTo(dialog.confirm)


def test_of_two_cards_in_one_photo_a_person_chooses(desk: Desk):
    dialog = desk.dialog()
    dialog.read_picture(a_picture(CARD, OTHER))
    desk.wait()
    assert dialog.reading is None
    dialog._several.setCurrentRow(1)
    dialog._one_chosen()
    desk.wait()
    assert dialog.reading is not None
    assert dialog.reading.text == OTHER


def test_a_picture_or_text_from_the_clipboard_is_read(desk: Desk):
    clipboard = QGuiApplication.clipboard()
    clipboard.setImage(QImage.fromData(a_picture(CARD)))
    dialog = desk.dialog()
    dialog.paste()
    desk.wait()
    assert dialog.reading is not None
    clipboard.setText(OTHER)
    again = desk.dialog()
    again.paste()
    desk.wait()
    assert again.reading is not None
    assert again.reading.text == OTHER
    clipboard.clear()
    empty = desk.dialog()
    empty.paste()
    assert "Bảng tạm" in empty._banners.shown()["fault"]


def test_a_photo_without_a_code_says_how_to_take_a_better_one(desk: Desk, tmp_path: Path):
    dialog = desk.dialog()
    dialog.read_picture(tmp_path / "không có.jpg")
    desk.wait()
    assert "không có.jpg" in dialog._banners.shown()["fault"]
    out = io.BytesIO()
    Image.new("RGB", (300, 200), "white").save(out, "JPEG")
    dialog.read_picture(out.getvalue())
    desk.wait()
    assert "chụp gần hơn" in dialog._banners.shown()["fault"].lower()


def test_for_a_form_nothing_is_written_and_the_ticked_values_are_given(desk: Desk):
    dialog = desk.dialog(known={"name": "", "born": None})
    desk.scan(dialog)
    dialog.confirm.tick("born").click()
    dialog.take()
    assert dialog.values() == {"born": PartialDate(1990, 3, 5)}
    card = dialog.card()
    assert card is not None
    assert (card.text, card.fields, card.picture) == (CARD, ("born",), None)
    assert desk.file.evidence == ()


def test_a_case_that_went_away_meanwhile_is_told_and_the_dialog_stays(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    told: list[Exception] = []
    monkeypatch.setattr("app.ui.cards.card_dialog.show_error", lambda _parent, error: told.append(error))
    dialog = desk.dialog()
    desk.scan(dialog)
    dialog._case_id = "nothing"
    dialog.take()
    desk.wait()
    assert str(told[0]).startswith("case.elsewhere")
    assert dialog._take.isEnabled()
    assert dialog.isVisible()


# The camera ------------------------------------------------------------------------------------------------------


def test_without_the_module_there_is_no_button_and_the_other_way_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(camera, "MODULE", "PySide6.NoSuchModule")
    assert not camera.available()
    dialog = desk.dialog()
    assert not dialog._camera.isVisibleTo(dialog)
    asked = CameraDialog("Chụp")
    shown(asked, 700, 500)
    assert "điện thoại" in asked._picture.text()
    asked.shoot()
    assert asked.photo() is None
    bury(asked)


class FakeCamera(QObject):
    errorOccurred = Signal(object, str)

    def __init__(self, _device: object, parent: QObject) -> None:
        super().__init__(parent)
        self.runs = False

    def start(self) -> None:
        self.runs = True

    def stop(self) -> None:
        self.runs = False


class FakeSink(QObject):
    videoFrameChanged = Signal(object)


class FakeSession(QObject):
    def setCamera(self, _camera: QObject) -> None: ...

    def setVideoSink(self, _sink: QObject) -> None: ...


class Frame:
    def __init__(self, image: QImage) -> None:
        self.image = image

    def toImage(self) -> QImage:
        return self.image


def a_module(cameras: int) -> types.ModuleType:
    module = types.ModuleType("fake_multimedia")
    module.QMediaDevices = types.SimpleNamespace(videoInputs=lambda: ["camera"] * cameras)  # type: ignore[attr-defined]
    module.QCamera, module.QVideoSink, module.QMediaCaptureSession = FakeCamera, FakeSink, FakeSession  # type: ignore[attr-defined]
    return module


def test_a_picture_from_a_camera_is_kept_in_memory_only_and_the_camera_is_let_go(
    qtbot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    monkeypatch.setitem(sys.modules, camera.MODULE, a_module(1))
    assert camera.available()
    dialog = CameraDialog("Chụp")
    shown(dialog, 700, 500)
    dialog._sink.videoFrameChanged.emit(Frame(QImage()))
    assert not dialog._shoot.isEnabled()
    dialog._sink.videoFrameChanged.emit(Frame(QImage.fromData(a_picture(CARD))))
    QTest.keyClick(dialog, Qt.Key.Key_Space)
    photo = dialog.photo()
    assert photo is not None
    assert Image.open(io.BytesIO(photo)).size == (600, 600)
    assert not dialog._camera.runs
    bury(dialog)


def test_a_camera_that_fails_says_so_and_how_to_go_on(qtbot, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, camera.MODULE, a_module(1))
    dialog = CameraDialog("Chụp")
    dialog._camera.errorOccurred.emit(None, "busy")
    assert "busy" in dialog._picture.text()
    assert "điện thoại" in dialog._picture.text()
    dialog.close()
    bury(dialog)


def test_a_module_without_a_camera_shows_no_button(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, camera.MODULE, a_module(0))
    assert not camera.available()


# Where it is reached from ----------------------------------------------------------------------------------------


def test_from_a_persons_page_a_card_goes_into_the_open_case(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    page = put_up(PersonPage(desk.home, desk.tasks), desk.qtbot, desk.tasks, desk.person)
    opened: list[CardDialog] = []
    monkeypatch.setattr(CardDialog, "open", lambda dialog: opened.append(dialog))
    button = next(each for each in page.findChildren(QPushButton) if each.text() == "Quét thẻ…")
    button.click()
    [dialog] = opened
    dialog.scanned(CARD)
    desk.wait()
    dialog.confirm.tick("sex").click()
    dialog.take()
    desk.wait()
    assert page.card is not None
    assert page.card.person.sex == "female"
    put_away(page)


def test_with_two_open_cases_the_case_is_chosen_and_with_none_the_button_says_why(desk: Desk):
    cases.open_case(desk.home, desk.person, "B2")
    page = put_up(PersonPage(desk.home, desk.tasks), desk.qtbot, desk.tasks, desk.person)
    button = next(each for each in page.findChildren(QPushButton) if each.text() == "Quét thẻ…")
    assert [action.text() for action in button.menu().actions()] == ["Vào hồ sơ A3", "Vào hồ sơ B2"]
    put_away(page)
    area = people.areas(desk.home)[0].id
    nobody = people.add_person(desk.home, NewPerson("Y Bhim Niê", area)).value
    page = put_up(PersonPage(desk.home, desk.tasks), desk.qtbot, desk.tasks, nobody)
    button = next(each for each in page.findChildren(QPushButton) if each.text() == "Quét thẻ…")
    assert not button.isEnabled()
    assert "Lập hồ sơ trước" in button.toolTip()
    put_away(page)


def test_from_the_papers_of_a_case_a_card_becomes_evidence_of_it(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    page = put_up(CasePage(desk.home, desk.tasks), desk.qtbot, desk.tasks, (desk.case, "papers"))
    opened: list[CardDialog] = []
    monkeypatch.setattr(CardDialog, "open", lambda dialog: opened.append(dialog))
    page.papers.read_card()
    opened[0].scanned(CARD)
    desk.wait()
    opened[0].take()
    desk.wait()
    assert [piece.kind for piece in desk.file.evidence] == ["identity_card"]
    put_away(page)
