"""One row of the preview: what it says, why it is doubtful or wrong, old → new, and what a person decides about it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from app.domain.id_number import mask
from app.domain.permissions import Action
from app.home import Home
from app.services.lists import (
    Change,
    Choice,
    Decision,
    ListPreview,
    RowVerdict,
    Verdict,
    differences_with,
    doubtful_fields,
    field_name,
    needs_category,
    needs_decision,
    needs_person,
    sentence,
)
from app.ui.formats import fill
from app.ui.lists.parts import MARKS, born_of, label, name_of, place_in_file, said, verdict_name
from app.ui.theme import Size, Space, dress
from app.ui.widgets.badge import Badge
from app.ui.widgets.choice import ChoiceBox, Option
from app.ui.widgets.fields import TextLine, name_inputs, scrolled

_PERSON = "person:"


class RowPanel(QFrame):
    """``decided(str, object)``: the row's key, and the Decision or None if it was taken back."""

    decided = Signal(str, object)

    def __init__(self, home: Home, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self._preview: ListPreview | None = None
        self._row: RowVerdict | None = None
        self._options: list[tuple[str, QRadioButton]] = []
        self._group: QButtonGroup | None = None
        self._category: ChoiceBox | None = None
        self._reason: TextLine | None = None
        self.setProperty("role", "card")
        self.setFixedWidth(Size.SIDE + 56)
        self._body = QWidget(self)
        self._layout = QVBoxLayout(self._body)
        self._layout.setContentsMargins(0, 0, Space.M, 0)
        self._layout.setSpacing(Space.S)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Space.M, Space.M, 0, Space.M)
        outer.addWidget(scrolled(self._body), 1)
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(200)
        self._typed.timeout.connect(self._tell)

    # What the step uses --------------------------------------------------------------------------------------------

    def show_row(self, preview: ListPreview | None, row: RowVerdict | None, decision: Decision | None) -> None:
        """Show a row, or nothing."""
        self.flush()
        self._preview, self._row = preview, row
        self._options, self._group, self._category, self._reason = [], None, None, None
        while (item := self._layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if row is None or preview is None:
            self._layout.addWidget(label(self.tr("Chọn một dòng để xem chi tiết."), "muted", self._body))
            self._layout.addStretch(1)
            return
        self._head(row)
        for remark in row.reasons:
            text = sentence(remark)
            self._layout.addWidget(label(text[:1].upper() + text[1:], "", self._body))
        self._show_changes(row.changes)
        self._decision(row, decision)
        self._cells(row)
        self._layout.addStretch(1)

    def press(self, number: int) -> bool:
        """Choose an option by its number, from the keyboard. Whether there is one."""
        if not 1 <= number <= len(self._options):
            return False
        self._options[number - 1][1].setChecked(True)
        self._tell()
        return True

    def flush(self) -> None:
        """Tell what is still being typed."""
        if self._typed.isActive():
            self._typed.stop()
            self._tell()

    def options(self) -> list[str]:
        """The words of the options, as shown."""
        return [button.text() for _, button in self._options]

    # Showing -------------------------------------------------------------------------------------------------------

    def _head(self, row: RowVerdict) -> None:
        self._layout.addWidget(label(name_of(row), "heading", self._body))
        if row.row is not None:
            place = [fill(self.tr("Dòng %1"), place_in_file(row)), born_of(row.row)]
        else:
            person = row.resident_id or ""
            place = [self._recorded(person, name) for name in ("born", "household", "area")]
        self._layout.addWidget(label(" · ".join(filter(None, place)), "muted", self._body))
        icon, tone = MARKS[row.verdict]
        line = QHBoxLayout()
        line.addWidget(Badge(verdict_name(row.verdict), tone, icon, self._body))
        line.addStretch(1)
        holder = QWidget(self._body)
        holder.setLayout(line)
        line.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(holder)

    def _show_changes(self, changes: tuple[Change, ...]) -> None:
        for change in changes:
            self._layout.addWidget(label(field_name(change.field), "strong", self._body))
            old = said(change.field, change.old) or self.tr("(chưa có)")
            self._layout.addWidget(label(f"{old}  →  {said(change.field, change.new)}", "", self._body))

    def _cells(self, row: RowVerdict) -> None:
        """What the list says of the person, as it was read."""
        if row.row is None:
            return
        self._layout.addSpacing(Space.S)
        self._layout.addWidget(label(self.tr("Trong danh sách"), "heading", self._body))
        for name, value in row.row.values.items():
            text = said(name, value)
            if text and name != "name":
                self._layout.addWidget(label(f"{field_name(name)}: {text}", "muted", self._body))

    # Deciding ------------------------------------------------------------------------------------------------------

    def _decision(self, row: RowVerdict, decision: Decision | None) -> None:
        if needs_decision(row):
            options = self._for_doubtful(row)
        elif row.verdict is Verdict.GONE:
            options = self._for_gone()
        else:
            return
        self._layout.addSpacing(Space.S)
        self._layout.addWidget(label(self.tr("Quyết định (bấm số để chọn)"), "heading", self._body))
        if needs_category(row):
            self._ask_category(decision)
        self._group = QButtonGroup(self._body)
        chosen = _key(decision)
        for at, (key, words) in enumerate(options, start=1):
            button = QRadioButton(f"{at}. {words.splitlines()[0]}", self._body)
            button.setToolTip(words)
            button.setChecked(key == chosen)
            button.clicked.connect(self._tell)
            self._group.addButton(button)
            self._layout.addWidget(button)
            for line in words.splitlines()[1:]:
                more = label(line, "muted", self._body)
                more.setContentsMargins(Space.XL, 0, 0, 0)
                self._layout.addWidget(more)
            self._options.append((key, button))
        if row.verdict is Verdict.GONE:
            self._reason = TextLine(self._body, placeholder=self.tr("Ghi chú hoặc lý do"))
            name_inputs(self._reason, self.tr("Ghi chú hoặc lý do"))
            self._reason.set_value(decision.reason if decision else "")
            self._reason.changed.connect(self._typed.start)
            self._layout.addWidget(self._reason)

    def _for_doubtful(self, row: RowVerdict) -> list[tuple[str, str]]:
        found: list[tuple[str, str]] = []
        if needs_person(row):
            found += [(_PERSON + person, self._person(person)) for person in row.candidates]
            found.append(("new", self.tr("Là người khác, chưa có trong dữ liệu")))
        else:
            target = self._person(row.candidates[0]) if row.candidates else ""
            found.append(("accept", "\n".join(filter(None, (self.tr("Nhận như đã đọc"), target)))))
            if doubtful_fields(row) - {"name", "category"}:
                found.append(("without", self.tr("Nhận, bỏ trống ô còn nghi ngờ")))
        found.append(("skip", self.tr("Để lại, hỏi sau")))
        return found

    def _for_gone(self) -> list[tuple[str, str]]:
        found = [("leave", self.tr("Để yên")), ("note", self.tr("Ghi chú vào hồ sơ"))]
        if self._home.account.may(Action.DELETE):
            found.append(("delete", self.tr("Xóa khỏi dữ liệu, có lý do")))
        return found

    def _person(self, person_id: str) -> str:
        """Who it may be, and what would change for them."""
        assert self._preview is not None
        assert self._row is not None
        person = self._preview.people.get(person_id)
        if person is None:
            return person_id
        born, number = person.values.get("born"), person.values.get("id_number")
        known = [self._recorded(person_id, "born") if born else "", person.area]
        if person.household is not None:
            known.insert(1, fill(self.tr("hộ %1"), person.household.label))
        if isinstance(number, dict) and "number" in number:
            known.append(fill(self.tr("số %1"), mask(number["number"])))
        changes = differences_with(self._preview, self._row, person_id)
        told = "; ".join(f"{field_name(c.field)} → {said(c.field, c.new)}" for c in changes[:4])
        lines = [fill(self.tr("Là %1"), person.name), " · ".join(filter(None, known))]
        return "\n".join(filter(None, [*lines, fill(self.tr("Sẽ sửa: %1"), told) if told else ""]))

    def _recorded(self, person_id: str, field: str) -> str:
        assert self._preview is not None
        return said(field, self._preview.recorded(person_id, field))

    def _ask_category(self, decision: Decision | None) -> None:
        categories = self._home.pack.categories.values()
        options = [Option(one.code, one.code, one.title) for one in categories if not one.reference_only]
        self._category = ChoiceBox(options, self._body, placeholder=self.tr("Chọn nhóm"))
        self._category.set_value(decision.category if decision else None)
        name_inputs(self._category, self.tr("Nhóm của hồ sơ"))
        self._category.changed.connect(self._tell)
        self._layout.addWidget(self._category)

    def _tell(self) -> None:
        row = self._row
        key = next((key for key, button in self._options if button.isChecked()), "")
        if row is None or not key:
            return
        category = self._category.value() if self._category is not None else None
        reason = (self._reason.value() or "") if self._reason is not None else ""
        if self._category is not None:
            lacking = category is None and key != "skip"
            dress(self._category, wrong=lacking)
            if lacking:
                self._category.setFocus()
                self.decided.emit(row.key, None)
                return
        if self._reason is not None and key in ("note", "delete") and not reason.strip():
            self._reason.setFocus()
            self.decided.emit(row.key, None)
            return
        self.decided.emit(row.key, _decision_of(key, category, reason))


def _decision_of(key: str, category: str | None, reason: str) -> Decision:
    if key.startswith(_PERSON):
        return Decision(Choice.PERSON, key.removeprefix(_PERSON), category=category)
    if key == "without":
        return Decision(Choice.ACCEPT, without_doubtful=True, category=category)
    return Decision(Choice(key), category=category, reason=reason)


def _key(decision: Decision | None) -> str:
    if decision is None:
        return ""
    if decision.choice is Choice.PERSON:
        return f"{_PERSON}{decision.resident_id}"
    return "without" if decision.without_doubtful else decision.choice.value


def decision_word(decision: Decision | None, words: Mapping[Choice, str]) -> str:
    """What was decided, for the table."""
    return words[decision.choice] if decision is not None else ""
