"""The third step: every row with its verdict, what is doubtful decided, and nothing written yet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app.domain.names import sort_key
from app.home import Home
from app.services.lists import (
    Choice,
    Decision,
    ListPreview,
    RowVerdict,
    Verdict,
    needs_category,
    needs_decision,
    needs_person,
)
from app.ui import icons
from app.ui.formats import fill
from app.ui.lists.parts import MARKS, born_of, button, label, name_of, said, short_verdict_name, verdict_name, why
from app.ui.lists.row_panel import RowPanel, decision_word
from app.ui.theme import Space
from app.ui.widgets.paged_table import Column, PagedTable, Rows

_ALL, _OPEN = "all", "open"
_ORDER = (Verdict.NEW, Verdict.CHANGED, Verdict.DOUBTFUL, Verdict.WRONG, Verdict.GONE, Verdict.UNCHANGED)


class PreviewStep(QWidget):
    """``changed()``: a decision was made or taken back."""

    changed = Signal()

    def __init__(self, home: Home, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview: ListPreview | None = None
        self._by_key: dict[str, RowVerdict] = {}
        self._decisions: dict[str, Decision] = {}
        self._filter = _ALL
        self._words: Mapping[Choice, str] = {
            Choice.ACCEPT: self.tr("Nhận"),
            Choice.PERSON: self.tr("Là người đã có"),
            Choice.NEW: self.tr("Người mới"),
            Choice.SKIP: self.tr("Để lại"),
            Choice.LEAVE: self.tr("Để yên"),
            Choice.NOTE: self.tr("Ghi chú"),
            Choice.DELETE: self.tr("Xóa"),
        }
        self._filters = QHBoxLayout()
        self._filters.setSpacing(Space.S)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, QToolButton] = {}
        for key in (_ALL, *(verdict.value for verdict in _ORDER)):
            self._add_filter(key)
        self._filters.addStretch(1)
        self._table = PagedTable(self._columns(), None, self, name=self.tr("Các dòng của danh sách"))
        self._table.selected.connect(self._show)
        self._table.view.installEventFilter(self)
        self._panel = RowPanel(home, self)
        self._panel.decided.connect(self._decided)
        self._rest = label("", "muted", self)
        self._same = button(self.tr("Nhận mọi dòng giống dòng này"), "done", parent=self)
        self._same.clicked.connect(self._accept_alike)
        self._next = button(self.tr("Dòng cần hỏi kế tiếp"), "down", parent=self)
        self._next.clicked.connect(self._go_next)
        foot = QHBoxLayout()
        foot.setSpacing(Space.S)
        foot.addWidget(self._rest, 1)
        foot.addWidget(self._same)
        foot.addWidget(self._next)
        left = QVBoxLayout()
        left.setSpacing(Space.S)
        left.addWidget(self._table, 1)
        left.addLayout(foot)
        body = QHBoxLayout()
        body.setSpacing(Space.M)
        body.addLayout(left, 1)
        body.addWidget(self._panel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.M)
        layout.addLayout(self._filters)
        layout.addLayout(body, 1)
        self.setFocusProxy(self._table)

    # What the page uses --------------------------------------------------------------------------------------------

    def show_preview(self, preview: ListPreview) -> None:
        """Show what would happen. Decisions about rows that are still asked are kept."""
        self._preview = preview
        self._by_key = {row.key: row for row in preview.rows}
        asked = {row.key for row in preview.rows if needs_decision(row) or row.verdict is Verdict.GONE}
        self._decisions = {key: one for key, one in self._decisions.items() if key in asked}
        counts = preview.counts
        for key, each in self._buttons.items():
            count = len(preview.rows) if key == _ALL else counts[Verdict(key)]
            each.setText(fill(self.tr("%1  %2"), self._filter_name(key), count))
            each.setAccessibleName(each.text())
            each.setVisible(key == _ALL or count > 0)
        first = next((v.value for v in (Verdict.DOUBTFUL,) if counts[v]), _ALL)
        self.choose_filter(first)
        self._told()

    def forget(self) -> None:
        """Another file: nothing is decided any more."""
        self._decisions = {}

    @property
    def preview(self) -> ListPreview | None:
        return self._preview

    @property
    def decisions(self) -> dict[str, Decision]:
        self._panel.flush()
        return dict(self._decisions)

    def to_write(self) -> int:
        """How many rows would be written now."""
        if self._preview is None:
            return 0
        counts = self._preview.counts
        deeds = (Choice.SKIP, Choice.LEAVE)
        return (
            counts[Verdict.NEW] + counts[Verdict.CHANGED] + sum(d.choice not in deeds for d in self._decisions.values())
        )

    def choose_filter(self, key: str) -> None:
        """``all``, or a verdict's value."""
        self._filter = key
        self._buttons[key].setChecked(True)
        self._fill()

    def decide(self, key: str, decision: Decision | None) -> None:
        """A decision from elsewhere than the panel: a test, the keyboard."""
        self._decided(key, decision)

    @property
    def table(self) -> PagedTable:
        return self._table

    @property
    def panel(self) -> RowPanel:
        return self._panel

    # The table -----------------------------------------------------------------------------------------------------

    def _columns(self) -> Sequence[Column]:
        return (
            Column(self.tr("Dòng"), lambda row: row.row.row_number if row.row else "", 64, "right", sort_key="row"),
            Column(
                self.tr("Kết luận"),
                lambda row: short_verdict_name(row.verdict),
                168,
                mark=lambda row: MARKS[row.verdict],
            ),
            Column(self.tr("Họ và tên"), name_of, 168, sort_key="name"),
            Column(self.tr("Ngày sinh"), self._born, 108),
            Column(self.tr("Vì sao, thay đổi gì"), why, 140, stretch=True),
            Column(self.tr("Quyết định"), self._decision_of, 110),
        )

    def _born(self, row: RowVerdict) -> str:
        if row.row is None and self._preview is not None and row.resident_id is not None:
            return said("born", self._preview.recorded(row.resident_id, "born"))
        return born_of(row.row)

    def _decision_of(self, row: RowVerdict) -> str:
        return decision_word(self._decisions.get(row.key), self._words)

    def _fill(self) -> None:
        if self._preview is None:
            return
        rows = [row for row in self._preview.rows if self._filter in (_ALL, row.verdict.value)]
        sorts: dict[str, Callable[[RowVerdict], Any]] = {
            "name": lambda row: (name_of(row).casefold(), row.key),
            "row": self._place,
        }
        self._order = {row.key: at for at, row in enumerate(self._preview.rows)}
        self._table.set_empty(self.tr("Không có dòng nào"), self.tr("Chọn “Tất cả” để xem cả danh sách."))
        self._table.set_source(Rows(rows, lambda row: row.key, sorts))
        if rows:
            self._table.select(rows[0].key)
            self._show(rows[0].key)
        else:
            self._panel.show_row(None, None, None)

    def _place(self, row: RowVerdict) -> int:
        return self._order[row.key]

    def _show(self, key: str) -> None:
        row = self._by_key.get(key)
        self._panel.show_row(self._preview, row, self._decisions.get(key))
        self._same.setEnabled(row is not None and bool(self._alike(row)))

    # Deciding ------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._table.view and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            number = event.key() - Qt.Key.Key_0
            if 1 <= number <= 9 and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                return self._panel.press(number)
        return super().eventFilter(watched, event)

    def _decided(self, key: str, decision: Decision | None) -> None:
        if decision is None:
            self._decisions.pop(key, None)
        else:
            self._decisions[key] = decision
        self._repaint()

    def _repaint(self) -> None:
        model = self._table.model
        if model.rowCount():
            model.dataChanged.emit(model.index(0, 0), model.index(model.rowCount() - 1, len(model.columns) - 1))
        self._told()

    def _alike(self, row: RowVerdict) -> list[RowVerdict]:
        """The undecided rows with the same doubts, for which accepting is enough."""
        if self._preview is None or not _acceptable(row):
            return []
        codes = {remark.code for remark in row.reasons}
        return [
            one
            for one in self._preview.rows
            if one.key not in self._decisions and _acceptable(one) and {r.code for r in one.reasons} == codes
        ]

    def _accept_alike(self) -> None:
        row = self._by_key.get(self._table.current_key())
        if row is not None:
            for one in self._alike(row):
                self._decisions[one.key] = Decision(Choice.ACCEPT)
            self._repaint()
            self._show(row.key)

    def _go_next(self) -> None:
        """The next row below that waits; from the end, the first. One beyond what is loaded is read first."""
        if self._preview is None:
            return
        waiting = self._preview.waiting(self.decisions)
        if not waiting:
            return
        if self._filter not in (_ALL, Verdict.DOUBTFUL.value):
            self.choose_filter(Verdict.DOUBTFUL.value)
        here = self._order.get(self._table.current_key(), -1)
        later = next((row for row in waiting if self._order[row.key] > here), waiting[0])
        model = self._table.model
        while model.find(later.key) < 0 and model.canFetchMore(model.index(-1, -1)):
            model.fetchMore(model.index(-1, -1))
        self._table.select(later.key)
        self._table.setFocus()

    def _told(self) -> None:
        if self._preview is None:
            return
        waiting = len(self._preview.waiting(self._decisions))
        self._next.setEnabled(waiting > 0)
        row = self._by_key.get(self._table.current_key())
        self._same.setEnabled(row is not None and bool(self._alike(row)))
        self._rest.setText(
            fill(self.tr("%1 dòng chưa quyết định sẽ để lại"), waiting)
            if waiting
            else self.tr("Không còn dòng nào phải hỏi")
        )
        self.changed.emit()

    # Filters -------------------------------------------------------------------------------------------------------

    def _add_filter(self, key: str) -> None:
        each = QToolButton(self)
        icons.put(each, *(("filter", "text") if key == _ALL else MARKS[Verdict(key)]))
        each.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        each.setCheckable(True)
        each.setProperty("key", key)
        each.setAccessibleName(self._filter_name(key))
        each.setToolTip(self.tr("Cả danh sách") if key == _ALL else verdict_name(Verdict(key)))
        each.clicked.connect(self._filter_clicked)
        self._group.addButton(each)
        self._filters.addWidget(each)
        self._buttons[key] = each

    def _filter_name(self, key: str) -> str:
        return self.tr("Tất cả") if key == _ALL else short_verdict_name(Verdict(key))

    def _filter_clicked(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.choose_filter(str(sender.property("key")))


def _by_name(row: RowVerdict) -> tuple[str, str]:
    return sort_key(name_of(row)), row.key


def _acceptable(row: RowVerdict) -> bool:
    return needs_decision(row) and not needs_person(row) and not needs_category(row)
