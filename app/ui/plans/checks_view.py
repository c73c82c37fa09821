"""Làm sạch dữ liệu: the rules with what they found at the left, at the right the people of one rule and the remedy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QSplitter, QVBoxLayout, QWidget

from app.domain import check_words
from app.domain.changes import Done
from app.domain.checks import CheckRule, FindingState, RemedyKind
from app.domain.id_number import Severity
from app.domain.merge import Seen
from app.domain.permissions import Action
from app.home import Home
from app.progress import Progress
from app.services import checks, checks_printing, duplicates
from app.services.checks import FindingFilter, FindingRow, Overview, Ran, RuleCount
from app.ui.cases.tab import muted
from app.ui.cases.way import source_text
from app.ui.formats import fill, number
from app.ui.plans import check_forms
from app.ui.plans.above_list_dialog import AboveListDialog
from app.ui.plans.work_view import WorkView
from app.ui.record_panel import Entry, Record
from app.ui.tasks import Tasks
from app.ui.theme import Space
from app.ui.widgets.choice import ChoiceBox, Option
from app.ui.widgets.fields import LongText, TextLine
from app.ui.widgets.paged_table import Column, PagedTable, Rows, Sort
from app.ui.window import Memory

RULES_WIDE = 500
_SEVERITY: Mapping[Severity, tuple[str, str]] = {
    Severity.ERROR: ("error", "bad"),
    Severity.WARNING: ("warning", "warn"),
    Severity.INFO: ("info", "neutral"),
}
_STATE: Mapping[FindingState, tuple[str, str]] = {
    FindingState.OPEN: ("warning", "warn"),
    FindingState.ASKED: ("export", "accent"),
    FindingState.ANSWERED: ("info", "accent"),
    FindingState.SETTLED: ("done", "good"),
    FindingState.NOT_A_FAULT: ("good", "neutral"),
}


class FindingSource:
    """The findings of one filter, for the table. ``loaded`` keeps the rows that were read, for deeds on many."""

    def __init__(self, home: Home, which: FindingFilter) -> None:
        self._home, self._which = home, which
        self.loaded: dict[str, FindingRow] = {}

    def fetch(self, after: Any, limit: int, _sort: Sort | None) -> tuple[Sequence[FindingRow], Any]:
        page = checks.list_findings(self._home, self._which, after, limit)
        self.loaded.update({row.id: row for row in page.rows})
        return page.rows, page.next

    def count(self) -> int:
        return checks.count_findings(self._home, self._which)

    def key(self, row: FindingRow) -> str:
        return row.id


class ChecksView(WorkView):
    """Enter on a rule goes to its people, Enter on one of them opens the person or the household."""

    CONCERNS = ("resident", "household", "mark", "flaw", "likeness", "evidence", "residence", "case", "request")
    MANY = True

    def __init__(
        self, home: Home, tasks: Tasks, parent: QWidget | None = None, *, memory: Memory | None = None
    ) -> None:
        super().__init__(home, tasks, parent, memory=memory)
        right = QWidget(self._split)
        column = QVBoxLayout(right)
        column.setContentsMargins(Space.S, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self._told)
        column.addWidget(self._table, 1)
        self._split.addWidget(right)
        self._split.setStretchFactor(1, 1)
        self._split.setSizes([RULES_WIDE, 1182 - RULES_WIDE])
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.removeWidget(self._head)
        layout.insertWidget(1, self._head)
        self.setFocusProxy(self._rules)

    def columns(self) -> list[Column]:
        return [
            Column(self.tr("Họ và tên, hộ"), lambda row: row.title, 130, stretch=True),
            Column(self.tr("Ngày sinh"), check_forms.born, 116),
            Column(self.tr("Địa bàn"), lambda row: row.area, 88),
            Column(self.tr("Sai lệch"), lambda row: row.said, 178),
            Column(self.tr("Tình trạng"), self._state, 122, mark=lambda row: _STATE[row.state]),
        ]

    def build_bar(self, layout: QVBoxLayout) -> None:
        self._seen: Overview | None = None
        self._source = FindingSource(self._home, FindingFilter())
        self._above: AboveListDialog | None = None
        row, made = self.bar(
            ("edit", self.tr("Ghi…"), self.put_mark),
            ("export", self.tr("Đề nghị cấp trên…"), self.ask_above),
            ("done", self.tr("Đã xử lý"), self.settle),
            ("good", self.tr("Không phải lỗi…"), self.not_a_fault),
            ("undo", self.tr("Mở lại"), self.reopen),
            ("imported", self.tr("Danh sách cấp trên…"), self.take_in),
            ("print", self.tr("In, xuất…"), self.print_list),
            ("refresh", self.tr("Rà soát lại hết"), self.check_all),
        )
        self._mark, self._ask, self._settle, self._not, self._reopen, self._take, self._print, self._all = made
        self._state_box = ChoiceBox(
            [Option(code, check_forms.state_name(code)) for code in check_words.STATES],
            self,
            placeholder=self.tr("Mọi sai lệch chưa xong"),
        )
        self._area_box = ChoiceBox([], self, placeholder=self.tr("Mọi địa bàn"))
        for box, name in (
            (self._state_box, self.tr("Lọc theo tình trạng")),
            (self._area_box, self.tr("Lọc theo địa bàn")),
        ):
            for line in box.findChildren(TextLine):
                line.setAccessibleName(name)
            box.setMinimumWidth(190)
            box.changed.connect(self._filtered)
            row.add(box)
        layout.addWidget(row)
        self._told = muted("", self)
        self._told.setWordWrap(True)
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        self._split.setChildrenCollapsible(False)
        self._rules = PagedTable(self._rule_columns(), self._tasks, self._split, name=self.tr("Quy tắc rà soát"))
        self._rules.selected.connect(self._chosen)
        self._rules.opened.connect(self._to_people)
        self._split.addWidget(self._rules)
        layout.addWidget(self._split, 1)

    def _rule_columns(self) -> list[Column]:
        return [
            Column(self.tr("Quy tắc"), lambda row: row.rule.name, 200, stretch=True, mark=_severity),
            Column(self.tr("Còn"), lambda row: number(row.undone), 58, "right"),
            Column(self.tr("Hỏi"), self._asked, 52, "right"),
            Column(self.tr("Xong"), self._done, 68, "right"),
        ]

    # Reading ---------------------------------------------------------------------------------------------------------

    def ask(self) -> None:
        self._check(whole=False)

    def check_all(self) -> None:
        """Look at everybody, also if only a few have changed, and for people who may be recorded twice."""
        self._check(whole=True)

    def _check(self, *, whole: bool) -> None:
        home = self._home

        def run(progress: Progress) -> Done[Ran]:
            if whole:
                duplicates.look(home, progress=progress)
            return checks.check(home, whole=whole, progress=progress)

        title = self.tr("Rà soát dữ liệu dân cư")
        self._tasks.run(run, self._checked, self._went_wrong, title=title, cancellable=True)

    def _checked(self, _done: Done[Ran]) -> None:
        home, area = self._home, self._area_box.value()

        def read(_progress: Progress) -> Overview:
            return checks.overview(home, area)

        self.read("overview", read, self._show)

    def _show(self, seen: Overview) -> None:
        first = self._seen is None
        self._seen = seen
        if first:
            self._area_box.set_options([Option(key, name) for key, name in seen.areas])
        self._rules.set_source(Rows(seen.rules, lambda row: row.rule.id))
        share = (seen.whole - seen.people) * 100 // seen.whole if seen.whole else 100
        told = self.tr("%1 sai lệch chưa xong ở %2 trong %3 người; dữ liệu sạch %4 %")
        self.tell(fill(told, number(seen.undone), number(seen.people), number(seen.whole), share))
        if first:
            self._rules.select(self._first_rule(seen))
        self._show_people()

    def _first_rule(self, seen: Overview) -> str:
        return next((each.rule.id for each in seen.rules if each.undone), seen.rules[0].rule.id)

    def _show_people(self) -> None:
        rule = self.rule()
        if rule is None:
            return
        checked = source_text(rule.source)
        words = self.tr("%1 Cách xử lý: %2 Căn cứ: %3.")
        self._told.setText(fill(words, rule.wrong, rule.remedy.text, checked))
        self._source = FindingSource(self._home, self._which())
        done = self._state_box.value() is None
        self._table.set_empty(
            self.tr("Không còn sai lệch nào theo quy tắc này") if done else self.tr("Không có dòng nào như vậy"),
            self.tr("Danh sách của cấp trên nhập bằng nút “Danh sách cấp trên…”.") if rule.listed else "",
            "",
            "good",
        )
        self._table.set_source(self._source)
        self.show_deeds()

    def rule(self) -> CheckRule | None:
        """The rule whose people are shown."""
        return self._home.pack.checks.rules.get(self._rules.current_key())

    def _which(self) -> FindingFilter:
        state = self._state_box.value()
        return FindingFilter(self._rules.current_key(), self._area_box.value(), FindingState(state) if state else None)

    def chosen(self) -> list[FindingRow]:
        """The findings that are selected."""
        return [self._source.loaded[key] for key in self._table.picked_keys() if key in self._source.loaded]

    def show_deeds(self) -> None:
        rule, chosen = self.rule(), self.chosen()
        states = {row.state for row in chosen}
        account, office = self._home.account, self._home.is_office
        may = bool(chosen) and office and account.may_write("flaw", "state")
        kind = rule.remedy.mark if rule is not None and rule.remedy.kind is RemedyKind.MARK else ""
        name = self._home.pack.tables["mark_kinds"].name_of(kind).lower() if kind else ""
        self._mark.setText(fill(self.tr("Ghi: %1…"), name) if kind else self.tr("Ghi…"))
        self._mark.setVisible(bool(kind))
        self._mark.setEnabled(len(chosen) == 1 and chosen[0].entity == "resident" and account.may_write("mark", "kind"))
        self._ask.setEnabled(may and account.may_write("request", "title") and FindingState.ASKED not in states)
        self._settle.setEnabled(may and FindingState.SETTLED not in states)
        self._not.setEnabled(may and FindingState.NOT_A_FAULT not in states)
        self._reopen.setEnabled(may and FindingState.OPEN not in states)
        self._take.setEnabled(office and account.may(Action.IMPORT_LIST))
        self._print.setEnabled(rule is not None and account.may(Action.EXPORT_LIST))

    # Deeds -----------------------------------------------------------------------------------------------------------

    def put_mark(self) -> None:
        rule, chosen = self.rule(), self.chosen()
        if rule is not None and rule.remedy.mark and len(chosen) == 1:
            self.open_form(check_forms.mark_form(self._desk, chosen[0], rule.remedy.mark))

    def ask_above(self) -> None:
        rule, chosen = self.rule(), self.chosen()
        if rule is not None and chosen:
            self.open_form(check_forms.request_form(self._desk, chosen, rule))

    def settle(self) -> None:
        self._decide(FindingState.SETTLED)

    def reopen(self) -> None:
        self._decide(FindingState.OPEN)

    def _decide(self, state: FindingState) -> None:
        home, chosen = self._home, self.chosen()
        if chosen:
            self.do(lambda: checks.decide(home, chosen, state))

    def not_a_fault(self) -> None:
        home, chosen = self._home, self.chosen()
        if not chosen:
            return

        def save(fields: Mapping[str, Any], _seen: Seen | None) -> Done[Any]:
            return checks.decide(home, chosen, FindingState.NOT_A_FAULT, str(fields.get("reason") or ""))

        dialog = self._desk.dialog(
            fill(self.tr("%1 dòng không phải lỗi"), len(chosen)),
            "flaw",
            [Entry("reason", LongText, self.tr("Vì sao"), required=True)],
            Record(),
            save,
            key="check/not-a-fault",
            whole=True,
            yes=self.tr("Ghi là không phải lỗi"),
            intro=self.tr("Được nhớ mãi; dữ liệu thay đổi thì dòng này mở lại."),
            judged=False,
        )
        self.open_form(dialog)

    def take_in(self) -> None:
        """A list from above."""
        self._above = AboveListDialog(self._home, self._tasks, self.window())
        self._above.written.connect(self.done)
        self._above.open()

    @property
    def above(self) -> AboveListDialog | None:
        return self._above

    def print_list(self) -> None:
        rule = self.rule()
        if rule is None:
            return
        kinds = self.tr("Bảng tính Excel (*.xlsx);;Tài liệu PDF (*.pdf)")
        name = f"sai-lech-{rule.id}.xlsx"
        file, _ = QFileDialog.getSaveFileName(self.window(), self.tr("Lưu danh sách sai lệch"), name, kinds)
        if file:
            self.save_to(Path(file))

    def save_to(self, file: Path) -> None:
        home, which, purpose = self._home, self._which(), self.tr("Làm sạch dữ liệu dân cư")

        def write(_progress: Progress) -> int:
            return checks_printing.write_findings(home, which, file, purpose)

        self._tasks.run(write, None, self._went_wrong, title=self.tr("Ghi danh sách"))

    def _opened(self, _key: str) -> None:
        row = self.current()
        if not isinstance(row, FindingRow):
            return
        if row.entity == "household":
            self.open_household.emit(row.row)
        elif row.entity == "resident":
            self.open_person.emit(row.row)

    # Choosing --------------------------------------------------------------------------------------------------------

    def open_target(self, target: object) -> None:
        """``target``: the id of a rule."""
        self._rules.select(str(target))
        self._show_people()

    @property
    def rules(self) -> PagedTable:
        return self._rules

    def _chosen(self, _key: str) -> None:
        self._show_people()

    def _to_people(self, _key: str) -> None:
        self._table.view.setFocus()

    def _filtered(self) -> None:
        if not self._state_box.problem() and not self._area_box.problem():
            self._checked(Done(None))  # type: ignore[arg-type]

    # Words -----------------------------------------------------------------------------------------------------------

    def _asked(self, row: RuleCount) -> str:
        return _some(row.by_state.get(FindingState.ASKED, 0) + row.by_state.get(FindingState.ANSWERED, 0))

    def _done(self, row: RuleCount) -> str:
        return _some(row.by_state.get(FindingState.SETTLED, 0) + row.by_state.get(FindingState.NOT_A_FAULT, 0))

    def _state(self, row: FindingRow) -> str:
        return self.tr("Mở lại") if row.reopened else check_forms.state_name(row.state.value)


def _severity(row: RuleCount) -> tuple[str, str]:
    return ("good", "good") if not row.undone else _SEVERITY[row.rule.severity]


def _some(count: int) -> str:
    return number(count) if count else ""
