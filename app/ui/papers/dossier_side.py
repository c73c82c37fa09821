"""Dossiers: of one person, of an area, of all; masked or whole, and what for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.domain.changes import Changes
from app.home import Home
from app.progress import Progress
from app.services import dossiers, people
from app.services.dossiers import Choice
from app.ui.formats import fill
from app.ui.papers.side import Look, Looked, Made, Make, Side
from app.ui.tasks import Tasks
from app.ui.widgets.choice import ChoiceBox, Option
from app.ui.widgets.fields import TextLine, Tick
from app.ui.window import Memory

ONE, AREA, ALL = "one", "area", "all"


class DossierSide(Side):
    """``set_what`` says of whom: ``ONE``, ``AREA`` or ``ALL``."""

    def __init__(self, home: Home, tasks: Tasks, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(home, tasks, memory, parent)
        self._what, self._question = ONE, 0
        self._choice: Choice | None = None
        self.area = ChoiceBox([], self, placeholder=self.tr("Gõ tên thôn, buôn, bến…"))
        self.area.changed.connect(self._asked_anew)
        self.masked = Tick(self.tr("Che số định danh, không kèm ảnh quét"), self)
        self.masked.set_value(self._remembered("masked", "1") != "0")
        self.masked.changed.connect(self._asked_anew)
        self.purpose = TextLine(self, placeholder=self.tr("Ví dụ: Họp Tổ công tác tháng 11"), most=120)
        self.purpose.set_value(self._remembered("purpose"))
        self.purpose.changed.connect(self._purpose_typed)
        self._area_row = self.form.row(self.tr("Địa bàn"), self.area)
        self.form.row(self.tr("Mức độ"), self.masked)
        self.purpose_row = self.form.row(
            self.tr("Mục đích in"), self.purpose, hint=self.tr("In trên bìa và ghi vào nhật ký truy cập.")
        )
        self.set_what(ONE)

    def set_what(self, what: str) -> None:
        self._what = what
        self._area_row.setVisible(what == AREA)

    def on_changes(self, changes: Changes) -> None:
        if changes.touches("area", "case", "resident"):
            self.reload()

    def reload(self) -> None:
        home = self._home

        def read(_progress: Progress) -> list[Option]:
            return [
                Option(row.id, row.name, fill(self.tr("%1 hồ sơ đang làm"), row.open_cases))
                for row in people.areas(home)
            ]

        self._tasks.run(read, self.area.set_options, self._went_wrong)

    def look(self) -> Look | None:
        home, case_id = self._home, self._case_id
        if self._what != ONE:
            self._count()
            return None
        if case_id is None:
            return None
        masked, purpose = self.masked.value(), self.purpose.value() or ""

        def render(_progress: Progress) -> Looked:
            return Looked(dossiers.render_preview(home, case_id, masked=masked, purpose=purpose))

        return render

    def _count(self) -> None:
        """How many there would be, before anything is printed."""
        home, hamlet = self._home, self.area.value() if self._what == AREA else None
        self._question += 1
        number, self._choice = self._question, None
        self.counted.emit()
        if self._what == AREA and hamlet is None:
            return

        def count(_progress: Progress) -> tuple[int, Choice]:
            return number, dossiers.choose(home, hamlet=hamlet)

        self._tasks.run(count, self._was_counted, self._went_wrong)

    def _was_counted(self, answer: tuple[int, Choice]) -> None:
        number, choice = answer
        if number == self._question:
            self._choice = choice
            self.counted.emit()

    def foot(self) -> str:
        if self._what == ONE or self._choice is None:
            return ""
        if not self._choice.cases:
            return self.tr("Không có hồ sơ nào ở đây.")
        return fill(self.tr("Sẽ in %1 hồ sơ vào một tệp."), len(self._choice.cases)) + self._said_of_sealed(
            self._choice.left_out
        )

    def button(self) -> str:
        return "" if self._what == ONE else self.tr("Ghi PDF…")

    def may_make(self) -> bool:
        return self._what == ONE or self._choice is None or bool(self._choice.cases)

    def ready(self) -> bool:
        no_area = self._what == AREA and self.area.value() is None
        self._area_row.set_error(self.tr("Hãy chọn địa bàn.") if no_area else "")
        self.purpose_row.set_error("" if self.purpose.value() else self.tr("Hãy ghi in để làm gì."))
        return not no_area and self.purpose.value() is not None

    def make(self, out: Path) -> Make:
        home, masked, purpose = self._home, self.masked.value(), self.purpose.value() or ""
        ids = (self._case_id,) if self._what == ONE and self._case_id else ()
        hamlet = self.area.value() if self._what == AREA else None
        told, sealed = self.tr("Đã ghi %1 hồ sơ, %2 trang: %3"), self._said_of_sealed

        def write(progress: Progress) -> Made:
            printed = dossiers.print_dossiers(
                home, out, ids=ids, hamlet=hamlet, purpose=purpose, masked=masked, progress=progress
            )
            said = fill(told, printed.dossiers, printed.pages, str(printed.path))
            return Made(out, said + sealed(printed.left_out))

        return write

    def stem(self) -> str:
        return {ONE: "ho-so", AREA: "ho-so-dia-ban", ALL: "ho-so-tat-ca"}[self._what]

    def _said_of_sealed(self, left_out: int) -> str:
        return " " + fill(self.tr("Không in %1 hồ sơ được bảo mật."), left_out) if left_out else ""

    def _asked_anew(self) -> None:
        self._remember("masked", "1" if self.masked.value() else "0")
        self.anew.emit()

    def _purpose_typed(self) -> None:
        self.purpose_row.set_error("")
        self._remember("purpose", self.purpose.value() or "")
