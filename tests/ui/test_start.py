from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
import sys
from PySide6.QtWidgets import QApplication
from app.ui import i18n, theme
from app.ui.page import PageSpec
from app.ui.tasks import Tasks
from app.ui.widgets.empty_state import EmptyState
from app.ui.window import MainWindow
app = QApplication([])
i18n.install(app, "vi"); theme.apply(app, "light")
tasks = Tasks()
window = MainWindow([PageSpec("today", "Việc hôm nay", "today", EmptyState)], tasks)
window.show(); window.start(); app.processEvents()
heavy = {"sqlalchemy", "alembic", "reportlab", "qtpy", "qtawesome", "numpy", "pypdfium2", "PIL", "xlsxwriter",
         "python_calamine", "sqlcipher3", "cryptography"}
print(sorted(heavy & set(sys.modules)), sorted(m for m in sys.modules if m.startswith("PySide6.Qt")))
tasks.shutdown()
"""


def test_showing_the_window_imports_only_what_it_needs():
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, cwd=ROOT, encoding="utf-8", timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[] ['PySide6.QtCore', 'PySide6.QtGui', 'PySide6.QtWidgets']"
