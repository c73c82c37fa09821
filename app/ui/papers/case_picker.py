"""Finding one case by a person's name: a field to type into, and the cases that fit under it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.domain.partial_date import PartialDate
from app.home import Home
from app.progress import Progress
from app.services import cases
from app.services.cases import CaseFilter, CaseRow
from app.services.dossiers import CaseLine
from app.ui.dialogs import show_error
from app.ui.formats import fill
from app.ui.tasks import Tasks
from app.ui.theme import Space
from app.ui.widgets.fields import TextLine

_MOST = 30
_IN_SIGHT = 3
_PAUSE = 200


class CasePicker(QWidget):
    """The value is a case's id or None. Signal: ``changed()`` another case was chosen."""

    changed = Signal()

    def __init__(self, home: Home, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home, self._tasks = home, tasks
        self._value: str | None = None
        self._question = 0
        self._line = TextLine(self, placeholder=self.tr("Gõ họ tên hoặc số định danh"))
        self._line.setAccessibleName(self.tr("Tìm hồ sơ"))
        self._list = QListWidget(self)
        self._list.setAccessibleName(self.tr("Các hồ sơ tìm thấy"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setSpacing(2)
        self._list.currentItemChanged.connect(self._picked)
        self._foot = QLabel(self)
        self._foot.hide()
        self._foot.setProperty("role", "muted")
        self._foot.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        for each in (self._line, self._list, self._foot):
            layout.addWidget(each)
        self.setFocusProxy(self._line)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self.search)
        self._line.changed.connect(self._soon.start)

    def value(self) -> str | None:
        return self._value

    def is_empty(self) -> bool:
        return self._value is None

    def problem(self) -> str:
        return ""

    def set_value(self, value: str | None) -> None:
        self._value = value

    def show_row(self, row: CaseLine) -> None:
        """Put one case into the list, chosen."""
        self._question += 1
        self._line.set_value(row.name)
        self._fill([row])

    def row_of(self, case_id: str, row: CaseLine | None) -> None:
        """A case that was asked for from elsewhere."""
        self._value = case_id
        if row is not None:
            self.show_row(row)

    def search(self) -> None:
        """Look for what is typed; with nothing typed, the cases that are due first."""
        home, text = self._home, self._line.value() or ""
        number = self._question = self._question + 1

        def look(_progress: Progress) -> tuple[int, list[CaseRow]]:
            return number, list(cases.list_cases(home, CaseFilter(text=text), limit=_MOST).rows)

        self._tasks.run(look, self._found, self._went_wrong)

    def _found(self, answer: tuple[int, list[CaseRow]]) -> None:
        number, rows = answer
        if number == self._question:
            self._fill(rows)

    def _fill(self, rows: Sequence[CaseRow | CaseLine]) -> None:
        self._list.blockSignals(True)
        self._list.clear()
        for row in rows:
            born = row.born.text_vi() if isinstance(row.born, PartialDate) else ""
            about = " · ".join(part for part in (row.category, born, row.area) if part)
            item = QListWidgetItem(f"{row.name}\n{about}", self._list)
            item.setData(Qt.ItemDataRole.UserRole, row.id)
            item.setToolTip(item.text())
            item.setSizeHint(QSize(0, 2 * self.fontMetrics().lineSpacing() + Space.XS))  # as wide as the list: elided
            if row.id == self._value:
                self._list.setCurrentItem(item)
        self._list.blockSignals(False)
        self._list.setVisible(bool(rows))
        tall = self._list.sizeHintForRow(0) + 2 * self._list.spacing() if rows else 0
        self._list.setFixedHeight(min(len(rows), _IN_SIGHT) * tall + 2 * self._list.frameWidth())
        if not rows:
            self._foot.setText(self.tr("Không có hồ sơ nào khớp."))
        elif len(rows) == _MOST:
            self._foot.setText(fill(self.tr("Hiện %1 hồ sơ đầu. Gõ thêm để lọc."), _MOST))
        else:
            self._foot.setText("")
        self._foot.setVisible(bool(self._foot.text()))

    def _picked(self, item: QListWidgetItem | None) -> None:
        chosen = str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else None
        if chosen is not None and chosen != self._value:
            self._value = chosen
            self.changed.emit()

    def _went_wrong(self, error: Exception) -> None:
        show_error(self.window(), error)
