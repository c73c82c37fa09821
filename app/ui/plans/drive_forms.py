"""The forms of a drive: how children stand, what is said of one, which list is printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.changes import Done
from app.domain.drive import MARKABLE, ChildState, Drive
from app.domain.merge import Seen
from app.services import drives_children, drives_papers
from app.services.drives_children import ChildRow
from app.ui.cases.forms import Desk
from app.ui.editors import AddressEdit
from app.ui.formats import fill
from app.ui.plans.drive_words import state_name, tr
from app.ui.plans.paper_deeds import PaperDeeds
from app.ui.record_panel import Entry, Record, RecordDialog
from app.ui.widgets.choice import ChoiceBox, Option
from app.ui.widgets.fields import LongText, RadioRow, TextLine

_LINES = "\n"


class Papers(LongText):
    """Papers that go with a reason: one a line."""

    def value(self) -> Any:
        typed = super().value()
        return tuple(line.strip() for line in typed.splitlines() if line.strip()) if typed else None

    def set_value(self, value: Any) -> None:
        super().set_value(_LINES.join(value) if value and not isinstance(value, str) else value)


def state_dialog(desk: Desk, drive: Drive, chosen: Sequence[ChildRow], state: ChildState | None) -> RecordDialog:
    """How the chosen children stand. ``state`` None: to be chosen first."""
    home, seen = desk.words.home, drives_children.chosen_of(chosen)

    def save(fields: Mapping[str, Any], _seen: Seen | None) -> Done[Any]:
        given = dict(fields)
        wanted = ChildState(given.pop("state")) if state is None else state
        return drives_children.mark(home, drive, seen, wanted, given)

    entries = _entries(desk, drive, state)
    if state is None:
        options = [Option(each.value, state_name(each)) for each in MARKABLE]
        entries.insert(0, Entry("state", lambda: ChoiceBox(options), tr("Tình trạng"), required=True))
    who = chosen[0].name if len(chosen) == 1 else fill(tr("%1 trẻ"), len(chosen))
    title = fill(tr("%1: %2"), state_name(state), who) if state is not None else fill(tr("Tình trạng: %1"), who)
    return desk.dialog(
        title,
        "turnout",
        entries,
        Record(),
        save,
        key=f"drive/{drive.id}/{state.value if state else 'state'}/{chosen[0].id}",
        whole=True,
        yes=tr("Ghi lại"),
        judged=False,
    )


def child_dialog(desk: Desk, drive: Drive, row: ChildRow) -> RecordDialog:
    """What is said of one child, without moving it to another state."""
    home = desk.words.home

    def record(fresh: ChildRow) -> Record:
        names = ("school", "class_name", "note", *(entry.name for entry in _entries(desk, drive, row.state)))
        return Record({name: fresh.said(name) for name in names}, fresh.seen)

    def save(fields: Mapping[str, Any], seen: Seen | None) -> Done[Any]:
        return drives_children.change(home, drive, row.id, seen or row.seen, fields)

    entries = [entry for entry in _entries(desk, drive, row.state) if entry.name != "note"]
    entries += [
        Entry("school", TextLine, tr("Trường")),
        Entry("class_name", TextLine, tr("Lớp")),
        Entry("note", LongText, tr("Ghi chú")),
    ]
    return desk.dialog(
        row.name,
        "turnout",
        entries,
        record(row),
        save,
        key=f"drive/{drive.id}/child/{row.id}",
        reread=lambda: record(drives_children.child(home, drive, row.id)),
        yes=tr("Lưu"),
        intro=state_name(row.state),
        judged=False,
    )


def _entries(desk: Desk, drive: Drive, state: ChildState | None) -> list[Entry]:
    """What may be said of a state; of a state that is not chosen yet, all of it."""
    known: dict[ChildState, list[Entry]] = {
        ChildState.DONE: [
            Entry("done_on", desk.day(), tr("Ngày thu nhận")),
            Entry("desk", lambda: _desks(drive), tr("Điểm thu nhận")),
        ],
        ChildState.UNABLE: [
            Entry(
                "reason",
                lambda: LongText(lines=2),
                tr("Lý do"),
                fill(tr("Ví dụ: %1"), "; ".join(drive.reasons[:3])) if drive.reasons else "",
                required=state is ChildState.UNABLE,
            ),
            Entry("papers", lambda: Papers(lines=2), tr("Tài liệu kèm theo"), tr("Mỗi dòng một tài liệu")),
        ],
        ChildState.AWAY_REGISTERED: [
            Entry("place", AddressEdit, tr("Nơi tạm trú"), required=state is ChildState.AWAY_REGISTERED),
            Entry("letter_number", TextLine, tr("Số phiếu trao đổi")),
            Entry("letter_on", desk.day(), tr("Ngày gửi phiếu")),
            Entry("answer", TextLine, tr("Trả lời")),
        ],
        ChildState.AWAY: [Entry("told_on", desk.day(), tr("Đã báo gia đình ngày"))],
        ChildState.PRESENT: [Entry("told_on", desk.day(), tr("Đã báo, đã mời ngày"))],
    }
    if state is not None:
        return [*known.get(state, []), Entry("note", lambda: LongText(lines=2), tr("Ghi chú"))]
    given: dict[str, Entry] = {entry.name: entry for entries in known.values() for entry in entries}
    return [given[name] for name in ("done_on", "reason", "papers", "place", "told_on")]


def _desks(drive: Drive) -> QWidget:
    return ChoiceBox([Option(desk.id, desk.place) for desk in drive.desks])


def list_dialog(desk: Desk, drive: Drive, unit: str | None, papers: PaperDeeds) -> RecordDialog:
    """Which list, what for, as what: the paper is shown, the workbook is saved."""
    home = desk.words.home

    def save(fields: Mapping[str, Any], _seen: Seen | None) -> Done[Any]:
        name, form = str(fields["list"]), str(fields.get("form") or drives_papers.PDF)
        content, _ = drives_papers.list_paper(home, drive, name, str(fields.get("purpose") or ""), unit, form)
        return Done((content, name, form))

    def shown(done: Done[Any]) -> None:
        content, name, form = done.value
        if form == drives_papers.EXCEL:
            papers.save_as(lambda: content, f"{name}.xlsx")
        else:
            papers.show_paper(lambda: content, drives_papers.LISTS[name].title, f"{name}.pdf")

    lists = [Option(name, each.title) for name, each in drives_papers.LISTS.items()]
    forms = [(drives_papers.PDF, tr("In, PDF")), (drives_papers.EXCEL, tr("Excel"))]
    dialog = desk.dialog(
        tr("In danh sách"),
        "turnout",
        [
            Entry("list", lambda: ChoiceBox(lists), tr("Danh sách"), required=True),
            Entry("purpose", TextLine, tr("Mục đích"), tr("Danh sách này để làm gì, gửi cho ai"), required=True),
            Entry("form", lambda: RadioRow(forms), tr("Dạng")),
        ],
        Record({"form": drives_papers.PDF}),
        save,
        key="drive/list",
        whole=True,
        yes=tr("Lập danh sách"),
        intro=tr("Trẻ được bảo mật không có trong danh sách."),
        judged=False,
    )
    dialog.saved.connect(shown)
    return dialog
