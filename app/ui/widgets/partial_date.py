"""A date as a person knows it, typed freely, with what was understood under it (ngày sinh không đầy đủ)."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.answers import Silence
from app.domain.partial_date import BadDate, PartialDate, parse_answer
from app.ui.formats import fill
from app.ui.theme import Space, dress
from app.ui.widgets.answer import AnswerBox
from app.ui.widgets.fields import TextLine


class PartialDateEdit(QWidget):
    """``dd/mm/yyyy``, ``mm/yyyy`` or ``yyyy`` as free text: no mask, no completion (Unikey sends backspaces).

    The value is a :class:`PartialDate`, ``Silence.UNKNOWN`` after "không rõ", or None while the text is empty or
    cannot be read; ``problem()`` tells these apart. ``today`` gives two-digit years their century, warns of days to
    come (unless ``may_be_later``) and, with ``shows_age``, tells the age, which catches most slips.
    """

    changed = Signal()

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        today: date | None = None,
        may_be_later: bool = False,
        shows_age: bool = False,
    ) -> None:
        super().__init__(parent)
        self._today, self._may_be_later, self._shows_age = today, may_be_later, shows_age
        self._value: PartialDate | Silence | None = None
        self._problem = self._hint = ""
        self._suggestion: PartialDate | None = None
        self._line = TextLine(self, placeholder=self.tr("ngày/tháng/năm, tháng/năm hoặc năm"), most=60)
        self._line.changed.connect(self._edited)
        self._line.left.connect(self._tidy)
        self._line.editingFinished.connect(self._tidy)
        self._reading = QLabel(self)
        self._reading.setProperty("role", "muted")
        self._reading.setWordWrap(True)
        self._take = QPushButton(self)
        self._take.setProperty("role", "link")
        self._take.clicked.connect(self._take_suggestion)
        below = QHBoxLayout()
        below.setSpacing(Space.XS)
        below.addWidget(self._reading, 1)
        below.addWidget(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addWidget(self._line)
        layout.addLayout(below)
        self.setFocusProxy(self._line)
        self._read()

    def value(self) -> PartialDate | Silence | None:
        return self._value

    def set_value(self, value: PartialDate | Silence | None) -> None:
        text = value.text_vi() if isinstance(value, PartialDate) else ""
        self._line.setText(self.tr("không rõ") if isinstance(value, Silence) else text)
        self._read()

    def text(self) -> str:
        """What stands in the field, readable or not: what a draft keeps."""
        return self._line.text()

    def set_text(self, text: str) -> None:
        self._line.setText(text)
        self._read()

    def is_empty(self) -> bool:
        return self._line.is_empty()

    def problem(self) -> str:
        return self._problem

    def set_hint(self, text: str) -> None:
        """What stands under the empty field."""
        self._hint = text
        self._read()

    def reading(self) -> str:
        """The line under the field."""
        return self._reading.text()

    def _edited(self) -> None:
        self._read()
        self.changed.emit()

    def _read(self) -> None:
        self._value, self._problem, self._suggestion = None, "", None
        try:
            self._value = parse_answer(self._line.text(), today_year=self._today.year if self._today else None)
        except BadDate as bad:
            self._problem, self._suggestion = self._complaint(bad.code), bad.suggestion
        if isinstance(self._value, PartialDate):
            self._problem = self._later(self._value)
        self._reading.setText(self._problem or self._understood())
        dress(self._reading, role="error" if self._problem else "muted")
        dress(self._line, wrong=bool(self._problem))
        self._take.setVisible(self._suggestion is not None)
        if self._suggestion is not None:
            self._take.setText(fill(self.tr("Dùng %1"), self._suggestion.text_vi()))
        self._line.setAccessibleDescription(self._reading.text())

    def _later(self, value: PartialDate) -> str:
        if self._today is None or self._may_be_later or value.earliest <= self._today:
            return ""
        return self.tr("Ngày này chưa tới. Hãy xem lại năm.")

    def _understood(self) -> str:
        value = self._value
        if value is None:
            return self._hint
        if isinstance(value, Silence):
            return self.tr("Đã hỏi, không rõ")
        if value.month is None:
            text = fill(self.tr("Chỉ biết năm %1"), str(value.year))
        elif value.day is None:
            text = fill(self.tr("Chỉ biết tháng %1 năm %2"), value.month, str(value.year))
        else:
            text = fill(self.tr("Ngày %1 tháng %2 năm %3"), value.day, value.month, str(value.year))
        return text + self._age(value)

    def _age(self, value: PartialDate) -> str:
        if not self._shows_age or self._today is None:
            return ""
        least, most = value.age_on(self._today)
        if least == most == 0:
            months = (self._today.year - value.earliest.year) * 12 + self._today.month - value.earliest.month
            months -= self._today.day < value.earliest.day
            return fill(self.tr(" · %1 tháng tuổi"), max(0, months)) if value.is_full else self.tr(" · dưới 1 tuổi")
        if least == most:
            return fill(self.tr(" · %1 tuổi"), least)
        return fill(self.tr(" · %1–%2 tuổi"), least, most)

    def _complaint(self, code: str) -> str:
        return {
            "date.no-such-day": self.tr("Lịch không có ngày này."),
            "date.year-out-of-range": self.tr("Năm này không hợp lý."),
            "date.day-without-month": self.tr("Có ngày mà chưa có tháng."),
            "date.two-digit-year": self.tr("Hãy ghi đủ bốn số của năm."),
            "date.ambiguous": self.tr("Chưa rõ đâu là tháng, đâu là năm. Hãy ghi đủ bốn số của năm."),
            "date.approximate": self.tr("Ngày áng chừng: nếu chắc, hãy bỏ chữ “khoảng”."),
        }.get(code, self.tr("Chưa đọc được. Ví dụ: 03/05/2019, 05/2019 hoặc 2019."))

    def _take_suggestion(self) -> None:
        if self._suggestion is not None:
            self.set_value(self._suggestion)
            self._line.setFocus(Qt.FocusReason.OtherFocusReason)
            self.changed.emit()

    def _tidy(self) -> None:
        if isinstance(self._value, PartialDate) and self._line.text() != (tidy := self._value.text_vi()):
            self._line.setText(tidy)
            self._read()


class PartialDateAnswer(AnswerBox):
    """A :class:`PartialDateEdit` with the three ways to have no answer. Takes the same keywords."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        today: date | None = None,
        may_be_later: bool = False,
        shows_age: bool = False,
        may_not_apply: bool = True,
    ) -> None:
        editor = PartialDateEdit(today=today, may_be_later=may_be_later, shows_age=shows_age)
        super().__init__(editor, parent, may_not_apply=may_not_apply)
