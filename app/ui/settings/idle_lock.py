"""The window locks when nobody touches it: what stands on the screen goes out of sight, and drafts stay."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

_SIGNS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class IdleWatch(QObject):
    """Signal: ``idle()`` after so many minutes without a key or the mouse; 0 is never. ``rest`` while it is locked."""

    idle = Signal()

    def __init__(self, app: QApplication, minutes: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.idle)
        app.installEventFilter(self)
        self.set_minutes(minutes)

    def set_minutes(self, minutes: int) -> None:
        """Another time; counting begins anew."""
        self._timer.setInterval(max(0, minutes) * 60_000)
        self.wake()

    def rest(self) -> None:
        """Do not count: the window is locked already, or nobody sits here."""
        self._timer.stop()

    def wake(self) -> None:
        """Begin to count."""
        if self._timer.interval() > 0:
            self._timer.start()
        else:
            self._timer.stop()

    def counting(self) -> bool:
        return self._timer.isActive()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS and self._timer.isActive():
            self._timer.start()
        return False


class Curtain:
    """Takes the window's content out of sight for as long as the block lasts.

    with Curtain(window):
        dialog.exec()
    """

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._hidden: QWidget | None = None

    def __enter__(self) -> None:
        central = self._window.centralWidget()
        if central is not None and central.isVisible():
            self._hidden = central
            central.hide()

    def __exit__(self, *_: object) -> None:
        if self._hidden is not None:
            self._hidden.show()
