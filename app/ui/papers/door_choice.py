"""Which households a paper is for: all of an area, or those ticked in its list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from app.domain.names import fold
from app.home import Home
from app.progress import Progress
from app.services import people
from app.services.people import AreaRow, HouseholdRow
from app.ui.dialogs import show_error
from app.ui.formats import fill
from app.ui.tasks import Tasks
from app.ui.theme import Size, Space
from app.ui.widgets.choice import ChoiceBox, Option
from app.ui.widgets.fields import Form, RadioRow, TextLine

WHOLE, CHOSEN = "whole", "chosen"
_MOST = 3000
_IN_SIGHT = 6


class DoorChoice(Form):
    """``area()`` and ``households()`` (none: the whole area). Signal: ``changed()``."""

    changed = Signal()

    def __init__(self, home: Home, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent, above=True)
        self._home, self._tasks = home, tasks
        self._question = 0
        self._houses: list[HouseholdRow] = []
        self._ticked: set[str] = set()
        self._wanted = ""
        self.place = ChoiceBox([], self, placeholder=self.tr("Gõ tên thôn, buôn, bến…"))
        self.place.changed.connect(self._place_chosen)
        self.which = RadioRow([(WHOLE, self.tr("Cả địa bàn")), (CHOSEN, self.tr("Chọn từng hộ"))], self)
        self.which.set_value(WHOLE)
        self.which.changed.connect(self._which_changed)
        self.narrow = TextLine(self, placeholder=self.tr("Gõ để lọc tên hộ"))
        self.narrow.changed.connect(self._fill)
        self.doors = QListWidget(self)
        self.doors.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doors.itemChanged.connect(self._tick_changed)
        self.doors.itemActivated.connect(_toggle)
        self._every = QPushButton(self.tr("Chọn hết"), self)
        self._every.clicked.connect(self._tick_all)
        self._none = QPushButton(self.tr("Bỏ chọn"), self)
        self._none.clicked.connect(self._tick_none)
        self._said = QLabel(self)
        self._said.setProperty("role", "muted")
        self._said.setWordWrap(True)
        listed = QWidget(self)
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        both = QHBoxLayout()
        both.addWidget(self._every)
        both.addWidget(self._none)
        both.addStretch(1)
        for each in (self.narrow, self.doors):
            column.addWidget(each)
        column.addLayout(both)
        column.addWidget(self._said)
        self.narrow.setAccessibleName(self.tr("Lọc tên hộ"))
        self.doors.setAccessibleName(self.tr("Các hộ của địa bàn"))
        self._place_row = self.row(self.tr("Địa bàn"), self.place)
        self.row(self.tr("Những hộ nào"), self.which)
        self._doors_row = self.row(self.tr("Các hộ"), listed)
        self._show()

    # What a side uses ------------------------------------------------------------------------------------------------

    def area(self) -> str:
        return self.place.value() or ""

    def households(self) -> tuple[str, ...]:
        """Those ticked, in the order of the list."""
        if self.which.value() == WHOLE:
            return ()
        return tuple(row.id for row in self._houses if row.id in self._ticked)

    def whole(self) -> bool:
        return self.which.value() == WHOLE

    def said_all(self) -> bool:
        """Whether there is somebody to print for."""
        return bool(self.area()) and (self.whole() or bool(self.households()))

    def ready(self) -> bool:
        """As :meth:`said_all`; tells what is not."""
        self._place_row.set_error("" if self.area() else self.tr("Hãy chọn địa bàn."))
        nobody = bool(self.area()) and not self.said_all()
        self._doors_row.set_error(self.tr("Hãy chọn ít nhất một hộ.") if nobody else "")
        return self.said_all()

    def set_error(self, text: str) -> None:
        self._place_row.set_error(text)

    def choose(self, area: str) -> None:
        """Where to begin, if this machine holds it."""
        self._wanted = area

    def read(self) -> None:
        """Read again which areas and households there are."""
        home = self._home
        self._tasks.run(lambda _progress: people.areas(home), self._take_areas, self._went_wrong)

    # Reading ---------------------------------------------------------------------------------------------------------

    def _take_areas(self, rows: Sequence[AreaRow]) -> None:
        self.place.set_options([Option(row.id, row.name, fill(self.tr("%1 hộ"), row.households)) for row in rows])
        if self.place.value() is None and self._wanted:
            self.place.set_value(self._wanted)
        if self.place.value() is None and len(rows) == 1:
            self.place.set_value(rows[0].id)
        self._wanted = ""
        self._read_doors()
        self.changed.emit()

    def _read_doors(self) -> None:
        home, area = self._home, self.place.value()
        self._question += 1
        number = self._question
        if area is None or self.whole():
            self._take_doors((number, []))
            return

        def read(_progress: Progress) -> tuple[int, list[HouseholdRow]]:
            return number, people.households(home, area, limit=_MOST)

        self._tasks.run(read, self._take_doors, self._went_wrong)

    def _take_doors(self, answer: tuple[int, list[HouseholdRow]]) -> None:
        number, rows = answer
        if number == self._question:
            self._houses = rows
            self._ticked &= {row.id for row in rows}
            self._fill()

    # The list --------------------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        words = fold(self.narrow.value() or "").split()
        self.doors.blockSignals(True)
        self.doors.clear()
        for row in self._houses:
            if not all(word in fold(row.label) for word in words):
                continue
            item = QListWidgetItem(fill(self.tr("%1 · %2 người"), row.label, row.members), self.doors)
            item.setData(Qt.ItemDataRole.UserRole, row.id)
            item.setToolTip(item.text())
            item.setSizeHint(QSize(0, Size.TARGET))  # as wide as the list: elided
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if row.id in self._ticked else Qt.CheckState.Unchecked)
        self.doors.blockSignals(False)
        self.doors.setFixedHeight(min(max(1, self.doors.count()), _IN_SIGHT) * Size.TARGET + 4)
        self._count()

    def _count(self) -> None:
        ticked = len(self.households())
        if not self.area():
            self._said.setText(self.tr("Chọn địa bàn trước."))
        elif not self._houses:
            self._said.setText(self.tr("Địa bàn này chưa có hộ nào."))
        elif not self.doors.count():
            self._said.setText(self.tr("Không có hộ nào khớp."))
        else:
            self._said.setText(fill(self.tr("Đã chọn %1 trong %2 hộ."), ticked, len(self._houses)))

    def _tick_changed(self, item: QListWidgetItem) -> None:
        self._tick(item, on=item.checkState() is Qt.CheckState.Checked)
        self._ticks_changed()

    def _tick(self, item: QListWidgetItem, *, on: bool) -> None:
        key = str(item.data(Qt.ItemDataRole.UserRole))
        (self._ticked.add if on else self._ticked.discard)(key)

    def _tick_all(self) -> None:
        """All that are in sight."""
        self._tick_every(on=True)

    def _tick_none(self) -> None:
        self._tick_every(on=False)

    def _tick_every(self, *, on: bool) -> None:
        for at in range(self.doors.count()):
            self._tick(self.doors.item(at), on=on)
        self._fill()
        self._ticks_changed()

    def _ticks_changed(self) -> None:
        self._doors_row.set_error("")
        self._count()
        self.changed.emit()

    # Choosing --------------------------------------------------------------------------------------------------------

    def _place_chosen(self) -> None:
        self._place_row.set_error("")
        self._ticked.clear()
        self._read_doors()
        self.changed.emit()

    def _which_changed(self) -> None:
        self._show()
        self._read_doors()
        self.changed.emit()

    def _show(self) -> None:
        self._doors_row.setVisible(not self.whole())

    def _went_wrong(self, error: Exception) -> None:
        show_error(self.window(), error)


def _toggle(item: QListWidgetItem) -> None:
    """Enter ticks too."""
    on = item.checkState() is Qt.CheckState.Checked
    item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)
