"""Papers for many doors: address labels and envelopes, and the sheets to go from house to house with."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel, QSpinBox, QWidget

from app.domain.sheet import next_number, same_number
from app.errors import UserError
from app.home import Home
from app.progress import Progress
from app.services.labels import PrintedLabels, preview_labels, print_labels
from app.services.visit_sheets import PrintedSheets, preview_visit_sheets, print_visit_sheets
from app.storage import write_whole
from app.ui.formats import fill
from app.ui.messages import explain
from app.ui.papers.door_choice import DoorChoice
from app.ui.papers.side import Look, Looked, Made, Make, Side
from app.ui.tasks import Tasks
from app.ui.widgets.fields import RadioRow, TextLine
from app.ui.window import Memory

LABELS, DL, C5, FOLDED = "labels", "dl", "c5", "folded"
_ON_A_SHEET = 24


class DoorSide(Side):
    """What both have: for which households."""

    ABOUT_ONE = False
    KEY = ""

    def __init__(self, home: Home, tasks: Tasks, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(home, tasks, memory, parent)
        self._told = ""
        self.doors = DoorChoice(home, tasks, self)
        self.doors.choose(self._remembered(f"{self.KEY}/area"))
        self.doors.changed.connect(self._doors_changed)

    def set_case(self, case_id: str | None) -> None:
        """Another kind of paper was chosen, or another case: not asked of it, but areas may be new."""
        super().set_case(case_id)
        self.reload()

    def reload(self) -> None:
        self.doors.read()

    def foot(self) -> str:
        return self._told

    def refused(self, error: Exception) -> bool:
        nobody = isinstance(error, UserError) and error.code == "report.nothing-to-print"
        if nobody:
            self.doors.set_error(self.tr("Ở đây chưa có hộ nào để in."))
        elif isinstance(error, UserError):
            self.doors.set_error(explain(error).happened)
        return isinstance(error, UserError)

    def ready(self) -> bool:
        return self.doors.ready()

    def _doors_changed(self) -> None:
        self._remember(f"{self.KEY}/area", self.doors.area())
        self._asked_anew()

    def _asked_anew(self) -> None:
        self._told = ""
        self.anew.emit()

    def _tell(self, text: str) -> None:
        self._told = text
        self.counted.emit()


class LabelSide(DoorSide):
    """Names and addresses only: nothing of why one writes."""

    KEY = "label"

    def __init__(self, home: Home, tasks: Tasks, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(home, tasks, memory, parent)
        self.kind = RadioRow(
            [
                (LABELS, self.tr("Nhãn dán, 3 × 8 trên tờ A4")),
                (DL, self.tr("Phong bì dài (220 × 110 mm)")),
                (C5, self.tr("Phong bì vừa (229 × 162 mm)")),
                (FOLDED, self.tr("Tờ A4 gấp ba, không cần phong bì")),
            ],
            self,
            upright=True,
        )
        self.kind.set_value(self._remembered("label/kind", LABELS))
        self.kind.changed.connect(self._kind_changed)
        self.first = QSpinBox(self)
        self.first.setRange(1, _ON_A_SHEET)
        self.first.setValue(_number(self._remembered("label/first", "1")))
        self.first.valueChanged.connect(self._asked_anew)
        self.form.add(self.doors)
        self.form.row(self.tr("Loại"), self.kind)
        self._first_row = self.form.row(
            self.tr("Bắt đầu từ nhãn số"),
            self.first,
            hint=self.tr("Đếm từ trái sang phải, từ trên xuống."),
        )
        self._show()

    def look(self) -> Look | None:
        home, kind, area, chosen = self._home, self.kind.value() or LABELS, self.doors.area(), self.doors.households()
        first, whole = self._first(), self.doors.whole()
        if not self.doors.said_all():
            return None

        def render(_progress: Progress) -> Looked:
            seen = preview_labels(home, kind, area=area if whole else "", households=chosen, first=first)
            return Looked(seen.pdf, seen)

        return render

    def looked(self, found: object) -> None:
        if isinstance(found, PrintedLabels):
            self._tell(fill(self.tr("%1 địa chỉ, %2 tờ."), found.count, found.sheets))

    def make(self, out: Path) -> Make:
        home, kind, area, chosen = self._home, self.kind.value() or LABELS, self.doors.area(), self.doors.households()
        first, whole = self._first(), self.doors.whole()
        told, left = self.tr("Đã ghi %1 địa chỉ, %2 tờ: %3"), self.tr("Tờ cuối còn trống từ nhãn số %1.")

        def write(_progress: Progress) -> Made:
            printed = print_labels(home, kind, area=area if whole else "", households=chosen, first=first)
            write_whole(out, printed.pdf, private=True)
            said = fill(told, printed.count, printed.sheets, str(out))
            return Made(out, f"{said} {fill(left, printed.free)}" if printed.free > 1 else said, found=printed)

        return write

    def wrote(self, found: object) -> None:
        """The next print begins at the label that is left."""
        if isinstance(found, PrintedLabels) and self.kind.value() == LABELS:
            self._remember("label/first", str(found.free))

    def stem(self) -> str:
        return "nhan-dia-chi" if self.kind.value() == LABELS else "phong-bi"

    def _first(self) -> int:
        return self.first.value() if self.kind.value() == LABELS else 1

    def _doors_changed(self) -> None:
        """Another print begins where the last one ended."""
        self.first.blockSignals(True)
        self.first.setValue(_number(self._remembered("label/first", "1")))
        self.first.blockSignals(False)
        super()._doors_changed()

    def _kind_changed(self) -> None:
        self._remember("label/kind", self.kind.value() or LABELS)
        self._show()
        self._asked_anew()

    def _show(self) -> None:
        self._first_row.setVisible(self.kind.value() == LABELS)


class VisitSide(DoorSide):
    """A block for each household, filled by pen and found again by its QR code."""

    KEY = "visit"

    def __init__(self, home: Home, tasks: Tasks, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(home, tasks, memory, parent)
        about = QLabel(
            self.tr("Ghi bằng bút khi đi từng nhà, quét mã QR để nhập lại. Không có diện, số định danh."),
            self,
        )
        about.setWordWrap(True)
        about.setProperty("role", "muted")
        self.number = TextLine(self, placeholder=self.tr("Ví dụ: PT-001"), most=20)
        self.number.set_value(self._remembered("visit/number"))
        self.number.changed.connect(self._number_typed)
        self.form.add(about)
        self.form.add(self.doors)
        self.form.row(self.tr("Đánh số phiếu từ"), self.number, hint=self.tr("Để trống: không đánh số."))

    def look(self) -> Look | None:
        home, area, chosen, number = self._home, self.doors.area(), self.doors.households(), self.number.value() or ""
        if not self.doors.said_all():
            return None

        def render(_progress: Progress) -> Looked:
            seen = preview_visit_sheets(home, area, households=chosen, first_number=number)
            return Looked(seen.pdf, seen)

        return render

    def looked(self, found: object) -> None:
        if isinstance(found, PrintedSheets):
            self._tell(
                fill(self.tr("%1 hộ, %2 tờ. Người được bảo mật không có trong phiếu."), found.doors, found.sheets)
            )

    def make(self, out: Path) -> Make:
        home, area, chosen, number = self._home, self.doors.area(), self.doors.households(), self.number.value() or ""
        told = self.tr("Đã ghi phiếu của %1 hộ, %2 tờ: %3")

        def write(_progress: Progress) -> Made:
            printed = print_visit_sheets(home, area, households=chosen, first_number=number)
            write_whole(out, printed.pdf, private=True)
            return Made(out, fill(told, printed.doors, printed.sheets, str(out)), found=printed)

        return write

    def wrote(self, found: object) -> None:
        """The next area's sheets go on from the last number."""
        if isinstance(found, PrintedSheets):
            self._remember("visit/number", _after(self.number.value() or "", found.doors))

    def stem(self) -> str:
        return "phieu-di-tung-nha"

    def _number_typed(self) -> None:
        self._remember("visit/number", self.number.value() or "")
        self._asked_anew()

    def _doors_changed(self) -> None:
        self.number.set_value(self._remembered("visit/number"))
        super()._doors_changed()


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and 1 <= int(text) <= _ON_A_SHEET else 1


def _after(number: str, count: int) -> str:
    number = same_number(number)
    for _ in range(count):
        number = next_number(number)
    return number
