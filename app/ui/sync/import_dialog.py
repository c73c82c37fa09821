"""Taking a bundle in: first a look that keeps nothing, with the rows behind each count, then "Nhập"."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from app.domain.changes import Done
from app.errors import UserError
from app.home import Home
from app.progress import Progress
from app.services import at_risk, exchange, machine, naming, own_work
from app.services.at_risk import AtRisk
from app.services.exchange import Copied, Imported
from app.services.own_work import OwnWork
from app.ui import icons
from app.ui.field_words import Words, entity_name, field_name
from app.ui.formats import fill, number
from app.ui.sync import words
from app.ui.sync.record_dialog import RecordButton
from app.ui.sync.running import WorkingDialog
from app.ui.tasks import Tasks
from app.ui.theme import Space
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.paged_table import Column, PagedTable, Rows

LAID_ASIDE = frozenset({"sync.fork", "bundle.revoked-device"})
"""Refusals after which the bundle lies aside for a person."""
DIFFERING = "sync.differing"
"""Under this name a laptop remembers which areas differed from the office's after the last exchange (ids)."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row behind a count."""

    key: str
    whose: str
    what: str
    detail: str


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look gave: the counts, names for the ids in it, and whose the conflicting records are."""

    result: Imported
    names: Mapping[str, str]
    titles: Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What taking in gave. ``before`` and ``after`` say how a laptop's own work stood, ``risk`` what only it has."""

    done: Done[Imported]
    before: OwnWork
    after: OwnWork
    names: Mapping[str, str]
    risk: AtRisk


