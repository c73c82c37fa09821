"""The window from a cold start: says ``ready`` once it is shown and its first page is filled, then ends."""

from __future__ import annotations

import sys
from pathlib import Path


def main(folder: Path, passphrase: str) -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from app import bootstrap

    app = QApplication(sys.argv[:1])

    def look() -> None:
        for sitting_down in app.findChildren(bootstrap.SittingDown):
            shell = sitting_down._shell
            if shell is not None and shell.window.isVisible() and not sitting_down._tasks.open:
                app.processEvents()
                print("ready", flush=True)
                app.exit(0)

    timer = QTimer(app)
    timer.timeout.connect(look)
    timer.start(2)
    bootstrap.open_window(folder, passphrase=passphrase)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
