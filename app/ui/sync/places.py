"""Where files come from and go to: sticks that are plugged in, the folder of last time, the system's own chooser."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QStorageInfo
from PySide6.QtWidgets import QFileDialog, QWidget

_MOUNTS = ("/media/", "/run/media/", "/mnt/")


def sticks() -> list[Path]:
    """Where sticks are plugged in, as far as the system tells: every drive but the system's own."""
    found = []
    for volume in QStorageInfo.mountedVolumes():
        if not volume.isReady() or not volume.isValid():
            continue
        root = volume.rootPath()
        if sys.platform == "win32":
            removable = not root.upper().startswith("C:")
        else:
            removable = any(root.startswith(mount) for mount in _MOUNTS)
        if removable:
            found.append(Path(root))
    return found


def start_at(remembered: str) -> str:
    """The folder to begin in: that of last time if it is there, else a stick, else the person's own."""
    return stick_now(remembered) or str(Path.home())


def stick_now(remembered: str) -> str:
    """The folder whose files are shown unasked: that of last time, else a stick; empty if neither is there."""
    if remembered and Path(remembered).is_dir():
        return remembered
    plugged = sticks()
    return str(plugged[0]) if plugged else ""


def choose_folder(parent: QWidget, title: str, remembered: str) -> Path | None:
    chosen = QFileDialog.getExistingDirectory(parent, title, start_at(remembered))
    return Path(chosen) if chosen else None


def choose_file(parent: QWidget, title: str, remembered: str, filter_: str) -> Path | None:
    chosen, _ = QFileDialog.getOpenFileName(parent, title, start_at(remembered), filter_)
    return Path(chosen) if chosen else None
