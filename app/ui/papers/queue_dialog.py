"""Several cases printed at once: a file each or one for all; what failed and what is missing is named, with the way
there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import or_
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.changes import NO_CHANGES
from app.domain.permissions import Action
from app.home import Home
from app.progress import Progress
from app.services import forms, letters
from app.services.forms import FormLine
from app.services.letters import LetterLine
from app.ui import icons
from app.ui.formats import fill
from app.ui.papers.asks import AskForm
from app.ui.papers.making import folder_of
from app.ui.papers.queue_work import DOSSIER, FORM, LETTER, SLIP, Outcome, Wish, print_all
from app.ui.papers.work_dialog import WorkDialog
from app.ui.settings import handing
from app.ui.tasks import Tasks
from app.ui.theme import Space
from app.ui.widgets.choice import ChoiceBox, Option
from app.ui.widgets.fields import Form, RadioRow, TextLine, Tick, scrolled
from app.ui.window import Memory

EACH, ONE_FILE = "each", "one"
_LEFT = 400
_GO = Qt.ItemDataRole.UserRole


class QueueDialog(WorkDialog):
    """Signals: ``changed(object)`` the register of prints got rows; ``field_asked(str, str)`` a case and the field
    that it lacks ("" : the case itself, or its letter); ``left(object)`` the cases that are still to be seen to."""

    changed = Signal(object)
    field_asked = Signal(str, str)
    left = Signal(object)
    came = Signal(object)

    def __init__(
        self, home: Home, tasks: Tasks, memory: Memory, cases: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(tasks, parent)
        self._home, self._memory, self._cases = home, memory, tuple(dict.fromkeys(cases))
        self._again: tuple[str, ...] = ()
        self._so_far: list[Outcome] = []
        self._asked = 0
        self._letters: dict[str, LetterLine] = {}
        self.setWindowTitle(fill(self.tr("In cho %1 hồ sơ"), len(self._cases)))
        self.setMinimumSize(920, 560)
        self._build()
        self.came.connect(self._one_came)
        self._what_changed()
        self._tasks.run(self._known, self._take_known, self.failed)

    def _build(self) -> None:
        offered = self._offered()
        self.what = RadioRow(offered, self, upright=True)
        keys = [key for key, _ in offered]
        kept = self._remembered("what")
        self.what.set_value(kept if kept in keys else next(iter(keys), None))
        self.what.changed.connect(self._what_changed)
        self.into = RadioRow(
            [(EACH, self.tr("Mỗi hồ sơ một tệp")), (ONE_FILE, self.tr("Một tệp chung, in một lượt"))],
            self,
            upright=True,
        )
        self.into.set_value(self._remembered("into") or EACH)
        self.masked = Tick(self.tr("Che số định danh, không kèm ảnh quét"), self)
        self.masked.set_value(self._remembered("masked") != "0")
        self.purpose = TextLine(self, placeholder=self.tr("Ví dụ: Họp Tổ công tác tháng 11"), most=120)
        self.purpose.set_value(self._remembered("purpose"))
        self.choice = ChoiceBox([], self, placeholder=self.tr("Gõ tên hoặc số mẫu"))
        self.letter = ChoiceBox([], self, placeholder=self.tr("Gõ tên văn bản"))
        self.letter.changed.connect(self._letter_chosen)
        self.asks = AskForm(self._home.today, self)
        form = Form(self, above=True)
        form.row(self.tr("In gì"), self.what)
        self._choice_row = form.row(self.tr("Biểu mẫu"), self.choice)
        self._letter_row = form.row(self.tr("Văn bản"), self.letter)
        form.add(self.asks)
        self._masked_row = form.row(self.tr("Mức độ"), self.masked)
        self._purpose_row = form.row(self.tr("Mục đích in"), self.purpose)
        form.row(self.tr("Ghi thành"), self.into)
        left = scrolled(form)
        left.setFixedWidth(_LEFT)
        self._said = QLabel(self)
        self._said.setWordWrap(True)
        self._said.setProperty("role", "muted")
        self._list = QListWidget(self)
        self._list.setAccessibleName(self.tr("Kết quả từng hồ sơ"))
        self._list.setWordWrap(True)
        self._list.setSpacing(2)
        self._list.itemActivated.connect(self._go_item)
        self._list.currentItemChanged.connect(self._may_go)
        self._go = QPushButton(self.tr("Đến chỗ ghi"), self)
        icons.put(self._go, "edit")
        self._go.setAutoDefault(False)
        self._go.setEnabled(False)
        self._go.clicked.connect(self._go_current)
        right = QVBoxLayout()
        right.setSpacing(Space.S)
        for each in (self._said, self._list, self._go):
            right.addWidget(each)
        body = QWidget(self)
        across = QHBoxLayout(body)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(Space.L)
        across.addWidget(left)
        across.addLayout(right, 1)
        self._folder = QPushButton(self.tr("Mở thư mục"), self)
        icons.put(self._folder, "folder")
        self._folder.setAutoDefault(False)
        self._folder.clicked.connect(self._show_folder)
        self._folder.setVisible(False)
        self._retry = QPushButton(self.tr("In lại những hồ sơ lỗi"), self)
        self._retry.setAutoDefault(False)
        self._retry.clicked.connect(self._print_again)
        self._retry.setVisible(False)
        self._start = QPushButton(self.tr("In vào thư mục…"), self)
        icons.put(self._start, "print", "on_accent")
        self._start.setProperty("role", "primary")
        self._start.setDefault(True)
        self._start.setEnabled(bool(offered))
        self._start.clicked.connect(self._ask_where)
        self.lay(body, left=(self._folder, self._retry), right=(self._start,))
        self._said.setText(self.tr("Chưa in. Kết quả của từng hồ sơ hiện ở đây."))

    def _offered(self) -> list[tuple[str, str]]:
        account = self._home.account
        offered = (
            (Action.PRINT_DOSSIER, DOSSIER, self.tr("Hồ sơ")),
            (Action.PRINT_FORM, FORM, self.tr("Biểu mẫu, điền từ hồ sơ")),
            (Action.PRINT_FORM, LETTER, self.tr("Văn bản: giấy mời, thông báo…")),
            (Action.PRINT_SLIP, SLIP, self.tr("Phiếu đưa cho người dân")),
        )
        return [(key, text) for action, key, text in offered if account.may(action)]

    def _known(self, _progress: Progress) -> tuple[list[FormLine], list[LetterLine]]:
        return forms.all_forms(self._home), letters.all_letters(self._home)

    def _take_known(self, known: tuple[list[FormLine], list[LetterLine]]) -> None:
        lines, papers = known
        unsure = self.tr("cần kiểm tra mẫu")
        self.choice.set_options(
            [Option(line.spec.code, line.spec.name, unsure if line.unsure else "") for line in lines]
        )
        self.choice.set_value(self._remembered("form") or None)
        self._letters = {line.spec.code: line for line in papers}
        self.letter.set_options(
            [Option(line.spec.code, line.spec.name, unsure if line.unsure else "") for line in papers]
        )
        self.letter.set_value(self._remembered("letter") or None)
        self._letter_chosen()

    def _letter_chosen(self) -> None:
        """What each case says itself may stay open; the rest is the same for all."""
        self._letter_row.set_error("")
        line = self._letters.get(self.letter.value() or "")
        asks = sorted(line.spec.asks, key=lambda ask: bool(ask.start)) if line is not None else ()
        hint = self.tr("Để trống: theo từng hồ sơ.")
        self.asks.ask_for(asks, own={ask.key: hint for ask in asks if ask.start})
        self._what_changed()

    def _what_changed(self) -> None:
        what = self.what.value()
        self._masked_row.setVisible(what == DOSSIER)
        self._purpose_row.setVisible(what == DOSSIER)
        self._choice_row.setVisible(what == FORM)
        self._letter_row.setVisible(what == LETTER)
        self.asks.setVisible(what == LETTER)

    # Printing --------------------------------------------------------------------------------------------------------

    def _ready(self) -> bool:
        what = self.what.value()
        no_purpose = what == DOSSIER and self.purpose.value() is None
        no_form = what == FORM and self.choice.value() is None
        no_letter = what == LETTER and self.letter.value() is None
        self._purpose_row.set_error(self.tr("Hãy ghi in để làm gì.") if no_purpose else "")
        self._choice_row.set_error(self.tr("Hãy chọn biểu mẫu.") if no_form else "")
        self._letter_row.set_error(self.tr("Hãy chọn văn bản.") if no_letter else "")
        if what is None or no_purpose or no_form or no_letter:
            return False
        return what != LETTER or not self.asks.complain(self._lacking())

    def _lacking(self) -> set[str]:
        """What is the same for all and has to be said; what starts as a case says is not asked here."""
        line = self._letters[self.letter.value() or ""]
        return {ask.key for ask in letters.missing(line.spec, self.asks.said()) if not ask.start}

    def _ask_where(self) -> None:
        if not self._ready():
            return
        start = str(folder_of(self._memory))
        if chosen := QFileDialog.getExistingDirectory(self, self.tr("Ghi các bản in vào thư mục"), start):
            self.print_into(Path(chosen))

    def print_into(self, folder: Path) -> None:
        """Print them all into ``folder``."""
        for key, value in (
            ("what", self.what.value() or ""),
            ("into", self.into.value() or EACH),
            ("masked", "1" if self.masked.value() else "0"),
            ("purpose", self.purpose.value() or ""),
            ("form", self.choice.value() or ""),
            ("letter", self.letter.value() or ""),
        ):
            self._memory.setValue(f"queue/{key}", value)
        self._memory.setValue("papers/folder", str(folder))
        self._run(self._cases, folder)

    def _print_again(self) -> None:
        if self._ready():
            self._run(self._again, folder_of(self._memory))

    def _wish(self) -> Wish:
        what = self.what.value() or DOSSIER
        return Wish(
            what,
            (self.letter.value() if what == LETTER else self.choice.value()) or "",
            self.purpose.value() or "",
            self.masked.value(),
            self.into.value() == ONE_FILE,
            self.asks.said() if what == LETTER else {},
        )

    def _run(self, asked: tuple[str, ...], folder: Path) -> None:
        home, wish, sealed = self._home, self._wish(), self.tr("(không mở được)")
        self._so_far = so_far = []
        self._asked = len(asked)
        came = self.came

        def take(outcome: Outcome) -> None:
            so_far.append(outcome)
            came.emit(outcome)

        def work(progress: Progress) -> None:
            print_all(home, wish, asked, folder, sealed, take, progress)

        self._list.clear()
        self.banners.take_back("done")
        self._said.setText(fill(self.tr("Đang in… 0 / %1"), len(asked)))
        self.work(work, self._printed, self.tr("Đang in lần lượt"))

    def _one_came(self, outcome: Outcome) -> None:
        """While it prints."""
        self._show_outcome(outcome)
        self._said.setText(fill(self.tr("Đang in… %1 / %2"), min(len(self._so_far), self._asked), self._asked))

    def _printed(self, _nothing: None) -> None:
        self._tell(stopped=False)

    def stopped(self) -> None:
        self._tell(stopped=True)

    def failed(self, error: Exception) -> None:
        if self._so_far:
            self._tell(stopped=True)
        super().failed(error)

    # What became of them ---------------------------------------------------------------------------------------------

    def _tell(self, *, stopped: bool) -> None:
        """What became of them, as far as it went."""
        outcomes = self._so_far
        self.changed.emit(reduce(or_, (each.changes for each in outcomes), NO_CHANGES))
        failed = [each for each in outcomes if each.file is None]
        lacking = [each for each in outcomes if each.missing]
        done = len(outcomes) - len(failed)
        if stopped:
            text = fill(self.tr("Đã dừng: %1 hồ sơ đã in xong, phần còn lại chưa in."), done)
        elif failed:
            text = fill(self.tr("Đã in %1 hồ sơ; %2 hồ sơ không in được."), done, len(failed))
        else:
            text = fill(self.tr("Đã in %1 hồ sơ."), done)
        self.banners.tell("done", text, "neutral" if stopped else "warn" if failed else "good")
        self._list.clear()
        order = sorted(outcomes, key=lambda each: (each.file is not None, not each.missing))
        for each in order:
            self._show_outcome(each)
        if lacking:
            self._said.setText(
                fill(self.tr("%1 hồ sơ còn thiếu thông tin: bấm một dòng để đến chỗ ghi."), len(lacking))
            )
        else:
            self._said.setText(self.tr("Kết quả từng hồ sơ:"))
        self._again = tuple(each.case_id for each in failed)
        self._retry.setVisible(bool(failed))
        self._folder.setVisible(done > 0)

    def _show_outcome(self, each: Outcome) -> None:
        if each.file is None:
            self._line("late", "bad", f"{each.name}: {each.why}", each.case_id)
            return
        file = each.file.name
        self._line("done", "good", fill(self.tr("%1: đã in, %2"), each.name, file), each.case_id)
        for missing in each.missing:
            where = self.tr("%1: còn thiếu “%2”") if missing.field else self.tr("%1: ghi tay “%2” trên giấy")
            self._line("edit", "warn", fill(where, each.name, missing.label), each.case_id, missing.field)

    def _line(self, icon: str, tone: str, text: str, case_id: str, field: str = "") -> None:
        item = QListWidgetItem(icons.icon(icon, tone), text, self._list)
        item.setToolTip(text)
        item.setData(_GO, (case_id, field))

    def _may_go(self, item: QListWidgetItem | None) -> None:
        field = item.data(_GO)[1] if item is not None else ""
        self._go.setText(self.tr("Đến chỗ ghi") if field else self.tr("Mở hồ sơ này"))
        self._go.setEnabled(item is not None and not self.working())

    def _go_current(self) -> None:
        if (item := self._list.currentItem()) is not None:
            self._go_item(item)

    def _go_item(self, item: QListWidgetItem) -> None:
        """There; what is still to be seen to is not forgotten."""
        if self.working():
            return
        case_id, field = item.data(_GO)
        waiting = tuple(each.case_id for each in self._so_far if each.file is None or each.missing)
        self.accept()
        self.left.emit(list(waiting))
        self.field_asked.emit(case_id, field)

    def _show_folder(self) -> None:
        done = next((each.file for each in self._so_far if each.file is not None), None)
        if done is not None:
            handing.open_folder(done)

    def busy(self, busy: bool) -> None:
        for each in (self._start, self._retry, self.what, self.into, self.choice, self.letter, self.asks, self._go):
            each.setEnabled(not busy)
        if not busy:
            self._may_go(self._list.currentItem())

    def _remembered(self, key: str) -> str:
        return str(self._memory.value(f"queue/{key}") or "")
