"""The second step: what each column means, and which area each place of the list is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.home import Home
from app.services.lists import (
    LEAVE_OUT,
    AreaChoice,
    Column,
    ColumnMeaning,
    Group,
    ListMapping,
    OpenedList,
    Place,
    field_name,
    fields_of,
)
from app.services.people import AreaRow
from app.ui.formats import fill
from app.ui.lists.parts import kind_name, label
from app.ui.theme import Size, Space, dress
from app.ui.widgets.badge import Badge
from app.ui.widgets.choice import ChoiceBox, Option
from app.ui.widgets.fields import name_inputs, scrolled

_IGNORE = "ignore"
_ASKS_ALREADY = frozenset({"title-part", "content"})
"""Reasons whose words ask to look again."""
_WAIT = 300


class _ColumnRow:
    """One column: title and samples, its field, and why the program thinks so."""

    def __init__(self, parent: QWidget, column: Column, options: Sequence[Option]) -> None:
        self.column = column
        self.title = label(column.title or parent.tr("(cột không có tiêu đề)"), "strong", parent)
        self.samples = label(" · ".join(column.samples) or parent.tr("(trống)"), "muted", parent)
        self.box = ChoiceBox(options, parent, placeholder=parent.tr("Bỏ qua"))
        name_inputs(self.box, fill(parent.tr("Cột %1 là"), column.title))
        self.why = label("", "muted", parent)

    def show(self, meaning: ColumnMeaning, why: str, *, doubtful: bool) -> None:
        self.box.set_value(meaning.field)
        self.why.setText(why)
        dress(self.why, role="muted" if not doubtful else "", tone="warn" if doubtful else "")


class MappingStep(QWidget):
    """``remapped()``: the columns mean something else now, so places may too; ``decided()``: a choice was made."""

    remapped = Signal()
    decided = Signal()

    def __init__(self, home: Home, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self._mappings: dict[str, ListMapping] = {}
        self._rows: dict[str, list[_ColumnRow]] = {}
        self._places: dict[str, tuple[Place, ChoiceBox]] = {}
        self._kinds: dict[str, QLabel] = {}
        self._said: dict[str, AreaChoice] = {}
        self._areas: dict[str, AreaRow] = {}
        self._about = label("", "muted", self)
        self._lacking = Badge("", "warn", parent=self)
        self._lacking.hide()
        self._left, self._right = QWidget(self), QWidget(self)
        self._columns, self._area_rows = QVBoxLayout(self._left), QVBoxLayout(self._right)
        for each in (self._columns, self._area_rows):
            each.setContentsMargins(0, 0, Space.M, 0)
            each.setSpacing(Space.S)
        right = QFrame(self)
        right.setProperty("role", "card")
        inside = QVBoxLayout(right)
        inside.setContentsMargins(Space.M, Space.M, 0, Space.M)
        inside.addWidget(label(self.tr("Địa bàn trong danh sách"), "heading", self))
        inside.addWidget(scrolled(self._right), 1)
        right.setFixedWidth(Size.SIDE + 96)
        body = QHBoxLayout()
        body.setSpacing(Space.L)
        body.addWidget(scrolled(self._left), 1)
        body.addWidget(right)
        head = QHBoxLayout()
        head.addWidget(self._about, 1)
        head.addWidget(self._lacking)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.M)
        layout.addLayout(head)
        layout.addLayout(body, 1)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_WAIT)
        self._soon.timeout.connect(self.remapped)

    # What the page uses --------------------------------------------------------------------------------------------

    def show_list(self, opened: OpenedList) -> None:
        """A file was opened: its columns under the proposed (or remembered) meanings."""
        self._mappings = opened.mappings
        self._said = {}
        self._about.setText(self._told(opened))
        self._about.setToolTip(self._details(opened))
        _clear(self._columns)
        self._rows = {}
        options = [Option(code, name) for code, name in fields_of(opened.kind)]
        for group in opened.groups:
            self._columns.addWidget(self._section(group, options, several=len(opened.groups) > 1))
        self._columns.addStretch(1)
        self._show_mappings()
        self.show_places((), ())

    def show_places(self, places: Sequence[Place], areas: Sequence[AreaRow]) -> None:
        """The places that the list names under the present mapping. What a person said of one stays."""
        self._areas = {area.id: area for area in areas}
        _clear(self._area_rows)
        self._places, self._kinds = {}, {}
        kinds = tuple(self._home.pack.tables["area_kinds"])
        may_add = self._home.account.may_write("area", "name")
        for place in places:
            box = ChoiceBox(self._options(place, kinds if may_add else ()), self._right)
            box.set_value(_code(self._said.get(place.text, place.proposed)))
            box.changed.connect(self._placed)
            words = place.text or self.tr("Dòng không ghi địa bàn")
            name_inputs(box, fill(self.tr("%1 là địa bàn"), words))
            self._area_rows.addWidget(label(fill(self.tr("%1: %2 dòng"), words, place.rows), "strong", self._right))
            self._area_rows.addWidget(box)
            kind = label("", "muted", self._right)
            self._area_rows.addWidget(kind)
            self._kinds[place.text] = kind
            self._places[place.text] = (place, box)
        if not places:
            self._area_rows.addWidget(label(self.tr("Đang đọc…"), "muted", self._right))
        self._area_rows.addStretch(1)
        self._check()

    @property
    def mappings(self) -> Mapping[str, ListMapping]:
        return dict(self._mappings)

    @property
    def choices(self) -> dict[str, AreaChoice]:
        """By the place's text; a place that is not decided is left out."""
        found = {}
        for text, (place, box) in self._places.items():
            choice = self._choice(place, box.value())
            if choice is not None:
                found[text] = choice
        return found

    def problem(self) -> str:
        """Why one cannot go on, or an empty text."""
        for mapping in self._mappings.values():
            for lacking in mapping.missing():
                return fill(self.tr("Chưa có cột “%1”"), field_name(lacking))
        if not self._places:
            return self.tr("Đang đọc danh sách…")
        open_ones = [text for text, (_, box) in self._places.items() if text and box.value() is None]
        if open_ones:
            return fill(self.tr("Chưa chọn địa bàn cho “%1”"), open_ones[0])
        return ""

    # Columns -------------------------------------------------------------------------------------------------------

    def _section(self, group: Group, options: Sequence[Option], *, several: bool) -> QWidget:
        section = QWidget(self)
        grid = QGridLayout(section)
        grid.setContentsMargins(0, 0, 0, Space.M)
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 4)
        grid.setColumnStretch(2, 3)
        sheets = ", ".join(filter(None, group.sheets))
        titles = (
            fill(self.tr("Cột của sheet %1"), sheets) if several and sheets else self.tr("Cột trong danh sách"),
            self.tr("Nghĩa là"),
            self.tr("Vì sao"),
        )
        for at, text in enumerate(titles):
            grid.addWidget(label(text, "heading", section), 0, at)
        rows = []
        for at, column in enumerate(group.columns, start=1):
            row = _ColumnRow(section, column, options)
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(row.title)
            words.addWidget(row.samples)
            grid.addLayout(words, at, 0)
            grid.addWidget(row.box, at, 1, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(row.why, at, 2, Qt.AlignmentFlag.AlignVCenter)
            row.box.setProperty("group", group.signature)
            row.box.changed.connect(self._picked)
            rows.append(row)
        self._rows[group.signature] = rows
        return section

    def _picked(self) -> None:
        box = self.sender()
        for signature, rows in self._rows.items():
            for row in rows:
                if row.box is box and (row.box.value() is not None or row.box.is_empty()):
                    meant = row.box.value() or _IGNORE
                    mapping = self._mappings[signature]
                    self._mappings[signature] = mapping.with_field(row.column.key, meant, row.column.nth)
                    self._show_mappings(but=row)
                    self._soon.start()

    def _show_mappings(self, but: _ColumnRow | None = None) -> None:
        for signature, rows in self._rows.items():
            meanings = {(one.title, one.nth): one for one in self._mappings[signature].columns}
            for row in rows:
                meaning = meanings[row.column.key, row.column.nth]
                if row is not but:
                    row.show(meaning, self._why(meaning), doubtful=_is_doubtful(meaning))
                else:
                    row.why.setText(self._why(meaning))
                    dress(row.why, role="muted", tone="")
        self._check()

    def _why(self, meaning: ColumnMeaning) -> str:
        words = {
            "title": self.tr("tên cột"),
            "title-part": self.tr("một phần tên cột; xem lại"),
            "group": self.tr("tên cột và tiêu đề gộp"),
            "content": self.tr("nội dung các ô; xem lại"),
            "title-and-content": self.tr("tên cột và nội dung"),
            "remembered": self.tr("như lần nhập trước"),
            "by-hand": self.tr("anh/chị chọn"),
            "twice": self.tr("đã có cột khác rõ hơn"),
            "unknown": self.tr("chưa hiểu cột này, bỏ qua"),
        }
        said = words.get(meaning.reason, "")
        doubtful = _is_doubtful(meaning) and meaning.reason not in _ASKS_ALREADY
        return fill(self.tr("%1 (chưa chắc)"), said) if doubtful else said

    # Places --------------------------------------------------------------------------------------------------------

    def _options(self, place: Place, kinds: Sequence[object]) -> list[Option]:
        found = [Option(f"id:{area.id}", area.name, self._kind_name(area.kind)) for area in self._areas.values()]
        proposed = place.proposed
        name = proposed.name if proposed is not None and proposed.name else place.text
        if name:
            for kind in kinds:
                code = getattr(kind, "code", "")
                found.append(Option(f"new:{code}:{name}", fill(self.tr("Tạo mới: %1"), name), self._kind_name(code)))
        found.append(Option("out", self.tr("Không nhập các dòng này")))
        return found

    def _kind_name(self, kind: str) -> str:
        return str(self._home.pack.tables["area_kinds"].name_of(kind))

    def _choice(self, place: Place, code: str | None) -> AreaChoice | None:
        if code is None:
            return None
        if code == "out":
            return LEAVE_OUT
        if code.startswith("id:"):
            return AreaChoice(code.removeprefix("id:"))
        _, kind, name = code.split(":", 2)
        return AreaChoice(None, name, kind)

    def _placed(self) -> None:
        self._said |= self.choices
        self._check()

    def _show_kinds(self) -> None:
        """Under each box what the area is, because a new one's kind has to be right from the first day."""
        for text, (place, box) in self._places.items():
            choice = self._choice(place, box.value())
            area = self._areas.get(choice.area_id or "") if choice is not None else None
            kind = area.kind if area is not None else choice.kind if choice is not None else ""
            words = self._kind_name(kind) if kind else ""
            if not text and choice is None:
                words = self.tr("Chưa chọn: người mới trong các dòng này không nhập được")
            self._kinds[text].setText(words)
            self._kinds[text].setVisible(bool(words))

    def _check(self) -> None:
        self._show_kinds()
        problem = self.problem()
        self._lacking.setVisible(bool(problem) and bool(self._places))
        if problem:
            self._lacking.show_state(problem, "warn")
        self.decided.emit()

    # Words ---------------------------------------------------------------------------------------------------------

    def _told(self, opened: OpenedList) -> str:
        rows = sum(group.rows for group in opened.groups)
        sheets = sum(len(group.sheets) for group in opened.groups)
        parts = [opened.file, kind_name(opened.kind), fill(self.tr("%1 sheet, %2 dòng"), sheets, rows)]
        if any(group.remembered for group in opened.groups):
            parts.append(self.tr("cột như lần nhập trước"))
        if opened.skipped:
            parts.append(fill(self.tr("%1 dòng cộng, chữ ký, tiêu đề được bỏ qua"), len(opened.skipped)))
        if opened.converted:
            fonts = ", ".join(sorted({one.encoding.upper() for one in opened.converted}))
            parts.append(fill(self.tr("đã chuyển chữ từ bảng mã cũ %1"), fonts))
        if opened.lists.unread:
            parts.append(fill(self.tr("%1 sheet không có danh sách"), len(opened.lists.unread)))
        return " · ".join(parts)

    def _details(self, opened: OpenedList) -> str:
        """What was left aside, row by row: nothing is dropped in silence."""
        lines = [f"{sheet} {row.row_number}: {row.text[:80]}".strip() for sheet, row in opened.skipped[:30]]
        if len(opened.skipped) > 30:
            lines.append("…")
        unread = {
            "empty": self.tr("trống"), "hidden": self.tr("đang ẩn"), "no-header": self.tr("không có tiêu đề cột"),
        }  # fmt: skip
        lines += [f"{one.sheet}: {unread.get(one.why, one.why)}" for one in opened.lists.unread]
        return "\n".join(lines)


def _is_doubtful(meaning: ColumnMeaning) -> bool:
    return meaning.confidence < 0.75 and meaning.field != _IGNORE


def _code(choice: AreaChoice | None) -> str | None:
    if choice is None:
        return None
    if choice.left_out:
        return "out"
    return f"id:{choice.area_id}" if choice.area_id is not None else f"new:{choice.kind}:{choice.name}"


def _clear(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
