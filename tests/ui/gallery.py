"""Pictures of the shell and of every widget, to be looked at: ``python -m tests.ui.gallery OUT_DIR light|dark``.

With a display (Xvfb) the window is shown there for as long as ``HOSO_GALLERY_STAY`` seconds; the pictures are taken by
Qt itself, so an offscreen run gives them too.
"""

from __future__ import annotations

import os
import sys
import time
from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.answers import Silence
from app.domain.partial_date import PartialDate
from app.errors import UserError
from app.progress import Progress
from app.ui import dialogs, i18n, theme
from app.ui.messages import explain
from app.ui.page import PageSpec, Place
from app.ui.search_field import Deliver, Hit
from app.ui.status_line import StatusFacts
from app.ui.tasks import Lane, Tasks
from app.ui.theme import Space
from app.ui.widgets.answer import AnswerBox
from app.ui.widgets.badge import Badge
from app.ui.widgets.choice import ChoiceBox, Option
from app.ui.widgets.diff_row import DiffRow, Side
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.fields import Form, LongText, RadioRow, TextLine, Tick, name_inputs, scrolled
from app.ui.widgets.image_view import ImageView
from app.ui.widgets.paged_table import Column, PagedTable, Rows, Sort
from app.ui.widgets.partial_date import PartialDateAnswer, PartialDateEdit
from app.ui.widgets.pdf_view import PdfView
from app.ui.widgets.step_line import StepLine, StepMark, StepState
from app.ui.window import MainWindow

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 9, 30)
_STATES = (
    ("Đang xác minh", "accent", "now"),
    ("Chờ Tư pháp", "warn", "waiting"),
    ("Quá hạn", "bad", "late"),
    ("Vướng mắc", "stuck", "blocked"),
    ("Hoàn thành", "good", "done"),
)
_NAMES = (
    "Nguyễn Thị Đức",
    "H’Hen Niê",
    "Trần Văn Ẩn",
    "Lê Thị Bích Ngọc",
    "Y Bhăm Êban",
    "Phạm Hoài Nam",
    "Đặng Thị Ửng",
)
_PLACES = ("Thôn Xuân Hòa", "Thôn Phú Thạnh", "Bến cá Tiên Châu", "Thôn Mỹ Quang", "Cơ sở bảo trợ An Đông")


def cases(count: int) -> Rows:
    rows = [
        (
            f"HS{n:05d}",
            f"{_NAMES[n % 7]} {n}",
            ("A3", "A2", "B2", "B4")[n % 4],
            _PLACES[n % 5],
            _STATES[n % 5],
            TODAY + timedelta(n % 40),
        )
        for n in range(1, count + 1)
    ]
    return Rows(rows, lambda row: row[0], {"code": lambda row: row[0], "due": lambda row: (row[5], row[0])})


CASE_COLUMNS = (
    Column("Mã", lambda row: row[0], 100, sort_key="code"),
    Column("Họ và tên", lambda row: row[1], 190, stretch=True),
    Column("Diện", lambda row: row[2], 70, "center"),
    Column("Địa bàn", lambda row: row[3], 200),
    Column("Tình trạng", lambda row: row[4][0], 170, mark=lambda row: (row[4][2], row[4][1])),
    Column("Hạn", lambda row: row[5], 110, "right", sort_key="due"),
)
STEPS = (
    StepMark("found", "Phát hiện, lập hồ sơ", StepState.DONE, "03/04/2026"),
    StepMark("verify", "Xác minh tại nhà", StepState.DONE, "19/05/2026"),
    StepMark("parents", "Xác định cha, mẹ", StepState.LATE, "hạn 10/11"),
    StepMark("witness", "Lời khai người làm chứng", StepState.BLOCKED, "vướng mắc"),
    StepMark("birth", "Đăng ký khai sinh", StepState.NOW, "hạn 12/12"),
    StepMark("number", "Cấp số định danh", StepState.WAITING, "chờ Công an"),
    StepMark("residence", "Đăng ký thường trú", StepState.TODO),
    StepMark("bhyt", "Thẻ bảo hiểm y tế", StepState.SKIPPED),
)


def margins(widget: QWidget) -> QVBoxLayout:
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(Space.L, Space.L, Space.L, Space.M)
    layout.setSpacing(Space.M)
    return layout


