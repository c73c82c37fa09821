<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="vi">
    <context>
        <name>AboutSection</name>
        <message>
            <source>Hồ sơ Cư trú, bản %1. Giấy phép Apache-2.0.</source>
            <translation>Residence Records, version %1. Apache-2.0 licence.</translation>
        </message>
        <message>
            <source>Dữ liệu được bảo vệ thế nào</source>
            <translation>How the data is protected</translation>
        </message>
        <message>
            <source>Cơ sở dữ liệu, tệp đính kèm, bản sao lưu và gói USB đều được mã hóa. Không có mật khẩu của máy, khóa của văn phòng hay phiếu khôi phục thì không đọc được.</source>
            <translation>The database, attachments, backups and USB packages are all encrypted. Without the machine's passphrase, the office's key or the recovery sheet they cannot be read.</translation>
        </message>
        <message>
            <source>Vai trò trong một máy do chương trình giữ, không phải do mật mã: người có mật khẩu của máy và biết lập trình có thể đọc mọi thứ máy đó giữ. Vì vậy những gì một vai trò không được xem thì không gửi xuống máy cơ sở.</source>
            <translation>Roles within one machine are kept by the program, not by cryptography: someone who has the machine's passphrase and can program can read all it holds. So what a role may not see is not sent to a field machine.</translation>
        </message>
        <message>
            <source>Mỗi lần xem, in, xuất hồ sơ đều ghi vào nhật ký truy cập cùng lý do, và về đến văn phòng cùng gói dữ liệu.</source>
            <translation>Each viewing, printing or exporting of a case is written to the access log with its reason, and reaches the office with the data package.</translation>
        </message>
        <message>
            <source>Người đã ngừng tài khoản vẫn mở được bản sao lưu cũ nếu còn giữ mật khẩu cũ và tệp sao lưu đó. Hãy cất bản sao lưu ở nơi có khóa.</source>
            <translation>Someone whose account was stopped can still open an old backup if they kept the old passphrase and that backup file. Keep backups under lock.</translation>
        </message>
        <message>
            <source>Những gì cố ý không làm</source>
            <translation>What it deliberately does not do</translation>
        </message>
        <message>
            <source>Diện B7 không mở thành hồ sơ. Chỗ duy nhất dành cho diện này là dẫn chiếu đến một quyết định đang có hiệu lực (số, ngày, cơ quan, ngày hết hạn): khóa cho một vai trò, không vào danh sách, không xuống máy cơ sở.</source>
            <translation>No case can be opened for group B7. The only place for this group is a reference to a decision in force (number, date, authority, expiry): locked to one role, on no list, on no field machine.</translation>
        </message>
        <message>
            <source>Phần còn lại của diện B7 trong kế hoạch (“dấu hiệu nghi vấn”, “tiêu chuẩn xã hội”) không dựa trên quyết định pháp lý nào nên chương trình không có chỗ ghi. Không có mục ghi hành vi, quan điểm, lời nói.</source>
            <translation>The rest of group B7 in the plan (“suspicious signs”, “social criteria”) rests on no legal decision, so the program has no place for it. There is no field for conduct, opinions or speech.</translation>
        </message>
        <message>
            <source>Không sinh trắc học, không theo dõi vị trí, không nhận dạng khuôn mặt, không lấy dữ liệu từ mạng xã hội.</source>
            <translation>No biometrics, no tracking of location, no face recognition, no data from social networks.</translation>
        </message>
        <message>
            <source>Khi thấy “cần kiểm tra”</source>
            <translation>When you see “to be verified”</translation>
        </message>
        <message>
            <source>Căn cứ đó chưa được đối chiếu với văn bản chính thức. Hãy đối chiếu trước khi áp dụng; chương trình chỉ nhắc, không quyết định thay người có thẩm quyền.</source>
            <translation>These grounds have not been checked against the official text. Check before applying; the program only reminds, it does not decide for the competent person.</translation>
        </message>
        <message>
            <source>Phím tắt</source>
            <translation>Keys</translation>
        </message>
        <message>
            <source>Ctrl+K tìm · Alt+1…7 các trang · Alt+← → lùi, tiến · F5 đọc lại · Ctrl+Enter màn hình tiếp theo · Enter ô tiếp theo · Esc rời và giữ bản nháp</source>
            <translation>Ctrl+K find · Alt+1…7 pages · Alt+← → back, forward · F5 read again · Ctrl+Enter next screen · Enter next field · Esc leave and keep the draft</translation>
        </message>
    </context>
    <context>
        <name>AccountDialog</name>
        <message>
            <source>Sửa tài khoản</source>
            <translation>Edit account</translation>
        </message>
        <message>
            <source>Thêm người làm việc</source>
            <translation>Add a member of staff</translation>
        </message>
        <message>
            <source>Họ và tên thật</source>
            <translation>Real full name</translation>
        </message>
        <message>
            <source>Máy số %1: %2</source>
            <translation>Machine no. %1: %2</translation>
        </message>
        <message>
            <source>Họ và tên</source>
            <translation>Full name</translation>
        </message>
        <message>
            <source>Vai trò</source>
            <translation>Roles</translation>
        </message>
        <message>
            <source>Có thể chọn nhiều vai trò.</source>
            <translation>Several roles can be chosen.</translation>
        </message>
        <message>
            <source>Dùng ở máy</source>
            <translation>Used on</translation>
        </message>
        <message>
            <source>Thôi</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Lưu</source>
            <translation>Save</translation>
        </message>
        <message>
            <source>Thêm người này</source>
            <translation>Add this person</translation>
        </message>
        <message>
            <source>Hãy chọn ít nhất một máy.</source>
            <translation>Choose at least one machine.</translation>
        </message>
        <message>
            <source>Ghi người, hộ, lượt đến; không xem tôn giáo và các bước thủ tục</source>
            <translation>Records people, households, visits; does not see religion or procedure steps</translation>
        </message>
        <message>
            <source>Ghi mọi điều thấy và nghe tại nhà; không kết thúc, không phân công hồ sơ</source>
            <translation>Records everything seen and heard at home; does not close or assign cases</translation>
        </message>
        <message>
            <source>Ghi mọi phần của hồ sơ, kết quả cấp số, cư trú; xóa; kết thúc hồ sơ</source>
            <translation>Records all parts of a case, results of ID numbers and residence; deletes; closes cases</translation>
        </message>
        <message>
            <source>Ghi mọi phần của hồ sơ, kết quả hộ tịch, quốc tịch</source>
            <translation>Records all parts of a case, results of civil status and nationality</translation>
        </message>
        <message>
            <source>Ghi mọi phần của hồ sơ, kết quả bảo hiểm, trợ cấp, chăm sóc</source>
            <translation>Records all parts of a case, results of insurance, allowances, care</translation>
        </message>
        <message>
            <source>Danh sách, nộp và trả hồ sơ, báo cáo; không xem tôn giáo</source>
            <translation>Lists, files and returns cases, reports; does not see religion</translation>
        </message>
        <message>
            <source>Ghi, phân công, kết thúc, gỡ xung đột, xem nhật ký truy cập</source>
            <translation>Records, assigns, closes, settles conflicts, sees the access log</translation>
        </message>
        <message>
            <source>Máy, tài khoản, sao lưu; tự vai trò này không xem hồ sơ của ai</source>
            <translation>Machines, accounts, backups; this role alone sees nobody's case</translation>
        </message>
    </context>
    <context>
        <name>AccountsSection</name>
        <message>
            <source>Mỗi người một tài khoản, mỗi máy một mật khẩu. Vai trò quyết định được xem và ghi gì; do chương trình giữ, không phải do mật mã.</source>
            <translation>One account per person, one passphrase per machine. Roles decide what can be seen and recorded; they are kept by the program, not by cryptography.</translation>
        </message>
        <message>
            <source>Họ và tên</source>
            <translation>Full name</translation>
        </message>
        <message>
            <source>Vai trò</source>
            <translation>Roles</translation>
        </message>
        <message>
            <source>Máy</source>
            <translation>Machine</translation>
        </message>
        <message>
            <source>Tình trạng</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Tài khoản</source>
            <translation>Accounts</translation>
        </message>
        <message>
            <source>Thêm người…</source>
            <translation>Add people…</translation>
        </message>
        <message>
            <source>Sửa…</source>
            <translation>Edit…</translation>
        </message>
        <message>
            <source>Cấp mã mới…</source>
            <translation>Issue a new code…</translation>
        </message>
        <message>
            <source>Ngừng</source>
            <translation>Stop</translation>
        </message>
        <message>
            <source>Mở lại cho máy khác…</source>
            <translation>Reopen for another machine…</translation>
        </message>
        <message>
            <source>Trả lời tệp xin mở lại của một máy bị quên mật khẩu</source>
            <translation>Answers the request file of a machine whose passphrase was forgotten</translation>
        </message>
        <message>
            <source>Xin mã cho người này…</source>
            <translation>Ask for a code for this person…</translation>
        </message>
        <message>
            <source>đang dùng</source>
            <translation>active</translation>
        </message>
        <message>
            <source>chưa được cấp quyền</source>
            <translation>no rights yet</translation>
        </message>
        <message>
            <source>Đã ngừng</source>
            <translation>Stopped</translation>
        </message>
        <message>
            <source>Chưa vào lần nào</source>
            <translation>Never logged in</translation>
        </message>
        <message>
            <source>Chưa có mật khẩu ở đây</source>
            <translation>No passphrase here yet</translation>
        </message>
        <message>
            <source>Đang làm việc</source>
            <translation>Is now</translation>
        </message>
        <message>
            <source>Làm ở máy khác</source>
            <translation>Works on another machine</translation>
        </message>
        <message>
            <source>Cho dùng lại</source>
            <translation>Allow again</translation>
        </message>
        <message>
            <source>Đã thêm %1. Máy cơ sở biết người này sau gói dữ liệu tới; ở đó bấm “Xin mã cho người này”.</source>
            <translation>%1 added. Field machines know this person after the next data package; there press “Ask for a code for this person”.</translation>
        </message>
        <message>
            <source>Cấp mã mới cho %1?</source>
            <translation>Issue a new code for %1?</translation>
        </message>
        <message>
            <source>Mật khẩu cũ của người này ở máy này hết dùng được. Hãy chắc chắn đang nói với đúng người.</source>
            <translation>This person's old passphrase stops working on this machine. Be sure you are talking to the right person.</translation>
        </message>
        <message>
            <source>Cấp mã mới</source>
            <translation>Issue new code</translation>
        </message>
        <message>
            <source>Ngừng tài khoản %1?</source>
            <translation>Stop the account of %1?</translation>
        </message>
        <message>
            <source>Người này không vào được máy này nữa, các máy khác sau gói dữ liệu tới. Những gì đã ghi vẫn giữ tên người này.</source>
            <translation>This person can no longer enter this machine, nor others after the next data package. What they recorded keeps their name.</translation>
        </message>
        <message>
            <source>Ngừng tài khoản</source>
            <translation>Stop account</translation>
        </message>
        <message>
            <source>Chọn tệp xin mở lại</source>
            <translation>Choose the reopening request</translation>
        </message>
        <message>
            <source>Tệp xin mở lại</source>
            <translation>Reopening request</translation>
        </message>
        <message>
            <source>Mọi tệp</source>
            <translation>All files</translation>
        </message>
        <message>
            <source>%1 xin mở lại máy “%2”</source>
            <translation>%1 asks to reopen machine “%2”</translation>
        </message>
        <message>
            <source>không có trong sổ của xã</source>
            <translation>not in the commune's register</translation>
        </message>
        <message>
            <source>Không tệp nào chứng minh được ai đang hỏi. Chỉ đồng ý khi anh/chị gặp tận mặt hoặc nhận ra giọng đúng người đó.</source>
            <translation>No file can prove who is asking. Agree only if you meet the person face to face or recognise their voice.</translation>
        </message>
        <message>
            <source>Đúng người, cấp mã</source>
            <translation>It is them, issue a code</translation>
        </message>
        <message>
            <source>Ghi tệp mở lại vào USB</source>
            <translation>Write the reopening file to USB</translation>
        </message>
        <message>
            <source>Tệp mở lại</source>
            <translation>Reopening file</translation>
        </message>
        <message>
            <source>Đưa USB cho người đó và đọc mã này qua điện thoại hoặc tận mặt; đừng ghi mã vào cùng USB. Mã không hiện lại.</source>
            <translation>Hand over the USB stick and read this code by phone or face to face; do not write it on the same USB stick. It is not shown again.</translation>
        </message>
        <message>
            <source>Ghi tệp xin mã vào USB</source>
            <translation>Write the code request to USB</translation>
        </message>
        <message>
            <source>Đã ghi tệp. Mang USB đến văn phòng; tệp trả lời nạp ở màn hình đăng nhập, mục “Quên mật khẩu…”.</source>
            <translation>File written. Take the USB stick to the office; load the answer on the login screen under “Forgot passphrase…”.</translation>
        </message>
    </context>
    <context>
        <name>AddressEdit</name>
        <message>
            <source>Số nhà, đường, xóm, bến…</source>
            <translation>House number, street, hamlet, landing…</translation>
        </message>
        <message>
            <source>Thôn, buôn, tổ dân phố</source>
            <translation>Village, hamlet, residential group</translation>
        </message>
        <message>
            <source>Xã, tỉnh</source>
            <translation>Commune, province</translation>
        </message>
    </context>
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
        <name>AreaTicks</name>
        <message>
            <source>%1 hộ, %2 nhân khẩu, %3 hồ sơ</source>
            <translation>%1 households, %2 people, %3 cases</translation>
        </message>
        <message>
            <source>Chưa chọn địa bàn nào</source>
            <translation>No area chosen</translation>
        </message>
        <message>
            <source>Đã chọn %1 địa bàn: %2 hộ, %3 nhân khẩu, %4 hồ sơ đang giải quyết</source>
            <translation>%1 areas chosen: %2 households, %3 people, %4 open cases</translation>
        </message>
    </context>
    <context>
        <name>AreasDialog</name>
        <message>
            <source>Địa bàn của %1</source>
            <translation>Areas of %1</translation>
        </message>
        <message>
            <source>Gói tiếp theo mang đến những địa bàn mới. Địa bàn bỏ ra chỉ còn xem được trên máy đó, và rời khỏi máy sau khi văn phòng đã giữ chắc phần chưa gửi.</source>
            <translation>The next package brings the new areas. Areas taken away can only be read on that machine, and leave it once the office safely holds what was not sent.</translation>
        </message>
        <message>
            <source>Giao các địa bàn này</source>
            <translation>Assign these areas</translation>
        </message>
        <message>
            <source>Thôi</source>
            <translation>Cancel</translation>
        </message>
    </context>
    <context>
        <name>BackupSection</name>
        <message>
            <source>Một bản sao lưu chứa tất cả dữ liệu của máy này và vẫn được mã hóa: mở lại bằng đúng mật khẩu của máy, hoặc bằng phiếu khôi phục của xã.</source>
            <translation>A backup holds all data of this machine and stays encrypted: it opens with the machine's passphrase or with the commune's recovery sheet.</translation>
        </message>
        <message>
            <source>Sao lưu ngay</source>
            <translation>Back up now</translation>
        </message>
        <message>
            <source>Sao lưu vào tệp khác…</source>
            <translation>Back up to another file…</translation>
        </message>
        <message>
            <source>Thử phục hồi</source>
            <translation>Test restoring</translation>
        </message>
        <message>
            <source>Trải bản gần nhất ra chỗ tạm, mở và kiểm tra từng trang, rồi bỏ đi</source>
            <translation>Unpacks the latest backup to a temporary place, opens it and checks every page, then removes it</translation>
        </message>
        <message>
            <source>Mở thư mục</source>
            <translation>Open folder</translation>
        </message>
        <message>
            <source>Nơi sao lưu thứ hai</source>
            <translation>Second place for backups</translation>
        </message>
        <message>
            <source>Chọn nơi thứ hai…</source>
            <translation>Choose a second place…</translation>
        </message>
        <message>
            <source>Thôi dùng nơi này</source>
            <translation>Stop using this place</translation>
        </message>
        <message>
            <source>Chưa có bản sao lưu nào</source>
            <translation>No backup yet</translation>
        </message>
        <message>
            <source>Máy hỏng lúc này là mất hết. Hãy sao lưu ngay.</source>
            <translation>If the machine broke now, all would be lost. Back up now.</translation>
        </message>
        <message>
            <source>Bản gần nhất: %1</source>
            <translation>Latest: %1</translation>
        </message>
        <message>
            <source>Chưa có nơi thứ hai. Bản sao lưu đang nằm cùng ổ đĩa với dữ liệu: cháy, mất trộm hay hỏng ổ là mất cả hai. Hãy chọn một USB hoặc ổ cứng rời.</source>
            <translation>No second place. The backup is on the same disk as the data: fire, theft or a broken disk takes both. Choose a USB stick or an external disk.</translation>
        </message>
        <message>
            <source>Hiện chưa thấy (USB chưa cắm?).</source>
            <translation>Not found now (USB not plugged in?).</translation>
        </message>
        <message>
            <source>Lần cuối: %1.</source>
            <translation>Last time: %1.</translation>
        </message>
        <message>
            <source>Chưa có bản nào ở đó.</source>
            <translation>No backup there yet.</translation>
        </message>
        <message>
            <source>Đang sao lưu</source>
            <translation>Backing up</translation>
        </message>
        <message>
            <source>Đã sao lưu vào hai nơi và đọc lại từng tệp.</source>
            <translation>Backed up to two places and every file read back.</translation>
        </message>
        <message>
            <source>Đã sao lưu và đọc lại từng tệp. Nơi thứ hai chưa có bản này.</source>
            <translation>Backed up and every file read back. The second place does not have this backup yet.</translation>
        </message>
        <message>
            <source>Sao lưu vào</source>
            <translation>Back up to</translation>
        </message>
        <message>
            <source>Bản sao lưu</source>
            <translation>Backup</translation>
        </message>
        <message>
            <source>Đã sao lưu vào %1 (%2), đã đọc lại từng tệp.</source>
            <translation>Backed up to %1 (%2), every file read back.</translation>
        </message>
        <message>
            <source>Đang thử phục hồi</source>
            <translation>Testing the restore</translation>
        </message>
        <message>
            <source>Bản sao lưu lúc %1 phục hồi được, không thiếu trang nào.</source>
            <translation>The backup of %1 can be restored, no page is missing.</translation>
        </message>
        <message>
            <source>Chọn USB hoặc ổ cứng rời</source>
            <translation>Choose a USB stick or external disk</translation>
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
        <name>BenefitsView</name>
        <message>
            <source>Địa bàn</source>
            <translation>Area</translation>
        </message>
        <message>
            <source>Họ và tên</source>
            <translation>Full name</translation>
        </message>
        <message>
            <source>Diện</source>
            <translation>Group</translation>
        </message>
        <message>
            <source>Chế độ</source>
            <translation>Benefit</translation>
        </message>
        <message>
            <source>Đến đâu</source>
            <translation>How far</translation>
        </message>
        <message>
            <source>Ngày đề nghị</source>
            <translation>Asked for on</translation>
        </message>
        <message>
            <source>Bộ phận lo</source>
            <translation>Department in charge</translation>
        </message>
        <message>
            <source>Căn cứ</source>
            <translation>Grounds</translation>
        </message>
        <message>
            <source>Đã đề nghị hôm nay</source>
            <translation>Asked for today</translation>
        </message>
        <message>
            <source>Ghi kết quả…</source>
            <translation>Record the result…</translation>
        </message>
        <message>
            <source>Mọi chế độ</source>
            <translation>All benefits</translation>
        </message>
        <message>
            <source>Lọc theo chế độ</source>
            <translation>Filter by benefit</translation>
        </message>
        <message>
            <source>Không còn chế độ nào phải lo</source>
            <translation>No benefits left to see to</translation>
        </message>
        <message>
            <source>Khi một người có số định danh hoặc giấy tờ, các chế độ cần xem sẽ hiện ở đây.</source>
            <translation>When someone gets an ID number or papers, the benefits to look at appear here.</translation>
        </message>
        <message>
            <source>%1 việc của %2 người</source>
            <translation>%1 matters of %2 people</translation>
        </message>
        <message>
            <source>%1 (cần kiểm tra)</source>
            <translation>%1 (to be verified)</translation>
        </message>
    </context>
    <context>
        <name>Beside</name>
        <message>
            <source>Kế hoạch và quy định</source>
            <translation>Plans and regulations</translation>
        </message>
        <message>
            <source> · cần kiểm tra</source>
            <translation> · to be verified</translation>
        </message>
        <message>
            <source>Giấy tờ nên hỏi</source>
            <translation>Papers to ask for</translation>
        </message>
        <message>
            <source>✓ đã có</source>
            <translation>✓ present</translation>
        </message>
        <message>
            <source>Kế hoạch, quy định và giấy tờ cần cho màn này</source>
            <translation>Plans, regulations and papers needed for this screen</translation>
        </message>
    </context>
    <context>
        <name>BoardPage</name>
        <message>
            <source>Theo bước sắp tới</source>
            <translation>By next step</translation>
        </message>
        <message>
            <source>Theo người</source>
            <translation>By person</translation>
        </message>
        <message>
            <source>Theo nhóm</source>
            <translation>By team</translation>
        </message>
        <message>
            <source>Chia cột</source>
            <translation>Columns</translation>
        </message>
        <message>
            <source>Giao việc đã chọn (G)</source>
            <translation>Assign selected (G)</translation>
        </message>
        <message>
            <source>Không có hồ sơ nào đang mở</source>
            <translation>No open cases</translation>
        </message>
        <message>
            <source>Đang xếp bảng…</source>
            <translation>Laying out the board…</translation>
        </message>
        <message>
            <source>%1 quá hạn</source>
            <translation>%1 overdue</translation>
        </message>
        <message>
            <source>%1 hồ sơ đang mở</source>
            <translation>%1 open cases</translation>
        </message>
        <message>
            <source>%1; bảng xếp %2 hồ sơ đến hạn trước</source>
            <translation>%1; the board holds the %2 cases due first</translation>
        </message>
        <message>
            <source>Chưa giao cho ai</source>
            <translation>Assigned to nobody</translation>
        </message>
        <message>
            <source>Chưa giao nhóm nào</source>
            <translation>No team yet</translation>
        </message>
        <message>
            <source>Đã xong các bước</source>
            <translation>All steps done</translation>
        </message>
        <message>
            <source>Cần hỏi thêm</source>
            <translation>More to ask</translation>
        </message>
        <message>
            <source>hạn %1</source>
            <translation>due %1</translation>
        </message>
        <message>
            <source>chưa có hạn</source>
            <translation>no due date</translation>
        </message>
    </context>
    <context>
        <name>CameraDialog</name>
        <message>
            <source>Đang mở camera…</source>
            <translation>Opening the camera…</translation>
        </message>
        <message>
            <source>Hình từ camera</source>
            <translation>Picture from the camera</translation>
        </message>
        <message>
            <source>Chụp (phím cách)</source>
            <translation>Take picture (space)</translation>
        </message>
        <message>
            <source>Thôi</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Camera không mở được.</source>
            <translation>The camera cannot be opened.</translation>
        </message>
    </context>
    <context>
        <name>CardDialog</name>
        <message>
            <source>Quét thẻ căn cước</source>
            <translation>Scan an ID card</translation>
        </message>
        <message>
            <source>Mã QR chỉ giúp đỡ phải gõ. Nó không phải bằng chứng: ai cũng in được. Hãy so với chữ in trên thẻ và với người.</source>
            <translation>The QR code only saves typing. It is no proof: anyone can print one. Compare it with what is printed on the card and with the person.</translation>
        </message>
        <message>
            <source>Đọc từ ảnh…</source>
            <translation>Read from a picture…</translation>
        </message>
        <message>
            <source>Dán ảnh (Ctrl+V)</source>
            <translation>Paste picture (Ctrl+V)</translation>
        </message>
        <message>
            <source>Dùng camera…</source>
            <translation>Use the camera…</translation>
        </message>
        <message>
            <source>Các thẻ trong ảnh</source>
            <translation>Cards in the picture</translation>
        </message>
        <message>
            <source>Đọc thẻ khác</source>
            <translation>Read another card</translation>
        </message>
        <message>
            <source>Thôi</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Ctrl+Enter</source>
            <translation>Ctrl+Enter</translation>
        </message>
        <message>
            <source>Đang tìm mã QR trong ảnh…</source>
            <translation>Looking for QR codes in the picture…</translation>
        </message>
        <message>
            <source>Bảng tạm không có ảnh hay nội dung mã QR.</source>
            <translation>The clipboard holds no picture and no QR content.</translation>
        </message>
        <message>
            <source>Chọn ảnh chụp thẻ</source>
            <translation>Choose a picture of the card</translation>
        </message>
        <message>
            <source>Đưa mã QR trên thẻ vào giữa khung</source>
            <translation>Hold the card's QR code in the middle of the frame</translation>
        </message>
        <message>
            <source>Trong ảnh có %1 thẻ. Hãy chọn thẻ của người này.</source>
            <translation>There are %1 cards in the picture. Choose this person's card.</translation>
        </message>
        <message>
            <source>Điền %1 mục vào phiếu</source>
            <translation>Fill %1 items into the form</translation>
        </message>
        <message>
            <source>Chỉ giữ mã thẻ</source>
            <translation>Keep only the card's code</translation>
        </message>
        <message>
            <source>Ghi chứng cứ, lấy %1 mục</source>
            <translation>Record as evidence, take %1 items</translation>
        </message>
        <message>
            <source>Chỉ ghi thành chứng cứ</source>
            <translation>Record only as evidence</translation>
        </message>
        <message>
            <source>Đang ghi thẻ</source>
            <translation>Recording the card</translation>
        </message>
        <message>
            <source>Không thấy ảnh.</source>
            <translation>No picture found.</translation>
        </message>
    </context>
    <context>
        <name>CarriageRow</name>
        <message>
            <source>Tệp đính kèm gửi đi:</source>
            <translation>Attached files to send:</translation>
        </message>
        <message>
            <source>vừa chỗ trống trên USB</source>
            <translation>what fits on the stick</translation>
        </message>
        <message>
            <source>tối đa 1 GB mỗi gói</source>
            <translation>at most 1 GB a bundle</translation>
        </message>
        <message>
            <source>tối đa 200 MB mỗi gói</source>
            <translation>at most 200 MB a bundle</translation>
        </message>
        <message>
            <source>chưa gửi, để lần sau</source>
            <translation>none now, the next time</translation>
        </message>
        <message>
            <source>Tệp đính kèm nhận về:</source>
            <translation>Attached files to take:</translation>
        </message>
        <message>
            <source>mọi tệp trong địa bàn</source>
            <translation>all of its areas</translation>
        </message>
        <message>
            <source>chỉ của hồ sơ đang mở do máy này làm</source>
            <translation>only of open cases of this laptop's people</translation>
        </message>
        <message>
            <source>không nhận tệp</source>
            <translation>none</translation>
        </message>
    </context>
    <context>
        <name>CaseListPage</name>
        <message>
            <source>In…</source>
            <translation>Print…</translation>
        </message>
        <message>
            <source>In lần lượt giấy tờ của mọi hồ sơ đang chọn (Ctrl+P)</source>
            <translation>Print papers of all chosen cases one after the other (Ctrl+P)</translation>
        </message>
        <message>
            <source>Xuất danh sách…</source>
            <translation>Export list…</translation>
        </message>
        <message>
            <source>Hồ sơ theo bộ lọc đang xem, ra PDF hoặc Excel</source>
            <translation>The cases of the filter on screen, as PDF or Excel</translation>
        </message>
        <message>
            <source>Tên hoặc số, gõ không dấu cũng được</source>
            <translation>Name or number, marks optional</translation>
        </message>
        <message>
            <source>Lọc theo tên hoặc số</source>
            <translation>Filter by name or number</translation>
        </message>
        <message>
            <source>Mọi địa bàn</source>
            <translation>All areas</translation>
        </message>
        <message>
            <source>Mọi diện</source>
            <translation>All groups</translation>
        </message>
        <message>
            <source>Mọi tình trạng</source>
            <translation>Any state</translation>
        </message>
        <message>
            <source>Có vướng mắc</source>
            <translation>With obstacles</translation>
        </message>
        <message>
            <source>Bỏ lọc</source>
            <translation>Clear filters</translation>
        </message>
        <message>
            <source>Lọc theo địa bàn</source>
            <translation>Filter by area</translation>
        </message>
        <message>
            <source>Lọc theo diện</source>
            <translation>Filter by group</translation>
        </message>
        <message>
            <source>Lọc theo tình trạng</source>
            <translation>Filter by state</translation>
        </message>
        <message>
            <source>Hồ sơ mới</source>
            <translation>New case</translation>
        </message>
        <message>
            <source>Lập hồ sơ mới tại cửa nhà (Ctrl+N)</source>
            <translation>Open a new case at the door (Ctrl+N)</translation>
        </message>
        <message>
            <source>Giao việc (G)</source>
            <translation>Assign (G)</translation>
        </message>
        <message>
            <source>Giao mọi hồ sơ đang chọn cho một người, một nhóm, trong một lần ghi</source>
            <translation>Assign all selected cases to one person or one team, in one go</translation>
        </message>
        <message>
            <source>Bảng việc</source>
            <translation>Board</translation>
        </message>
        <message>
            <source>Hồ sơ theo bước sắp tới, theo người, theo nhóm (Ctrl+B)</source>
            <translation>Cases by next step, by person, by team (Ctrl+B)</translation>
        </message>
        <message>
            <source>Danh sách hồ sơ</source>
            <translation>List of cases</translation>
        </message>
        <message>
            <source>Hạn</source>
            <translation>Due</translation>
        </message>
        <message>
            <source>Họ và tên</source>
            <translation>Full name</translation>
        </message>
        <message>
            <source>Ngày sinh</source>
            <translation>Born</translation>
        </message>
        <message>
            <source>Diện</source>
            <translation>Grp.</translation>
        </message>
        <message>
            <source>Địa bàn</source>
            <translation>Area</translation>
        </message>
        <message>
            <source>Hộ</source>
            <translation>Household</translation>
        </message>
        <message>
            <source>Tình trạng</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Vướng mắc</source>
            <translation>Obstacles</translation>
        </message>
        <message>
            <source>Giao cho</source>
            <translation>Assigned to</translation>
        </message>
        <message>
            <source>Ngày lập</source>
            <translation>Opened on</translation>
        </message>
        <message>
            <source>Không có hồ sơ nào khớp bộ lọc</source>
            <translation>No case matches the filters</translation>
        </message>
        <message>
            <source>Thử bỏ bớt điều kiện lọc.</source>
            <translation>Try fewer conditions.</translation>
        </message>
        <message>
            <source>Chưa có hồ sơ nào</source>
            <translation>No cases yet</translation>
        </message>
        <message>
            <source>Lập hồ sơ đầu tiên tại cửa nhà (Ctrl+N), hoặc nhập danh sách Excel ở trang Nhân khẩu.</source>
            <translation>Open the first case at the door (Ctrl+N), or import an Excel list on the People page.</translation>
        </message>
        <message>
            <source>Diện %1, %2 hồ sơ: %3</source>
            <translation>Group %1, %2 cases: %3</translation>
        </message>
        <message>
            <source>%1 người, %2 hồ sơ đang mở</source>
            <translation>%1 people, %2 open cases</translation>
        </message>
        <message>
            <source>nhóm %1: %2 người</source>
            <translation>category %1: %2 people</translation>
        </message>
        <message>
            <source>Một người thuộc nhiều diện chỉ đếm một lần</source>
            <translation>A person in several groups is counted once</translation>
        </message>
    </context>
    <context>
        <name>CasePage</name>
        <message>
            <source>Các phần của hồ sơ</source>
            <translation>Parts of the case</translation>
        </message>
        <message>
            <source>Sự việc</source>
            <translation>Facts</translation>
        </message>
        <message>
            <source>Sự việc và chứng cứ</source>
            <translation>Facts and evidence</translation>
        </message>
        <message>
            <source>Giấy tờ</source>
            <translation>Papers</translation>
        </message>
        <message>
            <source>Bản chụp, bản quét</source>
            <translation>Photos and scans</translation>
        </message>
        <message>
            <source>Thân nhân</source>
            <translation>Relatives</translation>
        </message>
        <message>
            <source>Thân nhân và hộ</source>
            <translation>Relatives and household</translation>
        </message>
        <message>
            <source>Cư trú</source>
            <translation>Residence</translation>
        </message>
        <message>
            <source>Các thời gian cư trú</source>
            <translation>Periods of residence</translation>
        </message>
        <message>
            <source>Đến nhà</source>
            <translation>Visits</translation>
        </message>
        <message>
            <source>Lượt đến nhà</source>
            <translation>Visits to the home</translation>
        </message>
        <message>
            <source>Các bước</source>
            <translation>Steps</translation>
        </message>
        <message>
            <source>Các bước của lộ trình</source>
            <translation>Steps of the pathway</translation>
        </message>
        <message>
            <source>Vướng mắc</source>
            <translation>Obstacles</translation>
        </message>
        <message>
            <source>Vướng mắc và trả lời</source>
            <translation>Obstacles and replies</translation>
        </message>
        <message>
            <source>Phối hợp</source>
            <translation>Together</translation>
        </message>
        <message>
            <source>Chế độ được hưởng, việc chuyển, phúc tra</source>
            <translation>Benefits, hand-overs, re-checks</translation>
        </message>
        <message>
            <source>Lịch sử</source>
            <translation>History</translation>
        </message>
        <message>
            <source>Ai đã sửa gì, lúc nào</source>
            <translation>Who changed what, and when</translation>
        </message>
        <message>
            <source>Đang mở hồ sơ…</source>
            <translation>Opening the case…</translation>
        </message>
        <message>
            <source>Hoàn tác</source>
            <translation>Undo</translation>
        </message>
        <message>
            <source>Hồ sơ</source>
            <translation>Cases</translation>
        </message>
        <message>
            <source>Hạn %1</source>
            <translation>Due %1</translation>
        </message>
        <message>
            <source>Giao cho: %1</source>
            <translation>Assigned to: %1</translation>
        </message>
        <message>
            <source>Hồ sơ này chờ hồ sơ khác: %1</source>
            <translation>This case waits for another case: %1</translation>
        </message>
        <message>
            <source>Mở hồ sơ đó</source>
            <translation>Open that case</translation>
        </message>
        <message>
            <source>Chưa có thay đổi nào của anh/chị để hoàn tác</source>
            <translation>No change of yours to undo yet</translation>
        </message>
        <message>
            <source>%1 (Ctrl+Z)</source>
            <translation>%1 (Ctrl+Z)</translation>
        </message>
        <message>
            <source>Từ lần xem trước (%1): %2 thay đổi của %3: %4</source>
            <translation>Since you last looked (%1): %2 changes by %3: %4</translation>
        </message>
        <message>
            <source>Xem lịch sử</source>
            <translation>See history</translation>
        </message>
        <message>
            <source>Hai giá trị đang chờ người chọn ở: %1. Hồ sơ chưa kết thúc được.</source>
            <translation>Two values wait for a choice in: %1. The case cannot be closed yet.</translation>
        </message>
        <message>
            <source>Đang đính bản chụp</source>
            <translation>Attaching photos</translation>
        </message>
        <message>
            <source>Đang đính bản quét</source>
            <translation>Attaching scans</translation>
        </message>
        <message>
            <source>Đã giữ, nhưng không xóa được khỏi thư mục máy quét: %1. Hãy tự xóa.</source>
            <translation>Kept, but could not be deleted from the scanner's folder: %1. Please delete it yourself.</translation>
        </message>
        <message>
            <source>Đã hoàn tác: %1</source>
            <translation>Undone: %1</translation>
        </message>
        <message>
            <source>Làm lại</source>
            <translation>Redo</translation>
        </message>
        <message>
            <source>lập mới %1</source>
            <translation>new %1</translation>
        </message>
    </context>
    <context>
        <name>CasePicker</name>
        <message>
            <source>Gõ họ tên hoặc số định danh</source>
            <translation>Type a full name or ID number</translation>
        </message>
        <message>
            <source>Tìm hồ sơ</source>
            <translation>Find a case</translation>
        </message>
        <message>
            <source>Các hồ sơ tìm thấy</source>
            <translation>Cases found</translation>
        </message>
        <message>
            <source>Không có hồ sơ nào khớp.</source>
            <translation>No case matches.</translation>
        </message>
        <message>
            <source>Hiện %1 hồ sơ đầu. Gõ thêm để lọc.</source>
            <translation>The first %1 cases are shown. Type more to narrow down.</translation>
        </message>
    </context>
    <context>
        <name>ChangedSinceDialog</name>
        <message>
            <source>Có người vừa sửa</source>
            <translation>Someone has just changed this</translation>
        </message>
        <message>
            <source>Ai đó đã sửa những chỗ dưới đây từ lúc anh/chị mở. Chưa có gì bị ghi đè. Hãy chọn giá trị đúng cho từng chỗ.</source>
            <translation>Someone changed the places below since you opened them. Nothing is overwritten yet. Choose the right value for each.</translation>
        </message>
        <message>
            <source>Đang lưu (người khác vừa sửa)</source>
            <translation>Saved now (changed by someone else)</translation>
        </message>
        <message>
            <source>Anh/chị vừa nhập</source>
            <translation>You entered</translation>
        </message>
        <message>
            <source>Lưu theo lựa chọn</source>
            <translation>Save as chosen</translation>
        </message>
        <message>
            <source>Quay lại, chưa lưu</source>
            <translation>Go back, do not save</translation>
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
        <name>ChooseStep</name>
        <message>
            <source>Tự nhận biết</source>
            <translation>Recognise by itself</translation>
        </message>
        <message>
            <source>Loại danh sách</source>
            <translation>Kind of list</translation>
        </message>
        <message>
            <source>Chọn tệp…</source>
            <translation>Choose files…</translation>
        </message>
        <message>
            <source>Kéo tệp danh sách vào đây, hoặc chọn tệp</source>
            <translation>Drop a list file here, or choose a file</translation>
        </message>
        <message>
            <source>Excel (.xlsx, .xls) hoặc CSV. Mỗi thôn một sheet hay tất cả một sheet đều được.</source>
            <translation>Excel (.xlsx, .xls) or CSV. One sheet per village or all in one sheet.</translation>
        </message>
        <message>
            <source>Chưa có gì được ghi trước khi anh/chị xem và bấm Nhập.</source>
            <translation>Nothing is written before you have looked and pressed Import.</translation>
        </message>
        <message>
            <source>Danh sách nói về gì?</source>
            <translation>What is the list about?</translation>
        </message>
        <message>
            <source>Chọn danh sách</source>
            <translation>Choose a list</translation>
        </message>
        <message>
            <source>Danh sách</source>
            <translation>List</translation>
        </message>
    </context>
    <context>
        <name>ClaimCard</name>
        <message>
            <source>Vì sao; giấy nào nói khác giấy nào</source>
            <translation>Why; which paper contradicts which</translation>
        </message>
        <message>
            <source>Chưa có giấy tờ, lời kể nào ở màn trước.</source>
            <translation>No paper or testimony on the previous screen yet.</translation>
        </message>
        <message>
            <source>Người dân khai thế nào</source>
            <translation>What the resident states</translation>
        </message>
        <message>
            <source>Dựa vào:</source>
            <translation>Based on:</translation>
        </message>
        <message>
            <source>Đánh giá</source>
            <translation>Assessment</translation>
        </message>
        <message>
            <source>Đánh giá do cán bộ tư pháp, công an làm; ở đây chỉ ghi điều nghe, thấy.</source>
            <translation>Justice officers and police assess; record here only what was heard and seen.</translation>
        </message>
        <message>
            <source>Vì sao, mâu thuẫn gì</source>
            <translation>Why, and what contradicts</translation>
        </message>
        <message>
            <source>dựa vào %1 giấy tờ, lời kể</source>
            <translation>based on %1 papers or testimonies</translation>
        </message>
        <message>
            <source>chưa có căn cứ</source>
            <translation>no grounds yet</translation>
        </message>
    </context>
    <context>
        <name>ClaimsEdit</name>
        <message>
            <source>Máy gợi ý: %1 (%2)</source>
            <translation>Suggested: %1 (%2)</translation>
        </message>
        <message>
            <source>thông tin nhân khẩu</source>
            <translation>the person's record</translation>
        </message>
    </context>
    <context>
        <name>ClaimsTab</name>
        <message>
            <source>Thêm chứng cứ, giấy tờ</source>
            <translation>Add evidence or a paper</translation>
        </message>
        <message>
            <source>In tờ khai trống</source>
            <translation>Print a blank statement</translation>
        </message>
        <message>
            <source>Chứng cứ chưa gắn với sự việc nào</source>
            <translation>Evidence not yet tied to a fact</translation>
        </message>
        <message>
            <source>Đã đối chiếu</source>
            <translation>Compared</translation>
        </message>
        <message>
            <source>Chưa ghi gì</source>
            <translation>Nothing recorded</translation>
        </message>
        <message>
            <source>Còn thiếu: %1</source>
            <translation>Missing: %1</translation>
        </message>
        <message>
            <source>Ghi lời khai, đánh giá</source>
            <translation>Record statement and assessment</translation>
        </message>
        <message>
            <source>Chưa có chứng cứ</source>
            <translation>No evidence yet</translation>
        </message>
        <message>
            <source>Thêm chứng cứ</source>
            <translation>Add evidence</translation>
        </message>
        <message>
            <source>Máy gợi ý: %1 (%2)</source>
            <translation>Suggested: %1 (%2)</translation>
        </message>
        <message>
            <source>Chưa hỏi</source>
            <translation>Not asked</translation>
        </message>
        <message>
            <source>Xem thêm %1 chứng cứ</source>
            <translation>Show %1 more pieces of evidence</translation>
        </message>
        <message>
            <source>Chứng cứ</source>
            <translation>Evidence</translation>
        </message>
        <message>
            <source>%n bản chụp</source>
            <translation>%n photos</translation>
        </message>
        <message>
            <source>Đính bản đã ký…</source>
            <translation>Attach the signed copy…</translation>
        </message>
        <message>
            <source>Đính bản chụp</source>
            <translation>Attach photos</translation>
        </message>
        <message>
            <source>Sửa</source>
            <translation>Edit</translation>
        </message>
        <message>
            <source>In văn bản, lời khai để ký</source>
            <translation>Print a document or statement to sign</translation>
        </message>
        <message>
            <source>Hai giá trị đang chờ chọn</source>
            <translation>Two values wait for a choice</translation>
        </message>
        <message>
            <source>Văn phòng chưa nhận</source>
            <translation>Not yet received by the office</translation>
        </message>
        <message>
            <source>Đang lập văn bản</source>
            <translation>Preparing the document</translation>
        </message>
    </context>
    <context>
        <name>CodeDialog</name>
        <message>
            <source>Mã một lần</source>
            <translation>One-time code</translation>
        </message>
        <message>
            <source>Mã một lần cho %1</source>
            <translation>One-time code for %1</translation>
        </message>
        <message>
            <source>Đọc mã này cho đúng người đó; đừng ghi ra giấy để lại. Vào lần đầu xong, người đó chọn mật khẩu riêng. Mã không hiện lại; mất thì cấp mã khác.</source>
            <translation>Read this code to the right person; do not leave it on paper. On first use they choose their own passphrase. The code is not shown again; if lost, issue another.</translation>
        </message>
        <message>
            <source>Đã đọc xong</source>
            <translation>I have read it out</translation>
        </message>
    </context>
    <context>
        <name>Confirm</name>
        <message>
            <source>Chính chủ, mẹ, chủ hộ…</source>
            <translation>The holder, the mother, the head of household…</translation>
        </message>
        <message>
            <source>Giữ cả ảnh thẻ trong hồ sơ</source>
            <translation>Also keep the card's picture in the case</translation>
        </message>
        <message>
            <source>Ảnh thẻ là dữ liệu cá nhân nhạy cảm: chỉ giữ khi hồ sơ cần. Không chọn thì ảnh không được lưu.</source>
            <translation>A picture of a card is sensitive personal data: keep it only if the case needs it. Unless ticked it is not saved.</translation>
        </message>
        <message>
            <source>Đã thấy thẻ thế nào</source>
            <translation>How the card was seen</translation>
        </message>
        <message>
            <source>Ai đưa thẻ</source>
            <translation>Card shown by</translation>
        </message>
        <message>
            <source>Lấy</source>
            <translation>Take</translation>
        </message>
        <message>
            <source>Mã trên thẻ ghi</source>
            <translation>The code says</translation>
        </message>
        <message>
            <source>Hồ sơ đang ghi</source>
            <translation>The record says</translation>
        </message>
        <message>
            <source>So với hồ sơ</source>
            <translation>Compared with the record</translation>
        </message>
        <message>
            <source>Ngày cấp ghi trong mã: %1.</source>
            <translation>Date of issue in the code: %1.</translation>
        </message>
        <message>
            <source>Phần chương trình chưa hiểu, giữ nguyên trong chứng cứ: %1</source>
            <translation>Part not understood, kept as it is in the evidence: %1</translation>
        </message>
        <message>
            <source>Bộ gõ tiếng Việt có vẻ đang bật khi quét: chữ nhận được có thể sai.</source>
            <translation>Vietnamese typing seems to have been on while scanning: the letters may be wrong.</translation>
        </message>
        <message>
            <source>Hồ sơ đã có chứng cứ từ đúng mã này; sẽ không ghi thêm lần nữa.</source>
            <translation>The case already has evidence from this very code; it will not be recorded twice.</translation>
        </message>
        <message>
            <source>Lấy %1 từ thẻ: %2</source>
            <translation>Take %1 from the card: %2</translation>
        </message>
        <message>
            <source>Chỉ ghi vào chứng cứ</source>
            <translation>Only record as evidence</translation>
        </message>
        <message>
            <source>(không đọc được)</source>
            <translation>(cannot be read)</translation>
        </message>
        <message>
            <source>(chưa ghi)</source>
            <translation>(not recorded)</translation>
        </message>
    </context>
    <context>
        <name>ConflictPanel</name>
        <message>
            <source>Mở hồ sơ</source>
            <translation>Open the case</translation>
        </message>
        <message>
            <source>Giá trị khác (phím 3)</source>
            <translation>Another value (key 3)</translation>
        </message>
        <message>
            <source>Chốt giá trị này</source>
            <translation>Settle on this value</translation>
        </message>
        <message>
            <source>Enter; khi đang gõ nhiều dòng: Ctrl+Enter</source>
            <translation>Enter; while typing several lines: Ctrl+Enter</translation>
        </message>
        <message>
            <source>Giá trị không được chọn vẫn còn trong lịch sử. Chốt rồi vẫn sửa lại được như một thay đổi mới.</source>
            <translation>The value not chosen stays in the history. It can still be changed later like anything else.</translation>
        </message>
        <message>
            <source>(không rõ tên)</source>
            <translation>(name unknown)</translation>
        </message>
        <message>
            <source>Hãy nhập giá trị đúng trước khi chốt.</source>
            <translation>Enter the right value before settling.</translation>
        </message>
        <message>
            <source>1. Văn phòng đang giữ</source>
            <translation>1. Held by the office</translation>
        </message>
        <message>
            <source>2. Gửi về từ %1</source>
            <translation>2. Sent by %1</translation>
        </message>
        <message>
            <source>Giá trị đúng</source>
            <translation>Right value</translation>
        </message>
        <message>
            <source>Nếu cả hai đều sai: chốt giá trị gần đúng hơn rồi mở bản ghi và sửa lại.</source>
            <translation>If both are wrong: settle on the closer one, then open the record and correct it.</translation>
        </message>
        <message>
            <source>Giữ lại, không xóa</source>
            <translation>Keep, do not delete</translation>
        </message>
        <message>
            <source>Xóa, lý do: %1</source>
            <translation>Delete, reason: %1</translation>
        </message>
        <message>
            <source>Người gửi muốn xóa, nhưng chưa thấy những gì người khác đã ghi sau đó.</source>
            <translation>The sender wants to delete without having seen what others recorded later.</translation>
        </message>
        <message>
            <source>Một người đã xóa, còn người gửi vẫn ghi tiếp mà không biết.</source>
            <translation>One person deleted it while the sender went on writing without knowing.</translation>
        </message>
        <message>
            <source>Hai người sửa cùng một mục mà không thấy của nhau.</source>
            <translation>Two people changed the same item without seeing each other's change.</translation>
        </message>
    </context>
    <context>
        <name>ConflictsPage</name>
        <message>
            <source>↑ ↓ chọn xung đột · 1 hoặc ← giữ giá trị văn phòng · 2 hoặc → lấy giá trị gửi về · 3 nhập giá trị khác · Enter chốt</source>
            <translation>↑ ↓ choose a conflict · 1 or ← keep the office's value · 2 or → take the value sent · 3 enter another value · Enter settle</translation>
        </message>
        <message>
            <source>Xung đột do người ở văn phòng giải quyết. Ở đây là các giá trị của máy này đang chờ.</source>
            <translation>Conflicts are settled at the office. Here are the values of this machine that wait.</translation>
        </message>
        <message>
            <source>Xung đột</source>
            <translation>Conflicts</translation>
        </message>
        <message>
            <source>Không có xung đột nào</source>
            <translation>No conflicts</translation>
        </message>
        <message>
            <source>Của ai</source>
            <translation>Of whom</translation>
        </message>
        <message>
            <source>Mục</source>
            <translation>Item</translation>
        </message>
        <message>
            <source>Khi hai máy sửa cùng một mục mà không thấy của nhau, hai giá trị sẽ chờ ở đây.</source>
            <translation>When two machines change the same item without seeing each other, both values wait here.</translation>
        </message>
        <message>
            <source>%1 giá trị của máy này đang chờ văn phòng</source>
            <translation>%1 values of this machine wait for the office</translation>
        </message>
        <message>
            <source>%1 xung đột đang chờ</source>
            <translation>%1 conflicts wait</translation>
        </message>
        <message>
            <source>Đã chốt: %1, %2.</source>
            <translation>Settled: %1, %2.</translation>
        </message>
    </context>
    <context>
        <name>ContradictionCard</name>
        <message>
            <source>Xem các bên nói gì</source>
            <translation>See what each side says</translation>
        </message>
        <message>
            <source>Lấy theo: %1</source>
            <translation>Taken: %1</translation>
        </message>
        <message>
            <source>Đã giải quyết, nhưng sau đó có chứng cứ nói khác.</source>
            <translation>Settled, but later evidence says otherwise.</translation>
        </message>
        <message>
            <source>Đưa ra xem xét lại: %1</source>
            <translation>Taken up again: %1</translation>
        </message>
        <message>
            <source>Thông tin nhân khẩu còn ghi khác: %1</source>
            <translation>The person's record still says otherwise: %1</translation>
        </message>
        <message>
            <source>và %1 chứng cứ nữa nói như vậy</source>
            <translation>and %1 more pieces of evidence say so</translation>
        </message>
        <message>
            <source>Được lập trước các giấy kia (chỉ để tham khảo)</source>
            <translation>Made before the other papers (for information only)</translation>
        </message>
        <message>
            <source>Có sau khi giải quyết</source>
            <translation>Came after the settlement</translation>
        </message>
        <message>
            <source>Ảnh nhỏ của %1</source>
            <translation>Thumbnail of %1</translation>
        </message>
        <message>
            <source>Đã lấy theo</source>
            <translation>Taken</translation>
        </message>
        <message>
            <source>Chọn theo giấy này…</source>
            <translation>Choose this paper…</translation>
        </message>
        <message>
            <source>Thông tin nhân khẩu đang ghi</source>
            <translation>The person's record says</translation>
        </message>
        <message>
            <source>Giữ như đang ghi…</source>
            <translation>Keep what is recorded…</translation>
        </message>
        <message>
            <source>Chưa xác định được…</source>
            <translation>Cannot be determined yet…</translation>
        </message>
        <message>
            <source>Xem xét lại…</source>
            <translation>Take up again…</translation>
        </message>
        <message>
            <source>chưa xác định được</source>
            <translation>not determined yet</translation>
        </message>
    </context>
    <context>
        <name>CoveragePage</name>
        <message>
            <source>Tính theo lượt đến gần nhất của từng hộ. Không hợp tác và đã chuyển đi cũng là đã biết.</source>
            <translation>Counted by the last visit to each household. Not cooperating and moved away also count as known.</translation>
        </message>
        <message>
            <source>Độ phủ theo địa bàn</source>
            <translation>Coverage by area</translation>
        </message>
        <message>
            <source>Chưa có địa bàn nào</source>
            <translation>No areas yet</translation>
        </message>
        <message>
            <source>Hộ chưa đến được</source>
            <translation>Households not reached</translation>
        </message>
        <message>
            <source>Không còn hộ nào phải đến lại</source>
            <translation>No households to visit again</translation>
        </message>
        <message>
            <source>Gặp được</source>
            <translation>Met</translation>
        </message>
        <message>
            <source>Từ chối</source>
            <translation>Refused</translation>
        </message>
        <message>
            <source>Chuyển đi</source>
            <translation>Moved</translation>
        </message>
        <message>
            <source>Vắng nhà</source>
            <translation>Absent</translation>
        </message>
        <message>
            <source>Hẹn lại</source>
            <translation>Later</translation>
        </message>
        <message>
            <source>Chưa đến</source>
            <translation>Not yet</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1%</translation>
        </message>
        <message>
            <source>không có hộ</source>
            <translation>no households</translation>
        </message>
        <message>
            <source>Địa bàn</source>
            <translation>Area</translation>
        </message>
        <message>
            <source>Số hộ</source>
            <translation>Homes</translation>
        </message>
        <message>
            <source>Đã biết</source>
            <translation>Known</translation>
        </message>
        <message>
            <source>Phải đến</source>
            <translation>To visit</translation>
        </message>
        <message>
            <source>Chưa đến lần nào</source>
            <translation>Never visited</translation>
        </message>
        <message>
            <source>Hộ</source>
            <translation>Household</translation>
        </message>
        <message>
            <source>Lần gần nhất</source>
            <translation>Last time</translation>
        </message>
        <message>
            <source>Ngày</source>
            <translation>Date</translation>
        </message>
        <message>
            <source>Hồ sơ mở</source>
            <translation>Cases</translation>
        </message>
        <message>
            <source>Hạn</source>
            <translation>Due</translation>
        </message>
        <message>
            <source>Ở đâu</source>
            <translation>Where</translation>
        </message>
        <message>
            <source>Từ %1: %2 hộ, đã biết %3, còn phải đến %4</source>
            <translation>Since %1: %2 households, %3 known, %4 still to visit</translation>
        </message>
        <message>
            <source>Mọi địa bàn</source>
            <translation>All areas</translation>
        </message>
        <message>
            <source>%1: %2 hộ phải đến</source>
            <translation>%1: %2 households to visit</translation>
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
        <name>DayEdit</name>
        <message>
            <source>ngày/tháng/năm</source>
            <translation>day/month/year</translation>
        </message>
        <message>
            <source>Hôm nay</source>
            <translation>Today</translation>
        </message>
        <message>
            <source>Cần đủ ngày, tháng, năm.</source>
            <translation>Day, month and year are all needed.</translation>
        </message>
    </context>
    <context>
        <name>DecisionDialog</name>
        <message>
            <source>Dẫn chiếu đến một quyết định</source>
            <translation>Reference to a decision</translation>
        </message>
        <message>
            <source>Như 12/QĐ-UBND</source>
            <translation>Such as 12/QĐ-UBND</translation>
        </message>
        <message>
            <source>Số quyết định</source>
            <translation>Decision number</translation>
        </message>
        <message>
            <source>Ngày quyết định</source>
            <translation>Date of decision</translation>
        </message>
        <message>
            <source>Cơ quan ra quyết định</source>
            <translation>Deciding authority</translation>
        </message>
        <message>
            <source>Ngày hết hiệu lực</source>
            <translation>Expiry date</translation>
        </message>
        <message>
            <source>Mã hóa và giữ</source>
            <translation>Encrypt and keep</translation>
        </message>
        <message>
            <source>Thôi</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Không ghi tên người, hành vi, lời nói, nhận xét.</source>
            <translation>No names, conduct, speech or remarks.</translation>
        </message>
        <message>
            <source>Hãy ghi ngày.</source>
            <translation>Write the date.</translation>
        </message>
    </context>
    <context>
        <name>DecisionsSection</name>
        <message>
            <source>Diện B7 không lập hồ sơ. Ở đây chỉ giữ dẫn chiếu đến một quyết định bằng văn bản đang có hiệu lực: số, ngày, cơ quan, ngày hết hạn. Không ghi tên người, hành vi, lời nói, nhận xét. Dẫn chiếu được mã hóa, không tìm kiếm được, không in, không xuống máy cơ sở, và tự xóa sau ngày hết hạn.</source>
            <translation>No case is opened for group B7. Only a reference to a written decision in force is kept here: number, date, authority, expiry. No names, conduct, speech or remarks. The reference is encrypted, cannot be searched, is not printed, does not go to field machines, and deletes itself after expiry.</translation>
        </message>
        <message>
            <source>Vế thứ hai của diện B7 trong kế hoạch (“biểu hiện, dấu hiệu nghi vấn”, “tiêu chuẩn xã hội”) không dựa trên quyết định nào của pháp luật nên chương trình cố ý không làm.</source>
            <translation>The second half of group B7 in the plan (“expressions, suspicious signs”, “social criteria”) rests on no decision in law, so the program deliberately leaves it out.</translation>
        </message>
        <message>
            <source>Ghi dẫn chiếu…</source>
            <translation>Record a reference…</translation>
        </message>
        <message>
            <source>Xem (ghi nhật ký)</source>
            <translation>View (logged)</translation>
        </message>
        <message>
            <source>Xóa…</source>
            <translation>Delete…</translation>
        </message>
        <message>
            <source>Dẫn chiếu</source>
            <translation>Reference</translation>
        </message>
        <message>
            <source>Hết hạn</source>
            <translation>Expires</translation>
        </message>
        <message>
            <source>Còn lại</source>
            <translation>Left</translation>
        </message>
        <message>
            <source>Các dẫn chiếu đang có hiệu lực</source>
            <translation>References in force</translation>
        </message>
        <message>
            <source>Không có dẫn chiếu nào</source>
            <translation>No references</translation>
        </message>
        <message>
            <source>Dẫn chiếu bị xóa hẳn và không lấy lại được. Quyết định giấy vẫn ở cơ quan ra quyết định.</source>
            <translation>The reference is erased and cannot be brought back. The paper decision stays with the authority that made it.</translation>
        </message>
        <message>
            <source>Xóa dẫn chiếu</source>
            <translation>Delete reference</translation>
        </message>
        <message>
            <source>Xóa dẫn chiếu này</source>
            <translation>Delete this reference</translation>
        </message>
        <message>
            <source>Số quyết định</source>
            <translation>Decision number</translation>
        </message>
        <message>
            <source>Ngày quyết định</source>
            <translation>Date of decision</translation>
        </message>
        <message>
            <source>Cơ quan ra quyết định</source>
            <translation>Deciding authority</translation>
        </message>
        <message>
            <source>Hết hiệu lực</source>
            <translation>Expires</translation>
        </message>
        <message>
            <source>(đã mã hóa)</source>
            <translation>(encrypted)</translation>
        </message>
        <message>
            <source>%1 ngày</source>
            <translation>%1 days</translation>
        </message>
    </context>
    <context>
        <name>Deeds</name>
        <message>
            <source>Đã lập hồ sơ cho trẻ thứ hai, chép ngày sinh, cha mẹ, hộ và nơi ở. Giấy tờ của từng trẻ thì ghi riêng.</source>
            <translation>A case for the second child was opened, with birth date, parents, household and residence copied. Papers are recorded for each child separately.</translation>
        </message>
        <message>
            <source>Mở hồ sơ trẻ thứ hai</source>
            <translation>Open the second child's case</translation>
        </message>
        <message>
            <source>Phieu-%1.pdf</source>
            <translation>Form-%1.pdf</translation>
        </message>
        <message>
            <source>Lưu phiếu</source>
            <translation>Save the form</translation>
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
        <name>DigestTab</name>
        <message>
            <source>Địa bàn</source>
            <translation>Area</translation>
        </message>
        <message>
            <source>Mã đối chiếu</source>
            <translation>Check codes</translation>
        </message>
        <message>
            <source>Bản ghi</source>
            <translation>Record</translation>
        </message>
        <message>
            <source>Vị trí</source>
            <translation>Position</translation>
        </message>
        <message>
            <source>Sau lần nhập gần nhất</source>
            <translation>After the last import</translation>
        </message>
        <message>
            <source>Hai máy có cùng vị trí mà mã giống nhau thì giữ đúng như nhau. Có thể đọc mã qua điện thoại.</source>
            <translation>Two machines at the same position with the same code hold exactly the same. The codes can be read over the phone.</translation>
        </message>
        <message>
            <source>Chép</source>
            <translation>Copy</translation>
        </message>
        <message>
            <source>Tính lại</source>
            <translation>Compute again</translation>
        </message>
        <message>
            <source>Chưa có địa bàn nào</source>
            <translation>No areas yet</translation>
        </message>
        <message>
            <source>Khác văn phòng</source>
            <translation>Differs from the office</translation>
        </message>
        <message>
            <source>Giống văn phòng</source>
            <translation>Same as the office</translation>
        </message>
    </context>
    <context>
        <name>DoctorSection</name>
        <message>
            <source>Kiểm tra cơ sở dữ liệu, sổ thay đổi, tệp đính kèm, phông chữ, ổ đĩa và đồng hồ. Không sửa gì.</source>
            <translation>Checks the database, the journal of changes, attachments, fonts, disk and clock. Repairs nothing.</translation>
        </message>
        <message>
            <source>Kiểm tra ngay</source>
            <translation>Check now</translation>
        </message>
        <message>
            <source>Đang kiểm tra máy</source>
            <translation>Checking the machine</translation>
        </message>
        <message>
            <source>Cơ sở dữ liệu nguyên vẹn.</source>
            <translation>The database is sound.</translation>
        </message>
        <message>
            <source>Cơ sở dữ liệu bị hỏng. Dừng nhập, phục hồi từ bản sao lưu gần nhất.</source>
            <translation>The database is damaged. Stop entering data and restore the latest backup.</translation>
        </message>
        <message>
            <source>Các hồ sơ nối với nhau đúng.</source>
            <translation>The records are linked correctly.</translation>
        </message>
        <message>
            <source>Có phần hồ sơ không còn chủ. Báo người phụ trách phần mềm.</source>
            <translation>Some parts of records have no owner. Tell the person in charge of the software.</translation>
        </message>
        <message>
            <source>Sổ thay đổi khớp: %1.</source>
            <translation>The journal of changes is consistent: %1.</translation>
        </message>
        <message>
            <source>thay đổi</source>
            <translation>changes</translation>
        </message>
        <message>
            <source>Sổ thay đổi bị sửa hoặc thiếu. Không xuất gói; báo người phụ trách phần mềm.</source>
            <translation>The journal of changes was altered or is incomplete. Do not export packages; tell the person in charge of the software.</translation>
        </message>
        <message>
            <source>Tệp đính kèm đọc được: %1.</source>
            <translation>Attachments can be read: %1.</translation>
        </message>
        <message>
            <source>Có tệp đính kèm không đọc được (%1). Lấy lại từ bản sao lưu.</source>
            <translation>Some attachments cannot be read (%1). Get them back from a backup.</translation>
        </message>
        <message>
            <source>Đủ phông chữ tiếng Việt để in.</source>
            <translation>All Vietnamese fonts for printing are there.</translation>
        </message>
        <message>
            <source>Thiếu phông chữ: %1. Hãy cài lại chương trình.</source>
            <translation>Fonts missing: %1. Install the program again.</translation>
        </message>
        <message>
            <source>Ổ đĩa còn trống %1.</source>
            <translation>Free space on disk: %1.</translation>
        </message>
        <message>
            <source>Ổ đĩa gần đầy, còn %1. Hãy dọn bớt tệp.</source>
            <translation>The disk is nearly full, %1 left. Remove some files.</translation>
        </message>
        <message>
            <source>Đồng hồ máy chạy đúng.</source>
            <translation>The clock is right.</translation>
        </message>
        <message>
            <source>Đồng hồ máy có vẻ sai so với các lần làm việc trước. Hãy xem lại ngày giờ.</source>
            <translation>The clock seems wrong compared with earlier work. Check date and time.</translation>
        </message>
        <message>
            <source>Đồng hồ của máy khác có vẻ sai: %1. Hãy xem lại ngày giờ của máy đó.</source>
            <translation>The clock of another machine seems wrong: %1. Check its date and time.</translation>
        </message>
    </context>
    <context>
        <name>DoorList</name>
        <message>
            <source>Hộ</source>
            <translation>Household</translation>
        </message>
        <message>
            <source>Địa bàn</source>
            <translation>Area</translation>
        </message>
        <message>
            <source>Lần gần nhất</source>
            <translation>Last time</translation>
        </message>
        <message>
            <source>Chưa đến</source>
            <translation>Not visited</translation>
        </message>
        <message>
            <source>Hạn</source>
            <translation>Due</translation>
        </message>
        <message>
            <source>Cửa cần đến</source>
            <translation>Where to go</translation>
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
        <name>EightWords</name>
        <message>
            <source>Tám từ đối chiếu</source>
            <translation>Eight words to compare</translation>
        </message>
    </context>
    <context>
        <name>EnrolFace</name>
        <message>
            <source>Máy này chưa thuộc về văn phòng nào</source>
            <translation>This machine belongs to no office yet</translation>
        </message>
        <message>
            <source>Văn phòng cần ghi danh máy một lần. Chỉ cần một USB và hai người so tám từ với nhau.</source>
            <translation>The office has to enrol the machine once. It takes one USB stick and two people comparing eight words.</translation>
        </message>
        <message>
            <source>Đang ghi yêu cầu</source>
            <translation>Writing the request</translation>
        </message>
        <message>
            <source>Đang đọc tệp giao máy</source>
            <translation>Reading the enrolment file</translation>
        </message>
        <message>
            <source>Đang nhận máy và dữ liệu</source>
            <translation>Receiving the machine and its data</translation>
        </message>
        <message>
            <source>Ghi yêu cầu ra USB…</source>
            <translation>Write the request to USB…</translation>
        </message>
        <message>
            <source>Bước 1. Xin ghi danh</source>
            <translation>Step 1. Ask to be enrolled</translation>
        </message>
        <message>
            <source>Mang USB đến văn phòng. Khi văn phòng hỏi, đọc to tám từ này, đúng thứ tự:</source>
            <translation>Take the USB stick to the office. When asked, read these eight words aloud, in this order:</translation>
        </message>
        <message>
            <source>Nhận tệp giao máy…</source>
            <translation>Open the enrolment file…</translation>
        </message>
        <message>
            <source>Văn phòng đọc đúng tám từ này</source>
            <translation>The office read exactly these eight words</translation>
        </message>
        <message>
            <source>Nhận máy và nhập dữ liệu</source>
            <translation>Accept and import the data</translation>
        </message>
        <message>
            <source>Bước 2. Nhận tệp giao máy của văn phòng</source>
            <translation>Step 2. Receive the office's enrolment file</translation>
        </message>
        <message>
            <source>Sau khi văn phòng ghi tệp vào cùng USB, cắm lại vào máy này và chọn tệp đó.</source>
            <translation>When the office has written the file to the same USB stick, plug it in here and choose the file.</translation>
        </message>
        <message>
            <source>Ghi vào USB nào?</source>
            <translation>Write to which USB stick?</translation>
        </message>
        <message>
            <source>Gói dữ liệu (*.hsct)</source>
            <translation>Data package (*.hsct)</translation>
        </message>
        <message>
            <source>Mọi tệp (*)</source>
            <translation>All files (*)</translation>
        </message>
        <message>
            <source>Chọn tệp giao máy</source>
            <translation>Choose the enrolment file</translation>
        </message>
        <message>
            <source>Đã ghi và đọc lại %1: có thể rút USB.</source>
            <translation>%1 written and read back: the USB stick can be removed.</translation>
        </message>
        <message>
            <source>%1 · %2
Người dùng máy này: %3</source>
            <translation>%1 · %2
Users of this machine: %3</translation>
        </message>
    </context>
    <context>
        <name>FactGrid</name>
        <message>
            <source>Hai giá trị đang chờ người có thẩm quyền chọn</source>
            <translation>Two values wait for the competent person's choice</translation>
        </message>
        <message>
            <source>Giá trị của máy này, văn phòng chưa nhận</source>
            <translation>Value of this machine, not yet received by the office</translation>
        </message>
    </context>
    <context>
        <name>FieldDonePage</name>
        <message>
            <source>Đã lập máy cơ sở</source>
            <translation>Field machine set up</translation>
        </message>
        <message>
            <source>Mở trang Đồng bộ, ghi tệp xin cấp quyền vào USB.</source>
            <translation>Open the Sync page and write the request for rights to USB.</translation>
        </message>
        <message>
            <source>Mang USB đến máy văn phòng; hai bên đọc to tám từ trên màn hình để biết đúng máy.</source>
            <translation>Take the USB stick to the office machine; both sides read aloud the eight words on the screen to be sure of the machine.</translation>
        </message>
        <message>
            <source>Văn phòng ghi gói cấp quyền vào USB; về máy này, trang Đồng bộ nạp gói đó.</source>
            <translation>The office writes the package of rights to USB; back here, the Sync page loads it.</translation>
        </message>
        <message>
            <source>Trước lúc đó máy chưa có hồ sơ nào.</source>
            <translation>Until then the machine holds no cases.</translation>
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
        <name>ForgottenDialog</name>
        <message>
            <source>Trả lời quên mật khẩu</source>
            <translation>Answer a forgotten passphrase</translation>
        </message>
        <message>
            <source>Chọn tệp yêu cầu…</source>
            <translation>Choose the request file…</translation>
        </message>
        <message>
            <source>Tôi đang gặp và nhận ra đúng người này</source>
            <translation>I am with this person and recognise them</translation>
        </message>
        <message>
            <source>Chép mã</source>
            <translation>Copy code</translation>
        </message>
        <message>
            <source>Thôi</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Chọn USB và ghi trả lời…</source>
            <translation>Choose USB and write the answer…</translation>
        </message>
        <message>
            <source>Đang đọc yêu cầu</source>
            <translation>Reading the request</translation>
        </message>
        <message>
            <source>Đang ghi trả lời</source>
            <translation>Writing the answer</translation>
        </message>
        <message>
            <source>Yêu cầu quên mật khẩu (*.hsquen)</source>
            <translation>Forgotten passphrase request (*.hsquen)</translation>
        </message>
        <message>
            <source>Mọi tệp (*)</source>
            <translation>All files (*)</translation>
        </message>
        <message>
            <source>Chọn yêu cầu quên mật khẩu</source>
            <translation>Choose the forgotten passphrase request</translation>
        </message>
        <message>
            <source>Ghi vào USB nào?</source>
            <translation>Write to which USB stick?</translation>
        </message>
        <message>
            <source>Xong</source>
            <translation>Done</translation>
        </message>
        <message>
            <source>Mã một lần của %1</source>
            <translation>One-time code of %1</translation>
        </message>
        <message>
            <source>Đã ghi và đọc lại %1: có thể rút USB. Hãy đọc mã dưới đây cho người đó; đừng ghi mã cùng chỗ với USB. Mã chỉ mở máy một lần, sau đó chọn mật khẩu mới. Phần chưa gửi không mất.</source>
            <translation>%1 written and read back: the USB stick can be removed. Read the code below to the person; do not keep it with the USB stick. It opens the machine once, then a new passphrase is chosen. What was not sent is not lost.</translation>
        </message>
        <message>
            <source>%1 quên mật khẩu</source>
            <translation>%1 forgot the passphrase</translation>
        </message>
        <message>
            <source>(máy không có trong sổ máy)</source>
            <translation>(machine not in the register)</translation>
        </message>
        <message>
            <source>Máy: %1. Tên trong tệp chưa chứng minh gì: chỉ trả lời khi chính người đó đứng trước mặt.</source>
            <translation>Machine: %1. The name in the file proves nothing: answer only when that very person stands in front of you.</translation>
        </message>
        <message>
            <source>Ai quên mật khẩu?</source>
            <translation>Who forgot the passphrase?</translation>
        </message>
        <message>
            <source>Ở màn hình đăng nhập của máy bị khóa, người đó chọn “Quên mật khẩu” và ghi yêu cầu ra USB.</source>
            <translation>On the login screen of the locked machine the person chooses “Forgot passphrase” and writes the request to USB.</translation>
        </message>
    </context>
    <context>
        <name>ForgottenPage</name>
        <message>
            <source>Ghi tệp xin mở lại…</source>
            <translation>Write the reopening request…</translation>
        </message>
        <message>
            <source>2. Văn phòng nhận ra anh/chị, đưa lại một tệp và đọc cho một mã 16 số. Nạp tệp đó vào máy này:</source>
            <translation>2. The office recognises you, gives a file back and reads you a 16-digit code. Load that file here:</translation>
        </message>
        <message>
            <source>Nạp tệp của văn phòng…</source>
            <translation>Load the office's file…</translation>
        </message>
        <message>
            <source>Hoặc dùng phiếu khôi phục của xã</source>
            <translation>Or use the commune's recovery sheet</translation>
        </message>
        <message>
            <source>Chỉ khi không còn ai ở văn phòng mở được máy. Gõ lần lượt các nhóm chữ trên phiếu; chữ hoa, chữ thường, dấu cách đều được.</source>
            <translation>Only if nobody at the office can open the machine any more. Type the groups of letters from the sheet in order; capitals, small letters and spaces do not matter.</translation>
        </message>
        <message>
            <source>Các nhóm chữ trên phiếu khôi phục</source>
            <translation>Groups of letters on the recovery sheet</translation>
        </message>
        <message>
            <source>Mở lại bằng phiếu</source>
            <translation>Reopen with the sheet</translation>
        </message>
        <message>
            <source>Quay lại</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>Quên mật khẩu</source>
            <translation>Forgot passphrase</translation>
        </message>
        <message>
            <source>1. Ghi một tệp cho %1 vào USB rồi mang đến máy văn phòng. Dữ liệu chưa gửi không mất.</source>
            <translation>1. Write a file for %1 to USB and take it to the office machine. Unsent data is not lost.</translation>
        </message>
        <message>
            <source>Máy này chưa được văn phòng cấp quyền lần nào, nên không ai mở lại được. Nếu chưa nhập gì đáng kể, hãy lập lại máy.</source>
            <translation>The office never gave this machine rights, so nobody can reopen it. If little was entered, set the machine up anew.</translation>
        </message>
        <message>
            <source>Ghi tệp xin mở lại vào USB</source>
            <translation>Write the reopening request to USB</translation>
        </message>
        <message>
            <source>Tệp xin mở lại</source>
            <translation>Reopening request</translation>
        </message>
        <message>
            <source>Đã ghi “%1”. Mang USB đến máy văn phòng.</source>
            <translation>“%1” written. Take the USB stick to the office machine.</translation>
        </message>
        <message>
            <source>Chọn tệp của văn phòng</source>
            <translation>Choose the office's file</translation>
        </message>
        <message>
            <source>Tệp mở lại</source>
            <translation>Reopening file</translation>
        </message>
        <message>
            <source>Mọi tệp</source>
            <translation>All files</translation>
        </message>
    </context>
    <context>
        <name>GrantDialog</name>
        <message>
            <source>Chuẩn bị máy cơ sở</source>
            <translation>Prepare a field machine</translation>
        </message>
        <message>
            <source>Thôi</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Quay lại</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>Tiếp</source>
            <translation>Next</translation>
        </message>
        <message>
            <source>1. Ở máy cơ sở: mở trang Đồng bộ, ghi yêu cầu ghi danh ra USB.
2. Cắm USB vào máy này và chọn tệp đó (đuôi .hsyc).
3. So tám từ hai bên, giao địa bàn, chọn người dùng; mọi thứ được ghi vào một tệp trên cùng USB.</source>
            <translation>1. On the field machine: open the Sync page, write the enrolment request to USB.
2. Plug the USB stick in here and choose that file (.hsyc).
3. Compare eight words, assign areas, choose users; everything is written to one file on the same USB stick.</translation>
        </message>
        <message>
            <source>Chọn tệp yêu cầu…</source>
            <translation>Choose the request file…</translation>
        </message>
        <message>
            <source>Đã so: máy cơ sở hiện đúng tám từ này, đúng thứ tự</source>
            <translation>Compared: the field machine shows exactly these eight words, in this order</translation>
        </message>
        <message>
            <source>Đang đọc yêu cầu</source>
            <translation>Reading the request</translation>
        </message>
        <message>
            <source>Đang ghi tệp giao máy</source>
            <translation>Writing the enrolment file</translation>
        </message>
        <message>
            <source>Yêu cầu ghi danh (%1)</source>
            <translation>Enrolment request (%1)</translation>
        </message>
        <message>
            <source>Mọi tệp (*)</source>
            <translation>All files (*)</translation>
        </message>
        <message>
            <source>Chọn yêu cầu ghi danh</source>
            <translation>Choose the enrolment request</translation>
        </message>
        <message>
            <source>Máy: %1
Người thiết lập: %2</source>
            <translation>Machine: %1
Set up by: %2</translation>
        </message>
        <message>
            <source>Máy “%1” đã có trong sổ máy. Hãy dùng “Xuất gói cho máy”.</source>
            <translation>Machine “%1” is already in the register. Use “Export a package for the machine”.</translation>
        </message>
        <message>
            <source>Ghi vào USB nào?</source>
            <translation>Write to which USB stick?</translation>
        </message>
        <message>
            <source>Đã ghi và đọc lại: có thể rút USB. Tệp: %1 (%2).
Ở máy cơ sở: chọn “Nhận tệp giao máy”, so tám từ dưới đây với màn hình máy đó.</source>
            <translation>Written and read back: the USB stick can be removed. File: %1 (%2).
On the field machine: choose “Open the enrolment file” and compare the eight words below with its screen.</translation>
        </message>
        <message>
            <source>Chưa ghi được tệp giao máy</source>
            <translation>The enrolment file is not written yet</translation>
        </message>
        <message>
            <source>Máy đã vào sổ nhưng tệp chưa nằm trên USB. Đóng bây giờ thì phải thu hồi máy này và làm lại từ đầu.</source>
            <translation>The machine is in the register but its file is not on the USB stick. If you close now, the machine must be revoked and enrolled anew.</translation>
        </message>
        <message>
            <source>Đóng, chưa ghi</source>
            <translation>Close without writing</translation>
        </message>
        <message>
            <source>Máy nào xin ghi danh?</source>
            <translation>Which machine asks to be enrolled?</translation>
        </message>
        <message>
            <source>Hai bên có cùng tám từ không?</source>
            <translation>Do both sides have the same eight words?</translation>
        </message>
        <message>
            <source>Máy này giữ những địa bàn nào?</source>
            <translation>Which areas does this machine hold?</translation>
        </message>
        <message>
            <source>Ai dùng chung máy này?</source>
            <translation>Who shares this machine?</translation>
        </message>
        <message>
            <source>Ghi tệp giao máy ra USB</source>
            <translation>Write the enrolment file to USB</translation>
        </message>
        <message>
            <source>Mang USB về máy cơ sở</source>
            <translation>Take the USB stick to the field machine</translation>
        </message>
        <message>
            <source>Bước %1 trên 4</source>
            <translation>Step %1 of 4</translation>
        </message>
        <message>
            <source>Xong</source>
            <translation>Done</translation>
        </message>
        <message>
            <source>Máy: %1</source>
            <translation>Machine: %1</translation>
        </message>
        <message>
            <source>Người dùng: %1</source>
            <translation>Users: %1</translation>
        </message>
        <message>
            <source>Ghi danh và phần dữ liệu đầu tiên nằm chung một tệp, chỉ máy đó mở được.</source>
            <translation>Enrolment and the first data are in one file that only this machine can open.</translation>
        </message>
        <message>
            <source>Chưa giao địa bàn nào: máy sẽ trống cho đến khi được giao.</source>
            <translation>No areas assigned: the machine stays empty until it gets some.</translation>
        </message>
        <message>
            <source>Chọn USB và ghi…</source>
            <translation>Choose USB and write…</translation>
        </message>
        <message>
            <source>Chọn tệp khác…</source>
            <translation>Choose another file…</translation>
        </message>
    </context>
    <context>
        <name>HandOffsView</name>
        <message>
            <source>Hạn</source>
            <translation>Due</translation>
        </message>
        <message>
            <source>Việc</source>
            <translation>Matter</translation>
        </message>
        <message>
            <source>Họ và tên</source>
            <translation>Full name</translation>
        </message>
        <message>
            <source>Địa bàn</source>
            <translation>Area</translation>
        </message>
        <message>
            <source>Từ</source>
            <translation>From</translation>
        </message>
        <message>
            <source>Đến</source>
            <translation>To</translation>
        </message>
        <message>
            <source>Đến đâu</source>
            <translation>How far</translation>
        </message>
        <message>
            <source>Nội dung, kết quả</source>
            <translation>Content, result</translation>
        </message>
        <message>
            <source>Đang chuyển</source>
            <translation>Being handed over</translation>
        </message>
        <message>
            <source>Phải chuyển mà chưa chuyển</source>
            <translation>To be handed over, not yet done</translation>
        </message>
        <message>
            <source>Đã xong</source>
            <translation>Done</translation>
        </message>
        <message>
            <source>Danh sách việc chuyển</source>
            <translation>List of hand-overs</translation>
        </message>
        <message>
            <source>Chuyển việc đã chọn</source>
            <translation>Hand over selected</translation>
        </message>
        <message>
            <source>Đã nhận việc</source>
            <translation>Taken</translation>
        </message>
        <message>
            <source>Ghi kết quả…</source>
            <translation>Record the result…</translation>
        </message>
        <message>
            <source>Không có việc nào ở đây</source>
            <translation>Nothing here</translation>
        </message>
        <message>
            <source>Khi một bước có kết quả mà bộ phận khác phải biết, việc phải chuyển sẽ hiện ở danh sách này.</source>
            <translation>When a step has a result another department must know, the hand-over appears in this list.</translation>
        </message>
        <message>
            <source>Chờ bộ phận tôi nhận: %1</source>
            <translation>Waiting for my department: %1</translation>
        </message>
        <message>
            <source>quá hạn: %1</source>
            <translation>overdue: %1</translation>
        </message>
        <message>
            <source>bộ phận tôi phải chuyển: %1</source>
            <translation>my department has to hand over: %1</translation>
        </message>
        <message>
            <source>Kết quả việc chuyển về %1</source>
            <translation>Result of the hand-over about %1</translation>
        </message>
        <message>
            <source>Ghi là đã xong</source>
            <translation>Record as done</translation>
        </message>
        <message>
            <source>Chưa chuyển</source>
            <translation>Not handed over</translation>
        </message>
        <message>
            <source>Chưa nhận</source>
            <translation>Not taken yet</translation>
        </message>
        <message>
            <source>Đã nhận</source>
            <translation>Taken</translation>
        </message>
    </context>
    <context>
        <name>Handover</name>
        <message>
            <source>Mã một lần, đưa tận tay từng người:</source>
            <translation>One-time codes, to be handed to each person:</translation>
        </message>
        <message>
            <source>Chép</source>
            <translation>Copy</translation>
        </message>
        <message>
            <source>In…</source>
            <translation>Print…</translation>
        </message>
    </context>
    <context>
        <name>HistoryTab</name>
        <message>
            <source>Lúc</source>
            <translation>When</translation>
        </message>
        <message>
            <source>Ai</source>
            <translation>Who</translation>
        </message>
        <message>
            <source>Ở đâu</source>
            <translation>Where</translation>
        </message>
        <message>
            <source>Thay đổi</source>
            <translation>Change</translation>
        </message>
        <message>
            <source>Máy</source>
            <translation>Machine</translation>
        </message>
        <message>
            <source>Trạng thái</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Lịch sử thay đổi</source>
            <translation>History of changes</translation>
        </message>
        <message>
            <source>Máy này</source>
            <translation>This machine</translation>
        </message>
    </context>
    <context>
        <name>HouseholdEdit</name>
        <message>
            <source>Hộ chưa có trong máy: thêm hộ mới</source>
            <translation>Household not on this machine: add a new one</translation>
        </message>
        <message>
            <source>Chọn hộ đã có</source>
            <translation>Choose an existing household</translation>
        </message>
        <message>
            <source>Ví dụ: Hộ bà Nguyễn Thị Lan</source>
            <translation>For example: Household of Ms Nguyễn Thị Lan</translation>
        </message>
        <message>
            <source>Hộ</source>
            <translation>Household</translation>
        </message>
        <message>
            <source>Tên hộ mới</source>
            <translation>Name of the new household</translation>
        </message>
        <message>
            <source>Là gì với chủ hộ</source>
            <translation>Relation to the head of household</translation>
        </message>
        <message>
            <source>Địa chỉ của hộ</source>
            <translation>Address of the household</translation>
        </message>
        <message>
            <source>Hãy ghi tên hộ mới.</source>
            <translation>Write the name of the new household.</translation>
        </message>
        <message>
            <source>%1 người</source>
            <translation>%1 people</translation>
        </message>
        <message>
            <source>Đang có trong hộ: %1</source>
            <translation>In this household: %1</translation>
        </message>
    </context>
    <context>
        <name>HouseholdLine</name>
        <message>
            <source>Gõ tên hộ: chọn hộ đã có, hoặc để nguyên là hộ mới</source>
            <translation>Type the household's name: choose an existing one, or leave it as new</translation>
        </message>
        <message>
            <source>%1 người</source>
            <translation>%1 people</translation>
        </message>
        <message>
            <source>Hộ đã có, %1 người</source>
            <translation>Existing household, %1 people</translation>
        </message>
        <message>
            <source>Hộ đã có</source>
            <translation>Existing household</translation>
        </message>
        <message>
            <source>Hộ mới? Đã có tên gần giống: %1. Mũi tên xuống để chọn.</source>
            <translation>New household? A similar name exists: %1. Arrow down to choose.</translation>
        </message>
        <message>
            <source>Hộ mới, sẽ được lập khi lưu phiếu</source>
            <translation>New household, created when the sheet is saved</translation>
        </message>
    </context>
    <context>
        <name>HouseholdPage</name>
        <message>
            <source>Lúc</source>
            <translation>When</translation>
        </message>
        <message>
            <source>Ai</source>
            <translation>Who</translation>
        </message>
        <message>
            <source>Ở đâu</source>
            <translation>Where</translation>
        </message>
        <message>
            <source>Thay đổi</source>
            <translation>Change</translation>
        </message>
        <message>
            <source>Máy</source>
            <translation>Machine</translation>
        </message>
        <message>
            <source>Trạng thái</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Lịch sử thay đổi</source>
            <translation>History of changes</translation>
        </message>
        <message>
            <source>Họ và tên</source>
            <translation>Full name</translation>
        </message>
        <message>
            <source>Quan hệ</source>
            <translation>Relation</translation>
        </message>
        <message>
            <source>Quan hệ với chủ hộ</source>
            <translation>Relation to the head of household</translation>
        </message>
        <message>
            <source>Ngày sinh</source>
            <translation>Born</translation>
        </message>
        <message>
            <source>Giới tính</source>
            <translation>Sex</translation>
        </message>
        <message>
            <source>Số định danh</source>
            <translation>ID number</translation>
        </message>
        <message>
            <source>đã có</source>
            <translation>has one</translation>
        </message>
        <message>
            <source>chưa có</source>
            <translation>none</translation>
        </message>
        <message>
            <source>Hồ sơ</source>
            <translation>Cases</translation>
        </message>
        <message>
            <source>Hồ sơ đang mở</source>
            <translation>Open cases</translation>
        </message>
        <message>
            <source>Người trong hộ</source>
            <translation>People in the household</translation>
        </message>
        <message>
            <source>Ngày</source>
            <translation>Date</translation>
        </message>
        <message>
            <source>Kết quả</source>
            <translation>Result</translation>
        </message>
        <message>
            <source>Người kể</source>
            <translation>Told by</translation>
        </message>
        <message>
            <source>Người ghi</source>
            <translation>Recorded by</translation>
        </message>
        <message>
            <source>Phiếu</source>
            <translation>Sheet</translation>
        </message>
        <message>
            <source>Ghi chú</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Các lượt đến nhà</source>
            <translation>Visits to the home</translation>
        </message>
        <message>
            <source>Đang mở…</source>
            <translation>Opening…</translation>
        </message>
        <message>
            <source>Thêm người…</source>
            <translation>Add people…</translation>
        </message>
        <message>
            <source>Sửa hộ…</source>
            <translation>Edit household…</translation>
        </message>
        <message>
            <source>Hộ này chưa có ai</source>
            <translation>Nobody in this household yet</translation>
        </message>
        <message>
            <source>Ghi cả nhà trong một lần.</source>
            <translation>Record the whole family in one go.</translation>
        </message>
        <message>
            <source>Chưa đến lần nào</source>
            <translation>No visits yet</translation>
        </message>
        <message>
            <source>Sau mỗi lần đến nhà, bấm một nút ở trên.</source>
            <translation>After each visit press one of the buttons above.</translation>
        </message>
        <message>
            <source>Diện</source>
            <translation>Group</translation>
        </message>
        <message>
            <source>Tình trạng</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Hồ sơ của người trong hộ</source>
            <translation>Cases of the people in the household</translation>
        </message>
        <message>
            <source>Trong hộ chưa có hồ sơ nào</source>
            <translation>No case in this household yet</translation>
        </message>
        <message>
            <source>Các phần của hộ</source>
            <translation>Parts of the household</translation>
        </message>
        <message>
            <source>Lượt đến nhà</source>
            <translation>Visits to the home</translation>
        </message>
        <message>
            <source>Lịch sử</source>
            <translation>History</translation>
        </message>
        <message>
            <source>Hộ</source>
            <translation>Household</translation>
        </message>
        <message>
            <source>Địa bàn</source>
            <translation>Area</translation>
        </message>
        <message>
            <source>(ngoài máy này)</source>
            <translation>(not on this machine)</translation>
        </message>
        <message>
            <source>Máy này</source>
            <translation>This machine</translation>
        </message>
        <message>
            <source>Có chỗ hai giá trị đang chờ người chọn.</source>
            <translation>Two values wait for a choice somewhere.</translation>
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
        <name>ImportDialog</name>
        <message>
            <source>Nhập gói</source>
            <translation>Import a package</translation>
        </message>
        <message>
            <source>Đang xem trước gói…</source>
            <translation>Previewing the package…</translation>
        </message>
        <message>
            <source>Bản ghi trong gói</source>
            <translation>Records in the package</translation>
        </message>
        <message>
            <source>Thôi, không nhập</source>
            <translation>Cancel, do not import</translation>
        </message>
        <message>
            <source>Giải quyết xung đột…</source>
            <translation>Settle conflicts…</translation>
        </message>
        <message>
            <source>Nhập</source>
            <translation>Import</translation>
        </message>
        <message>
            <source>Đang nhập gói</source>
            <translation>Importing the package</translation>
        </message>
        <message>
            <source>Của ai</source>
            <translation>Of whom</translation>
        </message>
        <message>
            <source>Bản ghi</source>
            <translation>Record</translation>
        </message>
        <message>
            <source>Chi tiết</source>
            <translation>Details</translation>
        </message>
        <message>
            <source>Đang xem trước gói</source>
            <translation>Previewing the package</translation>
        </message>
        <message>
            <source>Gói của %1</source>
            <translation>Package from %1</translation>
        </message>
        <message>
            <source>văn phòng</source>
            <translation>the office</translation>
        </message>
        <message>
            <source>Gói này cũ hơn gói đã nhập. Nhập lại không thay đổi gì.</source>
            <translation>This package is older than one already imported. Importing it again changes nothing.</translation>
        </message>
        <message>
            <source>Mọi thay đổi trong gói đã có ở đây. Nhập lại không thay đổi gì.</source>
            <translation>All changes in the package are here already. Importing it again changes nothing.</translation>
        </message>
        <message>
            <source>Mới xem trước, chưa ghi gì. Bấm vào từng con số để xem là những bản ghi nào.</source>
            <translation>Only a preview, nothing is written yet. Press a number to see which records it counts.</translation>
        </message>
        <message>
            <source>bản ghi, mục được xóa hẳn theo yêu cầu</source>
            <translation>records and items erased on request</translation>
        </message>
        <message>
            <source>thay đổi từ văn phòng</source>
            <translation>changes from the office</translation>
        </message>
        <message>
            <source>thay đổi của máy này được trả lời</source>
            <translation>changes of this machine answered</translation>
        </message>
        <message>
            <source>bản ghi rời khỏi máy</source>
            <translation>records leaving the machine</translation>
        </message>
        <message>
            <source>tệp đính kèm</source>
            <translation>attachments</translation>
        </message>
        <message>
            <source>địa bàn lệch mã đối chiếu</source>
            <translation>areas whose check code differs</translation>
        </message>
        <message>
            <source>mới</source>
            <translation>new</translation>
        </message>
        <message>
            <source>thay đổi</source>
            <translation>changes</translation>
        </message>
        <message>
            <source>đã có</source>
            <translation>here already</translation>
        </message>
        <message>
            <source>xung đột</source>
            <translation>conflicts</translation>
        </message>
        <message>
            <source>còn chờ</source>
            <translation>still waiting</translation>
        </message>
        <message>
            <source>bị từ chối</source>
            <translation>refused</translation>
        </message>
        <message>
            <source>chỗ đứt quãng</source>
            <translation>gaps</translation>
        </message>
        <message>
            <source>thiếu tệp đính kèm</source>
            <translation>missing attachments</translation>
        </message>
        <message>
            <source>Đang có: %1 — gửi đến: %2</source>
            <translation>Here: %1 — sent: %2</translation>
        </message>
        <message>
            <source>Mạch thay đổi</source>
            <translation>Chain of changes</translation>
        </message>
        <message>
            <source>Thiếu từ thay đổi số %1; phần sau được giữ lại đến khi đủ</source>
            <translation>Missing from change no. %1 on; the rest is held back until it is complete</translation>
        </message>
        <message>
            <source>Đã có từ trước</source>
            <translation>Here before</translation>
        </message>
        <message>
            <source>Những thay đổi này đã nhập lần trước; nhập lại không đổi gì.</source>
            <translation>These changes were imported before; importing again changes nothing.</translation>
        </message>
        <message>
            <source>Thay đổi từ văn phòng</source>
            <translation>Changes from the office</translation>
        </message>
        <message>
            <source>Cả phần địa bàn của máy này được cập nhật cùng lúc.</source>
            <translation>This machine's areas are all updated at once.</translation>
        </message>
        <message>
            <source>Biên nhận</source>
            <translation>Receipts</translation>
        </message>
        <message>
            <source>Văn phòng cho biết từng thay đổi của máy này đã ra sao.</source>
            <translation>The office tells what became of each change of this machine.</translation>
        </message>
        <message>
            <source>Rời khỏi máy</source>
            <translation>Leaving the machine</translation>
        </message>
        <message>
            <source>Những bản ghi không còn thuộc địa bàn được giao: chỉ còn xem được.</source>
            <translation>Records outside the assigned areas: can only be read.</translation>
        </message>
        <message>
            <source>Xóa hẳn theo yêu cầu</source>
            <translation>Erased on request</translation>
        </message>
        <message>
            <source>Văn phòng đã ra lệnh xóa hẳn; máy này cũng xóa. %1 thay đổi chưa gửi của máy này mất theo.</source>
            <translation>The office ordered erasure; this machine erases too. %1 unsent changes of this machine go with it.</translation>
        </message>
        <message>
            <source>Tệp đính kèm</source>
            <translation>Attachments</translation>
        </message>
        <message>
            <source>Bản chụp, bản quét đi cùng gói.</source>
            <translation>Photos and scans that come with the package.</translation>
        </message>
        <message>
            <source>Không có dòng nào</source>
            <translation>No rows</translation>
        </message>
        <message>
            <source>Đã nhập gói của %1</source>
            <translation>Package from %1 imported</translation>
        </message>
        <message>
            <source>Sau khi nhập, dữ liệu ở %1 vẫn khác văn phòng. Hãy xuất gói cho văn phòng rồi xin gói mới; nếu vẫn khác, báo người phụ trách.</source>
            <translation>After importing, the data of %1 still differs from the office. Export a package for the office and ask for a new one; if it still differs, tell the person in charge.</translation>
        </message>
        <message>
            <source>%1 bản ghi mới</source>
            <translation>%1 new records</translation>
        </message>
        <message>
            <source>%1 thay đổi</source>
            <translation>%1 changes</translation>
        </message>
        <message>
            <source>%1 xung đột chờ giải quyết</source>
            <translation>%1 conflicts to settle</translation>
        </message>
        <message>
            <source>Đã nhập:</source>
            <translation>Imported:</translation>
        </message>
        <message>
            <source>Đã tự sao lưu và đọc lại: %1.</source>
            <translation>Backed up by itself and read back: %1.</translation>
        </message>
        <message>
            <source>Đã nhập, nhưng đĩa không cho sao lưu. Dữ liệu vừa nhập vẫn còn; máy cơ sở chưa được xóa phần của mình. Hãy sao lưu ở trang Cài đặt.</source>
            <translation>Imported, but the disk refused the backup. The imported data is safe; the field machine may not delete its part yet. Back up on the Settings page.</translation>
        </message>
        <message>
            <source>Đóng</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Dừng lại</source>
            <translation>Stop</translation>
        </message>
        <message>
            <source>Không nhập được gói này</source>
            <translation>This package cannot be imported</translation>
        </message>
        <message>
            <source>Không có gì được nhập</source>
            <translation>Nothing was imported</translation>
        </message>
        <message>
            <source>chờ cập nhật chương trình</source>
            <translation>waiting for a program update</translation>
        </message>
        <message>
            <source>Chờ cập nhật chương trình</source>
            <translation>Waiting for a program update</translation>
        </message>
        <message>
            <source>Những thay đổi này được giữ nguyên, chưa hiện ra.</source>
            <translation>These changes are kept as they came and are not shown yet.</translation>
        </message>
    </context>
    <context>
        <name>ImportPage</name>
        <message>
            <source>Chọn tệp</source>
            <translation>Choose a file</translation>
        </message>
        <message>
            <source>Cột và địa bàn</source>
            <translation>Columns and areas</translation>
        </message>
        <message>
            <source>Xem trước</source>
            <translation>Preview</translation>
        </message>
        <message>
            <source>Kết quả</source>
            <translation>Result</translation>
        </message>
        <message>
            <source>Quay lại</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>Lưu phần không đọc được…</source>
            <translation>Save what could not be read…</translation>
        </message>
        <message>
            <source>Các lần nhập trước…</source>
            <translation>Earlier imports…</translation>
        </message>
        <message>
            <source>Nhập danh sách Excel</source>
            <translation>Import an Excel list</translation>
        </message>
        <message>
            <source>Đang mở tệp</source>
            <translation>Opening the file</translation>
        </message>
        <message>
            <source>Đang đọc danh sách</source>
            <translation>Reading the list</translation>
        </message>
        <message>
            <source>Đang so sánh</source>
            <translation>Comparing</translation>
        </message>
        <message>
            <source>Đang ghi</source>
            <translation>Writing</translation>
        </message>
        <message>
            <source>Đang đọc các lần nhập</source>
            <translation>Reading the imports</translation>
        </message>
        <message>
            <source>Những gì lần nhập “%1” đã lập sẽ bị xóa, những gì nó đã sửa trở lại như trước. Bản ghi đã có người sửa sau đó được giữ nguyên và nêu tên.</source>
            <translation>What import “%1” created will be deleted, what it changed becomes as before. Records someone changed since are kept and named.</translation>
        </message>
        <message>
            <source>Hoàn tác cả lần nhập?</source>
            <translation>Undo the whole import?</translation>
        </message>
        <message>
            <source>Hoàn tác lần nhập</source>
            <translation>Undo the import</translation>
        </message>
        <message>
            <source>Đang hoàn tác</source>
            <translation>Undoing</translation>
        </message>
        <message>
            <source>Đã hoàn tác lần nhập “%1”: %2 bản ghi.</source>
            <translation>Import “%1” undone: %2 records.</translation>
        </message>
        <message>
            <source>dòng cần xem lại</source>
            <translation>rows to look at</translation>
        </message>
        <message>
            <source>Lưu phần không đọc được</source>
            <translation>Save what could not be read</translation>
        </message>
        <message>
            <source>Đang lưu</source>
            <translation>Saving</translation>
        </message>
        <message>
            <source>Đã lưu %1 dòng vào “%2”, gửi lại cho nơi lập danh sách.</source>
            <translation>%1 rows saved to “%2”, to be sent back to whoever made the list.</translation>
        </message>
        <message>
            <source>Đã dừng. Chưa có gì được ghi.</source>
            <translation>Stopped. Nothing has been written.</translation>
        </message>
        <message>
            <source>Đóng</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Nhập %1 dòng</source>
            <translation>Import %1 rows</translation>
        </message>
        <message>
            <source>Không có gì để ghi, xong</source>
            <translation>Nothing to write, done</translation>
        </message>
    </context>
    <context>
        <name>ImportsDialog</name>
        <message>
            <source>Các lần nhập trước</source>
            <translation>Earlier imports</translation>
        </message>
        <message>
            <source>Lúc</source>
            <translation>When</translation>
        </message>
        <message>
            <source>Tệp</source>
            <translation>File</translation>
        </message>
        <message>
            <source>Người nhập</source>
            <translation>Imported by</translation>
        </message>
        <message>
            <source>Đã ghi</source>
            <translation>Written</translation>
        </message>
        <message>
            <source>Tình trạng</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Chưa nhập danh sách nào</source>
            <translation>No list imported yet</translation>
        </message>
        <message>
            <source>Mỗi lần nhập từ nay được ghi ở đây và hoàn tác được.</source>
            <translation>From now on every import is recorded here and can be undone.</translation>
        </message>
        <message>
            <source>Hoàn tác lần nhập này…</source>
            <translation>Undo this import…</translation>
        </message>
        <message>
            <source>Đóng</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Hoàn tác xóa những gì lần nhập đã lập và trả lại giá trị cũ; chỗ đã có người sửa thì giữ.</source>
            <translation>Undoing deletes what the import created and restores the old values; what someone changed is kept.</translation>
        </message>
        <message>
            <source>Chỉ người được quyền xóa bản ghi mới hoàn tác được một lần nhập.</source>
            <translation>Only someone who may delete records can undo an import.</translation>
        </message>
        <message>
            <source>đã hoàn tác %1</source>
            <translation>undone %1</translation>
        </message>
        <message>
            <source>đang có</source>
            <translation>in effect</translation>
        </message>
    </context>
    <context>
        <name>InterviewPage</name>
        <message>
            <source>Đang mở…</source>
            <translation>Opening…</translation>
        </message>
        <message>
            <source>Tìm diện · %1</source>
            <translation>Find the group · %1</translation>
        </message>
        <message>
            <source>Tìm diện</source>
            <translation>Find the group</translation>
        </message>
        <message>
            <source>đang ở diện %1</source>
            <translation>now in group %1</translation>
        </message>
        <message>
            <source>Người chưa có trong danh sách</source>
            <translation>Person not on the list yet</translation>
        </message>
        <message>
            <source>Làm tiếp phỏng vấn đang dở; các câu đã trả lời còn nguyên.</source>
            <translation>Continuing an unfinished interview; the answers are all there.</translation>
        </message>
        <message>
            <source>Đang có hồ sơ</source>
            <translation>Has cases</translation>
        </message>
        <message>
            <source>Đổi sang diện %1… (Ctrl+Enter)</source>
            <translation>Change to group %1… (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>Đổi diện… (Ctrl+Enter)</source>
            <translation>Change group… (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>Lập hồ sơ diện %1 (Ctrl+Enter)</source>
            <translation>Open a case of group %1 (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>Lập hồ sơ (Ctrl+Enter)</source>
            <translation>Open a case (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>Đổi diện thì chọn đúng một diện khác. Thêm diện nữa: lập hồ sơ thêm ở trang nhân khẩu.</source>
            <translation>To change the group choose exactly one other. To add a group: open a further case on the person's page.</translation>
        </message>
    </context>
    <context>
        <name>KinChooser</name>
        <message>
            <source>Trong máy</source>
            <translation>On this machine</translation>
        </message>
        <message>
            <source>Ngoài máy</source>
            <translation>Not on this machine</translation>
        </message>
        <message>
            <source>Không rõ</source>
            <translation>Unknown</translation>
        </message>
        <message>
            <source>Không áp dụng</source>
            <translation>Does not apply</translation>
        </message>
    </context>
    <context>
        <name>KinEdit</name>
        <message>
            <source>Họ và tên</source>
            <translation>Full name</translation>
        </message>
        <message>
            <source>Ngày sinh, nếu biết</source>
            <translation>Date of birth, if known</translation>
        </message>
        <message>
            <source>Số giấy tờ, nếu có</source>
            <translation>Number of a paper, if any</translation>
        </message>
        <message>
            <source>Ghi chú: đang ở đâu, liên lạc thế nào…</source>
            <translation>Note: where they are, how to reach them…</translation>
        </message>
        <message>
            <source>Ngày sinh</source>
            <translation>Date of birth</translation>
        </message>
        <message>
            <source>Số giấy tờ</source>
            <translation>Number of a paper</translation>
        </message>
        <message>
            <source>Ghi chú</source>
            <translation>Note</translation>
        </message>
    </context>
    <context>
        <name>KinTab</name>
        <message>
            <source>Cha, mẹ, người nuôi dưỡng</source>
            <translation>Father, mother, carer</translation>
        </message>
        <message>
            <source>Mở hộ</source>
            <translation>Open household</translation>
        </message>
        <message>
            <source>Sửa thân nhân</source>
            <translation>Edit relatives</translation>
        </message>
        <message>
            <source>Chưa thuộc hộ nào</source>
            <translation>In no household yet</translation>
        </message>
        <message>
            <source>Mở trang của người này để ghi hộ đang ở.</source>
            <translation>Open this person's page to record the household.</translation>
        </message>
        <message>
            <source>Hộ</source>
            <translation>Household</translation>
        </message>
        <message>
            <source>Họ và tên</source>
            <translation>Full name</translation>
        </message>
        <message>
            <source>Quan hệ</source>
            <translation>Relation</translation>
        </message>
        <message>
            <source>Quan hệ với chủ hộ</source>
            <translation>Relation to the head of household</translation>
        </message>
        <message>
            <source>Ngày sinh</source>
            <translation>Born</translation>
        </message>
        <message>
            <source>Giới tính</source>
            <translation>Sex</translation>
        </message>
        <message>
            <source>Số định danh</source>
            <translation>ID number</translation>
        </message>
        <message>
            <source>đã có</source>
            <translation>has one</translation>
        </message>
        <message>
            <source>chưa có</source>
            <translation>none</translation>
        </message>
        <message>
            <source>Hồ sơ</source>
            <translation>Cases</translation>
        </message>
        <message>
            <source>Hồ sơ đang mở</source>
            <translation>Open cases</translation>
        </message>
        <message>
            <source>Người trong hộ</source>
            <translation>People in the household</translation>
        </message>
    </context>
    <context>
        <name>KnownCard</name>
        <message>
            <source>Chọn người đã có tài khoản</source>
            <translation>Choose someone with an account</translation>
        </message>
        <message>
            <source>Người đã có tài khoản</source>
            <translation>Person with an account</translation>
        </message>
        <message>
            <source>Vai trò như ở tài khoản: %1</source>
            <translation>Role as in the account: %1</translation>
        </message>
    </context>
    <context>
        <name>LaptopHead</name>
        <message>
            <source>Nếu máy hỏng bây giờ</source>
            <translation>If this machine died now</translation>
        </message>
        <message>
            <source>Trao đổi gần nhất</source>
            <translation>Last exchange</translation>
        </message>
        <message>
            <source>Địa bàn máy này giữ</source>
            <translation>Areas on this machine</translation>
        </message>
        <message>
            <source>Xuất gói gửi văn phòng…</source>
            <translation>Export a package for the office…</translation>
        </message>
        <message>
            <source>Nhập gói từ văn phòng…</source>
            <translation>Import a package from the office…</translation>
        </message>
        <message>
            <source>sẽ mất %1 thay đổi</source>
            <translation>%1 changes would be lost</translation>
        </message>
        <message>
            <source>Cũ nhất ghi %1. Hãy xuất gói gửi văn phòng.</source>
            <translation>The oldest is of %1. Export a package for the office.</translation>
        </message>
        <message>
            <source>không mất gì</source>
            <translation>nothing would be lost</translation>
        </message>
        <message>
            <source>Văn phòng đã nhận mọi thay đổi.</source>
            <translation>The office has received all changes.</translation>
        </message>
        <message>
            <source>%1 thay đổi chờ văn phòng trả lời</source>
            <translation>%1 changes wait for the office's answer</translation>
        </message>
        <message>
            <source>%1 có xung đột</source>
            <translation>%1 in conflict</translation>
        </message>
        <message>
            <source>%1 bị từ chối</source>
            <translation>%1 refused</translation>
        </message>
        <message>
            <source>Nhập: %1</source>
            <translation>Import: %1</translation>
        </message>
        <message>
            <source>chưa lần nào</source>
            <translation>never</translation>
        </message>
        <message>
            <source>Xuất: %1</source>
            <translation>Export: %1</translation>
        </message>
        <message>
            <source>%1 địa bàn, %2 nhân khẩu</source>
            <translation>%1 areas, %2 people</translation>
        </message>
        <message>
            <source>chưa được giao</source>
            <translation>not assigned</translation>
        </message>
        <message>
            <source>sẽ mất %1</source>
            <translation>%1 would be lost</translation>
        </message>
        <message>
            <source>Hãy xuất gói gửi văn phòng.</source>
            <translation>Export a bundle for the office.</translation>
        </message>
        <message>
            <source>Bản nháp chưa lưu chỉ có ở máy này: hãy mở ra và ghi xong.</source>
            <translation>Unfinished drafts are on this machine only: open and finish them.</translation>
        </message>
    </context>
    <context>
        <name>LeftDialog</name>
        <message>
            <source>Những bản ghi giữ nguyên</source>
            <translation>Records left as they are</translation>
        </message>
        <message>
            <source>Của ai</source>
            <translation>Of whom</translation>
        </message>
        <message>
            <source>Bản ghi</source>
            <translation>Record</translation>
        </message>
        <message>
            <source>Vì sao giữ</source>
            <translation>Why kept</translation>
        </message>
        <message>
            <source>Đóng</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>%1 bản ghi của lần nhập “%2” được giữ nguyên; mở từng bản ghi để xem và sửa nếu cần.</source>
            <translation>%1 records of import “%2” were left as they are; open each to look and edit if needed.</translation>
        </message>
    </context>
    <context>
        <name>LogSection</name>
        <message>
            <source>Ai đã xem, in, xuất hồ sơ của ai, lúc nào, để làm gì. Không sửa, không xóa được.</source>
            <translation>Who viewed, printed or exported whose case, when and what for. Cannot be changed or deleted.</translation>
        </message>
        <message>
            <source>Vào máy</source>
            <translation>Log in</translation>
        </message>
        <message>
            <source>Xem</source>
            <translation>View</translation>
        </message>
        <message>
            <source>Xem số đầy đủ</source>
            <translation>View full number</translation>
        </message>
        <message>
            <source>Chép lên Cổng dịch vụ công</source>
            <translation>Copy to the public service portal</translation>
        </message>
        <message>
            <source>In</source>
            <translation>Print</translation>
        </message>
        <message>
            <source>Xuất</source>
            <translation>Export</translation>
        </message>
        <message>
            <source>Nhập</source>
            <translation>Import</translation>
        </message>
        <message>
            <source>Sao lưu</source>
            <translation>Backup</translation>
        </message>
        <message>
            <source>Đổi mật khẩu</source>
            <translation>Change passphrase</translation>
        </message>
        <message>
            <source>Cấp lại mật khẩu</source>
            <translation>Reissue passphrase</translation>
        </message>
        <message>
            <source>Thêm tài khoản</source>
            <translation>Add account</translation>
        </message>
        <message>
            <source>Sửa tài khoản</source>
            <translation>Edit account</translation>
        </message>
        <message>
            <source>Ngừng tài khoản</source>
            <translation>Stop account</translation>
        </message>
        <message>
            <source>Cho dùng lại tài khoản</source>
            <translation>Allow account again</translation>
        </message>
        <message>
            <source>Cấp quyền máy</source>
            <translation>Grant machine rights</translation>
        </message>
        <message>
            <source>Nhận quyền máy</source>
            <translation>Receive machine rights</translation>
        </message>
        <message>
            <source>Ghi dẫn chiếu</source>
            <translation>Record a reference</translation>
        </message>
        <message>
            <source>Xóa dẫn chiếu</source>
            <translation>Delete reference</translation>
        </message>
        <message>
            <source>Xem hồ sơ trước khi in</source>
            <translation>View case before printing</translation>
        </message>
        <message>
            <source>Phiếu cho người dân</source>
            <translation>Sheet for the resident</translation>
        </message>
        <message>
            <source>Bằng dòng lệnh</source>
            <translation>By command line</translation>
        </message>
        <message>
            <source>Tìm diện</source>
            <translation>Find the group</translation>
        </message>
        <message>
            <source>Lúc</source>
            <translation>When</translation>
        </message>
        <message>
            <source>Ai</source>
            <translation>Who</translation>
        </message>
        <message>
            <source>Việc</source>
            <translation>Action</translation>
        </message>
        <message>
            <source>Của ai, cái gì</source>
            <translation>Of whom, of what</translation>
        </message>
        <message>
            <source>Để làm gì</source>
            <translation>What for</translation>
        </message>
        <message>
            <source>Máy</source>
            <translation>Machine</translation>
        </message>
        <message>
            <source>Nhật ký truy cập</source>
            <translation>Access log</translation>
        </message>
        <message>
            <source>Chưa có dòng nào</source>
            <translation>No rows yet</translation>
        </message>
        <message>
            <source>Tài khoản</source>
            <translation>Account</translation>
        </message>
        <message>
            <source>Dẫn chiếu đến quyết định</source>
            <translation>Reference to a decision</translation>
        </message>
    </context>
    <context>
        <name>LogTab</name>
        <message>
            <source>Lúc</source>
            <translation>When</translation>
        </message>
        <message>
            <source>Chiều</source>
            <translation>Direction</translation>
        </message>
        <message>
            <source>Máy</source>
            <translation>Machine</translation>
        </message>
        <message>
            <source>Trong gói</source>
            <translation>In the package</translation>
        </message>
        <message>
            <source>Nhật ký trao đổi</source>
            <translation>Exchange log</translation>
        </message>
        <message>
            <source>Chưa trao đổi lần nào</source>
            <translation>Never exchanged</translation>
        </message>
        <message>
            <source>Nhập vào</source>
            <translation>Imported</translation>
        </message>
        <message>
            <source>Xuất ra</source>
            <translation>Exported</translation>
        </message>
    </context>
    <context>
        <name>LoginDialog</name>
        <message>
            <source>Những người dùng máy này</source>
            <translation>Users of this machine</translation>
        </message>
        <message>
            <source>Mật khẩu</source>
            <translation>Passphrase</translation>
        </message>
        <message>
            <source>Quên mật khẩu…</source>
            <translation>Forgot passphrase…</translation>
        </message>
        <message>
            <source>Thôi</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Đóng</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Mở khóa</source>
            <translation>Unlock</translation>
        </message>
        <message>
            <source>Vào làm việc</source>
            <translation>Log in</translation>
        </message>
        <message>
            <source>Chọn mật khẩu của mình</source>
            <translation>Choose your own passphrase</translation>
        </message>
        <message>
            <source>Mã vừa dùng chỉ mở được một lần. Từ nay anh/chị vào máy này bằng mật khẩu riêng, không ai khác biết.</source>
            <translation>The code just used opens only once. From now on you enter this machine with your own passphrase, known to nobody else.</translation>
        </message>
        <message>
            <source>Dùng mật khẩu này</source>
            <translation>Use this passphrase</translation>
        </message>
        <message>
            <source>Máy đang khóa</source>
            <translation>The machine is locked</translation>
        </message>
        <message>
            <source>Đổi người dùng</source>
            <translation>Switch user</translation>
        </message>
        <message>
            <source>Hồ sơ Cư trú</source>
            <translation>Residence Records</translation>
        </message>
        <message>
            <source>Đang dùng mã một lần</source>
            <translation>Using a one-time code</translation>
        </message>
        <message>
            <source>Mã một lần (16 chữ số)</source>
            <translation>One-time code (16 digits)</translation>
        </message>
        <message>
            <source>Lần đầu ở máy này: gõ mã do văn phòng đọc cho, cách quãng hay không đều được.</source>
            <translation>First time on this machine: type the code the office read to you, with or without spaces.</translation>
        </message>
        <message>
            <source>Hãy gõ mật khẩu.</source>
            <translation>Type the passphrase.</translation>
        </message>
        <message>
            <source>Đang mở dữ liệu</source>
            <translation>Opening the data</translation>
        </message>
        <message>
            <source>Đang mở…</source>
            <translation>Opening…</translation>
        </message>
        <message>
            <source>Đóng chương trình?</source>
            <translation>Close the program?</translation>
        </message>
        <message>
            <source>Bản nháp đang gõ đã được giữ cho %1.</source>
            <translation>The draft being typed is kept for %1.</translation>
        </message>
        <message>
            <source>Đóng chương trình</source>
            <translation>Close the program</translation>
        </message>
    </context>
    <context>
        <name>LookSection</name>
        <message>
            <source>Theo máy</source>
            <translation>As the system</translation>
        </message>
        <message>
            <source>Sáng</source>
            <translation>Light</translation>
        </message>
        <message>
            <source>Tối</source>
            <translation>Dark</translation>
        </message>
        <message>
            <source>Vừa</source>
            <translation>Medium</translation>
        </message>
        <message>
            <source>Lớn</source>
            <translation>Large</translation>
        </message>
        <message>
            <source>Rất lớn</source>
            <translation>Very large</translation>
        </message>
        <message>
            <source>Màu nền</source>
            <translation>Colours</translation>
        </message>
        <message>
            <source>Cỡ chữ</source>
            <translation>Text size</translation>
        </message>
        <message>
            <source>Ngôn ngữ</source>
            <translation>Language</translation>
        </message>
        <message>
            <source>Tự khóa màn hình</source>
            <translation>Lock the screen by itself</translation>
        </message>
        <message>
            <source>Khi không ai động vào máy. Bản nháp đang gõ vẫn còn nguyên.</source>
            <translation>When nobody touches the machine. The draft being typed is kept.</translation>
        </message>
        <message>
            <source>Sau %1 phút</source>
            <translation>After %1 minutes</translation>
        </message>
        <message>
            <source>Không tự khóa (chỉ khi máy ở nơi có khóa cửa)</source>
            <translation>Never (only if the machine is behind a locked door)</translation>
        </message>
        <message>
            <source>Mở lại chương trình để đổi ngôn ngữ.</source>
            <translation>Restart the program to change the language.</translation>
        </message>
    </context>
    <context>
        <name>Lookalikes</name>
        <message>
            <source>Có thể đã có trong máy</source>
            <translation>May already be recorded</translation>
        </message>
        <message>
            <source>Chỉ tìm trong dữ liệu của máy này.</source>
            <translation>Only the data of this machine is searched.</translation>
        </message>
        <message>
            <source>Đúng là người này</source>
            <translation>It is this person</translation>
        </message>
        <message>
            <source>Không phải</source>
            <translation>It is not</translation>
        </message>
        <message>
            <source>cùng số định danh</source>
            <translation>same ID number</translation>
        </message>
        <message>
            <source>cùng số định danh, một bên mất số 0 ở đầu</source>
            <translation>same ID number, one side lost its leading 0</translation>
        </message>
        <message>
            <source>số định danh đảo hai chữ số</source>
            <translation>two digits of the ID number swapped</translation>
        </message>
        <message>
            <source>số định danh khác một chữ số</source>
            <translation>one digit of the ID number differs</translation>
        </message>
        <message>
            <source>số định danh khác nhau</source>
            <translation>different ID numbers</translation>
        </message>
        <message>
            <source>cùng số CMND cũ</source>
            <translation>same old CMND number</translation>
        </message>
        <message>
            <source>số CMND cũ đảo hai chữ số</source>
            <translation>two digits of the old CMND number swapped</translation>
        </message>
        <message>
            <source>số CMND cũ khác một chữ số</source>
            <translation>one digit of the old CMND number differs</translation>
        </message>
        <message>
            <source>cùng họ tên</source>
            <translation>same full name</translation>
        </message>
        <message>
            <source>cùng họ tên, một bên không dấu</source>
            <translation>same full name, one side without tone marks</translation>
        </message>
        <message>
            <source>tên đọc giống nhau (i/y, c/k, ng/ngh)</source>
            <translation>names sound alike (i/y, c/k, ng/ngh)</translation>
        </message>
        <message>
            <source>cùng các chữ, khác thứ tự</source>
            <translation>same words in another order</translation>
        </message>
        <message>
            <source>một bên thiếu chữ Y hoặc H’ của tên Ê-đê</source>
            <translation>one side lacks the Y or H’ of an Ê-đê name</translation>
        </message>
        <message>
            <source>tên viết tắt</source>
            <translation>abbreviated name</translation>
        </message>
        <message>
            <source>thiếu chữ đệm hoặc dòng họ</source>
            <translation>middle name or clan name missing</translation>
        </message>
        <message>
            <source>tên khác dấu</source>
            <translation>name with other tone marks</translation>
        </message>
        <message>
            <source>tên nghe giống nhau theo giọng vùng (s/x, tr/ch, n/l, d/gi/r)</source>
            <translation>names sound alike in a regional accent (s/x, tr/ch, n/l, d/gi/r)</translation>
        </message>
        <message>
            <source>tên khác một chữ cái</source>
            <translation>one letter of the name differs</translation>
        </message>
        <message>
            <source>chỉ một phần tên</source>
            <translation>only part of the name</translation>
        </message>
        <message>
            <source>cùng họ và tên, khác chữ đệm</source>
            <translation>same family and given name, other middle name</translation>
        </message>
        <message>
            <source>chỉ giống tên gọi</source>
            <translation>only the given name alike</translation>
        </message>
        <message>
            <source>một bên chưa có tên</source>
            <translation>one side has no name</translation>
        </message>
        <message>
            <source>tên khác nhau</source>
            <translation>different names</translation>
        </message>
        <message>
            <source>giống theo tên gọi khác</source>
            <translation>alike by another name</translation>
        </message>
        <message>
            <source>cùng ngày sinh</source>
            <translation>same date of birth</translation>
        </message>
        <message>
            <source>ngày và tháng sinh đảo nhau</source>
            <translation>day and month of birth swapped</translation>
        </message>
        <message>
            <source>cùng tháng, năm sinh</source>
            <translation>same month and year of birth</translation>
        </message>
        <message>
            <source>cùng năm sinh, một bên không rõ ngày</source>
            <translation>same year of birth, day not known on one side</translation>
        </message>
        <message>
            <source>cùng năm sinh, một bên ghi 01/01</source>
            <translation>same year of birth, one side says 01/01</translation>
        </message>
        <message>
            <source>cùng ngày, tháng sinh; năm sinh lệch chữ số hàng chục</source>
            <translation>same day and month; tens digit of the year differs</translation>
        </message>
        <message>
            <source>ngày sinh khác một chữ số</source>
            <translation>one digit of the date of birth differs</translation>
        </message>
        <message>
            <source>sinh liền năm</source>
            <translation>born in the next year</translation>
        </message>
        <message>
            <source>năm sinh khác một chữ số</source>
            <translation>one digit of the year of birth differs</translation>
        </message>
        <message>
            <source>ngày sinh khác nhau</source>
            <translation>different dates of birth</translation>
        </message>
        <message>
            <source>cùng giới tính</source>
            <translation>same sex</translation>
        </message>
        <message>
            <source>khác giới tính</source>
            <translation>different sex</translation>
        </message>
        <message>
            <source>cùng mẹ</source>
            <translation>same mother</translation>
        </message>
        <message>
            <source>khác mẹ</source>
            <translation>different mothers</translation>
        </message>
        <message>
            <source>cùng cha</source>
            <translation>same father</translation>
        </message>
        <message>
            <source>khác cha</source>
            <translation>different fathers</translation>
        </message>
        <message>
            <source>cùng hộ</source>
            <translation>same household</translation>
        </message>
        <message>
            <source>có thể là hai anh chị em: tên gần giống, sinh gần nhau, cùng cha mẹ</source>
            <translation>perhaps siblings: similar names, born close together, same parents</translation>
        </message>
        <message>
            <source>anh chị em sinh đôi: cùng ngày sinh, cùng mẹ hoặc cùng hộ, khác tên</source>
            <translation>twins: same date of birth, same mother or household, different names</translation>
        </message>
        <message>
            <source>có thể là anh chị em sinh đôi</source>
            <translation>perhaps twins</translation>
        </message>
        <message>
            <source>cha hoặc mẹ và con</source>
            <translation>parent and child</translation>
        </message>
    </context>
    <context>
        <name>MachineSection</name>
        <message>
            <source>Mở thư mục dữ liệu</source>
            <translation>Open the data folder</translation>
        </message>
        <message>
            <source>Máy văn phòng xã</source>
            <translation>Commune office machine</translation>
        </message>
        <message>
            <source>Máy cơ sở</source>
            <translation>Field machine</translation>
        </message>
        <message>
            <source>chưa được cấp quyền</source>
            <translation>no rights yet</translation>
        </message>
        <message>
            <source>Tên máy</source>
            <translation>Name of the machine</translation>
        </message>
        <message>
            <source>Loại máy</source>
            <translation>Kind of machine</translation>
        </message>
        <message>
            <source>Số máy trong xã</source>
            <translation>Machine number in the commune</translation>
        </message>
        <message>
            <source>Đơn vị</source>
            <translation>Unit</translation>
        </message>
        <message>
            <source>Kế hoạch</source>
            <translation>Plan</translation>
        </message>
        <message>
            <source>Dấu vân tay khóa của máy</source>
            <translation>Fingerprint of the machine's key</translation>
        </message>
        <message>
            <source>Dấu vân tay khóa của xã</source>
            <translation>Fingerprint of the commune's key</translation>
        </message>
        <message>
            <source>chưa có</source>
            <translation>none</translation>
        </message>
        <message>
            <source>Thư mục dữ liệu</source>
            <translation>Data folder</translation>
        </message>
        <message>
            <source>Dấu vân tay giúp hai người đọc cho nhau để biết đúng máy, đúng xã.</source>
            <translation>Two people read the fingerprints to each other to be sure it is the right machine and commune.</translation>
        </message>
        <message>
            <source>Máy này chưa được văn phòng cấp quyền: mở trang Đồng bộ để xin.</source>
            <translation>The office has not given this machine rights: open the Sync page to ask.</translation>
        </message>
    </context>
    <context>
        <name>MachinesTab</name>
        <message>
            <source>Chuẩn bị máy cơ sở…</source>
            <translation>Prepare a field machine…</translation>
        </message>
        <message>
            <source>Xuất gói cho máy…</source>
            <translation>Export a package for the machine…</translation>
        </message>
        <message>
            <source>Việc khác</source>
            <translation>Other work</translation>
        </message>
        <message>
            <source>Đổi địa bàn của máy…</source>
            <translation>Change the machine's areas…</translation>
        </message>
        <message>
            <source>Thu hồi máy…</source>
            <translation>Revoke the machine…</translation>
        </message>
        <message>
            <source>Trả lời quên mật khẩu…</source>
            <translation>Answer a forgotten passphrase…</translation>
        </message>
        <message>
            <source>Các máy cơ sở</source>
            <translation>Field machines</translation>
        </message>
        <message>
            <source>Chưa có máy cơ sở nào</source>
            <translation>No field machines yet</translation>
        </message>
        <message>
            <source>Một máy được chuẩn bị trong một lần ngồi, với một USB.</source>
            <translation>A machine is prepared in one sitting, with one USB stick.</translation>
        </message>
        <message>
            <source>Số</source>
            <translation>No.</translation>
        </message>
        <message>
            <source>Máy</source>
            <translation>Machine</translation>
        </message>
        <message>
            <source>Địa bàn</source>
            <translation>Area</translation>
        </message>
        <message>
            <source>(chưa giao)</source>
            <translation>(not assigned)</translation>
        </message>
        <message>
            <source>Người dùng</source>
            <translation>User</translation>
        </message>
        <message>
            <source>Gửi về</source>
            <translation>Sent back</translation>
        </message>
        <message>
            <source>chưa</source>
            <translation>not yet</translation>
        </message>
        <message>
            <source>Xuất cho</source>
            <translation>Exported for</translation>
        </message>
        <message>
            <source>Im lặng</source>
            <translation>Silent</translation>
        </message>
        <message>
            <source>đã thu hồi</source>
            <translation>revoked</translation>
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
        <name>MappingStep</name>
        <message>
            <source>(cột không có tiêu đề)</source>
            <translation>(column without heading)</translation>
        </message>
        <message>
            <source>(trống)</source>
            <translation>(empty)</translation>
        </message>
        <message>
            <source>Bỏ qua</source>
            <translation>Skip</translation>
        </message>
        <message>
            <source>Cột %1 là</source>
            <translation>Column %1 is</translation>
        </message>
        <message>
            <source>Địa bàn trong danh sách</source>
            <translation>Areas in the list</translation>
        </message>
        <message>
            <source>Dòng không ghi địa bàn</source>
            <translation>Rows without an area</translation>
        </message>
        <message>
            <source>%1 là địa bàn</source>
            <translation>%1 is area</translation>
        </message>
        <message>
            <source>%1: %2 dòng</source>
            <translation>%1: %2 rows</translation>
        </message>
        <message>
            <source>Đang đọc…</source>
            <translation>Reading…</translation>
        </message>
        <message>
            <source>Chưa có cột “%1”</source>
            <translation>No column “%1”</translation>
        </message>
        <message>
            <source>Đang đọc danh sách…</source>
            <translation>Reading the list…</translation>
        </message>
        <message>
            <source>Chưa chọn địa bàn cho “%1”</source>
            <translation>No area chosen for “%1”</translation>
        </message>
        <message>
            <source>Cột của sheet %1</source>
            <translation>Columns of sheet %1</translation>
        </message>
        <message>
            <source>Cột trong danh sách</source>
            <translation>Column in the list</translation>
        </message>
        <message>
            <source>Nghĩa là</source>
            <translation>Means</translation>
        </message>
        <message>
            <source>Vì sao</source>
            <translation>Why</translation>
        </message>
        <message>
            <source>tên cột</source>
            <translation>column name</translation>
        </message>
        <message>
            <source>một phần tên cột; xem lại</source>
            <translation>part of the column name; look again</translation>
        </message>
        <message>
            <source>tên cột và tiêu đề gộp</source>
            <translation>column name and joined heading</translation>
        </message>
        <message>
            <source>nội dung các ô; xem lại</source>
            <translation>content of the cells; look again</translation>
        </message>
        <message>
            <source>tên cột và nội dung</source>
            <translation>column name and content</translation>
        </message>
        <message>
            <source>như lần nhập trước</source>
            <translation>as in the last import</translation>
        </message>
        <message>
            <source>anh/chị chọn</source>
            <translation>you chose</translation>
        </message>
        <message>
            <source>đã có cột khác rõ hơn</source>
            <translation>another column is clearer</translation>
        </message>
        <message>
            <source>chưa hiểu cột này, bỏ qua</source>
            <translation>not understood, skipped</translation>
        </message>
        <message>
            <source>%1 (chưa chắc)</source>
            <translation>%1 (not certain)</translation>
        </message>
        <message>
            <source>Tạo mới: %1</source>
            <translation>Create: %1</translation>
        </message>
        <message>
            <source>Không nhập các dòng này</source>
            <translation>Do not import these rows</translation>
        </message>
        <message>
            <source>Chưa chọn: người mới trong các dòng này không nhập được</source>
            <translation>Not chosen: new people in these rows cannot be imported</translation>
        </message>
        <message>
            <source>%1 sheet, %2 dòng</source>
            <translation>%1 sheets, %2 rows</translation>
        </message>
        <message>
            <source>cột như lần nhập trước</source>
            <translation>columns as in the last import</translation>
        </message>
        <message>
            <source>%1 dòng cộng, chữ ký, tiêu đề được bỏ qua</source>
            <translation>%1 rows of sums, signatures and headings skipped</translation>
        </message>
        <message>
            <source>đã chuyển chữ từ bảng mã cũ %1</source>
            <translation>letters converted from the old encoding %1</translation>
        </message>
        <message>
            <source>%1 sheet không có danh sách</source>
            <translation>%1 sheets without a list</translation>
        </message>
        <message>
            <source>trống</source>
            <translation>empty</translation>
        </message>
        <message>
            <source>đang ẩn</source>
            <translation>hidden</translation>
        </message>
        <message>
            <source>không có tiêu đề cột</source>
            <translation>no column headings</translation>
        </message>
    </context>
    <context>
        <name>MemberLine</name>
        <message>
            <source>Họ và tên</source>
            <translation>Full name</translation>
        </message>
        <message>
            <source>Người thứ %1</source>
            <translation>Person %1</translation>
        </message>
        <message>
            <source>họ và tên</source>
            <translation>full name</translation>
        </message>
        <message>
            <source>quan hệ với chủ hộ</source>
            <translation>relation to the head of household</translation>
        </message>
        <message>
            <source>ngày sinh</source>
            <translation>date of birth</translation>
        </message>
        <message>
            <source>giới tính</source>
            <translation>sex</translation>
        </message>
        <message>
            <source>Có người chưa ghi họ tên.</source>
            <translation>Someone has no full name.</translation>
        </message>
    </context>
    <context>
        <name>MemberRow</name>
        <message>
            <source>Họ và tên</source>
            <translation>Full name</translation>
        </message>
        <message>
            <source>Với chủ hộ</source>
            <translation>To the head</translation>
        </message>
        <message>
            <source>Nam</source>
            <translation>Male</translation>
        </message>
        <message>
            <source>Nữ</source>
            <translation>Female</translation>
        </message>
        <message>
            <source>Bỏ dòng %1</source>
            <translation>Remove row %1</translation>
        </message>
        <message>
            <source>Bỏ dòng này</source>
            <translation>Remove this row</translation>
        </message>
        <message>
            <source>Họ và tên, dòng %1</source>
            <translation>Full name, row %1</translation>
        </message>
        <message>
            <source>Quan hệ với chủ hộ, dòng %1</source>
            <translation>Relation to the head of household, row %1</translation>
        </message>
        <message>
            <source>Ngày sinh, dòng %1</source>
            <translation>Date of birth, row %1</translation>
        </message>
        <message>
            <source>Giới tính, dòng %1</source>
            <translation>Sex, row %1</translation>
        </message>
    </context>
    <context>
        <name>MembersDialog</name>
        <message>
            <source>Thêm người vào %1</source>
            <translation>Add people to %1</translation>
        </message>
        <message>
            <source>Dòng nào chưa ghi họ tên thì bỏ qua. Trẻ sinh đôi: ghi hai dòng cùng ngày sinh.</source>
            <translation>Rows without a full name are skipped. Twins: two rows with the same birth date.</translation>
        </message>
        <message>
            <source>Thêm dòng</source>
            <translation>Add a row</translation>
        </message>
        <message>
            <source>Thôi</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Thêm tất cả</source>
            <translation>Add all</translation>
        </message>
        <message>
            <source>Hãy ghi ít nhất một người.</source>
            <translation>Write at least one person.</translation>
        </message>
    </context>
    <context>
        <name>MembersEdit</name>
        <message>
            <source>Họ và tên</source>
            <translation>Full name</translation>
        </message>
        <message>
            <source>Với chủ hộ</source>
            <translation>To the head</translation>
        </message>
        <message>
            <source>Nam</source>
            <translation>Male</translation>
        </message>
        <message>
            <source>Nữ</source>
            <translation>Female</translation>
        </message>
        <message>
            <source>Bỏ dòng %1</source>
            <translation>Remove row %1</translation>
        </message>
        <message>
            <source>Bỏ dòng này</source>
            <translation>Remove this row</translation>
        </message>
        <message>
            <source>Họ và tên, dòng %1</source>
            <translation>Full name, row %1</translation>
        </message>
        <message>
            <source>Quan hệ với chủ hộ, dòng %1</source>
            <translation>Relation to the head of household, row %1</translation>
        </message>
        <message>
            <source>Ngày sinh, dòng %1</source>
            <translation>Date of birth, row %1</translation>
        </message>
        <message>
            <source>Giới tính, dòng %1</source>
            <translation>Sex, row %1</translation>
        </message>
        <message>
            <source>Ngày sinh</source>
            <translation>Date of birth</translation>
        </message>
        <message>
            <source>Giới</source>
            <translation>Sex</translation>
        </message>
        <message>
            <source>Thêm một người</source>
            <translation>Add a person</translation>
        </message>
        <message>
            <source>Có dòng chưa ghi tên.</source>
            <translation>A row has no name.</translation>
        </message>
    </context>
    <context>
        <name>MergedTab</name>
        <message>
            <source>Loại</source>
            <translation>Kind</translation>
        </message>
        <message>
            <source>Nội dung</source>
            <translation>Content</translation>
        </message>
        <message>
            <source>Ngày</source>
            <translation>Date</translation>
        </message>
        <message>
            <source>Từ hồ sơ</source>
            <translation>From record</translation>
        </message>
        <message>
            <source>Những gì các hồ sơ đã gộp mang theo</source>
            <translation>What the merged records brought</translation>
        </message>
        <message>
            <source>Hồ sơ đã gộp không mang theo giấy tờ, hồ sơ hay lượt đến nhà nào</source>
            <translation>The merged record brought no papers, cases or visits</translation>
        </message>
        <message>
            <source>Tách ra</source>
            <translation>Split off</translation>
        </message>
        <message>
            <source>Gộp ngày %1</source>
            <translation>Merged on %1</translation>
        </message>
        <message>
            <source>Ghi vào hồ sơ đã gộp sau khi gộp: %1: %2 (hồ sơ giữ lại: %3)</source>
            <translation>Written to the merged record after merging: %1: %2 (kept record: %3)</translation>
        </message>
        <message>
            <source>Lấy sang</source>
            <translation>Take over</translation>
        </message>
    </context>
    <context>
        <name>MetEdit</name>
        <message>
            <source>%1, dòng %2</source>
            <translation>%1, row %2</translation>
        </message>
        <message>
            <source>Đã có trong hộ: sửa ở trang của hộ</source>
            <translation>Already in the household: edit on the household's page</translation>
        </message>
    </context>
    <context>
        <name>MetRow</name>
        <message>
            <source>%1, dòng %2</source>
            <translation>%1, row %2</translation>
        </message>
    </context>
    <context>
        <name>MoreFilters</name>
        <message>
            <source>Lọc thêm</source>
            <translation>More filters</translation>
        </message>
        <message>
            <source>Quá hạn</source>
            <translation>Late</translation>
        </message>
        <message>
            <source>Đến hạn trong 7 ngày</source>
            <translation>Due within 7 days</translation>
        </message>
        <message>
            <source>Chưa có hạn</source>
            <translation>No due date</translation>
        </message>
        <message>
            <source>Giao cho tôi</source>
            <translation>Assigned to me</translation>
        </message>
        <message>
            <source>Chưa giao cho ai</source>
            <translation>Assigned to nobody</translation>
        </message>
        <message>
            <source>Lưu bộ lọc này…</source>
            <translation>Save this filter…</translation>
        </message>
        <message>
            <source>Xóa bộ lọc đã lưu này</source>
            <translation>Delete this saved filter</translation>
        </message>
        <message>
            <source>Lưu bộ lọc</source>
            <translation>Save filter</translation>
        </message>
        <message>
            <source>Tên bộ lọc</source>
            <translation>Name of the filter</translation>
        </message>
    </context>
    <context>
        <name>NewCard</name>
        <message>
            <source>Họ và tên người mới</source>
            <translation>Full name of the new person</translation>
        </message>
        <message>
            <source>Người mới</source>
            <translation>New person</translation>
        </message>
    </context>
    <context>
        <name>NewCaseDialog</name>
        <message>
            <source>Hồ sơ mới</source>
            <translation>New case</translation>
        </message>
        <message>
            <source>Đã biết diện thì chọn ở đây</source>
            <translation>If the group is known, choose it here</translation>
        </message>
        <message>
            <source>Địa bàn</source>
            <translation>Area</translation>
        </message>
        <message>
            <source>Có thể chọn sau trong phiếu</source>
            <translation>Can be chosen later in the form</translation>
        </message>
        <message>
            <source>Chưa rõ thì để trống: chương trình hỏi vài câu rồi đề xuất diện.</source>
            <translation>If unsure, leave empty: a few questions are asked and a group is proposed.</translation>
        </message>
        <message>
            <source>Diện</source>
            <translation>Group</translation>
        </message>
        <message>
            <source>Tìm diện</source>
            <translation>Find the group</translation>
        </message>
        <message>
            <source>Mở phiếu</source>
            <translation>Open the form</translation>
        </message>
        <message>
            <source>Thôi</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Hãy chọn một diện.</source>
            <translation>Choose a group.</translation>
        </message>
    </context>
    <context>
        <name>NewPassphrase</name>
        <message>
            <source>Mật khẩu mới</source>
            <translation>New passphrase</translation>
        </message>
        <message>
            <source>Gõ lại mật khẩu</source>
            <translation>Repeat the passphrase</translation>
        </message>
        <message>
            <source>Gõ lại một lần nữa</source>
            <translation>Type it once more</translation>
        </message>
        <message>
            <source>Hai lần gõ chưa giống nhau.</source>
            <translation>The two are not the same.</translation>
        </message>
    </context>
    <context>
        <name>NumberEdit</name>
        <message>
            <source>9 số</source>
            <translation>9 digits</translation>
        </message>
        <message>
            <source>12 số</source>
            <translation>12 digits</translation>
        </message>
        <message>
            <source>Đọc ở đâu: thẻ, sổ, lời kể…</source>
            <translation>Read where: card, book, testimony…</translation>
        </message>
        <message>
            <source>Đọc số ở đâu</source>
            <translation>Where the number was read</translation>
        </message>
        <message>
            <source>Số CMND cũ thường có 9 số. Vẫn lưu được.</source>
            <translation>Old identity card (CMND) numbers usually have 9 digits. It can still be saved.</translation>
        </message>
        <message>
            <source>Có ký tự không phải số.</source>
            <translation>Contains something other than digits.</translation>
        </message>
        <message>
            <source>Excel đã làm mất số cuối. Hãy hỏi lại.</source>
            <translation>Excel lost the last digits. Ask again.</translation>
        </message>
        <message>
            <source>Có thể đã mất số 0 ở đầu: %1.</source>
            <translation>A leading 0 may have been lost: %1.</translation>
        </message>
        <message>
            <source>Đây là số CMND cũ (9 số).</source>
            <translation>This is an old identity card (CMND) number (9 digits).</translation>
        </message>
        <message>
            <source>Có %1 số, số định danh có 12 số.</source>
            <translation>Has %1 digits; an ID number has 12.</translation>
        </message>
        <message>
            <source>Ba số đầu %1 không phải mã tỉnh nào.</source>
            <translation>The first three digits %1 are no province's code.</translation>
        </message>
        <message>
            <source>Vẫn lưu được.</source>
            <translation>It can still be saved.</translation>
        </message>
    </context>
    <context>
        <name>NumberFinding</name>
        <message>
            <source>Kết thúc: đã giải quyết</source>
            <translation>Close: settled</translation>
        </message>
        <message>
            <source>Chuyển sang nhóm B…</source>
            <translation>Move to category B…</translation>
        </message>
        <message>
            <source>Đã có số định danh, lộ trình đã xong: kết thúc hồ sơ, hoặc chuyển sang diện nhóm B nếu còn việc.</source>
            <translation>Has an ID number and the pathway is done: close the case, or move it to a group of category B if work remains.</translation>
        </message>
        <message>
            <source>Đã có số định danh, không còn thuộc nhóm A: làm nốt lộ trình, hoặc chuyển sang diện nhóm B.</source>
            <translation>Has an ID number, no longer in category A: finish the pathway, or move to a group of category B.</translation>
        </message>
    </context>
    <context>
        <name>ObstaclesTab</name>
        <message>
            <source>Thêm vướng mắc</source>
            <translation>Add an obstacle</translation>
        </message>
        <message>
            <source>Ghi trả lời</source>
            <translation>Record the reply</translation>
        </message>
        <message>
            <source>Đã gỡ xong</source>
            <translation>Resolved</translation>
        </message>
        <message>
            <source>Vướng mắc</source>
            <translation>Obstacle</translation>
        </message>
        <message>
            <source>Nội dung</source>
            <translation>Content</translation>
        </message>
        <message>
            <source>Ai gỡ được</source>
            <translation>Who can resolve it</translation>
        </message>
        <message>
            <source>Từ ngày</source>
            <translation>Since</translation>
        </message>
        <message>
            <source>Đã gỡ</source>
            <translation>Resolved</translation>
        </message>
        <message>
            <source>Trả lời</source>
            <translation>Reply</translation>
        </message>
        <message>
            <source>Các vướng mắc</source>
            <translation>Obstacles</translation>
        </message>
        <message>
            <source>Không có vướng mắc</source>
            <translation>No obstacles</translation>
        </message>
        <message>
            <source>Nếu có điều gì cản hồ sơ, hãy ghi lại để Tổ công tác báo cáo.</source>
            <translation>If anything blocks the case, record it so that the task force can report it.</translation>
        </message>
    </context>
    <context>
        <name>ObstaclesView</name>
        <message>
            <source>Từ ngày</source>
            <translation>Since</translation>
        </message>
        <message>
            <source>Họ và tên</source>
            <translation>Full name</translation>
        </message>
        <message>
            <source>Diện</source>
            <translation>Group</translation>
        </message>
        <message>
            <source>Địa bàn</source>
            <translation>Area</translation>
        </message>
        <message>
            <source>Vướng mắc</source>
            <translation>Obstacle</translation>
        </message>
        <message>
            <source>Nội dung</source>
            <translation>Content</translation>
        </message>
        <message>
            <source>Ai gỡ được</source>
            <translation>Who can resolve it</translation>
        </message>
        <message>
            <source>Đến đâu</source>
            <translation>How far</translation>
        </message>
        <message>
            <source>Phải kịp trước</source>
            <translation>Must be in time for</translation>
        </message>
        <message>
            <source>Chưa báo</source>
            <translation>Not reported</translation>
        </message>
        <message>
            <source>Đã báo, chờ trả lời</source>
            <translation>Reported, waiting for a reply</translation>
        </message>
        <message>
            <source>Đã có trả lời</source>
            <translation>Reply came</translation>
        </message>
        <message>
            <source>Đã gỡ xong</source>
            <translation>Resolved</translation>
        </message>
        <message>
            <source>Mọi vướng mắc chưa gỡ</source>
            <translation>All unresolved obstacles</translation>
        </message>
        <message>
            <source>Lọc theo tình trạng vướng mắc</source>
            <translation>Filter by state of the obstacle</translation>
        </message>
        <message>
            <source>Báo lên cấp trên…</source>
            <translation>Report upwards…</translation>
        </message>
        <message>
            <source>Ghi trả lời…</source>
            <translation>Record the reply…</translation>
        </message>
        <message>
            <source>Mở lại</source>
            <translation>Reopen</translation>
        </message>
        <message>
            <source>Không có vướng mắc nào như vậy</source>
            <translation>No such obstacles</translation>
        </message>
        <message>
            <source>Vướng mắc được ghi ở từng hồ sơ, trong phần Vướng mắc.</source>
            <translation>Obstacles are recorded in each case, in the part Obstacles.</translation>
        </message>
        <message>
            <source>Chưa báo: %1</source>
            <translation>Not reported: %1</translation>
        </message>
        <message>
            <source>chờ trả lời: %1</source>
            <translation>waiting for a reply: %1</translation>
        </message>
        <message>
            <source>đã trả lời: %1</source>
            <translation>replied: %1</translation>
        </message>
        <message>
            <source>đã gỡ: %1</source>
            <translation>resolved: %1</translation>
        </message>
        <message>
            <source>quá ngày của kế hoạch: %1</source>
            <translation>past the plan's date: %1</translation>
        </message>
        <message>
            <source>Báo %1 vướng mắc lên cấp trên</source>
            <translation>Report %1 obstacles upwards</translation>
        </message>
        <message>
            <source>Ghi là đã báo</source>
            <translation>Record as reported</translation>
        </message>
        <message>
            <source>Ghi ngày báo và cấp nhận cho mọi vướng mắc đang chọn, trong một lần ghi.</source>
            <translation>Records the day and the receiving level for all selected obstacles, in one go.</translation>
        </message>
        <message>
            <source>Trả lời về vướng mắc của %1</source>
            <translation>Reply to the obstacle of %1</translation>
        </message>
        <message>
            <source>Chờ trả lời</source>
            <translation>Waiting for a reply</translation>
        </message>
        <message>
            <source>Đã trả lời</source>
            <translation>Answered</translation>
        </message>
        <message>
            <source>Đã gỡ</source>
            <translation>Resolved</translation>
        </message>
    </context>
    <context>
        <name>OfficeHead</name>
        <message>
            <source>Nhập gói…</source>
            <translation>Import a package…</translation>
        </message>
        <message>
            <source>%1 thay đổi còn chờ phần đến trước</source>
            <translation>%1 changes wait for an earlier part</translation>
        </message>
        <message>
            <source>%1 máy im lặng từ %2 ngày trở lên</source>
            <translation>%1 machines silent for %2 days or more</translation>
        </message>
        <message>
            <source>Chưa sao lưu lần nào</source>
            <translation>Never backed up</translation>
        </message>
        <message>
            <source>Sao lưu %1</source>
            <translation>Backup %1</translation>
        </message>
        <message>
            <source>Giải quyết %1 xung đột…</source>
            <translation>Settle %1 conflicts…</translation>
        </message>
        <message>
            <source>Không có xung đột</source>
            <translation>No conflicts</translation>
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
        <name>PaperCard</name>
        <message>
            <source>Mẹ, bà nội, cán bộ y tế…</source>
            <translation>Mother, grandmother, health worker…</translation>
        </message>
        <message>
            <source>Bản chính</source>
            <translation>Original</translation>
        </message>
        <message>
            <source>Bản sao</source>
            <translation>Copy</translation>
        </message>
        <message>
            <source>Ảnh chụp</source>
            <translation>Photo</translation>
        </message>
        <message>
            <source>Nghe nói</source>
            <translation>Hearsay</translation>
        </message>
        <message>
            <source>Tại nhà, tại trụ sở, qua điện thoại…</source>
            <translation>At home, at the office, by phone…</translation>
        </message>
        <message>
            <source>Yếu</source>
            <translation>Weak</translation>
        </message>
        <message>
            <source>Vừa</source>
            <translation>Medium</translation>
        </message>
        <message>
            <source>Mạnh</source>
            <translation>Strong</translation>
        </message>
        <message>
            <source>Ai đưa, ai kể</source>
            <translation>Shown or told by</translation>
        </message>
        <message>
            <source>Xem bản nào</source>
            <translation>Which copy was seen</translation>
        </message>
        <message>
            <source>Xem ngày</source>
            <translation>Seen on</translation>
        </message>
        <message>
            <source>Xem ở đâu</source>
            <translation>Seen where</translation>
        </message>
        <message>
            <source>Số</source>
            <translation>Number</translation>
        </message>
        <message>
            <source>Nơi cấp</source>
            <translation>Issued by</translation>
        </message>
        <message>
            <source>Ngày cấp</source>
            <translation>Issued on</translation>
        </message>
        <message>
            <source>Giấy này ghi gì</source>
            <translation>What the paper says</translation>
        </message>
        <message>
            <source>Độ tin cậy</source>
            <translation>Reliability</translation>
        </message>
        <message>
            <source>Ghi chú</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Đính ảnh, bản quét…</source>
            <translation>Attach photos or scans…</translation>
        </message>
        <message>
            <source>Có bản khác nữa</source>
            <translation>There is another copy</translation>
        </message>
        <message>
            <source>Bỏ giấy này</source>
            <translation>Remove this paper</translation>
        </message>
        <message>
            <source>%1 tệp</source>
            <translation>%1 files</translation>
        </message>
        <message>
            <source>Xem</source>
            <translation>View</translation>
        </message>
        <message>
            <source>Gỡ</source>
            <translation>Remove</translation>
        </message>
    </context>
    <context>
        <name>PaperDialog</name>
        <message>
            <source>Lưu văn bản</source>
            <translation>Save the document</translation>
        </message>
        <message>
            <source>Tệp PDF (*.pdf)</source>
            <translation>PDF file (*.pdf)</translation>
        </message>
    </context>
    <context>
        <name>PaperTick</name>
        <message>
            <source>%1: chưa hỏi</source>
            <translation>%1: not asked</translation>
        </message>
        <message>
            <source>%1: không</source>
            <translation>%1: no</translation>
        </message>
        <message>
            <source>%1: có</source>
            <translation>%1: yes</translation>
        </message>
        <message>
            <source>Phím cách: đổi · K: không có · C: có · Delete: chưa hỏi</source>
            <translation>Space: change · K: no · C: yes · Delete: not asked</translation>
        </message>
    </context>
    <context>
        <name>PapersEdit</name>
        <message>
            <source>Thêm loại giấy tờ khác…</source>
            <translation>Add another kind of paper…</translation>
        </message>
        <message>
            <source>Thêm loại giấy tờ khác</source>
            <translation>Add another kind of paper</translation>
        </message>
        <message>
            <source>Chọn ảnh hoặc bản quét</source>
            <translation>Choose photos or scans</translation>
        </message>
    </context>
    <context>
        <name>PapersPage</name>
        <message>
            <source>Sổ in…</source>
            <translation>Register of prints…</translation>
        </message>
        <message>
            <source>Đã in những gì, ai in, để làm gì, giao cho ai; bản nào nay đã khác hồ sơ</source>
            <translation>What was printed, by whom, why, for whom; which copies the case no longer says</translation>
        </message>
        <message>
            <source>Tệp Word (*.docx)</source>
            <translation>Word file (*.docx)</translation>
        </message>
        <message>
            <source>Đang dựng bản in để xem</source>
            <translation>Preparing the preview</translation>
        </message>
        <message>
            <source>Đang in</source>
            <translation>Printing</translation>
        </message>
        <message>
            <source>Hồ sơ một người</source>
            <translation>One person's dossier</translation>
        </message>
        <message>
            <source>Hồ sơ một địa bàn</source>
            <translation>Dossiers of an area</translation>
        </message>
        <message>
            <source>Mọi hồ sơ</source>
            <translation>All cases</translation>
        </message>
        <message>
            <source>Biểu mẫu</source>
            <translation>Official form</translation>
        </message>
        <message>
            <source>Văn bản</source>
            <translation>Letter</translation>
        </message>
        <message>
            <source>Phiếu người dân</source>
            <translation>Resident's slip</translation>
        </message>
        <message>
            <source>Gõ tên thôn, buôn, bến…</source>
            <translation>Type the name of a village, hamlet, landing…</translation>
        </message>
        <message>
            <source>Che số định danh, không kèm ảnh quét</source>
            <translation>Hide ID numbers, leave out scans</translation>
        </message>
        <message>
            <source>Ví dụ: Họp Tổ công tác tháng 11</source>
            <translation>For example: task force meeting in November</translation>
        </message>
        <message>
            <source>In gì</source>
            <translation>What to print</translation>
        </message>
        <message>
            <source>Hồ sơ của ai</source>
            <translation>Whose case</translation>
        </message>
        <message>
            <source>Địa bàn</source>
            <translation>Area</translation>
        </message>
        <message>
            <source>Mức độ</source>
            <translation>How much</translation>
        </message>
        <message>
            <source>Mục đích in</source>
            <translation>Purpose of printing</translation>
        </message>
        <message>
            <source>In trên bìa và ghi vào nhật ký truy cập.</source>
            <translation>Printed on the cover and written to the access log.</translation>
        </message>
        <message>
            <source>Chưa in được giấy tờ nào</source>
            <translation>No papers can be printed yet</translation>
        </message>
        <message>
            <source>Tài khoản đang dùng chưa có vai trò được in. Máy mới cần văn phòng cấp quyền ở trang Đồng bộ.</source>
            <translation>This account has no role that may print. A new machine needs rights from the office on the Sync page.</translation>
        </message>
        <message>
            <source>Hồ sơ của một người</source>
            <translation>Case of one person</translation>
        </message>
        <message>
            <source>Mọi hồ sơ của một địa bàn</source>
            <translation>All cases of an area</translation>
        </message>
        <message>
            <source>Mọi hồ sơ của máy này</source>
            <translation>All cases of this machine</translation>
        </message>
        <message>
            <source>Phiếu đưa cho người dân</source>
            <translation>Sheet for the resident</translation>
        </message>
        <message>
            <source>Ghi PDF…</source>
            <translation>Write PDF…</translation>
        </message>
        <message>
            <source>Lập phiếu</source>
            <translation>Make the sheet</translation>
        </message>
        <message>
            <source>%1 hồ sơ đang làm</source>
            <translation>%1 open cases</translation>
        </message>
        <message>
            <source>Đang dựng hồ sơ để xem</source>
            <translation>Preparing the case to look at</translation>
        </message>
        <message>
            <source>Sẽ in %1 hồ sơ vào một tệp.</source>
            <translation>%1 cases will be printed into one file.</translation>
        </message>
        <message>
            <source>Không in %1 hồ sơ được bảo mật.</source>
            <translation>%1 restricted cases are not printed.</translation>
        </message>
        <message>
            <source>Không có hồ sơ nào ở đây.</source>
            <translation>No cases here.</translation>
        </message>
        <message>
            <source>Hãy chọn hồ sơ.</source>
            <translation>Choose a case.</translation>
        </message>
        <message>
            <source>Đang lập phiếu</source>
            <translation>Making the sheet</translation>
        </message>
        <message>
            <source>Hãy chọn địa bàn.</source>
            <translation>Choose an area.</translation>
        </message>
        <message>
            <source>Hãy ghi in để làm gì.</source>
            <translation>Write what it is printed for.</translation>
        </message>
        <message>
            <source>Ghi bản in vào</source>
            <translation>Write the print to</translation>
        </message>
        <message>
            <source>Tệp PDF (*.pdf)</source>
            <translation>PDF file (*.pdf)</translation>
        </message>
        <message>
            <source>Đang in hồ sơ</source>
            <translation>Printing cases</translation>
        </message>
        <message>
            <source>Đã ghi %1 hồ sơ, %2 trang: %3</source>
            <translation>%1 cases, %2 pages written: %3</translation>
        </message>
        <message>
            <source>Mở thư mục</source>
            <translation>Open folder</translation>
        </message>
        <message>
            <source>Máy không có chương trình xem PDF để in. Tệp nằm ở: %1</source>
            <translation>This machine has no PDF viewer to print with. The file is at: %1</translation>
        </message>
        <message>
            <source>Bản này chưa lưu ra tệp. Bấm “Lưu…” trước.</source>
            <translation>This is not saved to a file yet. Press “Save…” first.</translation>
        </message>
        <message>
            <source>Đã dừng in; không có tệp nào được ghi.</source>
            <translation>Printing stopped; no file was written.</translation>
        </message>
    </context>
    <context>
        <name>PapersTab</name>
        <message>
            <source>Đính bản chụp, bản quét…</source>
            <translation>Attach photos or scans…</translation>
        </message>
        <message>
            <source>Quét thẻ…</source>
            <translation>Scan a card…</translation>
        </message>
        <message>
            <source>Chụp bằng camera…</source>
            <translation>Use the camera…</translation>
        </message>
        <message>
            <source>Gỡ ra</source>
            <translation>Remove</translation>
        </message>
        <message>
            <source>Giấy tờ đính kèm</source>
            <translation>Attached papers</translation>
        </message>
        <message>
            <source>Chưa có bản chụp nào</source>
            <translation>No photos yet</translation>
        </message>
        <message>
            <source>Kéo tệp thả vào đây, hoặc bấm “Đính bản chụp, bản quét”. Nhận ảnh và PDF.</source>
            <translation>Drop files here, or press “Attach photos or scans”. Pictures and PDF are accepted.</translation>
        </message>
        <message>
            <source>Chọn tệp…</source>
            <translation>Choose files…</translation>
        </message>
        <message>
            <source>Chọn bản chụp, bản quét</source>
            <translation>Choose photos or scans</translation>
        </message>
        <message>
            <source>Ảnh và PDF (*.jpg *.jpeg *.png *.tif *.tiff *.webp *.pdf);;Mọi tệp (*)</source>
            <translation>Pictures and PDF (*.jpg *.jpeg *.png *.tif *.tiff *.webp *.pdf);;All files (*)</translation>
        </message>
        <message>
            <source>Chụp giấy tờ</source>
            <translation>Photograph a paper</translation>
        </message>
        <message>
            <source>“%1” sẽ không còn trong hồ sơ. Lịch sử vẫn ghi ai đã gỡ.</source>
            <translation>“%1” will no longer be in the case. The history still tells who removed it.</translation>
        </message>
        <message>
            <source>Gỡ bản chụp này?</source>
            <translation>Remove this photo?</translation>
        </message>
        <message>
            <source>Tệp này chưa có trên máy</source>
            <translation>This file is not on this machine yet</translation>
        </message>
        <message>
            <source>Tệp sẽ đến trong lần trao đổi dữ liệu tới.</source>
            <translation>The file will come with the next exchange of data.</translation>
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
        <name>PassphraseEdit</name>
        <message>
            <source>Mật khẩu cần ít nhất %1 ký tự.</source>
            <translation>A passphrase needs at least %1 characters.</translation>
        </message>
        <message>
            <source>Che mật khẩu</source>
            <translation>Hide passphrase</translation>
        </message>
        <message>
            <source>Hiện mật khẩu</source>
            <translation>Show passphrase</translation>
        </message>
        <message>
            <source>Caps Lock đang bật: chữ gõ ra là CHỮ HOA.</source>
            <translation>Caps Lock is on: you are typing CAPITALS.</translation>
        </message>
        <message>
            <source>Nên dùng bốn từ dễ nhớ, ví dụ tên bốn đồ vật trong nhà. Ít nhất 8 ký tự.</source>
            <translation>Best use four words easy to remember, such as four things at home. At least 8 characters.</translation>
        </message>
        <message>
            <source>Còn thiếu %1 ký tự.</source>
            <translation>%1 more characters needed.</translation>
        </message>
        <message>
            <source>Được, nhưng ngắn. Thêm một, hai từ nữa sẽ chắc hơn nhiều.</source>
            <translation>Fine, but short. One or two more words make it much safer.</translation>
        </message>
        <message>
            <source>Khá. Thêm một từ nữa là tốt.</source>
            <translation>Good enough. One more word makes it good.</translation>
        </message>
        <message>
            <source>Tốt.</source>
            <translation>Good.</translation>
        </message>
    </context>
    <context>
        <name>PassphraseSection</name>
        <message>
            <source>Mật khẩu đang dùng</source>
            <translation>Present passphrase</translation>
        </message>
        <message>
            <source>Mật khẩu mới</source>
            <translation>New passphrase</translation>
        </message>
        <message>
            <source>Đổi mật khẩu</source>
            <translation>Change passphrase</translation>
        </message>
        <message>
            <source>Mật khẩu của %1 ở máy này. Ở máy khác, mật khẩu khác.</source>
            <translation>Passphrase of %1 on this machine. On other machines it is a different one.</translation>
        </message>
        <message>
            <source>Hãy gõ mật khẩu đang dùng.</source>
            <translation>Type the present passphrase.</translation>
        </message>
        <message>
            <source>Đã đổi mật khẩu. Lần sau vào máy này bằng mật khẩu mới.</source>
            <translation>Passphrase changed. Next time enter this machine with the new one.</translation>
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
        <name>PeopleListPage</name>
        <message>
            <source>Xuất danh sách…</source>
            <translation>Export list…</translation>
        </message>
        <message>
            <source>Tên hoặc số, gõ không dấu cũng được</source>
            <translation>Name or number, marks optional</translation>
        </message>
        <message>
            <source>Lọc theo tên hoặc số</source>
            <translation>Filter by name or number</translation>
        </message>
        <message>
            <source>Mọi địa bàn</source>
            <translation>All areas</translation>
        </message>
        <message>
            <source>Mọi hộ</source>
            <translation>All households</translation>
        </message>
        <message>
            <source>Lọc theo địa bàn</source>
            <translation>Filter by area</translation>
        </message>
        <message>
            <source>Lọc theo hộ</source>
            <translation>Filter by household</translation>
        </message>
        <message>
            <source>Chưa có số định danh</source>
            <translation>No ID number yet</translation>
        </message>
        <message>
            <source>Bỏ lọc</source>
            <translation>Clear filters</translation>
        </message>
        <message>
            <source>Thêm</source>
            <translation>Add</translation>
        </message>
        <message>
            <source>Ctrl+N: nhân khẩu, Ctrl+Shift+N: hộ</source>
            <translation>Ctrl+N: resident, Ctrl+Shift+N: household</translation>
        </message>
        <message>
            <source>Danh sách nhân khẩu</source>
            <translation>List of residents</translation>
        </message>
        <message>
            <source>Có thể trùng người…</source>
            <translation>Possible duplicates…</translation>
        </message>
        <message>
            <source>Mở hộ này</source>
            <translation>Open this household</translation>
        </message>
        <message>
            <source>Một nhân khẩu… (Ctrl+N)</source>
            <translation>One resident… (Ctrl+N)</translation>
        </message>
        <message>
            <source>Một hộ… (Ctrl+Shift+N)</source>
            <translation>One household… (Ctrl+Shift+N)</translation>
        </message>
        <message>
            <source>Nhiều người vào hộ đang lọc…</source>
            <translation>Several people into the filtered household…</translation>
        </message>
        <message>
            <source>Nhập danh sách Excel…</source>
            <translation>Import an Excel list…</translation>
        </message>
        <message>
            <source>Họ và tên</source>
            <translation>Full name</translation>
        </message>
        <message>
            <source>Ngày sinh</source>
            <translation>Born</translation>
        </message>
        <message>
            <source>Giới tính</source>
            <translation>Sex</translation>
        </message>
        <message>
            <source>Số định danh</source>
            <translation>ID number</translation>
        </message>
        <message>
            <source>chưa có</source>
            <translation>none</translation>
        </message>
        <message>
            <source>Hộ</source>
            <translation>Household</translation>
        </message>
        <message>
            <source>Địa bàn</source>
            <translation>Area</translation>
        </message>
        <message>
            <source>Hồ sơ</source>
            <translation>Cases</translation>
        </message>
        <message>
            <source>Hồ sơ đang mở</source>
            <translation>Open cases</translation>
        </message>
        <message>
            <source>%1 cặp có thể trùng</source>
            <translation>%1 possible duplicates</translation>
        </message>
        <message>
            <source>%1 người</source>
            <translation>%1 people</translation>
        </message>
        <message>
            <source>%1 hộ, %2 người, %3 hồ sơ đang mở</source>
            <translation>%1 households, %2 people, %3 open cases</translation>
        </message>
        <message>
            <source>%1 địa bàn, %2 hộ, %3 người</source>
            <translation>%1 areas, %2 households, %3 people</translation>
        </message>
        <message>
            <source>Không có ai khớp bộ lọc</source>
            <translation>Nobody matches the filters</translation>
        </message>
        <message>
            <source>Thử gõ ít chữ hơn. Máy này chỉ tìm được trong địa bàn mà máy giữ.</source>
            <translation>Try fewer letters. This machine searches only the areas it holds.</translation>
        </message>
        <message>
            <source>Máy này chưa có địa bàn nào</source>
            <translation>This machine has no areas yet</translation>
        </message>
        <message>
            <source>Văn phòng lập địa bàn ở trang Cài đặt; máy cơ sở nhận địa bàn trong gói của văn phòng.</source>
            <translation>The office creates areas on the Settings page; field machines receive them in the office's package.</translation>
        </message>
        <message>
            <source>Chưa có ai</source>
            <translation>Nobody yet</translation>
        </message>
        <message>
            <source>Thêm từng người, hoặc nhập danh sách Excel.</source>
            <translation>Add people one by one, or import an Excel list.</translation>
        </message>
        <message>
            <source>Thêm nhân khẩu</source>
            <translation>Add a resident</translation>
        </message>
    </context>
    <context>
        <name>PeriodCard</name>
        <message>
            <source>Giai đoạn</source>
            <translation>Period</translation>
        </message>
        <message>
            <source>Ở dạng nào</source>
            <translation>Kind of residence</translation>
        </message>
        <message>
            <source>Ở đâu</source>
            <translation>Where</translation>
        </message>
        <message>
            <source>Từ</source>
            <translation>From</translation>
        </message>
        <message>
            <source>Đến</source>
            <translation>To</translation>
        </message>
        <message>
            <source>Ghi chú</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Còn ở đây thì để trống</source>
            <translation>Leave empty if still living here</translation>
        </message>
        <message>
            <source>Bỏ giai đoạn này</source>
            <translation>Remove this period</translation>
        </message>
        <message>
            <source>nay</source>
            <translation>now</translation>
        </message>
        <message>
            <source>Chưa rõ từ khi nào</source>
            <translation>Start not known</translation>
        </message>
    </context>
    <context>
        <name>PeriodsEdit</name>
        <message>
            <source>Giai đoạn</source>
            <translation>Period</translation>
        </message>
        <message>
            <source>Ở dạng nào</source>
            <translation>Kind of residence</translation>
        </message>
        <message>
            <source>Ở đâu</source>
            <translation>Where</translation>
        </message>
        <message>
            <source>Từ</source>
            <translation>From</translation>
        </message>
        <message>
            <source>Đến</source>
            <translation>To</translation>
        </message>
        <message>
            <source>Ghi chú</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Còn ở đây thì để trống</source>
            <translation>Leave empty if still living here</translation>
        </message>
        <message>
            <source>Bỏ giai đoạn này</source>
            <translation>Remove this period</translation>
        </message>
        <message>
            <source>nay</source>
            <translation>now</translation>
        </message>
        <message>
            <source>Chưa rõ từ khi nào</source>
            <translation>Start not known</translation>
        </message>
        <message>
            <source>Thêm giai đoạn</source>
            <translation>Add a period</translation>
        </message>
        <message>
            <source>Ở hộ này từ khi sinh</source>
            <translation>In this household since birth</translation>
        </message>
        <message>
            <source>Chép nơi ở của người trong hộ…</source>
            <translation>Copy residence from someone in the household…</translation>
        </message>
        <message>
            <source>Chép nơi ở của ai</source>
            <translation>Copy residence of whom</translation>
        </message>
        <message>
            <source>Chép</source>
            <translation>Copy</translation>
        </message>
        <message>
            <source>Chưa ghi giai đoạn nào.</source>
            <translation>No periods recorded yet.</translation>
        </message>
        <message>
            <source>Người này chưa có giai đoạn cư trú nào để chép</source>
            <translation>This person has no periods of residence to copy</translation>
        </message>
        <message>
            <source>%1 đến %2</source>
            <translation>%1 to %2</translation>
        </message>
        <message>
            <source>Chưa rõ ở đâu: %1</source>
            <translation>Place not known: %1</translation>
        </message>
    </context>
    <context>
        <name>PersonPage</name>
        <message>
            <source>Lúc</source>
            <translation>When</translation>
        </message>
        <message>
            <source>Ai</source>
            <translation>Who</translation>
        </message>
        <message>
            <source>Ở đâu</source>
            <translation>Where</translation>
        </message>
        <message>
            <source>Thay đổi</source>
            <translation>Change</translation>
        </message>
        <message>
            <source>Máy</source>
            <translation>Machine</translation>
        </message>
        <message>
            <source>Trạng thái</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Lịch sử thay đổi</source>
            <translation>History of changes</translation>
        </message>
        <message>
            <source>Sửa</source>
            <translation>Edit</translation>
        </message>
        <message>
            <source>Sửa: %1</source>
            <translation>Edit: %1</translation>
        </message>
        <message>
            <source>Đang mở…</source>
            <translation>Opening…</translation>
        </message>
        <message>
            <source>Lập hồ sơ</source>
            <translation>Open a case</translation>
        </message>
        <message>
            <source>Tìm diện</source>
            <translation>Find the group</translation>
        </message>
        <message>
            <source>Tìm diện cho người này: hỏi vài câu, chương trình đề xuất</source>
            <translation>Find this person's group: a few questions, the program proposes</translation>
        </message>
        <message>
            <source>Tìm diện cho người này</source>
            <translation>Find this person's group</translation>
        </message>
        <message>
            <source>Diện</source>
            <translation>Group</translation>
        </message>
        <message>
            <source>Diện của hồ sơ mới</source>
            <translation>Group of the new case</translation>
        </message>
        <message>
            <source>Các phần của nhân khẩu</source>
            <translation>Parts of the person</translation>
        </message>
        <message>
            <source>Thông tin</source>
            <translation>Details</translation>
        </message>
        <message>
            <source>Hộ</source>
            <translation>Household</translation>
        </message>
        <message>
            <source>Cư trú</source>
            <translation>Residence</translation>
        </message>
        <message>
            <source>Lịch sử</source>
            <translation>History</translation>
        </message>
        <message>
            <source>Đã gộp</source>
            <translation>Merged</translation>
        </message>
        <message>
            <source>Đổi hộ, quan hệ…</source>
            <translation>Change household or relation…</translation>
        </message>
        <message>
            <source>Mở hộ</source>
            <translation>Open household</translation>
        </message>
        <message>
            <source>Chưa thuộc hộ nào</source>
            <translation>In no household yet</translation>
        </message>
        <message>
            <source>Chọn hộ đang ở, hoặc thêm hộ ở trang Nhân khẩu.</source>
            <translation>Choose the present household, or add one on the People page.</translation>
        </message>
        <message>
            <source>Thêm thời gian cư trú</source>
            <translation>Add a period of residence</translation>
        </message>
        <message>
            <source>Loại</source>
            <translation>Kind</translation>
        </message>
        <message>
            <source>Nơi ở</source>
            <translation>Place</translation>
        </message>
        <message>
            <source>Từ</source>
            <translation>From</translation>
        </message>
        <message>
            <source>Đến</source>
            <translation>To</translation>
        </message>
        <message>
            <source>Các thời gian cư trú</source>
            <translation>Periods of residence</translation>
        </message>
        <message>
            <source>Chưa ghi đã ở đâu, từ khi nào</source>
            <translation>Not recorded where they lived and since when</translation>
        </message>
        <message>
            <source>Nhân khẩu</source>
            <translation>People</translation>
        </message>
        <message>
            <source>chưa thuộc hộ nào</source>
            <translation>in no household yet</translation>
        </message>
        <message>
            <source>(ngoài máy này)</source>
            <translation>(not on this machine)</translation>
        </message>
        <message>
            <source>Hồ sơ này đã gộp vào hồ sơ ngoài máy này.</source>
            <translation>This record was merged into one that is not on this machine.</translation>
        </message>
        <message>
            <source>Máy này</source>
            <translation>This machine</translation>
        </message>
        <message>
            <source>Có chỗ hai giá trị đang chờ người chọn.</source>
            <translation>Two values wait for a choice somewhere.</translation>
        </message>
        <message>
            <source>Mở hồ sơ %1</source>
            <translation>Open record %1</translation>
        </message>
        <message>
            <source>Chưa có hồ sơ nào</source>
            <translation>No cases yet</translation>
        </message>
        <message>
            <source>Quét thẻ…</source>
            <translation>Scan a card…</translation>
        </message>
        <message>
            <source>Lập hồ sơ trước: mã trên thẻ được ghi thành chứng cứ của hồ sơ</source>
            <translation>Open a case first: the code on the card is recorded as evidence of a case</translation>
        </message>
        <message>
            <source>Vào hồ sơ %1</source>
            <translation>Go to case %1</translation>
        </message>
        <message>
            <source>Che số</source>
            <translation>Hide number</translation>
        </message>
        <message>
            <source>Xem đủ số</source>
            <translation>Show full number</translation>
        </message>
        <message>
            <source>Mỗi lần xem đủ số đều được ghi vào nhật ký truy cập</source>
            <translation>Each showing of the full number is written to the access log</translation>
        </message>
    </context>
    <context>
        <name>PersonPick</name>
        <message>
            <source>Gõ tên để tìm; mũi tên xuống: người trong hộ</source>
            <translation>Type a name to search; arrow down: people of the household</translation>
        </message>
        <message>
            <source>Hãy chọn một người trong danh sách, hoặc chọn “Ngoài máy”.</source>
            <translation>Choose someone from the list, or choose “Not on this machine”.</translation>
        </message>
        <message>
            <source>Máy này không có ai tên như vậy</source>
            <translation>Nobody of that name on this machine</translation>
        </message>
    </context>
    <context>
        <name>PlanPage</name>
        <message>
            <source>theo %1</source>
            <translation>under %1</translation>
        </message>
        <message>
            <source>Các phần của kế hoạch</source>
            <translation>Parts of the plan</translation>
        </message>
        <message>
            <source>Giai đoạn này</source>
            <translation>This phase</translation>
        </message>
        <message>
            <source>Báo cáo, mốc ngày</source>
            <translation>Reports and dates</translation>
        </message>
        <message>
            <source>Mười bốn diện</source>
            <translation>Fourteen groups</translation>
        </message>
        <message>
            <source>Ai làm gì</source>
            <translation>Who does what</translation>
        </message>
        <message>
            <source>Vướng mắc</source>
            <translation>Obstacles</translation>
        </message>
        <message>
            <source>Chuyển việc</source>
            <translation>Hand-overs</translation>
        </message>
        <message>
            <source>Phúc tra</source>
            <translation>Re-checks</translation>
        </message>
        <message>
            <source>Chế độ</source>
            <translation>Benefits</translation>
        </message>
        <message>
            <source>đến %1</source>
            <translation>until %1</translation>
        </message>
        <message>
            <source>từ %1</source>
            <translation>from %1</translation>
        </message>
        <message>
            <source>không có ngày kết thúc</source>
            <translation>no end date</translation>
        </message>
        <message>
            <source>Hôm nay %1, còn %2 ngày</source>
            <translation>Today %1, %2 days left</translation>
        </message>
        <message>
            <source>Độ phủ theo địa bàn</source>
            <translation>Coverage by area</translation>
        </message>
        <message>
            <source>Báo cáo sắp tới</source>
            <translation>Next reports</translation>
        </message>
        <message>
            <source>Gửi %1</source>
            <translation>To %1</translation>
        </message>
        <message>
            <source>Báo cáo tháng</source>
            <translation>Monthly report</translation>
        </message>
        <message>
            <source>%1 · còn %2 ngày</source>
            <translation>%1 · %2 days left</translation>
        </message>
        <message>
            <source>Mốc của kế hoạch</source>
            <translation>Dates of the plan</translation>
        </message>
        <message>
            <source>trước %1</source>
            <translation>before %1</translation>
        </message>
        <message>
            <source>Nhóm %1: </source>
            <translation>Category %1: </translation>
        </message>
        <message>
            <source>Mục tiêu</source>
            <translation>Targets</translation>
        </message>
        <message>
            <source>%1 % %2: %3</source>
            <translation>%1% %2: %3</translation>
        </message>
        <message>
            <source>chủ trì</source>
            <translation>in charge</translation>
        </message>
        <message>
            <source>phối hợp, thực hiện</source>
            <translation>supports, carries out</translation>
        </message>
        <message>
            <source>Tổ công tác</source>
            <translation>Task force</translation>
        </message>
        <message>
            <source>%1 người, %2 hồ sơ đang mở, %3 hồ sơ đã kết thúc</source>
            <translation>%1 people, %2 open cases, %3 closed cases</translation>
        </message>
        <message>
            <source>Nhóm A: chưa có thông tin trong Cơ sở dữ liệu quốc gia về dân cư</source>
            <translation>Category A: not in the national population database</translation>
        </message>
        <message>
            <source>Nhóm B: đã có thông tin trong Cơ sở dữ liệu quốc gia về dân cư</source>
            <translation>Category B: already in the national population database</translation>
        </message>
        <message>
            <source>chỉ ghi số quyết định</source>
            <translation>only the decision number is recorded</translation>
        </message>
        <message>
            <source>Chương trình không lập hồ sơ, không gợi ý và không ghi hành vi cho diện này.</source>
            <translation>The program opens no cases, suggests nothing and records no conduct for this group.</translation>
        </message>
        <message>
            <source>%1 hồ sơ</source>
            <translation>%1 cases</translation>
        </message>
        <message>
            <source>Mở danh sách diện %1, %2 hồ sơ</source>
            <translation>Open the list of group %1, %2 cases</translation>
        </message>
    </context>
    <context>
        <name>StagePart</name>
        <message>
            <source>không có ngày kết thúc</source>
            <translation>no end date</translation>
        </message>
        <message>
            <source>Hôm nay %1, còn %2 ngày</source>
            <translation>Today %1, %2 days left</translation>
        </message>
        <message>
            <source>Độ phủ theo địa bàn</source>
            <translation>Coverage by area</translation>
        </message>
    </context>
    <context>
        <name>ReportsPart</name>
        <message>
            <source>Báo cáo sắp tới</source>
            <translation>Next reports</translation>
        </message>
        <message>
            <source>%1 · còn %2 ngày</source>
            <translation>%1 · %2 days left</translation>
        </message>
        <message>
            <source>Mốc của kế hoạch</source>
            <translation>Dates of the plan</translation>
        </message>
        <message>
            <source>trước %1</source>
            <translation>before %1</translation>
        </message>
        <message>
            <source>Gửi %1</source>
            <translation>To %1</translation>
        </message>
        <message>
            <source>Nhóm %1: </source>
            <translation>Category %1: </translation>
        </message>
        <message>
            <source>Mục tiêu</source>
            <translation>Targets</translation>
        </message>
        <message>
            <source>%1 % %2: %3</source>
            <translation>%1% %2: %3</translation>
        </message>
    </context>
    <context>
        <name>DutiesPart</name>
        <message>
            <source>chủ trì</source>
            <translation>in charge</translation>
        </message>
        <message>
            <source>phối hợp, thực hiện</source>
            <translation>supports, carries out</translation>
        </message>
        <message>
            <source>Tổ công tác</source>
            <translation>Task force</translation>
        </message>
        <message>
            <source>đến hết %1</source>
            <translation>by %1</translation>
        </message>
    </context>
    <context>
        <name>GroupsPart</name>
        <message>
            <source>%1 người, %2 hồ sơ đang mở, %3 hồ sơ đã kết thúc</source>
            <translation>%1 people, %2 open cases, %3 closed cases</translation>
        </message>
        <message>
            <source>Nhóm A: chưa có thông tin trong Cơ sở dữ liệu quốc gia về dân cư</source>
            <translation>Category A: not in the national population database</translation>
        </message>
        <message>
            <source>Nhóm B: đã có thông tin trong Cơ sở dữ liệu quốc gia về dân cư</source>
            <translation>Category B: already in the national population database</translation>
        </message>
        <message>
            <source>chỉ ghi số quyết định</source>
            <translation>only the decision number is recorded</translation>
        </message>
        <message>
            <source>Chương trình không lập hồ sơ, không gợi ý và không ghi hành vi cho diện này.</source>
            <translation>The program opens no cases, suggests nothing and records no conduct for this group.</translation>
        </message>
        <message>
            <source>%1 hồ sơ</source>
            <translation>%1 cases</translation>
        </message>
        <message>
            <source>Mở danh sách diện %1, %2 hồ sơ</source>
            <translation>Open the list of group %1, %2 cases</translation>
        </message>
    </context>
    <context>
        <name>PortalCopy</name>
        <message>
            <source>Chép lên Cổng dịch vụ công</source>
            <translation>Copy to the public service portal</translation>
        </message>
        <message>
            <source>Mã thủ tục %1</source>
            <translation>Procedure code %1</translation>
        </message>
        <message>
            <source>Mã hồ sơ %1</source>
            <translation>File number %1</translation>
        </message>
        <message>
            <source>Đã nộp: ghi mã hồ sơ, ngày hẹn…</source>
            <translation>Filed: record file number, appointment…</translation>
        </message>
        <message>
            <source>Đóng</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Ctrl+C chép ô đang chọn và sang ô sau; ↑ ↓ để đổi ô.</source>
            <translation>Ctrl+C copies the selected field and moves on; ↑ ↓ change field.</translation>
        </message>
        <message>
            <source>Số đang che: bấm “Hiện” trước. Mỗi lần hiện được ghi vào nhật ký truy cập.</source>
            <translation>The number is hidden: press “Show” first. Each showing is written to the access log.</translation>
        </message>
        <message>
            <source>Đã chép: %1 (%2/%3 ô)</source>
            <translation>Copied: %1 (%2 of %3 fields)</translation>
        </message>
    </context>
    <context>
        <name>PreviewStep</name>
        <message>
            <source>Nhận</source>
            <translation>Accept</translation>
        </message>
        <message>
            <source>Là người đã có</source>
            <translation>Is an existing person</translation>
        </message>
        <message>
            <source>Người mới</source>
            <translation>New person</translation>
        </message>
        <message>
            <source>Để lại</source>
            <translation>Leave aside</translation>
        </message>
        <message>
            <source>Để yên</source>
            <translation>Leave as is</translation>
        </message>
        <message>
            <source>Ghi chú</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Xóa</source>
            <translation>Delete</translation>
        </message>
        <message>
            <source>Các dòng của danh sách</source>
            <translation>Rows of the list</translation>
        </message>
        <message>
            <source>Nhận mọi dòng giống dòng này</source>
            <translation>Accept all rows like this one</translation>
        </message>
        <message>
            <source>Dòng cần hỏi kế tiếp</source>
            <translation>Next row to ask about</translation>
        </message>
        <message>
            <source>%1  %2</source>
            <translation>%1  %2</translation>
        </message>
        <message>
            <source>Dòng</source>
            <translation>Row</translation>
        </message>
        <message>
            <source>Kết luận</source>
            <translation>Finding</translation>
        </message>
        <message>
            <source>Họ và tên</source>
            <translation>Full name</translation>
        </message>
        <message>
            <source>Ngày sinh</source>
            <translation>Born</translation>
        </message>
        <message>
            <source>Vì sao, thay đổi gì</source>
            <translation>Why, and what changes</translation>
        </message>
        <message>
            <source>Quyết định</source>
            <translation>Decision</translation>
        </message>
        <message>
            <source>Không có dòng nào</source>
            <translation>No rows</translation>
        </message>
        <message>
            <source>Chọn “Tất cả” để xem cả danh sách.</source>
            <translation>Choose “All” to see the whole list.</translation>
        </message>
        <message>
            <source>%1 dòng chưa quyết định sẽ để lại</source>
            <translation>%1 undecided rows will be left aside</translation>
        </message>
        <message>
            <source>Không còn dòng nào phải hỏi</source>
            <translation>No more rows to ask about</translation>
        </message>
        <message>
            <source>Cả danh sách</source>
            <translation>Whole list</translation>
        </message>
        <message>
            <source>Tất cả</source>
            <translation>All</translation>
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
        <name>ProposalCard</name>
        <message>
            <source>Kế hoạch: %1 (%2)</source>
            <translation>Plan: %1 (%2)</translation>
        </message>
        <message>
            <source>Còn hỏi: %1</source>
            <translation>Still to ask: %1</translation>
        </message>
    </context>
    <context>
        <name>ProposalsPanel</name>
        <message>
            <source>Chọn thẳng một diện khác</source>
            <translation>Choose another group directly</translation>
        </message>
        <message>
            <source>Diện đề xuất</source>
            <translation>Proposed group</translation>
        </message>
        <message>
            <source>Chưa nói được. Trả lời các câu bên trái.</source>
            <translation>Cannot tell yet. Answer the questions on the left.</translation>
        </message>
        <message>
            <source>Không thuộc: %1</source>
            <translation>Not in: %1</translation>
        </message>
        <message>
            <source>Kế hoạch</source>
            <translation>Plan</translation>
        </message>
    </context>
    <context>
        <name>QuestionPanel</name>
        <message>
            <source>Quay lại (Backspace)</source>
            <translation>Back (Backspace)</translation>
        </message>
        <message>
            <source>Để sau (→)</source>
            <translation>Later (→)</translation>
        </message>
        <message>
            <source>Đã trả lời</source>
            <translation>Answered</translation>
        </message>
        <message>
            <source>Còn nhiều nhất %1 câu</source>
            <translation>At most %1 more questions</translation>
        </message>
        <message>
            <source>Câu cuối</source>
            <translation>Last question</translation>
        </message>
        <message>
            <source>Sửa câu đã trả lời</source>
            <translation>Change an answer</translation>
        </message>
        <message>
            <source> và %1 chỗ nữa</source>
            <translation> and %1 more places</translation>
        </message>
        <message>
            <source>Hỏi vì kế hoạch ghi: %1%2</source>
            <translation>Asked because the plan says: %1%2</translation>
        </message>
        <message>
            <source>%1 câu để lại chưa hỏi</source>
            <translation>%1 questions left unasked</translation>
        </message>
        <message>
            <source>Đã hỏi xong</source>
            <translation>All asked</translation>
        </message>
        <message>
            <source>Đánh dấu diện ở bên phải, rồi Ctrl+Enter.</source>
            <translation>Tick the group on the right, then Ctrl+Enter.</translation>
        </message>
        <message>
            <source>Các câu trả lời chưa nói được diện nào. Hỏi thêm, hoặc chọn thẳng một diện ở bên phải.</source>
            <translation>The answers do not lead to a group. Ask more, or choose a group directly on the right.</translation>
        </message>
        <message>
            <source>Chưa nói được</source>
            <translation>Cannot tell yet</translation>
        </message>
        <message>
            <source>%1 (để sau)</source>
            <translation>%1 (later)</translation>
        </message>
        <message>
            <source>Hỏi lại: %1</source>
            <translation>Ask again: %1</translation>
        </message>
    </context>
    <context>
        <name>Radios</name>
        <message>
            <source>Trở lại chưa hỏi</source>
            <translation>Back to not asked</translation>
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
        <name>ReChecksView</name>
        <message>
            <source>Hạn</source>
            <translation>Due</translation>
        </message>
        <message>
            <source>Họ và tên</source>
            <translation>Full name</translation>
        </message>
        <message>
            <source>Diện</source>
            <translation>Group</translation>
        </message>
        <message>
            <source>Địa bàn</source>
            <translation>Area</translation>
        </message>
        <message>
            <source>Đợt</source>
            <translation>Round</translation>
        </message>
        <message>
            <source>Người phúc tra</source>
            <translation>Re-checked by</translation>
        </message>
        <message>
            <source>Kết quả</source>
            <translation>Result</translation>
        </message>
        <message>
            <source>Ngày</source>
            <translation>Date</translation>
        </message>
        <message>
            <source>Khác ở đâu</source>
            <translation>What differs</translation>
        </message>
        <message>
            <source>Rút mẫu phúc tra…</source>
            <translation>Draw a sample…</translation>
        </message>
        <message>
            <source>Ghi kết quả phúc tra…</source>
            <translation>Record the re-check…</translation>
        </message>
        <message>
            <source>Cả lượt đã xong</source>
            <translation>Finished ones too</translation>
        </message>
        <message>
            <source>Chỉ việc của tôi</source>
            <translation>Only mine</translation>
        </message>
        <message>
            <source>Không có hồ sơ nào chờ phúc tra</source>
            <translation>No case waits for a re-check</translation>
        </message>
        <message>
            <source>Rút một mẫu ngẫu nhiên trong các hồ sơ đã giải quyết xong, chia theo địa bàn và diện.</source>
            <translation>Draws a random sample of the settled cases, spread over areas and groups.</translation>
        </message>
        <message>
            <source>Người đã làm hồ sơ không tự phúc tra</source>
            <translation>Nobody re-checks a case they worked on</translation>
        </message>
        <message>
            <source>Rút mẫu phúc tra</source>
            <translation>Draw a sample to re-check</translation>
        </message>
        <message>
            <source>Ví dụ: Phúc tra tháng 11</source>
            <translation>For example: Re-check of November</translation>
        </message>
        <message>
            <source>Phần trăm mỗi địa bàn, mỗi diện</source>
            <translation>Percent of each area and group</translation>
        </message>
        <message>
            <source>Ít nhất một hồ sơ</source>
            <translation>At least one case</translation>
        </message>
        <message>
            <source>Cùng số gieo thì rút ra cùng mẫu: ai cũng kiểm tra lại được</source>
            <translation>The same seed draws the same sample: anyone can check it</translation>
        </message>
        <message>
            <source>Ai có thể phúc tra</source>
            <translation>Who can re-check</translation>
        </message>
        <message>
            <source>Ai đã làm hồ sơ nào thì không được giao hồ sơ đó</source>
            <translation>Nobody is given a case they worked on</translation>
        </message>
        <message>
            <source>Rút mẫu và giao việc</source>
            <translation>Draw the sample and assign</translation>
        </message>
        <message>
            <source>Kết quả phúc tra: %1</source>
            <translation>Result of the re-check: %1</translation>
        </message>
        <message>
            <source>Khác với hồ sơ thì hồ sơ được mở lại để làm tiếp.</source>
            <translation>If it differs from the case, the case is reopened.</translation>
        </message>
        <message>
            <source>chưa giao được</source>
            <translation>could not be assigned</translation>
        </message>
        <message>
            <source>%1: đã xem %2 trên %3, đúng %4, khác %5</source>
            <translation>%1: %2 of %3 seen, %4 right, %5 different</translation>
        </message>
        <message>
            <source>%1 (số gieo %2)</source>
            <translation>%1 (seed %2)</translation>
        </message>
    </context>
    <context>
        <name>ReasonDialog</name>
        <message>
            <source>Không cần hồ sơ</source>
            <translation>No case needed</translation>
        </message>
        <message>
            <source>Vì sao</source>
            <translation>Why</translation>
        </message>
        <message>
            <source>Ví dụ: giấy tờ để ở nhà người con</source>
            <translation>For example: the papers are at a son's or daughter's home</translation>
        </message>
        <message>
            <source>Bỏ khỏi danh sách</source>
            <translation>Take off the list</translation>
        </message>
        <message>
            <source>Hãy ghi một câu lý do.</source>
            <translation>Write one sentence of reason.</translation>
        </message>
        <message>
            <source>Thôi</source>
            <translation>Cancel</translation>
        </message>
    </context>
    <context>
        <name>RecordPanel</name>
        <message>
            <source>Lưu</source>
            <translation>Save</translation>
        </message>
        <message>
            <source>Ctrl+Enter</source>
            <translation>Ctrl+Enter</translation>
        </message>
        <message>
            <source>Bỏ, không lưu</source>
            <translation>Discard</translation>
        </message>
        <message>
            <source>Cần điền chỗ này.</source>
            <translation>Fill this in.</translation>
        </message>
        <message>
            <source>Đã lấy lại phần đang gõ dở lần trước.</source>
            <translation>What was half typed last time has been brought back.</translation>
        </message>
        <message>
            <source>Đã giữ bản nháp</source>
            <translation>Draft kept</translation>
        </message>
    </context>
    <context>
        <name>RegroupDialog</name>
        <message>
            <source>Đổi diện %1 sang %2</source>
            <translation>Change group %1 to %2</translation>
        </message>
        <message>
            <source>Giữ nguyên tất cả: %1 câu trả lời, %2 giấy tờ và lời kể, %3 bước đã ghi.</source>
            <translation>All is kept: %1 answers, %2 papers and testimonies, %3 recorded steps.</translation>
        </message>
        <message>
            <source>Câu hỏi mới của diện này</source>
            <translation>New questions of this group</translation>
        </message>
        <message>
            <source>Đã có trong phiếu cũ, chưa ai trả lời</source>
            <translation>In the old form already, answered by nobody</translation>
        </message>
        <message>
            <source>Bước đã ghi, không thuộc lộ trình mới: giữ làm lịch sử</source>
            <translation>Recorded steps outside the new pathway: kept as history</translation>
        </message>
        <message>
            <source>Bước của lộ trình cũ không còn phải làm</source>
            <translation>Steps of the old pathway no longer to be done</translation>
        </message>
        <message>
            <source>Bước mới của lộ trình</source>
            <translation>New steps of the pathway</translation>
        </message>
        <message>
            <source>Đổi sang diện %1</source>
            <translation>Change to group %1</translation>
        </message>
        <message>
            <source>Thôi</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Hoàn tác được ở trang hồ sơ (Ctrl+Z).</source>
            <translation>Can be undone on the case page (Ctrl+Z).</translation>
        </message>
        <message>
            <source>và %1 mục nữa</source>
            <translation>and %1 more items</translation>
        </message>
    </context>
    <context>
        <name>Residence</name>
        <message>
            <source>Chưa rõ ở đâu</source>
            <translation>Place not known</translation>
        </message>
    </context>
    <context>
        <name>ResidenceTab</name>
        <message>
            <source>Thêm thời gian cư trú</source>
            <translation>Add a period of residence</translation>
        </message>
        <message>
            <source>Sửa</source>
            <translation>Edit</translation>
        </message>
        <message>
            <source>Loại</source>
            <translation>Kind</translation>
        </message>
        <message>
            <source>Nơi ở</source>
            <translation>Place</translation>
        </message>
        <message>
            <source>Từ</source>
            <translation>From</translation>
        </message>
        <message>
            <source>Đến</source>
            <translation>To</translation>
        </message>
        <message>
            <source>Ghi chú</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Các thời gian cư trú</source>
            <translation>Periods of residence</translation>
        </message>
        <message>
            <source>Chưa ghi đã ở đâu, từ khi nào</source>
            <translation>Not recorded where they lived and since when</translation>
        </message>
        <message>
            <source>Ghi nơi đang ở trước, rồi các nơi ở trước đó.</source>
            <translation>Record the present place first, then earlier ones.</translation>
        </message>
    </context>
    <context>
        <name>ResultStep</name>
        <message>
            <source>Mỗi thay đổi đều có trong lịch sử của từng người, từng hồ sơ, kèm giá trị trước đó. Nếu nhập nhầm, hoàn tác cả lần nhập ở đây hoặc ở “Các lần nhập trước”; tháng sau nhập lại danh sách này chỉ thấy phần khác.</source>
            <translation>Every change is in the history of each person and case, with the former value. If this was a mistake, undo the whole import here or under “Earlier imports”; importing this list again next month shows only what differs.</translation>
        </message>
        <message>
            <source>Lưu phần không đọc được…</source>
            <translation>Save what could not be read…</translation>
        </message>
        <message>
            <source>Nhập danh sách khác</source>
            <translation>Import another list</translation>
        </message>
        <message>
            <source>Hoàn tác lần nhập này…</source>
            <translation>Undo this import…</translation>
        </message>
        <message>
            <source>Xong</source>
            <translation>Done</translation>
        </message>
        <message>
            <source>%1 dòng không đổi</source>
            <translation>%1 rows unchanged</translation>
        </message>
        <message>
            <source>%1 dòng để lại, hỏi sau</source>
            <translation>%1 rows left for later</translation>
        </message>
        <message>
            <source>%1 dòng không đọc được</source>
            <translation>%1 rows could not be read</translation>
        </message>
        <message>
            <source>Đã nhập</source>
            <translation>Imported</translation>
        </message>
        <message>
            <source>Không có gì mới</source>
            <translation>Nothing new</translation>
        </message>
        <message>
            <source>Lưu %1 dòng chưa nhập được…</source>
            <translation>Save %1 rows not imported…</translation>
        </message>
        <message>
            <source>Đã hoàn tác</source>
            <translation>Undone</translation>
        </message>
        <message>
            <source>%1 bản ghi trở lại như trước lần nhập.</source>
            <translation>%1 records are as before the import.</translation>
        </message>
    </context>
    <context>
        <name>RowPanel</name>
        <message>
            <source>Chọn một dòng để xem chi tiết.</source>
            <translation>Choose a row to see its details.</translation>
        </message>
        <message>
            <source>Dòng %1</source>
            <translation>Row %1</translation>
        </message>
        <message>
            <source>(chưa có)</source>
            <translation>(none)</translation>
        </message>
        <message>
            <source>Trong danh sách</source>
            <translation>In the list</translation>
        </message>
        <message>
            <source>Quyết định (bấm số để chọn)</source>
            <translation>Decision (press a number to choose)</translation>
        </message>
        <message>
            <source>Ghi chú hoặc lý do</source>
            <translation>Note or reason</translation>
        </message>
        <message>
            <source>Là người khác, chưa có trong dữ liệu</source>
            <translation>Is another person, not yet in the data</translation>
        </message>
        <message>
            <source>Nhận như đã đọc</source>
            <translation>Accept as read</translation>
        </message>
        <message>
            <source>Nhận, bỏ trống ô còn nghi ngờ</source>
            <translation>Accept, leave doubtful fields empty</translation>
        </message>
        <message>
            <source>Để lại, hỏi sau</source>
            <translation>Leave aside, ask later</translation>
        </message>
        <message>
            <source>Để yên</source>
            <translation>Leave as is</translation>
        </message>
        <message>
            <source>Ghi chú vào hồ sơ</source>
            <translation>Note it in the case</translation>
        </message>
        <message>
            <source>Xóa khỏi dữ liệu, có lý do</source>
            <translation>Delete from the data, with a reason</translation>
        </message>
        <message>
            <source>hộ %1</source>
            <translation>household %1</translation>
        </message>
        <message>
            <source>số %1</source>
            <translation>number %1</translation>
        </message>
        <message>
            <source>Là %1</source>
            <translation>Is %1</translation>
        </message>
        <message>
            <source>Sẽ sửa: %1</source>
            <translation>Will change: %1</translation>
        </message>
        <message>
            <source>Chọn nhóm</source>
            <translation>Choose a team</translation>
        </message>
        <message>
            <source>Nhóm của hồ sơ</source>
            <translation>Team of the case</translation>
        </message>
    </context>
    <context>
        <name>SaidLine</name>
        <message>
            <source>Chép đúng như ghi trên giấy</source>
            <translation>Copy exactly as the paper says</translation>
        </message>
        <message>
            <source>Đúng như đã ghi</source>
            <translation>Exactly as recorded</translation>
        </message>
        <message>
            <source>%1 (Ctrl+D)</source>
            <translation>%1 (Ctrl+D)</translation>
        </message>
        <message>
            <source>Khác với thông tin nhân khẩu đang ghi: %1</source>
            <translation>Differs from the person's record: %1</translation>
        </message>
        <message>
            <source>Chưa đọc ra ngày nào; vẫn giữ nguyên chữ.</source>
            <translation>No date could be read; the text is kept as it is.</translation>
        </message>
    </context>
    <context>
        <name>SaysEdit</name>
        <message>
            <source>Chép đúng như ghi trên giấy</source>
            <translation>Copy exactly as the paper says</translation>
        </message>
        <message>
            <source>Đúng như đã ghi</source>
            <translation>Exactly as recorded</translation>
        </message>
        <message>
            <source>%1 (Ctrl+D)</source>
            <translation>%1 (Ctrl+D)</translation>
        </message>
        <message>
            <source>Khác với thông tin nhân khẩu đang ghi: %1</source>
            <translation>Differs from the person's record: %1</translation>
        </message>
        <message>
            <source>Chưa đọc ra ngày nào; vẫn giữ nguyên chữ.</source>
            <translation>No date could be read; the text is kept as it is.</translation>
        </message>
        <message>
            <source>Cả giấy đúng như đã ghi</source>
            <translation>The whole paper says just what is recorded</translation>
        </message>
        <message>
            <source>Giấy còn ghi điều khác…</source>
            <translation>The paper says something else too…</translation>
        </message>
        <message>
            <source>Giấy còn ghi điều khác</source>
            <translation>The paper says something else too</translation>
        </message>
    </context>
    <context>
        <name>ScanCanvas</name>
        <message>
            <source>Ảnh đang sửa</source>
            <translation>Picture being edited</translation>
        </message>
        <message>
            <source>R xoay phải, Shift+R xoay trái, X cắt, phím mũi tên dời khung cắt, Shift hoặc Alt để đổi cỡ khung</source>
            <translation>R turn right, Shift+R turn left, X crop, arrow keys move the crop, Shift or Alt to resize it</translation>
        </message>
    </context>
    <context>
        <name>ScanDialog</name>
        <message>
            <source>Đóng</source>
            <translation>Close</translation>
        </message>
    </context>
    <context>
        <name>ScanEditor</name>
        <message>
            <source>Xem và sửa trước khi đính</source>
            <translation>Look and edit before attaching</translation>
        </message>
        <message>
            <source>%1 (%2/%3)</source>
            <translation>%1 (%2/%3)</translation>
        </message>
        <message>
            <source>Các ảnh sẽ đính</source>
            <translation>Pictures to attach</translation>
        </message>
        <message>
            <source>Bản sẽ giữ, đúng cỡ</source>
            <translation>What will be kept, at its real size</translation>
        </message>
        <message>
            <source>Đang mở…</source>
            <translation>Opening…</translation>
        </message>
        <message>
            <source>Xoay trái (Shift+R)</source>
            <translation>Turn left (Shift+R)</translation>
        </message>
        <message>
            <source>Xoay phải (R)</source>
            <translation>Turn right (R)</translation>
        </message>
        <message>
            <source>Cắt (X): kéo chuột, hoặc phím mũi tên</source>
            <translation>Crop (X): drag the mouse, or arrow keys</translation>
        </message>
        <message>
            <source>Bỏ cắt (Shift+X)</source>
            <translation>Remove crop (Shift+X)</translation>
        </message>
        <message>
            <source>Hoàn tác (Ctrl+Z)</source>
            <translation>Undo (Ctrl+Z)</translation>
        </message>
        <message>
            <source>Xem bản sẽ giữ (V)</source>
            <translation>See what will be kept (V)</translation>
        </message>
        <message>
            <source>Đúng từng điểm ảnh như sẽ lưu: chữ nhỏ có đọc được không?</source>
            <translation>Pixel for pixel as saved: can small print be read?</translation>
        </message>
        <message>
            <source>Bỏ ảnh này</source>
            <translation>Drop this picture</translation>
        </message>
        <message>
            <source>Thôi</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Đính kèm</source>
            <translation>Attach</translation>
        </message>
        <message>
            <source>Ảnh vừa chụp</source>
            <translation>Picture just taken</translation>
        </message>
    </context>
    <context>
        <name>ScanSide</name>
        <message>
            <source>Để trống: dùng tên tệp</source>
            <translation>Left empty: the file's name</translation>
        </message>
        <message>
            <source>Tên bản chụp</source>
            <translation>Name of the photo</translation>
        </message>
        <message>
            <source>Gọn: chữ thường vẫn rõ</source>
            <translation>Compact: ordinary print stays clear</translation>
        </message>
        <message>
            <source>Thường</source>
            <translation>Normal</translation>
        </message>
        <message>
            <source>Nét: con dấu, chữ rất nhỏ</source>
            <translation>Sharp: stamps, very small print</translation>
        </message>
        <message>
            <source>Của giấy tờ nào</source>
            <translation>Belongs to which paper</translation>
        </message>
        <message>
            <source>(chưa gắn với giấy tờ nào)</source>
            <translation>(not tied to a paper yet)</translation>
        </message>
        <message>
            <source>Giữ cỡ nào</source>
            <translation>Size to keep</translation>
        </message>
        <message>
            <source>Vị trí chụp và thông tin máy ảnh không được giữ. Tệp gốc không bị sửa.</source>
            <translation>Location and camera details are not kept. The original file is not changed.</translation>
        </message>
        <message>
            <source>đang tính…</source>
            <translation>measuring…</translation>
        </message>
        <message>
            <source>Tệp gốc %1, sẽ giữ %2</source>
            <translation>Original file %1, will keep %2</translation>
        </message>
        <message>
            <source>✓ Chữ cỡ 10 trên giấy A4 đọc được ở cỡ này.</source>
            <translation>✓ 10-point print on A4 can be read at this size.</translation>
        </message>
        <message>
            <source>⚠ Ảnh nhỏ: chữ cỡ 10 trên giấy A4 có thể không đọc được. Nên chụp lại gần hơn.</source>
            <translation>⚠ Small picture: 10-point print on A4 may not be readable. Better take it again from closer.</translation>
        </message>
        <message>
            <source>Đuôi tệp ghi khác với nội dung; chương trình giữ theo nội dung.</source>
            <translation>The file's extension does not match its content; the content decides.</translation>
        </message>
        <message>
            <source>Bản điện tử có chữ ký số: giữ nguyên để chữ ký còn giá trị.</source>
            <translation>Electronic document with a digital signature: kept unchanged so that the signature stays valid.</translation>
        </message>
        <message>
            <source>Bản sẽ giữ không còn kiểm tra được chữ ký số. Hãy giữ cả bản gốc ở nơi khác.</source>
            <translation>In the kept copy the digital signature can no longer be checked. Keep the original elsewhere too.</translation>
        </message>
        <message>
            <source>Đã gỡ phần tự chạy hoặc tệp kèm bên trong PDF.</source>
            <translation>Scripts or embedded files were removed from the PDF.</translation>
        </message>
    </context>
    <context>
        <name>ScannerField</name>
        <message>
            <source>Chỗ nhận mã QR từ máy quét</source>
            <translation>Where the scanner's QR code arrives</translation>
        </message>
        <message>
            <source>Đặt con trỏ ở đây rồi quét thẻ…</source>
            <translation>Put the cursor here, then scan the card…</translation>
        </message>
    </context>
    <context>
        <name>ScannerStrip</name>
        <message>
            <source>Xem và đính…</source>
            <translation>Look and attach…</translation>
        </message>
        <message>
            <source>Để sau</source>
            <translation>Later</translation>
        </message>
        <message>
            <source>Không nhắc những tệp này nữa cho đến khi mở lại chương trình</source>
            <translation>Do not mention these files again until the program is restarted</translation>
        </message>
        <message>
            <source>Thư mục máy quét</source>
            <translation>Scanner's folder</translation>
        </message>
        <message>
            <source>Bản quét trong thư mục không được mã hóa: ai mở máy cũng xem được. Sau khi chương trình đã giữ bản mã hóa và đọc lại được, có xóa %1 tệp này khỏi thư mục không? Câu trả lời được nhớ cho những lần sau.</source>
            <translation>Scans in the folder are not encrypted: anyone using the machine can see them. Once the program has kept an encrypted copy and read it back, delete these %1 files from the folder? The answer is remembered.</translation>
        </message>
        <message>
            <source>Xóa bản quét khỏi thư mục?</source>
            <translation>Delete the scans from the folder?</translation>
        </message>
        <message>
            <source>Giữ xong thì xóa</source>
            <translation>Delete once kept</translation>
        </message>
        <message>
            <source>Chọn thư mục máy quét lưu vào…</source>
            <translation>Choose the folder the scanner saves to…</translation>
        </message>
        <message>
            <source>Thôi theo dõi thư mục này</source>
            <translation>Stop watching this folder</translation>
        </message>
        <message>
            <source>Xóa tệp khỏi thư mục sau khi đã giữ</source>
            <translation>Delete files from the folder once kept</translation>
        </message>
        <message>
            <source>Chọn thư mục máy quét lưu vào</source>
            <translation>Choose the folder the scanner saves to</translation>
        </message>
        <message>
            <source>Có máy quét? Chọn thư mục nó lưu vào để bản quét mới hiện ở đây.</source>
            <translation>Have a scanner? Choose the folder it saves to, and new scans appear here.</translation>
        </message>
        <message>
            <source>Không thấy thư mục “%1”. Hãy cắm lại USB hoặc nối lại mạng.</source>
            <translation>Folder “%1” not found. Plug in the USB stick or connect the network again.</translation>
        </message>
        <message>
            <source>%1 bản quét mới</source>
            <translation>%1 new scans</translation>
        </message>
        <message>
            <source> · %1 tệp đang ghi dở</source>
            <translation> · %1 files still being written</translation>
        </message>
        <message>
            <source>Đang chờ máy quét ghi xong %1 tệp…</source>
            <translation>Waiting for the scanner to finish %1 files…</translation>
        </message>
        <message>
            <source>Chưa có bản quét mới trong “%1”.</source>
            <translation>No new scans in “%1”.</translation>
        </message>
    </context>
    <context>
        <name>Scans</name>
        <message>
            <source>Đang đọc tệp</source>
            <translation>Reading the files</translation>
        </message>
        <message>
            <source>Giấy tờ</source>
            <translation>Papers</translation>
        </message>
        <message>
            <source>Tệp này chưa có trên máy này; máy khác đang giữ.</source>
            <translation>This file is not on this machine; another machine holds it.</translation>
        </message>
    </context>
    <context>
        <name>ScreenForm</name>
        <message>
            <source>Thêm mục không bắt buộc</source>
            <translation>Add an optional item</translation>
        </message>
    </context>
    <context>
        <name>ScreenList</name>
        <message>
            <source>chưa hỏi</source>
            <translation>not asked</translation>
        </message>
        <message>
            <source>đang dở</source>
            <translation>unfinished</translation>
        </message>
        <message>
            <source>đã xong</source>
            <translation>done</translation>
        </message>
        <message>
            <source>không cần</source>
            <translation>not needed</translation>
        </message>
    </context>
    <context>
        <name>SealPage</name>
        <message>
            <source>In và niêm phong phiếu khôi phục</source>
            <translation>Print and seal the recovery sheet</translation>
        </message>
        <message>
            <source>Tôi đã in và niêm phong phiếu này</source>
            <translation>I have printed and sealed this sheet</translation>
        </message>
        <message>
            <source>Xóa tệp PDF khỏi máy (nên làm)</source>
            <translation>Delete the PDF from the machine (recommended)</translation>
        </message>
        <message>
            <source>Phiếu chỉ có lúc này: hãy in, niêm phong rồi đánh dấu ở trên.</source>
            <translation>The sheet exists only now: print it, seal it, then tick above.</translation>
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
        <name>Section</name>
        <message>
            <source>Sửa</source>
            <translation>Edit</translation>
        </message>
        <message>
            <source>Sửa: %1</source>
            <translation>Edit: %1</translation>
        </message>
    </context>
    <context>
        <name>SettingsPage</name>
        <message>
            <source>Các mục cài đặt</source>
            <translation>Settings</translation>
        </message>
        <message>
            <source>Máy này</source>
            <translation>This machine</translation>
        </message>
        <message>
            <source>Giao diện và khóa</source>
            <translation>Appearance and lock</translation>
        </message>
        <message>
            <source>Sao lưu</source>
            <translation>Backup</translation>
        </message>
        <message>
            <source>Kiểm tra máy</source>
            <translation>Check the machine</translation>
        </message>
        <message>
            <source>Mật khẩu của tôi</source>
            <translation>My passphrase</translation>
        </message>
        <message>
            <source>Tài khoản</source>
            <translation>Accounts</translation>
        </message>
        <message>
            <source>Nhật ký truy cập</source>
            <translation>Access log</translation>
        </message>
        <message>
            <source>Quyết định (B7)</source>
            <translation>Decisions (B7)</translation>
        </message>
        <message>
            <source>Giới thiệu, trợ giúp</source>
            <translation>About and help</translation>
        </message>
    </context>
    <context>
        <name>SetupDialog</name>
        <message>
            <source>Hồ sơ Cư trú: thiết lập lần đầu</source>
            <translation>Residence Records: first setup</translation>
        </message>
        <message>
            <source>Hồ sơ Cư trú</source>
            <translation>Residence Records</translation>
        </message>
        <message>
            <source>Quay lại</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>Loại máy</source>
            <translation>Kind of machine</translation>
        </message>
        <message>
            <source>Kế hoạch và xã</source>
            <translation>Plan and commune</translation>
        </message>
        <message>
            <source>Người đầu tiên</source>
            <translation>First person</translation>
        </message>
        <message>
            <source>Phiếu khôi phục</source>
            <translation>Recovery sheet</translation>
        </message>
        <message>
            <source>In và niêm phong</source>
            <translation>Print and seal</translation>
        </message>
        <message>
            <source>Xin cấp quyền</source>
            <translation>Ask for rights</translation>
        </message>
        <message>
            <source>Mở chương trình</source>
            <translation>Open the program</translation>
        </message>
        <message>
            <source>Lập máy văn phòng</source>
            <translation>Set up the office machine</translation>
        </message>
        <message>
            <source>Lập máy cơ sở</source>
            <translation>Set up a field machine</translation>
        </message>
        <message>
            <source>Tiếp tục</source>
            <translation>Continue</translation>
        </message>
        <message>
            <source>Đang lập máy cơ sở</source>
            <translation>Setting up the field machine</translation>
        </message>
        <message>
            <source>Đang lập máy văn phòng</source>
            <translation>Setting up the office machine</translation>
        </message>
        <message>
            <source>Máy không có chương trình xem PDF. Hãy mở và in tệp này ở máy khác: %1</source>
            <translation>The machine has no PDF viewer. Open and print this file on another machine: %1</translation>
        </message>
        <message>
            <source>Chọn bản sao lưu</source>
            <translation>Choose a backup</translation>
        </message>
        <message>
            <source>Bản sao lưu</source>
            <translation>Backup</translation>
        </message>
        <message>
            <source>Mọi tệp</source>
            <translation>All files</translation>
        </message>
        <message>
            <source>Đang phục hồi từ bản sao lưu</source>
            <translation>Restoring from the backup</translation>
        </message>
        <message>
            <source>Đang dựng dữ liệu mẫu (toàn bộ là người không có thật)</source>
            <translation>Making sample data (none of these people exist)</translation>
        </message>
        <message>
            <source>Chưa niêm phong phiếu khôi phục</source>
            <translation>The recovery sheet is not sealed yet</translation>
        </message>
        <message>
            <source>Máy văn phòng đã lập xong. Phiếu khôi phục không tạo lại được; tệp PDF vẫn nằm ở: %1
Hãy in, niêm phong rồi xóa tệp này.</source>
            <translation>The office machine is set up. The recovery sheet cannot be made again; the PDF is still at: %1
Print it, seal it, then delete this file.</translation>
        </message>
        <message>
            <source>Để sau, mở chương trình</source>
            <translation>Later, open the program</translation>
        </message>
    </context>
    <context>
        <name>Sharers</name>
        <message>
            <source>Người thiết lập máy</source>
            <translation>Person who set the machine up</translation>
        </message>
        <message>
            <source>Thêm người đã có tài khoản</source>
            <translation>Add someone with an account</translation>
        </message>
        <message>
            <source>Thêm người mới</source>
            <translation>Add a new person</translation>
        </message>
        <message>
            <source>%1 (đã thiết lập máy, giữ mật khẩu đã chọn ở đó)</source>
            <translation>%1 (set the machine up, keeps the passphrase chosen there)</translation>
        </message>
        <message>
            <source>Hãy chọn vai trò của người thiết lập máy.</source>
            <translation>Choose the role of the person who set the machine up.</translation>
        </message>
        <message>
            <source>Có người chưa ghi tên hoặc chưa chọn vai trò.</source>
            <translation>Someone has no name or no role.</translation>
        </message>
        <message>
            <source>Có người được thêm hai lần.</source>
            <translation>Someone was added twice.</translation>
        </message>
        <message>
            <source>Người mới trùng tên với người khác. Hãy thêm chi tiết để phân biệt.</source>
            <translation>The new person has the name of another. Add something to tell them apart.</translation>
        </message>
    </context>
    <context>
        <name>SheetForm</name>
        <message>
            <source>Trưởng thôn, chủ hộ…</source>
            <translation>Village head, head of household…</translation>
        </message>
        <message>
            <source>Số phiếu</source>
            <translation>Sheet number</translation>
        </message>
        <message>
            <source>Địa bàn</source>
            <translation>Area</translation>
        </message>
        <message>
            <source>Ngày đến</source>
            <translation>Date of visit</translation>
        </message>
        <message>
            <source>Người kể</source>
            <translation>Told by</translation>
        </message>
        <message>
            <source>Hộ</source>
            <translation>Household</translation>
        </message>
        <message>
            <source>Kết quả</source>
            <translation>Result</translation>
        </message>
        <message>
            <source>Ghi chú trên phiếu</source>
            <translation>Note on the sheet</translation>
        </message>
        <message>
            <source>Những người gặp được</source>
            <translation>People met</translation>
        </message>
    </context>
    <context>
        <name>SheetPage</name>
        <message>
            <source>Phiếu khôi phục của xã</source>
            <translation>Recovery sheet of the commune</translation>
        </message>
        <message>
            <source>Ghi phiếu (PDF) vào</source>
            <translation>Write the sheet (PDF) to</translation>
        </message>
        <message>
            <source>Chương trình sắp tạo chìa khóa của xã và in ra MỘT tờ giấy. Nếu máy văn phòng hỏng, hoặc mọi người quên mật khẩu, chỉ tờ giấy này mở lại được dữ liệu.</source>
            <translation>The program is about to make the commune's key and print ONE sheet of paper. If the office machine breaks, or everybody forgets the passphrase, only this sheet can open the data again.</translation>
        </message>
        <message>
            <source>Ai cầm tờ giấy cũng đọc được mọi gói dữ liệu của xã. Vì vậy: in ra, bỏ vào hai phong bì niêm phong, cất hai nơi có khóa (ví dụ két của Ủy ban và của Công an xã), rồi xóa tệp PDF.</source>
            <translation>Whoever holds the sheet can read every data package of the commune. So: print it, put it in two sealed envelopes, keep them in two locked places (such as the safes of the People's Committee and the commune police), then delete the PDF.</translation>
        </message>
        <message>
            <source>Hãy chọn nơi ghi phiếu.</source>
            <translation>Choose where to write the sheet.</translation>
        </message>
        <message>
            <source>Hãy ghi đủ đường dẫn, hoặc bấm “Chọn…”.</source>
            <translation>Write the full path, or press “Choose…”.</translation>
        </message>
        <message>
            <source>Đã có tệp này. Không ghi đè phiếu khôi phục: hãy chọn tên khác.</source>
            <translation>This file exists. A recovery sheet is not overwritten: choose another name.</translation>
        </message>
        <message>
            <source>Thư mục này không có. Hãy bấm “Chọn…”.</source>
            <translation>There is no such folder. Press “Choose…”.</translation>
        </message>
    </context>
    <context>
        <name>SheetsPage</name>
        <message>
            <source>Người ghi: %1</source>
            <translation>Recorded by: %1</translation>
        </message>
        <message>
            <source>Lưu, phiếu tiếp theo</source>
            <translation>Save, next sheet</translation>
        </message>
        <message>
            <source>Lưu và sang phiếu sau (Ctrl+Enter)</source>
            <translation>Save and go to the next sheet (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>Bỏ phiếu đang gõ</source>
            <translation>Discard this sheet</translation>
        </message>
        <message>
            <source>Phiếu giấy và danh sách chờ</source>
            <translation>Paper sheets and waiting list</translation>
        </message>
        <message>
            <source>Nhập phiếu</source>
            <translation>Enter sheets</translation>
        </message>
        <message>
            <source>Chờ phân diện</source>
            <translation>Waiting for a group</translation>
        </message>
        <message>
            <source>Phiếu của lượt này</source>
            <translation>Sheets of this session</translation>
        </message>
        <message>
            <source>Các phiếu đã gõ trong lượt này</source>
            <translation>Sheets typed in this session</translation>
        </message>
        <message>
            <source>Kết thúc lượt nhập</source>
            <translation>End the session</translation>
        </message>
        <message>
            <source>Enter: mở lại để sửa</source>
            <translation>Enter: reopen to edit</translation>
        </message>
        <message>
            <source>Lượt nhập đang dở: %1 phiếu đã lưu, chữ đang gõ vẫn còn.</source>
            <translation>Unfinished session: %1 sheets saved, what was being typed is still there.</translation>
        </message>
        <message>
            <source>%1 người</source>
            <translation>%1 people</translation>
        </message>
        <message>
            <source>%1 thiếu giấy tờ</source>
            <translation>%1 without papers</translation>
        </message>
        <message>
            <source>Phiếu của lượt này (%1)</source>
            <translation>Sheets of this session (%1)</translation>
        </message>
        <message>
            <source>Sửa phiếu %1</source>
            <translation>Editing sheet %1</translation>
        </message>
        <message>
            <source>Lưu sửa đổi</source>
            <translation>Save changes</translation>
        </message>
        <message>
            <source>Thôi sửa</source>
            <translation>Cancel editing</translation>
        </message>
        <message>
            <source>Phiếu thứ %1</source>
            <translation>Sheet no. %1</translation>
        </message>
        <message>
            <source>Số phiếu %1 đã nhập rồi: %2. Nếu đúng là phiếu khác, cứ lưu.</source>
            <translation>Sheet number %1 was entered before: %2. If it really is another sheet, save it.</translation>
        </message>
        <message>
            <source>Phiếu đang gõ chưa lưu. Lưu (Ctrl+Enter) hoặc bỏ nó trước khi mở phiếu khác.</source>
            <translation>The sheet being typed is not saved. Save it (Ctrl+Enter) or discard it before opening another.</translation>
        </message>
        <message>
            <source>Phiếu đang gõ chưa lưu. Lưu (Ctrl+Enter) hoặc bỏ nó trước khi kết thúc.</source>
            <translation>The sheet being typed is not saved. Save it (Ctrl+Enter) or discard it before ending.</translation>
        </message>
        <message>
            <source>Xem danh sách chờ phân diện</source>
            <translation>See the list waiting for a group</translation>
        </message>
        <message>
            <source>Đã nhập xong %1 phiếu.</source>
            <translation>%1 sheets entered.</translation>
        </message>
        <message>
            <source>Chờ phân diện (%1)</source>
            <translation>Waiting for a group (%1)</translation>
        </message>
    </context>
    <context>
        <name>Shell</name>
        <message>
            <source>Việc hôm nay</source>
            <translation>Today</translation>
        </message>
        <message>
            <source>Hồ sơ</source>
            <translation>Cases</translation>
        </message>
        <message>
            <source>Nhân khẩu</source>
            <translation>People</translation>
        </message>
        <message>
            <source>Kế hoạch</source>
            <translation>Plans</translation>
        </message>
        <message>
            <source>Đồng bộ</source>
            <translation>Sync</translation>
        </message>
        <message>
            <source>Giấy tờ</source>
            <translation>Papers</translation>
        </message>
        <message>
            <source>Cài đặt</source>
            <translation>Settings</translation>
        </message>
        <message>
            <source>Bảng việc</source>
            <translation>Board</translation>
        </message>
        <message>
            <source>Thẩm tra</source>
            <translation>Verification</translation>
        </message>
        <message>
            <source>Tìm diện</source>
            <translation>Find the group</translation>
        </message>
        <message>
            <source>Hộ</source>
            <translation>Household</translation>
        </message>
        <message>
            <source>Phiếu giấy</source>
            <translation>Paper sheets</translation>
        </message>
        <message>
            <source>Độ phủ</source>
            <translation>Coverage</translation>
        </message>
        <message>
            <source>Nhập danh sách</source>
            <translation>Import a list</translation>
        </message>
        <message>
            <source>Có thể trùng người</source>
            <translation>Possible duplicates</translation>
        </message>
        <message>
            <source>Xung đột</source>
            <translation>Conflicts</translation>
        </message>
        <message>
            <source>Đang tìm người có thể trùng</source>
            <translation>Looking for possible duplicates</translation>
        </message>
        <message>
            <source>%1 cặp hồ sơ có thể là của một người.</source>
            <translation>%1 pairs of records may be of one person.</translation>
        </message>
        <message>
            <source>Xem các cặp</source>
            <translation>See the pairs</translation>
        </message>
        <message>
            <source>Trang</source>
            <translation>Page</translation>
        </message>
        <message>
            <source>Nhập phiếu giấy</source>
            <translation>Enter paper sheets</translation>
        </message>
        <message>
            <source>Lệnh</source>
            <translation>Command</translation>
        </message>
        <message>
            <source>Người chờ phân diện</source>
            <translation>People without a group yet</translation>
        </message>
        <message>
            <source>Độ phủ theo địa bàn</source>
            <translation>Coverage by area</translation>
        </message>
    </context>
    <context>
        <name>SlipDialog</name>
        <message>
            <source>Phiếu dành cho người dân</source>
            <translation>Sheet for the resident</translation>
        </message>
    </context>
    <context>
        <name>StatementDialog</name>
        <message>
            <source>Văn bản, lời khai để ký</source>
            <translation>Document or statement to sign</translation>
        </message>
        <message>
            <source>Loi-khai-%1.pdf</source>
            <translation>Statement-%1.pdf</translation>
        </message>
        <message>
            <source>Lưu văn bản</source>
            <translation>Save the document</translation>
        </message>
        <message>
            <source>Tệp PDF (*.pdf)</source>
            <translation>PDF file (*.pdf)</translation>
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
        <message>
            <source>Sẽ mất %1</source>
            <translation>%1 would be lost</translation>
        </message>
        <message>
            <source>Máy hỏng bây giờ sẽ mất %1</source>
            <translation>If this machine died now, %1 would be lost</translation>
        </message>
        <message>
            <source>Máy hỏng bây giờ sẽ mất %1; cũ nhất %2</source>
            <translation>If this machine died now, %1 would be lost; oldest %2</translation>
        </message>
        <message>
            <source>%1 thay đổi</source>
            <translation>%1 changes</translation>
        </message>
    </context>
    <context>
        <name>StepCard</name>
        <message>
            <source>Chưa nộp</source>
            <translation>Not filed</translation>
        </message>
        <message>
            <source>Đã nộp, chờ kết quả</source>
            <translation>Filed, waiting for the result</translation>
        </message>
        <message>
            <source>Xong</source>
            <translation>Done</translation>
        </message>
        <message>
            <source>Bị từ chối</source>
            <translation>Refused</translation>
        </message>
        <message>
            <source>Không cần làm</source>
            <translation>Not needed</translation>
        </message>
        <message>
            <source>Mã hồ sơ trên giấy hẹn</source>
            <translation>File number on the appointment slip</translation>
        </message>
        <message>
            <source>Đang ở đâu</source>
            <translation>Where it is now</translation>
        </message>
        <message>
            <source>Ngày nộp</source>
            <translation>Filed on</translation>
        </message>
        <message>
            <source>Ngày hẹn trả</source>
            <translation>Result promised for</translation>
        </message>
        <message>
            <source>Ngày có kết quả</source>
            <translation>Result came on</translation>
        </message>
        <message>
            <source>Mã hồ sơ</source>
            <translation>File number</translation>
        </message>
        <message>
            <source>Ngày nộp, ngày xong do cán bộ thụ lý ghi.</source>
            <translation>Dates of filing and finishing are recorded by the officer in charge.</translation>
        </message>
        <message>
            <source>Làm được ngay</source>
            <translation>Can be done now</translation>
        </message>
        <message>
            <source>Đã nộp</source>
            <translation>Filed</translation>
        </message>
        <message>
            <source>Chờ</source>
            <translation>Wait</translation>
        </message>
        <message>
            <source>Thiếu giấy tờ</source>
            <translation>Missing papers</translation>
        </message>
        <message>
            <source>Cần hỏi thêm</source>
            <translation>More to ask</translation>
        </message>
        <message>
            <source>Không cần</source>
            <translation>Not needed</translation>
        </message>
        <message>
            <source>Quá hạn</source>
            <translation>Late</translation>
        </message>
        <message>
            <source>Mã thủ tục %1</source>
            <translation>Procedure code %1</translation>
        </message>
        <message>
            <source>Hạn: %1</source>
            <translation>Due: %1</translation>
        </message>
        <message>
            <source>có thể lập ngay %1 (lời của: %2)</source>
            <translation>%1 can be made now (words of: %2)</translation>
        </message>
        <message>
            <source>có từ bước %1</source>
            <translation>comes from step %1</translation>
        </message>
        <message>
            <source>Vòng tròn: %1</source>
            <translation>Circle: %1</translation>
        </message>
        <message>
            <source>Không có nơi nào cho: %1. Cơ quan: %2</source>
            <translation>No authority for: %1. Authority: %2</translation>
        </message>
        <message>
            <source>hạn %1</source>
            <translation>due %1</translation>
        </message>
        <message>
            <source>thiếu: %1</source>
            <translation>missing: %1</translation>
        </message>
        <message>
            <source>bước vòng để có giấy</source>
            <translation>detour to get a paper</translation>
        </message>
        <message>
            <source>chỉ nộp trực tuyến</source>
            <translation>online only</translation>
        </message>
        <message>
            <source>tạm dừng từ %1</source>
            <translation>paused since %1</translation>
        </message>
        <message>
            <source>tùy người dân</source>
            <translation>if the resident wishes</translation>
        </message>
        <message>
            <source>cần kiểm tra</source>
            <translation>to be verified</translation>
        </message>
        <message>
            <source>Sau bước: %1</source>
            <translation>After step: %1</translation>
        </message>
        <message>
            <source>Chờ hồ sơ khác: %1</source>
            <translation>Waits for another case: %1</translation>
        </message>
        <message>
            <source>xem mục Cha và mẹ</source>
            <translation>see Father and mother</translation>
        </message>
        <message>
            <source>Cần hỏi: %1</source>
            <translation>To ask: %1</translation>
        </message>
        <message>
            <source>Chờ quy định mới, áp dụng từ %1</source>
            <translation>Waits for a new regulation, in force from %1</translation>
        </message>
        <message>
            <source>Cơ quan tự làm: %1</source>
            <translation>The authority does it itself: %1</translation>
        </message>
        <message>
            <source> · cần kiểm tra</source>
            <translation> · to be verified</translation>
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
        <name>StepsEdit</name>
        <message>
            <source>Đi hỏi câu đầu tiên</source>
            <translation>Go and ask the first question</translation>
        </message>
        <message>
            <source>Làm được ngay: %1</source>
            <translation>Can be done now: %1</translation>
        </message>
        <message>
            <source>Chưa có bước nào làm được ngay</source>
            <translation>No step can be done now</translation>
        </message>
        <message>
            <source>Còn cần hỏi để biết chắc đường đi: %1</source>
            <translation>Still to ask to know the way for certain: %1</translation>
        </message>
    </context>
    <context>
        <name>StepsTab</name>
        <message>
            <source>Đã nộp</source>
            <translation>Filed</translation>
        </message>
        <message>
            <source>Có kết quả</source>
            <translation>Result came</translation>
        </message>
        <message>
            <source>Bị từ chối</source>
            <translation>Refused</translation>
        </message>
        <message>
            <source>Tạm dừng…</source>
            <translation>Pause…</translation>
        </message>
        <message>
            <source>Tính tiếp…</source>
            <translation>Resume…</translation>
        </message>
        <message>
            <source>Chép lên cổng</source>
            <translation>Copy to portal</translation>
        </message>
        <message>
            <source>Căn cứ xóa…</source>
            <translation>Grounds for deletion…</translation>
        </message>
        <message>
            <source>Xác nhận xóa</source>
            <translation>Confirm deletion</translation>
        </message>
        <message>
            <source>Ghi vướng mắc…</source>
            <translation>Record an obstacle…</translation>
        </message>
        <message>
            <source>Ghi khác…</source>
            <translation>Record something else…</translation>
        </message>
        <message>
            <source>Bước</source>
            <translation>Step</translation>
        </message>
        <message>
            <source>Tình trạng</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Hạn</source>
            <translation>Due</translation>
        </message>
        <message>
            <source>Nộp</source>
            <translation>Filing</translation>
        </message>
        <message>
            <source>Các bước</source>
            <translation>Steps</translation>
        </message>
        <message>
            <source>Chưa có bước nào</source>
            <translation>No steps yet</translation>
        </message>
        <message>
            <source>Diện này chưa có lộ trình trong danh mục.</source>
            <translation>This group has no pathway in the catalogue.</translation>
        </message>
        <message>
            <source>Người khác người ghi căn cứ xác nhận</source>
            <translation>Someone other than the one who recorded the grounds must confirm</translation>
        </message>
        <message>
            <source>Mã hồ sơ: %1</source>
            <translation>File number: %1</translation>
        </message>
        <message>
            <source>Xóa đăng ký không phải mục đích; được đếm riêng với người được giúp.</source>
            <translation>Deleting a registration is not a goal; it is counted apart from people helped.</translation>
        </message>
        <message>
            <source>Căn cứ %1</source>
            <translation>Grounds %1</translation>
        </message>
        <message>
            <source>Đã thông báo %1</source>
            <translation>Notified %1</translation>
        </message>
        <message>
            <source>Người thứ hai xác nhận: %1</source>
            <translation>Second person confirms: %1</translation>
        </message>
        <message>
            <source>Bước vòng: làm trước để có giấy mà bước sau còn thiếu.</source>
            <translation>Detour: done first to get a paper that a later step lacks.</translation>
        </message>
        <message>
            <source>đã có</source>
            <translation>present</translation>
        </message>
        <message>
            <source>còn thiếu</source>
            <translation>missing</translation>
        </message>
        <message>
            <source>chưa hỏi</source>
            <translation>not asked</translation>
        </message>
        <message>
            <source>cần kiểm tra</source>
            <translation>to be verified</translation>
        </message>
        <message>
            <source>Sớm nhất: nộp %1, có kết quả %2</source>
            <translation>Earliest: filed %1, result %2</translation>
        </message>
        <message>
            <source>Sớm nhất nộp %1</source>
            <translation>Earliest filing %1</translation>
        </message>
        <message>
            <source>Tạm coi theo trường hợp thường gặp, chưa hỏi: %1</source>
            <translation>Taken as in the usual case, not asked: %1</translation>
        </message>
    </context>
    <context>
        <name>StickTab</name>
        <message>
            <source>Là gì</source>
            <translation>What it is</translation>
        </message>
        <message>
            <source>Tệp</source>
            <translation>File</translation>
        </message>
        <message>
            <source>Ghi lúc</source>
            <translation>Written</translation>
        </message>
        <message>
            <source>Cỡ</source>
            <translation>Size</translation>
        </message>
        <message>
            <source>Đã nhập</source>
            <translation>Imported</translation>
        </message>
        <message>
            <source>Tệp trên USB</source>
            <translation>Files on USB</translation>
        </message>
        <message>
            <source>Mở tệp đã chọn</source>
            <translation>Open the chosen file</translation>
        </message>
        <message>
            <source>Thư mục khác…</source>
            <translation>Another folder…</translation>
        </message>
        <message>
            <source>Xem lại</source>
            <translation>Look again</translation>
        </message>
        <message>
            <source>Chưa thấy tệp nào của chương trình</source>
            <translation>No file of this program found</translation>
        </message>
        <message>
            <source>Cắm USB rồi bấm “Xem lại”, hoặc chọn thư mục khác. Cũng có thể kéo tệp thả vào trang này.</source>
            <translation>Plug in a USB stick and press “Look again”, or choose another folder. Files can also be dropped on this page.</translation>
        </message>
        <message>
            <source>Đang xem: %1</source>
            <translation>Looking in: %1</translation>
        </message>
    </context>
    <context>
        <name>SummaryEdit</name>
        <message>
            <source>Ví dụ: chính người đó, mẹ, hàng xóm, trưởng thôn</source>
            <translation>For example: the person, the mother, a neighbour, the village head</translation>
        </message>
        <message>
            <source>Người ghi: %1</source>
            <translation>Recorded by: %1</translation>
        </message>
        <message>
            <source>Xem, lưu phiếu cho gia đình</source>
            <translation>See and save the sheet for the family</translation>
        </message>
        <message>
            <source>Sinh đôi: chép sang trẻ thứ hai</source>
            <translation>Twins: copy to the second child</translation>
        </message>
        <message>
            <source>Xong, ghi lượt đến nhà</source>
            <translation>Done, record the visit</translation>
        </message>
        <message>
            <source>Lượt đến nhà</source>
            <translation>Visits to the home</translation>
        </message>
        <message>
            <source>Người kể</source>
            <translation>Told by</translation>
        </message>
        <message>
            <source>Ghi chú lượt này</source>
            <translation>Note on this visit</translation>
        </message>
        <message>
            <source>Còn %1 câu chưa hỏi; có thể hỏi sau</source>
            <translation>%1 questions not asked; they can be asked later</translation>
        </message>
        <message>
            <source>Đã hỏi đủ</source>
            <translation>Everything asked</translation>
        </message>
        <message>
            <source>Sửa</source>
            <translation>Edit</translation>
        </message>
        <message>
            <source>Hỏi tiếp (%1)</source>
            <translation>Ask on (%1)</translation>
        </message>
        <message>
            <source>chưa hỏi</source>
            <translation>not asked</translation>
        </message>
    </context>
    <context>
        <name>SyncPage</name>
        <message>
            <source>Máy cơ sở</source>
            <translation>Field machines</translation>
        </message>
        <message>
            <source>Đang chờ văn phòng</source>
            <translation>Waiting for the office</translation>
        </message>
        <message>
            <source>Trên USB</source>
            <translation>On USB</translation>
        </message>
        <message>
            <source>Nhật ký trao đổi</source>
            <translation>Exchange log</translation>
        </message>
        <message>
            <source>Mã đối chiếu</source>
            <translation>Check codes</translation>
        </message>
        <message>
            <source>Gói dữ liệu (*.hsct)</source>
            <translation>Data package (*.hsct)</translation>
        </message>
        <message>
            <source>Mọi tệp (*)</source>
            <translation>All files (*)</translation>
        </message>
        <message>
            <source>Chọn gói để nhập</source>
            <translation>Choose a package to import</translation>
        </message>
        <message>
            <source>Ghi gói vào USB nào?</source>
            <translation>Write the package to which USB stick?</translation>
        </message>
        <message>
            <source>Đang ghi gói</source>
            <translation>Writing the package</translation>
        </message>
        <message>
            <source>Máy này sẽ không nhận được gói mới. Gói mà nó còn mang về sẽ bị từ chối và cần người xem xét: nếu trên máy còn công việc chưa gửi, hãy nhập gói của nó trước. Không lấy lại được những gì máy đang giữ.</source>
            <translation>This machine will get no new packages. Packages it still brings are refused and need someone's review: if it holds unsent work, import its package first. What the machine holds cannot be taken back.</translation>
        </message>
        <message>
            <source>Thu hồi máy “%1”?</source>
            <translation>Revoke machine “%1”?</translation>
        </message>
        <message>
            <source>Thu hồi máy</source>
            <translation>Revoke the machine</translation>
        </message>
        <message>
            <source>Tệp này dành cho văn phòng; hãy mở nó ở máy văn phòng.</source>
            <translation>This file is for the office; open it on the office machine.</translation>
        </message>
        <message>
            <source>Đã dừng. Không có tệp dở nào trên USB.</source>
            <translation>Stopped. No half-written file is on the USB stick.</translation>
        </message>
        <message>
            <source>Máy này đã thuộc về %1. Người đăng nhập được: %2. Người dùng mã một lần sẽ tự chọn mật khẩu.</source>
            <translation>This machine now belongs to %1. Can log in: %2. People with a one-time code choose their own passphrase.</translation>
        </message>
        <message>
            <source>Xem thư mục nào?</source>
            <translation>Look in which folder?</translation>
        </message>
        <message>
            <source>“%1” không phải tệp của chương trình này.</source>
            <translation>“%1” is not a file of this program.</translation>
        </message>
        <message>
            <source>Hãy thả từng tệp một, hoặc cả thư mục.</source>
            <translation>Drop files one at a time, or a whole folder.</translation>
        </message>
    </context>
    <context>
        <name>Timeline</name>
        <message>
            <source>Dòng thời gian cư trú</source>
            <translation>Timeline of residence</translation>
        </message>
        <message>
            <source>nay</source>
            <translation>now</translation>
        </message>
        <message>
            <source>%1 đến %2: %3</source>
            <translation>%1 to %2: %3</translation>
        </message>
    </context>
    <context>
        <name>TodayPage</name>
        <message>
            <source>Chỉ việc giao cho tôi</source>
            <translation>Only what is assigned to me</translation>
        </message>
        <message>
            <source>Nhập phiếu giấy</source>
            <translation>Enter paper sheets</translation>
        </message>
        <message>
            <source>Thứ hai</source>
            <translation>Monday</translation>
        </message>
        <message>
            <source>Thứ ba</source>
            <translation>Tuesday</translation>
        </message>
        <message>
            <source>Thứ tư</source>
            <translation>Wednesday</translation>
        </message>
        <message>
            <source>Thứ năm</source>
            <translation>Thursday</translation>
        </message>
        <message>
            <source>Thứ sáu</source>
            <translation>Friday</translation>
        </message>
        <message>
            <source>Thứ bảy</source>
            <translation>Saturday</translation>
        </message>
        <message>
            <source>Chủ nhật</source>
            <translation>Sunday</translation>
        </message>
        <message>
            <source>%1 việc quá hạn</source>
            <translation>%1 overdue</translation>
        </message>
        <message>
            <source>%1 việc trong %2 ngày tới</source>
            <translation>%1 due in the next %2 days</translation>
        </message>
        <message>
            <source>Nhóm A đã có số định danh: kết thúc, hoặc chuyển sang nhóm B</source>
            <translation>Category A, already has an ID number: close, or move to category B</translation>
        </message>
        <message>
            <source>Lộ trình đã xong.</source>
            <translation>The pathway is done.</translation>
        </message>
        <message>
            <source>Kết thúc được</source>
            <translation>Can be closed</translation>
        </message>
        <message>
            <source>Lộ trình còn bước chưa xong.</source>
            <translation>The pathway still has open steps.</translation>
        </message>
        <message>
            <source>Cần chọn</source>
            <translation>To be chosen</translation>
        </message>
        <message>
            <source>Mở hồ sơ</source>
            <translation>Open the case</translation>
        </message>
        <message>
            <source>Chưa có hồ sơ nào</source>
            <translation>No cases yet</translation>
        </message>
        <message>
            <source>Nhập danh sách Excel đang có, hoặc lập hồ sơ đầu tiên ở trang Hồ sơ (Ctrl+N).</source>
            <translation>Import the Excel list you have, or open the first case on the Cases page (Ctrl+N).</translation>
        </message>
        <message>
            <source>Nhập danh sách…</source>
            <translation>Import a list…</translation>
        </message>
        <message>
            <source>Tới hạn</source>
            <translation>Due</translation>
        </message>
        <message>
            <source>Không có việc nào tới hạn trong %1 ngày tới.</source>
            <translation>Nothing is due in the next %1 days.</translation>
        </message>
        <message>
            <source>Còn %1 việc nữa, xem ở trang Hồ sơ</source>
            <translation>%1 more on the Cases page</translation>
        </message>
        <message>
            <source>Quá hạn %1 ngày</source>
            <translation>%1 days overdue</translation>
        </message>
        <message>
            <source>Hôm nay</source>
            <translation>Today</translation>
        </message>
        <message>
            <source>Còn %1 ngày</source>
            <translation>%1 days left</translation>
        </message>
        <message>
            <source>Cơ quan trả kết quả: %1</source>
            <translation>The authority gives its result: %1</translation>
        </message>
        <message>
            <source>Hạn của hồ sơ</source>
            <translation>Due date of the case</translation>
        </message>
        <message>
            <source>Cửa cần đến: %1</source>
            <translation>Where to go: %1</translation>
        </message>
        <message>
            <source>Độ phủ theo địa bàn</source>
            <translation>Coverage by area</translation>
        </message>
        <message>
            <source>Đủ điều kiện, làm ngay</source>
            <translation>Ready, do it now</translation>
        </message>
        <message>
            <source>Đang xem các hồ sơ tới hạn trước…</source>
            <translation>Looking at the cases that are due first…</translation>
        </message>
        <message>
            <source>Chưa có bước nào đủ giấy tờ để nộp.</source>
            <translation>No step has all the papers to be filed yet.</translation>
        </message>
        <message>
            <source>Làm ngay</source>
            <translation>Do now</translation>
        </message>
        <message>
            <source>Đang làm dở</source>
            <translation>Unfinished</translation>
        </message>
        <message>
            <source>Phiếu diện %1</source>
            <translation>Form of group %1</translation>
        </message>
        <message>
            <source>(chưa ghi tên)</source>
            <translation>(no name yet)</translation>
        </message>
        <message>
            <source>Làm tiếp</source>
            <translation>Continue</translation>
        </message>
        <message>
            <source>Bỏ</source>
            <translation>Discard</translation>
        </message>
        <message>
            <source>Làm tiếp: %1</source>
            <translation>Continue: %1</translation>
        </message>
        <message>
            <source>Bỏ bản nháp: %1</source>
            <translation>Discard the draft: %1</translation>
        </message>
        <message>
            <source>Tìm diện</source>
            <translation>Find the group</translation>
        </message>
        <message>
            <source>Phiếu giấy</source>
            <translation>Paper sheets</translation>
        </message>
        <message>
            <source>Kế hoạch</source>
            <translation>Plan</translation>
        </message>
        <message>
            <source>đến %1, còn %2 ngày</source>
            <translation>until %1, %2 days left</translation>
        </message>
        <message>
            <source>Báo cáo tháng</source>
            <translation>Monthly report</translation>
        </message>
        <message>
            <source>%1: %2, còn %3 ngày</source>
            <translation>%1: %2, %3 days left</translation>
        </message>
        <message>
            <source>Trước %1: %2</source>
            <translation>Before %1: %2</translation>
        </message>
        <message>
            <source>%1 người có %2 hồ sơ đang mở</source>
            <translation>%1 people have %2 open cases</translation>
        </message>
        <message>
            <source>%1 chỗ có hai giá trị chờ người chọn</source>
            <translation>%1 places have two values waiting for a choice</translation>
        </message>
        <message>
            <source>Xem</source>
            <translation>See</translation>
        </message>
        <message>
            <source>%1 thay đổi chưa gửi văn phòng, cũ nhất %2</source>
            <translation>%1 changes not sent to the office, oldest %2</translation>
        </message>
        <message>
            <source>Gửi</source>
            <translation>Send</translation>
        </message>
        <message>
            <source>Mọi thay đổi đã gửi văn phòng</source>
            <translation>All changes are sent to the office</translation>
        </message>
        <message>
            <source>%1 việc bộ phận khác chuyển đến, chưa nhận</source>
            <translation>%1 handed over by other departments, not taken yet</translation>
        </message>
        <message>
            <source>%1 kết quả phải báo cho bộ phận khác</source>
            <translation>%1 results to be told to other departments</translation>
        </message>
        <message>
            <source>%1 hồ sơ chờ tôi phúc tra</source>
            <translation>%1 cases wait for my re-check</translation>
        </message>
        <message>
            <source>%1 vướng mắc chưa báo lên cấp trên</source>
            <translation>%1 obstacles not yet reported upwards</translation>
        </message>
        <message>
            <source>Chưa ghi nơi ở</source>
            <translation>Place of living not recorded</translation>
        </message>
        <message>
            <source>Những gì đang gõ dở ở đó sẽ mất. Dữ liệu đã lưu không đổi.</source>
            <translation>What is half typed there will be lost. Saved data does not change.</translation>
        </message>
        <message>
            <source>Bỏ bản nháp này?</source>
            <translation>Discard this draft?</translation>
        </message>
        <message>
            <source>Bỏ bản nháp</source>
            <translation>Discard draft</translation>
        </message>
    </context>
    <context>
        <name>TodoPanel</name>
        <message>
            <source>In biểu mẫu, văn bản…</source>
            <translation>Print forms, letters…</translation>
        </message>
        <message>
            <source>Hồ sơ đã kết thúc</source>
            <translation>The case is closed</translation>
        </message>
        <message>
            <source>Làm được ngay</source>
            <translation>Can be done now</translation>
        </message>
        <message>
            <source>Nộp: %1</source>
            <translation>File: %1</translation>
        </message>
        <message>
            <source>Nếu người dân muốn: %1</source>
            <translation>If the resident wishes: %1</translation>
        </message>
        <message>
            <source>Hỏi tiếp trong phiếu</source>
            <translation>Ask on in the form</translation>
        </message>
        <message>
            <source>Đã xong mọi bước bắt buộc.</source>
            <translation>All required steps are done.</translation>
        </message>
        <message>
            <source>Chưa bước nào đủ điều kiện nộp.</source>
            <translation>No step is ready to be filed.</translation>
        </message>
        <message>
            <source>Đang chờ cơ quan</source>
            <translation>Waiting for an authority</translation>
        </message>
        <message>
            <source>Ghi kết quả: %1</source>
            <translation>Record the result: %1</translation>
        </message>
        <message>
            <source>Còn thiếu</source>
            <translation>Missing</translation>
        </message>
        <message>
            <source>Để nộp: %1</source>
            <translation>To file: %1</translation>
        </message>
        <message>
            <source>cần kiểm tra</source>
            <translation>to be verified</translation>
        </message>
        <message>
            <source>Ghi giấy tờ này là đã thấy. Căn cứ: %1</source>
            <translation>Record this paper as seen. Grounds: %1</translation>
        </message>
        <message>
            <source>Không đi tiếp được</source>
            <translation>Cannot go on</translation>
        </message>
        <message>
            <source>Ghi thành vướng mắc…</source>
            <translation>Record as an obstacle…</translation>
        </message>
        <message>
            <source>Xóa đăng ký</source>
            <translation>Deletion of registration</translation>
        </message>
        <message>
            <source>Không phải mục đích của hồ sơ. Cần căn cứ, thông báo, hai người.</source>
            <translation>Not a goal of the case. Needs grounds, a notice and two people.</translation>
        </message>
        <message>
            <source>Xem: %1</source>
            <translation>See: %1</translation>
        </message>
        <message>
            <source>Cần hỏi</source>
            <translation>To ask</translation>
        </message>
        <message>
            <source>và %1 câu nữa trong phiếu</source>
            <translation>and %1 more questions in the form</translation>
        </message>
        <message>
            <source>Việc khác</source>
            <translation>Other work</translation>
        </message>
        <message>
            <source>Ghi lượt đến nhà</source>
            <translation>Record a visit</translation>
        </message>
        <message>
            <source>Đính bản chụp…</source>
            <translation>Attach photos…</translation>
        </message>
        <message>
            <source>Thêm vướng mắc</source>
            <translation>Add an obstacle</translation>
        </message>
        <message>
            <source>Đổi diện…</source>
            <translation>Change group…</translation>
        </message>
        <message>
            <source>Ghi trao đổi…</source>
            <translation>Write a note…</translation>
        </message>
        <message>
            <source>In hồ sơ</source>
            <translation>Print the case</translation>
        </message>
        <message>
            <source>Giao việc: người, nhóm, hạn</source>
            <translation>Assign: person, team, due date</translation>
        </message>
        <message>
            <source>Kết thúc hồ sơ…</source>
            <translation>Close the case…</translation>
        </message>
        <message>
            <source>Mở lại hồ sơ…</source>
            <translation>Reopen the case…</translation>
        </message>
    </context>
    <context>
        <name>TogetherTab</name>
        <message>
            <source>Chuyển việc cho bộ phận khác…</source>
            <translation>Hand over to another department…</translation>
        </message>
        <message>
            <source>Ghi chế độ…</source>
            <translation>Record a benefit…</translation>
        </message>
        <message>
            <source>Ghi trao đổi…</source>
            <translation>Write a note…</translation>
        </message>
        <message>
            <source>Loại</source>
            <translation>Kind</translation>
        </message>
        <message>
            <source>Việc</source>
            <translation>Matter</translation>
        </message>
        <message>
            <source>Đến đâu</source>
            <translation>How far</translation>
        </message>
        <message>
            <source>Ngày</source>
            <translation>Date</translation>
        </message>
        <message>
            <source>Nội dung, kết quả</source>
            <translation>Content, result</translation>
        </message>
        <message>
            <source>Chế độ, việc chuyển và phúc tra</source>
            <translation>Benefits, hand-overs and re-checks</translation>
        </message>
        <message>
            <source>Chuyển việc cho bộ phận khác</source>
            <translation>Hand over to another department</translation>
        </message>
        <message>
            <source>Chuyển việc</source>
            <translation>Hand over</translation>
        </message>
        <message>
            <source>Chờ %1</source>
            <translation>Waiting for %1</translation>
        </message>
        <message>
            <source>Chế độ</source>
            <translation>Benefit</translation>
        </message>
        <message>
            <source>Chưa nhận</source>
            <translation>Not taken yet</translation>
        </message>
        <message>
            <source>Đã nhận</source>
            <translation>Taken</translation>
        </message>
        <message>
            <source>Đã xong</source>
            <translation>Done</translation>
        </message>
        <message>
            <source>Trao đổi</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Chưa phúc tra</source>
            <translation>Not re-checked</translation>
        </message>
        <message>
            <source>Phúc tra</source>
            <translation>Re-check</translation>
        </message>
    </context>
    <context>
        <name>TwicePage</name>
        <message>
            <source>Chỉ cặp rất giống</source>
            <translation>Only very similar pairs</translation>
        </message>
        <message>
            <source>Tìm lại</source>
            <translation>Search again</translation>
        </message>
        <message>
            <source>So lại những hồ sơ đã thay đổi (F5)</source>
            <translation>Compare again the records that changed (F5)</translation>
        </message>
        <message>
            <source>↑ ↓ chọn cặp · 1, 2 giữ hồ sơ nào · Ctrl+Enter gộp · Ctrl+K không phải một người · Ctrl+L để sau</source>
            <translation>↑ ↓ choose a pair · 1, 2 which record to keep · Ctrl+Enter merge · Ctrl+K not the same person · Ctrl+L later</translation>
        </message>
        <message>
            <source>Ở máy này chỉ đề nghị; người ở văn phòng gộp hồ sơ. Ctrl+Enter đề nghị · Ctrl+L để sau</source>
            <translation>On this machine you only propose; the office merges records. Ctrl+Enter propose · Ctrl+L later</translation>
        </message>
        <message>
            <source>Các cặp có thể trùng</source>
            <translation>Possible duplicates</translation>
        </message>
        <message>
            <source>Đang so các hồ sơ…</source>
            <translation>Comparing the records…</translation>
        </message>
        <message>
            <source>Hai hồ sơ</source>
            <translation>Two records</translation>
        </message>
        <message>
            <source>Sinh</source>
            <translation>Born</translation>
        </message>
        <message>
            <source>Điểm</source>
            <translation>Score</translation>
        </message>
        <message>
            <source>Có thể trùng người</source>
            <translation>Possible duplicates</translation>
        </message>
        <message>
            <source>%1 cặp có thể trùng</source>
            <translation>%1 possible duplicates</translation>
        </message>
        <message>
            <source>Không có cặp nào có thể trùng</source>
            <translation>No possible duplicates</translation>
        </message>
        <message>
            <source>%1 cặp ít giống hơn đang ẩn.</source>
            <translation>%1 less similar pairs are hidden.</translation>
        </message>
        <message>
            <source>Chỉ so trong dữ liệu của máy này. Cặp đã nói “không phải một người” không hiện lại.</source>
            <translation>Only data of this machine is compared. Pairs said to be “not the same person” do not come back.</translation>
        </message>
        <message>
            <source>Đã gộp hồ sơ “%1” vào “%2”. Không mất gì: tách lại lúc nào cũng được.</source>
            <translation>Record “%1” was merged into “%2”. Nothing is lost: it can be split again at any time.</translation>
        </message>
        <message>
            <source>Tách lại</source>
            <translation>Split again</translation>
        </message>
        <message>
            <source>Mở hồ sơ giữ lại</source>
            <translation>Open the kept record</translation>
        </message>
        <message>
            <source>Người này có hai hồ sơ diện %1 đang mở.</source>
            <translation>This person has two open cases of group %1.</translation>
        </message>
        <message>
            <source>Kết thúc hồ sơ mở sau vì trùng</source>
            <translation>Close the later case as a duplicate</translation>
        </message>
        <message>
            <source>Đã ghi lời đề nghị; văn phòng nhận cùng gói dữ liệu lần sau.</source>
            <translation>The proposal is recorded; the office gets it with the next package.</translation>
        </message>
        <message>
            <source>Đã ghi nhớ: không phải một người. Cặp này không hiện lại nữa.</source>
            <translation>Remembered: not the same person. This pair will not come back.</translation>
        </message>
        <message>
            <source>Đã tách. Hai hồ sơ trở lại như trước, cùng những gì ghi sau đó.</source>
            <translation>Split. Both records are as before, with what was recorded since.</translation>
        </message>
        <message>
            <source>Giữ nguyên vì đã sửa sau khi gộp: %1</source>
            <translation>Left as is because it was changed after merging: %1</translation>
        </message>
        <message>
            <source>Đã kết thúc hồ sơ mở sau với lý do trùng.</source>
            <translation>The later case was closed as a duplicate.</translation>
        </message>
    </context>
    <context>
        <name>TwicePanel</name>
        <message>
            <source>Căn cứ, ví dụ: đã xem giấy khai sinh gốc của cả hai</source>
            <translation>Grounds, for example: saw the original birth certificates of both</translation>
        </message>
        <message>
            <source>Căn cứ để kết luận</source>
            <translation>Grounds for the conclusion</translation>
        </message>
        <message>
            <source>Gộp</source>
            <translation>Merge</translation>
        </message>
        <message>
            <source>Đề nghị gộp</source>
            <translation>Propose to merge</translation>
        </message>
        <message>
            <source>Ctrl+Enter, sau khi ghi căn cứ</source>
            <translation>Ctrl+Enter, after recording the grounds</translation>
        </message>
        <message>
            <source>Không phải một người</source>
            <translation>Not the same person</translation>
        </message>
        <message>
            <source>Ctrl+K. Được ghi nhớ: cặp này không hiện lại nữa</source>
            <translation>Ctrl+K. Remembered: this pair will not come back</translation>
        </message>
        <message>
            <source>Để sau</source>
            <translation>Later</translation>
        </message>
        <message>
            <source>Ctrl+L</source>
            <translation>Ctrl+L</translation>
        </message>
        <message>
            <source>%1 đề nghị gộp: “%2”</source>
            <translation>%1 proposes to merge: “%2”</translation>
        </message>
        <message>
            <source>rất có thể là một người</source>
            <translation>very likely one person</translation>
        </message>
        <message>
            <source>có thể là một người</source>
            <translation>may be one person</translation>
        </message>
        <message>
            <source>%1 điểm: %2</source>
            <translation>%1 points: %2</translation>
        </message>
        <message>
            <source>Giữ lại hồ sơ nào (phím 1, 2)</source>
            <translation>Which record to keep (keys 1, 2)</translation>
        </message>
        <message>
            <source>Mở %1</source>
            <translation>Open %1</translation>
        </message>
        <message>
            <source>Mở hồ sơ của %1</source>
            <translation>Open the record of %1</translation>
        </message>
        <message>
            <source>Giống nhau: %1</source>
            <translation>Equal: %1</translation>
        </message>
        <message>
            <source>Hồ sơ 1</source>
            <translation>Record 1</translation>
        </message>
        <message>
            <source>Hồ sơ 2</source>
            <translation>Record 2</translation>
        </message>
        <message>
            <source>hồ sơ %1</source>
            <translation>record %1</translation>
        </message>
    </context>
    <context>
        <name>TwinDialog</name>
        <message>
            <source>Sinh đôi: trẻ thứ hai</source>
            <translation>Twins: second child</translation>
        </message>
        <message>
            <source>Chưa có tên thì để trống</source>
            <translation>Leave empty if there is no name yet</translation>
        </message>
        <message>
            <source>Nam</source>
            <translation>Male</translation>
        </message>
        <message>
            <source>Nữ</source>
            <translation>Female</translation>
        </message>
        <message>
            <source>Họ và tên</source>
            <translation>Full name</translation>
        </message>
        <message>
            <source>Giới tính</source>
            <translation>Sex</translation>
        </message>
        <message>
            <source>Thôi</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Lập hồ sơ trẻ thứ hai</source>
            <translation>Open a case for the second child</translation>
        </message>
        <message>
            <source>Ngày sinh, nơi sinh, cha mẹ, hộ, nơi ở và các câu trả lời được chép sang. Giấy tờ thì không.</source>
            <translation>Birth date and place, parents, household, residence and answers are copied. Papers are not.</translation>
        </message>
    </context>
    <context>
        <name>VisitBar</name>
        <message>
            <source>Ghi chú (không bắt buộc)</source>
            <translation>Note (optional)</translation>
        </message>
        <message>
            <source>Ghi chú của lượt đến</source>
            <translation>Note on the visit</translation>
        </message>
        <message>
            <source>Người kể: ai nói, ai trả lời</source>
            <translation>Told by: who spoke, who answered</translation>
        </message>
        <message>
            <source>Người kể</source>
            <translation>Told by</translation>
        </message>
        <message>
            <source>Ai kể. Người ghi là %1.</source>
            <translation>Who told it. Recorded by %1.</translation>
        </message>
        <message>
            <source>Ngày đến</source>
            <translation>Date of visit</translation>
        </message>
    </context>
    <context>
        <name>VisitKeys</name>
        <message>
            <source>%1 (%2)</source>
            <translation>%1 (%2)</translation>
        </message>
    </context>
    <context>
        <name>VisitRecorder</name>
        <message>
            <source>Đã ghi lượt đến: %1</source>
            <translation>Visit recorded: %1</translation>
        </message>
        <message>
            <source>Hoàn tác (Ctrl+Z)</source>
            <translation>Undo (Ctrl+Z)</translation>
        </message>
    </context>
    <context>
        <name>VisitsTab</name>
        <message>
            <source>Chưa đến lần nào</source>
            <translation>No visits yet</translation>
        </message>
        <message>
            <source>Sau mỗi lần đến nhà, bấm một nút ở trên, cả khi không gặp ai.</source>
            <translation>After each visit press one of the buttons above, even if nobody was met.</translation>
        </message>
        <message>
            <source>Người này chưa thuộc hộ nào</source>
            <translation>This person is in no household yet</translation>
        </message>
        <message>
            <source>Lượt đến nhà ghi theo hộ. Hãy ghi hộ của người này trước.</source>
            <translation>Visits are recorded per household. Record this person's household first.</translation>
        </message>
        <message>
            <source>Ngày</source>
            <translation>Date</translation>
        </message>
        <message>
            <source>Kết quả</source>
            <translation>Result</translation>
        </message>
        <message>
            <source>Người kể</source>
            <translation>Told by</translation>
        </message>
        <message>
            <source>Người ghi</source>
            <translation>Recorded by</translation>
        </message>
        <message>
            <source>Phiếu</source>
            <translation>Sheet</translation>
        </message>
        <message>
            <source>Ghi chú</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Các lượt đến nhà</source>
            <translation>Visits to the home</translation>
        </message>
    </context>
    <context>
        <name>WaitEdit</name>
        <message>
            <source>Không chờ hồ sơ nào</source>
            <translation>Waits for no case</translation>
        </message>
        <message>
            <source>Chờ điều gì: giấy tờ của mẹ, xác nhận nơi ở…</source>
            <translation>Waits for what: the mother's papers, confirmation of residence…</translation>
        </message>
        <message>
            <source>Chờ điều gì</source>
            <translation>Waits for what</translation>
        </message>
        <message>
            <source>Cha, mẹ và hộ này chưa có hồ sơ nào khác đang mở.</source>
            <translation>Father, mother and this household have no other open case.</translation>
        </message>
        <message>
            <source>Hồ sơ đã chọn (ngoài hộ này)</source>
            <translation>The chosen case (outside this household)</translation>
        </message>
    </context>
    <context>
        <name>WaitingTab</name>
        <message>
            <source>Của ai</source>
            <translation>Of whom</translation>
        </message>
        <message>
            <source>Mục</source>
            <translation>Item</translation>
        </message>
        <message>
            <source>Văn phòng đang giữ</source>
            <translation>The office holds</translation>
        </message>
        <message>
            <source>Máy này đã ghi</source>
            <translation>This machine recorded</translation>
        </message>
        <message>
            <source>Giá trị đang chờ</source>
            <translation>Waiting values</translation>
        </message>
        <message>
            <source>Hai giá trị khác nhau thì người ở văn phòng quyết định. Trên máy này vẫn hiện giá trị của mình, không có gì bị mất. Kết quả về trong gói tiếp theo của văn phòng.</source>
            <translation>Where two values differ, the office decides. This machine keeps showing its own value, and nothing is lost. The result comes with the office's next package.</translation>
        </message>
        <message>
            <source>Không có giá trị nào đang chờ</source>
            <translation>No waiting values</translation>
        </message>
        <message>
            <source>Văn phòng chưa báo xung đột hay từ chối thay đổi nào của máy này.</source>
            <translation>The office has reported no conflict and refused no change of this machine.</translation>
        </message>
        <message>
            <source>%1: bị từ chối</source>
            <translation>%1: refused</translation>
        </message>
    </context>
    <context>
        <name>WaitingView</name>
        <message>
            <source>Gặp ngày</source>
            <translation>Met on</translation>
        </message>
        <message>
            <source>Họ và tên</source>
            <translation>Full name</translation>
        </message>
        <message>
            <source>Ngày sinh</source>
            <translation>Born</translation>
        </message>
        <message>
            <source>Hộ</source>
            <translation>Household</translation>
        </message>
        <message>
            <source>Địa bàn</source>
            <translation>Area</translation>
        </message>
        <message>
            <source>Trên phiếu</source>
            <translation>On the sheet</translation>
        </message>
        <message>
            <source>Người chờ phân diện</source>
            <translation>People without a group yet</translation>
        </message>
        <message>
            <source>Không có ai chờ phân diện</source>
            <translation>Nobody waits for a group</translation>
        </message>
        <message>
            <source>Ai được đánh dấu không có giấy tờ trên phiếu sẽ hiện ở đây cho đến khi có hồ sơ.</source>
            <translation>People marked without papers on a sheet stay here until they have a case.</translation>
        </message>
        <message>
            <source>Tìm diện, lập hồ sơ…</source>
            <translation>Find the group, open a case…</translation>
        </message>
        <message>
            <source>Mở người này</source>
            <translation>Open this person</translation>
        </message>
        <message>
            <source>Không cần hồ sơ…</source>
            <translation>No case needed…</translation>
        </message>
        <message>
            <source>Gặp khi đến nhà, thiếu giấy tờ, chưa có hồ sơ nào.</source>
            <translation>Met on a visit, without papers, no case yet.</translation>
        </message>
    </context>
    <context>
        <name>WherePage</name>
        <message>
            <source>Kế hoạch nào, xã nào?</source>
            <translation>Which plan, which commune?</translation>
        </message>
        <message>
            <source>Gõ tên xã, phường hoặc mã 5 số</source>
            <translation>Type the commune's or ward's name or its 5-digit code</translation>
        </message>
        <message>
            <source>Kế hoạch đang thực hiện</source>
            <translation>Plan being carried out</translation>
        </message>
        <message>
            <source>Xã, phường, đặc khu</source>
            <translation>Commune, ward or special zone</translation>
        </message>
        <message>
            <source>Hãy chọn kế hoạch.</source>
            <translation>Choose a plan.</translation>
        </message>
        <message>
            <source>Hãy chọn xã, phường hoặc đặc khu.</source>
            <translation>Choose a commune, ward or special zone.</translation>
        </message>
        <message>
            <source>Kế hoạch này là của %1. Các mốc ngày và phân công vẫn theo kế hoạch đó.</source>
            <translation>This plan is of %1. Dates and duties still follow that plan.</translation>
        </message>
    </context>
    <context>
        <name>WhichPage</name>
        <message>
            <source>Máy này dùng ở đâu?</source>
            <translation>Where is this machine used?</translation>
        </message>
        <message>
            <source>Máy văn phòng xã</source>
            <translation>Commune office machine</translation>
        </message>
        <message>
            <source>Giữ bản chung của cả xã, cấp quyền cho các máy cơ sở, nhận gói dữ liệu từ USB. Mỗi xã chỉ lập một máy văn phòng.</source>
            <translation>Holds the commune's common copy, gives rights to field machines, takes data packages from USB. Each commune sets up only one office machine.</translation>
        </message>
        <message>
            <source>Máy cơ sở (mang đi thôn, buôn, bến)</source>
            <translation>Field machine (taken to villages, hamlets, landings)</translation>
        </message>
        <message>
            <source>Làm việc nhiều tuần không cần mạng, chỉ giữ hồ sơ của địa bàn được giao. Máy văn phòng sẽ cấp quyền cho máy này.</source>
            <translation>Works for weeks without a network and holds only the cases of its assigned areas. The office machine will give it rights.</translation>
        </message>
        <message>
            <source>Không lập máy mới?</source>
            <translation>Not a new machine?</translation>
        </message>
        <message>
            <source>Phục hồi từ bản sao lưu…</source>
            <translation>Restore from a backup…</translation>
        </message>
        <message>
            <source>Mở dữ liệu mẫu để xem thử</source>
            <translation>Open sample data to try it out</translation>
        </message>
        <message>
            <source>Hãy chọn một trong hai.</source>
            <translation>Choose one of the two.</translation>
        </message>
    </context>
    <context>
        <name>WhoPage</name>
        <message>
            <source>Ai là người đầu tiên của máy này?</source>
            <translation>Who is the first person of this machine?</translation>
        </message>
        <message>
            <source>Ví dụ: Lê Thị Hòa</source>
            <translation>For example: Lê Thị Hòa</translation>
        </message>
        <message>
            <source>Tên máy</source>
            <translation>Name of the machine</translation>
        </message>
        <message>
            <source>Để nhận ra máy này trong danh sách của xã.</source>
            <translation>To recognise this machine in the commune's list.</translation>
        </message>
        <message>
            <source>Họ và tên</source>
            <translation>Full name</translation>
        </message>
        <message>
            <source>Tên thật: lịch sử và bản in ghi tên này.</source>
            <translation>Real name: the history and prints carry it.</translation>
        </message>
        <message>
            <source>Mật khẩu</source>
            <translation>Passphrase</translation>
        </message>
        <message>
            <source>Máy văn phòng %1</source>
            <translation>Office machine of %1</translation>
        </message>
        <message>
            <source>Máy cơ sở 1</source>
            <translation>Field machine 1</translation>
        </message>
        <message>
            <source>Người này là quản trị máy và Tổ trưởng; vào Cài đặt để thêm người khác và chia lại vai trò.</source>
            <translation>This person is machine administrator and head of the task force; go to Settings to add others and share out the roles.</translation>
        </message>
        <message>
            <source>Người này chưa xem được hồ sơ nào cho đến khi máy văn phòng cấp quyền. Những người dùng chung máy sẽ do văn phòng thêm.</source>
            <translation>This person can see no case until the office machine gives rights. Others who share the machine are added by the office.</translation>
        </message>
        <message>
            <source>Hãy đặt tên cho máy.</source>
            <translation>Name the machine.</translation>
        </message>
        <message>
            <source>Hãy ghi họ và tên.</source>
            <translation>Write the full name.</translation>
        </message>
    </context>
    <context>
        <name>WhoPanel</name>
        <message>
            <source>Bảo mật</source>
            <translation>Restricted</translation>
        </message>
        <message>
            <source>Mở nhân khẩu</source>
            <translation>Open the person</translation>
        </message>
        <message>
            <source>Mở hộ</source>
            <translation>Open household</translation>
        </message>
        <message>
            <source>Ngoài máy này</source>
            <translation>Not on this machine</translation>
        </message>
        <message>
            <source>Địa bàn</source>
            <translation>Area</translation>
        </message>
        <message>
            <source>(ngoài máy này)</source>
            <translation>(not on this machine)</translation>
        </message>
        <message>
            <source>Hộ</source>
            <translation>Household</translation>
        </message>
        <message>
            <source>Chưa ghi</source>
            <translation>Not recorded</translation>
        </message>
        <message>
            <source>Địa chỉ</source>
            <translation>Address</translation>
        </message>
        <message>
            <source>Che số</source>
            <translation>Hide number</translation>
        </message>
        <message>
            <source>Xem đủ số</source>
            <translation>Show full number</translation>
        </message>
        <message>
            <source>Mỗi lần xem đủ số đều được ghi vào nhật ký truy cập</source>
            <translation>Each showing of the full number is written to the access log</translation>
        </message>
        <message>
            <source>%1 tuổi</source>
            <translation>%1 years old</translation>
        </message>
        <message>
            <source>%1–%2 tuổi</source>
            <translation>%1–%2 years old</translation>
        </message>
    </context>
    <context>
        <name>WizardFrame</name>
        <message>
            <source>Trước</source>
            <translation>Previous</translation>
        </message>
        <message>
            <source>Màn trước (Ctrl+Shift+Enter)</source>
            <translation>Previous screen (Ctrl+Shift+Enter)</translation>
        </message>
        <message>
            <source>Để đó, làm sau</source>
            <translation>Leave for later</translation>
        </message>
        <message>
            <source>Rời đi, giữ những gì đã ghi (Esc)</source>
            <translation>Leave and keep what was recorded (Esc)</translation>
        </message>
        <message>
            <source>Tiếp</source>
            <translation>Next</translation>
        </message>
        <message>
            <source>Màn sau (Ctrl+Enter)</source>
            <translation>Next screen (Ctrl+Enter)</translation>
        </message>
    </context>
    <context>
        <name>WizardHost</name>
        <message>
            <source>Thẩm tra</source>
            <translation>Verification</translation>
        </message>
    </context>
    <context>
        <name>WizardPage</name>
        <message>
            <source>Lập hồ sơ</source>
            <translation>Open a case</translation>
        </message>
        <message>
            <source>Đã gõ lúc %1 mà chưa ghi vào hồ sơ: %2. Vẫn còn nguyên ở dưới.</source>
            <translation>Typed at %1 but not written to the case: %2. It is still there below.</translation>
        </message>
        <message>
            <source>Giấy tờ</source>
            <translation>Papers</translation>
        </message>
        <message>
            <source>Người khác đã sửa %1 trong lúc anh/chị ghi. Hãy xem lại; bấm Tiếp thì giữ nội dung anh/chị ghi.</source>
            <translation>Someone else changed %1 while you were writing. Look again; Next keeps what you wrote.</translation>
        </message>
        <message>
            <source>Bấm Tiếp lần nữa để đi tiếp; chữ đã gõ vẫn được giữ.</source>
            <translation>Press Next again to go on; what you typed is kept.</translation>
        </message>
        <message>
            <source>Đã ghi vào hồ sơ</source>
            <translation>Written to the case</translation>
        </message>
        <message>
            <source>Đang ghi…</source>
            <translation>Writing…</translation>
        </message>
        <message>
            <source>Đã giữ bản nháp</source>
            <translation>Draft kept</translation>
        </message>
    </context>
    <context>
        <name>WizardSaying</name>
        <message>
            <source>chưa có bước nào làm được ngay</source>
            <translation>no step can be done now</translation>
        </message>
        <message>
            <source>không rõ</source>
            <translation>unknown</translation>
        </message>
        <message>
            <source>không áp dụng</source>
            <translation>does not apply</translation>
        </message>
        <message>
            <source>có</source>
            <translation>yes</translation>
        </message>
        <message>
            <source>không</source>
            <translation>no</translation>
        </message>
        <message>
            <source>chờ một hồ sơ khác</source>
            <translation>waits for another case</translation>
        </message>
        <message>
            <source>đã chọn</source>
            <translation>chosen</translation>
        </message>
        <message>
            <source>%1 giai đoạn</source>
            <translation>%1 periods</translation>
        </message>
        <message>
            <source>%1 sự việc đã ghi</source>
            <translation>%1 facts recorded</translation>
        </message>
        <message>
            <source>đã làm: %1</source>
            <translation>done: %1</translation>
        </message>
        <message>
            <source>làm được ngay: %1</source>
            <translation>can be done now: %1</translation>
        </message>
        <message>
            <source>có %1</source>
            <translation>has %1</translation>
        </message>
        <message>
            <source>không có %1</source>
            <translation>lacks %1</translation>
        </message>
    </context>
    <context>
        <name>Working</name>
        <message>
            <source>Tiến độ</source>
            <translation>Progress</translation>
        </message>
        <message>
            <source>Dừng lại</source>
            <translation>Stop</translation>
        </message>
        <message>
            <source>Đang dừng…</source>
            <translation>Stopping…</translation>
        </message>
    </context>
    <context>
        <name>WorkingDialog</name>
        <message>
            <source>Đã dừng. Chưa có gì thay đổi.</source>
            <translation>Stopped. Nothing has changed.</translation>
        </message>
    </context>
    <context>
        <name>WrittenDialog</name>
        <message>
            <source>Đã ghi gói</source>
            <translation>Package written</translation>
        </message>
        <message>
            <source>Đã ghi và đọc lại: có thể rút USB</source>
            <translation>Written and read back: the USB stick can be removed</translation>
        </message>
        <message>
            <source>%1 tệp đính kèm không đọc được ở máy này nên không đi cùng. Thông tin về chúng vẫn đi.</source>
            <translation>%1 attachments could not be read on this machine and do not go along. Their details do.</translation>
        </message>
        <message>
            <source>Chép đường dẫn</source>
            <translation>Copy path</translation>
        </message>
        <message>
            <source>Xong</source>
            <translation>Done</translation>
        </message>
        <message>
            <source>Trong thư mục: %1</source>
            <translation>In folder: %1</translation>
        </message>
        <message>
            <source>Gửi cho: %1</source>
            <translation>For: %1</translation>
        </message>
        <message>
            <source>Có: %1</source>
            <translation>Holds: %1</translation>
        </message>
        <message>
            <source>%1 tệp đính kèm (%2) không còn chỗ, để lần sau: lần xuất tới sẽ tự đi tiếp.</source>
            <translation>%1 attached files (%2) had no room and are left for the next time: the next export goes on with them.</translation>
        </message>
        <message>
            <source>Mã SHA-256: %1</source>
            <translation>SHA-256: %1</translation>
        </message>
    </context>
    <context>
        <name>YesNo</name>
        <message>
            <source>Không rõ</source>
            <translation>Unknown</translation>
        </message>
        <message>
            <source>Có</source>
            <translation>Yes</translation>
        </message>
        <message>
            <source>Không</source>
            <translation>No</translation>
        </message>
    </context>
    <context>
        <name>_Card</name>
        <message>
            <source>(để trống)</source>
            <translation>(left empty)</translation>
        </message>
        <message>
            <source>Bỏ người này</source>
            <translation>Remove this person</translation>
        </message>
    </context>
    <context>
        <name>_ColumnRow</name>
        <message>
            <source>(cột không có tiêu đề)</source>
            <translation>(column without heading)</translation>
        </message>
        <message>
            <source>(trống)</source>
            <translation>(empty)</translation>
        </message>
        <message>
            <source>Bỏ qua</source>
            <translation>Skip</translation>
        </message>
        <message>
            <source>Cột %1 là</source>
            <translation>Column %1 is</translation>
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
        <name>_FileLine</name>
        <message>
            <source>Chọn…</source>
            <translation>Choose…</translation>
        </message>
        <message>
            <source>Ghi phiếu khôi phục vào</source>
            <translation>Write the recovery sheet to</translation>
        </message>
        <message>
            <source>Tệp PDF (*.pdf)</source>
            <translation>PDF file (*.pdf)</translation>
        </message>
    </context>
    <context>
        <name>_Line</name>
        <message>
            <source>(hồ sơ chưa có)</source>
            <translation>(not in the case yet)</translation>
        </message>
        <message>
            <source>Hiện</source>
            <translation>Show</translation>
        </message>
        <message>
            <source>Đã chép</source>
            <translation>Copied</translation>
        </message>
        <message>
            <source>Chép</source>
            <translation>Copy</translation>
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
        <name>camera</name>
        <message>
            <source>Máy này chưa dùng được camera. Hãy chụp bằng điện thoại, chép tệp ảnh sang máy (cáp hoặc USB) rồi chọn tệp.</source>
            <translation>The camera cannot be used on this machine. Take the picture with a phone, copy the file here (cable or USB) and choose it.</translation>
        </message>
    </context>
    <context>
        <name>cards</name>
        <message>
            <source>Tên bị mất chữ (có dấu ? hoặc ô trống): máy quét gửi sai bảng mã. Không lấy tên này.</source>
            <translation>The name lost letters (a ? or empty box): the scanner sends the wrong encoding. This name is not taken.</translation>
        </message>
        <message>
            <source>Tên bị vỡ dấu (kiểu “Nguyá»…n”): máy quét gửi sai bảng mã. Không lấy tên này.</source>
            <translation>The name has broken tone marks (like “Nguyá»…n”): the scanner sends the wrong encoding. This name is not taken.</translation>
        </message>
        <message>
            <source>Tên ở bảng mã cũ (TCVN3, VNI): máy quét gửi sai bảng mã. Không lấy tên này.</source>
            <translation>The name is in an old encoding (TCVN3, VNI): the scanner sends the wrong encoding. This name is not taken.</translation>
        </message>
        <message>
            <source>Tên còn vết gõ dấu (kiểu “Nguyeenx”, “Nguye64n”): bộ gõ đang bật. Không lấy tên này.</source>
            <translation>The name shows traces of typing (like “Nguyeenx”, “Nguye64n”): Vietnamese typing is on. This name is not taken.</translation>
        </message>
        <message>
            <source>Tên có ký tự lạ, không phải chữ. Không lấy tên này.</source>
            <translation>The name has strange signs that are no letters. This name is not taken.</translation>
        </message>
        <message>
            <source>Tên không có dấu tiếng Việt: có thể đã bị bỏ dấu. Không lấy tên này; hãy gõ theo thẻ.</source>
            <translation>The name has no tone marks: they may have been dropped. This name is not taken; type it from the card.</translation>
        </message>
        <message>
            <source>Không đọc được tên.</source>
            <translation>The name cannot be read.</translation>
        </message>
        <message>
            <source>Mã có ký tự ẩn hoặc ký tự đảo chiều chữ: mã này có thể không do cơ quan cấp in ra.</source>
            <translation>The code has hidden signs or signs that reverse the text: it may not be printed by the issuing authority.</translation>
        </message>
        <message>
            <source>Không đọc được giới tính.</source>
            <translation>The sex cannot be read.</translation>
        </message>
        <message>
            <source>Không đọc được ngày sinh.</source>
            <translation>The date of birth cannot be read.</translation>
        </message>
        <message>
            <source>Ngày sinh ghi 01/01: có thể chỉ biết năm sinh. Hãy hỏi lại.</source>
            <translation>Birth is given as 01/01: perhaps only the year is known. Ask again.</translation>
        </message>
        <message>
            <source>Nơi cư trú bị vỡ dấu.</source>
            <translation>The place of residence has broken tone marks.</translation>
        </message>
        <message>
            <source>Số CMND cũ không phải 9 số: %1.</source>
            <translation>The old identity card (CMND) number does not have 9 digits: %1.</translation>
        </message>
        <message>
            <source>Ba số đầu %1 không phải mã tỉnh nào.</source>
            <translation>The first three digits %1 are no province's code.</translation>
        </message>
        <message>
            <source>Số định danh chỉ giới tính %1, khác với giới tính ghi trong mã.</source>
            <translation>The ID number says sex %1, unlike the sex in the code.</translation>
        </message>
        <message>
            <source>Số định danh chỉ năm sinh %1, khác với ngày sinh ghi trong mã.</source>
            <translation>The ID number says born in %1, unlike the date of birth in the code.</translation>
        </message>
        <message>
            <source>Sinh trước năm 1900: %1.</source>
            <translation>Born before 1900: %1.</translation>
        </message>
        <message>
            <source>Họ và tên</source>
            <translation>Full name</translation>
        </message>
        <message>
            <source>Ngày sinh</source>
            <translation>Date of birth</translation>
        </message>
        <message>
            <source>Giới tính</source>
            <translation>Sex</translation>
        </message>
        <message>
            <source>Số định danh</source>
            <translation>ID number</translation>
        </message>
        <message>
            <source>Số CMND cũ</source>
            <translation>Old CMND number</translation>
        </message>
        <message>
            <source>Nơi cư trú</source>
            <translation>Residence</translation>
        </message>
        <message>
            <source>Nữ</source>
            <translation>Female</translation>
        </message>
        <message>
            <source>Giống</source>
            <translation>Equal</translation>
        </message>
        <message>
            <source>Hồ sơ chưa có</source>
            <translation>Not in the record</translation>
        </message>
        <message>
            <source>Gần giống</source>
            <translation>Nearly equal</translation>
        </message>
        <message>
            <source>Khác</source>
            <translation>Different</translation>
        </message>
        <message>
            <source>Không lấy được</source>
            <translation>Cannot be taken</translation>
        </message>
        <message>
            <source>Máy quét cầm tay: đặt kiểu bàn phím USB, bàn phím tiếng Anh (US), gửi chữ Unicode (UTF-8), thêm Enter ở cuối. Tắt Unikey hoặc chuyển sang tiếng Anh khi quét. Nếu tên vẫn sai, hãy chụp ảnh mã QR và bấm “Đọc từ ảnh”. Mỗi loại máy quét một khác: cần thử với máy của xã.</source>
            <translation>Hand scanner: set it to USB keyboard, US English layout, Unicode (UTF-8) text, with Enter at the end. Turn Unikey off or to English while scanning. If names are still wrong, photograph the QR code and press “Read from a picture”. Scanners differ: try with the commune's own.</translation>
        </message>
        <message>
            <source>Số này đang ghi cho người khác: %1.</source>
            <translation>This number is recorded for someone else: %1.</translation>
        </message>
        <message>
            <source>Số này đang ghi cho một người khác trong danh sách.</source>
            <translation>This number is recorded for someone else on the list.</translation>
        </message>
        <message>
            <source>Nam</source>
            <translation>Male</translation>
        </message>
    </context>
    <context>
        <name>contradiction</name>
        <message>
            <source>đã hoàn tác</source>
            <translation>undone</translation>
        </message>
        <message>
            <source>chưa xác định được</source>
            <translation>not determined yet</translation>
        </message>
        <message>
            <source>Lấy theo: %1</source>
            <translation>Take: %1</translation>
        </message>
        <message>
            <source>Chọn theo bên này</source>
            <translation>Choose this side</translation>
        </message>
        <message>
            <source>Lần giải quyết trước vẫn ở trong lịch sử.</source>
            <translation>The earlier settlement stays in the history.</translation>
        </message>
        <message>
            <source>Đưa ra xem xét lại</source>
            <translation>Take up again</translation>
        </message>
        <message>
            <source>đưa ra xem xét lại</source>
            <translation>taken up again</translation>
        </message>
        <message>
            <source>Dựa vào đâu mà chọn như vậy</source>
            <translation>What the choice rests on</translation>
        </message>
        <message>
            <source>Thông tin nhân khẩu</source>
            <translation>The person's record</translation>
        </message>
        <message>
            <source>Các nơi khác ghi: %1</source>
            <translation>Elsewhere it says: %1</translation>
        </message>
        <message>
            <source>Giải quyết</source>
            <translation>Settle</translation>
        </message>
        <message>
            <source>Xem xét lại</source>
            <translation>Take up again</translation>
        </message>
        <message>
            <source>lấy theo: %1</source>
            <translation>taken: %1</translation>
        </message>
        <message>
            <source>Có gì mới mà phải xem lại</source>
            <translation>What is new and calls for a new look</translation>
        </message>
        <message>
            <source>Ghi luôn vào: %1</source>
            <translation>Also write to: %1</translation>
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
    <context>
        <name>endings</name>
        <message>
            <source>Giao việc</source>
            <translation>Assign</translation>
        </message>
        <message>
            <source>Mục để trống thì giữ nguyên ở từng hồ sơ. Tất cả ghi trong một lần.</source>
            <translation>Fields left empty stay as they are in each case. Everything is written in one go.</translation>
        </message>
        <message>
            <source>Trao đổi về hồ sơ</source>
            <translation>Notes on the case</translation>
        </message>
        <message>
            <source>Kết thúc hồ sơ</source>
            <translation>Close the case</translation>
        </message>
        <message>
            <source>Mở lại hồ sơ</source>
            <translation>Reopen the case</translation>
        </message>
        <message>
            <source>Giao %1 hồ sơ</source>
            <translation>Assign %1 cases</translation>
        </message>
        <message>
            <source>Kết thúc vì</source>
            <translation>Closed because</translation>
        </message>
        <message>
            <source>Ngày kết thúc</source>
            <translation>Closed on</translation>
        </message>
        <message>
            <source>Lý do, ghi chú</source>
            <translation>Reason, note</translation>
        </message>
        <message>
            <source>Còn bước chưa xong, không thuộc diện, từ chối: ghi rõ vì sao</source>
            <translation>Steps still open, not in the group, refused: say exactly why</translation>
        </message>
        <message>
            <source>Giấy tờ</source>
            <translation>Paper</translation>
        </message>
        <message>
            <source>Đã chết: số, ngày giấy chứng tử hoặc trích lục khai tử</source>
            <translation>Died: number and date of the death certificate or extract</translation>
        </message>
        <message>
            <source>Bàn giao cho</source>
            <translation>Handed over to</translation>
        </message>
        <message>
            <source>Chuyển đi: Công an, UBND nơi đến, người nhận</source>
            <translation>Moved away: police, People's Committee there, person receiving</translation>
        </message>
        <message>
            <source>Hồ sơ giữ lại</source>
            <translation>Case kept</translation>
        </message>
        <message>
            <source>Trùng: tên, diện của hồ sơ được giữ</source>
            <translation>Duplicate: name and group of the kept case</translation>
        </message>
        <message>
            <source>Kết thúc hồ sơ này</source>
            <translation>Close this case</translation>
        </message>
        <message>
            <source>Hồ sơ đã kết thúc vẫn xem, in và mở lại được.</source>
            <translation>A closed case can still be viewed, printed and reopened.</translation>
        </message>
        <message>
            <source>Mở lại hồ sơ này</source>
            <translation>Reopen this case</translation>
        </message>
        <message>
            <source>Cách kết thúc trước đó vẫn còn trong lịch sử.</source>
            <translation>The earlier closing stays in the history.</translation>
        </message>
        <message>
            <source>Vì sao mở lại</source>
            <translation>Why it is reopened</translation>
        </message>
    </context>
    <context>
        <name>evidence</name>
        <message>
            <source>đã hoàn tác</source>
            <translation>undone</translation>
        </message>
        <message>
            <source>đưa ra xem xét lại</source>
            <translation>taken up again</translation>
        </message>
        <message>
            <source>lấy theo: %1</source>
            <translation>taken: %1</translation>
        </message>
        <message>
            <source>chưa xác định được</source>
            <translation>not determined yet</translation>
        </message>
        <message>
            <source>Chứng cứ nói giống nhau</source>
            <translation>The evidence agrees</translation>
        </message>
        <message>
            <source>Có thể là một, ghi khác nhau</source>
            <translation>Perhaps the same, written differently</translation>
        </message>
        <message>
            <source>Chứng cứ nói khác nhau</source>
            <translation>The evidence disagrees</translation>
        </message>
        <message>
            <source>Đã giải quyết</source>
            <translation>Settled</translation>
        </message>
        <message>
            <source>Phải xem xét lại</source>
            <translation>To be taken up again</translation>
        </message>
        <message>
            <source>chứng cứ</source>
            <translation>evidence</translation>
        </message>
        <message>
            <source>mới có %1, còn yếu</source>
            <translation>only %1 so far, still weak</translation>
        </message>
        <message>
            <source>Khác với %1</source>
            <translation>Differs from %1</translation>
        </message>
        <message>
            <source>chưa có chứng cứ nào</source>
            <translation>no evidence yet</translation>
        </message>
        <message>
            <source>giấy tờ (mới có lời khai)</source>
            <translation>a paper (only testimony so far)</translation>
        </message>
        <message>
            <source>giấy xem tận mắt (mới nghe nói)</source>
            <translation>a paper seen with own eyes (only heard of)</translation>
        </message>
        <message>
            <source>bản chụp, bản quét</source>
            <translation>a photo or scan</translation>
        </message>
        <message>
            <source>lời khai của người dân</source>
            <translation>the resident's statement</translation>
        </message>
        <message>
            <source>xem ngày %1</source>
            <translation>seen on %1</translation>
        </message>
        <message>
            <source>cấp %1</source>
            <translation>issued %1</translation>
        </message>
        <message>
            <source>số %1</source>
            <translation>no. %1</translation>
        </message>
        <message>
            <source>Tin cậy: %1</source>
            <translation>Reliability: %1</translation>
        </message>
        <message>
            <source>chứng cứ nói khác nhau về %1</source>
            <translation>the evidence disagrees about %1</translation>
        </message>
        <message>
            <source>đã xét mà chưa xác định được %1</source>
            <translation>considered, but %1 could not be determined</translation>
        </message>
        <message>
            <source>có %1, loại chứng cứ mạnh, đã xem tận mắt</source>
            <translation>has %1, a strong kind of evidence, seen with own eyes</translation>
        </message>
        <message>
            <source>mạnh nhất là %1, chưa đủ để chắc chắn</source>
            <translation>the strongest is %1, not enough to be sure</translation>
        </message>
        <message>
            <source>%1 người nói giống nhau, chưa có giấy tờ</source>
            <translation>%1 people say the same, no papers yet</translation>
        </message>
        <message>
            <source>các nơi ghi %1 chưa thật khớp (viết tắt, thiếu dấu, chỉ có năm)</source>
            <translation>the sources for %1 do not quite match (abbreviated, marks missing, year only)</translation>
        </message>
        <message>
            <source>giấy nói về %1</source>
            <translation>papers about %1</translation>
        </message>
        <message>
            <source>hiểu là %1</source>
            <translation>taken to mean %1</translation>
        </message>
    </context>
    <context>
        <name>fields</name>
        <message>
            <source>Chưa gửi</source>
            <translation>Not sent</translation>
        </message>
        <message>
            <source>Chờ chọn</source>
            <translation>Waiting for a choice</translation>
        </message>
        <message>
            <source>Đang giữ</source>
            <translation>Held</translation>
        </message>
        <message>
            <source>Không nhận</source>
            <translation>Not accepted</translation>
        </message>
        <message>
            <source>Mất ở văn phòng</source>
            <translation>Lost at the office</translation>
        </message>
        <message>
            <source>(nội dung đã xóa theo quy định)</source>
            <translation>(content deleted under the rules)</translation>
        </message>
        <message>
            <source>Lập mới</source>
            <translation>Created</translation>
        </message>
        <message>
            <source>Chế độ được hưởng</source>
            <translation>Benefit</translation>
        </message>
        <message>
            <source>Địa bàn</source>
            <translation>Area</translation>
        </message>
        <message>
            <source>Hộ</source>
            <translation>Household</translation>
        </message>
        <message>
            <source>Nhân khẩu</source>
            <translation>Resident</translation>
        </message>
        <message>
            <source>Hồ sơ</source>
            <translation>Case</translation>
        </message>
        <message>
            <source>Câu trả lời</source>
            <translation>Answer</translation>
        </message>
        <message>
            <source>Sự việc</source>
            <translation>Fact</translation>
        </message>
        <message>
            <source>Chứng cứ</source>
            <translation>Evidence</translation>
        </message>
        <message>
            <source>Giấy tờ đính kèm</source>
            <translation>Attached paper</translation>
        </message>
        <message>
            <source>Cư trú</source>
            <translation>Residence</translation>
        </message>
        <message>
            <source>Lượt đến nhà</source>
            <translation>Visit</translation>
        </message>
        <message>
            <source>Bước</source>
            <translation>Step</translation>
        </message>
        <message>
            <source>Vướng mắc</source>
            <translation>Obstacle</translation>
        </message>
        <message>
            <source>Mâu thuẫn đã giải quyết</source>
            <translation>Settled contradiction</translation>
        </message>
        <message>
            <source>Chuyển việc</source>
            <translation>Hand-over</translation>
        </message>
        <message>
            <source>Phúc tra</source>
            <translation>Re-check</translation>
        </message>
        <message>
            <source>Trao đổi</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Có thể trùng người</source>
            <translation>Possible duplicate</translation>
        </message>
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
            <source>Xóa</source>
            <translation>Deleted</translation>
        </message>
        <message>
            <source>Trưởng thôn</source>
            <translation>Village head</translation>
        </message>
        <message>
            <source>Tổ viên đi cơ sở</source>
            <translation>Field team member</translation>
        </message>
        <message>
            <source>Cảnh sát khu vực</source>
            <translation>Area police officer</translation>
        </message>
        <message>
            <source>Tư pháp – hộ tịch</source>
            <translation>Justice and civil status</translation>
        </message>
        <message>
            <source>Văn hóa – xã hội</source>
            <translation>Culture and social affairs</translation>
        </message>
        <message>
            <source>Văn phòng</source>
            <translation>Office</translation>
        </message>
        <message>
            <source>Tổ trưởng, tổ phó</source>
            <translation>Head or deputy head of the task force</translation>
        </message>
        <message>
            <source>Quản trị máy</source>
            <translation>Machine administrator</translation>
        </message>
        <message>
            <source>Nữ</source>
            <translation>Female</translation>
        </message>
        <message>
            <source>Đang giải quyết</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>Đã kết thúc</source>
            <translation>Closed</translation>
        </message>
        <message>
            <source>Chưa làm</source>
            <translation>Not done</translation>
        </message>
        <message>
            <source>Đã nộp, chờ kết quả</source>
            <translation>Filed, waiting for the result</translation>
        </message>
        <message>
            <source>Có kết quả</source>
            <translation>Result came</translation>
        </message>
        <message>
            <source>Bị từ chối</source>
            <translation>Refused</translation>
        </message>
        <message>
            <source>Không cần</source>
            <translation>Not needed</translation>
        </message>
        <message>
            <source>Đã chứng minh</source>
            <translation>Proven</translation>
        </message>
        <message>
            <source>Có căn cứ, chưa đủ</source>
            <translation>Has grounds, not enough</translation>
        </message>
        <message>
            <source>Chưa rõ</source>
            <translation>Unclear</translation>
        </message>
        <message>
            <source>Chứng cứ trái nhau</source>
            <translation>Contradicting evidence</translation>
        </message>
        <message>
            <source>Bản chính</source>
            <translation>Original</translation>
        </message>
        <message>
            <source>Bản sao</source>
            <translation>Copy</translation>
        </message>
        <message>
            <source>Ảnh chụp</source>
            <translation>Photo</translation>
        </message>
        <message>
            <source>Chỉ nghe nói</source>
            <translation>Only heard of</translation>
        </message>
        <message>
            <source>Yếu</source>
            <translation>Weak</translation>
        </message>
        <message>
            <source>Vừa</source>
            <translation>Medium</translation>
        </message>
        <message>
            <source>Mạnh</source>
            <translation>Strong</translation>
        </message>
        <message>
            <source>Đã đề nghị</source>
            <translation>Asked for</translation>
        </message>
        <message>
            <source>Được hưởng</source>
            <translation>Granted</translation>
        </message>
        <message>
            <source>Không thuộc diện hưởng</source>
            <translation>Not entitled</translation>
        </message>
        <message>
            <source>Đề nghị xem</source>
            <translation>Proposed</translation>
        </message>
        <message>
            <source>Là một người</source>
            <translation>One person</translation>
        </message>
        <message>
            <source>Là hai người khác nhau</source>
            <translation>Two different people</translation>
        </message>
        <message>
            <source>Tên địa bàn</source>
            <translation>Name of the area</translation>
        </message>
        <message>
            <source>Loại địa bàn</source>
            <translation>Kind of area</translation>
        </message>
        <message>
            <source>Mã</source>
            <translation>Code</translation>
        </message>
        <message>
            <source>Ghi chú</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Tên hộ</source>
            <translation>Name of the household</translation>
        </message>
        <message>
            <source>Địa chỉ</source>
            <translation>Address</translation>
        </message>
        <message>
            <source>Họ và tên</source>
            <translation>Full name</translation>
        </message>
        <message>
            <source>Tên gọi khác</source>
            <translation>Other names</translation>
        </message>
        <message>
            <source>Ngày sinh</source>
            <translation>Date of birth</translation>
        </message>
        <message>
            <source>Giới tính</source>
            <translation>Sex</translation>
        </message>
        <message>
            <source>Số định danh cá nhân</source>
            <translation>ID number</translation>
        </message>
        <message>
            <source>Số CMND cũ</source>
            <translation>Old CMND number</translation>
        </message>
        <message>
            <source>Dân tộc</source>
            <translation>Ethnic group</translation>
        </message>
        <message>
            <source>Tôn giáo</source>
            <translation>Religion</translation>
        </message>
        <message>
            <source>Quốc tịch</source>
            <translation>Nationality</translation>
        </message>
        <message>
            <source>Nơi sinh</source>
            <translation>Place of birth</translation>
        </message>
        <message>
            <source>Quê quán</source>
            <translation>Home town</translation>
        </message>
        <message>
            <source>Nơi đăng ký khai sinh</source>
            <translation>Birth registered at</translation>
        </message>
        <message>
            <source>Điện thoại</source>
            <translation>Phone</translation>
        </message>
        <message>
            <source>Thuộc hộ</source>
            <translation>In household</translation>
        </message>
        <message>
            <source>Mẹ</source>
            <translation>Mother</translation>
        </message>
        <message>
            <source>Người nuôi dưỡng, giám hộ</source>
            <translation>Carer or guardian</translation>
        </message>
        <message>
            <source>Bảo mật</source>
            <translation>Restricted</translation>
        </message>
        <message>
            <source>Tình trạng hôn nhân</source>
            <translation>Marital status</translation>
        </message>
        <message>
            <source>Người được mở khi bảo mật</source>
            <translation>Opened to, when restricted</translation>
        </message>
        <message>
            <source>Đã gộp vào</source>
            <translation>Merged into</translation>
        </message>
        <message>
            <source>Diện</source>
            <translation>Group</translation>
        </message>
        <message>
            <source>Ngày lập</source>
            <translation>Opened on</translation>
        </message>
        <message>
            <source>Phát hiện bởi</source>
            <translation>Found by</translation>
        </message>
        <message>
            <source>Tình trạng</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Kết thúc</source>
            <translation>Closing</translation>
        </message>
        <message>
            <source>Chờ hồ sơ khác</source>
            <translation>Waits for another case</translation>
        </message>
        <message>
            <source>Người được giao</source>
            <translation>Assigned to</translation>
        </message>
        <message>
            <source>Hạn</source>
            <translation>Due</translation>
        </message>
        <message>
            <source>Nhóm được giao</source>
            <translation>Team</translation>
        </message>
        <message>
            <source>Việc được giao</source>
            <translation>Task</translation>
        </message>
        <message>
            <source>Câu hỏi</source>
            <translation>Question</translation>
        </message>
        <message>
            <source>Trả lời</source>
            <translation>Answer</translation>
        </message>
        <message>
            <source>Lời khai, kết luận</source>
            <translation>Statement, conclusion</translation>
        </message>
        <message>
            <source>Đánh giá</source>
            <translation>Assessment</translation>
        </message>
        <message>
            <source>Vì sao</source>
            <translation>Why</translation>
        </message>
        <message>
            <source>Loại chứng cứ</source>
            <translation>Kind of evidence</translation>
        </message>
        <message>
            <source>Chứng minh cho</source>
            <translation>Supports</translation>
        </message>
        <message>
            <source>Người cung cấp</source>
            <translation>Provided by</translation>
        </message>
        <message>
            <source>Đã thấy</source>
            <translation>Seen as</translation>
        </message>
        <message>
            <source>Ngày thấy</source>
            <translation>Seen on</translation>
        </message>
        <message>
            <source>Số giấy tờ</source>
            <translation>Number of the paper</translation>
        </message>
        <message>
            <source>Nơi cấp</source>
            <translation>Issued by</translation>
        </message>
        <message>
            <source>Ngày cấp</source>
            <translation>Issued on</translation>
        </message>
        <message>
            <source>Độ tin cậy</source>
            <translation>Reliability</translation>
        </message>
        <message>
            <source>Ghi gì</source>
            <translation>What it says</translation>
        </message>
        <message>
            <source>Nơi thấy</source>
            <translation>Where seen</translation>
        </message>
        <message>
            <source>Nguyên văn đọc được</source>
            <translation>Text as read</translation>
        </message>
        <message>
            <source>Của chứng cứ</source>
            <translation>Of evidence</translation>
        </message>
        <message>
            <source>Tên</source>
            <translation>Title</translation>
        </message>
        <message>
            <source>Kiểu tệp</source>
            <translation>File type</translation>
        </message>
        <message>
            <source>Cỡ (byte)</source>
            <translation>Size (bytes)</translation>
        </message>
        <message>
            <source>Loại cư trú</source>
            <translation>Kind of residence</translation>
        </message>
        <message>
            <source>Nơi ở</source>
            <translation>Place</translation>
        </message>
        <message>
            <source>Từ</source>
            <translation>From</translation>
        </message>
        <message>
            <source>Đến</source>
            <translation>To</translation>
        </message>
        <message>
            <source>Ngày đến</source>
            <translation>Day of visit</translation>
        </message>
        <message>
            <source>Người đến</source>
            <translation>Visitor</translation>
        </message>
        <message>
            <source>Kết quả</source>
            <translation>Result</translation>
        </message>
        <message>
            <source>Người kể</source>
            <translation>Told by</translation>
        </message>
        <message>
            <source>Số phiếu giấy</source>
            <translation>Sheet number</translation>
        </message>
        <message>
            <source>Thủ tục</source>
            <translation>Procedure</translation>
        </message>
        <message>
            <source>Ngày đủ giấy tờ</source>
            <translation>Papers complete on</translation>
        </message>
        <message>
            <source>Ngày nộp</source>
            <translation>Filed on</translation>
        </message>
        <message>
            <source>Ngày hẹn trả</source>
            <translation>Result promised for</translation>
        </message>
        <message>
            <source>Ngày có kết quả</source>
            <translation>Result came on</translation>
        </message>
        <message>
            <source>Cơ quan</source>
            <translation>Authority</translation>
        </message>
        <message>
            <source>Mã hồ sơ</source>
            <translation>File number</translation>
        </message>
        <message>
            <source>Người phụ trách</source>
            <translation>Person in charge</translation>
        </message>
        <message>
            <source>Cách nộp</source>
            <translation>Way of filing</translation>
        </message>
        <message>
            <source>Tạm dừng tính hạn</source>
            <translation>Time limit paused</translation>
        </message>
        <message>
            <source>Căn cứ</source>
            <translation>Grounds</translation>
        </message>
        <message>
            <source>Ngày thông báo</source>
            <translation>Notified on</translation>
        </message>
        <message>
            <source>Người thứ hai xác nhận</source>
            <translation>Second person confirming</translation>
        </message>
        <message>
            <source>Loại vướng mắc</source>
            <translation>Kind of obstacle</translation>
        </message>
        <message>
            <source>Cơ quan gỡ được</source>
            <translation>Authority that can resolve it</translation>
        </message>
        <message>
            <source>Vướng ở đâu</source>
            <translation>What blocks</translation>
        </message>
        <message>
            <source>Đã thử gì</source>
            <translation>What was tried</translation>
        </message>
        <message>
            <source>Từ ngày</source>
            <translation>Since</translation>
        </message>
        <message>
            <source>Đã gỡ ngày</source>
            <translation>Resolved on</translation>
        </message>
        <message>
            <source>Ở thủ tục</source>
            <translation>At procedure</translation>
        </message>
        <message>
            <source>Thiếu giấy gì</source>
            <translation>Missing paper</translation>
        </message>
        <message>
            <source>Báo lên cấp</source>
            <translation>Reported to level</translation>
        </message>
        <message>
            <source>Ngày báo</source>
            <translation>Reported on</translation>
        </message>
        <message>
            <source>Ngày trả lời</source>
            <translation>Replied on</translation>
        </message>
        <message>
            <source>Về</source>
            <translation>About</translation>
        </message>
        <message>
            <source>Lấy theo</source>
            <translation>Taken</translation>
        </message>
        <message>
            <source>Chứng cứ đã xét</source>
            <translation>Evidence considered</translation>
        </message>
        <message>
            <source>Người giải quyết</source>
            <translation>Settled by</translation>
        </message>
        <message>
            <source>Ngày</source>
            <translation>Date</translation>
        </message>
        <message>
            <source>Việc chuyển</source>
            <translation>Matter handed over</translation>
        </message>
        <message>
            <source>Bộ phận chuyển</source>
            <translation>From department</translation>
        </message>
        <message>
            <source>Bộ phận nhận</source>
            <translation>To department</translation>
        </message>
        <message>
            <source>Ngày chuyển</source>
            <translation>Handed over on</translation>
        </message>
        <message>
            <source>Người chuyển</source>
            <translation>Handed over by</translation>
        </message>
        <message>
            <source>Ngày nhận</source>
            <translation>Taken on</translation>
        </message>
        <message>
            <source>Người nhận</source>
            <translation>Taken by</translation>
        </message>
        <message>
            <source>Ngày xong</source>
            <translation>Done on</translation>
        </message>
        <message>
            <source>Nội dung</source>
            <translation>Content</translation>
        </message>
        <message>
            <source>Đợt</source>
            <translation>Round</translation>
        </message>
        <message>
            <source>Nhóm mẫu</source>
            <translation>Part of the sample</translation>
        </message>
        <message>
            <source>Số gieo</source>
            <translation>Seed</translation>
        </message>
        <message>
            <source>Ngày rút mẫu</source>
            <translation>Sample drawn on</translation>
        </message>
        <message>
            <source>Người phúc tra</source>
            <translation>Re-checked by</translation>
        </message>
        <message>
            <source>Ngày phúc tra</source>
            <translation>Re-checked on</translation>
        </message>
        <message>
            <source>Người làm</source>
            <translation>Done by</translation>
        </message>
        <message>
            <source>Khác ở đâu</source>
            <translation>What differs</translation>
        </message>
        <message>
            <source>Chế độ</source>
            <translation>Benefit</translation>
        </message>
        <message>
            <source>Ngày đề nghị</source>
            <translation>Asked for on</translation>
        </message>
        <message>
            <source>Người đề nghị</source>
            <translation>Asked for by</translation>
        </message>
        <message>
            <source>Người viết</source>
            <translation>Written by</translation>
        </message>
        <message>
            <source>Người thứ nhất</source>
            <translation>First person</translation>
        </message>
        <message>
            <source>Người thứ hai</source>
            <translation>Second person</translation>
        </message>
        <message>
            <source>Kết luận</source>
            <translation>Conclusion</translation>
        </message>
        <message>
            <source>Người kết luận</source>
            <translation>Concluded by</translation>
        </message>
        <message>
            <source>(không rõ tên trên máy này)</source>
            <translation>(name not known on this machine)</translation>
        </message>
        <message>
            <source>chờ người dân</source>
            <translation>waiting for the resident</translation>
        </message>
        <message>
            <source>(trống)</source>
            <translation>(empty)</translation>
        </message>
        <message>
            <source>Có</source>
            <translation>Yes</translation>
        </message>
        <message>
            <source>Không</source>
            <translation>No</translation>
        </message>
        <message>
            <source>chứng cứ</source>
            <translation>pieces of evidence</translation>
        </message>
        <message>
            <source>Nam</source>
            <translation>Male</translation>
        </message>
        <message>
            <source>Cha</source>
            <translation>Father</translation>
        </message>
        <message>
            <source>Chưa đánh giá</source>
            <translation>Not assessed</translation>
        </message>
        <message>
            <source>Gặp, làm việc được</source>
            <translation>Met, could talk</translation>
        </message>
        <message>
            <source>Không có ai ở nhà</source>
            <translation>Nobody at home</translation>
        </message>
        <message>
            <source>Không hợp tác</source>
            <translation>Does not cooperate</translation>
        </message>
        <message>
            <source>Đã chuyển đi</source>
            <translation>Has moved away</translation>
        </message>
        <message>
            <source>Không tìm thấy nhà, không có người này</source>
            <translation>House not found, no such person</translation>
        </message>
        <message>
            <source>Hẹn quay lại</source>
            <translation>Asked to come again</translation>
        </message>
        <message>
            <source>Đã chết</source>
            <translation>Died</translation>
        </message>
        <message>
            <source>Thôn, buôn, tổ dân phố</source>
            <translation>Village, hamlet, residential group</translation>
        </message>
        <message>
            <source>Nơi neo đậu tàu thuyền, nhà bè</source>
            <translation>Mooring place of boats and floating houses</translation>
        </message>
        <message>
            <source>Cảng, bến</source>
            <translation>Port, landing</translation>
        </message>
        <message>
            <source>Cơ sở trợ giúp xã hội, cơ sở tập trung</source>
            <translation>Social assistance facility, group facility</translation>
        </message>
        <message>
            <source>Nông, lâm trường, rẫy, rừng</source>
            <translation>Farm, forestry farm, field hut, forest</translation>
        </message>
        <message>
            <source>Ủy ban nhân dân cấp xã</source>
            <translation>People's Committee of the commune</translation>
        </message>
        <message>
            <source>Ủy ban nhân dân cấp xã (công chức tư pháp – hộ tịch)</source>
            <translation>People's Committee of the commune (justice and civil status officer)</translation>
        </message>
        <message>
            <source>Công an cấp xã</source>
            <translation>Commune police</translation>
        </message>
        <message>
            <source>Phòng Văn hóa – Xã hội</source>
            <translation>Culture and Social Affairs Division</translation>
        </message>
        <message>
            <source>Phòng Kinh tế</source>
            <translation>Economic Division</translation>
        </message>
        <message>
            <source>Trung tâm phục vụ hành chính công</source>
            <translation>Public Administration Service Centre</translation>
        </message>
        <message>
            <source>Sở Tư pháp</source>
            <translation>Department of Justice</translation>
        </message>
        <message>
            <source>Phòng Quản lý xuất nhập cảnh, Công an tỉnh (PA08)</source>
            <translation>Immigration Division, provincial police (PA08)</translation>
        </message>
        <message>
            <source>Phòng Cảnh sát quản lý hành chính, Công an tỉnh (PC06)</source>
            <translation>Administrative Police Division, provincial police (PC06)</translation>
        </message>
        <message>
            <source>Cục Cảnh sát quản lý hành chính về trật tự xã hội, Bộ Công an (C06)</source>
            <translation>Administrative Police Department, Ministry of Public Security (C06)</translation>
        </message>
        <message>
            <source>Cơ quan Bảo hiểm xã hội</source>
            <translation>Social insurance agency</translation>
        </message>
        <message>
            <source>Ủy ban nhân dân tỉnh</source>
            <translation>People's Committee of the province</translation>
        </message>
        <message>
            <source>Bộ Tư pháp</source>
            <translation>Ministry of Justice</translation>
        </message>
        <message>
            <source>Công an xã</source>
            <translation>Commune police</translation>
        </message>
        <message>
            <source>Tư pháp – hộ tịch (Văn phòng HĐND và UBND)</source>
            <translation>Justice and civil status (Office of the People's Council and Committee)</translation>
        </message>
        <message>
            <source>Trạm Y tế</source>
            <translation>Health station</translation>
        </message>
        <message>
            <source>Nhà trường</source>
            <translation>School</translation>
        </message>
        <message>
            <source>Trưởng thôn, buôn, tổ dân phố</source>
            <translation>Head of village, hamlet or residential group</translation>
        </message>
        <message>
            <source>Tổ công tác</source>
            <translation>Task force</translation>
        </message>
        <message>
            <source>Trực tiếp</source>
            <translation>In person</translation>
        </message>
        <message>
            <source>Trực tuyến (Cổng dịch vụ công, VNeID)</source>
            <translation>Online (public service portal, VNeID)</translation>
        </message>
        <message>
            <source>Qua bưu chính</source>
            <translation>By post</translation>
        </message>
        <message>
            <source>Chưa kết hôn</source>
            <translation>Single</translation>
        </message>
        <message>
            <source>Đang có vợ hoặc chồng</source>
            <translation>Married</translation>
        </message>
        <message>
            <source>Đã ly hôn</source>
            <translation>Divorced</translation>
        </message>
        <message>
            <source>Góa</source>
            <translation>Widowed</translation>
        </message>
        <message>
            <source>Là ai (họ tên, nhân thân)</source>
            <translation>Who it is (name, identity)</translation>
        </message>
        <message>
            <source>Sinh ngày nào, ở đâu</source>
            <translation>Born when and where</translation>
        </message>
        <message>
            <source>Mẹ là ai</source>
            <translation>Who the mother is</translation>
        </message>
        <message>
            <source>Cha là ai</source>
            <translation>Who the father is</translation>
        </message>
        <message>
            <source>Ai đang nuôi dưỡng, giám hộ</source>
            <translation>Who is carer or guardian</translation>
        </message>
        <message>
            <source>Bị bỏ rơi</source>
            <translation>Abandoned</translation>
        </message>
        <message>
            <source>Gốc Việt Nam (huyết thống)</source>
            <translation>Of Vietnamese origin (by blood)</translation>
        </message>
        <message>
            <source>Đã từng đăng ký khai sinh</source>
            <translation>Birth was registered before</translation>
        </message>
        <message>
            <source>Chưa từng đăng ký khai sinh</source>
            <translation>Birth was never registered</translation>
        </message>
        <message>
            <source>Đã từng được cấp giấy tờ</source>
            <translation>Was issued papers before</translation>
        </message>
        <message>
            <source>Đang thực tế ở đâu, từ khi nào</source>
            <translation>Where they really live, since when</translation>
        </message>
        <message>
            <source>Chỗ ở hợp pháp</source>
            <translation>Lawful place to live</translation>
        </message>
        <message>
            <source>Vắng mặt, không rõ nơi ở</source>
            <translation>Absent, whereabouts unknown</translation>
        </message>
        <message>
            <source>Về nước, được nhận trở lại</source>
            <translation>Returned to the country, readmitted</translation>
        </message>
        <message>
            <source>Đã chấp hành xong</source>
            <translation>Sentence or measure served</translation>
        </message>
        <message>
            <source>Người có công hoặc thân nhân</source>
            <translation>Person of merit or relative of one</translation>
        </message>
        <message>
            <source>Hoàn cảnh đặc biệt khó khăn</source>
            <translation>In special hardship</translation>
        </message>
        <message>
            <source>Đã thôi, bị tước, bị hủy quốc tịch</source>
            <translation>Nationality given up, deprived or annulled</translation>
        </message>
        <message>
            <source>Sống trên phương tiện nào</source>
            <translation>Lives on which vessel</translation>
        </message>
        <message>
            <source>Quyết định quản lý còn hiệu lực</source>
            <translation>Management decision still in force</translation>
        </message>
        <message>
            <source>Đã giải quyết xong</source>
            <translation>Settled</translation>
        </message>
        <message>
            <source>Chuyển sang diện khác</source>
            <translation>Moved to another group</translation>
        </message>
        <message>
            <source>Trùng với hồ sơ khác</source>
            <translation>Duplicate of another case</translation>
        </message>
        <message>
            <source>Không thuộc diện nhân khẩu đặc thù</source>
            <translation>Not one of the special groups</translation>
        </message>
        <message>
            <source>Đã chuyển đi địa bàn khác, đã bàn giao</source>
            <translation>Moved to another area, handed over</translation>
        </message>
        <message>
            <source>Không tìm được người sau khi xác minh</source>
            <translation>Person not found after verification</translation>
        </message>
        <message>
            <source>Quyết định quản lý đã hết hiệu lực</source>
            <translation>Management decision has expired</translation>
        </message>
        <message>
            <source>Người dân từ chối, đã giải thích</source>
            <translation>Resident refused, after explanation</translation>
        </message>
        <message>
            <source>Không giải quyết được ở xã, đã báo lên cấp trên</source>
            <translation>Cannot be settled in the commune, reported upwards</translation>
        </message>
        <message>
            <source>Thường trú</source>
            <translation>Permanent residence (thường trú)</translation>
        </message>
        <message>
            <source>Tạm trú</source>
            <translation>Temporary residence (tạm trú)</translation>
        </message>
        <message>
            <source>Nơi ở hiện tại (chưa đăng ký thường trú, tạm trú)</source>
            <translation>Present place (no permanent or temporary residence registered)</translation>
        </message>
        <message>
            <source>Nơi thường xuyên đậu, đỗ của phương tiện</source>
            <translation>Usual mooring or parking place of the vessel</translation>
        </message>
        <message>
            <source>Ở cơ sở trợ giúp xã hội, cơ sở tập trung</source>
            <translation>In a social assistance or group facility</translation>
        </message>
        <message>
            <source>Tạm vắng</source>
            <translation>Temporarily absent</translation>
        </message>
        <message>
            <source>Ở nước ngoài</source>
            <translation>Abroad</translation>
        </message>
        <message>
            <source>Không rõ nơi ở</source>
            <translation>Whereabouts unknown</translation>
        </message>
        <message>
            <source>Không có giấy tờ gì để chứng minh</source>
            <translation>No papers to prove anything</translation>
        </message>
        <message>
            <source>Giấy tờ không khớp nhau</source>
            <translation>Papers do not match</translation>
        </message>
        <message>
            <source>Cha, mẹ vắng mặt hoặc không liên lạc được</source>
            <translation>Father or mother absent or out of reach</translation>
        </message>
        <message>
            <source>Cha, mẹ chưa có giấy tờ, số định danh</source>
            <translation>Father or mother has no papers or ID number</translation>
        </message>
        <message>
            <source>Không tìm được người làm chứng</source>
            <translation>No witnesses found</translation>
        </message>
        <message>
            <source>Chờ nơi khác trả lời xác minh</source>
            <translation>Waiting for another place to verify</translation>
        </message>
        <message>
            <source>Chưa xác định được quốc tịch</source>
            <translation>Nationality not determined</translation>
        </message>
        <message>
            <source>Không có chỗ ở hợp pháp, không đủ điều kiện đăng ký cư trú</source>
            <translation>No lawful place to live, cannot register residence</translation>
        </message>
        <message>
            <source>Chủ hộ, chủ nhà không đồng ý</source>
            <translation>Head of household or owner does not agree</translation>
        </message>
        <message>
            <source>Trùng, sai cấu trúc số định danh</source>
            <translation>ID number duplicated or malformed</translation>
        </message>
        <message>
            <source>Người dân không hợp tác</source>
            <translation>Resident does not cooperate</translation>
        </message>
        <message>
            <source>Điểm nghẽn về thể chế, quy định</source>
            <translation>Gap in institutions or regulations</translation>
        </message>
        <message>
            <source>Vượt thẩm quyền của xã</source>
            <translation>Beyond the commune's powers</translation>
        </message>
        <message>
            <source>Vướng mắc khác</source>
            <translation>Other obstacle</translation>
        </message>
        <message>
            <source>Đúng như hồ sơ</source>
            <translation>As in the case</translation>
        </message>
        <message>
            <source>Khác với hồ sơ</source>
            <translation>Differs from the case</translation>
        </message>
        <message>
            <source>Chưa gặp được</source>
            <translation>Not met yet</translation>
        </message>
        <message>
            <source>UBND cấp xã (qua Công an cấp xã)</source>
            <translation>People's Committee of the commune (through the commune police)</translation>
        </message>
        <message>
            <source>UBND tỉnh</source>
            <translation>People's Committee of the province</translation>
        </message>
        <message>
            <source>Bộ, ngành trung ương</source>
            <translation>Central ministries</translation>
        </message>
        <message>
            <source>Người đến khám, chữa bệnh không có giấy tờ</source>
            <translation>Patient without papers came for treatment</translation>
        </message>
        <message>
            <source>Người gặp khi đến nhà, thiếu giấy tờ</source>
            <translation>Someone met on a visit lacks papers</translation>
        </message>
        <message>
            <source>Có khai sinh mới</source>
            <translation>New birth registration</translation>
        </message>
        <message>
            <source>Có số định danh mới</source>
            <translation>New ID number</translation>
        </message>
        <message>
            <source>Hộ tịch có thay đổi, cải chính</source>
            <translation>Civil status changed or corrected</translation>
        </message>
        <message>
            <source>Cần bố trí chỗ ở, đất ở</source>
            <translation>Needs housing or land</translation>
        </message>
        <message>
            <source>Trẻ chưa được đi học</source>
            <translation>Child not in school</translation>
        </message>
        <message>
            <source>Việc khác</source>
            <translation>Other matter</translation>
        </message>
        <message>
            <source>Thẻ bảo hiểm y tế</source>
            <translation>Health insurance card</translation>
        </message>
        <message>
            <source>Đi học</source>
            <translation>Schooling</translation>
        </message>
        <message>
            <source>Trợ giúp xã hội</source>
            <translation>Social assistance</translation>
        </message>
        <message>
            <source>Ưu đãi người có công</source>
            <translation>Benefits for people of merit</translation>
        </message>
        <message>
            <source>Nhà ở, đất ở, đất sản xuất</source>
            <translation>Housing, residential and farm land</translation>
        </message>
        <message>
            <source>Tái hòa nhập cộng đồng</source>
            <translation>Reintegration into the community</translation>
        </message>
        <message>
            <source>Tài khoản định danh điện tử (VNeID)</source>
            <translation>Electronic identification account (VNeID)</translation>
        </message>
        <message>
            <source>Chế độ khác</source>
            <translation>Other benefit</translation>
        </message>
        <message>
            <source>Số giấy tờ tùy thân</source>
            <translation>Number of identity paper</translation>
        </message>
        <message>
            <source>Nơi, năm đăng ký khai sinh</source>
            <translation>Place and year of birth registration</translation>
        </message>
        <message>
            <source>Nơi ở và thời gian ở</source>
            <translation>Place and time of living</translation>
        </message>
        <message>
            <source>Vắng mặt từ khi nào</source>
            <translation>Absent since when</translation>
        </message>
        <message>
            <source>Nguồn gốc, huyết thống</source>
            <translation>Origin, descent</translation>
        </message>
        <message>
            <source>Khai sinh</source>
            <translation>Birth registration</translation>
        </message>
        <message>
            <source>Căn cước</source>
            <translation>ID card</translation>
        </message>
        <message>
            <source>Giấy chứng sinh</source>
            <translation>Birth notification (giấy chứng sinh)</translation>
        </message>
        <message>
            <source>Văn bản của người làm chứng việc sinh</source>
            <translation>Written testimony of a witness of the birth</translation>
        </message>
        <message>
            <source>Giấy cam đoan về việc sinh</source>
            <translation>Written pledge about the birth</translation>
        </message>
        <message>
            <source>Biên bản về trẻ bị bỏ rơi</source>
            <translation>Minutes on an abandoned child</translation>
        </message>
        <message>
            <source>Văn bản chứng minh việc mang thai hộ</source>
            <translation>Proof of surrogacy</translation>
        </message>
        <message>
            <source>Văn bản thỏa thuận lựa chọn quốc tịch cho con</source>
            <translation>Agreement on the child's nationality</translation>
        </message>
        <message>
            <source>Chứng cứ quan hệ cha, mẹ, con</source>
            <translation>Evidence of parentage</translation>
        </message>
        <message>
            <source>Bản cam đoan chưa đăng ký khai sinh</source>
            <translation>Pledge that birth was never registered</translation>
        </message>
        <message>
            <source>Giấy khai sinh</source>
            <translation>Birth certificate</translation>
        </message>
        <message>
            <source>Bản sao giấy khai sinh</source>
            <translation>Copy of birth certificate</translation>
        </message>
        <message>
            <source>Giấy tờ khai sinh do chế độ cũ cấp (thế vì khai sinh…)</source>
            <translation>Birth papers issued by the former regime (thế vì khai sinh…)</translation>
        </message>
        <message>
            <source>Giấy khai sinh do nước ngoài cấp</source>
            <translation>Birth certificate issued abroad</translation>
        </message>
        <message>
            <source>Giấy chứng nhận kết hôn</source>
            <translation>Marriage certificate</translation>
        </message>
        <message>
            <source>Trích lục khai tử</source>
            <translation>Extract of death registration</translation>
        </message>
        <message>
            <source>Thẻ căn cước, căn cước công dân</source>
            <translation>ID card (căn cước, căn cước công dân)</translation>
        </message>
        <message>
            <source>Chứng minh nhân dân 9 số</source>
            <translation>Old identity card with 9 digits (CMND)</translation>
        </message>
        <message>
            <source>Sổ hộ khẩu, sổ tạm trú cũ</source>
            <translation>Old household or temporary residence book</translation>
        </message>
        <message>
            <source>Hộ chiếu</source>
            <translation>Passport</translation>
        </message>
        <message>
            <source>Giấy tờ do nước ngoài cấp</source>
            <translation>Papers issued abroad</translation>
        </message>
        <message>
            <source>Học bạ, bằng cấp</source>
            <translation>School record, diploma</translation>
        </message>
        <message>
            <source>Hồ sơ, sổ khám bệnh, sổ tiêm chủng</source>
            <translation>Medical or vaccination record</translation>
        </message>
        <message>
            <source>Sổ gia đình, gia phả</source>
            <translation>Family book, genealogy</translation>
        </message>
        <message>
            <source>Lý lịch, hồ sơ cán bộ, quân ngũ</source>
            <translation>Personal history, staff or military file</translation>
        </message>
        <message>
            <source>Hồ sơ của cơ sở trợ giúp xã hội</source>
            <translation>File of a social assistance facility</translation>
        </message>
        <message>
            <source>Văn bản đề nghị của người đứng đầu cơ sở</source>
            <translation>Written request of the head of the facility</translation>
        </message>
        <message>
            <source>Ảnh</source>
            <translation>Photograph</translation>
        </message>
        <message>
            <source>Biên bản ghi lời trình bày</source>
            <translation>Minutes of what was stated</translation>
        </message>
        <message>
            <source>Lời làm chứng của hai người</source>
            <translation>Testimony of two people</translation>
        </message>
        <message>
            <source>Biên bản xác minh của Công an xã</source>
            <translation>Verification minutes of the commune police</translation>
        </message>
        <message>
            <source>Biên bản vắng mặt</source>
            <translation>Minutes of absence</translation>
        </message>
        <message>
            <source>Trích lục tàng thư</source>
            <translation>Extract from police archives</translation>
        </message>
        <message>
            <source>Văn bản trả lời tra cứu hộ tịch</source>
            <translation>Written reply to a civil status look-up</translation>
        </message>
        <message>
            <source>Giấy tờ chứng minh chỗ ở hợp pháp</source>
            <translation>Proof of a lawful place to live</translation>
        </message>
        <message>
            <source>Xác nhận chỗ ở của UBND xã (Mẫu 02)</source>
            <translation>Confirmation of dwelling by the commune (Form 02)</translation>
        </message>
        <message>
            <source>Hợp đồng thuê, mượn, ở nhờ</source>
            <translation>Contract of rent, loan or lodging</translation>
        </message>
        <message>
            <source>Ý kiến đồng ý của chủ hộ, chủ nhà</source>
            <translation>Consent of head of household or owner</translation>
        </message>
        <message>
            <source>Xác nhận nơi đậu, đỗ (Mẫu 01)</source>
            <translation>Confirmation of mooring or parking place (Form 01)</translation>
        </message>
        <message>
            <source>Hợp đồng thuê bến, nơi đậu</source>
            <translation>Lease of landing or mooring</translation>
        </message>
        <message>
            <source>Đăng ký, đăng kiểm phương tiện</source>
            <translation>Registration and inspection of vessel</translation>
        </message>
        <message>
            <source>Danh sách thuyền viên</source>
            <translation>Crew list</translation>
        </message>
        <message>
            <source>Giấy tờ về việc trục xuất, nhận trở lại</source>
            <translation>Papers on expulsion or readmission</translation>
        </message>
        <message>
            <source>Dữ liệu xuất nhập cảnh</source>
            <translation>Immigration data</translation>
        </message>
        <message>
            <source>Quyết định của Chủ tịch nước về quốc tịch</source>
            <translation>Decision of the President on nationality</translation>
        </message>
        <message>
            <source>Biên bản thu hồi thẻ</source>
            <translation>Minutes of withdrawal of the card</translation>
        </message>
        <message>
            <source>Giấy xác nhận có quốc tịch Việt Nam</source>
            <translation>Certificate of Vietnamese nationality</translation>
        </message>
        <message>
            <source>Giấy xác nhận là người gốc Việt Nam</source>
            <translation>Certificate of Vietnamese origin</translation>
        </message>
        <message>
            <source>Kết quả giám định quan hệ huyết thống</source>
            <translation>Result of a kinship test</translation>
        </message>
        <message>
            <source>Giấy chứng nhận chấp hành xong án phạt tù</source>
            <translation>Certificate of prison sentence served</translation>
        </message>
        <message>
            <source>Giấy chứng nhận hoàn thành cai nghiện</source>
            <translation>Certificate of completed drug treatment</translation>
        </message>
        <message>
            <source>Giấy tờ chứng nhận người có công, thân nhân</source>
            <translation>Papers of a person of merit or relative</translation>
        </message>
        <message>
            <source>Xác nhận hoàn cảnh khó khăn</source>
            <translation>Confirmation of hardship</translation>
        </message>
        <message>
            <source>Văn bản cử người giám hộ</source>
            <translation>Appointment of a guardian</translation>
        </message>
        <message>
            <source>Văn bản ủy quyền</source>
            <translation>Power of attorney</translation>
        </message>
        <message>
            <source>Ý kiến của cha, mẹ hoặc người giám hộ</source>
            <translation>Opinion of father, mother or guardian</translation>
        </message>
        <message>
            <source>Xác nhận của cơ quan, đơn vị</source>
            <translation>Confirmation by an agency or unit</translation>
        </message>
        <message>
            <source>Giấy tờ của người dân khu vực biên giới</source>
            <translation>Papers of border residents</translation>
        </message>
        <message>
            <source>Lời khai của người được lập hồ sơ</source>
            <translation>Statement of the person</translation>
        </message>
        <message>
            <source>Lời khai của người thân</source>
            <translation>Statement of a relative</translation>
        </message>
        <message>
            <source>Lời làm chứng của hàng xóm, người cùng nơi ở</source>
            <translation>Testimony of neighbours or people living together</translation>
        </message>
        <message>
            <source>Lời xác nhận của trưởng thôn, buôn, tổ dân phố</source>
            <translation>Confirmation by the head of village or residential group</translation>
        </message>
        <message>
            <source>Văn bản trả lời xác minh</source>
            <translation>Written reply to a verification</translation>
        </message>
        <message>
            <source>Kết quả tra cứu dữ liệu dân cư</source>
            <translation>Result of a look-up in population data</translation>
        </message>
        <message>
            <source>Giấy tờ khác</source>
            <translation>Other paper</translation>
        </message>
        <message>
            <source>chủ hộ</source>
            <translation>head of household</translation>
        </message>
        <message>
            <source>vợ</source>
            <translation>wife</translation>
        </message>
        <message>
            <source>chồng</source>
            <translation>husband</translation>
        </message>
        <message>
            <source>cha đẻ</source>
            <translation>father (by birth)</translation>
        </message>
        <message>
            <source>mẹ đẻ</source>
            <translation>mother (by birth)</translation>
        </message>
        <message>
            <source>cha vợ</source>
            <translation>wife's father</translation>
        </message>
        <message>
            <source>mẹ vợ</source>
            <translation>wife's mother</translation>
        </message>
        <message>
            <source>cha chồng</source>
            <translation>husband's father</translation>
        </message>
        <message>
            <source>mẹ chồng</source>
            <translation>husband's mother</translation>
        </message>
        <message>
            <source>cha nuôi</source>
            <translation>adoptive father</translation>
        </message>
        <message>
            <source>mẹ nuôi</source>
            <translation>adoptive mother</translation>
        </message>
        <message>
            <source>cha dượng</source>
            <translation>stepfather</translation>
        </message>
        <message>
            <source>mẹ kế</source>
            <translation>stepmother</translation>
        </message>
        <message>
            <source>con đẻ</source>
            <translation>child (by birth)</translation>
        </message>
        <message>
            <source>con dâu</source>
            <translation>daughter-in-law</translation>
        </message>
        <message>
            <source>con rể</source>
            <translation>son-in-law</translation>
        </message>
        <message>
            <source>con nuôi</source>
            <translation>adopted child</translation>
        </message>
        <message>
            <source>con riêng của vợ hoặc chồng</source>
            <translation>stepchild</translation>
        </message>
        <message>
            <source>ông nội</source>
            <translation>grandfather (father's side)</translation>
        </message>
        <message>
            <source>bà nội</source>
            <translation>grandmother (father's side)</translation>
        </message>
        <message>
            <source>ông ngoại</source>
            <translation>grandfather (mother's side)</translation>
        </message>
        <message>
            <source>bà ngoại</source>
            <translation>grandmother (mother's side)</translation>
        </message>
        <message>
            <source>anh ruột</source>
            <translation>elder brother</translation>
        </message>
        <message>
            <source>chị ruột</source>
            <translation>elder sister</translation>
        </message>
        <message>
            <source>em ruột</source>
            <translation>younger brother or sister</translation>
        </message>
        <message>
            <source>cháu ruột</source>
            <translation>nephew or niece</translation>
        </message>
        <message>
            <source>anh chị em cùng cha khác mẹ</source>
            <translation>half-sibling (same father)</translation>
        </message>
        <message>
            <source>anh chị em cùng mẹ khác cha</source>
            <translation>half-sibling (same mother)</translation>
        </message>
        <message>
            <source>anh rể</source>
            <translation>elder sister's husband</translation>
        </message>
        <message>
            <source>em rể</source>
            <translation>younger sister's husband</translation>
        </message>
        <message>
            <source>chị dâu</source>
            <translation>elder brother's wife</translation>
        </message>
        <message>
            <source>em dâu</source>
            <translation>younger brother's wife</translation>
        </message>
        <message>
            <source>cụ nội</source>
            <translation>great-grandparent (father's side)</translation>
        </message>
        <message>
            <source>cụ ngoại</source>
            <translation>great-grandparent (mother's side)</translation>
        </message>
        <message>
            <source>cháu nội</source>
            <translation>grandchild (through a son)</translation>
        </message>
        <message>
            <source>cháu ngoại</source>
            <translation>grandchild (through a daughter)</translation>
        </message>
        <message>
            <source>bác ruột</source>
            <translation>uncle or aunt (parent's elder sibling)</translation>
        </message>
        <message>
            <source>chú ruột</source>
            <translation>uncle (father's younger brother)</translation>
        </message>
        <message>
            <source>cậu ruột</source>
            <translation>uncle (mother's brother)</translation>
        </message>
        <message>
            <source>cô ruột</source>
            <translation>aunt (father's sister)</translation>
        </message>
        <message>
            <source>dì ruột</source>
            <translation>aunt (mother's sister)</translation>
        </message>
        <message>
            <source>chắt ruột</source>
            <translation>great-grandchild</translation>
        </message>
        <message>
            <source>người giám hộ</source>
            <translation>guardian</translation>
        </message>
        <message>
            <source>người được giám hộ</source>
            <translation>ward</translation>
        </message>
        <message>
            <source>ở thuê</source>
            <translation>tenant</translation>
        </message>
        <message>
            <source>ở mượn</source>
            <translation>borrows the dwelling</translation>
        </message>
        <message>
            <source>ở nhờ</source>
            <translation>lodger</translation>
        </message>
        <message>
            <source>cùng ở thuê</source>
            <translation>fellow tenant</translation>
        </message>
        <message>
            <source>cùng ở mượn</source>
            <translation>borrows the dwelling too</translation>
        </message>
        <message>
            <source>cùng ở nhờ</source>
            <translation>fellow lodger</translation>
        </message>
        <message>
            <source>khác</source>
            <translation>other</translation>
        </message>
        <message>
            <source>Trẻ có bị bỏ rơi không?</source>
            <translation>Was the child abandoned?</translation>
        </message>
        <message>
            <source>Có biết mẹ là ai không?</source>
            <translation>Is it known who the mother is?</translation>
        </message>
        <message>
            <source>Có biết cha là ai không?</source>
            <translation>Is it known who the father is?</translation>
        </message>
        <message>
            <source>Không biết cha, mẹ là ai</source>
            <translation>Neither parent is known</translation>
        </message>
        <message>
            <source>Mẹ có giấy tờ tùy thân không?</source>
            <translation>Has the mother an identity paper?</translation>
        </message>
        <message>
            <source>Cha có giấy tờ tùy thân không?</source>
            <translation>Has the father an identity paper?</translation>
        </message>
        <message>
            <source>Người đi khai (ông, bà, người nuôi dưỡng) có giấy tờ tùy thân không?</source>
            <translation>Has the person registering (grandparent, carer) an identity paper?</translation>
        </message>
        <message>
            <source>Cha hoặc mẹ là người nước ngoài, không quốc tịch?</source>
            <translation>Is the father or mother a foreigner or stateless?</translation>
        </message>
        <message>
            <source>Sinh ở nước ngoài?</source>
            <translation>Born abroad?</translation>
        </message>
        <message>
            <source>Có yếu tố nước ngoài</source>
            <translation>Foreign element</translation>
        </message>
        <message>
            <source>Đã đăng ký khai sinh ở nước ngoài?</source>
            <translation>Was the birth registered abroad?</translation>
        </message>
        <message>
            <source>Đã từng đăng ký khai sinh nhưng sổ và bản chính đều mất?</source>
            <translation>Was the birth registered, but both register and original lost?</translation>
        </message>
        <message>
            <source>Cha mẹ chưa kết hôn, muốn ghi tên cha (nhận cha, mẹ, con)?</source>
            <translation>Parents not married, wish to enter the father (recognition of parentage)?</translation>
        </message>
        <message>
            <source>Đã có hồ sơ, giấy tờ cá nhân (học bạ, căn cước, thẻ BHYT…) dù chưa đăng ký khai sinh?</source>
            <translation>Has personal files or papers (school record, ID card, BHYT card…) though birth was not registered?</translation>
        </message>
        <message>
            <source>Người đi khai không đến được UBND (ốm đau, khuyết tật, đường xa)?</source>
            <translation>Is the person registering unable to come to the People's Committee (illness, disability, distance)?</translation>
        </message>
        <message>
            <source>Đã có số định danh cá nhân?</source>
            <translation>Has an ID number?</translation>
        </message>
        <message>
            <source>Trẻ ở cùng cha, mẹ?</source>
            <translation>Does the child live with father or mother?</translation>
        </message>
        <message>
            <source>Cha, mẹ hoặc người giám hộ đã đăng ký thường trú?</source>
            <translation>Has the father, mother or guardian a registered permanent residence?</translation>
        </message>
        <message>
            <source>Cha, mẹ hoặc người giám hộ chỉ đăng ký tạm trú?</source>
            <translation>Has the father, mother or guardian only a temporary residence?</translation>
        </message>
        <message>
            <source>Cha, mẹ hoặc người giám hộ chưa đăng ký ở đâu?</source>
            <translation>Has the father, mother or guardian no registration anywhere?</translation>
        </message>
        <message>
            <source>Quá 60 ngày kể từ ngày sinh</source>
            <translation>More than 60 days since birth</translation>
        </message>
        <message>
            <source>Dưới 6 tuổi</source>
            <translation>Under 6</translation>
        </message>
        <message>
            <source>Dưới 6 tuổi, ở cùng cha, mẹ</source>
            <translation>Under 6, living with father or mother</translation>
        </message>
        <message>
            <source>Dưới 14 tuổi</source>
            <translation>Under 14</translation>
        </message>
        <message>
            <source>Dưới 18 tuổi</source>
            <translation>Under 18</translation>
        </message>
        <message>
            <source>Sinh do mang thai hộ?</source>
            <translation>Born by surrogacy?</translation>
        </message>
        <message>
            <source>Việc xác minh phức tạp?</source>
            <translation>Is the verification complex?</translation>
        </message>
        <message>
            <source>Đã có thông tin trong Cơ sở dữ liệu quốc gia về dân cư?</source>
            <translation>Already in the national population database?</translation>
        </message>
        <message>
            <source>Có căn cứ cùng huyết thống với người từng có quốc tịch Việt Nam?</source>
            <translation>Are there grounds for kinship by blood with a former Vietnamese national?</translation>
        </message>
        <message>
            <source>Có giấy tờ chứng minh quốc tịch Việt Nam?</source>
            <translation>Has proof of Vietnamese nationality?</translation>
        </message>
        <message>
            <source>Đã ở liên tục từ 6 tháng tại xã, Công an xác minh được?</source>
            <translation>Living in the commune for 6 months without a break, as the police can verify?</translation>
        </message>
        <message>
            <source>Tàng thư, dữ liệu cũ nhận ra người này?</source>
            <translation>Do archives or old data recognise this person?</translation>
        </message>
        <message>
            <source>Đang ở cơ sở trợ giúp xã hội?</source>
            <translation>Living in a social assistance facility?</translation>
        </message>
        <message>
            <source>Tìm thấy sổ hộ tịch cũ?</source>
            <translation>Was the old civil status register found?</translation>
        </message>
        <message>
            <source>Có giấy tờ chứng minh chỗ ở hợp pháp?</source>
            <translation>Has proof of a lawful place to live?</translation>
        </message>
        <message>
            <source>Đủ điều kiện đăng ký thường trú?</source>
            <translation>Qualifies for permanent residence?</translation>
        </message>
        <message>
            <source>Đủ điều kiện đăng ký tạm trú?</source>
            <translation>Qualifies for temporary residence?</translation>
        </message>
        <message>
            <source>Cần bố trí đất ở, nhà ở?</source>
            <translation>Needs land or housing?</translation>
        </message>
        <message>
            <source>Không thực tế ở nơi đã đăng ký (cư trú ảo)?</source>
            <translation>Does not really live where registered?</translation>
        </message>
        <message>
            <source>Có hộ chiếu Việt Nam còn giá trị?</source>
            <translation>Has a valid Vietnamese passport?</translation>
        </message>
        <message>
            <source>Vắng liên tục từ 12 tháng, không đăng ký nơi khác, không khai báo?</source>
            <translation>Absent for 12 months without a break, not registered elsewhere, not declared?</translation>
        </message>
        <message>
            <source>Vắng vì chấp hành án, cơ sở bắt buộc, hoặc xuất cảnh không để định cư?</source>
            <translation>Absent because of a sentence, a compulsory facility, or abroad without settling there?</translation>
        </message>
        <message>
            <source>Có hợp đồng hoặc văn bản cho thuê bến, nơi đậu?</source>
            <translation>Has a contract or paper on the lease of a landing or mooring?</translation>
        </message>
        <message>
            <source>Đã tìm được nơi đang ở của người vắng mặt?</source>
            <translation>Has the absent person's whereabouts been found?</translation>
        </message>
        <message>
            <source>Chỉ đi vắng, sẽ về lại nơi thường trú?</source>
            <translation>Only away, will return to the permanent residence?</translation>
        </message>
        <message>
            <source>Chưa thành niên, có cha hoặc mẹ là công dân Việt Nam</source>
            <translation>A minor whose father or mother is a Vietnamese citizen</translation>
        </message>
        <message>
            <source>Có căn cứ là công dân Việt Nam</source>
            <translation>Has grounds to be a Vietnamese citizen</translation>
        </message>
        <message>
            <source>Mẹ có quốc tịch nào?</source>
            <translation>What nationality has the mother?</translation>
        </message>
        <message>
            <source>Cha có quốc tịch nào?</source>
            <translation>What nationality has the father?</translation>
        </message>
        <message>
            <source>Có giấy tờ chứng minh quốc tịch nước khác?</source>
            <translation>Has proof of another nationality?</translation>
        </message>
        <message>
            <source>Đã ở đâu, từ khi nào (quá trình cư trú)?</source>
            <translation>Where they lived and since when (course of residence)?</translation>
        </message>
        <message>
            <source>Lần cuối có người gặp, nghe tin là ngày nào?</source>
            <translation>When did anyone last meet or hear of them?</translation>
        </message>
        <message>
            <source>Đã đăng ký cư trú ở nơi khác?</source>
            <translation>Registered residence elsewhere?</translation>
        </message>
        <message>
            <source>Đã khai báo tạm vắng?</source>
            <translation>Declared temporary absence?</translation>
        </message>
        <message>
            <source>Vì sao vắng (đã kiểm tra chấp hành án, cơ sở bắt buộc, xuất cảnh)?</source>
            <translation>Why absent (sentence, compulsory facility, leaving the country checked)?</translation>
        </message>
        <message>
            <source>Đã có thẻ căn cước còn dùng được?</source>
            <translation>Has a usable ID card?</translation>
        </message>
        <message>
            <source>Cần cử người giám hộ?</source>
            <translation>Needs a guardian to be appointed?</translation>
        </message>
        <message>
            <source>Chỉ ở lại dưới 30 ngày?</source>
            <translation>Staying less than 30 days only?</translation>
        </message>
        <message>
            <source>Đã thấy quyết định hoặc thông báo về quốc tịch?</source>
            <translation>Was a decision or notice on nationality seen?</translation>
        </message>
        <message>
            <source>Vẫn đang sống ở xã?</source>
            <translation>Still living in the commune?</translation>
        </message>
        <message>
            <source>Còn giữ thẻ căn cước?</source>
            <translation>Still holds the ID card?</translation>
        </message>
        <message>
            <source>Còn đăng ký thường trú?</source>
            <translation>Permanent residence still registered?</translation>
        </message>
        <message>
            <source>Nơi đậu, đỗ thuộc khu vực cấm?</source>
            <translation>Is the mooring or parking place in a forbidden zone?</translation>
        </message>
        <message>
            <source>Biên bản trẻ bị bỏ rơi</source>
            <translation>Minutes on an abandoned child</translation>
        </message>
        <message>
            <source>Đã niêm yết đủ 7 ngày liên tục</source>
            <translation>Posted in public for 7 full days</translation>
        </message>
        <message>
            <source>Đã thu thập thông tin dân cư</source>
            <translation>Population data collected</translation>
        </message>
        <message>
            <source>Thông tin cư trú đã có trong cơ sở dữ liệu</source>
            <translation>Residence is in the database</translation>
        </message>
        <message>
            <source>Xác nhận thông tin về cư trú (CT07)</source>
            <translation>Confirmation of residence data (CT07)</translation>
        </message>
        <message>
            <source>Đã xóa đăng ký thường trú</source>
            <translation>Permanent residence deleted</translation>
        </message>
        <message>
            <source>Thẻ căn cước</source>
            <translation>ID card</translation>
        </message>
        <message>
            <source>Giấy chứng nhận căn cước</source>
            <translation>Certificate of identity (giấy chứng nhận căn cước)</translation>
        </message>
        <message>
            <source>Đã kiểm tra căn cứ quốc tịch</source>
            <translation>Grounds of nationality checked</translation>
        </message>
        <message>
            <source>Quyết định về quốc tịch</source>
            <translation>Decision on nationality</translation>
        </message>
        <message>
            <source>Kết quả tra cứu tàng thư, dữ liệu cũ</source>
            <translation>Result of look-up in archives and old data</translation>
        </message>
        <message>
            <source>Kết quả tra cứu, xác minh hộ tịch</source>
            <translation>Result of civil status look-up and verification</translation>
        </message>
        <message>
            <source>Xác nhận chỗ ở (Mẫu 02)</source>
            <translation>Confirmation of dwelling (Form 02)</translation>
        </message>
        <message>
            <source>Biên bản kiểm tra, xác minh cư trú</source>
            <translation>Minutes of residence check</translation>
        </message>
        <message>
            <source>Thông tin chấp hành xong án, hết cai nghiện</source>
            <translation>Information on sentence served or treatment completed</translation>
        </message>
        <message>
            <source>Đã thu hồi thẻ, cập nhật mất quốc tịch</source>
            <translation>Card withdrawn, loss of nationality recorded</translation>
        </message>
        <message>
            <source>Chế độ, chính sách xã hội</source>
            <translation>Social policies and benefits</translation>
        </message>
        <message>
            <source>Phương án chỗ ở, đất ở</source>
            <translation>Plan for housing or land</translation>
        </message>
        <message>
            <source>Hộ tịch đã bổ sung, cải chính</source>
            <translation>Civil status completed or corrected</translation>
        </message>
        <message>
            <source>Người giám hộ được cử</source>
            <translation>Guardian appointed</translation>
        </message>
        <message>
            <source>Bản sao trích lục hộ tịch</source>
            <translation>Copy of civil status extract</translation>
        </message>
        <message>
            <source>Dữ liệu dân cư đã điều chỉnh</source>
            <translation>Population data adjusted</translation>
        </message>
        <message>
            <source>Hộ mới đã tách</source>
            <translation>New household split off</translation>
        </message>
        <message>
            <source>Đã khai báo tạm vắng</source>
            <translation>Temporary absence declared</translation>
        </message>
        <message>
            <source>Kết quả xác minh nơi đang ở của người vắng mặt</source>
            <translation>Result of verifying where the absent person is</translation>
        </message>
        <message>
            <source>Đã đăng ký thường trú hoặc tạm trú</source>
            <translation>Permanent or temporary residence registered</translation>
        </message>
        <message>
            <source>Đã thông báo lưu trú</source>
            <translation>Stay notified</translation>
        </message>
        <message>
            <source>Ý kiến của cơ quan quản lý xuất nhập cảnh</source>
            <translation>Opinion of the immigration authority</translation>
        </message>
        <message>
            <source>Đã xác minh việc thôi, bị tước, bị hủy quốc tịch</source>
            <translation>Verified that nationality was given up, deprived or annulled</translation>
        </message>
    </context>
    <context>
        <name>forms</name>
        <message>
            <source>Ghi lại</source>
            <translation>Record</translation>
        </message>
        <message>
            <source>Sửa chứng cứ</source>
            <translation>Edit evidence</translation>
        </message>
        <message>
            <source>Thêm chứng cứ, giấy tờ</source>
            <translation>Add evidence or a paper</translation>
        </message>
        <message>
            <source>Vướng mắc</source>
            <translation>Obstacle</translation>
        </message>
        <message>
            <source>Thêm vướng mắc</source>
            <translation>Add an obstacle</translation>
        </message>
        <message>
            <source>Ngày ghi trên giấy hẹn</source>
            <translation>Date on the appointment slip</translation>
        </message>
        <message>
            <source>Mã hồ sơ trên giấy tiếp nhận</source>
            <translation>File number on the receipt</translation>
        </message>
        <message>
            <source>Ai đưa, ai kể, quan hệ thế nào</source>
            <translation>Who showed or told it, and how they are related</translation>
        </message>
        <message>
            <source>Xem ở đâu, nghe kể ở đâu</source>
            <translation>Where it was seen or heard</translation>
        </message>
        <message>
            <source>Chỉ ghi điều giấy này có nói</source>
            <translation>Only what this paper says</translation>
        </message>
        <message>
            <source>Ghi rõ vướng ở đâu, vì sao</source>
            <translation>Say exactly what blocks, and why</translation>
        </message>
        <message>
            <source>Ai gỡ được</source>
            <translation>Who can resolve it</translation>
        </message>
        <message>
            <source>Để trống nếu đang ở</source>
            <translation>Leave empty if living here now</translation>
        </message>
        <message>
            <source>Dựa vào đâu mà đánh giá như vậy</source>
            <translation>What the assessment rests on</translation>
        </message>
        <message>
            <source>Thêm nhân khẩu</source>
            <translation>Add a resident</translation>
        </message>
        <message>
            <source>Thêm hộ</source>
            <translation>Add a household</translation>
        </message>
        <message>
            <source>Sửa hộ</source>
            <translation>Edit household</translation>
        </message>
        <message>
            <source>Hộ đang ở</source>
            <translation>Present household</translation>
        </message>
        <message>
            <source>Thêm</source>
            <translation>Add</translation>
        </message>
        <message>
            <source>Hãy tìm trước xem người này đã có chưa. Máy này chỉ tìm được trong địa bàn mà máy giữ.</source>
            <translation>Search first whether the person is already there. This machine searches only the areas it holds.</translation>
        </message>
        <message>
            <source>Hộ</source>
            <translation>Household</translation>
        </message>
        <message>
            <source>Quan hệ với chủ hộ</source>
            <translation>Relation to the head of household</translation>
        </message>
        <message>
            <source>Gõ tên hộ để tìm</source>
            <translation>Type the household's name to search</translation>
        </message>
        <message>
            <source>Ví dụ: Hộ bà H’Bia Niê</source>
            <translation>For example: Household of Ms H’Bia Niê</translation>
        </message>
        <message>
            <source>%1 người</source>
            <translation>%1 people</translation>
        </message>
        <message>
            <source>(hộ ngoài danh sách này)</source>
            <translation>(household outside this list)</translation>
        </message>
        <message>
            <source>Không chọn ai thì theo vai trò: lãnh đạo, công an, tư pháp, văn hóa – xã hội</source>
            <translation>If nobody is chosen, by role: leaders, police, justice, culture and social affairs</translation>
        </message>
        <message>
            <source>Nhân thân</source>
            <translation>Identity</translation>
        </message>
        <message>
            <source>Nguồn gốc, hộ tịch</source>
            <translation>Origin, civil status</translation>
        </message>
        <message>
            <source>Liên lạc, ghi chú</source>
            <translation>Contact, note</translation>
        </message>
        <message>
            <source>Cha, mẹ, người nuôi dưỡng</source>
            <translation>Father, mother, carer</translation>
        </message>
        <message>
            <source>Chỉ người được nêu tên dưới đây mới tìm và xem được</source>
            <translation>Only the people named below can find and see it</translation>
        </message>
    </context>
    <context>
        <name>interview</name>
        <message>
            <source>Có</source>
            <translation>Yes</translation>
        </message>
        <message>
            <source>Không</source>
            <translation>No</translation>
        </message>
        <message>
            <source>Phù hợp</source>
            <translation>Fits</translation>
        </message>
        <message>
            <source>Có thể, còn phải hỏi</source>
            <translation>Possible, more to ask</translation>
        </message>
        <message>
            <source>Chưa nói được</source>
            <translation>Cannot tell yet</translation>
        </message>
        <message>
            <source>Không thuộc</source>
            <translation>Not in it</translation>
        </message>
        <message>
            <source>“%1” (%2)</source>
            <translation>“%1” (%2)</translation>
        </message>
    </context>
    <context>
        <name>lists</name>
        <message>
            <source>đã có người sửa sau lần nhập</source>
            <translation>changed by someone after the import</translation>
        </message>
        <message>
            <source>có bản ghi khác đang gắn vào</source>
            <translation>another record depends on it</translation>
        </message>
        <message>
            <source>không biết trước đó là gì</source>
            <translation>what it was before is not known</translation>
        </message>
        <message>
            <source>%1 nhân khẩu mới</source>
            <translation>%1 new residents</translation>
        </message>
        <message>
            <source>%1 nhân khẩu có thay đổi</source>
            <translation>%1 residents changed</translation>
        </message>
        <message>
            <source>%1 địa bàn mới</source>
            <translation>%1 new areas</translation>
        </message>
        <message>
            <source>%1 hộ mới</source>
            <translation>%1 new households</translation>
        </message>
        <message>
            <source>%1 hồ sơ mới</source>
            <translation>%1 new cases</translation>
        </message>
        <message>
            <source>%1 bước đã làm</source>
            <translation>%1 steps done</translation>
        </message>
        <message>
            <source>%1 vướng mắc</source>
            <translation>%1 obstacles</translation>
        </message>
        <message>
            <source>%1 ghi chú về người không còn trong danh sách</source>
            <translation>%1 notes on people no longer on the list</translation>
        </message>
        <message>
            <source>%1 bản ghi đã xóa, có lý do</source>
            <translation>%1 records deleted, with a reason</translation>
        </message>
        <message>
            <source>Mới</source>
            <translation>New</translation>
        </message>
        <message>
            <source>Không đổi</source>
            <translation>Unchanged</translation>
        </message>
        <message>
            <source>Có thay đổi</source>
            <translation>Changed</translation>
        </message>
        <message>
            <source>Không còn trong danh sách</source>
            <translation>No longer on the list</translation>
        </message>
        <message>
            <source>Cần hỏi lại</source>
            <translation>To ask about</translation>
        </message>
        <message>
            <source>Không đọc được</source>
            <translation>Cannot be read</translation>
        </message>
        <message>
            <source>Danh sách nhân khẩu</source>
            <translation>List of residents</translation>
        </message>
        <message>
            <source>Danh sách hồ sơ đang giải quyết</source>
            <translation>List of open cases</translation>
        </message>
        <message>
            <source>Nữ</source>
            <translation>Female</translation>
        </message>
        <message>
            <source>Không còn</source>
            <translation>Gone</translation>
        </message>
        <message>
            <source>không rõ</source>
            <translation>unknown</translation>
        </message>
        <message>
            <source>(không có tên)</source>
            <translation>(no name)</translation>
        </message>
        <message>
            <source>đã làm, chưa rõ ngày</source>
            <translation>done, date not known</translation>
        </message>
        <message>
            <source>Nam</source>
            <translation>Male</translation>
        </message>
    </context>
    <context>
        <name>messages</name>
        <message>
            <source>Đang đọc</source>
            <translation>Reading</translation>
        </message>
        <message>
            <source>Đang ghi</source>
            <translation>Writing</translation>
        </message>
        <message>
            <source>Đang kiểm tra</source>
            <translation>Checking</translation>
        </message>
        <message>
            <source>Đang dựng trang</source>
            <translation>Building pages</translation>
        </message>
        <message>
            <source>Đang tìm</source>
            <translation>Searching</translation>
        </message>
        <message>
            <source>Đang đọc danh sách</source>
            <translation>Reading the list</translation>
        </message>
        <message>
            <source>Đang đọc dữ liệu đã có</source>
            <translation>Reading existing data</translation>
        </message>
        <message>
            <source>Đang so sánh từng dòng</source>
            <translation>Comparing row by row</translation>
        </message>
        <message>
            <source>Đang chuẩn bị ghi</source>
            <translation>Preparing to write</translation>
        </message>
        <message>
            <source>Đang ghi vào dữ liệu</source>
            <translation>Writing to the data</translation>
        </message>
        <message>
            <source>Đang chép gói vào máy</source>
            <translation>Copying the package to the machine</translation>
        </message>
        <message>
            <source>Đang xóa tệp đính kèm</source>
            <translation>Deleting attachments</translation>
        </message>
        <message>
            <source>Đang xem các gói để riêng</source>
            <translation>Looking at set-aside packages</translation>
        </message>
        <message>
            <source>Đang dọn sạch cơ sở dữ liệu</source>
            <translation>Cleaning the database</translation>
        </message>
        <message>
            <source>Đang kiểm tra từng phần của gói</source>
            <translation>Checking each part of the package</translation>
        </message>
        <message>
            <source>Đang ghi các thay đổi</source>
            <translation>Writing the changes</translation>
        </message>
        <message>
            <source>Đang so từng cặp hồ sơ</source>
            <translation>Comparing pairs of records</translation>
        </message>
        <message>
            <source>Đang chép giấy tờ đính kèm</source>
            <translation>Copying attached papers</translation>
        </message>
        <message>
            <source>Đang xét từng thay đổi</source>
            <translation>Considering each change</translation>
        </message>
        <message>
            <source>Đang đối chiếu địa bàn</source>
            <translation>Comparing areas</translation>
        </message>
        <message>
            <source>Đang xem các tệp trên USB</source>
            <translation>Looking at the files on USB</translation>
        </message>
        <message>
            <source>Đang chép cơ sở dữ liệu</source>
            <translation>Copying the database</translation>
        </message>
        <message>
            <source>Đang ghi bản sao lưu</source>
            <translation>Writing the backup</translation>
        </message>
        <message>
            <source>Đang đọc lại để kiểm tra</source>
            <translation>Reading back to check</translation>
        </message>
        <message>
            <source>Đang phục hồi</source>
            <translation>Restoring</translation>
        </message>
        <message>
            <source>Đang kiểm tra sổ thay đổi</source>
            <translation>Checking the journal of changes</translation>
        </message>
        <message>
            <source>Đang kiểm tra tệp đính kèm</source>
            <translation>Checking attachments</translation>
        </message>
        <message>
            <source>Đang in hồ sơ</source>
            <translation>Printing cases</translation>
        </message>
        <message>
            <source>Đang in ảnh quét</source>
            <translation>Printing scans</translation>
        </message>
        <message>
            <source>Đang lập văn phòng và máy cơ sở</source>
            <translation>Setting up office and field machines</translation>
        </message>
        <message>
            <source>Đang lập hộ và nhân khẩu</source>
            <translation>Creating households and residents</translation>
        </message>
        <message>
            <source>Đang giao máy cơ sở</source>
            <translation>Enrolling field machines</translation>
        </message>
        <message>
            <source>Đang ghi các lượt đến nhà</source>
            <translation>Recording visits</translation>
        </message>
        <message>
            <source>Đang lập dữ liệu mẫu</source>
            <translation>Making sample data</translation>
        </message>
        <message>
            <source>Chưa làm được</source>
            <translation>Not done</translation>
        </message>
        <message>
            <source>Chương trình không nhận dữ liệu này (mã: {code}).</source>
            <translation>The program does not accept this data (code: {code}).</translation>
        </message>
        <message>
            <source>Chưa có gì thay đổi.</source>
            <translation>Nothing has changed.</translation>
        </message>
        <message>
            <source>Hãy kiểm tra lại dữ liệu vừa nhập. Nếu vẫn vướng, báo mã trên cho người phụ trách máy.</source>
            <translation>Check what was entered. If it still fails, tell the person in charge of the machine the code above.</translation>
        </message>
        <message>
            <source>Máy chưa thực hiện được</source>
            <translation>The machine could not do it</translation>
        </message>
        <message>
            <source>Đĩa, USB hoặc máy in không đáp ứng (mã: {code}).</source>
            <translation>A disk, USB stick or printer does not respond (code: {code}).</translation>
        </message>
        <message>
            <source>Dữ liệu đã lưu vẫn còn nguyên.</source>
            <translation>Saved data is intact.</translation>
        </message>
        <message>
            <source>Hãy kiểm tra thiết bị rồi làm lại. Nếu vẫn vướng, báo mã trên cho người phụ trách máy.</source>
            <translation>Check the device and try again. If it still fails, tell the person in charge of the machine the code above.</translation>
        </message>
        <message>
            <source>Chương trình gặp lỗi</source>
            <translation>The program has an error</translation>
        </message>
        <message>
            <source>Đây là lỗi của chương trình, không phải do thao tác của anh/chị (mã: {code}).</source>
            <translation>This is a fault of the program, not of what you did (code: {code}).</translation>
        </message>
        <message>
            <source>Những gì đã lưu và bản nháp vẫn còn nguyên.</source>
            <translation>What was saved and the drafts are intact.</translation>
        </message>
        <message>
            <source>Hãy chép nội dung báo lỗi gửi người phụ trách, rồi mở lại chương trình.</source>
            <translation>Copy the error report to the person in charge, then open the program again.</translation>
        </message>
        <message>
            <source>Đĩa đã đầy</source>
            <translation>The disk is full</translation>
        </message>
        <message>
            <source>Không còn chỗ để ghi tệp “{file}”.</source>
            <translation>There is no room to write the file “{file}”.</translation>
        </message>
        <message>
            <source>Dữ liệu đã lưu vẫn còn nguyên; tệp ghi dở đã bỏ.</source>
            <translation>Saved data is intact; the half-written file was removed.</translation>
        </message>
        <message>
            <source>Hãy xóa bớt tệp không cần trên đĩa hoặc chọn nơi lưu khác rồi làm lại.</source>
            <translation>Delete files you do not need, or choose another place, and try again.</translation>
        </message>
        <message>
            <source>Chỗ này chỉ cho đọc</source>
            <translation>This place is read-only</translation>
        </message>
        <message>
            <source>Không ghi được “{file}” vì đĩa hoặc USB đang khóa ghi.</source>
            <translation>“{file}” cannot be written because the disk or USB stick is write-protected.</translation>
        </message>
        <message>
            <source>Hãy gạt khóa ghi trên USB hoặc chọn nơi lưu khác.</source>
            <translation>Slide the lock on the USB stick, or choose another place.</translation>
        </message>
        <message>
            <source>Không có quyền ghi</source>
            <translation>No right to write</translation>
        </message>
        <message>
            <source>Máy không cho mở hoặc ghi “{file}”.</source>
            <translation>The machine does not allow “{file}” to be opened or written.</translation>
        </message>
        <message>
            <source>Hãy đóng tệp nếu đang mở ở chương trình khác, hoặc chọn thư mục của mình.</source>
            <translation>Close the file if another program has it open, or choose a folder of your own.</translation>
        </message>
        <message>
            <source>Không thấy tệp</source>
            <translation>File not found</translation>
        </message>
        <message>
            <source>Tệp hoặc thư mục “{file}” không còn ở đó.</source>
            <translation>The file or folder “{file}” is no longer there.</translation>
        </message>
        <message>
            <source>Hãy kiểm tra USB đã cắm chưa, rồi chọn lại tệp.</source>
            <translation>Check that the USB stick is plugged in, then choose the file again.</translation>
        </message>
        <message>
            <source>Mất kết nối thiết bị</source>
            <translation>Connection to the device lost</translation>
        </message>
        <message>
            <source>Đang đọc hoặc ghi “{file}” thì USB hay ổ đĩa không đáp ứng nữa.</source>
            <translation>While reading or writing “{file}” the USB stick or drive stopped responding.</translation>
        </message>
        <message>
            <source>Dữ liệu trong máy vẫn còn nguyên.</source>
            <translation>The data on the machine is intact.</translation>
        </message>
        <message>
            <source>Hãy cắm lại USB rồi làm lại từ đầu. Nếu lặp lại, đổi USB khác.</source>
            <translation>Plug the USB stick in again and start over. If it happens again, use another stick.</translation>
        </message>
        <message>
            <source>Tệp đang được mở</source>
            <translation>The file is open</translation>
        </message>
        <message>
            <source>“{file}” đang mở ở chương trình khác.</source>
            <translation>“{file}” is open in another program.</translation>
        </message>
        <message>
            <source>Hãy đóng tệp đó (thường là Excel hoặc Word) rồi làm lại.</source>
            <translation>Close that file (usually in Excel or Word) and try again.</translation>
        </message>
        <message>
            <source>Máy hết bộ nhớ</source>
            <translation>The machine is out of memory</translation>
        </message>
        <message>
            <source>Không đủ bộ nhớ để làm việc này.</source>
            <translation>There is not enough memory for this.</translation>
        </message>
        <message>
            <source>Hãy đóng bớt chương trình khác rồi làm lại.</source>
            <translation>Close some other programs and try again.</translation>
        </message>
        <message>
            <source>Không đọc hoặc ghi được tệp</source>
            <translation>The file cannot be read or written</translation>
        </message>
        <message>
            <source>Máy báo lỗi khi dùng “{file}”.</source>
            <translation>The machine reports an error with “{file}”.</translation>
        </message>
        <message>
            <source>Hãy kiểm tra đĩa hoặc USB rồi làm lại.</source>
            <translation>Check the disk or USB stick and try again.</translation>
        </message>
        <message>
            <source>Không mở được PDF</source>
            <translation>The PDF cannot be opened</translation>
        </message>
        <message>
            <source>Tệp này hỏng hoặc không phải PDF.</source>
            <translation>This file is damaged or is not a PDF.</translation>
        </message>
        <message>
            <source>Tệp gốc được giữ nguyên.</source>
            <translation>The original file was kept as it is.</translation>
        </message>
        <message>
            <source>Hãy xem lại tệp gốc hoặc in lại.</source>
            <translation>Look at the original file or print it again.</translation>
        </message>
        <message>
            <source>PDF có mật khẩu</source>
            <translation>The PDF has a password</translation>
        </message>
        <message>
            <source>Tệp PDF này đặt mật khẩu nên không xem được ở đây.</source>
            <translation>This PDF is protected by a password and cannot be viewed here.</translation>
        </message>
        <message>
            <source>Hãy xin bản không đặt mật khẩu.</source>
            <translation>Ask for a copy without a password.</translation>
        </message>
        <message>
            <source>Không mở được ảnh</source>
            <translation>The picture cannot be opened</translation>
        </message>
        <message>
            <source>Tệp này hỏng, trống, hoặc không phải ảnh như phần đuôi tệp ghi.</source>
            <translation>This file is damaged, empty, or not a picture as its name says.</translation>
        </message>
        <message>
            <source>Hãy chụp hoặc quét lại.</source>
            <translation>Photograph or scan it again.</translation>
        </message>
        <message>
            <source>Ảnh quá lớn</source>
            <translation>The picture is too large</translation>
        </message>
        <message>
            <source>Ảnh rộng {width} × {height} điểm, vượt quá mức xem được.</source>
            <translation>The picture is {width} × {height} pixels, more than can be viewed.</translation>
        </message>
        <message>
            <source>Hãy quét lại ở độ phân giải 200–300 dpi.</source>
            <translation>Scan it again at 200–300 dpi.</translation>
        </message>
        <message>
            <source>Danh sách đặt mật khẩu</source>
            <translation>The list has a password</translation>
        </message>
        <message>
            <source>Tệp “{file}” có mật khẩu nên chương trình không đọc được.</source>
            <translation>The file “{file}” has a password, so the program cannot read it.</translation>
        </message>
        <message>
            <source>Chưa có gì được ghi.</source>
            <translation>Nothing has been written.</translation>
        </message>
        <message>
            <source>Mở tệp bằng Excel, bỏ mật khẩu (Tệp, Thông tin, Bảo vệ sổ làm việc), lưu rồi chọn lại.</source>
            <translation>Open the file in Excel, remove the password (File, Info, Protect Workbook), save it and choose it again.</translation>
        </message>
        <message>
            <source>Đây không phải danh sách Excel</source>
            <translation>This is not an Excel list</translation>
        </message>
        <message>
            <source>Tệp “{file}” thực ra là {really}, không phải .xlsx, .xls hay .csv.</source>
            <translation>The file “{file}” is really {really}, not .xlsx, .xls or .csv.</translation>
        </message>
        <message>
            <source>Mở tệp bằng Excel, lưu lại thành .xlsx rồi chọn lại; hoặc xin đúng tệp Excel.</source>
            <translation>Open it in Excel, save it as .xlsx and choose it again; or ask for the right Excel file.</translation>
        </message>
        <message>
            <source>Danh sách quá lớn</source>
            <translation>The list is too large</translation>
        </message>
        <message>
            <source>Tệp “{file}” vượt mức đọc được ({what}: {limit}).</source>
            <translation>The file “{file}” is more than can be read ({what}: {limit}).</translation>
        </message>
        <message>
            <source>Chia danh sách theo thôn, hoặc xóa các dòng, cột trống được định dạng ở cuối sheet, rồi chọn lại.</source>
            <translation>Split the list by village, or delete the formatted empty rows and columns at the end of the sheet, then choose it again.</translation>
        </message>
        <message>
            <source>Tệp bị hỏng</source>
            <translation>The file is damaged</translation>
        </message>
        <message>
            <source>Tệp “{file}” hỏng nên không đọc được.</source>
            <translation>The file “{file}” is damaged and cannot be read.</translation>
        </message>
        <message>
            <source>Mở tệp bằng Excel xem còn đọc được không, lưu lại thành .xlsx, hoặc xin gửi lại.</source>
            <translation>See whether Excel can still open it, save it as .xlsx, or ask for it again.</translation>
        </message>
        <message>
            <source>Tệp không có gì</source>
            <translation>The file holds nothing</translation>
        </message>
        <message>
            <source>Tệp “{file}” không có ô nào có chữ.</source>
            <translation>No cell of the file “{file}” has any text.</translation>
        </message>
        <message>
            <source>Kiểm tra lại đúng tệp chưa, rồi chọn lại.</source>
            <translation>Check that it is the right file, then choose again.</translation>
        </message>
        <message>
            <source>Tệp “{file}” không còn ở đó.</source>
            <translation>The file “{file}” is no longer there.</translation>
        </message>
        <message>
            <source>Kiểm tra USB đã cắm chưa, rồi chọn lại tệp.</source>
            <translation>Check that the USB stick is plugged in, then choose the file again.</translation>
        </message>
        <message>
            <source>Không đọc được tệp</source>
            <translation>The file cannot be read</translation>
        </message>
        <message>
            <source>Đĩa hoặc USB không cho đọc “{file}”, hoặc tệp đang mở ở chương trình khác.</source>
            <translation>The disk or USB stick does not let “{file}” be read, or another program has it open.</translation>
        </message>
        <message>
            <source>Đóng tệp trong Excel, cắm lại USB, hoặc chép tệp về máy rồi chọn lại.</source>
            <translation>Close it in Excel, plug the USB stick in again, or copy the file to the machine and choose it again.</translation>
        </message>
        <message>
            <source>Không thấy dòng tiêu đề cột</source>
            <translation>No row of column headings found</translation>
        </message>
        <message>
            <source>Trong “{file}” không sheet nào có dòng tiêu đề như “Họ và tên”, “Ngày sinh”.</source>
            <translation>No sheet of “{file}” has a heading row such as “Họ và tên” (full name), “Ngày sinh” (date of birth).</translation>
        </message>
        <message>
            <source>Thêm dòng tiêu đề cột phía trên danh sách rồi chọn lại.</source>
            <translation>Add a row of headings above the list and choose it again.</translation>
        </message>
        <message>
            <source>Chỉ nhập danh sách ở văn phòng</source>
            <translation>Lists are imported at the office only</translation>
        </message>
        <message>
            <source>Danh sách được so với dữ liệu của cả xã, mà máy này chỉ có địa bàn được giao.</source>
            <translation>A list is compared with the data of the whole commune; this machine has only its assigned areas.</translation>
        </message>
        <message>
            <source>Gửi tệp danh sách về văn phòng xã.</source>
            <translation>Send the list file to the commune office.</translation>
        </message>
        <message>
            <source>Không có loại danh sách này</source>
            <translation>No such kind of list</translation>
        </message>
        <message>
            <source>“{kind}” không phải loại danh sách mà chương trình biết.</source>
            <translation>“{kind}” is not a kind of list the program knows.</translation>
        </message>
        <message>
            <source>Dùng residents (nhân khẩu) hoặc cases (hồ sơ đang giải quyết).</source>
            <translation>Use residents (people) or cases (open cases).</translation>
        </message>
        <message>
            <source>Không có danh sách này</source>
            <translation>No such list</translation>
        </message>
        <message>
            <source>Không có danh sách tên “{name}”.</source>
            <translation>There is no list called “{name}”.</translation>
        </message>
        <message>
            <source>Các danh sách xuất được: {known}.</source>
            <translation>Lists that can be exported: {known}.</translation>
        </message>
        <message>
            <source>Thiếu cột bắt buộc</source>
            <translation>A required column is missing</translation>
        </message>
        <message>
            <source>Chưa có cột nào là “{field}”.</source>
            <translation>No column is “{field}” yet.</translation>
        </message>
        <message>
            <source>Chọn cột “{field}” trong bảng các cột rồi xem trước lại.</source>
            <translation>Choose the column “{field}” in the table of columns, then preview again.</translation>
        </message>
        <message>
            <source>Còn địa bàn chưa chọn</source>
            <translation>Areas are still to be chosen</translation>
        </message>
        <message>
            <source>Chưa chọn “{place}” trong danh sách là địa bàn nào.</source>
            <translation>It was not chosen which area “{place}” in the list is.</translation>
        </message>
        <message>
            <source>Chọn địa bàn có sẵn, tạo mới, hoặc chọn không nhập.</source>
            <translation>Choose an existing area, create a new one, or choose not to import.</translation>
        </message>
        <message>
            <source>Người mới chưa có địa bàn</source>
            <translation>A new person has no area</translation>
        </message>
        <message>
            <source>Dòng {row} {sheet} là người mới nhưng danh sách không ghi ở địa bàn nào.</source>
            <translation>Row {row} {sheet} is a new person, but the list does not say in which area.</translation>
        </message>
        <message>
            <source>Quay lại chọn địa bàn cho các dòng không ghi, hoặc để dòng này lại.</source>
            <translation>Go back and choose the area for rows without one, or leave this row aside.</translation>
        </message>
        <message>
            <source>Hồ sơ chưa rõ nhóm</source>
            <translation>The group of the case is not known</translation>
        </message>
        <message>
            <source>Dòng {row} {sheet} chưa rõ thuộc nhóm nào.</source>
            <translation>Row {row} {sheet} does not say to which group it belongs.</translation>
        </message>
        <message>
            <source>Chọn nhóm cho dòng này, hoặc để lại hỏi sau.</source>
            <translation>Choose the group for this row, or leave it for later.</translation>
        </message>
        <message>
            <source>Chưa rõ dòng này là ai</source>
            <translation>It is not clear who this row is</translation>
        </message>
        <message>
            <source>Dòng {row} {sheet} có thể là người đã có trong dữ liệu.</source>
            <translation>Row {row} {sheet} may be someone already in the data.</translation>
        </message>
        <message>
            <source>Chọn đúng người, hoặc chọn là người mới, hoặc để lại hỏi sau.</source>
            <translation>Choose the right person, or a new person, or leave it for later.</translation>
        </message>
        <message>
            <source>Không còn nhớ lần nhập này</source>
            <translation>This import is no longer remembered</translation>
        </message>
        <message>
            <source>Máy này không còn nhớ lần nhập danh sách đó.</source>
            <translation>This machine no longer remembers that import of a list.</translation>
        </message>
        <message>
            <source>Hãy sửa từng bản ghi theo lịch sử của nó.</source>
            <translation>Correct each record by its history.</translation>
        </message>
        <message>
            <source>Đã hoàn tác rồi</source>
            <translation>Undone already</translation>
        </message>
        <message>
            <source>Lần nhập danh sách này đã được hoàn tác trước đó.</source>
            <translation>This import of a list was undone before.</translation>
        </message>
        <message>
            <source>Không cần làm gì.</source>
            <translation>Nothing needs to be done.</translation>
        </message>
        <message>
            <source>Chưa ghi lý do xóa</source>
            <translation>No reason for deletion</translation>
        </message>
        <message>
            <source>Xóa một người hoặc hồ sơ phải ghi lý do.</source>
            <translation>Deleting a person or a case needs a reason.</translation>
        </message>
        <message>
            <source>Ghi lý do, hoặc chọn để yên.</source>
            <translation>Write the reason, or choose to leave it as is.</translation>
        </message>
        <message>
            <source>Dữ liệu vừa thay đổi</source>
            <translation>The data has just changed</translation>
        </message>
        <message>
            <source>Có người đã sửa dữ liệu sau khi danh sách được so sánh.</source>
            <translation>Someone changed the data after the list was compared.</translation>
        </message>
        <message>
            <source>Xem lại bản so sánh mới rồi bấm Nhập.</source>
            <translation>Look at the new comparison, then press Import.</translation>
        </message>
        <message>
            <source>Tệp khai báo cột không đúng</source>
            <translation>The file of columns is wrong</translation>
        </message>
        <message>
            <source>Không hiểu tệp khai báo cột: {fault}.</source>
            <translation>The file of columns cannot be understood: {fault}.</translation>
        </message>
        <message>
            <source>Dùng tệp do chương trình lưu, hoặc bỏ tùy chọn này để chương trình tự đề nghị.</source>
            <translation>Use a file saved by the program, or drop this option and let the program propose.</translation>
        </message>
        <message>
            <source>Không ghi được tệp</source>
            <translation>The file cannot be written</translation>
        </message>
        <message>
            <source>Không ghi được “{file}”: đĩa đầy, thư mục chỉ cho đọc, hoặc tệp đang mở trong Excel.</source>
            <translation>“{file}” cannot be written: the disk is full, the folder is read-only, or Excel has the file open.</translation>
        </message>
        <message>
            <source>Đóng tệp nếu đang mở, hoặc chọn nơi lưu khác.</source>
            <translation>Close the file if it is open, or choose another place.</translation>
        </message>
        <message>
            <source>Không còn chỗ để ghi “{file}”.</source>
            <translation>There is no room to write “{file}”.</translation>
        </message>
        <message>
            <source>Hãy xóa bớt tệp không cần, hoặc chọn nơi lưu khác rồi làm lại.</source>
            <translation>Delete files you do not need, or choose another place, and try again.</translation>
        </message>
        <message>
            <source>Chỗ này không cho ghi</source>
            <translation>This place cannot be written to</translation>
        </message>
        <message>
            <source>Không ghi được “{file}”: thư mục hoặc USB đang khóa ghi.</source>
            <translation>“{file}” cannot be written: the folder or USB stick is write-protected.</translation>
        </message>
        <message>
            <source>Hãy gạt khóa ghi trên USB, hoặc chọn thư mục của mình.</source>
            <translation>Slide the lock on the USB stick, or choose a folder of your own.</translation>
        </message>
        <message>
            <source>Hãy đóng tệp đó (thường là Excel hoặc trình xem PDF) rồi làm lại.</source>
            <translation>Close that file (usually in Excel or a PDF viewer) and try again.</translation>
        </message>
        <message>
            <source>USB không chứa được tệp lớn</source>
            <translation>The USB stick cannot hold large files</translation>
        </message>
        <message>
            <source>“{file}” lớn hơn 4 GB, mà USB này định dạng FAT32.</source>
            <translation>“{file}” is larger than 4 GB, and this USB stick is formatted as FAT32.</translation>
        </message>
        <message>
            <source>Tệp ghi dở đã bỏ.</source>
            <translation>The half-written file was removed.</translation>
        </message>
        <message>
            <source>Hãy dùng USB khác, hoặc định dạng lại USB kiểu exFAT.</source>
            <translation>Use another USB stick, or format this one as exFAT.</translation>
        </message>
        <message>
            <source>USB đã bị rút</source>
            <translation>The USB stick was removed</translation>
        </message>
        <message>
            <source>Đang dùng “{file}” thì USB không còn ở đó.</source>
            <translation>While “{file}” was in use the USB stick went away.</translation>
        </message>
        <message>
            <source>Hãy cắm lại USB rồi làm lại từ đầu.</source>
            <translation>Plug the USB stick in again and start over.</translation>
        </message>
        <message>
            <source>Đĩa hoặc USB báo lỗi</source>
            <translation>The disk or USB stick reports an error</translation>
        </message>
        <message>
            <source>Không đọc hoặc ghi được “{file}”.</source>
            <translation>“{file}” cannot be read or written.</translation>
        </message>
        <message>
            <source>Hãy thử lại; nếu lặp lại, đổi USB hoặc nhờ người kiểm tra ổ đĩa.</source>
            <translation>Try again; if it happens again, use another USB stick or have the drive checked.</translation>
        </message>
        <message>
            <source>Ghi xong đọc lại không khớp</source>
            <translation>What was written does not read back the same</translation>
        </message>
        <message>
            <source>Những gì đọc lại từ “{file}” không giống những gì vừa ghi: đĩa hoặc USB sắp hỏng.</source>
            <translation>What is read back from “{file}” is not what was written: the disk or USB stick is failing.</translation>
        </message>
        <message>
            <source>Tệp hỏng đã bỏ; dữ liệu trong máy vẫn còn nguyên.</source>
            <translation>The bad file was removed; the data on the machine is intact.</translation>
        </message>
        <message>
            <source>Hãy đổi USB hoặc nơi lưu khác rồi làm lại.</source>
            <translation>Use another USB stick or place and try again.</translation>
        </message>
        <message>
            <source>“{file}” không còn ở đó.</source>
            <translation>“{file}” is no longer there.</translation>
        </message>
        <message>
            <source>Đây là thư mục</source>
            <translation>This is a folder</translation>
        </message>
        <message>
            <source>“{file}” là thư mục, không phải tệp.</source>
            <translation>“{file}” is a folder, not a file.</translation>
        </message>
        <message>
            <source>Hãy chọn một tệp.</source>
            <translation>Choose a file.</translation>
        </message>
        <message>
            <source>Tên tệp không dùng được</source>
            <translation>The file name cannot be used</translation>
        </message>
        <message>
            <source>Máy không nhận tên “{file}”.</source>
            <translation>The machine does not accept the name “{file}”.</translation>
        </message>
        <message>
            <source>Hãy đặt tên khác, ngắn hơn và không có các dấu &lt; &gt; : " / \ | ? *.</source>
            <translation>Choose another, shorter name without the signs &lt; &gt; : " / \ | ? *.</translation>
        </message>
        <message>
            <source>Thư mục không trống</source>
            <translation>The folder is not empty</translation>
        </message>
        <message>
            <source>Thư mục dữ liệu {home} đã có tệp khác.</source>
            <translation>The data folder {home} already holds other files.</translation>
        </message>
        <message>
            <source>Hãy chọn một thư mục trống.</source>
            <translation>Choose an empty folder.</translation>
        </message>
        <message>
            <source>Chương trình đang mở ở cửa sổ khác</source>
            <translation>The program is open in another window</translation>
        </message>
        <message>
            <source>Dữ liệu này đang được một cửa sổ Hồ sơ Cư trú khác dùng.</source>
            <translation>Another window of Residence Records is using this data.</translation>
        </message>
        <message>
            <source>Hãy chuyển sang cửa sổ đó, hoặc đóng nó rồi mở lại.</source>
            <translation>Go to that window, or close it and open again.</translation>
        </message>
        <message>
            <source>Không có kế hoạch này</source>
            <translation>No such plan</translation>
        </message>
        <message>
            <source>Chương trình không có kế hoạch “{plan}”.</source>
            <translation>The program has no plan “{plan}”.</translation>
        </message>
        <message>
            <source>Hãy chọn một kế hoạch trong danh sách.</source>
            <translation>Choose a plan from the list.</translation>
        </message>
        <message>
            <source>Không có xã này</source>
            <translation>No such commune</translation>
        </message>
        <message>
            <source>Không có xã, phường nào mang mã “{unit}”.</source>
            <translation>No commune or ward has the code “{unit}”.</translation>
        </message>
        <message>
            <source>Hãy chọn một xã, phường trong danh sách.</source>
            <translation>Choose a commune or ward from the list.</translation>
        </message>
        <message>
            <source>Thiếu tên</source>
            <translation>Name missing</translation>
        </message>
        <message>
            <source>Chưa ghi tên, hoặc tên quá dài.</source>
            <translation>The name is missing or too long.</translation>
        </message>
        <message>
            <source>Hãy ghi tên rồi làm lại.</source>
            <translation>Write the name and try again.</translation>
        </message>
        <message>
            <source>Máy này đã được thiết lập</source>
            <translation>This machine is set up already</translation>
        </message>
        <message>
            <source>Thư mục {home} đã có dữ liệu của Hồ sơ Cư trú.</source>
            <translation>The folder {home} already holds data of Residence Records.</translation>
        </message>
        <message>
            <source>Dữ liệu đó vẫn còn nguyên.</source>
            <translation>That data is intact.</translation>
        </message>
        <message>
            <source>Hãy mở chương trình và vào bằng tài khoản của mình.</source>
            <translation>Open the program and log in with your account.</translation>
        </message>
        <message>
            <source>Chưa có dữ liệu ở đây</source>
            <translation>No data here yet</translation>
        </message>
        <message>
            <source>Thư mục {home} chưa được thiết lập.</source>
            <translation>The folder {home} is not set up.</translation>
        </message>
        <message>
            <source>Hãy mở chương trình để thiết lập lần đầu, hoặc phục hồi từ bản sao lưu.</source>
            <translation>Open the program to set it up, or restore from a backup.</translation>
        </message>
        <message>
            <source>Tệp khóa bị hỏng</source>
            <translation>The key file is damaged</translation>
        </message>
        <message>
            <source>Tệp giữ khóa của máy này (vault.json) không đọc được.</source>
            <translation>The file with this machine's keys (vault.json) cannot be read.</translation>
        </message>
        <message>
            <source>Dữ liệu đã mã hóa vẫn còn nguyên.</source>
            <translation>The encrypted data is intact.</translation>
        </message>
        <message>
            <source>Hãy lấy lại tệp này từ bản sao lưu gần nhất, hoặc phục hồi cả máy.</source>
            <translation>Take this file from the latest backup, or restore the whole machine.</translation>
        </message>
        <message>
            <source>Dữ liệu của bản chương trình mới hơn</source>
            <translation>Data of a newer version of the program</translation>
        </message>
        <message>
            <source>Tệp khóa của máy này do một bản chương trình mới hơn ghi.</source>
            <translation>This machine's key file was written by a newer version of the program.</translation>
        </message>
        <message>
            <source>Dữ liệu vẫn còn nguyên.</source>
            <translation>The data is intact.</translation>
        </message>
        <message>
            <source>Hãy dùng bản chương trình mới.</source>
            <translation>Use the newer version.</translation>
        </message>
        <message>
            <source>Sai mật khẩu</source>
            <translation>Wrong passphrase</translation>
        </message>
        <message>
            <source>Mật khẩu chưa đúng.</source>
            <translation>The passphrase is not right.</translation>
        </message>
        <message>
            <source>Hãy gõ lại; bấm con mắt để xem chữ, kiểm tra Caps Lock và bộ gõ tiếng Việt.</source>
            <translation>Type it again; press the eye to see it, check Caps Lock and Vietnamese typing.</translation>
        </message>
        <message>
            <source>Không có người này ở máy</source>
            <translation>This person is not on this machine</translation>
        </message>
        <message>
            <source>Tài khoản này không vào được máy này.</source>
            <translation>This account cannot enter this machine.</translation>
        </message>
        <message>
            <source>Hãy chọn một tên trong danh sách.</source>
            <translation>Choose a name from the list.</translation>
        </message>
        <message>
            <source>Mật khẩu quá ngắn</source>
            <translation>The passphrase is too short</translation>
        </message>
        <message>
            <source>Mật khẩu cần ít nhất {minimum} ký tự.</source>
            <translation>A passphrase needs at least {minimum} characters.</translation>
        </message>
        <message>
            <source>Nên dùng bốn từ dễ nhớ.</source>
            <translation>Best use four words easy to remember.</translation>
        </message>
        <message>
            <source>Mật khẩu quá dài</source>
            <translation>The passphrase is too long</translation>
        </message>
        <message>
            <source>Mật khẩu dài quá {maximum} ký tự.</source>
            <translation>The passphrase is longer than {maximum} characters.</translation>
        </message>
        <message>
            <source>Hãy chọn mật khẩu ngắn hơn.</source>
            <translation>Choose a shorter one.</translation>
        </message>
        <message>
            <source>Mật khẩu không đổi</source>
            <translation>The passphrase did not change</translation>
        </message>
        <message>
            <source>Mật khẩu mới giống hệt mật khẩu đang dùng.</source>
            <translation>The new passphrase is the same as the present one.</translation>
        </message>
        <message>
            <source>Hãy chọn mật khẩu khác.</source>
            <translation>Choose another.</translation>
        </message>
        <message>
            <source>Đã có người này ở máy</source>
            <translation>This person is on the machine already</translation>
        </message>
        <message>
            <source>Tài khoản này đã có mật khẩu ở máy này.</source>
            <translation>This account already has a passphrase on this machine.</translation>
        </message>
        <message>
            <source>Nếu quên mật khẩu, hãy cấp mã mới.</source>
            <translation>If it was forgotten, issue a new code.</translation>
        </message>
        <message>
            <source>Không tự khóa mình</source>
            <translation>You cannot lock yourself out</translation>
        </message>
        <message>
            <source>Không thể tự bỏ tài khoản đang dùng khỏi máy này.</source>
            <translation>The account in use cannot be removed from this machine.</translation>
        </message>
        <message>
            <source>Hãy nhờ một quản trị khác làm.</source>
            <translation>Ask another administrator to do it.</translation>
        </message>
        <message>
            <source>Máy đã đủ người</source>
            <translation>The machine is full</translation>
        </message>
        <message>
            <source>Một máy chỉ nhận {maximum} người.</source>
            <translation>A machine takes only {maximum} people.</translation>
        </message>
        <message>
            <source>Hãy ngừng bớt tài khoản không còn dùng.</source>
            <translation>Stop accounts that are no longer used.</translation>
        </message>
        <message>
            <source>Máy chưa được văn phòng cấp quyền</source>
            <translation>The office has not given this machine rights</translation>
        </message>
        <message>
            <source>Máy này chưa gửi khóa dự phòng cho văn phòng nào, nên không ai bên ngoài mở lại được.</source>
            <translation>This machine has sent no spare key to any office, so nobody outside can reopen it.</translation>
        </message>
        <message>
            <source>Hãy thử nhớ lại mật khẩu; nếu chưa nhập gì đáng kể, lập lại máy.</source>
            <translation>Try to remember the passphrase; if little was entered, set the machine up anew.</translation>
        </message>
        <message>
            <source>Chỉ làm được ở máy văn phòng</source>
            <translation>Only on the office machine</translation>
        </message>
        <message>
            <source>Việc này cần khóa của văn phòng, mà máy này không có.</source>
            <translation>This needs the office's key, which this machine does not have.</translation>
        </message>
        <message>
            <source>Hãy làm ở máy văn phòng của xã.</source>
            <translation>Do it on the commune's office machine.</translation>
        </message>
        <message>
            <source>Tệp khóa thiết bị bị hỏng</source>
            <translation>The device key file is damaged</translation>
        </message>
        <message>
            <source>Tệp giữ khóa riêng của máy này không đọc được.</source>
            <translation>The file with this machine's own key cannot be read.</translation>
        </message>
        <message>
            <source>Hãy phục hồi máy từ bản sao lưu gần nhất.</source>
            <translation>Restore the machine from the latest backup.</translation>
        </message>
        <message>
            <source>Khóa của máy này do một bản chương trình mới hơn ghi.</source>
            <translation>This machine's key was written by a newer version of the program.</translation>
        </message>
        <message>
            <source>Không mở được cơ sở dữ liệu</source>
            <translation>The database cannot be opened</translation>
        </message>
        <message>
            <source>Tệp “{file}” hỏng hoặc không phải của máy này.</source>
            <translation>The file “{file}” is damaged or not of this machine.</translation>
        </message>
        <message>
            <source>Tệp được giữ nguyên.</source>
            <translation>The file was kept as it is.</translation>
        </message>
        <message>
            <source>Dữ liệu mới hơn chương trình</source>
            <translation>The data is newer than the program</translation>
        </message>
        <message>
            <source>Một bản chương trình mới hơn đã làm việc trên dữ liệu này.</source>
            <translation>A newer version of the program has worked on this data.</translation>
        </message>
        <message>
            <source>Hãy cài bản chương trình mới rồi mở lại.</source>
            <translation>Install the newer version and open again.</translation>
        </message>
        <message>
            <source>Vai trò này không làm được việc đó</source>
            <translation>This role cannot do that</translation>
        </message>
        <message>
            <source>Tài khoản đang dùng không có quyền làm việc này.</source>
            <translation>The account in use has no right to do this.</translation>
        </message>
        <message>
            <source>Hãy nhờ người có quyền, hoặc hỏi quản trị về vai trò của mình.</source>
            <translation>Ask someone who has the right, or ask the administrator about your role.</translation>
        </message>
        <message>
            <source>Vai trò này không sửa được mục đó</source>
            <translation>This role cannot change that item</translation>
        </message>
        <message>
            <source>Tài khoản đang dùng không được ghi mục này.</source>
            <translation>The account in use may not write this item.</translation>
        </message>
        <message>
            <source>Tệp kế hoạch hoặc danh mục sai</source>
            <translation>A plan or catalogue file is wrong</translation>
        </message>
        <message>
            <source>{file}, dòng {line}: {fault}.</source>
            <translation>{file}, line {line}: {fault}.</translation>
        </message>
        <message>
            <source>Hãy sửa tệp này, hoặc lấy lại tệp gốc từ bộ cài.</source>
            <translation>Correct this file, or take the original from the installer.</translation>
        </message>
        <message>
            <source>Không đọc được tệp của chương trình</source>
            <translation>A file of the program cannot be read</translation>
        </message>
        <message>
            <source>Không đọc được “{file}” trong thư mục resources.</source>
            <translation>“{file}” in the resources folder cannot be read.</translation>
        </message>
        <message>
            <source>Hãy cài lại chương trình.</source>
            <translation>Install the program again.</translation>
        </message>
        <message>
            <source>Tài khoản đã ngừng</source>
            <translation>The account is stopped</translation>
        </message>
        <message>
            <source>Văn phòng đã ngừng tài khoản {name} ở máy này.</source>
            <translation>The office has stopped the account of {name} on this machine.</translation>
        </message>
        <message>
            <source>Hãy hỏi quản trị ở văn phòng.</source>
            <translation>Ask the administrator at the office.</translation>
        </message>
        <message>
            <source>Không có tài khoản này</source>
            <translation>No such account</translation>
        </message>
        <message>
            <source>Sổ tài khoản của xã không có tài khoản này.</source>
            <translation>The commune's register of accounts does not have this account.</translation>
        </message>
        <message>
            <source>Hãy đọc lại danh sách (F5).</source>
            <translation>Read the list again (F5).</translation>
        </message>
        <message>
            <source>Tài khoản không dùng máy này</source>
            <translation>The account does not use this machine</translation>
        </message>
        <message>
            <source>Người này không được giao máy này, hoặc đã ngừng.</source>
            <translation>This person was not given this machine, or was stopped.</translation>
        </message>
        <message>
            <source>Hãy giao máy cho người này trước.</source>
            <translation>Give them the machine first.</translation>
        </message>
        <message>
            <source>Đã có người tên này</source>
            <translation>The name exists already</translation>
        </message>
        <message>
            <source>Đã có một tài khoản tên {name}.</source>
            <translation>There is already an account named {name}.</translation>
        </message>
        <message>
            <source>Hãy ghi thêm để phân biệt, ví dụ chức danh hoặc thôn.</source>
            <translation>Add something to tell them apart, such as a title or village.</translation>
        </message>
        <message>
            <source>Chưa chọn vai trò</source>
            <translation>No role chosen</translation>
        </message>
        <message>
            <source>Mỗi tài khoản cần ít nhất một vai trò.</source>
            <translation>Each account needs at least one role.</translation>
        </message>
        <message>
            <source>Hãy chọn vai trò.</source>
            <translation>Choose a role.</translation>
        </message>
        <message>
            <source>Không tự làm với mình</source>
            <translation>Not on your own account</translation>
        </message>
        <message>
            <source>Việc này không làm được với tài khoản đang dùng.</source>
            <translation>This cannot be done to the account in use.</translation>
        </message>
        <message>
            <source>Muốn đổi mật khẩu của mình: mục “Mật khẩu của tôi”. Việc khác: nhờ một quản trị khác.</source>
            <translation>To change your own passphrase: “My passphrase”. For the rest ask another administrator.</translation>
        </message>
        <message>
            <source>Tài khoản đang dùng phải còn được vào máy này.</source>
            <translation>The account in use must still be able to enter this machine.</translation>
        </message>
        <message>
            <source>Hãy để lại máy này trong danh sách, hoặc nhờ một quản trị khác.</source>
            <translation>Leave this machine in the list, or ask another administrator.</translation>
        </message>
        <message>
            <source>Phải còn một quản trị</source>
            <translation>An administrator must remain</translation>
        </message>
        <message>
            <source>Nếu làm vậy, không còn ai quản lý được tài khoản ở máy này.</source>
            <translation>Then nobody could manage the accounts of this machine.</translation>
        </message>
        <message>
            <source>Hãy giao vai trò quản trị cho một người khác trước.</source>
            <translation>Give the role of administrator to someone else first.</translation>
        </message>
        <message>
            <source>Không có máy này</source>
            <translation>No such machine</translation>
        </message>
        <message>
            <source>Sổ máy của xã không có máy này, hoặc máy đã bị thu hồi.</source>
            <translation>The commune's register does not have this machine, or it was revoked.</translation>
        </message>
        <message>
            <source>Máy chưa có sổ tài khoản</source>
            <translation>The machine has no register of accounts</translation>
        </message>
        <message>
            <source>Máy này chưa được văn phòng cấp quyền.</source>
            <translation>The office has not given this machine rights.</translation>
        </message>
        <message>
            <source>Hãy xin cấp quyền ở trang Đồng bộ.</source>
            <translation>Ask for rights on the Sync page.</translation>
        </message>
        <message>
            <source>Không phải tệp xin mở lại</source>
            <translation>Not a reopening request</translation>
        </message>
        <message>
            <source>Tệp này không phải tệp xin mở lại mật khẩu, hoặc đã hỏng.</source>
            <translation>This file is not a request to reopen a machine, or is damaged.</translation>
        </message>
        <message>
            <source>Hãy chọn tệp mà máy bị quên mật khẩu đã ghi.</source>
            <translation>Choose the file written by the machine whose passphrase was forgotten.</translation>
        </message>
        <message>
            <source>Không phải tệp của văn phòng</source>
            <translation>Not a file of the office</translation>
        </message>
        <message>
            <source>Tệp này không phải tệp mở lại mật khẩu, hoặc đã hỏng.</source>
            <translation>This file is not a reopening file, or is damaged.</translation>
        </message>
        <message>
            <source>Hãy chọn tệp mà văn phòng đã đưa.</source>
            <translation>Choose the file given by the office.</translation>
        </message>
        <message>
            <source>Tệp của bản chương trình mới hơn</source>
            <translation>File of a newer version of the program</translation>
        </message>
        <message>
            <source>Tệp này do một bản chương trình mới hơn ghi.</source>
            <translation>This file was written by a newer version of the program.</translation>
        </message>
        <message>
            <source>Hãy cập nhật chương trình ở máy này.</source>
            <translation>Update the program on this machine.</translation>
        </message>
        <message>
            <source>Máy lạ</source>
            <translation>Unknown machine</translation>
        </message>
        <message>
            <source>Tệp này của một máy không có trong sổ của xã, hoặc đã bị thu hồi.</source>
            <translation>This file is of a machine that is not in the commune's register, or was revoked.</translation>
        </message>
        <message>
            <source>Hãy kiểm tra đúng tệp, đúng xã.</source>
            <translation>Check the file and the commune.</translation>
        </message>
        <message>
            <source>Tệp không đáng tin</source>
            <translation>The file cannot be trusted</translation>
        </message>
        <message>
            <source>Chữ ký trong tệp không đúng: tệp đã bị sửa, hoặc không phải của xã này.</source>
            <translation>The signature in the file is wrong: it was altered, or is not of this commune.</translation>
        </message>
        <message>
            <source>Hãy ghi lại tệp mới rồi làm lại từ đầu.</source>
            <translation>Write a new file and start over.</translation>
        </message>
        <message>
            <source>Tệp gửi cho văn phòng khác</source>
            <translation>File for another office</translation>
        </message>
        <message>
            <source>Khóa dự phòng của máy đó đóng cho một văn phòng khác.</source>
            <translation>That machine's spare key is sealed for another office.</translation>
        </message>
        <message>
            <source>Hãy dùng phiếu khôi phục của xã ở máy bị quên mật khẩu.</source>
            <translation>Use the commune's recovery sheet on the machine whose passphrase was forgotten.</translation>
        </message>
        <message>
            <source>Tệp của máy khác</source>
            <translation>File of another machine</translation>
        </message>
        <message>
            <source>Tệp này dành cho một máy khác.</source>
            <translation>This file is for another machine.</translation>
        </message>
        <message>
            <source>Hãy nạp tệp này ở đúng máy đã xin.</source>
            <translation>Load it on the machine that asked.</translation>
        </message>
        <message>
            <source>Tệp đã cũ</source>
            <translation>The file is old</translation>
        </message>
        <message>
            <source>Tệp này trả lời một lần xin khác, không phải lần đang chờ.</source>
            <translation>This file answers another request, not the one waiting.</translation>
        </message>
        <message>
            <source>Hãy ghi lại tệp xin mở lại, rồi nhờ văn phòng trả lời tệp mới.</source>
            <translation>Write the request again and have the office answer the new one.</translation>
        </message>
        <message>
            <source>Gõ sai một nhóm chữ</source>
            <translation>A group of letters is wrong</translation>
        </message>
        <message>
            <source>Nhóm chữ thứ {group} trên phiếu chưa đúng.</source>
            <translation>Group {group} of the sheet is not right.</translation>
        </message>
        <message>
            <source>Hãy so lại nhóm đó với phiếu, gõ cả hai chữ kiểm tra sau dấu gạch.</source>
            <translation>Compare that group with the sheet; type both check letters after the dash too.</translation>
        </message>
        <message>
            <source>Chưa gõ đủ</source>
            <translation>Not complete</translation>
        </message>
        <message>
            <source>Đã đọc được {groups} trên {needed} nhóm chữ.</source>
            <translation>{groups} of {needed} groups of letters read.</translation>
        </message>
        <message>
            <source>Hãy gõ đủ các nhóm trên phiếu, theo thứ tự.</source>
            <translation>Type all groups of the sheet, in order.</translation>
        </message>
        <message>
            <source>Phiếu của xã khác</source>
            <translation>Sheet of another commune</translation>
        </message>
        <message>
            <source>Phiếu khôi phục này không mở được máy này.</source>
            <translation>This recovery sheet does not open this machine.</translation>
        </message>
        <message>
            <source>Hãy lấy đúng phiếu của xã đã cấp quyền cho máy này.</source>
            <translation>Take the sheet of the commune that gave this machine rights.</translation>
        </message>
        <message>
            <source>Tệp khóa gốc bị hỏng</source>
            <translation>The root key file is damaged</translation>
        </message>
        <message>
            <source>Tệp khóa gốc của xã (root.age) không đọc được.</source>
            <translation>The commune's root key file (root.age) cannot be read.</translation>
        </message>
        <message>
            <source>Hãy lấy lại tệp này từ bản sao lưu.</source>
            <translation>Take this file from a backup.</translation>
        </message>
        <message>
            <source>Không phải bản sao lưu</source>
            <translation>Not a backup</translation>
        </message>
        <message>
            <source>“{file}” không phải bản sao lưu của Hồ sơ Cư trú.</source>
            <translation>“{file}” is not a backup of Residence Records.</translation>
        </message>
        <message>
            <source>Hãy chọn tệp có đuôi .hsbk.</source>
            <translation>Choose a file ending in .hsbk.</translation>
        </message>
        <message>
            <source>Bản sao lưu bị hỏng</source>
            <translation>The backup is damaged</translation>
        </message>
        <message>
            <source>“{file}” không còn nguyên vẹn.</source>
            <translation>“{file}” is not intact.</translation>
        </message>
        <message>
            <source>Hãy dùng bản sao lưu khác, và sao lưu lại ngay.</source>
            <translation>Use another backup, and back up again now.</translation>
        </message>
        <message>
            <source>Nơi này không tính là nơi thứ hai</source>
            <translation>This does not count as a second place</translation>
        </message>
        <message>
            <source>Thư mục này nằm ngay trong dữ liệu của máy.</source>
            <translation>This folder is inside the machine's own data.</translation>
        </message>
        <message>
            <source>Hãy chọn một USB hoặc ổ cứng rời.</source>
            <translation>Choose a USB stick or an external disk.</translation>
        </message>
        <message>
            <source>Bản sao lưu của máy khác</source>
            <translation>Backup of another machine</translation>
        </message>
        <message>
            <source>“{file}” là bản sao lưu của một máy khác.</source>
            <translation>“{file}” is the backup of another machine.</translation>
        </message>
        <message>
            <source>Hãy chọn bản sao lưu của máy này.</source>
            <translation>Choose a backup of this machine.</translation>
        </message>
        <message>
            <source>Không có gì để in</source>
            <translation>Nothing to print</translation>
        </message>
        <message>
            <source>Không có hồ sơ nào như đã chọn mà tài khoản này được in.</source>
            <translation>None of the chosen cases may be printed by this account.</translation>
        </message>
        <message>
            <source>Chưa có tệp nào được ghi.</source>
            <translation>No file has been written.</translation>
        </message>
        <message>
            <source>Hãy chọn hồ sơ hoặc địa bàn khác.</source>
            <translation>Choose other cases or another area.</translation>
        </message>
        <message>
            <source>Chưa ghi mục đích in</source>
            <translation>No purpose of printing</translation>
        </message>
        <message>
            <source>Bản in hồ sơ phải ghi in để làm gì.</source>
            <translation>A printed case must say what it is printed for.</translation>
        </message>
        <message>
            <source>Hãy ghi mục đích, ví dụ “Họp Tổ công tác tháng 11”.</source>
            <translation>Write the purpose, such as “task force meeting in November”.</translation>
        </message>
        <message>
            <source>Không có địa bàn này</source>
            <translation>No such area</translation>
        </message>
        <message>
            <source>Máy này không giữ địa bàn nào tên hay mã “{area}”.</source>
            <translation>This machine holds no area with the name or code “{area}”.</translation>
        </message>
        <message>
            <source>Hãy chọn một địa bàn trong danh sách.</source>
            <translation>Choose an area from the list.</translation>
        </message>
        <message>
            <source>Nhiều địa bàn trùng tên</source>
            <translation>Several areas of that name</translation>
        </message>
        <message>
            <source>Có nhiều địa bàn tên “{area}”.</source>
            <translation>Several areas are called “{area}”.</translation>
        </message>
        <message>
            <source>Hãy chỉ rõ bằng mã của địa bàn.</source>
            <translation>Give the code of the area.</translation>
        </message>
        <message>
            <source>Hồ sơ được bảo mật</source>
            <translation>The record is restricted</translation>
        </message>
        <message>
            <source>Người này được bảo mật; tài khoản đang dùng không mở được.</source>
            <translation>This person is restricted; the account in use cannot open it.</translation>
        </message>
        <message>
            <source>Hãy nhờ người được giao xem hồ sơ bảo mật.</source>
            <translation>Ask someone who may see restricted records.</translation>
        </message>
        <message>
            <source>Hồ sơ không có ở máy này</source>
            <translation>The case is not on this machine</translation>
        </message>
        <message>
            <source>Máy này không giữ hồ sơ đó, hoặc hồ sơ đã xóa.</source>
            <translation>This machine does not hold that case, or it was deleted.</translation>
        </message>
        <message>
            <source>Hãy tìm ở máy văn phòng.</source>
            <translation>Look on the office machine.</translation>
        </message>
        <message>
            <source>Người này không có ở máy này</source>
            <translation>This person is not on this machine</translation>
        </message>
        <message>
            <source>Máy này không giữ thông tin của người đó, hoặc đã xóa.</source>
            <translation>This machine does not hold that person's data, or it was deleted.</translation>
        </message>
        <message>
            <source>Chỉ văn phòng mới gộp hồ sơ</source>
            <translation>Only the office merges records</translation>
        </message>
        <message>
            <source>Máy cơ sở chỉ đề nghị; hai hồ sơ của một người được gộp ở máy văn phòng.</source>
            <translation>Field machines only propose; two records of one person are merged on the office machine.</translation>
        </message>
        <message>
            <source>Hãy bấm “Đề nghị gộp”; lời đề nghị đi cùng gói dữ liệu lần sau.</source>
            <translation>Press “Propose to merge”; the proposal goes with the next data package.</translation>
        </message>
        <message>
            <source>Chưa ghi vì sao</source>
            <translation>No reason given</translation>
        </message>
        <message>
            <source>Gộp hai hồ sơ phải ghi căn cứ vào đâu mà biết là một người.</source>
            <translation>Merging two records needs the grounds for knowing it is one person.</translation>
        </message>
        <message>
            <source>Hãy ghi ngắn gọn, ví dụ: đã xem giấy tờ gốc của cả hai.</source>
            <translation>Write briefly, for example: saw the original papers of both.</translation>
        </message>
        <message>
            <source>Chỉ có một hồ sơ</source>
            <translation>Only one record</translation>
        </message>
        <message>
            <source>Hai mã đưa vào là cùng một hồ sơ.</source>
            <translation>Both codes are of the same record.</translation>
        </message>
        <message>
            <source>Hãy chọn hai hồ sơ khác nhau.</source>
            <translation>Choose two different records.</translation>
        </message>
        <message>
            <source>Hồ sơ đã gộp</source>
            <translation>The record is merged</translation>
        </message>
        <message>
            <source>Hồ sơ của {name} đã được gộp vào một hồ sơ khác.</source>
            <translation>The record of {name} was merged into another.</translation>
        </message>
        <message>
            <source>Hãy đọc lại danh sách; nếu gộp nhầm thì tách hồ sơ đó ra trước.</source>
            <translation>Read the list again; if the merge was wrong, split that record off first.</translation>
        </message>
        <message>
            <source>Không gộp vòng tròn được</source>
            <translation>Records cannot be merged in a circle</translation>
        </message>
        <message>
            <source>Hồ sơ được chọn để giữ lại đã gộp vào chính hồ sơ kia.</source>
            <translation>The record to be kept is itself merged into the other.</translation>
        </message>
        <message>
            <source>Hãy giữ lại hồ sơ kia, hoặc tách hai hồ sơ ra trước.</source>
            <translation>Keep the other record, or split them first.</translation>
        </message>
        <message>
            <source>Một trong hai người đang được bảo mật nên không gộp được.</source>
            <translation>One of the two people is restricted, so they cannot be merged.</translation>
        </message>
        <message>
            <source>Người được giao xem hồ sơ bảo mật cần mở bảo mật trước, gộp, rồi bảo mật lại.</source>
            <translation>Someone who may see restricted records has to lift the restriction, merge, then restrict again.</translation>
        </message>
        <message>
            <source>Không có mục này</source>
            <translation>No such item</translation>
        </message>
        <message>
            <source>Hồ sơ nhân khẩu không có mục “{field}”, hoặc mục này không chọn được khi gộp.</source>
            <translation>A resident's record has no item “{field}”, or it cannot be chosen in a merge.</translation>
        </message>
        <message>
            <source>Hãy dùng tên mục như name, born, id_number, phone.</source>
            <translation>Use item names such as name, born, id_number, phone.</translation>
        </message>
        <message>
            <source>Hồ sơ này chưa gộp</source>
            <translation>This record is not merged</translation>
        </message>
        <message>
            <source>Hồ sơ này không gộp vào hồ sơ nào.</source>
            <translation>This record is not merged into any other.</translation>
        </message>
        <message>
            <source>Hãy đọc lại danh sách.</source>
            <translation>Read the list again.</translation>
        </message>
        <message>
            <source>Dữ liệu đang bận</source>
            <translation>The data is busy</translation>
        </message>
        <message>
            <source>Một việc khác đang giữ dữ liệu của máy này.</source>
            <translation>Another task is using this machine's data.</translation>
        </message>
        <message>
            <source>Việc vừa làm chưa được lưu.</source>
            <translation>What you just did is not saved.</translation>
        </message>
        <message>
            <source>Hãy đợi việc đang chạy xong rồi làm lại.</source>
            <translation>Wait until it is finished, then try again.</translation>
        </message>
        <message>
            <source>Dữ liệu của máy bị hỏng</source>
            <translation>The machine's data is damaged</translation>
        </message>
        <message>
            <source>Tệp dữ liệu “{file}” đọc không đúng nữa, có thể do đĩa hỏng.</source>
            <translation>The data file “{file}” no longer reads correctly; the disk may be failing.</translation>
        </message>
        <message>
            <source>Không ghi thêm gì vào dữ liệu hỏng.</source>
            <translation>Nothing more is written to damaged data.</translation>
        </message>
        <message>
            <source>Hãy ngừng dùng máy, báo người phụ trách để khôi phục từ bản sao lưu gần nhất.</source>
            <translation>Stop using the machine and have the person in charge restore the latest backup.</translation>
        </message>
        <message>
            <source>Tệp danh mục viết sai</source>
            <translation>A catalogue file is written wrongly</translation>
        </message>
        <message>
            <source>Tệp “{file}”, dòng {line}: {fault}.</source>
            <translation>File “{file}”, line {line}: {fault}.</translation>
        </message>
        <message>
            <source>Hãy sửa lại dòng đó, hoặc cài lại chương trình.</source>
            <translation>Correct that line, or install the program again.</translation>
        </message>
        <message>
            <source>Chưa có mật khẩu</source>
            <translation>No passphrase</translation>
        </message>
        <message>
            <source>Lệnh này cần mật khẩu.</source>
            <translation>This command needs the passphrase.</translation>
        </message>
        <message>
            <source>Hãy đặt biến HOSO_PASSPHRASE hoặc chạy trong cửa sổ lệnh để được hỏi.</source>
            <translation>Set the variable HOSO_PASSPHRASE, or run it in a terminal to be asked.</translation>
        </message>
        <message>
            <source>Sổ máy trong gói bị hỏng</source>
            <translation>The register of machines in the package is damaged</translation>
        </message>
        <message>
            <source>Sổ máy của xã trong gói này đọc không đúng.</source>
            <translation>The commune's register of machines in this package does not read correctly.</translation>
        </message>
        <message>
            <source>Không nhận gì từ gói này.</source>
            <translation>Nothing was taken from this package.</translation>
        </message>
        <message>
            <source>Hãy nhờ văn phòng xuất gói khác.</source>
            <translation>Ask the office to export another package.</translation>
        </message>
        <message>
            <source>Sổ máy không phải của xã</source>
            <translation>The register is not of this commune</translation>
        </message>
        <message>
            <source>Chữ ký trên sổ máy không phải của văn phòng xã mình.</source>
            <translation>The signature on the register of machines is not of our commune's office.</translation>
        </message>
        <message>
            <source>Đừng dùng tệp này. Hãy báo văn phòng.</source>
            <translation>Do not use this file. Tell the office.</translation>
        </message>
        <message>
            <source>Sổ máy cũ hơn sổ đang có</source>
            <translation>The register is older than the present one</translation>
        </message>
        <message>
            <source>Gói này mang sổ máy cũ hơn sổ máy đang giữ.</source>
            <translation>This package brings a register of machines older than the one held.</translation>
        </message>
        <message>
            <source>Hãy dùng gói mới nhất của văn phòng.</source>
            <translation>Use the office's latest package.</translation>
        </message>
        <message>
            <source>Hai sổ máy khác nhau</source>
            <translation>Two different registers</translation>
        </message>
        <message>
            <source>Gói này mang một sổ máy trái với sổ đang giữ.</source>
            <translation>This package brings a register of machines that contradicts the one held.</translation>
        </message>
        <message>
            <source>Hãy báo ngay văn phòng: có thể có hai máy cùng làm văn phòng.</source>
            <translation>Tell the office at once: two machines may be acting as office.</translation>
        </message>
        <message>
            <source>Máy đã ghi danh</source>
            <translation>The machine is enrolled</translation>
        </message>
        <message>
            <source>Máy “{device}” đã có trong sổ máy.</source>
            <translation>Machine “{device}” is already in the register.</translation>
        </message>
        <message>
            <source>Không cần ghi danh lại. Hãy xuất gói cho máy đó.</source>
            <translation>It need not be enrolled again. Export a package for it.</translation>
        </message>
        <message>
            <source>Máy chưa ghi danh</source>
            <translation>The machine is not enrolled</translation>
        </message>
        <message>
            <source>Văn phòng chưa ghi danh máy này nên chưa trao đổi được.</source>
            <translation>The office has not enrolled this machine, so it cannot exchange data.</translation>
        </message>
        <message>
            <source>Những gì đã ghi vẫn còn.</source>
            <translation>What was recorded is still there.</translation>
        </message>
        <message>
            <source>Hãy ghi yêu cầu ghi danh ra USB và mang đến văn phòng.</source>
            <translation>Write an enrolment request to USB and take it to the office.</translation>
        </message>
        <message>
            <source>Không phải yêu cầu ghi danh</source>
            <translation>Not an enrolment request</translation>
        </message>
        <message>
            <source>Tệp này không phải yêu cầu ghi danh của một máy.</source>
            <translation>This file is not a machine's enrolment request.</translation>
        </message>
        <message>
            <source>Hãy chọn tệp đuôi .hsyc mà máy cơ sở vừa ghi.</source>
            <translation>Choose the .hsyc file the field machine has just written.</translation>
        </message>
        <message>
            <source>Yêu cầu đã bị sửa</source>
            <translation>The request was altered</translation>
        </message>
        <message>
            <source>Chữ ký trên yêu cầu ghi danh không đúng.</source>
            <translation>The signature on the enrolment request is wrong.</translation>
        </message>
        <message>
            <source>Hãy ghi lại yêu cầu ở máy cơ sở và thử lại.</source>
            <translation>Write the request again on the field machine and try again.</translation>
        </message>
        <message>
            <source>Yêu cầu của xã khác</source>
            <translation>Request of another commune</translation>
        </message>
        <message>
            <source>Máy này được thiết lập cho đơn vị mã {unit}, không phải xã mình.</source>
            <translation>This machine was set up for unit {unit}, not our commune.</translation>
        </message>
        <message>
            <source>Hãy thiết lập lại máy đó với đúng xã.</source>
            <translation>Set that machine up again for the right commune.</translation>
        </message>
        <message>
            <source>Không phải tệp giao máy</source>
            <translation>Not an enrolment file</translation>
        </message>
        <message>
            <source>Tệp này không có phần ghi danh dành cho máy này.</source>
            <translation>This file holds no enrolment for this machine.</translation>
        </message>
        <message>
            <source>Hãy chọn tệp mà văn phòng vừa ghi cho máy này.</source>
            <translation>Choose the file the office has just written for this machine.</translation>
        </message>
        <message>
            <source>Máy đã ghi danh rồi</source>
            <translation>The machine is enrolled already</translation>
        </message>
        <message>
            <source>Máy này đã thuộc về xã.</source>
            <translation>This machine already belongs to the commune.</translation>
        </message>
        <message>
            <source>Hãy dùng “Nhập gói từ văn phòng”.</source>
            <translation>Use “Import a package from the office”.</translation>
        </message>
        <message>
            <source>Tám từ không khớp</source>
            <translation>The eight words do not match</translation>
        </message>
        <message>
            <source>Tám từ hai bên đọc không giống nhau: tệp có thể đã bị tráo.</source>
            <translation>The eight words read on both sides differ: the file may have been swapped.</translation>
        </message>
        <message>
            <source>Đừng dùng tệp này. Hãy ghi lại yêu cầu và nhờ văn phòng làm lại từ đầu.</source>
            <translation>Do not use this file. Write the request again and have the office start over.</translation>
        </message>
        <message>
            <source>Cần so khớp tám từ</source>
            <translation>The eight words must be compared</translation>
        </message>
        <message>
            <source>Gói này là lần đầu của máy: hai người phải so tám từ {words}.</source>
            <translation>This is the machine's first package: two people must compare the eight words {words}.</translation>
        </message>
        <message>
            <source>Hãy gọi văn phòng, so tám từ, rồi thêm --words.</source>
            <translation>Call the office, compare the eight words, then add --words.</translation>
        </message>
        <message>
            <source>Đây là văn phòng</source>
            <translation>This is the office</translation>
        </message>
        <message>
            <source>Máy văn phòng không cần ghi danh.</source>
            <translation>The office machine need not be enrolled.</translation>
        </message>
        <message>
            <source>Hãy làm việc này ở máy cơ sở.</source>
            <translation>Do this on the field machine.</translation>
        </message>
        <message>
            <source>Không phải gói dữ liệu</source>
            <translation>Not a data package</translation>
        </message>
        <message>
            <source>“{file}” không phải gói dữ liệu của chương trình này.</source>
            <translation>“{file}” is not a data package of this program.</translation>
        </message>
        <message>
            <source>Hãy chọn tệp đuôi .hsct.</source>
            <translation>Choose a file ending in .hsct.</translation>
        </message>
        <message>
            <source>Gói bị hỏng</source>
            <translation>The package is damaged</translation>
        </message>
        <message>
            <source>“{file}” đã bị sửa hoặc chép thiếu: nội dung không còn nguyên vẹn.</source>
            <translation>“{file}” was altered or copied incompletely: its content is not intact.</translation>
        </message>
        <message>
            <source>Không nhận gì từ gói này; tệp trên USB để nguyên.</source>
            <translation>Nothing was taken from this package; the file on USB is left as it is.</translation>
        </message>
        <message>
            <source>Hãy xuất lại gói ở máy gửi và chép lại.</source>
            <translation>Export the package again on the sending machine and copy it again.</translation>
        </message>
        <message>
            <source>Gói không đúng khuôn dạng</source>
            <translation>The package is not well formed</translation>
        </message>
        <message>
            <source>“{file}” mở được nhưng bên trong không đúng khuôn dạng.</source>
            <translation>“{file}” opens, but its content is not well formed.</translation>
        </message>
        <message>
            <source>Hãy xuất lại gói ở máy gửi. Nếu vẫn vậy, báo người phụ trách.</source>
            <translation>Export the package again on the sending machine. If it stays so, tell the person in charge.</translation>
        </message>
        <message>
            <source>Gói vượt mức cho phép</source>
            <translation>The package exceeds the limits</translation>
        </message>
        <message>
            <source>Một phần của “{file}” lớn quá mức nhận được.</source>
            <translation>A part of “{file}” is larger than accepted.</translation>
        </message>
        <message>
            <source>Hãy báo người phụ trách: gói có thể không phải do chương trình ghi.</source>
            <translation>Tell the person in charge: the package may not be written by the program.</translation>
        </message>
        <message>
            <source>Gói của bản chương trình mới hơn</source>
            <translation>Package of a newer version of the program</translation>
        </message>
        <message>
            <source>“{file}” do bản chương trình mới hơn ghi.</source>
            <translation>“{file}” was written by a newer version of the program.</translation>
        </message>
        <message>
            <source>Không nhận gì từ gói này; tệp để nguyên.</source>
            <translation>Nothing was taken from this package; the file is left as it is.</translation>
        </message>
        <message>
            <source>Hãy cài bản mới cho máy này rồi nhập lại.</source>
            <translation>Install the newer version on this machine, then import again.</translation>
        </message>
        <message>
            <source>Gói không gửi cho máy này</source>
            <translation>The package is not for this machine</translation>
        </message>
        <message>
            <source>“{file}” được khóa cho một máy khác.</source>
            <translation>“{file}” is locked for another machine.</translation>
        </message>
        <message>
            <source>Hãy chọn gói xuất cho máy này.</source>
            <translation>Choose the package exported for this machine.</translation>
        </message>
        <message>
            <source>Gói của xã khác</source>
            <translation>Package of another commune</translation>
        </message>
        <message>
            <source>“{file}” thuộc về một xã khác.</source>
            <translation>“{file}” belongs to another commune.</translation>
        </message>
        <message>
            <source>Hãy kiểm tra lại USB; đừng chuyển gói này cho ai ngoài xã đó.</source>
            <translation>Check the USB stick; give this package to nobody outside that commune.</translation>
        </message>
        <message>
            <source>Máy gửi không có trong sổ</source>
            <translation>The sender is not in the register</translation>
        </message>
        <message>
            <source>“{file}” do một máy chưa được văn phòng ghi danh gửi.</source>
            <translation>“{file}” was sent by a machine the office has not enrolled.</translation>
        </message>
        <message>
            <source>Hãy ghi danh máy đó trước. Nếu không biết máy nào, đừng nhận.</source>
            <translation>Enrol that machine first. If you do not know it, do not accept.</translation>
        </message>
        <message>
            <source>Gói đi không đúng chiều</source>
            <translation>The bundle goes the wrong way</translation>
        </message>
        <message>
            <source>“{file}” do máy “{sender}” ghi: máy cơ sở chỉ nhận gói của văn phòng, văn phòng chỉ nhận gói của máy cơ sở.</source>
            <translation>“{file}” was written by machine “{sender}”: a laptop takes in bundles of the office only, the office those of laptops only.</translation>
        </message>
        <message>
            <source>Đừng dùng tệp này. Hãy hỏi người phụ trách vì sao có gói như vậy.</source>
            <translation>Do not use this file. Ask the person in charge why there is such a bundle.</translation>
        </message>
        <message>
            <source>Máy gửi đã bị thu hồi</source>
            <translation>The sender was revoked</translation>
        </message>
        <message>
            <source>“{file}” của máy “{sender}” đã thu hồi.</source>
            <translation>“{file}” is of machine “{sender}”, which was revoked.</translation>
        </message>
        <message>
            <source>Không nhận gì; tệp trên USB để nguyên, có thể là công sức thật.</source>
            <translation>Nothing was taken; the file on USB is left as it is, it may hold real work.</translation>
        </message>
        <message>
            <source>Hãy giữ tệp lại và báo người phụ trách xem xét.</source>
            <translation>Keep the file and have the person in charge look at it.</translation>
        </message>
        <message>
            <source>Chữ ký trên gói không đúng</source>
            <translation>The signature on the package is wrong</translation>
        </message>
        <message>
            <source>“{file}” không phải do máy ghi trên gói ký.</source>
            <translation>“{file}” was not signed by the machine it names.</translation>
        </message>
        <message>
            <source>Đừng dùng tệp này. Hãy xuất lại gói ở máy gửi.</source>
            <translation>Do not use this file. Export the package again on the sending machine.</translation>
        </message>
        <message>
            <source>Máy gửi có hai bản</source>
            <translation>The sending machine exists twice</translation>
        </message>
        <message>
            <source>Gói này trái với những gì cùng máy đó đã gửi trước đây: máy đã bị sao chép hoặc khôi phục lại.</source>
            <translation>This package contradicts what the same machine sent before: the machine was copied or restored.</translation>
        </message>
        <message>
            <source>Gói được giữ riêng để xem xét, không bỏ gì.</source>
            <translation>The package is set aside to be looked at; nothing is thrown away.</translation>
        </message>
        <message>
            <source>Hãy xuất gói mới cho máy đó rồi nhờ máy gửi lại: máy sẽ tự bắt đầu mạch mới.</source>
            <translation>Export a new package for that machine and have it send again: it starts a new chain by itself.</translation>
        </message>
        <message>
            <source>Máy cơ sở biết nhiều hơn văn phòng</source>
            <translation>The field machine knows more than the office</translation>
        </message>
        <message>
            <source>Máy cơ sở giữ dữ liệu mà văn phòng không có: văn phòng đã bị đưa về bản cũ mà không khai báo khôi phục.</source>
            <translation>The field machine holds data the office does not: the office was put back to an old state without declaring a restore.</translation>
        </message>
        <message>
            <source>Không nhận gì; tệp để nguyên.</source>
            <translation>Nothing was taken; the file is left as it is.</translation>
        </message>
        <message>
            <source>Hãy ngừng làm việc ở văn phòng, khôi phục đúng cách từ bản sao lưu rồi nhập lại.</source>
            <translation>Stop working at the office, restore properly from a backup, then import again.</translation>
        </message>
        <message>
            <source>Chuỗi thay đổi bị đứt</source>
            <translation>The chain of changes is broken</translation>
        </message>
        <message>
            <source>Các thay đổi trong gói không nối đúng với những gì máy đó đã gửi.</source>
            <translation>The changes in the package do not follow on what that machine sent.</translation>
        </message>
        <message>
            <source>Gói mang thay đổi của máy khác</source>
            <translation>The package brings changes of another machine</translation>
        </message>
        <message>
            <source>Trong gói có thay đổi mang tên một máy khác.</source>
            <translation>The package holds changes in the name of another machine.</translation>
        </message>
        <message>
            <source>Hãy báo người phụ trách.</source>
            <translation>Tell the person in charge.</translation>
        </message>
        <message>
            <source>Gói cho máy khác</source>
            <translation>Package for another machine</translation>
        </message>
        <message>
            <source>Gói này văn phòng xuất cho một máy cơ sở khác.</source>
            <translation>The office exported this package for another field machine.</translation>
        </message>
        <message>
            <source>Thiếu một gói trước đó</source>
            <translation>An earlier package is missing</translation>
        </message>
        <message>
            <source>Gói này nối tiếp một gói mà máy này chưa nhận.</source>
            <translation>This package follows on one this machine has not received.</translation>
        </message>
        <message>
            <source>Không nhận gì; những gì đã ghi vẫn còn.</source>
            <translation>Nothing was taken; what was recorded is still there.</translation>
        </message>
        <message>
            <source>Hãy nhập gói trước đó nếu còn, hoặc xuất gói của máy này cho văn phòng rồi xin gói mới.</source>
            <translation>Import the earlier package if you have it, or export this machine's package for the office and ask for a new one.</translation>
        </message>
        <message>
            <source>Gói thiếu hồ sơ</source>
            <translation>The package lacks a record</translation>
        </message>
        <message>
            <source>Gói nhắc tới một hồ sơ mà không mang theo.</source>
            <translation>The package mentions a record it does not bring.</translation>
        </message>
        <message>
            <source>Gói không nối với dữ liệu ở đây</source>
            <translation>The package does not connect to the data here</translation>
        </message>
        <message>
            <source>Dữ liệu trong gói không cùng gốc với dữ liệu đang giữ.</source>
            <translation>The data in the package has another origin than the data held.</translation>
        </message>
        <message>
            <source>Hãy báo văn phòng: có thể văn phòng đã được lập lại từ đầu.</source>
            <translation>Tell the office: it may have been set up anew.</translation>
        </message>
        <message>
            <source>Văn phòng dùng bản mới hơn</source>
            <translation>The office uses a newer version</translation>
        </message>
        <message>
            <source>Gói do bản chương trình mới hơn ghi, có những mục máy này chưa hiểu.</source>
            <translation>The package was written by a newer version of the program and has items this machine does not understand.</translation>
        </message>
        <message>
            <source>Xung đột đã được giải quyết</source>
            <translation>The conflict is settled</translation>
        </message>
        <message>
            <source>Xung đột này vừa được giải quyết hoặc thay bằng giá trị khác.</source>
            <translation>This conflict has just been settled or replaced by another value.</translation>
        </message>
        <message>
            <source>Danh sách đã được đọc lại.</source>
            <translation>The list was read again.</translation>
        </message>
        <message>
            <source>Giá trị không đúng kiểu</source>
            <translation>Value of the wrong kind</translation>
        </message>
        <message>
            <source>Giá trị nhập vào không dùng được cho mục này.</source>
            <translation>The value entered cannot be used for this item.</translation>
        </message>
        <message>
            <source>Hãy nhập lại.</source>
            <translation>Enter it again.</translation>
        </message>
        <message>
            <source>Có người vừa sửa</source>
            <translation>Someone has just changed this</translation>
        </message>
        <message>
            <source>Có người đã sửa mục này từ lúc anh/chị mở.</source>
            <translation>Someone changed this item since you opened it.</translation>
        </message>
        <message>
            <source>Chưa có gì bị ghi đè.</source>
            <translation>Nothing was overwritten.</translation>
        </message>
        <message>
            <source>Hãy xem giá trị mới rồi quyết định lại.</source>
            <translation>Look at the new value and decide again.</translation>
        </message>
        <message>
            <source>Bản ghi vừa bị xóa</source>
            <translation>The record was just deleted</translation>
        </message>
        <message>
            <source>Có người đã xóa bản ghi này từ lúc anh/chị mở.</source>
            <translation>Someone deleted this record since you opened it.</translation>
        </message>
        <message>
            <source>Những gì đang gõ vẫn được giữ trong bản nháp.</source>
            <translation>What you are typing is kept in the draft.</translation>
        </message>
        <message>
            <source>Hãy hỏi lại người đã xóa trước khi ghi tiếp.</source>
            <translation>Ask the person who deleted it before going on.</translation>
        </message>
        <message>
            <source>Đã có rồi</source>
            <translation>Exists already</translation>
        </message>
        <message>
            <source>Bản ghi này vừa được lập.</source>
            <translation>This record was just created.</translation>
        </message>
        <message>
            <source>Hãy mở bản ghi đang có để sửa.</source>
            <translation>Open the existing record to change it.</translation>
        </message>
        <message>
            <source>Không có bản ghi này</source>
            <translation>No such record</translation>
        </message>
        <message>
            <source>Bản ghi không còn trên máy này, có thể đã ra ngoài địa bàn được giao.</source>
            <translation>The record is no longer on this machine; it may have left the assigned areas.</translation>
        </message>
        <message>
            <source>Tệp đính kèm chưa có ở máy này</source>
            <translation>The attachment is not on this machine yet</translation>
        </message>
        <message>
            <source>Giấy tờ này đã ghi tên nhưng tệp chưa về tới máy này.</source>
            <translation>This paper is recorded, but its file has not reached this machine.</translation>
        </message>
        <message>
            <source>Thông tin về giấy tờ vẫn còn.</source>
            <translation>The details of the paper are still there.</translation>
        </message>
        <message>
            <source>Hãy đợi lần trao đổi sau, hoặc xem ở máy đã chụp.</source>
            <translation>Wait for the next exchange, or look on the machine that took the picture.</translation>
        </message>
        <message>
            <source>Tệp đính kèm bị hỏng</source>
            <translation>The attachment is damaged</translation>
        </message>
        <message>
            <source>Tệp lưu trong máy không còn đúng nội dung, có thể do đĩa hỏng.</source>
            <translation>The stored file no longer has its right content; the disk may be failing.</translation>
        </message>
        <message>
            <source>Hãy lấy lại từ máy khác hoặc bản sao lưu, hoặc chụp lại.</source>
            <translation>Get it from another machine or a backup, or photograph it again.</translation>
        </message>
        <message>
            <source>Tệp không đúng nội dung</source>
            <translation>The file has the wrong content</translation>
        </message>
        <message>
            <source>Nội dung tệp không khớp với tên đã ghi trong hồ sơ.</source>
            <translation>The file's content does not match the name recorded in the case.</translation>
        </message>
        <message>
            <source>Không nhận tệp này.</source>
            <translation>This file was not taken.</translation>
        </message>
        <message>
            <source>Hãy xuất lại gói ở máy gửi.</source>
            <translation>Export the package again on the sending machine.</translation>
        </message>
        <message>
            <source>Tệp quá lớn</source>
            <translation>The file is too large</translation>
        </message>
        <message>
            <source>Tệp lớn hơn mức nhận được.</source>
            <translation>The file is larger than accepted.</translation>
        </message>
        <message>
            <source>Hãy quét lại ở 200–300 dpi hoặc tách thành nhiều tệp.</source>
            <translation>Scan it again at 200–300 dpi, or split it into several files.</translation>
        </message>
        <message>
            <source>Hộ này không ở máy này</source>
            <translation>This household is not on this machine</translation>
        </message>
        <message>
            <source>Máy này không giữ hộ đó, có thể thuộc địa bàn khác.</source>
            <translation>This machine does not hold that household; it may be in another area.</translation>
        </message>
        <message>
            <source>Hãy hỏi văn phòng.</source>
            <translation>Ask the office.</translation>
        </message>
        <message>
            <source>Máy này không giữ địa bàn đó.</source>
            <translation>This machine does not hold that area.</translation>
        </message>
        <message>
            <source>Giấy tờ này không ở máy này</source>
            <translation>This paper is not on this machine</translation>
        </message>
        <message>
            <source>Máy này không giữ giấy tờ đó.</source>
            <translation>This machine does not hold that paper.</translation>
        </message>
        <message>
            <source>Hãy đọc lại hồ sơ (F5).</source>
            <translation>Read the case again (F5).</translation>
        </message>
        <message>
            <source>Không có loại địa bàn này</source>
            <translation>No such kind of area</translation>
        </message>
        <message>
            <source>“{kind}” không có trong danh mục loại địa bàn.</source>
            <translation>“{kind}” is not in the catalogue of kinds of area.</translation>
        </message>
        <message>
            <source>Hãy chọn một loại trong danh sách.</source>
            <translation>Choose a kind from the list.</translation>
        </message>
        <message>
            <source>Chưa chọn địa bàn</source>
            <translation>No area chosen</translation>
        </message>
        <message>
            <source>Cần biết người này thuộc thôn, buôn, bến hay cơ sở nào.</source>
            <translation>It must be known to which village, hamlet, landing or facility the person belongs.</translation>
        </message>
        <message>
            <source>Hãy chọn địa bàn.</source>
            <translation>Choose an area.</translation>
        </message>
        <message>
            <source>Diện này không lập hồ sơ</source>
            <translation>No case is opened for this group</translation>
        </message>
        <message>
            <source>Diện {category} chỉ được ghi là dẫn chiếu đến một quyết định đang có hiệu lực, không mở thành hồ sơ.</source>
            <translation>Group {category} is only recorded as a reference to a decision in force; no case is opened.</translation>
        </message>
        <message>
            <source>Nếu có quyết định bằng văn bản: Công an khu vực ghi ở Cài đặt, mục Quyết định (diện B7), trên máy văn phòng.</source>
            <translation>If there is a written decision: the area police record it in Settings, Decisions (group B7), on the office machine.</translation>
        </message>
        <message>
            <source>Chưa chọn diện</source>
            <translation>No group chosen</translation>
        </message>
        <message>
            <source>Phỏng vấn chỉ đề xuất; người làm hồ sơ chọn diện.</source>
            <translation>The interview only proposes; the person handling the case chooses the group.</translation>
        </message>
        <message>
            <source>Các câu trả lời vẫn còn.</source>
            <translation>The answers are still there.</translation>
        </message>
        <message>
            <source>Hãy đánh dấu một hoặc nhiều diện.</source>
            <translation>Tick one or more groups.</translation>
        </message>
        <message>
            <source>Hồ sơ đang ở diện này</source>
            <translation>The case is in this group already</translation>
        </message>
        <message>
            <source>Hồ sơ đã thuộc diện {category}.</source>
            <translation>The case already belongs to group {category}.</translation>
        </message>
        <message>
            <source>Hãy chọn một diện khác.</source>
            <translation>Choose another group.</translation>
        </message>
        <message>
            <source>Hồ sơ đã kết thúc</source>
            <translation>The case is closed</translation>
        </message>
        <message>
            <source>Hồ sơ đã kết thúc thì không đổi diện.</source>
            <translation>The group of a closed case is not changed.</translation>
        </message>
        <message>
            <source>Hãy mở lại hồ sơ, hoặc lập hồ sơ mới ở trang nhân khẩu.</source>
            <translation>Reopen the case, or open a new one on the person's page.</translation>
        </message>
        <message>
            <source>Không đọc được phỏng vấn làm dở</source>
            <translation>The unfinished interview cannot be read</translation>
        </message>
        <message>
            <source>Bản nháp do một bản chương trình mới hơn ghi, hoặc đã hỏng.</source>
            <translation>The draft was written by a newer version of the program, or is damaged.</translation>
        </message>
        <message>
            <source>Bản nháp vẫn còn trong máy.</source>
            <translation>The draft is still on the machine.</translation>
        </message>
        <message>
            <source>Hãy mở bằng bản chương trình mới, hoặc bỏ bản nháp ở trang Việc hôm nay.</source>
            <translation>Open it with the newer version, or discard it on the Today page.</translation>
        </message>
        <message>
            <source>Chỉ ghi ở máy văn phòng</source>
            <translation>Only recorded on the office machine</translation>
        </message>
        <message>
            <source>Dẫn chiếu đến quyết định chỉ nằm ở máy văn phòng của xã, không có ở máy cơ sở.</source>
            <translation>References to decisions are only on the commune's office machine, not on field machines.</translation>
        </message>
        <message>
            <source>Hãy làm việc này ở máy văn phòng.</source>
            <translation>Do this on the office machine.</translation>
        </message>
        <message>
            <source>Không còn dẫn chiếu này</source>
            <translation>The reference is gone</translation>
        </message>
        <message>
            <source>Dẫn chiếu đã hết hiệu lực hoặc đã xóa.</source>
            <translation>The reference has expired or was deleted.</translation>
        </message>
        <message>
            <source>Chưa có số quyết định</source>
            <translation>No decision number</translation>
        </message>
        <message>
            <source>Số quyết định phải có chữ số và không dài quá 40 ký tự, như 12/QĐ-UBND.</source>
            <translation>A decision number must have digits and at most 40 characters, such as 12/QĐ-UBND.</translation>
        </message>
        <message>
            <source>Hãy ghi đúng số trên quyết định. Không ghi tên người, hành vi, nhận xét.</source>
            <translation>Write the number exactly as on the decision. No names, conduct or remarks.</translation>
        </message>
        <message>
            <source>Chưa có cơ quan ra quyết định</source>
            <translation>No deciding authority</translation>
        </message>
        <message>
            <source>Chỉ nhận quyết định bằng văn bản của một cơ quan.</source>
            <translation>Only written decisions of an authority are accepted.</translation>
        </message>
        <message>
            <source>Hãy ghi tên cơ quan trên quyết định.</source>
            <translation>Write the authority named on the decision.</translation>
        </message>
        <message>
            <source>Ngày quyết định chưa tới</source>
            <translation>The decision's date has not come</translation>
        </message>
        <message>
            <source>Quyết định ghi ngày {day}, sau ngày hôm nay.</source>
            <translation>The decision is dated {day}, after today.</translation>
        </message>
        <message>
            <source>Hãy xem lại ngày trên quyết định, và ngày giờ của máy.</source>
            <translation>Check the date on the decision, and the machine's date and time.</translation>
        </message>
        <message>
            <source>Ngày hết hạn trước ngày quyết định</source>
            <translation>The expiry is before the decision</translation>
        </message>
        <message>
            <source>Ngày hết hạn {until} trước ngày quyết định {day}.</source>
            <translation>The expiry {until} is before the decision's date {day}.</translation>
        </message>
        <message>
            <source>Hãy xem lại hai ngày trên quyết định.</source>
            <translation>Check both dates on the decision.</translation>
        </message>
        <message>
            <source>Quyết định đã hết hiệu lực</source>
            <translation>The decision has expired</translation>
        </message>
        <message>
            <source>Quyết định hết hạn ngày {until}. Chỉ ghi quyết định đang có hiệu lực.</source>
            <translation>The decision expired on {until}. Only decisions in force are recorded.</translation>
        </message>
        <message>
            <source>Không ghi quyết định này nữa.</source>
            <translation>Do not record this decision.</translation>
        </message>
        <message>
            <source>Không mở được dẫn chiếu</source>
            <translation>The reference cannot be opened</translation>
        </message>
        <message>
            <source>Giá trị đã mã hóa của dẫn chiếu này bị hỏng, hoặc do một bản chương trình mới hơn ghi.</source>
            <translation>The encrypted value of this reference is damaged, or was written by a newer version of the program.</translation>
        </message>
        <message>
            <source>Dẫn chiếu vẫn còn trong máy cho đến ngày hết hạn.</source>
            <translation>The reference stays on the machine until it expires.</translation>
        </message>
        <message>
            <source>Hãy mở bằng bản chương trình mới; nếu vẫn không được thì xóa và ghi lại từ quyết định.</source>
            <translation>Open it with the newer version; if that fails, delete it and record it again from the decision.</translation>
        </message>
        <message>
            <source>Không có diện này</source>
            <translation>No such group</translation>
        </message>
        <message>
            <source>“{category}” không có trong các diện của kế hoạch.</source>
            <translation>“{category}” is not a group of the plan.</translation>
        </message>
        <message>
            <source>Hãy chọn một diện từ A1 đến B8.</source>
            <translation>Choose a group from A1 to B8.</translation>
        </message>
        <message>
            <source>Không có thủ tục này</source>
            <translation>No such procedure</translation>
        </message>
        <message>
            <source>Thủ tục này không có trong danh mục.</source>
            <translation>This procedure is not in the catalogue.</translation>
        </message>
        <message>
            <source>Hãy chọn một thủ tục trong danh sách.</source>
            <translation>Choose a procedure from the list.</translation>
        </message>
        <message>
            <source>Không có loại chứng cứ này</source>
            <translation>No such kind of evidence</translation>
        </message>
        <message>
            <source>Loại chứng cứ này không có trong danh mục.</source>
            <translation>This kind of evidence is not in the catalogue.</translation>
        </message>
        <message>
            <source>Không có cách kết thúc này</source>
            <translation>No such way of closing</translation>
        </message>
        <message>
            <source>Cách kết thúc này không có trong danh mục.</source>
            <translation>This way of closing is not in the catalogue.</translation>
        </message>
        <message>
            <source>Hãy chọn một mục trong danh sách.</source>
            <translation>Choose an item from the list.</translation>
        </message>
        <message>
            <source>Ngày sinh chưa tới</source>
            <translation>The date of birth has not come</translation>
        </message>
        <message>
            <source>Ngày sinh sau ngày hôm nay.</source>
            <translation>The date of birth is after today.</translation>
        </message>
        <message>
            <source>Hãy xem lại ngày sinh, và ngày giờ của máy.</source>
            <translation>Check the date of birth, and the machine's date and time.</translation>
        </message>
        <message>
            <source>Ngày đến nhà chưa tới</source>
            <translation>The day of the visit has not come</translation>
        </message>
        <message>
            <source>Lượt đến nhà ghi ngày {day}, sau ngày hôm nay.</source>
            <translation>The visit is dated {day}, after today.</translation>
        </message>
        <message>
            <source>Hãy xem lại ngày, và ngày giờ của máy.</source>
            <translation>Check the date, and the machine's date and time.</translation>
        </message>
        <message>
            <source>Lượt đến nhà không có ở đây</source>
            <translation>The visit is not here</translation>
        </message>
        <message>
            <source>Máy này không giữ lượt đến nhà đó, hoặc nó đã được hoàn tác.</source>
            <translation>This machine does not hold that visit, or it was undone.</translation>
        </message>
        <message>
            <source>Hãy xem lại danh sách các lượt đến nhà.</source>
            <translation>Look at the list of visits again.</translation>
        </message>
        <message>
            <source>Không phải lượt của anh/chị</source>
            <translation>Not your visit</translation>
        </message>
        <message>
            <source>Lượt đến nhà này do người khác ghi.</source>
            <translation>This visit was recorded by someone else.</translation>
        </message>
        <message>
            <source>Hãy nhờ người đã ghi hoàn tác.</source>
            <translation>Ask that person to undo it.</translation>
        </message>
        <message>
            <source>Chưa ghi số phiếu</source>
            <translation>No sheet number</translation>
        </message>
        <message>
            <source>Phiếu chưa có số.</source>
            <translation>The sheet has no number.</translation>
        </message>
        <message>
            <source>Chữ đã gõ vẫn còn trên màn hình.</source>
            <translation>What was typed is still on the screen.</translation>
        </message>
        <message>
            <source>Hãy ghi số in trên phiếu; phiếu không có số thì đánh số bằng tay rồi ghi vào.</source>
            <translation>Write the number printed on the sheet; number sheets without one by hand, then enter it.</translation>
        </message>
        <message>
            <source>Chưa biết hộ nào</source>
            <translation>The household is not known</translation>
        </message>
        <message>
            <source>Phiếu chưa có hộ.</source>
            <translation>The sheet has no household.</translation>
        </message>
        <message>
            <source>Hãy chọn hộ đã có, hoặc ghi tên hộ mới.</source>
            <translation>Choose an existing household, or write the name of a new one.</translation>
        </message>
        <message>
            <source>Chưa ghi ngày đến</source>
            <translation>No day of visit</translation>
        </message>
        <message>
            <source>Phiếu chưa có ngày đến nhà.</source>
            <translation>The sheet has no day of visit.</translation>
        </message>
        <message>
            <source>Hãy ghi ngày trên phiếu.</source>
            <translation>Write the day on the sheet.</translation>
        </message>
        <message>
            <source>Chưa ghi lý do</source>
            <translation>No reason given</translation>
        </message>
        <message>
            <source>Chưa ghi vì sao không cần lập hồ sơ cho người này.</source>
            <translation>It is not recorded why this person needs no case.</translation>
        </message>
        <message>
            <source>Hãy ghi một câu lý do.</source>
            <translation>Write one sentence of reason.</translation>
        </message>
        <message>
            <source>Không đọc được phần đang gõ</source>
            <translation>What was being typed cannot be read</translation>
        </message>
        <message>
            <source>Bản nháp phiếu giấy do bản chương trình mới hơn ghi, hoặc đã hỏng.</source>
            <translation>The draft of the paper sheet was written by a newer version of the program, or is damaged.</translation>
        </message>
        <message>
            <source>Các phiếu đã lưu không bị ảnh hưởng.</source>
            <translation>Saved sheets are not affected.</translation>
        </message>
        <message>
            <source>Hãy mở lại bằng bản chương trình mới, hoặc bỏ bản nháp này ở Việc hôm nay.</source>
            <translation>Open it with the newer version, or discard this draft on Today.</translation>
        </message>
        <message>
            <source>Người này chưa thuộc hộ nào nên chưa ghi được lượt đến nhà.</source>
            <translation>This person is in no household, so a visit cannot be recorded.</translation>
        </message>
        <message>
            <source>Hãy chọn hoặc lập hộ trước.</source>
            <translation>Choose or create a household first.</translation>
        </message>
        <message>
            <source>Ngày lập chưa tới</source>
            <translation>The opening date has not come</translation>
        </message>
        <message>
            <source>Hồ sơ ghi ngày {day}, sau ngày hôm nay.</source>
            <translation>The case is dated {day}, after today.</translation>
        </message>
        <message>
            <source>Đã có hồ sơ</source>
            <translation>A case exists</translation>
        </message>
        <message>
            <source>Người này đã có hồ sơ đang giải quyết thuộc diện này.</source>
            <translation>This person already has an open case of this group.</translation>
        </message>
        <message>
            <source>Hãy mở hồ sơ đang có.</source>
            <translation>Open the existing case.</translation>
        </message>
        <message>
            <source>Hồ sơ còn xung đột</source>
            <translation>The case still has a conflict</translation>
        </message>
        <message>
            <source>Một mục của hồ sơ còn hai giá trị chờ quyết định.</source>
            <translation>An item of the case has two values waiting for a decision.</translation>
        </message>
        <message>
            <source>Hãy giải quyết xung đột ở trang Đồng bộ rồi kết thúc hồ sơ.</source>
            <translation>Settle the conflict on the Sync page, then close the case.</translation>
        </message>
        <message>
            <source>Chứng cứ còn mâu thuẫn</source>
            <translation>The evidence still contradicts itself</translation>
        </message>
        <message>
            <source>Giấy tờ, lời khai còn nói khác nhau về: {about}. Chưa ai giải quyết.</source>
            <translation>Papers and testimonies still disagree about: {about}. Nobody has settled it.</translation>
        </message>
        <message>
            <source>Hồ sơ chưa kết thúc.</source>
            <translation>The case is not closed.</translation>
        </message>
        <message>
            <source>Hãy mở thẻ Sự việc, xem các bên nói gì rồi chọn một bên và ghi lý do.</source>
            <translation>Open the tab Facts, see what each side says, choose one and write the reason.</translation>
        </message>
        <message>
            <source>Không có điều này</source>
            <translation>No such matter</translation>
        </message>
        <message>
            <source>Danh mục không có điều “{about}”.</source>
            <translation>The catalogue has no matter “{about}”.</translation>
        </message>
        <message>
            <source>Hãy chọn một điều có trong danh mục.</source>
            <translation>Choose a matter from the catalogue.</translation>
        </message>
        <message>
            <source>Không phải lời khai</source>
            <translation>Not a statement</translation>
        </message>
        <message>
            <source>Loại chứng cứ này không phải lời khai, lời làm chứng nên không in thành văn bản để ký.</source>
            <translation>This kind of evidence is no statement or testimony, so it is not printed to be signed.</translation>
        </message>
        <message>
            <source>Hãy chọn một lời khai, hoặc đổi loại chứng cứ cho đúng.</source>
            <translation>Choose a statement, or correct the kind of evidence.</translation>
        </message>
        <message>
            <source>Giải quyết mâu thuẫn phải ghi vì sao.</source>
            <translation>Settling a contradiction needs a reason.</translation>
        </message>
        <message>
            <source>Hãy ghi lý do, một câu cũng được, rồi làm lại.</source>
            <translation>Write the reason, one sentence is enough, and try again.</translation>
        </message>
        <message>
            <source>Chưa chọn bên nào</source>
            <translation>No side chosen</translation>
        </message>
        <message>
            <source>Chưa chọn giấy nào được lấy làm đúng.</source>
            <translation>No paper was chosen as the right one.</translation>
        </message>
        <message>
            <source>Hãy chọn một giấy, hoặc chọn “Chưa xác định được”.</source>
            <translation>Choose a paper, or choose “Cannot be determined yet”.</translation>
        </message>
        <message>
            <source>Chưa từng giải quyết</source>
            <translation>Never settled</translation>
        </message>
        <message>
            <source>Điều này chưa từng được giải quyết nên không có gì để xem xét lại.</source>
            <translation>This was never settled, so there is nothing to take up again.</translation>
        </message>
        <message>
            <source>Hãy mở lại hồ sơ để xem tình trạng mới nhất.</source>
            <translation>Open the case again to see its latest state.</translation>
        </message>
        <message>
            <source>Ngày chưa tới</source>
            <translation>The date has not come</translation>
        </message>
        <message>
            <source>Bước này ghi ngày {day}, sau ngày hôm nay.</source>
            <translation>This step is dated {day}, after today.</translation>
        </message>
        <message>
            <source>Bước chưa nộp</source>
            <translation>The step is not filed</translation>
        </message>
        <message>
            <source>Chỉ bước đã nộp, đang chờ kết quả mới tạm dừng được thời hạn.</source>
            <translation>Only a step that is filed and waits for its result can be paused.</translation>
        </message>
        <message>
            <source>Hãy ghi ngày nộp trước.</source>
            <translation>Record the filing date first.</translation>
        </message>
        <message>
            <source>Thời hạn đang dừng</source>
            <translation>The time limit is paused</translation>
        </message>
        <message>
            <source>Bước này đang tạm dừng tính thời hạn.</source>
            <translation>The time limit of this step is paused already.</translation>
        </message>
        <message>
            <source>Hãy ghi ngày tính tiếp của lần dừng đó trước.</source>
            <translation>Record first when that pause ended.</translation>
        </message>
        <message>
            <source>Thời hạn không dừng</source>
            <translation>The time limit is not paused</translation>
        </message>
        <message>
            <source>Bước này không có lần tạm dừng nào đang mở.</source>
            <translation>This step has no open pause.</translation>
        </message>
        <message>
            <source>Chưa ghi lý do dừng</source>
            <translation>No reason for the pause</translation>
        </message>
        <message>
            <source>Tạm dừng tính thời hạn thì phải ghi lý do.</source>
            <translation>Pausing the time limit needs a reason.</translation>
        </message>
        <message>
            <source>Hãy ghi lý do, và đang chờ ai.</source>
            <translation>Write the reason, and who is awaited.</translation>
        </message>
        <message>
            <source>Ngày tạm dừng không hợp</source>
            <translation>The dates of the pause do not fit</translation>
        </message>
        <message>
            <source>Ngày dừng, ngày tính tiếp phải sau ngày nộp, sau lần dừng trước, và không sau hôm nay.</source>
            <translation>Pausing and resuming must come after filing, after the pause before, and not after today.</translation>
        </message>
        <message>
            <source>Hãy xem lại hai ngày đó.</source>
            <translation>Check those two dates.</translation>
        </message>
        <message>
            <source>Chưa có mẫu trên cổng</source>
            <translation>No form of the portal yet</translation>
        </message>
        <message>
            <source>Chưa ghi Cổng dịch vụ công hỏi những gì cho thủ tục “{procedure}”.</source>
            <translation>It is not recorded what the public service portal asks for the procedure “{procedure}”.</translation>
        </message>
        <message>
            <source>Hãy nhập trực tiếp trên cổng, hoặc bổ sung tệp portal.toml.</source>
            <translation>Enter it directly on the portal, or complete the file portal.toml.</translation>
        </message>
        <message>
            <source>Xóa đăng ký chưa có căn cứ</source>
            <translation>No grounds for the deletion</translation>
        </message>
        <message>
            <source>Chưa ghi xóa đăng ký theo căn cứ nào của luật.</source>
            <translation>It is not recorded on which grounds in law the registration is deleted.</translation>
        </message>
        <message>
            <source>Hãy chọn căn cứ và ghi rõ sự việc.</source>
            <translation>Choose the grounds and write the facts.</translation>
        </message>
        <message>
            <source>Căn cứ xóa không có trong danh mục</source>
            <translation>The grounds are not in the catalogue</translation>
        </message>
        <message>
            <source>Căn cứ đã ghi không phải căn cứ của thủ tục này vào ngày nộp.</source>
            <translation>The recorded grounds were no grounds of this procedure on the filing date.</translation>
        </message>
        <message>
            <source>Hãy chọn lại căn cứ.</source>
            <translation>Choose the grounds again.</translation>
        </message>
        <message>
            <source>Căn cứ chưa nói rõ sự việc</source>
            <translation>The grounds do not tell the facts</translation>
        </message>
        <message>
            <source>Mới có căn cứ của luật, chưa ghi sự việc của người này.</source>
            <translation>There are only grounds in law, no facts about this person.</translation>
        </message>
        <message>
            <source>Hãy ghi rõ vì sao người này thuộc căn cứ đó.</source>
            <translation>Write why these grounds apply to this person.</translation>
        </message>
        <message>
            <source>Chưa hỏi về trường hợp không được xóa</source>
            <translation>Cases of no deletion were not asked about</translation>
        </message>
        <message>
            <source>Chưa ai trả lời: người này có đang chấp hành án, ở cơ sở bắt buộc, hay xuất cảnh không để định cư không.</source>
            <translation>Nobody answered: is this person serving a sentence, in a compulsory facility, or abroad without settling there.</translation>
        </message>
        <message>
            <source>Hãy trả lời câu hỏi đó trong phiếu.</source>
            <translation>Answer that question in the form.</translation>
        </message>
        <message>
            <source>Không được xóa đăng ký</source>
            <translation>The registration must not be deleted</translation>
        </message>
        <message>
            <source>Người này đang chấp hành án, ở cơ sở bắt buộc, hoặc xuất cảnh không để định cư.</source>
            <translation>This person is serving a sentence, in a compulsory facility, or abroad without settling there.</translation>
        </message>
        <message>
            <source>Hãy đánh dấu bước này là không cần.</source>
            <translation>Mark this step as not needed.</translation>
        </message>
        <message>
            <source>Chưa thông báo</source>
            <translation>Not notified</translation>
        </message>
        <message>
            <source>Chưa ghi ngày thông báo việc xóa đăng ký cho người này hoặc hộ.</source>
            <translation>It is not recorded when the person or household was notified of the deletion.</translation>
        </message>
        <message>
            <source>Hãy thông báo, rồi ghi ngày thông báo.</source>
            <translation>Notify them, then record the date.</translation>
        </message>
        <message>
            <source>Chưa có người thứ hai xác nhận</source>
            <translation>No second person has confirmed</translation>
        </message>
        <message>
            <source>Xóa đăng ký phải được một người khác xác nhận.</source>
            <translation>Deleting a registration must be confirmed by someone else.</translation>
        </message>
        <message>
            <source>Hãy nhờ người khác mở hồ sơ này và bấm xác nhận.</source>
            <translation>Ask someone else to open this case and press confirm.</translation>
        </message>
        <message>
            <source>Người ghi căn cứ không tự xác nhận</source>
            <translation>Whoever recorded the grounds may not confirm</translation>
        </message>
        <message>
            <source>Người đã ghi căn cứ xóa thì không xác nhận được chính việc đó.</source>
            <translation>The person who recorded the grounds cannot confirm that same deletion.</translation>
        </message>
        <message>
            <source>Không xác nhận thay người khác</source>
            <translation>Nobody confirms for another</translation>
        </message>
        <message>
            <source>Mỗi người chỉ xác nhận bằng tài khoản của chính mình.</source>
            <translation>Each person confirms only with their own account.</translation>
        </message>
        <message>
            <source>Hãy để người xác nhận tự đăng nhập và bấm xác nhận.</source>
            <translation>Let that person log in and press confirm.</translation>
        </message>
        <message>
            <source>Có kết quả trước khi nộp</source>
            <translation>Result before filing</translation>
        </message>
        <message>
            <source>Ngày có kết quả trước ngày nộp hồ sơ.</source>
            <translation>The result is dated before the filing.</translation>
        </message>
        <message>
            <source>Vướng mắc đã gỡ xong</source>
            <translation>The obstacle is resolved</translation>
        </message>
        <message>
            <source>Trong các vướng mắc được chọn có cái đã ghi là gỡ xong.</source>
            <translation>One of the chosen obstacles is recorded as resolved.</translation>
        </message>
        <message>
            <source>Hãy bỏ chọn vướng mắc đó, hoặc mở lại nó trước.</source>
            <translation>Leave it out, or reopen it first.</translation>
        </message>
        <message>
            <source>Chưa chọn cấp nhận báo cáo</source>
            <translation>No receiving level chosen</translation>
        </message>
        <message>
            <source>Không có cấp “{level}” trong danh mục.</source>
            <translation>The catalogue has no level “{level}”.</translation>
        </message>
        <message>
            <source>Hãy chọn cấp nhận báo cáo trong danh sách.</source>
            <translation>Choose the receiving level from the list.</translation>
        </message>
        <message>
            <source>Ngày {day} sau ngày hôm nay.</source>
            <translation>The date {day} is after today.</translation>
        </message>
        <message>
            <source>Chưa ghi trả lời</source>
            <translation>No reply written</translation>
        </message>
        <message>
            <source>Phần trả lời còn trống.</source>
            <translation>The reply is empty.</translation>
        </message>
        <message>
            <source>Hãy ghi cấp trên trả lời thế nào.</source>
            <translation>Write what the higher level replied.</translation>
        </message>
        <message>
            <source>Trả lời trước khi báo</source>
            <translation>Reply before the report</translation>
        </message>
        <message>
            <source>Ngày trả lời trước ngày báo lên.</source>
            <translation>The reply is dated before the report.</translation>
        </message>
        <message>
            <source>Không có việc chuyển này</source>
            <translation>No such hand-over</translation>
        </message>
        <message>
            <source>Danh mục không có việc “{kind}”.</source>
            <translation>The catalogue has no matter “{kind}”.</translation>
        </message>
        <message>
            <source>Hãy chọn việc trong danh sách.</source>
            <translation>Choose a matter from the list.</translation>
        </message>
        <message>
            <source>Không có bộ phận này</source>
            <translation>No such department</translation>
        </message>
        <message>
            <source>Danh mục không có bộ phận “{body}”.</source>
            <translation>The catalogue has no department “{body}”.</translation>
        </message>
        <message>
            <source>Hãy chọn bộ phận trong danh sách.</source>
            <translation>Choose a department from the list.</translation>
        </message>
        <message>
            <source>Không phải việc của bộ phận này</source>
            <translation>Not this department's matter</translation>
        </message>
        <message>
            <source>Tài khoản đang dùng không ngồi ở bộ phận đó.</source>
            <translation>The account in use is not in that department.</translation>
        </message>
        <message>
            <source>Hãy đổi sang tài khoản của bộ phận, hoặc nhờ người của bộ phận làm.</source>
            <translation>Switch to an account of the department, or ask someone there.</translation>
        </message>
        <message>
            <source>Chuyển cho chính mình</source>
            <translation>Handed over to oneself</translation>
        </message>
        <message>
            <source>Bộ phận chuyển và bộ phận nhận là một.</source>
            <translation>The giving and receiving departments are the same.</translation>
        </message>
        <message>
            <source>Hãy chọn bộ phận nhận khác.</source>
            <translation>Choose another receiving department.</translation>
        </message>
        <message>
            <source>Hạn đã qua</source>
            <translation>The due date is past</translation>
        </message>
        <message>
            <source>Hạn {day} trước ngày hôm nay.</source>
            <translation>The due date {day} is before today.</translation>
        </message>
        <message>
            <source>Hãy chọn hạn từ hôm nay trở đi.</source>
            <translation>Choose a due date from today on.</translation>
        </message>
        <message>
            <source>Không có việc chuyển này trên máy</source>
            <translation>This hand-over is not on this machine</translation>
        </message>
        <message>
            <source>Việc này không còn, hoặc ở ngoài địa bàn của máy.</source>
            <translation>It is gone, or outside the machine's areas.</translation>
        </message>
        <message>
            <source>Hãy mở lại danh sách.</source>
            <translation>Open the list again.</translation>
        </message>
        <message>
            <source>Việc đã có người nhận</source>
            <translation>Somebody has taken it</translation>
        </message>
        <message>
            <source>Bộ phận nhận đã ghi nhận việc này trước đó.</source>
            <translation>The receiving department recorded this as taken before.</translation>
        </message>
        <message>
            <source>Hãy mở lại danh sách để xem ai đã nhận.</source>
            <translation>Open the list again to see who took it.</translation>
        </message>
        <message>
            <source>Chưa ghi kết quả</source>
            <translation>No result written</translation>
        </message>
        <message>
            <source>Phần kết quả còn trống.</source>
            <translation>The result is empty.</translation>
        </message>
        <message>
            <source>Hãy ghi việc đã làm đến đâu.</source>
            <translation>Write how far it got.</translation>
        </message>
        <message>
            <source>Chưa đặt tên đợt phúc tra</source>
            <translation>The round of re-checks has no name</translation>
        </message>
        <message>
            <source>Mỗi đợt phúc tra cần một tên.</source>
            <translation>Each round of re-checks needs a name.</translation>
        </message>
        <message>
            <source>Hãy đặt tên, ví dụ “Phúc tra tháng 11”.</source>
            <translation>Name it, such as “Re-check of November”.</translation>
        </message>
        <message>
            <source>Tỷ lệ rút mẫu không hợp lệ</source>
            <translation>The share of the sample is not valid</translation>
        </message>
        <message>
            <source>Tỷ lệ {share} % không nằm trong khoảng 1 đến 100.</source>
            <translation>The share {share}% is not between 1 and 100.</translation>
        </message>
        <message>
            <source>Hãy ghi tỷ lệ từ 1 đến 100.</source>
            <translation>Write a share from 1 to 100.</translation>
        </message>
        <message>
            <source>Số gieo không hợp lệ</source>
            <translation>The seed is not valid</translation>
        </message>
        <message>
            <source>Số gieo “{seed}” không phải số nguyên.</source>
            <translation>The seed “{seed}” is not a whole number.</translation>
        </message>
        <message>
            <source>Hãy ghi một số nguyên, ví dụ 2026.</source>
            <translation>Write a whole number, such as 2026.</translation>
        </message>
        <message>
            <source>Đã có đợt phúc tra này</source>
            <translation>This round exists</translation>
        </message>
        <message>
            <source>Đợt “{label}” đã rút mẫu.</source>
            <translation>The sample of round “{label}” was drawn already.</translation>
        </message>
        <message>
            <source>Hãy đặt tên khác cho đợt mới.</source>
            <translation>Give the new round another name.</translation>
        </message>
        <message>
            <source>Chưa có hồ sơ để phúc tra</source>
            <translation>No cases to re-check</translation>
        </message>
        <message>
            <source>Chưa có hồ sơ nào kết thúc vì đã giải quyết xong.</source>
            <translation>No case has been closed as settled yet.</translation>
        </message>
        <message>
            <source>Hãy kết thúc hồ sơ trước rồi rút mẫu.</source>
            <translation>Close cases first, then draw the sample.</translation>
        </message>
        <message>
            <source>Không có lượt phúc tra này trên máy</source>
            <translation>This re-check is not on this machine</translation>
        </message>
        <message>
            <source>Lượt này không còn, hoặc ở ngoài địa bàn của máy.</source>
            <translation>It is gone, or outside the machine's areas.</translation>
        </message>
        <message>
            <source>Chưa chọn kết quả phúc tra</source>
            <translation>No result of the re-check chosen</translation>
        </message>
        <message>
            <source>Không có kết quả “{verdict}” trong danh mục.</source>
            <translation>The catalogue has no result “{verdict}”.</translation>
        </message>
        <message>
            <source>Hãy chọn kết quả trong danh sách.</source>
            <translation>Choose a result from the list.</translation>
        </message>
        <message>
            <source>Không tự phúc tra việc mình đã làm</source>
            <translation>Nobody re-checks their own work</translation>
        </message>
        <message>
            <source>Người đang dùng máy đã làm hồ sơ này.</source>
            <translation>The user of this machine worked on this case.</translation>
        </message>
        <message>
            <source>Hãy để người khác phúc tra.</source>
            <translation>Let someone else re-check it.</translation>
        </message>
        <message>
            <source>Chưa ghi khác ở đâu</source>
            <translation>It is not written what differs</translation>
        </message>
        <message>
            <source>Kết quả là khác với hồ sơ mà chưa ghi khác thế nào.</source>
            <translation>The result is that something differs, but not what.</translation>
        </message>
        <message>
            <source>Hãy ghi điểm khác.</source>
            <translation>Write what differs.</translation>
        </message>
        <message>
            <source>Không có chế độ này</source>
            <translation>No such benefit</translation>
        </message>
        <message>
            <source>Danh mục không có chế độ “{kind}”.</source>
            <translation>The catalogue has no benefit “{kind}”.</translation>
        </message>
        <message>
            <source>Hãy chọn chế độ trong danh sách.</source>
            <translation>Choose a benefit from the list.</translation>
        </message>
        <message>
            <source>Có kết quả trước khi đề nghị</source>
            <translation>Result before the request</translation>
        </message>
        <message>
            <source>Ngày có kết quả trước ngày đề nghị.</source>
            <translation>The result is dated before the request.</translation>
        </message>
        <message>
            <source>Ngày kết thúc chưa tới</source>
            <translation>The closing date has not come</translation>
        </message>
        <message>
            <source>Kết thúc trước khi lập</source>
            <translation>Closed before it was opened</translation>
        </message>
        <message>
            <source>Hồ sơ lập ngày {day}, sau ngày kết thúc.</source>
            <translation>The case was opened on {day}, after the closing date.</translation>
        </message>
        <message>
            <source>Hãy xem lại ngày kết thúc.</source>
            <translation>Check the closing date.</translation>
        </message>
        <message>
            <source>Chưa đủ căn cứ để kết thúc</source>
            <translation>Not enough grounds to close</translation>
        </message>
        <message>
            <source>Cách kết thúc này còn thiếu: {what}.</source>
            <translation>This way of closing still lacks: {what}.</translation>
        </message>
        <message>
            <source>Hãy bổ sung, hoặc chọn cách kết thúc khác.</source>
            <translation>Add it, or choose another way of closing.</translation>
        </message>
        <message>
            <source>Hồ sơ đang mở</source>
            <translation>The case is open</translation>
        </message>
        <message>
            <source>Hồ sơ này chưa kết thúc nên không cần mở lại.</source>
            <translation>This case is not closed, so it need not be reopened.</translation>
        </message>
        <message>
            <source>Hãy mở lại trang hồ sơ.</source>
            <translation>Open the case page again.</translation>
        </message>
        <message>
            <source>Chưa ghi vì sao mở lại</source>
            <translation>No reason for reopening</translation>
        </message>
        <message>
            <source>Mở lại hồ sơ cần một lý do.</source>
            <translation>Reopening a case needs a reason.</translation>
        </message>
        <message>
            <source>Hãy ghi lý do.</source>
            <translation>Write the reason.</translation>
        </message>
        <message>
            <source>Chưa giao gì</source>
            <translation>Nothing is assigned</translation>
        </message>
        <message>
            <source>Chưa chọn hồ sơ, hoặc chưa ghi người, nhóm, việc, hạn.</source>
            <translation>No case was chosen, or no person, team, task or due date given.</translation>
        </message>
        <message>
            <source>Hãy chọn hồ sơ rồi ghi ít nhất một mục.</source>
            <translation>Choose cases and fill in at least one item.</translation>
        </message>
        <message>
            <source>Trong các hồ sơ được chọn có hồ sơ đã kết thúc.</source>
            <translation>One of the chosen cases is closed.</translation>
        </message>
        <message>
            <source>Hãy bỏ chọn hồ sơ đó, hoặc mở lại nó trước.</source>
            <translation>Leave it out, or reopen it first.</translation>
        </message>
        <message>
            <source>Chưa ghi gì</source>
            <translation>Nothing written</translation>
        </message>
        <message>
            <source>Phần trao đổi còn trống.</source>
            <translation>The note is empty.</translation>
        </message>
        <message>
            <source>Hãy ghi nội dung.</source>
            <translation>Write something.</translation>
        </message>
        <message>
            <source>Trao đổi quá dài</source>
            <translation>The note is too long</translation>
        </message>
        <message>
            <source>Một lượt trao đổi tối đa {most} chữ.</source>
            <translation>A note has at most {most} characters.</translation>
        </message>
        <message>
            <source>Hãy ghi ngắn hơn, hoặc chia làm nhiều lượt.</source>
            <translation>Write less, or split it into several notes.</translation>
        </message>
        <message>
            <source>Không có trao đổi này trên máy</source>
            <translation>This note is not on this machine</translation>
        </message>
        <message>
            <source>Trao đổi này không còn.</source>
            <translation>This note is gone.</translation>
        </message>
        <message>
            <source>Không phải trao đổi của bạn</source>
            <translation>Not your note</translation>
        </message>
        <message>
            <source>Chỉ người viết mới sửa hoặc rút lại được.</source>
            <translation>Only its writer can change or withdraw it.</translation>
        </message>
        <message>
            <source>Hãy ghi một trao đổi mới.</source>
            <translation>Write a new note.</translation>
        </message>
        <message>
            <source>Chưa đặt tên bộ lọc</source>
            <translation>The filter has no name</translation>
        </message>
        <message>
            <source>Bộ lọc cần một tên để lưu.</source>
            <translation>A filter needs a name to be saved.</translation>
        </message>
        <message>
            <source>Hãy đặt tên.</source>
            <translation>Give it a name.</translation>
        </message>
        <message>
            <source>Quá nhiều bộ lọc đã lưu</source>
            <translation>Too many saved filters</translation>
        </message>
        <message>
            <source>Mỗi người lưu tối đa {most} bộ lọc.</source>
            <translation>Each person saves at most {most} filters.</translation>
        </message>
        <message>
            <source>Hãy xóa bớt bộ lọc không dùng.</source>
            <translation>Delete filters you do not use.</translation>
        </message>
        <message>
            <source>Chưa có hộ</source>
            <translation>No household</translation>
        </message>
        <message>
            <source>Các thành viên chưa thuộc hộ nào.</source>
            <translation>The members belong to no household yet.</translation>
        </message>
        <message>
            <source>Chỉ văn phòng xóa hẳn được</source>
            <translation>Only the office can erase</translation>
        </message>
        <message>
            <source>Việc xóa hẳn phải đến được mọi máy, nên chỉ máy văn phòng làm được.</source>
            <translation>Erasure must reach every machine, so only the office machine can do it.</translation>
        </message>
        <message>
            <source>Chưa có gì bị xóa.</source>
            <translation>Nothing was erased.</translation>
        </message>
        <message>
            <source>Hãy báo văn phòng xã yêu cầu của người dân.</source>
            <translation>Tell the commune office about the resident's request.</translation>
        </message>
        <message>
            <source>Họ tên gõ lại không khớp</source>
            <translation>The name typed does not match</translation>
        </message>
        <message>
            <source>Họ tên vừa gõ không phải họ tên của người này.</source>
            <translation>The name just typed is not this person's full name.</translation>
        </message>
        <message>
            <source>Hãy gõ đúng họ tên, có dấu, như trên trang của người đó.</source>
            <translation>Type the full name exactly, with tone marks, as on the person's page.</translation>
        </message>
        <message>
            <source>Lý do có ghi họ tên</source>
            <translation>The reason contains a name</translation>
        </message>
        <message>
            <source>Lý do được giữ lại sau khi xóa, nên không được nhắc họ tên của người bị xóa.</source>
            <translation>The reason is kept after the erasure, so it must not name the person erased.</translation>
        </message>
        <message>
            <source>Hãy ghi lý do bằng số đơn, ngày đơn, không ghi họ tên.</source>
            <translation>Give the number and date of the request as reason, no names.</translation>
        </message>
        <message>
            <source>Không xóa riêng được mục này</source>
            <translation>This item cannot be erased alone</translation>
        </message>
        <message>
            <source>Không có mục “{field}” thì không còn bản ghi nào.</source>
            <translation>Without the item “{field}” there is no record left.</translation>
        </message>
        <message>
            <source>Hãy xóa cả người này, hoặc sửa mục đó.</source>
            <translation>Erase the whole person, or change that item.</translation>
        </message>
        <message>
            <source>Biên bản xóa bị hỏng</source>
            <translation>The record of erasure is damaged</translation>
        </message>
        <message>
            <source>Gói dữ liệu mang theo một biên bản xóa không đọc được.</source>
            <translation>The data package brings a record of erasure that cannot be read.</translation>
        </message>
        <message>
            <source>Chưa nhập gì từ gói này.</source>
            <translation>Nothing was imported from this package.</translation>
        </message>
        <message>
            <source>Hãy xuất lại gói ở máy gửi rồi nhập lại.</source>
            <translation>Export the package again on the sending machine, then import again.</translation>
        </message>
        <message>
            <source>Biên bản xóa không phải của văn phòng</source>
            <translation>The record of erasure is not of the office</translation>
        </message>
        <message>
            <source>Gói dữ liệu mang theo một biên bản xóa không có chữ ký của văn phòng xã này.</source>
            <translation>The data package brings a record of erasure without the signature of this commune's office.</translation>
        </message>
        <message>
            <source>Hãy báo người phụ trách máy; không nhập lại gói này.</source>
            <translation>Tell the person in charge of the machine; do not import this package again.</translation>
        </message>
        <message>
            <source>Việc này cần có lý do; lý do được giữ lại.</source>
            <translation>This needs a reason; the reason is kept.</translation>
        </message>
        <message>
            <source>Hãy ghi lý do rồi làm lại.</source>
            <translation>Write the reason and try again.</translation>
        </message>
        <message>
            <source>Không có gì để hoàn tác</source>
            <translation>Nothing to undo</translation>
        </message>
        <message>
            <source>Anh/chị chưa thay đổi gì ở hồ sơ này trên máy này.</source>
            <translation>You have changed nothing in this case on this machine.</translation>
        </message>
        <message>
            <source>Không hoàn tác được nữa</source>
            <translation>It can no longer be undone</translation>
        </message>
        <message>
            <source>Đã có người khác sửa sau anh/chị.</source>
            <translation>Someone else changed it after you.</translation>
        </message>
        <message>
            <source>Hãy sửa lại mục đó như một thay đổi mới.</source>
            <translation>Change that item again as a new change.</translation>
        </message>
        <message>
            <source>Không hoàn tác ở đây được</source>
            <translation>It cannot be undone here</translation>
        </message>
        <message>
            <source>Thay đổi gần nhất là gộp hoặc tách hai hồ sơ của một người.</source>
            <translation>The latest change merged or split two records of one person.</translation>
        </message>
        <message>
            <source>Hãy mở nhân khẩu đó, phần “Đã gộp”, rồi tách hoặc gộp lại.</source>
            <translation>Open that person, part “Merged”, and split or merge again.</translation>
        </message>
        <message>
            <source>Nội dung trước đó đã được xóa theo quy định hoặc không có ở máy này.</source>
            <translation>The earlier content was deleted under the rules or is not on this machine.</translation>
        </message>
        <message>
            <source>Diện này chưa có hướng dẫn</source>
            <translation>This group has no guide yet</translation>
        </message>
        <message>
            <source>Chương trình chưa có bộ câu hỏi cho diện {category}.</source>
            <translation>The program has no questions for group {category} yet.</translation>
        </message>
        <message>
            <source>Hãy ghi hồ sơ ở trang Hồ sơ.</source>
            <translation>Record the case on the Cases page.</translation>
        </message>
        <message>
            <source>Không đọc được bản nháp</source>
            <translation>The draft cannot be read</translation>
        </message>
        <message>
            <source>Bản nháp do bản chương trình mới hơn ghi, hoặc bị hỏng.</source>
            <translation>The draft was written by a newer version of the program, or is damaged.</translation>
        </message>
        <message>
            <source>Bản nháp được giữ nguyên.</source>
            <translation>The draft was kept as it is.</translation>
        </message>
        <message>
            <source>Hãy cài bản mới, hoặc bỏ bản nháp và bắt đầu lại.</source>
            <translation>Install the newer version, or discard the draft and start over.</translation>
        </message>
        <message>
            <source>Có chỗ chưa đọc được</source>
            <translation>Something cannot be read yet</translation>
        </message>
        <message>
            <source>Một số ô đã gõ mà chương trình chưa hiểu; lưu ngay thì sẽ mất.</source>
            <translation>Some fields hold text the program does not understand; saving now would lose it.</translation>
        </message>
        <message>
            <source>Hãy sửa các ô báo đỏ rồi lưu.</source>
            <translation>Correct the fields marked red, then save.</translation>
        </message>
        <message>
            <source>Hãy kiểm tra USB hoặc điện thoại đã cắm chưa, rồi chọn lại tệp.</source>
            <translation>Check that the USB stick or phone is plugged in, then choose the file again.</translation>
        </message>
        <message>
            <source>Đĩa hoặc USB không cho đọc “{file}”.</source>
            <translation>The disk or USB stick does not let “{file}” be read.</translation>
        </message>
        <message>
            <source>Hãy cắm lại USB rồi làm lại.</source>
            <translation>Plug the USB stick in again and try again.</translation>
        </message>
        <message>
            <source>Tệp trống</source>
            <translation>The file is empty</translation>
        </message>
        <message>
            <source>“{file}” không có nội dung (0 byte).</source>
            <translation>“{file}” has no content (0 bytes).</translation>
        </message>
        <message>
            <source>Hãy chụp hoặc chép lại.</source>
            <translation>Photograph or copy it again.</translation>
        </message>
        <message>
            <source>“{file}” lớn hơn mức nhận được.</source>
            <translation>“{file}” is larger than accepted.</translation>
        </message>
        <message>
            <source>Hãy quét lại ở 200–300 dpi, hoặc tách thành nhiều tệp.</source>
            <translation>Scan it again at 200–300 dpi, or split it into several files.</translation>
        </message>
        <message>
            <source>“{file}” rộng {width} × {height} điểm, vượt mức nhận được.</source>
            <translation>“{file}” is {width} × {height} pixels, more than accepted.</translation>
        </message>
        <message>
            <source>Hãy quét lại ở 200–300 dpi.</source>
            <translation>Scan it again at 200–300 dpi.</translation>
        </message>
        <message>
            <source>Quá nhiều trang</source>
            <translation>Too many pages</translation>
        </message>
        <message>
            <source>“{file}” có {pages} trang, nhận tối đa {limit}.</source>
            <translation>“{file}” has {pages} pages; at most {limit} are accepted.</translation>
        </message>
        <message>
            <source>Hãy tách thành nhiều tệp.</source>
            <translation>Split it into several files.</translation>
        </message>
        <message>
            <source>Không phải ảnh hay PDF</source>
            <translation>Not a picture or PDF</translation>
        </message>
        <message>
            <source>“{file}” thật ra là: {really}.</source>
            <translation>“{file}” is really: {really}.</translation>
        </message>
        <message>
            <source>Hãy chọn ảnh JPG, PNG hoặc tệp PDF.</source>
            <translation>Choose a JPG or PNG picture or a PDF file.</translation>
        </message>
        <message>
            <source>Ảnh HEIC của điện thoại</source>
            <translation>HEIC picture of a phone</translation>
        </message>
        <message>
            <source>“{file}” ở dạng HEIC, chương trình chưa đọc được.</source>
            <translation>“{file}” is a HEIC picture, which the program cannot read.</translation>
        </message>
        <message>
            <source>Hãy đổi sang JPG trên điện thoại (Cài đặt &gt; Camera &gt; Tương thích nhất) rồi chụp lại.</source>
            <translation>Switch the phone to JPG (Settings &gt; Camera &gt; Most Compatible) and take it again.</translation>
        </message>
        <message>
            <source>PDF bị khóa</source>
            <translation>The PDF is locked</translation>
        </message>
        <message>
            <source>“{file}” đặt mật khẩu hoặc khóa quyền sửa, nên không gỡ được thông tin ẩn bên trong.</source>
            <translation>“{file}” has a password or forbids changes, so hidden data inside cannot be removed.</translation>
        </message>
        <message>
            <source>Hãy xin bản không khóa, hoặc in ra giấy rồi quét lại.</source>
            <translation>Ask for an unlocked copy, or print it and scan it again.</translation>
        </message>
        <message>
            <source>Không thấy thư mục</source>
            <translation>Folder not found</translation>
        </message>
        <message>
            <source>Thư mục “{file}” không có ở đó.</source>
            <translation>The folder “{file}” is not there.</translation>
        </message>
        <message>
            <source>Hãy kiểm tra ổ đĩa, USB rồi chọn lại.</source>
            <translation>Check the drive or USB stick, then choose again.</translation>
        </message>
        <message>
            <source>Không dùng được thư mục này</source>
            <translation>This folder cannot be used</translation>
        </message>
        <message>
            <source>“{file}” là thư mục dữ liệu của chương trình.</source>
            <translation>“{file}” is the program's data folder.</translation>
        </message>
        <message>
            <source>Hãy chọn thư mục mà máy quét lưu tệp vào.</source>
            <translation>Choose the folder the scanner saves to.</translation>
        </message>
        <message>
            <source>Chưa có gì để đọc</source>
            <translation>Nothing to read</translation>
        </message>
        <message>
            <source>Chưa nhận được nội dung mã QR nào.</source>
            <translation>No QR content was received.</translation>
        </message>
        <message>
            <source>Hãy quét lại thẻ.</source>
            <translation>Scan the card again.</translation>
        </message>
        <message>
            <source>Không phải mã QR của thẻ</source>
            <translation>Not a card's QR code</translation>
        </message>
        <message>
            <source>Nội dung nhận được dài {length} ký tự; một mã QR chứa nhiều nhất {limit}.</source>
            <translation>What was received has {length} characters; a QR code holds at most {limit}.</translation>
        </message>
        <message>
            <source>Hãy quét đúng mã QR trên thẻ căn cước.</source>
            <translation>Scan the QR code of the ID card.</translation>
        </message>
        <message>
            <source>Đây là thẻ bảo hiểm y tế</source>
            <translation>This is a health insurance card</translation>
        </message>
        <message>
            <source>Mã QR này của thẻ BHYT, không phải của thẻ căn cước.</source>
            <translation>This QR code is of a health insurance card (BHYT), not of an ID card.</translation>
        </message>
        <message>
            <source>Hãy quét thẻ căn cước. Thẻ BHYT thì ghi là một giấy tờ riêng.</source>
            <translation>Scan the ID card. Record the health insurance card as a paper of its own.</translation>
        </message>
        <message>
            <source>Mã QR này là một địa chỉ trang mạng. Chương trình không mở trang mạng nào.</source>
            <translation>This QR code is a web address. The program opens no web pages.</translation>
        </message>
        <message>
            <source>Hãy quét mã QR trên thẻ căn cước.</source>
            <translation>Scan the QR code of the ID card.</translation>
        </message>
        <message>
            <source>Máy quét gõ sai kiểu bàn phím</source>
            <translation>The scanner types with the wrong keyboard</translation>
        </message>
        <message>
            <source>Nhận được số định danh nhưng mất các dấu “|” ngăn cách.</source>
            <translation>An ID number arrived, but without the “|” signs between the items.</translation>
        </message>
        <message>
            <source>Hãy đặt máy quét về bàn phím tiếng Anh (US), tắt Unikey rồi quét lại; hoặc chụp ảnh mã QR.</source>
            <translation>Set the scanner to the US English keyboard, turn Unikey off and scan again; or photograph the QR code.</translation>
        </message>
        <message>
            <source>Không phải mã QR của thẻ căn cước</source>
            <translation>Not the QR code of an ID card</translation>
        </message>
        <message>
            <source>Mã này không bắt đầu bằng 12 số định danh và các thông tin như trên thẻ căn cước.</source>
            <translation>This code does not begin with a 12-digit ID number and the items of an ID card.</translation>
        </message>
        <message>
            <source>Hãy quét mã QR trên thẻ căn cước, căn cước công dân có gắn chip.</source>
            <translation>Scan the QR code of an ID card (căn cước, or căn cước công dân with chip).</translation>
        </message>
        <message>
            <source>Không thấy mã QR trong ảnh</source>
            <translation>No QR code in the picture</translation>
        </message>
        <message>
            <source>Đã thử phóng to, xoay và tăng tương phản nhưng không đọc được mã QR nào.</source>
            <translation>Enlarging, turning and more contrast were tried, but no QR code could be read.</translation>
        </message>
        <message>
            <source>Hãy chụp gần hơn, đủ sáng, không lóa; để mã QR chiếm khoảng một phần ba ảnh.</source>
            <translation>Take the picture closer, well lit, without glare; the QR code should fill about a third of it.</translation>
        </message>
        <message>
            <source>Không lấy được mục này từ thẻ</source>
            <translation>This item cannot be taken from the card</translation>
        </message>
        <message>
            <source>Mục vừa chọn không đọc chắc được từ mã QR.</source>
            <translation>The chosen item could not be read reliably from the QR code.</translation>
        </message>
        <message>
            <source>Hãy bỏ chọn mục đó và gõ theo chữ in trên thẻ.</source>
            <translation>Leave it out and type it as printed on the card.</translation>
        </message>
        <message>
            <source>PDF không an toàn</source>
            <translation>The PDF is not safe</translation>
        </message>
        <message>
            <source>“{file}” được làm để bung ra không giới hạn hoặc chứa quá nhiều thành phần; chương trình không mở.</source>
            <translation>“{file}” is made to unpack without end or has too many parts; the program does not open it.</translation>
        </message>
        <message>
            <source>Hãy in ra giấy rồi quét lại, hoặc xin bản khác.</source>
            <translation>Print it and scan it again, or ask for another copy.</translation>
        </message>
        <message>
            <source>Tệp hỏng</source>
            <translation>The file is damaged</translation>
        </message>
        <message>
            <source>“{file}” không mở được như ảnh hay PDF.</source>
            <translation>“{file}” cannot be opened as a picture or PDF.</translation>
        </message>
        <message>
            <source>Chứng cứ này không ở máy này</source>
            <translation>This evidence is not on this machine</translation>
        </message>
        <message>
            <source>Máy này không giữ chứng cứ đó.</source>
            <translation>This machine does not hold that evidence.</translation>
        </message>
        <message>
            <source>Vướng mắc này không ở máy này</source>
            <translation>This obstacle is not on this machine</translation>
        </message>
        <message>
            <source>Máy này không giữ vướng mắc đó.</source>
            <translation>This machine does not hold that obstacle.</translation>
        </message>
        <message>
            <source>Mục cư trú này không ở máy này</source>
            <translation>This residence entry is not on this machine</translation>
        </message>
        <message>
            <source>Máy này không giữ mục cư trú đó.</source>
            <translation>This machine does not hold that residence entry.</translation>
        </message>
        <message>
            <source>Phần này đã lưu rồi</source>
            <translation>This was saved already</translation>
        </message>
        <message>
            <source>Những gì nhập trong hướng dẫn này đã được ghi vào hồ sơ.</source>
            <translation>What was entered in this guide is already written to the case.</translation>
        </message>
        <message>
            <source>Không có gì bị ghi hai lần.</source>
            <translation>Nothing is written twice.</translation>
        </message>
        <message>
            <source>Hãy mở hồ sơ để xem hoặc sửa tiếp.</source>
            <translation>Open the case to look at it or change it further.</translation>
        </message>
        <message>
            <source>Thư mục đã có tệp khác</source>
            <translation>The folder holds other files</translation>
        </message>
        <message>
            <source>Thư mục chọn cho dữ liệu mẫu không trống.</source>
            <translation>The folder chosen for sample data is not empty.</translation>
        </message>
        <message>
            <source>Con số không làm mẫu được</source>
            <translation>These numbers make no sample</translation>
        </message>
        <message>
            <source>Dữ liệu mẫu cần từ 50 nhân khẩu, tối đa 9 máy cơ sở, số hồ sơ không quá số người (đang là {residents} nhân khẩu, {cases} hồ sơ, {laptops} máy).</source>
            <translation>Sample data needs at least 50 residents, at most 9 field machines, and no more cases than people (now {residents} residents, {cases} cases, {laptops} machines).</translation>
        </message>
        <message>
            <source>Hãy chọn con số khác.</source>
            <translation>Choose other numbers.</translation>
        </message>
    </context>
    <context>
        <name>removal</name>
        <message>
            <source>Xóa…</source>
            <translation>Delete…</translation>
        </message>
        <message>
            <source>Bản ghi vẫn còn trong lịch sử, có lý do. Có thể đưa lại chừng nào chưa ai sửa tiếp.</source>
            <translation>The record stays in the history, with the reason. It can be brought back as long as nobody changes it further.</translation>
        </message>
        <message>
            <source>Hoàn tác xóa</source>
            <translation>Undo deletion</translation>
        </message>
        <message>
            <source>Thôi</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Xóa người này</source>
            <translation>Delete this person</translation>
        </message>
        <message>
            <source>Xóa hộ này</source>
            <translation>Delete this household</translation>
        </message>
        <message>
            <source>Xóa hồ sơ này</source>
            <translation>Delete this case</translation>
        </message>
        <message>
            <source>Lý do</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>Đang xem</source>
            <translation>Looking</translation>
        </message>
        <message>
            <source>%1 người trong hộ vẫn còn, nhưng không thuộc hộ nào nữa: %2.</source>
            <translation>%1 people of the household remain, but in no household: %2.</translation>
        </message>
        <message>
            <source>Đây không phải xóa hẳn: nội dung và lý do còn trong lịch sử, và hoàn tác được.</source>
            <translation>This is no erasure: content and reason stay in the history, and it can be undone.</translation>
        </message>
        <message>
            <source>Xóa hẳn dữ liệu theo yêu cầu</source>
            <translation>Erase data on request</translation>
        </message>
        <message>
            <source>Xóa hẳn, không lấy lại được</source>
            <translation>Erase, cannot be undone</translation>
        </message>
        <message>
            <source>Còn lại: ai đã ghi, lúc nào (không còn nội dung); nhật ký truy cập; biên bản xóa này.</source>
            <translation>What stays: who wrote and when (without content); the access log; the record of this erasure.</translation>
        </message>
        <message>
            <source>Mất hẳn: mọi giá trị mục này từng có, kể cả giá trị đang chờ chọn. Các mục khác giữ nguyên.</source>
            <translation>Erased: every value this item ever had, those waiting for a choice too. Other items stay.</translation>
        </message>
        <message>
            <source>Còn lại: rằng mục này đã được ghi, ai ghi, lúc nào; biên bản xóa này.</source>
            <translation>What stays: that this item was recorded, by whom and when; the record of this erasure.</translation>
        </message>
        <message>
            <source>Các máy %1 xóa theo khi nhập gói tới; phần chưa gửi về người này bị từ chối.</source>
            <translation>Machines %1 erase too when they import the next package; their unsent changes about this person are refused.</translation>
        </message>
        <message>
            <source>Gói trên USB, bản in và tệp đã xuất ngoài tầm với của máy này: phải tự hủy.</source>
            <translation>Packages on USB, prints and exported files are out of this machine's reach: destroy them yourself.</translation>
        </message>
        <message>
            <source>Đang xóa hẳn</source>
            <translation>Erasing</translation>
        </message>
        <message>
            <source>Hãy xuất gói cho từng máy để các máy xóa theo.</source>
            <translation>Export a package for each machine so that it erases too.</translation>
        </message>
        <message>
            <source>Đã xóa hẳn</source>
            <translation>Erased</translation>
        </message>
        <message>
            <source>Đóng</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Xóa người này…</source>
            <translation>Delete this person…</translation>
        </message>
        <message>
            <source>Xóa hộ này…</source>
            <translation>Delete this household…</translation>
        </message>
        <message>
            <source>Xóa hồ sơ này…</source>
            <translation>Delete this case…</translation>
        </message>
        <message>
            <source>Xóa: %1</source>
            <translation>Delete: %1</translation>
        </message>
        <message>
            <source>Đã xóa: %1</source>
            <translation>Deleted: %1</translation>
        </message>
        <message>
            <source>Ví dụ: nhập trùng, nhập nhầm người.</source>
            <translation>For example: entered twice, wrong person.</translation>
        </message>
        <message>
            <source>Đang xóa</source>
            <translation>Deleting</translation>
        </message>
        <message>
            <source>Xóa gì</source>
            <translation>What to erase</translation>
        </message>
        <message>
            <source>Mục</source>
            <translation>Item</translation>
        </message>
        <message>
            <source>Gõ lại họ tên</source>
            <translation>Type the full name again</translation>
        </message>
        <message>
            <source>Gõ đúng, có dấu: %1</source>
            <translation>Exactly, with tone marks: %1</translation>
        </message>
        <message>
            <source>Xóa hẳn cả hộ “%1”: chưa ai khác từng ở hộ này</source>
            <translation>Erase the whole household “%1”: nobody else has ever been in it</translation>
        </message>
        <message>
            <source>Mất hẳn: %1, cả lịch sử, bản nháp và tệp của chúng.</source>
            <translation>Erased: %1, with their history, drafts and files.</translation>
        </message>
        <message>
            <source>Đã xóa hẳn %1 bản ghi, mục.</source>
            <translation>%1 records and items erased.</translation>
        </message>
        <message>
            <source>Đĩa chưa cho dọn hết; chương trình dọn tiếp khi mở lần sau. Xem “Kiểm tra máy”.</source>
            <translation>The disk did not allow a full clean-up; the program goes on when next opened. See “Check the machine”.</translation>
        </message>
        <message>
            <source>Xóa theo %1 hồ sơ: %2.</source>
            <translation>%1 cases are deleted too: %2.</translation>
        </message>
        <message>
            <source>%1 lượt đến nhà không còn xem được.</source>
            <translation>%1 visits can no longer be seen.</translation>
        </message>
        <message>
            <source>Hồ sơ khác đang chờ hồ sơ bị xóa: %1.</source>
            <translation>Other cases wait for the deleted case: %1.</translation>
        </message>
        <message>
            <source>Toàn bộ người này</source>
            <translation>This whole person</translation>
        </message>
        <message>
            <source>Chỉ một mục</source>
            <translation>Only one item</translation>
        </message>
        <message>
            <source>Lý do được giữ lại: ghi số đơn, ngày đơn, không ghi họ tên.</source>
            <translation>The reason is kept: write the number and date of the request, no names.</translation>
        </message>
        <message>
            <source>Không xóa: họ tên người này ghi là cha, mẹ, giám hộ trong hồ sơ của %1.</source>
            <translation>Not erased: this person's name as father, mother or guardian in the record of %1.</translation>
        </message>
        <message>
            <source>%1 bản sao lưu cũ được thay bằng bản mới.</source>
            <translation>%1 old backups replaced by a new one.</translation>
        </message>
        <message>
            <source>Đã xóa %1 tệp, %2 gói để riêng; đã thay %3 bản sao lưu.</source>
            <translation>%1 files and %2 set-aside packages deleted; %3 backups replaced.</translation>
        </message>
        <message>
            <source>Chưa với tới được: %1. Cắm ổ đó rồi mở lại chương trình.</source>
            <translation>Not reached yet: %1. Connect that drive and open the program again.</translation>
        </message>
        <message>
            <source>Xóa hẳn dữ liệu theo yêu cầu…</source>
            <translation>Erase data on request…</translation>
        </message>
    </context>
    <context>
        <name>step_forms</name>
        <message>
            <source>Tạm dừng tính thời hạn</source>
            <translation>Pause the time limit</translation>
        </message>
        <message>
            <source>Tính tiếp thời hạn</source>
            <translation>Resume the time limit</translation>
        </message>
        <message>
            <source>Căn cứ xóa đăng ký</source>
            <translation>Grounds for deleting the registration</translation>
        </message>
        <message>
            <source>Ghi thành vướng mắc</source>
            <translation>Record as an obstacle</translation>
        </message>
        <message>
            <source>Người dân (bổ sung giấy tờ)</source>
            <translation>Resident (more papers)</translation>
        </message>
        <message>
            <source>Dừng</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>Ngày dừng không tính vào thời hạn của cơ quan; báo cáo tách được trễ do ai.</source>
            <translation>Days of pause do not count in the authority's time limit; reports can tell who caused a delay.</translation>
        </message>
        <message>
            <source>Tính tiếp</source>
            <translation>Resume</translation>
        </message>
        <message>
            <source>Không, đã hỏi</source>
            <translation>No, asked</translation>
        </message>
        <message>
            <source>Có: không được xóa</source>
            <translation>Yes: must not be deleted</translation>
        </message>
        <message>
            <source>Ghi căn cứ</source>
            <translation>Record the grounds</translation>
        </message>
        <message>
            <source>Xóa đăng ký không phải mục đích của hồ sơ. Sau khi ghi, phải có người thứ hai xác nhận.</source>
            <translation>Deleting a registration is not a goal of the case. Once recorded, a second person must confirm.</translation>
        </message>
        <message>
            <source>Ghi vướng mắc</source>
            <translation>Record the obstacle</translation>
        </message>
        <message>
            <source>Dừng từ ngày</source>
            <translation>Paused from</translation>
        </message>
        <message>
            <source>Đang chờ</source>
            <translation>Waiting for</translation>
        </message>
        <message>
            <source>Lý do</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>Tính tiếp từ ngày</source>
            <translation>Resumed from</translation>
        </message>
        <message>
            <source>Căn cứ của luật</source>
            <translation>Grounds in law</translation>
        </message>
        <message>
            <source>Sự việc</source>
            <translation>Facts</translation>
        </message>
        <message>
            <source>Ngày đã thông báo</source>
            <translation>Notified on</translation>
        </message>
        <message>
            <source>Ghi như trên phiếu hướng dẫn bổ sung</source>
            <translation>As on the slip asking for more papers</translation>
        </message>
        <message>
            <source>Vì sao người này thuộc căn cứ đó</source>
            <translation>Why these grounds apply to this person</translation>
        </message>
        <message>
            <source>Cho người đó hoặc hộ</source>
            <translation>To the person or the household</translation>
        </message>
        <message>
            <source>Ai gỡ được</source>
            <translation>Who can resolve it</translation>
        </message>
    </context>
    <context>
        <name>sync</name>
        <message>
            <source>Không để tờ này cùng chỗ với máy hoặc USB. Dùng xong thì hủy.</source>
            <translation>Do not keep this sheet with the machine or the USB stick. Destroy it after use.</translation>
        </message>
        <message>
            <source>Tám từ đối chiếu:</source>
            <translation>Eight words to compare:</translation>
        </message>
        <message>
            <source>Mã một lần của</source>
            <translation>One-time code of</translation>
        </message>
        <message>
            <source>Tám từ đối chiếu, đọc ở máy cơ sở:</source>
            <translation>Eight words to compare, read on the field machine:</translation>
        </message>
        <message>
            <source>Mã một lần để mở máy, sau đó tự chọn mật khẩu:</source>
            <translation>One-time code to open the machine; then choose your own passphrase:</translation>
        </message>
        <message>
            <source>Gói dữ liệu khóa cho máy khác</source>
            <translation>Data package locked for another machine</translation>
        </message>
        <message>
            <source>Gói dữ liệu của bản chương trình mới hơn</source>
            <translation>Data package of a newer version of the program</translation>
        </message>
        <message>
            <source>Gói dữ liệu bị hỏng</source>
            <translation>Damaged data package</translation>
        </message>
        <message>
            <source>Gói dữ liệu</source>
            <translation>Data package</translation>
        </message>
        <message>
            <source>Gói này cũ hơn gói đã nhập: không có gì mới.</source>
            <translation>This package is older than one already imported: nothing new.</translation>
        </message>
        <message>
            <source>Máy này không có thay đổi nào chờ văn phòng trả lời.</source>
            <translation>No change of this machine waits for the office's answer.</translation>
        </message>
        <message>
            <source>Văn phòng đã nhận %1 trong %2 thay đổi.</source>
            <translation>The office received %1 of %2 changes.</translation>
        </message>
        <message>
            <source>%1 thay đổi</source>
            <translation>%1 changes</translation>
        </message>
        <message>
            <source>%1 bản ghi mới</source>
            <translation>%1 new records</translation>
        </message>
        <message>
            <source>%1 tệp</source>
            <translation>%1 files</translation>
        </message>
        <message>
            <source>%1 đã được trả lời</source>
            <translation>%1 answered</translation>
        </message>
        <message>
            <source>không có gì mới</source>
            <translation>nothing new</translation>
        </message>
        <message>
            <source>Do bản chương trình mới hơn ghi; sẽ nhận khi máy này được cài bản mới</source>
            <translation>Written by a newer version of the program; accepted once this machine has the new version</translation>
        </message>
        <message>
            <source>Mã bản ghi không đúng</source>
            <translation>Wrong record code</translation>
        </message>
        <message>
            <source>Không đọc được nội dung</source>
            <translation>The content cannot be read</translation>
        </message>
        <message>
            <source>Dữ liệu này đã được văn phòng xóa hẳn theo yêu cầu, nên phần ghi thêm không được nhận</source>
            <translation>The office erased this data on request, so what was added is not accepted</translation>
        </message>
        <message>
            <source>Không rõ lý do</source>
            <translation>Reason unknown</translation>
        </message>
        <message>
            <source>Yêu cầu cũ, máy đã ghi danh: %1</source>
            <translation>Old request, machine already enrolled: %1</translation>
        </message>
        <message>
            <source>Yêu cầu ghi danh: %1</source>
            <translation>Enrolment request: %1</translation>
        </message>
        <message>
            <source>Yêu cầu quên mật khẩu: %1</source>
            <translation>Forgotten passphrase request: %1</translation>
        </message>
        <message>
            <source>Gói dữ liệu của %1</source>
            <translation>Data package of %1</translation>
        </message>
        <message>
            <source>%1 tệp đính kèm</source>
            <translation>%1 attachments</translation>
        </message>
        <message>
            <source>Người ghi không có quyền ghi: %1</source>
            <translation>The writer may not write: %1</translation>
        </message>
        <message>
            <source>Giá trị không đúng kiểu: %1</source>
            <translation>Value of the wrong kind: %1</translation>
        </message>
        <message>
            <source>Thiếu mục phải có: %1</source>
            <translation>Required item missing: %1</translation>
        </message>
        <message>
            <source>Thuộc về một bản ghi chưa có ở đây: %1</source>
            <translation>Belongs to a record that is not here: %1</translation>
        </message>
        <message>
            <source>%1 thay đổi có xung đột, chờ người ở văn phòng quyết định</source>
            <translation>%1 changes in conflict, waiting for the office's decision</translation>
        </message>
        <message>
            <source>%1 bị từ chối</source>
            <translation>%1 refused</translation>
        </message>
        <message>
            <source>%1 chưa được trả lời</source>
            <translation>%1 not answered</translation>
        </message>
        <message>
            <source>và %1 địa bàn nữa</source>
            <translation>and %1 more areas</translation>
        </message>
        <message>
            <source>chưa gửi lần nào</source>
            <translation>never sent</translation>
        </message>
        <message>
            <source>mới gửi hôm nay</source>
            <translation>sent today</translation>
        </message>
        <message>
            <source>%1 ngày</source>
            <translation>%1 days</translation>
        </message>
        <message>
            <source>In biên bản bàn giao…</source>
            <translation>Print the handover record…</translation>
        </message>
        <message>
            <source>Đang lập biên bản</source>
            <translation>Making the record</translation>
        </message>
        <message>
            <source>Biên bản bàn giao</source>
            <translation>Handover record</translation>
        </message>
        <message>
            <source>%1 phần của tệp lớn</source>
            <translation>%1 parts of large files</translation>
        </message>
        <message>
            <source>%1 được giữ lại cho đến khi văn phòng cập nhật chương trình</source>
            <translation>%1 are held until the office updates its program</translation>
        </message>
        <message>
            <source>%1 tệp (%2)</source>
            <translation>%1 files (%2)</translation>
        </message>
        <message>
            <source>%1 bản nháp</source>
            <translation>%1 drafts</translation>
        </message>
        <message>
            <source>Máy hỏng bây giờ cũng không mất gì.</source>
            <translation>If this machine died now, nothing would be lost.</translation>
        </message>
        <message>
            <source>Máy hỏng bây giờ sẽ mất %1.</source>
            <translation>If this machine died now, %1 would be lost.</translation>
        </message>
        <message>
            <source>%1 thay đổi do bản chương trình mới hơn ghi, được giữ nguyên. Hãy cập nhật chương trình ở văn phòng: sau đó chúng tự được nhận.</source>
            <translation>%1 changes were written by a newer program and are kept as they came. Update the program at the office: they are then taken by themselves.</translation>
        </message>
        <message>
            <source>Văn phòng dùng bản mới hơn: %1 thay đổi có phần máy này chưa hiểu, được giữ nguyên. Cập nhật chương trình của máy này thì chúng tự hiện ra.</source>
            <translation>The office uses a newer version: %1 changes have parts that this machine does not understand yet; they are kept as they came. Update the program of this machine and they show by themselves.</translation>
        </message>
        <message>
            <source>để lần sau %1 tệp</source>
            <translation>%1 files left for the next time</translation>
        </message>
    </context>
    <context>
        <name>way</name>
        <message>
            <source>Hẹn trả ngày %1 (giấy hẹn)</source>
            <translation>Result promised for %1 (appointment slip)</translation>
        </message>
        <message>
            <source>Ngày sinh?</source>
            <translation>Date of birth?</translation>
        </message>
        <message>
            <source>có từ: %1 (%2)</source>
            <translation>comes from: %1 (%2)</translation>
        </message>
        <message>
            <source>Đích của diện</source>
            <translation>Goal of the group</translation>
        </message>
        <message>
            <source>nơi khác</source>
            <translation>someone else</translation>
        </message>
        <message>
            <source>người dân</source>
            <translation>the resident</translation>
        </message>
        <message>
            <source>Tạm dừng từ %1: %2 (chờ %3)</source>
            <translation>Paused since %1: %2 (waiting for %3)</translation>
        </message>
        <message>
            <source>ngày làm việc</source>
            <translation>working days</translation>
        </message>
        <message>
            <source>ngày</source>
            <translation>days</translation>
        </message>
        <message>
            <source>Đã qua (%1): %2</source>
            <translation>Past (%1): %2</translation>
        </message>
        <message>
            <source>Quá thời hạn ban đầu vì chờ nơi khác, không phải do cơ quan</source>
            <translation>Past the first time limit because of others, not of the authority</translation>
        </message>
        <message>
            <source>Quá thời hạn ban đầu vì chờ người dân bổ sung, không phải do cơ quan</source>
            <translation>Past the first time limit because the resident had to add papers, not because of the authority</translation>
        </message>
        <message>
            <source>Chỉ nộp trực tuyến (Cổng dịch vụ công, VNeID)</source>
            <translation>Online only (public service portal, VNeID)</translation>
        </message>
        <message>
            <source>Tạm dừng tính hạn</source>
            <translation>Time limit paused</translation>
        </message>
        <message>
            <source>Quá hạn</source>
            <translation>Overdue</translation>
        </message>
        <message>
            <source>Chưa phải làm</source>
            <translation>Not to be done yet</translation>
        </message>
        <message>
            <source>Nộp trước hết ngày %1</source>
            <translation>File by the end of %1</translation>
        </message>
        <message>
            <source>Cơ quan trả kết quả trước hết ngày %1</source>
            <translation>The authority gives its result by the end of %1</translation>
        </message>
        <message>
            <source>Niêm yết đến hết ngày %1</source>
            <translation>Posted in public until the end of %1</translation>
        </message>
        <message>
            <source>cần kiểm tra</source>
            <translation>to be verified</translation>
        </message>
        <message>
            <source>có thể lập ngay: %1 (lời của: %2)</source>
            <translation>can be made now: %1 (words of: %2)</translation>
        </message>
        <message>
            <source>%1, tính tiếp từ %2</source>
            <translation>%1, resumed from %2</translation>
        </message>
        <message>
            <source>cơ quan %1</source>
            <translation>authority %1</translation>
        </message>
        <message>
            <source>Trễ do cơ quan: %1 %2</source>
            <translation>Delayed by the authority: %1 %2</translation>
        </message>
        <message>
            <source>Nộp trễ %1 ngày, phía người dân</source>
            <translation>Filed %1 days late, on the resident's side</translation>
        </message>
        <message>
            <source>Chưa có căn cứ của luật</source>
            <translation>No grounds in law yet</translation>
        </message>
        <message>
            <source>Căn cứ không thuộc thủ tục này</source>
            <translation>The grounds do not belong to this procedure</translation>
        </message>
        <message>
            <source>Căn cứ chưa nói rõ sự việc</source>
            <translation>The grounds do not tell the facts yet</translation>
        </message>
        <message>
            <source>Chưa hỏi: chấp hành án, cơ sở bắt buộc, xuất cảnh không định cư</source>
            <translation>Not asked: serving a sentence, in a compulsory facility, abroad without settling</translation>
        </message>
        <message>
            <source>Thuộc trường hợp không được xóa</source>
            <translation>A case in which it must not be deleted</translation>
        </message>
        <message>
            <source>Chưa thông báo cho người dân hoặc hộ</source>
            <translation>The resident or household was not notified</translation>
        </message>
        <message>
            <source>Chưa có người thứ hai xác nhận</source>
            <translation>No second person has confirmed</translation>
        </message>
        <message>
            <source>Người ghi căn cứ không tự xác nhận</source>
            <translation>Whoever recorded the grounds may not confirm</translation>
        </message>
        <message>
            <source>dừng từ %1</source>
            <translation>paused since %1</translation>
        </message>
        <message>
            <source>hạn %1</source>
            <translation>due %1</translation>
        </message>
        <message>
            <source>thiếu %1 giấy tờ</source>
            <translation>%1 papers missing</translation>
        </message>
        <message>
            <source>làm ngay</source>
            <translation>do now</translation>
        </message>
        <message>
            <source>Vòng tròn</source>
            <translation>Circle</translation>
        </message>
        <message>
            <source>Bế tắc</source>
            <translation>Dead end</translation>
        </message>
        <message>
            <source>Có kết quả</source>
            <translation>Result came</translation>
        </message>
        <message>
            <source>Không cần</source>
            <translation>Not needed</translation>
        </message>
        <message>
            <source>Bị từ chối</source>
            <translation>Refused</translation>
        </message>
        <message>
            <source>Đã nộp, chờ kết quả</source>
            <translation>Filed, waiting for the result</translation>
        </message>
        <message>
            <source>Đủ điều kiện, làm ngay</source>
            <translation>Ready, do it now</translation>
        </message>
        <message>
            <source>Thiếu giấy tờ</source>
            <translation>Papers missing</translation>
        </message>
        <message>
            <source>Chờ việc khác</source>
            <translation>Waits for something else</translation>
        </message>
        <message>
            <source>Còn phải hỏi</source>
            <translation>More to ask</translation>
        </message>
        <message>
            <source>đang tạm dừng: hạn còn lùi nữa</source>
            <translation>paused: the due date still moves</translation>
        </message>
        <message>
            <source>đã quá hạn</source>
            <translation>overdue</translation>
        </message>
        <message>
            <source>Chờ xong: %1</source>
            <translation>Waits until done: %1</translation>
        </message>
        <message>
            <source>Cần hỏi: %1</source>
            <translation>To ask: %1</translation>
        </message>
        <message>
            <source>Do cơ quan tự làm: %1</source>
            <translation>Done by the authority itself: %1</translation>
        </message>
        <message>
            <source>Chờ: %1</source>
            <translation>Waits for: %1</translation>
        </message>
        <message>
            <source>Chờ quy định mới, áp dụng từ %1</source>
            <translation>Waits for a new regulation, in force from %1</translation>
        </message>
        <message>
            <source>%1 cần: %2. Giấy này lại chỉ có sau: %3. Cơ quan đòi: %4.</source>
            <translation>%1 needs: %2. But this paper comes only after: %3. Asked for by: %4.</translation>
        </message>
        <message>
            <source>%1 cần: %2. Không thủ tục nào cho giấy này. Cơ quan: %3.</source>
            <translation>%1 needs: %2. No procedure gives this paper. Authority: %3.</translation>
        </message>
        <message>
            <source>%1 cần: %2. Việc đó đã bị từ chối. Cơ quan: %3.</source>
            <translation>%1 needs: %2. That was refused. Authority: %3.</translation>
        </message>
        <message>
            <source>%1: không còn cơ quan nào có thẩm quyền, hoặc đã hết thời gian nộp.</source>
            <translation>%1: no authority is competent any more, or the time for filing is over.</translation>
        </message>
        <message>
            <source>Chưa hỏi hết các giấy này: hãy hỏi trước.</source>
            <translation>Not all of these papers were asked about: ask first.</translation>
        </message>
        <message>
            <source>người dân %1</source>
            <translation>the resident %1</translation>
        </message>
        <message>
            <source>nơi khác %1</source>
            <translation>others %1</translation>
        </message>
        <message>
            <source>xong %1</source>
            <translation>done %1</translation>
        </message>
    </context>
    <context>
        <name>ExportDialog</name>
        <message>
            <source>Xuất danh sách</source>
            <translation>Export a list</translation>
        </message>
        <message>
            <source>%1: %2 dòng theo bộ lọc đang xem. Người được bảo mật không có trong danh sách.</source>
            <translation>%1: %2 rows by the filter on screen. Protected people are not in the list.</translation>
        </message>
        <message>
            <source>Danh sách này để làm gì, gửi cho ai</source>
            <translation>What this list is for, and whom it goes to</translation>
        </message>
        <message>
            <source>Không chia</source>
            <translation>Not divided</translation>
        </message>
        <message>
            <source>Các cột, ngoài họ và tên</source>
            <translation>Columns besides the name</translation>
        </message>
        <message>
            <source>Che bớt số định danh</source>
            <translation>Mask identity numbers</translation>
        </message>
        <message>
            <source>Mật khẩu của tệp</source>
            <translation>Password of the file</translation>
        </message>
        <message>
            <source>Nhập lại mật khẩu của tệp</source>
            <translation>Password of the file again</translation>
        </message>
        <message>
            <source>Thôi</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Lưu tệp…</source>
            <translation>Save file…</translation>
        </message>
        <message>
            <source>Mục đích</source>
            <translation>Purpose</translation>
        </message>
        <message>
            <source>Chia theo</source>
            <translation>Divided by</translation>
        </message>
        <message>
            <source>Để trống nếu không cần; ít nhất %1 ký tự. Quên thì không mở lại được.</source>
            <translation>Leave empty if not needed; at least %1 characters. Forgotten, the file cannot be opened again.</translation>
        </message>
        <message>
            <source>Mật khẩu</source>
            <translation>Password</translation>
        </message>
        <message>
            <source>Nhập lại</source>
            <translation>Again</translation>
        </message>
        <message>
            <source>Ghi mục đích của danh sách.</source>
            <translation>Write what the list is for.</translation>
        </message>
        <message>
            <source>Hai lần nhập mật khẩu không giống nhau.</source>
            <translation>The two passwords differ.</translation>
        </message>
        <message>
            <source>Tệp PDF (*.pdf)</source>
            <translation>PDF file (*.pdf)</translation>
        </message>
        <message>
            <source>Tệp Excel (*.xlsx)</source>
            <translation>Excel file (*.xlsx)</translation>
        </message>
    </context>
    <context>
        <name>PrintSheetsButton</name>
        <message>
            <source>In phiếu đi từng nhà…</source>
            <translation>Print door-to-door sheets…</translation>
        </message>
        <message>
            <source>Mỗi hộ của địa bàn đang chọn một phiếu có mã QR, để ghi bằng bút rồi nhập lại</source>
            <translation>A sheet with a QR code for each household of the chosen area, to fill by pen and type in afterwards</translation>
        </message>
        <message>
            <source>Phiếu đi từng nhà: %1 hộ, %2 tờ</source>
            <translation>Door-to-door sheets: %1 households, %2 pages</translation>
        </message>
        <message>
            <source>Phieu-di-tung-nha %1.pdf</source>
            <translation>Door-sheets %1.pdf</translation>
        </message>
    </context>
    <context>
        <name>DossierSide</name>
        <message>
            <source>Che số định danh, không kèm ảnh quét</source>
            <translation>Hide ID numbers, leave out scans</translation>
        </message>
        <message>
            <source>Địa bàn</source>
            <translation>Area</translation>
        </message>
        <message>
            <source>Mức độ</source>
            <translation>How much</translation>
        </message>
        <message>
            <source>Mục đích in</source>
            <translation>Purpose of printing</translation>
        </message>
        <message>
            <source>Không có hồ sơ nào ở đây.</source>
            <translation>No cases here.</translation>
        </message>
        <message>
            <source>Ghi PDF…</source>
            <translation>Write PDF…</translation>
        </message>
        <message>
            <source>Đã ghi %1 hồ sơ, %2 trang: %3</source>
            <translation>%1 cases, %2 pages written: %3</translation>
        </message>
        <message>
            <source>Gõ tên thôn, buôn, bến…</source>
            <translation>Type the name of a village, hamlet, landing…</translation>
        </message>
        <message>
            <source>Ví dụ: Họp Tổ công tác tháng 11</source>
            <translation>For example: task force meeting in November</translation>
        </message>
        <message>
            <source>In trên bìa và ghi vào nhật ký truy cập.</source>
            <translation>Printed on the cover and written to the access log.</translation>
        </message>
        <message>
            <source>Sẽ in %1 hồ sơ vào một tệp.</source>
            <translation>%1 cases will be printed into one file.</translation>
        </message>
        <message>
            <source>Hãy chọn địa bàn.</source>
            <translation>Choose an area.</translation>
        </message>
        <message>
            <source>Hãy ghi in để làm gì.</source>
            <translation>Write what it is printed for.</translation>
        </message>
        <message>
            <source>Không in %1 hồ sơ được bảo mật.</source>
            <translation>%1 restricted cases are not printed.</translation>
        </message>
        <message>
            <source>%1 hồ sơ đang làm</source>
            <translation>%1 open cases</translation>
        </message>
    </context>
    <context>
        <name>FormSide</name>
        <message>
            <source>Chỉ nộp trực tuyến: in để gõ theo</source>
            <translation>Filed online only: print to type from</translation>
        </message>
        <message>
            <source>In dấu “cần kiểm tra mẫu” trên giấy</source>
            <translation>Print the mark “layout to be checked”</translation>
        </message>
        <message>
            <source>Biểu mẫu</source>
            <translation>Official form</translation>
        </message>
        <message>
            <source>Nội dung</source>
            <translation>Content</translation>
        </message>
        <message>
            <source>Nộp để làm gì</source>
            <translation>Filed for</translation>
        </message>
        <message>
            <source>Ngày nộp</source>
            <translation>Filed on</translation>
        </message>
        <message>
            <source>cần kiểm tra mẫu</source>
            <translation>layout to be checked</translation>
        </message>
        <message>
            <source>Đã ghi biểu mẫu: %1</source>
            <translation>Form written: %1</translation>
        </message>
        <message>
            <source>Hiệu lực từ %1 đến %2.</source>
            <translation>In force from %1 to %2.</translation>
        </message>
        <message>
            <source>Gõ tên hoặc số mẫu</source>
            <translation>Type a form's name or number</translation>
        </message>
        <message>
            <source>Theo bước tiếp theo của hồ sơ</source>
            <translation>By the case's next step</translation>
        </message>
        <message>
            <source>Để trống: ngày của bước, hoặc hôm nay.</source>
            <translation>Empty: the step's day, or today.</translation>
        </message>
        <message>
            <source>Bước tiếp theo: %1</source>
            <translation>Next step: %1</translation>
        </message>
        <message>
            <source>Hãy chọn biểu mẫu.</source>
            <translation>Choose a form.</translation>
        </message>
        <message>
            <source>Hãy chọn hồ sơ, hoặc in mẫu trống.</source>
            <translation>Choose a case, or print the form empty.</translation>
        </message>
        <message>
            <source>Căn cứ: %1</source>
            <translation>Source: %1</translation>
        </message>
        <message>
            <source>Hiệu lực từ %1.</source>
            <translation>In force from %1.</translation>
        </message>
        <message>
            <source>Điền từ hồ sơ</source>
            <translation>Filled from the case</translation>
        </message>
        <message>
            <source>Để trống, ghi tay</source>
            <translation>Empty, to fill by hand</translation>
        </message>
        <message>
            <source>Tính theo ngày nộp %1.</source>
            <translation>For filing on %1.</translation>
        </message>
    </context>
    <context>
        <name>LetterSide</name>
        <message>
            <source>dùng cho diện này</source>
            <translation>for this group</translation>
        </message>
        <message>
            <source>In dấu “cần kiểm tra mẫu” trên giấy</source>
            <translation>Print the mark “layout to be checked”</translation>
        </message>
        <message>
            <source>Văn bản</source>
            <translation>Letter</translation>
        </message>
        <message>
            <source>Lưu thành</source>
            <translation>Save as</translation>
        </message>
        <message>
            <source>Đã ghi văn bản: %1</source>
            <translation>Letter written: %1</translation>
        </message>
        <message>
            <source>Gõ tên văn bản</source>
            <translation>Type a letter's name</translation>
        </message>
        <message>
            <source>Máy in luôn nhận bản PDF.</source>
            <translation>The printer always gets the PDF.</translation>
        </message>
        <message>
            <source>Hãy chọn văn bản.</source>
            <translation>Choose a letter.</translation>
        </message>
        <message>
            <source>Ví dụ: 8 giờ 00 ngày 05/12/2026</source>
            <translation>For example: 8 giờ 00 ngày 05/12/2026</translation>
        </message>
        <message>
            <source>Căn cứ: %1</source>
            <translation>Source: %1</translation>
        </message>
        <message>
            <source>PDF</source>
            <translation>PDF</translation>
        </message>
        <message>
            <source>Word, để sửa</source>
            <translation>Word, to edit</translation>
        </message>
        <message>
            <source>Cần ghi trước khi in.</source>
            <translation>Needed before printing.</translation>
        </message>
    </context>
    <context>
        <name>MissingList</name>
        <message>
            <source>Còn thiếu %1 mục cần có</source>
            <translation>%1 required items missing</translation>
        </message>
        <message>
            <source>Đến chỗ ghi: %1</source>
            <translation>Go to where it is written: %1</translation>
        </message>
        <message>
            <source>%1: ghi tay trên giấy</source>
            <translation>%1: write by hand on the paper</translation>
        </message>
    </context>
    <context>
        <name>PrintDialog</name>
        <message>
            <source>In ra máy in</source>
            <translation>Print</translation>
        </message>
        <message>
            <source>In mặt sau theo thứ tự ngược (giấy ra ngửa mặt)</source>
            <translation>Backs in reverse order (paper comes out face up)</translation>
        </message>
        <message>
            <source>Máy in</source>
            <translation>Printer</translation>
        </message>
        <message>
            <source>Trang</source>
            <translation>Page</translation>
        </message>
        <message>
            <source>Số bản</source>
            <translation>Copies</translation>
        </message>
        <message>
            <source>Mặt giấy</source>
            <translation>Sides</translation>
        </message>
        <message>
            <source>Trang in thử</source>
            <translation>Test page</translation>
        </message>
        <message>
            <source>Hai trang có thước, ô đánh dấu, chữ Việt và mã QR</source>
            <translation>Two pages with rulers, tick boxes, Vietnamese letters and a QR code</translation>
        </message>
        <message>
            <source>Mở bằng trình xem PDF</source>
            <translation>Open in a PDF viewer</translation>
        </message>
        <message>
            <source>Đóng</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>In</source>
            <translation>Print</translation>
        </message>
        <message>
            <source>Lật xấp giấy</source>
            <translation>Turn the pile</translation>
        </message>
        <message>
            <source>Mặt trước đã gửi. Chờ máy in xong, lấy cả xấp giấy, lật lại theo cạnh dài, đặt vào khay rồi in mặt sau.</source>
            <translation>The fronts were sent. Wait for the printer, turn the whole pile over its long edge, put it back into the tray, then print the backs.</translation>
        </message>
        <message>
            <source>Đã đặt giấy, in mặt sau</source>
            <translation>Paper is in, print the backs</translation>
        </message>
        <message>
            <source>Đã dừng. Những trang đã gửi có thể vẫn ra khỏi máy in.</source>
            <translation>Stopped. Pages already sent may still come out.</translation>
        </message>
        <message>
            <source>Chọn máy in</source>
            <translation>Choose a printer</translation>
        </message>
        <message>
            <source>Tất cả, hoặc 1-3, 5</source>
            <translation>All, or 1-3, 5</translation>
        </message>
        <message>
            <source>Máy này chưa cài máy in. Có thể mở bằng trình xem PDF.</source>
            <translation>No printer is installed here. You can open the file in a PDF viewer.</translation>
        </message>
        <message>
            <source>Tệp có %1 trang.</source>
            <translation>The file has %1 pages.</translation>
        </message>
        <message>
            <source>Hãy chọn máy in.</source>
            <translation>Choose a printer.</translation>
        </message>
        <message>
            <source>Đang gửi tới máy in</source>
            <translation>Sending to the printer</translation>
        </message>
        <message>
            <source>Đã gửi %1 trang tới máy in.</source>
            <translation>%1 pages sent to the printer.</translation>
        </message>
        <message>
            <source>Dừng</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>Một mặt</source>
            <translation>One-sided</translation>
        </message>
        <message>
            <source>Hai mặt, máy in tự lật</source>
            <translation>Two-sided, the printer turns</translation>
        </message>
        <message>
            <source>Hai mặt, tự lật giấy bằng tay</source>
            <translation>Two-sided, turned by hand</translation>
        </message>
        <message>
            <source>Ghi như 1-3, 5. Tệp có %1 trang.</source>
            <translation>Write like 1-3, 5. The file has %1 pages.</translation>
        </message>
    </context>
    <context>
        <name>QueueDialog</name>
        <message>
            <source>(không mở được)</source>
            <translation>(cannot be opened)</translation>
        </message>
        <message>
            <source>Che số định danh, không kèm ảnh quét</source>
            <translation>Hide ID numbers, leave out scans</translation>
        </message>
        <message>
            <source>In gì</source>
            <translation>What to print</translation>
        </message>
        <message>
            <source>Mức độ</source>
            <translation>How much</translation>
        </message>
        <message>
            <source>Mục đích in</source>
            <translation>Purpose of printing</translation>
        </message>
        <message>
            <source>Biểu mẫu</source>
            <translation>Official form</translation>
        </message>
        <message>
            <source>Những hồ sơ không in được</source>
            <translation>Cases that could not be printed</translation>
        </message>
        <message>
            <source>Mở thư mục</source>
            <translation>Open folder</translation>
        </message>
        <message>
            <source>In lại những hồ sơ lỗi</source>
            <translation>Print the failed ones again</translation>
        </message>
        <message>
            <source>Đóng</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>In vào thư mục…</source>
            <translation>Print to a folder…</translation>
        </message>
        <message>
            <source>In lần lượt %1 hồ sơ</source>
            <translation>Print %1 cases one after the other</translation>
        </message>
        <message>
            <source>Ví dụ: Họp Tổ công tác tháng 11</source>
            <translation>For example: task force meeting in November</translation>
        </message>
        <message>
            <source>Gõ tên hoặc số mẫu</source>
            <translation>Type a form's name or number</translation>
        </message>
        <message>
            <source>Hồ sơ</source>
            <translation>Cases</translation>
        </message>
        <message>
            <source>Biểu mẫu, điền từ hồ sơ</source>
            <translation>Official form, filled from the case</translation>
        </message>
        <message>
            <source>Phiếu đưa cho người dân</source>
            <translation>Sheet for the resident</translation>
        </message>
        <message>
            <source>Hãy ghi in để làm gì.</source>
            <translation>Write what it is printed for.</translation>
        </message>
        <message>
            <source>Hãy chọn biểu mẫu.</source>
            <translation>Choose a form.</translation>
        </message>
        <message>
            <source>Ghi các bản in vào thư mục</source>
            <translation>Write the prints to a folder</translation>
        </message>
        <message>
            <source>Đang in lần lượt</source>
            <translation>Printing one after the other</translation>
        </message>
        <message>
            <source>Đã dừng: %1 hồ sơ đã in xong, phần còn lại chưa in.</source>
            <translation>Stopped: %1 cases are printed, the rest are not.</translation>
        </message>
        <message>
            <source>Dừng</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>Đã in %1 hồ sơ; %2 hồ sơ không in được.</source>
            <translation>%1 cases printed; %2 could not be printed.</translation>
        </message>
        <message>
            <source>Đã in %1 hồ sơ.</source>
            <translation>%1 cases printed.</translation>
        </message>
    </context>
    <context>
        <name>RegisterDialog</name>
        <message>
            <source>Sổ in</source>
            <translation>Register of prints</translation>
        </message>
        <message>
            <source>Chỉ những bản in nay đã khác hồ sơ</source>
            <translation>Only prints that the case no longer says</translation>
        </message>
        <message>
            <source>Chưa có bản in nào</source>
            <translation>Nothing printed yet</translation>
        </message>
        <message>
            <source>Mỗi bản in, bản lưu của giấy tờ được ghi một dòng.</source>
            <translation>Each printed or saved copy of a paper gets a line.</translation>
        </message>
        <message>
            <source>Ghi giao cho</source>
            <translation>Record hand-over</translation>
        </message>
        <message>
            <source>Đóng</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>%1 bản in, %2 bản nay đã khác hồ sơ.</source>
            <translation>%1 prints, %2 of which the case no longer says.</translation>
        </message>
        <message>
            <source>Bản đang chọn giao cho ai</source>
            <translation>Whom the chosen copy went to</translation>
        </message>
        <message>
            <source>nay đã khác</source>
            <translation>different now</translation>
        </message>
        <message>
            <source>che số</source>
            <translation>masked</translation>
        </message>
        <message>
            <source>đầy đủ</source>
            <translation>in full</translation>
        </message>
        <message>
            <source>Ngày</source>
            <translation>Date</translation>
        </message>
        <message>
            <source>Giấy tờ</source>
            <translation>Papers</translation>
        </message>
        <message>
            <source>Của ai</source>
            <translation>Of whom</translation>
        </message>
        <message>
            <source>Bản số</source>
            <translation>Copy</translation>
        </message>
        <message>
            <source>Hồ sơ nay</source>
            <translation>The case now</translation>
        </message>
        <message>
            <source>Mức độ</source>
            <translation>How much</translation>
        </message>
        <message>
            <source>Mục đích</source>
            <translation>Purpose</translation>
        </message>
        <message>
            <source>Người in</source>
            <translation>Printed by</translation>
        </message>
        <message>
            <source>Giao cho</source>
            <translation>Assigned to</translation>
        </message>
        <message>
            <source>Đang đọc sổ in</source>
            <translation>Reading the register</translation>
        </message>
        <message>
            <source>Hồ sơ đang chọn</source>
            <translation>The chosen case</translation>
        </message>
        <message>
            <source>Mọi hồ sơ</source>
            <translation>All cases</translation>
        </message>
    </context>
    <context>
        <name>SettleDialog</name>
        <message>
            <source>Mẫu này đã đối chiếu đúng</source>
            <translation>Layout checked and right</translation>
        </message>
        <message>
            <source>Thôi</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Đã đối chiếu đúng</source>
            <translation>Checked and right</translation>
        </message>
        <message>
            <source>Xã nhận rằng bố cục của “%1” đúng với mẫu chính thức. Dấu “cần kiểm tra mẫu” không còn in trên giấy, ở mọi máy của xã. Tên người đối chiếu và ngày được ghi lại; có thể rút lại.</source>
            <translation>The commune accepts that the layout of “%1” matches the official form. The mark “layout to be checked” no longer prints, on any machine of the commune. Who checked it and when is recorded; it can be taken back.</translation>
        </message>
        <message>
            <source>Ví dụ: so với mẫu trên Cổng dịch vụ công ngày 28/11/2026</source>
            <translation>For example: compared with the form on the service portal on 28/11/2026</translation>
        </message>
        <message>
            <source>Đối chiếu với gì</source>
            <translation>Compared with what</translation>
        </message>
    </context>
    <context>
        <name>Settling</name>
        <message>
            <source>Cần kiểm tra mẫu</source>
            <translation>Layout to be checked</translation>
        </message>
        <message>
            <source>Mẫu này đã đối chiếu đúng…</source>
            <translation>Layout checked and right…</translation>
        </message>
        <message>
            <source>Rút lại việc đối chiếu</source>
            <translation>Take the check back</translation>
        </message>
        <message>
            <source>Đã đối chiếu mẫu: %1, ngày %2.</source>
            <translation>Layout checked by %1 on %2.</translation>
        </message>
    </context>
    <context>
        <name>SlipSide</name>
        <message>
            <source>Hai bản trên một tờ: một cho người dân, một lưu hồ sơ.</source>
            <translation>Two copies on one sheet: one for the resident, one for the file.</translation>
        </message>
        <message>
            <source>Lập phiếu</source>
            <translation>Make the sheet</translation>
        </message>
        <message>
            <source>Đã ghi phiếu: %1</source>
            <translation>Slip written: %1</translation>
        </message>
    </context>
</TS>
