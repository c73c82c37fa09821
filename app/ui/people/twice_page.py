"""Có thể trùng người: the pairs of records that may be one person, and what a person says of them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.domain.changes import ALL_CHANGED, Done
from app.domain.matching import LIKELY
from app.domain.permissions import Action
from app.domain.values import Closing
from app.errors import UserError
from app.home import Home
from app.progress import Progress
from app.services import closing, colleagues, duplicates, duplicates_telling, found_twice, merging, people
from app.services.duplicates import Pair
from app.services.merging import Merged, OpenTwice
from app.ui import icons
from app.ui.dialogs import show_error
from app.ui.field_words import Words, born
from app.ui.formats import fill
from app.ui.messages import explain
from app.ui.people.twice_panel import Compared, Decision, TwicePanel
from app.ui.service_page import ServicePage
from app.ui.tasks import Tasks
from app.ui.theme import Space
from app.ui.widgets.banner import BannerArea
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.fields import Tick
from app.ui.widgets.paged_table import Column, PagedTable, Rows
from app.ui.window import Memory

_AGAIN = ("row.changed-since", "merge.merged-already", "person.elsewhere")
"""Faults after which the list is read again: somebody else was quicker."""


class TwicePage(ServicePage):
    """↑↓ go through the pairs; 1 and 2 say which record is kept, Tab goes to the differing fields, Ctrl+Enter merges,
    Ctrl+K: two people, Ctrl+L: later. At a laptop one only proposes."""

    CONCERNS = ("resident", "likeness", "case")

    def __init__(
        self, home: Home, tasks: Tasks, parent: QWidget | None = None, *, memory: Memory | None = None
    ) -> None:
        super().__init__(home, tasks, parent, memory=memory)
        self._names = colleagues.colleagues(home).accounts
        self._decides = home.is_office and home.account.may(Action.MERGE_PEOPLE)
        self._pairs: list[Pair] = []
        self._later: list[str] = []
        self._place = 0
        self._wanted = ""
        self._both: OpenTwice | None = None
        self._last: Merged | None = None
        self._build()
        for keys, slot in (
            ("Ctrl+Return", self.panel.decide),
            ("Ctrl+Enter", self.panel.decide),
            ("Ctrl+K", self.panel.say_distinct),
            ("Ctrl+L", self.put_off),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)
        self.refresh()

    def _build(self) -> None:
        self.banners = BannerArea(self)
        self._head = QLabel(self)
        self._head.setProperty("role", "heading")
        self._sure = Tick(self.tr("Chỉ cặp rất giống"), self)
        self._sure.set_value(self.remembered("sure") == "1")
        self._sure.changed.connect(self._filter)
        self._again = QPushButton(self.tr("Tìm lại"), self)
        icons.put(self._again, "refresh")
        self._again.setToolTip(self.tr("So lại những hồ sơ đã thay đổi (F5)"))
        self._again.clicked.connect(self.reload)
        keys = QLabel(
            self.tr("↑ ↓ chọn cặp · 1, 2 giữ hồ sơ nào · Ctrl+Enter gộp · Ctrl+K không phải một người · Ctrl+L để sau")
            if self._decides
            else self.tr("Ở máy này chỉ đề nghị; người ở văn phòng gộp hồ sơ. Ctrl+Enter đề nghị · Ctrl+L để sau"),
            self,
        )
        keys.setProperty("role", "muted")
        keys.setWordWrap(True)
        self.table = PagedTable(self._columns(), None, self, name=self.tr("Các cặp có thể trùng"))
        self.table.selected.connect(self._selected)
        self.table.view.installEventFilter(self)
        self.panel = TwicePanel(self._words, decides=self._decides, parent=self)
        self.panel.merge_asked.connect(self._merge)
        self.panel.propose_asked.connect(self._propose)
        self.panel.distinct_asked.connect(self._distinct)
        self.panel.later_asked.connect(self.put_off)
        self.panel.both_asked.connect(self.ask_both)
        self.panel.person_asked.connect(self.open_person)
        self._none = EmptyState("good", self.tr("Đang so các hồ sơ…"), "", parent=self)
        sides = QWidget(self)
        across = QHBoxLayout(sides)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(Space.M)
        across.addWidget(self.table, 2)
        across.addWidget(self.panel, 3)
        self._faces = QStackedWidget(self)
        self._faces.addWidget(self._none)
        self._faces.addWidget(sides)
        top = QHBoxLayout()
        top.addWidget(self._head, 1)
        top.addWidget(self._sure)
        top.addWidget(self._again)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.S)
        layout.setSpacing(Space.S)
        layout.addWidget(self.banners)
        layout.addLayout(top)
        layout.addWidget(keys)
        layout.addWidget(self._faces, 1)
        self.setFocusProxy(self.table.view)

    def _columns(self) -> list[Column]:
        def mark(row: Pair) -> tuple[str, str] | None:
            return ("step", "warn") if row.proposed else None

        return [
            Column(self.tr("Hai hồ sơ"), self._both_names, 240, stretch=True, mark=mark),
            Column(self.tr("Sinh"), lambda row: born(row.first.born) or born(row.second.born), 104),
            Column(self.tr("Điểm"), lambda row: str(row.likeness.points), 66, "right"),
        ]

    def _both_names(self, row: Pair) -> str:
        one, two = row.first.name, row.second.name
        return one if one == two else f"{one} – {two}"

    # What the window calls -------------------------------------------------------------------------------------------

    def title(self) -> str:
        return self.tr("Có thể trùng người")

    def open_target(self, target: object) -> None:
        """The id of a record: go to its first pair."""
        self._wanted = str(target or "")
        self._show_list()

    def ask(self) -> None:
        home = self._home

        def read(progress: Progress) -> list[Pair]:
            duplicates.look(home, progress=progress)
            return duplicates.pairs(home)

        self.read("pairs", read, self._show)

    # Showing ---------------------------------------------------------------------------------------------------------

    @property
    def pairs(self) -> list[Pair]:
        """Those that are shown, in their order."""
        least = LIKELY if self._sure.value() else 0
        shown = [pair for pair in self._pairs if pair.proposed or pair.likeness.points >= least]
        return sorted(shown, key=lambda pair: pair.key in self._later)

    def _show(self, found: list[Pair]) -> None:
        self._pairs = found
        self._show_list()

    def _show_list(self) -> None:
        shown = self.pairs
        hidden = len(self._pairs) - len(shown)
        self._head.setText(fill(self.tr("%1 cặp có thể trùng"), len(shown)) if shown else "")
        self._none.say(
            self.tr("Không có cặp nào có thể trùng"),
            fill(self.tr("%1 cặp ít giống hơn đang ẩn."), hidden)
            if hidden
            else self.tr("Chỉ so trong dữ liệu của máy này. Cặp đã nói “không phải một người” không hiện lại."),
            icon="good",
        )
        self._faces.setCurrentIndex(1 if shown else 0)
        self.table.set_source(Rows(shown, lambda row: row.key))
        if not shown:
            return
        wanted = next((pair.key for pair in shown if self._wanted and self._wanted in pair.key), "")
        self._wanted = ""
        self.table.select(wanted or shown[min(self._place, len(shown) - 1)].key)
        self._selected(self.table.current_key())

    def _selected(self, key: str) -> None:
        place = next((i for i, each in enumerate(self.pairs) if each.key == key), -1)
        if place < 0:
            return
        self._place = place
        home, pair, accounts = self._home, self.pairs[place], self._names

        def read(_progress: Progress) -> Compared:
            one, two = (people.person_card(home, side.id, why="duplicate") for side in (pair.first, pair.second))
            names = {card.person.area_id: card.area for card in (one, two)}
            for card in (one, two):
                names |= card.kin
                if card.household is not None:
                    names[card.household.id] = card.household.label
            return Compared(pair, one, two, accounts.get(pair.proposed_by, pair.proposed_by), names)

        self.read("pair", read, self._show_pair, self._not_there)

    def _show_pair(self, compared: Compared) -> None:
        if compared.one.person.id == compared.two.person.id:
            return  # merged meanwhile: the list is read again
        words = Words(self._home, {**self._words.names, **compared.names}, whole_numbers=self._decides)
        self.panel.show_pair(compared, words)

    def _not_there(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self.refresh(ALL_CHANGED)
        else:
            show_error(self.window(), error)

    def _filter(self) -> None:
        self.remember("sure", "1" if self._sure.value() else "")
        self._place = 0
        self._show_list()

    # Deeds -----------------------------------------------------------------------------------------------------------

    def put_off(self) -> None:
        """Ctrl+L: this pair goes behind the others until the page is opened again."""
        key = self.table.current_key()
        if key:
            self._later = [*(each for each in self._later if each != key), key]
            self._show_list()

    def _merge(self, decision: Decision) -> None:
        home = self._home
        self._run(
            lambda: merging.merge(home, decision.keep, decision.other, decision.chosen, decision.reason, decision.seen),
            self._merged,
        )

    def _propose(self, reason: str) -> None:
        home, pair = self._home, self._current()
        if pair is not None:
            self._run(lambda: duplicates.propose(home, pair.first.id, pair.second.id, reason), self._proposed)

    def _distinct(self, reason: str) -> None:
        home, pair = self._home, self._current()
        if pair is not None:
            self._run(lambda: duplicates.distinct(home, pair.first.id, pair.second.id, reason), self._was_distinct)

    def ask_both(self) -> None:
        """Let the laptops of both areas know, and answer."""
        home, pair = self._home, self._current()
        if pair is None:
            return
        texts = {
            mine.id: duplicates_telling.question_about(other)
            for mine, other in ((pair.first, pair.second), (pair.second, pair.first))
        }
        self._run(lambda: found_twice.ask_both(home, texts), self._both_asked)

    def _both_asked(self, done: Done[int]) -> None:
        asked = self.tr("Đã hỏi. Câu hỏi đi cùng gói dữ liệu tới của các máy giữ hai địa bàn.")
        self._said(done, asked if done.value else self.tr("Hai bên đã được hỏi từ trước, đang chờ trả lời."))
        self.put_off()

    def _current(self) -> Pair | None:
        return self.panel.compared.pair if self.panel.compared is not None else None

    def _run(self, work: Any, then: Any) -> None:
        self.banners.take_back("fault")
        self.panel.set_busy(True)
        self._tasks.run(lambda _progress: work(), then, self._failed)

    def _merged(self, done: Done[Merged]) -> None:
        self.panel.set_busy(False)
        self._last = done.value
        compared = self.panel.compared
        names = {card.person.id: card.person.name for card in (compared.one, compared.two)} if compared else {}
        said = fill(
            self.tr("Đã gộp hồ sơ “%1” vào “%2”. Không mất gì: tách lại lúc nào cũng được."),
            names.get(done.value.other, ""),
            names.get(done.value.kept, ""),
        )
        self.banners.tell(
            "merged",
            said,
            "good",
            [(self.tr("Tách lại"), self._apart), (self.tr("Mở hồ sơ giữ lại"), self._open_kept)],
        )
        self._both = done.value.open_twice[0] if done.value.open_twice else None
        if self._both is not None:
            text = fill(self.tr("Người này có hai hồ sơ diện %1 đang mở."), self._both.category)
            actions = [(self.tr("Kết thúc hồ sơ mở sau vì trùng"), self._close_later)]
            self.banners.tell("both", text, "warn", actions)
        self._over(done.value.kept, done.value.other)
        self._after(done)

    def _proposed(self, done: Done[None]) -> None:
        self._said(done, self.tr("Đã ghi lời đề nghị; văn phòng nhận cùng gói dữ liệu lần sau."))
        self.put_off()

    def _over(self, *people: str) -> None:
        """What the field was asked about the pair is over."""
        home = self._home
        self._tasks.run(lambda _progress: found_twice.over(home, *people), self._is_over, self._failed)

    def _is_over(self, done: Done[None]) -> None:
        if done.changes:
            self.changed.emit(done.changes)

    def _was_distinct(self, done: Done[None]) -> None:
        if (pair := self._current()) is not None:
            self._over(pair.first.id, pair.second.id)
        self._said(done, self.tr("Đã ghi nhớ: không phải một người. Cặp này không hiện lại nữa."))

    def _was_apart(self, done: Done[merging.Apart]) -> None:
        self.banners.take_back("both")
        left = ", ".join(done.value.left)
        said = self.tr("Đã tách. Hai hồ sơ trở lại như trước, cùng những gì ghi sau đó.")
        self._said(done, said + (" " + fill(self.tr("Giữ nguyên vì đã sửa sau khi gộp: %1"), left) if left else ""))

    def _said(self, done: Done[Any], text: str) -> None:
        self.panel.set_busy(False)
        self.banners.take_back("merged")
        self.banners.tell("said", text, "good")
        self._after(done)

    def _after(self, done: Done[Any]) -> None:
        self.changed.emit(done.changes or ALL_CHANGED)
        self.refresh(ALL_CHANGED)
        self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _apart(self) -> None:
        home, last = self._home, self._last
        if last is not None:
            self._run(lambda: merging.unmerge(home, last.other), self._was_apart)

    def _open_kept(self) -> None:
        if self._last is not None:
            self.open_person.emit(self._last.kept)

    def _close_later(self) -> None:
        home, both = self._home, self._both
        if both is not None:
            ending = Closing("duplicate", home.today, other=both.kept_case)
            self._run(lambda: closing.close(home, both.other_case, both.seen, ending), self._closed)

    def _closed(self, done: Done[None]) -> None:
        self.panel.set_busy(False)
        self.banners.take_back("both")
        self.banners.tell("closed", self.tr("Đã kết thúc hồ sơ mở sau với lý do trùng."), "good")
        self._after(done)

    def _failed(self, error: Exception) -> None:
        self.panel.set_busy(False)
        if isinstance(error, UserError):
            self.banners.explain("fault", explain(error))
            if error.code in _AGAIN:
                self.refresh(ALL_CHANGED)
            return
        show_error(self.window(), error)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.table.view and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            which = {Qt.Key.Key_1: 1, Qt.Key.Key_2: 2}.get(Qt.Key(event.key()))
            if which is not None and not event.modifiers():
                self.panel.keep(which)
                return True
        return super().eventFilter(watched, event)