def list_page(tasks: Tasks) -> QWidget:
    page = QWidget()
    layout = margins(page)
    bar = QHBoxLayout()
    filter_field = TextLine(placeholder="Lọc theo tên, mã")
    filter_field.setAccessibleName("Lọc hồ sơ")
    filter_field.setMaximumWidth(260)
    state = ChoiceBox([Option(text, text) for text, _tone, _icon in _STATES], placeholder="Mọi tình trạng")
    name_inputs(state, "Tình trạng")
    state.setMaximumWidth(240)
    new = QPushButton("Lập hồ sơ mới")
    new.setProperty("role", "primary")
    bar.addWidget(filter_field)
    bar.addWidget(state)
    bar.addStretch(1)
    bar.addWidget(QPushButton("Xuất Excel…"))
    bar.addWidget(new)
    layout.addLayout(bar)
    table = PagedTable(CASE_COLUMNS, tasks, name="Hồ sơ")
    table.set_source(cases(5012))
    table.set_sort(Sort("due"))
    table.select("HS00040")
    layout.addWidget(table)
    return page


def case_page(_tasks: Tasks) -> QWidget:
    page = QWidget()
    layout = margins(page)
    line = StepLine()
    line.show_steps(STEPS, "birth")
    layout.addWidget(line)
    body = QHBoxLayout()
    body.setSpacing(Space.L)
    who = QFrame()
    who.setProperty("role", "card")
    who.setFixedWidth(240)
    inside = margins(who)
    for text, role in (
        ("Trần Thị Ánh Nguyệt", "heading"),
        ("Nữ · sinh 05/2021 · 5 tuổi", ""),
        ("Thôn Xuân Hòa", "muted"),
        ("Hộ ông Trần Văn Ẩn", "muted"),
    ):
        label = QLabel(text)
        label.setProperty("role", role)
        label.setWordWrap(True)
        inside.addWidget(label)
    inside.addWidget(Badge("A3 · Trẻ chưa khai sinh", "accent", "child"))
    inside.addWidget(Badge("Quá hạn 12 ngày", "bad"))
    inside.addWidget(Badge("Vướng mắc: 1", "stuck"))
    inside.addStretch(1)
    body.addWidget(who)
    tabs = QTabWidget()
    tabs.setAccessibleName("Nội dung hồ sơ")
    for title in ("Sự việc", "Giấy tờ", "Người thân", "Cư trú", "Lượt đến nhà", "Lịch sử"):
        tabs.addTab(
            EmptyState(
                "attach",
                "Chưa có giấy tờ nào",
                "Ảnh chụp hoặc bản quét của giấy tờ làm chứng cứ cho từng sự việc.",
                "Đính kèm giấy tờ…",
            ),
            title,
        )
    body.addWidget(tabs, 1)
    side = QFrame()
    side.setProperty("role", "card")
    side.setFixedWidth(250)
    right = margins(side)
    heading = QLabel("Còn thiếu")
    heading.setProperty("role", "heading")
    right.addWidget(heading)
    for text in ("Giấy chứng sinh hoặc văn bản làm chứng", "Ngày sinh của mẹ"):
        label = QLabel("• " + text)
        label.setWordWrap(True)
        right.addWidget(label)
    heading = QLabel("Làm được ngay")
    heading.setProperty("role", "heading")
    right.addWidget(heading)
    first = QPushButton("In phiếu hẹn")
    first.setProperty("role", "primary")
    right.addWidget(first)
    right.addWidget(QPushButton("Ghi lượt đến nhà"))
    wrong = QPushButton("Khép hồ sơ…")
    wrong.setProperty("role", "danger")
    right.addWidget(wrong)
    right.addStretch(1)
    body.addWidget(side)
    layout.addLayout(body, 1)
    return page


