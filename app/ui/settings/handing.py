"""Handing a file to the system: its own viewer (which prints), or the folder it lies in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_file(file: Path) -> bool:
    """Open in the system's viewer; False if there is none."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))


def open_folder(file: Path) -> bool:
    """Show the folder of ``file``; False if the system has nothing to show it with."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.parent)))
