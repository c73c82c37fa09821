"""What each error code and progress code says. Plain data: add a line here when you add a code.

An entry is (title, what happened, what was kept, what to do). Parameters of the error stand in braces by name;
a missing one shows as "…". Leave "what was kept" empty where nothing was at stake.
"""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str, str, str]] = {
    # Where no line fits ----------------------------------------------------------------------------------------------
    "fallback.input": (
        "Chưa làm được",
        "Chương trình không nhận dữ liệu này (mã: {code}).",
        "Chưa có gì thay đổi.",
        "Hãy kiểm tra lại dữ liệu vừa nhập. Nếu vẫn vướng, báo mã trên cho người phụ trách máy.",
    ),
    "fallback.surroundings": (
        "Máy chưa thực hiện được",
        "Đĩa, USB hoặc máy in không đáp ứng (mã: {code}).",
        "Dữ liệu đã lưu vẫn còn nguyên.",
        "Hãy kiểm tra thiết bị rồi làm lại. Nếu vẫn vướng, báo mã trên cho người phụ trách máy.",
    ),
    "fallback.bug": (
        "Chương trình gặp lỗi",
        "Đây là lỗi của chương trình, không phải do thao tác của anh/chị (mã: {code}).",
        "Những gì đã lưu và bản nháp vẫn còn nguyên.",
        "Hãy chép nội dung báo lỗi gửi người phụ trách, rồi mở lại chương trình.",
    ),
    # The machine -----------------------------------------------------------------------------------------------------
    "os.disk-full": (
        "Đĩa đã đầy",
        "Không còn chỗ để ghi tệp “{file}”.",
        "Dữ liệu đã lưu vẫn còn nguyên; tệp ghi dở đã bỏ.",
        "Hãy xóa bớt tệp không cần trên đĩa hoặc chọn nơi lưu khác rồi làm lại.",
    ),
    "os.read-only": (
        "Chỗ này chỉ cho đọc",
        "Không ghi được “{file}” vì đĩa hoặc USB đang khóa ghi.",
        "Chưa có gì thay đổi.",
        "Hãy gạt khóa ghi trên USB hoặc chọn nơi lưu khác.",
    ),
    "os.no-permission": (
        "Không có quyền ghi",
        "Máy không cho mở hoặc ghi “{file}”.",
        "Chưa có gì thay đổi.",
        "Hãy đóng tệp nếu đang mở ở chương trình khác, hoặc chọn thư mục của mình.",
    ),
    "os.not-found": (
        "Không thấy tệp",
        "Tệp hoặc thư mục “{file}” không còn ở đó.",
        "Chưa có gì thay đổi.",
        "Hãy kiểm tra USB đã cắm chưa, rồi chọn lại tệp.",
    ),
    "os.device-gone": (
        "Mất kết nối thiết bị",
        "Đang đọc hoặc ghi “{file}” thì USB hay ổ đĩa không đáp ứng nữa.",
        "Dữ liệu trong máy vẫn còn nguyên.",
        "Hãy cắm lại USB rồi làm lại từ đầu. Nếu lặp lại, đổi USB khác.",
    ),
    "os.in-use": (
        "Tệp đang được mở",
        "“{file}” đang mở ở chương trình khác.",
        "Chưa có gì thay đổi.",
        "Hãy đóng tệp đó (thường là Excel hoặc Word) rồi làm lại.",
    ),
    "os.memory": (
        "Máy hết bộ nhớ",
        "Không đủ bộ nhớ để làm việc này.",
        "Dữ liệu đã lưu vẫn còn nguyên.",
        "Hãy đóng bớt chương trình khác rồi làm lại.",
    ),
    "os.other": (
        "Không đọc hoặc ghi được tệp",
        "Máy báo lỗi khi dùng “{file}”.",
        "Dữ liệu đã lưu vẫn còn nguyên.",
        "Hãy kiểm tra đĩa hoặc USB rồi làm lại.",
    ),
    # The viewers of this package -------------------------------------------------------------------------------------
    "view.not-a-pdf": (
        "Không mở được PDF",
        "Tệp này hỏng hoặc không phải PDF.",
        "Tệp gốc được giữ nguyên.",
        "Hãy xem lại tệp gốc hoặc in lại.",
    ),
    "view.pdf-locked": (
        "PDF có mật khẩu",
        "Tệp PDF này đặt mật khẩu nên không xem được ở đây.",
        "Tệp gốc được giữ nguyên.",
        "Hãy xin bản không đặt mật khẩu.",
    ),
    "view.not-a-picture": (
        "Không mở được ảnh",
        "Tệp này hỏng, trống, hoặc không phải ảnh như phần đuôi tệp ghi.",
        "Tệp gốc được giữ nguyên.",
        "Hãy chụp hoặc quét lại.",
    ),
    "view.picture-too-large": (
        "Ảnh quá lớn",
        "Ảnh rộng {width} × {height} điểm, vượt quá mức xem được.",
        "Tệp gốc được giữ nguyên.",
        "Hãy quét lại ở độ phân giải 200–300 dpi.",
    ),
}

PROGRESS: dict[str, str] = {
    "read": "Đang đọc",
    "write": "Đang ghi",
    "check": "Đang kiểm tra",
    "render": "Đang dựng trang",
    "search": "Đang tìm",
}
"""``Tick.what`` → words. Unknown codes show nothing but the count."""
