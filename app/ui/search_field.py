"""The search field on top (Ctrl+K): people, cases and commands, in one list that drops while typing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui import icons
from app.ui.formats import nfc
from app.ui.page import Place
from app.ui.theme import Size
from app.ui.widgets.drop_list import DropItem, DropList

_AFTER_TYPING = 150


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: it goes to a ``place``, or ``run``s a command."""

    title: str
    detail: str = ""
    icon: str = "person"
    place: Place | None = None
    run: Callable[[], object] | None = None


Deliver = Callable[[Sequence[Hit]], None]
SearchProvider = Callable[[str, Deliver], object]
"""``provider(text, deliver)`` starts a search and calls ``deliver(hits)`` in the main thread when it is done, at any
time, or never. Late answers to an old text are dropped by the field."""


class SearchField(QLineEdit):
    """Signal: ``went(object)`` a Hit was taken."""

    went = Signal(object)

    def __init__(self, provider: SearchProvider | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._provider = provider
        self._question = 0
        self._hits: list[Hit] = []
        self.setPlaceholderText(self.tr("Tìm người, hồ sơ, lệnh… (Ctrl+K)"))
        self.setAccessibleName(self.tr("Tìm người, hồ sơ, lệnh"))
        self.addAction(icons.icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.setMaximumWidth(Size.SEARCH)
        self.setMinimumWidth(200)
        self._drop = DropList(self, most_rows=12, least_width=Size.SEARCH_LIST)
        self._drop.chosen.connect(self._chosen)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_TYPING)
        self._timer.timeout.connect(self._ask)
        self.textEdited.connect(self._typed)

    def set_provider(self, provider: SearchProvider | None) -> None:
        self._provider = provider

    def start(self) -> None:
        """As Ctrl+K: here, with the old text selected."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        if self.text().strip():
            self._ask()

    def hits(self) -> list[Hit]:
        return self._hits

    def _typed(self, _text: str) -> None:
        self._question += 1
        if self.text().strip():
            self._timer.start()
        else:
            self._timer.stop()
            self._hits = []
            self._drop.hide()

    def _ask(self) -> None:
        text = nfc(self.text()).strip()
        if self._provider is None or not text:
            return
        self._question += 1
        number = self._question

        def deliver(hits: Sequence[Hit]) -> None:
            if number == self._question and self.hasFocus():
                self._show(hits)

        self._provider(text, deliver)

    def _show(self, hits: Sequence[Hit]) -> None:
        self._hits = list(hits)
        items = [DropItem(hit.title, hit.detail, hit.icon) for hit in self._hits]
        if not items:
            items = [DropItem(self.tr("Không tìm thấy. Thử gõ ít chữ hơn, không cần dấu."), enabled=False)]
        self._drop.show_items(items)

    def _chosen(self, row: int) -> None:
        hit = self._hits[row]
        self.clear()
        self.clearFocus()
        self.went.emit(hit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self._question += 1
            self.clearFocus()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self._timer.stop()
            self._ask()
            return
        super().keyPressEvent(event)
