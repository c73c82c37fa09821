"""The words of a report at the left of its picture: what the program wrote, and what the writer makes of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.home import Home
from app.progress import Progress
from app.services import reports_making
from app.services.reports_making import Draft
from app.services.reports_wording import SectionText, Wording
from app.storage import write_whole
from app.ui.formats import fill
from app.ui.papers.side import EXCEL, PDF, WORD, Look, Looked, Made, Make, Side
from app.ui.plans.report_typed import TypedTable
from app.ui.tasks import Tasks
from app.ui.widgets.fields import LongText, RadioRow, TextLine, Tick
from app.ui.window import Memory

_LETTERS_A_LINE = 58


class ReportSide(Side):
    """Shows one :class:`Draft`. What is typed is asked for with :meth:`wording`; a frozen report is read only."""

    ABOUT_ONE = False

    def __init__(self, home: Home, tasks: Tasks, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(home, tasks, memory, parent)
        self._draft: Draft | None = None
        self._texts: dict[str, tuple[Tick, LongText]] = {}
        self._tables: dict[str, TypedTable] = {}
        self.kind = RadioRow(
            [(PDF, self.tr("PDF")), (WORD, self.tr("Word")), (EXCEL, self.tr("Excel"))], self, columns=3
        )
        self.kind.set_value(self._remembered("report/kind", PDF))
        self.kind.changed.connect(self._kind_changed)

    # What the dialog calls -------------------------------------------------------------------------------------------

    def show_draft(self, draft: Draft) -> None:
        """Another report, or the same in another state."""
        self._draft = draft
        wording, open_ = draft.wording, not draft.frozen
        self.form.clear()
        self._texts, self._tables = {}, {}
        self.about, self.to = LongText(self, lines=2), TextLine(self)
        self.about.set_value(wording.about)
        self.to.set_value(wording.to)
        self.form.row(self.tr("Trích yếu"), self.about)
        self.form.row(self.tr("Kính gửi"), self.to)
        for section in wording.sections:
            self._section(section)
        for table in draft.figures.tables:
            spec = next((one for one in draft.spec.tables if one.id == table.id), None)
            if spec is not None and spec.entered:
                typed = TypedTable(table, self, frozen=draft.frozen)
                typed.changed.connect(self.anew)
                self._tables[table.id] = typed
                self.form.row(table.title, typed, hint=self.tr("Số do nơi gửi báo; nhập hoặc sửa ở đây."))
        self.recipients = LongText(self, lines=4)
        self.recipients.set_value("\n".join(wording.recipients))
        self.form.row(self.tr("Nơi nhận"), self.recipients, hint=self.tr("Mỗi dòng một nơi"))
        self.office, self.signer = LongText(self, lines=2), TextLine(self)
        self.office.set_value("\n".join(wording.office))
        self.signer.set_value(wording.signer)
        self.form.row(self.tr("Chức vụ người ký"), self.office, hint=self.tr("Mỗi dòng một cấp: TM. …, Chủ tịch"))
        self.form.row(self.tr("Họ tên người ký"), self.signer)
        for editor in (self.about, self.to, self.recipients, self.office, self.signer):
            editor.setReadOnly(not open_)
            editor.changed.connect(self.anew)

    def wording(self) -> Wording:
        """What stands in the fields."""
        assert self._draft is not None
        return Wording(
            about=" ".join((self.about.value() or "").split()),
            to=self.to.value() or "",
            sections=tuple(self._said(section) for section in self._draft.wording.sections),
            recipients=_lines(self.recipients),
            office=_lines(self.office),
            signer=self.signer.value() or "",
            typed={**self._draft.wording.typed, **{id: table.value() for id, table in self._tables.items()}},
        )

    def edited(self) -> bool:
        """Whether anything differs from what was shown first."""
        draft = self._draft
        return draft is not None and not draft.frozen and self.wording() != _plain(draft.wording)

    # What the maker calls --------------------------------------------------------------------------------------------

    def look(self) -> Look | None:
        home, draft = self._home, self._now()
        return None if draft is None else lambda _progress: Looked(reports_making.look(home, draft))

    def make(self, out: Path) -> Make:
        home, draft, told = self._home, self._now(), self.tr("Đã ghi báo cáo: %1")
        assert draft is not None
        form = out.suffix.lower().lstrip(".")

        def write(_progress: Progress) -> Made:
            write_whole(out, reports_making.printed(home, draft, form), private=True)
            return Made(out, fill(told, str(out)))

        return write

    def stem(self) -> str:
        return f"bao-cao-{self._draft.key.replace(':', '-')}" if self._draft is not None else "bao-cao"

    def suffix(self) -> str:
        return self.kind.value() or PDF

    # Parts -----------------------------------------------------------------------------------------------------------

    def _now(self) -> Draft | None:
        """The report with what is typed."""
        draft = self._draft
        if draft is None or draft.frozen:
            return draft
        return reports_making.with_wording(draft, self.wording())

    def _section(self, section: SectionText) -> None:
        assert self._draft is not None
        text = LongText(self, placeholder=section.free, lines=_height(section))
        text.set_value(section.text)
        text.setReadOnly(self._draft.frozen)
        on = Tick(self.tr("In mục này"), self)
        on.set_value(section.on)
        on.setEnabled(not self._draft.frozen)
        title = section.heading if section.heading != "-" else self.tr("Nội dung")
        self.form.row(title.capitalize(), text, hint=section.free)
        on.setAccessibleName(fill(self.tr("In mục %1"), title))
        self.form.add(on)
        text.changed.connect(self.anew)
        on.changed.connect(self.anew)
        self._texts[section.id] = (on, text)

    def _said(self, section: SectionText) -> SectionText:
        on, text = self._texts[section.id]
        return replace(section, text=text.value() or "", on=on.value())

    def _kind_changed(self) -> None:
        self._remember("report/kind", self.kind.value() or PDF)
        self.anew.emit()


def _lines(editor: LongText) -> tuple[str, ...]:
    return tuple(filter(None, (line.strip() for line in (editor.value() or "").split("\n"))))


def _height(section: SectionText) -> int:
    lines = sum(1 + len(line) // _LETTERS_A_LINE for line in (section.text or section.free).split("\n"))
    return max(2, min(9, lines + 1))


def _plain(wording: Wording) -> Wording:
    """As the fields give back what they were given."""
    return replace(
        wording,
        about=" ".join(wording.about.split()),
        sections=tuple(replace(one, text=one.text.strip()) for one in wording.sections),
        recipients=tuple(wording.recipients),
        office=tuple(wording.office),
    )
