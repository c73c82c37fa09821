"""A dressed application, and a task runner that is always shut down."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from app.ui import theme
from app.ui.tasks import Tasks


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    theme.apply(qapp, theme.Scheme.LIGHT)


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    runner = Tasks()
    yield runner
    runner.shutdown()
    runner.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
