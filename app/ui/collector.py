"""Rings of objects are taken apart in the window's thread only.

Python's collector of cycles runs in whatever thread happens to allocate. A closed dialog hangs together with its
columns and signals in a ring; taken apart in a worker's thread, Qt's widgets would be deleted there, and Qt does not
survive that. So nothing is collected by itself any more, and a timer of the window asks for it.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

EVERY = 50
"""Milliseconds between two looks at how much there is to collect."""
FILLING = 5_000
"""So many new objects, and somebody fills the memory, or just did: looking through all that would hold up the window,
while nearly all of it is in use and goes by itself."""
CALM = 3_000
"""Milliseconds with fewer than that until they are looked through."""
PATIENCE = 60_000
"""Milliseconds after which they are even so."""


class Collector(QObject):
    """Collects as often as Python would, but here. Ends with :meth:`stop`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._filled, self._looked = QElapsedTimer(), QElapsedTimer()
        self._looked.start()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.collect)
        gc.disable()
        self._timer.start()

    def collect(self) -> None:
        """The oldest generation whose turn it is; none if there is little to do, or somebody fills the memory."""
        counts = gc.get_count()
        if counts[0] > FILLING:
            self._filled.start()
        due = [age for age, limit in enumerate(gc.get_threshold()) if counts[age] > limit]
        if due and not self._may_wait():
            self._looked.start()
            gc.collect(due[-1])

    def _may_wait(self) -> bool:
        """Whether somebody fills the memory, or just did, and it was looked through not long ago."""
        filling = self._filled.isValid() and not self._filled.hasExpired(CALM)
        return filling and not self._looked.hasExpired(PATIENCE)

    def stop(self) -> None:
        """From here on Python collects by itself again."""
        self._timer.stop()
        gc.enable()
