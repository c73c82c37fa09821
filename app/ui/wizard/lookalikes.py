"""The warning while typing: somebody like this is on record already. It never decides."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.matching import Profile
from app.domain.matching_words import WORDS, weighed
from app.domain.partial_date import PartialDate
from app.domain.values import Kin
from app.domain.worksheet import NOT_SAME, HouseholdNote
from app.services import duplicates
from app.services.duplicates import Lookalike
from app.ui.field_words import born
from app.ui.theme import Space
from app.ui.wizard.context import Context, Lists, Values
from app.ui.wizard.fold import muted, said


def reason_words(code: str) -> str:
    """An observation of :mod:`app.domain.matching` in the language of the screen."""
    return QCoreApplication.translate("Lookalikes", WORDS.get(code, code))


class Lookalikes(QFrame):
    """Signals: ``same(object)`` a :class:`Lookalike` is this very person; ``another(str)`` that id is another."""

    same = Signal(object)
    another = Signal(str)

    def __init__(self, context: Lists, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._found: dict[str, Lookalike] = {}
        self._number = 0
        self._typed: Profile | None = None
        self._besides: frozenset[str] = frozenset()
        self.setProperty("tone", "warn")
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(350)
        self._soon.timeout.connect(self._ask)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.M, Space.S, Space.S, Space.S)
        self._column.setSpacing(Space.XS)
        self.hide()

    def look_for(self, typed: Profile, besides: frozenset[str] = frozenset()) -> None:
        """Somebody new was typed about; look soon, if there is enough to look for. ``besides``: who they are not."""
        if (typed, besides) == (self._typed, self._besides):
            return
        self._typed, self._besides = typed, besides
        enough = len(typed.name.split()) > 1 or isinstance(typed.born, PartialDate)
        if enough:
            self._soon.start()
        else:
            self._show([])

    def found(self) -> list[Lookalike]:
        return list(self._found.values())

    def _ask(self) -> None:
        self._number += 1
        number, typed, home, besides = self._number, self._typed, self._context.home, self._besides
        if typed is None:
            return
        self._context.tasks.run(
            lambda _progress: (number, duplicates.similar(home, typed, besides=besides, limit=3)), self._came
        )

    def _came(self, answer: tuple[int, list[Lookalike]]) -> None:
        if answer[0] == self._number:
            self._show(answer[1])

    def _show(self, found: list[Lookalike]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._found = {each.id: each for each in found}
        if found:
            heading = QLabel(self.tr("Có thể đã có trong máy"), self)
            heading.setProperty("role", "strong")
            self._column.addWidget(heading)
            self._column.addWidget(muted(self.tr("Chỉ tìm trong dữ liệu của máy này."), self))
            for each in found:
                self._column.addWidget(self._row(each))
        self.setVisible(bool(found))

    def _row(self, each: Lookalike) -> QWidget:
        row = QWidget(self)
        details = (born(each.born), each.household, each.area, ", ".join(category for _, category in each.cases))
        reasons = " · ".join(weighed(reason, reason_words(reason.code)) for reason in each.likeness.reasons)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(said(" · ".join(filter(None, (each.name, *details))), row))
        words.addWidget(muted(reasons, row))
        layout = QVBoxLayout(row)
        layout.setContentsMargins(0, Space.XS, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addLayout(words)
        buttons = QHBoxLayout()
        for label, press in (
            (self.tr("Đúng là người này"), self._same),
            (self.tr("Không phải"), self._another),
        ):
            button = QPushButton(label, row)
            button.setAccessibleName(f"{label}: {each.name}")
            button.setProperty("row", each.id)
            button.clicked.connect(press)
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        return row

    def _same(self) -> None:
        sender = self.sender()
        each = self._found.get(str(sender.property("row"))) if sender is not None else None
        if each is not None:
            self.same.emit(each)

    def _another(self) -> None:
        if (sender := self.sender()) is not None:
            self.another.emit(str(sender.property("row")))


def typed_about(context: Context, values: Values) -> tuple[Profile, frozenset[str]]:
    """What a sitting says of its person so far, and who they are not."""
    return _profile(context, values), _besides(values)


def _profile(context: Context, values: Values) -> Profile:
    mother, father, house = values.get("mother"), values.get("father"), values.get("household")
    named = None if values.get("unnamed") is True else values.get("name")
    return Profile(
        key=context.sitting.draft.person_id,
        name=named if isinstance(named, str) else "",
        other_names=(values["other_names"],) if isinstance(values.get("other_names"), str) else (),
        born=values.get("born"),
        sex=values.get("sex"),
        household_id=house.id if isinstance(house, HouseholdNote) else None,
        mother=mother.name if isinstance(mother, Kin) else "",
        father=father.name if isinstance(father, Kin) else "",
        mother_id=mother.resident_id if isinstance(mother, Kin) else None,
        father_id=father.resident_id if isinstance(father, Kin) else None,
    )


def _besides(values: Values) -> frozenset[str]:
    said_so = (key for key, value in values.items() if key.startswith(NOT_SAME) and value is True)
    return frozenset(key.removeprefix(NOT_SAME) for key in said_so)
