"""The other case that must come first: a child's waits on the mother's."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.values import Kin, WaitsOn
from app.domain.worksheet import HouseholdNote
from app.services import wizard
from app.services.wizard import OpenCase
from app.ui.formats import fill
from app.ui.theme import Space
from app.ui.widgets.choice import ChoiceBox, Option
from app.ui.widgets.fields import TextLine, name_inputs
from app.ui.wizard.context import Context, Values
from app.ui.wizard.fold import muted


class WaitEdit(QWidget):
    """A :class:`WaitsOn` or None: one of the open cases of the parents and the household, and what is awaited."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._value: WaitsOn | None = None
        self._asked: tuple[Any, ...] | None = None
        self._choice = ChoiceBox((), self, placeholder=self.tr("Không chờ hồ sơ nào"))
        self._what = TextLine(self, placeholder=self.tr("Chờ điều gì: giấy tờ của mẹ, xác nhận nơi ở…"))
        name_inputs(self._what, self.tr("Chờ điều gì"))
        self._none = muted(self.tr("Cha, mẹ và hộ này chưa có hồ sơ nào khác đang mở."), self)
        for editor in (self._choice, self._what):
            editor.changed.connect(self._edited)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        for each in (self._choice, self._what, self._none):
            layout.addWidget(each)
        self.setFocusProxy(self._choice)
        self._look([])

    def value(self) -> WaitsOn | None:
        chosen = self._choice.value()
        return WaitsOn(chosen, self._what.value() or "") if chosen else None

    def set_value(self, value: WaitsOn | None) -> None:
        self._value = value if isinstance(value, WaitsOn) else None
        self._what.set_value(self._value.what if self._value else None)
        self._choice.set_value(self._value.case_id if self._value else None)

    def is_empty(self) -> bool:
        return self.value() is None

    def problem(self) -> str:
        return self._choice.problem()

    def kept(self) -> Any:
        return [self._choice.text(), self._what.text()]

    def restore(self, kept: Any) -> None:
        self._choice.set_text(str(kept[0]))
        self._what.setText(str(kept[1]))

    def adapt(self, values: Values) -> None:
        kin = [values.get(key) for key in ("mother", "father", "guardian")]
        people = tuple(each.resident_id for each in kin if isinstance(each, Kin) and each.resident_id)
        house = values.get("household")
        household_id = house.id if isinstance(house, HouseholdNote) else None
        asked = (people, household_id, self._value.case_id if self._value else None)
        if asked == self._asked:
            return
        self._asked = asked
        home, case_id = self._context.home, self._context.sitting.draft.case_id
        self._context.tasks.run(
            lambda _progress: wizard.cases_to_wait_on(home, case_id, people, household_id), self._look
        )

    def choose(self, case_id: str, what: str = "") -> None:
        """As choosing from the list does."""
        self._choice.set_value(case_id)
        self._what.set_value(what)
        self._edited()

    def _look(self, found: list[OpenCase]) -> None:
        options = [Option(case.id, fill("%1 · %2", case.category, case.name)) for case in found]
        if self._value is not None and self._value.case_id not in {option.code for option in options}:
            options.append(Option(self._value.case_id, self.tr("Hồ sơ đã chọn (ngoài hộ này)")))
        chosen = self._choice.value() or (self._value.case_id if self._value else None)
        self._choice.set_options(options)
        self._choice.set_value(chosen)
        self._choice.setVisible(bool(options))
        self._what.setVisible(self._choice.value() is not None)
        self._none.setVisible(not options)

    def _edited(self) -> None:
        self._value = self.value()
        self._what.setVisible(self._choice.value() is not None)
        self.changed.emit()
