"""About the program, and what one must know of what it does and does not do."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app import __version__
from app.home import Home
from app.ui.formats import fill
from app.ui.settings.section import Section
from app.ui.tasks import Tasks


class AboutSection(Section):
    """Honest sentences (DESIGN §4, §5): what protects the records, and where that ends."""

    def __init__(self, home: Home, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(home, tasks, parent)
        self.words(fill(self.tr("Hồ sơ Cư trú, bản %1. Giấy phép Apache-2.0."), __version__), "strong")
        for title, texts in self._chapters():
            self.words(title, "heading")
            for text in texts:
                self.words(text)
        self._layout.addStretch(1)

    def _chapters(self) -> list[tuple[str, list[str]]]:
        return [
            (
                self.tr("Dữ liệu được bảo vệ thế nào"),
                [
                    self.tr(
                        "Cơ sở dữ liệu, tệp đính kèm, bản sao lưu và gói USB đều được mã hóa. Không có mật khẩu "
                        "của máy, khóa "
                        "của văn phòng hay phiếu khôi phục thì không đọc được."
                    ),
                    self.tr(
                        "Vai trò trong một máy do chương trình giữ, không phải do mật mã: người có mật khẩu của "
                        "máy và biết "
                        "lập trình có thể đọc mọi thứ máy đó giữ. Vì vậy những gì một vai trò không được xem thì "
                        "không gửi "
                        "xuống máy cơ sở."
                    ),
                    self.tr(
                        "Mỗi lần xem, in, xuất hồ sơ đều ghi vào nhật ký truy cập cùng lý do, và về đến văn "
                        "phòng cùng gói "
                        "dữ liệu."
                    ),
                    self.tr(
                        "Người đã ngừng tài khoản vẫn mở được bản sao lưu cũ nếu còn giữ mật khẩu cũ và tệp sao "
                        "lưu đó. Hãy "
                        "cất bản sao lưu ở nơi có khóa."
                    ),
                ],
            ),
            (
                self.tr("Những gì cố ý không làm"),
                [
                    self.tr(
                        "Diện B7 không mở thành hồ sơ. Chỗ duy nhất dành cho diện này là dẫn chiếu đến một quyết "
                        "định đang có hiệu lực (số, ngày, cơ quan, ngày hết hạn): khóa cho một vai trò, không "
                        "vào danh sách, không xuống máy cơ sở."
                    ),
                    self.tr(
                        "Phần còn lại của diện B7 trong kế hoạch (“dấu hiệu nghi vấn”, “tiêu chuẩn xã hội”) "
                        "không dựa trên "
                        "quyết định pháp lý nào nên chương trình không có chỗ ghi. Không có mục ghi hành vi, "
                        "quan điểm, lời nói."
                    ),
                    self.tr(
                        "Không sinh trắc học, không theo dõi vị trí, không nhận dạng khuôn mặt, không lấy dữ "
                        "liệu từ mạng xã hội."
                    ),
                ],
            ),
            (
                self.tr("Khi thấy “cần kiểm tra”"),
                [
                    self.tr(
                        "Căn cứ đó chưa được đối chiếu với văn bản chính thức. Hãy đối chiếu trước khi áp dụng; "
                        "chương trình "
                        "chỉ nhắc, không quyết định thay người có thẩm quyền."
                    )
                ],
            ),
            (
                self.tr("Phím tắt"),
                [
                    self.tr(
                        "Ctrl+K tìm · Alt+1…7 các trang · Alt+← → lùi, tiến · F5 đọc lại · Ctrl+Enter màn hình "
                        "tiếp theo · "
                        "Enter ô tiếp theo · Esc rời và giữ bản nháp"
                    )
                ],
            ),
        ]
