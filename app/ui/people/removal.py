"""Taking a person, a household or a case away: deleting (with a reason, to be undone), and erasing a person's data for
good at their request. One menu button for the pages, and the two dialogs behind it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QWidget

from app.domain.changes import Done
from app.domain.permissions import Action
from app.home import Home
from app.progress import QUIET, Progress
from app.services import deleting, erasing
from app.services.deleting import Deleted
from app.services.erasing import Erasing
from app.ui import icons
from app.ui.field_words import LISTS, entity_name, field_name, spoken
from app.ui.formats import fill, nfc
from app.ui.sync.running import WorkingDialog
from app.ui.tasks import Tasks
from app.ui.widgets.choice import ChoiceBox, Option
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.fields import FieldRow, LongText, RadioRow, TextLine, Tick

T = TypeVar("T")
WHOLE, FIELD = "whole", "field"
MOST_PLACES = 8
MOST_HIGH = 680
"""Pixels: higher than this no dialog gets on a screen of 768."""


def tr(text: str) -> str:
    return QCoreApplication.translate("removal", text)


class Removal(QPushButton):
    """The button "Xóa…" of a page with what the person here may do. Hidden if that is nothing.

    ``removed(object)``: the Done of a deletion; ``erased(object)``: the Done of an erasing.
    """

    removed = Signal(object)
    erased = Signal(object)

    def __init__(self, home: Home, tasks: Tasks, entity: str, parent: QWidget) -> None:
        super().__init__(tr("Xóa…"), parent)
        self._home, self._tasks, self._entity, self._row = home, tasks, entity, ""
        icons.put(self, "remove")
        self.dialog: WorkingDialog | None = None
        self._menu = QMenu(self)
        if home.account.may(Action.DELETE):
            words = {"resident": tr("Xóa người này…"), "household": tr("Xóa hộ này…"), "case": tr("Xóa hồ sơ này…")}
            self._menu.addAction(words[entity]).triggered.connect(self.ask_delete)
        if entity == "resident" and home.is_office and home.account.may(Action.PURGE):
            self._menu.addAction(tr("Xóa hẳn dữ liệu theo yêu cầu…")).triggered.connect(self.ask_erase)
        self.setMenu(self._menu)
        self.setVisible(not self._menu.isEmpty())
        self.setAccessibleName(fill(tr("Xóa: %1"), entity_name(entity).lower()))

    def set_row(self, row: str) -> None:
        self._row = row

    def offered(self) -> list[str]:
        """What stands in the menu."""
        return [action.text() for action in self._menu.actions()]

    def ask_delete(self) -> None:
        self._open(DeleteDialog(self._home, self._tasks, self._entity, self._row, self.window()), self.removed.emit)

    def ask_erase(self) -> None:
        self._open(EraseDialog(self._home, self._tasks, self._row, self.window()), self.erased.emit)

    def _open(self, dialog: DeleteDialog | EraseDialog, heard: Callable[[object], object]) -> None:
        self.dialog = dialog
        dialog.done_with.connect(heard)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


class Gone(EmptyState):
    """What a page shows of a record that was just deleted here, with the way back. ``brought_back(object)``: the Done;
    ``failed(object)``: why not."""

    brought_back = Signal(object)
    failed = Signal(object)

    def __init__(self, home: Home, tasks: Tasks, parent: QWidget) -> None:
        super().__init__("remove", parent=parent)
        self._home, self._tasks = home, tasks
        self._deleted: Deleted | None = None
        self.asked.connect(self.bring_back)

    @property
    def row(self) -> str:
        return self._deleted.row if self._deleted is not None else ""

    def show_deleted(self, deleted: Deleted) -> None:
        self._deleted = deleted
        self.say(
            fill(tr("Đã xóa: %1"), deleted.title),
            tr("Bản ghi vẫn còn trong lịch sử, có lý do. Có thể đưa lại chừng nào chưa ai sửa tiếp."),
            tr("Hoàn tác xóa"),
        )

    def forget(self) -> None:
        self._deleted = None

    def bring_back(self) -> None:
        home, deleted = self._home, self._deleted
        if deleted is not None:
            self._tasks.run(lambda _progress: deleting.bring_back(home, deleted), self._back, self.failed.emit)

    def _back(self, done: object) -> None:
        self._deleted = None
        self.brought_back.emit(done)


class _Asking(WorkingDialog):
    """Reads what would happen, asks for a reason, does it once. ``done_with(object)``: the Done."""

    done_with = Signal(object)

    def __init__(self, home: Home, tasks: Tasks, title: str, parent: QWidget | None) -> None:
        super().__init__(tasks, parent)
        self._home = home
        self.setWindowTitle(title)
        self.setMinimumWidth(600)
        self.title = QLabel(title, self)
        self.title.setProperty("role", "heading")
        self.title.setWordWrap(True)
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.reason = LongText(self, lines=2)
        self.reason.changed.connect(self.look)
        self.body.addWidget(self.title)
        self.body.addWidget(self.told)

    def tell(self, lines: list[str]) -> None:
        """Say these, one point each, and take the room that they need."""
        self.told.setText("\n".join(f"• {line}" for line in lines))
        self.fit()

    def fit(self) -> None:
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(self.width(), min(MOST_HIGH, layout.totalHeightForWidth(self.width())))

    def finish(self, yes: str) -> None:
        self.body.addStretch(1)
        self.buttons.addStretch(1)
        self.back = self.button(tr("Thôi"), self.reject)
        self.go = self.button(yes, self.carry_out, role="danger")

    def carry_out(self) -> None:
        """To be overridden."""

    def deed(self, work: Callable[[], T], take: Callable[[T], object], title: str) -> None:
        """A deed that is not broken off half way."""

        def run(_progress: Progress) -> T:
            return work()

        self.banners.take_back("fault")
        self._take = take
        self._running = self._tasks.run(run, self._took, self._failed, title=title)
        self.look()

    def reject(self) -> None:
        if not self.busy or (self._running is not None and self._running.cancellable):
            super().reject()


class DeleteDialog(_Asking):
    """Deleting: what hangs on the record is told first."""

    def __init__(self, home: Home, tasks: Tasks, entity: str, row: str, parent: QWidget | None = None) -> None:
        titles = {"resident": tr("Xóa người này"), "household": tr("Xóa hộ này"), "case": tr("Xóa hồ sơ này")}
        super().__init__(home, tasks, titles[entity], parent)
        self._entity, self._row = entity, row
        self.consequences: deleting.Consequences | None = None
        self._field = FieldRow(
            tr("Lý do"), self.reason, required=True, above=True, hint=tr("Ví dụ: nhập trùng, nhập nhầm người.")
        )
        self.body.addWidget(self._field)
        self.finish(titles[entity])
        self._read()

    def _read(self) -> None:
        home, entity, row = self._home, self._entity, self._row
        self.work(lambda _progress: deleting.consequences(home, entity, row), self._show, tr("Đang xem"))

    def _show(self, told: deleting.Consequences) -> None:
        self.consequences = told
        self.title.setText(f"{self.windowTitle()}: {told.title}")
        lines = []
        if told.cases:
            cases = ", ".join(f"{c} ({spoken(LISTS['case_state'].get(s, s)).lower()})" for c, s in told.cases)
            lines.append(fill(tr("Xóa theo %1 hồ sơ: %2."), len(told.cases), cases))
        if told.members:
            said = tr("%1 người trong hộ vẫn còn, nhưng không thuộc hộ nào nữa: %2.")
            lines.append(fill(said, len(told.members), told.members))
        if told.visits:
            lines.append(fill(tr("%1 lượt đến nhà không còn xem được."), told.visits))
        if told.waiting:
            lines.append(fill(tr("Hồ sơ khác đang chờ hồ sơ bị xóa: %1."), told.waiting))
        lines.append(tr("Đây không phải xóa hẳn: nội dung và lý do còn trong lịch sử, và hoàn tác được."))
        self.tell(lines)
        self.reason.setFocus()

    def carry_out(self) -> None:
        home, told, reason = self._home, self.consequences, self.reason.value()
        if not self.busy and told is not None and reason:
            self.deed(lambda: deleting.delete(home, told, reason), self._deleted, tr("Đang xóa"))

    def failed(self, error: Exception) -> None:
        if getattr(error, "code", "") == "row.changed-since":
            self._read()

    def _deleted(self, done: Done[Deleted]) -> None:
        self.accept()
        self.done_with.emit(done)

    def look(self) -> None:
        self.go.setEnabled(not self.busy and self.consequences is not None and bool(self.reason.value()))


class EraseDialog(_Asking):
    """Erasing for good: what goes, what stays, why, and the person's name typed once more."""

    def __init__(self, home: Home, tasks: Tasks, person_id: str, parent: QWidget | None = None) -> None:
        super().__init__(home, tasks, tr("Xóa hẳn dữ liệu theo yêu cầu"), parent)
        self._person_id = person_id
        self.consequences: erasing.Consequences | None = None
        self.outcome: Erasing | None = None
        self.scope = RadioRow([(WHOLE, tr("Toàn bộ người này")), (FIELD, tr("Chỉ một mục"))], self)
        self.scope.set_value(WHOLE)
        self.scope.changed.connect(self._scoped)
        self.field = ChoiceBox((), self)
        self.field.changed.connect(self.look)
        self.household = Tick("", self)
        self.household.hide()
        self.name = TextLine(self)
        self.name.changed.connect(self.look)
        self._rows = (
            FieldRow(tr("Xóa gì"), self.scope),
            FieldRow(tr("Mục"), self.field),
            FieldRow(
                tr("Lý do"),
                self.reason,
                required=True,
                hint=tr("Lý do được giữ lại: ghi số đơn, ngày đơn, không ghi họ tên."),
            ),
            FieldRow(tr("Gõ lại họ tên"), self.name, required=True),
        )
        self.body.insertWidget(1, self._rows[0])
        self.body.insertWidget(2, self._rows[1])
        self.body.addWidget(self.household)
        for row in self._rows[2:]:
            self.body.addWidget(row)
        self.finish(tr("Xóa hẳn, không lấy lại được"))
        self._rows[1].hide()
        self.work(lambda _progress: erasing.consequences(home, person_id), self._show, tr("Đang xem"))

    def _show(self, told: erasing.Consequences) -> None:
        self.consequences = told
        self.title.setText(f"{self.windowTitle()}: {told.name}")
        self.field.set_options([Option(name, field_name("resident", name)) for name in told.fields])
        self._rows[3].set_hint(fill(tr("Gõ đúng, có dấu: %1"), told.name))
        self.household.setVisible(told.alone is not None)
        self.household.setText(fill(tr("Xóa hẳn cả hộ “%1”: chưa ai khác từng ở hộ này"), told.alone or ""))
        self._scoped()

    def _scoped(self) -> None:
        whole = self.scope.value() == WHOLE
        self._rows[1].setVisible(not whole)
        told = self.consequences
        if told is not None:
            self.household.setVisible(whole and told.alone is not None)
            self.tell(self._whole(told) if whole else self._one(told))
        self.look()

    def _whole(self, told: erasing.Consequences) -> list[str]:
        counted = ", ".join(f"{count} {entity_name(entity).lower()}" for entity, count in sorted(told.rows.items()))
        lines = [
            fill(tr("Mất hẳn: %1, cả lịch sử, bản nháp và tệp của chúng."), counted),
            *self._everywhere(told),
            tr("Còn lại: ai đã ghi, lúc nào (không còn nội dung); nhật ký truy cập; biên bản xóa này."),
        ]
        if told.kin:
            lines.append(fill(tr("Không xóa: họ tên người này ghi là cha, mẹ, giám hộ trong hồ sơ của %1."), told.kin))
        if told.visits:
            lines.append(fill(tr("Bỏ dòng nhắc người này trong ghi chú của %1 lượt đến nhà khác."), told.visits))
        places = [f"{entity_name(entity).lower()} ({whose})" for entity, whose in told.mentions]
        if places:
            said = tr("Họ tên này, hoặc người trùng tên, còn ở %1 chỗ khác, hãy xem và tự sửa: %2.")
            lines.append(fill(said, len(places), ", ".join(dict.fromkeys(places[:MOST_PLACES]))))
        return lines

    def _one(self, told: erasing.Consequences) -> list[str]:
        return [
            tr("Mất hẳn: mọi giá trị mục này từng có, kể cả giá trị đang chờ chọn. Các mục khác giữ nguyên."),
            *self._everywhere(told),
            tr("Còn lại: rằng mục này đã được ghi, ai ghi, lúc nào; biên bản xóa này."),
        ]

    def _everywhere(self, told: erasing.Consequences) -> list[str]:
        lines = []
        if told.machines:
            said = tr("Các máy %1 xóa theo khi nhập gói tới; phần chưa gửi về người này bị từ chối.")
            lines.append(fill(said, told.machines))
        if told.backups:
            lines.append(fill(tr("%1 bản sao lưu cũ được thay bằng bản mới."), len(told.backups)))
        lines.append(tr("Gói trên USB, bản in và tệp đã xuất ngoài tầm với của máy này: phải tự hủy."))
        return lines

    def carry_out(self) -> None:
        told, reason, name = self.consequences, self.reason.value(), self.name.value()
        if self.busy or told is None or not reason or not name or self.outcome is not None:
            return
        home, person, household, field = self._home, self._person_id, self.household.value(), self.field.value()
        whole = self.scope.value() == WHOLE

        def erase() -> Done[Erasing]:
            if not whole and field is not None:
                return erasing.erase_field(home, person, field, name=name, reason=reason, progress=QUIET)
            return erasing.erase_person(home, person, name=name, reason=reason, household=household, progress=QUIET)

        self.deed(erase, self._erased, tr("Đang xóa hẳn"))

    def _erased(self, done: Done[Erasing]) -> None:
        self.outcome = done.value
        for each in (*self._rows, self.household, self.go):
            each.hide()
        cleaned = done.value.cleaned
        lines = [fill(tr("Đã xóa hẳn %1 bản ghi, mục."), done.value.rows)]
        if cleaned is None:
            lines.append(tr("Đĩa chưa cho dọn hết; chương trình dọn tiếp khi mở lần sau. Xem “Kiểm tra máy”."))
        else:
            lines.append(
                fill(
                    tr("Đã xóa %1 tệp, %2 gói để riêng; đã thay %3 bản sao lưu."),
                    cleaned.files,
                    cleaned.bundles,
                    cleaned.backups,
                )
            )
            if cleaned.left:
                paths = ", ".join(str(path) for path in cleaned.left)
                lines.append(fill(tr("Chưa với tới được: %1. Cắm ổ đó rồi mở lại chương trình."), nfc(paths)))
        lines.append(tr("Hãy xuất gói cho từng máy để các máy xóa theo."))
        self.title.setText(tr("Đã xóa hẳn"))
        self.tell(lines)
        self.back.setText(tr("Đóng"))
        self.back.setFocus()
        self.done_with.emit(done)

    def look(self) -> None:
        told, typed = self.consequences, self.name.value()
        same = told is not None and typed is not None and nfc(told.name).casefold() == typed.casefold()
        ready = self.scope.value() == WHOLE or self.field.value() is not None
        self.go.setEnabled(not self.busy and same and ready and bool(self.reason.value()))


def settle(page: Any, gone: Gone, done: Done[Deleted]) -> None:
    """On a page: show that its record was deleted, and tell the others."""
    gone.show_deleted(done.value)
    page.changed.emit(done.changes)
