"""One case: who this is at the left, the pathway on top, its parts in tabs, what can be done now at the right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.changes import NO_CHANGES, Changes, Done
from app.domain.values import WaitsOn
from app.home import Home
from app.progress import Progress
from app.services import (
    assigning,
    attachments,
    attachments_folder,
    cases,
    colleagues,
    custody,
    evidence,
    looking,
    people,
    questions,
    undo,
)
from app.services.assigning import Offered
from app.services.attachments import Picked
from app.services.attachments_folder import TakenIn
from app.services.cases import CaseCard
from app.services.custody import Custody
from app.services.deleting import Deleted
from app.services.evidence import Weighed
from app.services.looking import News
from app.services.questions import QuestionRow
from app.services.undo import LastChange
from app.ui import icons
from app.ui.cases import endings, forms, way
from app.ui.cases.claims_tab import ClaimsTab
from app.ui.cases.custody_badge import CustodyBadge, outside_words
from app.ui.cases.history_tab import HistoryTab
from app.ui.cases.number_finding import NumberFinding
from app.ui.cases.only_reading import hold_back, writing
from app.ui.cases.papers_tab import PapersTab
from app.ui.cases.small_tabs import KinTab, ObstaclesTab, ResidenceTab
from app.ui.cases.steps_tab import StepsTab
from app.ui.cases.tab import CaseTab
from app.ui.cases.todo_panel import TodoPanel
from app.ui.cases.together_tab import TogetherTab
from app.ui.cases.visits_tab import VisitsTab
from app.ui.cases.who_panel import WhoPanel
from app.ui.field_words import entity_name, field_name
from app.ui.formats import fill
from app.ui.messages import explain
from app.ui.people.removal import Gone, Removal, settle
from app.ui.question_box import QuestionsArea
from app.ui.record_panel import RecordDialog
from app.ui.service_page import InterviewRequest, ServicePage, WizardRequest
from app.ui.tasks import Tasks
from app.ui.theme import Space
from app.ui.visit_recorder import VisitRecorder
from app.ui.widgets.badge import Badge
from app.ui.widgets.banner import BannerArea
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.fields import scrolled
from app.ui.widgets.step_line import StepLine
from app.ui.window import Memory

SIDES, NARROW_SIDES, ROOMY = (212, 260), (180, 232), 1120
"""Pixels: the widths of the two sides, and from which width of the page on they are roomy."""
Shown = tuple[CaseCard, LastChange | None, Weighed, News | None, list[QuestionRow]]
TABS_LEAST = 180
"""Pixels: lower the tabs never get; what does not fit in them scrolls."""


class CasePage(ServicePage):
    """``open_target(case_id)`` or ``open_target((case_id, tab))``. Signals: ``print_dossier(object)``
    the case and the kind of paper;
    ``conflict_asked(str)`` to the desk, to the conflict of this row."""

    print_dossier = Signal(object)
    conflict_asked = Signal(str)

    CONCERNS = (
        "case", "resident", "household", "answer", "claim", "evidence", "attachment", "residence", "visit", "step",
        "obstacle", "handoff", "recheck", "benefit", "note", "settlement", "question",
    )  # fmt: skip
    TABS = ("claims", "papers", "kin", "residence", "visits", "steps", "obstacles", "together", "history")

    def __init__(
        self, home: Home, tasks: Tasks, parent: QWidget | None = None, *, memory: Memory | None = None
    ) -> None:
        super().__init__(home, tasks, parent, memory=memory)
        self._case_id = self._disputed = self._outside = ""
        self._card: CaseCard | None = None
        self._undoable: LastChange | None = None
        self._dialog: RecordDialog | None = None
        known = colleagues.colleagues(home)
        self._words = self._words.with_names(known.accounts)
        self._desk = forms.Desk(self._words, tasks, self, known.accounts, known.machines)
        self._build()
        self._keys()

    def _build(self) -> None:
        self.banners = BannerArea(self)
        self.questions = QuestionsArea(self._home, self._tasks, self)
        self.questions.answered.connect(self.done)
        self._number = NumberFinding(self._home, self.banners, self)
        self._number.settle.connect(self._close_settled)
        self._number.regroup.connect(self._find_group)
        self.knocks = VisitRecorder(self._home, self, self.banners)
        self._way = StepLine(self)
        self._way.activated.connect(self._go_step)
        self._who = WhoPanel(self)
        self._who.revealed.connect(self._note_revealed)
        self._who.open_person.connect(self.open_person)
        self._who.open_household.connect(self.open_household)
        self._todo = TodoPanel(self)
        self._todo.asked.connect(self.deed)
        self._tabs = QTabWidget(self)
        self._tabs.setUsesScrollButtons(True)
        self._tabs.setMinimumHeight(TABS_LEAST)
        self._tabs.setAccessibleName(self.tr("Các phần của hồ sơ"))
        desk = self._desk
        self.claims, self.papers, self.kin = ClaimsTab(desk, self), PapersTab(desk, self), KinTab(desk, self)
        self.residence, self.visits, self.steps = ResidenceTab(desk, self), VisitsTab(desk, self), StepsTab(desk, self)
        self.obstacles, self.together = ObstaclesTab(desk, self), TogetherTab(desk, self)
        self.history = HistoryTab(desk, self)
        titles = (
            (self.tr("Sự việc"), self.tr("Sự việc và chứng cứ")),
            (self.tr("Giấy tờ"), self.tr("Bản chụp, bản quét")),
            (self.tr("Thân nhân"), self.tr("Thân nhân và hộ")),
            (self.tr("Cư trú"), self.tr("Các thời gian cư trú")),
            (self.tr("Đến nhà"), self.tr("Lượt đến nhà")),
            (self.tr("Các bước"), self.tr("Các bước của lộ trình")),
            (self.tr("Vướng mắc"), self.tr("Vướng mắc và trả lời")),
            (self.tr("Phối hợp"), self.tr("Chế độ được hưởng, việc chuyển, phúc tra")),
            (self.tr("Lịch sử"), self.tr("Ai đã sửa gì, lúc nào")),
        )
        self._tabs.tabBar().setStyleSheet(f"QTabBar::tab {{ padding: 0 {Space.S}px; }}")
        for tab, (title, tip) in zip(self._all_tabs(), titles, strict=True):
            self._tabs.setTabToolTip(self._tabs.addTab(tab, title), f"{tip} (Ctrl+PgUp, Ctrl+PgDn)")
            tab.done.connect(self.done)
            tab.asked.connect(self.deed)
        self.papers.files_chosen.connect(self.attach_files)
        self.papers.scans_chosen.connect(self.take_scans)
        self._tabs.currentChanged.connect(self._tab_changed)
        self._empty = EmptyState("cases", self.tr("Đang mở hồ sơ…"), parent=self)
        body = QHBoxLayout()
        body.setSpacing(Space.S)
        self._left, self._right = scrolled(self._who), scrolled(self._todo)
        body.addWidget(self._left)
        body.addWidget(self._tabs, 1)
        body.addWidget(self._right)
        self._share()
        content = QWidget(self)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(Space.S, Space.S, Space.S, 0)
        layout.setSpacing(Space.S)
        layout.addLayout(self._head())
        layout.addWidget(self.banners)
        layout.addWidget(self.questions)
        layout.addWidget(self._way)
        layout.addLayout(body, 1)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(content)
        self.gone = Gone(self._home, self._tasks, self)
        self.gone.brought_back.connect(self.done)
        self.gone.failed.connect(self._went_wrong)
        self._stack.addWidget(self.gone)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _head(self) -> QHBoxLayout:
        self._category = Badge("", "neutral", "cases", self)
        self._state = Badge("", parent=self)
        self._due = Badge("", "warn", "calendar", self)
        self._assignee = QLabel(self)
        self._assignee.setProperty("role", "muted")
        self._custody = CustodyBadge(self)
        self._take_back = QPushButton(self.tr("Hoàn tác"), self)
        icons.put(self._take_back, "undo")
        self._take_back.clicked.connect(self.take_back)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        for each in (self._category, self._state, self._due, self._custody, self._assignee):
            row.addWidget(each)
        row.addStretch(1)
        row.addWidget(self._take_back)
        self.removal = Removal(self._home, self._tasks, "case", self)
        self.removal.removed.connect(self._removed)
        row.addWidget(self.removal)
        return row

    def _keys(self) -> None:
        for keys, slot in (
            (QKeySequence(QKeySequence.StandardKey.Undo), self.take_back),
            (QKeySequence("Ctrl+P"), self._print),
            (QKeySequence("Ctrl+E"), self._wizard),
            (QKeySequence("Ctrl+PgDown"), self._tab_after),
            (QKeySequence("Ctrl+PgUp"), self._tab_before),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _all_tabs(self) -> tuple[CaseTab, ...]:
        return (
            self.claims, self.papers, self.kin, self.residence, self.visits, self.steps, self.obstacles,
            self.together, self.history,
        )  # fmt: skip

    # What the window calls -------------------------------------------------------------------------------------------

    def open_target(self, target: object) -> None:
        case_id, tab = target if isinstance(target, tuple) else (target, "")
        if isinstance(case_id, str) and case_id and case_id != self._case_id:
            self._case_id, self._card, self._outside = case_id, None, ""
            self._hold_back()
            self.removal.set_row(case_id)
            self.banners.take_back("undo")
            self.banners.take_back("news")
            self.knocks.forget()
            self._empty.say(self.tr("Đang mở hồ sơ…"), icon="cases")
            self._stack.setCurrentWidget(self._empty)
            self.refresh()
        tab = str(tab) or self.remembered("tab", "claims")
        if tab in self.TABS:
            self._tabs.setCurrentIndex(self.TABS.index(tab))

    def title(self) -> str:
        if self._card is None or self._card.file.person is None:
            return self.tr("Hồ sơ")
        return f"{self._card.file.person.name} · {self._card.file.case.category}"

    @property
    def case_id(self) -> str:
        return self._case_id

    def concerned(self, changes: Changes) -> bool:
        return bool(self._case_id) and super().concerned(changes)

    def ask(self) -> None:
        home, case_id = self._home, self._case_id

        def read(_progress: Progress) -> Shown:
            card, fresh = cases.case_card(home, case_id), looking.news(home, case_id)
            looking.looked(home, case_id)
            weighed = evidence.weigh(home, card.file, card.history)
            return card, undo.last_change(home, case_id), weighed, fresh, questions.of_case(home, case_id)

        def look(_progress: Progress) -> Custody:
            return custody.custody_of_case(home, case_id)

        self.read("card", read, self._show, self._not_there)
        self.read("custody", look, self._show_custody, self._not_there)

    # Showing ---------------------------------------------------------------------------------------------------------

    def _show(self, answer: Shown) -> None:
        card, self._undoable, weighed, fresh, asked = answer
        self._card = card
        file = card.file
        known = {member.id: member.name for member in file.members}
        if file.person is not None:
            known |= {file.person.id: file.person.name, file.person.area_id: file.area_name}
        if file.household is not None:
            known[file.household.id] = file.household.label
        known |= {piece.id: self._words.code("evidence_kinds", piece.kind) for piece in file.evidence}
        known |= weighed.relatives
        places = frozenset(row.place for row in asked if row.answered_on is None)
        self._desk = replace(self._desk, words=self._words.with_names(known), asked=places)
        self.questions.show_questions(asked)
        self.claims.take(weighed)
        self._way.show_steps(way.marks(card.pathway), self.steps.chosen())
        self._way.setVisible(bool(card.pathway.steps))
        self._who.show_card(card, self._desk)
        self._todo.show_card(card, self._desk)
        for tab in self._all_tabs():
            tab.show_card(card, self._desk)
        self._show_head(card)
        self._show_marks(card)
        self._number.show_card(card)
        if fresh is not None:
            self._tell_news(fresh)
        self._hold_back()
        self._stack.setCurrentIndex(1)
        self.retitled.emit()

    def _show_head(self, card: CaseCard) -> None:
        case = card.file.case
        category = self._home.pack.categories.get(case.category)
        full = f"{case.category} · {category.title}" if category else case.category
        self._category.show_state(case.category if len(full) > 60 else full, "accent", "cases")
        self._category.setToolTip(category.wording if category else case.category)
        closed = case.state == "closed" and not card.contested
        looks = ("bad", "conflict") if card.contested else ("good", "done") if closed else ("accent", "now")
        self._state.show_state(
            self._desk.words.said("case", "state", "contested" if card.contested else case.state), *looks
        )
        self._due.setVisible(case.due is not None and not closed)
        if case.due is not None:
            late = case.due < self._home.today
            self._due.show_state(
                fill(self.tr("Hạn %1"), case.due), *(("bad", "late") if late else ("warn", "calendar"))
            )
        to = " · ".join(filter(None, (self._desk.words.name(case.assignee) if case.assignee else "", case.team)))
        self._assignee.setText(fill(self.tr("Giao cho: %1"), to) if to else "")
        self._assignee.setToolTip(case.task or "")
        waits = case.waits_on
        if isinstance(waits, WaitsOn):
            said = fill(self.tr("Hồ sơ này chờ hồ sơ khác: %1"), waits.what or self._desk.words.name(waits.case_id))
            self.banners.tell("waits", said, "warn", [(self.tr("Mở hồ sơ đó"), self._open_awaited)], closable=False)
        else:
            self.banners.take_back("waits")
        last = self._undoable
        self._take_back.setEnabled(last is not None)
        said = self._said_of(last) if last is not None else self.tr("Chưa có thay đổi nào của anh/chị để hoàn tác")
        self._take_back.setToolTip(fill(self.tr("%1 (Ctrl+Z)"), said))

    def _show_custody(self, held: Custody) -> None:
        """Who holds the case; at a laptop whether it may still be written here."""
        self._custody.show_custody(held, office=self._home.is_office)
        self._outside = outside_words(held)
        if self._outside:
            self.banners.tell("outside", self._outside, "warn", closable=False)
        else:
            self.banners.take_back("outside")
        self._hold_back()

    def _hold_back(self) -> None:
        """Of a case that can only be read no button writes."""
        mine = [self._take_back, self.removal, *(each for tab in self._all_tabs() for each in tab.writes)]
        hold_back([*mine, *writing(self)], self._outside)

    def _tell_news(self, fresh: News) -> None:
        """What others did since this person last looked; it stays until it is closed or another case is opened."""
        what = ", ".join(entity_name(entity) for entity in fresh.entities[:4])
        who = ", ".join(self._desk.words.name(actor) for actor in fresh.actors[:3])
        since = date.fromisoformat(fresh.since) if fresh.since else self._home.today
        said = fill(self.tr("Từ lần xem trước (%1): %2 thay đổi của %3: %4"), since, fresh.changes, who, what)
        self.banners.tell("news", said, "accent", [(self.tr("Xem lịch sử"), self._to_history)])

    def _ask_conflict(self) -> None:
        self.conflict_asked.emit(self._disputed)

    def _to_history(self) -> None:
        self._go("history")

    def _show_marks(self, card: CaseCard) -> None:
        """What waits for a person, in words over the case; each field has its own mark besides."""
        file = card.file
        person_id = file.person.id if file.person else file.case.resident_id
        rows = {file.case.id, person_id, file.household.id if file.household else ""}
        rows |= {claim.id for claim in file.claims} | {piece.id for piece in file.evidence}
        rows |= {step.id for step in file.steps} | {each.id for each in file.obstacles}
        rows |= {each.id for each in file.residences}
        fields = sorted({(entity, name) for entity, row, name in card.conflicts if row in rows})
        self._disputed = next((row for _, row, _ in sorted(card.conflicts) if row in rows), "")
        if fields:
            names = ", ".join(f"{entity_name(entity)}: {field_name(entity, name)}" for entity, name in fields)
            if file.case.state == "closed":
                said = fill(
                    self.tr("Hồ sơ được kết thúc khi còn hai giá trị chờ người chọn ở: %1. Chưa tính là xong."),
                    names,
                )
            else:
                said = fill(self.tr("Hai giá trị đang chờ người chọn ở: %1. Hồ sơ chưa kết thúc được."), names)
            deed = (self.tr("Giải quyết xung đột"), self._ask_conflict)
            self.banners.tell("conflicts", said, "bad", [deed], closable=False)
        else:
            self.banners.take_back("conflicts")

    def _removed(self, done: Done[Deleted]) -> None:
        settle(self, self.gone, done)
        self._stack.setCurrentWidget(self.gone)

    def _close_settled(self) -> None:
        if self._card is not None:
            dialog = endings.close_dialog(self._desk, self._card.file)
            dialog.panel.preset("kind", "settled")
            self._open(dialog)

    def _find_group(self) -> None:
        """Look for this case's group anew, by the interview."""
        self.start_interview.emit(InterviewRequest(case_id=self._case_id))

    def _not_there(self, error: Exception) -> None:
        if self.gone.row == self._case_id:
            self._stack.setCurrentWidget(self.gone)
            return
        said = explain(error)
        self._empty.say(said.title, said.text.replace("\n", " "), icon="error")
        self._stack.setCurrentWidget(self._empty)

    # Doing -----------------------------------------------------------------------------------------------------------

    def deed(self, deed: str, what: str) -> None:
        """What a button at the right or in a tab asks for."""
        if self._card is None:
            return
        file = self._card.file
        match deed:
            case "wizard":
                self._wizard()
            case "file":
                self._open(forms.step_dialog(self._desk, file, what, {"state": "filed", "filed_on": self._home.today}))
            case "result":
                self._open(forms.step_dialog(self._desk, file, what, {"state": "done", "done_on": self._home.today}))
            case "evidence":
                self._go("claims")
                self._open(forms.evidence_dialog(self._desk, file, None, kind=what))
            case "attach":
                self._go("papers")
                self.papers.choose_files(what)
            case "detach":
                home = self._home
                self.do(lambda: attachments.remove(home, what, "Gỡ khỏi hồ sơ"))
            case "visit" if what:
                self.record_visit(what, *self.visits.taken())
            case "visit":
                self._go("visits")
            case "steps":
                self._go_step(what)
            case "finding":
                self._go("steps")
                self.steps.record_finding_of(what)
            case "obstacle":
                self._go("obstacles")
                self.obstacles.add()
            case "assign":
                home = self._home
                self.read("give", lambda _progress: assigning.teams(home), self._ask_whom)
            case "note":
                self._open(endings.note_dialog(self._desk, file.case.id, None))
            case "close":
                self._open(endings.close_dialog(self._desk, file))
            case "reopen":
                self._open(endings.reopen_dialog(self._desk, file))
            case "regroup":
                self._find_group()
            case "print":
                self.print_dossier.emit((self._case_id, what) if what else self._case_id)
            case "open_case":
                self.open_case.emit(what)
            case "person":
                self.open_person.emit(what)
            case "household":
                self.open_household.emit(what)

    def _ask_whom(self, teams: tuple[str, ...]) -> None:
        """Who is to do what on this case: as it was drawn here, not as it may stand by now."""
        if self._card is not None:
            case = self._card.file.case
            values = {name: getattr(case, name) for name in ("assignee", "team", "task", "due")}
            self._open(endings.assign_dialog(self._desk, Offered(((case.id, case.seen),), teams), values=values))

    def record_visit(self, outcome: str, day: date | None, note: str | None = None, told_by: str | None = None) -> None:
        """One knock on the door of this case's household."""
        if self._card is None or self._card.file.household is None:
            return
        house = self._card.file.household
        said = f"{self._words.code('visit_outcomes', outcome)} · {house.label}"
        self.knocks.record(house.id, outcome, said, day=day, note=note, told_by=told_by, case_id=self._case_id)

    def attach_files(self, files: object, evidence_id: str) -> None:
        """Take scans in; each is one attachment, the first that cannot be read stops with its reason."""
        if self._card is None or not isinstance(files, list):
            return
        home, case_id, person = self._home, self._case_id, self._card.file.case.resident_id
        picked = [each if isinstance(each, Picked) else Picked(each, each.stem) for each in files]
        of = evidence_id or None

        def attach(progress: Progress) -> Done[int]:
            changes = NO_CHANGES
            for each in progress.over(picked, "read", len(picked), every=1):
                changes |= attachments.attach_all(home, person, [each], case_id=case_id, evidence_id=of).changes
            return Done(len(picked), changes)

        self._tasks.run(attach, self.done, self._attach_failed, title=self.tr("Đang đính bản chụp"), cancellable=True)

    def take_scans(self, picked: list[Picked], evidence_id: str, delete: bool) -> None:
        """Take files of the scanner's folder in; with ``delete`` they leave it once they are kept and read back."""
        if self._card is None:
            return
        home, case_id, person = self._home, self._case_id, self._card.file.case.resident_id
        of = evidence_id or None

        def take(progress: Progress) -> Done[TakenIn]:
            return attachments_folder.take_in(
                home, person, picked, case_id=case_id, evidence_id=of, delete=delete, progress=progress
            )

        self._tasks.run(take, self._scans_taken, self._attach_failed, title=self.tr("Đang đính bản quét"))

    def _scans_taken(self, done: Done[TakenIn]) -> None:
        if done.value.left:
            said = self.tr("Đã giữ, nhưng không xóa được khỏi thư mục máy quét: %1. Hãy tự xóa.")
            self.banners.tell("scans", fill(said, ", ".join(done.value.left)), "warn")
        self.papers.scans_taken()
        self.done(done)

    def take_back(self) -> None:
        """Ctrl+Z: one's own last change to this case."""
        if self._undoable is not None:
            home, case_id = self._home, self._case_id
            self._tasks.run(lambda _progress: undo.take_back(home, case_id), self._was_taken_back, self._went_wrong)

    def _was_taken_back(self, done: Done[LastChange]) -> None:
        said = fill(self.tr("Đã hoàn tác: %1"), self._said_of(done.value))
        self.banners.tell("undo", said, "good", [(self.tr("Làm lại"), self.take_back)])
        self.done(done)

    def _said_of(self, change: LastChange) -> str:
        if change.new:
            return fill(self.tr("lập mới %1"), entity_name(change.entity).lower())
        names = ", ".join(field_name(change.entity, name).lower() for name in change.before)
        return f"{entity_name(change.entity)}: {names}"

    def _attach_failed(self, error: Exception) -> None:
        self.refresh()
        self._went_wrong(error)

    def _open(self, dialog: RecordDialog) -> None:
        self._dialog = dialog
        dialog.saved.connect(self.done)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _wizard(self) -> None:
        if self._card is not None:
            file = self._card.file
            area = file.person.area_id if file.person else None
            self.start_wizard.emit(WizardRequest(self._case_id, file.case.category, area, file.case.resident_id))

    def _print(self) -> None:
        if self._card is not None:
            self.print_dossier.emit(self._case_id)

    def _open_awaited(self) -> None:
        waits: Any = self._card.file.case.waits_on if self._card else None
        if isinstance(waits, WaitsOn):
            self.open_case.emit(waits.case_id)

    def _note_revealed(self, person_id: str) -> None:
        home = self._home
        self._tasks.run(lambda _progress: people.note_revealed(home, person_id), None, self._went_wrong)

    # Going about -----------------------------------------------------------------------------------------------------

    def _go(self, tab: str) -> None:
        self._tabs.setCurrentIndex(self.TABS.index(tab))

    def _go_step(self, procedure: str) -> None:
        self._go("steps")
        self.steps.choose(procedure)

    def _tab_changed(self, index: int) -> None:
        self.remember("tab", self.TABS[index])

    def _tab_after(self) -> None:
        self._tabs.setCurrentIndex((self._tabs.currentIndex() + 1) % self._tabs.count())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """The sides are narrower where the page is: the tabs need the room."""
        who, todo = SIDES if self.width() >= ROOMY else NARROW_SIDES
        self._left.setFixedWidth(who)
        self._right.setFixedWidth(todo)

    def _tab_before(self) -> None:
        self._tabs.setCurrentIndex((self._tabs.currentIndex() - 1) % self._tabs.count())
