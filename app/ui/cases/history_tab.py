"""Lịch sử: who changed what, when, on which machine, from what to what, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.worksheet import INTERVIEW
from app.services.cases import CaseCard
from app.ui.cases import forms
from app.ui.cases.tab import CaseTab
from app.ui.field_words import Words, entity_name, field_name, spoken
from app.ui.formats import moment
from app.ui.widgets.paged_table import Column, PagedTable, Rows

HIDDEN = frozenset(
    ("case_id", "resident_id", "household_id", "sha256", "kind", "procedure", "key", "media_type", "size")
)
"""Fields that only tie a part to its whole, or are already in its title."""
STATES = {
    "pending": ("Chưa gửi", "laptop", "warn"),
    "queued": ("Chờ chọn", "conflict", "bad"),
    "held": ("Đang giữ", "waiting", "warn"),
    "refused": ("Không nhận", "blocked", "bad"),
    "gap": ("Đang giữ", "waiting", "warn"),
    "returned": ("Mất ở văn phòng", "warning", "bad"),
    "outside": ("Ngoài địa bàn", "place", "warn"),
    "released": ("Được cho nhận", "folder", "warn"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """One field of one change, in words."""

    key: str
    at: str
    who: str
    machine: str
    about: str
    field: str
    before: str
    after: str
    state: str

    @property
    def change(self) -> str:
        if self.before:
            return f"{self.field}: {self.before} → {self.after}"
        return f"{self.field}: {self.after}" if self.after else self.field


def told(history: Sequence[Any], words: Words, machines: Mapping[str, str]) -> list[Told]:
    """The story of some rows, newest first, a line per field. ``machines``: device ids with their names."""
    titles = _titles(history, words)
    lines = []
    for number, row in enumerate(history):
        about = titles[row.entity, row.row]
        at, who = local_time(row.at), words.name(row.actor)
        machine = machines.get(row.device, row.device[:8])
        if row.erased:
            line = (spoken("(nội dung đã xóa theo quy định)"), "", "")
            lines.append(Told(f"{number}", at, who, machine, about, *line, row.state))
            continue
        changes = [each for each in row.changes if each.name not in HIDDEN]
        if row.new and not changes:
            lines.append(Told(f"{number}", at, who, machine, about, spoken("Lập mới"), "", "", row.state))
        for each in changes:
            before = "" if row.new else words.said(row.entity, each.name, each.before)
            after = words.said(row.entity, each.name, each.after)
            name = field_name(row.entity, each.name)
            lines.append(Told(f"{number}/{each.name}", at, who, machine, about, name, before, after, row.state))
    return lines


def _titles(history: Sequence[Any], words: Words) -> dict[tuple[str, str], str]:
    """What each row is about: "Bước: Đăng ký khai sinh". The op that made the row knows."""
    titles: dict[tuple[str, str], str] = {}
    tables = {entity: f"{entity}_kinds" for entity in ("claim", "evidence", "obstacle", "residence")}
    for row in reversed(history):
        known = {each.name: each.after for each in row.changes}
        said = titles.get((row.entity, row.row), entity_name(row.entity))
        if row.entity in tables and known.get("kind"):
            said = f"{entity_name(row.entity)}: {words.code(tables[row.entity], known['kind'])}"
        elif row.entity == "step" and known.get("procedure"):
            said = f"{entity_name(row.entity)}: {words.procedure(known['procedure'])}"
        elif row.entity == "answer" and known.get("key"):
            said = _answer_title(str(known["key"]), words)
        titles[row.entity, row.row] = said
    return titles


def _answer_title(key: str, words: Words) -> str:
    """What an answer of the case is to: a fact of the way, or a question of the interview."""
    questions = words.home.pack.interview.questions
    asked = next((each.label for each in questions if key == f"{INTERVIEW}{each.key}"), None)
    return asked or words.code("facts", key)


def local_time(at: str) -> str:
    """A moment of the journal (UTC) as this machine's clock on the wall shows it."""
    try:
        return moment(datetime.fromisoformat(at).astimezone())
    except ValueError:
        return at


def history_table(parent: QWidget) -> PagedTable:
    return PagedTable(
        [
            Column(parent.tr("Lúc"), lambda row: row.at, 154, least=154),
            Column(parent.tr("Ai"), lambda row: row.who, 130),
            Column(parent.tr("Ở đâu"), lambda row: row.about, 130),
            Column(parent.tr("Thay đổi"), lambda row: row.change, 240, stretch=True, least=220),
            Column(parent.tr("Máy"), lambda row: row.machine, 110, yields=True),
            Column(
                parent.tr("Trạng thái"),
                lambda row: spoken(STATES[row.state][0]) if row.state in STATES else "",
                130,
                mark=lambda row: STATES[row.state][1:] if row.state in STATES else None,
                yields=True,
            ),
        ],
        name=parent.tr("Lịch sử thay đổi"),
        parent=parent,
        tells=True,
    )


class HistoryTab(CaseTab):
    def __init__(self, desk: forms.Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._table = history_table(self)
        self._layout.addWidget(self._table, 1)

    def show_parts(self, card: CaseCard) -> None:
        machines = {self._desk.words.home.device: self.tr("Máy này"), **self._desk.machines}
        lines = told(card.history, self._desk.words, machines)
        self._table.set_source(Rows(lines, lambda line: line.key))
