"""Small things that the steps of the import share: words, labels, the line of steps, the line of progress."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from app.domain.answers import Silence
from app.domain.partial_date import PartialDate
from app.services.lists import ListKind, ListRow, RowVerdict, StepDone, Verdict, field_name, sentence
from app.ui import icons
from app.ui.formats import day, nfc, number
from app.ui.messages import progress_text
from app.ui.tasks import Task
from app.ui.theme import Space, dress

MARKS: dict[Verdict, tuple[str, str]] = {
    Verdict.NEW: ("add", "accent"),
    Verdict.UNCHANGED: ("done", "neutral"),
    Verdict.CHANGED: ("edit", "accent"),
    Verdict.GONE: ("skipped", "neutral"),
    Verdict.DOUBTFUL: ("help", "warn"),
    Verdict.WRONG: ("error", "bad"),
}
"""Icon and tone of each verdict; the word beside it is :func:`verdict_name`."""

_VERDICTS = {
    Verdict.NEW: "Mới",
    Verdict.UNCHANGED: "Không đổi",
    Verdict.CHANGED: "Có thay đổi",
    Verdict.GONE: "Không còn trong danh sách",
    Verdict.DOUBTFUL: "Cần hỏi lại",
    Verdict.WRONG: "Không đọc được",
}
_KINDS = {ListKind.RESIDENTS: "Danh sách nhân khẩu", ListKind.CASES: "Danh sách hồ sơ đang giải quyết"}
_SEX = {"male": "Nam", "female": "Nữ"}


def spoken(text: str) -> str:
    return QCoreApplication.translate("lists", text)


def verdict_name(verdict: Verdict) -> str:
    return spoken(_VERDICTS[verdict])


def short_verdict_name(verdict: Verdict) -> str:
    """As a table and a filter have room for."""
    return spoken("Không còn") if verdict is Verdict.GONE else verdict_name(verdict)


def kind_name(kind: ListKind) -> str:
    return spoken(_KINDS[kind])


def said(field: str, value: Any) -> str:
    """A value of a row or a record in words; empty if there is none."""
    match value:
        case None:
            return ""
        case Silence():
            return spoken("không rõ")
        case PartialDate():
            return value.text_vi()
        case StepDone():
            return day(value.day) if value.day else value.text or spoken("đã làm, chưa rõ ngày")
        case date():
            return day(value)
        case _:
            return spoken(_SEX.get(str(value), str(value))) if field == "sex" else nfc(str(value))


def name_of(row: RowVerdict) -> str:
    if row.row is not None:
        return row.row.name or spoken("(không có tên)")
    return row.remembered.name if row.remembered is not None else ""


def place_in_file(row: RowVerdict) -> str:
    """``Thôn Phú Sơn 12``: the sheet and the row number."""
    if row.row is None:
        return ""
    return f"{row.row.sheet} {row.row.row_number}".strip()


def born_of(row: ListRow | None) -> str:
    return said("born", row.values.get("born")) if row is not None else ""


def why(row: RowVerdict) -> str:
    """The reasons, or else what would change, in one line."""
    if row.reasons:
        return " ".join(_capital(sentence(remark)) for remark in row.reasons)
    changes = (f"{field_name(c.field)}: {said(c.field, c.old) or '…'} → {said(c.field, c.new)}" for c in row.changes)
    return "; ".join(changes)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def label(text: str, role: str = "", parent: QWidget | None = None, *, wrap: bool = True) -> QLabel:
    """A label of plain text."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    return made


def button(text: str, icon: str = "", role: str = "", parent: QWidget | None = None) -> QPushButton:
    made = QPushButton(text, parent)
    if icon:
        icons.put(made, icon, "on_accent" if role == "primary" else "text")
    if role:
        made.setProperty("role", role)
    return made


class StepsLine(QWidget):
    """Where one is: ``✓ 1. Chọn tệp   2. Cột và địa bàn   3. Xem trước``; the present step is bold and named so."""

    def __init__(self, steps: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = steps
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.L)
        self._labels = [label(f"{at}. {text}", "muted", self, wrap=False) for at, text in enumerate(steps, start=1)]
        for each in self._labels:
            layout.addWidget(each)
        layout.addStretch(1)

    def show_step(self, at: int) -> None:
        for index, each in enumerate(self._labels):
            done = "✓ " if index < at else ""
            each.setText(f"{done}{index + 1}. {self._steps[index]}")
            dress(each, role="strong" if index == at else "muted", tone="accent" if index == at else "")
        self.setAccessibleName(self._labels[at].text())


class Working(QWidget):
    """What is being done, how far it is, and a button that stops it. Hidden while nothing is. ``stopped()``."""

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task: Task | None = None
        self._words = label("", "muted", self, wrap=False)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(220)
        self._bar.setAccessibleName(self.tr("Tiến độ"))
        self._stop = button(self.tr("Dừng lại"), parent=self)
        self._stop.clicked.connect(self._cancel)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.M)
        for each in (self._bar, self._words, self._stop):
            layout.addWidget(each)
        self.hide()

    def watch(self, task: Task | None, words: str = "") -> None:
        """Show a task, or with None nothing."""
        self._task, self._title = task, words
        self._stop.setEnabled(True)
        self._stop.setVisible(task is not None and task.cancellable)
        self.setVisible(task is not None)
        self._bar.setRange(0, 0)
        self._words.setText(words)

    @property
    def task(self) -> Task | None:
        return self._task

    def show_tick(self, task: Task) -> None:
        if task is not self._task or task.tick is None or task.cancelling:
            return
        tick = task.tick
        self._bar.setRange(0, tick.total or 0)
        self._bar.setValue(tick.done)
        count = f"{number(tick.done)} / {number(tick.total)}" if tick.total else ""
        self._words.setText(" · ".join(part for part in (progress_text(tick.what) or self._title, count) if part))

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._stop.setEnabled(False)
            self._words.setText(self.tr("Đang dừng…"))
            self.stopped.emit()
