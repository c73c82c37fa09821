"""Small pictures of attachments, read one after another off the main thread and kept in memory while the window lives.

``thumbs.want([(sha256, media_type), …])`` asks, the first ones first; ``arrived(sha256)`` tells; :meth:`Thumbs.icon`
gives. A new wish takes the place of what is still waiting: what is seen comes before what was scrolled past. On the
disk they lie encrypted only.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap

from app.home import Home
from app.progress import Progress
from app.services import attachments
from app.ui.tasks import Lane, Tasks

MOST_KEPT = 400
AT_ONCE = 8
SIDE = 160
"""Pixels: larger than any list shows them."""


class Thumbs(QObject):
    """One for each window or page; it may be shared by several lists."""

    arrived = Signal(str)

    def __init__(self, home: Home, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._home, self._tasks = home, tasks
        self._icons: OrderedDict[str, QIcon] = OrderedDict()
        self._missing: set[str] = set()
        self._wanted: list[tuple[str, str]] = []
        self._asked: frozenset[str] = frozenset()

    def icon(self, sha256: str) -> QIcon | None:
        """The small picture if it is in memory."""
        found = self._icons.get(sha256)
        if found is not None:
            self._icons.move_to_end(sha256)
        return found

    def want(self, files: Iterable[tuple[str, str]]) -> None:
        """Read these next. What was found to have none is not asked for again until :meth:`forget_missing`."""
        self._wanted = [
            (sha256, media_type)
            for sha256, media_type in dict.fromkeys(files)
            if sha256 not in self._icons and sha256 not in self._missing and sha256 not in self._asked
        ][:MOST_KEPT]
        self._next()

    def forget_missing(self) -> None:
        """Files may have come since (an exchange)."""
        self._missing.clear()

    def _next(self) -> None:
        if self._asked or not self._wanted:
            return
        batch, self._wanted = self._wanted[:AT_ONCE], self._wanted[AT_ONCE:]
        home = self._home

        def read(_progress: Progress) -> list[tuple[str, QImage | None]]:
            return [(sha256, _image(attachments.thumbnail(home, sha256, kind))) for sha256, kind in batch]

        self._asked = frozenset(sha256 for sha256, _ in batch)
        self._tasks.run(read, self._came, self._failed, lane=Lane.OTHER)

    def _came(self, pictures: list[tuple[str, QImage | None]]) -> None:
        self._asked = frozenset()
        for sha256, image in pictures:
            if image is None:
                self._missing.add(sha256)
                continue
            self._icons[sha256] = QIcon(QPixmap.fromImage(image))
            while len(self._icons) > MOST_KEPT:
                self._icons.popitem(last=False)
            self.arrived.emit(sha256)
        self._next()

    def _failed(self, _error: Exception) -> None:
        """A small picture is never worth a message; the paper itself says what is wrong when it is opened."""
        self._asked = frozenset()
        self._next()


def _image(data: bytes | None) -> QImage | None:
    image = QImage.fromData(data) if data else QImage()
    if image.isNull():
        return None
    return image.scaled(SIDE, SIDE, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
