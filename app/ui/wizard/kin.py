"""Who a mother, father or guardian is: somebody on record, somebody outside, or nobody knows."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.answers import Answer, Silence
from app.domain.partial_date import PartialDate
from app.domain.values import Kin
from app.services import people
from app.services.people import PeopleFilter
from app.ui.editors import KinEdit
from app.ui.field_words import born
from app.ui.theme import Space
from app.ui.widgets.drop_list import DropItem, DropList
from app.ui.widgets.fields import TextLine, name_inputs
from app.ui.wizard.context import Context, Values
from app.ui.wizard.fold import muted
from app.ui.wizard.simple import Radios

_HERE, _OUTSIDE = "here", "outside"


class PersonPick(QWidget):
    """Finds somebody on record by typing; with nothing typed it offers the household. Value: (id, name) or None."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._value: tuple[str, str] | None = None
        self._near: list[tuple[str, str, str]] = []
        self._offered: list[tuple[str, str, str]] = []
        self._asked = 0
        self._line = TextLine(self, placeholder=self.tr("Gõ tên để tìm; mũi tên xuống: người trong hộ"))
        self._line.changed.connect(self._typed)
        self._line.installEventFilter(self)
        self._drop = DropList(self._line)
        self._drop.chosen.connect(self._took)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(180)
        self._soon.timeout.connect(self._ask)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._line)
        self.setFocusProxy(self._line)

    def value(self) -> tuple[str, str] | None:
        return self._value

    def set_value(self, value: tuple[str, str] | None) -> None:
        self._value = value
        self._line.set_value(value[1] if value else None)

    def is_empty(self) -> bool:
        return self._value is None

    def problem(self) -> str:
        if self._value is None and not self._line.is_empty():
            return self.tr("Hãy chọn một người trong danh sách, hoặc chọn “Ngoài máy”.")
        return ""

    def offer(self, near: list[tuple[str, str, str]]) -> None:
        """Who is offered before anything is typed: (id, name, detail)."""
        self._near = near

    def take(self, person_id: str, name: str) -> None:
        """As a choice from the list does."""
        self.set_value((person_id, name))
        self.changed.emit()

    def _typed(self) -> None:
        if self._value is not None and self._line.value() != self._value[1]:
            self._value = None
        self._soon.start()
        self.changed.emit()

    def _ask(self) -> None:
        typed = self._line.text().strip()
        self._asked += 1
        number, home = self._asked, self._context.home
        if not typed:
            self._show(self._near)
            return

        def find(_progress: object) -> tuple[int, Any]:
            return number, people.list_people(home, PeopleFilter(text=typed), limit=12)

        self._context.tasks.run(find, self._came)

    def _came(self, answer: tuple[int, Any]) -> None:
        number, page = answer
        if number == self._asked and self._line.hasFocus():
            own = self._context.sitting.draft.person_id
            rows = [row for row in page.rows if row.id != own]
            self._show([(r.id, r.name, " · ".join(filter(None, (born(r.born), r.household, r.area)))) for r in rows])

    def _show(self, offered: list[tuple[str, str, str]]) -> None:
        self._offered = offered
        items = [DropItem(name, detail, "person") for _, name, detail in offered]
        if not items:
            items = [DropItem(self.tr("Máy này không có ai tên như vậy"), enabled=False)]
        self._drop.show_items(items, choose_first=bool(offered))

    def _took(self, row: int) -> None:
        self._soon.stop()
        self.take(self._offered[row][0], self._offered[row][1])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if watched is self._line and pressed == Qt.Key.Key_Down and not self._drop.isVisible():
            if self._line.is_empty():
                self._show(self._near)
            else:
                self._ask()
            return True
        return super().eventFilter(watched, event)


class KinChooser(QWidget):
    """A :class:`Kin`, a silence, or None. One of the household is offered first."""

    changed = Signal()

    def __init__(self, context: Context, who: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._mode = Radios(
            [
                (_HERE, self.tr("Trong máy")),
                (_OUTSIDE, self.tr("Ngoài máy")),
                (Silence.UNKNOWN, self.tr("Không rõ")),
                (Silence.DOES_NOT_APPLY, self.tr("Không áp dụng")),
            ],
            self,
        )
        self._pick = PersonPick(context, self)
        self._told = KinEdit(context.today, self)
        self._note = muted("", self)
        name_inputs(self._mode, who)
        name_inputs(self._pick, who)
        for editor in (self._mode, self._pick, self._told):
            editor.changed.connect(self._edited)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        for each in (self._mode, self._pick, self._told, self._note):
            layout.addWidget(each)
        self.setFocusProxy(self._mode)
        self._look()

    def value(self) -> Answer[Kin]:
        mode = self._mode.value()
        if isinstance(mode, Silence):
            return mode
        if mode == _HERE and (picked := self._pick.value()) is not None:
            return Kin(picked[0], picked[1])
        return self._told.value() if mode == _OUTSIDE else None

    def set_value(self, value: Answer[Kin]) -> None:
        self._pick.set_value(None)
        self._told.set_value(None)
        if isinstance(value, Kin) and value.resident_id:
            self._mode.set_value(_HERE)
            self._pick.set_value((value.resident_id, value.name))
        elif isinstance(value, Kin):
            self._mode.set_value(_OUTSIDE)
            self._told.set_value(value)
        else:
            self._mode.set_value(value)
        self._look()

    def is_empty(self) -> bool:
        return self.value() is None

    def problem(self) -> str:
        mode = self._mode.value()
        if mode == _HERE:
            return self._pick.problem()
        return self._told.problem() if mode == _OUTSIDE else ""

    def kept(self) -> Any:
        return self._told.kept()

    def restore(self, kept: Any) -> None:
        self._mode.set_value(_OUTSIDE)
        self._told.restore(kept)
        self._look()

    def adapt(self, values: Values) -> None:
        """Offer the household as it is known and as it is being typed."""
        own = self._context.sitting.draft.person_id
        relations = self._context.codes["relations"]
        members: list[tuple[str, str, str | None, Answer[PartialDate]]] = [
            (m.id, m.name, m.relation, m.born) for m in (*self._context.file.members, *(values.get("members") or ()))
        ]
        self._pick.offer(
            [
                (row_id, name, " · ".join(filter(None, (relations.name_of(relation or ""), born(when)))))
                for row_id, name, relation, when in members
                if row_id != own and name
            ]
        )

    def choose_known(self, person_id: str, name: str) -> None:
        """As choosing "Trong máy" and a person does."""
        self._mode.set_value(_HERE)
        self._look()
        self._pick.take(person_id, name)

    def choose(self, silence: Silence) -> None:
        self.set_value(silence)
        self.changed.emit()

    def _edited(self) -> None:
        self._look()
        self.changed.emit()

    def _look(self) -> None:
        mode = self._mode.value()
        self._pick.setVisible(mode == _HERE)
        self._told.setVisible(mode == _OUTSIDE)
        problem = self.problem() if mode == _HERE else ""
        self._note.setText(problem)
        self._note.setVisible(bool(problem))
