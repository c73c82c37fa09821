"""Papers around a case (văn bản): what has to be typed, with what stands there first; as PDF or Word."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from app.domain.changes import Done
from app.home import Home
from app.progress import Progress
from app.services import letters
from app.services.letters import LetterLine, LetterSheet
from app.ui.formats import fill
from app.ui.papers.asks import AskForm
from app.ui.papers.settling import Settling
from app.ui.papers.side import PDF, WORD, Look, Looked, Made, Make, Side
from app.ui.tasks import Tasks
from app.ui.widgets.choice import ChoiceBox, Option
from app.ui.widgets.fields import RadioRow, Tick
from app.ui.window import Memory


class LetterSide(Side):
    """What was typed stays while the same paper of the same case is chosen."""

    def __init__(self, home: Home, tasks: Tasks, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(home, tasks, memory, parent)
        self._lines: dict[str, LetterLine] = {}
        self._sheet: LetterSheet | None = None
        self._question = 0
        self.choice = ChoiceBox([], self, placeholder=self.tr("Gõ tên văn bản"))
        self.choice.changed.connect(self._chosen)
        self._about = QLabel(self)
        self._about.setWordWrap(True)
        self._about.setTextFormat(Qt.TextFormat.PlainText)
        self._about.setProperty("role", "muted")
        self.settling = Settling(self, may=home.account.may_write("setting", "value"))
        self.settling.settled.connect(self._settle)
        self.settling.taken_back.connect(self._take_back)
        self.asks = AskForm(home.today, self)
        self.asks.typed.connect(self.anew)
        self.kind = RadioRow([(PDF, self.tr("PDF")), (WORD, self.tr("Word, để sửa"))], self)
        self.kind.set_value(self._remembered("letter/kind", PDF))
        self.kind.changed.connect(self._kind_changed)
        self.mark = Tick(self.tr("In dấu “cần kiểm tra mẫu” trên giấy"), self)
        self.mark.set_value(self._remembered("letter/mark", "1") != "0")
        self.mark.changed.connect(self._kind_changed)
        self._choice_row = self.form.row(self.tr("Văn bản"), self.choice)
        self.form.add(self._about)
        self.form.add(self.asks)
        self.form.row(self.tr("Lưu thành"), self.kind, hint=self.tr("Máy in luôn nhận bản PDF."))
        self.form.add(self.mark)
        self.form.add(self.settling)
        self._say()

    # What the page calls ---------------------------------------------------------------------------------------------

    def set_case(self, case_id: str | None) -> None:
        if case_id != self._case_id:
            super().set_case(case_id)
            self._sheet = None
            self.asks.ask_for(())
            self.reload()

    def reload(self) -> None:
        home, case_id = self._home, self._case_id
        if case_id is None:
            return
        self._question += 1
        number = self._question

        def read(_progress: Progress) -> tuple[int, list[LetterLine]]:
            return number, letters.letters_of(home, case_id)

        self._tasks.run(read, self._take_lines, self._went_wrong)

    def _take_lines(self, answer: tuple[int, list[LetterLine]]) -> None:
        number, lines = answer
        if number != self._question:
            return
        self._lines = {line.spec.code: line for line in lines}
        meant = self.tr("dùng cho diện này")
        self.choice.set_options([Option(each.spec.code, each.spec.name, meant if each.meant else "") for each in lines])
        if self.choice.value() is None:
            kept = self._remembered("letter/code")
            self.choice.set_value(kept if kept in self._lines else next(iter(self._lines), None))
        self._say()
        self._read_sheet()

    def _read_sheet(self) -> None:
        home, case_id, code = self._home, self._case_id, self.choice.value()
        if case_id is None or code is None or (self._sheet is not None and self._sheet.spec.code == code):
            return
        self._question += 1
        number = self._question

        def read(_progress: Progress) -> tuple[int, LetterSheet]:
            return number, letters.sheet(home, case_id, code)

        self._tasks.run(read, self._take_sheet, self._went_wrong)

    def _take_sheet(self, answer: tuple[int, LetterSheet]) -> None:
        number, sheet = answer
        if number == self._question:
            self._sheet = sheet
            self.asks.ask_for(sheet.spec.asks, sheet.starts)
            self.anew.emit()

    def look(self) -> Look | None:
        home, case_id, sheet, typed = self._home, self._case_id, self._sheet, self.asks.said()
        mark = self.mark.value()
        if case_id is None or sheet is None:
            return None
        return lambda _progress: Looked(letters.preview(home, case_id, sheet.spec.code, typed, mark=mark))

    def ready(self) -> bool:
        self._choice_row.set_error("" if self.choice.value() else self.tr("Hãy chọn văn bản."))
        if self._sheet is None:
            return False
        lacking = {ask.key for ask in letters.missing(self._sheet.spec, self.asks.said())}
        return not self.asks.complain(lacking)

    def make(self, out: Path) -> Make:
        home, case_id, code, typed = self._home, self._case_id or "", self.choice.value() or "", self.asks.said()
        mark, told = self.mark.value(), self.tr("Đã ghi văn bản: %1")
        form = letters.WORD if out.suffix.lower() == WORD else letters.PDF

        def write(_progress: Progress) -> Made:
            done = letters.print_letter(home, case_id, code, typed, form=form, mark=mark, out=out)
            return Made(out, fill(told, str(out)), done.changes)

        return write

    def stem(self) -> str:
        return f"van-ban-{self.choice.value() or ''}"

    def suffix(self) -> str:
        return self.kind.value() or PDF

    # What is chosen --------------------------------------------------------------------------------------------------

    def _chosen(self) -> None:
        self._choice_row.set_error("")
        code = self.choice.value()
        if code is not None and (self._sheet is None or self._sheet.spec.code != code):
            self._remember("letter/code", code)
            self._sheet = None
            self.asks.ask_for(())
            self._say()
            self.anew.emit()
            self._read_sheet()

    def _kind_changed(self) -> None:
        self._remember("letter/kind", self.kind.value() or PDF)
        self._remember("letter/mark", "1" if self.mark.value() else "0")
        self.anew.emit()

    def _say(self) -> None:
        line = self._lines.get(self.choice.value() or "")
        self._about.setVisible(line is not None)
        self.mark.setVisible(line is not None and line.unsure)
        if line is None:
            self.settling.setVisible(False)
            return
        self._about.setText(fill(self.tr("Căn cứ: %1"), line.spec.source.text))
        self.settling.tell(
            line.spec.name, unsure=line.unsure, by=line.settled_by, on=line.settled_on, note=line.settled_note
        )

    # Settling --------------------------------------------------------------------------------------------------------

    def _settle(self, note: str) -> None:
        home, code = self._home, self.choice.value() or ""
        self._tasks.run(lambda _progress: letters.settle(home, code, note=note), self._settled, self._went_wrong)

    def _take_back(self) -> None:
        home, code = self._home, self.choice.value() or ""
        self._tasks.run(lambda _progress: letters.unsettle(home, code), self._settled, self._went_wrong)

    def _settled(self, done: Done[None]) -> None:
        self.changed.emit(done.changes)
        self.reload()
        self.anew.emit()
