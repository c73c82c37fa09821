"""The desks of what did not come in by itself: bundles laid aside (gói để riêng), and changes that are missing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from app.domain.changes import NO_CHANGES, Done
from app.domain.permissions import Action
from app.home import Home
from app.progress import Progress
from app.services import backups_second, sync_gaps
from app.services import exchange_quarantine as quarantine
from app.services.backups_second import Nag
from app.services.exchange import Imported
from app.services.exchange_quarantine import AsideRow
from app.services.sync_gaps import GapRow, Missing
from app.ui import icons
from app.ui.formats import fill, size
from app.ui.sync import words
from app.ui.sync.import_dialog import ImportDialog
from app.ui.sync.tabs import ListTab
from app.ui.tasks import Tasks
from app.ui.widgets.fields import FieldRow, TextLine
from app.ui.widgets.paged_table import Column


@dataclass(frozen=True, slots=True)
class Desks:
    """What waits for a person at the office besides conflicts."""

    aside: Sequence[AsideRow] = ()
    gaps: Sequence[GapRow] = ()
    nag: Nag | None = None

    @staticmethod
    def read(home: Home) -> Desks:
        return Desks(quarantine.laid_aside(home), sync_gaps.list_gaps(home), backups_second.nag(home))


def why(row: AsideRow) -> str:
    """Why a bundle lies aside."""
    match row.why:
        case "fork":
            return words.tr("Máy đi hai ngả: trái với những gì chính máy đó đã gửi")
        case "revoked":
            return words.tr("Máy đã bị thu hồi")
        case _:
            return words.tr("Có sẵn trong thư mục để riêng")


class AsideTab(ListTab):
    """Signal: ``look_asked(str)`` open this one."""

    look_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        columns = [
            Column(self.tr("Máy gửi"), lambda row: row.name or self.tr("(không đọc được)"), 190, mark=self._mark),
            Column(self.tr("Vì sao để riêng"), why, 330, stretch=True),
            Column(self.tr("Từ lúc"), lambda row: words.when(row.at), 150),
            Column(self.tr("Cỡ"), lambda row: size(row.size), 90, "right"),
            Column(self.tr("Quyết định"), self._standing, 300),
        ]
        super().__init__(columns, self.tr("Gói để riêng"), parent)
        note = QLabel(
            self.tr(
                "Gói không tự nhập được nhưng có thể là công sức thật. Hãy xem bên trong rồi quyết định; "
                "tệp vẫn giữ lại."
            ),
            self,
        )
        note.setProperty("role", "muted")
        note.setWordWrap(True)
        self._look_in = QPushButton(self.tr("Xem bên trong…"), self)
        icons.put(self._look_in, "eye")
        self._look_in.clicked.connect(self._ask)
        self.bar.addWidget(note, 1)
        self.bar.addWidget(self._look_in)
        self.table.opened.connect(self.look_asked)
        self.table.selected.connect(self._look)
        self.table.set_empty(
            self.tr("Không có gói nào để riêng"),
            self.tr("Gói của máy đã thu hồi hoặc máy bị sao chép sẽ nằm ở đây chờ người xem xét."),
            icon="good",
        )
        self._look()

    def show_aside(self, rows: Sequence[AsideRow]) -> None:
        self.show_rows(rows, lambda row: row.id)
        self._look()

    def _standing(self, row: AsideRow) -> str:
        if not row.there and not row.decided_by:
            return self.tr("Tệp không còn: đã xóa hẳn theo yêu cầu, hoặc bị xóa tay")
        if row.state == "waiting":
            return self.tr("Chờ quyết định")
        did = self.tr("Đã nhận") if row.state == "released" else self.tr("Đã đóng, không nhận")
        return " · ".join(filter(None, (did, row.decided_by, words.when(row.decided_at), row.note)))

    def _mark(self, row: AsideRow) -> tuple[str, str]:
        return {"waiting": ("waiting", "warn"), "released": ("done", "good")}.get(row.state, ("skipped", "muted"))

    def _ask(self) -> None:
        if (key := self.table.current_key()) and self._look_in.isEnabled():
            self.look_asked.emit(key)

    def _look(self, _key: str = "") -> None:
        row = self.table.current_row()
        self._look_in.setEnabled(isinstance(row, AsideRow) and row.there)


class GapTab(ListTab):
    """What is missing, from which laptop, since when, and what to do. Signal: ``let_in_asked(object)`` the laptop of
    this :class:`GapRow` will never bring it."""

    let_in_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        columns = [
            Column(self.tr("Máy"), lambda row: row.name, 170, mark=lambda _row: ("warning", "warn")),
            Column(self.tr("Còn thiếu"), self._missing, 250),
            Column(self.tr("Đang giữ lại"), lambda row: fill(self.tr("%1 thay đổi"), row.held), 120, "right"),
            Column(self.tr("Từ lúc"), lambda row: words.when(row.since), 150),
            Column(self.tr("Cần làm"), self._todo, 420, stretch=True),
        ]
        super().__init__(columns, self.tr("Còn thiếu"), parent)
        note = QLabel(
            self.tr("Phần đến sau được giữ lại nguyên vẹn và tự nhập khi phần còn thiếu về; không phải bấm gì thêm."),
            self,
        )
        note.setProperty("role", "muted")
        note.setWordWrap(True)
        self._let_in = QPushButton(self.tr("Máy không còn: nhận phần sau…"), self)
        self._let_in.setToolTip(self.tr("Khi máy đã mất hoặc hỏng hẳn, phần còn thiếu sẽ không bao giờ về"))
        self._let_in.clicked.connect(self._ask)
        self.bar.addWidget(note, 1)
        self.bar.addWidget(self._let_in)
        self.table.selected.connect(self._look)
        self.table.set_empty(self.tr("Không thiếu gì"), self.tr("Mọi thay đổi nhận được đều liền mạch."), icon="good")
        self._look()

    def show_gaps(self, rows: Sequence[GapRow]) -> None:
        self.show_rows(rows, lambda row: row.key)
        self._look()

    def _ask(self) -> None:
        if isinstance(row := self.table.current_row(), GapRow) and self._let_in.isEnabled():
            self.let_in_asked.emit(row)

    def _look(self, _key: str = "") -> None:
        row = self.table.current_row()
        self._let_in.setEnabled(isinstance(row, GapRow) and row.missing is Missing.CHANGES)

    def _missing(self, row: GapRow) -> str:
        match row.missing:
            case Missing.CHANGES if row.first == row.last:
                return fill(self.tr("Thay đổi số %1"), row.first)
            case Missing.CHANGES:
                return fill(self.tr("Thay đổi số %1 đến %2"), row.first, row.last)
            case Missing.RECORD:
                return self.tr("Bản ghi mà các thay đổi này nói về")
            case Missing.PROGRAM:
                return self.tr("Bản chương trình mới hơn")

    def _todo(self, row: GapRow) -> str:
        match row.missing:
            case Missing.CHANGES:
                return self.tr("Xuất gói cho máy này rồi nhờ máy gửi gói mới.")
            case Missing.RECORD:
                return self.tr("Nhập gói của các máy khác trong cùng địa bàn.")
            case Missing.PROGRAM:
                return self.tr("Cập nhật chương trình ở máy văn phòng.")


class AsideDialog(ImportDialog):
    """A bundle that lies aside: what letting it in would do; then let it in as proposals, or close it with a reason.

    Signal besides those of :class:`ImportDialog`: ``decided()``.
    """

    decided = Signal()

    def __init__(self, home: Home, tasks: Tasks, row: AsideRow, parent: QWidget | None = None) -> None:
        self._row = row
        super().__init__(home, tasks, Path(f"{row.name}.hsct"), parent)
        self.setWindowTitle(self.tr("Gói để riêng"))
        self._where.setText(f"{why(row)} · {words.when(row.at)} · {size(row.size)}")
        self.reason = TextLine(self, placeholder=self.tr("Đã hỏi ai, xem thấy gì"))
        self.reason.changed.connect(self.look)
        self.body.addWidget(FieldRow(self.tr("Lý do, ghi chú"), self.reason, parent=self))
        self._close_it = self.button(self.tr("Đóng, không nhận"), self.close_it)
        self.buttons.insertWidget(self.buttons.count() - 2, self._close_it)
        self._go.setText(self.tr("Nhận phần việc này"))
        self._go.setToolTip(
            self.tr("Giá trị của bản ghi đã có thì chờ ở bàn xung đột; bản ghi mới được nhận và đánh dấu")
        )
        self.look()

    def looking(self) -> Callable[[Progress], Imported]:
        home, key = self._home, self._row.id
        return lambda progress: quarantine.look(home, key, progress=progress)

    def importing(self) -> Callable[[Progress], Done[Imported]]:
        home, key, said = self._home, self._row.id, self.reason.value() or ""
        return lambda progress: quarantine.release(home, key, said, progress=progress)

    def close_it(self) -> None:
        """Take nothing, and say why."""
        home, key, said = self._home, self._row.id, self.reason.value() or ""
        self.work(lambda _progress: quarantine.close(home, key, said), self._closed, self.tr("Đang đóng gói để riêng"))

    def look(self) -> None:
        super().look()
        if not hasattr(self, "_close_it"):
            return
        may, open_still = self._home.account.may(Action.RELEASE_QUARANTINE), self._done is None
        self._go.setEnabled(self._go.isEnabled() and may and self._row.state != "released")
        self._back.setText(self.tr("Để sau") if open_still and not self.busy else self._back.text())
        self._close_it.setVisible(open_still and self._row.state == "waiting")
        self._close_it.setEnabled(may and not self.busy and bool(self.reason.value()))
        self._close_it.setToolTip("" if self.reason.value() else self.tr("Ghi lý do trước"))

    def _counts(self, result: Imported) -> list[tuple[str, int, str, str]]:
        """Without where its areas lie: all of it is a proposal."""
        return [each for each in super()._counts(result) if each[0] != "outside"]

    def _before(self, result: Imported) -> str:
        return self.tr(
            "Mới xem, chưa ghi gì. Nếu nhận: giá trị của bản ghi đã có chờ người chọn ở bàn xung đột, không tự ghi đè; "
            "bản ghi mới được nhận và đánh dấu “Được cho nhận”."
        )

    def _closed(self, _done: Done[None]) -> None:
        self.decided.emit()
        self.accept()
        self.imported.emit(Done(None, NO_CHANGES))
