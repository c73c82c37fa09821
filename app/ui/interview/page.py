"""Tìm diện: one question at a time at the left, the proposals growing at the right; the person decides.

Number keys answer, Backspace and ← go back, → leaves a question for later, Ctrl+Enter takes what was ticked, Esc leaves
and keeps. Each answer is kept as it is given.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.domain.changes import Changes, Done
from app.domain.interview import Findings
from app.domain.merge import Seen
from app.domain.regroup import Regrouping
from app.domain.worksheet import Draft
from app.home import Home
from app.progress import Progress
from app.services import cases, drafts, groups, wizard
from app.services.groups import Talk, TalkView
from app.ui import icons
from app.ui.cases.tab import joined
from app.ui.formats import fill
from app.ui.interview.proposals_panel import ProposalsPanel
from app.ui.interview.question_panel import QuestionPanel
from app.ui.interview.regroup_dialog import RegroupDialog
from app.ui.messages import explain
from app.ui.service_page import InterviewRequest, ServicePage, WizardRequest
from app.ui.tasks import Tasks
from app.ui.theme import Space
from app.ui.widgets.banner import BannerArea
from app.ui.widgets.empty_state import EmptyState
from app.ui.window import Memory


@dataclass(frozen=True, slots=True)
class _Compared:
    """A change of group as it would be, and what of the case was seen then."""

    told: Regrouping
    seen: Seen
    changes: Changes


class InterviewPage(ServicePage):
    """``open_target`` takes an :class:`InterviewRequest`. Signal: ``left()``: the person goes away; all is kept."""

    left = Signal()

    def __init__(
        self, home: Home, tasks: Tasks, parent: QWidget | None = None, *, memory: Memory | None = None
    ) -> None:
        super().__init__(home, tasks, parent, memory=memory)
        self._view: TalkView | None = None
        self._talk = Talk("")
        self._request = InterviewRequest()
        self._dialog: RegroupDialog | None = None
        self._compared: _Compared | None = None
        self._build()
        self._keys()

    def _build(self) -> None:
        pack = self._home.pack
        self.banners = BannerArea(self)
        self._about = QLabel(self)
        self._about.setProperty("role", "heading")
        self._about.setTextFormat(Qt.TextFormat.PlainText)
        self._decide = QPushButton(self)
        self._decide.setProperty("role", "primary")
        icons.put(self._decide, "forward", "on_accent")
        self._decide.clicked.connect(self.decide)
        self.questions = QuestionPanel(pack.interview, self)
        self.questions.answered.connect(self.answer)
        self.questions.asked_for.connect(self._go)
        self.questions.later.connect(self.later)
        self.questions.back.connect(self.back)
        self.proposals = ProposalsPanel(pack.interview, pack.categories, self)
        self.proposals.chosen_changed.connect(self._show_decide)
        head = QHBoxLayout()
        head.addWidget(self._about, 1)
        head.addWidget(self._decide)
        body = QHBoxLayout()
        body.setSpacing(Space.M)
        body.addWidget(self.questions, 5)
        body.addWidget(self.proposals, 4)
        content = QWidget(self)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        layout.setSpacing(Space.S)
        layout.addLayout(head)
        layout.addWidget(self.banners)
        layout.addLayout(body, 1)
        self._empty = EmptyState("search", self.tr("Đang mở…"), parent=self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _keys(self) -> None:
        """Enter on an answer takes the answer, so that Ctrl+Enter must come before the buttons."""
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.decide)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no field took for itself."""
        number = event.key() - Qt.Key.Key_0
        deeds: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Backspace: self.back,
            Qt.Key.Key_Left: self.back,
            Qt.Key.Key_Right: self.later,
            Qt.Key.Key_Escape: self.left.emit,
            Qt.Key.Key_Up: self.questions.take_focus,
            Qt.Key.Key_Down: self.questions.take_focus,
        }
        if 1 <= number <= 9:
            self.questions.choose(number)
        elif event.key() in deeds:
            deeds[event.key()]()
        else:
            super().keyPressEvent(event)

    # What the window calls -------------------------------------------------------------------------------------------

    def open_target(self, target: object) -> None:
        if isinstance(target, InterviewRequest):
            self._request, self._view = target, None
            self.banners.take_back("choose")
            self._empty.say(self.tr("Đang mở…"), icon="search")
            self._stack.setCurrentWidget(self._empty)
            self.refresh()

    def title(self) -> str:
        name = self._view.name if self._view is not None else ""
        return fill(self.tr("Tìm diện · %1"), name) if name else self.tr("Tìm diện")

    def ask(self) -> None:
        home, asked = self._home, self._request

        def read(_progress: Progress) -> TalkView:
            return groups.open_talk(
                home,
                talk_id=asked.talk_id,
                person_id=asked.person_id,
                case_id=asked.case_id,
                area_id=asked.area_id,
            )

        self.read("talk", read, self._opened, self._not_there)

    # Showing ---------------------------------------------------------------------------------------------------------

    @property
    def talk(self) -> Talk:
        return self._talk

    @property
    def at(self) -> str:
        """The question that is shown; empty when none is left."""
        return self.questions.key

    def _opened(self, view: TalkView) -> None:
        self._view, self._talk = view, view.talk
        self.proposals.forget()
        now = fill(self.tr("đang ở diện %1"), view.category) if view.category else ""
        self._about.setText(joined([view.name or self.tr("Người chưa có trong danh sách"), view.area, now]))
        if view.resumed:
            self.banners.tell("resumed", self.tr("Làm tiếp phỏng vấn đang dở; các câu đã trả lời còn nguyên."))
        else:
            self.banners.take_back("resumed")
        self._stack.setCurrentIndex(1)
        self._go_on()
        QTimer.singleShot(0, self.questions.take_focus)
        self.retitled.emit()

    def _findings(self) -> Findings:
        return self._home.pack.interview.find(self._talk.answers)

    def _go_on(self) -> None:
        """To the first question that is open and was not left for later."""
        findings = self._findings()
        open_ = [key for key in findings.ask if key not in self._talk.left]
        self._show(open_[0] if open_ else "", findings)

    def _go(self, key: str) -> None:
        self._show(key, self._findings())

    def _show(self, key: str, findings: Findings) -> None:
        open_ = [each for each in findings.ask if each not in self._talk.left]
        own = {code: self.tr("Đang có hồ sơ") for code, _ in (self._view.open_cases if self._view else ())}
        self.proposals.show_findings(findings, own)
        if key:
            self.questions.show_question(self._talk, key, len(open_))
        else:
            self.questions.show_done(self._talk, len(findings.proposals))
        self._show_decide()

    def _show_decide(self) -> None:
        chosen = self.proposals.chosen()
        self._decide.setEnabled(bool(chosen))
        if self._view is not None and self._view.category is not None:
            said = self.tr("Đổi sang diện %1… (Ctrl+Enter)") if chosen else self.tr("Đổi diện… (Ctrl+Enter)")
        else:
            said = self.tr("Lập hồ sơ diện %1 (Ctrl+Enter)") if chosen else self.tr("Lập hồ sơ (Ctrl+Enter)")
        self._decide.setText(fill(said, ", ".join(chosen)) if chosen else said)

    def _not_there(self, error: Exception) -> None:
        said = explain(error)
        self._empty.say(said.title, said.text.replace("\n", " "), icon="error")
        self._stack.setCurrentWidget(self._empty)

    # Answering -------------------------------------------------------------------------------------------------------

    def answer(self, key: str, answer: Any) -> None:
        """An answer was given: it is kept, and the next open question is shown."""
        self._talk = self._talk.answered(key, answer)
        self._keep()
        self._go_on()

    def later(self) -> None:
        """Leave the question unasked."""
        if self.at:
            if self.at not in self._talk.answers:
                self._talk = self._talk.left_for_later(self.at)
                self._keep()
            self._go_on()

    def back(self) -> None:
        """The question before this one that was answered or left."""
        keys = [question.key for question in self._home.pack.interview.questions]
        before = keys[: keys.index(self.at)] if self.at else keys
        kept = self._home.pack.interview.kept(self._talk.answers)
        met = [key for key in before if key in kept or key in self._talk.left]
        if met:
            self._go(met[-1])

    def _keep(self) -> None:
        home, talk = self._home, self._talk
        self._tasks.run(lambda _: drafts.keep(home, talk.key, groups.body_of(talk)), None, self._went_wrong)

    # Deciding --------------------------------------------------------------------------------------------------------

    def decide(self) -> None:
        """Take what was ticked: open the cases and go to the wizard, or move this case to another group."""
        chosen, view = self.proposals.chosen(), self._view
        if view is None or not chosen:
            return
        self.banners.take_back("choose")
        home, talk = self._home, self._talk
        if view.category is not None:
            self._ask_to_regroup(view.category, chosen)
        elif talk.person_id is not None:
            self._tasks.run(lambda _: groups.decide(home, talk, chosen), self._decided, self._went_wrong)
        else:
            self._tasks.run(lambda _: _newcomer(home, talk, chosen), self._newcomer_begun, self._went_wrong)

    def _decided(self, done: Done[tuple[str, ...]]) -> None:
        chosen = self.proposals.chosen()
        self.done(done)
        if chosen[0] in self._home.pack.questions:
            self.start_wizard.emit(WizardRequest(done.value[0], chosen[0], None, self._talk.person_id))
        else:
            self.open_case.emit(done.value[0])

    def _newcomer_begun(self, draft: Draft) -> None:
        self.start_wizard.emit(WizardRequest(draft.case_id, draft.category, self._talk.area_id))

    def _ask_to_regroup(self, category: str, chosen: tuple[str, ...]) -> None:
        others = [code for code in chosen if code != category]
        if len(others) != 1:
            said = self.tr("Đổi diện thì chọn đúng một diện khác. Thêm diện nữa: lập hồ sơ thêm ở trang nhân khẩu.")
            self.banners.tell("choose", said, "warn")
            return
        home, talk = self._home, self._talk

        def compare(_progress: Progress) -> _Compared:
            case_id = talk.case_id or ""
            changes = groups.keep_answers(home, talk).changes
            seen = cases.case_card(home, case_id, why="interview").file.case.seen
            return _Compared(groups.compare(home, case_id, others[0]), seen, changes)

        self._tasks.run(compare, self._show_comparison, self._went_wrong)

    def _show_comparison(self, compared: _Compared) -> None:
        self._compared = compared
        self.changed.emit(compared.changes)
        self._dialog = RegroupDialog(compared.told, self._words, self)
        self._dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._dialog.accepted.connect(self._regroup)
        self._dialog.open()

    def _regroup(self) -> None:
        home, compared, case_id = self._home, self._compared, self._talk.case_id or ""
        if compared is not None:
            self._tasks.run(
                lambda _: groups.change_category(home, case_id, compared.seen, compared.told.category),
                self._regrouped,
                self._went_wrong,
            )

    def _regrouped(self, done: Done[Regrouping]) -> None:
        self.done(done)
        self.open_case.emit(self._talk.case_id or "")


def _newcomer(home: Home, talk: Talk, chosen: tuple[str, ...]) -> Draft:
    """The wizard's draft takes over from the interview's."""
    draft = groups.newcomer(home, talk, chosen)
    drafts.keep(home, draft.key, wizard.body_of(draft))
    drafts.drop(home, talk.key)
    return draft
