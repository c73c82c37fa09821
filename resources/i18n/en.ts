<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="vi">
    <context>
        <name>AnswerBox</name>
        <message>
            <source>Chưa hỏi</source>
            <translation>Not asked</translation>
        </message>
        <message>
            <source>Đã hỏi, không rõ</source>
            <translation>Asked, not known</translation>
        </message>
        <message>
            <source>Không áp dụng</source>
            <translation>Does not apply</translation>
        </message>
        <message>
            <source>&amp;Nhập câu trả lời</source>
            <translation>Enter an &amp;answer</translation>
        </message>
        <message>
            <source>&amp;Chưa hỏi (xóa trắng)</source>
            <translation>&amp;Not asked (clear)</translation>
        </message>
        <message>
            <source>Đã &amp;hỏi, không rõ</source>
            <translation>Asked, not &amp;known</translation>
        </message>
        <message>
            <source>Không á&amp;p dụng</source>
            <translation>&amp;Does not apply</translation>
        </message>
        <message>
            <source>Đã trả lời</source>
            <translation>Answered</translation>
        </message>
        <message>
            <source>%1. F4: chọn chưa hỏi, không rõ, không áp dụng</source>
            <translation>%1. F4: choose not asked, not known, does not apply</translation>
        </message>
        <message>
            <source>Cách trả lời: %1</source>
            <translation>Kind of answer: %1</translation>
        </message>
    </context>
    <context>
        <name>Banner</name>
        <message>
            <source>Cất thông báo này</source>
            <translation>Put this message away</translation>
        </message>
    </context>
    <context>
        <name>ChoiceBox</name>
        <message>
            <source>Gõ để tìm, hoặc mũi tên xuống</source>
            <translation>Type to find, or arrow down</translation>
        </message>
        <message>
            <source>Mở danh sách</source>
            <translation>Open the list</translation>
        </message>
        <message>
            <source>Mở danh sách (mũi tên xuống)</source>
            <translation>Open the list (arrow down)</translation>
        </message>
        <message>
            <source>Không có trong danh mục. Hãy chọn một dòng trong danh sách.</source>
            <translation>Not in the list. Choose one of its rows.</translation>
        </message>
        <message>
            <source>Còn %1 mục nữa. Hãy gõ thêm để lọc.</source>
            <translation>%1 more. Type more to narrow down.</translation>
        </message>
        <message>
            <source>Không có mục nào khớp</source>
            <translation>Nothing matches</translation>
        </message>
    </context>
    <context>
        <name>CrashDialog</name>
        <message>
            <source>Nội dung báo lỗi</source>
            <translation>Error report</translation>
        </message>
        <message>
            <source>Nội dung này không có thông tin của người dân, có thể gửi đi.</source>
            <translation>This report holds no data about residents and may be sent.</translation>
        </message>
        <message>
            <source>Chép nội dung báo lỗi</source>
            <translation>Copy the report</translation>
        </message>
        <message>
            <source>Đóng</source>
            <translation>Close</translation>
        </message>
    </context>
    <context>
        <name>DiffRow</name>
        <message>
            <source>%1 giá trị giống nhau</source>
            <translation>%1 equal values</translation>
        </message>
    </context>
    <context>
        <name>DropList</name>
        <message>
            <source>Danh sách gợi ý</source>
            <translation>Suggestions</translation>
        </message>
    </context>
    <context>
        <name>FieldRow</name>
        <message>
            <source>Cần có</source>
            <translation>Required</translation>
        </message>
    </context>
    <context>
        <name>ImageView</name>
        <message>
            <source>Ảnh giấy tờ</source>
            <translation>Picture of a paper</translation>
        </message>
        <message>
            <source>Chưa có ảnh</source>
            <translation>No picture yet</translation>
        </message>
        <message>
            <source>Xoay trái (L)</source>
            <translation>Turn left (L)</translation>
        </message>
        <message>
            <source>Xoay phải (R)</source>
            <translation>Turn right (R)</translation>
        </message>
        <message>
            <source>Thu nhỏ (−)</source>
            <translation>Zoom out (−)</translation>
        </message>
        <message>
            <source>Phóng to (+)</source>
            <translation>Zoom in (+)</translation>
        </message>
        <message>
            <source>Vừa khung (0)</source>
            <translation>Fit (0)</translation>
        </message>
        <message>
            <source>Đang mở…</source>
            <translation>Opening…</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>Hồ sơ Cư trú</source>
            <translation>Residence Records</translation>
        </message>
        <message>
            <source>Lùi (Alt+←)</source>
            <translation>Back (Alt+←)</translation>
        </message>
        <message>
            <source>Tiến (Alt+→)</source>
            <translation>Forward (Alt+→)</translation>
        </message>
        <message>
            <source>Đổi tài khoản</source>
            <translation>Switch account</translation>
        </message>
        <message>
            <source>Đang làm nốt việc dở, cửa sổ sẽ tự đóng…</source>
            <translation>Finishing what is running; the window will close by itself…</translation>
        </message>
    </context>
    <context>
        <name>PagedTable</name>
        <message>
            <source>Chưa có gì ở đây</source>
            <translation>Nothing here yet</translation>
        </message>
        <message>
            <source>Danh sách</source>
            <translation>List</translation>
        </message>
        <message>
            <source>Đang đọc danh sách…</source>
            <translation>Reading the list…</translation>
        </message>
        <message>
            <source>%1 dòng (đã đọc %2 dòng đầu, cuộn xuống để đọc tiếp)</source>
            <translation>%1 rows (first %2 read, scroll down for more)</translation>
        </message>
        <message>
            <source>%1 dòng</source>
            <translation>%1 rows</translation>
        </message>
    </context>
    <context>
        <name>PartialDateEdit</name>
        <message>
            <source>ngày/tháng/năm, tháng/năm hoặc năm</source>
            <translation>day/month/year, month/year or year</translation>
        </message>
        <message>
            <source>không rõ</source>
            <translation>unknown</translation>
        </message>
        <message>
            <source>Dùng %1</source>
            <translation>Use %1</translation>
        </message>
        <message>
            <source>Ngày này chưa tới. Hãy xem lại năm.</source>
            <translation>This day has not come yet. Check the year.</translation>
        </message>
        <message>
            <source>Đã hỏi, không rõ</source>
            <translation>Asked, not known</translation>
        </message>
        <message>
            <source>Chỉ biết năm %1</source>
            <translation>Only the year %1</translation>
        </message>
        <message>
            <source>Chỉ biết tháng %1 năm %2</source>
            <translation>Only month %1 of %2</translation>
        </message>
        <message>
            <source>Ngày %1 tháng %2 năm %3</source>
            <translation>Day %1, month %2, year %3</translation>
        </message>
        <message>
            <source> · %1 tháng tuổi</source>
            <translation> · %1 months old</translation>
        </message>
        <message>
            <source> · dưới 1 tuổi</source>
            <translation> · under 1 year</translation>
        </message>
        <message>
            <source> · %1 tuổi</source>
            <translation> · %1 years old</translation>
        </message>
        <message>
            <source> · %1–%2 tuổi</source>
            <translation> · %1–%2 years old</translation>
        </message>
        <message>
            <source>Lịch không có ngày này.</source>
            <translation>The calendar has no such day.</translation>
        </message>
        <message>
            <source>Năm này không hợp lý.</source>
            <translation>This year cannot be right.</translation>
        </message>
        <message>
            <source>Có ngày mà chưa có tháng.</source>
            <translation>A day without its month.</translation>
        </message>
        <message>
            <source>Hãy ghi đủ bốn số của năm.</source>
            <translation>Write all four digits of the year.</translation>
        </message>
        <message>
            <source>Chưa rõ đâu là tháng, đâu là năm. Hãy ghi đủ bốn số của năm.</source>
            <translation>Month or year? Write all four digits of the year.</translation>
        </message>
        <message>
            <source>Ngày áng chừng: nếu chắc, hãy bỏ chữ “khoảng”.</source>
            <translation>An approximate date: if you are sure, remove “about”.</translation>
        </message>
        <message>
            <source>Chưa đọc được. Ví dụ: 03/05/2019, 05/2019 hoặc 2019.</source>
            <translation>Cannot be read. For example: 03/05/2019, 05/2019 or 2019.</translation>
        </message>
    </context>
    <context>
        <name>PdfView</name>
        <message>
            <source>Các trang</source>
            <translation>Pages</translation>
        </message>
        <message>
            <source>Trang PDF</source>
            <translation>PDF page</translation>
        </message>
        <message>
            <source>Chưa có bản in để xem</source>
            <translation>Nothing to preview yet</translation>
        </message>
        <message>
            <source>Trang trước (Page Up)</source>
            <translation>Previous page (Page Up)</translation>
        </message>
        <message>
            <source>Trang sau (Page Down)</source>
            <translation>Next page (Page Down)</translation>
        </message>
        <message>
            <source>Thu nhỏ (Ctrl −)</source>
            <translation>Zoom out (Ctrl −)</translation>
        </message>
        <message>
            <source>Phóng to (Ctrl +)</source>
            <translation>Zoom in (Ctrl +)</translation>
        </message>
        <message>
            <source>Vừa chiều rộng (Ctrl 0)</source>
            <translation>Fit width (Ctrl 0)</translation>
        </message>
        <message>
            <source>Mở thư mục</source>
            <translation>Open folder</translation>
        </message>
        <message>
            <source>Lưu…</source>
            <translation>Save…</translation>
        </message>
        <message>
            <source>In…</source>
            <translation>Print…</translation>
        </message>
        <message>
            <source>Đang mở…</source>
            <translation>Opening…</translation>
        </message>
        <message>
            <source>Trang %1</source>
            <translation>Page %1</translation>
        </message>
        <message>
            <source>Trang %1 / %2</source>
            <translation>Page %1 / %2</translation>
        </message>
    </context>
    <context>
        <name>ProgressPanel</name>
        <message>
            <source>Việc đang chạy</source>
            <translation>Running work</translation>
        </message>
    </context>
    <context>
        <name>Rail</name>
        <message>
            <source>Hồ sơ Cư trú</source>
            <translation>Residence Records</translation>
        </message>
        <message>
            <source>Mở rộng</source>
            <translation>Unfold</translation>
        </message>
        <message>
            <source>Thu gọn</source>
            <translation>Fold</translation>
        </message>
    </context>
    <context>
        <name>SearchField</name>
        <message>
            <source>Tìm người, hồ sơ, lệnh… (Ctrl+K)</source>
            <translation>Find people, cases, commands… (Ctrl+K)</translation>
        </message>
        <message>
            <source>Tìm người, hồ sơ, lệnh</source>
            <translation>Find people, cases, commands</translation>
        </message>
        <message>
            <source>Không tìm thấy. Thử gõ ít chữ hơn, không cần dấu.</source>
            <translation>Nothing found. Try fewer letters; tone marks are not needed.</translation>
        </message>
    </context>
    <context>
        <name>StatusLine</name>
        <message>
            <source>Đổi tài khoản</source>
            <translation>Switch account</translation>
        </message>
        <message>
            <source>Những gì chưa có ở nơi khác ngoài máy này</source>
            <translation>What exists on this machine only</translation>
        </message>
        <message>
            <source>Trao đổi</source>
            <translation>Exchange</translation>
        </message>
        <message>
            <source>Sao lưu</source>
            <translation>Backup</translation>
        </message>
        <message>
            <source>Sẽ mất %1 thay đổi</source>
            <translation>%1 changes at risk</translation>
        </message>
        <message>
            <source>Trao đổi: %1</source>
            <translation>Exchange: %1</translation>
        </message>
        <message>
            <source>Chưa trao đổi lần nào</source>
            <translation>Never exchanged</translation>
        </message>
        <message>
            <source>Sao lưu: %1</source>
            <translation>Backup: %1</translation>
        </message>
        <message>
            <source>Chưa sao lưu lần nào</source>
            <translation>Never backed up</translation>
        </message>
        <message>
            <source>Đang kiểm tra dữ liệu chưa gửi</source>
            <translation>Checking what was not sent</translation>
        </message>
        <message>
            <source>Máy hỏng cũng không mất gì</source>
            <translation>Nothing would be lost with this machine</translation>
        </message>
        <message>
            <source>Máy hỏng bây giờ sẽ mất %1 thay đổi</source>
            <translation>If this machine died now: %1 changes lost</translation>
        </message>
        <message>
            <source>Máy hỏng bây giờ sẽ mất %1 thay đổi, cũ nhất %2</source>
            <translation>If this machine died now: %1 changes lost, oldest %2</translation>
        </message>
    </context>
    <context>
        <name>StepLine</name>
        <message>
            <source>Xong</source>
            <translation>Done</translation>
        </message>
        <message>
            <source>Đang làm</source>
            <translation>In work</translation>
        </message>
        <message>
            <source>Đang chờ</source>
            <translation>Waiting</translation>
        </message>
        <message>
            <source>Quá hạn</source>
            <translation>Late</translation>
        </message>
        <message>
            <source>Vướng mắc</source>
            <translation>Obstacle</translation>
        </message>
        <message>
            <source>Chưa tới</source>
            <translation>Not yet</translation>
        </message>
        <message>
            <source>Không cần</source>
            <translation>Not needed</translation>
        </message>
        <message>
            <source>Lộ trình</source>
            <translation>Pathway</translation>
        </message>
    </context>
    <context>
        <name>_Card</name>
        <message>
            <source>(để trống)</source>
            <translation>(left empty)</translation>
        </message>
    </context>
    <context>
        <name>_Entry</name>
        <message>
            <source>%1 (Alt+%2)</source>
            <translation>%1 (Alt+%2)</translation>
        </message>
    </context>
    <context>
        <name>_Row</name>
        <message>
            <source>Dừng lại</source>
            <translation>Stop</translation>
        </message>
        <message>
            <source>Dừng lại: %1</source>
            <translation>Stop: %1</translation>
        </message>
        <message>
            <source>Đang dừng…</source>
            <translation>Stopping…</translation>
        </message>
        <message>
            <source>Đang chuẩn bị…</source>
            <translation>Preparing…</translation>
        </message>
    </context>
    <context>
        <name>_Strip</name>
        <message>
            <source>Trang %1</source>
            <translation>Page %1</translation>
        </message>
    </context>
    <context>
        <name>dialogs</name>
        <message>
            <source>Đã hiểu</source>
            <translation>I see</translation>
        </message>
        <message>
            <source>Thôi</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Ở lại</source>
            <translation>Stay</translation>
        </message>
        <message>
            <source>Bỏ, không lưu</source>
            <translation>Discard</translation>
        </message>
        <message>
            <source>Lưu rồi đi</source>
            <translation>Save and leave</translation>
        </message>
    </context>
</TS>
