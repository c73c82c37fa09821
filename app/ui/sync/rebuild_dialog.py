"""The office was rebuilt from a backup (dựng lại văn phòng): the steps in their order, and which of them are done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from app.home import Home
from app.progress import Progress
from app.services import keys_rebuilding
from app.services.keys_rebuilding import LaptopStep, Lost, Rebuilding
from app.ui import dialogs, icons
from app.ui.formats import fill
from app.ui.settings.keys_dialog import Deed, KeysDialog
from app.ui.settings.section import said
from app.ui.sync import places, words
from app.ui.sync.running import WorkingDialog
from app.ui.tasks import Tasks
from app.ui.theme import Space, dress
from app.ui.widgets.paged_table import Column, PagedTable, Rows


class RebuildDialog(WorkingDialog):
    """Signals: ``export_asked(str)`` a bundle for this laptop, ``import_asked()`` one of a laptop; ``taken_back()`` the
    register knows more; ``folder_used(str)``."""

    export_asked = Signal(str)
    import_asked = Signal()
    taken_back = Signal()
    folder_used = Signal(str)

    def __init__(self, home: Home, tasks: Tasks, parent: QWidget | None = None, *, folder: str = "") -> None:
        super().__init__(tasks, parent)
        self._home, self._folder = home, folder
        self._state: Rebuilding | None = None
        self.keys_dialog: KeysDialog | None = None
        self.setModal(False)
        self.setWindowTitle(self.tr("Dựng lại văn phòng từ bản sao lưu"))
        self.setMinimumSize(760, 520)
        self.resize(860, 580)
        self._steps = [QLabel(self) for _ in range(4)]
        for label in self._steps:
            label.setWordWrap(True)
            self.body.addWidget(label)
        self.table = PagedTable(
            [
                Column(self.tr("Số"), lambda row: f"{row.no:02d}", 56, "center"),
                Column(self.tr("Máy"), lambda row: row.name, 220, stretch=True, mark=self._mark),
                Column(self.tr("Gói của văn phòng"), lambda row: self._yes(row.told), 180),
                Column(self.tr("Gói của máy gửi về"), lambda row: self._yes(row.came), 180),
            ],
            None,
            self,
            name=self.tr("Các máy phải đi về một lượt"),
        )
        self.table.set_empty(self.tr("Không có máy cơ sở nào"), "", "", "laptop")
        self.table.selected.connect(self._chosen)
        self._import = self._small(self.tr("Nhập gói của máy…"), "imported", self.import_asked.emit)
        self._export = self._small(self.tr("Xuất gói cho máy đang chọn…"), "export", self._ask_export)
        self._take_back = self._small(self.tr("Nhận lại sổ máy từ gói…"), "undo", self._choose_lost)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        for each in (self._import, self._export, self._take_back):
            row.addWidget(each)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self.table, 1)
        self._leave = self.button(self.tr("Đóng"), self.reject)
        self.buttons.addStretch(1)
        self._keys = self.button(self.tr("Đổi khóa văn phòng…"), self.renew_keys, role="primary")
        self.read_again()

    @property
    def state(self) -> Rebuilding | None:
        return self._state

    def steps(self) -> list[str]:
        return [label.text() for label in self._steps]

    def read_again(self) -> None:
        home = self._home
        self.work(lambda _: keys_rebuilding.rebuilding(home), self._took_state, self.tr("Đang đọc"))

    def renew_keys(self) -> None:
        self.keys_dialog = KeysDialog(self._home, self._tasks, Deed.OFFICE, self)
        self.keys_dialog.done_with.connect(self._renewed)
        self.keys_dialog.open()

    def look_back(self, file: Path) -> None:
        """What a bundle knows that was granted after the backup; a person says whether it is taken over."""
        home = self._home
        self._file = file

        def look(progress: Progress) -> Lost:
            return keys_rebuilding.look_back(home, file, progress=progress)

        self.work(look, self._ask_back, self.tr("Đang đọc gói"))

    def take_back(self) -> None:
        home, file = self._home, self._file

        def take(progress: Progress) -> Lost:
            return keys_rebuilding.take_back(home, file, progress=progress).value

        self.work(take, self._took_back, self.tr("Đang nhận lại sổ máy"))

    # Parts -----------------------------------------------------------------------------------------------------------

    def _took_state(self, state: Rebuilding | None) -> None:
        self._state = state
        laptops = state.laptops if state is not None else ()
        self.table.set_source(Rows(laptops, lambda row: row.id))
        came = sum(row.came for row in laptops)
        texts = (
            (
                fill(self.tr("1. Đã trải bản sao lưu ra máy này (%1)."), said(state.since))
                if state is not None
                else self.tr("1. Văn phòng này chưa từng dựng lại từ bản sao lưu."),
                state is not None,
            ),
            (
                self.tr(
                    "2. Đổi khóa văn phòng bằng phiếu khôi phục: máy cũ, nếu lọt vào tay ai, không còn nói thay văn "
                    "phòng."
                ),
                state is not None and state.new_keys,
            ),
            (
                self.tr(
                    "3. Với từng máy cơ sở: nhập gói máy đó đang mang theo, xuất gói cho máy, máy nhập, xuất lại và "
                    "mang về nhập ở đây. Phần văn phòng mất sau bản sao lưu do các máy trả lại."
                ),
                state is not None and all(row.came and row.told for row in laptops),
            ),
            (
                fill(
                    self.tr(
                        "4. Gói bị báo “cấp sau bản sao lưu”: bấm “Nhận lại sổ máy từ gói” rồi nhập gói đó. "
                        "Đã về %1 trên %2 máy."
                    ),
                    came,
                    len(laptops),
                ),
                state is not None and state.done,
            ),
        )
        for label, (text, done) in zip(self._steps, texts, strict=True):
            label.setText(f"✓ {text}" if done else text)
            dress(label, role="muted" if done else "")

    def look(self) -> None:
        row = self.table.current_row()
        self._export.setEnabled(isinstance(row, LaptopStep) and not self.busy)
        for each in (self._take_back, self._import, self._keys):
            each.setEnabled(self._state is not None and not self.busy)

    def _chosen(self, _key: str = "") -> None:
        self.look()

    def _ask_export(self) -> None:
        row = self.table.current_row()
        if isinstance(row, LaptopStep):
            self.export_asked.emit(row.id)

    def _renewed(self, _words: str) -> None:
        self.read_again()

    def _choose_lost(self) -> None:
        filter_ = self.tr("Gói dữ liệu (*.hsct)") + ";;" + self.tr("Mọi tệp (*)")
        file = places.choose_file(self, self.tr("Gói của máy nào?"), self._folder, filter_)
        if file is not None:
            self.folder_used.emit(str(file.parent))
            self.look_back(file)

    def _ask_back(self, lost: Lost) -> None:
        none = self.tr("không có")
        told = fill(
            self.tr(
                "Gói của máy “%1” biết những điều văn phòng không còn nhớ.\nMáy: %2\nNgười: %3\n"
                "Chỉ nhận lại nếu anh/chị nhớ đúng đã cấp cho những máy và người này."
            ),
            lost.sender,
            words.joined(lost.machines) or none,
            words.joined(lost.people) or none,
        )
        if dialogs.confirm(self, self.tr("Nhận lại sổ máy?"), told, self.tr("Nhận lại")):
            self.take_back()

    def _took_back(self, lost: Lost) -> None:
        self.banners.tell(
            "back", fill(self.tr("Đã nhận lại từ gói của “%1”. Giờ hãy nhập gói đó."), lost.sender), "good"
        )
        self.taken_back.emit()
        self.read_again()

    def _small(self, text: str, icon: str, call: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, self)
        icons.put(button, icon)
        button.setAutoDefault(False)
        button.clicked.connect(call)
        return button

    def _yes(self, done: bool) -> str:
        return self.tr("✓ xong") if done else self.tr("chưa")

    def _mark(self, row: LaptopStep) -> tuple[str, str]:
        return ("good", "good") if row.came and row.told else ("waiting", "warn")
