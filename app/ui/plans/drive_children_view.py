"""Đợt cao điểm, từng trẻ: filtered by unit, school, class, band and state; one key marks what is chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QVBoxLayout

from app.domain.changes import Done
from app.domain.drive import UNSURE, ChildFilter, ChildState, Drive
from app.domain.partial_date import PartialDate
from app.domain.permissions import Action
from app.home import Home
from app.progress import Progress
from app.services import drives, drives_children, drives_papers
from app.services.drives_children import ChildRow, Marked, place_words
from app.ui.formats import day as day_words
from app.ui.formats import fill, number
from app.ui.plans import drive_forms
from app.ui.plans.drive_classes_dialog import ClassesDialog
from app.ui.plans.drive_words import KEYS, LOOK, band_name, state_name
from app.ui.plans.paper_deeds import PaperDeeds
from app.ui.plans.work_view import WorkView
from app.ui.widgets.choice import ChoiceBox, Option
from app.ui.widgets.fields import TextLine
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.paged_table import Column, Sort

_LETTER = "letter:"
NEEDS_FORM = frozenset({ChildState.UNABLE, ChildState.AWAY_REGISTERED})
"""States of which something has to be said: the key opens a form."""


class ChildSource:
    """The children of a filter, a page at a time."""

    def __init__(self, home: Home, drive: Drive, which: ChildFilter) -> None:
        self._home, self._drive, self._which = home, drive, which

    def fetch(self, after: Any, limit: int, sort: Sort | None) -> tuple[Sequence[ChildRow], Any]:
        down = sort is not None and sort.descending
        page = drives_children.children(self._home, self._drive, self._which, after, limit, down=down)
        return page.rows, page.next

    def count(self) -> int:
        return drives_children.count(self._home, self._drive, self._which)

    def key(self, row: ChildRow) -> str:
        return row.id


class DriveChildrenView(WorkView):
    """Enter opens what is said of the child; 0–8 mark what is chosen, Ctrl+Z takes the last mark back.

    ``open_target``: a :class:`ChildFilter`.
    """

    CONCERNS = ("turnout", "resident", "mark", "area", "household")
    MANY = True

    def columns(self) -> list[Column]:
        return [
            Column(self.tr("Họ và tên"), lambda row: row.name, 150, sort_key="name"),
            Column(self.tr("Ngày sinh"), self._born, 116, "right"),
            Column(self.tr("Nhóm tuổi"), self._band_of, 188, mark=self._moving),
            Column(self.tr("Tình trạng"), lambda row: state_name(row.state), 190, mark=lambda row: LOOK[row.state]),
            Column(self.tr("Đơn vị"), self._place, 110),
            Column(self.tr("Trường, lớp"), self._school, 110),
            Column(self.tr("Cha, mẹ"), lambda row: row.carer, 110),
            Column(self.tr("Chi tiết"), self._detail, 162, stretch=True),
        ]

    def build_bar(self, layout: QVBoxLayout) -> None:
        self._drive = drives.all_drives(self._home)[0]
        self._units: Mapping[str, str] = drives.unit_names(self._home)
        self._last: list[Marked] = []
        self._classes: ClassesDialog | None = None
        self._papers = PaperDeeds(self._tasks, self)
        self._written = ("", "")
        row, made = self.bar(
            ("edit", self.tr("Ghi tình trạng…"), self.mark_by_form),
            ("undo", self.tr("Hoàn tác"), self.take_back),
            ("print", self.tr("Giấy mời…"), self.invite),
            ("print", self.tr("Phiếu trao đổi…"), self.write_letters),
            ("export", self.tr("In danh sách…"), self.print_list),
            ("imported", self.tr("Danh sách lớp…"), self.take_classes),
            ("person", self.tr("Mở trẻ này"), self.open_chosen),
        )
        self._mark, self._back, self._invite, self._letter, self._list, self._class, self._person = made
        layout.addWidget(row)
        filters = FlowRow(self)
        units = [Option(unit, name) for unit, name in self._units.items()]
        self._unit = self._box(filters, units, self.tr("Mọi đơn vị"), 172)
        bands = [Option(band.id, band.name) for band in self._drive.bands]
        bands.append(Option(UNSURE, band_name(self._drive, UNSURE)))
        self._band = self._box(filters, bands, self.tr("Mọi nhóm tuổi"), 214)
        states = [Option(each.value, state_name(each)) for each in ChildState]
        states += [
            Option(f"{_LETTER}unsent", self.tr("Phiếu trao đổi chưa gửi")),
            Option(f"{_LETTER}unanswered", self.tr("Phiếu trao đổi chưa có trả lời")),
        ]
        self._state = self._box(filters, states, self.tr("Mọi tình trạng"), 220)
        self._school_box = self._box(filters, [], self.tr("Mọi trường, lớp"), 190)
        self._text = TextLine(self, placeholder=self.tr("Tìm tên, số…"))
        self._text.setAccessibleName(self.tr("Tìm trẻ"))
        self._text.setMinimumWidth(150)
        self._text.changed.connect(self.reload)
        filters.add(self._text)
        layout.addWidget(filters)
        self._table.view.installEventFilter(self)
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        undo.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        undo.activated.connect(self.take_back)

    def build_below(self, layout: QVBoxLayout) -> None:
        keys = [f"{key} {state_name(state).lower()}" for key, state in KEYS.items()]
        legend = QLabel(fill(self.tr("Phím: %1 · Ctrl+Z hoàn tác"), " · ".join(keys)), self)
        legend.setProperty("role", "muted")
        legend.setWordWrap(True)
        layout.addWidget(legend)

    def _box(self, row: FlowRow, options: Sequence[Option], placeholder: str, width: int) -> ChoiceBox:
        box = ChoiceBox(options, self, placeholder=placeholder)
        box.setFixedWidth(width)
        for line in box.findChildren(TextLine):
            line.setAccessibleName(placeholder)
        box.changed.connect(self._filtered)
        row.add(box)
        return box

    # Reading ---------------------------------------------------------------------------------------------------------

    def ask(self) -> None:
        home, drive, which = self._home, self._drive, self.which()

        def read(_progress: Progress) -> tuple[Mapping[str, str], Sequence[tuple[str, str]]]:
            return drives.unit_names(home), drives_children.classes(home, drive)

        self.read("choices", read, self._choices)
        self._table.set_empty(
            self.tr("Không có trẻ nào như vậy"),
            self.tr("Trẻ trong nhóm tuổi của đợt hiện ở đây ngay khi có trong danh sách nhân khẩu."),
            "",
            "empty",
        )
        self._table.set_source(ChildSource(home, drive, which))
        self.show_deeds()

    def which(self) -> ChildFilter:
        """What the filters above the table say."""
        state = self._state.value() or ""
        school, _, class_name = (self._school_box.value() or "").partition("\t")
        return ChildFilter(
            unit=self._unit.value() or None,
            school=school or None,
            class_name=class_name or None,
            band=self._band.value() or None,
            states=frozenset({ChildState(state)}) if state and not state.startswith(_LETTER) else frozenset(),
            letter=state.removeprefix(_LETTER) if state.startswith(_LETTER) else "",
            text=self._text.value() or "",
        )

    def _choices(self, found: tuple[Mapping[str, str], Sequence[tuple[str, str]]]) -> None:
        self._units, classes = found
        self._unit.set_options([Option(unit, name) for unit, name in self._units.items()])
        self._school_box.set_options(
            [Option(f"{school}\t{one}", ", ".join(filter(None, (school, one)))) for school, one in classes]
        )

    def open_target(self, target: object) -> None:
        if isinstance(target, ChildFilter):
            self._unit.set_value(target.unit)
            self._band.set_value(target.band)
            state = next(iter(target.states), None) if len(target.states) == 1 else None
            self._state.set_value(state.value if state is not None else None)
            self._school_box.set_value(None)
            self._text.set_value(target.text)
            self.reload()

    def show_deeds(self) -> None:
        chosen, account = self.chosen(), self._home.account
        writes = account.may_write("turnout", "state")
        self._mark.setEnabled(bool(chosen) and writes)
        self._back.setEnabled(bool(self._last) and writes)
        self._invite.setEnabled(bool(chosen) and account.may(Action.PRINT_FORM))
        self._letter.setEnabled(
            bool(chosen)
            and account.may(Action.PRINT_FORM)
            and all(row.state is ChildState.AWAY_REGISTERED for row in chosen)
        )
        self._list.setEnabled(account.may(Action.EXPORT_LIST))
        self._class.setEnabled(self._home.is_office and account.may(Action.IMPORT_LIST))
        self._person.setEnabled(len(chosen) == 1)
        if len(chosen) > 1:
            self.tell(fill(self.tr("Đã chọn %1 trẻ"), number(len(chosen))))
        elif not self._last:
            self.tell(self.tr("Chọn một hay nhiều trẻ rồi bấm phím số."))

    def chosen(self) -> list[ChildRow]:
        """The children that are selected."""
        model = self._table.model
        rows = (model.row(model.find(key)) for key in self._table.picked_keys())
        return [row for row in rows if isinstance(row, ChildRow)]

    # Marking ---------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not event.modifiers():
            state = KEYS.get(event.text())
            if state is not None:
                self.mark(state)
                return True
        return super().eventFilter(watched, event)

    def mark(self, state: ChildState) -> None:
        """Say that the chosen children stand so."""
        chosen = self.chosen()
        if not chosen or not self._mark.isEnabled():
            return
        if state in NEEDS_FORM:
            self.open_form(drive_forms.state_dialog(self._desk, self._drive, chosen, state))
            return
        home, drive = self._home, self._drive
        fields: dict[str, Any] = {}
        if state is ChildState.PRESENT and any(row.state is ChildState.RETURNED for row in chosen):
            fields["told_on"] = home.today
        if state is ChildState.DONE and drive.desks:
            fields["desk"] = drive.desks[0].id
        seen = drives_children.chosen_of(chosen)
        self.do(lambda: drives_children.mark(home, drive, seen, state, fields), then=self.done)

    def done(self, done: Done[Any]) -> None:
        if isinstance(done.value, Marked):
            self._last.append(done.value)
            marked = done.value
            said = fill(self.tr("%1 trẻ: %2"), len(marked.before), state_name(marked.state).lower())
            if marked.told_at_once:
                said += ". " + fill(self.tr("Báo ngay cho gia đình: %1"), ", ".join(marked.told_at_once))
            self.tell(said)
        super().done(done)

    def take_back(self) -> None:
        if self._last:
            home, drive, marked = self._home, self._drive, self._last.pop()
            self.do(lambda: drives_children.take_back(home, drive, marked), then=self._taken_back)

    def _taken_back(self, done: Done[Any]) -> None:
        self.tell(fill(self.tr("Đã hoàn tác: %1 trẻ"), done.value))
        super().done(done)

    def mark_by_form(self) -> None:
        chosen = self.chosen()
        if chosen:
            self.open_form(drive_forms.state_dialog(self._desk, self._drive, chosen, None))

    def _opened(self, _key: str) -> None:
        row = self.current()
        if isinstance(row, ChildRow) and self._home.account.may_write("turnout", "state"):
            self.open_form(drive_forms.child_dialog(self._desk, self._drive, row))

    def open_chosen(self) -> None:
        row = self.current()
        if isinstance(row, ChildRow):
            self.open_person.emit(row.id)

    # Papers ----------------------------------------------------------------------------------------------------------

    def invite(self) -> None:
        out = self._papers.where(self.tr("giay-moi.pdf"))
        if out is not None:
            self.invite_into(out)

    def invite_into(self, out: Path) -> None:
        """Invitations for those who are chosen: the file first, then their lines in the register of prints."""
        home, drive, ids = self._home, self._drive, [row.id for row in self.chosen()]
        self._written = (self.tr("Giấy mời"), out.name)
        self.do(
            lambda: drives_papers.invitations(home, drive, ids, out=out), self.tr("Đang viết giấy mời"), self._wrote
        )

    def write_letters(self) -> None:
        out = self._papers.where(self.tr("phieu-trao-doi.pdf"))
        if out is not None:
            self.write_letters_into(out)

    def write_letters_into(self, out: Path) -> None:
        home, drive, ids = self._home, self._drive, [row.id for row in self.chosen()]
        self._written = (self.tr("Phiếu trao đổi"), out.name)
        self.do(
            lambda: drives_papers.exchange_letters(home, drive, ids, out=out),
            self.tr("Đang viết phiếu trao đổi"),
            self._wrote,
        )

    def _wrote(self, done: Done[bytes]) -> None:
        super().done(done)
        self._papers.show_paper(lambda: done.value, *self._written)

    def print_list(self) -> None:
        self.open_form(drive_forms.list_dialog(self._desk, self._drive, self._unit.value(), self._papers))

    def take_classes(self) -> None:
        self._classes = ClassesDialog(self._home, self._tasks, self._drive, self.window())
        self._classes.saved.connect(self.done)
        self._classes.open()

    @property
    def classes_dialog(self) -> ClassesDialog | None:
        return self._classes

    def _filtered(self) -> None:
        if not any(box.problem() for box in (self._unit, self._band, self._state, self._school_box)):
            self.reload()

    # Words -----------------------------------------------------------------------------------------------------------

    def _born(self, row: ChildRow) -> str:
        return row.born.text_vi() if isinstance(row.born, PartialDate) else self.tr("chưa rõ")

    def _band_of(self, row: ChildRow) -> str:
        if row.band != UNSURE:
            return band_name(self._drive, row.band)
        return fill(self.tr("Chưa rõ: %1"), self.tr(" hoặc ").join(_short(self._drive, each) for each in row.possible))

    def _moving(self, row: ChildRow) -> tuple[str, str] | None:
        if row.band == UNSURE:
            return "unknown", "warn"
        soon = row.moves_on is not None and (row.moves_on - self._home.today).days <= 7
        return ("calendar", "warn") if soon else None

    def _place(self, row: ChildRow) -> str:
        unit = self._units.get(row.unit, row.area)
        return unit if row.area in unit else ", ".join(filter(None, (row.area, unit)))

    def _school(self, row: ChildRow) -> str:
        return ", ".join(filter(None, (row.said("school"), row.said("class_name"))))

    def _detail(self, row: ChildRow) -> str:
        parts: list[str] = []
        if row.moves_on is not None and (row.moves_on - self._home.today).days <= 7:
            parts.append(fill(self.tr("sang nhóm sau ngày %1"), row.moves_on))
        when: Any = row.said("done_on")
        if isinstance(when, date):
            parts.append(fill(self.tr("ngày %1"), day_words(when)))
        parts += filter(None, (row.said("reason"), place_words(row.said("place"))))
        if isinstance(sent := row.said("letter_on"), date):
            parts.append(fill(self.tr("phiếu gửi %1"), day_words(sent)))
            parts.append(row.said("answer") or self.tr("chưa trả lời"))
        if isinstance(told := row.said("told_on"), date):
            parts.append(fill(self.tr("đã báo %1"), day_words(told)))
        parts += filter(None, (row.said("note"),))
        return " · ".join(parts)


def _short(drive: Drive, band: str) -> str:
    name = band_name(drive, band)
    return name[:1].lower() + name[1:]
