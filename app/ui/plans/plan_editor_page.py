"""Soạn, điều chỉnh kế hoạch: the plan as sheets and as text, what is wrong with it beside it, and the day from which it
shall hold. What is being written is kept as a draft; nothing changes for anybody until it is taken as the plan."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFontDatabase, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.errors import EnvironmentFault, UserError
from app.home import Home
from app.services import drafts, plan_editing
from app.services.plan_editing import Checked, EditionRow, Looked, PlanDocument, Remark, Weight
from app.storage import read_bounded, write_whole
from app.ui import icons
from app.ui.cases.tab import heading, muted
from app.ui.dialogs import confirm, show_error
from app.ui.formats import day, fill, nfc
from app.ui.plans.plan_tables import SHEETS, SheetView, read_day, shown
from app.ui.service_page import ServicePage
from app.ui.tasks import Lane, Task, Tasks
from app.ui.theme import Space
from app.ui.widgets.banner import BannerArea
from app.ui.widgets.flow_row import FlowRow
from app.ui.window import Memory

DRAFT = "plan:own"
LARGEST = 4 * 1024 * 1024
STEPS = 100
LOOK = {Weight.FAULT: ("blocked", "bad"), Weight.MISSING: ("warning", "warn"), Weight.CHECK: ("todo", "muted")}


class PlanEditorPage(ServicePage):
    """Signals: ``left()`` back to where one was."""

    left = Signal()
    CONCERNS = ("edition",)

    def __init__(
        self, home: Home, tasks: Tasks, parent: QWidget | None = None, *, memory: Memory | None = None
    ) -> None:
        super().__init__(home, tasks, parent, memory=memory)
        self._may = home.account.may_write("edition", "document")
        self._text, self._steps = "", [""]
        self._at = 0
        self._document: PlanDocument | None = None
        self._looked_at = ""
        self._looking: Task | None = None
        self.banners = BannerArea(self)
        self.title = heading("", self)
        self.state = muted("", self)
        self.sheets = [SheetView(sheet, self) for sheet in SHEETS]
        self.raw = QPlainTextEdit(self)
        self.raw.setAccessibleName(self.tr("Văn bản kế hoạch"))
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPointSizeF(self.font().pointSizeF())
        self.raw.setFont(fixed)
        self.raw.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.remarks = QListWidget(self)
        self.remarks.setAccessibleName(self.tr("Lỗi và chỗ còn thiếu"))
        self.remarks.setWordWrap(True)
        self.remarks.itemActivated.connect(self._to_line)
        self.editions = QListWidget(self)
        self.editions.setAccessibleName(self.tr("Các bản kế hoạch của xã"))
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(400)
        self._typing.timeout.connect(self._typed)
        self.raw.textChanged.connect(self._typing.start)
        self._lay_out()
        self._begin()

    # Layout -----------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.tabs = QTabWidget(self)
        self.tabs.setAccessibleName(self.tr("Các bảng của kế hoạch"))
        self.tabs.addTab(self._head(), self.tr("Chung"))
        for view in self.sheets:
            self.tabs.addTab(view, view.table.accessibleName())
            view.edited.connect(self._sheet_edited)
            view.refused.connect(self._sheet_refused)
        self.tabs.addTab(self.raw, self.tr("Văn bản"))
        self.tabs.addTab(self.editions, self.tr("Đã lưu"))
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, Space.S, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self.state)
        column.addWidget(self.remarks, 1)
        halves = QSplitter(Qt.Orientation.Vertical, self)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.tabs)
        halves.addWidget(side)
        halves.setSizes([400, 110])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.S)
        layout.setSpacing(Space.S)
        layout.addWidget(self.banners)
        layout.addWidget(self.title)
        layout.addWidget(self._bar())
        layout.addWidget(halves, 1)
        for keys, call in (
            (QKeySequence.StandardKey.Undo, self.undo),
            (QKeySequence.StandardKey.Redo, self.redo),
            (QKeySequence.StandardKey.Save, self.adopt),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(call)

    def _bar(self) -> QWidget:
        bar = QWidget(self)
        row = FlowRow(bar)
        self.adopter = self._button(self.tr("Lấy làm kế hoạch của xã…"), "save", self.adopt)
        self.adopter.setProperty("role", "primary")
        icons.put(self.adopter, "save", "on_accent")
        self.adopter.setToolTip("Ctrl+S")
        self.undoer = self._button(self.tr("Hoàn tác"), "undo", self.undo)
        self.redoer = self._button(self.tr("Làm lại"), "forward", self.redo)
        for button in (
            self.adopter,
            self._button(self.tr("Mới từ mẫu…"), "add", self.begin_from_template),
            self._button(self.tr("Mở tệp…"), "folder", self.open_file),
            self._button(self.tr("Lưu tệp…"), "save", self.save_file),
            self.undoer,
            self.redoer,
            self._button(self.tr("Bỏ bản này"), "remove", self.discard),
        ):
            row.add(button)
        column = QVBoxLayout(bar)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(row)
        return bar

    def _button(self, text: str, icon: str, call: object) -> QPushButton:
        button = QPushButton(text, self)
        icons.put(button, icon)
        button.clicked.connect(call)
        return button

    def _head(self) -> QWidget:
        box = QWidget(self)
        form = QFormLayout(box)
        form.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        self._heads: dict[str, tuple[QLineEdit, str]] = {}
        for key, name, kind in (
            ("title", self.tr("Tên kế hoạch"), "text"),
            ("number", self.tr("Số, ký hiệu"), "text"),
            ("issued_on", self.tr("Ngày ban hành"), "day"),
            ("root", self.tr("Thực hiện theo"), "text"),
            ("reports_from", self.tr("Báo cáo từ ngày"), "day"),
            ("reports_to", self.tr("Báo cáo gửi tới"), "text"),
            ("unit_name", self.tr("Đơn vị"), "text"),
            ("unit_code", self.tr("Mã đơn vị"), "text"),
        ):
            line = QLineEdit(box)
            line.setAccessibleName(name)
            line.setReadOnly(not self._may)
            line.editingFinished.connect(self._head_edited)
            self._heads[key] = (line, kind)
            form.addRow(name, line)
        return box

    # The text ---------------------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        draft = drafts.find(self._home, DRAFT)
        self.show_text(draft.body if draft else plan_editing.text_in_force(self._home), first=True)
        if draft:
            self.banners.tell("draft", self.tr("Đang soạn tiếp bản chưa xong lần trước."), "accent")
        for view in self.sheets:
            view.setEnabled(self._may)
        self.adopter.setEnabled(self._may)
        self.refresh()

    def show_text(self, text: str, *, first: bool = False) -> None:
        """Go on with this text; it is one step that can be taken back."""
        if first:
            self._steps, self._at = [text], 0
        elif text != self._text:
            self._steps = [*self._steps[: self._at + 1], text][-STEPS:]
            self._at = len(self._steps) - 1
            drafts.keep(self._home, DRAFT, text)
        self._text = text
        self._show()

    def _show(self) -> None:
        self.undoer.setEnabled(self._at > 0)
        self.redoer.setEnabled(self._at < len(self._steps) - 1)
        if nfc(self.raw.toPlainText()) != self._text:
            self.raw.blockSignals(True)
            self.raw.setPlainText(self._text)
            self.raw.blockSignals(False)
        self._look()

    def _look(self) -> None:
        """Off the window's thread: what is typed meanwhile is asked about anew, and only the last answer counts."""
        text = self._text
        if self._looking is not None:
            self._looking.cancel()
        self.state.setText(self.tr("Đang kiểm tra…"))
        self._looking = self._tasks.run(
            lambda _progress: plan_editing.look(text), self._looked, self._went_wrong, cancellable=True, lane=Lane.OTHER
        )

    def _looked(self, found: Looked) -> None:
        if found.text != self._text:
            return
        self._tell(found.checked)
        document = found.document
        if document is None:
            return  # the remarks say the line; the sheets keep what they last showed
        self._document, self._looked_at = document, found.text
        self.title.setText(str(document.head("title") or self.tr("Kế hoạch chưa có tên")))
        for key, (line, _) in self._heads.items():
            line.setText(shown(document.head(key)))
            line.setCursorPosition(0)
        for view in self.sheets:
            view.take(document)

    def _catch_up(self) -> None:
        """The sheets show what is written, before a cell or a head of them counts."""
        if self._typing.isActive():
            self._typing.stop()
            self._typed()
        if self._looked_at != self._text:
            self._looked(plan_editing.look(self._text))

    def _tell(self, checked: Checked) -> None:
        self.remarks.clear()
        for remark in checked.remarks:
            icon, tone = LOOK[remark.weight]
            item = QListWidgetItem(icons.icon(icon, tone), fill(self.tr("Dòng %1: %2"), remark.line, remark.text))
            item.setData(Qt.ItemDataRole.UserRole, remark)
            self.remarks.addItem(item)
        faults = sum(remark.weight is Weight.FAULT for remark in checked.remarks)
        rest = len(checked.remarks) - faults
        if faults:
            said = fill(self.tr("%1 lỗi phải sửa trước khi lấy làm kế hoạch. Bấm đúp để tới dòng."), faults)
        elif rest:
            said = fill(self.tr("Dùng được. %1 chỗ nên xem lại."), rest)
        else:
            said = self.tr("Không có lỗi.")
        self.state.setText(said)

    def _typed(self) -> None:
        self.show_text(nfc(self.raw.toPlainText()))

    def _sheet_edited(self) -> None:
        view = self.sender()
        assert isinstance(view, SheetView)
        if self._typing.isActive() or self._looked_at != self._text:
            self._catch_up()  # the cell belonged to an older text
        elif (text := view.text()) is not None:
            self._looked_at = text
            self.show_text(text)

    def _sheet_refused(self, words: str) -> None:
        self.banners.tell("refused", words, "bad")

    def _head_edited(self) -> None:
        if self._document is None:
            return
        typed = {key: nfc(line.text()).strip() for key, (line, _) in self._heads.items()}
        changed = {key: text for key, text in typed.items() if text != shown(self._document.head(key))}
        if not changed:
            return
        self._catch_up()
        if self._looked_at != self._text:
            return  # what is written is no table
        for key, text in changed.items():
            kind = self._heads[key][1]
            value = read_day(text) if kind == "day" and text else text
            if kind == "day" and text and value is None:
                self._sheet_refused(fill(self.tr("“%1” không phải là ngày, viết như 31/08/2026"), text))
                continue
            self._document.set_head(key, value)
        self._looked_at = self._document.text
        self.show_text(self._looked_at)

    def _to_line(self, item: QListWidgetItem) -> None:
        remark: Remark = item.data(Qt.ItemDataRole.UserRole)
        self.tabs.setCurrentWidget(self.raw)
        block = self.raw.document().findBlockByNumber(remark.line - 1)
        cursor = QTextCursor(block)
        cursor.select(QTextCursor.SelectionType.LineUnderCursor)
        self.raw.setTextCursor(cursor)
        self.raw.centerCursor()
        self.raw.setFocus()

    # Deeds ------------------------------------------------------------------------------------------------------------

    def undo(self) -> None:
        self._step(-1)

    def redo(self) -> None:
        self._step(1)

    def _step(self, by: int) -> None:
        at = self._at + by
        if 0 <= at < len(self._steps):
            self._at, self._text = at, self._steps[at]
            drafts.keep(self._home, DRAFT, self._text)
            self._show()

    def begin_from_template(self) -> None:
        dialog = TemplateDialog(self._home.today, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.begin(dialog.template(), dialog.year())

    def begin(self, template: str, year: int) -> None:
        """Begin the plan of another year from a plan that is there."""
        try:
            self.show_text(plan_editing.begun(self._home, template, year))
        except UserError as error:
            show_error(self, error)

    def open_file(self) -> None:
        file, _ = QFileDialog.getOpenFileName(self, self.tr("Mở tệp kế hoạch"), "", self.tr("Kế hoạch (*.toml)"))
        if file:
            self.read_file(Path(file))

    def read_file(self, file: Path) -> None:
        try:
            data = read_bounded(file, LARGEST)
            if data is None:
                raise UserError("plan.not-text", file=file.name)
            self.show_text(nfc(data.decode("utf-8-sig").replace("\r\n", "\n")))
        except UnicodeDecodeError:
            show_error(self, UserError("plan.not-text", file=file.name))
        except (UserError, EnvironmentFault) as error:
            show_error(self, error)

    def save_file(self) -> None:
        name = f"{PlanDocument(self._text).head('id') or 'ke-hoach'}.toml" if self._readable() else "ke-hoach.toml"
        file, _ = QFileDialog.getSaveFileName(self, self.tr("Lưu văn bản kế hoạch"), name, self.tr("Kế hoạch (*.toml)"))
        if not file:
            return
        try:
            write_whole(Path(file), self._text.encode())
        except (UserError, EnvironmentFault) as error:
            show_error(self, error)

    def _readable(self) -> bool:
        try:
            PlanDocument(self._text)
        except UserError:
            return False
        return True

    def discard(self) -> None:
        """Back to the plan in force."""
        if confirm(
            self,
            self.tr("Bỏ bản đang soạn?"),
            self.tr("Những gì đã soạn sẽ mất; kế hoạch đang dùng không đổi."),
            self.tr("Bỏ bản đang soạn"),
            danger=True,
        ):
            drafts.drop(self._home, DRAFT)
            self.banners.take_back("draft")
            self.show_text(plan_editing.text_in_force(self._home), first=True)

    def adopt(self) -> None:
        if not self._may:
            return
        dialog = AdoptDialog(self._home.today, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.adopt_from(dialog.since(), dialog.note())

    def adopt_from(self, since: date, note: str = "") -> None:
        """Take what is written as the commune's plan from ``since`` on."""
        try:
            done = plan_editing.adopt(self._home, self._text, since, note=note)
        except (UserError, EnvironmentFault) as error:
            show_error(self, error)
            return
        drafts.drop(self._home, DRAFT)
        words = self.tr("Đã lấy làm kế hoạch của xã từ ngày %1. Các máy nhận được ở lần giao gói tới.")
        self.banners.tell("adopted", fill(words, since), "good")
        self.changed.emit(done.changes)
        self.refresh()

    def ask(self) -> None:
        home = self._home
        self.read("editions", lambda _progress: plan_editing.list_editions(home), self._show_editions)

    def _show_editions(self, rows: tuple[EditionRow, ...]) -> None:
        self.editions.clear()
        if not rows:
            self.editions.addItem(self.tr("Xã chưa có bản riêng: đang theo kế hoạch có sẵn trong chương trình."))
        for row in rows:
            held = self.tr(" · đang dùng") if row.holds else ""
            words = fill(self.tr("Từ %1%2: %3"), day(row.edition.since), held, row.title)
            self.editions.addItem(f"{words}\n{row.edition.note or ''}".strip())


class AdoptDialog(QDialog):
    """From which day on."""

    def __init__(self, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self._today = today
        self.setWindowTitle(self.tr("Lấy làm kế hoạch của xã"))
        self.day = QLineEdit(day(today), self)
        self.day.setAccessibleName(self.tr("Có hiệu lực từ ngày"))
        self.said = QLineEdit(self)
        self.said.setAccessibleName(self.tr("Vì sao, theo văn bản nào"))
        self.wrong = QLabel(self)
        self.wrong.setProperty("role", "muted")
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel, parent=self
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.day.textChanged.connect(self._look)
        form = QFormLayout(self)
        form.addRow(muted(self.tr("Việc đã đến hạn trước ngày này giữ nguyên như kế hoạch lúc đó."), self))
        form.addRow(self.tr("Có hiệu lực từ ngày"), self.day)
        form.addRow(self.tr("Vì sao, theo văn bản nào"), self.said)
        form.addRow(self.wrong)
        form.addRow(self.buttons)
        self._look()

    def _look(self) -> None:
        found = read_day(self.day.text())
        late = found is not None and found >= self._today
        self.wrong.setText("" if late else self.tr("Viết ngày như 01/12/2026; hôm nay hoặc một ngày sau."))
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(late)

    def since(self) -> date:
        return read_day(self.day.text()) or self._today

    def note(self) -> str:
        return nfc(self.said.text())


class TemplateDialog(QDialog):
    """From which plan, for which year."""

    def __init__(self, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Kế hoạch mới từ mẫu"))
        self.which = QComboBox(self)
        self.which.setAccessibleName(self.tr("Theo mẫu"))
        self.which.addItem(self.tr("Kế hoạch đang dùng"), "")
        for offer in plan_editing.templates():
            self.which.addItem(f"{offer.unit_name}: {offer.title}", offer.id)
        self.which.setMinimumContentsLength(50)
        self.which.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.of = QSpinBox(self)
        self.of.setAccessibleName(self.tr("Năm"))
        self.of.setRange(2000, 2200)
        self.of.setValue(today.year + (today.month > 6))
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, parent=self
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout(self)
        form.addRow(muted(self.tr("Mọi ngày trong mẫu chuyển sang năm này; số và ngày ban hành để trống."), self))
        form.addRow(self.tr("Theo mẫu"), self.which)
        form.addRow(self.tr("Năm"), self.of)
        form.addRow(buttons)

    def template(self) -> str:
        return str(self.which.currentData())

    def year(self) -> int:
        return self.of.value()
