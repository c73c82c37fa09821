"""What error codes of people, cases, lists and scans say (see :mod:`app.message_texts`). Plain data."""

from __future__ import annotations

NOTHING = "Chưa có gì thay đổi."
FILE_KEPT = "Tệp gốc được giữ nguyên."

WORK: dict[str, tuple[str, str, str, str]] = {
    # What is not on this machine ---------------------------------------------------------------------------------------
    "person.elsewhere": (
        "Người này không ở máy này",
        "Máy này không giữ nhân khẩu đó, có thể thuộc địa bàn khác.",
        NOTHING,
        "Hãy hỏi văn phòng.",
    ),
    "household.elsewhere": (
        "Hộ này không ở máy này",
        "Máy này không giữ hộ đó, có thể thuộc địa bàn khác.",
        NOTHING,
        "Hãy hỏi văn phòng.",
    ),
    "case.elsewhere": (
        "Hồ sơ này không ở máy này",
        "Máy này không giữ hồ sơ đó, có thể thuộc địa bàn khác.",
        NOTHING,
        "Hãy hỏi văn phòng.",
    ),
    "area.elsewhere": (
        "Không có địa bàn này",
        "Máy này không giữ địa bàn đó.",
        NOTHING,
        "Hãy chọn một địa bàn trong danh sách.",
    ),
    "attachment.elsewhere": (
        "Giấy tờ này không ở máy này",
        "Máy này không giữ giấy tờ đó.",
        NOTHING,
        "Hãy đọc lại hồ sơ (F5).",
    ),
    # Codes that a record must name --------------------------------------------------------------------------------------
    "area.kind-unknown": (
        "Không có loại địa bàn này",
        "“{kind}” không có trong danh mục loại địa bàn.",
        NOTHING,
        "Hãy chọn một loại trong danh sách.",
    ),
    "area.not-chosen": (
        "Chưa chọn địa bàn",
        "Cần biết người này thuộc thôn, buôn, bến hay cơ sở nào.",
        "Những gì đang gõ vẫn được giữ trong bản nháp.",
        "Hãy chọn địa bàn.",
    ),
    "category.unknown": (
        "Không có diện này",
        "“{category}” không có trong các diện của kế hoạch.",
        NOTHING,
        "Hãy chọn một diện từ A1 đến B8.",
    ),
    "procedure.unknown": (
        "Không có thủ tục này",
        "Thủ tục này không có trong danh mục.",
        NOTHING,
        "Hãy chọn một thủ tục trong danh sách.",
    ),
    "evidence.kind-unknown": (
        "Không có loại chứng cứ này",
        "Loại chứng cứ này không có trong danh mục.",
        NOTHING,
        "Hãy chọn một loại trong danh sách.",
    ),
    "closing.unknown": (
        "Không có cách kết thúc này",
        "Cách kết thúc này không có trong danh mục.",
        NOTHING,
        "Hãy chọn một mục trong danh sách.",
    ),
    # Days and cases -------------------------------------------------------------------------------------------------------
    "born.in-the-future": (
        "Ngày sinh chưa tới",
        "Ngày sinh sau ngày hôm nay.",
        NOTHING,
        "Hãy xem lại ngày sinh, và ngày giờ của máy.",
    ),
    "visit.in-the-future": (
        "Ngày đến nhà chưa tới",
        "Lượt đến nhà ghi ngày {day}, sau ngày hôm nay.",
        NOTHING,
        "Hãy xem lại ngày, và ngày giờ của máy.",
    ),
    "visit.without-household": (
        "Chưa biết hộ nào",
        "Người này chưa thuộc hộ nào nên chưa ghi được lượt đến nhà.",
        NOTHING,
        "Hãy chọn hoặc lập hộ trước.",
    ),
    "case.in-the-future": (
        "Ngày lập chưa tới",
        "Hồ sơ ghi ngày {day}, sau ngày hôm nay.",
        NOTHING,
        "Hãy xem lại ngày, và ngày giờ của máy.",
    ),
    "case.open-already": (
        "Đã có hồ sơ",
        "Người này đã có hồ sơ đang giải quyết thuộc diện này.",
        NOTHING,
        "Hãy mở hồ sơ đang có.",
    ),
    "case.in-conflict": (
        "Hồ sơ còn xung đột",
        "Một mục của hồ sơ còn hai giá trị chờ quyết định.",
        NOTHING,
        "Hãy giải quyết xung đột ở trang Đồng bộ rồi kết thúc hồ sơ.",
    ),
    "step.in-the-future": (
        "Ngày chưa tới",
        "Bước này ghi ngày {day}, sau ngày hôm nay.",
        NOTHING,
        "Hãy xem lại ngày, và ngày giờ của máy.",
    ),
    "step.done-before-filed": (
        "Có kết quả trước khi nộp",
        "Ngày có kết quả trước ngày nộp hồ sơ.",
        NOTHING,
        "Hãy xem lại hai ngày đó.",
    ),
    "members.without-household": (
        "Chưa có hộ",
        "Các thành viên chưa thuộc hộ nào.",
        "Những gì đang gõ vẫn được giữ trong bản nháp.",
        "Hãy chọn hoặc lập hộ trước.",
    ),
    # Taking back, wizard ---------------------------------------------------------------------------------------------------
    "undo.nothing": (
        "Không có gì để hoàn tác",
        "Anh/chị chưa thay đổi gì ở hồ sơ này trên máy này.",
        "",
        "Không cần làm gì.",
    ),
    "undo.changed-since": (
        "Không hoàn tác được nữa",
        "Đã có người khác sửa sau anh/chị.",
        NOTHING,
        "Hãy sửa lại mục đó như một thay đổi mới.",
    ),
    "undo.erased": (
        "Không hoàn tác được nữa",
        "Nội dung trước đó đã được xóa theo quy định hoặc không có ở máy này.",
        NOTHING,
        "Hãy sửa lại mục đó như một thay đổi mới.",
    ),
    "wizard.no-questions": (
        "Diện này chưa có hướng dẫn",
        "Chương trình chưa có bộ câu hỏi cho diện {category}.",
        NOTHING,
        "Hãy ghi hồ sơ ở trang Hồ sơ.",
    ),
    "wizard.draft-unreadable": (
        "Không đọc được bản nháp",
        "Bản nháp do bản chương trình mới hơn ghi, hoặc bị hỏng.",
        "Bản nháp được giữ nguyên.",
        "Hãy cài bản mới, hoặc bỏ bản nháp và bắt đầu lại.",
    ),
    "wizard.unreadable-fields": (
        "Có chỗ chưa đọc được",
        "Một số ô đã gõ mà chương trình chưa hiểu; lưu ngay thì sẽ mất.",
        "Những gì đang gõ vẫn được giữ trong bản nháp.",
        "Hãy sửa các ô báo đỏ rồi lưu.",
    ),
    # Lists from Excel --------------------------------------------------------------------------------------------------------
    "list.only-at-office": (
        "Chỉ nhập ở văn phòng",
        "Danh sách Excel chỉ nhập ở máy văn phòng.",
        NOTHING,
        "Hãy chuyển tệp cho văn phòng.",
    ),
    "list.password-protected": (
        "Tệp có mật khẩu",
        "“{file}” đặt mật khẩu nên không đọc được.",
        FILE_KEPT,
        "Hãy mở tệp bằng Excel, bỏ mật khẩu, lưu lại rồi nhập.",
    ),
    "list.not-a-list": (
        "Không phải danh sách",
        "“{file}” không phải tệp Excel hay CSV (thật ra là: {really}).",
        FILE_KEPT,
        "Hãy chọn tệp .xlsx, .xls hoặc .csv.",
    ),
    "list.broken": (
        "Tệp bị hỏng",
        "“{file}” không mở được, có thể chép thiếu.",
        FILE_KEPT,
        "Hãy mở thử bằng Excel, lưu lại thành .xlsx rồi nhập.",
    ),
    "list.empty": (
        "Tệp trống",
        "“{file}” không có dòng nào.",
        NOTHING,
        "Hãy chọn tệp khác.",
    ),
    "list.missing": (
        "Không thấy tệp",
        "“{file}” không còn ở đó.",
        NOTHING,
        "Hãy kiểm tra USB đã cắm chưa, rồi chọn lại tệp.",
    ),
    "list.unreadable": (
        "Không đọc được tệp",
        "Đĩa, USB hoặc chương trình khác không cho đọc “{file}”.",
        NOTHING,
        "Hãy đóng tệp ở Excel nếu đang mở, rồi làm lại.",
    ),
    "list.no-header": (
        "Không thấy dòng tiêu đề",
        "Không tìm được dòng tên cột trong “{file}”.",
        NOTHING,
        "Hãy chắc rằng có một dòng ghi “Họ và tên”, “Ngày sinh”…",
    ),
    "list.too-large": (
        "Danh sách quá lớn",
        "“{file}” vượt mức đọc được ({limit}).",
        FILE_KEPT,
        "Hãy tách thành nhiều tệp.",
    ),
    "list.column-missing": (
        "Thiếu một cột",
        "Chưa có cột nào là “{field}”.",
        NOTHING,
        "Hãy chỉ ra cột đó ở bước ghép cột.",
    ),
    "list.place-undecided": (
        "Chưa biết địa bàn",
        "Chưa ghép “{place}” với địa bàn nào.",
        NOTHING,
        "Hãy chọn địa bàn cho tên đó.",
    ),
    "list.changed-since": (
        "Dữ liệu vừa thay đổi",
        "Có người đã sửa dữ liệu từ lúc xem trước.",
        "Chưa nhập gì.",
        "Hãy xem trước lại rồi nhập.",
    ),
    "list.who-is-it": (
        "Chưa rõ là ai",
        "Trang “{sheet}”, dòng {row}: có thể là nhiều người, chưa chọn ai.",
        "Chưa nhập gì.",
        "Hãy chọn người, hoặc chọn “người mới”, hoặc bỏ qua dòng đó.",
    ),
    "list.category-missing": (
        "Thiếu diện",
        "Trang “{sheet}”, dòng {row}: chưa có diện.",
        "Chưa nhập gì.",
        "Hãy ghi diện hoặc bỏ qua dòng đó.",
    ),
    "list.area-missing": (
        "Thiếu địa bàn",
        "Trang “{sheet}”, dòng {row}: người mới mà chưa rõ thôn, buôn nào.",
        "Chưa nhập gì.",
        "Hãy chọn địa bàn cho dòng đó, hoặc bỏ qua.",
    ),
    "list.reason-missing": (
        "Chưa ghi lý do",
        "Đưa ai ra khỏi danh sách thì phải có lý do.",
        "Chưa nhập gì.",
        "Hãy ghi lý do.",
    ),
    "list.kind-unknown": (
        "Không có loại danh sách này",
        "Chương trình không nhập loại danh sách “{kind}”.",
        NOTHING,
        "Hãy chọn danh sách nhân khẩu hoặc danh sách hồ sơ.",
    ),
    "list.name-unknown": (
        "Không có danh sách này",
        "Không có danh sách tên “{name}”. Có: {known}.",
        NOTHING,
        "Hãy chọn một tên trong số đó.",
    ),
    "mapping.wrong": (
        "Tệp ghép cột viết sai",
        "Tệp ghép cột đọc không đúng.",
        NOTHING,
        "Hãy ghép cột lại trong cửa sổ nhập.",
    ),
    # Scans ----------------------------------------------------------------------------------------------------------------------
    "scan.missing": (
        "Không thấy tệp",
        "“{file}” không còn ở đó.",
        NOTHING,
        "Hãy kiểm tra USB hoặc điện thoại đã cắm chưa, rồi chọn lại tệp.",
    ),
    "scan.unreadable": (
        "Không đọc được tệp",
        "Đĩa hoặc USB không cho đọc “{file}”.",
        NOTHING,
        "Hãy cắm lại USB rồi làm lại.",
    ),
    "scan.empty": (
        "Tệp trống",
        "“{file}” không có nội dung (0 byte).",
        FILE_KEPT,
        "Hãy chụp hoặc chép lại.",
    ),
    "scan.too-large": (
        "Tệp quá lớn",
        "“{file}” lớn hơn mức nhận được.",
        FILE_KEPT,
        "Hãy quét lại ở 200–300 dpi, hoặc tách thành nhiều tệp.",
    ),
    "scan.too-many-pixels": (
        "Ảnh quá lớn",
        "“{file}” rộng {width} × {height} điểm, vượt mức nhận được.",
        FILE_KEPT,
        "Hãy quét lại ở 200–300 dpi.",
    ),
    "scan.too-many-pages": (
        "Quá nhiều trang",
        "“{file}” có {pages} trang, nhận tối đa {limit}.",
        FILE_KEPT,
        "Hãy tách thành nhiều tệp.",
    ),
    "scan.not-a-picture": (
        "Không phải ảnh hay PDF",
        "“{file}” thật ra là: {really}.",
        FILE_KEPT,
        "Hãy chọn ảnh JPG, PNG hoặc tệp PDF.",
    ),
    "scan.heic": (
        "Ảnh HEIC của điện thoại",
        "“{file}” ở dạng HEIC, chương trình chưa đọc được.",
        FILE_KEPT,
        "Hãy đổi sang JPG trên điện thoại (Cài đặt > Camera > Tương thích nhất) rồi chụp lại.",
    ),
    "scan.password-protected": (
        "PDF có mật khẩu",
        "“{file}” đặt mật khẩu nên không đọc được.",
        FILE_KEPT,
        "Hãy xin bản không đặt mật khẩu.",
    ),
    "scan.broken": (
        "Tệp hỏng",
        "“{file}” không mở được như ảnh hay PDF.",
        FILE_KEPT,
        "Hãy chụp hoặc quét lại.",
    ),
    "report.nothing-to-print": (
        "Không có gì để in",
        "Chưa chọn hồ sơ nào để in.",
        "",
        "Hãy chọn ít nhất một hồ sơ.",
    ),
}
