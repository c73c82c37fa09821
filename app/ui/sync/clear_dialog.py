"""Clearing a stick (dọn USB): what each old file is and why nothing is lost without it; then it is deleted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from app.home import Home
from app.progress import Progress
from app.services import stick
from app.services.stick import Cleared, Found, Old
from app.ui import icons
from app.ui.formats import fill, size
from app.ui.sync import words
from app.ui.sync.running import WorkingDialog
from app.ui.tasks import Tasks
from app.ui.widgets.tick_list import TickList


def age_words(found: Found) -> str:
    """Whether a file on a stick is needed still; empty for one that is."""
    age = found.age
    match age.old:
        case None:
            return ""
        case Old.TAKEN:
            said = words.tr("Đã nhập vào máy này")
        case Old.ANSWERED:
            said = fill(words.tr("%1 đã nhận đủ"), age.to or words.tr("Máy kia"))
        case Old.NEWER:
            said = words.tr("Đã có gói mới hơn")
        case Old.DEAD:
            said = words.tr("Thuộc dòng dữ liệu đã bỏ, trước khi văn phòng phục hồi")
        case Old.USED:
            said = words.tr("Yêu cầu đã xong")
    if age.safe:
        return said
    if age.why == "not-durable":
        return fill(words.tr("%1; hãy giữ thêm: bản sao lưu cũ nhất chưa có phần này"), said)
    return fill(words.tr("%1; hãy giữ: có thể có phần chưa máy nào giữ chắc"), said)


class ClearDialog(WorkingDialog):
    """Those that may go are ticked. Signal: ``cleared(object)`` a :class:`Cleared`."""

    cleared = Signal(object)

    def __init__(self, home: Home, tasks: Tasks, found: Sequence[Found], parent: QWidget | None = None) -> None:
        super().__init__(tasks, parent)
        self._home = home
        self.setWindowTitle(self.tr("Dọn USB"))
        self.setMinimumSize(640, 420)
        self.resize(760, 520)
        title = QLabel(self.tr("Xóa gói cũ khỏi USB"), self)
        title.setProperty("role", "title")
        lead = QLabel(
            self.tr(
                "Chỉ xóa được tệp mà nội dung chắc chắn đã có ở nơi khác. Xóa ở đây là xóa khỏi danh mục của USB: bộ "
                "nhớ flash có thể vẫn giữ dấu vết cũ, chương trình không hứa ghi đè được. Các gói đều đã mã hóa, người "
                "nhặt được USB không đọc được."
            ),
            self,
        )
        lead.setWordWrap(True)
        lead.setProperty("role", "muted")
        self.list = TickList(self)
        self.list.changed.connect(self.look)
        self._files = {str(each.path): each.path for each in found}
        for each in sorted(found, key=lambda one: not one.age.safe):
            what = f"{words.what_is(each)} · {each.path.name} · {size(each.size)}"
            self.list.add(str(each.path), what, age_words(each), may=each.age.safe, on=each.age.safe)
        for widget in (title, lead):
            self.body.addWidget(widget)
        self.body.addWidget(self.list, 1)
        self.buttons.addStretch(1)
        self._back = self.button(self.tr("Thôi"), self.reject)
        self._go = self.button("", self.clear, role="primary")
        icons.put(self._go, "remove", "on_accent")
        self.look()

    def clear(self) -> None:
        home, files = self._home, [self._files[path] for path in self.list.chosen()]
        if not files or self.busy:
            return

        def work(progress: Progress) -> Cleared:
            return stick.clear(home, files, progress=progress)

        self.work(work, self._took_away, self.tr("Đang dọn USB"))

    def look(self) -> None:
        count = len(self.list.chosen())
        self._go.setText(fill(self.tr("Xóa %1 tệp"), count))
        self._go.setEnabled(count > 0 and not self.busy)
        self._back.setText(self.tr("Dừng lại") if self.busy else self.tr("Thôi"))

    def _took_away(self, done: Cleared) -> None:
        self.cleared.emit(done)
        self.accept()
