from __future__ import annotations

from PySide6.QtCore import Qt

from app.ui.tasks import Tasks
from tests.ui import gallery
from tests.ui.checks import too_small_targets, unnamed_inputs


def test_every_widget_in_the_gallery_is_named_and_large_enough(qtbot, tasks: Tasks):
    window = gallery.window(tasks)
    qtbot.addWidget(window)
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(1093, 600)
    window.show()
    for key in ("today", "cases", "people", "plans", "sync", "papers", "settings"):
        window.go(key)
        qtbot.waitUntil(lambda: not tasks.open)
        assert unnamed_inputs(window) == []
        assert too_small_targets(window.page(key)) == []
    assert window.width() == 1093
