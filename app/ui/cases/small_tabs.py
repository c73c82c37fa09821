"""Thân nhân & hộ, Cư trú, Vướng mắc: tables of parts with the forms that add to them and change them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.domain.answers import is_known
from app.domain.casefile import Member, ObstacleFacts, ResidenceFacts
from app.domain.partial_date import PartialDate
from app.domain.worksheet import PeriodNote
from app.services import cases
from app.services.cases import CaseCard
from app.ui import icons
from app.ui.cases import forms
from app.ui.cases.tab import CaseTab, fact_line, heading, muted
from app.ui.fact_grid import FactGrid
from app.ui.field_words import address, born
from app.ui.record_panel import Record
from app.ui.residence_line import spans_of
from app.ui.theme import Space
from app.ui.widgets.paged_table import Column, PagedTable, Rows
from app.ui.widgets.timeline import Timeline


class KinTab(CaseTab):
    """Mother, father, guardian as told, and who lives in the household. Asks for "person" and "household"."""

    def __init__(self, desk: forms.Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._kin = FactGrid(self)
        self._layout.addWidget(heading(self.tr("Cha, mẹ, người nuôi dưỡng"), self))
        self._layout.addWidget(self._kin)
        across = QHBoxLayout()
        self._house = heading("", self)
        across.addWidget(self._house, 1)
        self._open_house = QPushButton(self.tr("Mở hộ"), self)
        icons.put(self._open_house, "household")
        self._open_house.clicked.connect(self._ask_house)
        self._edit = QPushButton(self.tr("Sửa thân nhân"), self)
        icons.put(self._edit, "edit")
        self._edit.clicked.connect(self._ask_person)
        self._writes.append(self._edit)
        across.addWidget(self._edit)
        across.addWidget(self._open_house)
        self._layout.addSpacing(Space.S)
        self._layout.addLayout(across)
        self._table = members_table(desk, self)
        self._table.opened.connect(self._ask_member)
        self._table.set_empty(
            self.tr("Chưa thuộc hộ nào"), self.tr("Mở trang của người này để ghi hộ đang ở."), icon="household"
        )
        self._layout.addWidget(self._table, 1)

    def show_parts(self, card: CaseCard) -> None:
        person, house = card.file.person, card.file.household
        names = ("mother", "father", "guardian", "membership")
        lines = [fact_line(self._desk, card, "resident", person, name) for name in names] if person else []
        self._kin.show_lines(lines)
        self._house.setText(house.label if house is not None else self.tr("Hộ"))
        self._open_house.setEnabled(house is not None)
        self._edit.setEnabled(person is not None)
        self._table.set_source(Rows(card.file.members, lambda member: member.id))

    def _ask_house(self) -> None:
        if self.file.household is not None:
            self.asked.emit("household", self.file.household.id)

    def _ask_person(self) -> None:
        self.asked.emit("person", self.file.case.resident_id)

    def _ask_member(self, person_id: str) -> None:
        self.asked.emit("person", person_id)


def members_table(desk: forms.Desk, parent: QWidget) -> PagedTable:
    """Who lives in a household."""
    words = desk.words

    def relation(member: Member) -> str:
        return words.code("relations", member.relation)

    def sex(member: Member) -> str:
        return words.said("resident", "sex", member.sex) if is_known(member.sex) else ""

    return PagedTable(
        [
            Column(parent.tr("Họ và tên"), lambda member: member.name, 160, stretch=True, least=140),
            Column(parent.tr("Quan hệ"), relation, 100, least=80, tip=parent.tr("Quan hệ với chủ hộ")),
            Column(parent.tr("Ngày sinh"), lambda member: born(member.born), 106, "right"),
            Column(parent.tr("Giới tính"), sex, 90),
            Column(
                parent.tr("Số định danh"),
                lambda member: parent.tr("đã có") if member.has_number else parent.tr("chưa có"),
                122,
                mark=lambda member: ("done", "good") if member.has_number else ("warning", "warn"),
            ),
            Column(parent.tr("Hồ sơ"), lambda member: ", ".join(member.open_cases), 80, tip=parent.tr("Hồ sơ đang mở")),
        ],
        name=parent.tr("Người trong hộ"),
        tells=True,
        parent=parent,
    )


class ResidenceTab(CaseTab):
    """The periods of residence, oldest first as they were written down."""

    def __init__(self, desk: forms.Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._add, self._edit = self.bar(
            ("add", self.tr("Thêm thời gian cư trú"), self.add), ("edit", self.tr("Sửa"), self.edit)
        )
        self._table = PagedTable(
            [
                Column(self.tr("Loại"), self._kind, 170, mark=self._mark),
                Column(self.tr("Nơi ở"), self._place, 170, stretch=True),
                Column(self.tr("Từ"), lambda row: self._said(row, "since"), 114, "right"),
                Column(self.tr("Đến"), lambda row: self._said(row, "until"), 114, "right"),
                Column(self.tr("Ghi chú"), lambda row: row.note, 160),
            ],
            name=self.tr("Các thời gian cư trú"),
            tells=True,
        )
        self._table.set_empty(
            self.tr("Chưa ghi đã ở đâu, từ khi nào"),
            self.tr("Ghi nơi đang ở trước, rồi các nơi ở trước đó."),
            self.tr("Thêm thời gian cư trú"),
            "home",
        )
        self._table.asked.connect(self.add)
        self._table.opened.connect(self._opened)
        self.timeline = Timeline(self)
        self._gaps = muted("", self)
        self._layout.addWidget(self.timeline)
        self._layout.addWidget(self._gaps)
        self._layout.addWidget(self._table, 1)

    def show_parts(self, card: CaseCard) -> None:
        rows = sorted(card.file.residences, key=lambda row: born_order(row))
        self._edit.setEnabled(bool(rows))
        self._draw(rows)
        self._table.set_source(Rows(rows, lambda row: row.id))

    def _draw(self, rows: Sequence[ResidenceFacts]) -> None:
        """The periods on a line, and the gaps in words under it."""
        notes = [PeriodNote(row.id, row.kind, row.place, row.since, row.until) for row in rows]
        born_on = self.file.person.born if self.file.person is not None else None
        words, today = self._desk.words, self._desk.today
        self.timeline.show_spans(
            spans_of(born_on, notes, today, lambda code: words.code("residence_kinds", code)), today
        )
        gaps = [self.timeline.said(span) for span in self.timeline.spans if span.gap]
        self._gaps.setText("; ".join(gaps))
        self._gaps.setVisible(bool(rows) and bool(gaps))
        self.timeline.setVisible(bool(rows))

    def add(self) -> None:
        self.open_form(forms.residence_dialog(self._desk, self.file.case.resident_id, None, None))

    def edit(self) -> None:
        there = self._table.current_row()
        if there is not None:
            home, case_id = self._desk.words.home, self.file.case.id

            def reread() -> Record:
                found = cases.case_card(home, case_id).file.residences
                return forms.record_of(next(each for each in found if each.id == there.id))

            self.open_form(forms.residence_dialog(self._desk, self.file.case.resident_id, there, reread))

    def _opened(self, _id: str) -> None:
        self.edit()

    def _kind(self, row: ResidenceFacts) -> str:
        return self._desk.words.code("residence_kinds", row.kind)

    def _place(self, row: ResidenceFacts) -> str:
        return address(row.place) if is_known(row.place) else self._desk.words.said("residence", "kind", None)

    def _said(self, row: ResidenceFacts, name: str) -> str:
        value = getattr(row, name)
        return "" if value is None else self._desk.words.said("residence", name, value)

    def _mark(self, row: ResidenceFacts) -> tuple[str, str] | None:
        return self.mark("residence", row.id)


def born_order(row: ResidenceFacts) -> tuple[str, str]:
    return (row.since.iso if isinstance(row.since, PartialDate) else "9999", row.id)


class ObstaclesTab(CaseTab):
    """What keeps the case from going on; open ones first."""

    def __init__(self, desk: forms.Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._add, self._answer, self._close = self.bar(
            ("add", self.tr("Thêm vướng mắc"), self.add),
            ("edit", self.tr("Ghi trả lời"), self.answer),
            ("done", self.tr("Đã gỡ xong"), self.close_one),
        )
        words = desk.words
        self._table = PagedTable(
            [
                Column(
                    self.tr("Vướng mắc"),
                    lambda o: words.code("obstacle_kinds", o.kind),
                    190,
                    mark=self._mark,
                    least=170,
                ),
                Column(self.tr("Nội dung"), lambda row: row.text, 160, stretch=True, least=130),
                Column(self.tr("Ai gỡ được"), lambda o: words.code("authorities", o.authority), 150),
                Column(self.tr("Từ ngày"), lambda row: row.opened_on, 106, "right"),
                Column(self.tr("Đã gỡ"), lambda row: row.closed_on, 106, "right"),
                Column(self.tr("Trả lời"), lambda row: row.answer, 160, yields=True),
            ],
            name=self.tr("Các vướng mắc"),
            tells=True,
        )
        self._table.set_empty(
            self.tr("Không có vướng mắc"),
            self.tr("Nếu có điều gì cản hồ sơ, hãy ghi lại để Tổ công tác báo cáo."),
            self.tr("Thêm vướng mắc"),
            "good",
        )
        self._table.asked.connect(self.add)
        self._table.opened.connect(self._opened)
        self._layout.addWidget(self._table, 1)

    def show_parts(self, card: CaseCard) -> None:
        rows = sorted(card.file.obstacles, key=lambda row: (row.closed_on is not None, row.id))
        for button, name in ((self._answer, "answer"), (self._close, "closed_on")):
            button.setEnabled(bool(rows) and self._desk.may("obstacle", name))
        self._table.set_source(Rows(rows, lambda row: row.id))
        if rows and not self._table.current_key():
            self._table.select(rows[0].id)

    def add(self) -> None:
        self.open_form(forms.obstacle_dialog(self._desk, self.file, None))

    def answer(self) -> None:
        self._open(closing=False)

    def close_one(self) -> None:
        self._open(closing=True)

    def _opened(self, _id: str) -> None:
        self.answer()

    def _open(self, *, closing: bool) -> None:
        there: Any = self._table.current_row()
        if isinstance(there, ObstacleFacts):
            self.open_form(forms.obstacle_dialog(self._desk, self.file, there, closing=closing))

    def _mark(self, row: ObstacleFacts) -> tuple[str, str]:
        return self.mark("obstacle", row.id) or (("done", "good") if row.closed_on else ("blocked", "stuck"))
