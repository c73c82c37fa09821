"""What is strange about a card's code, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.domain.values import Sex
from app.services.cards import CardReading, Compared
from app.ui.formats import fill


def tr(text: str) -> str:
    return QCoreApplication.translate("cards", text)


_DOUBTS = {
    "name.lost-letters": "Tên bị mất chữ (có dấu ? hoặc ô trống): máy quét gửi sai bảng mã. Không lấy tên này.",
    "name.mojibake": "Tên bị vỡ dấu (kiểu “Nguyá»…n”): máy quét gửi sai bảng mã. Không lấy tên này.",
    "name.old-font": "Tên ở bảng mã cũ (TCVN3, VNI): máy quét gửi sai bảng mã. Không lấy tên này.",
    "name.typed-through": "Tên còn vết gõ dấu (kiểu “Nguyeenx”, “Nguye64n”): bộ gõ đang bật. Không lấy tên này.",
    "name.odd-characters": "Tên có ký tự lạ, không phải chữ. Không lấy tên này.",
    "name.no-marks": "Tên không có dấu tiếng Việt: có thể đã bị bỏ dấu. Không lấy tên này; hãy gõ theo thẻ.",
    "name.empty": "Không đọc được tên.",
    "card.hidden-characters": "Mã có ký tự ẩn hoặc ký tự đảo chiều chữ: mã này có thể không do cơ quan cấp in ra.",
    "card.sex-unread": "Không đọc được giới tính.",
    "card.born-unread": "Không đọc được ngày sinh.",
    "card.first-of-january": "Ngày sinh ghi 01/01: có thể chỉ biết năm sinh. Hãy hỏi lại.",
    "card.residence-garbled": "Nơi cư trú bị vỡ dấu.",
    "card.old-number-odd": "Số CMND cũ không phải 9 số: %1.",
    "id.place-unknown": "Ba số đầu %1 không phải mã tỉnh nào.",
    "id.sex-differs": "Số định danh chỉ giới tính %1, khác với giới tính ghi trong mã.",
    "id.year-differs": "Số định danh chỉ năm sinh %1, khác với ngày sinh ghi trong mã.",
    "id.born-before-1900": "Sinh trước năm 1900: %1.",
}
_COMPARED = {
    Compared.SAME: ("Giống", "good", "done"),
    Compared.NEW: ("Hồ sơ chưa có", "accent", "add"),
    Compared.CLOSE: ("Gần giống", "warn", "warning"),
    Compared.DIFFERS: ("Khác", "bad", "conflict"),
    Compared.UNREAD: ("Không lấy được", "neutral", "blocked"),
}
_MATTERS = {
    "name": "Họ và tên",
    "born": "Ngày sinh",
    "sex": "Giới tính",
    "number": "Số định danh",
    "old_number": "Số CMND cũ",
    "residence": "Nơi cư trú",
}
_SEXES = {Sex.MALE: "Nam", Sex.FEMALE: "Nữ"}


def doubts_of(reading: CardReading) -> list[str]:
    """Each doubt as a sentence, the gravest (about the name) first."""
    told = []
    for doubt in sorted(reading.doubts, key=lambda each: not each.code.startswith("name.")):
        detail = tr(_SEXES[Sex(doubt.detail)]) if doubt.code == "id.sex-differs" else doubt.detail
        told.append(fill(tr(_DOUBTS[doubt.code]), short(detail, 40).replace("<", "‹")))  # a banner may read markup
    if reading.number_of is not None:
        whose = fill(tr("Số này đang ghi cho người khác: %1."), reading.number_of)
        told.append(whose if reading.number_of else tr("Số này đang ghi cho một người khác trong danh sách."))
    return told


def short(text: str, most: int = 200) -> str:
    """A code may hold four thousand characters where a name should be."""
    return text if len(text) <= most else text[: most - 1] + "…"


def compared(how: Compared) -> tuple[str, str, str]:
    """Words, tone and icon."""
    words, tone, icon = _COMPARED[how]
    return tr(words), tone, icon


def matter(about: str) -> str:
    return tr(_MATTERS[about])


def how_to_set_the_scanner() -> str:
    return tr(
        "Máy quét cầm tay: đặt kiểu bàn phím USB, bàn phím tiếng Anh (US), gửi chữ Unicode (UTF-8), thêm Enter ở cuối. "
        "Tắt Unikey hoặc chuyển sang tiếng Anh khi quét. Nếu tên vẫn sai, hãy chụp ảnh mã QR và bấm “Đọc từ ảnh”. "
        "Mỗi loại máy quét một khác: cần thử với máy của xã."
    )
