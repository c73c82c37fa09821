"""Keeps what is typed: within a second of the last key, at once when a field is left."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from app.home import Home
from app.services import drafts, wizard
from app.ui.tasks import Tasks

DELAY = 600
"""Milliseconds from the first unkept change to its keeping. Not restarted by further typing: somebody who types
without a pause is kept every 600 ms too."""


class Kept(Protocol):
    """What is kept: a draft of the wizard, a sitting at the paper sheets."""

    @property
    def key(self) -> str: ...


class Keeper(QObject):
    """One draft on its way to the drafts table. ``body_of`` makes the text that is kept of it.

    Signals: ``kept()`` it lies there now; ``failed(object)`` it could not be written, the text is still on the screen.
    """

    kept = Signal()
    failed = Signal(object)

    def __init__(
        self,
        home: Home,
        tasks: Tasks,
        parent: QObject | None = None,
        *,
        body_of: Callable[[Any], str] = wizard.body_of,
    ) -> None:
        super().__init__(parent)
        self._home, self._tasks, self._body_of = home, tasks, body_of
        self._waiting: Kept | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY)
        self._timer.timeout.connect(self.now)

    def soon(self, draft: Kept) -> None:
        """The draft has changed."""
        self._waiting = draft
        if not self._timer.isActive():
            self._timer.start()

    def now(self) -> None:
        """Keep at once what waits."""
        self._timer.stop()
        draft, self._waiting = self._waiting, None
        if draft is None:
            return
        home, key, body = self._home, draft.key, self._body_of(draft)
        self._tasks.run(lambda _progress: drafts.keep(home, key, body), self._was_kept, self._was_not_kept)

    def drop(self) -> None:
        """What waits is committed by somebody else."""
        self._timer.stop()
        self._waiting = None

    @property
    def waiting(self) -> bool:
        return self._waiting is not None

    def _was_kept(self, _nothing: object) -> None:
        self.kept.emit()

    def _was_not_kept(self, error: Exception) -> None:
        self.failed.emit(error)
