"""Kiểm tra bản in: what a printed dossier is still worth: a file, a picture of its QR code, or what a reader typed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.errors import UserError
from app.home import Home
from app.services import prints
from app.services.prints import Checked, Standing
from app.ui import icons
from app.ui.formats import fill
from app.ui.messages import explain
from app.ui.papers.work_dialog import WorkDialog
from app.ui.tasks import Tasks
from app.ui.theme import Size, Space, dress
from app.ui.widgets.badge import Badge
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.fields import FieldRow, TextLine, scrolled
from app.ui.widgets.paged_table import Column, PagedTable, Rows
from app.ui.window import Memory

_ENDINGS = ("pdf", "png", "jpg", "jpeg", "tif", "tiff", "bmp", "webp")
_OPENS = (Standing.CURRENT, Standing.SUPERSEDED, Standing.AHEAD, Standing.ALTERED)
_LONGEST = 400
_LOOK = {
    Standing.ALTERED: ("error", "bad"),
    Standing.SUPERSEDED: ("late", "warn"),
    Standing.NOT_OURS: ("unknown", "neutral"),
    Standing.AHEAD: ("waiting", "accent"),
    Standing.ELSEWHERE: ("laptop", "neutral"),
    Standing.CURRENT: ("done", "good"),
}
"""Icon and tone of an answer; the one that needs a look most stands first."""
_ORDER = tuple(_LOOK)


class VerifyDialog(WorkDialog):
    """Signal: ``open_case(object)`` the case that a print is of."""

    open_case = Signal(object)

    def __init__(self, home: Home, tasks: Tasks, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(tasks, parent)
        self._home, self._memory = home, memory
        self._found: dict[str, Checked] = {}
        self.setWindowTitle(self.tr("Kiểm tra bản in"))
        self.setMinimumSize(760, 560)
        self.setAcceptDrops(True)
        self.text = TextLine(self, placeholder=self.tr("HSCT2|…"), most=_LONGEST)
        self._check = QPushButton(self.tr("Kiểm tra"), self)
        icons.put(self._check, "shield", "on_accent")
        self._check.setProperty("role", "primary")
        self._check.setDefault(True)
        self._check.clicked.connect(self.check_text)
        self._choose = QPushButton(self.tr("Chọn tệp…"), self)
        icons.put(self._choose, "folder")
        self._choose.setAutoDefault(False)
        self._choose.clicked.connect(self._browse)
        self.verdict = Verdict(self)
        self.verdict.open_asked.connect(self._open)
        self.found = PagedTable(self._columns(), parent=self, name=self.tr("Các bản in trong tệp"))
        self.found.setMinimumHeight(5 * Size.ROW)
        self.found.selected.connect(self._chosen)
        self.found.opened.connect(self._chosen)
        self._nothing = EmptyState(
            "qr",
            self.tr("Bản in này còn đúng không?"),
            self.tr(
                "Quét mã QR của bản in bằng đầu đọc, hoặc thả vào đây tệp PDF, bản quét, ảnh chụp có mã. "
                "Kiểm tra được ngay trên máy này, không cần mạng."
            ),
            parent=self,
        )
        self._build()
        self.text.setFocus()

    def _build(self) -> None:
        typed = QHBoxLayout()
        typed.setSpacing(Space.S)
        row = FieldRow(self.tr("Chữ trong mã QR"), self.text, above=True, parent=self)
        self._row = row
        typed.addWidget(row, 1)
        buttons = QVBoxLayout()
        buttons.setContentsMargins(0, row.fontMetrics().lineSpacing() + Space.S, 0, 0)
        both = QHBoxLayout()
        both.addWidget(self._check)
        both.addWidget(self._choose)
        buttons.addLayout(both)
        buttons.addStretch(1)
        typed.addLayout(buttons)
        answer = QWidget(self)
        column = QVBoxLayout(answer)
        column.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        column.setSpacing(Space.M)
        column.addWidget(self.found, 2)
        column.addWidget(scrolled(self.verdict), 3)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(answer)
        self._target = QFrame(self)
        self._target.setProperty("role", "card")
        inside = QVBoxLayout(self._target)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._stack)
        note = QLabel(
            self.tr("Mã chỉ nói bản in của hồ sơ nào, phiên bản nào, ai ký. Chữ trên giấy phải so với hồ sơ bằng mắt."),
            self,
        )
        note.setWordWrap(True)
        note.setProperty("role", "muted")
        body = QWidget(self)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.M)
        layout.addLayout(typed)
        layout.addWidget(self._target, 1)
        layout.addWidget(note)
        self.lay(body)

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("Hồ sơ"), lambda each: each.case_code or "–", 110),
            Column(self.tr("Bản in này"), lambda each: self.verdict.said(each), 200, stretch=True, mark=_look),
            Column(self.tr("Đã khác từ"), lambda each: each.since, 110),
        ]

    # Checking --------------------------------------------------------------------------------------------------------

    def check_text(self) -> None:
        """Judge what stands in the field; it is marked then, so that the next scan takes its place."""
        text, home = self.text.value() or "", self._home
        self._row.set_error("" if text else self.tr("Hãy quét mã, hoặc chọn tệp."))
        if not text or self.working():
            return
        self.text.selectAll()
        self.work(lambda _progress: [prints.verify_print(home, text)], self._take_text, self.windowTitle())

    def check_file(self, file: Path) -> None:
        """Judge every mark in a PDF or a picture."""
        home = self._home
        self._row.set_error("")
        self._memory.setValue("papers/verified", str(file.parent))
        self.work(lambda progress: prints.verify_file(home, file, progress), self._show, self.windowTitle())

    def _take_text(self, found: Sequence[Checked]) -> None:
        garbled = found[0].standing is Standing.NOT_OURS and not (self.text.value() or "").isascii()
        if garbled:
            self._row.set_error(self.tr("Bộ gõ tiếng Việt đã đổi chữ của mã. Tắt Unikey rồi quét lại."))
            self._stack.setCurrentIndex(0)
            return
        self._show(found)

    def _show(self, found: Sequence[Checked]) -> None:
        if not found:
            self._say_none(
                self.tr("Không đọc được mã QR nào"),
                self.tr("Chụp lại cho rõ cả mã, đủ sáng, không nghiêng; hoặc bản in này không phải hồ sơ của xã."),
            )
            return
        found = sorted(found, key=lambda each: _ORDER.index(each.standing))
        self._found = {str(at): each for at, each in enumerate(found)}
        keys = {id(each): key for key, each in self._found.items()}
        self.found.set_source(Rows(found, lambda each: keys[id(each)]))
        self.found.setVisible(len(found) > 1)
        self._stack.setCurrentIndex(1)
        self.found.select("0")
        self.verdict.show_checked(found[0])

    def _chosen(self, key: str) -> None:
        self.verdict.show_checked(self._found[key])

    def _say_none(self, title: str, text: str) -> None:
        self._nothing.say(title, text, icon="unknown")
        self._stack.setCurrentIndex(0)

    def busy(self, busy: bool) -> None:
        for each in (self._check, self._choose, self.text):
            each.setEnabled(not busy)
        if not busy:
            self.text.setFocus()

    def stopped(self) -> None:
        self._say_none(self.tr("Đã dừng kiểm tra"), self.tr("Chưa biết bản in này còn đúng không."))

    def failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            super().failed(error)
            return
        said = explain(error)
        self._say_none(said.happened, said.todo)

    def _open(self, case_id: str) -> None:
        self.accept()
        self.open_case.emit(case_id)

    # Files -----------------------------------------------------------------------------------------------------------

    def _browse(self) -> None:
        kept = str(self._memory.value("papers/verified") or "")
        start = kept or QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        pattern = " ".join(f"*.{ending}" for ending in _ENDINGS)
        picked, _ = QFileDialog.getOpenFileName(
            self, self.tr("Chọn bản in đã quét, ảnh chụp hoặc tệp PDF"), start, f"{self.tr('PDF và ảnh')} ({pattern})"
        )
        if picked:
            self.check_file(Path(picked))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile() and not self.working():
            dress(self._target, edge="accent")
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        dress(self._target, edge="")

    def dropEvent(self, event: QDropEvent) -> None:
        dress(self._target, edge="")
        event.acceptProposedAction()
        self.check_file(Path(event.mimeData().urls()[0].toLocalFile()))


class Verdict(QWidget):
    """One answer in plain words. Signal: ``open_asked(str)`` the case."""

    open_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._checked: Checked | None = None
        self.badge = Badge("", "neutral", parent=self, wraps=True)
        self.about, self.todo, self.changed = QLabel(self), QLabel(self), QLabel(self)
        for each in (self.about, self.todo, self.changed):
            each.setWordWrap(True)
            each.setTextFormat(Qt.TextFormat.PlainText)
            each.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.about.setProperty("role", "muted")
        self.open = QPushButton(self.tr("Mở hồ sơ"), self)
        icons.put(self.open, "cases")
        self.open.setAutoDefault(False)
        self.open.clicked.connect(self._ask)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        for part in (self.badge, self.todo, self.about):
            layout.addWidget(part)
        layout.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.changed)
        layout.addStretch(1)

    def said(self, checked: Checked) -> str:
        """The answer in a line."""
        if checked.standing is Standing.SUPERSEDED and checked.since is not None:
            return fill(self.tr("Đã cũ: hồ sơ đã thay đổi từ ngày %1"), f"{checked.since:%d/%m/%Y}")
        if checked.standing is Standing.NOT_OURS and checked.case_code:
            return self.tr("Của nơi khác: không do xã này ký")
        return {
            Standing.CURRENT: self.tr("Còn đúng: như hồ sơ hiện nay"),
            Standing.SUPERSEDED: self.tr("Đã cũ: hồ sơ đã thay đổi sau khi in"),
            Standing.AHEAD: self.tr("Mới hơn dữ liệu của máy này"),
            Standing.ALTERED: self.tr("Mã đã bị sửa, hoặc không do máy của xã ký"),
            Standing.ELSEWHERE: self.tr("Của xã này, nhưng hồ sơ không có ở máy này"),
            Standing.NOT_OURS: self.tr("Không phải bản in hồ sơ của xã này"),
        }[checked.standing]

    def show_checked(self, checked: Checked) -> None:
        self._checked = checked
        icon, tone = _look(checked)
        self.badge.show_state(self.said(checked), tone, icon)
        self.todo.setText(self._todo(checked))
        self.todo.setVisible(bool(self.todo.text()))
        lines = [f"• {each}" for each in checked.changed]
        self.changed.setText("\n".join([self.tr("Đã thay đổi sau khi in:"), *lines]) if lines else "")
        self.changed.setVisible(bool(lines))
        self.about.setText(self._about(checked))
        self.about.setVisible(bool(self.about.text()))
        self.open.setVisible(checked.standing in _OPENS)

    def _todo(self, checked: Checked) -> str:
        said = {
            Standing.CURRENT: "",
            Standing.SUPERSEDED: self.tr("In bản mới trước khi dùng; thu lại bản cũ nếu đã giao."),
            Standing.AHEAD: self.tr("Nhập gói dữ liệu mới ở trang Đồng bộ, rồi kiểm tra lại."),
            Standing.ALTERED: self.tr("Đừng dùng bản in này. Hỏi lại người đưa, và báo văn phòng."),
            Standing.ELSEWHERE: self.tr("Kiểm tra ở máy văn phòng, hoặc máy phụ trách địa bàn đó."),
            Standing.NOT_OURS: self.tr("Chỉ hồ sơ quản lý do chương trình này in mới có mã kiểm tra được."),
        }[checked.standing]
        if checked.standing is Standing.NOT_OURS and checked.case_code:
            said = self.tr("Mã đúng kiểu, nhưng chữ ký không của máy nào trong xã. Hỏi nơi đã đưa bản in.")
        if checked.revoked:
            said = " ".join(filter(None, (said, self.tr("Máy đã ký nay bị thu hồi: người khác có thể đã dùng nó."))))
        return said

    def _about(self, checked: Checked) -> str:
        lines = []
        if checked.case_code:
            lines.append(fill(self.tr("Mã hồ sơ %1, phiên bản %2."), checked.case_code, checked.version))
        if checked.signed_by and checked.by_office:
            lines.append(fill(self.tr("Văn phòng ký: %1."), checked.signed_by))
        elif checked.signed_by:
            lines.append(fill(self.tr("Máy ký: %1."), checked.signed_by))
        elif checked.standing in (Standing.CURRENT, Standing.SUPERSEDED, Standing.AHEAD):
            lines.append(
                self.tr("Không có chữ ký: bản xem trước, hoặc in bằng chương trình cũ. Ai cũng có thể làm ra mã.")
            )
        return "\n".join(lines)

    def _ask(self) -> None:
        if self._checked is not None:
            self.open_asked.emit(self._checked.case_id)


def _look(checked: Checked) -> tuple[str, str]:
    return ("late", "bad") if checked.revoked else _LOOK[checked.standing]
