from __future__ import annotations

import struct
import sys
import threading
import zlib
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QPushButton

from app.errors import UserError
from app.ui import dialogs
from app.ui.dialogs import Answer, CrashDialog, MessageDialog
from app.ui.tasks import Tasks
from app.ui.widgets.image_view import ImageView, read_picture
from app.ui.widgets.pdf_view import PdfView
from tests.ui.checks import unnamed_inputs


def pdf(pages: int, password: str = "") -> bytes:
    document, stream = pikepdf.new(), BytesIO()
    for _ in range(pages):
        document.add_blank_page(page_size=(595, 842))
    document.save(stream, encryption=pikepdf.Encryption(user=password, owner=password) if password else False)
    return stream.getvalue()


def picture(tmp_path: Path, name: str = "scan.jpg", size: QSize = QSize(300, 200), kind: str = "PNG") -> Path:  # noqa: B008
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor("#884422"))
    path = tmp_path / name
    image.save(str(path), kind)
    return path


@pytest.fixture
def preview(qtbot, tasks: Tasks):
    view = PdfView(tasks)
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()
    yield view
    view.close_pdf()


def test_a_pdf_opens_on_its_first_page_and_turns(qtbot, preview: PdfView):
    with qtbot.waitSignal(preview.opened) as opened:
        preview.show_pdf(pdf(3))
    assert opened.args == [3]
    qtbot.waitUntil(lambda: not preview._sheet.pixmap().isNull())
    qtbot.keyClick(preview._scroll, Qt.Key.Key_PageDown)
    assert preview.page() == 1
    qtbot.keyClick(preview._scroll, Qt.Key.Key_End)
    qtbot.keyClick(preview._scroll, Qt.Key.Key_PageDown)
    assert preview.page() == 2
    assert preview._where.text() == "Trang 3 / 3"
    assert unnamed_inputs(preview) == []


def test_zoom_grows_the_page_and_fits_the_width_again(qtbot, preview: PdfView):
    with qtbot.waitSignal(preview.opened):
        preview.show_pdf(pdf(1))
    qtbot.waitUntil(lambda: preview._list.isHidden() and preview._scroll.width() == preview.width())
    fitted = preview.zoom()
    preview.zoom_in()
    assert preview.zoom() > fitted
    qtbot.waitUntil(lambda: preview._sheet.pixmap().width() > 595 * preview.zoom() * 1.3)
    preview.fit_width()
    assert preview.zoom() == fitted


def test_small_pictures_of_all_pages_in_sight_are_drawn(qtbot, preview: PdfView):
    preview.show_pdf(pdf(4))
    qtbot.waitUntil(lambda: {0, 1, 2} <= set(preview._strip._thumbs))


@pytest.mark.parametrize(
    ("data", "title"),
    [(b"", "Không mở được PDF"), (b"PK\x03\x04 not a pdf", "Không mở được PDF"), (pdf(1, "secret"), "PDF có mật khẩu")],
)
def test_a_file_that_is_no_readable_pdf_is_told_in_place(qtbot, preview: PdfView, data: bytes, title: str):
    with qtbot.waitSignal(preview.failed):
        preview.show_pdf(data)
    assert preview._empty.title() == title
    assert not preview._print.isEnabled()


def test_the_last_of_two_quick_previews_is_shown(qtbot, preview: PdfView):
    preview.show_pdf(pdf(5))
    preview.show_pdf(pdf(2))
    qtbot.waitUntil(lambda: preview.pages() == 2)


def test_print_and_save_are_asked_of_the_page(qtbot, preview: PdfView):
    with qtbot.waitSignal(preview.opened):
        preview.show_pdf(pdf(1))
    with qtbot.waitSignals([preview.print_requested, preview.save_requested, preview.folder_requested]):
        for button in (preview._print, preview._save, preview._folder):
            button.click()


def test_a_picture_is_read_by_what_it_is_not_by_its_name(tmp_path: Path):
    assert read_picture(picture(tmp_path, "scan.jpg", kind="PNG")).width() == 300


def test_a_large_picture_is_shrunk_while_reading(tmp_path: Path):
    assert read_picture(picture(tmp_path, size=QSize(900, 300)), most_side=300).size() == QSize(300, 100)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 lying", b"\x89PNG\r\n\x1a\n" + b"\0" * 30])
