"""The other records of a person (hồ sơ đã gộp): what each brought, what came to it since, and taking it apart again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.changes import Done
from app.domain.permissions import Action
from app.home import Home
from app.services import merging
from app.services.merging import Brought, MergedRecord
from app.services.people import PersonCard
from app.ui import icons
from app.ui.cases.tab import clear, heading, muted, plain
from app.ui.dialogs import show_error
from app.ui.field_words import Words, born, entity_name, field_name
from app.ui.formats import day, fill
from app.ui.tasks import Tasks
from app.ui.theme import Space
from app.ui.widgets.paged_table import Column, PagedTable, Rows


@dataclass(frozen=True, slots=True)
class _Line:
    """One thing that a merged record brought, and that record's name."""

    brought: Brought
    record: str


class MergedTab(QWidget):
    """Signals: ``done(object)`` the Done of a deed; ``case_asked(str)``."""

    done = Signal(object)
    case_asked = Signal(str)

    def __init__(self, home: Home, tasks: Tasks, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home, self._tasks, self._words = home, tasks, words
        self._card: PersonCard | None = None
        self._records: tuple[MergedRecord, ...] = ()
        self._cards = QVBoxLayout()
        self._cards.setSpacing(Space.S)
        self.table = PagedTable(
            [
                Column(self.tr("Loại"), lambda line: entity_name(line.brought.entity), 130),
                Column(self.tr("Nội dung"), self._what, 320, stretch=True),
                Column(self.tr("Ngày"), lambda line: day(line.brought.day) if line.brought.day else "", 110, "right"),
                Column(self.tr("Từ hồ sơ"), lambda line: line.record, 220),
            ],
            name=self.tr("Những gì các hồ sơ đã gộp mang theo"),
        )
        self.table.set_empty(self.tr("Hồ sơ đã gộp không mang theo giấy tờ, hồ sơ hay lượt đến nhà nào"))
        self.table.opened.connect(self._opened)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.M, 0, 0)
        layout.setSpacing(Space.S)
        layout.addLayout(self._cards)
        layout.addWidget(self.table, 1)

    def show_card(self, card: PersonCard, words: Words) -> None:
        """Read the merged records of this person, if there are any."""
        self._card, self._words = card, words
        if card.merged:
            home, person = self._home, card.person.id
            self._tasks.run(lambda _progress: merging.merged_records(home, person), self._show)

    @property
    def records(self) -> tuple[MergedRecord, ...]:
        return self._records

    def _show(self, records: tuple[MergedRecord, ...]) -> None:
        self._records = records
        clear(self._cards)
        for record in records:
            self._cards.addWidget(self._record(record))
        lines = [_Line(each, record.name) for record in records for each in record.brought]
        self.table.set_source(Rows(lines, lambda line: line.brought.id))

    def _record(self, record: MergedRecord) -> QWidget:
        box = QFrame(self)
        box.setProperty("role", "card")
        column = QVBoxLayout(box)
        column.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        column.setSpacing(Space.XS)
        head = QHBoxLayout()
        where = " · ".join(filter(None, (record.name, born(record.born), record.household, record.area)))
        head.addWidget(heading(where, box), 1)
        if self._home.is_office and self._home.account.may(Action.MERGE_PEOPLE):
            head.addWidget(self._button(self.tr("Tách ra"), "conflict", record, self._apart, record.name))
        column.addLayout(head)
        by = self._words.names.get(record.by, "")
        when = day(record.day) if record.day else ""
        said = " · ".join(filter(None, (fill(self.tr("Gộp ngày %1"), when) if when else "", by, record.reason)))
        column.addWidget(muted(said, box))
        for news in record.news:
            line = QHBoxLayout()
            told = fill(
                self.tr("Ghi vào hồ sơ đã gộp sau khi gộp: %1: %2 (hồ sơ giữ lại: %3)"),
                field_name("resident", news.field),
                self._words.said("resident", news.field, news.value),
                self._words.said("resident", news.field, news.kept),
            )
            line.addWidget(plain(told, box), 1)
            button = self._button(self.tr("Lấy sang"), "tick", record, self._take, field_name("resident", news.field))
            button.setProperty("field", news.field)
            line.addWidget(button)
            column.addLayout(line)
        return box

    def _button(self, text: str, icon: str, record: MergedRecord, slot: Any, about: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setAccessibleName(f"{text}: {about}")
        button.setProperty("record", record.id)
        icons.put(button, icon)
        button.clicked.connect(slot)
        return button

    def _what(self, line: _Line) -> str:
        brought = line.brought
        match brought.entity:
            case "case":
                known = self._home.pack.categories.get(brought.title)
                return f"{brought.title} · {known.title}" if known else brought.title
            case "evidence":
                return self._words.code("evidence_kinds", brought.title)
            case "residence":
                return self._words.code("residence_kinds", brought.title)
            case "visit":
                return self._words.said("visit", "outcome", brought.title)
            case _:
                return brought.title

    def _opened(self, key: str) -> None:
        if any(each.id == key and each.entity == "case" for record in self._records for each in record.brought):
            self.case_asked.emit(key)

    def _apart(self) -> None:
        if (button := self.sender()) is not None:
            home, record = self._home, str(button.property("record"))
            self._tasks.run(lambda _progress: merging.unmerge(home, record), self._did, self._failed)

    def _take(self) -> None:
        if (button := self.sender()) is not None and self._card is not None:
            home, seen = self._home, self._card.person.seen
            record, name = str(button.property("record")), str(button.property("field"))
            self._tasks.run(lambda _progress: merging.take_over(home, record, (name,), seen), self._did, self._failed)

    def _did(self, done: Done[Any]) -> None:
        self.done.emit(done)

    def _failed(self, error: Exception) -> None:
        show_error(self.window(), error)
