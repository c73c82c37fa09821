"""A dressed application, and a task runner that is always shut down."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from app.ui import theme
from app.ui.tasks import Tasks


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform has no window manager to give hints to, and says so of each window with a least size."""
    for item in items:
        if "tests/ui/" in item.nodeid:
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints"))


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    """What a test leaves open is deleted by Qt, in Qt's order, and in no worker's thread: the collector of cycles,
    which finds a page and its columns hanging together, would take its widgets apart wherever it runs
    (:mod:`app.ui.collector`)."""
    theme.apply(qapp, theme.Scheme.LIGHT)
    gc.disable()
    yield
    for widget in qapp.topLevelWidgets():
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.enable()
    gc.collect(0)  # what this test made


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    runner = Tasks()
    yield runner
    runner.shutdown()
    runner.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
