"""The left of a case: who this is. The number is masked; seeing it whole leaves a line in the access log."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.answers import is_known
from app.domain.casefile import PersonFacts
from app.domain.id_number import mask
from app.domain.partial_date import PartialDate
from app.services.cases import CaseCard
from app.ui import icons
from app.ui.cases.forms import Desk
from app.ui.cases.tab import fact_line
from app.ui.fact_grid import FactGrid, FactLine
from app.ui.field_words import address, field_name
from app.ui.formats import fill
from app.ui.theme import Space
from app.ui.widgets.badge import Badge


class WhoPanel(QFrame):
    """Signals: ``revealed(str)`` the person's whole number was shown; ``open_person(str)``, ``open_household(str)``."""

    revealed = Signal(str)
    open_person = Signal(str)
    open_household = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._person: PersonFacts | None = None
        self._whole = False
        self._name = QLabel(self)
        self._name.setProperty("role", "heading")
        self._name.setWordWrap(True)
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._sealed = Badge(self.tr("Bảo mật"), "stuck", "lock", self)
        self._grid = FactGrid(self, above=True)
        self._eye = QPushButton(self)
        self._eye.clicked.connect(self._reveal)
        self._to_person = QPushButton(self.tr("Mở nhân khẩu"), self)
        icons.put(self._to_person, "person")
        self._to_person.clicked.connect(self._ask_person)
        self._to_house = QPushButton(self.tr("Mở hộ"), self)
        icons.put(self._to_house, "household")
        self._to_house.clicked.connect(self._ask_house)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.M, Space.M, Space.XS, Space.M)
        layout.setSpacing(Space.S)
        for each in (self._name, self._sealed, self._grid, self._eye, self._to_person, self._to_house):
            layout.addWidget(each)
        layout.addStretch(1)

    def show_card(self, card: CaseCard, desk: Desk) -> None:
        person = card.file.person
        if person is None or self._person is None or person.id != self._person.id:
            self._whole = False
        self._person, self._card, self._desk = person, card, desk
        self._house_id = card.file.household.id if card.file.household else ""
        self._draw()

    def number(self) -> str:
        """The number as it is shown."""
        return self._grid.text(field_name("resident", "id_number"))

    def _draw(self) -> None:
        person, card, desk = self._person, self._card, self._desk
        self._to_person.setVisible(person is not None)
        self._to_house.setVisible(bool(self._house_id))
        self._sealed.setVisible(person is not None and bool(person.sealed))
        if person is None:
            self._name.setText(self.tr("Ngoài máy này"))
            self._grid.show_lines([])
            self._eye.hide()
            return
        self._name.setText(person.name)
        names = ("born", "sex", "id_number", "nationality")
        lines = [fact_line(desk, card, "resident", person, name) for name in names]
        lines[0] = self._with_age(lines[0])
        lines[2] = self._masked(lines[2])
        house = card.file.household
        lines.append(FactLine(self.tr("Địa bàn"), card.file.area_name or self.tr("(ngoài máy này)")))
        lines.append(FactLine(self.tr("Hộ"), house.label if house else self.tr("Chưa ghi"), silent=house is None))
        if house is not None and is_known(house.address):
            lines.append(FactLine(self.tr("Địa chỉ"), address(house.address)))
        if person.phone:
            lines.append(FactLine(field_name("resident", "phone"), person.phone))
        self._grid.show_lines(lines)
        has = is_known(person.id_number)
        self._eye.setVisible(has)
        self._eye.setText(self.tr("Che số") if self._whole else self.tr("Xem đủ số"))
        self._eye.setToolTip(self.tr("Mỗi lần xem đủ số đều được ghi vào nhật ký truy cập"))
        icons.put(self._eye, "eye_off" if self._whole else "eye")

    def _with_age(self, line: FactLine) -> FactLine:
        born = self._person.born if self._person else None
        if not isinstance(born, PartialDate):
            return line
        least, most = born.age_on(self._desk.today)
        age = fill(self.tr("%1 tuổi"), least) if least == most else fill(self.tr("%1–%2 tuổi"), least, most)
        return FactLine(line.label, f"{line.value} · {age}", own=line.own, disputed=line.disputed, asked=line.asked)

    def _masked(self, line: FactLine) -> FactLine:
        number = self._person.id_number if self._person else None
        if line.silent or not is_known(number):
            return line
        shown = number.number if self._whole else mask(number.number)
        return FactLine(line.label, shown, own=line.own, disputed=line.disputed, asked=line.asked)

    def _reveal(self) -> None:
        self._whole = not self._whole
        self._draw()
        if self._whole and self._person is not None:
            self.revealed.emit(self._person.id)

    def _ask_person(self) -> None:
        if self._person is not None:
            self.open_person.emit(self._person.id)

    def _ask_house(self) -> None:
        self.open_household.emit(self._house_id)
