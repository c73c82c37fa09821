"""A list of work across all cases, as one tab of the plan's page: a row of deeds, a table, an empty state in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.home import Home
from app.services import colleagues
from app.ui import icons
from app.ui.cases.forms import Desk
from app.ui.cases.tab import muted
from app.ui.record_panel import RecordDialog
from app.ui.service_page import ServicePage
from app.ui.tasks import Tasks
from app.ui.theme import Space
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.paged_table import Column, PagedTable
from app.ui.window import Memory

Deed = tuple[str, str, Callable[[], object]]


class WorkView(ServicePage):
    """A subclass gives its deeds, its columns and what it reads. Enter on a row opens its case.

    Signals: ``cases_asked(object)`` a CaseFilter for the list of cases; ``part_asked(object)`` another part of the
    plan, as :meth:`PlanPage.open_target` takes it.
    """

    cases_asked = Signal(object)
    part_asked = Signal(object)
    NAME = ""
    MANY = False
    TELLS = True
    """The table says in full what of the chosen row is cut; not where the view itself tells the whole row."""

    def __init__(
        self, home: Home, tasks: Tasks, parent: QWidget | None = None, *, memory: Memory | None = None
    ) -> None:
        super().__init__(home, tasks, parent, memory=memory)
        known = colleagues.colleagues(home)
        self._accounts: Mapping[str, str] = known.accounts
        self._words = self._words.with_names(known.accounts)
        self._desk = Desk(self._words, tasks, self, known.accounts, known.machines)
        self._dialog: RecordDialog | None = None
        self._head = muted("", self)
        self._table = PagedTable(self.columns(), tasks, self, name=self.NAME, many=self.MANY, tells=self.TELLS)
        self._table.opened.connect(self._opened)
        self._table.selected.connect(self._row_changed)
        self._table.picked.connect(self._row_changed)
        self._table.model.arrived.connect(self._rows_came)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(Space.S)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.M, 0, Space.S)
        layout.setSpacing(Space.S)
        self.build_bar(layout)
        layout.addWidget(self._head)
        layout.addWidget(self._table, 1)
        self.build_below(layout)
        self.setFocusProxy(self._table)
        self.show_deeds()
        self.refresh()

    # For subclasses --------------------------------------------------------------------------------------------------

    def columns(self) -> list[Column]:
        raise AssertionError("a view has columns")

    def build_bar(self, layout: QVBoxLayout) -> None:
        """Filters and deeds above the table."""

    def build_below(self, layout: QVBoxLayout) -> None:
        """What stands under the table: the whole of the row that is chosen."""

    def show_deeds(self) -> None:
        """Which deeds can be done with what is chosen."""

    def open_target(self, target: object) -> None:
        """Show what the page was opened for; to be overridden by a view that is led to."""

    def case_of(self, row: Any) -> str | None:
        return str(row.case_id) if row.case_id else None

    def bar(self, *deeds: Deed) -> tuple[FlowRow, list[QPushButton]]:
        row = FlowRow(self)
        made = []
        for icon, text, call in deeds:
            button = QPushButton(text, row)
            icons.put(button, icon)
            button.clicked.connect(call)
            row.add(button)
            made.append(button)
        return row, made

    def tell(self, text: str) -> None:
        """The line above the table."""
        self._head.setText(text)
        self._head.setVisible(bool(text))

    def open_form(self, dialog: RecordDialog) -> RecordDialog:
        self._dialog = dialog
        dialog.saved.connect(self.done)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    @property
    def table(self) -> PagedTable:
        return self._table

    @property
    def dialog(self) -> RecordDialog | None:
        return self._dialog

    def current(self) -> Any:
        return self._table.current_row()

    def picked(self, rows: Sequence[Any]) -> list[Any]:
        """Those of ``rows`` that are selected."""
        keys = set(self._table.picked_keys())
        return [row for row in rows if row.id in keys]

    def _opened(self, _key: str) -> None:
        row = self.current()
        if row is not None and (case_id := self.case_of(row)) is not None:
            self.open_case.emit(case_id)

    def _row_changed(self, _key: str = "") -> None:
        self.show_deeds()

    def _rows_came(self, _whole: bool) -> None:
        """The chosen row may say something else now."""
        self.show_deeds()
