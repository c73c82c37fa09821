"""One deed on the office's keys or its recovery sheet: what it does, what it needs, and what is left to do on paper."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from app.home import Home
from app.progress import Progress
from app.services import keys
from app.ui.formats import fill
from app.ui.settings import handing
from app.ui.settings.setup_pages import FileLine, free_name
from app.ui.sync.running import WorkingDialog
from app.ui.tasks import Tasks
from app.ui.widgets.fields import Form, LongText, TextLine, Tick, name_inputs


class Deed(StrEnum):
    SHEET = "sheet"
    OFFICE = "office"
    REPRINT = "reprint"
    HAND_OVER = "hand-over"


class KeysDialog(WorkingDialog):
    """Signal: ``done_with(str)`` what was done, in words."""

    done_with = Signal(str)

    def __init__(self, home: Home, tasks: Tasks, deed: Deed, parent: QWidget | None = None) -> None:
        super().__init__(tasks, parent)
        self._home, self._deed = home, deed
        self._out: Path | None = None
        self._done = False
        self.setMinimumSize(620, 380)
        self.resize(720, 580 if deed in (Deed.SHEET, Deed.REPRINT) else 420)
        title, why = self._words()
        self.setWindowTitle(title)
        self._heading = QLabel(title, self)
        self._heading.setProperty("role", "title")
        self._why = QLabel(why, self)
        for each in (self._heading, self._why):
            each.setWordWrap(True)
            each.setTextFormat(Qt.TextFormat.PlainText)
            self.body.addWidget(each)
        self.form = Form(self, above=True)
        self.sheet = LongText(self, lines=3)
        self.holder = TextLine(self, most=120, placeholder=self.tr("Ví dụ: Lê Thị Hòa, Văn phòng HĐND và UBND"))
        self.file = FileLine(self)
        name_inputs(self.file, self.tr("Ghi phiếu (PDF) vào"))
        self.both = Tick(self.tr("Đổi luôn khóa văn phòng (nên làm khi nghi có người đã sao chép)"), self)
        if deed is not Deed.HAND_OVER:
            self.form.row(
                self.tr("Các nhóm chữ trên phiếu đang có hiệu lực"),
                self.sheet,
                hint=self.tr("Gõ lần lượt các nhóm, hoặc quét mã QR trên phiếu (tắt bộ gõ tiếng Việt trước khi quét)."),
            )
        if deed is not Deed.OFFICE:
            self.form.row(self.tr("Ai giữ phiếu từ hôm nay"), self.holder)
        if deed in (Deed.SHEET, Deed.REPRINT):
            self.form.row(self.tr("Ghi phiếu (PDF) vào"), self.file)
            self.file.set_value(str(free_name(_documents(), self.tr("Phiếu khôi phục"))))
        if deed is Deed.SHEET:
            self.form.row("", self.both)
        else:
            self.both.hide()
        for part, used in (
            (self.sheet, deed is not Deed.HAND_OVER),
            (self.holder, deed is not Deed.OFFICE),
            (self.file, deed in (Deed.SHEET, Deed.REPRINT)),
        ):
            part.setVisible(used)
            part.changed.connect(self.look)
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self._cancel = self.button(self.tr("Thôi"), self.reject)
        self._print = self.button(self.tr("Mở tệp để in"), self._open_file)
        self._remove = self.button(self.tr("Đã in và niêm phong: xóa tệp PDF"), self._remove_file)
        self.buttons.addStretch(1)
        self._on = self.button("", self.go_on, role="primary")
        self.look()

    def go_on(self) -> None:
        """Do it; afterwards close."""
        if self._done:
            self.accept()
            return
        home, deed = self._home, self._deed
        typed, holder, both = self.sheet.value() or "", self.holder.value() or "", self.both.value()
        out = Path(self.file.value() or "").expanduser()

        def work(_progress: Progress) -> Path | None:
            if deed is Deed.HAND_OVER:
                keys.hand_over(home, holder)
                return None
            if deed is Deed.REPRINT:
                keys.reprint(home, typed, holder, out)
                return out
            if deed is Deed.SHEET:
                return keys.renew_sheet(home, typed, holder, out, new_keys=both).value.out
            keys.renew_office(home, typed)
            return None

        self.work(work, self._took_it, self.tr("Đang đổi khóa và sao lưu"))

    def said(self) -> str:
        return self._why.text()

    # Parts -----------------------------------------------------------------------------------------------------------

    def _took_it(self, out: Path | None) -> None:
        self._out, self._done = out, True
        self.sheet.set_value(None)
        self._heading.setText(self.tr("Đã xong"))
        after = self._afterwards()
        self._why.setText(after)
        self.form.hide()
        self.done_with.emit(after)
        self.look()

    def _words(self) -> tuple[str, str]:
        return {
            Deed.SHEET: (
                self.tr("Lập phiếu khôi phục mới"),
                self.tr(
                    "Từ lúc này gói và bản sao lưu mới chỉ mở được bằng phiếu mới; mỗi máy cơ sở theo phiếu mới khi "
                    "nhập gói tới. Dùng khi người giữ phiếu thay đổi, khi phiếu có thể đã bị sao chụp, và theo định "
                    "kỳ. Phiếu cũ vẫn mở được bản sao lưu và gói ghi trước đó."
                ),
            ),
            Deed.OFFICE: (
                self.tr("Đổi khóa văn phòng"),
                self.tr(
                    "Dùng khi máy văn phòng cũ bị mất, bị người khác động vào, hoặc sau khi dựng lại từ bản sao lưu. "
                    "Gói đang trên đường vẫn đọc được. Hãy xuất gói mới cho từng máy: chúng tự nhận khóa mới."
                ),
            ),
            Deed.REPRINT: (
                self.tr("In lại phiếu đang có hiệu lực"),
                self.tr(
                    "Phiếu in lại mang ngày và người giữ mới, nhưng vẫn cùng một khóa. Hãy hủy tờ cũ trước mặt hai "
                    "người."
                ),
            ),
            Deed.HAND_OVER: (
                self.tr("Bàn giao phiếu khôi phục"),
                self.tr(
                    "Ghi vào sổ ai giữ phiếu từ hôm nay: khi lãnh đạo hoặc người giữ phiếu thay đổi. Nếu người giữ "
                    "trước có thể đã sao chụp thì hãy lập phiếu mới thay vì chỉ bàn giao."
                ),
            ),
        }[self._deed]

    def _afterwards(self) -> str:
        return {
            Deed.SHEET: self.tr(
                "Phiếu mới đã có hiệu lực và đã sao lưu. Hãy in, cùng ký, niêm phong rồi xóa tệp PDF. Giữ kín phiếu cũ "
                "cho đến khi hủy các bản sao lưu và gói cũ."
            ),
            Deed.OFFICE: self.tr("Văn phòng đã có khóa mới và đã sao lưu. Hãy xuất gói cho từng máy cơ sở."),
            Deed.REPRINT: self.tr("Đã in lại. Hãy in tệp PDF, niêm phong, hủy tờ cũ, rồi xóa tệp."),
            Deed.HAND_OVER: fill(self.tr("Đã ghi: %1 giữ phiếu từ hôm nay."), self.holder.value() or ""),
        }[self._deed]

    def look(self) -> None:
        needs = {
            Deed.SHEET: (self.sheet, self.holder, self.file),
            Deed.OFFICE: (self.sheet,),
            Deed.REPRINT: (self.sheet, self.holder, self.file),
            Deed.HAND_OVER: (self.holder,),
        }[self._deed]
        told = all(not part.is_empty() for part in needs)
        self._on.setEnabled(not self.busy and (self._done or told))
        self._on.setText(self.tr("Đóng") if self._done else self._words()[0])
        self._cancel.setVisible(not self._done)
        for each in (self._print, self._remove):
            each.setVisible(self._done and self._out is not None)

    def _open_file(self) -> None:
        if self._out is not None and not handing.open_file(self._out):
            self.banners.tell(
                "viewer", fill(self.tr("Máy không mở được PDF. Hãy in tệp này ở máy khác: %1"), str(self._out)), "warn"
            )

    def _remove_file(self) -> None:
        if self._out is None:
            return
        try:
            self._out.unlink(missing_ok=True)
        except OSError:
            self.banners.tell("viewer", fill(self.tr("Chưa xóa được %1. Hãy tự xóa."), str(self._out)), "warn")
            return
        self._out = None
        self.look()


def _documents() -> Path:
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return folder if folder.is_dir() else Path.home()