def form_page(_tasks: Tasks) -> QWidget:
    page = QWidget()
    layout = margins(page)
    across = QHBoxLayout()
    across.setSpacing(Space.XL)
    form = Form()
    form.section("Đứa trẻ")
    name = TextLine()
    name.set_value("Trần Thị Ánh Nguyệt")
    form.row("Họ và tên", name, required=True)
    born = PartialDateAnswer(today=TODAY, shows_age=True)
    born.set_value(PartialDate(2021, 5))
    form.row("Ngày sinh", born, required=True)
    sex = RadioRow([("female", "Nữ"), ("male", "Nam")])
    sex.set_value("female")
    form.row("Giới tính", sex)
    mother = PartialDateEdit(today=TODAY)
    mother.set_text("31/04/1996")
    form.row("Ngày sinh của mẹ", mother)
    father = AnswerBox(TextLine())
    father.set_value(Silence.DOES_NOT_APPLY)
    form.row("Cha", father)
    place = ChoiceBox([Option("kinh", "Kinh"), Option("ede", "Ê Đê", "Rhadé"), Option("cham", "Chăm")])
    place.set_text("Ede Adham")
    form.row("Dân tộc", place).set_error(place.problem())
    number = TextLine()
    number.set_value("054196 00123")
    form.row("Số định danh của mẹ", number, hint="12 số. Để trống nếu mẹ chưa có.").set_error(
        "Thiếu số: mới có 11 trong 12 số."
    )
    across.addWidget(form, 3)
    other = Form(above=True)
    other.section("Nơi ở")
    other.row("Ở đây từ khi nào", PartialDateAnswer(today=TODAY), hint="Chỉ cần năm cũng được.")
    unknown = AnswerBox(TextLine())
    unknown.set_value(Silence.UNKNOWN)
    other.row("Chỗ ở trước đây", unknown)
    other.row("Ghi chú", LongText(placeholder="Điều gì người sau cần biết"))
    checked = Tick("Đã đối chiếu với bản gốc")
    checked.set_value(True)
    other.add(checked)
    other.add(Tick("Còn bản phô tô"))
    read_only = TextLine()
    read_only.set_value("Thôn Xuân Hòa, xã Tuy An Đông")
    read_only.setReadOnly(True)
    other.row("Địa chỉ theo hộ", read_only)
    across.addWidget(other, 2)
    inner = QWidget()
    across.setContentsMargins(0, 0, Space.S, 0)
    inner.setLayout(across)
    layout.addWidget(scrolled(inner), 1)
    bar = QHBoxLayout()
    bar.addWidget(QPushButton("Rời, giữ bản nháp (Esc)"))
    bar.addStretch(1)
    off = QPushButton("Lùi")
    off.setEnabled(False)
    bar.addWidget(off)
    onward = QPushButton("Tiếp (Ctrl+Enter)")
    onward.setProperty("role", "primary")
    bar.addWidget(onward)
    layout.addLayout(bar)
    return page


def conflict_page(_tasks: Tasks) -> QWidget:
    inner = QWidget()
    layout = margins(inner)
    layout.addWidget(
        DiffRow(
            "Ngày sinh",
            [
                Side("office", "Văn phòng đang ghi", "05/2021", "Lê Thị Bích Ngọc, 14/11/2026"),
                Side("field", "Máy thôn 1 gửi lên", "12/05/2021", "Y Bhăm Êban, 15/11/2026"),
            ],
            choice="field",
        )
    )
    layout.addWidget(
        DiffRow(
            "Địa chỉ",
            [
                Side(
                    "office",
                    "Văn phòng đang ghi",
                    "Thôn Xuân Hòa, nhà sau trạm bơm, đường vào bến cá",
                    "Lê Thị Bích Ngọc, 02/11/2026",
                ),
                Side("field", "Máy thôn 1 gửi lên", "", "Y Bhăm Êban, 15/11/2026"),
            ],
        )
    )
    badges = QHBoxLayout()
    for tone, text in (
        ("neutral", "Chưa phân công"),
        ("accent", "Đang làm"),
        ("good", "Xong"),
        ("warn", "Chờ Tư pháp"),
        ("bad", "Quá hạn"),
        ("stuck", "Vướng mắc"),
    ):
        badges.addWidget(Badge(text, tone))
    badges.addStretch(1)
    layout.addLayout(badges)
    layout.addStretch(1)
    scroll = QScrollArea()
    scroll.setWidget(inner)
    scroll.setWidgetResizable(True)
    inner.setProperty("role", "page")
    return scroll


def sample_pdf() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842))
    for page in range(1, 6):
        canvas.setFont("Helvetica-Bold", 28)
        canvas.drawString(72, 740, f"Dossier, page {page}")
        canvas.setFont("Helvetica", 12)
        for row in range(30):
            canvas.drawString(72, 690 - row * 18, "Lorem ipsum dolor sit amet, consectetur adipiscing elit.")
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def papers_page(tasks: Tasks) -> QWidget:
    page = QWidget()
    layout = margins(page)
    view = PdfView(tasks)
    view.show_pdf(sample_pdf())
    layout.addWidget(view)
    return page


def scan_page(tasks: Tasks) -> QWidget:
    image = QImage(QSize(900, 1200), QImage.Format.Format_RGB32)
    image.fill(QColor("#F7F3E8"))
    painter = QPainter(image)
    font = painter.font()
    font.setPixelSize(44)
    painter.setFont(font)
    painter.drawText(
        image.rect().adjusted(60, 80, -60, -60), Qt.AlignmentFlag.AlignTop, "GIẤY CHỨNG SINH\n\nHọ tên mẹ: …"
    )
    painter.end()
    path = Path(os.environ.get("TMPDIR", "/tmp")) / "hoso-gallery-scan.png"
    image.save(str(path))
    page = QWidget()
    layout = margins(page)
    view = ImageView(tasks)
    view.show_picture(path)
    layout.addWidget(view)
    return page


