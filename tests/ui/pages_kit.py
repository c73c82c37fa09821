"""What the tests of the main pages share: a home with a commune, pages that are shown, waits for the database."""

from __future__ import annotations

from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from app.ui.tasks import Tasks
from tests.ui.checks import shown

W = TypeVar("W", bound=QWidget)


class Heard:
    """Every signal of a page that was sent, as (name, arguments)."""

    def __init__(self, page: Any, *names: str) -> None:
        self.all: list[tuple[str, Any]] = []
        for name in names:
            getattr(page, name).connect(self._taker(name))

    def _taker(self, name: str) -> Any:
        def take(*args: Any) -> None:
            self.all.append((name, args[0] if args else None))

        return take

    def of(self, name: str) -> list[Any]:
        return [value for each, value in self.all if each == name]


def quiet(qtbot: Any, tasks: Tasks) -> None:
    """Wait until nothing is asked of the database any more."""
    for _ in range(3):
        QCoreApplication.processEvents()
        qtbot.waitUntil(lambda: not tasks.open, timeout=10_000)
        QCoreApplication.processEvents()


def put_up(page: W, qtbot: Any, tasks: Tasks, target: object = None, size: tuple[int, int] = (1182, 640)) -> W:
    """Show a page as the window does, and wait for what it reads."""
    shown(page, *size)
    if target is not None:
        page.open_target(target)  # type: ignore[attr-defined]
    quiet(qtbot, tasks)
    return page


def put_away(page: QWidget) -> None:
    page.hide()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