def test_what_is_no_picture_is_refused(data: bytes):
    with pytest.raises(UserError) as refused:
        read_picture(data)
    assert refused.value.code == "view.not-a-picture"


def test_a_picture_that_would_fill_the_memory_is_refused():
    header = b"IHDR" + struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    pixels = b"IDAT" + zlib.compress(b"\0" * 1000)
    chunks = [
        struct.pack(">I", len(each) - 4) + each + struct.pack(">I", zlib.crc32(each)) for each in (header, pixels)
    ]
    with pytest.raises(UserError) as refused:
        read_picture(b"\x89PNG\r\n\x1a\n" + b"".join(chunks))
    assert refused.value.code == "view.picture-too-large"


def test_a_scan_is_turned_and_zoomed(qtbot, tasks: Tasks, tmp_path: Path):
    view = ImageView(tasks)
    qtbot.addWidget(view)
    view.resize(600, 500)
    view.show()
    with qtbot.waitSignal(view.opened):
        view.show_picture(picture(tmp_path))
    with qtbot.waitSignal(view.turned) as turned:
        view.turn_right()
    assert turned.args == [90]
    view.turn_left()
    view.turn_left()
    assert view.turn() == 270
    before = view._canvas.transform().determinant()
    view.zoom_in()
    assert view._canvas.transform().determinant() > before
    assert unnamed_inputs(view) == []


def test_a_broken_scan_is_told_in_place(qtbot, tasks: Tasks):
    view = ImageView(tasks)
    qtbot.addWidget(view)
    with qtbot.waitSignal(view.failed):
        view.show_picture(b"not a picture")
    assert view._empty.title() == "Không mở được ảnh"


def press(monkeypatch, text: str) -> None:
    """Answer the next dialog by pressing the button with this text, or Esc for an empty one."""

    def answer(self: MessageDialog) -> int:
        for button in self.findChildren(QPushButton):
            if button.text() == text:
                button.click()
        return 0

    monkeypatch.setattr(MessageDialog, "exec", answer)


def test_a_question_names_the_deed_and_escape_does_nothing(qapp, monkeypatch):
    press(monkeypatch, "Xóa hộ này")
    assert dialogs.confirm(None, "Xóa hộ?", "Hộ còn 4 người.", "Xóa hộ này", danger=True)
    press(monkeypatch, "Thôi")
    assert not dialogs.confirm(None, "Xóa hộ?", "Hộ còn 4 người.", "Xóa hộ này", danger=True)
    press(monkeypatch, "")
    assert not dialogs.confirm(None, "Xóa hộ?", "Hộ còn 4 người.", "Xóa hộ này")
    assert dialogs.ask_to_keep(None, "Rời?", "Chưa lưu.") is Answer.STAY
    press(monkeypatch, "Bỏ, không lưu")
    assert dialogs.ask_to_keep(None, "Rời?", "Chưa lưu.") is Answer.DISCARD


def test_in_a_dangerous_question_enter_is_harmless(qtbot, monkeypatch):
    defaults = []

    def look(self: MessageDialog) -> int:
        defaults.extend(button.text() for button in self.findChildren(QPushButton) if button.isDefault())
        return 0

    monkeypatch.setattr(MessageDialog, "exec", look)
    dialogs.confirm(None, "Xóa hộ?", "Hộ còn 4 người.", "Xóa hộ này", danger=True)
    dialogs.confirm(None, "In?", "Hai trang.", "In")
    assert defaults == ["Thôi", "In"]


def test_the_crash_dialog_can_be_copied(qtbot):
    try:
        raise RuntimeError("Trần Văn Ẩn")
    except RuntimeError as error:
        dialog = CrashDialog(error)
    qtbot.addWidget(dialog)
    dialog._copy()
    copied = QGuiApplication.clipboard().text()
    assert "builtins.RuntimeError" in copied
    assert "Ẩn" not in copied
    assert unnamed_inputs(dialog) == []


def test_what_nobody_caught_is_shown_once_in_the_main_thread(qtbot, monkeypatch):
    shown, logged = [], []
    monkeypatch.setattr(dialogs, "show_error", lambda _window, error: shown.append((error, threading.get_ident())))
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    catcher = dialogs.install_excepthook()
    catcher.log = logged.append

    def fail() -> None:
        raise ValueError("x")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(shown) == 1)
    assert shown[0][1] == threading.get_ident()
    assert "builtins.ValueError" in logged[0]
