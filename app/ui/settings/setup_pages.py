"""The pages of first-run set-up. Each shows and tells; :mod:`app.ui.settings.setup_dialog` decides what comes next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.codes import Unit
from app.ui import icons
from app.ui.formats import fill
from app.ui.settings.cards import Cards
from app.ui.settings.passphrase import NewPassphrase
from app.ui.tasks import Tasks
from app.ui.theme import Space
from app.ui.widgets.choice import ChoiceBox, Option
from app.ui.widgets.fields import FieldRow, Form, TextLine, Tick
from app.ui.widgets.pdf_view import PdfView

OFFICE, FIELD = "office", "field"


def paragraph(text: str, parent: QWidget, role: str = "") -> QLabel:
    """Words that wrap."""
    label = QLabel(text, parent)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        label.setProperty("role", role)
    return label


class SetupPage(QWidget):
    """The ground of a page. ``rows`` are where errors can be shown, by a short name."""

    done = Signal()
    """Enter in the last field: go on."""

    title = ""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, FieldRow] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(Space.M)

    def problems(self) -> dict[str, str]:
        """What keeps from going on, by the row's name; empty if nothing does."""
        return {}

    def check(self) -> bool:
        """Show what is missing at its field, and go to the first; True if nothing is."""
        problems = self.problems()
        for name, row in self.rows.items():
            row.set_error(problems.get(name, ""))
        if problems:
            first = self.rows.get(next(iter(problems)))
            if first is not None:
                first.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return not problems

    def show_problem(self, name: str, text: str) -> bool:
        """An error that came back for one field; False if the page does not have it."""
        row = self.rows.get(name)
        if row is None:
            return False
        row.set_error(text)
        row.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return True


class WhichPage(SetupPage):
    """Who this machine is; or none of both: a backup comes back, or one only wants to look."""

    restore_asked = Signal()
    demo_asked = Signal()

    def __init__(self, parent: QWidget | None = None, *, demo: bool = False) -> None:
        super().__init__(parent)
        self.title = self.tr("Máy này dùng ở đâu?")
        self.cards = Cards(
            [
                (
                    OFFICE,
                    self.tr("Máy văn phòng xã"),
                    self.tr(
                        "Giữ bản chung của cả xã, cấp quyền cho các máy cơ sở, nhận gói dữ liệu từ USB. "
                        "Mỗi xã chỉ lập một máy văn phòng."
                    ),
                    "office",
                ),
                (
                    FIELD,
                    self.tr("Máy cơ sở (mang đi thôn, buôn, bến)"),
                    self.tr(
                        "Làm việc nhiều tuần không cần mạng, chỉ giữ hồ sơ của địa bàn được giao. "
                        "Máy văn phòng sẽ cấp quyền cho máy này."
                    ),
                    "laptop",
                ),
            ],
            self,
        )
        self.cards.setAccessibleName(self.title)
        self._error = paragraph("", self, "error")
        self._error.hide()
        self.cards.changed.connect(self._error.hide)
        other = paragraph(self.tr("Không lập máy mới?"), self, "muted")
        restore = QPushButton(self.tr("Phục hồi từ bản sao lưu…"), self)
        icons.put(restore, "backup")
        restore.clicked.connect(self.restore_asked)
        look = QPushButton(self.tr("Mở dữ liệu mẫu để xem thử"), self)
        icons.put(look, "eye")
        look.clicked.connect(self.demo_asked)
        look.setVisible(demo)
        across = QHBoxLayout()
        across.setSpacing(Space.S)
        for button in (restore, look):
            across.addWidget(button)
        across.addStretch(1)
        for each in (self.cards, self._error):
            self._layout.addWidget(each)
        self._layout.addStretch(1)
        self._layout.addWidget(other)
        self._layout.addLayout(across)
        self.setFocusProxy(self.cards)

    def role(self) -> str | None:
        return self.cards.value()

    def problems(self) -> dict[str, str]:
        missing = self.tr("Hãy chọn một trong hai.") if self.role() is None else ""
        self._error.setText(missing)
        self._error.setVisible(bool(missing))
        return {"role": missing} if missing else {}


