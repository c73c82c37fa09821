"""An office with two hamlets, and a way to wait for the threads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.ui import dialogs
from tests.services.commune import Commune, a_commune


@pytest.fixture
def commune(tmp_path: Path) -> Iterator[Commune]:
    with a_commune(tmp_path, "Thôn Xuân Hòa", "Bến cá Tiên Châu") as made:
        yield made


@pytest.fixture(autouse=True)
def _no_dialog_that_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dialog that nobody will answer fails the test instead of stopping it."""

    def crashed(self: dialogs.CrashDialog) -> int:
        raise AssertionError(self._report.toPlainText())

    def told(self: dialogs.MessageDialog) -> None:
        raise AssertionError(self.windowTitle())

    monkeypatch.setattr(dialogs.CrashDialog, "exec", crashed)
    monkeypatch.setattr(dialogs.MessageDialog, "ask", told)


@pytest.fixture
def until(qtbot: QtBot) -> Callable[[Callable[[], object]], None]:
    def wait(true: Callable[[], object]) -> None:
        qtbot.waitUntil(lambda: bool(true()), timeout=20000)

    return wait