class ImportDialog(WorkingDialog):
    """Signals: ``imported(object)`` the Done, once it is in; ``conflicts_asked()`` go on with those that came;
    ``aside_asked()`` see what was laid aside."""

    imported = Signal(object)
    conflicts_asked = Signal()
    aside_asked = Signal()

    def __init__(self, home: Home, tasks: Tasks, file: Path, parent: QWidget | None = None) -> None:
        super().__init__(tasks, parent)
        self._home, self._file = home, file
        self._looked: Looked | None = None
        self._done: TakenIn | None = None
        self._shown = ""
        self._laid_aside = False
        self.setWindowTitle(self.tr("Nhập gói"))
        self.setMinimumSize(760, 480)
        self.resize(900, 560)
        self._heading = QLabel(self.tr("Đang xem trước gói…"), self)
        self._heading.setProperty("role", "title")
        self._where = QLabel(file.name, self)
        self._where.setProperty("role", "muted")
        self._where.setToolTip(str(file))
        self._told = QLabel(self)
        self._told.setWordWrap(True)
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._chips = FlowRow(self, Space.S)
        self._buttons: dict[str, QPushButton] = {}
        self._table = PagedTable(self._columns(), None, self, name=self.tr("Bản ghi trong gói"))
        for each in (self._heading, self._where, self._told, self._chips):
            self.body.addWidget(each)
        self.body.addWidget(self._table, 1)
        self.buttons.addStretch(1)
        self.record = RecordButton(home, tasks, self)
        self.buttons.insertWidget(0, self.record)
        self._back = self.button(self.tr("Thôi, không nhập"), self.reject)
        self._aside = self.button(self.tr("Xem gói để riêng…"), self._ask_aside)
        icons.put(self._aside, "folder")
        self._conflicts = self.button(self.tr("Giải quyết xung đột…"), self._ask_conflicts)
        icons.put(self._conflicts, "conflict", "warn")
        self._go = self.button(self.tr("Nhập"), self.take_in, role="primary")
        icons.put(self._go, "imported", "on_accent")
        self.look()
        self._look_into()

    # What tests and the page use -------------------------------------------------------------------------------------

    @property
    def looked(self) -> Looked | None:
        return self._looked

    @property
    def done_with(self) -> TakenIn | None:
        return self._done

    def told(self) -> str:
        return self._told.text()

    def chips(self) -> dict[str, str]:
        """Count key → what stands on its button."""
        return {key: button.text() for key, button in self._buttons.items()}

    def rows(self) -> list[Line]:
        return [self._table.model.row(index) for index in range(self._table.rows_loaded())]

    def show_rows(self, key: str) -> None:
        """Open the rows behind a count."""
        self._shown = key
        for each, button in self._buttons.items():
            button.setChecked(each == key)
        lines, empty = self._lines(key), self._empty(key)
        self._table.set_empty(*empty)
        self._table.set_source(Rows(lines, lambda line: line.key))

    def looking(self) -> Callable[[Progress], Imported]:
        """How it is looked at; run in the worker."""
        home, file = self._home, self._file
        return lambda progress: exchange.look(home, file, progress=progress)

    def importing(self) -> Callable[[Progress], Done[Imported]]:
        """How it is taken in; run in the worker."""
        home, file = self._home, self._file
        return lambda progress: exchange.import_bundle(home, file, progress=progress)

    def take_in(self) -> None:
        if self.busy or self._looked is None or self._done is not None:
            return
        home, import_it = self._home, self.importing()

        def work(progress: Progress) -> TakenIn:
            before = own_work.own_work(home)
            done = import_it(progress)
            if not home.is_office:
                machine.remember(home, DIFFERING, " ".join(done.value.differing) or "-")
            names = naming.names_of(home, done.value.differing)
            return TakenIn(done, before, own_work.own_work(home), names, at_risk.at_risk(home))

        self.work(work, self._took_in, self.tr("Đang nhập gói"))

    # Parts -----------------------------------------------------------------------------------------------------------

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("Của ai"), lambda line: line.whose, 220),
            Column(self.tr("Bản ghi"), lambda line: line.what, 190),
            Column(self.tr("Chi tiết"), lambda line: line.detail, 300, stretch=True),
        ]

    def _look_into(self) -> None:
        home, look_at_it = self._home, self.looking()

        def work(progress: Progress) -> Looked:
            result = look_at_it(progress)
            ids = list(result.differing)
            for each in result.conflicts:
                ids += naming.ids_in(each.standing, each.queued)
            titles = naming.titles_of(home, [(each.entity, each.row) for each in result.conflicts])
            return Looked(result, naming.names_of(home, ids), titles)

        self.work(work, self._took_look, self.tr("Đang xem trước gói"))

    def _took_look(self, looked: Looked) -> None:
        self._looked = looked
        result = looked.result
        self._heading.setText(fill(self.tr("Gói của %1"), result.sender_name or self.tr("văn phòng")))
        self._told.setText(self._before(result))
        self._show_chips(result)
        self._go.setEnabled(True)
        self._go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _before(self, result: Imported) -> str:
        if result.stale:
            return self.tr("Gói này cũ hơn gói đã nhập. Nhập lại không thay đổi gì.")
        if self._home.is_office and result.received and result.identical == result.received:
            return self.tr("Mọi thay đổi trong gói đã có ở đây. Nhập lại không thay đổi gì.")
        return self.tr("Mới xem trước, chưa ghi gì. Bấm vào từng con số để xem là những bản ghi nào.")

    def _show_chips(self, result: Imported) -> None:
        self._chips.clear()
        self._buttons.clear()
        for key, count, text, tone in self._counts(result):
            button = QPushButton(f"{number(count)} {text}", self)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setProperty("countKey", key)
            if count and tone:
                icons.put(button, {"warn": "warning", "bad": "error"}[tone], tone)
            button.clicked.connect(self._chip_pressed)
            self._chips.add(button)
            self._buttons[key] = button
        first = next((key for key, count, _, tone in self._counts(result) if count and tone), "")
        wanted = first or next((key for key, count, _, _ in self._counts(result) if count), "")
        self.show_rows(wanted or next(iter(self._buttons)))

    def _counts(self, result: Imported) -> list[tuple[str, int, str, str]]:
        """(key, how many, words, tone if there are any)."""
        gone = [("erased", result.erased, self.tr("bản ghi, mục được xóa hẳn theo yêu cầu"), "warn")]
        if not self._home.is_office:
            return [
                *(gone if result.erased else ()),
                ("ops", result.received, self.tr("thay đổi từ văn phòng"), ""),
                ("settled", result.settled, self.tr("thay đổi của máy này được trả lời"), ""),
                ("left", result.left_scope, self.tr("bản ghi ra ngoài địa bàn"), ""),
                *(
                    [("departed", sum(each.people for each in result.departed), self.tr("người rời khỏi máy"), "")]
                    if result.departed
                    else ()
                ),
                ("files", result.files, self.tr("tệp đính kèm"), ""),
                *([("newer", result.newer, self.tr("chờ cập nhật chương trình"), "warn")] if result.newer else ()),
                ("differing", len(result.differing), self.tr("địa bàn lệch mã đối chiếu"), "warn"),
            ]
        return [
            *(gone if result.erased else ()),
            ("new", result.new, self.tr("mới"), ""),
            ("changed", result.changed, self.tr("gộp vào bản ghi đã có"), ""),
            ("identical", result.identical + result.equal, self.tr("đã có, giống hệt"), ""),
            ("conflict", result.conflicting, self.tr("xung đột"), "warn"),
            *([("outside", result.outside, self.tr("ngoài địa bàn của máy"), "warn")] if result.outside else ()),
            ("twin", result.twins, self.tr("có thể trùng người"), "warn"),
            ("held", result.held, self.tr("còn chờ"), "warn"),
            *([("newer", result.newer, self.tr("chờ cập nhật chương trình"), "warn")] if result.newer else ()),
            ("refused", len(result.refused), self.tr("bị từ chối"), "bad"),
            ("gap", result.gaps, self.tr("chỗ đứt quãng"), "warn"),
            ("file", result.missing_files, self.tr("thiếu tệp đính kèm"), "warn"),
        ]

    def _chip_pressed(self) -> None:
        button = self.sender()
        if button is not None:
            self.show_rows(str(button.property("countKey")))

    def _lines(self, key: str) -> list[Line]:
        if self._looked is None:
            return []
        result, names = self._looked.result, self._looked.names
        if key == "differing":
            return [Line(area, names.get(area, area), entity_name("area"), "") for area in result.differing]
        if key == "conflict":
            return [self._conflict_line(place) for place in range(len(result.conflicts))]
        return [
            Line(f"{key}/{place}", row.title, self._entity(row.entity), self._detail(row.what, row.entity, row.detail))
            for place, row in enumerate(result.rows)
            if row.what == key
        ]

    def _conflict_line(self, place: int) -> Line:
        assert self._looked is not None
        each = self._looked.result.conflicts[place]
        said = Words(self._home, self._looked.names, whole_numbers=True)
        standing, queued = (said.said(each.entity, each.field, value) for value in (each.standing, each.queued))
        detail = fill(self.tr("Đang có: %1 — gửi đến: %2"), standing, queued)
        whose = self._looked.titles.get((each.entity, each.row), "")
        return Line(each.id, whose, f"{entity_name(each.entity)}: {field_name(each.entity, each.field)}", detail)

    def _entity(self, entity: str) -> str:
        return self.tr("Mạch thay đổi") if entity == "op" else entity_name(entity)

    def _detail(self, what: str, entity: str, detail: str) -> str:
        if what == "outside":
            return self.tr("Phần sửa chờ người duyệt ở bàn xung đột; bản ghi mới được nhận và đánh dấu.")
        if what in ("refused", "held", "newer"):
            return words.refusal(detail, entity)
        if what == "gap":
            return fill(self.tr("Thiếu từ thay đổi số %1; phần sau được giữ lại đến khi đủ"), int(detail))
        if what == "changed":
            return words.joined([field_name(entity, name) for name in detail.split()])
        if what == "identical":
            return self.tr("Đã nhập lần trước") if detail == "known" else self.tr("Cùng giá trị với văn phòng")
        if what == "twin":
            return fill(self.tr("Giống người đang có: %1"), detail.partition(" ")[2])
        return detail

    def _empty(self, key: str) -> tuple[str, str]:
        if key == "identical":
            return self.tr("Đã có từ trước"), self.tr("Những thay đổi này đã nhập lần trước; nhập lại không đổi gì.")
        if key == "twin":
            looked = self._looked.result.twins_looked if self._looked else 0
            return self.tr("Không thấy ai trùng"), fill(self.tr("Đã so %1 người mới với người đang có ở đây."), looked)
        if key == "ops":
            return self.tr("Thay đổi từ văn phòng"), self.tr("Cả phần địa bàn của máy này được cập nhật cùng lúc.")
        if key == "settled":
            return self.tr("Biên nhận"), self.tr("Văn phòng cho biết từng thay đổi của máy này đã ra sao.")
        if key == "left":
            return self.tr("Ra ngoài địa bàn"), self.tr(
                "Những bản ghi không còn thuộc địa bàn được giao: chỉ còn xem được, rồi rời máy khi văn phòng đã giữ "
                "chắc."
            )
        if key == "departed":
            return self.tr("Rời khỏi máy"), words.departed(self._looked.result) if self._looked else ""
        if key == "erased":
            return self.tr("Xóa hẳn theo yêu cầu"), fill(
                self.tr("Văn phòng đã ra lệnh xóa hẳn; máy này cũng xóa. %1 thay đổi chưa gửi của máy này mất theo."),
                self._looked.result.erased_own if self._looked else 0,
            )
        if key == "newer":
            return self.tr("Chờ cập nhật chương trình"), self.tr("Những thay đổi này được giữ nguyên, chưa hiện ra.")
        if key == "files":
            return self.tr("Tệp đính kèm"), self.tr("Bản chụp, bản quét đi cùng gói.")
        return self.tr("Không có dòng nào"), ""

    def _took_in(self, taken: TakenIn) -> None:
        self._done = taken
        result = taken.done.value
        self._heading.setText(fill(self.tr("Đã nhập gói của %1"), result.sender_name or self.tr("văn phòng")))
        self._told.setText(self._after(taken))
        self._tell_backup(result)
        self.record.show_for(result.handed)
        if result.newer:
            self.banners.tell("newer", words.newer(self._home.is_office, result.newer), "warn", closable=False)
        if result.differing:
            named = words.joined([taken.names.get(area, area) for area in result.differing])
            self.banners.tell(
                "differing",
                fill(
                    self.tr(
                        "Sau khi nhập, dữ liệu ở %1 vẫn khác văn phòng. Hãy xuất gói cho văn phòng: gói mang theo bảng "
                        "đối chiếu để tìm ra từng bản ghi lệch, xem ở mục “Chỗ lệch”."
                    ),
                    named,
                ),
                "warn",
                closable=False,
            )
        self.imported.emit(taken.done)

    def _after(self, taken: TakenIn) -> str:
        result = taken.done.value
        if not self._home.is_office:
            receipt = words.receipt(result, taken.before, taken.after)
            return " ".join(filter(None, (receipt, words.departed(result), words.if_it_died_now(taken.risk))))
        parts = [
            fill(self.tr("%1 bản ghi mới"), result.new),
            fill(self.tr("%1 thay đổi"), result.changed),
            fill(self.tr("%1 xung đột chờ giải quyết"), result.conflicting) if result.conflicting else "",
        ]
        return self.tr("Đã nhập:") + " " + words.joined(parts) + "."

    def _ask_aside(self) -> None:
        self.reject()
        self.aside_asked.emit()

    def _ask_conflicts(self) -> None:
        self.accept()
        self.conflicts_asked.emit()

    def _tell_backup(self, result: Imported) -> None:
        if result.backup:
            name = Path(result.backup).name
            said = fill(self.tr("Đã tự sao lưu và đọc lại: %1."), name) + " " + self._other_copies(result.copied)
            whole = result.copied is not None and result.copied.second is not None
            self.banners.tell("backup", said, "good" if whole else "warn", closable=False)
        elif result.backup == "":
            self.banners.tell(
                "backup",
                self.tr(
                    "Đã nhập, nhưng đĩa không cho sao lưu. Dữ liệu vừa nhập vẫn còn; máy cơ sở chưa được xóa phần "
                    "của mình. Hãy sao lưu ở trang Cài đặt."
                ),
                "warn",
                closable=False,
            )

    def _other_copies(self, copied: Copied | None) -> str:
        """The backup before the import, and the second place."""
        if copied is None:
            return ""
        if copied.before is None:
            before = self.tr("Trước khi nhập chưa sao lưu được.")
        elif copied.made:
            before = self.tr("Trước khi nhập cũng đã sao lưu.")
        else:
            before = self.tr("Trước khi nhập không cần sao lưu lại: bản gần nhất đã có đủ.")
        second = self.tr("Nơi thứ hai đã có bản chép.") if copied.second else self.tr("Nơi thứ hai chưa có bản này.")
        return f"{before} {second}"

    def look(self) -> None:
        self._aside.setVisible(self._laid_aside)
        self._go.setVisible(self._done is None)
        self._conflicts.setVisible(self._done is not None and self._done.done.value.conflicting > 0)
        self._go.setEnabled(self._looked is not None and not self.busy)
        if self._done is not None:
            self._back.setText(self.tr("Đóng"))
        elif self.busy:
            self._back.setText(self.tr("Dừng lại"))
        else:
            self._back.setText(self.tr("Thôi, không nhập"))

    def failed(self, error: Exception) -> None:
        self._laid_aside = isinstance(error, UserError) and error.code in LAID_ASIDE and self._home.is_office
        if self._looked is None:
            self._heading.setText(self.tr("Không nhập được gói này"))
            self._table.set_empty(self.tr("Không có gì được nhập"), "")
            self._table.set_source(Rows([], str))
