"""Adding people: one person, a household, several members of a household in one go, and moving to another household."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.casefile import HouseholdFacts, PersonFacts
from app.domain.changes import Done
from app.domain.merge import Seen
from app.domain.values import Membership
from app.progress import Progress
from app.services import people
from app.services.people import AreaRow, HouseholdRow, NewPerson
from app.ui import icons
from app.ui.cases.forms import Desk, record_of, tr
from app.ui.editors import AddressEdit
from app.ui.field_words import choices
from app.ui.formats import fill
from app.ui.messages import explain
from app.ui.people.forms import relation_box
from app.ui.record_panel import Entry, Record, RecordDialog, Save
from app.ui.theme import Space
from app.ui.widgets.answer import AnswerBox
from app.ui.widgets.choice import ChoiceBox, Option
from app.ui.widgets.fields import LongText, RadioRow, TextLine, first_input, name_inputs, scrolled
from app.ui.widgets.partial_date import PartialDateAnswer, PartialDateEdit

FIRST_LINES = 3


def area_box(areas: Sequence[AreaRow]) -> ChoiceBox:
    return ChoiceBox([Option(area.id, area.name) for area in areas])


def area_maker(areas: Sequence[AreaRow]) -> Callable[[], QWidget]:
    return lambda: area_box(areas)


def add_person_dialog(desk: Desk, areas: Sequence[AreaRow], area_id: str | None) -> RecordDialog:
    """Somebody new, with what is known at the door; all the rest is filled in on the person's page."""
    home = desk.words.home
    entries = [
        Entry("name", TextLine, required=True),
        Entry("area_id", area_maker(areas), required=True),
        Entry("born", lambda: PartialDateAnswer(today=desk.today, shows_age=True)),
        Entry("sex", lambda: AnswerBox(RadioRow(choices("sex")), may_not_apply=False)),
        Entry("note", LongText),
    ]

    def save(fields: Mapping[str, Any], _seen: Seen | None) -> Done[Any]:
        rest = {name: value for name, value in fields.items() if name not in ("name", "area_id")}
        return people.add_person(home, NewPerson(str(fields["name"]), str(fields["area_id"]), fields=rest))

    first = area_id or (areas[0].id if len(areas) == 1 else None)
    dialog = desk.dialog(
        tr("Thêm nhân khẩu"),
        "resident",
        entries,
        Record({"area_id": first}),
        save,
        key="resident/new",
        whole=True,
        yes=tr("Thêm"),
        intro=tr("Hãy tìm trước xem người này đã có chưa. Máy này chỉ tìm được trong địa bàn mà máy giữ."),
    )
    return dialog


def add_household_dialog(desk: Desk, areas: Sequence[AreaRow], area_id: str | None) -> RecordDialog:
    """A household that nobody knew."""
    home = desk.words.home

    def save(fields: Mapping[str, Any], _seen: Seen | None) -> Done[Any]:
        return people.add_household(home, str(fields["label"]), str(fields["area_id"]), fields.get("address"))

    first = area_id or (areas[0].id if len(areas) == 1 else None)
    return desk.dialog(
        tr("Thêm hộ"),
        "household",
        [
            Entry("label", TextLine, hint=tr("Ví dụ: Hộ bà H’Bia Niê"), required=True),
            Entry("area_id", area_maker(areas), required=True),
            Entry("address", lambda: AnswerBox(AddressEdit())),
        ],
        Record({"area_id": first}),
        save,
        key="household/new",
        whole=True,
        yes=tr("Thêm"),
    )


def household_dialog(desk: Desk, house: HouseholdFacts, areas: Sequence[AreaRow]) -> RecordDialog:
    """Change a household's name, place or note."""
    home = desk.words.home

    def save(fields: Mapping[str, Any], seen: Seen | None) -> Done[Any]:
        return people.change_household(home, house.id, seen or house.seen, fields)

    return desk.dialog(
        tr("Sửa hộ"),
        "household",
        [
            Entry("label", TextLine, required=True),
            Entry("area_id", area_maker(areas), hint=tr("Đổi địa bàn thì người trong hộ đi theo")),
            Entry("address", lambda: AnswerBox(AddressEdit())),
            Entry("note", LongText),
        ],
        record_of(house),
        save,
        key=f"household/{house.id}",
        reread=lambda: record_of(people.household(home, house.id)[0]),
    )


