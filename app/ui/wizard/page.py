"""The wizard's page: screens at the left, one matter in the middle, the plan's and the law's words at the right.

It wires: what is typed goes into the draft, the draft to the keeper; leaving a screen commits through the service.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.changes import Changes, Done
from app.domain.questions import Saying
from app.domain.worksheet import NOT_SAME, PAPER, Draft
from app.errors import UserError
from app.home import Home
from app.services import wizard
from app.services.duplicates import Lookalike
from app.services.wizard import Sitting
from app.ui import dialogs
from app.ui.field_words import Words
from app.ui.formats import fill
from app.ui.messages import explain
from app.ui.tasks import Tasks
from app.ui.widgets.fields import first_input
from app.ui.wizard.asked import Asked
from app.ui.wizard.context import Context
from app.ui.wizard.deeds import Deeds
from app.ui.wizard.flow import Flow, with_papers
from app.ui.wizard.form import ScreenForm
from app.ui.wizard.frame import WizardFrame
from app.ui.wizard.keeper import Keeper
from app.ui.wizard.lookalikes import Lookalikes, typed_about
from app.ui.wizard.scans import Scans


class WizardPage(WizardFrame):
    """One sitting. Enter: next field; Ctrl+Enter: next screen; Ctrl+Shift+Enter: the one before; Esc leaves and keeps.

    Signals: ``finished(object)`` and ``changed(object)`` carry :class:`Changes`; ``left()`` the person goes away, all
    is kept; ``ready()`` a screen is shown; ``retitled()``.
    """

    finished = Signal(object)
    changed = Signal(object)
    left = Signal()
    ready = Signal()
    retitled = Signal()

    def __init__(
        self,
        home: Home,
        tasks: Tasks,
        case_id: str | None = None,
        category: str | None = None,
        area_id: str | None = None,
        person_id: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tasks, parent)
        self._home = home
        self._context: Context | None = None
        self._draft: Draft | None = None
        self._flow = Flow(())
        self._lookalikes: Lookalikes | None = None
        self._wanted = self._warned = ""
        self.scans, self.deeds, self.asked = Scans(self), Deeds(self), Asked(self)
        self._keeper = Keeper(home, tasks, self)
        self._keeper.kept.connect(self._was_kept)
        self._keeper.failed.connect(self._not_kept)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
        self.open(case_id, category, area_id, person_id)

    # What the window calls -----------------------------------------------------------------------------------------

    def title(self) -> str:
        if self._context is None or self._draft is None:
            return self.tr("Lập hồ sơ")
        name = self.values().get("name") or self._context.sitting.tables.questionnaire.unnamed
        return fill("%1 · %2", self._draft.category, name)

    def may_leave(self) -> bool:
        """The page is left or the window closes: what is typed is kept, and committed if it can be."""
        self.collect()
        self._keeper.now()
        if not self._busy and self._draft is not None and not self._draft.readable.untouched:
            draft = self._draft
            self.run(lambda: wizard.commit(self._home, draft), self._committed, self._stayed_draft)
        return True

    def on_changes(self, _changes: Changes) -> None:
        """Others changed rows: shown when the next screen is."""

    # The sitting ---------------------------------------------------------------------------------------------------

    def open(
        self,
        case_id: str | None = None,
        category: str | None = None,
        area_id: str | None = None,
        person_id: str | None = None,
    ) -> None:
        """Begin, resume, or change to another case."""
        self.run(
            lambda: wizard.open_sitting(
                self._home, case_id=case_id, category=category, area_id=area_id, person_id=person_id
            ),
            self._opened,
        )

    @property
    def draft(self) -> Draft:
        """Where the sitting stands. Raises: AssertionError before it was opened."""
        assert self._draft is not None
        return self._draft

    @property
    def form(self) -> ScreenForm:
        """The screen that is shown. Raises: AssertionError before one is."""
        assert self._form is not None
        return self._form

    @property
    def lookalikes(self) -> Lookalikes | None:
        return self._lookalikes

    @property
    def context(self) -> Context:
        """What the editors ask. Raises: AssertionError before the sitting was opened."""
        assert self._context is not None
        return self._context

    @property
    def home(self) -> Home:
        return self._home

    @property
    def tasks(self) -> Tasks:
        return self._tasks

    def values(self) -> dict[str, Any]:
        """What is on record, with what was typed over it."""
        if self._context is None or self._draft is None:
            return {}
        return {**self._context.sitting.values, **self._draft.typed}

    def answers(self) -> dict[str, Any]:
        """The values as the flow judges them."""
        return with_papers(self.values())

    def _opened(self, sitting: Sitting) -> None:
        self._context = Context(self._home, self._tasks, sitting, Words(self._home))
        self._draft = sitting.draft
        self._flow = Flow.of(sitting.tables.questionnaire)
        self._replace_sides(self._flow.screens, sitting.tables.codes["evidence_kinds"])
        self.banners.take_back("resumed")
        if sitting.typed_at:
            when = datetime.fromisoformat(sitting.typed_at).astimezone()
            self.banners.tell(
                "resumed",
                fill(self.tr("Đã gõ lúc %1 mà chưa ghi vào hồ sơ: %2. Vẫn còn nguyên ở dưới."), when, self._unkept()),
                "accent",
            )
        self._tell_moved(sitting)
        self.show_screen()
        self.asked.ask()
        self.retitled.emit()

    def _unkept(self) -> str:
        """The labels of what is typed and not committed."""
        assert self._context is not None
        questionnaire = self._context.sitting.tables.questionnaire
        keys = [*self.draft.typed, *self.draft.texts]
        labels = [q.label for key in keys if (q := questionnaire.question(key)) is not None]
        if any(key.startswith(PAPER) for key in keys):
            labels.append(self.tr("Giấy tờ"))
        return ", ".join(dict.fromkeys(labels))

    def _tell_moved(self, sitting: Sitting) -> None:
        self.banners.take_back("moved")
        questionnaire = sitting.tables.questionnaire
        labels = [q.label for key in sitting.moved_on if (q := questionnaire.question(key)) is not None]
        if labels:
            text = fill(
                self.tr(
                    "Người khác đã sửa %1 trong lúc anh/chị ghi. Hãy xem lại; bấm Tiếp thì giữ nội dung anh/chị ghi."
                ),
                ", ".join(labels),
            )
            self.banners.tell("moved", text, "warn")

    # Screens -------------------------------------------------------------------------------------------------------

    def go(self, key: str) -> None:
        """Leave this screen for another: what was typed is committed first."""
        if not self._busy and self._form is not None:
            self._leave_for(key)

    def ask(self, key: str) -> None:
        """Go to the screen of a question, and to the question on it."""
        if self._context is not None and not self._busy:
            screen = self._context.sitting.tables.questionnaire.screen_of(key)
            if screen is not None and self._flow.screen(screen.key).when(self.answers()):
                self._wanted = key
                self.go(screen.key)

    def next(self) -> None:
        if self._busy or self._form is None:
            return
        problems = self._form.problems()
        if problems and self._warned != self.draft.at:
            self._warned = self.draft.at
            key, words = next(iter(problems.items()))
            self._say_trouble(words + " " + self.tr("Bấm Tiếp lần nữa để đi tiếp; chữ đã gõ vẫn được giữ."))
            self._form.focus_on(key)
            return
        self.collect()
        after = self._flow.after(self.draft.at, self.answers())
        self._leave_for(after.key if after else self.draft.at)

    def previous(self) -> None:
        if self._busy or self._form is None:
            return
        self.collect()
        before = self._flow.before(self.draft.at, self.answers())
        if before is not None:
            self._leave_for(before.key)

    def leave(self) -> None:
        """Go away; everything typed is kept, and committed if it can be."""
        if self._busy:
            return
        self.collect()
        self._keeper.now()
        if self._draft is None or self._draft.readable.untouched:
            self.left.emit()
            return
        draft = self.draft
        self.run(lambda: wizard.commit(self._home, draft), self._left_committed, self._left_uncommitted)

    def _left_committed(self, done: Done[Sitting]) -> None:
        self.take(done.value)
        self.changed.emit(done.changes)
        self.left.emit()

    def _stayed_draft(self, _error: Exception) -> None:
        """Somebody without a name yet, for one: the draft lies in its table and is found again."""

    def _left_uncommitted(self, _error: Exception) -> None:
        """The draft lies in the drafts table: nothing is lost, and the way out is never barred."""
        self.left.emit()

    def _leave_for(self, key: str) -> None:
        """Commit this screen, then show ``key``."""
        self.collect()
        draft = replace(self.draft, at=key)
        if draft.readable.untouched and self._context is not None and self._context.sitting.opened:
            self._draft = draft
            self._keeper.soon(draft)
            self._keeper.now()
            self.show_screen()
            return
        self._keeper.drop()
        self.run(lambda: wizard.commit(self._home, draft), self._committed, self.refused)

    def _committed(self, done: Done[Sitting]) -> None:
        self.take(done.value)
        self.banners.take_back("resumed")
        self.banners.take_back("moved")
        self.changed.emit(done.changes)
        self.show_screen()
        self._say_state(self.tr("Đã ghi vào hồ sơ"))
        self.retitled.emit()
        self.deeds.write_card()

    def take(self, sitting: Sitting) -> None:
        assert self._context is not None
        self._context.sitting = sitting
        self._draft = sitting.draft

    def refused(self, error: Exception) -> None:
        """The commit kept nothing; the draft does, here and in its table."""
        self._keeper.soon(self.draft)
        self._keeper.now()
        if isinstance(error, UserError) and error.code == "row.changed-since":
            draft = self.draft
            self.run(lambda: wizard.look_again(self._home, draft), self._looked_again)
        elif isinstance(error, UserError):
            self._say_trouble(explain(error).happened + " " + explain(error).todo)
        else:
            dialogs.show_error(self.window(), error)

    def _looked_again(self, sitting: Sitting) -> None:
        self.take(sitting)
        self._tell_moved(sitting)
        self.show_screen()

    def show_screen(self) -> None:
        assert self._context is not None
        sitting = self._context.sitting
        spec = next(screen for screen in sitting.tables.questionnaire.screens if screen.key == self.draft.at)
        self._warned = ""
        self._say_trouble("")
        self._form = ScreenForm(spec, self._flow.screen(spec.key), self._context)
        self._form.show_values(self.values(), self.draft.texts)
        self._connect_parts(self._form)
        self.deeds.offer_card(self._form)
        self._form.changed.connect(self._edited)
        self._form.ended.connect(self._next.setFocus)
        self._lookalikes = None
        if "name" in self._form.editors and sitting.file.person is None:
            self._lookalikes = Lookalikes(self._context, self)
            self._lookalikes.same.connect(self._is_same)
            self._lookalikes.another.connect(self._is_another)
            self._form.put_after("born" if "born" in self._form.editors else "name", self._lookalikes)
        self.asked.put()
        self._put_in_the_middle(self._form, spec.title, spec.lead)
        category = sitting.tables.category
        if self._beside is not None:
            source = fill("%1 · %2", category.code, category.source.text)
            notes = tuple(Saying(note.text, note.source) for note in category.notes)
            self._beside.show_screen(spec.says or notes, spec.papers, category.wording, source, sitting.file)
        last = self._flow.after(spec.key, self.answers()) is None
        self._next.setVisible(not last)
        self._before.setEnabled(self._flow.before(spec.key, self.answers()) is not None)
        self.adapt()
        self._focus_first()
        self.ready.emit()

    def _connect_parts(self, form: ScreenForm) -> None:
        for signal, act in (
            ("attach_wanted", self.scans.look_at),
            ("scans_wanted", self.scans.take_in),
            ("show_wanted", self.scans.show),
            ("detach_wanted", self.scans.detach),
            ("go_wanted", self.go),
            ("ask_wanted", self.ask),
            ("slip_wanted", self.deeds.slip),
            ("twin_wanted", self.deeds.ask_twin),
            ("finish_wanted", self.finish),
        ):
            for editor in form.editors.values():
                if hasattr(editor, signal):
                    getattr(editor, signal).connect(act)

    def _focus_first(self) -> None:
        form, wanted = self.form, self._wanted
        self._wanted = ""
        if wanted in form.editors:
            form.focus_on(wanted)
            return
        target = next((t for ask in form.spec.asks if (t := self._target(ask.key)) is not None), None)
        if target is None and self._next.isHidden():
            target = next(iter(form.inputs()), None)
        (target or self._next).setFocus(Qt.FocusReason.TabFocusReason)

    def _target(self, key: str) -> QWidget | None:
        editor = self.form.editors[key]
        value = self.values().get(key)
        return first_input(editor) if editor.isVisibleTo(self) and value in (None, ()) else None

    def adapt(self) -> None:
        answers = self.answers()
        self.form.adapt(self.values())
        if self._list is not None:
            self._list.show_progress(self._flow.progress(answers), self.draft.at)
        if self._lookalikes is not None:
            self._lookalikes.look_for(*typed_about(self.context, answers))

    # Typing --------------------------------------------------------------------------------------------------------

    def _edited(self) -> None:
        self.collect()
        self.adapt()

    def collect(self) -> None:
        """What stands on the screen goes into the draft, and the draft to the keeper."""
        if self._form is None or self._context is None or self._draft is None or self._busy:
            return
        stored, draft = self._context.sitting.values, self._draft
        for key, value in self._form.typed().items():
            value = None if value == () else value
            if value != {**stored, **draft.typed}.get(key):
                draft = draft.with_typed(key, value, stored.get(key))
        others = {key: text for key, text in draft.texts.items() if key not in self._form.editors}
        draft = replace(draft, texts=others | self._form.texts())
        if draft != self._draft:
            self._draft = draft
            self._keeper.soon(draft)
            self._say_state(self.tr("Đang ghi…"))

    def keep_now(self) -> None:
        """What waits for the keeper is kept at once."""
        self._keeper.now()

    def _focus_moved(self, old: QWidget | None, _new: QWidget | None) -> None:
        if old is not None and self._keeper.waiting and self.isAncestorOf(old):
            self._keeper.now()

    def _was_kept(self) -> None:
        self._say_state(self.tr("Đã giữ bản nháp"))

    def _not_kept(self, error: Exception) -> None:
        self.banners.explain("draft", explain(error))

    # Deeds ---------------------------------------------------------------------------------------------------------

    def finish(self) -> None:
        """Record the visit and end the sitting."""
        if self._busy:
            return
        self.collect()
        draft, visit = self.draft, self.values().get("visit")
        self._keeper.drop()
        self.run(lambda: wizard.finish(self._home, draft, visit), self._finished, self.refused)

    def _finished(self, done: Done[str]) -> None:
        self._form = None
        self.finished.emit(done.changes)

    def _is_same(self, each: Lookalike) -> None:
        """Go on with the person on record, with what was typed here put beside what is known of them."""
        case = next((case_id for case_id, category in each.cases if category == self.draft.category), None)
        self._keeper.drop()
        old = self.draft
        self.run(lambda: wizard.go_on_with(self._home, old, each.id, case), self._opened)

    def _is_another(self, person_id: str) -> None:
        self._draft = self.draft.with_typed(NOT_SAME + person_id, True, None)
        self._keeper.soon(self._draft)
        self.adapt()
