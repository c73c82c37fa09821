"""What the main pages share: reading in the database thread, doing a deed and telling what it changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.domain.changes import ALL_CHANGED, Changes, Done
from app.home import Home
from app.progress import Progress
from app.ui.dialogs import show_error
from app.ui.field_words import Words
from app.ui.tasks import Task, Tasks
from app.ui.window import Forgetful, Memory

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class WizardRequest:
    """Which wizard to open: go on with ``case_id``, or begin with a person, or with nobody yet."""

    case_id: str | None
    category: str
    area_id: str | None = None
    person_id: str | None = None


@dataclass(frozen=True, slots=True)
class InterviewRequest:
    """Which interview to open (tìm diện): the draft ``talk_id``, or one for a case, a person, or somebody at a door."""

    talk_id: str | None = None
    person_id: str | None = None
    case_id: str | None = None
    area_id: str | None = None


class ServicePage(QWidget):
    """The ground of a page.

    A page overrides :meth:`ask` (read what it shows) and :attr:`CONCERNS` (which entities it shows). Signals:
    ``changed(object)`` the Changes of a deed; ``open_case(str)``, ``open_person(str)``, ``open_household(str)`` where
    to go; ``start_wizard(object)`` a :class:`WizardRequest`; ``start_interview(object)`` an :class:`InterviewRequest`;
    ``retitled()`` the page's title is another now.
    """

    changed = Signal(object)
    open_case = Signal(str)
    open_person = Signal(str)
    open_household = Signal(str)
    start_wizard = Signal(object)
    start_interview = Signal(object)
    retitled = Signal()

    CONCERNS: tuple[str, ...] = ()

    def __init__(
        self, home: Home, tasks: Tasks, parent: QWidget | None = None, *, memory: Memory | None = None
    ) -> None:
        super().__init__(parent)
        self._home, self._tasks = home, tasks
        self._memory: Memory = memory or Forgetful()
        self._words = Words(home, {home.account.id: home.account.name})
        self._stale = False
        self._questions: dict[str, int] = {}
        self._takers: dict[str, Callable[[Any], object]] = {}
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._ask_now)

    # What the window calls -------------------------------------------------------------------------------------------

    def refresh(self, changes: Changes = ALL_CHANGED) -> None:
        """Read again if ``changes`` touch what is shown; a page out of sight waits until it is seen."""
        if self.concerned(changes):
            self._stale = True
            if self.isVisible():
                self._soon.start()

    def on_changes(self, changes: Changes) -> None:
        self.refresh(changes)

    def reload(self) -> None:
        """F5."""
        self.refresh(ALL_CHANGED)

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        if self._stale:
            self._soon.start()

    # What a page uses ------------------------------------------------------------------------------------------------

    def ask(self) -> None:
        """Read what the page shows; to be overridden."""

    def concerned(self, changes: Changes) -> bool:
        return changes.touches(*self.CONCERNS)

    def read(
        self,
        what: str,
        work: Callable[[Progress], T],
        take: Callable[[T], object],
        fail: Callable[[Exception], object] | None = None,
        *,
        title: str = "",
        left: Callable[[], object] | None = None,
    ) -> Task:
        """Read in the database thread; ``take`` gets the answer, unless the same ``what`` was asked again meanwhile.

        What may take long has a ``title`` under which it is shown, and ``left`` is told if it was cancelled.
        """
        number = self._questions[what] = self._questions.get(what, 0) + 1
        self._takers[what] = take

        def answer(progress: Progress) -> tuple[str, int, T]:
            return what, number, work(progress)

        return self._tasks.run(
            answer, self._took, fail or self._went_wrong, title=title, cancellable=True, on_cancelled=left
        )

    def do(
        self, work: Callable[[], Done[Any]], title: str = "", then: Callable[[Done[Any]], object] | None = None
    ) -> None:
        """Do a deed in the database thread; what it changed is told, and the page reads again. ``then``: instead of
        :meth:`done`, which it calls itself."""
        self._tasks.run(lambda _progress: work(), then or self.done, self._went_wrong, title=title)

    def done(self, done: Done[Any]) -> None:
        """A deed of this page or of one of its dialogs is done."""
        if done.changes:
            self.changed.emit(done.changes)
            self.refresh(done.changes)

    def remembered(self, key: str, default: str = "") -> str:
        return str(self._memory.value(f"{type(self).__name__}/{key}", default) or default)

    def remember(self, key: str, value: str) -> None:
        self._memory.setValue(f"{type(self).__name__}/{key}", value)

    def _ask_now(self) -> None:
        self._stale = False
        self.ask()

    def _took(self, answer: tuple[str, int, Any]) -> None:
        what, number, value = answer
        if self._questions.get(what) == number:
            self._takers.pop(what)(value)

    def _went_wrong(self, error: Exception) -> None:
        show_error(self.window(), error)
