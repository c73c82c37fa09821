"""The process that is killed at a door: a laptop's window, its wizard, a word typed, kept; then nothing more."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.services import drafts, sitting
from app.ui.service_page import WizardRequest
from app.ui.shell import Shell
from app.ui.tasks import Tasks
from app.ui.widgets.fields import first_input
from app.ui.window import Forgetful
from tests.ui.checks import type_text


def main(folder: Path, account: str, passphrase: str, case_id: str, text: str) -> None:
    app = QApplication(sys.argv[:1])
    home = sitting.open_home(folder, account, passphrase)
    shell = Shell(home, Tasks(), Forgetful())
    shell.start()
    shell.start_wizard(WizardRequest(case_id, "A3"))
    host = shell.window.page("wizard")
    typed = False

    def look() -> None:
        nonlocal typed
        page = host._page
        if page is None or page._form is None or page.busy:
            return
        if page.draft.at != "child":
            page.go("child")
            return
        if not typed:
            typed = True
            type_text(first_input(page.form.editors["birth_place"]), text)
            return
        kept = drafts.find(home, page.draft.key)
        if kept is not None and text in str(kept.body):
            print("kept", flush=True)

    timer = QTimer()
    timer.setInterval(100)
    timer.timeout.connect(look)
    timer.start()
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