def search(text: str, deliver: Deliver) -> None:
    deliver([
        Hit("Nguyễn Thị Đức", "1942 · Thôn Xuân Hòa", "person", Place("people")),
        Hit("Nguyễn Thị Đức", "05/2021 · Bến cá Tiên Châu", "child", Place("people")),
        Hit("HS00040 Nguyễn Thị Đức", "A3 · quá hạn", "cases", Place("case")),
        Hit("Lập hồ sơ mới", "lệnh", "add", Place("cases")),
    ])  # fmt: skip


def window(tasks: Tasks) -> MainWindow:
    def make(builder):  # type: ignore[no-untyped-def]
        return lambda: builder(tasks)

    specs = [
        PageSpec("today", "Việc hôm nay", "today", make(case_page)),
        PageSpec("cases", "Hồ sơ", "cases", make(list_page)),
        PageSpec("people", "Nhân khẩu", "people", make(form_page)),
        PageSpec(
            "plans",
            "Kế hoạch",
            "plans",
            lambda: EmptyState(
                "plans", "Chưa có kế hoạch nào", "Nhập kế hoạch của xã để biết mốc và việc.", "Nhập kế hoạch…"
            ),
        ),
        PageSpec("sync", "Đồng bộ", "sync", make(conflict_page)),
        PageSpec("papers", "Giấy tờ", "papers", make(papers_page)),
        PageSpec("settings", "Cài đặt", "settings", make(scan_page)),
    ]
    made = MainWindow(specs, tasks, search=search, now=lambda: NOW)
    made.set_account("Lê Thị Bích Ngọc", "Cán bộ tư pháp")
    made.rail.set_count("today", 7)
    made.status.show_facts(
        StatusFacts(
            "Lê Thị Bích Ngọc",
            "Máy văn phòng, xã Tuy An Đông",
            12,
            NOW - timedelta(9),
            NOW - timedelta(hours=2),
            NOW - timedelta(1),
        )
    )
    made.start()
    return made


def settle(milliseconds: int = 500) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def slow(progress: Progress) -> None:
    for done in range(200):
        progress.tick("read", done * 25, 5000)
        time.sleep(0.02)


def main(folder: Path, scheme: str) -> None:
    app = QApplication.instance() or QApplication(sys.argv)
    assert isinstance(app, QApplication)
    i18n.install(app, i18n.Language.VIETNAMESE)
    theme.apply(app, scheme)
    folder.mkdir(parents=True, exist_ok=True)
    tasks = Tasks()
    main_window = window(tasks)
    ratio = float(os.environ.get("QT_SCALE_FACTOR", "1"))
    main_window.setWindowState(Qt.WindowState.WindowNoState)
    main_window.resize(int(1366 / ratio), int(728 / ratio))
    main_window.show()

    def picture(name: str, widget: QWidget = main_window) -> None:
        settle()
        widget.grab().save(str(folder / f"{scheme}-{name}.png"))

    for key in ("today", "cases", "people", "plans", "sync", "papers", "settings"):
        main_window.go(key)
        settle(900 if key == "papers" else 0)
        picture(key)
    main_window.go("cases")
    main_window.banners.tell(
        "import",
        "Gói từ máy thôn 1 có 3 chỗ hai bên ghi khác nhau, cần người quyết định.",
        "warn",
        [("Xem chỗ khác nhau", main_window.back)],
    )
    main_window.banners.explain("disk", explain(UserError("view.pdf-locked")))
    tasks.run(slow, title="Đang đọc danh sách tháng 11", cancellable=True, lane=Lane.OTHER)
    main_window.activateWindow()
    main_window.search.setText("nguyen thi duc")
    main_window.search.start()
    settle()
    picture("messages")
    tasks.cancel_all()
    question = dialogs.MessageDialog(
        "Xóa hộ ông Trần Văn Ẩn?",
        ["Hộ này còn 4 người. Họ vẫn còn trong danh sách, nhưng không thuộc hộ nào."],
        ("warning", "bad"),
        main_window,
    )
    question.add("no", "Thôi", default=True)
    question.add("yes", "Xóa hộ này", role="danger")
    question.show()
    picture("question", question)
    question.close()
    try:
        raise ValueError("Trần Văn Ẩn")
    except ValueError as error:
        crash = dialogs.CrashDialog(error, main_window)
    crash.show()
    picture("crash", crash)
    crash.close()
    settle(int(float(os.environ.get("HOSO_GALLERY_STAY", "0")) * 1000))
    main_window.close()
    tasks.shutdown()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "light")