class WherePage(SetupPage):
    """Which plan, and which commune. Signal: ``plan_chosen(str)`` its communes are wanted."""

    plan_chosen = Signal(str)

    def __init__(self, plans: Sequence[tuple[str, str, str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self.tr("Kế hoạch nào, xã nào?")
        self._plan_units: dict[str, tuple[str, str]] = {}
        self.plans = Cards(plans, self)
        self.plans.changed.connect(self._chosen)
        self.commune = ChoiceBox([], self, placeholder=self.tr("Gõ tên xã, phường hoặc mã 5 số"))
        self.commune.changed.connect(self._compare)
        form = Form(self, above=True)
        self.rows["plan"] = form.row(self.tr("Kế hoạch đang thực hiện"), self.plans)
        self.rows["unit"] = form.row(self.tr("Xã, phường, đặc khu"), self.commune)
        self._layout.addWidget(form)
        self._layout.addStretch(1)
        self.setFocusProxy(self.plans)

    def take_plan(self, plan: str, unit: str, unit_name: str, communes: Sequence[Unit]) -> None:
        """The plan's own commune is proposed; the list holds the communes of its province."""
        if plan != self.plans.value():
            return
        self._plan_units[plan] = unit, unit_name
        self.commune.set_options([Option(each.code, each.name, each.code) for each in communes])
        self.commune.set_value(unit)
        self._compare()

    def unit_name(self) -> str:
        return self.commune.text()

    def problems(self) -> dict[str, str]:
        found = {}
        if self.plans.value() is None:
            found["plan"] = self.tr("Hãy chọn kế hoạch.")
        if self.commune.value() is None:
            found["unit"] = self.commune.problem() or self.tr("Hãy chọn xã, phường hoặc đặc khu.")
        return found

    def _chosen(self) -> None:
        self.rows["plan"].set_error("")
        if (plan := self.plans.value()) is not None:
            self.plan_chosen.emit(plan)

    def _compare(self) -> None:
        unit, name = self._plan_units.get(self.plans.value() or "", ("", ""))
        other = self.commune.value() not in (None, unit)
        self.rows["unit"].set_error("")
        self.rows["unit"].set_hint(
            fill(self.tr("Kế hoạch này là của %1. Các mốc ngày và phân công vẫn theo kế hoạch đó."), name)
            if other and unit
            else ""
        )


class WhoPage(SetupPage):
    """The machine's name, the first person, a passphrase."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self.tr("Ai là người đầu tiên của máy này?")
        self.machine = TextLine(self, most=120)
        self.person = TextLine(self, placeholder=self.tr("Ví dụ: Lê Thị Hòa"), most=120)
        self.passphrase = NewPassphrase(self)
        self.passphrase.entered.connect(self.done)
        form = Form(self)
        self.rows["machine"] = form.row(
            self.tr("Tên máy"), self.machine, hint=self.tr("Để nhận ra máy này trong danh sách của xã.")
        )
        self.rows["person"] = form.row(
            self.tr("Họ và tên"), self.person, hint=self.tr("Tên thật: lịch sử và bản in ghi tên này.")
        )
        self.rows["passphrase"] = form.row(self.tr("Mật khẩu"), self.passphrase)
        self.passphrase.catch_enter()
        for name, editor in (("machine", self.machine), ("person", self.person), ("passphrase", self.passphrase)):
            editor.setProperty("row", name)
            editor.changed.connect(self._typed)
        self._role = paragraph("", self, "muted")
        self._layout.addWidget(form)
        self._layout.addWidget(self._role)
        self._layout.addStretch(1)
        self.setFocusProxy(self.machine)

    def suggest(self, role: str, unit_name: str) -> None:
        """The usual name of such a machine, unless one was typed."""
        office = role == OFFICE
        usual = (fill(self.tr("Máy văn phòng %1"), unit_name), self.tr("Máy cơ sở 1"))
        if self.machine.is_empty() or self.machine.property("suggested") == self.machine.text():
            self.machine.set_value(usual[0] if office else usual[1])
            self.machine.setProperty("suggested", self.machine.text())
        self._role.setText(
            self.tr(
                "Người này là quản trị máy và Tổ trưởng; vào Cài đặt để thêm người khác và chia lại vai trò."
                if office
                else "Người này chưa xem được hồ sơ nào cho đến khi máy văn phòng cấp quyền. "
                "Những người dùng chung máy sẽ do văn phòng thêm."
            )
        )

    def problems(self) -> dict[str, str]:
        found = {}
        if self.machine.is_empty():
            found["machine"] = self.tr("Hãy đặt tên cho máy.")
        if self.person.is_empty():
            found["person"] = self.tr("Hãy ghi họ và tên.")
        if problem := self.passphrase.problem():
            found["passphrase"] = problem
        return found

    def _typed(self) -> None:
        sender = self.sender()
        name = str(sender.property("row")) if sender is not None else ""
        if name in self.rows:
            self.rows[name].set_error("")


class SheetPage(SetupPage):
    """Where the recovery sheet goes (office), and what it is for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self.tr("Phiếu khôi phục của xã")
        self.file = FileLine(self)
        form = Form(self)
        self.rows["sheet"] = form.row(self.tr("Ghi phiếu (PDF) vào"), self.file)
        for text in (
            self.tr(
                "Chương trình sắp tạo chìa khóa của xã và in ra MỘT tờ giấy. Nếu máy văn phòng hỏng, hoặc mọi người "
                "quên mật khẩu, chỉ tờ giấy này mở lại được dữ liệu."
            ),
            self.tr(
                "Ai cầm tờ giấy cũng đọc được mọi gói dữ liệu của xã. Vì vậy: in ra, bỏ vào hai phong bì niêm phong, "
                "cất hai nơi có khóa (ví dụ két của Ủy ban và của Công an xã), rồi xóa tệp PDF."
            ),
        ):
            self._layout.addWidget(paragraph(text, self))
        self._layout.addWidget(form)
        self._layout.addStretch(1)
        self.setFocusProxy(self.file)

    def suggest(self, unit_name: str) -> None:
        if self.file.is_empty():
            documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
            folder = documents if documents.is_dir() else Path.home()
            self.file.set_value(str(free_name(folder, f"Phiếu khôi phục {unit_name}")))

    def path(self) -> Path:
        return Path(self.file.value() or "").expanduser()

    def problems(self) -> dict[str, str]:
        path = self.path()
        if self.file.is_empty():
            return {"sheet": self.tr("Hãy chọn nơi ghi phiếu.")}
        if not path.is_absolute():
            return {"sheet": self.tr("Hãy ghi đủ đường dẫn, hoặc bấm “Chọn…”.")}
        if path.exists():
            return {"sheet": self.tr("Đã có tệp này. Không ghi đè phiếu khôi phục: hãy chọn tên khác.")}
        if not path.parent.is_dir():
            return {"sheet": self.tr("Thư mục này không có. Hãy bấm “Chọn…”.")}
        return {}


class SealPage(SetupPage):
    """The sheet, to be printed; the person says that it is under seal."""

    print_asked = Signal()
    folder_asked = Signal()

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self.tr("In và niêm phong phiếu khôi phục")
        self.view = PdfView(tasks, self)
        self.view.allow(saving=False)
        self.view.print_requested.connect(self.print_asked)
        self.view.folder_requested.connect(self.folder_asked)
        self.sealed = Tick(self.tr("Tôi đã in và niêm phong phiếu này"), self)
        self.remove = Tick(self.tr("Xóa tệp PDF khỏi máy (nên làm)"), self)
        self.remove.set_value(True)
        self._error = paragraph("", self, "error")
        self._error.hide()
        self.sealed.changed.connect(self._error.hide)
        ticks = QHBoxLayout()
        ticks.setSpacing(Space.XL)
        ticks.addWidget(self.sealed)
        ticks.addWidget(self.remove)
        ticks.addStretch(1)
        self._layout.addWidget(self.view, 1)
        self._layout.addLayout(ticks)
        self._layout.addWidget(self._error)
        self.setFocusProxy(self.view)

    def problems(self) -> dict[str, str]:
        missing = (
            "" if self.sealed.value() else self.tr("Phiếu chỉ có lúc này: hãy in, niêm phong rồi đánh dấu ở trên.")
        )
        self._error.setText(missing)
        self._error.setVisible(bool(missing))
        return {"sealed": missing} if missing else {}


class FieldDonePage(SetupPage):
    """A laptop is set up; what comes next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self.tr("Đã lập máy cơ sở")
        for number, text in enumerate(
            (
                self.tr("Mở trang Đồng bộ, ghi tệp xin cấp quyền vào USB."),
                self.tr("Mang USB đến máy văn phòng; hai bên đọc to tám từ trên màn hình để biết đúng máy."),
                self.tr("Văn phòng ghi gói cấp quyền vào USB; về máy này, trang Đồng bộ nạp gói đó."),
            ),
            1,
        ):
            self._layout.addWidget(paragraph(f"{number}. {text}", self))
        self._layout.addWidget(paragraph(self.tr("Trước lúc đó máy chưa có hồ sơ nào."), self, "muted"))
        self._layout.addStretch(1)


class FileLine(QWidget):
    """A path that can be typed or chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._line = TextLine(self, most=1000)
        self.changed = self._line.changed
        self._choose = QPushButton(self.tr("Chọn…"), self)
        self._choose.setAutoDefault(False)
        icons.put(self._choose, "folder")
        self._choose.clicked.connect(self._ask)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        layout.addWidget(self._line, 1)
        layout.addWidget(self._choose)
        self.setFocusProxy(self._line)

    def value(self) -> str | None:
        return self._line.text().strip() or None

    def set_value(self, value: str | None) -> None:
        self._line.set_value(value)

    def is_empty(self) -> bool:
        return self._line.is_empty()

    def problem(self) -> str:
        return ""

    def _ask(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Ghi phiếu khôi phục vào"), self.value() or "", self.tr("Tệp PDF (*.pdf)")
        )
        if chosen:
            self.set_value(chosen if chosen.lower().endswith(".pdf") else f"{chosen}.pdf")


def free_name(folder: Path, stem: str, suffix: str = ".pdf") -> Path:
    """A file name in ``folder`` that is not taken yet."""
    number, path = 1, folder / f"{stem}{suffix}"
    while path.exists():
        number += 1
        path = folder / f"{stem} ({number}){suffix}"
    return path


PLACES: Mapping[str, str] = {
    "plan.unknown": "plan",
    "unit.unknown": "unit",
    "vault.passphrase-too-short": "passphrase",
    "vault.passphrase-too-long": "passphrase",
    "file.bad-name": "sheet",
    "file.is-a-folder": "sheet",
}
"""At which field an error of set-up is shown; any other stands above the buttons."""
