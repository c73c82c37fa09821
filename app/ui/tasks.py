"""Long work off the main thread: one thread for the database, one for the rest.

    tasks.run(load_cases, self._show_cases, title=self.tr("Đang mở hồ sơ"), cancellable=True)

``load_cases(progress)`` runs in the worker and must touch no widget. ``self._show_cases(result)`` runs in the main
thread. How that is made sure: outcomes wait in a plain queue, and one signal of :class:`Tasks`, connected *queued* to
a bound method of it, fetches them; a signal never carries the result itself. A callback that is a bound
method of a QObject is held weakly, so work for a page that was closed ends in silence.

Cancelling is real: ``progress.tick`` raises :class:`~app.progress.Cancelled` inside the work, which unwinds.
"""

from __future__ import annotations

import contextlib
import threading
import time
import weakref
from collections.abc import Callable
from enum import Enum
from queue import Empty, SimpleQueue
from typing import Any, TypeVar, cast

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from app.progress import Cancelled, Progress, Tick

T = TypeVar("T")
_TICK_EVERY = 0.05


class Lane(Enum):
    """Which thread: sessions live on DATABASE only; PDF pages, pictures, files and searches of files on OTHER."""

    DATABASE = "database"
    OTHER = "other"


class State(Enum):
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class _Callback:
    """A callable held strongly, or a bound method of a QObject held weakly."""

    def __init__(self, call: Callable[..., object] | None) -> None:
        owner = getattr(call, "__self__", None)
        bound = call is not None and isinstance(owner, QObject)
        self._weak: weakref.WeakMethod[Any] | None = weakref.WeakMethod(cast(Any, call)) if bound else None
        self._strong = call if self._weak is None else None

    @property
    def given(self) -> bool:
        return self._weak is not None or self._strong is not None

    def __call__(self, *args: object) -> None:
        call = self._weak() if self._weak is not None else self._strong
        if call is None:
            return
        owner = getattr(call, "__self__", None)
        if isinstance(owner, QObject) and not shiboken6.isValid(owner):
            return
        call(*args)


class Task:
    """One piece of work. Made by :meth:`Tasks.run`; keep it to :meth:`cancel` it."""

    def __init__(
        self,
        work: Callable[[Progress], Any],
        on_done: Callable[[Any], object] | None,
        on_error: Callable[[Exception], object] | None,
        on_cancelled: Callable[[], object] | None,
        title: str,
        cancellable: bool,
        lane: Lane,
    ) -> None:
        self.title, self.cancellable, self.lane = title, cancellable, lane
        self.state = State.QUEUED
        self.tick: Tick | None = None
        self.asked_at = time.monotonic()
        self._work: Callable[[Progress], Any] | None = work
        self._on_done, self._on_error = _Callback(on_done), _Callback(on_error)
        self._on_cancelled = _Callback(on_cancelled)
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop. Without effect on work that was started as not cancellable."""
        if self.cancellable:
            self._stop.set()

    @property
    def cancelling(self) -> bool:
        return self._stop.is_set() and self.state in (State.QUEUED, State.RUNNING)

    @property
    def over(self) -> bool:
        return self.state in (State.DONE, State.FAILED, State.CANCELLED)


class Tasks(QObject):
    """The runner. Lives in the main thread; :meth:`shutdown` before the application ends."""

    began = Signal(object)
    """Task: it was queued."""
    ticked = Signal(object)
    """Task: its ``tick`` changed."""
    ended = Signal(object)
    """Task: it is over, and its callback has run."""
    failed = Signal(object)
    """Exception of a task that was given no ``on_error``."""
    idle = Signal()
    """Nothing is queued or running any more."""
    _arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._news: SimpleQueue[tuple[Task, State, Any]] = SimpleQueue()
        self._lanes: dict[Lane, SimpleQueue[Task | None]] = {lane: SimpleQueue() for lane in Lane}
        self._threads: dict[Lane, threading.Thread] = {}
        self._open: list[Task] = []
        self._closed = False
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[Progress], T],
        on_done: Callable[[T], object] | None = None,
        on_error: Callable[[Exception], object] | None = None,
        *,
        title: str = "",
        cancellable: bool = False,
        on_cancelled: Callable[[], object] | None = None,
        lane: Lane = Lane.DATABASE,
    ) -> Task:
        """Queue ``work``. With a ``title`` it shows in the progress panel when it takes longer than 400 ms.

        After :meth:`shutdown` the task is cancelled at once and nothing runs.
        """
        task = Task(work, on_done, on_error, on_cancelled, title, cancellable, lane)
        if self._closed:
            task.state = State.CANCELLED
            return task
        self._open.append(task)
        self._start(lane)
        self._lanes[lane].put(task)
        self.began.emit(task)
        return task

    @property
    def open(self) -> tuple[Task, ...]:
        """What is queued or running, oldest first."""
        return tuple(self._open)

    def cancel_all(self) -> None:
        for task in self._open:
            task.cancel()

    def shutdown(self) -> None:
        """Cancel what can be cancelled, wait for the rest, deliver what came out. Nothing runs afterwards."""
        if self._closed:
            return
        self._closed = True
        self.cancel_all()
        for lane, thread in self._threads.items():
            self._lanes[lane].put(None)
            thread.join()
        self._deliver()

    def _start(self, lane: Lane) -> None:
        if lane not in self._threads:
            thread = threading.Thread(target=self._serve, args=(lane,), name=f"hoso-{lane.value}", daemon=True)
            self._threads[lane] = thread
            thread.start()

    # In the worker thread ------------------------------------------------------------------------------------------

    def _serve(self, lane: Lane) -> None:
        inbox = self._lanes[lane]
        while (task := inbox.get()) is not None:
            state, outcome = self._work(task)
            self._tell(task, state, outcome)
            del task, outcome

    def _work(self, task: Task) -> tuple[State, Any]:
        work, task._work = task._work, None
        if task._stop.is_set() or work is None:
            return State.CANCELLED, None
        self._tell(task, State.RUNNING, None)
        last = 0.0

        def report(tick: Tick) -> None:
            nonlocal last
            now = time.monotonic()
            if now - last >= _TICK_EVERY or tick.done == tick.total:
                last = now
                self._tell(task, State.RUNNING, tick)

        try:
            return State.DONE, work(Progress(report, task._stop.is_set))
        except Cancelled:
            return State.CANCELLED, None
        except Exception as error:
            return State.FAILED, error

    def _tell(self, task: Task, state: State, outcome: Any) -> None:
        self._news.put((task, state, outcome))
        if not self._closed:
            with contextlib.suppress(RuntimeError):  # the window is gone: nobody is left to be told
                self._arrived.emit()

    # In the main thread --------------------------------------------------------------------------------------------

    def _deliver(self) -> None:
        while True:
            try:
                task, state, outcome = self._news.get_nowait()
            except Empty:
                return
            task.state = state
            if state is State.RUNNING:
                if outcome is not None:
                    task.tick = outcome
                    self.ticked.emit(task)
                continue
            self._open.remove(task)
            try:
                self._finish(task, state, outcome)
            finally:
                self.ended.emit(task)
                if not self._open:
                    self.idle.emit()

    def _finish(self, task: Task, state: State, outcome: Any) -> None:
        if state is State.DONE:
            task._on_done(outcome)
        elif state is State.CANCELLED:
            task._on_cancelled()
        elif task._on_error.given:
            task._on_error(outcome)
        else:
            self.failed.emit(outcome)
