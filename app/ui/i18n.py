"""The language of the screen. Sources are Vietnamese; English is read from ``resources/i18n/en.ts`` at start.

New texts get into the file with ``pyside6-lupdate $(find app/ui -name '*.py') -ts resources/i18n/en.ts -locations
none``; what is not translated there yet stays Vietnamese on the screen. The file is read as it is (XML),
so nothing has to be compiled at build.

Qt's own texts (OK, Cancel, Undo…) have no Vietnamese translation in PySide6: :class:`PlatformTexts` gives it.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from xml.etree import ElementTree

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator

from app.ui.theme import resources_folder


class Language(StrEnum):
    VIETNAMESE = "vi"
    ENGLISH = "en"


PLATFORM: dict[str, str] = {
    "OK": "Đồng ý",
    "&OK": "Đồng ý",
    "Cancel": "Thôi",
    "&Cancel": "Thôi",
    "Yes": "Có",
    "&Yes": "&Có",
    "No": "Không",
    "&No": "&Không",
    "Yes to &All": "Có cho &tất cả",
    "N&o to All": "Không cho tất cả",
    "Save": "Lưu",
    "&Save": "&Lưu",
    "Save All": "Lưu tất cả",
    "Open": "Mở",
    "&Open": "&Mở",
    "Close": "Đóng",
    "&Close": "Đóng",
    "Apply": "Áp dụng",
    "Reset": "Đặt lại",
    "Restore Defaults": "Về mặc định",
    "Discard": "Bỏ, không lưu",
    "Close without Saving": "Đóng, không lưu",
    "Don't Save": "Không lưu",
    "Help": "Trợ giúp",
    "Abort": "Dừng",
    "Retry": "Thử lại",
    "Ignore": "Bỏ qua",
    "Show Details...": "Xem chi tiết…",
    "Hide Details...": "Ẩn chi tiết…",
    "&Undo": "&Hoàn tác",
    "&Redo": "&Làm lại",
    "Cu&t": "Cắ&t",
    "&Copy": "&Chép",
    "&Paste": "&Dán",
    "Delete": "Xóa",
    "&Delete": "&Xóa",
    "Select All": "Chọn tất cả",
    "Copy &Link Location": "Chép &đường dẫn",
    "Clear": "Xóa trắng",
    "&Step up": "&Tăng",
    "Step &down": "&Giảm",
    "&Select All": "Chọn &tất cả",
    "Look in:": "Tìm ở:",
    "Look in": "Tìm ở",
    "File &name:": "&Tên tệp:",
    "&File name:": "&Tên tệp:",
    "Files of type:": "Loại tệp:",
    "Files of type": "Loại tệp",
    "Directory:": "Thư mục:",
    "&Choose": "&Chọn",
    "Choose": "Chọn",
    "Save As": "Lưu thành",
    "Find Directory": "Chọn thư mục",
    "Back": "Lùi",
    "Forward": "Tiến",
    "Parent Directory": "Thư mục trên",
    "Create New Folder": "Tạo thư mục",
    "New Folder": "Thư mục mới",
    "&New Folder": "Thư mục &mới",
    "&Rename": "Đổi &tên",
    "Show &hidden files": "Hiện tệp ẩ&n",
    "List View": "Danh sách",
    "Detail View": "Chi tiết",
    "All Files (*)": "Mọi tệp (*)",
    "Name": "Tên",
    "Size": "Cỡ",
    "Type": "Loại",
    "Kind": "Loại",
    "Date Modified": "Ngày sửa",
    "My Computer": "Máy này",
    "Computer": "Máy này",
    "Sidebar": "Nơi hay dùng",
    "Files": "Tệp",
    "Remove": "Bỏ",
    "Drive": "Ổ đĩa",
    "File": "Tệp",
    "File Folder": "Thư mục",
    "Folder": "Thư mục",
    "Home": "Thư mục của tôi",
    "%1 already exists.\nDo you want to replace it?": "Đã có tệp %1.\nCó ghi đè không?",
    "%1\nFile not found.\nPlease verify the correct file name was given.": (
        "%1\nKhông thấy tệp.\nHãy kiểm tra lại tên tệp."
    ),
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.": (
        "%1\nKhông thấy thư mục.\nHãy kiểm tra lại tên thư mục."
    ),
    "Print": "In",
    "&Print": "&In",
    "< &Back": "< &Lùi",
    "&Next >": "&Tiếp >",
    "&Finish": "&Xong",
    "Done": "Xong",
    "Finish": "Xong",
    "Close Tab": "Đóng thẻ",
    "Scroll here": "Cuộn tới đây",
    "Top": "Đầu",
    "Bottom": "Cuối",
    "Page up": "Trang trên",
    "Page down": "Trang dưới",
    "Scroll up": "Cuộn lên",
    "Scroll down": "Cuộn xuống",
    "Left edge": "Mép trái",
    "Right edge": "Mép phải",
    "Page left": "Trang trái",
    "Page right": "Trang phải",
    "Scroll left": "Cuộn trái",
    "Scroll right": "Cuộn phải",
    "Maximize": "Phóng to",
    "Minimize": "Thu nhỏ",
    "Restore": "Khôi phục",
}
"""Qt's English texts → Vietnamese, whatever their context (but for key names, which stay as printed on keyboards)."""

_LEFT_ALONE = frozenset({"QShortcut"})


class PlatformTexts(QTranslator):
    """Vietnamese for the texts of Qt itself."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        if context in _LEFT_ALONE:
            return None
        return PLATFORM.get(source)


class TsFile(QTranslator):
    """A ``.ts`` file, read without compiling. Unfinished entries stay in the source language."""

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        """Raises OSError when the file is missing and ElementTree.ParseError when it is not XML."""
        super().__init__(parent)
        self._texts: dict[tuple[str, str], str] = {}
        for context in ElementTree.parse(file).getroot().iter("context"):
            name = context.findtext("name", "")
            for message in context.iter("message"):
                translation = message.find("translation")
                if translation is not None and translation.text and translation.get("type") != "unfinished":
                    self._texts[name, message.findtext("source", "")] = translation.text

    def isEmpty(self) -> bool:
        return not self._texts

    def __len__(self) -> int:
        return len(self._texts)

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        return self._texts.get((context, source))


_installed: list[QTranslator] = []


def install(app: QCoreApplication, language: Language | str, folder: Path | None = None) -> None:
    """Set the language; call before the window is built. Calling it again replaces the former choice."""
    while _installed:
        app.removeTranslator(_installed.pop())
    if Language(language) is Language.ENGLISH:
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        translator: QTranslator = TsFile((folder or resources_folder() / "i18n") / "en.ts")
    else:
        QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
        translator = PlatformTexts()
    _installed.append(translator)
    app.installTranslator(translator)
