"""A message across the page: something to know or do, that does not stop the work."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.ui import icons
from app.ui.messages import Blame, Explained
from app.ui.theme import Space
from app.ui.widgets.badge import IconLabel

_ICON = {"neutral": "info", "accent": "info", "good": "good", "warn": "warning", "bad": "error", "stuck": "blocked"}
Action = tuple[str, Callable[[], object]]


class Banner(QFrame):
    """One message with its buttons. ``closed()`` when the person puts it away."""

    closed = Signal()

    def __init__(
        self,
        text: str,
        tone: str = "accent",
        actions: Sequence[Action] = (),
        *,
        closable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("tone", tone)
        self.setProperty("edge", tone)
        self.setAccessibleName(text)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.M, Space.XS, Space.XS, Space.XS)
        layout.setSpacing(Space.S)
        layout.addWidget(IconLabel(_ICON[tone], tone, parent=self))
        self._text = QLabel(text, self)
        self._text.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)  # two lines need the height of two
        self._text.setSizePolicy(policy)
        layout.addWidget(self._text, 1)
        for label, call in actions:
            button = QPushButton(label, self)
            button.clicked.connect(call)
            layout.addWidget(button)
        if closable:
            close = QToolButton(self)
            close.setProperty("role", "quiet")
            close.setIcon(icons.icon("close", tone))
            close.setToolTip(self.tr("Cất thông báo này"))
            close.setAccessibleName(self.tr("Cất thông báo này"))
            close.clicked.connect(self.closed)
            layout.addWidget(close)

    def text(self) -> str:
        return self._text.text()


class BannerArea(QWidget):
    """Where the window shows banners, one per key, newest on top; empty it takes no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._banners: dict[str, Banner] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(Space.L, Space.S, Space.L, 0)
        self._layout.setSpacing(Space.S)
        self.hide()

    def tell(
        self, key: str, text: str, tone: str = "accent", actions: Sequence[Action] = (), *, closable: bool = True
    ) -> Banner:
        """Show a message; one with the same key is replaced."""
        self.take_back(key)
        banner = Banner(text, tone, actions, closable=closable, parent=self)
        banner.setProperty("bannerKey", key)
        banner.closed.connect(self._closed)
        self._banners[key] = banner
        self._layout.insertWidget(0, banner)
        self.show()
        return banner

    def explain(self, key: str, explained: Explained) -> Banner:
        """An error as a banner."""
        tone = "warn" if explained.blame is Blame.INPUT else "bad"
        return self.tell(key, explained.text.replace("\n", " "), tone)

    def take_back(self, key: str) -> None:
        banner = self._banners.pop(key, None)
        if banner is not None:
            banner.hide()
            banner.deleteLater()
        self.setVisible(bool(self._banners))

    def shown(self) -> dict[str, str]:
        """Key → text of what is shown."""
        return {key: banner.text() for key, banner in self._banners.items()}

    def _closed(self) -> None:
        sender = self.sender()
        if isinstance(sender, Banner):
            self.take_back(str(sender.property("bannerKey")))