class MembershipEdit(QWidget):
    """A household out of a list, and what one is in it. ``value()`` is a :class:`Membership` or None."""

    changed = Signal()

    def __init__(self, desk: Desk, households: Sequence[HouseholdRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._others: dict[str, str] = {}
        self._options = [Option(each.id, each.label, fill(tr("%1 người"), each.members)) for each in households]
        self._house = ChoiceBox(self._options, self, placeholder=tr("Gõ tên hộ để tìm"))
        self._relation = relation_box(desk)
        self._relation.setParent(self)
        name_inputs(self._house, tr("Hộ"))
        name_inputs(self._relation, tr("Quan hệ với chủ hộ"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        for each in (self._house, self._relation):
            each.changed.connect(self.changed)
            layout.addWidget(each)
        self.setFocusProxy(self._house)

    def value(self) -> Membership | None:
        house = self._house.value()
        return Membership(house, self._relation.value()) if house else None

    def set_value(self, value: Membership | None) -> None:
        if value is not None and all(each.code != value.household_id for each in self._options):
            self._options.append(Option(value.household_id, tr("(hộ ngoài danh sách này)")))
            self._house.set_options(self._options)
        self._house.set_value(value.household_id if value else None)
        self._relation.set_value(value.relation if value else None)

    def is_empty(self) -> bool:
        return self._house.is_empty()

    def problem(self) -> str:
        return self._house.problem() or self._relation.problem()

    def kept(self) -> list[str | None]:
        return [self._house.value(), self._relation.value()]

    def restore(self, kept: Any) -> None:
        house, relation = kept
        self.set_value(Membership(house, relation) if house else None)


def membership_dialog(desk: Desk, person: PersonFacts, households: Sequence[HouseholdRow], save: Save) -> RecordDialog:
    """In which household somebody lives, and as what: one value."""
    home = desk.words.home
    return desk.dialog(
        tr("Hộ đang ở"),
        "resident",
        [Entry("membership", lambda: AnswerBox(MembershipEdit(desk, households)))],
        Record({"membership": person.membership}, person.seen),
        save,
        key=f"membership/{person.id}",
        reread=lambda: record_of(people.person_card(home, person.id).person),
    )


class MemberLine(QFrame):
    """One new member: name, relation, birth, sex."""

    def __init__(self, desk: Desk, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = TextLine(self, placeholder=self.tr("Họ và tên"))
        self.relation = relation_box(desk)
        self.born = PartialDateEdit(self, today=desk.today, shows_age=True)
        self.sex = RadioRow(choices("sex"), self)
        said = fill(self.tr("Người thứ %1"), number)
        for each, what in (
            (self.name, self.tr("họ và tên")),
            (self.relation, self.tr("quan hệ với chủ hộ")),
            (self.born, self.tr("ngày sinh")),
            (self.sex, self.tr("giới tính")),
        ):
            name_inputs(each, f"{said}: {what}")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        top = Qt.AlignmentFlag.AlignTop
        layout.addWidget(self.name, 4, top)
        layout.addWidget(self.relation, 3, top)
        layout.addWidget(self.born, 3, top)
        layout.addWidget(self.sex, 0, top)

    def is_empty(self) -> bool:
        return self.name.is_empty()

    def problem(self) -> str:
        if self.is_empty() and not (self.born.is_empty() and self.sex.is_empty() and self.relation.is_empty()):
            return self.tr("Có người chưa ghi họ tên.")
        return self.born.problem() or self.relation.problem()

    def person(self, area_id: str) -> NewPerson:
        born, sex = self.born.value(), self.sex.value()
        fields = {name: value for name, value in (("born", born), ("sex", sex)) if value is not None}
        return NewPerson(self.name.value() or "", area_id, relation=self.relation.value(), fields=fields)


class MembersDialog(QDialog):
    """Several members of one household, all kept or none. ``saved(object)``: the Done of the service."""

    saved = Signal(object)

    def __init__(self, desk: Desk, house: HouseholdFacts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._house = desk, house
        self.setModal(True)
        self.setWindowTitle(fill(self.tr("Thêm người vào %1"), house.label))
        self.resize(860, 440)
        heading = QLabel(self.windowTitle(), self)
        heading.setProperty("role", "heading")
        hint = QLabel(self.tr("Dòng nào chưa ghi họ tên thì bỏ qua. Trẻ sinh đôi: ghi hai dòng cùng ngày sinh."), self)
        hint.setProperty("role", "muted")
        column = QWidget(self)
        self._column = QVBoxLayout(column)
        self._column.setContentsMargins(0, 0, Space.S, 0)
        self._column.addStretch(1)
        self._lines: list[MemberLine] = []
        self._error = QLabel(self)
        self._error.setProperty("role", "error")
        self._error.setWordWrap(True)
        self._more = QPushButton(self.tr("Thêm dòng"), self)
        icons.put(self._more, "add")
        self._more.clicked.connect(self._add_and_go)
        cancel = QPushButton(self.tr("Thôi"), self)
        cancel.clicked.connect(self.reject)
        self._ok = QPushButton(self.tr("Thêm tất cả"), self)
        self._ok.setProperty("role", "primary")
        self._ok.clicked.connect(self.submit)
        buttons = QHBoxLayout()
        buttons.addWidget(self._more)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self._ok)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(heading)
        layout.addWidget(hint)
        layout.addWidget(scrolled(column), 1)
        layout.addWidget(self._error)
        layout.addLayout(buttons)
        for button in (self._more, cancel, self._ok):
            button.setAutoDefault(False)
        for _ in range(FIRST_LINES):
            self.add_line()
        self._lines[0].name.setFocus()

    @property
    def lines(self) -> tuple[MemberLine, ...]:
        return tuple(self._lines)

    def add_line(self) -> MemberLine:
        line = MemberLine(self._desk, len(self._lines) + 1, self)
        self._lines.append(line)
        self._column.insertWidget(self._column.count() - 1, line)
        return line

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Ctrl+Enter saves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.submit()
            else:
                self.focusNextChild()
            return
        super().keyPressEvent(event)

    def submit(self) -> None:
        problem = next((line.problem() for line in self._lines if line.problem()), "")
        found = [line.person(self._house.area_id) for line in self._lines if not line.is_empty()]
        if problem or not found:
            self._error.setText(problem or self.tr("Hãy ghi ít nhất một người."))
            return
        home, house_id = self._desk.words.home, self._house.id
        self._ok.setEnabled(False)

        def add(_progress: Progress) -> Done[Any]:
            return people.add_members(home, house_id, found)

        self._desk.tasks.run(add, self._was_saved, self._failed)

    def _was_saved(self, done: Done[Any]) -> None:
        self.saved.emit(done)
        self.accept()

    def _failed(self, error: Exception) -> None:
        self._ok.setEnabled(True)
        said = explain(error)
        self._error.setText(f"{said.happened} {said.todo}")

    def _add_and_go(self) -> None:
        line = self.add_line()
        target = first_input(line)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
